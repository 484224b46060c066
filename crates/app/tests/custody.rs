//! Custody as the window uses it: one process that stays, on vaults behind a passphrase.
#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

use std::path::Path;
use std::time::Duration;

use countersign_app::view::{
    AccountEdit, ChosenCandidate, CodesEdit, Opening, Rekey, SlotKind, VaultStatus,
};
use countersign_app::{App, Problem};
use tempfile::TempDir;
use zeroize::Zeroizing;

const PASSPHRASE: &str = "correct horse battery";

fn bytes(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

fn passphrase() -> Opening {
    Opening::new(SlotKind::Passphrase, PASSPHRASE)
}

async fn with_vault() -> (TempDir, App) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("vault")).await;
    app.create_vault(Some(bytes(PASSPHRASE))).await.unwrap();
    (folder, app)
}

/// Links of accounts with a key of their own each, as candidates.
async fn candidates(app: &App, names: &[&str]) -> Vec<ChosenCandidate> {
    let mut chosen = Vec::new();
    for name in names {
        let key = data_encoding::BASE32_NOPAD.encode(format!("the key of {name}").as_bytes());
        let link = format!("otpauth://totp/{name}?secret={key}");
        let candidate = app.read_link(bytes(&link)).await.unwrap().remove(0);
        chosen.push(ChosenCandidate {
            id: candidate.id,
            issuer: (*name).to_owned(),
            label: "ann".to_owned(),
        });
    }
    chosen
}

async fn issuers(app: &App) -> Vec<String> {
    let list = app.list_accounts().await.unwrap();
    list.accounts
        .into_iter()
        .map(|account| account.issuer)
        .collect()
}

fn problem<T>(result: countersign_app::Result<T>) -> Problem {
    match result {
        Ok(_) => panic!("it succeeded"),
        Err(error) => error.problem,
    }
}

#[tokio::test]
async fn several_are_added_all_or_none_and_taken_back_at_once() {
    let (_folder, app) = with_vault().await;
    let mut chosen = candidates(&app, &["A", "B", "C"]).await;
    chosen.push(ChosenCandidate {
        id: "gone".to_owned(),
        issuer: "D".to_owned(),
        label: String::new(),
    });
    assert_eq!(
        problem(app.add_candidates(&chosen).await),
        Problem::CandidateNotFound
    );
    assert!(issuers(&app).await.is_empty());
    assert!(app.undo().await.unwrap().is_none());

    // They went on waiting.
    chosen.pop();
    assert_eq!(app.add_candidates(&chosen).await.unwrap().len(), 3);
    assert_eq!(issuers(&app).await, ["A", "B", "C"]);
    let undone = app.undo().await.unwrap().unwrap();
    assert_eq!(undone.words, "Moved 3 accounts to the trash.");
    assert!(issuers(&app).await.is_empty());
    assert_eq!(app.list_trash().await.unwrap().len(), 3);
    assert!(app.undo().await.unwrap().is_none(), "once");
}

#[tokio::test]
async fn a_removal_is_taken_back() {
    let (_folder, app) = with_vault().await;
    let chosen = candidates(&app, &["A"]).await;
    let added = app.add_candidates(&chosen).await.unwrap().remove(0);
    app.remove_account(&added.id).await.unwrap();
    assert!(issuers(&app).await.is_empty());
    let undone = app.undo().await.unwrap().unwrap();
    assert_eq!(undone.words, "A (ann) is back.");
    assert_eq!(issuers(&app).await, ["A"]);

    // What was deleted meanwhile does not come back, and says so.
    app.remove_account(&added.id).await.unwrap();
    let other = App::open(Path::new(&app.vault_details().await.unwrap().folder)).await;
    other.unlock(passphrase()).await.unwrap();
    other
        .delete_accounts(std::slice::from_ref(&added.id))
        .await
        .unwrap();
    let undone = app.undo().await.unwrap().unwrap();
    assert_eq!(undone.words, "1 account was deleted for good.");
    assert!(app.undo().await.unwrap().is_none());
}

#[tokio::test]
async fn a_recovery_code_that_waits_is_gone_after_a_lock() {
    let (_folder, app) = with_vault().await;
    let shown = app.make_recovery_code().await.unwrap();
    assert_eq!(shown.groups, 7);
    let name = shown.image.rsplit('/').next().unwrap();
    let svg = app.take_key_image(name).unwrap();
    assert!(app.take_key_image(name).is_none(), "served once");
    let code = code_in(&svg);

    let recovery = |text: &str| Opening::new(SlotKind::Recovery, text);
    app.lock().await.unwrap();
    assert_eq!(
        problem(app.make_recovery_code().await),
        Problem::VaultLocked
    );
    app.unlock(passphrase()).await.unwrap();
    assert_eq!(
        problem(app.add_slot(passphrase(), recovery(&code)).await),
        Problem::RecoveryCodeMissing
    );

    let code = app.make_recovery_text().await.unwrap();
    let wrong = Opening::new(SlotKind::Passphrase, "not the passphrase");
    assert_eq!(
        problem(app.add_slot(wrong, recovery(&code)).await),
        Problem::WrongPassphrase
    );
    tokio::time::sleep(Duration::from_millis(1100)).await;
    // It went on waiting, and does its work once.
    let details = app.add_slot(passphrase(), recovery(&code)).await.unwrap();
    assert!(details.has_recovery_code);
    assert_eq!(
        problem(app.add_slot(passphrase(), recovery(&code)).await),
        Problem::RecoveryCodeMissing
    );
    app.lock().await.unwrap();
    app.unlock(recovery(&code)).await.unwrap();
}

