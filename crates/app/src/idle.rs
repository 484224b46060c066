//! How long the person has done nothing, and the lock that follows. The window only says when something was done; the
//! time is counted here, where a window that hangs or is suspended can't hold it up.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::app::App;
use crate::clock::{Moment, Moments, SystemClock};
use crate::desk::Desk;

/// How often the clocks are looked at. A timer alone would not count the time that the computer slept.
const PACE: Duration = Duration::from_secs(1);

/// The time since the person last did something.
pub(crate) struct Idle {
    clocks: Box<dyn Moments>,
    stretch: Mutex<Stretch>,
}

impl Idle {
    /// Begins now.
    pub(crate) fn new() -> Self {
        Self::with(Box::new(SystemClock))
    }

    pub(crate) fn with(clocks: Box<dyn Moments>) -> Self {
        let stretch = Mutex::new(Stretch::from(clocks.moment()));
        Self { clocks, stretch }
    }

    /// The person did something: begins anew.
    pub(crate) fn end(&self) {
        *self.stretch.lock().unwrap_or_else(PoisonError::into_inner) =
            Stretch::from(self.clocks.moment());
    }

    /// How long it has been.
    pub(crate) fn length(&self) -> Duration {
        let now = self.clocks.moment();
        let mut stretch = self.stretch.lock().unwrap_or_else(PoisonError::into_inner);
        stretch.look(now)
    }
}

/// A time in which nothing was done, added up from one look to the next. For each piece the clock counts that says more:
/// the monotonic one doesn't run while the computer sleeps, and the other one may be set. One that is set back between two
/// looks takes back nothing that was counted; one that is set forward ends the time early, which is safe.
struct Stretch {
    seen: Moment,
    length: Duration,
}

impl From<Moment> for Stretch {
    fn from(now: Moment) -> Self {
        Self {
            seen: now,
            length: Duration::ZERO,
        }
    }
}

impl Stretch {
    fn look(&mut self, now: Moment) -> Duration {
        let run = now.monotonic.saturating_duration_since(self.seen.monotonic);
        let shown = Duration::from_millis(now.wall_ms.saturating_sub(self.seen.wall_ms));
        self.length = self.length.saturating_add(run.max(shown));
        self.seen = now;
        self.length
    }
}

impl App {
    /// The person did something: the time until the vault locks by itself begins anew.
    pub fn activity(&self) {
        self.idle.end();
    }

    /// How long until the vault locks by itself; `None` where it never does.
    fn idle_left(&self) -> Option<Duration> {
        let after = self.lock_held().after?;
        Some(after.duration().saturating_sub(self.idle.length()))
    }
}

/// Locks when an open vault's time is over, and calls `locked` after it. Runs as long as it is polled. An enrollment under
/// way doesn't hold it up: the vault's guard keeps what its answer needs.
pub(crate) async fn lock_when_idle(desk: &Desk, locked: &impl Fn()) {
    loop {
        if desk.lock_where(is_over).await {
            tracing::info!("locked after a time without input");
            locked();
        }
        let left = desk.vaults().iter().filter_map(|app| app.idle_left()).min();
        let left = left.filter(|left| !left.is_zero());
        tokio::time::sleep(left.map_or(PACE, |left| left.min(PACE))).await;
    }
}

