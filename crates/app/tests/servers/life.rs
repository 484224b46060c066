//! The whole life of a registration through a server profile.

use countersign_app::demo_idp::{Role, Scenario};
use countersign_app::view::{
    Action, Dialect, EnrollmentState, FinishElsewhere, ProviderKind, RegistrationState, ServerForm,
    SignInWay, StartAtServer, StartRequest,
};
use countersign_app::{Asked, ErrorKind, Problem, Trial};

use crate::browser::Browser;
use crate::stage::{Stage, bytes, form, problem};

fn start(server: &str, user: Option<String>, replace: bool) -> StartAtServer {
    StartAtServer {
        server: server.to_owned(),
        user,
        replace,
        registration_id: None,
    }
}

#[tokio::test]
async fn a_helpdesk_sets_codes_up_for_somebody_else_removes_them_and_sets_them_up_again() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = stage.helpdesk().await.id;
    let user = stage.user(Role::NewStarter);
    let person = Some(user.as_str());

    let subject = app.subject(&server, person).await.unwrap();
    assert_eq!(subject.state, RegistrationState::None);
    assert!(subject.on_behalf && subject.pending_here.is_none());
    assert_eq!(subject.name.as_deref(), Some("New starter"));

    let enrollment = app
        .start_at_server(&start(&server, Some(user.clone()), false))
        .await
        .unwrap();
    assert_eq!(enrollment.server_id.as_deref(), Some(server.as_str()));
    assert!(enrollment.on_behalf && enrollment.login.is_some());
    let subject = app.subject(&server, person).await.unwrap();
    assert_eq!(subject.state, RegistrationState::Pending);
    assert_eq!(
        subject.pending_here.as_deref(),
        Some(enrollment.id.as_str())
    );

    let wrong = app
        .verify_enrollment(&enrollment.id, "531975")
        .await
        .unwrap_err();
    assert_eq!(wrong.view().code, "invalidCode");
    let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
    let enrolled = app.verify_enrollment(&enrollment.id, &code).await.unwrap();
    assert!(enrolled.wait_for_next_code && !enrolled.sign_in_again && !enrolled.found_out);
    assert_eq!(enrolled.enrollment.state, EnrollmentState::Enrolled);
    // The key can still be shown, for a phone.
    assert!(app.show_key(&enrollment.id).await.is_ok());

    let subject = app.subject(&server, person).await.unwrap();
    assert_eq!(subject.state, RegistrationState::Ready);
    assert!(!subject.other_methods.is_empty(), "{:?}", subject.methods);
    let again = app
        .start_at_server(&start(&server, Some(user.clone()), false))
        .await;
    assert_eq!(again.unwrap_err().view().code, "alreadyEnrolled");
    let replaced = app
        .start_at_server(&start(&server, Some(user.clone()), true))
        .await
        .unwrap();
    assert_eq!(replaced.state, EnrollmentState::Pending);
    let removed = app
        .remove_registration(&server, person, None)
        .await
        .unwrap();
    assert_eq!(removed.method, "DELETE");
    let subject = app.subject(&server, person).await.unwrap();
    assert_eq!(subject.state, RegistrationState::None);
}

