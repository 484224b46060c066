//! Aegis.

use countersign_transfer::{FileNote, ReadError, Warning};
use serde_json::{Value, json};

use super::common::{PASSWORD, failure, fixture, lines, only, read, warnings};

/// The known answer: scrypt with N 32768, master key 80…9f, and an empty content.
fn known_answer() -> Value {
    json!({
        "version": 1,
        "header": {
            "slots": [
                {"type": 2, "uuid": "x", "key": "00", "key_params": {"nonce": "", "tag": ""}},
                {
                    "type": 1,
                    "uuid": "y",
                    "key": "1d6c047a1eaedd32f4dc0fd9fe57b2f7d096b22e1db51a90c24cacff35dbc686",
                    "key_params": {
                        "nonce": "a0a1a2a3a4a5a6a7a8a9aaab",
                        "tag": "c878207d92576da2d9df5ff9012c4155"
                    },
                    "n": 32768, "r": 8, "p": 1,
                    "salt": "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                    "repaired": true, "is_backup": false
                }
            ],
            "params": {
                "nonce": "c0c1c2c3c4c5c6c7c8c9cacb",
                "tag": "745075996a48a765a50261c778c813f5"
            }
        },
        "db": "Hx72587eiqxsDQ18boNVXl2zYySRIsgOdMKO2l24GPN90vm+TR1PqLAd0Qx/H9W2MPqJNk5BAGuNYmzaTA=="
    })
}

fn bytes(file: &Value) -> Vec<u8> {
    serde_json::to_vec(file).unwrap()
}

#[test]
fn the_known_answer_opens() {
    let import = read(&bytes(&known_answer()), Some(PASSWORD)).unwrap();
    assert_eq!(import.format, "aegis");
    assert!(import.rows.is_empty());
}

#[test]
fn a_wrong_password_is_told_from_damage() {
    let file = known_answer();
    assert_eq!(failure(&bytes(&file), None), ReadError::PasswordNeeded);
    assert_eq!(
        failure(&bytes(&file), Some("orange-Umbrella-8")),
        ReadError::WrongPassword
    );

    let slot = &file["header"]["slots"][1];
    for (member, changed) in [
        ("key", slot["key"].as_str().unwrap().replacen('1', "2", 1)),
        (
            "salt",
            slot["salt"].as_str().unwrap().replacen("01", "02", 1),
        ),
    ] {
        let mut file = file.clone();
        file["header"]["slots"][1][member] = changed.into();
        // No slot opens: the same sign as a wrong password.
        assert_eq!(
            failure(&bytes(&file), Some(PASSWORD)),
            ReadError::WrongPassword,
            "{member}"
        );
    }
    let mut flipped = file.clone();
    let db = file["db"].as_str().unwrap();
    flipped["db"] = db.replacen("Hx7", "Hx8", 1).into();
    let mut tag = file.clone();
    tag["header"]["params"]["tag"] = "745075996a48a765a50261c778c813f4".into();
    let mut short = file.clone();
    short["db"] = db[..db.len() - 4].into();
    for file in [flipped, tag, short] {
        let failure = failure(&bytes(&file), Some(PASSWORD));
        assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
    }
}

#[test]
fn a_file_that_breaks_off_is_damaged() {
    let whole = bytes(&known_answer());
    let failure = failure(&whole[..whole.len() - 1], Some(PASSWORD));
    assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
}

#[test]
fn a_derivation_beyond_the_bounds_is_refused_before_it_is_made() {
    for (n, r, p) in [
        (1_u64 << 40, 8, 1),
        (32767, 8, 1),
        (512, 8, 1),
        (1 << 20, 32, 1),
        (32768, 64, 1),
        (32768, 8, 17),
        (32768, 0, 1),
    ] {
        let mut file = known_answer();
        let slot = &mut file["header"]["slots"][1];
        (slot["n"], slot["r"], slot["p"]) = (n.into(), r.into(), p.into());
        let failure = failure(&bytes(&file), Some(PASSWORD));
        assert!(
            matches!(failure, ReadError::KdfOutOfBounds(_)),
            "{n} {r} {p}: {failure:?}"
        );
    }
}

#[test]
fn slots_beyond_the_tenth_are_named_as_not_tried() {
    let mut file = known_answer();
    let good = file["header"]["slots"][1].clone();
    let mut bad = good.clone();
    bad["n"] = 1024.into();
    let mut slots = vec![bad.clone(); 9];
    slots.push(good);
    slots.extend([bad.clone(), bad]);
    file["header"]["slots"] = slots.into();
    let import = read(&bytes(&file), Some(PASSWORD)).unwrap();
    assert_eq!(import.notes, [FileNote::SlotsNotTried(2)]);
}

fn plain(entries: Value) -> Vec<u8> {
    bytes(&json!({
        "version": 1,
        "header": {"slots": null, "params": null},
        "db": {
            "version": 3,
            "entries": entries,
            "groups": [{"uuid": "g1", "name": "Work"}, {"uuid": "g2", "name": "Home"}],
            "icons_optimized": true
        }
    }))
}

