//! Sentences on exports.

use countersign_transfer::{Field, NotCarried, Outcome};

use crate::importing::counted;

/// Why an account can't be in a file.
pub(super) fn left_out(reason: NotCarried) -> String {
    match reason {
        NotCarried::Hotp => "This format has no codes that follow a counter.".to_owned(),
        NotCarried::Steam => "This format has no Steam codes.".to_owned(),
        NotCarried::Digits(digits) => format!("This format has no codes of {digits} characters."),
        NotCarried::Period(seconds) => {
            format!("This format has no codes that change every {seconds} seconds.")
        }
        NotCarried::SameSecret => {
            "Another account has the same key, and the other program takes the two for one."
                .to_owned()
        }
        NotCarried::NameTooLong => "Its name is longer than this format takes.".to_owned(),
        NotCarried::NoName => "It has no name, and this format wants one.".to_owned(),
        NotCarried::LooksLikeSteam => {
            "Other programs would take it for a Steam account.".to_owned()
        }
    }
}

/// What is lost, and of how many accounts.
pub(super) fn losses(outcomes: &[Outcome]) -> Vec<String> {
    let names = [
        (Field::Issuer, "Issuers"),
        (Field::Label, "Names"),
        (Field::Note, "Notes"),
        (Field::Groups, "Tags"),
        (Field::Pinned, "Pins"),
        (Field::Icon, "Pictures"),
        (Field::LastUsed, "Times of last use"),
    ];
    let count = |field: Field| {
        let has = |outcome: &&Outcome| matches!(outcome, Outcome::Without(fields) if fields.contains(&field));
        outcomes.iter().filter(has).count()
    };
    names
        .into_iter()
        .filter_map(|(field, name)| match (field, count(field)) {
            (_, 0) => None,
            (Field::Issuer | Field::Label, several) => Some(format!(
                "{name} of {} are written otherwise.",
                counted(several)
            )),
            (_, several) => Some(format!(
                "{name} of {} are not in the file.",
                counted(several)
            )),
        })
        .collect()
}

/// That some versions of the program that reads it make wrong codes of so many accounts.
pub(super) fn misread(count: usize) -> Option<String> {
    let accounts = counted(count);
    (count > 0).then(|| {
        format!(
            "Some versions of Google Authenticator ignore other algorithms than SHA-1 and other lengths than 6 digits, and make wrong codes then. Compare there the first code of {accounts}."
        )
    })
}

/// What was set for backups can't be read.
pub(super) const BACKUP_SETTINGS_DAMAGED: &str =
    "What was set for backups can't be read any more, so none are made.";
/// The last good backup was made in the future.
pub(super) const BACKUP_AGE_UNKNOWN: &str = "How old the last good backup is can't be told: it was made by a clock that was ahead of this one.";

/// The last backup could not be made.
pub(super) fn backup_failed(why: &str) -> String {
    format!("The last backup could not be made. {why}")
}

/// The last good backup is so many days old.
pub(super) fn backup_old(days: u64) -> String {
    let age = match days {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    };
    format!("The last good backup is {age} old.")
}

/// Who reads a format.
pub(super) fn for_whom(id: &str) -> &'static str {
    match id {
        "countersign" => "Everything, under a passphrase of its own; Countersign reads it anywhere",
        "otpauth" => "Nearly every other authenticator",
        "aegis" => "Aegis, and most others",
        "2fas" => "2FAS, Aegis, Ente, Proton",
        "ente" => "Ente, Aegis, Proton, Stratum",
        "google" => "Google Authenticator and nearly all others, as lines of links",
        "proton" => "Proton Authenticator, Ente",
        "stratum" => "Stratum, Aegis",
        "keepassxc-csv" => "KeePassXC",
        "otpclient" => "OTPClient, as its database",
        _ => "Other programs",
    }
}