#[tokio::test]
async fn whoever_sets_codes_up_for_oneself_is_told_to_sign_in_again_and_then_goes_on() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = stage.profile().await.id;
    let user = stage.user(Role::NewStarter);
    stage.sign_in(&server, &user).await;
    let subject = app.subject(&server, None).await.unwrap();
    assert_eq!(
        (subject.user.as_str(), subject.on_behalf),
        (user.as_str(), false)
    );
    let enrollment = app
        .start_at_server(&start(&server, None, false))
        .await
        .unwrap();
    let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
    let enrolled = app.verify_enrollment(&enrollment.id, &code).await.unwrap();
    assert!(
        enrolled.sign_in_again,
        "the server asks for a code at sign-in from now on"
    );
    let refused = app.subject(&server, None).await.unwrap_err();
    assert_eq!(refused.view().code, "mfaRequired");
    assert_eq!(refused.view().action, Action::SignInAgain);

    // "Try signing in": the server's page asks for the code, and what comes of it is the session from then on.
    let Trial::SignIn(begun) = app.try_signing_in(&enrollment.id).await.unwrap() else {
        panic!("its outcome can be known");
    };
    let address = begun.address.clone();
    assert!(address.contains("prompt=login"), "{address}");
    let code = app.code_now(&enrolled.account.id).await.unwrap();
    // The code that was just used is taken once only; the next one counts already.
    let next = code.next.unwrap();
    let who = user.clone();
    let page = tokio::task::spawn_blocking(move || {
        Browser::default().sign_in_with_code(&address, &who, &next)
    });
    assert_eq!(page.await.unwrap().status, 200);
    app.await_sign_in(&begun.id).await.unwrap();
    let subject = app.subject(&server, None).await.unwrap();
    assert_eq!(subject.state, RegistrationState::Ready);
}

#[tokio::test]
async fn trying_to_sign_in_as_somebody_else_leaves_the_session_as_it_is() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = stage.helpdesk().await.id;
    let user = stage.user(Role::NewStarter);
    let request = start(&server, Some(user.clone()), false);
    let enrollment = app.start_at_server(&request).await.unwrap();
    // As the person whose codes these are it worked; as another it did not. Neither is kept.
    for (who, works) in [(user, true), (stage.user(Role::HalfWay), false)] {
        app.clear_exchanges();
        let Trial::SignIn(begun) = app.try_signing_in(&enrollment.id).await.unwrap() else {
            panic!("its outcome can be known");
        };
        let address = begun.address.clone();
        let page = tokio::task::spawn_blocking(move || Browser::default().sign_in(&address, &who));
        assert_eq!(page.await.unwrap().status, 200);
        let outcome = app.await_sign_in(&begun.id).await.map(drop);
        match works {
            true => outcome.unwrap(),
            false => assert_eq!(outcome.unwrap_err().view().code, "signedInAsAnother"),
        }
        let revoked = app.exchanges().iter().any(|one| one.what == "Sign out");
        assert!(revoked, "its tokens are taken back");
    }
    let shown = app.find_server(&server).await.unwrap();
    assert_eq!(shown.session.unwrap().name.as_deref(), Some("Helpdesk"));
}

#[tokio::test]
async fn somebody_whom_one_may_not_touch_is_refused_with_what_to_do() {
    let stage = Stage::set().await;
    let server = stage.helpdesk().await.id;
    let user = stage.user(Role::NoPermission);
    let refused = stage
        .app
        .start_at_server(&start(&server, Some(user), false))
        .await
        .unwrap_err();
    assert_eq!(refused.view().code, "notAllowed");
    assert_eq!(refused.view().reference, "CS-E403");
    assert!(refused.view().exchange.is_some());
}

