//! Snapshots: when they are made, what is in them, restoring from them, and what they must not keep.

#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

mod support;

use std::fs;
use std::time::Duration;

use countersign_vault::{
    AccountProfile, AccountStateChange, Opening, Passphrase, RecoveryCode, Snapshot,
    SnapshotCondition, SnapshotReason, State, Vault, VaultError, restore_damaged, snapshots_in,
};
use support::{Place, account, enrollment, hotp_account, labels, passphrase, profile};

const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn own() -> Opening {
    Opening::Passphrase(passphrase())
}

async fn asked(vault: &Vault) -> Snapshot {
    vault.snapshot(SnapshotReason::Asked).await.unwrap()
}

fn bytes_of(place: &Place, snapshot: &Snapshot) -> Vec<u8> {
    fs::read(
        place
            .dir()
            .join("snapshots")
            .join(format!("{}.db", snapshot.name)),
    )
    .unwrap()
}

#[tokio::test]
async fn a_snapshot_is_made_after_a_change_and_at_most_once_an_hour() {
    let (place, vault) = Place::with_passphrase().await;
    assert_eq!(vault.maintain().await.unwrap().snapshot, None);
    let id = vault.add_account(hotp_account("mona")).await.unwrap();
    let first = vault.maintain().await.unwrap().snapshot.unwrap();
    vault.add_account(account("rosa")).await.unwrap();
    assert_eq!(vault.maintain().await.unwrap().snapshot, None);
    place.clock.advance(HOUR);
    let second = vault.maintain().await.unwrap().snapshot.unwrap();
    assert_ne!(first, second);
    // Use is no change that matters.
    place.clock.advance(HOUR);
    vault.next_hotp_counter(id).await.unwrap();
    let change = AccountStateChange {
        last_used: Some(1),
        ..Default::default()
    };
    vault.update_account_state(id, change).await.unwrap();
    assert_eq!(vault.maintain().await.unwrap().snapshot, None);
    let found = vault.snapshots().await.unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].name, found[0].accounts), (second, 2));
    assert_eq!((found[1].name, found[1].accounts), (first, 1));
    assert!(found.iter().all(|s| s.condition == SnapshotCondition::Good));
    assert!(found.iter().all(|s| s.reason == SnapshotReason::Scheduled));
}

