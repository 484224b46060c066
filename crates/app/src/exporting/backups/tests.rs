//! Backups over time: clocks that are set, folders that are shared, files that are spoiled, settings that change meanwhile.

use std::sync::atomic::{AtomicUsize, Ordering};

use countersign_vault::testing::FakeKeychain;
use tempfile::TempDir;

use super::*;

const MINUTES: u64 = 60;
const YEARS: u64 = 365 * DAY;

/// An open vault with one account, and a folder for its backups.
async fn app(home: &TempDir, folder: &Path, keep: u32) -> App {
    let app = App::with(home.path(), Arc::new(FakeKeychain::new()), None).await;
    app.create_vault(None).await.unwrap();
    add(&app, "first").await;
    app.set_backup_folder(folder).await.unwrap();
    app.set_backup(request(true, keep, Some("orange-Umbrella-7")))
        .await
        .unwrap();
    app
}

fn request(on: bool, keep: u32, passphrase: Option<&str>) -> Zeroizing<Vec<u8>> {
    let request = serde_json::json!({ "on": on, "keep": keep, "passphrase": passphrase });
    Zeroizing::new(request.to_string().into_bytes())
}

async fn add(app: &App, label: &str) {
    let secret = data_encoding::BASE32_NOPAD.encode(label.repeat(4).as_bytes());
    let link = format!("otpauth://totp/Acme:{label}?secret={secret}&issuer=Acme");
    let link = Zeroizing::new(link.into_bytes());
    app.add_import("link", link).await.unwrap();
    app.run_import().await.unwrap();
}

/// As [`App::back_up_if_due`], at a time by the clock, and long after the last look.
async fn due_at(app: &App, now: UnixTime) {
    app.backups.known().looked = None;
    app.back_up_if_due_at(now).await;
}

async fn status_at(app: &App, now: UnixTime) -> view::BackupStatus {
    let plan = app.backup_plan().await.unwrap();
    app.status_of(&plan, now)
}

fn after(moment: UnixTime, seconds: u64) -> UnixTime {
    UnixTime(moment.as_secs() + seconds)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

async fn last(app: &App) -> PathBuf {
    app.backup_plan().await.unwrap().last_path.unwrap()
}

#[tokio::test]
async fn a_clock_that_was_ahead_for_a_while_costs_no_backup_and_hides_no_age() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = app(&home, folder.path(), 2).await;
    let now = app.now();
    let mut made = Vec::new();
    let ahead = after(now, 10 * YEARS);
    for (label, at) in [("second", now), ("third", ahead)] {
        due_at(&app, at).await;
        made.push(last(&app).await);
        add(&app, label).await;
    }
    // Set right again: how old the last one is, nobody knows.
    let status = status_at(&app, now).await;
    assert_eq!(status.note.as_deref(), Some(words::BACKUP_AGE_UNKNOWN));
    assert_eq!(status.last_good, None);
    for (minutes, label) in [(11, "fourth"), (22, "fifth"), (33, "sixth")] {
        let at = after(now, minutes * MINUTES);
        due_at(&app, at).await;
        made.push(last(&app).await);
        let status = status_at(&app, at).await;
        assert_eq!((status.note, status.last_good), (None, Some(at.as_secs())));
        let mut kept = made[made.len() - 2..].to_vec();
        kept.sort();
        assert_eq!(files(folder.path()), kept, "{minutes}");
        add(&app, label).await;
    }
}

#[tokio::test]
async fn a_backup_that_was_not_looked_at_for_long_is_noted_until_it_is_found_to_be_good() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = app(&home, folder.path(), 5).await;
    let now = app.now();
    due_at(&app, now).await;
    let made = files(folder.path());
    assert_eq!(made.len(), 1);
    let later = after(now, 8 * DAY);
    assert_eq!(status_at(&app, after(now, 7 * DAY)).await.note, None);
    let note = status_at(&app, later).await.note;
    assert_eq!(note.as_deref(), Some("The last good backup is 8 days old."));
    due_at(&app, later).await;
    let status = status_at(&app, later).await;
    let found_good = (None, Some(later.as_secs()));
    assert_eq!((status.note, status.last_good), found_good);
    // Within a day it is looked at, and nothing is sealed anew for that.
    let before = app.data_version().await.unwrap();
    due_at(&app, after(later, DAY - 1)).await;
    assert!(app.backups.known().looked.is_some());
    let status = status_at(&app, later).await;
    assert_eq!(status.last_good, Some(later.as_secs()));
    assert_eq!(app.data_version().await.unwrap(), before);
    assert_eq!(files(folder.path()), made);
}

