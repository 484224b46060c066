//! Server profiles, their tests, offers, and what the inspector shows.

use countersign_app::Problem;
use countersign_app::demo_idp::{Role, Scenario};
use countersign_app::view::{
    ServerCheckName as Name, ServerCheckOutcome as Outcome, ServerForm, ServerTest, SignInWay,
    StartAtServer,
};

use crate::stage::{Stage, bytes, form, problem, value};

fn outcome(test: &ServerTest, name: Name) -> (Outcome, String) {
    let check = test.checks.iter().find(|check| check.name == name).unwrap();
    (check.outcome, check.words.clone())
}

#[tokio::test]
async fn a_profile_is_added_changed_found_and_removed() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let added = app
        .save_server(form("https://id.example.com/", "client"))
        .await
        .unwrap();
    assert_eq!(
        (added.name.as_str(), added.host.as_str()),
        ("id.example.com", "id.example.com")
    );
    assert_eq!(added.address, "https://id.example.com");
    assert_eq!(added.own_name, "", "none was chosen");
    let changed = app
        .save_server(ServerForm {
            id: Some(added.id.clone()),
            name: "Example".to_owned(),
            help: "4711".to_owned(),
            ..form("https://id.example.com", "client")
        })
        .await
        .unwrap();
    assert_eq!(
        (changed.id.as_str(), changed.name.as_str()),
        (added.id.as_str(), "Example")
    );
    for name in [
        "example",
        "ID.example.com",
        "https://id.example.com",
        &added.id,
    ] {
        assert_eq!(app.find_server(name).await.unwrap().help, "4711", "{name}");
    }
    app.save_server(form("https://id.example.com", "other"))
        .await
        .unwrap();
    let several = app.find_server("id.example.com").await;
    assert_eq!(problem(several), Problem::ServerAmbiguous { matches: 2 });
    app.remove_server(&added.id).await.unwrap();
    let gone = app.remove_server(&added.id).await;
    assert_eq!(problem(gone), Problem::ServerNotFound);
    assert_eq!(app.list_servers().await.unwrap().len(), 1);
}

#[tokio::test]
async fn fields_that_can_not_be_used_are_refused_and_nothing_is_kept() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let unfit = |change: fn(&mut ServerForm)| {
        let mut form = form("https://id.example.com", "client");
        change(&mut form);
        app.save_server(form)
    };
    assert!(matches!(
        problem(unfit(|form| form.address.clear()).await),
        Problem::ServerAddress(_)
    ));
    let plain = problem(unfit(|form| form.address = "http://id.example.com".into()).await);
    assert!(matches!(plain, Problem::ServerNotHttps { .. }));
    for change in [
        (|form: &mut ServerForm| form.name = "a\nb".into()) as fn(&mut ServerForm),
        |form| form.name = "\u{202e}moc".into(),
        |form| form.help = "x".repeat(501),
        |form| form.client_id = "two words".into(),
    ] {
        assert_eq!(problem(unfit(change).await), Problem::ServerFormUnfit);
    }
    assert!(app.list_servers().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_session_does_not_go_along_to_another_address() {
    let stage = Stage::set().await;
    let server = stage.helpdesk().await;
    let moved = ServerForm {
        id: Some(server.id.clone()),
        ..form("https://elsewhere.example.com", stage.server.client_id())
    };
    assert!(
        stage
            .app
            .save_server(moved)
            .await
            .unwrap()
            .session
            .is_none()
    );
    let back = ServerForm {
        id: Some(server.id),
        ..form(stage.server.url(), stage.server.client_id())
    };
    assert!(stage.app.save_server(back).await.unwrap().session.is_none());
}

#[tokio::test]
async fn a_test_tells_what_is_right_and_finds_the_dialect_out() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = app
        .save_server(ServerForm {
            dialect: None,
            ..form(stage.server.url(), stage.server.client_id())
        })
        .await
        .unwrap();
    let unknown = app.subject(&server.id, Some("1")).await;
    assert!(matches!(problem(unknown), Problem::NotSignedIn { .. }));
    let token = bytes(stage.server.token());
    app.use_token(&server.id, token).await.unwrap();
    let request = StartAtServer {
        server: server.id.clone(),
        user: Some(stage.user(Role::NewStarter)),
        replace: false,
        registration_id: None,
    };
    let test = app.test_server(&server.id).await.unwrap();
    assert_eq!(test.dialects.len(), 4);
    assert_eq!(test.server.dialect, Some(test.dialects[0]));
    for check in &test.checks {
        assert_eq!(check.outcome, Outcome::Good, "{check:?}");
    }
    let (_, words) = outcome(&test, Name::SignedIn);
    assert_eq!(words, "Signed in as Helpdesk.");
    assert!(app.start_at_server(&request).await.is_ok());
}

