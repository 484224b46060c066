//! What is to be sent, and what came back.

use reqwest::Method;
use url::Url;
use zeroize::Zeroizing;

use super::body::Json;
use crate::error::{ErrorKind, ProviderError};
use crate::exchange::Exchange;

/// One request. The token is not part of it.
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) url: Url,
    /// A JSON body.
    pub(crate) body: Option<Zeroizing<String>>,
    /// The body as it may be shown.
    pub(crate) shown_body: Option<String>,
    /// The code that is in the body, to be masked wherever the answer repeats it.
    pub(crate) code: Option<Zeroizing<String>>,
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
