//! Key slots: adding, changing and removing them, and giving the vault a new key.

#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod support;

use std::time::Duration;

use countersign_vault::{
    KeychainError, Opening, Passphrase, RecoveryCode, SlotKind, SnapshotReason, State, VaultError,
};
use support::{Place, account, enrollment, hotp_account, labels, passphrase, wrong_passphrase};

fn own() -> Opening {
    Opening::Passphrase(passphrase())
}

fn second() -> Passphrase {
    Passphrase::parse("a second passphrase").unwrap()
}

fn code(text: &str) -> RecoveryCode {
    RecoveryCode::parse(text).unwrap()
}

async fn kinds(vault: &countersign_vault::Vault) -> Vec<SlotKind> {
    let slots = vault.slots().await.unwrap();
    assert!(slots.iter().all(|slot| !slot.damaged));
    slots.into_iter().map(|slot| slot.kind).collect()
}

#[tokio::test]
async fn a_vault_opens_with_each_of_its_slots() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    let recovery = RecoveryCode::make_random().unwrap();
    let text = recovery.text().to_owned();
    vault.add_slot(own(), Opening::Keychain).await.unwrap();
    vault
        .add_slot(own(), Opening::Recovery(recovery))
        .await
        .unwrap();
    vault
        .add_slot(own(), Opening::TwoPart(second()))
        .await
        .unwrap();
    assert_eq!(
        kinds(&vault).await,
        [
            SlotKind::Passphrase,
            SlotKind::Keychain,
            SlotKind::Recovery,
            SlotKind::TwoPart
        ]
    );
    for with in [
        own(),
        Opening::Keychain,
        Opening::Recovery(code(&text)),
        Opening::Recovery(code(&text.to_lowercase().replace('-', " "))),
        Opening::TwoPart(second()),
    ] {
        let again = place.open().await;
        again.unlock(with).await.unwrap();
        assert_eq!(labels(&again).await, ["mona"]);
    }
}

#[tokio::test]
async fn what_does_not_open_a_slot_says_why_and_counts_as_a_try() {
    let (place, vault) = Place::with_passphrase().await;
    let recovery = RecoveryCode::make_random().unwrap();
    vault
        .add_slot(own(), Opening::Recovery(recovery))
        .await
        .unwrap();
    vault
        .add_slot(own(), Opening::TwoPart(second()))
        .await
        .unwrap();
    let wrong = [
        (
            Opening::Recovery(RecoveryCode::make_random().unwrap()),
            VaultError::WrongRecoveryCode,
        ),
        (Opening::TwoPart(passphrase()), VaultError::WrongPassphrase),
        (Opening::Passphrase(second()), VaultError::WrongPassphrase),
    ];
    for (with, error) in wrong {
        let locked = place.open().await;
        assert_eq!(locked.unlock(with).await, Err(error));
        assert!(matches!(
            locked.unlock(own()).await,
            Err(VaultError::TooManyTries { .. })
        ));
        assert_eq!(locked.state().await, Ok(State::Locked));
    }
    assert_eq!(
        place.open().await.unlock(Opening::Keychain).await,
        Err(VaultError::NoSuchSlot(SlotKind::Keychain))
    );
    // A stolen disk without the keychain's part gives nothing to guess against.
    place.keychain.wipe();
    assert_eq!(
        place.open().await.unlock(Opening::TwoPart(second())).await,
        Err(VaultError::KeychainEmpty)
    );
}

#[tokio::test]
async fn slots_are_changed_only_by_whoever_opens_the_vault() {
    let (place, vault) = Place::with_passphrase().await;
    let refused = vault
        .add_slot(Opening::Passphrase(wrong_passphrase()), Opening::Keychain)
        .await;
    assert_eq!(refused, Err(VaultError::WrongPassphrase));
    assert_eq!(kinds(&vault).await, [SlotKind::Passphrase]);
    assert!(place.keychain.vaults().is_empty());
    place.clock.advance(Duration::from_secs(60));
    vault.lock().await;
    assert_eq!(
        vault.add_slot(own(), Opening::Keychain).await,
        Err(VaultError::Locked)
    );
}

