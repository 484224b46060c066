//! The people and their registrations: what a start, a verification and a removal do to them. No HTTP here.
//!
//! As in ZITADEL there is one TOTP per person, shared by all dialects, and a new start overwrites what is pending.

mod tokens;

use crate::caller::{Act, Caller, Permission};
use crate::clock::Moment;
use crate::refusal::Refusal;
use crate::scenario::Scenario;
use crate::totp::SharedKey;
use crate::users::{EVERYBODY, Identity, Role, Standing};

pub(crate) use tokens::{TokenMade, TokenRules, TokenSeen};

/// The organisation that owns every user of the demonstration.
pub(crate) const RESOURCE_OWNER: &str = "287614093517946883";

/// Everybody, with the registration of each.
#[derive(Clone)]
pub(crate) struct Directory(Vec<Person>);

#[derive(Clone)]
struct Person {
    who: &'static Identity,
    registration: Option<Registration>,
    /// Further tokens, which only privacyIDEA knows: older than the registration.
    older: Vec<Registration>,
    /// Counts what was done to this person, like the event sequence of an aggregate.
    sequence: u64,
    changed: Moment,
}

#[derive(Clone)]
struct Registration {
    id: String,
    /// What privacyIDEA calls it.
    serial: String,
    key: SharedKey,
    created: Moment,
    verified: bool,
    /// The last step whose code counts as used.
    spent_step: Option<u64>,
    /// Made with the server: nobody has a device with its key.
    from_the_start: bool,
}

/// How a registration looks from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    None,
    Pending,
    Ready,
}

/// What somebody who signs in is asked for after the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SecondFactor {
    None,
    Needed,
    /// A code of a registration whose key nobody holds.
    OfLostDevice,
}

/// What is reported about a change that was made.
pub(crate) struct Change {
    pub(crate) user_id: &'static str,
    pub(crate) sequence: u64,
    pub(crate) created: Moment,
    pub(crate) changed: Moment,
}

/// A registration that was just started.
pub(crate) struct Started {
    pub(crate) change: Change,
    pub(crate) registration_id: String,
    pub(crate) key: SharedKey,
    pub(crate) login: &'static str,
}

/// One person, as a look-up shows it.
pub(crate) struct PersonSeen {
    pub(crate) who: &'static Identity,
    pub(crate) sequence: u64,
    pub(crate) changed: Moment,
    pub(crate) registration: Seen,
}

impl Directory {
    /// The people as they are at the beginning: one half-way, one enrolled, the others without a registration.
    pub(crate) fn make_random(now: Moment) -> Result<Self, getrandom::Error> {
        let people = EVERYBODY.iter().map(|who| {
            let verified = match who.standing {
                Standing::Person(Role::HalfWay) => Some(false),
                Standing::Person(Role::AlreadyEnrolled) => Some(true),
                _ => None,
            };
            let registration = verified.map(|verified| {
                Ok(Registration {
                    verified,
                    from_the_start: true,
                    ..Registration::make_random(now)?
                })
            });
            Ok(Person {
                who,
                registration: registration.transpose()?,
                older: Vec::new(),
                sequence: 1,
                changed: now,
            })
        });
        Ok(Self(people.collect::<Result<_, getrandom::Error>>()?))
    }

    /// Refuses when the caller may not do this for this user.
    pub(crate) fn authorize(
        &self,
        caller: Caller,
        act: Act,
        user: &str,
        scenario: Scenario,
    ) -> Result<(), Refusal> {
        let barred = self
            .find(user, scenario)
            .is_some_and(|person| person.who.standing == Standing::Person(Role::NoPermission));
        if barred || scenario == Scenario::NoPermission {
            return Err(Refusal::NO_PERMISSION);
        }
        match caller.may(act, user) {
            Permission::Granted => Ok(()),
            Permission::Lacking => Err(Refusal::NO_PERMISSION),
            Permission::NotAMember => Err(Refusal::NOT_A_MEMBER),
        }
    }

    /// How a person who signs in proves to be that person, besides the password. What a scenario pretends about
    /// registrations does not count here: without a key nobody could pass.
    pub(crate) fn second_factor(&self, user: &str) -> SecondFactor {
        let person = self.0.iter().find(|person| person.who.id == user);
        match person.and_then(|person| person.registration.as_ref()) {
            Some(registration) if registration.verified && registration.from_the_start => {
                SecondFactor::OfLostDevice
            }
            Some(registration) if registration.verified => SecondFactor::Needed,
            _ => SecondFactor::None,
        }
    }

    /// Refuses a code with which somebody signs in. Like any other, it can be used once.
    pub(crate) fn check_sign_in_code(
        &mut self,
        user: &str,
        code: &str,
        scenario: Scenario,
        now: Moment,
    ) -> Result<(), Refusal> {
        self.0
            .iter_mut()
            .find(|person| person.who.id == user)
            .and_then(|person| person.registration.as_mut())
            .filter(|registration| registration.verified)
            .ok_or(Refusal::INVALID_CODE)?
            .spend(code, scenario, now)
    }

    /// Starts a registration. One that is pending is overwritten; one that is verified is kept and refused.
    pub(crate) fn start(
        &mut self,
        user: &str,
        scenario: Scenario,
        now: Moment,
    ) -> Result<Started, Refusal> {
        let person = self
            .find_mut(user, scenario)
            .ok_or(Refusal::START_FOR_UNKNOWN_USER)?;
        if person.seen(scenario) == Seen::Ready {
            return Err(Refusal::ALREADY_SET_UP);
        }
        let registration = Registration::make_random(now).map_err(|_| Refusal::INTERNAL)?;
        person.registration = Some(registration.clone());
        Ok(Started {
            change: person.record(registration.created, now),
            registration_id: registration.id,
            key: registration.key,
            login: person.who.login,
        })
    }

