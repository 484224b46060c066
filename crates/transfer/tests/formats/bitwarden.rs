//! Bitwarden and Bitwarden Authenticator.

use countersign_transfer::{FileNote, ReadError};
use serde_json::{Value, json};

use super::common::{PASSWORD, failure, fixture, lines, read};

const ROWS: [&str; 4] = [
    "Acme | ann | MZXW6YTBOI | totp SHA1 6 30 groups=[\"Work/Mail\"] note=\"note\" pinned",
    "Other | zed | MZXW6YTBOI | totp SHA256 8 60",
    "Game | ann | MZXW6YTBOI | steam trashed",
    "refused \"Broken: ann\" secretUnreadable",
];

fn bytes(file: &Value) -> Vec<u8> {
    serde_json::to_vec(file).unwrap()
}

#[test]
fn files_made_by_other_means_open() {
    for name in ["bitwarden-pbkdf2.json", "bitwarden-argon2.json"] {
        let import = read(&fixture(name), Some(PASSWORD)).unwrap();
        assert_eq!(import.format, "bitwarden");
        assert_eq!(lines(&import), ROWS, "{name}");
        assert_eq!(import.notes, [FileNote::WithoutCode(2)]);
    }
}

#[test]
fn the_known_answer_opens() {
    let data = "2.oKGio6SlpqeoqaqrrK2urw==|bNS0oB7gdejfwpC7CWmT8g==|JNyOt0crqZd0rnlu2AEdXWgIyRU5GU2ZXjsb984/ngY=";
    let file = json!({
        "encrypted": true, "passwordProtected": true, "salt": "AAECAwQFBgcICQoLDA0ODw==",
        "kdfType": 0, "kdfIterations": 600_000,
        "encKeyValidation_DO_NOT_EDIT": data, "data": data
    });
    assert!(read(&bytes(&file), Some(PASSWORD)).unwrap().rows.is_empty());
}

#[test]
fn a_wrong_password_is_told_from_damage() {
    let file = fixture("bitwarden-argon2.json");
    assert_eq!(failure(&file, None), ReadError::PasswordNeeded);
    assert_eq!(
        failure(&file, Some("orange-Umbrella-8")),
        ReadError::WrongPassword
    );
    let mut file: Value = serde_json::from_slice(&file).unwrap();
    let data = file["data"].as_str().unwrap();
    let (iv, rest) = data.split_once('|').unwrap();
    file["data"] = format!("{iv}|A{}", &rest[1..]).into();
    let failure = failure(&bytes(&file), Some(PASSWORD));
    assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
}

#[test]
fn a_derivation_beyond_the_bounds_is_refused_before_it_is_made() {
    for (kind, iterations, memory, lanes) in [
        (0, 2_000_001, 0, 0),
        (0, 0, 0, 0),
        (1, 3, 1025, 4),
        (1, 17, 64, 4),
        (1, 3, 64, 17),
        (1, 3, 0, 4),
    ] {
        let mut file: Value = serde_json::from_slice(&fixture("bitwarden-argon2.json")).unwrap();
        file["kdfType"] = kind.into();
        file["kdfIterations"] = iterations.into();
        file["kdfMemory"] = memory.into();
        file["kdfParallelism"] = lanes.into();
        let failure = failure(&bytes(&file), Some(PASSWORD));
        assert!(
            matches!(failure, ReadError::KdfOutOfBounds(_)),
            "{kind}: {failure:?}"
        );
    }
}

#[test]
fn an_export_that_is_bound_to_its_account_says_what_to_do() {
    let file = json!({"encrypted": true, "encKeyValidation_DO_NOT_EDIT": "2.x", "folders": [], "items": []});
    let failure = failure(&bytes(&file), Some(PASSWORD));
    assert!(
        matches!(failure, ReadError::NotSupported(text) if text.contains("Password protected"))
    );
}

#[test]
fn csv_goes_by_the_names_of_the_columns() {
    let csv = "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n\
        Work,1,login,Acme,\"line 1\nline \"\"2\"\"\",,0,,ann,p,mzxw6ytboi\n\
        ,,login,\"Shop, the\",,,0,,bob,p,otpauth://totp/?secret=MZXW6YTBOI\n\
        ,,note,No code,,,,,,,\n\
        \n\
        ,,login,Broken,,,0,,x,p,0000\n";
    let import = read(csv.as_bytes(), None).unwrap();
    assert_eq!(import.format, "bitwarden");
    assert_eq!(
        lines(&import),
        [
            "Acme | ann | MZXW6YTBOI | totp SHA1 6 30 groups=[\"Work\"] note=\"line 1\\nline \\\"2\\\"\" pinned",
            "Shop, the | bob | MZXW6YTBOI | totp SHA1 6 30",
            "refused \"Broken: x\" secretUnreadable",
        ]
    );
    assert_eq!(import.notes, [FileNote::WithoutCode(1)]);
}

#[test]
fn the_authenticator_is_told_from_the_vault() {
    let item = |name: &str, totp: &str| json!({"id": "x", "name": name, "folderId": null, "type": 1, "login": {"totp": totp}, "favorite": true});
    let file = json!({"encrypted": false, "items": [
        item("Acme ", "otpauth://totp/?secret=MZXW6YTBOI&issuer=Acme%20"),
        item("Zed", "otpauth://totp/Zed:bob?secret=MZXW6YTBOI&period=60"),
    ]});
    let import = read(&bytes(&file), None).unwrap();
    assert_eq!(import.format, "bitwarden-authenticator");
    assert_eq!(
        lines(&import),
        [
            "Acme |  | MZXW6YTBOI | totp SHA1 6 30 pinned",
            "Zed | bob | MZXW6YTBOI | totp SHA1 6 60 pinned",
        ]
    );
}

#[test]
fn the_authenticators_csv_is_read_although_nothing_is_quoted() {
    let csv = "folder,favorite,type,name,login_uri,login_totp\n\
        ,,1,Acme,,otpauth://totp/Acme:ann?secret=MZXW6YTBOI,Acme,30,6\n\
        ,1,1,Shop, the,,otpauth://totp/?secret=MZXW6YTBOI,Shop, the,30,6\n\
        ,,1,Nothing,,,,,\n";
    let import = read(csv.as_bytes(), None).unwrap();
    assert_eq!(import.format, "bitwarden-authenticator");
    assert_eq!(
        lines(&import),
        [
            "Acme | ann | MZXW6YTBOI | totp SHA1 6 30",
            "Shop, the |  | MZXW6YTBOI | totp SHA1 6 30 pinned",
        ]
    );
    assert_eq!(import.notes, [FileNote::WithoutCode(1)]);
}
