//! Servers that can't prove who they are, and those that speak no TLS at all.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use countersign_enrollment::{ErrorKind, Limits};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

use crate::support::{Reply, Server, limits, verify_error};

/// Made for these tests; nothing trusts it.
const CERTIFICATE: &[u8] = include_bytes!("tls/cert.pem");
const KEY: &[u8] = include_bytes!("tls/key.pem");

/// Serves one TLS connection and gives what the client sent through it.
fn self_signed() -> (u16, thread::JoinHandle<Vec<u8>>) {
    let config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![CertificateDer::from_pem_slice(CERTIFICATE).unwrap()],
                PrivateKeyDer::from_pem_slice(KEY).unwrap(),
            )
            .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let mut tls = ServerConnection::new(Arc::new(config)).unwrap();
        let mut received = Vec::new();
        let _ = Stream::new(&mut tls, &mut socket).read_to_end(&mut received);
        received
    });
    (port, serving)
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_sent() {
    let (port, serving) = self_signed();
    let error = verify_error(&format!("https://localhost:{port}"), limits()).await;
    assert_eq!(error.kind, ErrorKind::Certificate);
    assert!(error.cause.unwrap().contains("certificate"));
    assert!(error.said.is_none());
    assert_eq!(error.exchange.status, None);
    assert_eq!(serving.join().unwrap(), b"");
}

#[tokio::test]
async fn a_server_that_answers_tls_with_something_else_has_not_proved_who_it_is() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let serving = thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let _ = socket.read(&mut [0; 1_024]);
        socket
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .unwrap();
    });
    let error = verify_error(&format!("https://127.0.0.1:{port}"), limits()).await;
    assert_eq!(error.kind, ErrorKind::Certificate);
    assert!(!error.outcome_unknown());
    serving.join().unwrap();
}

#[tokio::test]
async fn a_server_that_never_says_hello_got_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let limits = Limits {
        connect: Duration::from_millis(150),
        ..limits()
    };
    let error = verify_error(&format!("https://127.0.0.1:{port}"), limits).await;
    assert_eq!(error.kind, ErrorKind::Timeout { maybe_sent: false });
    assert!(!error.outcome_unknown());
    drop(listener);
}

#[tokio::test]
async fn the_name_localhost_is_this_computer() {
    let server =
        Server::always(|| Reply::Bytes(b"HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n".to_vec()))
            .await;
    let error = verify_error(&server.url.replace("127.0.0.1", "localhost"), limits()).await;
    assert_eq!(error.kind, ErrorKind::Unauthenticated);
}