fn is_over(app: &App) -> bool {
    app.idle_left().is_some_and(|left| left.is_zero())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Instant;

    use super::*;
    use crate::view;

    const MINUTE: Duration = Duration::from_secs(60);

    /// Clocks that stand still until they are moved.
    #[derive(Clone)]
    struct Clocks(Arc<Mutex<Moment>>);

    impl Clocks {
        fn new() -> Self {
            Self(Arc::new(Mutex::new(Moment {
                monotonic: Instant::now(),
                wall_ms: 1_700_000_000_000,
            })))
        }

        fn pass(&self, time: Duration) {
            self.0.lock().unwrap().monotonic += time;
            self.sleep(time);
        }

        /// Only the one on the wall runs.
        fn sleep(&self, time: Duration) {
            self.0.lock().unwrap().wall_ms += u64::try_from(time.as_millis()).unwrap();
        }

        fn set_back(&self, time: Duration) {
            self.0.lock().unwrap().wall_ms -= u64::try_from(time.as_millis()).unwrap();
        }
    }

    impl Moments for Clocks {
        fn moment(&self) -> Moment {
            *self.0.lock().unwrap()
        }
    }

    fn idle() -> (Clocks, Idle) {
        let clocks = Clocks::new();
        let idle = Idle::with(Box::new(clocks.clone()));
        (clocks, idle)
    }

    #[test]
    fn time_passes_until_something_is_done() {
        let (clocks, idle) = idle();
        assert_eq!(idle.length(), Duration::ZERO);
        clocks.pass(MINUTE);
        assert_eq!(idle.length(), MINUTE);
        clocks.pass(MINUTE);
        assert_eq!(idle.length(), 2 * MINUTE);
        idle.end();
        assert_eq!(idle.length(), Duration::ZERO);
        clocks.pass(MINUTE);
        assert_eq!(idle.length(), MINUTE);
    }

    #[test]
    fn sleep_counts() {
        let (clocks, idle) = idle();
        clocks.pass(MINUTE);
        clocks.sleep(60 * MINUTE);
        assert_eq!(idle.length(), 61 * MINUTE);
    }

    #[test]
    fn a_clock_set_back_postpones_nothing() {
        let (clocks, idle) = idle();
        clocks.pass(10 * MINUTE);
        clocks.set_back(60 * MINUTE);
        clocks.pass(4 * MINUTE);
        assert_eq!(idle.length(), 14 * MINUTE);
        clocks.pass(MINUTE);
        assert_eq!(idle.length(), 15 * MINUTE);
    }

    #[test]
    fn sleep_counts_also_after_the_clock_was_set_back() {
        let (clocks, idle) = idle();
        clocks.set_back(60 * MINUTE);
        assert_eq!(idle.length(), Duration::ZERO);
        clocks.sleep(30 * MINUTE);
        assert_eq!(idle.length(), 30 * MINUTE);
    }

    #[test]
    fn a_clock_set_forward_ends_the_time_early() {
        let (clocks, idle) = idle();
        clocks.pass(MINUTE);
        clocks.sleep(60 * MINUTE);
        assert!(idle.length() >= 60 * MINUTE);
    }

    /// An unlocked vault that locks after that many minutes, by these clocks.
    async fn desk(after_minutes: Option<u32>) -> (tempfile::TempDir, Clocks, Desk) {
        let home = tempfile::tempdir().unwrap();
        let keychain = Arc::new(countersign_vault::testing::FakeKeychain::new());
        let mut own = App::with(home.path(), keychain, None).await;
        let clocks = Clocks::new();
        own.idle = Idle::with(Box::new(clocks.clone()));
        own.create_vault(None).await.unwrap();
        let settings = view::LockSettings {
            after_minutes,
            ..own.lock_settings()
        };
        own.set_lock_settings(settings).await.unwrap();
        (home, clocks, Desk::start(own).await)
    }

    #[tokio::test]
    async fn a_vault_is_locked_when_its_time_is_over_and_not_before() {
        let (_home, clocks, desk) = desk(Some(2)).await;
        clocks.pass(2 * MINUTE - Duration::from_millis(1));
        assert!(!desk.lock_where(is_over).await);
        assert!(desk.own().is_open().await);
        desk.activity();
        clocks.pass(MINUTE);
        assert!(!desk.lock_where(is_over).await);
        clocks.pass(MINUTE);
        assert!(desk.lock_where(is_over).await);
        assert!(!desk.own().is_open().await);
        assert!(!desk.lock_where(is_over).await, "it is locked already");
    }

    #[tokio::test]
    async fn a_vault_that_never_locks_by_itself_stays_open() {
        let (_home, clocks, desk) = desk(None).await;
        clocks.pass(100_000 * MINUTE);
        assert!(!desk.lock_where(is_over).await);
        assert!(desk.own().is_open().await);
    }

    #[tokio::test]
    async fn opening_the_vault_is_doing_something() {
        let (_home, clocks, desk) = desk(Some(1)).await;
        clocks.pass(5 * MINUTE);
        assert!(desk.lock_where(is_over).await);
        desk.own().unlock_at_start().await;
        assert!(desk.own().is_open().await);
        assert!(!desk.lock_where(is_over).await);
    }

    #[tokio::test]
    async fn the_wait_ends_with_a_lock_and_the_news_of_it() {
        let (_home, clocks, desk) = desk(Some(1440)).await;
        let (news, mut heard) = tokio::sync::mpsc::unbounded_channel();
        let locked = || news.send(()).unwrap();
        clocks.sleep(1440 * MINUTE);
        tokio::select! {
            () = lock_when_idle(&desk, &locked) => unreachable!("it never ends"),
            Some(()) = heard.recv() => {}
        }
        assert!(!desk.own().is_open().await);
    }

    #[tokio::test]
    async fn the_demonstration_is_locked_with_the_vault() {
        let (_home, clocks, desk) = desk(Some(1)).await;
        desk.start_demonstration().await.unwrap();
        assert!(desk.current().is_open().await);
        clocks.pass(MINUTE);
        assert!(desk.lock_where(is_over).await);
        assert!(!desk.own().is_open().await);
        assert!(!desk.current().is_open().await);
    }
}
