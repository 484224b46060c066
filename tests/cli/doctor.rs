//! The doctor and the keychain's slots, with the real GNOME Keyring in a session of the test's own.
#![cfg(target_os = "linux")]

#[path = "../../crates/keychain/tests/support/mod.rs"]
mod session;

use serde_json::Value;

use crate::home::{Ended, Home, RFC_KEY, ended};
use session::{Keyring, Session};

/// The program in the session, without a passphrase.
fn run(home: &Home, session: &Session, words: &[&str], input: &str) -> Ended {
    let mut command = home.command(&[&["--json"], words].concat());
    command.env_remove("COUNTERSIGN_PASSPHRASE_FILE");
    session.in_session(&mut command);
    ended(command, input)
}

fn ok(home: &Home, session: &Session, words: &[&str], input: &str) -> Value {
    let ended = run(home, session, words, input);
    assert_eq!(ended.status, 0, "{words:?}: {}{}", ended.out, ended.err);
    serde_json::from_str(ended.out.lines().last().unwrap()).unwrap()
}

/// What the doctor says, which must agree with how it ends.
fn doctor(home: &Home, session: &Session) -> Value {
    let ended = run(home, session, &["vault", "doctor"], "");
    let report: Value = serde_json::from_str(&ended.out).unwrap();
    let expected = if report["working"] == true { 0 } else { 7 };
    assert_eq!(ended.status, expected, "{report}");
    report
}

/// The doctor's row on this vault's key.
fn key_row(report: &Value) -> Value {
    let rows = report["checks"].as_array().unwrap();
    let row = rows.iter().find(|row| row["name"] == "This vault's key");
    row.unwrap()["ok"].clone()
}

fn with_vault(session: &Session) -> Home {
    let home = Home::empty();
    let made = ok(&home, session, &["vault", "init"], "");
    assert_eq!(made["slots"], serde_json::json!(["keychain"]));
    let link = format!("otpauth://totp/Example:ann?secret={RFC_KEY}");
    ok(&home, session, &["accounts", "add"], &link);
    home
}

#[test]
fn the_doctor_tells_every_case_apart_and_changes_nothing() {
    let Some(mut session) = Session::with_keyring() else {
        return;
    };
    let home = Home::empty();
    let report = doctor(&home, &session);
    assert_eq!(report["case"], "working");
    assert_eq!(report["provider"], "GNOME Keyring");

    let home = with_vault(&session);
    let report = doctor(&home, &session);
    assert_eq!(report["case"], "opens");
    assert_eq!(key_row(&report), true);
    assert!(report["reference"].is_null());

    session.signal_daemon("-STOP");
    let report = doctor(&home, &session);
    session.signal_daemon("-CONT");
    assert_eq!(report["case"], "noAnswer");
    assert!(key_row(&report).is_null());

    session.stop_daemon();
    let report = doctor(&home, &session);
    assert_eq!(report["case"], "noDaemon");
    assert!(report["provider"].is_null());

    session.start_daemon(Keyring::AsFound);
    let report = doctor(&home, &session);
    assert_eq!(report["case"], "locked");
    assert_eq!(report["provider"], "GNOME Keyring");
    assert_eq!(report["reference"], "CS-K105");

    session.stop_daemon();
    session.start_daemon(Keyring::Unlocked);
    assert_eq!(
        doctor(&home, &session)["case"],
        "opens",
        "all of that changed nothing"
    );

    session.stop_daemon();
    session.wipe_keyrings();
    session.start_daemon(Keyring::AsFound);
    assert_eq!(doctor(&home, &session)["case"], "noCollection");

    session.stop_daemon();
    session.start_daemon(Keyring::Unlocked);
    let report = doctor(&home, &session);
    assert_eq!(report["case"], "itemMissing");
    assert_eq!(report["reference"], "CS-K101");
    assert_eq!(key_row(&report), false);
}

#[test]
fn an_item_that_is_another_vaults_is_said_to_be() {
    let Some(session) = Session::with_keyring() else {
        return;
    };
    let home = with_vault(&session);
    let status = ok(&home, &session, &["vault", "status"], "");
    let id = status["details"]["vaultId"].as_str().unwrap();
    let slot = status["details"]["slots"][0]["id"].as_str().unwrap();
    let name = format!("{id}-{slot}");
    let mut tool = std::process::Command::new("sh");
    tool.args([
        "-c",
        "printf %s \"$1\" | secret-tool store --label='Countersign vault' service countersign username \"$2\"",
        "sh",
        &data_encoding::BASE64.encode(&[9; 32]),
        &name,
    ]);
    assert!(session.in_session(&mut tool).status().unwrap().success());
    let report = doctor(&home, &session);
    assert_eq!(report["case"], "itemOfAnotherVault", "{report}");
    assert_eq!(report["reference"], "CS-K102");
}

#[test]
fn asking_for_the_passphrase_replaces_the_keychain_and_two_parts_need_both() {
    let Some(mut session) = Session::with_keyring() else {
        return;
    };
    let home = with_vault(&session);
    let new = home.file("new", "a better passphrase");
    let list = |home: &Home, session: &Session, file: Option<&str>| {
        let mut command = home.command(&["accounts", "list"]);
        command.env_remove("COUNTERSIGN_PASSPHRASE_FILE");
        if let Some(file) = file {
            command.env("COUNTERSIGN_PASSPHRASE_FILE", file);
        }
        session.in_session(&mut command);
        ended(command, "").status
    };
    let status = ok(&home, &session, &["vault", "status"], "");
    assert!(status["details"]["keychainNote"].is_string());
    let id = status["details"]["slots"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let words = [
        "vault",
        "slots",
        "change",
        &id,
        "--to",
        "two-part",
        "--new-passphrase-file",
        &new,
    ];
    let details = ok(&home, &session, &words, "");
    assert_eq!(details["slots"][0]["kind"], "twoPart");
    assert!(details["keychainNote"].is_null());
    assert_eq!(list(&home, &session, None), 7, "the keychain alone");
    assert_eq!(list(&home, &session, Some(&new)), 0);
    let report = doctor(&home, &session);
    assert_eq!(report["case"], "working");
    assert_eq!(key_row(&report), true);

    session.stop_daemon();
    assert_eq!(list(&home, &session, Some(&new)), 7, "the passphrase alone");
    session.start_daemon(Keyring::Unlocked);
    assert_eq!(list(&home, &session, Some(&new)), 0);
}
