//! Trying servers out.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use countersign_demo_idp::Role;
use countersign_enrollment::sign_in::SignInErrorKind;
use countersign_enrollment::{
    Dialect, ErrorKind, ExchangeLog, Found, Server as Spoken, ServerAddress, ServerSettings,
    SignInOffer, Token, probe,
};

use crate::sign_in::Bench;
use crate::support::{FixedClock, NOW_MS, Reply, Server, answer, json, limits};

fn spoken(url: &str) -> Spoken {
    let settings = ServerSettings {
        limits: limits(),
        ..ServerSettings::default()
    };
    let clock = Arc::new(FixedClock(AtomicU64::new(NOW_MS)));
    Spoken::with(ServerAddress::parse(url).unwrap(), clock, settings).unwrap()
}

#[tokio::test]
async fn the_demonstration_is_found_with_all_that_it_has() {
    let bench = Bench::start().await;
    let token = Token::parse(bench.demo.token()).unwrap();
    let found = probe(&bench.server, Some(&token)).await;
    assert_eq!((found.reached, found.instance), (Found::Yes, Found::Yes));
    assert_eq!(found.spoken(), Dialect::ALL);
    let both = SignInOffer {
        browser: true,
        device: true,
    };
    assert_eq!(found.sign_in.unwrap(), both);
    let who = found.signed_in.unwrap().unwrap();
    assert_eq!(who.name.as_deref(), Some("Helpdesk"));
    let clock = found.clock.unwrap();
    assert!(
        clock.milliseconds().abs() <= 1_000 && clock.uncertainty_ms() <= 1_000,
        "{clock:?}"
    );
    assert!(found.trouble.is_none());
    assert_eq!(found.exchanges.len(), 6);
    // It changed nothing, and without a token it says so.
    let status = bench.state(&bench.session().await).await;
    assert_eq!(status, Ok(countersign_enrollment::RegistrationState::None));
    assert!(probe(&bench.server, None).await.signed_in.is_none());
    assert!(!bench.user(Role::NewStarter).is_empty());
}

#[tokio::test]
async fn a_clock_that_is_off_is_measured_to_within_a_second() {
    let bench = Bench::start().await;
    for seconds in [90, -3_600] {
        bench.demo.set_clock_offset(seconds);
        let clock = probe(&bench.server, None).await.clock.unwrap();
        let off = clock.milliseconds() - seconds * 1_000;
        assert!(
            off.abs() <= 1_000 && clock.uncertainty_ms() <= 1_000,
            "{seconds}: {clock:?}"
        );
    }
}

#[tokio::test]
async fn a_token_that_is_not_accepted_is_told_apart() {
    let bench = Bench::start().await;
    let found = probe(&bench.server, Some(&Token::parse("nonsense").unwrap())).await;
    assert_eq!(found.reached, Found::Yes);
    let error = found.signed_in.unwrap().unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::SessionOver);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_asked_once_and_says_why() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let found = probe(&spoken(&url), Some(&Token::parse("token").unwrap())).await;
    assert_eq!((found.reached, found.instance), (Found::No, Found::Unknown));
    assert_eq!(found.trouble.as_ref().unwrap().kind, ErrorKind::NoAnswer);
    assert_eq!(found.exchanges.len(), 1);
    assert!(found.spoken().is_empty() && found.signed_in.is_none());
}

#[tokio::test]
async fn a_server_without_this_instance_says_so() {
    let text = r#"{"code":5,"message":"unable to set instance using origin: ID=QUERY-1kIjX Message=Instance not found"}"#;
    let server = Server::says(404, text).await;
    let found = probe(&spoken(&server.url), None).await;
    assert_eq!((found.reached, found.instance), (Found::Yes, Found::No));
    assert!(
        found
            .dialects
            .iter()
            .all(|(_, found)| *found == Found::Unknown)
    );
}

#[tokio::test]
async fn only_the_dialects_that_are_there_are_found() {
    let server = Server::start(|sent, _| {
        let path = sent.line.split(' ').nth(1).unwrap();
        assert!(
            !sent
                .headers
                .iter()
                .any(|header| header.starts_with("authorization"))
        );
        match path {
            "/v2/users/0/totp" => json(401, r#"{"code":16,"message":"auth header missing"}"#),
            "/v2beta/users/0/totp" => answer(403, "", "<html>a firewall</html>"),
            "/v3alpha/users/0/totp" => json(405, r#"{"code":12,"message":"Method Not Allowed"}"#),
            _ => json(404, r#"{"code":5,"message":"Not Found"}"#),
        }
    })
    .await;
    let found = probe(&spoken(&server.url), None).await;
    assert_eq!(
        found.dialects,
        [
            (Dialect::V2, Found::Yes),
            (Dialect::V2Beta, Found::Unknown),
            (Dialect::V3Alpha, Found::No),
            (Dialect::ResourcesV3Alpha, Found::No),
        ]
    );
    assert_eq!((found.reached, found.instance), (Found::Yes, Found::Yes));
    assert_eq!(found.sign_in.unwrap_err().kind, SignInErrorKind::NotOffered);
    assert_eq!(found.clock, None);
}

#[tokio::test]
async fn another_program_at_the_address_is_reached_and_is_no_zitadel() {
    let server =
        Server::always(|| answer(200, "Content-Type: text/html\r\n", "<html>hello</html>")).await;
    let found = probe(&spoken(&server.url), None).await;
    assert_eq!(
        (found.reached, found.instance),
        (Found::Yes, Found::Unknown)
    );
    assert!(found.spoken().is_empty());
}

#[tokio::test]
async fn every_exchange_is_recorded_those_that_fail_included() {
    let server = Server::start(|_, number| match number {
        0 => Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".to_vec()),
        _ => Reply::Bytes(Vec::new()),
    })
    .await;
    let log = Arc::new(ExchangeLog::default());
    let settings = ServerSettings {
        limits: limits(),
        recorder: Some(log.clone()),
        ..ServerSettings::default()
    };
    let clock = Arc::new(FixedClock(AtomicU64::new(NOW_MS)));
    let address = ServerAddress::parse(&server.url).unwrap();
    probe(&Spoken::with(address, clock, settings).unwrap(), None).await;
    let entries = log.entries();
    assert_eq!(entries.len(), server.sent().len());
    assert_eq!(entries[0].at_ms, NOW_MS);
    assert_eq!(entries[0].exchange.status, Some(200));
    assert_eq!(
        entries[0].failure.as_deref(),
        Some("the answer couldn't be understood")
    );
    let lost = &entries[entries.len() - 1];
    assert_eq!(
        (lost.exchange.method.as_str(), lost.exchange.status),
        ("POST", None)
    );
    assert!(
        lost.failure
            .as_ref()
            .unwrap()
            .contains("connection was lost")
    );
}
