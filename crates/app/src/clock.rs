//! The system clock, read here and nowhere else.

use std::time::{SystemTime, UNIX_EPOCH};

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
