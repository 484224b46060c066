//! privacyIDEA: literal bytes both ways, and whole lives at the demonstration provider.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use countersign_demo_idp::{Role, Scenario};
use countersign_enrollment::{
    ErrorKind, Provider, ProviderError, ProviderKind, Registration, RegistrationId,
    RegistrationState, Server as Spoken, ServerAddress, ServerSettings, Token, UserId,
};
use countersign_otp::{OtpAuth, UnixTime, code_at};
use serde_json::{Value, json};

use crate::sign_in::Bench;
use crate::support::{
    CODE, FixedClock, KEY, NOW_MS, Reply, Sent, Server, TOKEN, answer, json as says, limits,
};

fn connect(url: &str) -> Box<dyn Provider> {
    let settings = ServerSettings {
        limits: limits(),
        ..ServerSettings::default()
    };
    let clock = Arc::new(FixedClock(AtomicU64::new(NOW_MS)));
    let server = Spoken::with(ServerAddress::parse(url).unwrap(), clock, settings).unwrap();
    ProviderKind::PrivacyIdea.connect(&server, Token::parse(TOKEN).unwrap())
}

fn user() -> UserId {
    UserId::parse("new.starter").unwrap()
}

fn registration(serial: &str) -> Registration {
    Registration {
        user: user(),
        id: Some(RegistrationId::parse(serial).unwrap()),
        secret: None,
    }
}

/// The envelope of a success.
fn success(value: Value, detail: Value) -> String {
    json!({"detail": detail, "id": 1, "jsonrpc": "2.0", "result": {"status": true, "value": value},
        "time": 1_756_000_000.123, "version": "privacyIDEA 3.11", "versionnumber": "3.11"})
    .to_string()
}

/// The envelope of a refusal.
fn refusal(code: i64, message: &str) -> String {
    json!({"detail": null, "id": 1, "jsonrpc": "2.0",
        "result": {"status": false, "error": {"code": code, "message": message}}, "version": "privacyIDEA 3.11"})
    .to_string()
}

fn listed(tokens: Value) -> String {
    success(
        json!({"count": 1, "current": 1, "next": null, "prev": null, "tokens": tokens}),
        json!({}),
    )
}

fn token(state: Value) -> Value {
    json!({"serial": "TOTP0001A2B3", "tokentype": "totp", "rollout_state": state, "active": true, "revoked": false,
        "username": "new.starter", "info": {"timeStep": "30"}})
}

fn begun() -> String {
    success(
        json!(true),
        json!({"serial": "TOTP0001A2B3", "rollout_state": "verify", "verify": {"message": "Please enter a valid OTP value of the new token."},
            "googleurl": {"description": "URL for google Authenticator", "img": "data:image/png;base64,AAAA",
                "value": format!("otpauth://totp/TOTP0001A2B3?secret={KEY}&period=30&digits=6&issuer=privacyIDEA")},
            "otpkey": {"description": "OTP seed", "value": "seed://00", "value_b32": KEY, "img": ""}, "threadid": 140}),
    )
}

/// Answers looks with `tokens`, and everything else with `reply`.
async fn serve(tokens: Value, reply: impl Fn(&Sent) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |sent, _| {
        if sent.line.starts_with("GET /token/?") {
            says(200, &listed(tokens.clone()))
        } else {
            reply(sent)
        }
    })
    .await
}

