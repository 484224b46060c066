//! Stratum.

use countersign_transfer::{ReadError, Warning};

use super::common::{PASSWORD, failure, fixture, lines, read, warnings};

/// In Stratum's own order; a secret of nine characters has the bytes that fill.
const ROWS: [&str; 4] = [
    "Zed |  | MZXW6YTBOI | hotp SHA512 6 #7 icon=image/png/8",
    "Acme | ann | MZXW6YTB | totp SHA256 8 60 groups=[\"Work\", \"Home\"]",
    "Steam | eve | MFRGGZDF | steam groups=[\"Home\"]",
    "refused \"Ya: yan\" unsupportedKind",
];

/// The known answers: no accounts, salts 00…, nonces a0….
const EMPTY: &str = "41555448454e54494341544f5250524f000102030405060708090a0b0c0d0e0fa0a1a2a3a4a5a6a7a8a9aaab5c747157dd8726dac7bc1a89865ef2267516a915487d7d8afc7248452a8118adba00d5a805";
const EMPTY_LEGACY: &str = "41757468656e74696361746f7250726f000102030405060708090a0b0c0d0e0f10111213a0a1a2a3a4a5a6a7a8a9aaabacadaeafbafef4815289463e2760ed8dc2781d746e9af1f14d6c745663da91877846fe9a";

fn hex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn the_known_answers_open() {
    for file in [EMPTY, EMPTY_LEGACY] {
        let import = read(&hex(file), Some(PASSWORD)).unwrap();
        assert_eq!(import.format, "stratum");
        assert!(import.rows.is_empty());
    }
}

#[test]
fn files_made_by_other_means_open() {
    for (name, password) in [
        ("stratum-encrypted.stratum", Some(PASSWORD)),
        ("stratum-legacy.authpro", Some(PASSWORD)),
        ("stratum.db", None),
    ] {
        let import = read(&fixture(name), password).unwrap();
        assert_eq!(import.format, "stratum");
        assert_eq!(lines(&import), ROWS, "{name}");
    }
    let import = read(&fixture("stratum-encrypted.stratum"), Some(PASSWORD)).unwrap();
    assert_eq!(
        warnings(&import, 1),
        [Warning::NotKept(vec!["CopyCount".to_owned()])]
    );
}

#[test]
fn a_wrong_password_gives_no_accounts() {
    for file in [hex(EMPTY), fixture("stratum-encrypted.stratum")] {
        assert_eq!(failure(&file, None), ReadError::PasswordNeeded);
        assert_eq!(
            failure(&file, Some("orange-Umbrella-8")),
            ReadError::WrongPasswordOrDamaged
        );
    }
    // These pass the padding, as one in 256 does: then the content itself has to tell.
    let legacy = fixture("stratum-legacy.authpro");
    for attempt in [0, 155, 234, 424, 647, 1030] {
        let failure = failure(&legacy, Some(&format!("wrong {attempt}")));
        assert_eq!(failure, ReadError::WrongPasswordOrDamaged, "{attempt}");
    }
}

#[test]
fn a_file_that_is_cut_short_is_damaged() {
    for file in [
        &hex(EMPTY)[..59],
        &hex(EMPTY)[..20],
        &hex(EMPTY_LEGACY)[..83],
        &hex(EMPTY_LEGACY)[..40],
    ] {
        let failure = failure(file, Some(PASSWORD));
        assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
    }
}

#[test]
fn the_page_for_printing_is_read() {
    let page = "<!DOCTYPE html><html><body><code>otpauth://totp/A%26B:ann?secret=MZXW6YTBOI&amp;issuer=A%26B&amp;period=60</code>\
        <code>otpauth://totp/x?issuer=Y</code></body></html>";
    let import = read(page.as_bytes(), None).unwrap();
    assert_eq!(import.format, "stratum");
    assert_eq!(
        lines(&import),
        [
            "A&B | ann | MZXW6YTBOI | totp SHA1 6 60",
            "refused \"x\" secretMissing"
        ]
    );
}

#[test]
fn a_database_that_is_damaged_or_another_is_not_read() {
    let whole = fixture("stratum.db");
    let mut damaged = whole.clone();
    for byte in &mut damaged[600..1100] {
        *byte ^= 0x55;
    }
    for file in [&whole[..3000], &damaged, b"SQLite format 3\0".as_slice()] {
        let failure = failure(file, None);
        assert!(
            matches!(failure, ReadError::NotRecognised | ReadError::Damaged(_)),
            "{failure:?}"
        );
    }
}
