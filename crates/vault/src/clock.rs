//! Time: the clock that is passed in, and the hybrid logical clock that every sealed value carries.

use crate::ids::DeviceId;

/// The wall clock, passed in so that this crate reads none.
pub trait Clock: Send + Sync {
    /// Milliseconds since the Unix epoch.
    fn now_ms(&self) -> u64;
}

/// A hybrid logical clock: the wall clock as far as it advances, and a counter where it does not, so that a
/// later write always has a higher value although the wall clock may stand still or go back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct HybridClock {
    /// Milliseconds since the Unix epoch.
    pub(crate) ms: u64,
    /// Distinguishes writes within the same millisecond.
    pub(crate) counter: u32,
}

impl HybridClock {
    /// The value for a write that follows one with this value, made at `now_ms`.
    pub(crate) fn next(self, now_ms: u64) -> Self {
        if now_ms > self.ms {
            return Self {
                ms: now_ms,
                counter: 0,
            };
        }
        match self.counter.checked_add(1) {
            Some(counter) => Self {
                ms: self.ms,
                counter,
            },
            None => Self {
                ms: self.ms.saturating_add(1),
                counter: 0,
            },
        }
    }
}

/// When and where a value was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub(crate) clock: HybridClock,
    pub(crate) device: DeviceId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_write_has_a_higher_value_whatever_the_wall_clock_does() {
        let mut last = HybridClock::default();
        for now in [5, 5, 9, 3, 3, 0, 10, u64::MAX, 2] {
            let next = last.next(now);
            assert!(next > last, "{last:?} -> {next:?} at {now}");
            last = next;
        }
    }

    #[test]
    fn an_exhausted_counter_moves_the_milliseconds_on() {
        let full = HybridClock {
            ms: 7,
            counter: u32::MAX,
        };
        assert_eq!(full.next(7), HybridClock { ms: 8, counter: 0 });
    }
}
