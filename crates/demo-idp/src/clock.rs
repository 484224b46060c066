//! The clock that the server goes by, and how its time looks on the wire.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;

/// Where the server's time comes from. Tests pass a [`FixedClock`].
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    fn now_ms(&self) -> u64;
}

/// The computer's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "the demonstration server is a program of its own with a clock of its own; this is where it is read"
    )]
    fn now_ms(&self) -> u64 {
        SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .map_or(0, |since| {
                u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
            })
    }
}

/// A clock that stands still until it is set, so that no test depends on the time of day.
#[derive(Debug)]
pub struct FixedClock(AtomicU64);

impl FixedClock {
    /// A clock that shows `ms` milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn at_ms(ms: u64) -> Self {
        Self(AtomicU64::new(ms))
    }

    /// Moves the clock to `ms` milliseconds since 1970-01-01T00:00:00Z.
    pub fn set_ms(&self, ms: u64) {
        self.0.store(ms, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now_ms(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// A time as the server sees it: milliseconds since 1970, always within the years 1970 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment(i64);

impl Moment {
    /// The last moment that both date formats can write: 9999-12-30T00:00:00Z.
    const LAST_MS: i64 = 253_402_128_000_000;

    /// What a clock that is `off_by` seconds ahead (behind, if negative) shows. Held within 1970 to 9999.
    pub(crate) fn shown_by(clock: &dyn Clock, off_by: i64) -> Self {
        let now = i64::try_from(clock.now_ms()).unwrap_or(i64::MAX);
        let shown = now.saturating_add(off_by.saturating_mul(1000));
        Self(shown.clamp(0, Self::LAST_MS))
    }

    /// Whole seconds since 1970.
    pub(crate) fn seconds(self) -> u64 {
        u64::try_from(self.0 / 1000).unwrap_or(0)
    }

    /// Seconds since 1970 with three decimals.
    pub(crate) fn fractional_seconds(self) -> f64 {
        let (seconds, nanos) = self.seconds_and_nanos();
        // Up to the year 9999 a double has room for the milliseconds.
        #[allow(clippy::cast_precision_loss, reason = "at most 38 bits")]
        let seconds = seconds as f64;
        seconds + f64::from(nanos) / 1e9
    }

    /// Seconds since 1970 and the nanoseconds within the second, as `google.protobuf.Timestamp` has them.
    pub(crate) fn seconds_and_nanos(self) -> (i64, i32) {
        let nanos = i32::try_from(self.0 % 1000).unwrap_or(0) * 1_000_000;
        (self.0 / 1000, nanos)
    }

    /// RFC 3339 with three fraction digits, as in `changeDate`.
    pub(crate) fn rfc3339(self) -> String {
        format!("{:.3}", self.timestamp())
    }

    /// The form of the `Date` header (RFC 9110, section 5.6.7).
    pub(crate) fn http_date(self) -> String {
        DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&self.timestamp())
            .unwrap_or_default()
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_both_forms() {
        let moment = Moment::shown_by(&FixedClock::at_ms(1_718_261_076_404), 0);
        assert_eq!(moment.rfc3339(), "2024-06-13T06:44:36.404Z");
        assert_eq!(moment.http_date(), "Thu, 13 Jun 2024 06:44:36 GMT");
    }

    #[test]
    fn a_whole_second_keeps_its_fraction() {
        let moment = Moment::shown_by(&FixedClock::at_ms(1_718_261_076_000), 0);
        assert_eq!(moment.rfc3339(), "2024-06-13T06:44:36.000Z");
    }

    #[test]
    fn a_clock_that_is_absurdly_off_stays_writable() {
        let clock = FixedClock::at_ms(1_718_261_076_404);
        assert_eq!(
            Moment::shown_by(&clock, i64::MIN).rfc3339(),
            "1970-01-01T00:00:00.000Z"
        );
        let last = Moment::shown_by(&clock, i64::MAX);
        assert_eq!(last.rfc3339(), "9999-12-30T00:00:00.000Z");
        assert_eq!(last.http_date(), "Thu, 30 Dec 9999 00:00:00 GMT");
    }
}
