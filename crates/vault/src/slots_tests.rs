use data_encoding::HEXLOWER;

use super::*;
use crate::keys::{KEY_BYTES, derive_key_check, key_matches};
use crate::passphrase::derive_slot_key;

fn bytes<const N: usize>(from: u8) -> [u8; N] {
    std::array::from_fn(|i| from + i as u8)
}

fn vault() -> VaultId {
    VaultId::from_bytes(bytes(0x10))
}

fn vault_key() -> KeyBytes {
    KeyBytes::from_slice(&bytes::<KEY_BYTES>(0)).unwrap()
}

/// The key of the known slot.
fn known_slot_key() -> KeyBytes {
    let Some(Derivation::Argon2id { cost, salt }) = known_slot().derivation() else {
        panic!("the known slot is a passphrase slot");
    };
    derive_slot_key(&passphrase(), &salt, cost).unwrap()
}

fn hex(text: &str) -> Vec<u8> {
    HEXLOWER.decode(text.as_bytes()).unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::parse("correct horse bätterie").unwrap()
}

// Computed by tests/known_answers.py with libsodium and OpenSSL.
fn known_slot() -> SlotRow {
    SlotRow {
        id: SlotId::from_bytes(bytes(0x40)),
        kind: "passphrase".to_owned(),
        kdf: hex("01000000080000000100000001505152535455565758595a5b5c5d5e5f"),
        wrapped: hex(
            "606162636465666768696a6b6c6d6e6f70717273747576779303cc1541bfdd6738c097c9a93f77af\
             a4fd111f762f2629dc7c706912aa16346ab22ca5172bc9009d4901b9b3cfa46b",
        ),
        digest: hex("b134e2da3433c483de42ad53616b898c41f3714d6059bd4af2d0ff40a38ea9f9"),
    }
}

#[test]
fn a_slot_made_with_other_libraries_opens() {
    let slot = known_slot();
    let slot_key = known_slot_key();
    let opened = slot.unwrap(vault(), &slot_key).unwrap().unwrap();
    assert_eq!(opened.expose(), vault_key().expose());
}

#[test]
fn argon2id_gives_what_openssl_gives() {
    // Computed by tests/known_answers.py with OpenSSL.
    for (cost, expected) in [
        (
            PassphraseCost::DEFAULT,
            "71e7b889bcfc2bb40ce034e4f6048ebe66e53485949f41f1d1adc84a7b55ae48",
        ),
        (
            PassphraseCost::FOR_TESTS,
            "007a330c0fe346eb999c075411eecfe20acec0c8e5f7fab6bf4392a87606cd2e",
        ),
    ] {
        let key = derive_slot_key(&passphrase(), &bytes(0x50), cost).unwrap();
        assert_eq!(HEXLOWER.encode(key.expose()), expected);
    }
}

#[test]
fn the_key_check_value_is_what_openssl_derives_and_tells_keys_apart() {
    let check = derive_key_check(&vault_key(), vault()).unwrap();
    // Computed by tests/known_answers.py with OpenSSL.
    assert_eq!(
        HEXLOWER.encode(&check),
        "cf8dea5f4706641056d7725d345cde465c5c0fbccdb9b5e6da49b3691be97a84"
    );
    assert!(key_matches(&vault_key(), vault(), &check).unwrap());
    assert!(!key_matches(&KeyBytes::make_random().unwrap(), vault(), &check).unwrap());
    assert!(!key_matches(&vault_key(), VaultId::from_bytes(bytes(0x11)), &check).unwrap());
    assert!(!key_matches(&vault_key(), vault(), &check[..31]).unwrap());
    assert!(!key_matches(&vault_key(), vault(), &[]).unwrap());
}

#[test]
fn a_new_slot_opens_with_its_key_only() {
    let slot_key = KeyBytes::make_random().unwrap();
    let id = SlotId::from_bytes(bytes(0x40));
    let kind = SlotKind::Keychain;
    let slot = SlotRow::wrap(
        vault(),
        id,
        kind,
        Derivation::SlotItem,
        &slot_key,
        &vault_key(),
    )
    .unwrap();
    assert!(slot.is_intact());
    assert_eq!(
        slot.unwrap(vault(), &slot_key).unwrap().unwrap().expose(),
        vault_key().expose()
    );
    let other = KeyBytes::make_random().unwrap();
    assert!(slot.unwrap(vault(), &other).unwrap().is_none());
    assert!(
        slot.unwrap(VaultId::from_bytes(bytes(0x11)), &slot_key)
            .unwrap()
            .is_none()
    );
}

