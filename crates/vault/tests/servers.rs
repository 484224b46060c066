//! Servers and the sessions at them, and what becomes of them in snapshots, with a new key and after damage.

#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod support;

use std::fs;
use std::time::Duration;

use countersign_vault::{
    NewServer, Opening, ServerId, SnapshotReason, Vault, VaultError, restore_damaged,
};
use support::{Place, account, contains, enrollment, labels, passphrase, secret, server};
use zeroize::Zeroizing;

fn own() -> Opening {
    Opening::Passphrase(passphrase())
}

fn bytes(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

/// Each server with its profile and session.
async fn all(vault: &Vault) -> Vec<(ServerId, String, Option<String>)> {
    let list = vault.servers().await.unwrap();
    assert!(list.damaged.is_empty());
    let mut all = Vec::new();
    for found in list.servers {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let session = match vault.server_session(found.id).await {
            Ok(session) => Some(text(&session)),
            Err(VaultError::NotFound) => None,
            Err(error) => panic!("{error}"),
        };
        assert_eq!(found.has_session, session.is_some());
        all.push((found.id, text(&found.profile), session));
    }
    all
}

fn entry(id: ServerId, profile: &str, session: Option<&str>) -> (ServerId, String, Option<String>) {
    (id, profile.to_owned(), session.map(str::to_owned))
}

#[tokio::test]
async fn a_server_is_found_again_as_it_was() {
    let (place, vault) = Place::with_passphrase().await;
    let first = vault.add_server(server("first", None)).await.unwrap();
    let second = vault
        .add_server(server("second", Some("signed in")))
        .await
        .unwrap();
    let vault = place.open_again().await;
    assert_eq!(
        all(&vault).await,
        [
            entry(first, "first", None),
            entry(second, "second", Some("signed in"))
        ]
    );
    vault.replace_session(first, Some(b"too")).await.unwrap();
    vault.replace_session(second, None).await.unwrap();
    vault.update_server(second, bytes("renamed")).await.unwrap();
    let vault = place.open_again().await;
    assert_eq!(
        all(&vault).await,
        [
            entry(first, "first", Some("too")),
            entry(second, "renamed", None)
        ]
    );
    vault.remove_server(first).await.unwrap();
    assert_eq!(all(&vault).await, [entry(second, "renamed", None)]);
}

#[tokio::test]
async fn a_servers_id_is_used_once() {
    let (_place, vault) = Place::with_passphrase().await;
    let id = vault.add_server(server("first", None)).await.unwrap();
    let again = || NewServer {
        id: Some(id),
        ..server("again", None)
    };
    assert_eq!(vault.add_server(again()).await, Err(VaultError::IdTaken));
    vault.remove_server(id).await.unwrap();
    assert_eq!(vault.add_server(again()).await, Err(VaultError::IdTaken));
    let gone = Err(VaultError::NotFound);
    assert_eq!(vault.remove_server(id).await, gone);
    assert_eq!(vault.update_server(id, bytes("x")).await, gone);
    assert_eq!(vault.replace_session(id, Some(b"x")).await, gone);
    assert_eq!(vault.replace_session(id, None).await, gone);
    assert_eq!(
        vault.server_session(id).await.err(),
        Some(VaultError::NotFound)
    );
}

#[tokio::test]
async fn a_session_that_was_replaced_is_gone_from_every_file() {
    let (place, vault) = Place::with_passphrase().await;
    let long = "refresh token ".repeat(600);
    let id = vault
        .add_server(server("ZITADEL", Some(&long)))
        .await
        .unwrap();
    let sql = format!("SELECT session FROM server WHERE id = x'{id}'");
    for new in [Some(b"second".as_slice()), Some(b"third"), None] {
        let old = place.blob(&sql).await;
        let disk = place.bytes();
        assert!(contains(&disk, &old[..16]));
        assert!(!contains(&disk, b"refresh token") && !contains(&disk, b"ZITADEL"));
        vault.replace_session(id, new).await.unwrap();
        let disk = place.bytes();
        assert!(old.chunks_exact(16).all(|piece| !contains(&disk, piece)));
    }
}

#[tokio::test]
async fn a_server_that_was_removed_leaves_its_id_and_nothing_of_what_was_sealed() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    let id = vault
        .add_server(server("profile", Some("session")))
        .await
        .unwrap();
    drop(vault.lock_session(id, Duration::ZERO).await.unwrap());
    let lock = place.dir().join("sessions").join(format!("{id}.lock"));
    assert!(lock.exists());
    vault.snapshot(SnapshotReason::Asked).await.unwrap();
    let mut sealed = Vec::new();
    for column in ["profile", "session"] {
        let sql = format!("SELECT {column} FROM server WHERE id = x'{id}'");
        sealed.push(place.blob(&sql).await);
    }
    vault.remove_server(id).await.unwrap();
    assert!(!lock.exists());
    // The snapshot still has its profile.
    assert!(contains(&place.bytes(), &sealed[0][..16]));
    assert_eq!(vault.maintain().await.unwrap().rewritten, 1);
    let disk = place.bytes();
    for value in sealed {
        assert!(value.chunks_exact(16).all(|piece| !contains(&disk, piece)));
    }
    let tombstones = format!("SELECT count(*) FROM tombstone WHERE id = x'{id}'");
    assert_eq!(place.number(&tombstones).await, 1);
}

