//! What can go wrong with signing in, as kinds that a person is told different things about.

use std::fmt;

use crate::error::{ErrorKind, ProviderError, ServerSaid, write_error};
use crate::exchange::Exchange;

/// Why a sign-in, a refresh or a sign-out failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignInErrorKind {
    /// It was given up here ([`Canceller`](crate::sign_in::Canceller)).
    #[error("the sign-in was cancelled")]
    Cancelled,
    /// Nobody came back from the browser in time.
    #[error("nobody came back from the browser in time")]
    TimedOut,
    /// The person, or the server in the person's name, said no.
    #[error("the sign-in was denied")]
    Denied,
    /// What came back belongs to another sign-in.
    #[error("what came back from the browser belongs to another sign-in")]
    StateMismatch,
    /// The ID token is not what it has to be.
    #[error("the ID token can't be trusted: {0}")]
    IdToken(IdTokenFault),
    /// The server calls itself by another address than the one that was asked.
    #[error("the server calls itself by another address")]
    IssuerMismatch,
    /// There is no OpenID Connect under this address, or not what is needed of it.
    #[error("the server doesn't offer this way of signing in")]
    NotOffered,
    /// The code that the browser brought isn't accepted: it came too late, or twice.
    #[error("the code from the browser wasn't accepted")]
    CodeRefused,
    /// The session is over, was signed out, or its refresh token was used: somebody has to sign in again.
    #[error("the session is over")]
    SessionOver,
    /// The session has no refresh token, or belongs to another server or client. Nothing was sent.
    #[error("this session can't be used here")]
    SessionUnfit,
    /// The server doesn't know the client's id, or doesn't let it sign in this way.
    #[error("the server doesn't know this client")]
    ClientUnknown,
    /// The sign-in went well, and the API doesn't take its token: the audience's scope was not asked for, or not granted.
    #[error("the API doesn't accept the token: its audience is missing")]
    AudienceMissing,
    /// A scope that was asked for isn't known or isn't allowed.
    #[error("a scope was refused")]
    ScopeRefused,
    /// The code that was shown for the device is too old.
    #[error("the device's code is too old")]
    DeviceCodeExpired,
    /// The browser can't be listened for on this computer. Nothing was sent.
    #[error("no port on this computer can be listened on")]
    NoPort,
    /// The operating system gave no random bytes. Nothing was sent.
    #[error("the operating system gave no random bytes")]
    NoRandomness,
    /// The server refused with an OAuth error that isn't known here, or that this program should not have caused. It is in
    /// [`SignInError::said`].
    #[error("the server refused")]
    Refused,
    /// The server couldn't be asked, or failed.
    #[error("{0}")]
    Provider(ErrorKind),
}

/// What is wrong with an ID token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdTokenFault {
    /// The server gave none.
    #[error("it is missing")]
    Missing,
    /// It is no signed token with the claims that it must have.
    #[error("it is malformed")]
    Malformed,
    /// It is signed in a way that isn't taken, or not at all.
    #[error("its algorithm isn't accepted")]
    Algorithm,
    /// The server's published keys don't have the one that it names.
    #[error("its key isn't published")]
    UnknownKey,
    /// The signature is wrong.
    #[error("its signature is wrong")]
    Signature,
    /// Another server issued it.
    #[error("another server issued it")]
    Issuer,
    /// It was issued for another client.
    #[error("it was issued for another client")]
    Audience,
    /// It is too old by the server's own clock.
    #[error("it is too old")]
    Expired,
    /// It was issued in the future by the server's own clock.
    #[error("it was issued in the future")]
    Future,
    /// It answers another request.
    #[error("it answers another request")]
    Nonce,
    /// It belongs to another access token.
    #[error("it belongs to another access token")]
    AccessToken,
    /// It is about somebody else than before, or than the server says otherwise.
    #[error("it is about somebody else")]
    Subject,
}

/// A failed sign-in, refresh or sign-out.
#[derive(Debug)]
pub struct SignInError {
    /// What the program acts on.
    pub kind: SignInErrorKind,
    /// What the server said: `id` is the OAuth error code (RFC 6749, 5.2), `message` its description.
    pub said: Option<ServerSaid>,
    /// One technical sentence, if there is more to say than the kind. Holds nothing secret.
    pub cause: Option<String>,
    /// The exchange that decided, redacted. `None` when nothing was sent, or the browser brought the answer.
    pub exchange: Option<Exchange>,
}

impl SignInError {
    /// Whether the server may have done what was asked although this is an error. After a refresh: the refresh token may
    /// be used up, and the new one lost.
    #[must_use]
    pub fn outcome_unknown(&self) -> bool {
        let status = self.exchange.as_ref().and_then(|exchange| exchange.status);
        match self.kind {
            SignInErrorKind::Provider(ErrorKind::Timeout { maybe_sent }) => maybe_sent,
            SignInErrorKind::Provider(ErrorKind::ConnectionLost | ErrorKind::ServerError) => true,
            SignInErrorKind::Provider(ErrorKind::NotUnderstood | ErrorKind::TooLarge) => {
                status.is_none_or(|status| status < 300)
            }
            _ => false,
        }
    }

    /// There is no such way of signing in.
    pub(crate) fn not_offered() -> Self {
        Self::bare(SignInErrorKind::NotOffered)
    }

    pub(super) fn bare(kind: SignInErrorKind) -> Self {
        Self {
            kind,
            said: None,
            cause: None,
            exchange: None,
        }
    }

    pub(super) fn at(kind: SignInErrorKind, exchange: Exchange) -> Self {
        Self {
            exchange: Some(exchange),
            ..Self::bare(kind)
        }
    }

    pub(super) fn because(kind: SignInErrorKind, cause: &str, exchange: Exchange) -> Self {
        Self {
            cause: Some(cause.to_owned()),
            ..Self::at(kind, exchange)
        }
    }
}

impl From<ProviderError> for SignInError {
    fn from(error: ProviderError) -> Self {
        Self {
            kind: SignInErrorKind::Provider(error.kind),
            said: error.said,
            cause: error.cause,
            exchange: Some(error.exchange),
        }
    }
}

impl fmt::Display for SignInError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_error(f, &self.kind, self.cause.as_deref(), self.said.as_ref())
    }
}

impl std::error::Error for SignInError {}
