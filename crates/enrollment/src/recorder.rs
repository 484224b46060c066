//! Who is told of exchanges, and a short memory of them for the inspector.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::exchange::Exchange;

/// Is told of every exchange of a server's, those that failed included.
pub trait Recorder: Send + Sync {
    /// One exchange came to its end. It holds nothing secret. Must not block.
    fn record(&self, recorded: Recorded);
}

/// One exchange, when it was, and how it failed if no answer came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Recorded {
    /// Our time when it was sent, in milliseconds since 1970.
    pub at_ms: u64,
    /// Why there is no answer, or not the whole of it, in a few technical words.
    pub failure: Option<String>,
    /// What was sent and what came back, redacted.
    pub exchange: Exchange,
}

/// The last exchanges, in memory: at most [`ExchangeLog::MAX_COUNT`] of them with at most [`ExchangeLog::MAX_BYTES`] in
/// their bodies. The oldest ones go first.
#[derive(Debug, Default)]
pub struct ExchangeLog(Mutex<VecDeque<Recorded>>);

impl ExchangeLog {
    /// The most exchanges that are kept.
    pub const MAX_COUNT: usize = 200;

    /// The most bytes of bodies that are kept, the last exchange aside.
    pub const MAX_BYTES: usize = 2 * 1_024 * 1_024;

    /// What is kept, the oldest first.
    #[must_use]
    pub fn entries(&self) -> Vec<Recorded> {
        self.with(|entries| entries.iter().cloned().collect())
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.with(VecDeque::clear);
    }

    fn with<T>(&self, act: impl FnOnce(&mut VecDeque<Recorded>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Recorder for ExchangeLog {
    fn record(&self, recorded: Recorded) {
        self.with(|entries| {
            entries.push_back(recorded);
            let mut bytes: usize = entries.iter().map(size).sum();
            while entries.len() > Self::MAX_COUNT || bytes > Self::MAX_BYTES && entries.len() > 1 {
                bytes -= entries.pop_front().as_ref().map_or(0, size);
            }
        });
    }
}

fn size(recorded: &Recorded) -> usize {
    let body = |body: &Option<String>| body.as_ref().map_or(0, String::len);
    body(&recorded.exchange.request_body) + body(&recorded.exchange.response_body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(at_ms: u64, bytes: usize) -> Recorded {
        Recorded {
            at_ms,
            failure: None,
            exchange: Exchange {
                response_body: Some("x".repeat(bytes)),
                ..Exchange::default()
            },
        }
    }

    #[test]
    fn the_oldest_go_first_when_there_are_too_many_or_too_large_ones() {
        let log = ExchangeLog::default();
        for at in 0..250 {
            log.record(recorded(at, 0));
        }
        let kept = log.entries();
        assert_eq!((kept.len(), kept[0].at_ms), (ExchangeLog::MAX_COUNT, 50));
        for at in 250..253 {
            log.record(recorded(at, 900_000));
        }
        let kept: Vec<_> = log.entries().iter().map(|one| one.at_ms).collect();
        assert_eq!(kept, [251, 252]);
        log.record(recorded(253, 9_000_000));
        assert_eq!(log.entries().len(), 1);
        log.clear();
        assert_eq!(log.entries(), []);
    }
}
