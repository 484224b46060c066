//! Servers that fail in every way that a network has.

use std::io::Write;
use std::time::Duration;

use countersign_enrollment::{Dialect, ErrorKind, Limits, Provider, ProviderError};
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::net::TcpListener;

use crate::support::{
    CODE, Reply, Server, answer, json, limits, provider, registration, started, user, verify_error,
};

const LOST: ErrorKind = ErrorKind::Timeout { maybe_sent: true };

/// Short, for servers that never answer.
fn impatient() -> Limits {
    Limits {
        read: Duration::from_millis(400),
        ..limits()
    }
}

fn assert_unanswered(error: &ProviderError) {
    assert_eq!(error.exchange.status, None);
    assert_eq!(error.exchange.response_body, None);
    assert!(
        error
            .exchange
            .url
            .ends_with("/v2/users/gigi%40acme/totp/verify")
    );
}

#[tokio::test]
async fn a_server_that_is_not_there_is_no_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = verify_error(&url, limits()).await;
    assert_eq!(error.kind, ErrorKind::NoAnswer);
    assert_eq!(error.cause.as_deref(), Some("connection refused"));
    assert!(!error.outcome_unknown());
    assert_unanswered(&error);
}

#[tokio::test]
async fn a_server_that_never_answers_may_have_been_told() {
    let server = Server::always(|| Reply::Stall(Vec::new())).await;
    let error = verify_error(&server.url, impatient()).await;
    assert_eq!(error.kind, LOST);
    assert!(error.outcome_unknown());
    assert_unanswered(&error);
}

#[tokio::test]
async fn a_server_that_closes_without_a_word_is_a_lost_connection() {
    let server = Server::always(|| Reply::Bytes(Vec::new())).await;
    let error = verify_error(&server.url, limits()).await;
    assert_eq!(error.kind, ErrorKind::ConnectionLost);
    assert!(error.outcome_unknown());
    assert_unanswered(&error);
}

#[tokio::test]
async fn what_is_not_http_is_a_lost_connection() {
    for bytes in [
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\0\0\0",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Len",
    ] {
        let server = Server::start(move |_, _| Reply::Bytes(bytes.into())).await;
        assert_eq!(
            verify_error(&server.url, limits()).await.kind,
            ErrorKind::ConnectionLost,
            "{bytes}"
        );
    }
}

#[tokio::test]
async fn headers_without_end_are_a_lost_connection() {
    let server = Server::always(|| Reply::Forever {
        head: b"HTTP/1.1 200 OK\r\n".to_vec(),
        chunk: format!("X-Filler: {}\r\n", "x".repeat(1_000)).into_bytes(),
    })
    .await;
    assert_eq!(
        verify_error(&server.url, limits()).await.kind,
        ErrorKind::ConnectionLost
    );
}

#[tokio::test]
async fn half_a_body_is_not_understood_and_the_half_is_shown() {
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"details\":{\"sequence\":\"2\"";
    let server = Server::start(move |_, _| Reply::Bytes(half.into())).await;
    let error = verify_error(&server.url, limits()).await;
    assert_eq!(error.kind, ErrorKind::NotUnderstood);
    assert!(error.outcome_unknown());
    assert_eq!(error.exchange.status, Some(200));
    let shown = error.exchange.response_body.unwrap();
    assert_eq!(
        shown,
        "{\"details\":{\"sequence\":\"2\"\n[the answer was not read to its end]"
    );
}

#[tokio::test]
async fn half_a_refusal_is_still_a_refusal() {
    let half = "HTTP/1.1 403 Forbidden\r\nContent-Length: 500\r\n\r\n{\"code\":7,\"mess";
    let server = Server::start(move |_, _| Reply::Bytes(half.into())).await;
    assert_eq!(
        verify_error(&server.url, limits()).await.kind,
        ErrorKind::NotAllowed
    );
}

#[tokio::test]
async fn a_body_that_stops_is_a_time_out() {
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"details\"";
    let server = Server::start(move |_, _| Reply::Stall(half.into())).await;
    let error = verify_error(&server.url, impatient()).await;
    assert_eq!(error.kind, LOST);
    assert_eq!(error.exchange.status, Some(200));
}

#[tokio::test]
async fn a_body_that_drips_without_end_is_bounded_by_the_whole() {
    let server = Server::always(|| Reply::Forever {
        head: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec(),
        chunk: b"1\r\n \r\n".to_vec(),
    })
    .await;
    let limits = Limits {
        whole: Duration::from_millis(200),
        body_bytes: usize::MAX,
        ..limits()
    };
    assert_eq!(verify_error(&server.url, limits).await.kind, LOST);
}

