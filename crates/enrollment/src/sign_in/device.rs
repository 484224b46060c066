//! Signing in from another device: the device grant (RFC 8628).

use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep, sleep_until};
use url::Url;
use zeroize::Zeroizing;

use super::answer::{Asked, Polled, polled, refusal};
use super::cancel::{self, Cancelled, Canceller};
use super::error::{SignInError, SignInErrorKind};
use super::form::Form;
use super::metadata::is_safe;
use super::{Granting, OpenId};
use crate::address::ServerAddress;
use crate::error::ErrorKind;
use crate::http::{Content, Sender};
use crate::session::Session;

const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// The pause between polls where the server names none, and by how much it grows (RFC 8628, sections 3.2 and 3.5).
const USUAL_INTERVAL: u64 = 5;
const SLOWER_BY: Duration = Duration::from_secs(5);

/// The shortest pause, also at a server that wants none.
const SHORTEST_INTERVAL: Duration = Duration::from_millis(100);

/// The longest that is waited between polls, and for the whole, whatever the server says.
const LONGEST_INTERVAL: u64 = 300;
const LONGEST_LIFE: u64 = 3_600;

/// The most characters of a code and of an address.
const CODE_CHARS: usize = 16 * 1_024;
const SHOWN_CHARS: usize = 64;
const ADDRESS_CHARS: usize = 2_048;

/// A sign-in that waits for somebody to let this device in. Dropping it ends the waiting.
pub struct DeviceSignIn {
    openid: OpenId,
    codes: Codes,
    scopes: Vec<String>,
    ends: Instant,
    canceller: Canceller,
    cancelled: Cancelled,
}

pub(super) struct Codes {
    device_code: Zeroizing<String>,
    user_code: String,
    address: String,
    whole_address: Option<String>,
    seconds: u64,
    interval: u64,
}

impl DeviceSignIn {
    pub(super) async fn begin(openid: OpenId, scopes: Vec<String>) -> Result<Self, SignInError> {
        let endpoint = openid.metadata().device_authorization.clone();
        let endpoint = endpoint.ok_or(SignInError::bare(SignInErrorKind::NotOffered))?;
        let scopes = super::or_usual(scopes);
        let form = Form::default()
            .plain("client_id", openid.client_id().as_str())
            .plain("scope", &scopes.join(" "));
        let sender = Sender::anonymous(openid.server().clone());
        let began = Instant::now();
        let reply = sender
            .send(&super::post(&endpoint, Content::from(form)))
            .await?;
        if reply.status >= 300 {
            return Err(refusal(Asked::Other, reply));
        }
        let reply = super::answer::accept(reply, |_| None)?;
        let read = match &reply.json {
            Some(json) => read(json.value(), openid.server().address()),
            None => Err("the answer is not JSON"),
        };
        let codes = read.map_err(|cause| {
            let kind = SignInErrorKind::Provider(ErrorKind::NotUnderstood);
            SignInError::because(kind, cause, reply.exchange)
        })?;
        let (canceller, cancelled) = cancel::pair();
        Ok(Self {
            ends: began + Duration::from_secs(codes.seconds),
            openid,
            codes,
            scopes,
            canceller,
            cancelled,
        })
    }

    /// The code to show, as the server wrote it.
    #[must_use]
    pub fn user_code(&self) -> &str {
        &self.codes.user_code
    }

    /// Where it is to be typed.
    #[must_use]
    pub fn verification_uri(&self) -> &str {
        &self.codes.address
    }

    /// The same with the code in it, to be opened or shown as a QR code, where the server gives one.
    #[must_use]
    pub fn verification_uri_complete(&self) -> Option<&str> {
        self.codes.whole_address.as_deref()
    }

    /// Seconds that the code lives, from when it was asked for.
    #[must_use]
    pub fn expires_in_seconds(&self) -> u64 {
        self.codes.seconds
    }

