//! Steering the server over HTTP.

use countersign_demo_idp::{
    ControlClient, ControlError, Options, RegistrationState, Role, Scenario, start,
};
use zeroize::Zeroizing;

use crate::support::{Bench, NOW, Reply, Request, code_at, refusal};

fn client(bench: &Bench) -> ControlClient {
    let token = bench.server.control_token().unwrap().to_owned();
    ControlClient::new(bench.server.url(), Zeroizing::new(token)).unwrap()
}

fn request(bench: &Bench, method: &str, path: &str) -> Request {
    let token = bench.server.control_token().unwrap();
    bench
        .bare_request(method, path)
        .header("Host", &bench.authority())
        .header("Authorization", &format!("Bearer {token}"))
        .header("Content-Type", "application/json")
}

async fn put(bench: &Bench, path: &str, body: &str) -> Reply {
    request(bench, "PUT", path).body(body).send().await
}

#[tokio::test]
async fn without_being_asked_for_there_is_no_control_path() {
    let server = start(Options::default()).await.unwrap();
    assert_eq!(server.control_token(), None);
    let authority = server.url().strip_prefix("http://").unwrap().to_owned();
    for (method, path) in [
        ("GET", "/demo-control"),
        ("PUT", "/demo-control/scenario"),
        ("PUT", "/demo-control/clock"),
        ("PUT", "/demo-control/caller-clock"),
        ("POST", "/demo-control/reset"),
    ] {
        let reply = Request::to(&authority, method, path)
            .header("Host", &authority)
            .header("Authorization", &format!("Bearer {}", server.token()))
            .send()
            .await;
        reply.is(404, r#"{"code":5,"message":"Not Found"}"#);
    }
    let token = Zeroizing::new(server.token().to_owned());
    let client = ControlClient::new(server.url(), token).unwrap();
    assert_eq!(client.state().await, Err(ControlError::Refused));
}

#[tokio::test]
async fn only_the_control_token_opens_the_control_path_and_it_opens_nothing_else() {
    let bench = Bench::start().await;
    let control = bench.server.control_token().unwrap().to_owned();
    let almost = format!("{}x", &control[..control.len() - 1]);
    for token in [
        "",
        "nonsense",
        &almost,
        &control[..10],
        bench.server.token(),
    ] {
        for (method, path) in [
            ("GET", "/demo-control"),
            ("POST", "/demo-control/reset"),
            ("PUT", "/demo-control/scenario"),
        ] {
            let body = r#"{"name":"wrong-code"}"#;
            bench
                .as_bearer(token, method, path, body)
                .await
                .is(401, r#"{"error":"This path wants the control token."}"#);
        }
    }
    assert_eq!(bench.server.scenario(), Scenario::Normal);
    let user = format!("/v2/users/{}", bench.user(Role::NewStarter));
    let reply = bench.as_bearer(&control, "GET", &user, "").await;
    assert_eq!(reply.status, 401);
    assert_ne!(control, bench.server.token());
}

#[tokio::test]
async fn each_server_has_its_own_control_token() {
    let (one, other) = (Bench::start().await, Bench::start().await);
    let token = one.server.control_token().unwrap();
    assert_ne!(Some(token), other.server.control_token());
    assert_eq!(token.len(), 43, "256 bits");
    assert!(!format!("{:?}", one.server).contains(token));
    assert!(!format!("{:?}", client(&one)).contains(token));
}

#[tokio::test]
async fn the_control_path_is_held_to_host_and_origin_like_any_other() {
    let bench = Bench::start().await;
    let token = bench.server.control_token().unwrap();
    let reply = bench
        .bare_request("GET", "/demo-control")
        .header("Host", "demo.example")
        .header("Authorization", &format!("Bearer {token}"))
        .send()
        .await;
    assert_eq!(reply.status, 404);
    let reply = request(&bench, "GET", "/demo-control")
        .header("Origin", bench.server.url())
        .send()
        .await;
    reply.is(403, &refusal(7, "AUTHZ-DZG21", "origin not allowed"));
}

#[tokio::test]
async fn a_scenario_is_switched_and_none_stands_in_the_way_of_switching_it_back() {
    let bench = Bench::start().await;
    // So long that a control path which waited too would not be answered in this test's time.
    bench
        .server
        .set_slow_delay(std::time::Duration::from_secs(3_600));
    let client = client(&bench);
    for scenario in Scenario::ALL {
        let state = client.set_scenario(scenario).await.unwrap();
        assert_eq!(state.scenario, scenario.to_string());
        assert_eq!(bench.server.scenario(), scenario);
    }
    let state = client.set_scenario(Scenario::ClockOff(-45)).await.unwrap();
    assert_eq!(state.scenario, "clock-off:-45");
    assert_eq!(state.server_time, "2024-06-13T06:43:51.404Z");
}

#[tokio::test]
async fn the_clock_is_put_off_and_a_code_of_its_time_is_the_right_one() {
    let bench = Bench::start().await;
    let secret = bench.start_v2(Role::NewStarter).await;
    let state = client(&bench).set_clock_offset(-90).await.unwrap();
    assert_eq!(state.clock_offset_seconds, -90);
    assert_eq!(state.server_time, "2024-06-13T06:43:06.404Z");
    let refused = bench
        .verify_v2(Role::NewStarter, &code_at(&secret, NOW))
        .await;
    refused.is(400, &refusal(3, "EVENT-8isk2", "Invalid code"));
    assert_eq!(
        refused.header("date"),
        Some("Thu, 13 Jun 2024 06:43:06 GMT")
    );
    let by_its_clock = code_at(&secret, NOW - 90);
    assert_eq!(
        bench
            .verify_v2(Role::NewStarter, &by_its_clock)
            .await
            .status,
        200
    );
    for absurd in [i64::MIN, i64::MAX] {
        let state = client(&bench).set_clock_offset(absurd).await.unwrap();
        assert_eq!(state.clock_offset_seconds, absurd);
    }
}

#[tokio::test]
async fn the_callers_clock_is_another_one_than_the_servers() {
    let bench = Bench::start().await;
    let client = client(&bench);
    let code = async || client.state().await.unwrap().people[0].code.clone();
    assert_eq!(code().await, None);
    let secret = bench.start_v2(Role::NewStarter).await;
    assert_eq!(code().await, Some(code_at(&secret, NOW)));

    client.set_clock_offset(-90).await.unwrap();
    assert_eq!(code().await, Some(code_at(&secret, NOW)));
    let state = client.set_caller_clock_offset(-120).await.unwrap();
    assert_eq!(
        (
            state.clock_offset_seconds,
            state.caller_clock_offset_seconds
        ),
        (-90, -120)
    );
    let read_out = code().await.unwrap();
    assert_eq!(read_out, code_at(&secret, NOW - 120));
    let user = bench.user(Role::NewStarter);
    assert_eq!(bench.server.caller_code(&user), Some(read_out.clone()));
    // Both are slow, and within one step of each other.
    let reply = bench.verify_v2(Role::NewStarter, &read_out).await;
    assert_eq!(reply.status, 200);
}

#[tokio::test]
async fn a_guided_demonstration_fails_three_times_and_then_succeeds_with_one_setup() {
    let bench = Bench::start().await;
    let secret = bench.start_v2(Role::NewStarter).await;
    let mut statuses = Vec::new();
    for scenario in Scenario::GUIDED {
        bench.server.set_scenario(scenario);
        let code = code_at(&secret, NOW);
        statuses.push(bench.verify_v2(Role::NewStarter, &code).await.status);
    }
    assert_eq!(statuses, [400, 400, 403, 200]);
}

#[tokio::test]
async fn the_people_are_shown_with_their_registrations_and_put_back() {
    use RegistrationState::{None, Pending, Ready};
    let bench = Bench::start().await;
    let client = client(&bench);
    let states = async || {
        let state = client.state().await.unwrap();
        let people = state.people.into_iter();
        people
            .map(|person| (person.role, person.registration))
            .collect::<Vec<_>>()
    };
    let at_start = vec![
        (Role::NewStarter, None),
        (Role::HalfWay, Pending),
        (Role::AlreadyEnrolled, Ready),
        (Role::NoPermission, None),
    ];
    assert_eq!(states().await, at_start);

    let secret = bench.start_v2(Role::NewStarter).await;
    assert_eq!(states().await[0], (Role::NewStarter, Pending));
    bench
        .verify_v2(Role::NewStarter, &code_at(&secret, NOW))
        .await;
    assert_eq!(states().await[0], (Role::NewStarter, Ready));

    client.set_clock_offset(30).await.unwrap();
    client.set_scenario(Scenario::WrongCode).await.unwrap();
    let state = client.reset().await.unwrap();
    assert_eq!(states().await, at_start);
    // Only the people are put back: what the presenter chose stays.
    assert_eq!(
        (state.clock_offset_seconds, &*state.scenario),
        (30, "wrong-code")
    );
}

#[tokio::test]
async fn the_scenarios_are_listed_with_their_words() {
    let bench = Bench::start().await;
    let state = client(&bench).state().await.unwrap();
    let names: Vec<_> = state.scenarios.iter().map(|one| one.name.clone()).collect();
    assert_eq!(names, Scenario::ALL.map(|scenario| scenario.name()));
    assert_eq!(state.scenarios[1].title, "Wrong code");
    let reply = request(&bench, "GET", "/demo-control").send().await;
    let json = reply.json();
    assert_eq!(json["people"][1]["registration"], "pending");
    assert_eq!(json["people"][1]["role"], "halfWay");
    assert_eq!(json["clockOffsetSeconds"], 0);
    assert_eq!(
        json["scenarios"][1]["sayAloud"],
        "Somebody mistypes the code. Nothing is lost, and we can try again."
    );
    for token in [bench.server.token(), bench.server.control_token().unwrap()] {
        assert!(!reply.body.contains(token));
    }
}

#[tokio::test]
async fn what_is_not_understood_changes_nothing() {
    let bench = Bench::start().await;
    for (path, body) in [
        ("/demo-control/scenario", r#"{"name":"Normal"}"#),
        ("/demo-control/scenario", r#"{"name":"clock-off:1.5"}"#),
        ("/demo-control/scenario", r#"{"name":7}"#),
        ("/demo-control/scenario", "{"),
        ("/demo-control/scenario", ""),
        ("/demo-control/clock", r#"{"offsetSeconds":"90"}"#),
        ("/demo-control/clock", r#"{"offsetSeconds":1.5}"#),
        ("/demo-control/clock", r#"{"seconds":90}"#),
    ] {
        let reply = put(&bench, path, body).await;
        assert_eq!(reply.status, 400, "{path} {body}: {}", reply.body);
        assert!(reply.json()["error"].is_string());
    }
    let state = client(&bench).state().await.unwrap();
    assert_eq!(
        (&*state.scenario, state.clock_offset_seconds),
        ("normal", 0)
    );
}

#[tokio::test]
async fn where_no_server_is_the_client_says_so() {
    let bench = Bench::start().await;
    let client = client(&bench);
    bench.server.stop().await;
    assert_eq!(client.reset().await, Err(ControlError::NoAnswer));
}
