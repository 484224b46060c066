//! Signing in and out, and renewing.

use std::sync::Arc;
use std::time::Duration;

use countersign_app::demo_idp::{Role, Scenario};
use countersign_app::view::{Action, SignInWay};
use countersign_app::{Problem, SignInErrorKind};

use crate::browser::Browser;
use crate::stage::{Stage, bytes, ended, problem, value};

#[tokio::test]
async fn whoever_signs_in_with_the_browser_is_known_and_the_page_says_that_it_is_done() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    assert!(server.session.is_none());
    let user = stage.user(Role::NewStarter);
    let (server, page) = stage.sign_in(&server.id, &user).await;
    let session = server.session.unwrap();
    assert_eq!(session.user_id, Some(user));
    assert_eq!(session.name.as_deref(), Some("New starter"));
    assert_eq!((session.way, session.over), (SignInWay::Browser, false));
    assert_eq!(page.status, 200);
    assert!(page.body.contains("You can"), "{}", page.body);
    // It is sealed, for the next start too.
    let text = stage.session_text(&server.id).await;
    assert!(text.contains("\"refreshToken\""));
}

#[tokio::test]
async fn a_device_is_let_in_with_its_code() {
    let stage = Stage::set().await;
    stage.server.set_device_interval(1);
    let server = stage.profile().await;
    let begun = stage
        .app
        .begin_sign_in(&server.id, SignInWay::Device, false)
        .await
        .unwrap();
    assert!(begun.qr.as_ref().unwrap().starts_with("key://"));
    let code = begun.user_code.clone().unwrap();
    let address = begun.verification_address.clone().unwrap();
    let user = stage.user(Role::NewStarter);
    let expected = user.clone();
    let page =
        tokio::task::spawn_blocking(move || Browser::default().let_in(&address, &code, &user));
    assert!(page.await.unwrap().body.contains("let in"));
    let server = stage.app.await_sign_in(&begun.id).await.unwrap();
    assert_eq!(server.session.unwrap().user_id, Some(expected));
}

#[tokio::test]
async fn a_sign_in_that_is_given_up_says_so_and_keeps_nothing() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    for way in [SignInWay::Browser, SignInWay::Device] {
        let begun = stage
            .app
            .begin_sign_in(&server.id, way, false)
            .await
            .unwrap();
        let (app, id) = (Arc::clone(&stage.app), begun.id.clone());
        let waiting = tokio::spawn(async move { app.await_sign_in(&id).await });
        stage.app.cancel_sign_in(&begun.id);
        let kind = SignInErrorKind::Cancelled;
        let cancelled = problem(waiting.await.unwrap());
        assert!(matches!(&cancelled, Problem::SignIn { kind: found, .. } if *found == kind));
        assert_eq!(cancelled.code(), "signInCancelled");
        let gone = stage.app.await_sign_in(&begun.id).await;
        assert_eq!(problem(gone), Problem::SignInNotFound);
    }
    assert!(stage.app.list_servers().await.unwrap()[0].session.is_none());
}

#[tokio::test]
async fn a_lock_gives_a_sign_in_up() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    let begun = stage
        .app
        .begin_sign_in(&server.id, SignInWay::Browser, false)
        .await
        .unwrap();
    stage.app.lock().await.unwrap();
    let outcome = problem(stage.app.await_sign_in(&begun.id).await);
    assert_eq!(outcome.code(), "signInCancelled");
}

#[tokio::test]
async fn a_token_that_the_server_does_not_accept_is_not_kept() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    let refused = stage
        .app
        .use_token(&server.id, bytes("another-token"))
        .await;
    let refused = refused.unwrap_err();
    assert!(
        matches!(refused.problem, Problem::SessionOver { .. }),
        "{refused:?}"
    );
    assert!(stage.app.list_servers().await.unwrap()[0].session.is_none());
    for unfit in ["", "two words", "line\nbreak"] {
        let refused = stage.app.use_token(&server.id, bytes(unfit)).await;
        assert_eq!(problem(refused), Problem::TokenUnfit, "{unfit:?}");
    }
    let token = format!("{}\n", stage.server.token());
    let server = stage
        .app
        .use_token(&server.id, bytes(&token))
        .await
        .unwrap();
    assert_eq!(server.session.unwrap().name.as_deref(), Some("Helpdesk"));
}

