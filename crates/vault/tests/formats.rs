//! Vaults that earlier versions of the program made: they open, with all that is in them.
//! Each fixture was made by the program of its time, and never changes.

#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod support;

use std::fs;
use std::path::Path;

use countersign_otp::Kind;
use countersign_vault::{
    AccountState, FORMAT, Opening, RecoveryCode, SnapshotCondition, SnapshotReason, Vault,
    VaultError,
};
use support::{Place, passphrase};

/// A folder with the vault in it, and its snapshots.
fn copy_of(fixture: &str) -> Place {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            let to = to.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                copy(&entry.path(), &to);
            } else {
                fs::copy(entry.path(), to).unwrap();
            }
        }
    }
    let place = Place::new();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    copy(&fixtures.join(fixture), &place.dir());
    place
}

/// What the furnished fixtures have in common: they were rekeyed, have two slots, something of every kind, and a snapshot that
/// is sealed under the key from before.
async fn check_furnished(vault: &Vault) {
    let list = vault.accounts().await.unwrap();
    assert!(list.damaged.is_empty());
    let mut found = Vec::new();
    for account in &list.accounts {
        let secret = vault.account_secret(account.id).await.unwrap();
        let icon = vault.account_icon(account.id).await.unwrap();
        found.push((
            account.profile.issuer.as_str(),
            account.profile.label.as_str(),
            String::from_utf8(secret.expose().to_vec()).unwrap(),
            account.state,
            icon,
        ));
    }
    let plain = AccountState::default();
    let used = AccountState {
        pinned: true,
        order: -5,
        last_used: Some(1_700_000_123),
        ..plain
    };
    let counted = AccountState {
        counter: Some(9),
        ..plain
    };
    found.sort_unstable_by_key(|(issuer, ..)| *issuer);
    let entry = |issuer, label: &'static str, state, icon| {
        (issuer, label, format!("secret of {label}"), state, icon)
    };
    assert_eq!(
        found,
        [
            entry("Bank", "token", counted, None),
            entry("Example", "mona@example.com", used, Some(b"icon".to_vec())),
            entry("Steam", "gamer", plain, None),
            entry("ZITADEL", "enrolled", plain, None),
        ]
    );
    let by_issuer = |issuer: &str| {
        let mut accounts = list.accounts.iter();
        accounts
            .find(|account| account.profile.issuer == issuer)
            .unwrap()
    };
    assert_eq!(by_issuer("Steam").profile.kind, Kind::Steam);
    assert!(matches!(by_issuer("Bank").profile.kind, Kind::Hotp { .. }));
    assert_eq!(by_issuer("Example").profile.note, "in the safe");
    assert_eq!(by_issuer("Example").profile.tags, ["work"]);
    let trash = vault.trash().await.unwrap();
    assert_eq!(trash.len(), 1);
    assert_eq!(trash[0].account.profile.label, "trashed");

    let enrollments = vault.enrollments().await.unwrap();
    assert!(enrollments.damaged.is_empty());
    let [pending, done] = enrollments.enrollments.as_slice() else {
        panic!("two enrollments");
    };
    assert_eq!(
        (&**pending.profile, pending.has_secret),
        (b"pending".as_slice(), true)
    );
    assert_eq!(
        (&**done.profile, done.has_secret, done.has_token),
        (b"done".as_slice(), false, false)
    );
    assert_eq!(
        vault.enrollment_token(pending.id).await.unwrap().as_str(),
        "token of the enrollment"
    );
    vault.enrollment_secret(pending.id).await.unwrap();
}

