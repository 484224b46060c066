//! Starting, resetting and stopping.

use std::time::Duration;

use countersign_demo_idp::{Options, Role, Scenario, StartError, start};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{Bench, NOW, code_at};

#[tokio::test]
async fn only_loopback_is_bound() {
    for listen in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0", "[::ffff:127.0.0.1]:0"] {
        let options = Options {
            listen: listen.parse().unwrap(),
            ..Options::default()
        };
        let error = start(options).await.unwrap_err();
        assert!(
            matches!(error, StartError::NotLoopback(address) if address == options.listen),
            "{listen}"
        );
    }
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error_that_names_it() {
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let listen = taken.local_addr().unwrap();
    let options = Options {
        listen,
        ..Options::default()
    };
    let error = start(options).await.unwrap_err();
    assert!(matches!(error, StartError::Bind { address, .. } if address == listen));
}

#[tokio::test]
async fn each_run_has_its_own_token_and_the_same_people() {
    let (one, other) = tokio::join!(Bench::start(), Bench::start());
    assert_ne!(one.server.token(), other.server.token());
    assert_eq!(one.server.users(), other.server.users());
    let roles: Vec<_> = one.server.users().iter().map(|user| user.role).collect();
    assert_eq!(roles, Role::ALL);
}

#[tokio::test]
async fn the_token_is_not_printed() {
    let bench = Bench::start().await;
    let printed = format!("{:?}", bench.server);
    assert!(printed.contains(bench.server.url()));
    assert!(!printed.contains(bench.server.token()));
}

#[tokio::test]
async fn the_dialects_have_the_names_by_which_a_client_asks_for_them() {
    let bench = Bench::start().await;
    assert_eq!(
        bench.server.dialects(),
        ["v2", "v2beta", "v3alpha", "resources-v3alpha"]
    );
}

#[tokio::test]
async fn a_reset_puts_the_people_back_and_keeps_the_scenario_and_the_token() {
    let bench = Bench::start().await;
    let token = bench.server.token().to_owned();
    let secret = bench.start_v2(Role::NewStarter).await;
    bench
        .verify_v2(Role::NewStarter, &code_at(&secret, NOW))
        .await;
    bench
        .delete(&format!(
            "/v2/users/{}/totp",
            bench.user(Role::AlreadyEnrolled)
        ))
        .await;
    bench.server.set_scenario(Scenario::WrongCode);

    bench.server.reset();

    assert_eq!(bench.server.scenario(), Scenario::WrongCode);
    assert_eq!(bench.server.token(), token);
    for (role, factors) in [
        (Role::NewStarter, "{}"),
        (
            Role::AlreadyEnrolled,
            r#"{"result":[{"state":"AUTH_FACTOR_STATE_READY","otp":{}}]}"#,
        ),
    ] {
        let path = format!(
            "/v2/users/{}/authentication_factors/_search",
            bench.user(role)
        );
        bench.post(&path, "{}").await.is(200, factors);
    }
    assert_eq!(bench.start_v2(Role::NewStarter).await.len(), 32);
}

#[tokio::test]
async fn a_stopped_server_has_freed_its_port() {
    let bench = Bench::start().await;
    let authority = bench.authority();
    bench.server.stop().await;
    assert!(TcpStream::connect(&authority).await.is_err());
    TcpListener::bind(&authority).await.unwrap();
}

#[tokio::test]
async fn stopping_does_not_wait_for_idle_half_sent_or_slow_requests() {
    let bench = Bench::start_in(Scenario::Slow).await;
    bench.server.set_slow_delay(Duration::from_secs(86_400));
    let request = format!(
        "GET /oidc/v1/userinfo HTTP/1.1\r\nHost: {}\r\n\r\n",
        bench.authority()
    );
    let mut streams = Vec::new();
    for sent in [&request[..0], &request[..20], &request[..]] {
        let mut stream = TcpStream::connect(bench.authority()).await.unwrap();
        stream.write_all(sent.as_bytes()).await.unwrap();
        streams.push(stream);
    }
    bench.server.stop().await;
    for mut stream in streams {
        let mut answer = Vec::new();
        // Closed or reset, but in either case without an answer.
        let _ = stream.read_to_end(&mut answer).await;
        assert_eq!(answer, b"");
    }
}

#[tokio::test]
async fn a_dropped_server_closes_its_connections() {
    let bench = Bench::start().await;
    let mut stream = TcpStream::connect(bench.authority()).await.unwrap();
    drop(bench);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    assert_eq!(answer, b"");
}

#[tokio::test]
async fn one_connection_carries_many_requests() {
    let bench = Bench::start().await;
    let mut stream = TcpStream::connect(bench.authority()).await.unwrap();
    for _ in 0..3 {
        let request = format!(
            "GET /nowhere HTTP/1.1\r\nHost: {}\r\n\r\n",
            bench.authority()
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(br#""message":"Not Found"}"#) {
            assert_ne!(stream.read_buf(&mut answer).await.unwrap(), 0);
        }
    }
}
