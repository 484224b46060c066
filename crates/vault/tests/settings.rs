//! Sealed settings, and changes that happen together or not at all.

#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod support;

use countersign_vault::{
    AccountId, Batch, CounterChange, MAX_ICON_BYTES, NewAccount, Opening, SealedSetting,
    SnapshotReason, Vault, VaultError, restore_damaged,
};
use support::{Place, account, contains, labels, passphrase, profile};
use zeroize::Zeroizing;

const BACKUP: SealedSetting = SealedSetting::Backup;

#[tokio::test]
async fn a_setting_is_found_again_and_leaves_nothing_of_what_it_was() {
    let (place, vault) = Place::with_passphrase().await;
    assert!(vault.sealed_setting(BACKUP).await.unwrap().is_none());
    let long = b"a key that opens backups ".repeat(40);
    vault.set_sealed_setting(BACKUP, Some(&long)).await.unwrap();
    let sealed = place.blob("SELECT value FROM setting").await;
    assert!(!contains(&place.bytes(), b"a key that opens"));
    let vault = place.open_again().await;
    let found = vault.sealed_setting(BACKUP).await.unwrap().unwrap();
    assert_eq!(**found, long);
    for next in [Some(b"another".as_slice()), None] {
        vault.set_sealed_setting(BACKUP, next).await.unwrap();
        let found = vault.sealed_setting(BACKUP).await.unwrap();
        assert_eq!(found.as_ref().map(|found| found.as_slice()), next);
        let disk = place.bytes();
        assert!(sealed.chunks_exact(16).all(|piece| !contains(&disk, piece)));
    }
    vault.lock().await;
    let locked = vault.sealed_setting(BACKUP).await;
    assert_eq!(locked.err(), Some(VaultError::Locked));
}

#[tokio::test]
async fn a_setting_is_there_after_a_rekey_and_after_damage() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    vault
        .set_sealed_setting(BACKUP, Some(b"old"))
        .await
        .unwrap();
    let own = || Opening::Passphrase(passphrase());
    vault.rekey(own(), vec![own()]).await.unwrap();
    let found = vault.sealed_setting(BACKUP).await.unwrap().unwrap();
    assert_eq!(found.as_slice(), b"old");

    let made = vault.snapshot(SnapshotReason::Asked).await.unwrap();
    vault
        .set_sealed_setting(BACKUP, Some(b"new"))
        .await
        .unwrap();
    drop(vault);
    place.settled().await;
    // The index of the accounts is broken: SQLite's check fails, while the rows can be read.
    let page = place
        .number("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_account_1'")
        .await;
    place.settled().await;
    let mut broken = place.bytes_of_database();
    let start = usize::try_from(page - 1).unwrap() * 4096;
    broken[start..start + 4096].fill(0xa5);
    std::fs::write(place.database(), &broken).unwrap();
    restore_damaged(&place.dir(), made.name, 1_700_000_000_000)
        .await
        .unwrap();
    let vault = place.open_again().await;
    let found = vault.sealed_setting(BACKUP).await.unwrap().unwrap();
    assert_eq!(found.as_slice(), b"new", "the damaged file still gave it");
}

#[tokio::test]
async fn changes_of_a_setting_at_the_same_time_overwrite_none_of_each_other() {
    let (place, vault) = Place::with_passphrase().await;
    // Another program, which has nothing in common with this one but the file.
    let other = place.open_again().await;
    let add = |vault: Vault, letter: u8| async move {
        for _ in 0..20 {
            let added = vault.change_sealed_setting(BACKUP, |there| {
                let mut value = Zeroizing::new(there.unwrap_or_default().to_vec());
                value.push(letter);
                Ok::<_, VaultError>(value)
            });
            added.await.unwrap();
        }
    };
    tokio::join!(
        add(vault.clone(), b'a'),
        add(vault.clone(), b'b'),
        add(other, b'c')
    );
    let mut found = vault.sealed_setting(BACKUP).await.unwrap().unwrap();
    found.sort_unstable();
    assert_eq!(
        found.as_slice(),
        ["a", "b", "c"].map(|l| l.repeat(20)).concat().as_bytes()
    );

    // One that is refused changes nothing.
    let refused = vault.change_sealed_setting(BACKUP, |_| Err(VaultError::NotFound));
    assert_eq!(refused.await, Err(VaultError::NotFound));
    let after = vault.sealed_setting(BACKUP).await.unwrap().unwrap();
    assert_eq!(after.len(), 60);
}

fn placed(label: &str, order: i64) -> NewAccount {
    let mut account = account(label);
    account.state.order = order;
    account
}

#[tokio::test]
async fn a_batch_changes_everything_or_nothing() {
    let (_place, vault) = Place::with_passphrase().await;
    let mut counting = placed("kept", 0);
    counting.state.counter = Some(5);
    let kept = vault.add_account(counting).await.unwrap();
    let gone = vault.add_account(placed("gone", 1)).await.unwrap();
    let batch = |trash: Vec<AccountId>| Batch {
        add: vec![placed("first", 2), placed("second", 3)],
        icons: vec![(1, b"picture".to_vec())],
        update: vec![(kept, profile("renamed"))],
        pin: vec![(kept, true)],
        counters: vec![CounterChange {
            id: kept,
            from: 5,
            to: 9,
        }],
        trash,
        ..Batch::default()
    };
    // One that isn't there, found last of all.
    let refused = vault.apply(batch(vec![
        gone,
        "00000000000000000000000000000001".parse().unwrap(),
    ]));
    assert_eq!(refused.await.err(), Some(VaultError::NotFound));
    assert_eq!(labels(&vault).await, ["kept", "gone"]);
    let too_large = Batch {
        icons: vec![(0, vec![0; MAX_ICON_BYTES + 1])],
        ..batch(Vec::new())
    };
    assert_eq!(
        vault.apply(too_large).await.err(),
        Some(VaultError::IconTooLarge)
    );

    let added = vault.apply(batch(vec![gone])).await.unwrap();
    let accounts = vault.accounts().await.unwrap().accounts;
    let labels: Vec<&str> = accounts.iter().map(|a| a.profile.label.as_str()).collect();
    assert_eq!(labels, ["renamed", "first", "second"]);
    assert!(accounts[0].state.pinned);
    assert_eq!(accounts[0].state.counter, Some(9));
    // One that somebody has changed meanwhile stays.
    let late = Batch {
        counters: vec![CounterChange {
            id: kept,
            from: 5,
            to: 7,
        }],
        ..Batch::default()
    };
    vault.apply(late).await.unwrap();
    let accounts = vault.accounts().await.unwrap().accounts;
    assert_eq!(accounts[0].state.counter, Some(9));
    let icon = vault.account_icon(added[1]).await.unwrap();
    assert_eq!(icon.as_deref(), Some(b"picture".as_slice()));
    assert!(accounts[2].has_icon && !accounts[1].has_icon);
    assert_eq!(vault.trash().await.unwrap()[0].account.id, gone);
}
