//! Whoever shows something of a vault is told when it is locked.

#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod support;

use std::time::Duration;

use countersign_vault::Opening;
use support::{Place, passphrase};

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