#[tokio::test]
async fn a_server_whose_dialect_nobody_chose_is_asked_before_it_is_needed() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = app
        .save_server(ServerForm {
            dialect: None,
            ..form(stage.server.url(), stage.server.client_id())
        })
        .await
        .unwrap();
    let token = bytes(stage.server.token());
    app.use_token(&server.id, token).await.unwrap();
    let user = stage.user(Role::NewStarter);
    let subject = app.subject(&server.id, Some(&user)).await.unwrap();
    assert!(subject.server.dialect.is_some());
    let kept = app.list_servers().await.unwrap();
    let kept = kept.iter().find(|kept| kept.id == server.id).unwrap();
    assert_eq!(kept.dialect, subject.server.dialect);
}

#[tokio::test]
async fn a_test_tells_what_is_wrong() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = stage.helpdesk().await.id;
    stage.server.set_clock_offset(120);
    let test = app.test_server(&server).await.unwrap();
    let (clock, words) = outcome(&test, Name::Clock);
    assert_eq!(clock, Outcome::Bad);
    assert!(words.contains("2 min slower than the server's"), "{words}");
    let difference = test.server.clock_difference_seconds.unwrap();
    assert!((119..=121).contains(&difference), "{difference}");

    stage.server.stop().await;
    let test = app.test_server(&server).await.unwrap();
    assert_eq!(outcome(&test, Name::Reachable).0, Outcome::Bad);
    assert_eq!(outcome(&test, Name::Instance).0, Outcome::Unknown);
}

#[tokio::test]
async fn certificates_that_are_none_are_refused() {
    let stage = Stage::set().await;
    let server = stage.profile().await.id;
    for file in [
        &b""[..],
        b"no certificate",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n",
    ] {
        let refused = stage
            .app
            .add_certificate(&server, file.to_vec().into())
            .await;
        assert_eq!(problem(refused), Problem::CertificateUnfit);
    }
    let pem = include_bytes!("../../../enrollment/tests/enrollment/tls/cert.pem");
    let server = stage
        .app
        .add_certificate(&server, pem.to_vec().into())
        .await
        .unwrap();
    assert_eq!(server.extra_certificates, 1);
    let again = stage
        .app
        .add_certificate(&server.id, pem.to_vec().into())
        .await
        .unwrap();
    assert_eq!(again.extra_certificates, 1, "the same one counts once");
    let without = stage.app.remove_certificates(&server.id).await.unwrap();
    assert_eq!(without.extra_certificates, 0);
}

