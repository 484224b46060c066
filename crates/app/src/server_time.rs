//! Servers' clocks, as their answers show them, and codes by a server's time where the person agreed to that. A
//! measurement counts for 24 hours, and no longer once this computer's clock was set.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use countersign_otp::UnixTime;
use countersign_vault::AccountId;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::clock::{Moment, Moments, SystemClock};
use crate::enrollment_profile::EnrollmentProfile;
use crate::error::{Problem, Result};
use crate::servers::profile::ServerProfile;
use crate::view;

/// How long a measurement counts without a new one.
const LASTS_MS: u64 = 24 * 3_600 * 1_000;
/// How old the measurement that is kept may be while a newer one says the same.
const KEPT_ANEW_MS: u64 = 3_600 * 1_000;
/// How far two measurements may be apart, in seconds, and say the same: each is of whole seconds.
const SAME_SECONDS: u64 = 2;
/// How far the two clocks of a computer may move apart from one look to the next before one counts as set.
const JUMP: Duration = Duration::from_secs(3);

/// A server's clock as it was found at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Measured {
    /// Server minus this computer.
    pub(crate) difference_seconds: i64,
    /// When, in Unix milliseconds of this computer.
    pub(crate) at_ms: u64,
}

impl Measured {
    fn counts(self, now_ms: u64, set_at_ms: Option<u64>) -> bool {
        let age = now_ms.checked_sub(self.at_ms);
        // One from the future was made before the clock was set back.
        age.is_some_and(|age| age <= LASTS_MS) && set_at_ms.is_none_or(|set| self.at_ms > set)
    }
}

impl Measured {
    /// Whether it says something else than the one that is kept, beyond what whole seconds differ by, or that one is old.
    fn is_news(self, kept: Option<Self>) -> bool {
        kept.is_none_or(|kept| {
            self.difference_seconds.abs_diff(kept.difference_seconds) > SAME_SECONDS
                || self.at_ms.saturating_sub(kept.at_ms) >= KEPT_ANEW_MS
        })
    }
}

/// What is known in memory of servers' clocks, by address.
pub(crate) struct ServerTimes {
    clocks: Box<dyn Moments>,
    known: Mutex<Known>,
}

struct Known {
    measured: HashMap<String, Measured>,
    seen: Moment,
    /// When this computer's clock was last found to have been set, by what it shows since.
    set_at_ms: Option<u64>,
}

impl Default for ServerTimes {
    fn default() -> Self {
        Self::with(Box::new(SystemClock))
    }
}

impl ServerTimes {
    pub(crate) fn with(clocks: Box<dyn Moments>) -> Self {
        let known = Mutex::new(Known {
            measured: HashMap::new(),
            seen: clocks.moment(),
            set_at_ms: None,
        });
        Self { clocks, known }
    }

    /// An answer of the server at this address showed its clock.
    pub(crate) fn note(&self, address: &str, difference_seconds: i64) {
        let mut known = self.look();
        let at_ms = known.seen.wall_ms;
        let measured = Measured {
            difference_seconds,
            at_ms,
        };
        known.measured.insert(address.to_owned(), measured);
    }

    /// The newest measurement that still counts: of this run, or the one that was kept.
    pub(crate) fn newest(&self, address: &str, kept: Option<Measured>) -> Option<Measured> {
        let known = self.look();
        let (now_ms, set_at_ms) = (known.seen.wall_ms, known.set_at_ms);
        known
            .measured
            .get(address)
            .copied()
            .into_iter()
            .chain(kept)
            .filter(|measured| measured.counts(now_ms, set_at_ms))
            .max_by_key(|measured| measured.at_ms)
    }

    /// Looks at both clocks: one that moved without the other was set, and what was measured before counts no more. A
    /// computer that slept looks the same where its monotonic clock stands still, and then the careful reading holds.
    fn look(&self) -> std::sync::MutexGuard<'_, Known> {
        let now = self.clocks.moment();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let run = now
            .monotonic
            .saturating_duration_since(known.seen.monotonic)
            .as_millis();
        let shown = i128::from(now.wall_ms) - i128::from(known.seen.wall_ms);
        let apart = shown.abs_diff(run.cast_signed());
        if apart > JUMP.as_millis() {
            known.set_at_ms = Some(now.wall_ms);
            known.measured.clear();
        }
        known.seen = now;
        known
    }
}

impl App {
    /// Makes codes of this server's accounts by its time, or by this computer's again.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`]; [`Problem::ServerTimeUnknown`] where its clock was not seen for 24 hours.
    pub async fn use_server_time(&self, id: &str, on: bool) -> Result<view::Server> {
        let (id, _) = self.server(id).await?;
        let changed = self.change_server(id, true, |mut profile| {
            let newest = self.server_times.newest(&profile.address, profile.clock);
            if on && newest.is_none() {
                return Err(Problem::ServerTimeUnknown.into());
            }
            profile.use_server_time = on;
            profile.clock = newest;
            Ok(profile)
        });
        let profile = changed.await?;
        tracing::info!(server = %id, on, "codes by the server's time");
        self.server_view(id, &profile).await
    }

    /// How far the codes of an account are made ahead of this computer's clock, in seconds, because the person agreed to
    /// go by the server's time. `None` where they are made by this computer's.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], what the disk says.
    pub async fn server_time_of(&self, account: &str) -> Result<Option<i64>> {
        let Ok(account) = account.parse::<AccountId>() else {
            return Ok(None);
        };
        Ok(self.server_offsets().await?.get(&account).copied())
    }