#[tokio::test]
async fn ten_callers_at_once_renew_a_sign_in_with_exactly_one_request() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    let user = stage.user(Role::NewStarter);
    stage.sign_in(&server.id, &user).await;
    let before = stage.session_text(&server.id).await;
    stage.change_session(&server.id, ended).await;
    stage.app.clear_exchanges();
    let callers: Vec<_> = (0..10)
        .map(|_| {
            let (app, id) = (Arc::clone(&stage.app), server.id.clone());
            tokio::spawn(async move { app.subject(&id, None).await.map(|subject| subject.user) })
        })
        .collect();
    for caller in callers {
        assert_eq!(caller.await.unwrap().unwrap(), user);
    }
    assert_eq!(stage.renewals(), 1);
    let after = stage.session_text(&server.id).await;
    assert_ne!(
        value(&before, "refreshToken"),
        value(&after, "refreshToken")
    );
    assert!(after.contains("\"renewing\":false"));
}

#[tokio::test]
async fn a_program_that_ended_while_it_renewed_leaves_a_sign_in_that_is_over_and_nothing_is_sent_again()
 {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    stage
        .sign_in(&server.id, &stage.user(Role::NewStarter))
        .await;
    let marked = |text: String| ended(text).replace("\"renewing\":false", "\"renewing\":true");
    stage.change_session(&server.id, marked).await;
    stage.app.clear_exchanges();
    for _ in 0..3 {
        let error = stage.app.subject(&server.id, None).await.unwrap_err();
        assert!(matches!(error.problem, Problem::SessionOver { .. }));
        assert_eq!(error.view().action, Action::SignInAgain);
    }
    assert_eq!(stage.app.exchanges().len(), 0);
    let shown = stage.app.find_server(&server.id).await.unwrap();
    assert!(shown.session.unwrap().over);
    // Signing in again is all that it takes.
    let user = stage.user(Role::NewStarter);
    let (shown, _) = stage.sign_in(&server.id, &user).await;
    assert!(!shown.session.unwrap().over);
    assert_eq!(
        stage.app.subject(&server.id, None).await.unwrap().user,
        user
    );
}

#[tokio::test]
async fn a_renewal_that_the_server_refuses_ends_the_sign_in_and_is_not_tried_again() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    stage
        .sign_in(&server.id, &stage.user(Role::NewStarter))
        .await;
    stage.change_session(&server.id, ended).await;
    stage.server.reset();
    stage.app.clear_exchanges();
    for _ in 0..3 {
        let refused = problem(stage.app.subject(&server.id, None).await);
        assert!(
            matches!(refused, Problem::SessionOver { .. }),
            "{refused:?}"
        );
    }
    assert_eq!(stage.renewals(), 1);
}

#[tokio::test]
async fn a_token_that_another_program_has_renewed_meanwhile_is_exchanged_for_the_new_one() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    let user = stage.user(Role::NewStarter);
    stage.sign_in(&server.id, &user).await;
    // Refused by the server, although its end is far away: the server forgot this one alone.
    let token = value(&stage.session_text(&server.id).await, "accessToken");
    stage
        .change_session(&server.id, |text| text.replace(&token, "forgotten"))
        .await;
    stage.app.clear_exchanges();
    assert_eq!(
        stage.app.subject(&server.id, None).await.unwrap().user,
        user
    );
    assert_eq!(stage.renewals(), 1);
}

