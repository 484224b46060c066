//! A person's tokens, as `GET /token/` lists them.

use serde_json::Value;
use url::Url;

use super::envelope::{text, value};
use super::unsent;
use crate::address::ServerAddress;
use crate::error::{ErrorKind, ProviderError};
use crate::id::{RegistrationId, UserId};
use crate::provider::RegistrationState;

/// How many tokens are listed at the most. Nobody has so many.
const MOST: usize = 50;

/// The tokens by time that were found.
#[derive(Debug, Default)]
pub(super) struct Tokens(Vec<Listed>);

#[derive(Debug)]
pub(super) struct Listed {
    pub(super) serial: RegistrationId,
    pub(super) state: RegistrationState,
    login: Option<String>,
}

/// The address of the list of `user`'s tokens.
pub(super) fn url(address: &ServerAddress, user: &UserId) -> Result<Url, ProviderError> {
    let url = address.join("/token/");
    let mut url = url.map_err(|_| unsent(ErrorKind::NoAnswer))?;
    url.query_pairs_mut()
        .append_pair("user", user.as_str())
        .append_pair("type", "totp")
        .append_pair("pagesize", &MOST.to_string());
    Ok(url)
}

/// The tokens in an answer.
pub(super) fn read(answer: &Value) -> Result<Tokens, String> {
    let listed = value(answer).and_then(|value| value.get("tokens")?.as_array());
    let listed = listed.ok_or("the list of tokens is missing")?;
    let tokens = listed.iter().take(MOST).filter_map(|token| {
        let by_time = text(token, "tokentype").is_none_or(|kind| kind.eq_ignore_ascii_case("totp"));
        let serial = RegistrationId::parse(text(token, "serial")?).ok()?;
        by_time.then(|| Listed {
            serial,
            state: state(token),
            login: text(token, "username").map(str::to_owned),
        })
    });
    Ok(Tokens(tokens.collect()))
}

fn state(token: &Value) -> RegistrationState {
    let is = |name: &str| token.get(name) == Some(&Value::Bool(true));
    match text(token, "rollout_state") {
        Some("verify" | "clientwait" | "pending") => RegistrationState::Pending,
        // Tokens from before there were states have none.
        None | Some("enrolled") if is("active") && !is("revoked") => RegistrationState::Ready,
        None | Some("enrolled") => RegistrationState::None,
        Some(_) => RegistrationState::Unknown,
    }
}

impl Tokens {
    fn first(&self, state: RegistrationState) -> Option<&Listed> {
        self.0.iter().find(|token| token.state == state)
    }

    /// One that waits for its proof.
    pub(super) fn pending(&self) -> Option<&Listed> {
        self.first(RegistrationState::Pending)
    }

    /// One that codes can be made with.
    pub(super) fn ready(&self) -> Option<&Listed> {
        self.first(RegistrationState::Ready)
    }

    /// The one with this serial.
    pub(super) fn of(&self, serial: &RegistrationId) -> Option<&Listed> {
        self.0.iter().find(|token| token.serial == *serial)
    }

    /// Leaves out all but the one with this serial: a server may look for parts of one.
    pub(super) fn keep(&mut self, serial: &RegistrationId) {
        self.0.retain(|token| token.serial == *serial);
    }

    /// The serials of those in this state.
    pub(super) fn serials(&self, state: RegistrationState) -> Vec<RegistrationId> {
        let those = self.0.iter().filter(|token| token.state == state);
        those.map(|token| token.serial.clone()).collect()
    }

    /// How far the person is with any of them.
    pub(super) fn state(&self) -> RegistrationState {
        use RegistrationState::{None, Pending, Ready, Unknown};
        let found = [Ready, Pending, Unknown]
            .into_iter()
            .find(|state| self.first(*state).is_some());
        found.unwrap_or(None)
    }

    /// The login name of whose they are.
    pub(super) fn user(&self) -> Option<&str> {
        self.0.iter().find_map(|token| token.login.as_deref())
    }
}