#[tokio::test]
async fn a_changed_passphrase_replaces_the_old_one() {
    let (place, vault) = Place::with_passphrase().await;
    let old = vault.slots().await.unwrap()[0].id;
    vault
        .replace_slot(own(), old, Opening::Passphrase(second()))
        .await
        .unwrap();
    assert_eq!(kinds(&vault).await, [SlotKind::Passphrase]);
    let again = place.open().await;
    assert_eq!(again.unlock(own()).await, Err(VaultError::WrongPassphrase));
    place.clock.advance(Duration::from_secs(60));
    again.unlock(Opening::Passphrase(second())).await.unwrap();
}

#[tokio::test]
async fn a_passphrase_takes_the_place_of_the_keychain_and_its_item() {
    let (place, vault) = Place::with_keychain().await;
    let old = vault.slots().await.unwrap()[0].id;
    vault
        .replace_slot(Opening::Keychain, old, Opening::TwoPart(second()))
        .await
        .unwrap();
    assert_eq!(kinds(&vault).await, [SlotKind::TwoPart]);
    // Snapshots may still need the old item; once they are rewritten it goes, and the new slot's stays.
    assert_eq!(place.keychain.vaults().len(), 2);
    vault.maintain().await.unwrap();
    assert_eq!(place.keychain.vaults().len(), 1);
    let again = place.open().await;
    again.unlock(Opening::TwoPart(second())).await.unwrap();
}

#[tokio::test]
async fn the_last_slot_stays_and_a_slot_is_removed_by_opening_another() {
    let (place, vault) = Place::with_passphrase().await;
    let first = vault.slots().await.unwrap()[0].id;
    assert_eq!(
        vault.remove_slot(own(), first).await,
        Err(VaultError::LastSlot)
    );
    let keychain = vault.add_slot(own(), Opening::Keychain).await.unwrap();
    assert_eq!(
        vault.remove_slot(own(), first).await,
        Err(VaultError::OpenWithAnother)
    );
    place.keychain.fail_with(Some(KeychainError::Locked));
    assert_eq!(
        vault.remove_slot(Opening::Keychain, first).await,
        Err(VaultError::Keychain(KeychainError::Locked))
    );
    place.keychain.fail_with(None);
    vault.remove_slot(own(), keychain).await.unwrap();
    assert_eq!(kinds(&vault).await, [SlotKind::Passphrase]);
    vault.maintain().await.unwrap();
    assert!(place.keychain.vaults().is_empty());
    assert_eq!(
        vault.remove_slot(own(), keychain).await,
        Err(VaultError::NotFound)
    );
}

#[tokio::test]
async fn a_damaged_slot_does_not_count_as_one_that_is_left() {
    let (place, vault) = Place::with_passphrase().await;
    let first = vault.slots().await.unwrap()[0].id;
    let recovery = RecoveryCode::make_random().unwrap();
    vault
        .add_slot(own(), Opening::Recovery(recovery))
        .await
        .unwrap();
    place
        .sql("UPDATE slot SET wrapped = zeroblob(72) WHERE kind = 'recovery'")
        .await;
    assert_eq!(
        vault.remove_slot(own(), first).await,
        Err(VaultError::LastSlot)
    );
}

#[tokio::test]
async fn a_keychain_that_forgets_makes_no_slot() {
    let (place, vault) = Place::with_passphrase().await;
    place.keychain.forget_writes();
    for slot in [Opening::Keychain, Opening::TwoPart(second())] {
        assert_eq!(
            vault.add_slot(own(), slot).await,
            Err(VaultError::Keychain(KeychainError::NotKept))
        );
    }
    assert_eq!(kinds(&vault).await, [SlotKind::Passphrase]);
}