#[tokio::test]
async fn a_start_is_asked_for_and_read_byte_by_byte() {
    let server = serve(json!([]), |_| says(200, &begun())).await;
    let answer = connect(&server.url).start(&user()).await.unwrap();
    let started = answer.value;
    assert_eq!(started.registration_id.unwrap().as_str(), "TOTP0001A2B3");
    assert_eq!(
        (started.link.issuer.as_str(), started.link.label.as_str()),
        ("privacyIDEA", "TOTP0001A2B3")
    );
    let sent = server.sent();
    assert_eq!(
        sent[0].line,
        "GET /token/?user=new.starter&type=totp&pagesize=50 HTTP/1.1"
    );
    assert_eq!(sent[1].line, "POST /token/init HTTP/1.1");
    assert_eq!(
        sent[1].body,
        r#"{"genkey":1,"type":"totp","user":"new.starter"}"#
    );
    assert!(sent[1].headers.contains(&format!("authorization: {TOKEN}")));
    let shown = answer.exchange.response_body.unwrap();
    assert!(
        !shown.contains(KEY) && !shown.contains("otpauth") && !shown.contains("seed://"),
        "{shown}"
    );
    assert!(shown.contains(r#""rollout_state":"verify""#));
}

#[tokio::test]
async fn one_that_waits_for_its_proof_is_overwritten_and_a_ready_one_is_not() {
    let server = serve(json!([token(json!("verify"))]), |_| says(200, &begun())).await;
    connect(&server.url).start(&user()).await.unwrap();
    let sent = server.sent();
    assert_eq!(
        sent[1].body,
        r#"{"genkey":1,"serial":"TOTP0001A2B3","type":"totp","user":"new.starter"}"#
    );
    let limited = "The number of tokens of type totp for this user is limited!";
    let server = serve(json!([token(json!("enrolled"))]), move |sent| {
        assert!(!sent.body.contains("serial"));
        says(403, &refusal(303, limited))
    })
    .await;
    let error = connect(&server.url).start(&user()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::AlreadyEnrolled);
    let server = serve(json!([]), move |_| says(403, &refusal(303, limited))).await;
    let error = connect(&server.url).start(&user()).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotAllowed);
    assert_eq!(error.said.unwrap().id.as_deref(), Some("ERR303"));
}

#[tokio::test]
async fn a_proof_is_sent_once_and_only_for_one_that_waits_for_it() {
    let enrolled = || {
        let detail = json!({"serial": "TOTP0001A2B3", "rollout_state": "enrolled"});
        says(200, &success(json!(true), detail))
    };
    let server = serve(json!([token(json!("verify"))]), move |_| enrolled()).await;
    let provider = connect(&server.url);
    let verified = provider
        .verify(&registration("TOTP0001A2B3"), CODE)
        .await
        .unwrap();
    assert_eq!(verified.value.details.id.as_deref(), Some("TOTP0001A2B3"));
    let sent = server.sent();
    assert_eq!(
        sent[0].line,
        "GET /token/?user=new.starter&type=totp&pagesize=50 HTTP/1.1"
    );
    assert_eq!(
        sent[1].body,
        format!(r#"{{"serial":"TOTP0001A2B3","type":"totp","verify":"{CODE}"}}"#)
    );
    let shown = verified.exchange.request_body.unwrap();
    assert_eq!(
        shown,
        r#"{"serial":"TOTP0001A2B3","type":"totp","verify":"••••••"}"#
    );

    // The server would say yes to any code for a token that is verified.
    for (tokens, kind) in [
        (
            json!([token(json!("enrolled"))]),
            ErrorKind::AlreadyEnrolled,
        ),
        (json!([token(json!(""))]), ErrorKind::AlreadyEnrolled),
        (json!([]), ErrorKind::NoPendingRegistration),
    ] {
        let server = serve(tokens, move |_| enrolled()).await;
        let error = connect(&server.url)
            .verify(&registration("TOTP0001A2B3"), CODE)
            .await
            .unwrap_err();
        assert_eq!(error.kind, kind);
        assert_eq!(server.sent().len(), 1, "no code was sent");
    }
}

#[tokio::test]
async fn a_proof_whose_answer_is_about_something_else_is_not_a_success() {
    for detail in [
        json!({"serial": "TOTP0001A2B3", "rollout_state": "verify"}),
        json!({"serial": "TOTP0001A2B3"}),
        json!({"serial": "TOTP9999", "rollout_state": "enrolled"}),
        json!(null),
    ] {
        let body = success(json!(true), detail);
        let server = serve(json!([token(json!("verify"))]), move |_| says(200, &body)).await;
        let error = connect(&server.url)
            .verify(&registration("TOTP0001A2B3"), CODE)
            .await
            .unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotUnderstood);
        assert!(error.outcome_unknown());
    }
}

#[tokio::test]
async fn every_refusal_has_its_kind_whatever_its_words() {
    let limited = ErrorKind::RateLimited {
        retry_after_seconds: Some(40),
    };
    for (status, code, kind) in [
        (400, 905, ErrorKind::InvalidCode),
        (400, 904, ErrorKind::UserNotFound),
        (404, 601, ErrorKind::NoPendingRegistration),
        (403, 303, ErrorKind::NotAllowed),
        (401, 403, ErrorKind::Unauthenticated),
        (401, 4031, ErrorKind::Unauthenticated),
        (401, 4033, ErrorKind::Unauthenticated),
        (401, 4304, ErrorKind::Unauthenticated),
        (401, 4305, ErrorKind::Unauthenticated),
        (400, 301, ErrorKind::Refused),
        (500, -500, ErrorKind::ServerError),
        (400, 707, ErrorKind::ServerError),
        (400, 999, ErrorKind::Refused),
        // Old versions refuse with the status of a success.
        (200, 905, ErrorKind::InvalidCode),
    ] {
        let body = refusal(code, "Ein Text");
        let server = serve(json!([token(json!("verify"))]), move |_| {
            says(status, &body)
        })
        .await;
        let error = connect(&server.url)
            .verify(&registration("TOTP0001A2B3"), CODE)
            .await
            .unwrap_err();
        assert_eq!(error.kind, kind, "{status} {code}");
        if status >= 400 {
            let said = error.said.unwrap();
            assert_eq!(
                (said.code, said.message.as_deref()),
                (Some(code), Some("Ein Text"))
            );
        }
    }
    for (reply, kind) in [
        (answer(429, "Retry-After: 40\r\n", "slow down"), limited),
        (
            answer(502, "Content-Type: text/html\r\n", "<html>"),
            ErrorKind::ServerError,
        ),
        (answer(404, "", "<html>"), ErrorKind::RouteNotFound),
        (says(200, "{}"), ErrorKind::NotUnderstood),
        (says(200, "<html>"), ErrorKind::NotUnderstood),
        (answer(302, "Location: /\r\n", ""), ErrorKind::Redirected),
    ] {
        let Reply::Bytes(bytes) = reply else { panic!() };
        let server = serve(json!([token(json!("verify"))]), move |_| {
            Reply::Bytes(bytes.clone())
        })
        .await;
        let error = connect(&server.url)
            .verify(&registration("TOTP0001A2B3"), CODE)
            .await
            .unwrap_err();
        assert_eq!(error.kind, kind);
    }
}

#[tokio::test]
async fn the_state_is_read_from_all_tokens() {
    for (tokens, state) in [
        (json!([]), RegistrationState::None),
        (json!([token(json!("verify"))]), RegistrationState::Pending),
        (
            json!([token(json!("clientwait"))]),
            RegistrationState::Pending,
        ),
        (json!([token(json!("enrolled"))]), RegistrationState::Ready),
        (json!([token(json!(null))]), RegistrationState::Ready),
        (
            json!([token(json!("verify")), token(json!("enrolled"))]),
            RegistrationState::Ready,
        ),
        (
            json!([token(json!("something newer"))]),
            RegistrationState::Unknown,
        ),
        (
            json!([{"serial": "T1", "tokentype": "totp", "rollout_state": "enrolled", "active": true, "revoked": true}]),
            RegistrationState::None,
        ),
        (
            json!([{"serial": "H1", "tokentype": "hotp", "active": true}]),
            RegistrationState::None,
        ),
        (
            json!([{"tokentype": "totp"}, 7, null]),
            RegistrationState::None,
        ),
    ] {
        let server = serve(tokens.clone(), |_| says(500, "")).await;
        let status = connect(&server.url).status(&user()).await.unwrap().value;
        assert_eq!(status.state, state, "{tokens}");
    }
    let server = Server::says(403, refusal(303, "no")).await;
    let status = connect(&server.url).status(&user()).await.unwrap().value;
    assert_eq!(status.state, RegistrationState::Unknown);
}

#[tokio::test]
async fn a_start_without_a_usable_key_is_not_understood() {
    for detail in [
        json!(null),
        json!({"serial": "T1"}),
        json!({"googleurl": {"value": format!("otpauth://totp/x?secret={KEY}")}}),
        json!({"serial": "T1", "googleurl": {"value": "https://example.org"}}),
        json!({"serial": "../T1", "otpkey": {"value_b32": KEY}}),
        json!({"serial": "T1", "otpkey": {"value_b32": "0"}}),
        json!({"serial": "T1", "otpkey": {"value_b32": KEY}, "googleurl": {"value": "otpauth://totp/x?secret=AAAAAAAAAAAAAAAA"}}),
    ] {
        let body = success(json!(true), detail.clone());
        let server = serve(json!([]), move |_| says(200, &body)).await;
        let error = connect(&server.url).start(&user()).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotUnderstood, "{detail}");
        let shown = format!("{error:?}");
        assert!(!shown.contains(KEY), "{shown}");
    }
}