#[tokio::test]
async fn a_last_backup_that_is_not_what_it_was_is_made_anew() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = app(&home, folder.path(), 10).await;
    let mut at = app.now();
    due_at(&app, at).await;
    let whole = std::fs::read(last(&app).await).unwrap();
    let flipped = {
        let mut bytes = whole.clone();
        bytes[200] ^= 1;
        bytes
    };
    let spoiled: [Option<&[u8]>; 5] = [
        Some(&flipped),
        Some(&whole[..whole.len() - 1]),
        Some(b""),
        Some(b"a letter of somebody else"),
        None,
    ];
    for content in spoiled {
        let path = last(&app).await;
        match content {
            Some(content) => std::fs::write(&path, content).unwrap(),
            None => std::fs::remove_file(&path).unwrap(),
        }
        at = after(at, 11 * MINUTES);
        due_at(&app, at).await;
        let new = last(&app).await;
        assert_ne!(new, path);
        let key = app.backup_plan().await.unwrap().key().unwrap();
        let accounts = open_backup(&std::fs::read(&new).unwrap(), &key).unwrap();
        assert_eq!(accounts.len(), 1);
        // What lies where it was is not touched.
        assert_eq!(std::fs::read(&path).ok().as_deref(), content);
    }
    // Also when somebody asks for one.
    let path = last(&app).await;
    std::fs::write(&path, &flipped).unwrap();
    app.back_up_now().await.unwrap();
    assert_ne!(last(&app).await, path);
}

#[tokio::test]
async fn two_vaults_that_share_a_folder_keep_each_their_own() {
    let homes = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let folder = tempfile::tempdir().unwrap();
    let apps = [
        app(&homes[0], folder.path(), 1).await,
        app(&homes[1], folder.path(), 1).await,
    ];
    for label in ["second", "third", "fourth"] {
        for app in &apps {
            app.back_up_now().await.unwrap();
            add(app, label).await;
        }
    }
    let mut left = vec![last(&apps[0]).await, last(&apps[1]).await];
    left.sort();
    assert_eq!(files(folder.path()), left);
}

#[tokio::test]
async fn copies_of_one_vault_that_share_a_folder_keep_each_their_own() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let keychain = Arc::new(FakeKeychain::new());
    let vault = home.path().join("vault");
    std::fs::create_dir(&vault).unwrap();
    let first = App::with(&vault, keychain.clone(), None).await;
    first.create_vault(None).await.unwrap();
    add(&first, "first").await;
    first.set_backup_folder(folder.path()).await.unwrap();
    let wanted = request(true, 1, Some("orange-Umbrella-7"));
    first.set_backup(wanted).await.unwrap();
    first.back_up_now().await.unwrap();
    first.lock().await.unwrap();

    let copy = home.path().join("copy");
    std::fs::create_dir(&copy).unwrap();
    for file in files(&vault).into_iter().filter(|path| path.is_file()) {
        std::fs::copy(&file, copy.join(file.file_name().unwrap())).unwrap();
    }
    let apps = [
        App::with(&vault, keychain.clone(), None).await,
        App::with(&copy, keychain, None).await,
    ];
    for app in &apps {
        app.unlock(view::Opening::keychain()).await.unwrap();
    }
    for label in ["second", "third"] {
        for app in &apps {
            add(app, label).await;
            app.back_up_now().await.unwrap();
        }
    }
    let mut left = vec![last(&apps[0]).await, last(&apps[1]).await];
    left.sort();
    assert_eq!(files(folder.path()), left);
}

