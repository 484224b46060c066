//! Ways in and out through the use cases: taking an import back, and backups that are made by themselves.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::pin::{Pin, pin};
use std::time::{Duration, Instant};

use countersign_app::view::{ExportRequest, ImportState, Opening, Phase, SlotKind};
use countersign_app::{App, Problem};
use tempfile::TempDir;
use zeroize::Zeroizing;

const ANN: &str =
    "otpauth://totp/Example:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example\n";
const BOB: &str = "otpauth://totp/Bank:bob?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Bank\n";

/// An open vault behind a passphrase.
async fn app(home: &TempDir) -> App {
    let app = App::open(&home.path().join("vault")).await;
    app.create_vault(Some(bytes("correct horse battery")))
        .await
        .unwrap();
    app
}

fn bytes(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

/// What opens it.
fn own() -> Opening {
    Opening::new(SlotKind::Passphrase, "correct horse battery")
}

async fn names(app: &App) -> Vec<String> {
    let accounts = app.list_accounts().await.unwrap().accounts;
    let mut names: Vec<String> = accounts
        .iter()
        .map(|account| format!("{}:{}", account.issuer, account.label))
        .collect();
    names.sort();
    names
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

#[tokio::test]
async fn an_import_is_taken_back_in_one_step() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let old = ANN.replace("Example", "Old");
    app.add_import("old.txt", bytes(&old)).await.unwrap();
    app.run_import().await.unwrap();
    assert_eq!(names(&app).await, ["Old:ann"]);

    app.add_import("both.txt", bytes(&format!("{ANN}{BOB}")))
        .await
        .unwrap();
    let counts = app.take_import_rows(None, true).await.unwrap();
    assert_eq!((counts.new, counts.changed, counts.taken), (1, 1, 2));
    let done = app.run_import().await.unwrap();
    assert_eq!((done.added, done.changed), (1, 1));
    assert_eq!(names(&app).await, ["Bank:bob", "Example:ann"]);
    // The import is over.
    let over = app.run_import().await.unwrap_err();
    assert_eq!(over.problem, Problem::NoImport);

    app.undo().await.unwrap().unwrap();
    assert_eq!(names(&app).await, ["Old:ann"]);
    assert_eq!(app.list_trash().await.unwrap().len(), 1);
    // A snapshot of what was before is there as well.
    let details = app.vault_details().await.unwrap();
    assert!(!details.snapshots.is_empty());
}

/// An account that is here keeps what the person wrote, and gets what only the file has.
#[tokio::test]
async fn notes_and_tags_of_the_file_come_to_an_account_that_is_here() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    app.add_import("ann.txt", bytes(ANN)).await.unwrap();
    app.run_import().await.unwrap();
    let file = bytes(
        r#"{"encrypted": false, "folders": [{"id": "f", "name": "Work"}], "items": [{"type": 1, "name": "Example", "folderId": "f",
            "notes": "from the file", "login": {"username": "ann",
            "totp": "otpauth://totp/Example:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example"}}]}"#,
    );
    app.add_import("vault.json", file.clone()).await.unwrap();
    let counts = app.take_import_rows(None, true).await.unwrap();
    assert_eq!((counts.changed, counts.taken), (1, 1));
    assert_eq!(app.import_rows(0, 1).await.unwrap()[0].changes.len(), 2);
    app.run_import().await.unwrap();
    let account = &app.list_accounts().await.unwrap().accounts[0];
    assert_eq!(account.note, "from the file");
    assert_eq!(account.tags, ["Work"]);
    let preview = app.add_import("vault.json", file).await.unwrap();
    assert_eq!((preview.counts.here, preview.counts.changed), (1, 0));
    app.undo().await.unwrap().unwrap();
    let account = &app.list_accounts().await.unwrap().accounts[0];
    assert!(account.note.is_empty() && account.tags.is_empty());
}

#[tokio::test]
async fn a_lock_forgets_an_import() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    app.add_import("ann.txt", bytes(ANN)).await.unwrap();
    app.lock().await.unwrap();
    app.unlock(own()).await.unwrap();
    let gone = app.import_preview().await.unwrap_err();
    assert_eq!(gone.problem, Problem::NoImport);
    assert!(names(&app).await.is_empty());
}

