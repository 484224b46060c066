//! Every file that is encrypted, with a wrong password and with every sort of damage: nothing panics, and what opens
//! in spite of it has the accounts that it should have.

use countersign_transfer::{FileNote, ReadError};

use super::common::{PASSWORD, fixture, read};

/// The files, their passwords, and how many bytes lie between two that are changed: each costs a derivation.
const FILES: &[(&str, &str, usize)] = &[
    ("2fas-encrypted.2fas", PASSWORD, 7),
    ("aegis-encrypted.json", "pässwörd", 101),
    ("andotp-old.json.aes", PASSWORD, 7),
    ("andotp.json.aes", PASSWORD, 101),
    ("authenticator-plus.zip", PASSWORD, 5),
    ("bitwarden-argon2.json", PASSWORD, 31),
    ("bitwarden-pbkdf2.json", PASSWORD, 101),
    ("ente-encrypted.json", PASSWORD, 11),
    ("keepass4.kdbx", PASSWORD, 101),
    ("keepassxc.kdbx", PASSWORD, 201),
    ("otp-auth.otpauthdb", PASSWORD, 101),
    ("proton-password.json", PASSWORD, 11),
    ("raivo.zip", PASSWORD, 11),
    ("stratum-encrypted.stratum", PASSWORD, 61),
    ("stratum-legacy.authpro", PASSWORD, 61),
    ("winauth.zip", PASSWORD, 3),
];

#[test]
fn a_wrong_letter_in_the_password_is_told() {
    for (name, password, _) in FILES {
        let file = fixture(name);
        assert_eq!(
            read(&file, None).unwrap_err(),
            ReadError::PasswordNeeded,
            "{name}"
        );
        let wrong = format!("{}x", &password[..password.len() - 1]);
        let failure = read(&file, Some(&wrong)).unwrap_err();
        assert!(
            matches!(
                failure,
                ReadError::WrongPassword | ReadError::WrongPasswordOrDamaged
            ),
            "{name}: {failure:?}"
        );
    }
}

#[test]
fn a_flipped_bit_never_changes_an_account() {
    for (name, password, step) in FILES {
        let whole = fixture(name);
        let right = read(&whole, Some(password)).unwrap();
        let mut opened = 0;
        for at in (0..whole.len()).step_by(*step) {
            let mut file = whole.clone();
            file[at] ^= 1 << (at % 7);
            // A member that is called otherwise is said not to be kept. White space, and what only concerns other slots, may change without harm. In the old encryption nothing
            // is authenticated but the padding: there the content has changed.
            if let Ok(import) = read(&file, Some(password))
                && *name != "stratum-legacy.authpro"
                && !import
                    .notes
                    .iter()
                    .any(|note| matches!(note, FileNote::NotKept(_)))
            {
                opened += 1;
                let same = import.accounts().zip(right.accounts()).all(|(one, other)| {
                    one.account.secret == other.account.secret
                        && one.account.kind == other.account.kind
                });
                assert!(
                    same && import.rows.len() == right.rows.len(),
                    "{name}: byte {at}"
                );
            }
        }
        println!("{name}: {opened} of {} opened", whole.len() / step);
    }
}

#[test]
fn a_file_that_is_cut_short_never_opens() {
    for (name, password, step) in FILES {
        let whole = fixture(name);
        for length in (0..whole.len() - 1).rev().step_by(step * 3) {
            let outcome = read(&whole[..length], Some(password));
            assert!(outcome.is_err(), "{name}: cut to {length}");
        }
        assert!(
            read(&whole[..whole.len() - 1], Some(password)).is_err(),
            "{name}"
        );
    }
}