#[tokio::test]
async fn a_rekeyed_vault_has_all_records_and_only_the_new_slots() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(hotp_account("mona")).await.unwrap();
    let trashed = vault.add_account(account("trashed")).await.unwrap();
    vault.trash_accounts(&[trashed]).await.unwrap();
    vault.set_account_icon(id, Some(b"icon")).await.unwrap();
    let pending = vault.add_enrollment(enrollment("pending")).await.unwrap();
    vault.add_slot(own(), Opening::Keychain).await.unwrap();
    for _ in 0..3 {
        vault.next_hotp_counter(id).await.unwrap();
    }
    let before = place.bytes();
    let secret = place
        .blob(&format!("SELECT secret FROM account WHERE id = x'{id}'"))
        .await;
    assert!(support::contains(&before, &secret));

    let recovery = RecoveryCode::make_random().unwrap();
    let text = recovery.text().to_owned();
    vault
        .rekey(
            own(),
            vec![Opening::Passphrase(second()), Opening::Recovery(recovery)],
        )
        .await
        .unwrap();
    assert_eq!(vault.state().await, Ok(State::Unlocked));
    assert_eq!(
        kinds(&vault).await,
        [SlotKind::Passphrase, SlotKind::Recovery]
    );
    assert_eq!(place.number("SELECT key_epoch FROM vault").await, 2);
    assert!(!support::contains(&place.bytes(), &secret));
    vault.maintain().await.unwrap();
    assert!(place.keychain.vaults().is_empty());

    for with in [
        Opening::Passphrase(second()),
        Opening::Recovery(code(&text)),
    ] {
        let again = place.open().await;
        again.unlock(with).await.unwrap();
        let list = again.accounts().await.unwrap();
        assert!(list.damaged.is_empty());
        assert_eq!(list.accounts.len(), 1);
        assert_eq!(list.accounts[0].state.counter, Some(3));
        assert_eq!(again.trash().await.unwrap()[0].account.id, trashed);
        assert_eq!(again.account_icon(id).await.unwrap().unwrap(), b"icon");
        again.account_secret(id).await.unwrap();
        again.enrollment_secret(pending).await.unwrap();
        again.enrollment_token(pending).await.unwrap();
    }
    let old = place.open().await;
    assert_eq!(old.unlock(own()).await, Err(VaultError::WrongPassphrase));
}

#[tokio::test]
async fn a_rekey_keeps_what_is_damaged_byte_for_byte() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("intact")).await.unwrap();
    let id = vault.add_account(account("damaged")).await.unwrap();
    place
        .sql(&format!(
            "UPDATE account SET profile = zeroblob(169) WHERE id = x'{id}'"
        ))
        .await;
    vault.rekey(own(), vec![own()]).await.unwrap();
    let list = vault.accounts().await.unwrap();
    assert_eq!(list.accounts.len(), 1);
    assert_eq!(list.damaged.len(), 1);
    let kept = place
        .blob(&format!("SELECT profile FROM account WHERE id = x'{id}'"))
        .await;
    assert_eq!(kept, vec![0; 169]);
    // Its secret was whole, and still is.
    vault.account_secret(id).await.unwrap();
}

#[tokio::test]
async fn a_rekey_needs_a_slot_and_something_that_opens() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    assert_eq!(vault.rekey(own(), vec![]).await, Err(VaultError::NoSlots));
    let many = (0..17).map(|_| own()).collect();
    assert_eq!(
        vault.rekey(own(), many).await,
        Err(VaultError::TooManySlots)
    );
    assert_eq!(
        vault
            .rekey(Opening::Passphrase(wrong_passphrase()), vec![own()])
            .await,
        Err(VaultError::WrongPassphrase)
    );
    place.clock.advance(Duration::from_secs(60));
    place.keychain.fail_with(Some(KeychainError::NoDaemon));
    assert_eq!(
        vault.rekey(own(), vec![own(), Opening::Keychain]).await,
        Err(VaultError::Keychain(KeychainError::NoDaemon))
    );
    assert_eq!(place.number("SELECT key_epoch FROM vault").await, 1);
    assert_eq!(labels(&place.open_again().await).await, ["mona"]);
}

