//! What all requests share: the directory, the scenario, the token and the clock, behind one lock.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::caller::{Act, Caller};
use crate::clock::{Clock, Moment};
use crate::directory::{
    Change, Directory, PersonSeen, SecondFactor, Seen, Started, TokenMade, TokenRules, TokenSeen,
};
use crate::kept::make_random_name;
use crate::oidc::{Bearer, SignIns, SignedIn, SigningKey, ZITADEL_AUDIENCE_SCOPE};
use crate::refusal::Refusal;
use crate::scenario::Scenario;
use crate::users::{HELPDESK_ID, Identity, Role};

/// How long a slow answer takes unless it is set otherwise.
const SLOW_BY: Duration = Duration::from_secs(5);

/// The server's state. Each operation sees one scenario and one time from its beginning to its end.
pub(crate) struct Provider {
    token: Zeroizing<String>,
    origin: String,
    signing_key: SigningKey,
    cookie_name: String,
    clock: Arc<dyn Clock>,
    at_start: Directory,
    started: Moment,
    now: Mutex<Now>,
}

struct Now {
    directory: Directory,
    sign_ins: SignIns,
    clock_offset: i64,
    caller_clock_offset: i64,
    scenario: Scenario,
    slow_by: Duration,
    token_rules: TokenRules,
}

impl Provider {
    /// A provider at `origin`, with a new token and new keys.
    pub(crate) fn make_random(
        origin: String,
        port: u16,
        signing_key: SigningKey,
        scenario: Scenario,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, getrandom::Error> {
        let started = Moment::shown_by(clock.as_ref(), 0);
        let directory = Directory::make_random(started)?;
        Ok(Self {
            token: Zeroizing::new(make_random_name()?),
            origin,
            signing_key,
            // Cookies know no ports: the name keeps those of two servers apart.
            cookie_name: format!("countersign-demo-{port}"),
            clock,
            at_start: directory.clone(),
            started,
            now: Mutex::new(Now {
                directory,
                sign_ins: SignIns::new(),
                clock_offset: 0,
                caller_clock_offset: 0,
                scenario,
                slow_by: SLOW_BY,
                token_rules: TokenRules::default(),
            }),
        })
    }

    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// The issuer of tokens: the server's own origin.
    pub(crate) fn issuer(&self) -> &str {
        &self.origin
    }

    pub(crate) fn signing_key(&self) -> &SigningKey {
        &self.signing_key
    }

    /// When the people were last changed, in seconds since 1970.
    pub(crate) fn updated_at(&self) -> u64 {
        self.started.seconds()
    }

    /// The cookie by which a browser is remembered.
    pub(crate) fn cookie(&self, value: &str) -> String {
        let name = &self.cookie_name;
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax")
    }

    /// The cookie that a browser sent.
    pub(crate) fn cookie_in<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|header| header.to_str().ok())
            .flat_map(|header| header.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .find(|(name, _)| *name == self.cookie_name)
            .map(|(_, value)| value)
    }

    /// Who is signed in with the browser that sent this.
    pub(crate) fn browser(&self, headers: &HeaderMap) -> Option<SignedIn> {
        let cookie = self.cookie_in(headers)?;
        let now = self.lock();
        now.sign_ins.browser(cookie, self.time_in(&now)).cloned()
    }

    /// Whose an access token is, if it is good: the helpdesk's own one, or one of a sign-in.
    pub(crate) fn bearer(&self, token: &str) -> Option<Bearer> {
        if bool::from(token.as_bytes().ct_eq(self.token.as_bytes())) {
            let every = ["openid", "profile", "email", ZITADEL_AUDIENCE_SCOPE];
            return Some(Bearer {
                caller: Caller::with_id(HELPDESK_ID)?,
                with_code: true,
                scope: every.map(str::to_owned).to_vec(),
            });
        }
        let now = self.lock();
        now.sign_ins.bearer(token, self.time_in(&now))
    }

    /// An access token of a log-in with the password alone. `None` for a user who does not exist.
    pub(crate) fn make_token(&self, user: &str) -> Option<String> {
        let caller = Caller::with_id(user)?;
        let mut now = self.lock();
        let time = self.time_in(&now);
        now.sign_ins.make_token(caller.who, time).ok()
    }

    /// Works on the sign-ins, with the people beside them.
    pub(crate) fn with_sign_ins<T>(&self, work: impl FnOnce(&mut SignIns, &Directory) -> T) -> T {
        let now = &mut *self.lock();
        work(&mut now.sign_ins, &now.directory)
    }

    /// Refuses the code of somebody who signs in.
    pub(crate) fn check_sign_in_code(&self, user: &str, code: &str) -> Result<(), Refusal> {
        let mut now = self.lock();
        let (scenario, time) = (now.scenario, self.time_in(&now));
        now.directory.check_sign_in_code(user, code, scenario, time)
    }

