//! 2FAS.

use countersign_transfer::{FileNote, ReadError};
use serde_json::{Value, json};

use super::common::{PASSWORD, failure, fixture, lines, read};

/// The known answer: no services under the password, salt 00…1f, IV a0…ab.
const NO_SERVICES: &str =
    "mUoZoozbIMCiyUsUGbF7S0HI:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=:oKGio6Slpqeoqaqr";

fn known_answer() -> Value {
    json!({"services": [], "groups": [], "schemaVersion": 4, "servicesEncrypted": NO_SERVICES})
}

fn bytes(file: &Value) -> Vec<u8> {
    serde_json::to_vec(file).unwrap()
}

#[test]
fn the_known_answer_opens_without_a_reference() {
    let import = read(&bytes(&known_answer()), Some(PASSWORD)).unwrap();
    assert_eq!(import.format, "2fas");
    assert!(import.rows.is_empty());
    assert_eq!(
        failure(&bytes(&known_answer()), Some("orange-Umbrella-8")),
        ReadError::WrongPasswordOrDamaged
    );
}

#[test]
fn a_file_made_by_other_means_opens() {
    let import = read(&fixture("2fas-encrypted.2fas"), Some(PASSWORD)).unwrap();
    assert_eq!(
        lines(&import),
        [
            "Steam | eve | MZXW6YTBOI | steam",
            "Zed | bob | MZXW6YTBOI | hotp SHA1 6 #8",
            "Acme | ann | MZXW6YTBOI | totp SHA256 8 60 groups=[\"Work\"]",
            "refused \"Acme: old\" unknownAlgorithm",
        ],
        "in the person's order"
    );
}

#[test]
fn a_wrong_password_is_told_from_damage() {
    let file = fixture("2fas-encrypted.2fas");
    assert_eq!(failure(&file, None), ReadError::PasswordNeeded);
    assert_eq!(
        failure(&file, Some("orange-Umbrella-8")),
        ReadError::WrongPassword
    );
    let mut file: Value = serde_json::from_slice(&file).unwrap();
    let services = file["servicesEncrypted"].as_str().unwrap();
    let flipped = if services.starts_with('A') { "B" } else { "A" };
    file["servicesEncrypted"] = format!("{flipped}{}", &services[1..]).into();
    let failure = failure(&bytes(&file), Some(PASSWORD));
    assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
}

#[test]
fn a_salt_or_an_iv_of_another_length_is_damage() {
    for sealed in [
        "mUoZoozbIMCiyUsUGbF7S0HI:AAEC:oKGio6Slpqeoqaqr",
        "mUoZoozbIMCiyUsUGbF7S0HI:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=:oKGi",
        "mUoZ:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=:oKGio6Slpqeoqaqr",
        "mUoZoozbIMCiyUsUGbF7S0HI",
        "!:!:!",
    ] {
        let mut file = known_answer();
        file["servicesEncrypted"] = sealed.into();
        let failure = failure(&bytes(&file), Some(PASSWORD));
        assert!(
            matches!(failure, ReadError::Damaged(_)),
            "{sealed}: {failure:?}"
        );
    }
}

#[test]
fn a_file_that_knows_no_kinds_says_so() {
    let file = json!({
        "schemaVersion": 1,
        "services": [{"name": "Deno", "secret": "MZXW6YTBOI", "type": "Unknown",
                      "otp": {"account": "Mason", "issuer": "Deno", "label": "Deno:Mason"}}]
    });
    let import = read(&bytes(&file), None).unwrap();
    assert_eq!(
        lines(&import),
        ["Deno | Mason | MZXW6YTBOI | totp SHA1 6 30"]
    );
    assert_eq!(import.notes, [FileNote::KindsNotInFile]);
}

#[test]
fn a_schema_that_is_not_known_is_refused_with_its_number() {
    let mut file = known_answer();
    file["schemaVersion"] = 5.into();
    assert_eq!(
        failure(&bytes(&file), Some(PASSWORD)),
        ReadError::UnsupportedVersion("5".to_owned())
    );
}
