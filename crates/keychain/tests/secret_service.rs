//! The keychain against the real GNOME Keyring, each test in a D-Bus session of its own: open, locked, without a
//! collection, wiped, restarted, silent and gone; and a vault that depends on it.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and processes talk through their output"
)]

mod support;

use std::env;
use std::fmt::Debug;
use std::io::{Write, stdin, stdout};
use std::path::PathBuf;
use std::sync::Arc;

use countersign_keychain::OsKeychain;
use countersign_otp::{Kind, Secret};
use countersign_vault::testing::FakeClock;
use countersign_vault::{
    AccountProfile, AccountState, Keychain, KeychainItem, NewAccount, Opening, SlotKeyText, Vault,
    VaultId,
};
use support::{DIR, Keyring, ROLE, Session};
use zeroize::Zeroizing;

fn say(text: impl Debug) {
    println!("\nsaid:{text:?}");
    stdout().flush().unwrap();
}

fn wait_to_go_on() {
    stdin().read_line(&mut String::new()).unwrap();
}

/// What the other processes do: their session is in their environment. Without a role, nothing.
#[tokio::test]
async fn another_process() {
    let Ok(role) = env::var(ROLE) else { return };
    let keychain = Arc::new(OsKeychain::new());
    let clock = Arc::new(FakeClock::at_ms(1_700_000_000_000));
    let dir = PathBuf::from(env::var_os(DIR).unwrap());
    let vault = Vault::open(&dir, Arc::<OsKeychain>::clone(&keychain), clock)
        .await
        .unwrap();
    let item = KeychainItem {
        vault: VaultId::from_bytes([7; 16]),
        slot: None,
    };
    let text = |text: &str| SlotKeyText::new(Zeroizing::new(text.to_owned()));
    match role.as_str() {
        "probe" => say(keychain.probe().await),
        "write" => say(keychain.write(item, &text("c2VjcmV0")).await),
        "write over" => say(keychain.write(item, &text("b3RoZXI=")).await),
        "write two lines" => say(keychain.write(item, &text("two\nlines")).await),
        "delete" => say(keychain.delete(item).await),
        "read" => say(keychain
            .read(item)
            .await
            .map(|kept| kept.map(|kept| kept.expose().to_owned()))),
        "read twice" => {
            for _ in 0..2 {
                say(keychain.read(item).await.map(|kept| kept.is_some()));
                wait_to_go_on();
            }
        }
        "create" => say(vault.create(Opening::Keychain).await),
        "create and add" => {
            vault.create(Opening::Keychain).await.unwrap();
            let profile = AccountProfile {
                issuer: "ZITADEL".to_owned(),
                label: "mona".to_owned(),
                kind: Kind::Steam,
                note: String::new(),
                tags: Vec::new(),
                created: 0,
            };
            let secret = Secret::from_bytes(b"a secret".to_vec()).unwrap();
            let account = NewAccount {
                id: None,
                profile,
                secret,
                state: AccountState::default(),
            };
            vault.add_account(account).await.unwrap();
            let slots = vault.slots().await.unwrap();
            let item = KeychainItem {
                vault: vault.id().await.unwrap(),
                slot: Some(slots[0].id),
            };
            say(item.to_string());
        }
        "slots" => say((vault.id().await.unwrap(), vault.slots().await.unwrap())),
        "unlock" => {
            let unlocked = vault.unlock(Opening::Keychain).await;
            if unlocked.is_ok() {
                let accounts = vault.accounts().await.unwrap().accounts;
                let secret = vault.account_secret(accounts[0].id).await.unwrap();
                assert_eq!(secret.expose(), b"a secret");
            }
            say(unlocked);
        }
        other => panic!("no such role: {other}"),
    }
}

/// The vault's id and slots, as another process finds them.
fn slots(session: &Session) -> String {
    session.play("slots")
}

/// A vault whose key is in the session's keychain; the name of its item.
fn make_vault(session: &Session) -> String {
    session.play("create and add").trim_matches('"').to_owned()
}

