//! The reader in another language, which was written from `docs/vault-format.md` alone, reads what this program wrote.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and one that is skipped says so"
)]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use countersign_vault::{
    Account, AccountProfile, AccountStateChange, FORMAT, Keychain, KeychainItem, Opening,
    RecoveryCode, SlotKind, SnapshotReason, Vault,
};
use data_encoding::BASE64;
use serde_json::{Value, json};
use support::{PASSPHRASE, Place, account, hotp_account, passphrase, server};

const READER: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/reader/vault_reader.py"
);
const FORMAT_1: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/fixtures/format-1/vault.db"
);

/// A Python that has the library; if there is none, says so.
fn python() -> Option<&'static str> {
    let found = ["python3", "/usr/bin/python3"].into_iter().find(|python| {
        Command::new(python)
            .args(["-c", "import nacl.pwhash"])
            .output()
            .is_ok_and(|output| output.status.success())
    });
    if found.is_none() {
        println!("skipped: python3-nacl is not installed");
    }
    found
}

/// Runs the reader with what opens the vault, each an option and the text of the file that it names.
fn run(python: &str, vault: &Path, openings: &[(&str, &str)], more: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(python);
    command.arg(READER).args(more);
    for (number, (option, text)) in openings.iter().enumerate() {
        let file = folder.path().join(number.to_string());
        fs::write(&file, format!("{text}\n")).unwrap();
        command.arg(option).arg(file);
    }
    command.arg(vault).output().unwrap()
}

