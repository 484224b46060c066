//! The other end of the control path: one request on one connection to loopback, bounded in size and time.

use std::fmt;
use std::net::SocketAddr;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use url::{Host, Url};
use zeroize::Zeroizing;

use super::{ControlState, PATH};
use crate::scenario::Scenario;

/// How long one request may take.
const DEADLINE: Duration = Duration::from_secs(10);
/// The most bytes of an answer that are read.
const ANSWER_LIMIT: u64 = 256 * 1024;

/// Steers a server that runs elsewhere on this computer.
pub struct ControlClient {
    address: SocketAddr,
    token: Zeroizing<String>,
}

/// Why a server was not steered. Nothing was changed, unless the answer alone was lost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ControlError {
    /// The address is not `http://` with a loopback address and a port: the token is sent nowhere else.
    #[error("the address is not that of a demonstration server on this computer")]
    Address,
    /// Nobody answered in time.
    #[error("no demonstration server answers at this address")]
    NoAnswer,
    /// The server takes no control token, or not this one.
    #[error("the server does not take this control token")]
    Refused,
    /// Whatever answered is no demonstration server, or did not understand.
    #[error("what answered is not a demonstration server")]
    NotUnderstood,
}

impl ControlClient {
    /// For the server at `url`, which is the address that the server printed.
    ///
    /// # Errors
    /// [`ControlError::Address`]; also for a token that cannot be one.
    pub fn new(url: &str, token: Zeroizing<String>) -> Result<Self, ControlError> {
        let url = Url::parse(url.trim()).map_err(|_| ControlError::Address)?;
        let ip = match url.host() {
            Some(Host::Ipv4(ip)) => ip.into(),
            Some(Host::Ipv6(ip)) => ip.into(),
            Some(Host::Domain("localhost")) => std::net::Ipv4Addr::LOCALHOST.into(),
            _ => return Err(ControlError::Address),
        };
        let port = url.port_or_known_default().ok_or(ControlError::Address)?;
        let address = SocketAddr::new(ip, port);
        let is_token = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
        if url.scheme() != "http" || !address.ip().is_loopback() || !is_token {
            return Err(ControlError::Address);
        }
        Ok(Self { address, token })
    }

    /// How the server behaves.
    ///
    /// # Errors
    /// [`ControlError`].
    pub async fn state(&self) -> Result<ControlState, ControlError> {
        self.call("GET", "", None).await
    }

    /// Changes the scenario, from the next request on.
    ///
    /// # Errors
    /// [`ControlError`].
    pub async fn set_scenario(&self, scenario: Scenario) -> Result<ControlState, ControlError> {
        let body = json!({"name": scenario.to_string()});
        self.call("PUT", "/scenario", Some(body)).await
    }

    /// Puts the server's clock ahead by this many seconds; behind, if negative.
    ///
    /// # Errors
    /// [`ControlError`].
    pub async fn set_clock_offset(&self, seconds: i64) -> Result<ControlState, ControlError> {
        let body = json!({"offsetSeconds": seconds});
        self.call("PUT", "/clock", Some(body)).await
    }

    /// Puts the clock of the callers' devices ahead by this many seconds; behind, if negative.
    ///
    /// # Errors
    /// [`ControlError`].
    pub async fn set_caller_clock_offset(
        &self,
        seconds: i64,
    ) -> Result<ControlState, ControlError> {
        let body = json!({"offsetSeconds": seconds});
        self.call("PUT", "/caller-clock", Some(body)).await
    }

    /// Puts the people back to what they were at the start.
    ///
    /// # Errors
    /// [`ControlError`].
    pub async fn reset(&self) -> Result<ControlState, ControlError> {
        self.call("POST", "/reset", None).await
    }

    async fn call(
        &self,
        method: &str,
        path: &str,
        body: Option<Value>,
    ) -> Result<ControlState, ControlError> {
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        let request = Zeroizing::new(format!(
            "{method} {PATH}{path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            self.token.as_str(),
            body.len(),
        ));
        let answer = tokio::time::timeout(DEADLINE, self.exchange(request.as_bytes()))
            .await
            .map_err(|_| ControlError::NoAnswer)?
            .map_err(|_| ControlError::NoAnswer)?;
        read(&answer)
    }

    async fn exchange(&self, request: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(self.address).await?;
        stream.write_all(request).await?;
        let mut answer = Vec::new();
        stream.take(ANSWER_LIMIT).read_to_end(&mut answer).await?;
        Ok(answer)
    }
}

impl fmt::Debug for ControlClient {
    /// Without the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ControlClient")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

/// The state in an answer. The server answers in one piece and closes, so that the body ends where the bytes do.
fn read(answer: &[u8]) -> Result<ControlState, ControlError> {
    if answer.is_empty() {
        return Err(ControlError::NoAnswer);
    }
    let answer = std::str::from_utf8(answer).map_err(|_| ControlError::NotUnderstood)?;
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .ok_or(ControlError::NotUnderstood)?;
    match head.split(' ').nth(1) {
        Some("200") => serde_json::from_str(body).map_err(|_| ControlError::NotUnderstood),
        // Without a control token there is no such path.
        Some("401" | "404") => Err(ControlError::Refused),
        _ => Err(ControlError::NotUnderstood),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new(url: &str) -> Result<ControlClient, ControlError> {
        ControlClient::new(url, Zeroizing::new("abc-_1".to_owned()))
    }

    #[test]
    fn the_token_goes_to_loopback_only() {
        for url in [
            "http://127.0.0.1:4711",
            "http://127.0.0.1:4711/\n",
            "http://[::1]:4711",
            "http://localhost:4711",
        ] {
            assert!(new(url).is_ok(), "{url}");
        }
        for url in [
            "",
            "127.0.0.1:4711",
            "https://127.0.0.1:4711",
            "http://192.0.2.1:4711",
            "http://demo.example:4711",
            "http://localhost.example",
        ] {
            assert_eq!(new(url).err(), Some(ControlError::Address), "{url}");
        }
    }

    #[test]
    fn a_token_that_would_end_the_header_is_none() {
        for token in ["", "a b", "a\r\nHost: other"] {
            let made = ControlClient::new("http://127.0.0.1:1", Zeroizing::new(token.to_owned()));
            assert_eq!(made.err(), Some(ControlError::Address), "{token:?}");
        }
    }

    #[test]
    fn what_is_no_answer_of_a_demonstration_server_is_told_from_a_refusal() {
        for (answer, error) in [
            (&b""[..], ControlError::NoAnswer),
            (
                b"HTTP/1.1 200 OK\r\n\r\n<html>",
                ControlError::NotUnderstood,
            ),
            (b"HTTP/1.1 200 OK\r\n", ControlError::NotUnderstood),
            (b"\xff\xff", ControlError::NotUnderstood),
            (b"HTTP/1.1 404 Not Found\r\n\r\n{}", ControlError::Refused),
            (
                b"HTTP/1.1 401 Unauthorized\r\n\r\n{}",
                ControlError::Refused,
            ),
        ] {
            assert_eq!(read(answer).err(), Some(error));
        }
    }
}
