//! Reading the answers of OAuth endpoints: tokens, and refusals (RFC 6749, sections 5.1 and 5.2).

use serde_json::Value;
use zeroize::Zeroizing;

use super::error::{IdTokenFault, SignInError, SignInErrorKind};
use crate::error::{ErrorKind, ServerSaid};
use crate::exchange::Exchange;
use crate::http::Reply;
use crate::token::Token;

/// The most characters of an error's description that are kept.
const DESCRIPTION_CHARS: usize = 2_000;

/// The longest that a token is believed to live: a year, in seconds.
const LONGEST_SECONDS: u64 = 366 * 86_400;

/// What was asked for. The same error code means another thing for another request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Tokens for a code.
    Exchange,
    /// New tokens for a refresh token.
    Refresh,
    /// Whether a device was let in.
    Poll,
    /// A device's codes, or a token to be taken back.
    Other,
}

/// The tokens that a server gave.
pub(super) struct Granted {
    pub(super) access_token: Token,
    pub(super) refresh_token: Option<Token>,
    pub(super) id_token: Option<Zeroizing<String>>,
    /// Seconds that the access token lives, if the server said so.
    pub(super) expires_in: Option<u64>,
    /// The scopes, where they are others than those that were asked for.
    pub(super) scopes: Option<Vec<String>>,
    pub(super) exchange: Exchange,
}

/// What a poll came to.
pub(super) enum Polled {
    Granted(Box<Granted>),
    Pending,
    SlowDown,
}

/// A reply that is a success as it stands. `known` gives a kind of its own to a status.
pub(super) fn accept(
    mut reply: Reply,
    known: impl FnOnce(u16) -> Option<SignInErrorKind>,
) -> Result<Reply, SignInError> {
    if reply.status >= 300 {
        let kind =
            known(reply.status).unwrap_or_else(|| SignInErrorKind::Provider(by_status(&reply)));
        return Err(refused(kind, reply));
    }
    if let Some(fault) = reply.fault.take() {
        return Err(SignInError::because(
            SignInErrorKind::Provider(fault),
            "the answer broke off",
            reply.exchange,
        ));
    }
    Ok(reply)
}

/// The tokens in a reply.
///
/// # Errors
/// What the refusal means for what was asked; or that the answer isn't understood.
pub(super) fn granted(asked: Asked, reply: Reply) -> Result<Granted, SignInError> {
    match polled(asked, reply)? {
        Polled::Granted(granted) => Ok(*granted),
        // Only a poll is answered like this; elsewhere it is an answer to nothing.
        Polled::Pending | Polled::SlowDown => Err(SignInError::bare(SignInErrorKind::Refused)),
    }
}

/// As [`granted`], for somebody who has to wait.
pub(super) fn polled(asked: Asked, reply: Reply) -> Result<Polled, SignInError> {
    if reply.status >= 300 {
        let error = reply
            .json
            .as_ref()
            .and_then(|json| json.value().get("error")?.as_str());
        match (asked, error) {
            (Asked::Poll, Some("authorization_pending")) => return Ok(Polled::Pending),
            (Asked::Poll, Some("slow_down")) => return Ok(Polled::SlowDown),
            _ => {}
        }
        return Err(refusal(asked, reply));
    }
    let reply = accept(reply, |_| None)?;
    let read = match &reply.json {
        Some(json) => read(json.value()),
        None => Err("the answer is not JSON"),
    };
    match read {
        Ok(mut granted) => {
            granted.exchange = reply.exchange;
            Ok(Polled::Granted(Box::new(granted)))
        }
        Err(cause) => Err(SignInError::because(
            SignInErrorKind::Provider(ErrorKind::NotUnderstood),
            cause,
            reply.exchange,
        )),
    }
}

