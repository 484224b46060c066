//! What was sent and received lately, and what clocks were found to be.

use serde::Serialize;
use ts_rs::TS;

use super::{Exchange, KeyImages};

/// One exchange with a server.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InspectedExchange {
    /// Counts up from 1, for as long as the program runs.
    pub id: u64,
    /// When it was sent, in Unix milliseconds.
    pub at_ms: u64,
    /// What it was for, in words.
    pub what: String,
    /// The address without scheme and host.
    pub path: String,
    /// The request and its answer, masked.
    pub exchange: Exchange,
}

/// A throw-away key that a caller scans, so that the code read out tells how far that clock is off.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClockTest {
    /// The pictures to scan or to read out.
    pub images: KeyImages,
    /// Always null: the link is shown as a picture only.
    #[ts(type = "null")]
    pub qr_text: (),
    /// Seconds.
    pub period: u32,
}

/// What a code that was read out says of the clock that made it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ClockTestResult {
    /// Whether it is one of the test's codes.
    pub understood: bool,
    /// How far that clock is off, in seconds; negative if it is slow.
    pub drift_seconds: Option<i64>,
    /// A few words.
    pub headline: String,
    /// What it means, and how sure that is.
    pub explanation: String,
    /// Whether another code, the next one on that clock, has to confirm it.
    pub needs_second: bool,
}

/// A server's time as it was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServerTime {
    /// Server minus this computer, in seconds.
    pub difference_seconds: i64,
    /// How far that may be off, in seconds.
    pub uncertainty_seconds: u64,
}
