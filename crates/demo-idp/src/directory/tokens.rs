//! The registrations as privacyIDEA sees them: tokens with serials, of which the policy allows each person so many.

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
    pub(crate) counts_at_once: bool,
    pub(crate) started: Started,
}

/// The policies for tokens by time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TokenRules {
    /// `totp_max_token_per_user`.
    pub(crate) per_person: usize,
    /// `verify_enrollment`: whether one that was made has to be verified.
    pub(crate) proof_wanted: bool,
}

impl Default for TokenRules {
    fn default() -> Self {
        Self {
            per_person: 1,
            proof_wanted: true,
        }
    }
}

impl Directory {
    /// The tokens, of one person if `owner` names one.
    pub(crate) fn tokens(&self, owner: Option<&str>, scenario: Scenario) -> Vec<TokenSeen> {
        self.0
            .iter()
            .filter(|_| scenario != Scenario::UserNotFound)
            .filter(|person| owner.is_none_or(|owner| person.who.id == owner))
            .flat_map(|person| person.tokens(scenario))
            .collect()
    }

    /// Makes a token: another one in the place of the person's own if `serial` is that one's, and one besides those that
    /// there are where the rules allow it. It has to be verified, unless it `counts_at_once`.
    pub(crate) fn make_token(
        &mut self,
        user: &str,
        serial: Option<&str>,
        counts_at_once: bool,
        rules: TokenRules,
        scenario: Scenario,
        now: Moment,
    ) -> Result<TokenMade, Refusal> {
        let taken = self.tokens(None, scenario);
        let person = self
            .find_mut(user, scenario)
            .ok_or(Refusal::START_FOR_UNKNOWN_USER)?;
        let own = person.tokens(scenario);
        let replaces = own.iter().any(|token| Some(&*token.serial) == serial);
        let is_limited = !replaces && own.len() >= rules.per_person
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
            person.older.retain(|other| other.serial != serial);
        }
        registration.verified = counts_at_once || !rules.proof_wanted;
        let before = person.registration.replace(registration.clone());
        let kept = before.filter(|before| before.serial != registration.serial);
        person.older.extend(kept);
        Ok(TokenMade {
            serial: registration.serial,
            counts_at_once: registration.verified,
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
        let is_pending = |token: &TokenSeen| token.serial == serial && token.is_pending;
        if !person.tokens(scenario).iter().any(is_pending) {
            return Ok(false);
        }
        let registration = person
            .registration
            .iter_mut()
            .chain(&mut person.older)
            .find(|registration| registration.serial == serial)
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
        let older = person.older.len();
        person.older.retain(|other| other.serial != serial);
        let created = match person.older.len() < older {
            true => now,
            false => person.registration.take().map_or(now, |gone| gone.created),
        };
        person.record(created, now);
        Ok(())
    }

    fn owner_mut(&mut self, serial: &str, scenario: Scenario) -> Option<&mut Person> {
        self.0.iter_mut().find(|person| {
            let tokens = person.tokens(scenario);
            tokens.iter().any(|token| token.serial == serial)
        })
    }
}

impl Person {
    /// The oldest first.
    fn tokens(&self, scenario: Scenario) -> Vec<TokenSeen> {
        let older = self.older.iter().map(|older| TokenSeen {
            serial: older.serial.clone(),
            who: self.who,
            is_pending: !older.verified,
            spent_step: older.spent_step,
        });
        older.chain(self.token(scenario)).collect()
    }

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