#[tokio::test]
async fn a_link_that_the_system_opened_waits_for_the_vault_and_is_saved_only_after_a_yes() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    app.lock().await.unwrap();
    app.take_opened(ANN.trim().as_bytes());
    app.take_opened(ANN.trim().as_bytes());
    assert_eq!(
        app.state().await.links_waiting,
        1,
        "the same one waits once"
    );
    let locked = app.read_opened_links().await.unwrap_err();
    assert_eq!(locked.problem, Problem::VaultLocked);
    assert_eq!(app.state().await.links_waiting, 1);

    app.unlock(own()).await.unwrap();
    let read = app.read_opened_links().await.unwrap();
    assert!(read.import.is_none());
    assert_eq!(read.candidates[0].label, "ann");
    assert!(names(&app).await.is_empty(), "nobody said yes");
    assert_eq!(app.state().await.links_waiting, 0);
    app.add_candidate(&read.candidates[0].id, "Example", "ann")
        .await
        .unwrap();
    assert_eq!(names(&app).await, ["Example:ann"]);
    let none = app.read_opened_links().await.unwrap_err();
    assert_eq!(none.problem, Problem::NoLinkOpened);
}

#[tokio::test]
async fn several_links_and_transfers_that_the_system_opened_are_looked_at_as_an_import() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    app.take_opened(ANN.trim().as_bytes());
    app.take_opened(BOB.trim().as_bytes());
    let read = app.read_opened_links().await.unwrap();
    assert_eq!(read.import.unwrap().counts.new, 2);
    assert!(names(&app).await.is_empty());
    // A part of a transfer that comes later joins it.
    app.take_opened(b"otpauth-migration://offline?data=%21");
    let read = app.read_opened_links().await.unwrap();
    let import = read.import.unwrap();
    assert_eq!((import.counts.new, import.sources.len()), (2, 1));
    app.run_import().await.unwrap();
    assert_eq!(names(&app).await, ["Bank:bob", "Example:ann"]);

    // What can't be read says why, and waits no more.
    app.take_opened(b"otpauth://totp/x?secret=");
    let read = app.read_opened_links().await.unwrap_err();
    assert_ne!(read.problem, Problem::Internal);
    app.take_opened(ANN.trim().as_bytes());
    app.forget_opened_links();
    assert_eq!(app.state().await.links_waiting, 0);
}

#[tokio::test]
async fn parts_of_a_transfer_may_come_one_after_the_other() {
    // Written with the protocol's description: part 1 of 2 with two accounts.
    const FIRST: &str = "otpauth-migration://offline?data=CkAKFGNvdW50ZXJzaWduLUtBVC1rZXkhEhlFeGFtcGxlOmFsaWNlQGV4YW1wbGUub3JnGgdFeGFtcGxlIAEoATACChgKBmZvb2JhchIDYm9iGgAgAygCMAE4rAIQARgCIAAo%2Bf%2F%2F%2F%2F%2F%2F%2F%2F%2F%2FAQ%3D%3D";
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let preview = app.add_import("first.txt", bytes(FIRST)).await.unwrap();
    assert_eq!(
        preview.missing_parts.as_deref(),
        Some("Part 2 of 2 is missing.")
    );
    // The same part once more adds nothing; other links go beside it, as one source.
    app.add_import("again.txt", bytes(FIRST)).await.unwrap();
    let preview = app.add_import("ann.txt", bytes(ANN)).await.unwrap();
    assert_eq!((preview.rows, preview.sources.len()), (3, 1));
    assert!(preview.missing_parts.is_some());
}