    /// The same for every account that has one.
    pub(crate) async fn server_offsets(&self) -> Result<HashMap<AccountId, i64>> {
        let mut by_server = HashMap::new();
        for record in self.vault()?.servers().await?.servers {
            if let Ok(profile) = ServerProfile::read(&record)
                && let Some(seconds) = self.offset_by(&profile)
            {
                by_server.insert(record.id.to_string(), seconds);
            }
        }
        if by_server.is_empty() {
            return Ok(HashMap::new());
        }
        let records = self.vault()?.enrollments().await?.enrollments;
        let profiles = records
            .iter()
            .filter_map(|record| EnrollmentProfile::read(record).ok());
        Ok(profiles
            .filter_map(|profile| {
                let account = profile.account.as_ref()?.parse().ok()?;
                let seconds = by_server.get(profile.server_id.as_ref()?)?;
                Some((account, *seconds))
            })
            .collect())
    }

    /// This moment for codes of an enrollment: by its server's time where the person agreed to that.
    pub(crate) async fn now_for(&self, profile: &EnrollmentProfile) -> UnixTime {
        let mut now = self.now();
        if let Some(id) = &profile.server_id
            && let Ok((_, server)) = self.server(id).await
            && let Some(seconds) = self.offset_by(&server)
        {
            now = UnixTime(now.as_secs().saturating_add_signed(seconds));
        }
        now
    }

    /// Whether codes of an enrollment are made by its server's time.
    pub(crate) async fn follows_server(&self, profile: &EnrollmentProfile) -> bool {
        let Some(id) = &profile.server_id else {
            return false;
        };
        let server = self.server(id).await;
        server.is_ok_and(|(_, server)| self.offset_by(&server).is_some())
    }

    /// How far the clock that makes codes is ahead in the demonstration, beside any server's time.
    pub(crate) fn caller_offset(&self) -> i64 {
        self.demonstration
            .as_ref()
            .map_or(0, |demonstration| demonstration.caller_clock())
    }

    /// Keeps the newest measurement of a server's clock with its profile, so that the next run knows it too: where it says
    /// something else than the one that is kept, or that one is old.
    pub(crate) async fn keep_server_time(&self, id: &str) {
        let Ok((id, profile)) = self.server(id).await else {
            return;
        };
        let newest = |profile: &ServerProfile| {
            let newest = self.server_times.newest(&profile.address, profile.clock)?;
            newest.is_news(profile.clock).then_some(newest)
        };
        if newest(&profile).is_none() {
            return;
        }
        let kept = self.change_server(id, false, |mut profile| {
            profile.clock = newest(&profile).or(profile.clock);
            Ok(profile)
        });
        if let Err(error) = kept.await {
            tracing::warn!(
                code = error.problem.code(),
                "the server's time was not kept"
            );
        }
    }

    fn offset_by(&self, profile: &ServerProfile) -> Option<i64> {
        if !profile.use_server_time {
            return None;
        }
        let newest = self.server_times.newest(&profile.address, profile.clock)?;
        Some(newest.difference_seconds)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Instant;

    use super::*;

    #[derive(Clone)]
    struct Clocks(Arc<Mutex<Moment>>);

    impl Clocks {
        fn new() -> Self {
            Self(Arc::new(Mutex::new(Moment {
                monotonic: Instant::now(),
                wall_ms: 1_700_000_000_000,
            })))
        }

        fn run(&self, seconds: u64) {
            let mut now = self.0.lock().unwrap();
            now.monotonic += Duration::from_secs(seconds);
            now.wall_ms += seconds * 1_000;
        }

        fn set(&self, seconds: i64) {
            let mut now = self.0.lock().unwrap();
            now.wall_ms = now.wall_ms.saturating_add_signed(seconds * 1_000);
        }
    }

    impl Moments for Clocks {
        fn moment(&self) -> Moment {
            *self.0.lock().unwrap()
        }
    }

    const HERE: &str = "https://id.example.com";

    #[test]
    fn a_measurement_counts_for_a_day_and_not_after_the_clock_was_set() {
        let clocks = Clocks::new();
        let times = ServerTimes::with(Box::new(clocks.clone()));
        times.note(HERE, 120);
        let seconds = |times: &ServerTimes, kept| {
            times
                .newest(HERE, kept)
                .map(|found| found.difference_seconds)
        };
        for hour in 1..=24 {
            clocks.run(3_600);
            assert_eq!(seconds(&times, None), Some(120), "{hour}");
        }
        clocks.run(1);
        assert_eq!(seconds(&times, None), None);
        times.note(HERE, 121);
        let kept = times.newest(HERE, None);
        for by in [-120, 120] {
            clocks.run(60);
            clocks.set(by);
            assert_eq!(seconds(&times, kept), None, "{by}");
            clocks.run(1);
            times.note(HERE, 1);
            assert_eq!(seconds(&times, kept), Some(1), "{by}");
        }
    }

    #[test]
    fn what_was_kept_counts_in_the_next_run_and_gives_way_to_what_is_newer() {
        let clocks = Clocks::new();
        let times = ServerTimes::with(Box::new(clocks.clone()));
        let now = clocks.moment().wall_ms;
        let kept = |age_s: u64| {
            Some(Measured {
                difference_seconds: -30,
                at_ms: now - age_s * 1_000,
            })
        };
        assert_eq!(times.newest(HERE, kept(3_600)), kept(3_600));
        assert_eq!(times.newest(HERE, kept(24 * 3_600 + 1)), None);
        let future = Some(Measured {
            difference_seconds: 1,
            at_ms: now + 60_000,
        });
        assert_eq!(times.newest(HERE, future), None);
        times.note(HERE, 5);
        let newest = times.newest(HERE, kept(60)).unwrap();
        assert_eq!(newest.difference_seconds, 5);
    }
}
