//! Taking back the last change, whatever it was: it and nothing before it, and nothing that was changed again since.
#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

use countersign_app::view::{Account, AccountEdit, ChosenCandidate, CodesEdit};
use countersign_app::{App, Problem};
use tempfile::TempDir;
use zeroize::Zeroizing;

fn bytes(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

/// A vault with time-based accounts of these issuers, and one by counter, "Token".
async fn with_accounts(issuers: &[&str]) -> (TempDir, App) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("vault")).await;
    app.create_vault(Some(bytes("correct horse battery")))
        .await
        .unwrap();
    let links = issuers.iter().map(|issuer| (*issuer, "totp"));
    for (issuer, kind) in links.chain([("Token", "hotp")]) {
        let key = data_encoding::BASE32_NOPAD.encode(format!("the key of {issuer}").as_bytes());
        let link = format!("otpauth://{kind}/{issuer}:ann?secret={key}&counter=5");
        let candidate = app.read_link(bytes(&link)).await.unwrap().remove(0);
        let chosen = ChosenCandidate {
            id: candidate.id,
            issuer: issuer.to_owned(),
            label: "ann".to_owned(),
        };
        app.add_candidates(&[chosen]).await.unwrap();
    }
    (folder, app)
}

async fn accounts(app: &App) -> Vec<Account> {
    app.list_accounts().await.unwrap().accounts
}

async fn named(app: &App, issuer: &str) -> Account {
    let mut all = accounts(app).await;
    all.retain(|account| account.issuer == issuer);
    all.pop().unwrap()
}

fn edit(account: &Account) -> AccountEdit {
    AccountEdit {
        issuer: account.issuer.clone(),
        label: account.label.clone(),
        note: account.note.clone(),
        tags: account.tags.clone(),
        pinned: account.pinned,
        codes: CodesEdit::default(),
    }
}

async fn undone(app: &App) -> String {
    app.undo().await.unwrap().unwrap().words
}

#[tokio::test]
async fn an_edit_after_a_removal_is_what_is_taken_back() {
    let (_folder, app) = with_accounts(&["A", "B"]).await;
    app.remove_account(&named(&app, "A").await.id)
        .await
        .unwrap();
    let before = named(&app, "B").await;
    let mut change = edit(&before);
    change.label = "bob".to_owned();
    change.note = "new".to_owned();
    change.tags = vec!["work".to_owned()];
    change.pinned = true;
    change.codes.digits = Some(8);
    app.edit_account(&before.id, change).await.unwrap();

    assert_eq!(undone(&app).await, "B (ann) is as before.");
    assert_eq!(named(&app, "B").await, before);
    assert_eq!(app.list_trash().await.unwrap().len(), 1, "A stays removed");
    assert!(app.undo().await.unwrap().is_none(), "once");
}

#[tokio::test]
async fn what_another_program_changed_since_stays() {
    let (_folder, app) = with_accounts(&["A"]).await;
    let before = named(&app, "A").await;
    let mut change = edit(&before);
    change.label = "bob".to_owned();
    change.note = "mine".to_owned();
    app.edit_account(&before.id, change.clone()).await.unwrap();
    let other = App::open(std::path::Path::new(
        &app.vault_details().await.unwrap().folder,
    ))
    .await;
    let opening = countersign_app::view::Opening::new(
        countersign_app::view::SlotKind::Passphrase,
        "correct horse battery",
    );
    other.unlock(opening).await.unwrap();
    change.label = "carol".to_owned();
    other.edit_account(&before.id, change).await.unwrap();

    assert_eq!(
        undone(&app).await,
        "1 account was changed since, and keeps that."
    );
    let now = named(&app, "A").await;
    assert_eq!((now.label.as_str(), now.note.as_str()), ("carol", ""));
}

