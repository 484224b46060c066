//! A server with a clock that stands still, a hand-written HTTP/1.1 client, and two makers of codes.
//!
//! The client is written out so that a test can send any `Host` and see that nothing at all was answered.

use std::collections::HashSet;
use std::process::Command;
use std::sync::Arc;

use countersign_demo_idp::{
    DemoServer, Extras, FixedClock, Options, Role, Scenario, Signing, start_with,
};
use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha1::Sha1;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// 2024-06-13T06:44:36.404Z.
pub(crate) const NOW_MS: u64 = 1_718_261_076_404;
pub(crate) const NOW: u64 = NOW_MS / 1000;

pub(crate) struct Bench {
    pub(crate) server: DemoServer,
    pub(crate) clock: Arc<FixedClock>,
}

impl Bench {
    pub(crate) async fn start() -> Self {
        Self::start_in(Scenario::Normal).await
    }

    pub(crate) async fn start_in(scenario: Scenario) -> Self {
        Self::start_signing(scenario, Signing::default()).await
    }

    pub(crate) async fn start_signing(scenario: Scenario, signing: Signing) -> Self {
        let clock = Arc::new(FixedClock::at_ms(NOW_MS));
        let options = Options {
            scenario,
            ..Options::default()
        };
        let extras = Extras {
            clock: clock.clone(),
            signing,
            control: true,
        };
        let server = start_with(options, extras).await.unwrap();
        Self { server, clock }
    }

    pub(crate) fn authority(&self) -> String {
        self.server
            .url()
            .strip_prefix("http://")
            .unwrap()
            .to_owned()
    }

    pub(crate) fn user(&self, role: Role) -> String {
        let users = self.server.users();
        users.into_iter().find(|user| user.role == role).unwrap().id
    }

    /// `POST`, with the token.
    pub(crate) async fn post(&self, path: &str, body: &str) -> Reply {
        self.request("POST", path).body(body).send().await
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.request("GET", path).send().await
    }

    pub(crate) async fn delete(&self, path: &str) -> Reply {
        self.request("DELETE", path).send().await
    }

    /// A request with the right `Host` and the token.
    pub(crate) fn request(&self, method: &str, path: &str) -> Request {
        self.bare_request(method, path)
            .header("Host", &self.authority())
            .header("Authorization", &format!("Bearer {}", self.server.token()))
    }

    /// A request without any header but `Connection`.
    pub(crate) fn bare_request(&self, method: &str, path: &str) -> Request {
        Request::to(&self.authority(), method, path)
    }

    /// `POST` of a form without a token, as an OAuth client sends it.
    pub(crate) async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.form_request(path, fields).send().await
    }

    pub(crate) fn form_request(&self, path: &str, fields: &[(&str, &str)]) -> Request {
        self.bare_request("POST", path)
            .header("Host", &self.authority())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(query(fields))
    }

    /// A request as somebody who has this token.
    pub(crate) async fn as_bearer(
        &self,
        token: &str,
        method: &str,
        path: &str,
        body: &str,
    ) -> Reply {
        self.bare_request(method, path)
            .header("Host", &self.authority())
            .header("Authorization", &format!("Bearer {token}"))
            .body(body)
            .send()
            .await
    }

    /// Starts a registration in v2 and gives its key. Starts again in the rare case that two of the codes around
    /// now are the same, so that a code of another time is always a wrong one.
    pub(crate) async fn start_v2(&self, role: Role) -> String {
        let path = format!("/v2/users/{}/totp", self.user(role));
        loop {
            let reply = self.post(&path, "{}").await;
            assert_eq!(reply.status, 200, "{}", reply.body);
            let secret = reply.text("secret");
            let codes: HashSet<_> = (0..=12)
                .map(|step| code_at(&secret, NOW - 180 + step * 30))
                .collect();
            if codes.len() == 13 {
                return secret;
            }
        }
    }

    pub(crate) async fn verify_v2(&self, role: Role, code: &str) -> Reply {
        let body = format!(r#"{{"code":"{code}"}}"#);
        self.post(&format!("/v2/users/{}/totp/verify", self.user(role)), &body)
            .await
    }
}

pub(crate) struct Request {
    authority: String,
    head: String,
    body: Vec<u8>,
}

