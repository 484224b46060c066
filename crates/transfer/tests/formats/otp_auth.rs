//! OTP Auth (iOS), in both of its encryptions.

use countersign_transfer::{ReadError, Row};

use super::common::{PASSWORD, failure, fixture, lines, read};

const WRONG: &str = "orange-Umbrella-8";
const ANN: &str = "Example | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA256 8 60";

#[test]
fn one_account_opens() {
    for name in ["otp-auth.otpauth", "otp-auth-old.otpauth"] {
        let import = read(&fixture(name), Some(PASSWORD)).unwrap();
        assert_eq!(import.format, "otp-auth", "{name}");
        assert_eq!(lines(&import), [ANN], "{name}");
    }
}

#[test]
fn all_accounts_open_with_their_folders() {
    for name in ["otp-auth.otpauthdb", "otp-auth-old.otpauthdb"] {
        let import = read(&fixture(name), Some(PASSWORD)).unwrap();
        assert_eq!(import.format, "otp-auth", "{name}");
        assert_eq!(
            lines(&import),
            [
                format!("{ANN} groups=[\"Work\"]").as_str(),
                "Zed | bob | MZXW6YTBOI | hotp SHA1 6 #7 groups=[\"Work\"]",
                "refused \"Odd: md5\" unknownAlgorithm",
                " | eve | MJQXEZTPN4 | totp SHA1 6 30 groups=[\"Home\"]",
            ],
            "{name}"
        );
        let Row::Refused(refused) = &import.rows[2] else {
            panic!("{import:?}");
        };
        let original = refused.original.as_ref().unwrap().expose();
        assert!(original.contains("secret=MZXW6YTBOI"), "{original}");
    }
}

#[test]
fn a_wrong_password_or_a_change_opens_nothing() {
    for name in [
        "otp-auth.otpauth",
        "otp-auth.otpauthdb",
        "otp-auth-old.otpauth",
        "otp-auth-old.otpauthdb",
    ] {
        let file = fixture(name);
        assert_eq!(failure(&file, None), ReadError::PasswordNeeded, "{name}");
        for wrong in [WRONG, "wrong 1", "wrong 2"] {
            let told = failure(&file, Some(wrong));
            assert_eq!(told, ReadError::WrongPasswordOrDamaged, "{name}");
        }
        let cut = failure(&file[..file.len() - 16], Some(PASSWORD));
        assert!(matches!(cut, ReadError::Damaged(_)), "{name}: {cut:?}");
        let cut = failure(&file[..file.len() - 1], Some(PASSWORD));
        assert!(matches!(cut, ReadError::Damaged(_)), "{name}: {cut:?}");
    }
    // The newer encryption checks all of it.
    let mut damaged = fixture("otp-auth.otpauthdb");
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    assert_eq!(
        failure(&damaged, Some(PASSWORD)),
        ReadError::WrongPasswordOrDamaged
    );
}