#[tokio::test]
async fn backups_are_made_on_change_kept_to_a_number_and_opened_elsewhere() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    app.add_import("ann.txt", bytes(ANN)).await.unwrap();
    app.run_import().await.unwrap();

    let folder = home.path().join("backups");
    let missing = app.set_backup_folder(&folder).await.unwrap_err();
    assert_eq!(missing.problem, Problem::BackupFolderMissing);
    std::fs::create_dir(&folder).unwrap();
    app.set_backup_folder(&folder).await.unwrap();
    let on = r#"{"on": true, "keep": 2, "passphrase": null}"#;
    let bare = app.set_backup(bytes(on)).await.unwrap_err();
    assert_eq!(bare.problem, Problem::PasswordMissing);
    let sealed = r#"{"on": true, "keep": 2, "passphrase": "orange-Umbrella-7"}"#;
    let status = app.set_backup(bytes(sealed)).await.unwrap();
    assert!(status.settings.on && status.settings.has_passphrase);

    // Upkeep makes one; without a change there is no second.
    app.maintain().await;
    let first = files(&folder);
    assert_eq!(first.len(), 1);
    app.back_up_now().await.unwrap();
    assert_eq!(files(&folder), first);
    for (number, link) in [BOB, &BOB.replace("PXP&", "PXQ&").replace("bob", "eve")]
        .into_iter()
        .enumerate()
    {
        app.add_import("more.txt", bytes(link)).await.unwrap();
        app.run_import().await.unwrap();
        app.back_up_now().await.unwrap();
        assert_eq!(files(&folder).len(), 2, "{number}");
    }
    assert!(!files(&folder).contains(&first[0]), "the oldest went");
    let status = app.backup_status().await.unwrap();
    assert!(status.last_good.is_some() && status.note.is_none());

    // Another vault reads the newest with the passphrase alone.
    let other_home = tempfile::tempdir().unwrap();
    let other = self::app(&other_home).await;
    let newest = std::fs::read(status.last_path.unwrap()).unwrap();
    let preview = other
        .add_import("backup", Zeroizing::new(newest))
        .await
        .unwrap();
    assert_eq!(preview.sources[0].state, ImportState::PasswordNeeded);
    let preview = other.import_password(0, bytes("wrong")).await.unwrap();
    assert_eq!(preview.sources[0].state, ImportState::WrongPassword);
    other
        .import_password(0, bytes("orange-Umbrella-7"))
        .await
        .unwrap();
    other.run_import().await.unwrap();
    assert_eq!(names(&other).await, names(&app).await);

    // A folder that is gone is told, and nothing else fails.
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(
        app.back_up_now().await.unwrap_err().problem,
        Problem::BackupFolderMissing
    );
    let note = app.backup_status().await.unwrap().note.unwrap();
    assert!(note.contains("could not be made"), "{note}");
}

#[tokio::test]
async fn every_format_writes_what_it_said_it_would() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    app.add_import("ann.txt", bytes(ANN)).await.unwrap();
    app.run_import().await.unwrap();
    let request = |format: &str| ExportRequest {
        format: format.to_owned(),
        accounts: None,
        password: Some("orange-Umbrella-7".to_owned()),
    };
    for format in app.export_formats() {
        let path = home.path().join(format!("{}.out", format.id));
        let done = app.export_to(&request(&format.id), &path).await;
        assert_eq!(done.is_ok(), format.allowed, "{}: {done:?}", format.id);
        assert_eq!(path.exists(), format.allowed);
        let plan = app.plan_export(&request(&format.id)).await.unwrap();
        assert_eq!(plan.accounts + plan.left_out.len(), 1);
    }
}

/// A name that takes more room in a link than a QR code has.
fn long_name() -> String {
    "ä".repeat(300)
}

#[tokio::test]
async fn an_account_that_fits_into_no_qr_code_is_left_out_of_the_sheet_alone() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let long = BOB
        .replace("Bank", &long_name())
        .replace("bob", &long_name());
    app.add_import("both.txt", bytes(&format!("{ANN}{long}")))
        .await
        .unwrap();
    app.run_import().await.unwrap();
    let sheet = ExportRequest {
        format: "sheet".to_owned(),
        accounts: None,
        password: None,
    };
    let plan = app.plan_export(&sheet).await.unwrap();
    assert_eq!((plan.accounts, plan.left_out.len()), (1, 1));
    assert!(plan.left_out[0].why.contains("longer than this format"));
    let file = home.path().join("sheet.html");
    let done = app.export_to(&sheet, &file).await.unwrap();
    assert_eq!(done.accounts, 1);
    let page = std::fs::read_to_string(&file).unwrap();
    assert_eq!(page.matches("<svg").count(), 1);
    // Alone it is none at all.
    let accounts = app.list_accounts().await.unwrap().accounts;
    let long = accounts.iter().find(|account| account.label == long_name());
    let only = ExportRequest {
        format: "sheet".to_owned(),
        accounts: Some(vec![long.unwrap().id.clone()]),
        password: None,
    };
    let none = app.export_to(&only, &home.path().join("none.html")).await;
    assert_eq!(none.unwrap_err().problem, Problem::NothingToExport);
    let key = app.show_account_key(&long.unwrap().id).await.unwrap_err();
    assert_eq!(key.problem, Problem::LinkTooLong);
}