#[tokio::test]
async fn a_clock_that_is_set_back_does_not_put_an_end_to_snapshots() {
    let (place, vault) = Place::with_passphrase().await;
    place.clock.advance(DAY * 365);
    vault.add_account(account("mona")).await.unwrap();
    vault.maintain().await.unwrap().snapshot.unwrap();
    place.clock.set_ms(1_700_000_000_000);
    vault.add_account(account("rosa")).await.unwrap();
    vault.maintain().await.unwrap().snapshot.unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn a_snapshot_is_private_one_file_and_a_vault_by_itself() {
    use std::os::unix::fs::PermissionsExt;

    let (_place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    let made = asked(&vault).await;
    let folder = vault.snapshot_folder();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    assert_eq!(mode(&folder), 0o700);
    let files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(mode(&files[0]), 0o600);
    assert_eq!(made.bytes, fs::metadata(&files[0]).unwrap().len());

    let elsewhere = Place::new();
    fs::create_dir(elsewhere.dir()).unwrap();
    fs::copy(&files[0], elsewhere.database()).unwrap();
    assert_eq!(labels(&elsewhere.open_again().await).await, ["mona"]);
}

#[tokio::test]
async fn a_snapshot_holds_no_token() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_enrollment(enrollment("pending")).await.unwrap();
    let token = place.blob("SELECT token FROM enrollment").await;
    let made = asked(&vault).await;
    assert!(!support::contains(&bytes_of(&place, &made), &token));
    vault.enrollment_token(id).await.unwrap();
}

#[tokio::test]
async fn restoring_gives_back_what_was_and_can_be_undone() {
    let (_place, vault) = Place::with_passphrase().await;
    let kept = vault.add_account(hotp_account("kept")).await.unwrap();
    let changed = vault.add_account(account("changed")).await.unwrap();
    let removed = vault.add_account(account("removed")).await.unwrap();
    let deleted = vault.add_account(account("deleted")).await.unwrap();
    vault
        .set_account_icon(changed, Some(b"before"))
        .await
        .unwrap();
    vault.next_hotp_counter(kept).await.unwrap();
    let then = asked(&vault).await;

    vault
        .update_account(changed, profile("other"))
        .await
        .unwrap();
    vault
        .set_account_icon(changed, Some(b"after"))
        .await
        .unwrap();
    vault.trash_accounts(&[removed]).await.unwrap();
    vault.delete_accounts(&[deleted]).await.unwrap();
    let added = vault.add_account(account("added")).await.unwrap();
    for _ in 0..5 {
        vault.next_hotp_counter(kept).await.unwrap();
    }
    let pending = vault.add_enrollment(enrollment("pending")).await.unwrap();

    let restored = vault.restore(then.name).await.unwrap();
    assert_eq!(
        (
            restored.brought_back,
            restored.changed,
            restored.moved_to_trash
        ),
        (1, 1, 1)
    );
    let mut now = labels(&vault).await;
    now.sort();
    assert_eq!(now, ["changed", "kept", "removed"]);
    assert_eq!(
        vault.account_icon(changed).await.unwrap().unwrap(),
        b"before"
    );
    assert_eq!(vault.trash().await.unwrap()[0].account.id, added);
    // A counter never goes back, and an enrollment is not touched.
    assert_eq!(vault.next_hotp_counter(kept).await, Ok(6));
    vault.enrollment_token(pending).await.unwrap();

    let undone = vault.restore(restored.undo).await.unwrap();
    assert_eq!(
        (undone.brought_back, undone.changed, undone.moved_to_trash),
        (1, 2, 0)
    );
    let mut now = labels(&vault).await;
    now.sort();
    assert_eq!(now, ["added", "kept", "other"]);
    assert_eq!(
        vault.account_icon(changed).await.unwrap().unwrap(),
        b"after"
    );
    assert_eq!(vault.trash().await.unwrap()[0].account.id, removed);
    assert_eq!(vault.next_hotp_counter(kept).await, Ok(7));
}

#[tokio::test]
async fn restoring_repairs_a_damaged_record() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(account("mona")).await.unwrap();
    let then = asked(&vault).await;
    place.sql("UPDATE account SET secret = zeroblob(105)").await;
    assert!(vault.account_secret(id).await.is_err());
    assert_eq!(vault.restore(then.name).await.unwrap().changed, 1);
    vault.account_secret(id).await.unwrap();
}

#[tokio::test]
async fn what_is_no_snapshot_of_this_vault_is_not_restored() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    let good = asked(&vault).await;
    let path = |snapshot: &Snapshot| {
        place
            .dir()
            .join("snapshots")
            .join(format!("{}.db", snapshot.name))
    };
    let (elsewhere, other) = Place::with_passphrase().await;
    other.add_account(account("not ours")).await.unwrap();
    let theirs = asked(&other).await;
    let their_file = elsewhere
        .dir()
        .join("snapshots")
        .join(format!("{}.db", theirs.name));

    place.clock.advance(HOUR);
    let stranger = asked(&vault).await;
    fs::copy(their_file, path(&stranger)).unwrap();
    place.clock.advance(HOUR);
    let broken = asked(&vault).await;
    fs::write(path(&broken), b"not a database").unwrap();
    place.clock.advance(HOUR);
    let newer = asked(&vault).await;
    place
        .sql_in(&path(&newer), "UPDATE vault SET min_reader = 9")
        .await;

    let conditions: Vec<_> = vault
        .snapshots()
        .await
        .unwrap()
        .into_iter()
        .map(|snapshot| snapshot.condition)
        .collect();
    assert_eq!(
        conditions,
        [
            SnapshotCondition::Newer,
            SnapshotCondition::Damaged,
            SnapshotCondition::OtherVault,
            SnapshotCondition::Good
        ]
    );
    for (snapshot, condition) in [
        (&newer, SnapshotCondition::Newer),
        (&broken, SnapshotCondition::Damaged),
        (&stranger, SnapshotCondition::OtherVault),
    ] {
        assert_eq!(
            vault.restore(snapshot.name).await.err(),
            Some(VaultError::SnapshotUnusable(condition))
        );
    }
    fs::remove_file(path(&good)).unwrap();
    assert_eq!(
        vault.restore(good.name).await.err(),
        Some(VaultError::NoSuchSnapshot)
    );
    assert_eq!(labels(&vault).await, ["mona"]);
    for name in [
        "",
        "x",
        "../../vault",
        "1-asked",
        "1700000000000-asked.db",
        "1700000000000-other",
    ] {
        assert!(
            name.parse::<countersign_vault::SnapshotName>().is_err(),
            "{name}"
        );
    }
}

