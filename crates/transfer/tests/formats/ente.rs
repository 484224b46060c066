//! Ente Auth.

use countersign_transfer::{Limits, ReadError, Warning};
use serde_json::{Value, json};

use super::common::{PASSWORD, failure, fixture, lines, read, read_within, warnings};

/// The known answer: 8 MiB, 2 passes, salt 00…0f, header a0…b7.
fn known_answer() -> Value {
    json!({
        "version": 1,
        "kdfParams": {"memLimit": 8388608, "opsLimit": 2, "salt": "AAECAwQFBgcICQoLDA0ODw=="},
        "encryptedData": "Q3prhcklTzPM6u+NdSAeXlUc5A9qQ5TA7S5VT6KyAMOx4ftZ1g15o8DJd3cFC1EotRunTvNy9Lf3bY0YxTlfRQ==",
        "encryptionNonce": "oKGio6SlpqeoqaqrrK2ur7CxsrO0tba3"
    })
}

fn bytes(file: &Value) -> Vec<u8> {
    serde_json::to_vec(file).unwrap()
}

#[test]
fn the_known_answer_opens() {
    let import = read(&bytes(&known_answer()), Some(PASSWORD)).unwrap();
    assert_eq!(import.format, "ente");
    assert_eq!(lines(&import), ["Ex | a | MZXW6YTBOI | totp SHA1 6 30"]);
}

#[test]
fn a_file_made_by_libsodium_opens() {
    let import = read(&fixture("ente-encrypted.json"), Some(PASSWORD)).unwrap();
    assert_eq!(
        lines(&import),
        [
            " | bob | MZXW6YTBOI | hotp SHA512 6 #7 trashed",
            "Acme | ann | MZXW6YTBOI | totp SHA256 8 60 groups=[\"Work\", \"a,b\"] note=\"n\\nm\" pinned used=1700000000",
            "Steam | eve | MZXW6YTBOI | steam",
        ],
        "in the person's order"
    );
    assert_eq!(
        warnings(&import, 1),
        [Warning::NotKept(vec!["codeDisplay.tapCount".to_owned()])]
    );
}

#[test]
fn a_wrong_password_and_damage_are_the_same_sign() {
    assert_eq!(
        failure(&bytes(&known_answer()), None),
        ReadError::PasswordNeeded
    );
    assert_eq!(
        failure(&bytes(&known_answer()), Some("orange-Umbrella-8")),
        ReadError::WrongPasswordOrDamaged
    );
}

#[test]
fn a_derivation_beyond_the_bounds_is_refused_before_it_is_made() {
    for (memory, passes) in [
        (1_u64 << 31, 1_u64),
        (1 << 30, 9),
        (8 << 20, 65),
        (8 << 20, 0),
        (1024, 1),
        (u64::MAX >> 1, u64::MAX >> 1),
    ] {
        let mut file = known_answer();
        file["kdfParams"]["memLimit"] = memory.into();
        file["kdfParams"]["opsLimit"] = passes.into();
        let failure = failure(&bytes(&file), Some(PASSWORD));
        assert!(
            matches!(failure, ReadError::KdfOutOfBounds(_)),
            "{memory} {passes}: {failure:?}"
        );
    }
}

#[test]
fn a_derivation_that_the_machine_has_no_memory_for_says_what_it_needs() {
    let mut file = known_answer();
    file["kdfParams"]["memLimit"] = (1_u64 << 30).into();
    let limits = Limits {
        free_memory: Some(200 << 20),
        ..Limits::default()
    };
    assert_eq!(
        read_within(&limits, &bytes(&file), Some(PASSWORD)).unwrap_err(),
        ReadError::NotEnoughMemory {
            needed_mib: 1024,
            free_mib: 200
        }
    );
}

#[test]
fn lines_that_are_joined_by_commas_are_split() {
    let text = "otpauth://totp/A:a?secret=MZXW6YTBOI&codeDisplay=%7B%7D,otpauth://totp/B:b?secret=MZXW6YTBOI";
    let import = read(text.as_bytes(), None).unwrap();
    assert_eq!(
        lines(&import),
        [
            "A | a | MZXW6YTBOI | totp SHA1 6 30",
            "B | b | MZXW6YTBOI | totp SHA1 6 30"
        ]
    );
}

#[test]
fn the_form_as_json_is_read() {
    let file = json!({"items": [
        {"rawData": "otpauth://totp/A:a?secret=MZXW6YTBOI", "display": {"pinned": true, "tags": ["x"]}},
        {"rawData": "otpauth://totp/B:b", "display": null},
        {"other": 1},
    ]});
    let import = read(&bytes(&file), None).unwrap();
    assert_eq!(
        lines(&import),
        [
            "A | a | MZXW6YTBOI | totp SHA1 6 30 groups=[\"x\"] pinned",
            "refused \"B: b\" secretMissing",
            "refused \"\" notALink",
        ]
    );
}