#[tokio::test]
async fn what_was_started_elsewhere_is_finished_with_a_code_alone() {
    for dialect in [Dialect::V2, Dialect::ResourcesV3Alpha] {
        let stage = Stage::set().await;
        let user = stage.user(Role::NewStarter);
        // Elsewhere: in another vault.
        let elsewhere = Stage::set().await;
        let request = StartRequest {
            server: stage.server.url().to_owned(),
            user: user.clone(),
            token: stage.server.token().to_owned(),
            dialect,
        };
        let started = elsewhere.app.start_registration(&request).await.unwrap();
        let code = elsewhere
            .app
            .enrollment_code(&started.id)
            .await
            .unwrap()
            .code;

        let form = ServerForm {
            dialect: Some(dialect),
            ..form(stage.server.url(), stage.server.client_id())
        };
        let server = stage.app.save_server(form).await.unwrap().id;
        let token = bytes(stage.server.token());
        stage.app.use_token(&server, token).await.unwrap();
        let finish = |code: &str| FinishElsewhere {
            server: server.clone(),
            user: Some(user.clone()),
            registration_id: started.registration_id.clone(),
            code: code.to_owned(),
        };
        let wrong = stage
            .app
            .finish_registration_elsewhere(&finish("531975"))
            .await;
        assert_eq!(wrong.unwrap_err().view().code, "invalidCode");
        stage.server.set_scenario(Scenario::DropAfterAccept);
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        let finished = stage
            .app
            .finish_registration_elsewhere(&finish(&spaced))
            .await;
        assert!(
            finished.is_ok(),
            "found out although its answer was lost: {finished:?}"
        );
        stage.server.set_scenario(Scenario::Normal);
        let subject = stage.app.subject(&server, Some(&user)).await.unwrap();
        assert_eq!(subject.state, RegistrationState::Ready);
        assert!(stage.app.list_enrollments().await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn an_answer_that_is_lost_on_the_way_to_a_sign_in_that_needs_a_code_is_told_at_once() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = stage.profile().await.id;
    let user = stage.user(Role::NewStarter);
    stage.sign_in(&server, &user).await;
    let begin = start(&server, None, false);
    let enrollment = app.start_at_server(&begin).await.unwrap();
    let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
    stage.server.set_scenario(Scenario::DropAfterAccept);
    // From now on the server answers nothing to this sign-in but that it wants a code.
    let enrolled = app.verify_enrollment(&enrollment.id, &code).await.unwrap();
    assert!(enrolled.found_out && enrolled.sign_in_again, "{enrolled:?}");
    assert!(!enrolled.wait_for_next_code);
    assert!(app.code_now(&enrolled.account.id).await.is_ok());
    let refused = app.subject(&server, None).await.unwrap_err();
    assert_eq!(refused.view().code, "mfaRequired");
}

#[tokio::test]
async fn a_setup_with_a_token_of_its_own_goes_on_with_another_one() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let user = stage.user(Role::NewStarter);
    let token = stage.server.make_token(&user).unwrap();
    let request = StartRequest {
        server: stage.server.url().to_owned(),
        user: user.clone(),
        token,
        dialect: Dialect::V2,
    };
    let enrollment = app.start_registration(&request).await.unwrap();
    assert!(enrollment.server_id.is_none());
    // What a server does that lets nobody in any more: the key of the setup stays, the token goes.
    let other = bytes("no-longer-good");
    app.give_enrollment_token(&enrollment.id, other)
        .await
        .unwrap();
    let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
    let refused = app
        .verify_enrollment(&enrollment.id, &code)
        .await
        .unwrap_err();
    assert_eq!(refused.view().code, "unauthenticated");
    assert_eq!(refused.view().action, Action::NewToken);
    let good = bytes(stage.server.token());
    app.give_enrollment_token(&enrollment.id, good)
        .await
        .unwrap();
    let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
    assert!(app.verify_enrollment(&enrollment.id, &code).await.is_ok());
    let finished = app.give_enrollment_token(&enrollment.id, bytes("x")).await;
    assert_eq!(problem(finished), Problem::EnrollmentFinished);
}

#[tokio::test]
async fn a_setup_through_a_profile_goes_by_the_profile_s_sign_in() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = stage.helpdesk().await.id;
    let user = stage.user(Role::NewStarter);
    let request = start(&server, Some(user), false);
    let enrollment = app.start_at_server(&request).await.unwrap();
    let other = app.give_enrollment_token(&enrollment.id, bytes("x")).await;
    assert_eq!(problem(other), Problem::TokenNotNeeded);
    app.sign_out(&server).await.unwrap();
    let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
    let refused = app
        .verify_enrollment(&enrollment.id, &code)
        .await
        .unwrap_err();
    assert!(matches!(refused.problem, Problem::NotSignedIn { .. }));
    let token = bytes(stage.server.token());
    app.use_token(&server, token).await.unwrap();
    assert!(app.verify_enrollment(&enrollment.id, &code).await.is_ok());
}

