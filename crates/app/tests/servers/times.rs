//! Codes by the server's time, the demonstration's clocks, and the clock test.

use countersign_app::demo_idp::Role;
use countersign_app::view::{Action, DemoClock, StartAtServer, VerdictWord};
use countersign_app::{App, Problem};

use crate::stage::{Stage, problem};

#[tokio::test]
async fn codes_go_by_the_server_s_time_once_the_person_agreed() {
    let stage = Stage::set().await;
    let app = &stage.app;
    let server = stage.helpdesk().await.id;
    stage.server.set_clock_offset(300);
    let start = StartAtServer {
        server: server.clone(),
        user: Some(stage.user(Role::NewStarter)),
        replace: false,
        registration_id: None,
    };
    let enrollment = app.start_at_server(&start).await.unwrap();
    let by_here = app.enrollment_code(&enrollment.id).await.unwrap();
    let refused = app.verify_enrollment(&enrollment.id, &by_here.code).await;
    let refused = refused.unwrap_err().view();
    assert_eq!(
        (refused.code.as_str(), refused.action),
        ("serverClockApart", Action::UseServerTime)
    );
    assert!(
        refused.message.contains("5 min slower than the server's"),
        "{}",
        refused.message
    );
    assert!(refused.exchange.is_some());
    // A code that is wrong anyway is no matter of clocks.
    let wrong = app.verify_enrollment(&enrollment.id, "531975").await;
    assert_eq!(wrong.unwrap_err().view().code, "invalidCode");

    let changed = app.use_server_time(&server, true).await.unwrap();
    assert!(changed.use_server_time);
    let by_server = app.enrollment_code(&enrollment.id).await.unwrap();
    assert_ne!(by_server.code, by_here.code);
    let verdict = app
        .check_enrollment_code(&enrollment.id, &by_server.code)
        .await
        .unwrap();
    assert_eq!(verdict.verdict, VerdictWord::Right);
    let enrolled = app
        .verify_enrollment(&enrollment.id, &by_server.code)
        .await
        .unwrap();

    // The account's codes go by it, too, and say by this computer's clock when they change.
    let account = enrolled.account.id;
    let ahead = app.server_time_of(&account).await.unwrap().unwrap();
    assert!((299..=301).contains(&ahead), "{ahead}");
    let codes = app.codes(std::slice::from_ref(&account)).await.unwrap();
    let now = codes.now / 1_000;
    let code = &codes.codes[0];
    let (from, until) = (code.valid_from.unwrap(), code.valid_until.unwrap());
    assert!((from..until).contains(&now), "{from} {now} {until}");
    let at = app
        .code_at(
            &account,
            countersign_app::UnixTime(now.saturating_add_signed(ahead)),
        )
        .await
        .unwrap();
    assert_eq!(at.code, code.code);
    let verdict = app
        .verify_code(&account, &code.code, Default::default())
        .await
        .unwrap();
    assert_eq!(verdict.verdict, VerdictWord::Right);

    app.use_server_time(&server, false).await.unwrap();
    assert_eq!(app.server_time_of(&account).await.unwrap(), None);
}

#[tokio::test]
async fn a_server_whose_clock_was_never_seen_is_not_gone_by() {
    let stage = Stage::set().await;
    let server = stage.profile().await.id;
    let unknown = stage.app.use_server_time(&server, true).await;
    assert_eq!(problem(unknown), Problem::ServerTimeUnknown);
}

#[tokio::test]
async fn the_demonstration_has_its_server_as_a_profile_and_two_clocks() {
    let app = App::demonstration().await.unwrap();
    let servers = app.list_servers().await.unwrap();
    assert_eq!(servers[0].name, "Demonstration");
    assert_eq!(
        servers[0].session.as_ref().unwrap().name.as_deref(),
        Some("Helpdesk")
    );
    let user = app.state().await.demo.unwrap().users[0].id.clone();
    let start = StartAtServer {
        server: servers[0].id.clone(),
        user: Some(user),
        replace: false,
        registration_id: None,
    };
    let enrollment = app.start_at_server(&start).await.unwrap();
    app.set_demo_clock(DemoClock::Caller, -94).unwrap();
    let code = app.enrollment_code(&enrollment.id).await.unwrap();
    let verdict = app
        .check_enrollment_code(&enrollment.id, &code.code)
        .await
        .unwrap();
    assert_eq!(verdict.verdict, VerdictWord::OtherTime);
    assert!(verdict.seconds.unwrap() <= -90, "{verdict:?}");
    // The server's clock is as slow: there the code is right.
    app.set_demo_clock(DemoClock::Server, -94).unwrap();
    let demo = app.state().await.demo.unwrap();
    assert_eq!(
        (demo.caller_clock_seconds, demo.server_clock_seconds),
        (-94, -94)
    );
    let code = app.enrollment_code(&enrollment.id).await.unwrap();
    app.verify_enrollment(&enrollment.id, &code.code)
        .await
        .unwrap();
    let far = app.set_demo_clock(DemoClock::Server, i64::MIN);
    assert_eq!(problem(far), Problem::RequestMalformed);
}

#[tokio::test]
async fn a_clock_test_is_shown_as_a_picture_once_and_forgotten_with_a_lock() {
    let stage = Stage::set().await;
    let app = &stage.app;
    assert_eq!(
        problem(app.clock_test_code("000000")),
        Problem::ClockTestOff
    );
    let test = app.start_clock_test().unwrap();
    let name = test.images.qr.rsplit('/').next().unwrap();
    assert!(app.take_key_image(name).unwrap().contains("<svg"));
    assert!(app.take_key_image(name).is_none());
    assert!(
        app.clock_test_code("12345")
            .is_ok_and(|result| !result.understood)
    );
    app.lock().await.unwrap();
    assert_eq!(
        problem(app.clock_test_code("000000")),
        Problem::ClockTestOff
    );
}
