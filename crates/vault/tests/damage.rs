//! Damaged and moved records: set aside, kept as they are, and of no consequence for the others.

mod support;

use countersign_vault::{AccountId, AccountStateChange, Damaged, Opening, State, VaultError};
use support::{Place, account, enrollment, hotp_account, labels, passphrase, profile};
use zeroize::Zeroizing;

#[tokio::test]
async fn every_flipped_byte_damages_one_record_and_no_other() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("intact")).await.unwrap();
    let id = vault.add_account(account("damaged")).await.unwrap();
    vault.lock().await;
    for column in ["profile", "state"] {
        let sql = format!("SELECT {column} FROM account WHERE id = x'{id}'");
        let sealed = place.blob(&sql).await;
        let set = |value: &[u8]| {
            let hex: String = value.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("UPDATE account SET {column} = x'{hex}' WHERE id = x'{id}'")
        };
        for at in [0, 1, 24, 25, 40, sealed.len() - 17, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 0x40;
            place.sql(&set(&changed)).await;
            vault
                .unlock(Opening::Passphrase(passphrase()))
                .await
                .unwrap();
            let list = vault.accounts().await.unwrap();
            assert_eq!(list.accounts.len(), 1);
            assert_eq!(list.accounts[0].profile.label, "intact");
            let damaged = Damaged {
                id: id.into(),
                table: "account",
                column,
            };
            assert_eq!(list.damaged, [damaged], "byte {at} of {column}");
            vault.lock().await;
        }
        place.sql(&set(&sealed)).await;
    }
    vault
        .unlock(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    assert!(vault.accounts().await.unwrap().damaged.is_empty());
}

#[tokio::test]
async fn a_damaged_record_is_kept_byte_for_byte_until_it_is_removed() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(hotp_account("damaged")).await.unwrap();
    place
        .sql("UPDATE account SET profile = zeroblob(169), state = zeroblob(105)")
        .await;
    let list = vault.accounts().await.unwrap();
    assert!(list.accounts.is_empty());
    assert_eq!(list.damaged.len(), 1);
    assert_eq!(AccountId::from(list.damaged[0].id), id);

    let change = AccountStateChange {
        pinned: Some(true),
        ..Default::default()
    };
    let is_damaged = |result: Result<(), VaultError>| {
        assert!(
            matches!(result, Err(VaultError::RecordDamaged(_))),
            "{result:?}"
        );
    };
    is_damaged(vault.update_account(id, profile("new")).await);
    is_damaged(vault.update_account_state(id, change).await);
    is_damaged(vault.next_hotp_counter(id).await.map(|_| ()));
    vault.add_account(account("other")).await.unwrap();
    let row = format!("FROM account WHERE id = x'{id}'");
    assert_eq!(
        place.blob(&format!("SELECT profile {row}")).await,
        vec![0; 169]
    );
    assert_eq!(
        place.blob(&format!("SELECT state {row}")).await,
        vec![0; 105]
    );
    // Its secret is not affected.
    assert_eq!(
        vault.account_secret(id).await.unwrap().expose(),
        b"secret of damaged"
    );

    vault.delete_accounts(&[id]).await.unwrap();
    assert!(vault.accounts().await.unwrap().damaged.is_empty());
}

#[tokio::test]
async fn a_damaged_secret_is_said_when_it_is_used() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(account("damaged")).await.unwrap();
    let other = vault.add_account(account("intact")).await.unwrap();
    place
        .sql(&format!(
            "UPDATE account SET secret = zeroblob(105) WHERE id = x'{id}'"
        ))
        .await;
    let damaged = Damaged {
        id: id.into(),
        table: "account",
        column: "secret",
    };
    assert_eq!(
        vault.account_secret(id).await.err(),
        Some(VaultError::RecordDamaged(damaged))
    );
    assert!(vault.account_secret(other).await.is_ok());
}

#[tokio::test]
async fn a_damaged_enrollment_is_set_aside() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_enrollment(enrollment("damaged")).await.unwrap();
    vault.add_enrollment(enrollment("intact")).await.unwrap();
    let set = "profile = zeroblob(105), secret = zeroblob(105), token = zeroblob(105)";
    place
        .sql(&format!("UPDATE enrollment SET {set} WHERE id = x'{id}'"))
        .await;
    let list = vault.enrollments().await.unwrap();
    assert_eq!(list.enrollments.len(), 1);
    assert_eq!(
        list.damaged,
        [Damaged {
            id: id.into(),
            table: "enrollment",
            column: "profile"
        }]
    );
    for result in [
        vault.enrollment_secret(id).await.map(|_| ()),
        vault.enrollment_token(id).await.map(|_| ()),
        vault
            .update_enrollment(id, Zeroizing::new(Vec::new()))
            .await,
        vault
            .complete_enrollment(id, Zeroizing::new(Vec::new()), account("x"))
            .await
            .map(|_| ()),
    ] {
        assert!(
            matches!(result, Err(VaultError::RecordDamaged(_))),
            "{result:?}"
        );
    }
    assert!(labels(&vault).await.is_empty());
}

#[tokio::test]
async fn values_that_were_moved_in_the_database_do_not_open() {
    let (place, vault) = Place::with_passphrase().await;
    let first = vault.add_account(account("first")).await.unwrap();
    let second = vault.add_account(account("second")).await.unwrap();
    let pending = vault.add_enrollment(enrollment("pending")).await.unwrap();
    let (other_place, other) = Place::with_passphrase().await;
    other.add_account(account("elsewhere")).await.unwrap();
    let foreign = other_place.blob("SELECT secret FROM account").await;
    let foreign: String = foreign.iter().map(|byte| format!("{byte:02x}")).collect();

    for source in [
        format!("(SELECT secret FROM account WHERE id = x'{second}')"),
        format!("(SELECT state FROM account WHERE id = x'{first}')"),
        format!("(SELECT secret FROM enrollment WHERE id = x'{pending}')"),
        format!("x'{foreign}'"),
    ] {
        place
            .sql(&format!(
                "UPDATE account SET secret = {source} WHERE id = x'{first}'"
            ))
            .await;
        let opened = vault.account_secret(first).await.err();
        assert!(
            matches!(opened, Some(VaultError::RecordDamaged(_))),
            "{source}: {opened:?}"
        );
    }
}

#[tokio::test]
async fn a_damaged_clock_stops_no_write_and_gets_a_new_device_id() {
    let (place, vault) = Place::with_passphrase().await;
    place.sql("UPDATE vault SET clock = zeroblob(105)").await;
    let id = vault.add_account(account("mona")).await.unwrap();
    vault.delete_accounts(&[id]).await.unwrap();
    assert_eq!(vault.state().await, Ok(State::Unlocked));
    assert_ne!(place.blob("SELECT clock FROM vault").await, vec![0; 105]);
}