#[tokio::test]
async fn a_snapshot_holds_servers_without_sessions_and_restoring_keeps_those_of_the_present() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    let kept = vault.add_server(server("kept", Some("old"))).await.unwrap();
    let gone = vault.add_server(server("gone", Some("old"))).await.unwrap();
    let made = vault.snapshot(SnapshotReason::Asked).await.unwrap();

    // It is a vault by itself.
    let other = Place::new();
    fs::create_dir(other.dir()).unwrap();
    let file = place
        .dir()
        .join("snapshots")
        .join(format!("{}.db", made.name));
    fs::copy(file, other.database()).unwrap();
    assert_eq!(
        all(&other.open_again().await).await,
        [entry(kept, "kept", None), entry(gone, "gone", None)]
    );

    vault.replace_session(kept, Some(b"new")).await.unwrap();
    vault.update_server(kept, bytes("renamed")).await.unwrap();
    vault.remove_server(gone).await.unwrap();
    let added = vault.add_server(server("added", Some("s"))).await.unwrap();
    vault.restore(made.name).await.unwrap();
    assert_eq!(
        all(&vault).await,
        [
            entry(kept, "renamed", Some("new")),
            entry(added, "added", Some("s"))
        ]
    );
}

#[tokio::test]
async fn a_replaced_session_is_no_reason_for_a_snapshot_and_a_new_server_is() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_server(server("first", None)).await.unwrap();
    assert!(vault.maintain().await.unwrap().snapshot.is_some());
    place.clock.advance(Duration::from_secs(7200));
    vault.replace_session(id, Some(b"session")).await.unwrap();
    assert_eq!(vault.maintain().await.unwrap().snapshot, None);
    vault.update_server(id, bytes("renamed")).await.unwrap();
    assert!(vault.maintain().await.unwrap().snapshot.is_some());
}

