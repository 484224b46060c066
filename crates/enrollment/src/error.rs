//! What can go wrong with a provider, as kinds that the program acts on, with what the server really said beside them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::exchange::Exchange;

/// Why an operation failed. Each kind is one that a person is told something different about.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ErrorKind {
    /// The code is wrong, or of another time.
    #[error("the server calls the code invalid")]
    InvalidCode,
    /// The code was used before; the next one will do.
    #[error("the code was already used")]
    CodeReused,
    /// The code has a length that this dialect can't take; nothing was sent.
    #[error("the code must have {min} to {max} characters")]
    CodeLength {
        /// The fewest characters.
        min: usize,
        /// The most characters.
        max: usize,
    },
    /// This dialect names registrations by an id, and none was given; nothing was sent.
    #[error("the registration's id is missing")]
    RegistrationIdMissing,
    /// There is no unfinished registration to verify, or none to remove.
    #[error("the server has no such registration")]
    NoPendingRegistration,
    /// The registration is verified already; to start again it has to be removed first.
    #[error("codes are already set up")]
    AlreadyEnrolled,
    /// The caller lacks the right.
    #[error("the caller may not do this")]
    NotAllowed,
    /// The server doesn't let this caller see this person.
    #[error("the server doesn't show this person to the caller")]
    CallerUnknown,
    /// A sign-in with a second factor is asked for. Right after a verify that was lost: probably enrolled.
    #[error("the server asks for a sign-in with a second factor")]
    MfaRequired,
    /// The server took the request for one of a browser's.
    #[error("the server refused the request's origin")]
    OriginRefused,
    /// The token is bad, expired, or made for another audience.
    #[error("the token isn't accepted")]
    Unauthenticated,
    /// The person's account is locked.
    #[error("the account is locked")]
    Locked,
    /// Too many requests, or a quota is used up.
    #[error("too many requests")]
    RateLimited {
        /// Seconds until it may be tried again, if the server said so.
        retry_after_seconds: Option<u64>,
    },
    /// The server knows no such person, or it is no person (a machine user).
    #[error("the server doesn't know this user")]
    UserNotFound,
    /// The server serves no organisation under this address.
    #[error("no organisation is served under this address")]
    TenantNotFound,
    /// There is no such service under this address: the address or the dialect is wrong.
    #[error("there is no such service under this address")]
    RouteNotFound,
    /// Something was not found, and the server didn't say what in a way that is known.
    #[error("not found")]
    NotFound,
    /// The server failed.
    #[error("the server failed")]
    ServerError,
    /// The time was up.
    #[error("no answer in time")]
    Timeout {
        /// Whether the request may have reached the server.
        maybe_sent: bool,
    },
    /// The server couldn't be reached; nothing was sent.
    #[error("the server couldn't be reached")]
    NoAnswer,
    /// The connection was lost, or what came back was no HTTP, after the request was sent.
    #[error("the connection was lost after sending")]
    ConnectionLost,
    /// The TLS handshake failed: the server couldn't prove who it is. Nothing was sent.
    #[error("the server couldn't prove who it is")]
    Certificate,
    /// The server sent us elsewhere, where the token doesn't go.
    #[error("the server answered with a redirect")]
    Redirected,
    /// The answer is not what was agreed: HTML, half a body, another shape.
    #[error("the answer couldn't be understood")]
    NotUnderstood,
    /// The answer is larger than the limit.
    #[error("the answer is too large")]
    TooLarge,
    /// The server refused for a reason that isn't known here.
    #[error("the server refused")]
    Refused,
    /// The token wasn't accepted, and another program that renews the sign-in does not finish. Nothing was done.
    #[error("another program is busy with the sign-in")]
    SessionBusy,
}

/// What the server really said, where it said it in the known shape (`google.rpc.Status` as JSON). Masked and bounded
/// as the [`Exchange`] is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServerSaid {
    /// The HTTP status.
    pub http_status: u16,
    /// The gRPC code.
    pub code: Option<i64>,
    /// The id that decided, or else the first one in the details (`EVENT-8isk2`).
    pub id: Option<String>,
    /// The message, in whatever language the server chose.
    pub message: Option<String>,
    /// The details as they came, unknown types included.
    pub details: Vec<serde_json::Value>,
    /// The server's `X-Request-ID`.
    pub request_id: Option<String>,
}

/// A failed operation: its kind, what the server said, and the exchange.
#[derive(Debug)]
pub struct ProviderError {
    /// What the program acts on.
    pub kind: ErrorKind,
    /// What the server said, if it said anything in the known shape.
    pub said: Option<ServerSaid>,
    /// One technical sentence on what was seen on this side (a TLS fault, what a body lacked), if there is more to
    /// say than the kind. Holds nothing secret.
    pub cause: Option<String>,
    /// What was sent and what came back.
    pub exchange: Exchange,
}

impl ProviderError {
    /// Whether the server may have done what was asked although this is an error, so that its state has to be looked
    /// up before anything is said: the answer was lost, late, unreadable, or a gateway's.
    #[must_use]
    pub fn outcome_unknown(&self) -> bool {
        // A look changes nothing.
        if self.exchange.method == "GET" {
            return false;
        }
        match self.kind {
            ErrorKind::Timeout { maybe_sent } => maybe_sent,
            ErrorKind::ConnectionLost | ErrorKind::ServerError => true,
            ErrorKind::NotUnderstood | ErrorKind::TooLarge => {
                self.exchange.status.is_none_or(|status| status < 300)
            }
            _ => false,
        }
    }
}

impl fmt::Display for ProviderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_error(f, &self.kind, self.cause.as_deref(), self.said.as_ref())
    }
}

impl std::error::Error for ProviderError {}

/// What went wrong, its technical cause, and what of the server's refusal can be looked up.
pub(crate) fn write_error(
    f: &mut fmt::Formatter<'_>,
    kind: &dyn fmt::Display,
    cause: Option<&str>,
    said: Option<&ServerSaid>,
) -> fmt::Result {
    kind.fmt(f)?;
    if let Some(cause) = cause {
        write!(f, ": {cause}")?;
    }
    if let Some(said) = said {
        write!(f, " (HTTP {}", said.http_status)?;
        if let Some(id) = &said.id {
            write!(f, ", {id}")?;
        }
        f.write_str(")")?;
    }
    Ok(())
}
