//! Links that are refused, and what is said of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test"
)]

use countersign_otp::{LinkError, MAX_LINK_BYTES, OtpAuth, SecretError};

const SECRET: &str = "MZXW6YTBOI";

fn refused(link: &str) -> LinkError {
    OtpAuth::parse(link).expect_err(link)
}

#[test]
fn what_is_wrong_with_a_link_is_told_apart() {
    let quoted = |text: &str| text.to_owned();
    for (link, error) in [
        ("", LinkError::NotOtpauth),
        ("MZXW6YTBOI", LinkError::NotOtpauth),
        (
            "https://totp/Acme:ann?secret=MZXW6YTBOI",
            LinkError::NotOtpauth,
        ),
        (
            "otpauth-migration://offline?data=CiQK",
            LinkError::Migration,
        ),
        (
            "OTPAUTH-MIGRATION://offline?data=CiQK",
            LinkError::Migration,
        ),
        (
            "motp://Acme:ann?secret=a1b2",
            LinkError::UnknownKind(quoted("motp")),
        ),
        (
            "otpauth://yaotp/ann?secret=MZXW6YTBOI",
            LinkError::UnknownKind(quoted("yaotp")),
        ),
        (
            "otpauth://MZXW6YTBOIMZXW6YTBOI",
            LinkError::UnknownKind(quoted("…")),
        ),
        (
            "otpauth://totp/ann?secret=MZXW6YTBOI&algorithm=SHA3-256",
            LinkError::UnknownAlgorithm(quoted("SHA3-256")),
        ),
        (
            "otpauth://totp/ann?secret=MZXW6YTBOI&algorithm=MD5",
            LinkError::UnknownAlgorithm(quoted("MD5")),
        ),
        (
            "otpauth://totp/ann?secret=MZXW6YTBOI&digits=11",
            LinkError::DigitsOutOfRange(quoted("11")),
        ),
        (
            "otpauth://totp/ann?secret=MZXW6YTBOI&digits=0",
            LinkError::DigitsOutOfRange(quoted("0")),
        ),
        (
            "otpauth://totp/ann?secret=MZXW6YTBOI&digits=262",
            LinkError::DigitsOutOfRange(quoted("262")),
        ),
        (
            "otpauth://totp/ann?secret=MZXW6YTBOI&digits=six",
            LinkError::DigitsOutOfRange(quoted("six")),
        ),
        (
            "otpauth://totp/ann?digits=6?secret=MZXW6YTBOI&secret=MZXW6YTBOI",
            LinkError::DigitsOutOfRange(quoted("…")),
        ),
        (
            "otpauth://totp/ann?secret=MZXW6YTBOI&period=0",
            LinkError::PeriodOutOfRange(quoted("0")),
        ),
        (
            "otpauth://totp/ann?secret=MZXW6YTBOI&period=86401",
            LinkError::PeriodOutOfRange(quoted("86401")),
        ),
        (
            "otpauth://totp/ann?secret=MZXW6YTBOI&period=4294967326",
            LinkError::PeriodOutOfRange(quoted("4294967326")),
        ),
        (
            "otpauth://totp/ann?secret=MZXW60TBOI",
            LinkError::Secret(SecretError::NotBase32 {
                character: '0',
                position: 6,
            }),
        ),
        (
            "otpauth://totp/ann?secret=A",
            LinkError::Secret(SecretError::Empty),
        ),
        (
            "otpauth://totp/ann?secret=&secret=MZXW6YTBOI",
            LinkError::SecretMissing,
        ),
        ("otpauth://totp/ann?issuer=Acme", LinkError::SecretMissing),
        ("otpauth://totp/ann", LinkError::SecretMissing),
        ("otpauth://totp", LinkError::SecretMissing),
        ("steam://", LinkError::SecretMissing),
        ("steam:MZXW6YTBOI", LinkError::NotOtpauth),
    ] {
        assert_eq!(refused(link), error, "{link}");
    }
}

#[test]
fn a_link_has_a_longest_length() {
    let padded = |length: usize| {
        let start = format!("otpauth://totp/ann?secret={SECRET}&image=");
        format!("{start}{}", "x".repeat(length - start.len()))
    };
    assert_eq!(
        OtpAuth::parse(&padded(MAX_LINK_BYTES)).unwrap().label,
        "ann"
    );
    assert_eq!(refused(&padded(MAX_LINK_BYTES + 1)), LinkError::TooLong);
}

#[test]
fn a_link_that_would_be_too_long_as_it_is_written_here_is_refused() {
    // Two bytes each, and six where they are written.
    for (letters, fits) in [(1_000, true), (1_300, true), (1_400, false), (2_700, false)] {
        let link = format!("otpauth://totp/{}?secret={SECRET}", "é".repeat(letters));
        match OtpAuth::parse(&link) {
            Ok(account) => {
                assert!(fits, "{letters}");
                let again = OtpAuth::parse(&account.to_link()).unwrap();
                assert_eq!(again.label, account.label);
            }
            Err(error) => {
                assert!(!fits, "{letters}");
                assert_eq!(error, LinkError::TooLong);
            }
        }
    }
}
