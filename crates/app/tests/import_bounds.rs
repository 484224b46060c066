//! How much one import takes: files that are made to be too much for it are refused, each by itself.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashSet;

use countersign_app::App;
use countersign_app::view::{ImportPreview, ImportState, ImportStatus};
use tempfile::TempDir;
use zeroize::Zeroizing;

const MIB: usize = 1024 * 1024;

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

/// Why the last file was refused, by its stable code.
fn refused(preview: &ImportPreview) -> &str {
    let source = preview.sources.last().unwrap();
    assert_eq!(source.state, ImportState::Failed);
    &source.problem.as_ref().unwrap().code
}

/// One link, and a line that nobody reads.
fn links(name: &str, size: usize) -> Zeroizing<Vec<u8>> {
    let comment = "n".repeat(size);
    bytes(&format!(
        "otpauth://totp/{name}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n# {comment}\n"
    ))
}

#[tokio::test]
async fn a_page_of_more_pictures_than_are_read_is_refused_and_none_of_them_looked_at() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let page = |pictures: usize| {
        let picture = "<img src=\"data:image/png;base64,AA==\">";
        bytes(&format!("<html>{}</html>", picture.repeat(pictures)))
    };
    let preview = app.add_import("page.html", page(2_001)).await.unwrap();
    assert_eq!(refused(&preview), "fileTooManyRows");
    // One that is no picture is looked at, and found to be none.
    let preview = app.add_import("page.html", page(1)).await.unwrap();
    assert_ne!(refused(&preview), "fileTooManyRows");
}

#[tokio::test]
async fn links_that_are_too_many_for_one_import_leave_those_before_them_as_they_were() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let first = app.add_import("first.txt", links("ann", 40 * MIB));
    assert_eq!(first.await.unwrap().rows, 1);
    let second = app.add_import("second.txt", links("bob", 40 * MIB));
    let preview = second.await.unwrap();
    assert_eq!(refused(&preview), "importFull");
    assert_eq!(preview.sources[0].state, ImportState::Ready);
    assert_eq!((preview.rows, preview.counts.new), (1, 1));
    // What fits is taken all the same.
    let third = app.add_import("third.txt", links("eve", 0)).await.unwrap();
    assert_eq!(third.rows, 2);
}

#[tokio::test]
async fn files_that_wait_for_a_password_take_no_more_together_than_there_is_room_for() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    // An encrypted backup of Stratum's, by its first sixteen bytes.
    let sealed = || {
        let mut bytes = b"AUTHENTICATORPRO".to_vec();
        bytes.resize(50 * MIB, 0xF5);
        Zeroizing::new(bytes)
    };
    for _ in 0..2 {
        let preview = app.add_import("sealed", sealed()).await.unwrap();
        let source = preview.sources.last().unwrap();
        assert_eq!(source.state, ImportState::PasswordNeeded);
    }
    let preview = app.add_import("sealed", sealed()).await.unwrap();
    assert_eq!(refused(&preview), "importFull");
}

#[tokio::test]
async fn all_files_of_an_import_have_no_more_rows_than_one_may_have() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let file = |rows: usize| {
        let entries = vec!["{}"; rows].join(",");
        bytes(&format!(
            "{{\"version\":1,\"header\":{{}},\"db\":{{\"version\":3,\"entries\":[{entries}]}}}}"
        ))
    };
    let preview = app.add_import("aegis.json", file(60_000)).await.unwrap();
    assert_eq!(preview.rows, 60_000);
    let preview = app.add_import("aegis.json", file(60_000)).await.unwrap();
    assert_eq!(refused(&preview), "importFull");
    assert_eq!(preview.rows, 60_000);
    let preview = app.add_import("aegis.json", file(40_000)).await.unwrap();
    assert_eq!(preview.rows, 100_000);
}

#[tokio::test]
async fn of_many_groups_an_account_gets_each_once_and_as_many_as_it_may_have() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let tags: Vec<String> = (0..2_000).map(|number| format!("{}", number / 2)).collect();
    let link = format!(
        "otpauth://totp/ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&tags=Work,work,{}\n",
        tags.join(",")
    );
    app.add_import("links.txt", bytes(&link)).await.unwrap();
    let row = &app.import_rows(0, 1).await.unwrap()[0];
    assert_eq!(row.status, ImportStatus::Attention);
    assert_eq!((row.tags.len(), row.tags[0].as_str()), (32, "Work"));
    let different: HashSet<&String> = row.tags.iter().collect();
    assert_eq!(different.len(), 32);
}

#[tokio::test]
async fn links_with_more_rows_than_an_import_takes_are_refused_by_themselves() {
    let home = tempfile::tempdir().unwrap();
    let app = app(&home).await;
    let lines = |count: usize| bytes(&"otpauth://x\n".repeat(count));
    let preview = app.add_import("first.txt", lines(60_000)).await.unwrap();
    assert_eq!(preview.rows, 60_000);
    let preview = app.add_import("second.txt", lines(60_000)).await.unwrap();
    assert_eq!(refused(&preview), "importFull");
    assert_eq!(preview.sources[0].state, ImportState::Ready);
    assert_eq!(preview.rows, 60_000);
}