/// The error that a reply, whose status is 300 or more, stands for.
pub(super) fn refusal(asked: Asked, reply: Reply) -> SignInError {
    let error = reply
        .json
        .as_ref()
        .and_then(|json| json.value().get("error")?.as_str());
    let kind = match error {
        // A gateway that answers for a server which is down may well use its form.
        _ if reply.status >= 500 || matches!(reply.status, 408 | 429) => None,
        // ZITADEL calls a code and a refresh token that are no good an invalid request.
        Some("invalid_grant" | "invalid_request") if asked != Asked::Other => Some(match asked {
            Asked::Refresh => SignInErrorKind::SessionOver,
            Asked::Poll => SignInErrorKind::DeviceCodeExpired,
            _ => SignInErrorKind::CodeRefused,
        }),
        Some("invalid_client" | "unauthorized_client") => Some(SignInErrorKind::ClientUnknown),
        Some("invalid_scope") => Some(SignInErrorKind::ScopeRefused),
        Some("access_denied") => Some(match asked {
            Asked::Refresh => SignInErrorKind::SessionOver,
            _ => SignInErrorKind::Denied,
        }),
        Some("expired_token") => Some(SignInErrorKind::DeviceCodeExpired),
        Some("unsupported_grant_type") => Some(SignInErrorKind::NotOffered),
        Some(_) => Some(SignInErrorKind::Refused),
        None => None,
    };
    let kind = kind.unwrap_or_else(|| match by_status(&reply) {
        ErrorKind::RouteNotFound => SignInErrorKind::NotOffered,
        kind => SignInErrorKind::Provider(kind),
    });
    refused(kind, reply)
}

/// What the browser brought back in place of a code.
pub(super) fn browser_error(error: &str) -> SignInErrorKind {
    match error {
        "access_denied" | "login_required" | "interaction_required" | "consent_required" => {
            SignInErrorKind::Denied
        }
        "unauthorized_client" | "invalid_client" => SignInErrorKind::ClientUnknown,
        "invalid_scope" => SignInErrorKind::ScopeRefused,
        "unsupported_response_type" => SignInErrorKind::NotOffered,
        "server_error" | "temporarily_unavailable" => {
            SignInErrorKind::Provider(ErrorKind::ServerError)
        }
        _ => SignInErrorKind::Refused,
    }
}

fn refused(kind: SignInErrorKind, reply: Reply) -> SignInError {
    let said = reply.shown_json.as_ref().and_then(|json| {
        let short = |name: &str| super::text(json.value(), name, DESCRIPTION_CHARS);
        let (id, message) = (
            short("error"),
            short("error_description").or(short("message")),
        );
        (id.is_some() || message.is_some()).then(|| ServerSaid {
            http_status: reply.status,
            code: None,
            id,
            message,
            details: Vec::new(),
            request_id: reply.exchange.request_id.clone(),
        })
    });
    SignInError {
        said,
        ..SignInError::at(kind, reply.exchange)
    }
}

fn by_status(reply: &Reply) -> ErrorKind {
    let said = reply
        .json
        .as_ref()
        .and_then(|json| json.value().get("message")?.as_str());
    match reply.status {
        // The one text that is looked for, as in refusals of the API.
        404 if said.is_some_and(|said| said.contains("QUERY-1kIjX")) => ErrorKind::TenantNotFound,
        300..=399 => ErrorKind::Redirected,
        401 => ErrorKind::Unauthenticated,
        403 => ErrorKind::NotAllowed,
        404 | 405 | 501 => ErrorKind::RouteNotFound,
        408 | 504 => ErrorKind::Timeout { maybe_sent: true },
        429 => ErrorKind::RateLimited {
            retry_after_seconds: reply.retry_after_seconds,
        },
        499.. => ErrorKind::ServerError,
        _ => ErrorKind::Refused,
    }
}

fn read(answer: &Value) -> Result<Granted, &'static str> {
    let token = |name: &str| match answer.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Token::parse(text)
            .map(Some)
            .map_err(|_| "a token is malformed"),
        Some(_) => Err("a token is not a text"),
    };
    let kind = answer.get("token_type").and_then(Value::as_str);
    if !kind.is_some_and(|kind| kind.eq_ignore_ascii_case("bearer")) {
        return Err("the token is of another kind than bearer");
    }
    let seconds = answer.get("expires_in");
    // Some servers write the number as a text.
    let seconds = seconds.and_then(|value| value.as_u64().or_else(|| value.as_str()?.parse().ok()));
    let scopes = answer
        .get("scope")
        .and_then(Value::as_str)
        .map(super::words);
    let id_token = answer.get("id_token").and_then(Value::as_str);
    Ok(Granted {
        access_token: token("access_token")?.ok_or("the access token is missing")?,
        refresh_token: token("refresh_token")?,
        id_token: id_token.map(|text| Zeroizing::new(text.to_owned())),
        expires_in: seconds.map(|seconds| seconds.min(LONGEST_SECONDS)),
        scopes,
        exchange: Exchange::default(),
    })
}

/// An error about an ID token.
pub(super) fn id_token_error(fault: IdTokenFault, exchange: Exchange) -> SignInError {
    SignInError::at(SignInErrorKind::IdToken(fault), exchange)
}
