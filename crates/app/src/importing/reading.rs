//! What a file is and what is in it: another program's file, a picture of QR codes, or links.

use countersign_qr::Pages;
use countersign_transfer::{
    File, Format, Import, Limits, Parts, Password, ReadError, Task, as_utf8,
};
use zeroize::Zeroizing;

use super::progress::Piece;
use crate::error::AppError;

/// What came of reading a file. Formats are their stable name and what they are called.
pub(super) enum Outcome {
    /// Links, one a line, each ended by a line break; and how much of a document they are, if it was one.
    Links(Zeroizing<String>, Option<Pages>),
    /// Its rows.
    Read {
        format: (&'static str, &'static str),
        import: Import,
    },
    /// It is no other program's file.
    NoFile(Zeroizing<Vec<u8>>),
    /// It is a page with pictures of QR codes in it.
    Pictures(Vec<Zeroizing<Vec<u8>>>),
    /// It needs a password.
    Sealed {
        format: (&'static str, &'static str),
        /// The programs that may have written it, where nothing in it tells.
        guesses: Vec<&'static str>,
        content: Zeroizing<Vec<u8>>,
    },
    /// It is only the list of other files.
    List {
        format: (&'static str, &'static str),
        parts: Parts,
        content: Zeroizing<Vec<u8>>,
        /// What is said of it without them.
        problem: AppError,
    },
    /// The password is wrong, or may be.
    WrongPassword { problem: AppError },
    /// It can't be read.
    Failed {
        format: Option<(&'static str, &'static str)>,
        problem: AppError,
    },
}

/// The formats that are nothing but links.
const LINKS: [&str; 2] = ["otpauth", "google"];

pub(super) fn read(content: Zeroizing<Vec<u8>>, work: &Piece) -> Outcome {
    let limits = limits();
    let content = as_utf8(content);
    let (format, parts, guesses, outcome) = {
        let file = match File::open(&content, &limits) {
            Ok(file) => file,
            Err(error) => return failed(None, error),
        };
        let format = match file.format() {
            Ok(format) => format,
            // It may be a picture, which is read elsewhere.
            Err(ReadError::NotRecognised) => {
                let pictures = file.pictures();
                return match pictures.is_empty() {
                    true => Outcome::NoFile(content),
                    false => Outcome::Pictures(pictures),
                };
            }
            Err(error) => return failed(None, error),
        };
        if LINKS.contains(&format.id()) {
            return match std::str::from_utf8(&content) {
                Ok(text) => Outcome::Links(ended(text), None),
                Err(_) => failed(Some(format), ReadError::NotRecognised),
            };
        }
        let outcome = file.read(&Task::new(None, &limits, work));
        (format, format.parts(&file), file.guesses(), outcome)
    };
    match (parts, outcome) {
        (Some(parts), Err(error)) => Outcome::List {
            format: (format.id(), format.name()),
            parts,
            content,
            problem: error.into(),
        },
        (_, Ok(import)) => Outcome::Read {
            format: named(import.format, format),
            import,
        },
        (_, Err(ReadError::PasswordNeeded)) => Outcome::Sealed {
            format: (format.id(), format.name()),
            guesses,
            content,
        },
        (_, Err(error)) => failed(Some(format), error),
    }
}

pub(super) fn read_sealed(
    content: Zeroizing<Vec<u8>>,
    password: &Password,
    work: &Piece,
) -> Outcome {
    let limits = limits();
    let file = match File::open(&content, &limits) {
        Ok(file) => file,
        Err(error) => return failed(None, error),
    };
    let format = file.format().ok();
    match file.read(&Task::new(Some(password), &limits, work)) {
        Ok(import) => Outcome::Read {
            format: format.map_or((import.format, import.format), |format| {
                named(import.format, format)
            }),
            import,
        },
        Err(error @ (ReadError::WrongPassword | ReadError::WrongPasswordOrDamaged)) => {
            Outcome::WrongPassword {
                problem: error.into(),
            }
        }
        Err(error) => failed(format, error),
    }
}

pub(super) fn read_links(links: &str, work: &Piece) -> Outcome {
    let limits = limits();
    let read = File::open(links.as_bytes(), &limits)
        .and_then(|file| file.read(&Task::new(None, &limits, work)));
    match read {
        Ok(import) => {
            let name = countersign_transfer::format_by_id(import.format);
            Outcome::Read {
                format: (import.format, name.map_or(import.format, Format::name)),
                import,
            }
        }
        Err(error) => failed(None, error),
    }
}

fn ended(text: &str) -> Zeroizing<String> {
    let mut links = Zeroizing::new(String::with_capacity(text.len() + 1));
    links.push_str(text);
    if !links.ends_with('\n') {
        links.push('\n');
    }
    links
}

/// Where several formats were possible, the one that read it.
fn named(id: &'static str, likeliest: &dyn Format) -> (&'static str, &'static str) {
    let format = countersign_transfer::format_by_id(id);
    (id, format.map_or(likeliest.name(), Format::name))
}

fn failed(format: Option<&'static dyn Format>, error: ReadError) -> Outcome {
    Outcome::Failed {
        format: format.map(|format| (format.id(), format.name())),
        problem: error.into(),
    }
}

/// The usual ones; a key derivation that needs more memory than is free is refused before it is begun.
fn limits() -> Limits {
    Limits {
        free_memory: free_memory(),
        ..Limits::default()
    }
}

#[cfg(target_os = "linux")]
fn free_memory() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text
        .lines()
        .find(|line| line.starts_with("MemAvailable:"))?;
    let kib: u64 = line.split_ascii_whitespace().nth(1)?.parse().ok()?;
    Some(kib * 1024)
}

/// Elsewhere the system's allocator says so.
#[cfg(not(target_os = "linux"))]
fn free_memory() -> Option<u64> {
    None
}