#[tokio::test]
async fn a_damaged_server_is_set_aside_and_a_damaged_session_can_be_replaced() {
    let (place, vault) = Place::with_passphrase().await;
    let broken = vault
        .add_server(server("broken", Some("session")))
        .await
        .unwrap();
    let other = vault
        .add_server(server("other", Some("session")))
        .await
        .unwrap();
    place
        .sql(&format!(
            "UPDATE server SET profile = zeroblob(169) WHERE id = x'{broken}'"
        ))
        .await;
    place
        .sql(&format!(
            "UPDATE server SET session = zeroblob(169) WHERE id = x'{other}'"
        ))
        .await;
    let list = vault.servers().await.unwrap();
    assert_eq!(list.servers.len(), 1);
    assert_eq!(
        (list.damaged[0].id, list.damaged[0].table),
        (broken.into(), "server")
    );
    assert!(matches!(
        vault.update_server(broken, bytes("new")).await,
        Err(VaultError::RecordDamaged(_))
    ));
    assert!(matches!(
        vault.server_session(other).await,
        Err(VaultError::RecordDamaged(damaged)) if damaged.column == "session"
    ));
    vault.replace_session(other, Some(b"new")).await.unwrap();
    assert_eq!(&**vault.server_session(other).await.unwrap(), b"new");
    vault.remove_server(broken).await.unwrap();
    assert_eq!(all(&vault).await, [entry(other, "other", Some("new"))]);
}

#[tokio::test]
async fn a_session_opens_in_its_own_place_only() {
    let (place, vault) = Place::with_passphrase().await;
    let first = vault.add_server(server("a", Some("one"))).await.unwrap();
    let second = vault.add_server(server("b", Some("two"))).await.unwrap();
    for stolen in [
        format!("(SELECT session FROM server WHERE id = x'{first}')"),
        format!("(SELECT profile FROM server WHERE id = x'{second}')"),
    ] {
        let sql = format!("UPDATE server SET session = {stolen} WHERE id = x'{second}'");
        place.sql(&sql).await;
        assert!(matches!(
            vault.server_session(second).await,
            Err(VaultError::RecordDamaged(_))
        ));
    }
}

#[tokio::test]
async fn servers_and_sessions_are_there_after_a_rekey() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault
        .add_server(server("profile", Some("session")))
        .await
        .unwrap();
    let sql = format!("SELECT session FROM server WHERE id = x'{id}'");
    let before = place.blob(&sql).await;
    vault.rekey(own(), vec![own()]).await.unwrap();
    assert_ne!(place.blob(&sql).await, before);
    for vault in [vault, place.open_again().await] {
        assert_eq!(all(&vault).await, [entry(id, "profile", Some("session"))]);
    }
}

#[tokio::test]
async fn a_guard_seals_a_session_that_arrives_after_the_lock() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault
        .add_server(server("profile", Some("old")))
        .await
        .unwrap();
    let pending = vault.add_enrollment(enrollment("pending")).await.unwrap();
    let guard = vault.guard(Duration::from_secs(600)).await.unwrap();
    vault.lock().await;
    assert_eq!(vault.servers().await.err(), Some(VaultError::Locked));
    assert_eq!(
        vault.server_session(id).await.err(),
        Some(VaultError::Locked)
    );
    assert_eq!(
        vault.lock_session(id, Duration::ZERO).await.err(),
        Some(VaultError::Locked)
    );
    let lock = guard.lock_session(id, Duration::ZERO).await.unwrap();
    assert_eq!(lock.server(), id);
    guard.replace_session(id, Some(b"new")).await.unwrap();
    guard.update_server(id, bytes("renamed")).await.unwrap();
    let token = Zeroizing::new("another token".to_owned());
    guard
        .replace_enrollment_token(pending, token)
        .await
        .unwrap();
    let other = guard.add_server(server("other", None)).await.unwrap();
    let doomed = guard.add_server(server("doomed", None)).await.unwrap();
    guard.remove_server(doomed).await.unwrap();
    drop(lock);
    let vault = place.open_again().await;
    assert_eq!(
        all(&vault).await,
        [
            entry(id, "renamed", Some("new")),
            entry(other, "other", None)
        ]
    );
    assert_eq!(
        vault.enrollment_token(pending).await.unwrap().as_str(),
        "another token"
    );
}

