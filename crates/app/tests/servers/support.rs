//! The text for support, of a vault in use at a server: what it tells, and that it names nobody.

use std::fs;

use countersign_app::demo_idp::{Role, Scenario};
use countersign_app::view::{AccountEdit, CodesEdit, ServerForm, StartAtServer, SupportChoice};
use countersign_app::{Around, Problem};

use crate::stage::{Stage, bytes, form, problem, value};

const KEY: &str = "KRUGS4ZANFZSAYJAONSWG4TFOQQGWZLZ";
const EVERYTHING: SupportChoice = SupportChoice {
    exchanges: true,
    servers: true,
};
const NO_SERVERS: SupportChoice = SupportChoice {
    servers: false,
    ..EVERYTHING
};
const NO_EXCHANGES: SupportChoice = SupportChoice {
    exchanges: false,
    ..EVERYTHING
};

fn around(stage: &Stage) -> Around {
    let logs = stage.folder.path().join("logs");
    fs::create_dir_all(&logs).unwrap();
    let line = "2026-01-02T03:04:05.6Z  INFO countersign_app::error: a problem was met reference=\"CS-E403\" code=\"notAllowed\" who=\"log-person\"\n";
    fs::write(logs.join("countersign.2026-01-02.log"), line).unwrap();
    Around {
        logs: Some(logs),
        web_engine: Some("WebKitGTK 2.50.1".to_owned()),
    }
}

