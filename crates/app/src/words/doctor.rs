//! What the keychain's doctor says.

use countersign_vault::KeychainError;

use super::{Words, words};
use crate::view::{Action, DoctorCase, DoctorCheck};

/// The rows about the keychain itself: what comes before the one that failed is well, what comes after it was not reached.
pub(crate) fn checks(failure: Option<&KeychainError>) -> Vec<DoctorCheck> {
    let rows = [
        (
            "Session bus",
            "It is there.",
            "There is none in this session.",
            cfg!(target_os = "linux"),
        ),
        (
            "Keychain program",
            "One is running.",
            "None is running.",
            true,
        ),
        ("Answer", "It answers.", "It does not answer.", true),
        (
            "Default collection",
            "There is one.",
            "There is none.",
            cfg!(target_os = "linux"),
        ),
        ("Unlocked", "It is unlocked.", "It is locked.", true),
        (
            "Permission",
            "Countersign may use it.",
            "It refuses Countersign.",
            true,
        ),
        (
            "Probe",
            "It kept, gave back and forgot a probe.",
            "It did not keep a probe.",
            true,
        ),
    ];
    let failed = failure.map(|failure| match failure {
        KeychainError::NoBus => 0,
        KeychainError::NoDaemon => 1,
        KeychainError::NoAnswer => 2,
        KeychainError::NoDefaultCollection => 3,
        KeychainError::Locked => 4,
        KeychainError::Denied => 5,
        KeychainError::NotKept | KeychainError::Other(_) => 6,
    });
    let row = |(place, (name, well, unwell, shown)): (usize, (&str, &str, &str, bool))| {
        let ok = match failed {
            Some(failed) if failed == place => Some(false),
            Some(failed) if failed < place => None,
            _ => Some(true),
        };
        let words = match (ok, failure) {
            (Some(false), Some(KeychainError::Other(said))) => format!("It said: {said}"),
            (Some(false), _) => unwell.to_owned(),
            (Some(true), _) => well.to_owned(),
            (None, _) => "Not looked at.".to_owned(),
        };
        shown.then(|| DoctorCheck {
            name: name.to_owned(),
            ok,
            words,
        })
    };
    rows.into_iter().enumerate().filter_map(row).collect()
}

/// What is said where all is well.
pub(crate) fn well(case: DoctorCase, provider: &str) -> Words {
    match case {
        DoctorCase::Opens => words(
            "The keychain works",
            format!("{provider} keeps this vault's key, and the key opens it."),
            "",
            Action::None,
        ),
        _ => words(
            "The keychain works",
            format!(
                "{provider} kept, gave back and forgot a probe. No vault here is opened by it alone."
            ),
            "",
            Action::None,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_said_once_and_what_follows_was_not_looked_at() {
        for failure in [
            KeychainError::NoDaemon,
            KeychainError::Locked,
            KeychainError::NoAnswer,
            KeychainError::Denied,
            KeychainError::NotKept,
            KeychainError::Other("no".to_owned()),
        ] {
            let rows = checks(Some(&failure));
            let failed = rows.iter().position(|row| row.ok == Some(false)).unwrap();
            assert!(rows[..failed].iter().all(|row| row.ok == Some(true)));
            assert!(rows[failed + 1..].iter().all(|row| row.ok.is_none()));
        }
        assert!(checks(None).iter().all(|row| row.ok == Some(true)));
    }
}