#[tokio::test]
async fn signing_out_takes_the_tokens_back_and_says_truly_when_it_could_not() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    let user = stage.user(Role::NewStarter);
    stage.sign_in(&server.id, &user).await;
    let token = value(&stage.session_text(&server.id).await, "accessToken");
    let server = stage.app.sign_out(&server.id).await.unwrap();
    assert!(server.session.is_none());
    let refused = problem(stage.app.use_token(&server.id, bytes(&token)).await);
    assert!(
        matches!(refused, Problem::SessionOver { .. }),
        "{refused:?}"
    );
    let nobody = problem(stage.app.subject(&server.id, None).await);
    assert!(matches!(nobody, Problem::NotSignedIn { .. }));

    stage.sign_in(&server.id, &user).await;
    let Stage {
        app, server: demo, ..
    } = &stage;
    demo.set_scenario(Scenario::HtmlError);
    let told = problem(app.sign_out(&server.id).await);
    demo.set_scenario(Scenario::Normal);
    assert!(
        matches!(told, Problem::SignedOutHereOnly { .. }),
        "{told:?}"
    );
    assert!(app.find_server(&server.id).await.unwrap().session.is_none());
}

#[tokio::test]
async fn a_server_that_is_gone_is_signed_out_of_here_and_that_is_said() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    stage
        .sign_in(&server.id, &stage.user(Role::NewStarter))
        .await;
    let Stage {
        app,
        server: demo,
        folder: _folder,
    } = stage;
    demo.stop().await;
    let told = problem(app.sign_out(&server.id).await);
    assert!(
        matches!(told, Problem::SignedOutHereOnly { .. }),
        "{told:?}"
    );
    assert!(app.find_server(&server.id).await.unwrap().session.is_none());
}

#[tokio::test]
async fn another_program_that_renews_is_waited_for_and_its_sign_in_is_used() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    let user = stage.user(Role::NewStarter);
    stage.sign_in(&server.id, &user).await;
    let fresh = stage.session_text(&server.id).await;
    stage.change_session(&server.id, ended).await;
    stage.app.clear_exchanges();
    let vault = stage.other_program().await;
    let id = server.id.parse().unwrap();
    let lock = vault
        .lock_session(id, Duration::from_secs(5))
        .await
        .unwrap();
    let (app, name) = (Arc::clone(&stage.app), server.id.clone());
    let waiting = tokio::spawn(async move { app.subject(&name, None).await.map(|one| one.user) });
    // The other program's renewal, as far as this one can see it.
    vault
        .replace_session(id, Some(fresh.as_bytes()))
        .await
        .unwrap();
    drop(lock);
    assert_eq!(waiting.await.unwrap().unwrap(), user);
    assert_eq!(stage.renewals(), 0);
}

#[tokio::test]
async fn a_sign_in_that_ends_after_the_address_was_changed_is_not_kept() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    let begun = stage
        .app
        .begin_sign_in(&server.id, SignInWay::Browser, false)
        .await
        .unwrap();
    let user = stage.user(Role::NewStarter);
    // Another program changes the address, which this one can't know of.
    let other = countersign_app::App::open(&stage.vault_folder()).await;
    let with = countersign_app::view::Opening::new(
        countersign_app::view::SlotKind::Passphrase,
        crate::stage::PASSPHRASE,
    );
    other.unlock(with).await.unwrap();
    let elsewhere = crate::stage::Stage::set().await;
    let moved = countersign_app::view::ServerForm {
        id: Some(server.id.clone()),
        ..crate::stage::form(elsewhere.server.url(), stage.server.client_id())
    };
    other.save_server(moved).await.unwrap();
    let address = begun.address.clone();
    let page = tokio::task::spawn_blocking(move || Browser::default().sign_in(&address, &user));
    assert_eq!(page.await.unwrap().status, 200);
    let outcome = problem(stage.app.await_sign_in(&begun.id).await);
    assert!(
        matches!(outcome, Problem::ServerChanged { .. }),
        "{outcome:?}"
    );
    let taken_back = stage
        .app
        .exchanges()
        .iter()
        .any(|one| one.what == "Sign out");
    assert!(taken_back);
    assert!(
        stage
            .app
            .find_server(&server.id)
            .await
            .unwrap()
            .session
            .is_none()
    );
}

