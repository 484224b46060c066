//! Secrets as text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test"
)]

use countersign_otp::{Secret, SecretError};
use proptest::prelude::*;

#[test]
fn base32_is_read_however_it_is_written() {
    let hello = b"Hello!\xde\xad\xbe\xef".as_slice();
    for (text, bytes, canonical) in [
        ("jbsw y3dp ehpk 3pxp", hello, "JBSWY3DPEHPK3PXP"),
        ("JBSWY3DPEHPK3PXP====", hello, "JBSWY3DPEHPK3PXP"),
        ("=JBSW-Y3DP_EHPK%203PXP\r\n", hello, "JBSWY3DPEHPK3PXP"),
        (
            "\u{FEFF}JBSW\u{A0}Y3DP\tEHPK\u{2013}3P\u{200B}XP",
            hello,
            "JBSWY3DPEHPK3PXP",
        ),
        ("MZXW6YTBO", b"fooba", "MZXW6YTB"),
        ("MZXW6YTBOI", b"foobar", "MZXW6YTBOI"),
        ("MFRGGZDFMZTWQ2LKN", b"abcdefghij", "MFRGGZDFMZTWQ2LK"),
        ("MZ7", b"f", "MY"),
    ] {
        let secret = Secret::from_base32(text).unwrap();
        assert_eq!(secret.expose(), bytes, "{text:?}");
        assert_eq!(secret.to_base32().as_str(), canonical, "{text:?}");
    }
}

#[test]
fn a_secret_without_a_whole_byte_is_empty() {
    for text in ["", "A", "====", " - ", "%20"] {
        assert_eq!(
            Secret::from_base32(text),
            Err(SecretError::Empty),
            "{text:?}"
        );
    }
    assert_eq!(Secret::from_bytes(Vec::new()), Err(SecretError::Empty));
}

#[test]
fn what_base32_does_not_have_is_named_with_its_place_and_never_guessed() {
    for (text, character, position) in [
        ("MZXW60TBOI", '0', 6),
        ("1ZXW6YTBOI", '1', 1),
        ("mzxw 6ytb o8", '8', 12),
        ("%20MZ9W", '9', 6),
        ("MZ%2BW6", '%', 3),
        ("ÄMZXW6", 'Ä', 1),
        ("MZXW6ſ", 'ſ', 6),
    ] {
        assert_eq!(
            Secret::from_base32(text),
            Err(SecretError::NotBase32 {
                character,
                position
            }),
            "{text:?}"
        );
    }
}

#[test]
fn a_secret_has_a_longest_length() {
    let longest = Secret::from_bytes(vec![7; Secret::MAX_BYTES]).unwrap();
    assert_eq!(Secret::from_base32(&longest.to_base32()), Ok(longest));
    assert_eq!(
        Secret::from_bytes(vec![7; Secret::MAX_BYTES + 1]),
        Err(SecretError::TooLong)
    );
    assert_eq!(
        Secret::from_base32(&"A".repeat(Secret::MAX_BYTES * 2)),
        Err(SecretError::TooLong)
    );
}

#[test]
fn secrets_are_equal_when_their_bytes_are() {
    let secret = Secret::from_base32("MZXW6YTBOI").unwrap();
    assert_eq!(secret, secret.duplicate());
    assert_ne!(secret, Secret::from_base32("MZXW6YTBOJ77").unwrap());
    assert_ne!(secret, Secret::from_base32("MZXW6YTBNI").unwrap());
}

proptest! {
    #[test]
    fn every_secret_survives_its_base32_text(bytes in prop::collection::vec(any::<u8>(), 1..=80)) {
        let secret = Secret::from_bytes(bytes.clone()).unwrap();
        let text = secret.to_base32();
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte)));
        let again = Secret::from_base32(&text).unwrap();
        prop_assert_eq!(again.expose(), bytes);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,60}|[a-z2-7 =%-]{0,60}") {
        if let Ok(secret) = Secret::from_base32(&text) {
            prop_assert!(secret.expose().len() * 8 <= text.chars().count() * 5);
        }
    }
}
