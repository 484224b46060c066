//! Proton Authenticator.

use countersign_transfer::ReadError;
use serde_json::{Value, json};

use super::common::{PASSWORD, failure, fixture, lines, read};

/// The known answer: no entries, salt 00…0f, nonce a0…ab.
fn known_answer() -> Value {
    json!({
        "version": 1,
        "salt": "AAECAwQFBgcICQoLDA0ODw==",
        "content": "oKGio6SlpqeoqaqrossOxeJVAHrl4BaeBd1r5Tqooay/sdbLzDc97My85UkIWPBY+kO4jmwk"
    })
}

fn bytes(file: &Value) -> Vec<u8> {
    serde_json::to_vec(file).unwrap()
}

#[test]
fn the_known_answer_opens() {
    let import = read(&bytes(&known_answer()), Some(PASSWORD)).unwrap();
    assert_eq!(import.format, "proton");
    assert!(import.rows.is_empty());
}

#[test]
fn a_file_made_by_other_means_opens() {
    let import = read(&fixture("proton-password.json"), Some(PASSWORD)).unwrap();
    assert_eq!(
        lines(&import),
        [
            "Acme | seen | MZXW6YTBOI | totp SHA512 8 60 note=\"kept\"",
            "Steam | eve | MZXW6YTBOI | steam",
            // Not base32 ("1" is not in it), so it is base64.
            "Steam |  | MZXW6YTBOIYTC | steam",
        ]
    );
}

#[test]
fn a_wrong_password_and_damage_are_the_same_sign() {
    assert_eq!(
        failure(&bytes(&known_answer()), None),
        ReadError::PasswordNeeded
    );
    assert_eq!(
        failure(&bytes(&known_answer()), Some("orange-umbrella-7")),
        ReadError::WrongPasswordOrDamaged
    );
    for (member, value) in [("salt", "AAEC"), ("content", "oKGi"), ("content", "?")] {
        let mut file = known_answer();
        file[member] = value.into();
        let failure = failure(&bytes(&file), Some(PASSWORD));
        assert!(
            matches!(failure, ReadError::Damaged(_)),
            "{member}: {failure:?}"
        );
    }
}

#[test]
fn a_version_that_is_not_known_is_refused_with_its_number() {
    for version in [json!(2), json!(0)] {
        let file = json!({"version": version, "entries": []});
        assert_eq!(
            failure(&bytes(&file), None),
            ReadError::UnsupportedVersion(version.to_string())
        );
    }
}

#[test]
fn an_entry_of_a_kind_that_is_not_known_is_a_row_with_its_reason() {
    let file = json!({"version": 1, "entries": [
        {"id": "x", "content": {"uri": "otpauth://totp/a?secret=MZXW6YTBOI", "entry_type": "Passkey", "name": "p"}},
        {"id": "x", "content": {"uri": "otpauth://totp/a?secret=0", "entry_type": "Totp", "name": "q"}},
        {"id": "x"},
    ]});
    let import = read(&bytes(&file), None).unwrap();
    assert_eq!(
        lines(&import),
        [
            "refused \"p\" unknownKind",
            "refused \"q\" secretUnreadable",
            "refused \"\" malformed"
        ]
    );
}