/// The groups in the picture: the texts of five characters.
fn code_in(svg: &str) -> String {
    let texts = svg.split('>').filter_map(|part| part.split_once("</text"));
    let groups: Vec<&str> = texts
        .map(|(text, _)| text)
        .filter(|text| text.len() == 5)
        .collect();
    assert_eq!(groups.len(), 7);
    groups.join("-")
}

#[tokio::test]
async fn a_rekey_makes_what_the_plan_says() {
    let (_folder, app) = with_vault().await;
    let code = app.make_recovery_text().await.unwrap();
    let recovery = Opening::new(SlotKind::Recovery, &code);
    app.add_slot(passphrase(), recovery).await.unwrap();
    let plan = app.rekey_plan().await.unwrap();
    assert_eq!(plan.keeps, [SlotKind::Passphrase]);
    assert_eq!(plan.drops.len(), 1);
    assert!(plan.words.contains("a recovery code"), "{}", plan.words);

    let request = |passphrase: Option<&str>, kinds: &[SlotKind]| Rekey {
        with: self::passphrase(),
        passphrase: passphrase.map(str::to_owned),
        recovery: String::new(),
        kinds: kinds.to_vec(),
    };
    assert_eq!(
        problem(app.rekey(request(None, &[])).await),
        Problem::NoSlots
    );
    let kinds = [SlotKind::Passphrase];
    assert_eq!(
        problem(app.rekey(request(None, &kinds)).await),
        Problem::PassphraseUnfit
    );
    let with_code = [SlotKind::Passphrase, SlotKind::Recovery];
    assert_eq!(
        problem(app.rekey(request(Some(PASSPHRASE), &with_code)).await),
        Problem::RecoveryCodeMistyped(countersign_app::RecoveryCodeError::Length { characters: 0 })
    );
    let details = app
        .rekey(request(Some("a better passphrase"), &kinds))
        .await
        .unwrap();
    assert_eq!(details.slots.len(), 1);
    assert!(!details.has_recovery_code);
    app.lock().await.unwrap();
    let better = Opening::new(SlotKind::Passphrase, "a better passphrase");
    app.unlock(better).await.unwrap();
    let old = Opening::new(SlotKind::Recovery, &code);
    assert_eq!(
        problem(app.unlock(old).await),
        Problem::NoSuchSlot(countersign_app::VaultSlotKind::Recovery)
    );
}

#[tokio::test]
async fn a_vault_that_is_damaged_offers_its_snapshots_and_goes_on_from_one() {
    let (_folder, app) = with_vault().await;
    let chosen = candidates(&app, &["A"]).await;
    app.add_candidates(&chosen).await.unwrap();
    app.take_snapshot().await.unwrap();
    let details = app.vault_details().await.unwrap();
    let name = &details.snapshots[0].name;
    assert_eq!(
        problem(app.restore_damaged(name).await),
        Problem::VaultNotDamaged
    );
    let path = Path::new(&details.folder).join("vault.db");
    drop(app);
    // Until then SQLite may still write what it has.
    while Path::new(&details.folder).join("vault.db-wal").exists() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }

    let mut database = std::fs::read(&path).unwrap();
    database[4096..].fill(0x5a);
    std::fs::write(&path, database).unwrap();
    let app = App::open(Path::new(&details.folder)).await;
    let state = app.state().await;
    assert_eq!(state.vault, VaultStatus::Unusable);
    assert_eq!(state.problem.unwrap().code, "vaultDamaged");
    assert_eq!(&state.snapshots[0].name, name);
    let kept = app.restore_damaged(name).await.unwrap();
    assert!(kept.join("vault.db").exists());
    let state = app.state().await;
    assert_eq!(state.vault, VaultStatus::Locked);
    assert!(state.problem.is_none() && state.snapshots.is_empty());
    app.unlock(passphrase()).await.unwrap();
    assert_eq!(issuers(&app).await, ["A"]);
}