#[tokio::test]
async fn a_counter_goes_back_with_an_undo_only_while_no_code_was_made() {
    let (_folder, app) = with_accounts(&[]).await;
    let token = named(&app, "Token").await;
    let mut change = edit(&token);
    change.codes.counter = Some(9);
    app.edit_account(&token.id, change.clone()).await.unwrap();
    assert_eq!(undone(&app).await, "Token (ann) is as before.");
    assert_eq!(named(&app, "Token").await.counter, Some(5));

    app.edit_account(&token.id, change).await.unwrap();
    app.next_hotp_code(&token.id).await.unwrap();
    assert_eq!(
        undone(&app).await,
        "1 account was changed since, and keeps that."
    );
    assert_eq!(named(&app, "Token").await.counter, Some(10));
}

#[tokio::test]
async fn tags_pins_and_the_order_are_taken_back() {
    let (_folder, app) = with_accounts(&["A", "B", "C"]).await;
    let before = accounts(&app).await;
    let ids: Vec<String> = before.iter().map(|account| account.id.clone()).collect();

    let work = ["work".to_owned()];
    app.tag_accounts(&ids[..1], &work, &[]).await.unwrap();
    let tagged = accounts(&app).await;
    // It had that tag already: nothing is taken from it.
    app.tag_accounts(&ids, &work, &[]).await.unwrap();
    assert_eq!(undone(&app).await, "3 accounts are as before.");
    assert_eq!(accounts(&app).await, tagged);

    app.pin_accounts(&ids[2..3], true).await.unwrap();
    app.pin_accounts(&ids[1..3], true).await.unwrap();
    assert_eq!(undone(&app).await, "B (ann) is as before.");
    assert!(named(&app, "C").await.pinned);
    app.pin_accounts(&ids[2..3], false).await.unwrap();
    assert_eq!(accounts(&app).await, tagged);

    app.move_account(&ids[2], Some(&ids[0])).await.unwrap();
    let first = |accounts: Vec<Account>| accounts[0].issuer.clone();
    assert_eq!(first(accounts(&app).await), "C");
    assert_eq!(undone(&app).await, "The order is as before.");
    assert_eq!(accounts(&app).await, tagged);

    app.move_account(&ids[2], Some(&ids[0])).await.unwrap();
    app.remove_account(&ids[0]).await.unwrap();
    app.restore_accounts(&ids[..1]).await.unwrap();
    assert!(
        app.undo().await.unwrap().is_none(),
        "what was restored by hand is no change to take back"
    );
}

#[tokio::test]
async fn a_picture_goes_with_the_edit_before_it() {
    let (_folder, app) = with_accounts(&["A", "B"]).await;
    let picture =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../icons/icon.png")).unwrap();
    let (a, b) = (named(&app, "A").await, named(&app, "B").await);
    let mut change = edit(&a);
    change.label = "bob".to_owned();
    app.edit_account(&a.id, change).await.unwrap();
    let icon = || Zeroizing::new(picture.clone());
    app.set_icon(&a.id, icon()).await.unwrap();
    assert_eq!(undone(&app).await, "A (ann) is as before.");
    assert_eq!(named(&app, "A").await, a);

    app.set_icon(&b.id, icon()).await.unwrap();
    let kept = app.account_icon(&b.id).await.unwrap();
    app.set_icon(&b.id, bytes("")).await.unwrap();
    assert_eq!(undone(&app).await, "B (ann) is as before.");
    assert_eq!(app.account_icon(&b.id).await.unwrap(), kept);
}

#[tokio::test]
async fn what_changed_nothing_and_what_was_refused_leave_the_last_change_alone() {
    let (_folder, app) = with_accounts(&["A", "B"]).await;
    let (a, b) = (named(&app, "A").await, named(&app, "B").await);
    app.remove_account(&a.id).await.unwrap();
    app.edit_account(&b.id, edit(&b)).await.unwrap();
    app.pin_accounts(std::slice::from_ref(&b.id), false)
        .await
        .unwrap();
    let mut unfit = edit(&b);
    unfit.codes.digits = Some(11);
    let refused = app.edit_account(&b.id, unfit).await.unwrap_err().problem;
    assert_eq!(refused, Problem::DigitsOutOfRange("11".to_owned()));
    assert_eq!(undone(&app).await, "A (ann) is back.");
}
