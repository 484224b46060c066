//! How long to wait and how much to read.

use std::time::Duration;

/// The bounds of every request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For the connection to stand, TLS included.
    pub connect: Duration,
    /// For the next bytes to come.
    pub read: Duration,
    /// For the whole request, from the first look-up to the last byte.
    pub whole: Duration,
    /// The most bytes of an answer's body that are read, counted after decompression.
    pub body_bytes: usize,
    /// The pause before a read is tried again for the first time; before the second it is four times as long.
    pub retry_pause: Duration,
    /// The longest `Retry-After` that is waited for; a longer one is handed to the caller at once.
    pub longest_retry_after: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            read: Duration::from_secs(20),
            whole: Duration::from_secs(30),
            body_bytes: 1_024 * 1_024,
            retry_pause: Duration::from_millis(250),
            longest_retry_after: Duration::from_secs(3),
        }
    }
}