    /// What gives this sign-in up from elsewhere.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.canceller.clone()
    }

    /// Asks as often as the server likes until somebody decided or the code is too old. A connection that fails meanwhile
    /// is waited out. The session that comes back was not kept anywhere yet.
    ///
    /// # Errors
    /// [`SignInErrorKind::Denied`], [`SignInErrorKind::DeviceCodeExpired`], [`SignInErrorKind::Cancelled`], and what else
    /// a server says.
    pub async fn finish(self) -> Result<Session, SignInError> {
        let Self {
            openid,
            codes,
            scopes,
            ends,
            canceller: _canceller,
            mut cancelled,
        } = self;
        let sender = Sender::anonymous(openid.server().clone());
        let mut interval = Duration::from_secs(codes.interval).max(SHORTEST_INTERVAL);
        loop {
            // Given up between two polls only: in the middle of one the server may give tokens, which nobody would take back.
            tokio::select! {
                () = sleep(interval) => {}
                () = sleep_until(ends) => {
                    return Err(SignInError::bare(SignInErrorKind::DeviceCodeExpired));
                }
                () = cancelled.wait() => return Err(SignInError::bare(SignInErrorKind::Cancelled)),
            }
            match poll(&openid, &codes, &sender).await {
                Ok(Polled::Granted(granted)) => {
                    let granting = Granting {
                        granted: *granted,
                        asked_scopes: scopes,
                        nonce: None,
                    };
                    let outcome = openid.session_of(granting).await;
                    return match cancelled.is_set() {
                        true => Err(openid.given_up(outcome.ok()).await),
                        false => outcome,
                    };
                }
                Ok(Polled::Pending) => {}
                Ok(Polled::SlowDown) => interval += SLOWER_BY,
                // As slow as RFC 8628 wants it after a time-out.
                Err(error) if is_passing(&error.kind) => {
                    interval =
                        (interval * 2).clamp(Duration::from_secs(1), Duration::from_secs(60));
                }
                Err(error) => return Err(error),
            }
        }
    }
}

async fn poll(openid: &OpenId, codes: &Codes, sender: &Sender) -> Result<Polled, SignInError> {
    let form = Form::default()
        .plain("grant_type", GRANT)
        .plain("client_id", openid.client_id().as_str())
        .secret("device_code", &codes.device_code);
    let call = super::post(&openid.metadata().token, Content::from(form));
    polled(Asked::Poll, sender.send(&call).await?)
}

/// Whether the next poll may well go through. Not so a lost answer of one that succeeded, which the next one tells.
fn is_passing(kind: &SignInErrorKind) -> bool {
    let SignInErrorKind::Provider(kind) = kind else {
        return false;
    };
    matches!(
        kind,
        ErrorKind::NoAnswer
            | ErrorKind::ConnectionLost
            | ErrorKind::Timeout { .. }
            | ErrorKind::ServerError
            | ErrorKind::RateLimited { .. }
    )
}

pub(super) fn read(answer: &Value, address: &ServerAddress) -> Result<Codes, &'static str> {
    let wanted = |name, most| super::text(answer, name, most);
    let link = |text: &str| {
        let url = Url::parse(text).ok().filter(|url| is_safe(url, address));
        url.map(String::from)
    };
    let device_code = answer.get("device_code").and_then(Value::as_str);
    let device_code = device_code
        .filter(|code| !code.is_empty() && code.len() <= CODE_CHARS)
        .ok_or("the device's code is missing")?;
    let user_code = wanted("user_code", SHOWN_CHARS).ok_or("the code to show is missing")?;
    if user_code.contains(char::is_control) {
        return Err("the code to show can't be shown");
    }
    let verification_uri = wanted("verification_uri", ADDRESS_CHARS)
        .or_else(|| wanted("verification_url", ADDRESS_CHARS))
        .ok_or("the address for the code is missing")?;
    let whole_address = wanted("verification_uri_complete", ADDRESS_CHARS);
    let number = |name: &str| answer.get(name).and_then(Value::as_u64);
    Ok(Codes {
        device_code: Zeroizing::new(device_code.to_owned()),
        user_code,
        address: link(&verification_uri).ok_or("the address for the code is not safe")?,
        whole_address: whole_address.as_deref().and_then(link),
        seconds: number("expires_in")
            .ok_or("the code's life is missing")?
            .min(LONGEST_LIFE),
        interval: number("interval")
            .unwrap_or(USUAL_INTERVAL)
            .min(LONGEST_INTERVAL),
    })
}