#[tokio::test]
async fn a_setup_whose_profile_is_gone_takes_a_token() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = stage.helpdesk().await.id;
    let request = start(&server, Some(stage.user(Role::NewStarter)), false);
    let enrollment = app.start_at_server(&request).await.unwrap();
    app.remove_server(&server).await.unwrap();
    let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
    let refused = app
        .verify_enrollment(&enrollment.id, &code)
        .await
        .unwrap_err();
    assert!(
        matches!(refused.problem, Problem::NotSignedIn { .. }),
        "{refused:?}"
    );
    let token = bytes(stage.server.token());
    app.give_enrollment_token(&enrollment.id, token)
        .await
        .unwrap();
    assert!(app.verify_enrollment(&enrollment.id, &code).await.is_ok());
}

#[tokio::test]
async fn privacyidea_is_a_server_like_any_other() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let form = ServerForm {
        provider: ProviderKind::PrivacyIdea,
        dialect: None,
        sign_in_way: SignInWay::Token,
        ..form(stage.server.url(), "")
    };
    let server = app.save_server(form).await.unwrap().id;
    let token = bytes(stage.server.token());
    app.use_token(&server, token).await.unwrap();
    let refused = app.begin_sign_in(&server, SignInWay::Browser, false).await;
    assert_eq!(problem(refused), Problem::NotAtThisProvider);
    let user = "new.starter".to_owned();
    let person = Some(user.as_str());
    let subject = app.subject(&server, person).await.unwrap();
    assert_eq!(subject.state, RegistrationState::None);
    let enrollment = app
        .start_at_server(&start(&server, Some(user.clone()), false))
        .await
        .unwrap();
    assert_eq!(enrollment.provider, ProviderKind::PrivacyIdea);
    assert!(enrollment.dialect.is_none() && enrollment.registration_id.is_some());
    let wrong = app
        .verify_enrollment(&enrollment.id, "531975")
        .await
        .unwrap_err();
    assert!(matches!(
        wrong.problem,
        Problem::Provider {
            kind: ErrorKind::InvalidCode,
            ..
        }
    ));
    let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
    app.verify_enrollment(&enrollment.id, &code).await.unwrap();
    let subject = app.subject(&server, person).await.unwrap();
    assert_eq!(subject.state, RegistrationState::Ready);
    app.remove_registration(&server, person, None)
        .await
        .unwrap();
    let test = app.test_server(&server).await.unwrap();
    assert!(test.checks.len() >= 3);
}

/// A privacyIDEA server where each person may have several tokens, signed in as the helpdesk.
async fn privacyidea(stage: &Stage) -> String {
    stage.server.set_tokens_per_person(3);
    let form = ServerForm {
        provider: ProviderKind::PrivacyIdea,
        dialect: None,
        sign_in_way: SignInWay::Token,
        ..form(stage.server.url(), "")
    };
    let server = stage.app.save_server(form).await.unwrap().id;
    let token = bytes(stage.server.token());
    stage.app.use_token(&server, token).await.unwrap();
    server
}

/// Sets a token up in another vault, as on a phone.
async fn set_up_on_a_phone(stage: &Stage, user: &str) {
    let phone = Stage::set().await;
    let form = ServerForm {
        provider: ProviderKind::PrivacyIdea,
        dialect: None,
        sign_in_way: SignInWay::Token,
        ..form(stage.server.url(), "")
    };
    let server = phone.app.save_server(form).await.unwrap().id;
    let token = bytes(stage.server.token());
    phone.app.use_token(&server, token).await.unwrap();
    let request = start(&server, Some(user.to_owned()), false);
    let enrollment = phone.app.start_at_server(&request).await.unwrap();
    let code = phone
        .app
        .enrollment_code(&enrollment.id)
        .await
        .unwrap()
        .code;
    phone
        .app
        .verify_enrollment(&enrollment.id, &code)
        .await
        .unwrap();
}

