//! Servers that misbehave at the level of bytes: lengths that lie, chunks that are none, connections that are reset.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use countersign_enrollment::{Dialect, ErrorKind, Limits, Provider};

use crate::support::{Reply, Server, answer, limits, provider, registration, user, verify_error};

/// Takes one connection, and does to it what `act` does after the request was read.
fn once(act: impl FnOnce(std::net::TcpStream) + Send + 'static) -> (String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = Vec::new();
        let mut byte = [0];
        while !request.ends_with(b"}") {
            stream.read_exact(&mut byte).unwrap();
            request.push(byte[0]);
        }
        act(stream);
    });
    (url, serving)
}

#[tokio::test]
async fn a_length_that_promises_more_than_comes_is_half_an_answer() {
    let whole = r#"{"details":{"sequence":"2"}}"#;
    let lying = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{whole}",
        whole.len() + 1
    );
    let server = Server::start(move |_, _| Reply::Bytes(lying.clone().into())).await;
    let error = verify_error(&server.url, limits()).await;
    assert_eq!(error.kind, ErrorKind::NotUnderstood);
    assert!(error.outcome_unknown());
}

#[tokio::test]
async fn a_length_that_promises_less_than_comes_cuts_the_answer() {
    let lying = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"details\":{\"sequence\":\"2\"}}";
    let server = Server::start(move |_, _| Reply::Bytes(lying.into())).await;
    let error = verify_error(&server.url, limits()).await;
    assert_eq!(error.kind, ErrorKind::NotUnderstood);
    assert!(error.outcome_unknown());
    // What is left over is nobody's next answer.
    let lying = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n";
    let server = Server::start(move |_, _| Reply::Bytes(lying.into())).await;
    let provider = provider(&server.url, Dialect::V2);
    for _ in 0..3 {
        provider.verify(&registration(), "123456").await.unwrap();
    }
    assert_eq!(server.sent().len(), 3);
}

#[tokio::test]
async fn lengths_that_are_none_or_two_and_chunks_that_are_none_are_no_answer() {
    let (head, body) = ("HTTP/1.1 200 OK\r\n", r#"{"details":{}}"#);
    for framing in [
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 14, 15\r\n\r\n",
        "Content-Length: 14\r\nContent-Length: 15\r\n\r\n",
        "Content-Length: 99999999999999999999999\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
        "Transfer-Encoding: chunked\r\n\r\ne\r\n{\"details\":{}}garbage\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\ne",
    ] {
        let bytes = format!("{head}{framing}{body}");
        let server = Server::start(move |_, _| Reply::Bytes(bytes.clone().into())).await;
        let error = verify_error(&server.url, limits()).await;
        assert!(
            matches!(
                error.kind,
                ErrorKind::ConnectionLost | ErrorKind::NotUnderstood
            ),
            "{framing:?}: {error:?}"
        );
        assert!(error.outcome_unknown(), "{framing:?}");
    }
}

#[tokio::test]
async fn chunks_that_are_right_are_read_however_small() {
    let body: String = r#"{"details":{"sequence":"2"}}"#
        .chars()
        .map(|c| format!("1;ext=\"x\"\r\n{c}\r\n"))
        .collect();
    let bytes = format!(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{body}0\r\nTrailer: x\r\n\r\n"
    );
    let server = Server::start(move |_, _| Reply::Bytes(bytes.clone().into())).await;
    let verified = provider(&server.url, Dialect::V2)
        .verify(&registration(), "123456")
        .await;
    assert_eq!(
        verified.unwrap().value.details.sequence.as_deref(),
        Some("2")
    );
}

#[tokio::test]
async fn a_reset_before_and_in_the_middle_of_an_answer_is_a_lost_one() {
    for before in [
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"det",
    ] {
        let (url, serving) = once(move |mut stream| {
            stream.write_all(before.as_bytes()).unwrap();
            // Unread bytes and no lingering: the system resets the connection.
            reset(stream);
        });
        let error = verify_error(&url, limits()).await;
        assert!(
            matches!(
                error.kind,
                ErrorKind::ConnectionLost | ErrorKind::NotUnderstood
            ),
            "{before:?}: {error:?}"
        );
        assert!(error.outcome_unknown(), "{before:?}");
        serving.join().unwrap();
    }
}

/// Closes with a reset and not with an orderly end.
fn reset(stream: std::net::TcpStream) {
    let socket = tokio::net::TcpSocket::from_std_stream(stream);
    socket.set_zero_linger().unwrap();
    drop(socket);
}

#[tokio::test]
async fn a_slow_drip_is_bounded_by_the_whole_although_every_byte_is_in_time() {
    let (url, serving) = once(|mut stream| {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";
        let drops = head.iter().copied().chain(std::iter::repeat(b' '));
        for drop in drops {
            if stream.write_all(&[drop]).is_err() {
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
    });
    let limits = Limits {
        whole: Duration::from_millis(400),
        ..limits()
    };
    let error = verify_error(&url, limits).await;
    assert_eq!(error.kind, ErrorKind::Timeout { maybe_sent: true });
    assert!(error.exchange.duration_ms >= 300);
    // The client's connection is closed by a task of this thread's.
    tokio::task::spawn_blocking(|| serving.join().unwrap())
        .await
        .unwrap();
}

#[tokio::test]
async fn the_type_of_the_content_decides_nothing_and_no_body_is_no_success() {
    for kind in [
        "text/html",
        "application/octet-stream",
        "nonsense",
        "application/json; charset=utf-16",
    ] {
        let headers = format!("Content-Type: {kind}\r\n");
        let server = Server::start(move |_, _| answer(200, &headers, r#"{"details":{}}"#)).await;
        let provider = provider(&server.url, Dialect::V2);
        let verified = provider.verify(&registration(), "123456").await.unwrap();
        assert_eq!(verified.exchange.content_type.as_deref(), Some(kind));
        // What must have a key and has none is not understood, whatever it calls itself.
        let error = provider.start(&user()).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotUnderstood);
    }
    for bytes in [
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.0 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\u{0}\u{0}",
    ] {
        let server = Server::start(move |_, _| Reply::Bytes(bytes.into())).await;
        let error = verify_error(&server.url, limits()).await;
        assert_eq!(error.kind, ErrorKind::NotUnderstood, "{bytes:?}");
    }
}

#[tokio::test]
async fn a_body_that_is_no_utf_8_is_not_understood_and_is_shown_as_far_as_it_goes() {
    let bytes = [
        &b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n{\"a\":\"\xff\xfe\"}"[..],
        b" ",
    ]
    .concat();
    let server = Server::start(move |_, _| Reply::Bytes(bytes.clone())).await;
    let error = verify_error(&server.url, limits()).await;
    assert_eq!(error.kind, ErrorKind::NotUnderstood);
    assert!(error.exchange.response_body.unwrap().contains('\u{fffd}'));
}
