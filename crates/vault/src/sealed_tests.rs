use data_encoding::HEXLOWER;
use proptest::prelude::*;

use super::*;
use crate::ids::VaultId;
use crate::keys::{KEY_BYTES, KeyEpoch};

fn bytes(from: u8) -> [u8; 16] {
    std::array::from_fn(|i| from + i as u8)
}

fn keys(vault: [u8; 16], epoch: u32, key: [u8; KEY_BYTES]) -> Keys {
    let key = KeyBytes::from_slice(&key).unwrap();
    Keys::derive(VaultId::from_bytes(vault), KeyEpoch(epoch), &key).unwrap()
}

fn our_keys() -> Keys {
    keys(bytes(0x10), 7, std::array::from_fn(|i| i as u8))
}

fn record() -> RecordId {
    RecordId::from_bytes(bytes(0x20))
}

fn stamp() -> Stamp {
    Stamp {
        clock: HybridClock {
            ms: 1_700_000_000_123,
            counter: 5,
        },
        device: DeviceId::from_bytes(bytes(0x30)),
    }
}

// Computed by tests/known_answers.py with libsodium and OpenSSL.
const SEALED: &str = "01606162636465666768696a6b6c6d6e6f70717273747576774f9d1d9e1640d8e929957e0a56c0c1a55fa6\
                      edc95609ce297051d1922bdbe89f8a25296ac490b61ff4d60a42b0a6c9c347e8c3b82ffb93bc5cf41b24bb\
                      741cd7f1588386881d7c927525edaef25d1123";

#[test]
fn a_sealed_value_is_what_libsodium_makes_of_it() {
    let nonce = std::array::from_fn(|i| 0x60 + i as u8);
    let sealed = seal_with_nonce(
        &our_keys(),
        Column::AccountSecret,
        record(),
        stamp(),
        b"12345678901234567890",
        &nonce,
    )
    .unwrap();
    assert_eq!(HEXLOWER.encode(&sealed), SEALED);
}

#[test]
fn what_libsodium_sealed_is_opened_with_its_stamp() {
    let sealed = HEXLOWER.decode(SEALED.as_bytes()).unwrap();
    let opened = open(&our_keys(), Column::AccountSecret, record(), &sealed).unwrap();
    assert_eq!(&**opened.content, b"12345678901234567890");
    assert_eq!(opened.stamp, stamp());
}

#[test]
fn every_subkey_is_what_openssl_derives() {
    let keys = our_keys();
    // Computed by tests/known_answers.py with OpenSSL.
    for (purpose, expected) in [
        (
            Purpose::Profile,
            "82e5a2b60f4a72470f3cd9e68463b00c6fc38ced9d23d20324b98e5ceec14c4b",
        ),
        (
            Purpose::Secret,
            "d148c4b19a5b2be1a13b3184e5a2acd72e7f93f2056648aad38a27bed45bc1ae",
        ),
        (
            Purpose::State,
            "1e36894afb7cf813bd76caa57b82792d925cce328207956aadd73ebda69a630e",
        ),
        (
            Purpose::Token,
            "657138b8771e171e79d02790c7317f59005f1ac4c5f6eefaed2c91b06f08cf65",
        ),
        (
            Purpose::Clock,
            "045b7ff98403642f03728a95f1a5fe22fa878cafa9cb25e4b4b9497da3f46106",
        ),
        (
            Purpose::Session,
            "5d28fcf5359f06185df78e19d253507192969c833564929e25b316a42d5d6d86",
        ),
        (
            Purpose::RetiredItem,
            "f18b994a84aba8a5e9e766e73281db0595794ecd773bea9fddea5208fcbc2a01",
        ),
    ] {
        assert_eq!(
            HEXLOWER.encode(keys.subkey(purpose).expose()),
            expected,
            "{purpose:?}"
        );
    }
}

#[test]
fn a_value_opens_nowhere_but_in_its_own_place() {
    let key = std::array::from_fn(|i| i as u8);
    let other_key = std::array::from_fn(|i| i as u8 + 1);
    let places = [
        ("another vault", keys(bytes(0x11), 7, key), record()),
        ("another epoch", keys(bytes(0x10), 8, key), record()),
        ("another key", keys(bytes(0x10), 7, other_key), record()),
        (
            "another record",
            our_keys(),
            RecordId::from_bytes(bytes(0x21)),
        ),
    ];
    for column in Column::ALL {
        let sealed = seal(&our_keys(), column, record(), stamp(), b"content").unwrap();
        assert!(open(&our_keys(), column, record(), &sealed).is_ok());
        for (place, keys, record) in &places {
            assert!(
                open(keys, column, *record, &sealed).is_err(),
                "{column:?} in {place}"
            );
        }
        for other in Column::ALL.into_iter().filter(|other| *other != column) {
            let opened = open(&our_keys(), other, record(), &sealed);
            assert!(opened.is_err(), "{column:?} as {other:?}");
        }
    }
}

#[test]
fn sizes_tell_only_how_many_blocks_there_are() {
    let size = |length: usize| {
        let content = vec![1; length];
        seal(
            &our_keys(),
            Column::AccountProfile,
            record(),
            stamp(),
            &content,
        )
        .unwrap()
        .len()
    };
    assert_eq!(size(0), 1 + 24 + 64 + 16);
    assert_eq!(size(32), size(0));
    assert_eq!(size(33), size(0) + 64);
    assert_eq!(size(96), size(33));
}

#[test]
fn what_is_too_large_is_refused_and_not_cut() {
    let content = vec![0; MAX_CONTENT + 1];
    let sealed = seal(
        &our_keys(),
        Column::AccountProfile,
        record(),
        stamp(),
        &content,
    );
    assert!(matches!(sealed, Err(VaultError::Internal(_))));
}

#[test]
fn the_same_content_is_never_sealed_the_same_way_twice() {
    let seal = || {
        seal(
            &our_keys(),
            Column::AccountSecret,
            record(),
            stamp(),
            b"secret",
        )
        .unwrap()
    };
    assert_ne!(seal(), seal());
}

proptest! {
    #[test]
    fn what_was_sealed_is_opened_again(content in proptest::collection::vec(any::<u8>(), 0..300)) {
        let sealed = seal(&our_keys(), Column::EnrollmentProfile, record(), stamp(), &content).unwrap();
        prop_assert_eq!(sealed.len() % 64, 41);
        let opened = open(&our_keys(), Column::EnrollmentProfile, record(), &sealed).unwrap();
        prop_assert_eq!(&**opened.content, content.as_slice());
    }

    #[test]
    fn a_changed_or_cut_value_never_opens(
        content in proptest::collection::vec(any::<u8>(), 0..100),
        place in any::<proptest::sample::Index>(),
        change in 1_u8..,
    ) {
        let sealed = seal(&our_keys(), Column::AccountSecret, record(), stamp(), &content).unwrap();
        let mut changed = sealed.clone();
        changed[place.index(sealed.len())] ^= change;
        prop_assert!(open(&our_keys(), Column::AccountSecret, record(), &changed).is_err());
        let cut = &sealed[..place.index(sealed.len())];
        prop_assert!(open(&our_keys(), Column::AccountSecret, record(), cut).is_err());
    }

    #[test]
    fn any_bytes_are_refused_and_nothing_breaks(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(open(&our_keys(), Column::AccountState, record(), &bytes).is_err());
    }
}
