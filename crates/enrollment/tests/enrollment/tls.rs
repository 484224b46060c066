//! Servers that can't prove who they are, and those that speak no TLS at all.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::thread;
use std::time::Duration;

use countersign_enrollment::{
    Authority, Dialect, ErrorKind, Limits, Provider, ServerAddress, ServerSettings, Token, Zitadel,
};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

use crate::support::{
    CODE, FixedClock, NOW_MS, Reply, Server, TOKEN, limits, registration, verify_error,
};

/// Made for these tests; nothing trusts it.
const CERTIFICATE: &[u8] = include_bytes!("tls/cert.pem");
const KEY: &[u8] = include_bytes!("tls/key.pem");

/// Serves one TLS connection with a certificate that nobody vouches for, and gives what the client sent through it.
fn self_signed() -> (u16, thread::JoinHandle<Vec<u8>>) {
    serve_once(
        CertificateDer::from_pem_slice(CERTIFICATE).unwrap(),
        PrivateKeyDer::from_pem_slice(KEY).unwrap(),
    )
}

fn serve_once(
    certificate: CertificateDer<'static>,
    key: PrivateKeyDer<'static>,
) -> (u16, thread::JoinHandle<Vec<u8>>) {
    let config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key)
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

/// An authority of a test's own.
fn authority() -> (rcgen::Certificate, Issuer<'static, KeyPair>) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params
        .distinguished_name
        .push(DnType::CommonName, "An authority of a test's own");
    params.key_usages.push(KeyUsagePurpose::KeyCertSign);
    let key = KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap();
    (certificate, Issuer::new(params, key))
}

/// Serves TLS for `name`, vouched for by `issuer`, and answers every request that nobody may do this.
fn vouched(name: &str, issuer: &Issuer<'static, KeyPair>) -> u16 {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    let certificate = params.signed_by(&key, issuer).unwrap();
    let config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate.der().clone()],
                PrivateKeyDer::try_from(key.serialize_der()).unwrap(),
            )
            .unwrap();
    let (listener, config) = (TcpListener::bind("127.0.0.1:0").unwrap(), Arc::new(config));
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        while let Ok((mut socket, _)) = listener.accept() {
            let mut tls = ServerConnection::new(config.clone()).unwrap();
            let mut stream = Stream::new(&mut tls, &mut socket);
            if stream.read(&mut [0; 4_096]).is_ok_and(|read| read > 0) {
                let _ = stream.write_all(b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
            }
        }
    });
    port
}

/// What posting a code gives there, where these authorities were added.
async fn error_trusting(url: &str, authorities: Vec<Authority>) -> ErrorKind {
    let settings = ServerSettings {
        limits: limits(),
        authorities,
        ..ServerSettings::default()
    };
    let clock = Arc::new(FixedClock(AtomicU64::new(NOW_MS)));
    let address = ServerAddress::parse(url).unwrap();
    let server = countersign_enrollment::Server::with(address, clock, settings).unwrap();
    let provider = Zitadel::at(server, Dialect::V2, Token::parse(TOKEN).unwrap());
    provider
        .verify(&registration(), CODE)
        .await
        .unwrap_err()
        .kind
}

#[tokio::test]
async fn a_certificate_of_an_added_authority_is_accepted_and_of_no_other() {
    let (certificate, issuer) = authority();
    let port = vouched("localhost", &issuer);
    let url = format!("https://localhost:{port}");
    let added = Authority::read(certificate.pem().as_bytes()).unwrap();
    assert_eq!(
        error_trusting(&url, Vec::new()).await,
        ErrorKind::Certificate
    );
    assert_eq!(
        error_trusting(&url, added.clone()).await,
        ErrorKind::NotAllowed
    );
    let (other, _) = authority();
    let other = Authority::read(other.der()).unwrap();
    assert_eq!(
        error_trusting(&url, other.clone()).await,
        ErrorKind::Certificate
    );
    let both = [other, added].concat();
    assert_eq!(error_trusting(&url, both).await, ErrorKind::NotAllowed);
}

#[tokio::test]
async fn a_certificate_for_another_name_is_refused_whoever_vouches_for_it() {
    let (certificate, issuer) = authority();
    let added = Authority::read(certificate.der()).unwrap();
    for name in ["id.example.org", "localhost.example.org", "127.0.0.2"] {
        let port = vouched(name, &issuer);
        for host in ["localhost", "127.0.0.1"] {
            let url = format!("https://{host}:{port}");
            let kind = error_trusting(&url, added.clone()).await;
            assert_eq!(kind, ErrorKind::Certificate, "{name} at {host}");
        }
    }
    let port = vouched("127.0.0.1", &issuer);
    let own = format!("https://127.0.0.1:{port}");
    assert_eq!(
        error_trusting(&own, added.clone()).await,
        ErrorKind::NotAllowed
    );
    let by_name = format!("https://localhost:{port}");
    assert_eq!(
        error_trusting(&by_name, added).await,
        ErrorKind::Certificate
    );
}

#[tokio::test]
async fn a_certificate_that_has_ended_is_refused() {
    let (certificate, issuer) = authority();
    let added = Authority::read(certificate.der()).unwrap();
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    params.not_before = rcgen::date_time_ymd(2020, 1, 1);
    params.not_after = rcgen::date_time_ymd(2021, 1, 1);
    let ended = params.signed_by(&key, &issuer).unwrap();
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let (port, serving) = serve_once(ended.der().clone(), key);
    let kind = error_trusting(&format!("https://localhost:{port}"), added).await;
    assert_eq!(kind, ErrorKind::Certificate);
    assert_eq!(serving.join().unwrap(), b"");
}

/// The variable that names a file of authorities is the system's own way of adding some; it is read at the start.
#[tokio::test]
async fn authorities_in_the_systems_file_are_trusted_too() {
    let (certificate, issuer) = authority();
    let port = vouched("localhost", &issuer);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("authorities.pem");
    std::fs::write(&file, certificate.pem()).unwrap();
    let run = tokio::task::spawn_blocking(move || {
        Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "tls::asks_a_server_that_the_systems_file_vouches_for",
                "--ignored",
            ])
            .env("SSL_CERT_FILE", file)
            .env("COUNTERSIGN_TEST_URL", format!("https://localhost:{port}"))
            .output()
            .unwrap()
    });
    let output = run.await.unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && said.contains("1 passed"),
        "{said}"
    );
}

#[tokio::test]
#[ignore = "runs in a process of its own, with SSL_CERT_FILE"]
async fn asks_a_server_that_the_systems_file_vouches_for() {
    let url = std::env::var("COUNTERSIGN_TEST_URL").unwrap();
    assert_eq!(
        error_trusting(&url, Vec::new()).await,
        ErrorKind::NotAllowed
    );
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