#[tokio::test]
async fn a_vault_that_its_own_passphrase_no_longer_opens_offers_its_snapshots() {
    for damage in [
        "UPDATE vault SET key_check = zeroblob(32)",
        "UPDATE vault SET id = zeroblob(16)",
        "UPDATE vault SET key_epoch = 9",
        "UPDATE slot SET digest = zeroblob(32)",
    ] {
        let (_folder, app) = with_vault().await;
        let chosen = candidates(&app, &["A"]).await;
        app.add_candidates(&chosen).await.unwrap();
        app.take_snapshot().await.unwrap();
        let details = app.vault_details().await.unwrap();
        let name = &details.snapshots[0].name;
        app.lock().await.unwrap();
        // By another process, as every other program's work on the vault is.
        let script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()";
        let done = std::process::Command::new("python3")
            .args(["-c", script])
            .arg(Path::new(&details.folder).join("vault.db"))
            .arg(damage)
            .status();
        assert!(done.unwrap().success());

        let wrong = Opening::new(SlotKind::Passphrase, "another passphrase");
        assert!(app.unlock(wrong).await.is_err(), "{damage}");
        // The wrong one is answered with a delay.
        let retry = async {
            loop {
                match problem(app.unlock(passphrase()).await) {
                    Problem::TooManyTries { .. } => {
                        tokio::time::sleep(Duration::from_millis(50)).await;
                    }
                    other => return other,
                }
            }
        };
        let said = tokio::time::timeout(Duration::from_secs(60), retry).await;
        assert_eq!(said.unwrap(), Problem::VaultDamaged, "{damage}");
        let state = app.state().await;
        assert_eq!(state.vault, VaultStatus::Unusable, "{damage}");
        assert_eq!(state.problem.unwrap().code, "vaultDamaged");
        assert_eq!(&state.snapshots[0].name, name);
        app.restore_damaged(name).await.unwrap();
        assert_eq!(app.state().await.vault, VaultStatus::Locked);
        app.unlock(passphrase()).await.unwrap();
        assert_eq!(issuers(&app).await, ["A"], "{damage}");
    }
}

#[tokio::test]
async fn a_copied_code_is_noted_and_is_no_change_that_matters() {
    let (_folder, app) = with_vault().await;
    let chosen = candidates(&app, &["A"]).await;
    let added = app.add_candidates(&chosen).await.unwrap().remove(0);
    assert_eq!(added.last_used, None);
    app.maintain().await;
    let snapshots = app.vault_details().await.unwrap().snapshots.len();
    app.code_to_copy(&added.id).await.unwrap();
    let used = async {
        while app.find_account("a").await.unwrap().last_used.is_none() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), used)
        .await
        .unwrap();
    app.maintain().await;
    let details = app.vault_details().await.unwrap();
    assert_eq!(details.snapshots.len(), snapshots);
}

#[tokio::test]
async fn a_program_that_stays_makes_the_snapshot_that_is_due() {
    let (_folder, app) = with_vault().await;
    let chosen = candidates(&app, &["A"]).await;
    let made = async {
        while app.vault_details().await.unwrap().snapshots.is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    app.add_candidates(&chosen).await.unwrap();
    tokio::select! {
        () = app.keep_up(|| {}) => {}
        waited = tokio::time::timeout(Duration::from_secs(20), made) => waited.unwrap(),
    }
}

#[tokio::test]
async fn editing_keeps_what_it_does_not_speak_of() {
    let (_folder, app) = with_vault().await;
    let chosen = candidates(&app, &["A", "B"]).await;
    let added = app.add_candidates(&chosen).await.unwrap().remove(0);
    let code = app.code_now(&added.id).await.unwrap().valid_until;
    let edit = AccountEdit {
        issuer: " Example ".to_owned(),
        label: "bob".to_owned(),
        note: "a\nb".to_owned(),
        tags: vec!["work".to_owned()],
        pinned: true,
        codes: CodesEdit::default(),
    };
    let edited = app.edit_account(&added.id, edit.clone()).await.unwrap();
    assert_eq!((edited.issuer.as_str(), edited.pinned), ("Example", true));
    assert_eq!((edited.created, edited.kind), (added.created, added.kind));
    assert!(app.code_now(&added.id).await.unwrap().valid_until >= code);
    let unnamed = AccountEdit {
        issuer: String::new(),
        label: " ".to_owned(),
        ..edit
    };
    assert_eq!(
        problem(app.edit_account(&added.id, unnamed).await),
        Problem::NameUnfit
    );
    app.move_account(&edited.id, None).await.unwrap();
    assert_eq!(
        issuers(&app).await,
        ["Example", "B"],
        "pinned ones stay on top"
    );
}

#[tokio::test]
async fn the_demonstrations_keychain_opens_it_again() {
    let app = App::demonstration().await.unwrap();
    let state = app.state().await;
    assert!(state.keychain_note.is_some());
    app.lock().await.unwrap();
    let report = app.doctor().await;
    assert_eq!(report.case, countersign_app::view::DoctorCase::Opens);
    assert_eq!(
        app.state().await.vault,
        VaultStatus::Locked,
        "the doctor unlocks nothing"
    );
    app.unlock(Opening::keychain()).await.unwrap();
    // A second slot there has an item of its own.
    let details = app
        .add_slot(Opening::keychain(), Opening::keychain())
        .await
        .unwrap();
    assert_eq!(details.slots.len(), 2);
    app.lock().await.unwrap();
    app.unlock(Opening::keychain()).await.unwrap();
}
