//! How long to wait before something that is missing is looked for again.

use std::time::Duration;

/// The first wait.
const SHORTEST: Duration = Duration::from_millis(250);
/// The longest one.
pub(crate) const LONGEST: Duration = Duration::from_secs(30);

/// Waits that double, from a quarter of a second to half a minute.
pub(crate) struct Patience(Duration);

impl Default for Patience {
    fn default() -> Self {
        Self(SHORTEST)
    }
}

impl Patience {
    /// How long to wait now. The next one is longer.
    pub(crate) fn next_wait(&mut self) -> Duration {
        let wait = self.0;
        self.0 = (wait * 2).min(LONGEST);
        wait
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_stay_at_half_a_minute() {
        let mut patience = Patience::default();
        let waits: Vec<u128> = (0..9).map(|_| patience.next_wait().as_millis()).collect();
        assert_eq!(
            waits,
            [250, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]
        );
    }
}