#[test]
fn everything_that_has_a_place_is_kept() {
    let import = read(
        &plain(json!([
            {
                "type": "totp", "uuid": "1", "name": "ann", "issuer": "Acme",
                "note": "line 1\nline 2", "favorite": true, "icon": "UE5H", "icon_mime": "image/png",
                "icon_hash": "442751242485d37c7401c38c8a7c8e53589923194cba277623f567e1cf398bf4",
                "info": {"secret": "MZXW6YTBOI", "algo": "SHA256", "digits": 8, "period": 60},
                "groups": ["g2", "g1", "gone"]
            },
            {"type": "hotp", "name": "Acme:bob", "issuer": "Acme",
             "info": {"secret": "mzxw6ytboi", "algo": "SHA1", "digits": 6, "counter": 3}},
            {"type": "steam", "name": "eve", "issuer": "Steam",
             "info": {"secret": "MZXW6YTBOI", "algo": "SHA1", "digits": 5, "period": 30}},
            {"type": "totp", "name": "", "issuer": null, "info": {"secret": "MZXW6YTBOI"}},
        ])),
        None,
    )
    .unwrap();
    assert_eq!(
        lines(&import),
        [
            "Acme | ann | MZXW6YTBOI | totp SHA256 8 60 groups=[\"Home\", \"Work\"] note=\"line 1\\nline 2\" pinned icon=image/png/3",
            "Acme | bob | MZXW6YTBOI | hotp SHA1 6 #3",
            "Steam | eve | MZXW6YTBOI | steam",
            " |  | MZXW6YTBOI | totp SHA1 6 30",
        ]
    );
    for index in 0..4 {
        assert_eq!(warnings(&import, index), [], "{index}");
    }
}

#[test]
fn rows_that_cannot_be_taken_say_why_and_take_no_others_with_them() {
    let entry = |kind: &str, info: Value| json!({"type": kind, "name": "ann", "issuer": "Acme", "info": info});
    let import = read(
        &plain(json!([
            entry("motp", json!({"secret": "MZXW6YTBOI", "algo": "MD5", "digits": 6, "period": 10, "pin": null})),
            entry("yandex", json!({"secret": "MZXW6YTBOI"})),
            entry("quantum", json!({"secret": "MZXW6YTBOI"})),
            entry("totp", json!({"secret": ""})),
            entry("totp", json!({"secret": "0000"})),
            entry("totp", json!({"secret": "MZXW6YTBOI", "algo": "SHA224"})),
            entry("totp", json!({"secret": "MZXW6YTBOI", "digits": 11})),
            entry("totp", json!({"secret": "MZXW6YTBOI", "period": 0})),
            entry("hotp", json!({"secret": "MZXW6YTBOI", "counter": -1})),
            entry("totp", json!({"secret": "MZXW6YTBOI", "digits": [6]})),
            json!("text"),
            entry("totp", json!({"secret": "MZXW6YTBOI"})),
        ])),
        None,
    )
    .unwrap();
    let codes: Vec<&str> = import
        .refused()
        .map(|refused| refused.reason.code())
        .collect();
    assert_eq!(
        codes,
        [
            "unsupportedKind",
            "unsupportedKind",
            "unknownKind",
            "secretMissing",
            "secretUnreadable",
            "unknownAlgorithm",
            "digitsOutOfRange",
            "periodOutOfRange",
            "counterOutOfRange",
            "malformed",
            "malformed",
        ]
    );
    assert_eq!(import.accounts().count(), 1);
    assert!(
        import
            .refused()
            .take(10)
            .all(|refused| refused.name == "Acme: ann")
    );
}

#[test]
fn members_that_are_not_known_are_named() {
    let import = read(
        &plain(json!([{
            "type": "totp", "name": "ann", "issuer": "Acme", "usage_count": 7, "empty": "",
            "info": {"secret": "MZXW6YTBOI", "salted": true}
        }])),
        None,
    )
    .unwrap();
    assert_eq!(only(&import).label, "ann");
    assert_eq!(
        warnings(&import, 0),
        [Warning::NotKept(vec![
            "usage_count".to_owned(),
            "info.salted".to_owned()
        ])]
    );
}

#[test]
fn a_version_that_is_not_known_is_refused_with_its_number() {
    let mut file = known_answer();
    file["version"] = 2.into();
    assert_eq!(
        failure(&bytes(&file), Some(PASSWORD)),
        ReadError::UnsupportedVersion("2".to_owned())
    );
}

#[test]
fn a_file_made_by_other_means_opens_with_its_second_slot_and_a_decomposed_password() {
    let file = fixture("aegis-encrypted.json");
    // Typed with the marks apart, as some systems do; the file was made with the letters composed.
    for password in ["pässwörd", "pa\u{308}sswo\u{308}rd"] {
        let import = read(&file, Some(password)).unwrap();
        assert_eq!(
            lines(&import),
            [
                "Example, Inc. | ann@example.org | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA1 6 30 groups=[\"Arbeit\"] note=\"Zeile 1\\nZeile 2\" pinned",
                "Zähler | bob | MZXW6YTBOI | hotp SHA512 8 #4294967296",
                "Steam | eve | MZXW6YTBOI | steam",
                "refused \"mOTP: mot\" unsupportedKind",
            ]
        );
    }
}
