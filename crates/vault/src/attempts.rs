//! The growing delay after wrong passphrases. It slows a person at the keyboard down; Argon2id is what
//! protects the file.

use std::time::Duration;

/// Wrong passphrases in a row, in this process.
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    failures: u32,
    /// When the last one was made, in milliseconds since the Unix epoch.
    failed_at_ms: u64,
}

impl Attempts {
    const MAX_DELAY_MS: u64 = 30_000;

    /// The time left until the next try, if there is any.
    pub(crate) fn wait_left(&mut self, now_ms: u64) -> Option<Duration> {
        // A clock that was set back must not make the wait longer than it is.
        self.failed_at_ms = self.failed_at_ms.min(now_ms);
        let left = self.delay_ms().saturating_sub(now_ms - self.failed_at_ms);
        (left > 0).then(|| Duration::from_millis(left))
    }

    /// Notes a wrong passphrase.
    pub(crate) fn fail(&mut self, now_ms: u64) {
        self.failures = self.failures.saturating_add(1);
        self.failed_at_ms = now_ms;
    }

    /// Notes a right passphrase.
    pub(crate) fn succeed(&mut self) {
        *self = Self::default();
    }

    /// 1, 2, 4, 8, 16, then always 30 seconds.
    fn delay_ms(&self) -> u64 {
        match self.failures.checked_sub(1) {
            None => 0,
            Some(doublings) => 1000_u64
                .checked_shl(doublings.min(32))
                .map_or(Self::MAX_DELAY_MS, |delay| delay.min(Self::MAX_DELAY_MS)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_doubles_up_to_thirty_seconds() {
        let mut attempts = Attempts::default();
        assert_eq!(attempts.wait_left(100), None);
        let delays: Vec<u64> = (0..40)
            .map(|_| {
                attempts.fail(100);
                attempts.wait_left(100).unwrap().as_secs()
            })
            .collect();
        assert_eq!(delays[..7], [1, 2, 4, 8, 16, 30, 30]);
        assert!(delays[6..].iter().all(|&seconds| seconds == 30));
    }

    #[test]
    fn the_delay_ends_and_a_right_passphrase_resets_it() {
        let mut attempts = Attempts::default();
        attempts.fail(1000);
        assert_eq!(attempts.wait_left(1400), Some(Duration::from_millis(600)));
        assert_eq!(attempts.wait_left(2000), None);
        attempts.fail(2000);
        attempts.succeed();
        attempts.fail(3000);
        assert_eq!(attempts.wait_left(3000), Some(Duration::from_secs(1)));
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_lengthen_the_delay() {
        let mut attempts = Attempts::default();
        attempts.fail(1_000_000);
        assert_eq!(attempts.wait_left(500), Some(Duration::from_secs(1)));
        assert_eq!(attempts.wait_left(1500), None);
    }
}
