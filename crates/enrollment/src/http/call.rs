//! What is to be sent, and what came back.

use reqwest::Method;
use url::Url;
use zeroize::Zeroizing;

use super::body::Json;
use crate::error::{ErrorKind, ProviderError};
use crate::exchange::Exchange;
use crate::token::Token;

/// One request. The token of the caller is not part of it.
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) body: Option<Content>,
    /// The code that is in the body, to be masked wherever the answer repeats it.
    pub(crate) code: Option<Zeroizing<String>>,
}

impl Call {
    /// A request without a body.
    pub(crate) fn get(url: Url) -> Self {
        Self {
            method: Method::GET,
            url,
            body: None,
            code: None,
        }
    }
}

/// A body.
pub(crate) struct Content {
    pub(crate) kind: ContentKind,
    pub(crate) text: Zeroizing<String>,
    /// The body as it may be shown.
    pub(crate) shown: String,
    /// What is secret in it, to be masked wherever the answer repeats it.
    pub(crate) secrets: Vec<Zeroizing<String>>,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContentKind {
    Json,
    Form,
}

impl ContentKind {
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
        }
    }
}

impl Content {
    /// A body of JSON, with what may be shown of it.
    pub(crate) fn json(text: Zeroizing<String>, shown: String) -> Self {
        Self {
            kind: ContentKind::Json,
            text,
            shown,
            secrets: Vec::new(),
        }
    }
}

/// What a request says about who sends it.
#[derive(Clone)]
pub(crate) enum Authorization {
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer(Token),
    /// `Authorization: …`, the token alone, as privacyIDEA has it.
    Bare(Token),
}

impl Authorization {
    pub(super) fn token(&self) -> &Token {
        match self {
            Self::Bearer(token) | Self::Bare(token) => token,
        }
    }

    pub(super) fn header(&self) -> Zeroizing<String> {
        Zeroizing::new(match self {
            Self::Bearer(token) => format!("Bearer {}", token.expose()),
            Self::Bare(token) => token.expose().to_owned(),
        })
    }
}

/// An answer of any status.
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// The body, if it is JSON.
    pub(crate) json: Option<Json>,
    /// The same without its secrets, so that parts of it may be shown. Of errors only.
    pub(crate) shown_json: Option<Json>,
    /// What went wrong while reading the body. The status is known all the same.
    pub(crate) fault: Option<ErrorKind>,
    /// Seconds until the server wants to be asked again.
    pub(crate) retry_after_seconds: Option<u64>,
    pub(crate) exchange: Exchange,
}

impl Reply {
    /// An error about this answer.
    pub(crate) fn into_error(self, kind: ErrorKind, cause: Option<&str>) -> ProviderError {
        ProviderError {
            kind,
            said: None,
            cause: cause.map(str::to_owned),
            exchange: self.exchange,
        }
    }
}
