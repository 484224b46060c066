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