#[tokio::test]
async fn what_is_deleted_for_good_leaves_the_snapshots_too() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(account("gone")).await.unwrap();
    vault.add_account(account("stays")).await.unwrap();
    let sealed = place
        .blob(&format!("SELECT secret FROM account WHERE id = x'{id}'"))
        .await;
    let made = asked(&vault).await;
    assert!(support::contains(&bytes_of(&place, &made), &sealed));
    // The trash is no deletion for good.
    vault.trash_accounts(&[id]).await.unwrap();
    assert_eq!(vault.maintain().await.unwrap().rewritten, 0);
    vault.delete_accounts(&[id]).await.unwrap();
    assert_eq!(
        vault.snapshots().await.unwrap()[0].condition,
        SnapshotCondition::Outdated
    );
    let done = vault.maintain().await.unwrap();
    assert_eq!((done.rewritten, done.not_rewritten.len()), (1, 0));
    assert!(!support::contains(&bytes_of(&place, &made), &sealed));
    let now = &vault.snapshots().await.unwrap()[0];
    assert_eq!((now.condition, now.accounts), (SnapshotCondition::Good, 1));
    vault.restore(made.name).await.unwrap();
    assert_eq!(labels(&vault).await, ["stays"]);
}

#[tokio::test]
async fn the_trash_is_emptied_after_thirty_days_and_not_before() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(account("removed")).await.unwrap();
    vault.trash_accounts(&[id]).await.unwrap();
    assert!(labels(&vault).await.is_empty());
    assert_eq!(
        vault.account_secret(id).await.err(),
        Some(VaultError::NotFound)
    );
    assert_eq!(
        vault.trash_accounts(&[id]).await.err(),
        Some(VaultError::NotFound)
    );
    place.clock.advance(DAY * 30 - Duration::from_secs(1));
    assert_eq!(vault.maintain().await.unwrap().purged, 0);
    vault.restore_accounts(&[id]).await.unwrap();
    assert_eq!(labels(&vault).await, ["removed"]);
    vault.trash_accounts(&[id]).await.unwrap();
    place.clock.advance(DAY * 30);
    assert_eq!(vault.maintain().await.unwrap().purged, 0);
    place.clock.advance(DAY);
    assert_eq!(vault.maintain().await.unwrap().purged, 1);
    assert!(vault.trash().await.unwrap().is_empty());
    assert_eq!(
        vault.restore_accounts(&[id]).await.err(),
        Some(VaultError::NotFound)
    );
}

#[tokio::test]
async fn a_clock_that_is_wrong_for_some_hours_empties_no_trash() {
    let (place, vault) = Place::with_passphrase().await;
    let early = vault.add_account(account("early")).await.unwrap();
    vault.trash_accounts(&[early]).await.unwrap();
    place.clock.advance(DAY * 30);
    let late = vault.add_account(account("late")).await.unwrap();
    vault.trash_accounts(&[late]).await.unwrap();
    // One is due; then the clock is wrong by a year, and the other seems to be.
    assert_eq!(vault.maintain().await.unwrap().purged, 0);
    place.clock.advance(DAY * 365);
    assert_eq!(vault.maintain().await.unwrap().purged, 1);
    assert_eq!(vault.trash().await.unwrap().len(), 1);
    // Set right again: what was found is forgotten, also by a program that starts anew.
    place.clock.set_ms(1_700_000_000_000 + 31 * 86_400_000);
    assert_eq!(vault.maintain().await.unwrap().purged, 0);
    place.clock.advance(DAY * 30);
    let vault = place.open_again().await;
    assert_eq!(vault.maintain().await.unwrap().purged, 0);
    vault.restore_accounts(&[late]).await.unwrap();
    assert_eq!(labels(&vault).await, ["late"]);
}

#[tokio::test]
async fn a_clock_that_jumps_costs_no_snapshot() {
    let (place, vault) = Place::with_passphrase().await;
    for n in 0..8 {
        vault.add_account(account(&n.to_string())).await.unwrap();
        vault.maintain().await.unwrap().snapshot.unwrap();
        place.clock.advance(DAY);
    }
    place.clock.advance(DAY * 3650);
    vault.add_account(account("late")).await.unwrap();
    vault.maintain().await.unwrap().snapshot.unwrap();
    assert_eq!(vault.snapshots().await.unwrap().len(), 9);
}