#[tokio::test]
async fn a_session_that_another_server_gave_is_none_and_is_never_sent() {
    let stage = Stage::set().await;
    let server = stage.helpdesk().await;
    // As what a renewal in another program may leave behind: the session of the server that was there before.
    let old = stage.session_text(&server.id).await;
    let elsewhere = crate::stage::Stage::set().await;
    let moved = countersign_app::view::ServerForm {
        id: Some(server.id.clone()),
        ..crate::stage::form(elsewhere.server.url(), stage.server.client_id())
    };
    stage.app.save_server(moved).await.unwrap();
    let vault = stage.other_program().await;
    let id = server.id.parse().unwrap();
    vault
        .replace_session(id, Some(old.as_bytes()))
        .await
        .unwrap();
    stage.app.clear_exchanges();
    let user = elsewhere.user(Role::NewStarter);
    let refused = problem(stage.app.subject(&server.id, Some(&user)).await);
    assert!(
        matches!(refused, Problem::NotSignedIn { .. }),
        "{refused:?}"
    );
    assert!(stage.app.exchanges().is_empty(), "nothing was sent");
    assert!(
        stage
            .app
            .find_server(&server.id)
            .await
            .unwrap()
            .session
            .is_none()
    );
}

#[tokio::test]
async fn a_session_that_can_not_be_read_takes_no_server_away() {
    let stage = Stage::set().await;
    let server = stage.helpdesk().await;
    let vault = stage.other_program().await;
    let id = server.id.parse().unwrap();
    vault.replace_session(id, Some(b"damaged")).await.unwrap();
    let shown = stage.app.list_servers().await.unwrap();
    assert!(shown[0].session.as_ref().unwrap().over);
    let over = problem(stage.app.subject(&server.id, None).await);
    assert!(matches!(over, Problem::SessionOver { .. }), "{over:?}");
    let token = bytes(stage.server.token());
    let again = stage.app.use_token(&server.id, token).await.unwrap();
    assert!(!again.session.unwrap().over);
}

#[tokio::test]
async fn signing_in_again_takes_the_earlier_sign_in_back() {
    let stage = Stage::set().await;
    let server = stage.profile().await;
    let user = stage.user(Role::NewStarter);
    stage.sign_in(&server.id, &user).await;
    let first = value(&stage.session_text(&server.id).await, "accessToken");
    stage.sign_in(&server.id, &user).await;
    let second = stage.profile().await;
    let refused = problem(stage.app.use_token(&second.id, bytes(&first)).await);
    assert!(
        matches!(refused, Problem::SessionOver { .. }),
        "{refused:?}"
    );
    assert!(stage.app.subject(&server.id, None).await.is_ok());
}

/// Whoever signs out while the server is tested is signed out afterwards, whatever the test was doing at that moment.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_test_of_a_server_that_races_a_sign_out_brings_no_token_back() {
    let stage = Stage::set().await;
    let server = stage.profile().await.id;
    let user = stage.user(Role::NewStarter);
    for round in 0..16_u32 {
        // A pasted token, whose owner the test notes, and a sign-in that the test renews, by turns.
        if round.is_multiple_of(2) {
            let token = stage.server.make_token(&user).unwrap();
            stage.app.use_token(&server, bytes(&token)).await.unwrap();
            let known = format!("\"userId\":\"{user}\"");
            stage
                .change_session(&server, |text| text.replacen(&known, "\"userId\":null", 1))
                .await;
            let unknown = stage.app.find_server(&server).await.unwrap();
            assert_eq!(unknown.session.unwrap().user_id, None);
        } else {
            stage.sign_in(&server, &user).await;
            stage.change_session(&server, ended).await;
        }
        stage.app.clear_exchanges();
        let (app, name) = (Arc::clone(&stage.app), server.clone());
        let test = tokio::spawn(async move { app.test_server(&name).await });
        // After so many requests of the test.
        let sent = (round / 2) as usize;
        let is_far_enough = || stage.app.exchanges().len() >= sent || test.is_finished();
        while !is_far_enough() {
            tokio::task::yield_now().await;
        }
        stage.app.sign_out(&server).await.unwrap();
        test.await.unwrap().unwrap();

        let after = stage.app.find_server(&server).await.unwrap();
        assert!(after.session.is_none(), "{round}: {after:?}");
        assert!(stage.renewals() <= 1, "{round}");
        let nobody = problem(stage.app.subject(&server, None).await);
        assert!(matches!(nobody, Problem::NotSignedIn { .. }), "{nobody:?}");
    }
}
