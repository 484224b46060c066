//! How many verifications a second the server holds, what one enrollment costs, and whether its memory grows.
//!
//! The server runs in a process of its own, so that its memory is its own; clients and server share the machine.
//! Run with `make bench`; the figures are kept in `docs/performance.md`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench ends by panicking, and prints its figures"
)]

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use countersign_demo_idp::{Options, start};
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha1::Sha1;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Set in the process that is the server.
const SERVER: &str = "COUNTERSIGN_BENCH_SERVER";
const CONNECTIONS: usize = 50;
const VERIFICATIONS: usize = 40_000;
const ENROLLMENTS: usize = 1_000;
/// How many requests the memory is watched over, and how often it is looked at.
const REQUESTS: usize = 100_000;
const LOOKS: usize = 10;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    if env::var_os(SERVER).is_some() {
        runtime.block_on(serve());
        return;
    }
    let server = Server::start();
    runtime.block_on(measure(&server));
}

/// Serves until its standard input ends, which it does with the bench.
async fn serve() {
    let server = start(Options::default()).await.unwrap();
    let user = server.users()[0].id.clone();
    println!(
        "{}",
        json!({"url": server.url(), "token": server.token(), "user": user})
    );
    let ended = tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new()));
    ended.await.unwrap().unwrap();
    server.stop().await;
}

async fn measure(server: &Server) {
    let mut connection = server.connect().await;
    let begun = connection.call("POST", "totp", "{}").await;
    let begun: Value = serde_json::from_slice(&begun.body).unwrap();
    let wrong = wrong_code(begun["secret"].as_str().unwrap());
    let body = format!(r#"{{"code":"{wrong}"}}"#);

    let started = Instant::now();
    let each = VERIFICATIONS / CONNECTIONS;
    let mut tasks = Vec::new();
    for _ in 0..CONNECTIONS {
        let mut connection = server.connect().await;
        let body = body.clone();
        tasks.push(tokio::spawn(async move {
            let mut slowest = Duration::ZERO;
            for _ in 0..each {
                let asked = Instant::now();
                // All three steps are tried before a code is wrong: more work than for a right one.
                let answer = connection.call("POST", "totp/verify", &body).await;
                assert!(answer.is_invalid_code());
                slowest = slowest.max(asked.elapsed());
            }
            slowest
        }));
    }
    let mut slowest = Duration::ZERO;
    for task in tasks {
        slowest = slowest.max(task.await.unwrap());
    }
    let took = started.elapsed();
    println!(
        "verifications: {:.0} a second with {CONNECTIONS} connections ({VERIFICATIONS} in {:.2} s, the slowest {:.1} ms)",
        VERIFICATIONS as f64 / took.as_secs_f64(),
        took.as_secs_f64(),
        slowest.as_secs_f64() * 1e3,
    );

    let mut round_trips = Vec::new();
    for _ in 0..ENROLLMENTS {
        let asked = Instant::now();
        connection.enroll().await;
        round_trips.push(asked.elapsed());
        connection.call("DELETE", "totp", "").await;
    }
    round_trips.sort();
    println!(
        "enrollment, start plus verify, on one connection: median {:.2} ms, 99th percentile {:.2} ms",
        round_trips[ENROLLMENTS / 2].as_secs_f64() * 1e3,
        round_trips[ENROLLMENTS * 99 / 100].as_secs_f64() * 1e3,
    );

    let before = server.resident_kib();
    print!("memory over {REQUESTS} requests: {before} KiB before");
    for _ in 0..LOOKS {
        for _ in 0..REQUESTS / LOOKS / 5 {
            connection.enroll().await;
            connection
                .call("POST", "authentication_factors/_search", "{}")
                .await;
            connection.call("DELETE", "totp", "").await;
            connection
                .call("POST", "totp/verify", r#"{"code":"123456"}"#)
                .await;
        }
        print!(", {}", server.resident_kib());
    }
    let after = server.resident_kib();
    println!(" after; ratio {:.3}", after as f64 / before as f64);
}

struct Server {
    child: Child,
    authority: String,
    token: String,
    user: String,
}

impl Server {
    fn start() -> Self {
        let mut child = Command::new(env::current_exe().unwrap())
            .env(SERVER, "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let said: Value = serde_json::from_str(&line).unwrap();
        let text = |name: &str| said[name].as_str().unwrap().to_owned();
        Self {
            child,
            authority: text("url").strip_prefix("http://").unwrap().to_owned(),
            token: text("token"),
            user: text("user"),
        }
    }

    async fn connect(&self) -> Connection {
        let stream = TcpStream::connect(&self.authority).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Connection {
            stream,
            head: format!(
                "HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\n",
                self.authority, self.token
            ),
            prefix: format!("/v2/users/{}", self.user),
            buffer: Vec::new(),
        }
    }

    /// The server's resident memory, where the system tells it.
    fn resident_kib(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|size| size.split_whitespace().next()?.parse().ok())
            .unwrap_or(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// One connection that stays open.
struct Connection {
    stream: TcpStream,
    head: String,
    prefix: String,
    buffer: Vec<u8>,
}

struct Answer {
    status: u16,
    body: Vec<u8>,
}

impl Answer {
    fn is_invalid_code(&self) -> bool {
        let id = b"EVENT-8isk2";
        self.status == 400 && self.body.windows(id.len()).any(|bytes| bytes == id)
    }
}

impl Connection {
    /// Starts and verifies with the right code.
    async fn enroll(&mut self) {
        let started = self.call("POST", "totp", "{}").await;
        assert_eq!(started.status, 200);
        let started: Value = serde_json::from_slice(&started.body).unwrap();
        let code = code_at(started["secret"].as_str().unwrap(), now());
        let body = format!(r#"{{"code":"{code}"}}"#);
        let verified = self.call("POST", "totp/verify", &body).await;
        assert_eq!(verified.status, 200);
    }

    async fn call(&mut self, method: &str, path: &str, body: &str) -> Answer {
        let request = format!(
            "{method} {}/{path} {}Content-Length: {}\r\n\r\n{body}",
            self.prefix,
            self.head,
            body.len()
        );
        self.stream.write_all(request.as_bytes()).await.unwrap();
        self.buffer.clear();
        loop {
            if let Some(answer) = whole(&self.buffer) {
                return answer;
            }
            let read = self.stream.read_buf(&mut self.buffer).await.unwrap();
            assert_ne!(read, 0, "the connection ended");
        }
    }
}

/// The answer, once all of it is there.
fn whole(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let length: usize = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))?
        .parse()
        .unwrap();
    let body = bytes.get(end..end + length)?.to_vec();
    let status = head.split(' ').nth(1)?.parse().unwrap();
    Some(Answer { status, body })
}

/// A code of six digits that is none of the key's for the time of the bench.
fn wrong_code(secret: &str) -> String {
    let right: Vec<_> = (0..20)
        .map(|step| code_at(secret, now() - 60 + step * 30))
        .collect();
    let mut codes = (0..100).map(|number| format!("{number:06}"));
    codes.find(|code| !right.contains(code)).unwrap()
}

#[allow(
    clippy::disallowed_methods,
    reason = "the server in the other process goes by the computer's clock"
)]
fn now() -> u64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
        .as_secs()
}

fn code_at(secret: &str, seconds: u64) -> String {
    let key = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).unwrap();
    mac.update(&(seconds / 30).to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = usize::from(digest[19] & 15);
    let word = u32::from_be_bytes(digest[offset..offset + 4].try_into().unwrap());
    format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
}