#[tokio::test]
async fn another_token_that_is_ready_does_not_make_this_one_accepted() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = privacyidea(&stage).await;
    let user = "new.starter";
    set_up_on_a_phone(&stage, user).await;
    let request = start(&server, Some(user.to_owned()), false);
    let enrollment = app.start_at_server(&request).await.unwrap();
    let subject = app.subject(&server, Some(user)).await.unwrap();
    assert_eq!(subject.state, RegistrationState::Ready, "by the phone's");
    let status = app.enrollment_status(&enrollment.id).await.unwrap();
    assert_eq!(status.state, RegistrationState::Pending, "this one's");
    let finish = FinishElsewhere {
        server: server.clone(),
        user: Some(user.to_owned()),
        registration_id: enrollment.registration_id.clone(),
        code: "531975".to_owned(),
    };
    app.finish_registration_elsewhere(&finish)
        .await
        .unwrap_err();
    let discarded = app.discard_enrollment(&enrollment.id).await.unwrap();
    assert!(
        discarded.removed_at_server,
        "it was unfinished there: {discarded:?}"
    );
    let subject = app.subject(&server, Some(user)).await.unwrap();
    assert_eq!(subject.state, RegistrationState::Ready, "the phone's stays");
}

#[tokio::test]
async fn what_was_set_up_on_a_phone_is_removed_and_set_up_again_here() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = privacyidea(&stage).await;
    stage.server.set_tokens_per_person(1);
    let user = "new.starter";
    set_up_on_a_phone(&stage, user).await;
    let request = start(&server, Some(user.to_owned()), true);
    let enrollment = app.start_at_server(&request).await.unwrap();
    assert_eq!(enrollment.state, EnrollmentState::Pending);
    let subject = app.subject(&server, Some(user)).await.unwrap();
    assert_eq!(subject.state, RegistrationState::Pending);
    // Of two that are ready none is guessed.
    app.remove_registration(&server, Some(user), None)
        .await
        .unwrap();
    stage.server.set_tokens_per_person(2);
    set_up_on_a_phone(&stage, user).await;
    set_up_on_a_phone(&stage, user).await;
    let which = app.remove_registration(&server, Some(user), None).await;
    assert_eq!(which.unwrap_err().view().code, "registrationIdNeeded");
}

#[tokio::test]
async fn a_server_that_wants_no_proof_is_not_said_to_have_lost_an_answer() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = privacyidea(&stage).await;
    stage.server.set_proof_wanted(false);
    let request = start(&server, Some("new.starter".to_owned()), false);
    let enrollment = app.start_at_server(&request).await.unwrap();
    let wrong = app.verify_enrollment(&enrollment.id, "531975").await;
    assert!(
        wrong.is_err(),
        "a code that is not this key's proves nothing"
    );
    let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
    let enrolled = app.verify_enrollment(&enrollment.id, &code).await.unwrap();
    assert!(
        enrolled.counted_already && !enrolled.found_out,
        "{enrolled:?}"
    );
}

#[tokio::test]
async fn a_start_that_fails_after_the_old_codes_were_removed_says_that_they_are_gone() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let form = ServerForm {
        dialect: Some(Dialect::ResourcesV3Alpha),
        ..form(stage.server.url(), stage.server.client_id())
    };
    let server = app.save_server(form).await.unwrap().id;
    let token = bytes(stage.server.token());
    app.use_token(&server, token).await.unwrap();
    let ready = stage.user(Role::AlreadyEnrolled);
    // Set up elsewhere: its id is not known here, which is said, and nothing is removed.
    let request = start(&server, Some(ready.clone()), true);
    let needed = app.start_at_server(&request).await.unwrap_err().view();
    assert_eq!(
        (needed.code.as_str(), needed.action),
        ("registrationIdNeeded", Action::GiveRegistrationId)
    );
    let subject = app.subject(&server, Some(&ready)).await.unwrap();
    assert_eq!(subject.state, RegistrationState::Ready);
    for kind in [ErrorKind::NoAnswer, ErrorKind::NotAllowed] {
        let failed = Problem::Provider {
            kind,
            host: "id.example.com".to_owned(),
            asked: Asked::StartAfterRemoval,
            through: countersign_app::Through::OwnSession,
        };
        let words = failed.words().message;
        assert!(words.contains("The old codes are removed."), "{words}");
        assert!(!words.contains("Nothing was"), "{words}");
    }
}
