//! The registrations as privacyIDEA sees them: tokens with serials, of which nobody may have more than one.

use super::{Directory, Person, Registration, Seen, Started};
use crate::clock::Moment;
use crate::refusal::Refusal;
use crate::scenario::Scenario;
use crate::users::Identity;

/// A registration, as privacyIDEA shows it.
pub(crate) struct TokenSeen {
    pub(crate) serial: String,
    pub(crate) who: &'static Identity,
    pub(crate) is_pending: bool,
    /// The step of the last code that was used.
    pub(crate) spent_step: Option<u64>,
}

/// A token that was just made.
pub(crate) struct TokenMade {
    pub(crate) serial: String,
    pub(crate) started: Started,
}

impl Directory {
    /// The tokens, of one person if `owner` names one.
    pub(crate) fn tokens(&self, owner: Option<&str>, scenario: Scenario) -> Vec<TokenSeen> {
        self.0
            .iter()
            .filter(|_| scenario != Scenario::UserNotFound)
            .filter(|person| owner.is_none_or(|owner| person.who.id == owner))
            .filter_map(|person| person.token(scenario))
            .collect()
    }

    /// Makes a token: another one in the place of the person's own if `serial` is that one's, and none besides it.
    /// It has to be verified, unless it `counts_at_once`.
    pub(crate) fn make_token(
        &mut self,
        user: &str,
        serial: Option<&str>,
        counts_at_once: bool,
        scenario: Scenario,
        now: Moment,
    ) -> Result<TokenMade, Refusal> {
        let taken = self.tokens(None, scenario);
        let person = self
            .find_mut(user, scenario)
            .ok_or(Refusal::START_FOR_UNKNOWN_USER)?;
        let own = person.token(scenario).map(|token| token.serial);
        let is_limited = own.is_some() && own.as_deref() != serial
            || scenario == Scenario::AlreadyEnrolled
            || taken
                .iter()
                .any(|token| token.who != person.who && Some(&*token.serial) == serial);
        if is_limited {
            return Err(Refusal::ALREADY_SET_UP);
        }
        let mut registration = Registration::make_random(now).map_err(|_| Refusal::INTERNAL)?;
        if let Some(serial) = serial {
            registration.serial = serial.to_owned();
        }
        registration.verified = counts_at_once;
        person.registration = Some(registration.clone());
        Ok(TokenMade {
            serial: registration.serial,
            started: Started {
                change: person.record(registration.created, now),
                registration_id: registration.id,
                key: registration.key,
                login: person.who.login,
            },
        })
    }

    /// Verifies a token that is pending. Of another one the code is not looked at. `false` if so.
    pub(crate) fn verify_token(
        &mut self,
        serial: &str,
        code: &str,
        scenario: Scenario,
        now: Moment,
    ) -> Result<bool, Refusal> {
        let person = self
            .owner_mut(serial, scenario)
            .ok_or(Refusal::NOTHING_TO_VERIFY)?;
        if person.seen(scenario) == Seen::Ready {
            return Ok(false);
        }
        let registration = person
            .registration
            .as_mut()
            .ok_or(Refusal::NOTHING_TO_VERIFY)?;
        registration.accept(code, scenario, now)?;
        let created = registration.created;
        person.record(created, now);
        Ok(true)
    }

    /// Deletes a token.
    pub(crate) fn delete_token(
        &mut self,
        serial: &str,
        scenario: Scenario,
        now: Moment,
    ) -> Result<(), Refusal> {
        let person = self
            .owner_mut(serial, scenario)
            .ok_or(Refusal::NOTHING_TO_REMOVE)?;
        let created = person.registration.take().map_or(now, |gone| gone.created);
        person.record(created, now);
        Ok(())
    }

    fn owner_mut(&mut self, serial: &str, scenario: Scenario) -> Option<&mut Person> {
        self.0.iter_mut().find(|person| {
            person
                .token(scenario)
                .is_some_and(|token| token.serial == serial)
        })
    }
}

impl Person {
    fn token(&self, scenario: Scenario) -> Option<TokenSeen> {
        let is_pending = match self.seen(scenario) {
            Seen::None => return None,
            Seen::Pending => true,
            Seen::Ready => false,
        };
        let registration = self.registration.as_ref();
        Some(TokenSeen {
            // A scenario can pretend that there is one.
            serial: registration.map_or_else(|| serial_of(self.who.id), |it| it.serial.clone()),
            who: self.who,
            is_pending,
            spent_step: registration.and_then(|registration| registration.spent_step),
        })
    }
}

/// A serial as privacyIDEA makes them: the prefix of the kind of token, and hexadecimal digits.
pub(super) fn serial_of(id: &str) -> String {
    let number: u64 = id.parse().unwrap_or_default();
    format!("TOTP{:08X}", number & 0xffff_ffff)
}
