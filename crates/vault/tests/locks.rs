//! Whoever shows something of a vault is told when it is locked.

#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod support;

use std::time::Duration;

use countersign_vault::{Opening, VaultError};
use support::{Place, account, passphrase};

#[tokio::test]
async fn every_lock_is_told_of_when_the_keys_are_gone() {
    let (_place, vault) = Place::with_passphrase().await;
    let mut locks = vault.locks();
    let follower = tokio::spawn({
        let vault = vault.clone();
        async move {
            locks.changed().await.unwrap();
            (vault.accounts().await.is_err(), locks)
        }
    });
    vault.lock().await;
    let (was_locked, mut locks) = follower.await.unwrap();
    assert!(was_locked);

    vault
        .unlock(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    let unlocked = tokio::time::timeout(Duration::from_millis(20), locks.changed()).await;
    assert!(unlocked.is_err(), "unlocking is no lock");
    vault.lock().await;
    locks.changed().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_ends_what_is_under_way_done_or_refused() {
    let (_place, vault) = Place::with_passphrase().await;
    let accounts = (0..300).map(|n| account(&n.to_string())).collect();
    vault.add_accounts(accounts).await.unwrap();
    for _ in 0..20 {
        vault.maintain().await.unwrap();
        let restoring = tokio::spawn({
            let vault = vault.clone();
            let made = vault.snapshots().await.unwrap()[0].name;
            async move { vault.restore(made).await }
        });
        tokio::task::yield_now().await;
        vault.lock().await;
        // What held the keys has ended, done or refused.
        match restoring.await.unwrap() {
            Ok(_) | Err(VaultError::Locked) => {}
            Err(error) => panic!("{error}"),
        }
        assert_eq!(vault.maintain().await, Err(VaultError::Locked));
        vault
            .unlock(Opening::Passphrase(passphrase()))
            .await
            .unwrap();
        assert_eq!(vault.accounts().await.unwrap().accounts.len(), 300);
    }
}