#[tokio::test]
async fn the_text_for_support_tells_what_helps_and_names_nobody() {
    let stage = Stage::set().await;
    let app = &stage.app;

    // Names and a key, in every place that people write into.
    let link =
        format!("otpauth://totp/Zanzibar%20Bank:zora.label?secret={KEY}&issuer=Zanzibar%20Bank");
    app.add_import("links.txt", bytes(&link)).await.unwrap();
    app.run_import().await.unwrap();
    let account = app.list_accounts().await.unwrap().accounts.remove(0);
    let edit = AccountEdit {
        issuer: account.issuer.clone(),
        label: account.label.clone(),
        note: "zebra note".to_owned(),
        tags: vec!["zoology".to_owned()],
        pinned: true,
        codes: CodesEdit::default(),
    };
    app.edit_account(&account.id, edit).await.unwrap();
    let profile = ServerForm {
        name: "Zeppelin works".to_owned(),
        help: "ask zack".to_owned(),
        ..form(stage.server.url(), stage.server.client_id())
    };
    let server = app.save_server(profile).await.unwrap().id;

    // A sign-in, a setup, a refusal and an acceptance.
    let user = stage.user(Role::NewStarter);
    let (signed_in, _) = stage.sign_in(&server, &user).await;
    let tokens = stage.session_text(&server).await;
    let begin = StartAtServer {
        server: server.clone(),
        user: None,
        replace: false,
        registration_id: None,
    };
    app.subject(&server, None).await.unwrap();
    let setup = app.start_at_server(&begin).await.unwrap();
    let key = app.key_text(&setup.id).await.unwrap().to_string();
    let code = app.enrollment_code(&setup.id).await.unwrap().code;
    stage.server.set_scenario(Scenario::WrongCode);
    app.verify_enrollment(&setup.id, &code).await.unwrap_err();
    stage.server.set_scenario(Scenario::Normal);
    app.verify_enrollment(&setup.id, &code).await.unwrap();

    assert_eq!(
        problem(app.support_text(EVERYTHING)),
        Problem::RequestMalformed
    );
    app.gather_support(&around(&stage)).await;
    let text = app.support_text(EVERYTHING).unwrap();
    for told in [
        "- Countersign 0.1.0",
        "- Web engine: WebKitGTK 2.50.1",
        "- State: unlocked",
        "- Opened by: passphrase",
        "- Accounts: 2 (totp: 2)",
        "- Setups: 1 (enrolled: 1)",
        "- Locks: after 15 min without input",
        "- 127.0.0.1: zitadel v2; by browser; signed in;",
        "- 2026-01-02 03:04:05 UTC CS-E403 notAllowed: ",
        "POST 127.0.0.1 /v2/users/…/totp\n",
        "EVENT-8isk2",
        "- Answer: HTTP 200 after ",
    ] {
        assert!(text.contains(told), "{told} is missing:\n{text}");
    }

    let session = signed_in.session.unwrap();
    let folder = stage.folder.path().to_str().unwrap().to_owned();
    let of_person = |name: &str, value: Option<String>| (name.to_owned(), value.unwrap());
    let unsaid: Vec<(String, String)> = [
        ("the account's key", KEY),
        ("the setup's key", key.as_str()),
        ("the code", code.as_str()),
        ("a link", "otpauth"),
        ("the issuer", "Zanzibar"),
        ("the label", "zora"),
        ("the note", "zebra"),
        ("the tag", "zoology"),
        ("the server's name", "Zeppelin"),
        ("whom to ask", "zack"),
        ("the client", stage.server.client_id()),
        ("the user id", user.as_str()),
        ("the registration", setup.id.as_str()),
        ("what the setup is called", setup.label.as_str()),
        ("a folder", folder.as_str()),
        ("what else is in a log", "log-person"),
        ("the passphrase", "correct horse"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .chain([
        of_person("the login", session.login),
        of_person("the person's name", session.name),
        ("the access token".to_owned(), value(&tokens, "accessToken")),
        (
            "the refresh token".to_owned(),
            value(&tokens, "refreshToken"),
        ),
    ])
    .collect();
    // The control: what the inspector shows has some of it, so that its absence here means something.
    let inspected = serde_json::to_string(&app.exchanges()).unwrap();
    for known in [
        "the user id",
        "the login",
        "the person's name",
        "the client",
    ] {
        let (_, value) = unsaid.iter().find(|(name, _)| name == known).unwrap();
        assert!(inspected.contains(value), "{known} was never sent");
    }
    for choice in [EVERYTHING, NO_SERVERS, NO_EXCHANGES] {
        let text = app.support_text(choice).unwrap();
        let lower = text.to_lowercase();
        for (name, value) in &unsaid {
            assert!(!value.is_empty(), "{name}");
            assert!(
                !lower.contains(&value.to_lowercase()),
                "{name} is in it:\n{text}"
            );
        }
    }
    let without = app.support_text(NO_SERVERS).unwrap();
    assert!(!without.contains("127.0.0.1"), "{without}");
    assert!(
        without.contains("POST server 1 /v2/users/…/totp\n"),
        "{without}"
    );
    let without = app.support_text(NO_EXCHANGES).unwrap();
    assert!(without.contains("- left out: ") && !without.contains("/v2/users"));
}

#[tokio::test]
async fn what_is_saved_is_what_was_looked_at_and_a_lock_forgets_it() {
    let stage = Stage::set().await;
    let app = &stage.app;
    app.gather_support(&around(&stage)).await;
    let shown = app.support_text(EVERYTHING).unwrap();
    stage.profile().await;
    let file = stage.folder.path().join("support.txt");
    app.save_support_text(EVERYTHING, &file, false).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), shown);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let again = app.save_support_text(NO_EXCHANGES, &file, false);
    assert_eq!(problem(again), Problem::FileExists);
    app.save_support_text(NO_EXCHANGES, &file, true).unwrap();
    assert_ne!(fs::read_to_string(&file).unwrap(), shown);

    app.lock().await.unwrap();
    assert_eq!(
        problem(app.support_text(EVERYTHING)),
        Problem::RequestMalformed
    );
    app.gather_support(&Around::default()).await;
    let locked = app.support_text(EVERYTHING).unwrap();
    for told in [
        "- State: locked",
        "- Accounts: not counted, the vault is not open",
        "- Opened by: passphrase",
        "- not listed, the vault is not open",
    ] {
        assert!(locked.contains(told), "{told} is missing:\n{locked}");
    }
}
