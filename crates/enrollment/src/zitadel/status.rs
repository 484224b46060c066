//! How far a person is: three questions to the server, of which any may stay unanswered.

use reqwest::Method;
use serde_json::Value;

use super::accept;
use super::refusal::Asked;
use super::wire::{Body, Operation};
use crate::error::{ErrorKind, ProviderError};
use crate::exchange::Exchange;
use crate::http::{Json, Sender};
use crate::id::UserId;
use crate::provider::{Answer, RegistrationState, Status, UserInfo};

const METHODS: Operation = Operation {
    method: Method::GET,
    path: "/v2/users/{user}/authentication_methods",
    body: Body::None,
};
/// Without states in its body the server lists what is ready only, and a pending registration would not be seen.
const FACTORS: Operation = Operation {
    method: Method::POST,
    path: "/v2/users/{user}/authentication_factors/_search",
    body: Body::Fixed(r#"{"states":["AUTH_FACTOR_STATE_NOT_READY","AUTH_FACTOR_STATE_READY"]}"#),
};
const USER: Operation = Operation {
    method: Method::GET,
    path: "/v2/users/{user}",
    body: Body::None,
};

/// The most methods that are listed, and the most characters of a name.
const MOST_METHODS: usize = 64;
const NAME_CHARS: usize = 200;

/// The status of `user`. The exchange is the one that decided the state; where none did, the first.
///
/// # Errors
/// When the token isn't accepted or the server can't be asked. That it refuses to say, or doesn't know the question,
/// makes the state unknown.
pub(super) async fn look_up(
    sender: &Sender,
    user: &UserId,
) -> Result<Answer<Status>, ProviderError> {
    let (methods, factors, person) = tokio::join!(
        ask(sender, user, &METHODS),
        ask(sender, user, &FACTORS),
        ask(sender, user, &USER),
    );
    let user = person.ok().and_then(|heard| heard.read(read_user));
    let heard = methods?;
    let methods = heard.read(read_methods);
    if methods
        .as_ref()
        .is_some_and(|methods| methods.iter().any(|method| method == "TOTP"))
    {
        let status = Status {
            state: RegistrationState::Ready,
            methods: methods.unwrap_or_default(),
            user,
            registrations: Vec::new(),
        };
        return Ok(Answer {
            value: status,
            exchange: heard.exchange,
        });
    }
    let factors = factors?;
    let (state, exchange) = match factors.read(read_factors) {
        Some(state) => (state, factors.exchange),
        None => (RegistrationState::Unknown, heard.exchange),
    };
    Ok(Answer {
        value: Status {
            state,
            methods: methods.unwrap_or_default(),
            user,
            registrations: Vec::new(),
        },
        exchange,
    })
}

/// What the server answered to one question: JSON, or nothing that helps.
struct Heard {
    json: Option<Json>,
    exchange: Exchange,
}

impl Heard {
    fn read<T>(&self, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        read(self.json.as_ref()?.value())
    }
}

async fn ask(sender: &Sender, user: &UserId, question: &Operation) -> Result<Heard, ProviderError> {
    let call = question
        .call(sender.address(), user, None, None)
        .map_err(super::unsent)?;
    match accept(Asked::Status, sender.send_read(&call).await?) {
        Ok((json, exchange)) => Ok(Heard {
            json: Some(json),
            exchange,
        }),
        Err(error) if is_tolerable(&error.kind) => Ok(Heard {
            json: None,
            exchange: error.exchange,
        }),
        Err(error) => Err(error),
    }
}

/// Whether an error means only that this question stays open.
fn is_tolerable(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::NotAllowed
            | ErrorKind::CallerUnknown
            | ErrorKind::UserNotFound
            | ErrorKind::NoPendingRegistration
            | ErrorKind::NotFound
            | ErrorKind::RouteNotFound
            | ErrorKind::NotUnderstood
            | ErrorKind::TooLarge
            | ErrorKind::Refused
    )
}

/// The names of the methods.
pub(super) fn read_methods(answer: &Value) -> Option<Vec<String>> {
    let short = |name: &str| {
        let name = name
            .strip_prefix("AUTHENTICATION_METHOD_TYPE_")
            .unwrap_or(name);
        name.chars().take(NAME_CHARS).collect()
    };
    let names = list(answer, "authMethodTypes")?;
    Some(
        names
            .iter()
            .filter_map(Value::as_str)
            .take(MOST_METHODS)
            .map(short)
            .collect(),
    )
}

/// The state of the factor that is a code by time; `None` when it has a state that isn't known.
pub(super) fn read_factors(answer: &Value) -> Option<RegistrationState> {
    let mut state = Some(RegistrationState::None);
    for factor in list(answer, "result")?
        .iter()
        .filter(|factor| factor.get("otp").is_some())
    {
        match factor.get("state").and_then(Value::as_str) {
            Some("AUTH_FACTOR_STATE_READY") => return Some(RegistrationState::Ready),
            Some("AUTH_FACTOR_STATE_NOT_READY") => state = Some(RegistrationState::Pending),
            Some("AUTH_FACTOR_STATE_REMOVED") => {}
            _ => state = state.filter(|state| *state == RegistrationState::Pending),
        }
    }
    state
}

/// The list of that name. A missing one is empty, as servers leave out what is empty.
fn list<'a>(answer: &'a Value, name: &str) -> Option<&'a [Value]> {
    match answer.as_object()?.get(name) {
        None | Some(Value::Null) => Some(&[]),
        Some(list) => list.as_array().map(Vec::as_slice),
    }
}

pub(super) fn read_user(answer: &Value) -> Option<UserInfo> {
    let user = answer.get("user")?;
    let text = |value: Option<&Value>| {
        let text: String = value?.as_str()?.chars().take(NAME_CHARS).collect();
        (!text.is_empty()).then_some(text)
    };
    let profile = user.get("human").and_then(|human| human.get("profile"));
    let of_profile = |name: &str| text(profile.and_then(|profile| profile.get(name)));
    let given_and_family = || match (of_profile("givenName"), of_profile("familyName")) {
        (Some(given), Some(family)) => Some(format!("{given} {family}")),
        (given, family) => given.or(family),
    };
    let of_machine = || text(user.get("machine").and_then(|machine| machine.get("name")));
    let name = of_profile("displayName")
        .or_else(given_and_family)
        .or_else(of_machine);
    let login = text(user.get("preferredLoginName")).or_else(|| text(user.get("username")));
    (name.is_some() || login.is_some()).then_some(UserInfo { name, login })
}
