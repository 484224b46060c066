//! A server that records what it is sent, byte for byte, and answers with literal bytes or with nothing.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use countersign_enrollment::{
    Clock, Dialect, Limits, Provider, ProviderError, Registration, RegistrationId, ServerAddress,
    Token, UserId, Zitadel,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

pub(crate) const TOKEN: &str = "dEmO-token_0123456789";
pub(crate) const CODE: &str = "428913";
pub(crate) const KEY: &str = "TJOPWSDYILLHXFV4MLKNNJOWFG7VSDCK";

/// 2024-06-13T06:44:36Z, in milliseconds: the moment in the contract's own example.
pub(crate) const NOW_MS: u64 = 1_718_261_076_000;

/// What the server does with one request.
pub(crate) enum Reply {
    /// Sends the bytes and closes.
    Bytes(Vec<u8>),
    /// Sends the bytes, and then nothing, without closing.
    Stall(Vec<u8>),
    /// Sends the bytes again and again until nobody listens.
    Forever { head: Vec<u8>, chunk: Vec<u8> },
}

/// An answer with JSON in it.
pub(crate) fn json(status: u16, body: &str) -> Reply {
    answer(
        status,
        "Content-Type: application/json\r\nX-Request-ID: req-7\r\n",
        body,
    )
}

/// An answer with headers of the test's own; each ends with a line break.
pub(crate) fn answer(status: u16, headers: &str, body: &str) -> Reply {
    Reply::Bytes(
        format!(
            "HTTP/1.1 {status} Said\r\n{headers}Content-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes(),
    )
}

/// One request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    /// The request line.
    pub(crate) line: String,
    /// The headers in alphabetical order, with their names in lower case.
    pub(crate) headers: Vec<String>,
    pub(crate) body: String,
}

pub(crate) struct Server {
    pub(crate) url: String,
    sent: Arc<Mutex<Vec<Sent>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Answers each request with what `reply` gives for it and for the number of those before it.
    pub(crate) async fn start(
        reply: impl Fn(&Sent, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let sent = Arc::new(Mutex::new(Vec::new()));
        let (record, reply) = (sent.clone(), Arc::new(reply));
        let task = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(stream, record.clone(), reply.clone()));
            }
        });
        Self { url, sent, task }
    }

    /// Answers every request alike.
    pub(crate) async fn always(reply: fn() -> Reply) -> Self {
        Self::start(move |_, _| reply()).await
    }

    /// Answers every request with this JSON.
    pub(crate) async fn says(status: u16, body: impl Into<String>) -> Self {
        let body = body.into();
        Self::start(move |_, _| json(status, &body)).await
    }

    pub(crate) fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(
    mut stream: TcpStream,
    record: Arc<Mutex<Vec<Sent>>>,
    reply: Arc<impl Fn(&Sent, usize) -> Reply + Send + Sync>,
) {
    let Some(sent) = read_request(&mut stream).await else {
        return;
    };
    let number = {
        let mut record = record.lock().unwrap();
        record.push(sent.clone());
        record.len() - 1
    };
    match reply(&sent, number) {
        Reply::Bytes(bytes) => {
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Reply::Stall(bytes) => {
            let _ = stream.write_all(&bytes).await;
            // Ends when the client gives up.
            let _ = stream.read(&mut [0]).await;
        }
        Reply::Forever { head, chunk } => {
            let _ = stream.write_all(&head).await;
            while stream.write_all(&chunk).await.is_ok() {}
        }
    }
}

async fn read_request(stream: &mut TcpStream) -> Option<Sent> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).await.ok()?;
        bytes.push(byte[0]);
    }
    let head = String::from_utf8(bytes).unwrap();
    let mut lines = head.trim_end().split("\r\n");
    let line = lines.next().unwrap().to_owned();
    let mut headers: Vec<String> = lines
        .map(|line| line.split_once(": ").unwrap())
        .map(|(name, value)| format!("{}: {value}", name.to_ascii_lowercase()))
        .collect();
    headers.sort();
    let length = headers
        .iter()
        .find_map(|header| header.strip_prefix("content-length: "))
        .unwrap_or("0");
    let mut body = vec![0; length.parse().unwrap()];
    stream.read_exact(&mut body).await.ok()?;
    Some(Sent {
        line,
        headers,
        body: String::from_utf8(body).unwrap(),
    })
}

/// A clock that stands still.
pub(crate) struct FixedClock(pub(crate) AtomicU64);

impl Clock for FixedClock {
    fn now_ms(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Bounds that are never reached by a server on this computer that means to answer, with pauses that don't matter.
pub(crate) fn limits() -> Limits {
    Limits {
        retry_pause: Duration::from_millis(1),
        ..Limits::default()
    }
}

pub(crate) fn provider(url: &str, dialect: Dialect) -> Zitadel {
    provider_with(url, dialect, limits())
}

pub(crate) fn provider_with(url: &str, dialect: Dialect, limits: Limits) -> Zitadel {
    let address = ServerAddress::parse(url).unwrap();
    let clock = Arc::new(FixedClock(AtomicU64::new(NOW_MS)));
    Zitadel::with_limits(
        address,
        dialect,
        Token::parse(TOKEN).unwrap(),
        clock,
        limits,
    )
    .unwrap()
}

pub(crate) fn user() -> UserId {
    UserId::parse("gigi@acme").unwrap()
}

/// A registration whose id every dialect can use.
pub(crate) fn registration() -> Registration {
    Registration {
        user: user(),
        id: Some(RegistrationId::parse("163840776835432705").unwrap()),
        secret: None,
    }
}

/// Posts the code in the shipping dialect, which must fail.
pub(crate) async fn verify_error(url: &str, limits: Limits) -> ProviderError {
    provider_with(url, Dialect::V2, limits)
        .verify(&registration(), CODE)
        .await
        .unwrap_err()
}

/// The contract's own example of a start's answer.
pub(crate) fn started() -> String {
    format!(
        r#"{{"details":{{"sequence":"2","changeDate":"2024-06-13T06:44:36.404Z","resourceOwner":"69629023906488334"}},
 "totpId":"163840776835432705",
 "uri":"otpauth://totp/ZITADEL:gigi@acme.zitadel.cloud?algorithm=SHA1&digits=6&issuer=ZITADEL&period=30&secret={KEY}",
 "secret":"{KEY}"}}"#
    )
}
