//! The files of a vault: who may read them, and which are left alone.

#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod support;

use std::fs;
use std::process::Command;
use std::time::Duration;

use countersign_vault::{Damage, FORMAT, Opening, SnapshotReason, State, StorageKind, VaultError};
use support::{Place, account, hotp_account, labels, passphrase, server};

#[cfg(unix)]
fn mode(path: &std::path::Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[cfg(unix)]
#[tokio::test]
async fn the_folder_and_every_file_in_it_are_private() {
    let (place, vault) = Place::with_keychain().await;
    vault.add_account(account("mona")).await.unwrap();
    assert_eq!(mode(&place.dir()), 0o700);
    let names: Vec<_> = fs::read_dir(place.dir())
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            assert_eq!(mode(&path), 0o600, "{path:?}");
            path.file_name().unwrap().to_string_lossy().into_owned()
        })
        .collect();
    for name in ["vault.db", "vault.db-wal", "vault.db-shm"] {
        assert!(
            names.iter().any(|found| found == name),
            "{name} is not in {names:?}"
        );
    }
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_and_files_that_were_opened_to_others_are_closed_again() {
    use std::os::unix::fs::PermissionsExt;

    let (place, vault) = Place::with_passphrase().await;
    drop(vault);
    place.settled().await;
    fs::set_permissions(place.dir(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(place.database(), fs::Permissions::from_mode(0o644)).unwrap();
    let _vault = place.open().await;
    assert_eq!(mode(&place.dir()), 0o700);
    assert_eq!(mode(&place.database()), 0o600);
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_everybody_may_write_to_takes_no_vault() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::new();
    fs::create_dir(place.dir()).unwrap();
    fs::set_permissions(place.dir(), fs::Permissions::from_mode(0o777)).unwrap();
    let vault = place.open().await;
    let made = vault.create(Opening::Keychain).await;
    assert!(matches!(
        made,
        Err(VaultError::Storage {
            kind: StorageKind::NotPrivate,
            ..
        })
    ));
    assert_eq!(mode(&place.dir()), 0o777);
    assert_eq!(place.keychain.writes(), 0);
}

#[tokio::test]
async fn the_database_is_set_up_as_the_format_says() {
    let (place, _vault) = Place::with_passphrase().await;
    assert_eq!(place.number("PRAGMA application_id").await, 0x4373_676e);
    assert_eq!(place.number("SELECT min_reader FROM vault").await, FORMAT);
    assert_eq!(place.number("SELECT min_writer FROM vault").await, FORMAT);
    assert_eq!(place.number("SELECT key_epoch FROM vault").await, 1);
    let wal = "SELECT journal_mode = 'wal' FROM pragma_journal_mode";
    assert_eq!(place.number(wal).await, 1);
}

#[tokio::test]
async fn a_vault_that_only_a_newer_program_can_read_is_refused_and_not_touched() {
    let (place, vault) = Place::with_keychain().await;
    place.sql("UPDATE vault SET min_reader = 5").await;
    let newer = VaultError::Newer {
        needed: 5,
        known: FORMAT,
    };
    // It is noticed while the vault is open, too.
    assert_eq!(vault.accounts().await.err(), Some(newer.clone()));
    assert_eq!(vault.state().await, Ok(State::Locked));
    drop(vault);
    place.settled().await;
    let before = place.bytes_of_database();
    assert_eq!(place.try_open().await.err(), Some(newer));
    assert_eq!(place.bytes_of_database(), before);
}

#[tokio::test]
async fn a_vault_that_only_a_newer_program_can_write_is_read_and_not_touched() {
    for (change, needed) in [
        ("UPDATE vault SET min_writer = 5", 5),
        (
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES (7, 'later', 1, x'00', 0)",
            7,
        ),
    ] {
        let (place, vault) = Place::with_keychain().await;
        let id = vault.add_account(hotp_account("mona")).await.unwrap();
        let server = vault.add_server(server("at", Some("s"))).await.unwrap();
        place.sql(change).await;
        let read_only = VaultError::ReadOnly {
            needed,
            known: FORMAT,
        };
        // It is noticed while the vault is open, too.
        if needed == 5 {
            let refused = vault.add_account(account("late")).await.err();
            assert_eq!(refused, Some(read_only.clone()));
            assert!(vault.is_read_only().await.unwrap().is_some());
        }
        drop(vault);
        place.settled().await;
        let before = place.bytes_of_database();

        let vault = place.open().await;
        let told = vault.is_read_only().await.unwrap().unwrap();
        assert_eq!((told.needed, told.known), (needed, FORMAT));
        vault.unlock(Opening::Keychain).await.unwrap();
        assert_eq!(labels(&vault).await, ["mona"]);
        vault.account_secret(id).await.unwrap();
        assert_eq!(&**vault.server_session(server).await.unwrap(), b"s");
        let refused = [
            vault.add_account(account("late")).await.err(),
            vault.next_hotp_counter(id).await.err(),
            vault.trash_accounts(&[id]).await.err(),
            vault.delete_accounts(&[id]).await.err(),
            vault.guard(Duration::from_secs(1)).await.err(),
            vault.replace_session(server, None).await.err(),
            vault.lock_session(server, Duration::ZERO).await.err(),
            vault.remove_server(server).await.err(),
            vault.snapshot(SnapshotReason::Asked).await.err(),
            vault
                .rekey(Opening::Keychain, vec![Opening::Passphrase(passphrase())])
                .await
                .err(),
            vault
                .add_slot(Opening::Keychain, Opening::Passphrase(passphrase()))
                .await
                .err(),
        ];
        for refused in refused {
            assert_eq!(refused, Some(read_only.clone()));
        }
        vault.maintain().await.unwrap();
        drop(vault);
        assert_eq!(place.bytes_of_database(), before);
    }
}

#[tokio::test]
async fn a_file_that_is_no_vault_is_refused_and_not_touched() {
    for content in [
        b"not a database".to_vec(),
        vec![0; 4096],
        b"SQLite format 3\0 but not really".to_vec(),
        [b"SQLite format 3\0".to_vec(), vec![0xff; 8000]].concat(),
    ] {
        let place = Place::new();
        fs::create_dir(place.dir()).unwrap();
        fs::write(place.database(), &content).unwrap();
        let opened = place.try_open().await.err();
        assert!(
            matches!(
                opened,
                Some(VaultError::NotAVault | VaultError::Damaged(Damage::Database))
            ),
            "{opened:?}"
        );
        assert_eq!(fs::read(place.database()).unwrap(), content);
        assert_eq!(fs::read_dir(place.dir()).unwrap().count(), 1);
    }
}

#[tokio::test]
async fn another_programs_database_is_refused_and_not_touched() {
    let place = Place::new();
    fs::create_dir(place.dir()).unwrap();
    fs::write(place.database(), []).unwrap();
    place.sql("CREATE TABLE recipes (name TEXT)").await;
    let before = fs::read(place.database()).unwrap();
    assert_eq!(place.try_open().await.err(), Some(VaultError::NotAVault));
    assert_eq!(fs::read(place.database()).unwrap(), before);
}

#[tokio::test]
async fn a_folder_in_the_databases_place_is_no_vault() {
    let place = Place::new();
    fs::create_dir_all(place.database()).unwrap();
    assert_eq!(place.try_open().await.err(), Some(VaultError::NotAVault));
}

#[tokio::test]
async fn an_interrupted_creation_leaves_no_vault_and_can_be_repeated() {
    let place = Place::new();
    fs::create_dir(place.dir()).unwrap();
    fs::write(place.database(), []).unwrap();
    let vault = place.open().await;
    assert_eq!(vault.state().await, Ok(State::Empty));
    vault
        .create(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    drop(vault);
    // As if it had ended between the schema and the vault.
    place.sql("DELETE FROM slot").await;
    place.sql("DELETE FROM vault").await;
    let vault = place.open().await;
    assert_eq!(vault.state().await, Ok(State::Empty));
    vault
        .create(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    assert_eq!(vault.state().await, Ok(State::Unlocked));
}

#[tokio::test]
async fn no_key_is_made_while_records_are_there_without_a_vault() {
    let (place, vault) = Place::with_keychain().await;
    vault.add_account(account("orphan")).await.unwrap();
    drop(vault);
    place.sql("DELETE FROM slot").await;
    place.sql("DELETE FROM vault").await;
    let damaged = Some(VaultError::Damaged(Damage::VaultRecord));
    assert_eq!(place.try_open().await.err(), damaged);
    assert_eq!(place.number("SELECT count(*) FROM account").await, 1);
    assert_eq!(place.keychain.writes(), 1);
}

#[tokio::test]
async fn a_vault_that_was_replaced_or_removed_is_not_written_to() {
    let (place, vault) = Place::with_passphrase().await;
    let aside = place.dir().join("aside.db");
    fs::rename(place.database(), &aside).unwrap();
    let moved = |error: Option<VaultError>| {
        assert!(matches!(
            error,
            Some(VaultError::Storage {
                kind: StorageKind::Moved,
                ..
            })
        ));
    };
    moved(vault.add_account(account("lost")).await.err());
    moved(vault.accounts().await.err());
    let copied = Command::new("cp")
        .arg(&aside)
        .arg(place.database())
        .status()
        .unwrap();
    assert!(copied.success());
    moved(vault.add_account(account("lost")).await.err());
}

#[tokio::test]
async fn a_folder_whose_name_looks_like_a_uri_is_only_a_folder() {
    let mut place = Place::new();
    let odd = place.folder.path().join("file:odd?mode=memory#%41");
    fs::create_dir(&odd).unwrap();
    place.folder = tempfile::tempdir_in(&odd).unwrap();
    let vault = place.open().await;
    vault
        .create(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    vault.add_account(account("mona")).await.unwrap();
    assert!(place.database().exists());
    assert_eq!(labels(&place.open_again().await).await, ["mona"]);
}
