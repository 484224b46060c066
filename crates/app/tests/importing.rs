//! Importing through the use cases: giving up, the file's order, what only differs, and what undo leaves alone.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use countersign_app::view::{
    AccountEdit, CodesEdit, ImportPreview, ImportState, ImportStatus, Opening, Phase, SlotKind,
};
use countersign_app::{App, Problem};
use countersign_transfer::FORMATS;
use tempfile::TempDir;
use zeroize::Zeroizing;

const ANN: &str =
    "otpauth://totp/Example:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example";
const BOB: &str = "otpauth://totp/Bank:bob?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Bank";

/// RFC 4226's key, at this counter. Appendix D has its codes.
fn hotp(counter: u64) -> String {
    format!(
        "otpauth://hotp/Door:eve?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Door&counter={counter}"
    )
}

/// An open vault behind a passphrase.
async fn app(home: &TempDir) -> App {
    let app = App::open(&home.path().join("vault")).await;
    app.create_vault(Some(bytes("correct horse battery")))
        .await
        .unwrap();
    app
}

/// The same vault, opened by another program.
async fn elsewhere(home: &TempDir) -> App {
    let app = App::open(&home.path().join("vault")).await;
    let passphrase = Opening::new(SlotKind::Passphrase, "correct horse battery");
    app.unlock(passphrase).await.unwrap();
    app
}

fn bytes(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

#[tokio::test]
async fn every_program_whose_files_are_read_is_told() {
    let home = tempfile::tempdir().unwrap();
    let told = app(&home).await.import_formats();
    let told: Vec<_> = told.iter().map(|f| (&*f.id, &*f.name)).collect();
    let read: Vec<_> = FORMATS.iter().map(|f| (f.id(), f.name())).collect();
    assert_eq!(told, read);
    assert!(told.contains(&("keepassxc-csv", "KeePassXC (CSV)")));
}

/// In the order of the list.
async fn labels(app: &App) -> Vec<String> {
    let accounts = app.list_accounts().await.unwrap().accounts;
    accounts.into_iter().map(|account| account.label).collect()
}

async fn id_of(app: &App, label: &str) -> String {
    app.find_account(label).await.unwrap().id
}

async fn import(app: &App, text: &str) {
    app.add_import("codes.txt", bytes(text)).await.unwrap();
    app.take_import_rows(None, true).await.unwrap();
    app.run_import().await.unwrap();
}

async fn undo(app: &App) -> String {
    app.undo().await.unwrap().unwrap().words
}

fn snapshots(home: &TempDir) -> usize {
    let folder = home.path().join("vault").join("snapshots");
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

/// Waits until something of the import is under way.
async fn during(app: &App, phase: Phase) {
    while app.import_progress().is_none_or(|now| now.phase != phase) {
        tokio::task::yield_now().await;
    }
}

/// Does something of the import, and gives it up as soon as it is at this phase.
async fn given_up<T>(app: &App, phase: Phase, work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    tokio::select! {
        // Too early, which its outcome shows.
        done = &mut work => return done,
        () = during(app, phase) => app.cancel_import_step(),
    }
    work.await
}

#[tokio::test]
async fn an_import_that_is_given_up_while_its_snapshot_is_made_saves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    import(&app, ANN).await;
    let before = snapshots(&home);
    app.add_import("bob.txt", bytes(BOB)).await.unwrap();
    let (ran, ()) = tokio::join!(app.run_import(), async {
        while snapshots(&home) == before {
            tokio::task::yield_now().await;
        }
        app.cancel_import_step();
    });
    assert_eq!(ran.unwrap_err().problem, Problem::Cancelled);
    assert_eq!(labels(&app).await, ["ann"]);
    // The import goes on where it was.
    let preview = app.import_preview().await.unwrap();
    assert_eq!((preview.rows, preview.counts.taken), (1, 1));
    app.run_import().await.unwrap();
    assert_eq!(labels(&app).await.len(), 2);
}

#[tokio::test]
async fn an_import_that_is_being_saved_says_so_whoever_wants_to_end_it() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    app.add_import("bob.txt", bytes(BOB)).await.unwrap();
    let (ran, ()) = tokio::join!(app.run_import(), async {
        during(&app, Phase::Saving).await;
        app.cancel_import().await;
    });
    assert_eq!(ran.unwrap().added, 1);
    assert_eq!(labels(&app).await, ["bob"]);
    undo(&app).await;
    assert!(labels(&app).await.is_empty());
}