impl Request {
    /// A request without any header but `Connection`.
    pub(crate) fn to(authority: &str, method: &str, path: &str) -> Self {
        Self {
            authority: authority.to_owned(),
            head: format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n"),
            body: Vec::new(),
        }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.head.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    pub(crate) fn body(mut self, body: impl AsRef<[u8]>) -> Self {
        self.body = body.as_ref().to_vec();
        self.head
            .push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        self
    }

    pub(crate) async fn send(self) -> Reply {
        let bytes = self.send_raw().await.unwrap();
        Reply::parse(&bytes)
    }

    /// Everything that came back until the connection was closed.
    pub(crate) async fn send_raw(self) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(&self.authority).await?;
        let mut request = format!("{}\r\n", self.head).into_bytes();
        request.extend_from_slice(&self.body);
        stream.write_all(&request).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        Ok(answer)
    }
}

/// Everything that came back, whatever bytes are in it.
pub(crate) struct RawReply {
    pub(crate) bytes: Vec<u8>,
    body_at: usize,
}

impl RawReply {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let body_at = end.map_or(bytes.len(), |end| end + 4);
        Self { bytes, body_at }
    }

    pub(crate) fn body(&self) -> &[u8] {
        &self.bytes[self.body_at..]
    }

    pub(crate) fn status(&self) -> u16 {
        self.head().split(' ').nth(1).unwrap().parse().unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head().lines().filter_map(|line| line.split_once(": "));
        lines
            .filter(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
            .next()
    }

    fn head(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.body_at]).unwrap()
    }
}

#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Reply {
    fn parse(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer with a head");
        let mut lines = head.lines();
        let status = lines
            .next()
            .unwrap()
            .split(' ')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap();
        let headers = lines
            .map(|line| line.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        Self {
            status,
            headers,
            body: body.to_owned(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.body))
    }

    pub(crate) fn text(&self, field: &str) -> String {
        self.json()[field]
            .as_str()
            .unwrap_or_else(|| panic!("no {field}: {}", self.body))
            .to_owned()
    }

    /// Holds the whole answer to one status and one literal body.
    #[track_caller]
    pub(crate) fn is(&self, status: u16, body: &str) {
        assert_eq!((self.status, self.body.as_str()), (status, body));
    }
}

/// Fields as a query or a form has them.
pub(crate) fn query(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

/// The body of a refusal with an id, as ZITADEL writes it.
pub(crate) fn refusal(code: u8, id: &str, text: &str) -> String {
    format!(
        r#"{{"code":{code},"message":"{text} ({id})","details":[{{"@type":"type.googleapis.com/zitadel.v1.ErrorDetail","id":"{id}","message":"{text}"}}]}}"#
    )
}

/// The code of a base32 key at a time, for tests in which making the code is not the point.
pub(crate) fn code_at(secret: &str, seconds: u64) -> String {
    let key = BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).unwrap();
    mac.update(&(seconds / 30).to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = usize::from(digest[19] & 15);
    let word = u32::from_be_bytes(digest[offset..offset + 4].try_into().unwrap());
    format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
}

/// A code of six digits that is none of the codes around `seconds`.
pub(crate) fn wrong_code_at(secret: &str, seconds: u64) -> String {
    let right: Vec<_> = [seconds - 30, seconds, seconds + 30]
        .map(|at| code_at(secret, at))
        .into();
    (0..4)
        .map(|n| format!("{n:06}"))
        .find(|code| !right.contains(code))
        .unwrap()
}

/// The code by `oathtool`, or `None`, with the reason printed, where it is not installed.
pub(crate) fn oathtool_code(secret: &str, seconds: u64) -> Option<String> {
    let made = Command::new("oathtool")
        .args([
            "--totp=sha1",
            "--digits=6",
            "--time-step-size=30s",
            "--base32",
        ])
        .arg(format!("--now=1970-01-01 00:00:00 UTC + {seconds} seconds"))
        .arg(secret)
        .env("TZ", "UTC")
        .output();
    match made {
        Ok(output) => {
            assert!(
                output.status.success(),
                "{}",
                String::from_utf8_lossy(&output.stderr)
            );
            Some(String::from_utf8(output.stdout).unwrap().trim().to_owned())
        }
        Err(error) => {
            println!("skipped: oathtool cannot be run ({error})");
            None
        }
    }
}
