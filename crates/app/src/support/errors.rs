//! The references of the last problems, from the log files: of each the moment, and what the program itself knows it by.
//! Whatever else stands in a log stays there.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::explaining::{self, Explanation};

/// How many are told.
const MOST: usize = 40;
/// How much of a day's file is read, from its end.
const TAIL_BYTES: u64 = 256 * 1024;
/// How many days' files are looked into.
const MOST_FILES: usize = 7;

/// A problem that was met, and how often in a row.
#[derive(Debug, PartialEq, Eq)]
struct Met {
    last: Timestamp,
    times: usize,
    reference: &'static str,
    code: &'static str,
    title: String,
}

/// The last problems, the newest first, as lines of a list; none where there is no log.
pub(super) fn lines(folder: &Path) -> Vec<String> {
    let known = explaining::all();
    let mut met: Vec<Met> = Vec::new();
    'files: for file in files(folder) {
        let text = tail(&file).unwrap_or_default();
        for line in text.lines().rev() {
            let Some((at, explanation)) = problem_in(line, &known) else {
                continue;
            };
            let newer = met.last_mut();
            if let Some(newer) = newer.filter(|newer| newer.reference == explanation.reference) {
                newer.times += 1;
                continue;
            }
            if met.len() == MOST {
                break 'files;
            }
            met.push(Met {
                last: at,
                times: 1,
                reference: explanation.reference,
                code: explanation.code,
                title: explanation.title.clone(),
            });
        }
    }
    met.iter().map(line_of).collect()
}

fn line_of(met: &Met) -> String {
    let times = match met.times {
        1 => String::new(),
        several => format!(" ({several} times in a row)"),
    };
    format!(
        "{} {} {}: {}{times}",
        met.last.strftime("%Y-%m-%d %H:%M:%S UTC"),
        met.reference,
        met.code,
        met.title
    )
}

/// The log files, the newest first: their names have the day.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "log"))
        .collect();
    files.sort();
    files.into_iter().rev().take(MOST_FILES).collect()
}

/// The last whole lines of a file.
fn tail(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let start = file.seek(SeekFrom::End(0))?.saturating_sub(TAIL_BYTES);
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.take(TAIL_BYTES).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(match start {
        0 => text,
        _ => text
            .split_once('\n')
            .map_or(String::new(), |(_, whole)| whole.to_owned()),
    })
}

/// The moment and the problem of a line that names one which there is.
fn problem_in<'a>(line: &str, known: &'a [Explanation]) -> Option<(Timestamp, &'a Explanation)> {
    let (at, rest) = line.split_once(' ')?;
    let at: Timestamp = at.parse().ok()?;
    let value = |name: &str| {
        let (_, value) = rest.split_once(&format!(" {name}=\""))?;
        value.split('"').next()
    };
    let named = |one: &&Explanation| match value("reference") {
        Some(reference) => one.reference == reference,
        None => value("code") == Some(one.code),
    };
    Some((at, known.iter().find(named)?))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const NOT_ALLOWED: &str =
        "INFO countersign_app::error: a problem was met reference=\"CS-E403\" code=\"notAllowed\"";

    #[test]
    fn the_last_problems_are_told_by_their_references_and_nothing_else_of_the_log_is() {
        let folder = tempfile::tempdir().unwrap();
        let write = |day: &str, text: &str| {
            fs::write(folder.path().join(format!("countersign.{day}.log")), text).unwrap();
        };
        write(
            "2026-01-01",
            "2026-01-01T08:00:00.5Z  WARN countersign_app::opening: the keychain did not open the vault code=\"keychainLocked\"\n",
        );
        write(
            "2026-01-02",
            &format!(
                "2026-01-02T10:00:00.25Z  INFO countersign_app::accounts: exported accounts=ann\n\
                 2026-01-02T10:00:01Z  {NOT_ALLOWED}\n\
                 2026-01-02T10:00:02Z  {NOT_ALLOWED}\n\
                 2026-01-02T10:00:03Z  INFO x: a problem was met reference=\"CS-X999\" code=\"ann\"\n\
                 later  {NOT_ALLOWED}\n"
            ),
        );
        fs::write(folder.path().join("ann.txt"), NOT_ALLOWED).unwrap();
        fs::create_dir(folder.path().join("folder.log")).unwrap();
        let told = lines(folder.path());
        let [newest, oldest] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert!(
            newest.starts_with("2026-01-02 10:00:02 UTC CS-E403 notAllowed: ")
                && newest.ends_with(" (2 times in a row)"),
            "{newest}"
        );
        assert!(oldest.starts_with("2026-01-01 08:00:00 UTC CS-K105 keychainLocked: "));
        assert!(!told.concat().contains("ann"));
        assert!(lines(&folder.path().join("nowhere")).is_empty());
    }

    #[test]
    fn what_is_met_stands_in_the_log_as_it_is_looked_for() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("countersign.2026-01-01.log");
        let writer = fs::File::create(&log).unwrap();
        // As `logging` has it.
        let subscriber = tracing_subscriber::fmt()
            .with_ansi(false)
            .with_writer(std::sync::Mutex::new(writer))
            .finish();
        tracing::subscriber::with_default(subscriber, || {
            let _ = crate::error::AppError::from(crate::error::Problem::DiskFull).met();
        });
        let told = lines(folder.path());
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains(" CS-V113 diskFull: "), "{told:?}");
    }

    #[test]
    fn a_log_of_any_length_is_read_in_no_time_and_told_in_few_lines() {
        let folder = tempfile::tempdir().unwrap();
        let line = |reference: &str| {
            format!("2026-01-01T08:00:00Z  INFO x: met reference=\"{reference}\" code=\"\"\n")
        };
        let text = (line("CS-E403") + &line("CS-V113")).repeat(10_000);
        assert!(text.len() as u64 > 2 * TAIL_BYTES);
        fs::write(folder.path().join("countersign.2026-01-01.log"), text).unwrap();
        assert_eq!(lines(folder.path()).len(), MOST);
    }
}