/// Five accounts whose names are in no order, one of them kept at the top.
fn unsorted() -> String {
    let link = |(at, name): (usize, &str)| {
        let letter = char::from(b'A' + u8::try_from(at).unwrap());
        let secret = letter.to_string().repeat(32);
        format!("otpauth://totp/{name}:{name}?secret={secret}&issuer={name}\n")
    };
    ["mike", "alpha", "zulu", "kilo", "bravo"]
        .into_iter()
        .enumerate()
        .map(link)
        .collect()
}

async fn export(app: &App, format: &str, file: &Path) {
    let request = countersign_app::view::ExportRequest {
        format: format.to_owned(),
        accounts: None,
        password: Some("orange-Umbrella-7".to_owned()),
    };
    app.export_to(&request, file).await.unwrap();
}

#[tokio::test]
async fn the_order_of_a_file_is_the_order_of_the_list_and_of_every_file_written_from_it() {
    let home = tempfile::tempdir().unwrap();
    let from = app(&home).await;
    import(&from, &unsorted()).await;
    let order = ["mike", "alpha", "zulu", "kilo", "bravo"];
    assert_eq!(labels(&from).await, order);
    // What comes later stands behind, in its own order.
    let later = format!("{BOB}\n{ANN}\n");
    import(&from, &later).await;
    let order = [&order[..], &["bob", "ann"]].concat();
    assert_eq!(labels(&from).await, order);

    for format in ["otpauth", "countersign", "aegis", "2fas"] {
        let file = home.path().join(format!("{format}.out"));
        export(&from, format, &file).await;
        let other = tempfile::tempdir().unwrap();
        let to = app(&other).await;
        let content = Zeroizing::new(std::fs::read(&file).unwrap());
        let preview = to.add_import("file", content).await.unwrap();
        if preview.sources[0].state == ImportState::PasswordNeeded {
            let password = bytes("orange-Umbrella-7");
            to.import_password(0, password).await.unwrap();
        }
        to.run_import().await.unwrap();
        assert_eq!(labels(&to).await, order, "{format}");
    }
}

/// Accounts that were typed in go by their names, and files have them in that order too.
#[tokio::test]
async fn a_file_has_the_accounts_as_the_list_has_them() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    for link in unsorted().lines() {
        import(&app, link).await;
    }
    let id = id_of(&app, "kilo").await;
    app.pin_accounts(&[id], true).await.unwrap();
    let order = labels(&app).await;
    assert_eq!(order, ["kilo", "alpha", "bravo", "mike", "zulu"]);
    let file = home.path().join("codes.txt");
    export(&app, "otpauth", &file).await;
    let text = std::fs::read_to_string(file).unwrap();
    let written: Vec<&str> = text
        .lines()
        .map(|line| line.split([':', '?']).nth(2).unwrap())
        .collect();
    assert_eq!(written, order);
}

#[tokio::test]
async fn undo_leaves_what_another_program_wrote_after_the_import() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    import(&app, &ANN.replace("Example", "Old")).await;
    import(&app, &format!("{ANN}\n{BOB}")).await;
    let account = app.find_account("ann").await.unwrap();
    assert_eq!(account.issuer, "Example");
    let edit = AccountEdit {
        issuer: account.issuer,
        label: account.label,
        note: "spare key in the safe".to_owned(),
        tags: vec!["Work".to_owned()],
        pinned: true,
        codes: CodesEdit::default(),
    };
    let other = elsewhere(&home).await;
    other.edit_account(&account.id, edit).await.unwrap();
    let words = undo(&app).await;
    assert!(words.contains("1 account was changed since"), "{words}");
    let account = app.find_account("ann").await.unwrap();
    assert_eq!(account.issuer, "Old");
    assert_eq!(account.note, "spare key in the safe");
    assert_eq!(account.tags, ["Work"]);
    assert!(account.pinned);
    assert_eq!(labels(&app).await, ["ann"]);
}