/// At the demonstration: its helpdesk's provider, a person, and the code that is right now.
fn at_the_demonstration(bench: &Bench, role: Role) -> (Box<dyn Provider>, UserId) {
    let token = Token::parse(bench.demo.token()).unwrap();
    let provider = ProviderKind::PrivacyIdea.connect(&bench.server, token);
    let users = bench.demo.users();
    let login = &users.iter().find(|user| user.role == role).unwrap().login;
    (provider, UserId::parse(login).unwrap())
}

fn right_code(link: &OtpAuth) -> String {
    let code = code_at(&link.secret, &link.kind, UnixTime(NOW_MS / 1_000)).unwrap();
    code.code.expose().to_owned()
}

async fn state(provider: &dyn Provider, user: &UserId) -> RegistrationState {
    provider.status(user).await.unwrap().value.state
}

#[tokio::test]
async fn a_whole_life_at_the_demonstration() {
    let bench = Bench::start().await;
    let (provider, user) = at_the_demonstration(&bench, Role::NewStarter);
    assert_eq!(state(&*provider, &user).await, RegistrationState::None);
    let first = provider.start(&user).await.unwrap().value;
    assert_eq!(state(&*provider, &user).await, RegistrationState::Pending);
    let started = provider.start(&user).await.unwrap().value;
    assert_ne!(first.link.secret, started.link.secret);
    assert_eq!(
        first.registration_id, started.registration_id,
        "it was overwritten"
    );
    let registration = Registration {
        user: user.clone(),
        id: started.registration_id,
        secret: None,
    };
    let right = right_code(&started.link);
    let wrong = format!(
        "{:06}",
        (right.parse::<u32>().unwrap() + 500_000) % 1_000_000
    );
    let error = provider.verify(&registration, &wrong).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::InvalidCode);
    provider.verify(&registration, &right).await.unwrap();
    assert_eq!(state(&*provider, &user).await, RegistrationState::Ready);
    let again = provider.verify(&registration, &right).await.unwrap_err();
    assert_eq!(again.kind, ErrorKind::AlreadyEnrolled);
    let again = provider.start(&user).await.unwrap_err();
    assert_eq!(again.kind, ErrorKind::AlreadyEnrolled);
    provider.remove(&registration).await.unwrap();
    assert_eq!(state(&*provider, &user).await, RegistrationState::None);
    let gone = provider.remove(&registration).await.unwrap_err();
    assert_eq!(gone.kind, ErrorKind::NoPendingRegistration);
}