#[tokio::test]
async fn a_body_over_the_limit_is_not_read_on_whether_or_not_its_length_is_said() {
    let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
    let endless = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    let unsaid = Server::start(move |_, _| Reply::Forever {
        head: endless.clone(),
        chunk: chunk.clone().into(),
    })
    .await;
    let said =
        Server::start(|_, _| json(200, &format!("{{\"a\":\"{}\"}}", "x".repeat(1_100_000)))).await;
    for server in [unsaid, said] {
        let error = verify_error(&server.url, limits()).await;
        assert_eq!(error.kind, ErrorKind::TooLarge);
        assert!(error.outcome_unknown());
        let shown = error.exchange.response_body.unwrap();
        assert!(
            shown.ends_with(" of 1048576 bytes are shown]\n[the answer was not read to its end]"),
            "{}",
            &shown[shown.len() - 99..]
        );
        assert!(shown.len() < 66_000);
    }
}

fn gzipped(plain: &[u8]) -> Reply {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain).unwrap();
    let body = encoder.finish().unwrap();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    Reply::Bytes([head.as_bytes(), &body].concat())
}

#[tokio::test]
async fn a_small_body_that_unpacks_to_a_large_one_is_bounded_by_what_it_unpacks_to() {
    let server = Server::always(|| gzipped(&vec![b' '; 64 * 1_024 * 1_024])).await;
    assert_eq!(
        verify_error(&server.url, limits()).await.kind,
        ErrorKind::TooLarge
    );
}

#[tokio::test]
async fn a_packed_body_is_read() {
    let server = Server::always(|| gzipped(started().as_bytes())).await;
    provider(&server.url, Dialect::V2)
        .start(&user())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_packed_body_that_is_damaged_is_not_understood() {
    let server =
        Server::always(|| answer(200, "Content-Encoding: gzip\r\n", "this is not gzip at all"))
            .await;
    assert_eq!(
        verify_error(&server.url, limits()).await.kind,
        ErrorKind::NotUnderstood
    );
}

#[tokio::test]
async fn a_redirect_is_never_followed() {
    let elsewhere = Server::says(200, "{}").await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("Location: {}/\r\n", elsewhere.url);
        let server =
            Server::start(move |_, _| answer(status, &location, "<html>moved</html>")).await;
        let error = verify_error(&server.url, limits()).await;
        assert_eq!(error.kind, ErrorKind::Redirected);
        assert!(!error.outcome_unknown());
        assert_eq!(error.exchange.status, Some(status));
    }
    assert!(elsewhere.sent().is_empty());
}

#[tokio::test]
async fn a_page_in_place_of_an_answer_is_not_understood() {
    let server = Server::always(|| {
        answer(
            200,
            "Content-Type: text/html\r\n",
            "<html>Welcome to the hotel</html>",
        )
    })
    .await;
    let error = verify_error(&server.url, limits()).await;
    assert_eq!(error.kind, ErrorKind::NotUnderstood);
    assert_eq!(error.exchange.content_type.as_deref(), Some("text/html"));
    assert_eq!(
        error.exchange.response_body.as_deref(),
        Some("<html>Welcome to the hotel</html>")
    );
}

#[tokio::test]
async fn a_body_that_is_not_utf8_is_not_understood() {
    let server = Server::always(|| {
        Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"\xff\":1}".to_vec())
    })
    .await;
    assert_eq!(
        verify_error(&server.url, limits()).await.kind,
        ErrorKind::NotUnderstood
    );
}

#[tokio::test]
async fn what_changes_something_is_sent_once_whatever_happens() {
    let failures: [fn() -> Reply; 4] = [
        || Reply::Bytes(Vec::new()),
        || answer(503, "Retry-After: 0\r\n", ""),
        || answer(429, "Retry-After: 0\r\n", ""),
        || json(500, r#"{"code":13,"message":"Errors.Internal"}"#),
    ];
    for failure in failures {
        let server = Server::always(failure).await;
        let provider = provider(&server.url, Dialect::V2);
        provider.start(&user()).await.unwrap_err();
        provider.verify(&registration(), CODE).await.unwrap_err();
        provider.remove(&registration()).await.unwrap_err();
        assert_eq!(server.sent().len(), 3);
    }
}