#[tokio::test]
async fn an_offer_is_made_by_one_and_agreed_to_by_another() {
    let helpdesk = Stage::set().await;
    let server = helpdesk.helpdesk().await;
    let made = helpdesk.app.make_offer(&server.id).await.unwrap();
    for secret in [helpdesk.server.token(), "session", "oken"] {
        assert!(
            !made.content.contains(secret) && !made.link.contains(secret),
            "{secret}"
        );
    }
    for text in [&made.link, &made.content] {
        let person = Stage::set().await;
        let none = person.app.accept_offer("").await;
        assert_eq!(problem(none), Problem::OfferMissing);
        let offer = person.app.read_offer(bytes(text)).await.unwrap();
        assert_eq!(
            (offer.server.as_str(), &offer.known_server),
            (server.address.as_str(), &None)
        );
        // What was read in the window is no news from the system.
        assert!(person.app.state().await.pending_offer.is_none());
        let taken = person.app.accept_offer(&offer.id).await.unwrap();
        assert_eq!(taken.client_id, server.client_id);
        assert_eq!(taken.sign_in_way, SignInWay::Browser);
        // Once more, it is known, and no second profile is made.
        let offer = person.app.read_offer(bytes(text)).await.unwrap();
        assert_eq!(offer.known_server, Some(taken.id.clone()));
        person.app.accept_offer(&offer.id).await.unwrap();
        assert_eq!(person.app.list_servers().await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_the_system_opens_waits_for_the_person_also_while_the_vault_is_locked() {
    let stage = Stage::set().await;
    let app = &stage.app;
    app.lock().await.unwrap();
    app.offer_opened(b"countersign://enroll?v=1&server=https://id.example.com");
    let state = app.state().await;
    let offer = state.pending_offer.unwrap();
    assert_eq!(offer.host, "id.example.com");
    let locked = app.accept_offer(&offer.id).await;
    assert_eq!(problem(locked), Problem::VaultLocked);
    assert!(app.state().await.pending_offer.is_some(), "it still waits");
    app.decline_offer(Some(&offer.id));
    assert!(app.state().await.pending_offer.is_none());
    app.offer_opened(b"countersign://enroll?v=1&server=https://id.example.com&token=x");
    let state = app.state().await;
    assert!(state.pending_offer.is_none());
    assert_eq!(state.offer_problem.unwrap().code, "offerHasToken");
    app.decline_offer(None);
    assert!(app.state().await.offer_problem.is_none());
}

#[tokio::test]
async fn what_is_agreed_to_is_what_was_shown_whatever_else_is_opened_meanwhile() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let link = |host: &str| format!("countersign://enroll?v=1&server=https://{host}");
    let by_hand = link("a.example.com");
    let shown = app.read_offer(bytes(&by_hand)).await.unwrap();
    // A web page or a mail opens another one while the first is on the screen.
    app.offer_opened(link("b.example.com").as_bytes());
    app.offer_opened(link("c.example.com").as_bytes());
    let taken = app.accept_offer(&shown.id).await.unwrap();
    assert_eq!(taken.host, "a.example.com");
    let again = app.accept_offer(&shown.id).await;
    assert_eq!(problem(again), Problem::OfferMissing);
    // The others wait, the oldest first, and none is thrown away unseen.
    let state = app.state().await;
    let first = state.pending_offer.unwrap();
    assert_eq!(
        (first.host.as_str(), state.offers_waiting),
        ("b.example.com", 1)
    );
    app.offer_opened(link("b.example.com").as_bytes());
    assert_eq!(
        app.state().await.offers_waiting,
        1,
        "the same one waits once"
    );
    app.decline_offer(Some(&shown.id));
    app.decline_offer(Some(&first.id));
    let second = app.state().await.pending_offer.unwrap();
    assert_eq!(second.host, "c.example.com");
    app.accept_offer(&second.id).await.unwrap();
    let hosts: Vec<String> = app
        .list_servers()
        .await
        .unwrap()
        .into_iter()
        .map(|one| one.host)
        .collect();
    assert_eq!(hosts, ["a.example.com", "c.example.com"]);
    // However many a page opens, what waits first is shown, and no more than so many are kept.
    for number in 0..100 {
        app.offer_opened(link(&format!("{number}.example.com")).as_bytes());
    }
    let state = app.state().await;
    assert_eq!(state.pending_offer.unwrap().host, "0.example.com");
    assert_eq!(state.offers_waiting, 7);
}

#[tokio::test]
async fn the_inspector_shows_every_exchange_and_nothing_secret() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = stage.profile().await.id;
    let user = stage.user(Role::NewStarter);
    stage.sign_in(&server, &user).await;
    let session = stage.session_text(&server).await;
    let enrollment = app
        .start_at_server(&StartAtServer {
            server: server.clone(),
            user: None,
            replace: false,
            registration_id: None,
        })
        .await
        .unwrap();
    let key = app.key_text(&enrollment.id).await.unwrap();
    let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
    stage.server.set_scenario(Scenario::WrongCode);
    app.verify_enrollment(&enrollment.id, &code)
        .await
        .unwrap_err();
    stage.server.set_scenario(Scenario::Normal);
    app.verify_enrollment(&enrollment.id, &code).await.unwrap();
    app.sign_out(&server).await.unwrap();
    let exchanges = app.exchanges();
    let whats: Vec<&str> = exchanges.iter().map(|one| one.what.as_str()).collect();
    for what in [
        "Start a setup",
        "Check a code",
        "Look the state up",
        "Sign out",
    ] {
        assert!(whats.contains(&what), "{what}: {whats:?}");
    }
    assert!(
        exchanges.windows(2).all(|pair| pair[0].id > pair[1].id),
        "newest first"
    );
    let ids: Vec<u64> = exchanges.iter().map(|one| one.id).collect();
    let text = app.exchanges_text(&ids);
    let shown = format!("{text}{}", serde_json::to_string(&exchanges).unwrap());
    assert!(shown.contains("EVENT-8isk2") && text.contains("Request id:"));
    for (name, secret) in [
        ("access token", value(&session, "accessToken")),
        ("refresh token", value(&session, "refreshToken")),
        ("key", key.to_string()),
        ("code", format!("\"{code}\"")),
    ] {
        assert!(!shown.contains(&secret), "the {name} is shown");
    }
    for secret in [
        "eyJ",
        "otpauth://totp/ZITADEL:new.starter@demo.countersign.example?secret=A",
    ] {
        assert!(!shown.contains(secret), "{secret} is shown");
    }
    app.clear_exchanges();
    assert!(app.exchanges().is_empty());
}