#[test]
fn every_changed_byte_of_a_slot_is_damage_and_never_a_wrong_key() {
    let slot = known_slot();
    let slot_key = known_slot_key();
    let flipped = |bytes: &[u8], at: usize| {
        let mut bytes = bytes.to_vec();
        bytes[at] ^= 1;
        bytes
    };
    let mut changed = Vec::new();
    for at in 0..slot.kdf.len() {
        changed.push(SlotRow {
            kdf: flipped(&slot.kdf, at),
            ..slot.clone()
        });
    }
    for at in 0..slot.wrapped.len() {
        changed.push(SlotRow {
            wrapped: flipped(&slot.wrapped, at),
            ..slot.clone()
        });
    }
    for at in 0..slot.digest.len() {
        changed.push(SlotRow {
            digest: flipped(&slot.digest, at),
            ..slot.clone()
        });
    }
    for at in 0..slot.kind.len() {
        let kind = String::from_utf8(flipped(slot.kind.as_bytes(), at)).unwrap();
        changed.push(SlotRow {
            kind,
            ..slot.clone()
        });
    }
    for at in 0..16 {
        let id = flipped(slot.id.as_bytes(), at);
        changed.push(SlotRow {
            id: SlotId::try_from(id.as_slice()).unwrap(),
            ..slot.clone()
        });
    }
    changed.push(SlotRow {
        wrapped: Vec::new(),
        ..slot.clone()
    });
    changed.push(SlotRow {
        digest: Vec::new(),
        ..slot.clone()
    });
    for slot in changed {
        assert_eq!(
            slot.unwrap(vault(), &slot_key).err(),
            Some(VaultError::SlotDamaged)
        );
        assert!(slot.info().is_none_or(|info| info.damaged));
    }
}

#[test]
fn a_slot_whose_digest_was_made_anew_still_does_not_open() {
    let slot = known_slot();
    let slot_key = known_slot_key();
    let forged = |change: fn(&mut SlotRow)| {
        let mut slot = slot.clone();
        change(&mut slot);
        slot.digest = slot.compute_digest().to_vec();
        slot
    };
    for slot in [
        forged(|slot| slot.kdf[4] = 9),
        forged(|slot| slot.kdf[20] ^= 1),
        forged(|slot| slot.kind = "keychain".to_owned()),
        forged(|slot| slot.id = SlotId::from_bytes(bytes(0x41))),
        forged(|slot| slot.wrapped[30] ^= 1),
    ] {
        assert!(slot.unwrap(vault(), &slot_key).unwrap().is_none());
    }
}

#[test]
fn parameters_out_of_bounds_are_damage_and_are_never_tried() {
    let good = PassphraseCost::DEFAULT;
    for cost in [
        PassphraseCost {
            memory_kib: 1024 * 1024 + 1,
            ..good
        },
        PassphraseCost {
            memory_kib: u32::MAX,
            ..good
        },
        PassphraseCost {
            memory_kib: 7,
            ..good
        },
        PassphraseCost { passes: 0, ..good },
        PassphraseCost { passes: 65, ..good },
        PassphraseCost { lanes: 0, ..good },
        PassphraseCost { lanes: 17, ..good },
    ] {
        let mut slot = known_slot();
        slot.kdf = Derivation::Argon2id {
            cost,
            salt: bytes(0x50),
        }
        .to_bytes();
        slot.digest = slot.compute_digest().to_vec();
        assert_eq!(slot.derivation(), None, "{cost:?}");
        assert!(slot.info().unwrap().damaged);
        let tried = derive_slot_key(&passphrase(), &bytes(0x50), cost);
        assert_eq!(tried.err(), Some(VaultError::SlotDamaged));
    }
}

#[test]
fn a_passphrase_is_checked_and_never_printed() {
    use crate::passphrase::PassphraseError::{ControlCharacter, NotText, TooLong, TooShort};

    assert_eq!(format!("{:?}", passphrase()), "Passphrase(..)");
    assert!(Passphrase::parse("ääääääää").is_ok());
    assert!(Passphrase::parse("x".repeat(1024)).is_ok());
    for (text, expected) in [
        ("ääää".as_bytes(), TooShort),
        (b"", TooShort),
        ("x".repeat(1025).as_bytes(), TooLong),
        (b"pass\nphrase", ControlCharacter),
        (b"passphrase\0", ControlCharacter),
        (b"pass\xffphrase", NotText),
    ] {
        assert_eq!(Passphrase::parse(text).err(), Some(expected));
    }
}
