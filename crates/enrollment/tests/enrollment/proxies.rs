//! The system's proxy is used, but never for loopback. The proxy comes from the environment, so each of these runs a
//! part of itself in a process of its own.

use std::process::Command;

use countersign_enrollment::{Dialect, ErrorKind, Provider};

use crate::support::{CODE, Reply, Server, provider, registration, user};

/// Runs the ignored test of that name with `url` as the proxy for everything; it must pass.
async fn run(name: &'static str, url: String) {
    let status = tokio::task::spawn_blocking(move || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", name, "--ignored", "--nocapture"]);
        for variable in ["no_proxy", "NO_PROXY", "REQUEST_METHOD"] {
            command.env_remove(variable);
        }
        for variable in [
            "http_proxy",
            "HTTP_PROXY",
            "https_proxy",
            "HTTPS_PROXY",
            "all_proxy",
            "ALL_PROXY",
        ] {
            command.env(variable, &url);
        }
        command.output().unwrap()
    });
    let output = status.await.unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && text.contains("1 passed"),
        "{text}"
    );
}

#[tokio::test]
async fn loopback_is_asked_without_the_proxy() {
    let proxy = Server::always(|| {
        Reply::Bytes(b"HTTP/1.1 502 Proxy\r\nContent-Length: 0\r\n\r\n".to_vec())
    })
    .await;
    run("proxies::ask_loopback", proxy.url.clone()).await;
    assert_eq!(proxy.sent().len(), 0);
}

#[tokio::test]
async fn a_far_server_is_asked_through_the_proxy_which_sees_no_token() {
    let proxy = Server::always(|| {
        Reply::Bytes(b"HTTP/1.1 502 Proxy\r\nContent-Length: 0\r\n\r\n".to_vec())
    })
    .await;
    run("proxies::ask_a_far_server", proxy.url.clone()).await;
    let sent = proxy.sent();
    assert_eq!(sent[0].line, "CONNECT idp.invalid:443 HTTP/1.1");
    assert!(
        !sent[0]
            .headers
            .iter()
            .any(|header| header.starts_with("authorization"))
    );
}

#[tokio::test]
#[ignore = "run by loopback_is_asked_without_the_proxy"]
async fn ask_loopback() {
    for host in ["127.0.0.1", "localhost"] {
        let server = Server::says(200, "{}").await;
        let url = server.url.replace("127.0.0.1", host);
        provider(&url, Dialect::V2)
            .verify(&registration(), CODE)
            .await
            .unwrap();
    }
}

#[tokio::test]
#[ignore = "run by a_far_server_is_asked_through_the_proxy_which_sees_no_token"]
async fn ask_a_far_server() {
    let error = provider("https://idp.invalid", Dialect::V2)
        .start(&user())
        .await
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::NoAnswer);
}
