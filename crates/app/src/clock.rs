//! The system clock, read here and nowhere else.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The operating system's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl SystemClock {
    /// Unix time in milliseconds; 0 for a clock that stands before 1970.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the system clock"
    )]
    pub fn now_ms(&self) -> u64 {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_millis() as u64)
    }
}

/// A moment by both clocks of a computer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// By the one that is never set, and that may stand still while the computer sleeps.
    pub(crate) monotonic: Instant,
    /// By the one that may be set, in Unix milliseconds.
    pub(crate) wall_ms: u64,
}

/// Where moments come from.
pub(crate) trait Moments: Send + Sync {
    /// Now.
    fn moment(&self) -> Moment;
}

impl Moments for SystemClock {
    fn moment(&self) -> Moment {
        Moment {
            monotonic: Instant::now(),
            wall_ms: self.now_ms(),
        }
    }
}

impl countersign_vault::Clock for SystemClock {
    fn now_ms(&self) -> u64 {
        Self::now_ms(self)
    }
}

impl countersign_enrollment::Clock for SystemClock {
    fn now_ms(&self) -> u64 {
        Self::now_ms(self)
    }
}