#[tokio::test]
async fn what_is_set_while_a_backup_is_made_stays_set() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = app(&home, folder.path(), 10).await;
    let (made, set) = tokio::join!(app.back_up_now(), app.set_backup(request(false, 3, None)));
    made.unwrap();
    set.unwrap();
    let status = app.backup_status().await.unwrap();
    assert!(!status.settings.on && status.settings.keep == 3);
    assert!(status.last_good.is_some());

    // A backup under another passphrase, or elsewhere, is not the one that is wanted now.
    add(&app, "second").await;
    let old = app.backup_plan().await.unwrap();
    let other = tempfile::tempdir().unwrap();
    app.set_backup_folder(other.path()).await.unwrap();
    let new = (folder.path().join("x"), "digest".to_owned());
    app.note_backup(&old, app.now(), Some(new.clone()))
        .await
        .unwrap();
    let plan = app.backup_plan().await.unwrap();
    assert_eq!(plan.folder.as_deref(), Some(other.path()));
    assert_eq!(
        (&plan.last_digest, &plan.last_path),
        (&None, &old.last_path)
    );
    app.set_backup(request(true, 3, Some("another-Umbrella-8")))
        .await
        .unwrap();
    app.note_backup(&plan, app.now(), Some(new)).await.unwrap();
    let plan = app.backup_plan().await.unwrap();
    assert_eq!(plan.last_digest, None);
    // And so the next one is due at once.
    app.maintain().await;
    assert_eq!(files(other.path()).len(), 1);
}

#[tokio::test]
async fn settings_that_cannot_be_read_are_said_and_can_be_set_anew() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = app(&home, folder.path(), 10).await;
    let vault = app.vault().unwrap();
    vault
        .set_sealed_setting(SealedSetting::Backup, Some(b"{\"on\": 7"))
        .await
        .unwrap();
    let status = app.backup_status().await.unwrap();
    let note = status.note.as_deref();
    assert_eq!(note, Some(words::BACKUP_SETTINGS_DAMAGED));
    app.maintain().await;
    let refused = app.back_up_now().await.unwrap_err();
    assert_eq!(refused.problem, Problem::BackupSettingsDamaged);
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());

    app.set_backup_folder(folder.path()).await.unwrap();
    let again = request(true, 10, Some("orange-Umbrella-7"));
    let status = app.set_backup(again).await.unwrap();
    app.back_up_now().await.unwrap();
    assert_eq!(app.backup_status().await.unwrap().note, None);
    assert!(status.settings.on && files(folder.path()).len() == 1);
}

#[tokio::test]
async fn what_fails_while_the_window_is_open_is_told_to_it() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = app(&home, folder.path(), 10).await;
    let (told, count) = (tokio::sync::Notify::new(), AtomicUsize::new(0));
    let noted = || {
        count.fetch_add(1, Ordering::SeqCst);
        told.notify_one();
    };
    let watched = async {
        told.notified().await;
        let status = app.backup_status().await.unwrap();
        assert!(status.note.is_none() && status.last_good.is_some());
        // Later, on a computer where the folder is gone.
        let old = |plan: &mut Plan| {
            plan.last_good = Some(1);
            Ok(())
        };
        app.change_plan(old).await.unwrap();
        app.backups.known().looked = None;
        std::fs::remove_dir_all(folder.path()).unwrap();
        add(&app, "second").await;
        told.notified().await;
        let note = app.backup_status().await.unwrap().note.unwrap();
        assert!(
            note.starts_with("The last backup could not be made. "),
            "{note}"
        );
        assert_eq!(count.load(Ordering::SeqCst), 2);
    };
    tokio::select! {
        () = app.keep_up(noted) => {}
        () = watched => {}
    }
}

#[tokio::test]
async fn a_backup_and_a_key_are_given_up_at_once_and_leave_nothing() {
    let (home, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let app = app(&home, folder.path(), 10).await;
    let making = app.backups.making.lock().await;
    let (made, ()) = tokio::join!(app.back_up_now(), async {
        assert_eq!(app.backup_progress().unwrap().phase, Phase::Writing);
        app.cancel_backup();
    });
    assert_eq!(made.err().unwrap().problem, Problem::Cancelled);
    drop(making);
    assert_eq!(app.backup_progress(), None);
    assert_eq!(files(folder.path()), Vec::<PathBuf>::new());
    assert_eq!(app.backup_status().await.unwrap().note, None);

    let before = app.backup_plan().await.unwrap();
    let another = request(false, 3, Some("another-Umbrella-8"));
    let (set, ()) = tokio::join!(app.set_backup(another), async {
        assert_eq!(app.backup_progress().unwrap().phase, Phase::MakingKey);
        app.cancel_backup();
    });
    assert_eq!(set.err().unwrap().problem, Problem::Cancelled);
    let after = app.backup_plan().await.unwrap();
    assert!(after.on && after.keep == 10 && after.is_for_the_same(&before));
}
