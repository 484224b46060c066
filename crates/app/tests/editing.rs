//! Changing how an account's codes are made, and looking at the codes that would come of something before it is kept. The
//! codes are those of RFC 4226 and of oathtool.
#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

use std::process::Command;

use countersign_app::view::{
    Account, AccountEdit, Algorithm, ChosenCandidate, CodePreview, CodesEdit,
};
use countersign_app::{App, Problem};
use serde_json::json;
use tempfile::TempDir;
use zeroize::Zeroizing;

/// "12345678901234567890", the key of the examples in RFC 4226.
const RFC_KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
/// RFC 4226, appendix D: the codes of the counters from 0.
const RFC_CODES: [&str; 10] = [
    "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
    "520489",
];

fn bytes(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

async fn with_account(link: &str) -> (TempDir, App, Account) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("vault")).await;
    app.create_vault(Some(bytes("correct horse battery")))
        .await
        .unwrap();
    let candidate = app.read_link(bytes(link)).await.unwrap().remove(0);
    let chosen = ChosenCandidate {
        id: candidate.id,
        issuer: "ACME".to_owned(),
        label: "ann".to_owned(),
    };
    let account = app.add_candidates(&[chosen]).await.unwrap().remove(0);
    (folder, app, account)
}

fn edit(account: &Account, codes: CodesEdit) -> AccountEdit {
    AccountEdit {
        issuer: account.issuer.clone(),
        label: account.label.clone(),
        note: account.note.clone(),
        tags: account.tags.clone(),
        pinned: account.pinned,
        codes,
    }
}

fn counter(counter: u64, may_lower_counter: bool) -> CodesEdit {
    CodesEdit {
        counter: Some(counter),
        may_lower_counter,
        ..CodesEdit::default()
    }
}

fn problem<T>(result: countersign_app::Result<T>) -> Problem {
    match result {
        Ok(_) => panic!("it succeeded"),
        Err(error) => error.problem,
    }
}

/// What oathtool makes of the key at the second from which a code holds.
fn oathtool(preview: &CodePreview, hash: &str, digits: u8, period: u32) -> String {
    let made = Command::new("oathtool")
        .args([
            format!("--totp={hash}"),
            format!("--digits={digits}"),
            format!("--time-step-size={period}s"),
            format!("--now=@{}", preview.valid_from.unwrap()),
            "--base32".to_owned(),
            RFC_KEY.to_owned(),
        ])
        .output()
        .unwrap();
    assert!(made.status.success());
    String::from_utf8(made.stdout).unwrap().trim().to_owned()
}

#[tokio::test]
async fn the_preview_of_an_edit_is_the_code_that_comes_of_it() {
    let (_folder, app, account) =
        with_account(&format!("otpauth://totp/ann?secret={RFC_KEY}")).await;
    let codes = CodesEdit {
        algorithm: Some(Algorithm::Sha256),
        digits: Some(8),
        period: Some(90),
        ..CodesEdit::default()
    };
    let preview = app.preview_edit(&account.id, &codes).await.unwrap();
    assert_eq!(preview.code, oathtool(&preview, "sha256", 8, 90));
    assert_eq!(
        preview.valid_until.unwrap() - preview.valid_from.unwrap(),
        90
    );
    assert_eq!(
        app.list_accounts().await.unwrap().accounts[0].digits,
        6,
        "looking changes nothing"
    );

    let edited = app
        .edit_account(&account.id, edit(&account, codes))
        .await
        .unwrap();
    assert_eq!(
        (edited.algorithm, edited.digits, edited.period),
        (Algorithm::Sha256, 8, Some(90))
    );
    let at = countersign_app::UnixTime(preview.valid_from.unwrap());
    let code = app.code_at(&account.id, at).await.unwrap().code;
    assert_eq!(code, preview.code);
}

#[tokio::test]
async fn what_is_unusual_about_an_edit_is_said_before_it_is_saved() {
    let (_folder, app, account) =
        with_account(&format!("otpauth://totp/ann?secret={RFC_KEY}")).await;
    let codes = CodesEdit {
        digits: Some(4),
        period: Some(5),
        ..CodesEdit::default()
    };
    let preview = app.preview_edit(&account.id, &codes).await.unwrap();
    assert_eq!(preview.code.len(), 4);
    assert_eq!(preview.notices.len(), 2);
    let codes = CodesEdit {
        period: Some(0),
        ..CodesEdit::default()
    };
    let refused = problem(app.preview_edit(&account.id, &codes).await);
    assert_eq!(refused, Problem::PeriodOutOfRange("0".to_owned()));
}

#[tokio::test]
async fn a_counter_that_has_drifted_is_put_right() {
    let (_folder, app, account) =
        with_account(&format!("otpauth://hotp/ann?secret={RFC_KEY}&counter=2")).await;
    assert_eq!(account.counter, Some(2));
    assert_eq!(
        app.next_hotp_code(&account.id).await.unwrap().code,
        RFC_CODES[2]
    );

    for _ in 0..2 {
        let preview = app
            .preview_edit(&account.id, &counter(7, false))
            .await
            .unwrap();
        assert_eq!(
            (preview.code.as_str(), preview.counter),
            (RFC_CODES[7], Some(7))
        );
        assert_eq!(preview.valid_until, None);
    }
    let edited = app
        .edit_account(&account.id, edit(&account, counter(7, false)))
        .await
        .unwrap();
    assert_eq!(edited.counter, Some(7));
    // The code on the screen was made with the old counter: it is no longer what is copied.
    assert_eq!(
        problem(app.code_to_copy(&account.id).await),
        Problem::WrongKind
    );
    assert_eq!(
        app.next_hotp_code(&account.id).await.unwrap().code,
        RFC_CODES[7]
    );
}