    /// Refuses a token that was got with the password alone where a code could have been asked for.
    pub(crate) fn check_factors(&self, bearer: &Bearer) -> Result<(), Refusal> {
        let factor = self.lock().directory.second_factor(bearer.caller.who.id);
        if bearer.with_code || factor == SecondFactor::None {
            Ok(())
        } else {
            Err(Refusal::MFA_REQUIRED)
        }
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
        let mut now = self.lock();
        now.directory = self.at_start.clone();
        now.sign_ins.clear();
    }

    pub(crate) fn clock_offset(&self) -> i64 {
        self.lock().clock_offset
    }

    pub(crate) fn set_clock_offset(&self, seconds: i64) {
        self.lock().clock_offset = seconds;
    }

    pub(crate) fn caller_clock_offset(&self) -> i64 {
        self.lock().caller_clock_offset
    }

    pub(crate) fn set_caller_clock_offset(&self, seconds: i64) {
        self.lock().caller_clock_offset = seconds;
    }

    /// The code that the person's device shows, by the caller's clock.
    pub(crate) fn caller_code(&self, user: &str) -> Option<String> {
        let now = self.lock();
        let shown = Moment::shown_by(self.clock.as_ref(), now.caller_clock_offset);
        now.directory.device_code(user, shown)
    }

    pub(crate) fn change_token_rules(&self, change: impl FnOnce(&mut TokenRules)) {
        change(&mut self.lock().token_rules);
    }

    pub(crate) fn set_device_interval(&self, seconds: u64) {
        self.lock().sign_ins.set_device_interval(seconds);
    }

    /// The time by the server's own clock, which can be put off, by a scenario too.
    pub(crate) fn time(&self) -> Moment {
        self.time_in(&self.lock())
    }

    /// Refuses when the caller may not do this for this user.
    pub(crate) fn authorize(&self, caller: Caller, act: Act, user: &str) -> Result<(), Refusal> {
        let now = self.lock();
        now.directory.authorize(caller, act, user, now.scenario)
    }

    pub(crate) fn start(&self, user: &str) -> Result<Started, Refusal> {
        let mut now = self.lock();
        let (scenario, time) = (now.scenario, self.time_in(&now));
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
        let (scenario, time) = (now.scenario, self.time_in(&now));
        let change = now.directory.verify(user, id, code, scenario, time)?;
        Ok((change, scenario == Scenario::DropAfterAccept))
    }

    pub(crate) fn remove(&self, user: &str, id: Option<&str>) -> Result<Change, Refusal> {
        let mut now = self.lock();
        let (scenario, time) = (now.scenario, self.time_in(&now));
        now.directory.remove(user, id, scenario, time)
    }

    pub(crate) fn look_up(&self, user: &str) -> Result<PersonSeen, Refusal> {
        let now = self.lock();
        now.directory.look_up(user, now.scenario)
    }

    /// Everybody who can be enrolled, with the state of the registration.
    pub(crate) fn people(&self) -> Vec<(&'static Identity, Role, Seen)> {
        let now = self.lock();
        now.directory.people(now.scenario)
    }

    pub(crate) fn make_privacyidea_token(
        &self,
        user: &str,
        serial: Option<&str>,
        counts_at_once: bool,
    ) -> Result<TokenMade, Refusal> {
        let mut now = self.lock();
        let (scenario, time) = (now.scenario, self.time_in(&now));
        let rules = now.token_rules;
        now.directory
            .make_token(user, serial, counts_at_once, rules, scenario, time)
    }

    /// Whether the answer is to be lost.
    pub(crate) fn verify_privacyidea_token(
        &self,
        serial: &str,
        code: &str,
    ) -> Result<bool, Refusal> {
        let mut now = self.lock();
        let (scenario, time) = (now.scenario, self.time_in(&now));
        let accepted = now.directory.verify_token(serial, code, scenario, time)?;
        Ok(accepted && scenario == Scenario::DropAfterAccept)
    }

    pub(crate) fn delete_privacyidea_token(&self, serial: &str) -> Result<(), Refusal> {
        let mut now = self.lock();
        let (scenario, time) = (now.scenario, self.time_in(&now));
        now.directory.delete_token(serial, scenario, time)
    }

    /// The tokens, of one user if `owner` names one.
    pub(crate) fn privacyidea_tokens(&self, owner: Option<&str>) -> Vec<TokenSeen> {
        let now = self.lock();
        now.directory.tokens(owner, now.scenario)
    }

    fn time_in(&self, now: &Now) -> Moment {
        let off_by = now.clock_offset.saturating_add(now.scenario.clock_offset());
        Moment::shown_by(self.clock.as_ref(), off_by)
    }

    /// Nothing is left half done under the lock, so a panic elsewhere does not make the state unusable.
    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
