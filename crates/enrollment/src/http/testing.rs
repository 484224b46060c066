//! Answers without a server, for the fuzz targets.

use reqwest::header::{DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use zeroize::Zeroizing;

use super::body::Body;
use super::call::Reply;
use super::client::{read_headers, reply_of};
use crate::exchange::Exchange;
use crate::redact::Redactor;

/// What a server may have answered.
pub(crate) struct Answered<'a> {
    pub(crate) status: u16,
    /// The value of every header that is looked at.
    pub(crate) header: &'a [u8],
    pub(crate) body: &'a [u8],
    /// The secret and the code that were sent.
    pub(crate) sent: (&'a str, &'a str),
}

impl Answered<'_> {
    /// The reply, as [`super::Sender::send`] gives it.
    pub(crate) fn reply(&self) -> Reply {
        let (secret, code) = self.sent;
        let secrets = [secret];
        let redactor = Redactor::new(&secrets, Some(code));
        let mut exchange = Exchange {
            status: Some(self.status),
            ..Exchange::default()
        };
        let mut headers = HeaderMap::new();
        if let Ok(value) = HeaderValue::from_bytes(self.header) {
            let id = HeaderName::from_static("x-request-id");
            for name in [id, DATE, RETRY_AFTER] {
                headers.insert(name, value.clone());
            }
        }
        let retry_after_seconds = read_headers(&headers, &redactor, &mut exchange, 0, 1_000);
        let body = Body {
            bytes: Zeroizing::new(self.body.to_vec()),
            fault: None,
        };
        Reply {
            retry_after_seconds,
            ..reply_of(self.status, body, &redactor, exchange)
        }
    }
}