#[tokio::test]
async fn undo_takes_back_the_rest_where_another_program_came_in_between() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let other = elsewhere(&home).await;
    import(&app, &unsorted()).await;
    let gone = id_of(&other, "kilo").await;
    other.delete_accounts(&[gone]).await.unwrap();
    let trashed = id_of(&other, "zulu").await;
    other.remove_account(&trashed).await.unwrap();
    let words = undo(&app).await;
    assert_eq!(words, "Moved 3 accounts to the trash.");
    assert!(labels(&app).await.is_empty());
    assert_eq!(app.list_trash().await.unwrap().len(), 4);
    assert!(app.undo().await.unwrap().is_none());

    // The same for a removal.
    let trash = app.list_trash().await.unwrap();
    let ids: Vec<String> = trash.into_iter().map(|gone| gone.account.id).collect();
    app.restore_accounts(&ids).await.unwrap();
    app.remove_accounts(&ids).await.unwrap();
    other.delete_accounts(&ids[..1]).await.unwrap();
    let words = undo(&app).await;
    assert_eq!(
        words,
        "3 accounts are back. 1 account was deleted for good."
    );
    assert_eq!(labels(&app).await.len(), 3);
    // And for what was added.
    app.remove_accounts(&ids[1..]).await.unwrap();
    undo(&app).await;
    import(&app, BOB).await;
    let bob = id_of(&other, "bob").await;
    other.delete_accounts(&[bob]).await.unwrap();
    assert_eq!(undo(&app).await, "Nothing of it is left to take back.");
}

/// One row against what is here.
async fn row(app: &App, text: &str) -> countersign_app::view::ImportRow {
    app.add_import("codes.txt", bytes(text)).await.unwrap();
    app.import_rows(0, 1).await.unwrap().remove(0)
}

/// RFC 4226, appendix D: what the counters 5, 9 and 2 give.
const AT: [(u64, &str); 3] = [(5, "254676"), (9, "520489"), (2, "359152")];

#[tokio::test]
async fn a_counter_that_is_further_in_the_file_is_a_change_and_is_undone() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    import(&app, &hotp(AT[0].0)).await;
    let id = id_of(&app, "eve").await;

    let further = row(&app, &hotp(AT[1].0)).await;
    assert_eq!(further.status, ImportStatus::Changed);
    assert_eq!(further.changes, ["Counter: 5 → 9"]);
    app.take_import_rows(None, true).await.unwrap();
    app.run_import().await.unwrap();
    assert_eq!(undo(&app).await, "1 account is as before.");
    let code = app.next_hotp_code(&id).await.unwrap().code;
    assert_eq!(code, AT[0].1, "as before");

    // Taken, and used since: that stays.
    import(&app, &hotp(AT[1].0)).await;
    assert_eq!(app.next_hotp_code(&id).await.unwrap().code, AT[1].1);
    let words = undo(&app).await;
    assert_eq!(words, "1 account was changed since, and keeps that.");

    // A counter never goes back, and nobody is told that the file is the same.
    let behind = row(&app, &hotp(AT[2].0)).await;
    assert_eq!(behind.status, ImportStatus::Here);
    assert_eq!(
        behind.warnings,
        ["The file's counter is 2. The one here is further, and stays."]
    );
}

#[tokio::test]
async fn another_note_of_the_file_is_named() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    import(&app, ANN).await;
    let account = app.find_account("ann").await.unwrap();
    let edit = AccountEdit {
        issuer: account.issuer,
        label: account.label,
        note: "mine".to_owned(),
        tags: Vec::new(),
        pinned: false,
        codes: CodesEdit::default(),
    };
    app.edit_account(&account.id, edit).await.unwrap();
    let file = r#"{"encrypted": false, "folders": [], "items": [{"type": 1, "name": "Example", "notes": "theirs",
        "login": {"username": "ann", "totp": "otpauth://totp/Example:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example"}}]}"#;
    let row = row(&app, file).await;
    assert_eq!(row.status, ImportStatus::Here);
    assert_eq!(
        row.warnings,
        ["The file has another note. The one here stays."]
    );
}

