//! Sentences on rows and files.

use std::collections::BTreeMap;

use countersign_otp::LinkError;
use countersign_qr::Pages;
use countersign_transfer::{FileNote, Refusal, Warning};

use crate::adding::notice;

pub(super) fn warning(warning: &Warning) -> String {
    match warning {
        Warning::Notice(noticed) => notice(noticed),
        Warning::NotKept(names) => no_place(&names.join(", ")),
        Warning::IconNotKept => {
            "Its picture is too large, or can't be read. It is left out.".to_owned()
        }
        Warning::Archived => "It was archived in the other program.".to_owned(),
        Warning::LinkDiffers => {
            "The file says two different things about it. Compare the first code.".to_owned()
        }
    }
}

/// Why a row can't be taken.
pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::SecretMissing | Refusal::Link(LinkError::SecretMissing) => {
            "There is no key in it.".to_owned()
        }
        Refusal::UnsupportedKind(kind) => {
            format!("{kind} accounts make codes of a kind that Countersign does not.")
        }
        Refusal::Undecryptable => "It is damaged. The others work.".to_owned(),
        Refusal::SealedByPhone => {
            "The phone sealed its key. It can be opened only there.".to_owned()
        }
        Refusal::NotALink => "This line is not a link.".to_owned(),
        other => sentence(&other.to_string()),
    }
}

/// What is to be said of a whole file; missing parts are said apart.
pub(super) fn note(note: &FileNote) -> Option<String> {
    Some(match note {
        FileNote::PartsMissing { .. } => return None,
        FileNote::SeveralTransfers(count) => {
            format!("The codes are from {count} different transfers.")
        }
        FileNote::SlotsNotTried(count) => {
            format!("The file has {count} more passwords than are tried.")
        }
        FileNote::NotKept(names) => no_place(&names.join(", ")),
        FileNote::WithoutCode(1) => "One entry of the file has no code in it.".to_owned(),
        FileNote::WithoutCode(count) => {
            format!("{count} entries of the file have no code in them.")
        }
        FileNote::KindsNotInFile => {
            "An older version made this file. It does not say which codes follow a counter."
                .to_owned()
        }
    })
}

/// That not all pages of a document were looked at.
pub(super) fn pages(pages: &Pages) -> Option<String> {
    let Pages { looked_at, of } = pages;
    let words = format!(
        "Only the first {looked_at} of {of} pages were looked at. Save the others as a file of their own to import them too."
    );
    pages.are_more().then_some(words)
}

fn no_place(names: &str) -> String {
    format!("There is no place here for: {names}.")
}

/// What is set in accounts of the files and has no place here, each with how many accounts have it: in one sentence, as it is
/// much the same for all accounts of a file.
pub(super) fn unplaced<'a>(names: impl Iterator<Item = &'a String>) -> Option<String> {
    /// More names than any program's file has; those of a hostile one don't fill the window.
    const MOST: usize = 20;

    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let named = counts.iter().take(MOST);
    let mut named: Vec<String> = named
        .map(|(name, count)| format!("{count} × {name}"))
        .collect();
    if counts.len() > MOST {
        named.push("…".to_owned());
    }
    (!named.is_empty()).then(|| no_place(&named.join(", ")))
}

/// That nothing in a file tells what it is.
pub(super) fn guesses(file: &str, programs: &[&str]) -> String {
    let programs = programs.join(" or ");
    format!(
        "Nothing in {file} tells what it is. If it is an encrypted backup of {programs}, type its password; else it can't be read."
    )
}

/// Which parts of transfers are missing: a sentence for each transfer.
pub(super) fn missing_parts<'a>(notes: impl Iterator<Item = &'a FileNote>) -> Option<String> {
    let sentences = notes.filter_map(|note| match note {
        FileNote::PartsMissing { of, missing } => Some(match missing.as_slice() {
            [one] => format!("Part {one} of {of} is missing."),
            several => {
                let several: Vec<String> = several.iter().map(usize::to_string).collect();
                format!("Parts {} of {of} are missing.", several.join(", "))
            }
        }),
        _ => None,
    });
    let sentences: Vec<String> = sentences.collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

/// `41 accounts`, or one.
pub(crate) fn accounts(count: usize) -> String {
    match count {
        1 => "1 account".to_owned(),
        count => format!("{count} accounts"),
    }
}

#[cfg(test)]
mod tests {
    use countersign_otp::Notice;

    use super::*;

    #[test]
    fn missing_parts_are_named() {
        let missing = |of, missing: &[usize]| FileNote::PartsMissing {
            of,
            missing: missing.to_vec(),
        };
        let said = |notes: &[FileNote]| missing_parts(notes.iter());
        assert_eq!(
            said(&[missing(3, &[2])]).unwrap(),
            "Part 2 of 3 is missing."
        );
        assert_eq!(
            said(&[
                missing(4, &[1, 4]),
                FileNote::SeveralTransfers(2),
                missing(3, &[2])
            ])
            .unwrap(),
            "Parts 1, 4 of 4 are missing. Part 2 of 3 is missing."
        );
        assert_eq!(said(&[]), None);
    }

    #[test]
    fn what_has_no_place_is_counted_and_a_hostile_file_fills_no_window() {
        let names =
            |names: &[&str]| -> Vec<String> { names.iter().map(|&name| name.to_owned()).collect() };
        let said = |names: &[String]| unplaced(names.iter());
        assert_eq!(
            said(&names(&["pin", "CopyCount", "CopyCount"])).unwrap(),
            "There is no place here for: 2 × CopyCount, 1 × pin."
        );
        assert_eq!(said(&[]), None);
        let many: Vec<String> = (0..100_000).map(|at| format!("{at:06}")).collect();
        let many = said(&many).unwrap();
        assert!(many.ends_with("1 × 000019, …."), "{many}");
    }

    #[test]
    fn a_reason_is_a_sentence() {
        assert_eq!(
            refusal(&Refusal::Counter),
            "The counter is not a number from 0 to 9223372036854775807."
        );
        assert!(warning(&Warning::Notice(Notice::UnusualDigits)).ends_with('.'));
    }
}
