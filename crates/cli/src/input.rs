//! What the program reads: secrets from a prompt without echo, from standard input, or from a file that is named. All
//! bounded.

use std::io::{BufRead as _, IsTerminal as _, Read as _};
use std::path::Path;

use countersign_app::{Problem, Result};
use zeroize::Zeroizing;

/// The most that is read of a line or a small file, in bytes.
const LIMIT: u64 = 64 * 1024;

/// The one line of standard input, or what is typed at a prompt that does not show it.
pub(crate) fn secret_line(prompt: &str) -> Result<Zeroizing<String>> {
    if std::io::stdin().is_terminal() {
        return Ok(Zeroizing::new(
            rpassword::prompt_password(format!("{prompt}: ")).map_err(|_| Problem::File)?,
        ));
    }
    only_line(&read(std::io::stdin().lock())?)
}

/// The same for what was on the screen just now: at a terminal it may be seen.
pub(crate) fn shown_line(prompt: &str) -> Result<Zeroizing<String>> {
    if !std::io::stdin().is_terminal() {
        return only_line(&read(std::io::stdin().lock())?);
    }
    // A line break ends it; what follows would be the next answer.
    let mut line = Zeroizing::new(String::with_capacity(1024));
    let asked = std::io::Write::write_all(&mut std::io::stderr(), format!("{prompt}: ").as_bytes());
    asked.map_err(|_| Problem::File)?;
    std::io::stdin()
        .lock()
        .take(1024)
        .read_line(&mut line)
        .map_err(|_| Problem::File)?;
    Ok(line)
}

/// The content of a small file, without the line end at its end.
pub(crate) fn secret_file(path: &Path) -> Result<Zeroizing<String>> {
    let bytes = read(std::fs::File::open(path).map_err(|_| unread(path))?)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Problem::RequestMalformed)?;
    Ok(Zeroizing::new(
        text.trim_end_matches(['\r', '\n']).to_owned(),
    ))
}

/// The next line of standard input, of 1 KiB at the most, which may be seen while it is typed; `None` at its end.
pub(crate) fn visible_line(prompt: &str) -> Result<Option<Zeroizing<String>>> {
    if std::io::stdin().is_terminal() {
        let asked =
            std::io::Write::write_all(&mut std::io::stderr(), format!("{prompt}: ").as_bytes());
        asked.map_err(|_| Problem::File)?;
    }
    let mut line = Zeroizing::new(String::with_capacity(1024));
    let read = std::io::stdin()
        .lock()
        .take(1024)
        .read_line(&mut line)
        .map_err(|_| Problem::File)?;
    Ok((read > 0).then_some(line))
}

/// The whole content of a small file.
pub(crate) fn small_file(path: &Path) -> Result<Zeroizing<Vec<u8>>> {
    let file = std::fs::File::open(path).map_err(|_| unread(path))?;
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(4 * LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| unread(path))?;
    match bytes.len() as u64 > 4 * LIMIT {
        true => Err(Problem::RequestMalformed.into()),
        false => Ok(bytes),
    }
}

/// A picture file, up to one byte more than is read of pictures, so that a larger one is told from one that fits.
pub(crate) fn picture(path: &Path) -> Result<Zeroizing<Vec<u8>>> {
    let file = std::fs::File::open(path).map_err(|_| unread(path))?;
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(countersign_app::QR_IMAGE_LIMIT as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| unread(path))?;
    Ok(bytes)
}

/// A file that can't be read, by its name.
pub(crate) fn unread(path: &Path) -> Problem {
    let name = path.file_name().unwrap_or(path.as_os_str());
    Problem::FileUnread {
        name: name.to_string_lossy().into_owned(),
    }
}

/// Whether somebody says yes at the terminal. Without a terminal: no.
pub(crate) fn confirmed(question: &str) -> bool {
    if !std::io::stdin().is_terminal() {
        return false;
    }
    let mut answer = String::new();
    let asked = std::io::Write::write_all(
        &mut std::io::stderr(),
        format!("{question} [y/N] ").as_bytes(),
    );
    asked.is_ok()
        && std::io::stdin().read_line(&mut answer).is_ok()
        && matches!(answer.trim(), "y" | "Y" | "yes")
}

fn read(source: impl std::io::Read) -> Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::new());
    source
        .take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| Problem::File)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Problem::RequestMalformed.into());
    }
    Ok(bytes)
}

/// The only line: what follows it would be dropped without a word.
fn only_line(bytes: &[u8]) -> Result<Zeroizing<String>> {
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::RequestMalformed)?;
    let mut lines = text.lines();
    let first = Zeroizing::new(lines.next().unwrap_or_default().to_owned());
    match lines.all(|line| line.trim().is_empty()) {
        true => Ok(first),
        false => Err(Problem::SeveralLines.into()),
    }
}