#[tokio::test]
async fn several_accounts_are_removed_and_taken_back_together_or_not_at_all() {
    let (_place, vault) = Place::with_passphrase().await;
    let ids = vault
        .add_accounts(vec![account("a"), account("b"), account("c")])
        .await
        .unwrap();
    vault.trash_accounts(&ids[..1]).await.unwrap();
    assert_eq!(vault.trash_accounts(&ids).await, Err(VaultError::NotFound));
    assert_eq!(vault.trash().await.unwrap().len(), 1);
    assert_eq!(
        vault.restore_accounts(&ids).await,
        Err(VaultError::NotFound)
    );
    vault.trash_accounts(&ids[1..]).await.unwrap();
    vault.restore_accounts(&ids).await.unwrap();
    assert_eq!(labels(&vault).await.len(), 3);
}

#[tokio::test]
async fn after_a_changed_passphrase_no_snapshot_opens_with_the_old_one() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    let made = asked(&vault).await;
    let old = vault.slots().await.unwrap()[0].id;
    let new = || Opening::Passphrase(Passphrase::parse("a second passphrase").unwrap());
    vault.replace_slot(own(), old, new()).await.unwrap();
    assert_eq!(vault.maintain().await.unwrap().rewritten, 1);

    let elsewhere = Place::new();
    fs::create_dir(elsewhere.dir()).unwrap();
    fs::write(elsewhere.database(), bytes_of(&place, &made)).unwrap();
    let copy = elsewhere.open().await;
    assert_eq!(copy.unlock(own()).await, Err(VaultError::WrongPassphrase));
    elsewhere.clock.advance(HOUR);
    copy.unlock(new()).await.unwrap();
    assert_eq!(labels(&copy).await, ["mona"]);
}

#[tokio::test]
async fn after_a_rekey_the_old_key_goes_when_the_last_snapshot_is_rewritten() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    let first = asked(&vault).await;
    place.clock.advance(HOUR);
    let second = asked(&vault).await;
    vault.rekey(own(), vec![own()]).await.unwrap();
    assert_eq!(place.number("SELECT count(*) FROM retired_key").await, 1);
    // Before they are rewritten they can still be restored from.
    vault.restore(first.name).await.unwrap();
    vault.rekey(own(), vec![own()]).await.unwrap();
    assert_eq!(place.number("SELECT count(*) FROM retired_key").await, 2);

    let path = place
        .dir()
        .join("snapshots")
        .join(format!("{}.db", second.name));
    let whole = fs::read(&path).unwrap();
    fs::write(&path, b"damaged").unwrap();
    let done = vault.maintain().await.unwrap();
    assert_eq!(done.not_rewritten, [second.name]);
    assert_eq!(place.number("SELECT count(*) FROM retired_key").await, 2);
    fs::write(&path, whole).unwrap();

    let again = place.open_again().await;
    let done = again.maintain().await.unwrap();
    assert!(done.not_rewritten.is_empty());
    assert_eq!(done.rewritten, 1);
    assert_eq!(place.number("SELECT count(*) FROM retired_key").await, 0);
    for snapshot in again.snapshots().await.unwrap() {
        assert_eq!(snapshot.condition, SnapshotCondition::Good);
    }
    again.restore(second.name).await.unwrap();
    assert_eq!(labels(&again).await, ["mona"]);
}

#[tokio::test]
async fn a_damaged_database_is_set_aside_and_a_snapshot_takes_its_place() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(hotp_account("mona")).await.unwrap();
    let made = asked(&vault).await;
    let device = "SELECT clock FROM vault";
    let clock = place.blob(device).await;
    drop(vault);
    place.settled().await;
    assert_eq!(
        restore_damaged(&place.dir(), made.name, 5).await.err(),
        Some(VaultError::Exists)
    );
    let mut broken = place.bytes_of_database();
    let page = broken.len() / 4096 * 4096 / 2;
    broken[4096..page.max(8192)].fill(0xa5);
    fs::write(place.database(), &broken).unwrap();
    assert!(matches!(
        place.try_open().await,
        Err(VaultError::Damaged(_))
    ));

    let offered = snapshots_in(&place.dir()).await.unwrap();
    assert_eq!(offered.len(), 1);
    assert_eq!(offered[0].condition, SnapshotCondition::Good);
    let aside = restore_damaged(&place.dir(), made.name, 1_700_000_000_000)
        .await
        .unwrap();
    assert_eq!(fs::read(aside.folder.join("vault.db")).unwrap(), broken);
    let vault = place.open_again().await;
    assert_eq!(labels(&vault).await, ["mona"]);
    assert_eq!(vault.next_hotp_counter(id).await, Ok(0));
    assert_ne!(place.blob(device).await, clock);
}