#[test]
fn a_text_is_kept_replaced_and_deleted() {
    let Some(session) = Session::with_keyring() else {
        return;
    };
    assert_eq!(session.play("read"), "Ok(None)");
    assert_eq!(session.play("write"), "Ok(())");
    assert_eq!(session.play("read"), r#"Ok(Some("c2VjcmV0"))"#);
    assert_eq!(session.play("write over"), "Ok(())");
    assert_eq!(session.play("read"), r#"Ok(Some("b3RoZXI="))"#);
    let user = VaultId::from_bytes([7; 16]).to_string();
    let lookup = ["lookup", "service", "countersign", "username", &user];
    assert_eq!(session.secret_tool(&lookup).as_deref(), Some("b3RoZXI="));
    assert_eq!(session.play("delete"), "Ok(())");
    assert_eq!(session.secret_tool(&lookup), None);
    assert_eq!(session.play("read"), "Ok(None)");
    assert_eq!(session.play("delete"), "Ok(())");
}

#[test]
fn more_than_one_line_is_never_written() {
    let Some(session) = Session::with_keyring() else {
        return;
    };
    let refused = session.play("write two lines");
    assert!(refused.starts_with("Err(Other"), "{refused}");
    assert_eq!(session.play("read"), "Ok(None)");
}

#[test]
fn the_probe_names_the_provider_and_leaves_nothing() {
    let Some(session) = Session::with_keyring() else {
        return;
    };
    assert_eq!(session.play("probe"), r#"Ok("GNOME Keyring")"#);
    let left = session.secret_tool(&["search", "--all", "service", "countersign"]);
    assert_eq!(left.as_deref().unwrap_or_default(), "");
}

#[test]
fn a_vault_is_unlocked_by_the_real_keychain() {
    let Some(session) = Session::with_keyring() else {
        return;
    };
    let id = make_vault(&session);
    assert_eq!(session.play("unlock"), "Ok(())");
    let lookup = ["lookup", "service", "countersign", "username", &id];
    let kept = session.secret_tool(&lookup).unwrap();
    assert_eq!(kept.len(), 44);
    assert!(kept.bytes().all(|byte| byte.is_ascii_graphic()));
}

#[test]
fn a_keychain_that_was_wiped_never_leads_to_a_new_key() {
    let Some(mut session) = Session::with_keyring() else {
        return;
    };
    let id = make_vault(&session);
    let before = slots(&session);
    session.stop_daemon();
    session.wipe_keyrings();
    session.start_daemon(Keyring::Unlocked);
    assert_eq!(session.play("unlock"), "Err(KeychainEmpty)");
    assert_eq!(session.play("create"), "Err(Exists)");
    let lookup = ["lookup", "service", "countersign", "username", &id];
    assert_eq!(session.secret_tool(&lookup), None);
    let left = session.secret_tool(&["search", "--all", "service", "countersign"]);
    assert_eq!(left.as_deref().unwrap_or_default(), "");
    assert_eq!(slots(&session), before);
}

#[test]
fn a_keychain_that_was_restarted_unlocks_the_vault_as_before() {
    let Some(mut session) = Session::with_keyring() else {
        return;
    };
    make_vault(&session);
    session.stop_daemon();
    session.start_daemon(Keyring::Unlocked);
    assert_eq!(session.play("unlock"), "Ok(())");
}

#[test]
fn a_program_that_keeps_running_goes_on_with_a_restarted_keychain() {
    let Some(mut session) = Session::with_keyring() else {
        return;
    };
    assert_eq!(session.play("write"), "Ok(())");
    let mut reader = session.player("read twice");
    assert_eq!(reader.hear(), "Ok(true)");
    session.stop_daemon();
    session.start_daemon(Keyring::Unlocked);
    reader.go_on();
    assert_eq!(reader.hear(), "Ok(true)");
    reader.go_on();
}

#[test]
fn a_locked_keychain_is_said_to_be_locked_and_nothing_is_changed() {
    let Some(mut session) = Session::with_keyring() else {
        return;
    };
    make_vault(&session);
    let before = slots(&session);
    session.stop_daemon();
    session.start_daemon(Keyring::AsFound);
    assert_eq!(session.play("unlock"), "Err(Keychain(Locked))");
    assert_eq!(session.play("create"), "Err(Exists)");
    for role in ["read", "write", "delete", "probe"] {
        assert_eq!(session.play(role), "Err(Locked)", "{role}");
    }
    assert_eq!(slots(&session), before);
    session.stop_daemon();
    session.start_daemon(Keyring::Unlocked);
    assert_eq!(session.play("unlock"), "Ok(())");
}

#[test]
fn a_keychain_without_a_default_collection_is_said_to_have_none() {
    let Some(mut session) = Session::start() else {
        return;
    };
    session.start_daemon(Keyring::AsFound);
    for role in ["read", "write", "delete", "probe"] {
        assert_eq!(session.play(role), "Err(NoDefaultCollection)", "{role}");
    }
    assert_eq!(session.play("create"), "Err(Keychain(NoDefaultCollection))");
    assert!(!session.vault_dir().join("vault.db").exists());
}

#[test]
fn a_vault_whose_login_keyring_is_gone_is_not_given_a_new_key() {
    let Some(mut session) = Session::with_keyring() else {
        return;
    };
    make_vault(&session);
    let before = slots(&session);
    session.stop_daemon();
    session.wipe_keyrings();
    session.start_daemon(Keyring::AsFound);
    assert_eq!(session.play("unlock"), "Err(Keychain(NoDefaultCollection))");
    assert_eq!(session.play("create"), "Err(Exists)");
    assert_eq!(slots(&session), before);
}

#[test]
fn a_bus_without_a_keychain_is_told_from_no_bus() {
    let Some(mut session) = Session::with_keyring() else {
        return;
    };
    make_vault(&session);
    let before = slots(&session);
    session.stop_daemon();
    assert_eq!(session.play("unlock"), "Err(Keychain(NoDaemon))");
    assert_eq!(session.play("probe"), "Err(NoDaemon)");
    for address in [
        None,
        Some(""),
        Some("unix:path=/nonexistent"),
        Some("nonsense"),
    ] {
        let mut player = session.player_with("unlock", |command| {
            match address {
                Some(address) => command.env("DBUS_SESSION_BUS_ADDRESS", address),
                None => command.env_remove("DBUS_SESSION_BUS_ADDRESS"),
            };
        });
        assert_eq!(player.hear(), "Err(Keychain(NoBus))", "{address:?}");
    }
    assert_eq!(session.play("create"), "Err(Exists)");
    assert_eq!(slots(&session), before);
}

#[test]
fn a_keychain_that_does_not_answer_is_given_up() {
    let Some(session) = Session::with_keyring() else {
        return;
    };
    make_vault(&session);
    session.signal_daemon("-STOP");
    assert_eq!(session.play("unlock"), "Err(Keychain(NoAnswer))");
    session.signal_daemon("-CONT");
    assert_eq!(session.play("unlock"), "Ok(())");
}
