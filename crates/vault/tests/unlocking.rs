//! Making a vault, locking and unlocking it, and never losing the way to its key.

mod support;

use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use countersign_vault::{
    Damage, KeychainError, Opening, Passphrase, SlotKind, State, Vault, VaultError,
};
use support::{
    PASSPHRASE, Place, account, enrollment, labels, passphrase, profile, wrong_passphrase,
};
use zeroize::Zeroizing;

#[tokio::test]
async fn looking_for_a_vault_makes_nothing() {
    let place = Place::new();
    let vault = place.open().await;
    assert_eq!(vault.state().await, Ok(State::Empty));
    assert_eq!(vault.id().await.err(), Some(VaultError::Empty));
    assert_eq!(vault.accounts().await.err(), Some(VaultError::Locked));
    assert_eq!(
        vault.unlock(Opening::Keychain).await,
        Err(VaultError::Empty)
    );
    assert_eq!(
        vault.unlock(Opening::Passphrase(passphrase())).await,
        Err(VaultError::Empty)
    );
    assert!(!place.dir().exists());
    assert_eq!(place.keychain.writes(), 0);
}

#[tokio::test]
async fn a_vault_with_a_passphrase_is_unlocked_by_it() {
    let (place, vault) = Place::with_passphrase().await;
    assert_eq!(vault.state().await, Ok(State::Unlocked));
    vault.add_account(account("mona")).await.unwrap();

    let again = place.open().await;
    assert_eq!(again.state().await, Ok(State::Locked));
    assert_eq!(again.id().await, vault.id().await);
    assert_eq!(again.accounts().await.err(), Some(VaultError::Locked));
    let no_slot = VaultError::NoSuchSlot(SlotKind::Keychain);
    assert_eq!(again.unlock(Opening::Keychain).await, Err(no_slot));
    again
        .unlock(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    assert_eq!(labels(&again).await, ["mona"]);
    assert!(place.keychain.vaults().is_empty());
}

#[tokio::test]
async fn a_vault_with_the_default_cost_is_unlocked_too() {
    let place = Place::new();
    let open = || {
        let (keychain, clock) = (Arc::clone(&place.keychain), Arc::clone(&place.clock));
        async { Vault::open(&place.dir(), keychain, clock).await.unwrap() }
    };
    open()
        .await
        .create(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    // Argon2id, 64 MiB, 3 passes, 1 lane.
    let kdf = place.blob("SELECT kdf FROM slot").await;
    assert_eq!(kdf[..13], [1, 0, 1, 0, 0, 0, 0, 0, 3, 0, 0, 0, 1]);
    open()
        .await
        .unlock(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_vault_with_a_keychain_slot_is_unlocked_by_the_keychain() {
    let (place, vault) = Place::with_keychain().await;
    vault.add_account(account("mona")).await.unwrap();
    assert_eq!(place.keychain.vaults(), [vault.id().await.unwrap()]);

    let again = place.open().await;
    again.unlock(Opening::Keychain).await.unwrap();
    assert_eq!(labels(&again).await, ["mona"]);
    let slots = again.slots().await.unwrap();
    assert_eq!(slots.len(), 1);
    assert_eq!(
        (slots[0].kind, slots[0].damaged),
        (SlotKind::Keychain, false)
    );
    assert_eq!(place.keychain.writes(), 1);
}

#[tokio::test]
async fn a_second_vault_is_never_made_over_the_first() {
    let (place, vault) = Place::with_keychain().await;
    let id = vault.id().await.unwrap();
    for slot in [Opening::Keychain, Opening::Passphrase(passphrase())] {
        assert_eq!(vault.create(slot).await, Err(VaultError::Exists));
    }
    assert_eq!(
        place.open().await.create(Opening::Keychain).await,
        Err(VaultError::Exists)
    );
    assert_eq!(place.keychain.vaults(), [id]);
    assert_eq!(place.keychain.writes(), 1);
}

#[tokio::test]
async fn a_keychain_that_is_empty_locked_or_absent_never_leads_to_a_new_key() {
    let (place, vault) = Place::with_keychain().await;
    vault.add_account(account("mona")).await.unwrap();
    let id = vault.id().await.unwrap();
    drop(vault);
    let before = place.blob("SELECT wrapped FROM slot").await;

    let vault = place.open().await;
    for failure in [
        KeychainError::NoBus,
        KeychainError::NoDaemon,
        KeychainError::Locked,
        KeychainError::NoDefaultCollection,
        KeychainError::Denied,
        KeychainError::NoAnswer,
        KeychainError::Other("something else".to_owned()),
    ] {
        place.keychain.fail_with(Some(failure.clone()));
        assert_eq!(
            vault.unlock(Opening::Keychain).await,
            Err(VaultError::Keychain(failure))
        );
        assert_eq!(
            vault.create(Opening::Keychain).await,
            Err(VaultError::Exists)
        );
    }
    place.keychain.fail_with(None);
    place.keychain.wipe();
    assert_eq!(
        vault.unlock(Opening::Keychain).await,
        Err(VaultError::KeychainEmpty)
    );
    assert_eq!(
        vault.create(Opening::Keychain).await,
        Err(VaultError::Exists)
    );
    let other_key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    for text in [other_key, "", "something else"] {
        place.keychain.put(id, text);
        let unlocked = vault.unlock(Opening::Keychain).await;
        assert_eq!(unlocked, Err(VaultError::KeychainOfAnotherVault));
    }
    assert_eq!(vault.state().await, Ok(State::Locked));
    assert_eq!(place.keychain.writes(), 1);
    assert_eq!(place.blob("SELECT wrapped FROM slot").await, before);
    assert_eq!(place.number("SELECT count(*) FROM account").await, 1);
}

#[tokio::test]
async fn no_vault_is_made_with_a_keychain_that_fails_or_forgets() {
    let place = Place::new();
    let vault = place.open().await;
    place
        .keychain
        .fail_with(Some(KeychainError::NoDefaultCollection));
    assert_eq!(
        vault.create(Opening::Keychain).await,
        Err(VaultError::Keychain(KeychainError::NoDefaultCollection))
    );
    place.keychain.fail_with(None);
    place.keychain.forget_writes();
    assert_eq!(
        vault.create(Opening::Keychain).await,
        Err(VaultError::Keychain(KeychainError::NotKept))
    );
    assert_eq!(vault.state().await, Ok(State::Empty));
    assert!(!place.database().exists());
    // The way out is a passphrase.
    vault
        .create(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    assert_eq!(vault.state().await, Ok(State::Unlocked));
}

#[tokio::test]
async fn a_wrong_passphrase_is_told_from_damage() {
    let (place, _vault) = Place::with_passphrase().await;
    let vault = place.open().await;
    let wrong = vault.unlock(Opening::Passphrase(wrong_passphrase())).await;
    assert_eq!(wrong, Err(VaultError::WrongPassphrase));

    for change in [
        "kdf = zeroblob(29)",
        "wrapped = zeroblob(72)",
        "digest = zeroblob(32)",
        "kind = 'passphrasf'",
        "wrapped = substr(wrapped, 1, 71)",
    ] {
        let (place, _vault) = Place::with_passphrase().await;
        place.sql(&format!("UPDATE slot SET {change}")).await;
        let vault = place.open().await;
        for passphrase in [passphrase(), wrong_passphrase()] {
            let damaged = vault.unlock(Opening::Passphrase(passphrase)).await;
            assert_eq!(damaged, Err(VaultError::SlotDamaged), "{change}");
        }
        assert!(vault.slots().await.unwrap().iter().all(|slot| slot.damaged));
    }
}

#[tokio::test]
async fn a_damaged_keychain_slot_is_said_to_be_damaged_whatever_the_keychain_has() {
    let (place, _vault) = Place::with_keychain().await;
    place.sql("UPDATE slot SET wrapped = zeroblob(72)").await;
    place.keychain.wipe();
    let vault = place.open().await;
    assert_eq!(
        vault.unlock(Opening::Keychain).await,
        Err(VaultError::SlotDamaged)
    );
}

#[tokio::test]
async fn a_slot_that_opens_to_another_key_is_caught_by_the_key_check() {
    let (place, _vault) = Place::with_passphrase().await;
    place.sql("UPDATE vault SET key_check = zeroblob(32)").await;
    let vault = place.open().await;
    let unlocked = vault.unlock(Opening::Passphrase(passphrase())).await;
    assert_eq!(unlocked, Err(VaultError::Damaged(Damage::KeyCheck)));
    assert_eq!(vault.state().await, Ok(State::Locked));
}

#[tokio::test]
async fn wrong_passphrases_make_the_next_try_wait_and_are_not_tried_meanwhile() {
    let (place, _vault) = Place::with_passphrase().await;
    let vault = place.open().await;
    let too_many = |seconds| {
        let retry_after = Duration::from_secs(seconds);
        Err(VaultError::TooManyTries { retry_after })
    };
    for seconds in [1, 2, 4, 8, 16, 30, 30] {
        let wrong = vault.unlock(Opening::Passphrase(wrong_passphrase())).await;
        assert_eq!(wrong, Err(VaultError::WrongPassphrase));
        // Even the right one has to wait, and another handle's key is no way around.
        assert_eq!(
            vault.unlock(Opening::Passphrase(passphrase())).await,
            too_many(seconds)
        );
        assert_eq!(
            vault
                .clone()
                .unlock(Opening::Passphrase(passphrase()))
                .await,
            too_many(seconds)
        );
        place.clock.advance(Duration::from_secs(seconds));
    }
    vault
        .unlock(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    vault.lock().await;
    let wrong = vault.unlock(Opening::Passphrase(wrong_passphrase())).await;
    assert_eq!(wrong, Err(VaultError::WrongPassphrase));
    assert_eq!(
        vault.unlock(Opening::Passphrase(passphrase())).await,
        too_many(1)
    );
}

#[tokio::test]
async fn passphrases_that_come_at_once_are_tried_one_at_a_time() {
    let (place, _vault) = Place::with_passphrase().await;
    let vault = place.open().await;
    let (first, second) = tokio::join!(
        vault.unlock(Opening::Passphrase(wrong_passphrase())),
        vault.unlock(Opening::Passphrase(passphrase()))
    );
    assert_eq!(first, Err(VaultError::WrongPassphrase));
    assert!(matches!(second, Err(VaultError::TooManyTries { .. })));
}

#[tokio::test]
async fn locking_closes_every_clone_at_once() {
    let (_place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(account("mona")).await.unwrap();
    let clone = vault.clone();
    vault.lock().await;
    assert_eq!(clone.state().await, Ok(State::Locked));
    assert_eq!(clone.accounts().await.err(), Some(VaultError::Locked));
    assert_eq!(
        clone.account_secret(id).await.err(),
        Some(VaultError::Locked)
    );
    assert_eq!(
        clone.add_account(account("other")).await.err(),
        Some(VaultError::Locked)
    );
    assert_eq!(
        clone.delete_accounts(&[id]).await.err(),
        Some(VaultError::Locked)
    );
    assert_eq!(
        clone.update_account(id, profile("new")).await.err(),
        Some(VaultError::Locked)
    );
    assert_eq!(
        clone.guard(Duration::MAX).await.err(),
        Some(VaultError::Locked)
    );
    // What needs no key still works.
    assert!(clone.data_version().await.is_ok());
    assert_eq!(clone.slots().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_guard_seals_what_arrives_after_the_lock() {
    let (_place, vault) = Place::with_passphrase().await;
    let guard = vault.guard(Duration::from_secs(600)).await.unwrap();
    vault.lock().await;
    assert_eq!(vault.state().await, Ok(State::Locked));
    assert!(guard.is_live());
    let pending = guard.add_enrollment(enrollment("pending")).await.unwrap();
    let doomed = guard.add_enrollment(enrollment("doomed")).await.unwrap();
    guard
        .update_enrollment(pending, Zeroizing::new(b"changed".to_vec()))
        .await
        .unwrap();
    guard.remove_enrollment(doomed).await.unwrap();
    let done = Zeroizing::new(b"done".to_vec());
    let id = guard
        .complete_enrollment(pending, done, account("mona"))
        .await
        .unwrap();
    // It opens the vault for nobody else.
    assert_eq!(vault.accounts().await.err(), Some(VaultError::Locked));

    vault
        .unlock(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    assert_eq!(
        vault.account_secret(id).await.unwrap().expose(),
        b"secret of mona"
    );
    let list = vault.enrollments().await.unwrap().enrollments;
    assert_eq!(list.len(), 1);
    assert_eq!(&**list[0].profile, b"done");
    // What it writes now shows at once.
    let second = guard.add_enrollment(enrollment("second")).await.unwrap();
    let done = Zeroizing::new(b"done".to_vec());
    guard
        .complete_enrollment(second, done, account("rosa"))
        .await
        .unwrap();
    assert_eq!(labels(&vault).await.len(), 2);
}

#[tokio::test]
async fn a_guard_loses_the_key_when_its_time_is_over() {
    let (_place, vault) = Place::with_passphrase().await;
    let guard = vault.guard(Duration::from_millis(5)).await.unwrap();
    while guard.is_live() {
        tokio::task::yield_now().await;
    }
    let sealed = guard.add_enrollment(enrollment("late")).await;
    assert_eq!(sealed.err(), Some(VaultError::Locked));
    // The vault itself is not affected.
    assert_eq!(vault.state().await, Ok(State::Unlocked));
}

#[tokio::test]
async fn no_error_and_no_debug_output_holds_a_passphrase_or_key() {
    let (place, vault) = Place::with_keychain().await;
    let guard = vault.guard(Duration::from_secs(1)).await.unwrap();
    let slot = Opening::Passphrase(Passphrase::parse(PASSPHRASE).unwrap());
    let text = format!("{vault:?} {guard:?} {slot:?} {:?}", place.keychain.vaults());
    assert!(!text.contains("horse"), "{text}");
}

#[tokio::test]
async fn who_locks_while_a_passphrase_is_tried_finds_the_vault_locked() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    vault.lock().await;
    let mut locked_in_time = 0;
    for polls in 1..2000 {
        let mut unlocking = Box::pin(vault.unlock(Opening::Passphrase(passphrase())));
        let mut finished = false;
        for _ in 0..polls {
            let once = std::future::poll_fn(|context| {
                Poll::Ready(unlocking.as_mut().poll(context).is_ready())
            });
            finished = once.await;
            if finished {
                break;
            }
            tokio::task::yield_now().await;
        }
        if finished {
            break;
        }
        vault.lock().await;
        assert_eq!(unlocking.await, Err(VaultError::Locked));
        assert_eq!(vault.state().await, Ok(State::Locked));
        locked_in_time += 1;
    }
    assert!(locked_in_time > 0);
    drop(place);
}