#[tokio::test]
async fn each_scenario_of_the_demonstration_has_its_kind() {
    for (scenario, kind) in [
        (Scenario::WrongCode, ErrorKind::InvalidCode),
        (Scenario::NoPermission, ErrorKind::NotAllowed),
        (Scenario::UserNotFound, ErrorKind::UserNotFound),
        (Scenario::NoPending, ErrorKind::NoPendingRegistration),
        (Scenario::AlreadyEnrolled, ErrorKind::AlreadyEnrolled),
        (Scenario::MfaRequired, ErrorKind::Unauthenticated),
        (
            Scenario::RateLimited,
            ErrorKind::RateLimited {
                retry_after_seconds: Some(40),
            },
        ),
        (Scenario::ServerError, ErrorKind::ServerError),
        (Scenario::HtmlError, ErrorKind::ServerError),
    ] {
        let bench = Bench::start().await;
        let (provider, user) = at_the_demonstration(&bench, Role::NewStarter);
        let started = provider.start(&user).await.unwrap().value;
        bench.demo.set_scenario(scenario);
        let registration = Registration {
            user,
            id: started.registration_id,
            secret: None,
        };
        let verified = provider
            .verify(&registration, &right_code(&started.link))
            .await;
        let error: ProviderError = verified.unwrap_err();
        assert_eq!(error.kind, kind, "{scenario}");
        // What failed while looking changed nothing.
        assert!(!error.outcome_unknown(), "{scenario}");
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_is_found_out_by_the_state() {
    let bench = Bench::start().await;
    let (provider, user) = at_the_demonstration(&bench, Role::NewStarter);
    let started = provider.start(&user).await.unwrap().value;
    bench.demo.set_scenario(Scenario::DropAfterAccept);
    let registration = Registration {
        user: user.clone(),
        id: started.registration_id,
        secret: None,
    };
    let error = provider
        .verify(&registration, &right_code(&started.link))
        .await
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::ConnectionLost);
    assert!(error.outcome_unknown());
    assert_eq!(state(&*provider, &user).await, RegistrationState::Ready);
}