#[tokio::test]
async fn a_counter_goes_back_only_where_that_is_said() {
    let (_folder, app, account) =
        with_account(&format!("otpauth://hotp/ann?secret={RFC_KEY}&counter=5")).await;
    // Another code was made since the form was opened: what it shows as the counter is lower by now.
    app.next_hotp_code(&account.id).await.unwrap();
    let mut renamed = edit(&account, counter(5, false));
    renamed.label = "bob".to_owned();
    assert_eq!(
        problem(app.edit_account(&account.id, renamed.clone()).await),
        Problem::CounterLower { now: 6 }
    );
    let kept = app.list_accounts().await.unwrap().accounts.remove(0);
    assert_eq!(
        (kept.label.as_str(), kept.counter),
        ("ann", Some(6)),
        "all of an edit or nothing"
    );

    renamed.codes.may_lower_counter = true;
    let edited = app.edit_account(&account.id, renamed).await.unwrap();
    assert_eq!((edited.label.as_str(), edited.counter), ("bob", Some(5)));
    assert_eq!(
        app.next_hotp_code(&account.id).await.unwrap().code,
        RFC_CODES[5]
    );
}

#[tokio::test]
async fn an_edit_that_does_not_fit_changes_nothing() {
    let (_folder, app, account) =
        with_account(&format!("otpauth://totp/ann?secret={RFC_KEY}")).await;
    for (codes, expected) in [
        (counter(1, true), Problem::CodesUnfit),
        (
            CodesEdit {
                digits: Some(11),
                ..CodesEdit::default()
            },
            Problem::DigitsOutOfRange("11".to_owned()),
        ),
    ] {
        let mut renamed = edit(&account, codes);
        renamed.label = "bob".to_owned();
        assert_eq!(
            problem(app.edit_account(&account.id, renamed).await),
            expected
        );
        assert_eq!(
            app.list_accounts().await.unwrap().accounts,
            std::slice::from_ref(&account)
        );
    }
}

#[tokio::test]
async fn the_form_for_adding_by_hand_shows_its_code_before_it_has_a_name() {
    let app = App::open(&tempfile::tempdir().unwrap().path().join("vault")).await;
    let form = |secret: &str, kind: &str| {
        bytes(
            &json!({
                "issuer": "", "label": "", "secret": secret, "kind": kind, "algorithm": "SHA512",
                "digits": 7, "period": 20, "counter": 4,
            })
            .to_string(),
        )
    };
    let spaced = "gezd gnbv gy3t qojq gezd gnbv gy3t qojq";
    let preview = app.preview_fields(form(spaced, "totp")).unwrap();
    assert_eq!(preview.code, oathtool(&preview, "sha512", 7, 20));
    assert!(preview.notices.is_empty(), "160 bits are enough");

    // RFC 4226's codes are SHA-1's, and so this only has their length.
    let preview = app.preview_fields(form(RFC_KEY, "hotp")).unwrap();
    assert_eq!((preview.code.len(), preview.counter), (7, Some(4)));

    let preview = app.preview_fields(form(&RFC_KEY[..16], "totp")).unwrap();
    assert_eq!(
        preview.notices,
        ["The key has 80 bits; the standard asks for at least 128. It works all the same."]
    );
    assert_eq!(
        problem(app.preview_fields(form("", "totp"))),
        Problem::SecretEmpty
    );
    assert!(matches!(
        problem(app.preview_fields(form("GEZ1", "totp"))),
        Problem::SecretNotBase32 { .. }
    ));
}

#[tokio::test]
async fn what_waits_for_a_yes_shows_its_code_and_says_when_its_key_is_short() {
    let (_folder, app, _) = with_account(&format!("otpauth://totp/ann?secret={RFC_KEY}")).await;
    let link = format!("otpauth://hotp/bob?secret={RFC_KEY}&counter=9");
    let candidate = app.read_link(bytes(&link)).await.unwrap().remove(0);
    assert!(candidate.notices.is_empty());
    for _ in 0..2 {
        let preview = app.preview_candidate(&candidate.id).unwrap();
        assert_eq!(preview.code, RFC_CODES[9]);
    }
    let short = format!("otpauth://totp/bob?secret={}", &RFC_KEY[..24]);
    let candidate = app.read_link(bytes(&short)).await.unwrap().remove(0);
    assert_eq!(
        candidate.notices,
        ["The key has 120 bits; the standard asks for at least 128. It works all the same."]
    );
    app.discard_candidates();
    assert_eq!(
        problem(app.preview_candidate(&candidate.id)),
        Problem::CandidateNotFound
    );
}
