//! What checking a typed code says.

use serde::Serialize;
use ts_rs::TS;

/// What checking a typed code says, in words and in numbers.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// The verdict itself.
    pub verdict: VerdictWord,
    /// `Right, now` · `Right, but 94 s slow: not accepted` · `Wrong` · `Not a code`
    pub title: String,
    /// One to three plain sentences.
    pub message: String,
    /// The code's step minus this moment's, or its counter minus the next one's; null when wrong or malformed, and for the
    /// next code by counter.
    pub steps: Option<i64>,
    /// How far the clock that made the code is from this one, in seconds; negative is slow.
    pub seconds: Option<i64>,
    /// The chance, 0 to 1, that a random code would have matched somewhere in the window.
    pub coincidence: Option<f64>,
    /// This moment, Unix seconds.
    pub now: u64,
    /// The start of the accepted window, Unix seconds.
    pub accepted_from: Option<u64>,
    /// The end of the accepted window, Unix seconds.
    pub accepted_until: Option<u64>,
    /// When the code began to hold, Unix seconds.
    pub code_from: Option<u64>,
    /// When the code ceased to hold, Unix seconds.
    pub code_until: Option<u64>,
    /// The account it was checked against.
    pub account: String,
}

/// The verdict in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum VerdictWord {
    /// Right, within one step.
    Right,
    /// This account's code, but for another time: not accepted.
    OtherTime,
    /// Not this account's code.
    Wrong,
    /// Not a code at all.
    Malformed,
}