#[tokio::test]
async fn what_a_damaged_database_still_gives_is_taken_over() {
    let (place, vault) = Place::with_passphrase().await;
    let counted = vault.add_account(hotp_account("counted")).await.unwrap();
    let renamed = vault.add_account(account("old name")).await.unwrap();
    let gone = vault.add_account(account("gone")).await.unwrap();
    let made = asked(&vault).await;
    for _ in 0..7 {
        vault.next_hotp_counter(counted).await.unwrap();
    }
    vault
        .update_account(renamed, profile("new name"))
        .await
        .unwrap();
    vault.add_account(account("added since")).await.unwrap();
    let pending = vault.add_enrollment(enrollment("pending")).await.unwrap();
    drop(vault);
    place.settled().await;
    // The index of the tombstones is broken: SQLite's check fails, while the accounts can be read.
    let page = place
        .number("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_tombstone_1'")
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
    let mut now = labels(&vault).await;
    now.sort();
    assert_eq!(now, ["added since", "counted", "gone", "new name"]);
    assert_eq!(vault.next_hotp_counter(counted).await, Ok(7));
    vault.enrollment_secret(pending).await.unwrap();
    // It is done once: what is deleted now does not come back.
    vault.delete_accounts(&[gone]).await.unwrap();
    let again = place.open_again().await;
    assert!(!labels(&again).await.contains(&"gone".to_owned()));
}

#[tokio::test]
async fn a_vault_of_the_second_format_opens() {
    let place = Place::new();
    fs::create_dir(place.dir()).unwrap();
    let fixture = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/format-2/vault.db"
    );
    fs::copy(fixture, place.database()).unwrap();
    let vault = place.open_again().await;
    let list = vault.accounts().await.unwrap();
    assert!(list.damaged.is_empty());
    let mut found: Vec<_> = list
        .accounts
        .iter()
        .map(|account| {
            let AccountProfile {
                issuer, note, tags, ..
            } = &account.profile;
            let state = account.state;
            (
                issuer.as_str(),
                note.as_str(),
                tags.join(" "),
                state.pinned,
                state.counter,
            )
        })
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("Bank", "in the safe", "work".to_owned(), true, Some(9)),
            ("Example", "", String::new(), false, None),
            ("Steam", "", String::new(), false, None),
        ]
    );
    for account in &list.accounts {
        vault.account_secret(account.id).await.unwrap();
    }
    assert_eq!(
        vault.trash().await.unwrap()[0].account.profile.issuer,
        "Gone"
    );
}

#[tokio::test]
async fn the_first_format_is_copied_before_it_is_brought_up_to_date() {
    let place = Place::new();
    fs::create_dir(place.dir()).unwrap();
    let fixture = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/format-1/vault.db"
    );
    fs::copy(fixture, place.database()).unwrap();
    let before = fs::read(place.database()).unwrap();
    let vault = place.open().await;
    assert_eq!(vault.state().await, Ok(State::Locked));
    let copies = vault.snapshots().await.unwrap();
    assert_eq!(copies.len(), 1);
    assert_eq!(copies[0].reason, SnapshotReason::BeforeMigration);
    assert_eq!(
        (copies[0].condition, copies[0].accounts),
        (SnapshotCondition::Good, 3)
    );
    vault.unlock(own()).await.unwrap();
    let list = vault.accounts().await.unwrap();
    assert!(list.damaged.is_empty());
    let mut names: Vec<_> = list
        .accounts
        .iter()
        .map(|account| (account.profile.issuer.as_str(), account.state.counter))
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [("Bank", Some(8)), ("Example", None), ("Steam", None)]
    );
    let pending = &vault.enrollments().await.unwrap().enrollments[0];
    vault.enrollment_secret(pending.id).await.unwrap();

    // The copy is a vault of the first format, follows a change of slots, and can be restored from.
    let recovery = RecoveryCode::make_random().unwrap();
    vault
        .add_slot(own(), Opening::Recovery(recovery))
        .await
        .unwrap();
    assert_eq!(vault.maintain().await.unwrap().rewritten, 1);
    let ids: Vec<_> = list.accounts.iter().map(|account| account.id).collect();
    vault.trash_accounts(&ids).await.unwrap();
    let restored = vault.restore(copies[0].name).await.unwrap();
    assert_eq!(restored.brought_back, 3);
    drop(vault);
    assert_ne!(place.bytes_of_database(), before);
}

