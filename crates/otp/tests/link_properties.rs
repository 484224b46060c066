//! What holds for every link: what is printed is read back, nothing panics, and no error repeats a
//! secret.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test"
)]

use countersign_otp::{Algorithm, Digits, Kind, Notice, OtpAuth, Period, Secret};
use proptest::prelude::*;

/// Names with what has spoiled other programs' links: `&`, spaces, `+`, `%`, `:` and everything
/// beyond ASCII.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-cA-C &+%:?#=/,;@0-9é日]{0,12}",
        "\\PC{0,20}",
        "%[0-9a-fA-F]{2}:?%3[aA]"
    ]
    .prop_map(|text| text.replace(char::is_control, "").trim().to_owned())
}

fn algorithm() -> impl Strategy<Value = Algorithm> {
    prop_oneof![
        Just(Algorithm::Sha1),
        Just(Algorithm::Sha256),
        Just(Algorithm::Sha512)
    ]
}

fn kind() -> impl Strategy<Value = (Kind, Option<u64>)> {
    let digits = || (1..=10_u8).prop_map(|count| Digits::new(count).unwrap());
    let period = (1..=86_400_u64).prop_map(|seconds| Period::new(seconds).unwrap());
    prop_oneof![
        (algorithm(), digits(), period).prop_map(|(algorithm, digits, period)| (
            Kind::Totp {
                algorithm,
                digits,
                period
            },
            None
        )),
        (algorithm(), digits(), 0..=OtpAuth::MAX_COUNTER).prop_map(
            |(algorithm, digits, counter)| (Kind::Hotp { algorithm, digits }, Some(counter))
        ),
        Just((Kind::Steam, None)),
    ]
}

fn account() -> impl Strategy<Value = OtpAuth> {
    (
        name(),
        name(),
        kind(),
        prop::collection::vec(any::<u8>(), 1..40),
    )
        .prop_map(|(issuer, label, (kind, counter), bytes)| OtpAuth {
            issuer,
            label,
            kind,
            counter,
            secret: Secret::from_bytes(bytes).unwrap(),
            notes: Vec::new(),
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn every_account_is_read_back_from_its_link(account in account()) {
        let link = account.to_link();
        prop_assert!(link.is_ascii() && !link.contains([' ', '+', ',', '#']));
        let mut again = OtpAuth::parse(&link).unwrap();
        again.notes.retain(|note| !matches!(note, Notice::UnusualDigits | Notice::UnusualPeriod));
        prop_assert_eq!(again, account);
    }

    #[test]
    fn what_was_read_once_is_read_the_same_again(link in "otpauth://(totp|hotp|steam)/\\PC{0,30}\\?secret=[A-Z2-7]{8,20}(&(issuer|digits|steam|x)=?[A-C5+&% :]{0,6}){0,3}") {
        if let Ok(mut account) = OtpAuth::parse(&link) {
            let mut again = OtpAuth::parse(&account.to_link()).unwrap();
            account.notes.clear();
            again.notes.clear();
            prop_assert_eq!(again, account);
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "(otpauth://|steam:|otpauth:)?(totp|hotp|steam)?/?[\\PC\u{0}-\u{1f}]{0,60}") {
        let _ = OtpAuth::parse(&text);
    }

    #[test]
    fn no_error_repeats_the_secret(
        secret in "[A-Z2-7]{16,32}",
        link in prop_oneof![
            Just("otpauth://SECRET"),
            Just("otpauth://SECRET/ann"),
            Just("SECRET://totp/ann"),
            Just("motp:SECRET"),
            Just("otpauth://totp/SECRET"),
            Just("otpauth://totp/ann?secret=SECRET0"),
            Just("otpauth://totp/ann?secret=SECRET&digits=SECRET"),
            Just("otpauth://totp/ann?secret=SECRET&period=1?x=SECRET"),
            Just("otpauth://totp/ann?secret=SECRET&algorithm=SHA1%26SECRET"),
            Just("otpauth://hotp/ann?secret=SECRET&counter=x SECRET"),
            Just("otpauth-migration://offline?data=SECRET"),
            Just("steam://SECRET1"),
        ],
    ) {
        let error = OtpAuth::parse(&link.replace("SECRET", &secret)).unwrap_err();
        let said = format!("{error} {error:?} {error:#?}");
        // Not even a part of it that would be worth guessing from.
        for part in secret.as_bytes().windows(6) {
            prop_assert!(!said.contains(std::str::from_utf8(part).unwrap()), "{}", said);
        }
    }

    #[test]
    fn an_account_shows_no_secret_in_its_debug_form(account in account()) {
        let secret = account.secret.to_base32();
        prop_assume!(secret.len() >= 16);
        let shown = format!("{account:?}");
        prop_assert!(!shown.contains(secret.as_str()));
        prop_assert!(shown.contains("Secret(..)"));
    }
}
