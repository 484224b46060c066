//! What all requests share: the directory, the scenario, the token and the clock, behind one lock.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use zeroize::Zeroizing;

use crate::clock::{Clock, Moment};
use crate::directory::{Change, Directory, PersonSeen, Started};
use crate::refusal::Refusal;
use crate::scenario::Scenario;
use crate::users::DemoUser;

/// How long a slow answer takes unless it is set otherwise.
const SLOW_BY: Duration = Duration::from_secs(5);

/// The server's state. Each operation sees one scenario and one time from its beginning to its end.
pub(crate) struct Provider {
    token: Zeroizing<String>,
    users: Vec<DemoUser>,
    clock: Arc<dyn Clock>,
    at_start: Directory,
    now: Mutex<Now>,
}

struct Now {
    directory: Directory,
    scenario: Scenario,
    slow_by: Duration,
}

impl Provider {
    /// A provider with a new token and new keys.
    pub(crate) fn make_random(
        scenario: Scenario,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, getrandom::Error> {
        let mut token = Zeroizing::new([0; 32]);
        getrandom::fill(token.as_mut_slice())?;
        let directory = Directory::make_random(Moment::shown_by(clock.as_ref(), 0))?;
        Ok(Self {
            token: Zeroizing::new(BASE64URL_NOPAD.encode(token.as_slice())),
            users: directory.users().cloned().collect(),
            clock,
            at_start: directory.clone(),
            now: Mutex::new(Now {
                directory,
                scenario,
                slow_by: SLOW_BY,
            }),
        })
    }

    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    pub(crate) fn users(&self) -> &[DemoUser] {
        &self.users
    }

    pub(crate) fn scenario(&self) -> Scenario {
        self.lock().scenario
    }

    pub(crate) fn set_scenario(&self, scenario: Scenario) {
        self.lock().scenario = scenario;
    }

    pub(crate) fn slow_by(&self) -> Duration {
        self.lock().slow_by
    }

    pub(crate) fn set_slow_by(&self, delay: Duration) {
        self.lock().slow_by = delay;
    }

    pub(crate) fn reset(&self) {
        self.lock().directory = self.at_start.clone();
    }

    /// The time by the server's own clock, which a scenario can put off.
    pub(crate) fn time(&self) -> Moment {
        self.time_in(self.scenario())
    }

    /// Refuses when the caller may do nothing for this user.
    pub(crate) fn authorize(&self, user: &str) -> Result<(), Refusal> {
        let now = self.lock();
        now.directory.authorize(user, now.scenario)
    }

    pub(crate) fn start(&self, user: &str) -> Result<Started, Refusal> {
        let mut now = self.lock();
        let (scenario, time) = (now.scenario, self.time_in(now.scenario));
        now.directory.start(user, scenario, time)
    }

    /// Besides the change: whether the answer is to be lost.
    pub(crate) fn verify(
        &self,
        user: &str,
        id: Option<&str>,
        code: &str,
    ) -> Result<(Change, bool), Refusal> {
        let mut now = self.lock();
        let (scenario, time) = (now.scenario, self.time_in(now.scenario));
        let change = now.directory.verify(user, id, code, scenario, time)?;
        Ok((change, scenario == Scenario::DropAfterAccept))
    }

    pub(crate) fn remove(&self, user: &str, id: Option<&str>) -> Result<Change, Refusal> {
        let mut now = self.lock();
        let (scenario, time) = (now.scenario, self.time_in(now.scenario));
        now.directory.remove(user, id, scenario, time)
    }

    pub(crate) fn look_up(&self, user: &str) -> Result<PersonSeen, Refusal> {
        let now = self.lock();
        now.directory.look_up(user, now.scenario)
    }

    fn time_in(&self, scenario: Scenario) -> Moment {
        Moment::shown_by(self.clock.as_ref(), scenario.clock_offset())
    }

    /// Nothing is left half done under the lock, so a panic elsewhere does not make the state unusable.
    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