#[test]
fn an_export_is_given_up_at_once_and_no_file_comes_later() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("exports");
    std::fs::create_dir(&folder).unwrap();
    let taken = folder.join("taken");
    std::fs::write(&taken, "mine").unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let app = app(&home).await;
        app.add_import("ann.txt", bytes(ANN)).await.unwrap();
        app.run_import().await.unwrap();
        let request = ExportRequest {
            format: "aegis-encrypted".to_owned(),
            accounts: None,
            password: Some("orange-Umbrella-7".to_owned()),
        };
        for is_lock in [false, true] {
            let (done, ()) = tokio::join!(app.export_over(&request, &taken), async {
                while app.export_progress().is_none() {
                    tokio::task::yield_now().await;
                }
                assert_eq!(app.export_progress().unwrap().phase, Phase::Writing);
                match is_lock {
                    true => app.lock().await.unwrap(),
                    false => app.cancel_export(),
                }
            });
            let problem = done.unwrap_err().problem;
            assert!(matches!(problem, Problem::Cancelled | Problem::VaultLocked));
            assert_eq!(app.export_progress(), None);
        }
    });
    // This waits for the threads, which were in the middle of it.
    drop(runtime);
    assert_eq!(files(&folder), std::slice::from_ref(&taken));
    assert_eq!(std::fs::read_to_string(taken).unwrap(), "mine");
}

#[tokio::test]
async fn rows_that_cannot_be_taken_are_saved_over_a_file_only_after_a_yes() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let refused = "otpauth://totp/Example:eve?secret=1&issuer=Example\n";
    app.add_import("some.txt", bytes(&format!("{ANN}{refused}")))
        .await
        .unwrap();
    let file = home.path().join("not-imported.txt");
    std::fs::write(&file, "mine").unwrap();
    let kept = app.save_refused_rows(&file).await.unwrap_err();
    assert_eq!(kept.problem, Problem::FileExists);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    // The system's dialog has asked.
    app.save_refused_rows_over(&file).await.unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("some.txt") && text.contains(refused.trim()),
        "{text}"
    );
}

#[tokio::test]
async fn transfer_codes_are_all_there_to_be_fetched() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    // Each with a key of its own, which ends in its number.
    let letter = |digit: usize| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[digit % 32]);
    let links: String = (0..345)
        .map(|n| {
            ANN.replace(":ann", &format!(":ann{n}"))
                .replace("JQ&", &format!("{}{}&", letter(n / 32), letter(n)))
        })
        .collect();
    app.add_import("many.txt", bytes(&links)).await.unwrap();
    app.run_import().await.unwrap();
    let codes = app.export_qr(None).await.unwrap();
    assert_eq!(codes.len(), 35);
    for code in &codes {
        let name = code.rsplit('/').next().unwrap();
        let picture = app.take_key_image(name).unwrap();
        let texts = countersign_qr::read_image(picture.as_bytes()).unwrap();
        assert!(texts.len() == 1 && texts[0].starts_with("otpauth-migration://"));
    }
}

/// A file whose key takes seconds: Bitwarden's, with as much work as it may ask for in 128 MiB. No password opens it.
fn slow() -> Zeroizing<Vec<u8>> {
    let sealed = "2.AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAA==|AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    bytes(&format!(
        r#"{{"encrypted": true, "passwordProtected": true, "salt": "AAECAwQFBgcICQoLDA0ODw==", "kdfType": 1, "kdfIterations": 16,
            "kdfMemory": 128, "kdfParallelism": 1, "encKeyValidation_DO_NOT_EDIT": "{sealed}", "data": "{sealed}"}}"#
    ))
}

/// How often something is tried that a busy machine may keep from being seen, or from being quick: the best try counts.
const TRIES: usize = 5;