#[tokio::test]
async fn a_long_job_of_another_program_is_waited_for_and_not_forced() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(account("mona")).await.unwrap();
    let lock = fs::File::options()
        .write(true)
        .open(place.dir().join("vault.lock"))
        .unwrap();
    lock.lock().unwrap();
    // What can wait until the next time is left.
    assert_eq!(vault.maintain().await.unwrap().snapshot, None);
    let asked_for = {
        let vault = vault.clone();
        tokio::spawn(async move { vault.snapshot(SnapshotReason::Asked).await })
    };
    vault.update_account(id, profile("rosa")).await.unwrap();
    assert!(!asked_for.is_finished());
    assert!(vault.snapshots().await.unwrap().is_empty());
    lock.unlock().unwrap();
    asked_for.await.unwrap().unwrap();
}

#[tokio::test]
async fn what_a_restore_puts_into_the_trash_stays_there_for_thirty_days() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(account("used")).await.unwrap();
    vault.trash_accounts(&[id]).await.unwrap();
    let then = asked(&vault).await;
    vault.restore_accounts(&[id]).await.unwrap();
    place.clock.advance(DAY * 31);
    let restored = vault.restore(then.name).await.unwrap();
    assert_eq!(vault.maintain().await.unwrap().purged, 0);
    assert_eq!(vault.trash().await.unwrap().len(), 1);
    vault.restore(restored.undo).await.unwrap();
    assert_eq!(labels(&vault).await, ["used"]);
}

#[tokio::test]
async fn an_account_that_does_not_open_in_the_snapshot_stays_where_it_is() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(account("kept")).await.unwrap();
    vault.add_account(account("other")).await.unwrap();
    let then = asked(&vault).await;
    let path = place
        .dir()
        .join("snapshots")
        .join(format!("{}.db", then.name));
    let damage = format!("UPDATE account SET profile = zeroblob(169) WHERE id = x'{id}'");
    place.sql_in(&path, &damage).await;
    assert_eq!(vault.restore(then.name).await.unwrap().moved_to_trash, 0);
    assert_eq!(labels(&vault).await.len(), 2);
    place
        .sql_in(&path, "UPDATE account SET profile = zeroblob(169)")
        .await;
    assert_eq!(
        vault.restore(then.name).await.err(),
        Some(VaultError::SnapshotUnusable(SnapshotCondition::Damaged))
    );
}

#[tokio::test]
async fn a_counter_does_not_go_back_with_a_damaged_account_either() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(hotp_account("mona")).await.unwrap();
    let then = asked(&vault).await;
    for _ in 0..5 {
        vault.next_hotp_counter(id).await.unwrap();
    }
    place
        .sql("UPDATE account SET profile = zeroblob(169)")
        .await;
    vault.restore(then.name).await.unwrap();
    assert_eq!(labels(&vault).await, ["mona"]);
    assert_eq!(vault.next_hotp_counter(id).await, Ok(5));
}

#[tokio::test]
async fn a_database_that_is_gone_is_no_first_run() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    let made = asked(&vault).await;
    drop(vault);
    place.settled().await;
    for lost in [None, Some(b"".as_slice())] {
        match lost {
            None => fs::remove_file(place.database()).unwrap(),
            Some(content) => fs::write(place.database(), content).unwrap(),
        }
        assert!(matches!(
            place.try_open().await,
            Err(VaultError::Damaged(_))
        ));
        restore_damaged(&place.dir(), made.name, 1_700_000_000_000)
            .await
            .unwrap();
        let vault = place.open_again().await;
        assert_eq!(labels(&vault).await, ["mona"]);
        drop(vault);
        place.settled().await;
    }
}
