//! Vaults whose database is sound and that don't open all the same: a byte of what the keys hang on has changed. A snapshot takes
//! their place for whoever opens that.

#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use countersign_vault::{
    AccountId, Opening, RecoveryCode, SnapshotName, SnapshotReason, Vault, VaultError, is_damaged,
    restore_damaged, restore_unopenable,
};
use support::{Place, account, hotp_account, labels, passphrase, wrong_passphrase};

const NOW_MS: u64 = 1_700_000_000_000;

fn own() -> Opening {
    Opening::Passphrase(passphrase())
}

async fn with_snapshot() -> (Place, Vault, SnapshotName) {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("then")).await.unwrap();
    let made = vault.snapshot(SnapshotReason::Asked).await.unwrap();
    vault.add_account(account("since")).await.unwrap();
    (place, vault, made.name)
}

#[tokio::test]
async fn a_snapshot_takes_the_place_of_a_vault_that_no_slot_opens_any_more() {
    for damage in [
        "UPDATE vault SET key_check = zeroblob(32)",
        "UPDATE vault SET id = zeroblob(16)",
        "UPDATE vault SET key_epoch = 3",
        "UPDATE slot SET digest = zeroblob(32)",
        "UPDATE slot SET wrapped = zeroblob(length(wrapped))",
        "UPDATE slot SET kind = 'passphrasf'",
        "DELETE FROM slot",
    ] {
        let (place, vault, name) = with_snapshot().await;
        drop(vault);
        place.settled().await;
        place.sql(damage).await;
        assert!(!is_damaged(&place.dir(), NOW_MS).await.unwrap(), "{damage}");
        assert_eq!(
            restore_damaged(&place.dir(), name, NOW_MS).await.err(),
            Some(VaultError::Exists)
        );
        let vault = place.open().await;
        let wrong = Opening::Passphrase(wrong_passphrase());
        assert_eq!(
            vault.prove_unopenable(name, wrong).await.err(),
            Some(VaultError::WrongPassphrase),
            "{damage}"
        );
        // Where no slot is left there is nothing to open the vault with.
        let is_slot = damage.contains("slot");
        let none_left = vault.has_no_slot_left().await.unwrap();
        assert_eq!(none_left.is_some(), is_slot, "{damage}");
        let unopenable = vault.prove_unopenable(name, own()).await.unwrap();
        drop(vault);
        place.settled().await;
        let aside = restore_unopenable(&place.dir(), unopenable, name, NOW_MS)
            .await
            .unwrap();
        assert!(aside.folder.join("vault.db").exists());
        let vault = place.open_again().await;
        let mut found = labels(&vault).await;
        found.sort_unstable();
        assert_eq!(found, ["since", "then"], "{damage}");
    }
}

#[tokio::test]
async fn a_vault_that_opens_stays() {
    let (place, vault, name) = with_snapshot().await;
    assert_eq!(
        vault.prove_unopenable(name, own()).await.err(),
        Some(VaultError::Exists)
    );
    // A way that was taken away since is none to go back by.
    let code = RecoveryCode::make_random().unwrap();
    let typed = || Opening::Recovery(RecoveryCode::parse(code.text()).unwrap());
    let slot = vault.add_slot(own(), typed()).await.unwrap();
    let with_code = vault.snapshot(SnapshotReason::Asked).await.unwrap().name;
    vault.remove_slot(own(), slot).await.unwrap();
    assert!(matches!(
        vault.prove_unopenable(with_code, typed()).await.err(),
        Some(VaultError::NoSuchSlot(_))
    ));
    assert_eq!(labels(&place.open_again().await).await.len(), 2);
}

#[tokio::test]
async fn a_vault_that_a_newer_program_made_is_not_replaced() {
    let (place, vault, name) = with_snapshot().await;
    drop(vault);
    place.settled().await;
    for column in ["min_reader", "min_writer"] {
        place.sql(&format!("UPDATE vault SET {column} = 99")).await;
        assert!(matches!(
            restore_damaged(&place.dir(), name, NOW_MS).await,
            Err(VaultError::Newer { .. })
        ));
        place.sql(&format!("UPDATE vault SET {column} = 2")).await;
    }
    place.sql("UPDATE vault SET min_writer = 99").await;
    place.sql("DELETE FROM slot").await;
    let vault = place.open().await;
    assert!(vault.has_no_slot_left().await.unwrap().is_none());
    assert!(matches!(
        vault.prove_unopenable(name, own()).await,
        Err(VaultError::Newer { .. })
    ));
}

/// Puts a database aside as if it had been damaged.
fn put_aside(place: &Place, database: &[u8], log: &[u8]) -> PathBuf {
    let folder = place.dir().join("damaged").join(format!("{NOW_MS:013}"));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("vault.db"), database).unwrap();
    fs::write(folder.join("vault.db-wal"), log).unwrap();
    folder
}

/// A vault from whose database an account was lost, and the files from before that.
async fn with_lost_account() -> (Place, Vault, AccountId, [Vec<u8>; 2]) {
    let (place, vault, _) = with_snapshot().await;
    let counted = vault.add_account(hotp_account("counted")).await.unwrap();
    for _ in 0..3 {
        vault.next_hotp_counter(counted).await.unwrap();
    }
    // By another process: closing a file that SQLite has open would drop this one's locks.
    let log = Command::new("cat")
        .arg(place.dir().join("vault.db-wal"))
        .output()
        .unwrap();
    let before = [place.bytes_of_database(), log.stdout];
    place
        .sql(&format!("DELETE FROM account WHERE id = x'{counted}'"))
        .await;
    assert_eq!(labels(&vault).await.len(), 2);
    (place, vault, counted, before)
}

#[tokio::test]
async fn a_rekey_first_takes_over_what_was_set_aside() {
    let (place, vault, counted, [database, log]) = with_lost_account().await;
    let folder = put_aside(&place, &database, &log);
    vault.rekey(own(), vec![own()]).await.unwrap();
    assert!(folder.join("examined").exists());
    assert_eq!(labels(&vault).await.len(), 3);
    assert_eq!(vault.next_hotp_counter(counted).await, Ok(3));
}

#[tokio::test]
async fn what_an_earlier_key_opens_of_what_was_set_aside_is_taken_over() {
    let (place, vault, counted, [database, log]) = with_lost_account().await;
    vault.rekey(own(), vec![own()]).await.unwrap();
    let folder = put_aside(&place, &database, &log);
    let vault = place.open_again().await;
    assert!(folder.join("examined").exists());
    assert_eq!(labels(&vault).await.len(), 3);
    assert_eq!(vault.next_hotp_counter(counted).await, Ok(3));
}

#[tokio::test]
async fn what_does_not_open_of_what_was_set_aside_is_looked_at_again() {
    let (place, vault, _, _) = with_lost_account().await;
    let (other, _vault, _, [database, log]) = with_lost_account().await;
    let folder = put_aside(&place, &database, &log);
    drop((vault, other));
    let vault = place.open_again().await;
    assert!(!folder.join("examined").exists());
    assert_eq!(labels(&vault).await.len(), 2);
}