#[tokio::test]
async fn a_rekeyed_vault_of_the_second_format_is_brought_up_to_date_with_all_that_is_in_it() {
    let place = copy_of("format-2-rekeyed");
    assert_eq!(place.number("SELECT min_writer FROM vault").await, 2);
    let vault = place.open_again().await;
    assert_eq!(place.number("SELECT min_writer FROM vault").await, FORMAT);
    check_furnished(&vault).await;
    assert!(vault.servers().await.unwrap().servers.is_empty());

    // The copy from before is as good as the vault; the snapshot from before the rekey is rewritten.
    let conditions = |snapshots: Vec<countersign_vault::Snapshot>| {
        let each = snapshots.into_iter();
        each.map(|one| (one.reason, one.condition, one.accounts))
            .collect::<Vec<_>>()
    };
    let found = conditions(vault.snapshots().await.unwrap());
    assert_eq!(
        found,
        [
            (SnapshotReason::BeforeMigration, SnapshotCondition::Good, 4),
            (SnapshotReason::Asked, SnapshotCondition::Outdated, 5)
        ]
    );
    assert_eq!(vault.maintain().await.unwrap().rewritten, 1);
    assert_eq!(place.number("SELECT count(*) FROM retired_key").await, 0);
    let found = conditions(vault.snapshots().await.unwrap());
    assert_eq!(
        found[1],
        (SnapshotReason::Asked, SnapshotCondition::Good, 4)
    );
    for snapshot in vault.snapshots().await.unwrap() {
        vault.restore(snapshot.name).await.unwrap();
    }
    check_furnished(&vault).await;

    // What format 2 could not hold.
    let server = support::server("new", Some("session"));
    let id = vault.add_server(server).await.unwrap();
    assert_eq!(&**vault.server_session(id).await.unwrap(), b"session");
    let other = place.open().await;
    let code = RecoveryCode::parse("5CDR0-MZD3E-ZCNN3-PX3AZ-74YW3-8VK4K-KM09T").unwrap();
    other.unlock(Opening::Recovery(code)).await.unwrap();
}

#[tokio::test]
async fn a_vault_of_the_third_format_is_brought_up_to_date_with_all_that_is_in_it() {
    let place = copy_of("format-3");
    assert_eq!(place.number("SELECT min_writer FROM vault").await, 3);
    let vault = place.open_again().await;
    assert_eq!(place.number("SELECT min_writer FROM vault").await, FORMAT);
    drop(vault);
    place.settled().await;
    let before = fs::read(place.database()).unwrap();
    let vault = place.open_again().await;
    check_furnished(&vault).await;
    let servers = vault.servers().await.unwrap();
    assert!(servers.damaged.is_empty());
    let [signed_in, signed_out] = servers.servers.as_slice() else {
        panic!("two servers");
    };
    assert_eq!(&**signed_in.profile, b"signed in");
    assert_eq!(
        &**vault.server_session(signed_in.id).await.unwrap(),
        b"session"
    );
    assert_eq!(
        (&**signed_out.profile, signed_out.has_session),
        (b"signed out".as_slice(), false)
    );
    assert_eq!(
        vault.server_session(signed_out.id).await.err(),
        Some(VaultError::NotFound)
    );
    drop(vault);
    place.settled().await;
    // Looking at it changed nothing.
    assert_eq!(fs::read(place.database()).unwrap(), before);

    let vault = place.open().await;
    let code = RecoveryCode::parse("CKR8N-1FH8H-YH7AR-RMTEY-ZMSRB-2BMC4-G2C5Z").unwrap();
    vault.unlock(Opening::Recovery(code)).await.unwrap();
    assert_eq!(place.number("SELECT count(*) FROM retired_item").await, 1);
    vault.maintain().await.unwrap();
    assert_eq!(place.number("SELECT count(*) FROM retired_item").await, 0);
    check_furnished(&vault).await;
    let mut opened = vault.slots().await.unwrap();
    opened.retain(|slot| !slot.damaged);
    assert_eq!(opened.len(), 2);
    vault
        .rekey(
            Opening::Passphrase(passphrase()),
            vec![Opening::Passphrase(passphrase())],
        )
        .await
        .unwrap();
    check_furnished(&vault).await;
}