/// A frame of the camera with this text in a QR code: six pixels a module.
async fn film(app: &App, text: &str) -> Option<ImportPreview> {
    let lines = countersign_qr::terminal(text).unwrap();
    let mut modules: Vec<Vec<u8>> = Vec::new();
    for line in lines.lines() {
        let half = |lights: [char; 2]| {
            let light = |c| if lights.contains(&c) { 255 } else { 0 };
            line.chars()
                .flat_map(|c| [light(c); 6])
                .collect::<Vec<u8>>()
        };
        modules.push(half(['█', '▀']));
        modules.push(half(['█', '▄']));
    }
    let (width, height) = (modules[0].len(), modules.len() * 6);
    let rows = modules.iter().flat_map(|row| vec![row.as_slice(); 6]);
    let pixels = Zeroizing::new(rows.flatten().copied().collect::<Vec<u8>>());
    let side = |side| u32::try_from(side).unwrap();
    app.read_frame(side(width), side(height), pixels)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_code_of_something_else_fails_only_until_a_link_comes() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let foreign = film(&app, "https://example.com/").await.unwrap();
    assert_eq!(foreign.sources[0].state, ImportState::Failed);
    film(&app, "https://example.com/").await.unwrap();
    let found = film(&app, ANN).await.unwrap();
    assert_eq!(found.sources.len(), 1, "{:?}", found.sources);
    assert_eq!(found.sources[0].state, ImportState::Ready);
    assert!(found.sources[0].problem.is_none());
    assert_eq!((found.rows, found.sources[0].rows), (1, 1));
}

/// Links that take a while to read.
fn many() -> String {
    (0..2_000)
        .map(|at| {
            let digits = format!("{at:05}").replace(['0', '1', '8', '9'], "A");
            format!("otpauth://totp/Many:{at}?secret=GEZDGNBVGY3TQOJQGEZ{digits}DG&issuer=Many\n")
        })
        .collect()
}

#[tokio::test]
async fn giving_up_one_more_file_drops_that_file_only() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    app.add_import("ann.txt", bytes(ANN)).await.unwrap();
    app.take_import_rows(None, false).await.unwrap();
    let adding = app.add_import("many.txt", bytes(&many()));
    let added = given_up(&app, Phase::Reading, adding).await;
    assert_eq!(added.unwrap_err().problem, Problem::Cancelled);
    assert_eq!(app.import_progress(), None);
    // The same links, under the same name, and left out as the person said.
    let preview = app.import_preview().await.unwrap();
    assert_eq!((preview.sources.len(), preview.rows), (1, 1));
    assert_eq!(preview.sources[0].name, "ann.txt");
    assert_eq!(preview.counts.taken, 0);
    // A first file that is given up leaves no import.
    app.cancel_import().await;
    let adding = app.add_import("many.txt", bytes(&many()));
    let added = given_up(&app, Phase::Reading, adding).await;
    assert_eq!(added.unwrap_err().problem, Problem::Cancelled);
    let none = app.import_preview().await.unwrap_err();
    assert_eq!(none.problem, Problem::NoImport);
}