fn read(python: &str, vault: &Path, openings: &[(&str, &str)], more: &[&str]) -> Value {
    let output = run(python, vault, openings, more);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && error.is_empty(), "{error}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// An account as the reader shows it.
fn shown(account: &Account, trashed: Option<u64>) -> Value {
    let mut shown = serde_json::to_value(&account.profile).unwrap();
    let state = json!({
        "id": account.id,
        "counter": account.state.counter,
        "pinned": account.state.pinned,
        "order": account.state.order,
        "lastUsed": account.state.last_used,
        "hasIcon": account.has_icon,
        "trashed": trashed,
    });
    let state = state.as_object().unwrap().clone();
    shown.as_object_mut().unwrap().extend(state);
    shown
}

/// What the vault lists, as the reader should.
async fn list_of(vault: &Vault) -> Vec<Value> {
    let list = vault.accounts().await.unwrap();
    assert!(list.damaged.is_empty());
    let trash = vault.trash().await.unwrap();
    let live = list.accounts.iter().map(|account| shown(account, None));
    let gone = trash
        .iter()
        .map(|trashed| shown(&trashed.account, Some(trashed.removed)));
    sorted(live.chain(gone).collect())
}

fn sorted(mut accounts: Vec<Value>) -> Vec<Value> {
    accounts.sort_by_key(|account| account["id"].as_str().unwrap().to_owned());
    accounts
}

fn accounts_in(read: &Value) -> Vec<Value> {
    assert_eq!(read["damaged"], json!([]));
    sorted(read["accounts"].as_array().unwrap().clone())
}

/// The servers that the vault lists, as the reader should; `with_sessions` if it was asked for secrets.
async fn servers_of(vault: &Vault, with_sessions: bool) -> Value {
    let list = vault.servers().await.unwrap();
    let mut servers = Vec::new();
    for found in list.servers {
        let mut shown = json!({
            "id": found.id,
            "profile": BASE64.encode(&found.profile),
            "hasSession": found.has_session,
        });
        if with_sessions {
            let session = vault.server_session(found.id).await.ok();
            shown["session"] = json!(session.map(|session| BASE64.encode(&session)));
        }
        servers.push(shown);
    }
    assert_eq!(servers.len(), 2);
    json!(sorted(servers))
}

/// A vault with something of everything in it.
async fn furnished() -> (Place, Vault) {
    let (place, vault) = Place::with_passphrase().await;
    let mut first = account("mona@example.com");
    first.profile = AccountProfile {
        issuer: "Bäckerei \"Ω\"".to_owned(),
        note: "line\nline".to_owned(),
        tags: vec!["work".to_owned(), "büro".to_owned()],
        ..first.profile
    };
    let first = vault.add_account(first).await.unwrap();
    let counting = vault.add_account(hotp_account("token")).await.unwrap();
    for _ in 0..3 {
        vault.next_hotp_counter(counting).await.unwrap();
    }
    let change = AccountStateChange {
        pinned: Some(true),
        order: Some(-5),
        last_used: Some(1_700_000_123),
    };
    vault.update_account_state(first, change).await.unwrap();
    vault.set_account_icon(first, Some(b"icon")).await.unwrap();
    let gone = vault.add_account(account("gone")).await.unwrap();
    vault.trash_accounts(&[gone]).await.unwrap();
    vault
        .add_server(server("signed in", Some("session")))
        .await
        .unwrap();
    vault.add_server(server("signed out", None)).await.unwrap();
    (place, vault)
}

/// What the keychain keeps for the slot that needs it.
async fn item_of(place: &Place, vault: &Vault) -> String {
    let slots = vault.slots().await.unwrap();
    let needs_item = |kind| matches!(kind, SlotKind::Keychain | SlotKind::TwoPart);
    let slot = slots.iter().find(|slot| needs_item(slot.kind)).unwrap();
    let item = KeychainItem {
        vault: vault.id().await.unwrap(),
        slot: Some(slot.id),
    };
    let text = place.keychain.read(item).await.unwrap().unwrap();
    text.expose().to_owned()
}

#[tokio::test]
async fn another_language_lists_what_the_vault_lists() {
    let Some(python) = python() else { return };
    let (place, vault) = furnished().await;
    let passphrase_file = [("--passphrase-file", PASSPHRASE)];
    let expected = list_of(&vault).await;

    // While the vault is open, with what is still in the log; and of a snapshot.
    let found = read(python, &place.dir(), &passphrase_file, &[]);
    assert_eq!(accounts_in(&found), expected);
    assert_eq!(found["vault"], json!(vault.id().await.unwrap().to_string()));
    assert!(
        found["accounts"]
            .as_array()
            .unwrap()
            .iter()
            .all(|account| account.get("secret").is_none())
    );
    assert_eq!(found["servers"], servers_of(&vault, false).await);
    let snapshot = vault.snapshot(SnapshotReason::Asked).await.unwrap();
    let file = vault
        .snapshot_folder()
        .join(format!("{}.db", snapshot.name));
    let found = read(python, &file, &passphrase_file, &[]);
    assert_eq!(accounts_in(&found), expected);

    // A snapshot has no sessions.
    let servers = found["servers"].as_array().unwrap();
    assert!(
        servers.len() == 2
            && servers
                .iter()
                .all(|server| server["hasSession"] == json!(false))
    );

    // With the secrets, once it is closed.
    let servers = servers_of(&vault, true).await;
    drop(vault);
    place.settled().await;
    let found = read(python, &place.dir(), &passphrase_file, &["--secrets"]);
    for account in found["accounts"].as_array().unwrap() {
        let text = format!("secret of {}", account["label"].as_str().unwrap());
        let secret = support::secret(&text).to_base32();
        assert_eq!(account["secret"].as_str().unwrap(), secret.as_str());
    }
    assert_eq!(found["servers"], servers);
    let names: Vec<_> = fs::read_dir(place.dir()).unwrap().flatten().collect();
    assert!(
        names
            .iter()
            .all(|entry| !entry.file_name().to_string_lossy().contains("-wal"))
    );
}

#[tokio::test]
async fn another_language_opens_every_kind_of_slot_before_and_after_a_rekey() {
    let Some(python) = python() else { return };
    let (place, vault) = furnished().await;
    let code = RecoveryCode::make_random().unwrap();
    let text = code.text().to_owned();
    let own = || Opening::Passphrase(passphrase());
    vault
        .add_slot(own(), Opening::Recovery(code))
        .await
        .unwrap();
    // As a person types it.
    let typed = text
        .to_lowercase()
        .replace('-', " ")
        .replace('0', "o")
        .replace('1', "l");
    let found = read(
        python,
        &place.dir(),
        &[("--recovery-code-file", &typed)],
        &[],
    );
    assert_eq!(accounts_in(&found), list_of(&vault).await);

    let code = RecoveryCode::parse(&text).unwrap();
    let slots = vec![Opening::Keychain, Opening::Recovery(code)];
    vault.rekey(own(), slots).await.unwrap();
    let expected = list_of(&vault).await;
    let item = item_of(&place, &vault).await;
    let servers = servers_of(&vault, true).await;
    for opening in [
        ("--keychain-item-file", item.as_str()),
        ("--recovery-code-file", &text),
    ] {
        let found = read(python, &place.dir(), &[opening], &["--secrets"]);
        assert_eq!(found["servers"], servers);
        let found = read(python, &place.dir(), &[opening], &[]);
        assert_eq!(accounts_in(&found), expected);
    }

    let code = RecoveryCode::parse(&text).unwrap();
    let two_parts = vec![Opening::TwoPart(passphrase())];
    vault
        .rekey(Opening::Recovery(code), two_parts)
        .await
        .unwrap();
    let item = item_of(&place, &vault).await;
    let both = [
        ("--passphrase-file", PASSPHRASE),
        ("--keychain-item-file", &item),
    ];
    let found = read(python, &place.dir(), &both, &[]);
    assert_eq!(accounts_in(&found), expected);
    assert!(!run(python, &place.dir(), &both[..1], &[]).status.success());
}

#[tokio::test]
async fn another_language_refuses_what_does_not_open_and_says_why() {
    let Some(python) = python() else { return };
    let (place, vault) = furnished().await;
    let code = RecoveryCode::make_random().unwrap();
    let mut text = code.text().to_owned();
    let own = Opening::Passphrase(passphrase());
    vault.add_slot(own, Opening::Recovery(code)).await.unwrap();
    let said = |openings: &[(&str, &str)]| {
        let output = run(python, &place.dir(), openings, &[]);
        assert!(!output.status.success() && output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(said(&[("--passphrase-file", "incorrect horse")]).contains("does not open"));
    assert!(said(&[]).contains("is needed"));
    // The second group's first character is another one.
    let other = if &text[6..7] == "7" { "8" } else { "7" };
    text.replace_range(6..7, other);
    assert!(said(&[("--recovery-code-file", &text)]).contains("group 2"));
}

#[tokio::test]
async fn another_language_reads_the_first_format() {
    let Some(python) = python() else { return };
    let place = Place::new();
    fs::create_dir(place.dir()).unwrap();
    fs::copy(FORMAT_1, place.database()).unwrap();
    let openings = [("--passphrase-file", PASSPHRASE)];
    let before = read(python, &place.dir(), &openings, &["--secrets"]);
    assert_eq!(before["format"], json!(1));
    assert_eq!(
        fs::read(place.database()).unwrap(),
        fs::read(FORMAT_1).unwrap()
    );
    // It reads the same when the vault has been brought up to date.
    let vault = place.open_again().await;
    let after = read(python, &place.dir(), &openings, &["--secrets"]);
    assert_eq!(after["format"], json!(FORMAT));
    assert_eq!(before["accounts"], after["accounts"]);
    let found = read(python, &place.dir(), &openings, &[]);
    assert_eq!(accounts_in(&found), list_of(&vault).await);
}