    /// Verifies the pending registration, or the one called `id` where the dialect names it.
    pub(crate) fn verify(
        &mut self,
        user: &str,
        id: Option<&str>,
        code: &str,
        scenario: Scenario,
        now: Moment,
    ) -> Result<Change, Refusal> {
        let person = self
            .find_mut(user, scenario)
            .ok_or(Refusal::VERIFY_FOR_UNKNOWN_USER)?;
        match person.seen_as(id, scenario) {
            Seen::None => return Err(Refusal::NOTHING_TO_VERIFY),
            Seen::Ready => return Err(Refusal::ALREADY_READY),
            Seen::Pending => {}
        }
        let registration = person
            .registration
            .as_mut()
            .ok_or(Refusal::NOTHING_TO_VERIFY)?;
        registration.accept(code, scenario, now)?;
        let created = registration.created;
        Ok(person.record(created, now))
    }

    /// Removes the registration, pending or verified, or the one called `id` where the dialect names it.
    pub(crate) fn remove(
        &mut self,
        user: &str,
        id: Option<&str>,
        scenario: Scenario,
        now: Moment,
    ) -> Result<Change, Refusal> {
        let person = self
            .find_mut(user, scenario)
            .ok_or(Refusal::NOTHING_TO_REMOVE)?;
        if person.seen_as(id, scenario) == Seen::None {
            return Err(Refusal::NOTHING_TO_REMOVE);
        }
        let created = person.registration.take().map_or(now, |gone| gone.created);
        Ok(person.record(created, now))
    }

    /// Everybody who can be enrolled, with the state of the registration.
    pub(crate) fn people(&self, scenario: Scenario) -> Vec<(&'static Identity, Role, Seen)> {
        let people = self.0.iter().filter_map(|person| {
            let Standing::Person(role) = person.who.standing else {
                return None;
            };
            Some((person.who, role, person.seen(scenario)))
        });
        people.collect()
    }

    /// The code that the person's device shows when its clock does. `None` where nothing was started.
    pub(crate) fn device_code(&self, user: &str, shown: Moment) -> Option<String> {
        let person = self.0.iter().find(|person| person.who.id == user)?;
        let registration = person.registration.as_ref()?;
        Some(registration.key.shown_at(shown.seconds()))
    }

    /// One person with the state of the registration.
    pub(crate) fn look_up(&self, user: &str, scenario: Scenario) -> Result<PersonSeen, Refusal> {
        let person = self
            .find(user, scenario)
            .ok_or(Refusal::LOOK_UP_OF_UNKNOWN_USER)?;
        Ok(PersonSeen {
            who: person.who,
            sequence: person.sequence,
            changed: person.changed,
            registration: person.seen(scenario),
        })
    }

    fn find(&self, user: &str, scenario: Scenario) -> Option<&Person> {
        self.0
            .iter()
            .find(|person| person.who.id == user && scenario != Scenario::UserNotFound)
    }

    fn find_mut(&mut self, user: &str, scenario: Scenario) -> Option<&mut Person> {
        self.0
            .iter_mut()
            .find(|person| person.who.id == user && scenario != Scenario::UserNotFound)
    }
}

impl Person {
    /// The state of the registration, as the scenario lets it be seen.
    fn seen(&self, scenario: Scenario) -> Seen {
        if scenario == Scenario::AlreadyEnrolled {
            return Seen::Ready;
        }
        match &self.registration {
            Some(registration) if registration.verified => Seen::Ready,
            Some(_) if scenario != Scenario::NoPending => Seen::Pending,
            _ => Seen::None,
        }
    }

    /// As [`Self::seen`], but a registration that goes by another id is not there.
    fn seen_as(&self, id: Option<&str>, scenario: Scenario) -> Seen {
        match (id, &self.registration) {
            (Some(id), Some(registration)) if registration.id != id => Seen::None,
            _ => self.seen(scenario),
        }
    }

    fn record(&mut self, created: Moment, now: Moment) -> Change {
        self.sequence += 1;
        self.changed = now;
        Change {
            user_id: self.who.id,
            sequence: self.sequence,
            created,
            changed: now,
        }
    }
}

impl Registration {
    fn make_random(now: Moment) -> Result<Self, getrandom::Error> {
        // Like all of ZITADEL's ids: 18 decimal digits.
        const FIRST: u64 = 100_000_000_000_000_000;
        const COUNT: u64 = 900_000_000_000_000_000;
        let id = (FIRST + getrandom::u64()? % COUNT).to_string();
        Ok(Self {
            serial: tokens::serial_of(&id),
            id,
            key: SharedKey::make_random()?,
            created: now,
            verified: false,
            spent_step: None,
            from_the_start: false,
        })
    }

    /// Marks the registration as verified if the code is right and was not used.
    fn accept(&mut self, code: &str, scenario: Scenario, now: Moment) -> Result<(), Refusal> {
        self.spend(code, scenario, now)?;
        self.verified = true;
        Ok(())
    }

    /// Uses a code up if it is right and was not used.
    fn spend(&mut self, code: &str, scenario: Scenario, now: Moment) -> Result<(), Refusal> {
        if scenario == Scenario::WrongCode {
            return Err(Refusal::INVALID_CODE);
        }
        let step = self
            .key
            .matching_step(code, now.seconds())
            .ok_or(Refusal::INVALID_CODE)?;
        if scenario == Scenario::CodeReused && self.spent_step.is_none() {
            self.spent_step = Some(step);
        }
        if self.spent_step.is_some_and(|spent| step <= spent) {
            return Err(Refusal::CODE_REUSED);
        }
        self.spent_step = Some(step);
        Ok(())
    }
}
