//! Steam's encrypted files, in a folder with their list.

use countersign_transfer::{File, Limits, ReadError, Row, pack};

use super::common::{PASSWORD, failure, fixture, lines, read};

const WRONG: &str = "orange-Umbrella-8";
const ANN: &str = "Steam | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | steam";
const BOB: &str = "Steam | bob | MZXW6YTBOI | steam";

/// A zip of files by the names that their list has for them, from those of `tests/fixtures`.
fn folder(files: &[(&str, &str)]) -> Vec<u8> {
    let files: Vec<(&str, Vec<u8>)> = files
        .iter()
        .map(|(name, fixture_name)| (*name, fixture(fixture_name)))
        .collect();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    pack(&files).unwrap().to_vec()
}

fn desktop() -> Vec<u8> {
    folder(&[
        ("maFiles/manifest.json", "steam-sda-manifest.json"),
        ("maFiles/1.maFile", "steam-sda-1.maFile"),
        ("maFiles/2.maFile", "steam-sda-2.maFile"),
    ])
}

#[test]
fn a_folder_of_steam_desktop_authenticator_opens() {
    let import = read(&desktop(), Some(PASSWORD)).unwrap();
    assert_eq!(import.format, "steam");
    assert_eq!(lines(&import), [ANN, BOB]);
}

#[test]
fn both_encryptions_of_steamguard_cli_open() {
    let file = folder(&[
        ("manifest.json", "steam-cli-manifest.json"),
        ("1.maFile", "steam-cli-1.maFile"),
        ("2.maFile", "steam-sda-2.maFile"),
    ]);
    assert_eq!(lines(&read(&file, Some(PASSWORD)).unwrap()), [ANN, BOB]);
    assert_eq!(
        failure(&file, Some(WRONG)),
        ReadError::WrongPasswordOrDamaged
    );
}

/// The known answer: salt 00…07, nonce a0…af.
#[test]
fn the_known_answer_opens() {
    let manifest = br#"{"encrypted": true, "entries": [{"filename": "a.maFile", "steamid": 1,
        "encryption_salt": "AAECAwQFBgc=", "encryption_iv": "oKGio6SlpqeoqaqrrK2urw=="}]}"#;
    let account = b"Tk0bdzNa8JslP4OrGE6jgC1K5MWnc9nsxk0XPXNB4cNZwzqLPz6OX2zZ0ht4jsZq";
    let file = pack(&[("manifest.json", manifest), ("a.maFile", account)]).unwrap();
    let import = read(&file, Some(PASSWORD)).unwrap();
    assert_eq!(lines(&import), ["Steam | a | MZXW6YTBOI | steam"]);
}

#[test]
fn a_wrong_password_opens_no_folder() {
    let file = desktop();
    assert_eq!(failure(&file, None), ReadError::PasswordNeeded);
    for attempt in 0..5 {
        assert_eq!(
            failure(&file, Some(&format!("wrong {attempt}"))),
            ReadError::WrongPasswordOrDamaged
        );
    }
}

#[test]
fn a_file_that_is_damaged_or_missing_is_one_row() {
    let manifest = fixture("steam-sda-manifest.json");
    let mut damaged = fixture("steam-sda-1.maFile");
    damaged[10] ^= 3;
    let second = fixture("steam-sda-2.maFile");
    let file = pack(&[
        ("manifest.json", &manifest),
        ("1.maFile", &damaged),
        ("2.maFile", &second),
    ])
    .unwrap();
    assert_eq!(
        lines(&read(&file, Some(PASSWORD)).unwrap()),
        ["refused \"1.maFile\" undecryptable", BOB]
    );
    let file = pack(&[("manifest.json", &manifest), ("2.maFile", &second)]).unwrap();
    assert_eq!(
        lines(&read(&file, Some(PASSWORD)).unwrap()),
        ["refused \"1.maFile\" fileMissing", BOB]
    );
    let file = pack(&[("manifest.json", &manifest[..100]), ("2.maFile", &second)]).unwrap();
    let failure = failure(&file, Some(PASSWORD));
    assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
}

#[test]
fn a_list_alone_names_the_files_that_belong_to_it() {
    let limits = Limits::default();
    for name in ["steam-sda-manifest.json", "steam-cli-manifest.json"] {
        let bytes = fixture(name);
        let file = File::open(&bytes, &limits).unwrap();
        let format = file.format().unwrap();
        assert_eq!(format.id(), "steam");
        let parts = format.parts(&file).unwrap();
        assert_eq!(parts.list, "manifest.json");
        assert_eq!(parts.names, ["1.maFile", "2.maFile"]);
        assert!(matches!(failure(&bytes, None), ReadError::NotSupported(_)));
    }
}

#[test]
fn what_is_saved_of_a_refused_account_signs_nobody_in() {
    let account = br#"{"shared_secret": "!", "account_name": "bob", "identity_secret": "SIGNS-IN", "revocation_code": "R1",
        "Session": {"SteamLoginSecure": "SIGNS-IN"}}"#;
    let import = read(account, None).unwrap();
    let Row::Refused(refused) = &import.rows[0] else {
        panic!("{import:?}");
    };
    let original = refused.original.as_ref().unwrap();
    assert_eq!(original.expose(), "account_name=bob\nshared_secret=!");
}
