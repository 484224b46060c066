//! The token, the code and the key are nowhere but where they belong.

use std::io;
use std::process::Command;
use std::sync::{Arc, Mutex};

use countersign_enrollment::{Dialect, Exchange, Provider, ProviderError};
use tracing_subscriber::fmt::MakeWriter;

use crate::support::{
    CODE, KEY, Reply, Server, TOKEN, answer, provider, registration, started, user,
};

/// Which of the secrets are in `text`.
fn found(text: &str) -> Vec<&'static str> {
    let lower = text.to_lowercase();
    [TOKEN, CODE, KEY, "otpauth:"]
        .into_iter()
        .filter(|secret| lower.contains(&secret.to_lowercase()))
        .collect()
}

fn everything_of(error: &ProviderError) -> String {
    let said = serde_json::to_string(&error.said).unwrap();
    format!(
        "{error} {error:?} {error:#?} {said} {}",
        serialized(&error.exchange)
    )
}

fn serialized(exchange: &Exchange) -> String {
    serde_json::to_string(exchange).unwrap()
}

/// Bodies that hold all that must not be seen, in every way that a server might repeat it.
fn indiscreet_bodies() -> Vec<String> {
    let link = format!("otpauth://totp/ZITADEL:gigi?secret={KEY}&issuer=ZITADEL");
    let all = format!("{TOKEN} {CODE} {link} {KEY}");
    vec![
        format!(
            r#"{{"code":3,"message":"{all}","details":[{{"id":"EVENT-8isk2","message":"{all}","{TOKEN}":{CODE},"secret":"{KEY}","uri":["{link}"]}}]}}"#
        ),
        format!(r#"{{"code":3,"message":"x","details":[{{"id":"{TOKEN}"}}]}}"#),
        format!("<html><p>{all}</p>{KEY}</html>"),
        format!(
            r#"{{"details":{{"sequence":"2"}},"uri":"{link}","secret":"{KEY}","echo":"Bearer {TOKEN}","typed":{CODE}"#
        ),
        format!(r#"["{all}"]"#),
        format!("{} {all}", "x".repeat(70_000)),
    ]
}

#[tokio::test]
async fn an_error_never_repeats_a_secret() {
    for body in indiscreet_bodies() {
        assert!(
            !found(&body).is_empty(),
            "the control: the secrets are in what the server says"
        );
        for status in [200, 302, 400, 401, 500] {
            let answered = body.clone();
            let headers =
                format!("X-Request-ID: {TOKEN}\r\nContent-Type: {KEY}/{CODE}\r\nDate: {TOKEN}\r\n");
            let server = Server::start(move |_, _| answer(status, &headers, &answered)).await;
            let error = provider(&server.url, Dialect::V2)
                .verify(&registration(), CODE)
                .await
                .unwrap_err();
            assert_eq!(found(&everything_of(&error)), [""; 0], "{status} {body}");
        }
    }
}

#[tokio::test]
async fn half_an_answer_never_repeats_a_secret() {
    let whole = started();
    for end in (0..whole.len()).step_by(3) {
        let bytes = format!(
            "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n{}",
            &whole[..end]
        );
        let server = Server::start(move |_, _| Reply::Bytes(bytes.clone().into())).await;
        let error = provider(&server.url, Dialect::V2)
            .start(&user())
            .await
            .unwrap_err();
        let shown = everything_of(&error);
        assert!(
            !shown.contains(&KEY[..4]) && !shown.contains("otpauth"),
            "{shown}"
        );
    }
}

#[tokio::test]
async fn a_success_never_shows_a_secret() {
    for dialect in Dialect::ALL {
        let server = Server::says(200, started()).await;
        let answer = provider(&server.url, *dialect)
            .start(&user())
            .await
            .unwrap();
        assert_eq!(
            found(&format!("{answer:?} {}", serialized(&answer.exchange))),
            [""; 0]
        );

        let server = Server::says(
            200,
            format!(r#"{{"details":{{"sequence":"2"}},"echo":"{CODE} {TOKEN}"}}"#),
        )
        .await;
        let answer = provider(&server.url, *dialect)
            .verify(&registration(), CODE)
            .await
            .unwrap();
        assert_eq!(
            found(&format!("{answer:?} {}", serialized(&answer.exchange))),
            [""; 0]
        );
        let sent = server.sent();
        assert_eq!(
            found(&format!("{sent:?}")),
            [TOKEN, CODE],
            "the control: they were sent"
        );
    }
}

#[tokio::test]
async fn an_answer_that_is_not_understood_says_why_without_repeating_it() {
    let another = KEY.replace('T', "A");
    for body in [
        format!(r#"{{"secret":"{KEY}","uri":"otpauth://totp/x?secret={another}"}}"#),
        format!(r#"{{"uri":"otpauth://totp/x?secret={KEY}&algorithm={KEY}"}}"#),
        format!(r#"{{"uri":"otpauth://totp/x?secret={KEY}&digits={KEY}"}}"#),
        format!(r#"{{"uri":"otpauth://{KEY}/x?secret={KEY}"}}"#),
        format!(r#"{{"secret":"{KEY}!"}}"#),
        format!(r#"{{"secret":"{KEY}","details":"{KEY}"}}"#),
    ] {
        let server = Server::says(200, body).await;
        let error = provider(&server.url, Dialect::V2)
            .start(&user())
            .await
            .unwrap_err();
        assert_eq!(found(&everything_of(&error)), [""; 0]);
    }
}

/// Collects what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// In a process of its own: what is logged at all is settled once for each place, by whichever test comes there first.
#[tokio::test]
async fn the_most_talkative_log_holds_no_secret() {
    let run = tokio::task::spawn_blocking(|| {
        Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "secrecy::logs_at_its_most_talkative",
                "--ignored",
            ])
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
#[ignore = "run by the_most_talkative_log_holds_no_secret, alone"]
async fn logs_at_its_most_talkative() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    tracing::info!("the control {TOKEN}");

    let server = Server::says(200, started()).await;
    provider(&server.url, Dialect::V2)
        .start(&user())
        .await
        .unwrap();
    for body in indiscreet_bodies() {
        let server = Server::says(400, body).await;
        provider(&server.url, Dialect::V2)
            .verify(&registration(), CODE)
            .await
            .unwrap_err();
    }

    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let (control, rest) = logged.split_once('\n').unwrap();
    assert_eq!(found(control), [TOKEN]);
    assert!(rest.contains("answered"), "something was logged: {rest}");
    assert_eq!(found(rest), [""; 0]);
}
