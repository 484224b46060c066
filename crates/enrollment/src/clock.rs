//! The wall clock, as a trait: it is needed only to compare with the server's. And what that comparison gives.

use serde::{Deserialize, Serialize};

/// Tells the wall-clock time.
pub trait Clock: Send + Sync {
    /// The time now, in milliseconds since the Unix epoch.
    fn now_ms(&self) -> u64;
}

/// The server's clock minus ours, as two bounds between which it lies, both in milliseconds.
///
/// A `Date` has whole seconds, and it was written at some moment between sending and receiving. So one answer gives the
/// difference to about half a second and half of the round trip; several, asked at different moments, narrow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClockDifference {
    /// The least that it can be.
    pub least_ms: i64,
    /// The most that it can be.
    pub most_ms: i64,
}

impl ClockDifference {
    /// What one answer says, whose `Date` is `server_seconds` and which was on its way between two of our times.
    pub(crate) fn of_answer(server_seconds: i64, sent_ms: i64, received_ms: i64) -> Self {
        let from = server_seconds.saturating_mul(1_000);
        Self {
            least_ms: from.saturating_sub(received_ms.max(sent_ms)),
            most_ms: from.saturating_add(999).saturating_sub(sent_ms),
        }
    }

    /// The likeliest difference: the middle, in milliseconds. Add it to our time to have the server's.
    #[must_use]
    pub fn milliseconds(self) -> i64 {
        let middle = i128::from(self.least_ms) + i128::from(self.most_ms);
        i64::try_from(middle.div_euclid(2)).unwrap_or(0)
    }

    /// By how many milliseconds [`ClockDifference::milliseconds`] can be wrong in either direction.
    #[must_use]
    pub fn uncertainty_ms(self) -> u64 {
        self.most_ms.abs_diff(self.least_ms).div_ceil(2)
    }

    /// The difference in whole seconds, rounded.
    #[must_use]
    pub fn seconds(self) -> i64 {
        let ms = self.milliseconds();
        // Clocks that agree differ by nothing at any moment of the second.
        let half = if ms < 0 { -499 } else { 500 };
        ms.saturating_add(half) / 1_000
    }

    /// What two measurements say together; `None` if they contradict each other, as when a clock was set in between.
    #[must_use]
    pub fn and(self, other: Self) -> Option<Self> {
        let least_ms = self.least_ms.max(other.least_ms);
        let most_ms = self.most_ms.min(other.most_ms);
        (least_ms <= most_ms).then_some(Self { least_ms, most_ms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_true_difference_lies_between_the_bounds_at_any_moment_and_whatever_the_way_takes() {
        for true_ms in [-90_000_i64, -1, 0, 1, 750, 3_600_000] {
            for sent in (0..2_000_i64).step_by(37) {
                for (out, back) in [(0, 0), (300, 5), (5, 300)] {
                    let (sent, written) = (1_000_000 + sent, 1_000_000 + sent + out);
                    let date: i64 = (written + true_ms).div_euclid(1_000);
                    let found = ClockDifference::of_answer(date, sent, written + back);
                    assert!(found.least_ms <= true_ms && true_ms <= found.most_ms);
                    assert!(found.milliseconds().abs_diff(true_ms) <= found.uncertainty_ms());
                    assert!(found.uncertainty_ms() <= 500 + (out + back).unsigned_abs() / 2);
                }
            }
        }
    }

    #[test]
    fn several_answers_narrow_it_and_a_contradiction_is_none() {
        let samples = [0_i64, 130, 410, 650, 880].map(|ms| {
            let sent = 1_000_000 + ms;
            ClockDifference::of_answer((sent + 420).div_euclid(1_000), sent, sent + 10)
        });
        let narrowed = samples
            .into_iter()
            .reduce(|a, b| a.and(b).unwrap())
            .unwrap();
        assert!(narrowed.least_ms <= 420 && 420 <= narrowed.most_ms);
        assert!(narrowed.uncertainty_ms() < 200, "{narrowed:?}");
        let later = ClockDifference::of_answer(2_000, 1_000_000, 1_000_000);
        assert_eq!(samples[0].and(later), None);
    }

    #[test]
    fn whole_seconds_are_rounded_and_nothing_overflows() {
        for (least_ms, most_ms, seconds) in [
            (0, 999, 0),
            (-999, 0, 0),
            (1_400, 1_600, 2),
            (-90_400, -90_000, -90),
        ] {
            assert_eq!(ClockDifference { least_ms, most_ms }.seconds(), seconds);
        }
        for ms in 0..1_000 {
            for (date, seconds) in [(1_000, 0), (1_090, 90), (880, -120)] {
                let found = ClockDifference::of_answer(date, 1_000_000 + ms, 1_000_000 + ms);
                assert_eq!(found.seconds(), seconds, "{ms}");
            }
        }
        let far = ClockDifference::of_answer(i64::MAX, i64::MIN, i64::MAX);
        assert!(far.uncertainty_ms() > 0 && far.milliseconds() > 0);
        let _ = ClockDifference {
            least_ms: i64::MIN,
            most_ms: i64::MAX,
        }
        .seconds();
    }
}
