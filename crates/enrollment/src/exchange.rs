//! One request and its answer, redacted, as a helpdesk wants to see them.

use serde::{Deserialize, Serialize};

use crate::clock::ClockDifference;

/// What was sent and what came back, without the token, the code and the key.
///
/// It stands beside every success and every error, and may be shown, kept and handed on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// The method of the request, in upper case.
    pub method: String,
    /// The whole address of the request. Empty when nothing was to be sent.
    pub url: String,
    /// The request's body with the code masked; `None` when it had none.
    pub request_body: Option<String>,
    /// The HTTP status; `None` when no answer came.
    pub status: Option<u16>,
    /// The server's `X-Request-ID`.
    pub request_id: Option<String>,
    /// The answer's body with keys, codes and tokens masked, at most 64 KiB and a sentence on what was cut.
    pub response_body: Option<String>,
    /// The answer's `Content-Type`.
    pub content_type: Option<String>,
    /// How long it took from sending to the last byte, in milliseconds.
    pub duration_ms: u64,
    /// The server's `Date`, as it was sent.
    pub server_date: Option<String>,
    /// The server's clock minus ours, in whole seconds, corrected for the round trip.
    pub clock_difference_seconds: Option<i64>,
    /// The same with its bounds.
    #[serde(default)]
    pub clock_difference: Option<ClockDifference>,
}