/// Works at an import until it is at that. Whether it was seen there: the work may have ended before anybody looked.
async fn is_seen<T>(app: &App, phase: Phase, work: Pin<&mut impl Future<Output = T>>) -> bool {
    let is_there = || app.import_progress().is_some_and(|now| now.phase == phase);
    let seen = async {
        while !is_there() {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        // Looked first each time: where the work waits at all in that phase, it does not go on unseen.
        biased;
        () = seen => true,
        _ = work => false,
    }
}

/// How long something took that was given up, and how long it may take; `None` where it came to its end before that.
type GivenUp = Option<(Duration, Duration)>;

/// Tries to give something up until it took less than it may.
async fn is_quick(attempt: impl AsyncFn() -> GivenUp) {
    let mut tries = Vec::new();
    for _ in 0..TRIES {
        let given_up = attempt().await;
        if given_up.is_some_and(|(took, at_most)| took < at_most) {
            return;
        }
        tries.push(given_up);
    }
    panic!("{tries:?}");
}

/// A list of so many links, each with a key of its own.
fn links(count: u32) -> Zeroizing<Vec<u8>> {
    let link = |at: u32| {
        let key = data_encoding::BASE32_NOPAD.encode(&[at.to_be_bytes(); 5].concat());
        format!("otpauth://totp/Depot:{at}?secret={key}&issuer=Depot\n")
    };
    bytes(&(0..count).map(link).collect::<String>())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_derivation_is_given_up_at_once_and_alone() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    app.add_import("ann.txt", bytes(ANN)).await.unwrap();
    let preview = app.add_import("slow.json", slow()).await.unwrap();
    assert_eq!(preview.sources[1].state, ImportState::PasswordNeeded);

    is_quick(async || {
        let whole = Instant::now();
        let preview = app.import_password(1, bytes("wrong")).await.unwrap();
        assert_eq!(preview.sources[1].state, ImportState::WrongPassword);
        let whole = whole.elapsed();

        let began = Instant::now();
        let mut opening = pin!(app.import_password(1, bytes("wrong again")));
        if !is_seen(&app, Phase::Opening, opening.as_mut()).await {
            return None;
        }
        let (opened, ()) = tokio::join!(opening, async {
            // Nothing tells that the library has begun: by then it has, and is far from its end.
            tokio::time::sleep(whole / 8).await;
            app.cancel_import_step();
        });
        let took = began.elapsed();
        assert_eq!(app.import_progress(), None);
        assert_eq!(opened.err()?.problem, Problem::Cancelled);
        Some((took, whole / 2))
    })
    .await;

    // The import is as it was: the other file's row is there, and is saved while the derivation may still run.
    let preview = app.import_preview().await.unwrap();
    assert_eq!((preview.sources.len(), preview.rows), (2, 1));
    app.run_import().await.unwrap();
    assert_eq!(names(&app).await, ["Example:ann"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_and_a_lock_end_a_key_derivation_at_once() {
    for is_lock in [false, true] {
        is_quick(async || {
            let home = tempfile::tempdir().unwrap();
            let app = app(&home).await;
            app.add_import("slow.json", slow()).await.unwrap();
            let began = Instant::now();
            let mut opening = pin!(app.import_password(0, bytes("wrong")));
            if !is_seen(&app, Phase::Opening, opening.as_mut()).await {
                return None;
            }
            let (opened, ()) = tokio::join!(opening, async {
                if is_lock {
                    app.lock().await.unwrap();
                } else {
                    app.cancel_import().await;
                }
            });
            let took = began.elapsed();
            let left = app.import_preview().await.unwrap_err();
            assert_eq!(left.problem, Problem::NoImport);
            assert_eq!(opened.err()?.problem, Problem::Cancelled);
            Some((took, Duration::from_millis(500)))
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn comparing_is_given_up_and_leaves_the_import_as_it_was() {
    for _ in 0..TRIES {
        let home = tempfile::tempdir().unwrap();
        let app = app(&home).await;
        // With nothing here comparing waits for nothing, and is over in one go.
        app.add_import("here.txt", links(500)).await.unwrap();
        app.run_import().await.unwrap();
        app.add_import("ann.txt", bytes(ANN)).await.unwrap();
        let mut adding = pin!(app.add_import("many.txt", links(5_000)));
        if !is_seen(&app, Phase::Comparing, adding.as_mut()).await {
            continue;
        }
        app.cancel_import_step();
        // It may have come to its end first.
        let Err(error) = adding.await else { continue };
        assert_eq!(error.problem, Problem::Cancelled);
        let preview = app.import_preview().await.unwrap();
        assert_eq!((preview.sources.len(), preview.rows), (1, 1));
        assert_eq!(app.run_import().await.unwrap().added, 1);
        assert_eq!(names(&app).await.len(), 501);
        return;
    }
    panic!("it was never given up while it compared");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_while_an_import_is_saved_leaves_all_of_it_or_nothing() {
    'phases: for phase in [Phase::Preparing, Phase::Saving] {
        for _ in 0..TRIES {
            if is_locked_in(phase).await {
                continue 'phases;
            }
        }
        panic!("{phase:?} was not seen");
    }
}

/// Locks an import in that phase of its saving, and looks at what came of it; `false` if the phase was not seen.
async fn is_locked_in(phase: Phase) -> bool {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    // What is here is put into a snapshot first: that takes a while.
    app.add_import("ann.txt", bytes(ANN)).await.unwrap();
    app.run_import().await.unwrap();
    app.add_import("many.txt", links(2_000)).await.unwrap();
    let mut saving = pin!(app.run_import());
    if !is_seen(&app, phase, saving.as_mut()).await {
        return false;
    }
    let (saved, _) = tokio::join!(saving, app.lock());
    app.unlock(own()).await.unwrap();
    let count = names(&app).await.len();
    match saved {
        // What was said to be saved is.
        Ok(done) => assert_eq!((done.added, count), (2_000, 2_001)),
        Err(error) => assert!(count == 1 || count == 2_001, "{count}: {error:?}"),
    }
    true
}

/// The known answer of Steam Desktop Authenticator: salt 00…07, nonce a0…af, 50,000 rounds.
const MANIFEST: &str = r#"{"encrypted": true, "entries": [{"filename": "a.maFile", "steamid": 1,
    "encryption_salt": "AAECAwQFBgc=", "encryption_iv": "oKGio6SlpqeoqaqrrK2urw=="}]}"#;
const BITWARDEN: &str = r#"{"encrypted": false, "folders": [], "items": [{"type": 1, "name": "Bank",
    "login": {"username": "bob", "totp": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}}]}"#;
const MA_FILE: &str = "Tk0bdzNa8JslP4OrGE6jgC1K5MWnc9nsxk0XPXNB4cNZwzqLPz6OX2zZ0ht4jsZq";

#[tokio::test]
async fn steam_s_encrypted_files_are_opened_with_their_list_whichever_comes_first() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    for files in [
        [("a.maFile", MA_FILE), ("manifest.json", MANIFEST)],
        [("manifest.json", MANIFEST), ("a.maFile", MA_FILE)],
    ] {
        app.add_import("ann.txt", bytes(ANN)).await.unwrap();
        let (name, content) = files[0];
        let alone = app.add_import(name, bytes(content)).await.unwrap();
        assert_eq!(alone.sources[1].state, ImportState::Failed, "{name}");
        assert!(alone.sources[1].problem.is_some());
        app.add_import("bob.json", bytes(BITWARDEN)).await.unwrap();
        let (name, content) = files[1];
        let both = app.add_import(name, bytes(content)).await.unwrap();
        let sealed: Vec<usize> = both
            .sources
            .iter()
            .filter(|source| source.state == ImportState::PasswordNeeded)
            .map(|source| source.index)
            .collect();
        let [source] = sealed[..] else {
            panic!("{:?}", both.sources);
        };
        // Whichever came first, the list and its file are one source.
        assert_eq!(both.sources.len(), 3);
        let wrong = app.import_password(source, bytes("orange-Umbrella-8"));
        let wrong = wrong.await.unwrap();
        assert_eq!(wrong.sources[source].state, ImportState::WrongPassword);
        let right = app.import_password(source, bytes("orange-Umbrella-7"));
        let right = right.await.unwrap();
        assert_eq!(right.sources[source].state, ImportState::Ready);
        let rows = app.import_rows(0, 10).await.unwrap();
        let mut labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
        labels.sort_unstable();
        assert_eq!(labels, ["a", "ann", "bob"]);
        for row in &rows {
            let name = &right.sources[row.source].name;
            assert!(name.contains(&row.label), "{name}: {}", row.label);
        }
        app.cancel_import().await;
    }
}