#[tokio::test]
async fn another_program_notices_a_rekey_and_what_it_has_under_way_is_sealed_first() {
    let (place, vault) = Place::with_passphrase().await;
    let other = place.open_again().await;
    let guard = other.guard(Duration::from_secs(60)).await.unwrap();
    let rekeyed = {
        let vault = vault.clone();
        tokio::spawn(async move { vault.rekey(own(), vec![own()]).await })
    };
    // The rekey waits for the guard, which can still seal what the server answered.
    let id = guard.add_enrollment(enrollment("answered")).await.unwrap();
    assert!(!rekeyed.is_finished());
    drop(guard);
    rekeyed.await.unwrap().unwrap();
    vault.enrollment_secret(id).await.unwrap();
    assert_eq!(other.accounts().await.err(), Some(VaultError::EpochChanged));
    assert_eq!(other.state().await, Ok(State::Locked));
    other.unlock(own()).await.unwrap();
    other.enrollment_secret(id).await.unwrap();
}

#[tokio::test]
async fn the_keychain_keeps_what_a_snapshot_needs_that_could_not_be_rewritten() {
    let (place, vault) = Place::with_keychain().await;
    vault.add_account(account("mona")).await.unwrap();
    let made = vault.snapshot(SnapshotReason::Asked).await.unwrap();
    let old = vault.slots().await.unwrap()[0].id;
    vault
        .replace_slot(Opening::Keychain, old, Opening::Passphrase(second()))
        .await
        .unwrap();
    // Nothing can be made under the name that a rewritten one gets first.
    let in_the_way = place
        .dir()
        .join("snapshots")
        .join(format!("{}.db.new", made.name));
    std::fs::create_dir(&in_the_way).unwrap();
    std::fs::write(in_the_way.join("file"), b"").unwrap();
    assert!(vault.maintain().await.is_err());
    assert_eq!(place.keychain.vaults().len(), 1);
    std::fs::remove_dir_all(&in_the_way).unwrap();
    assert_eq!(vault.maintain().await.unwrap().rewritten, 1);
    assert!(place.keychain.vaults().is_empty());
}

#[tokio::test]
async fn the_keychains_item_of_a_slot_that_is_gone_goes_even_if_the_program_ended_before() {
    let (place, vault) = Place::with_keychain().await;
    let removed = vault
        .add_slot(Opening::Keychain, Opening::TwoPart(second()))
        .await
        .unwrap();
    vault
        .add_slot(Opening::Keychain, Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    vault.remove_slot(own(), removed).await.unwrap();
    assert_eq!(place.keychain.vaults().len(), 2);
    drop(vault);
    place.settled().await;

    // The keychain is of no use the next time. A rekey keeps the list, and adds to it.
    let vault = place.open_again().await;
    place.keychain.fail_with(Some(KeychainError::Locked));
    vault.maintain().await.unwrap();
    vault.rekey(own(), vec![own()]).await.unwrap();
    vault.maintain().await.unwrap();
    place.keychain.fail_with(None);
    assert_eq!(place.keychain.vaults().len(), 2);
    drop(vault);
    place.settled().await;

    let vault = place.open_again().await;
    vault.maintain().await.unwrap();
    assert!(place.keychain.vaults().is_empty());
    assert_eq!(place.number("SELECT count(*) FROM retired_item").await, 0);
}

#[tokio::test]
async fn a_vault_has_sixteen_slots_at_the_most() {
    let (place, vault) = Place::with_passphrase().await;
    for _ in 1..16 {
        vault.add_slot(own(), Opening::Keychain).await.unwrap();
    }
    assert_eq!(
        vault.add_slot(own(), Opening::Keychain).await.err(),
        Some(VaultError::TooManySlots)
    );
    // What was made for the one too many is not left behind.
    assert_eq!(place.keychain.vaults().len(), 15);
}