#[tokio::test]
async fn what_was_said_of_a_row_holds_when_another_file_comes() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let file = |name: &str, key: &str| {
        bytes(&format!(
            r#"{{"encrypted": false, "folders": [], "items": [{{"type": 1, "name": "{name}", "login": {{"username": "a", "totp": "{key}"}}}}]}}"#
        ))
    };
    let first = file("First", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP");
    app.add_import("first.json", first).await.unwrap();
    app.take_import_rows(Some(&[0]), false).await.unwrap();
    let second = file("Second", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    let preview = app.add_import("second.json", second).await.unwrap();
    assert_eq!((preview.counts.new, preview.counts.taken), (2, 1));
    assert!(!app.import_rows(0, 1).await.unwrap()[0].taken);
}

#[tokio::test]
async fn two_accounts_with_one_key_are_told_apart_by_their_names() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let both = format!("{ANN}\n{}", ANN.replace("Example", "Other"));
    let preview = app.add_import("both.txt", bytes(&both)).await.unwrap();
    assert_eq!((preview.counts.new, preview.counts.attention), (1, 1));
    let rows = app.import_rows(0, 2).await.unwrap();
    let reason = rows[1].reason.as_deref();
    assert_eq!(reason, Some("It has the same key as row 1."));
    app.take_import_rows(None, true).await.unwrap();
    assert_eq!(app.run_import().await.unwrap().added, 2);

    // Both are here, and each row is its own account; in whichever order.
    let swapped = format!("{}\n{ANN}", ANN.replace("Example", "Other"));
    for text in [&both, &swapped] {
        let preview = app.add_import("both.txt", bytes(text)).await.unwrap();
        assert_eq!(preview.counts.here, 2, "{:?}", preview.counts);
        app.cancel_import().await;
    }
    // A third one is neither of them, and is not added unasked.
    let three = format!("{}\n{both}", ANN.replace("Example", "Third"));
    let preview = app.add_import("three.txt", bytes(&three)).await.unwrap();
    let counts = preview.counts;
    assert_eq!((counts.here, counts.attention, counts.taken), (2, 1, 0));
    let rows = app.import_rows(0, 3).await.unwrap();
    let reason = rows[0].reason.as_deref();
    assert_eq!(reason, Some("It has the same key as row 2."));
}

#[tokio::test]
async fn a_file_that_can_not_be_read_stands_among_the_others_by_its_name() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    app.add_unread("photos", None).await.unwrap();
    app.add_unread("/a/disk.img", Some(65 * 1024 * 1024))
        .await
        .unwrap();
    let preview = app.add_import("ann.txt", bytes(ANN)).await.unwrap();
    let told: Vec<(&str, Option<&str>)> = preview
        .sources
        .iter()
        .map(|source| {
            let problem = source.problem.as_ref();
            (&*source.name, problem.map(|problem| &*problem.code))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("photos", Some("fileUnread")),
            ("disk.img", Some("fileTooLarge")),
            ("ann.txt", None)
        ]
    );
    assert_eq!(preview.counts.taken, 1);
}

#[tokio::test]
async fn an_account_that_came_in_after_the_preview_is_not_imported_again() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let other = elsewhere(&home).await;
    let all = format!("{ANN}\n{BOB}");
    app.add_import("codes.txt", bytes(&all)).await.unwrap();
    import(&other, ANN).await;
    let refused = app.run_import().await.unwrap_err();
    assert_eq!(refused.problem, Problem::ImportOutdated);
    assert_eq!(labels(&app).await, ["ann"]);
    let rows = app.import_rows(0, 9).await.unwrap();
    let now: Vec<_> = rows.iter().map(|row| (row.status, row.taken)).collect();
    assert_eq!(
        now,
        [(ImportStatus::Here, false), (ImportStatus::New, true)]
    );
    assert_eq!(app.run_import().await.unwrap().added, 1);
    assert_eq!(labels(&app).await, ["bob", "ann"]);
}

#[tokio::test]
async fn what_has_nothing_to_do_with_an_import_does_not_hold_it_up() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let other = elsewhere(&home).await;
    app.add_import("codes.txt", bytes(ANN)).await.unwrap();
    import(&other, BOB).await;
    assert_eq!(app.run_import().await.unwrap().added, 1);
    assert_eq!(app.list_accounts().await.unwrap().accounts.len(), 2);
    // In the same program too.
    app.add_import("codes.txt", bytes(&hotp(3))).await.unwrap();
    let bob = id_of(&app, "bob").await;
    app.remove_account(&bob).await.unwrap();
    assert_eq!(app.run_import().await.unwrap().added, 1);
}