#[tokio::test]
async fn what_a_damaged_database_still_gives_of_servers_is_taken_over() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    let known = vault.add_server(server("old", Some("old"))).await.unwrap();
    let gone = vault.add_server(server("gone", Some("old"))).await.unwrap();
    let made = vault.snapshot(SnapshotReason::Asked).await.unwrap();
    vault.replace_session(known, Some(b"new")).await.unwrap();
    vault.update_server(known, bytes("renamed")).await.unwrap();
    let added = vault.add_server(server("added", Some("s"))).await.unwrap();
    let bare = vault.add_server(server("bare", None)).await.unwrap();
    vault.remove_server(gone).await.unwrap();
    vault.maintain().await.unwrap();
    drop(vault);
    place.settled().await;
    // The index of the slots is broken: SQLite's check fails, while the rows can be read.
    let page = place
        .number("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_account_1'")
        .await;
    place.settled().await;
    let mut broken = place.bytes_of_database();
    let start = usize::try_from(page - 1).unwrap() * 4096;
    broken[start..start + 4096].fill(0xa5);
    fs::write(place.database(), &broken).unwrap();
    assert!(matches!(
        place.try_open().await,
        Err(VaultError::Damaged(_))
    ));
    restore_damaged(&place.dir(), made.name, 1_700_000_000_000)
        .await
        .unwrap();
    let vault = place.open_again().await;
    assert_eq!(
        all(&vault).await,
        [
            entry(known, "renamed", Some("new")),
            entry(added, "added", Some("s")),
            entry(bare, "bare", None)
        ]
    );
    assert_eq!(labels(&vault).await, ["mona"]);
}

#[tokio::test]
async fn an_enrollment_goes_on_with_another_token_until_it_is_complete() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_enrollment(enrollment("pending")).await.unwrap();
    let sql = format!("SELECT token FROM enrollment WHERE id = x'{id}'");
    let old = place.blob(&sql).await;
    let token = |text: &str| Zeroizing::new(text.to_owned());
    vault
        .replace_enrollment_token(id, token("another"))
        .await
        .unwrap();
    let disk = place.bytes();
    assert!(old.chunks_exact(16).all(|piece| !contains(&disk, piece)));
    let vault = place.open_again().await;
    assert_eq!(
        vault.enrollment_token(id).await.unwrap().as_str(),
        "another"
    );
    vault.enrollment_secret(id).await.unwrap();
    vault
        .complete_enrollment(id, bytes("done"), account("mona"))
        .await
        .unwrap();
    let refused = vault.replace_enrollment_token(id, token("late")).await;
    assert_eq!(refused, Err(VaultError::NotFound));
    assert_eq!(
        vault.enrollment_token(id).await.err(),
        Some(VaultError::NotFound)
    );
}

#[tokio::test]
async fn accounts_are_told_by_their_secrets() {
    let (place, vault) = Place::with_passphrase().await;
    let with = |label: &str, text: &str| {
        let mut new = account(label);
        new.secret = secret(text);
        new
    };
    // More than are read at a time.
    let many = (0..600).map(|n| with(&n.to_string(), &format!("number {n}")));
    let ids = vault.add_accounts(many.collect()).await.unwrap();
    let twice = vault.add_account(with("again", "number 7")).await.unwrap();
    vault.trash_accounts(&[ids[3]]).await.unwrap();
    place
        .sql(&format!(
            "UPDATE account SET secret = zeroblob(169) WHERE id = x'{}'",
            ids[4]
        ))
        .await;
    let texts = ["number 7", "other", "number 3", "number 4", "number 599"];
    let secrets: Vec<_> = texts.iter().map(|text| secret(text)).collect();
    let mut asked: Vec<_> = secrets.iter().collect();
    asked.push(&secrets[0]);
    let mut both = vec![ids[7], twice];
    both.sort();
    assert_eq!(
        vault.accounts_with(&asked).await.unwrap(),
        [both.clone(), vec![], vec![], vec![], vec![ids[599]], both]
    );
    assert!(vault.accounts_with(&[]).await.unwrap().is_empty());
    vault.lock().await;
    assert_eq!(vault.accounts_with(&asked).await, Err(VaultError::Locked));
}
