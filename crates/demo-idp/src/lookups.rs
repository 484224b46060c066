//! The look-ups around a registration: what a person has set up, and who the person is.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::body::{Body, InPath, check_id};
use crate::caller::{Act, Caller};
use crate::clock::Moment;
use crate::dialects::Details;
use crate::directory::{PersonSeen, Seen};
use crate::provider::Provider;
use crate::refusal::Refusal;

/// The look-ups of v2.
pub(crate) fn routes() -> Router<Arc<Provider>> {
    Router::new()
        .route("/v2/users/{user}", get(user))
        .route("/v2/users/{user}/authentication_methods", get(methods))
        .route(
            "/v2/users/{user}/authentication_factors/_search",
            post(factors),
        )
}

/// The person, if the caller may look. `message` names the request in a refusal.
pub(crate) fn look_up(
    provider: &Provider,
    caller: Caller,
    user: &str,
    message: &str,
) -> Result<PersonSeen, Refusal> {
    check_id(user, message, "UserId")?;
    provider.authorize(caller, Act::Look, user)?;
    provider.look_up(user)
}

/// Only what is ready: a pending registration does not show here.
async fn methods(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    InPath(user): InPath<String>,
) -> Result<Json<Methods>, Refusal> {
    let person = look_up(
        &provider,
        caller,
        &user,
        "ListAuthenticationMethodTypesRequest",
    )?;
    Ok(Json(Methods::new(person.registration, provider.time())))
}

/// Shows a pending registration too, unless the request asks for other `states` or other `authFactors`.
async fn factors(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    InPath(user): InPath<String>,
    body: Body,
) -> Result<Json<Factors>, Refusal> {
    let person = look_up(&provider, caller, &user, "ListAuthenticationFactorsRequest")?;
    let shown = if is_asked_for(person.registration, &body.message()?) {
        person.registration
    } else {
        Seen::None
    };
    Ok(Json(Factors::new(shown)))
}

/// Whether the filters of a request let a registration through.
pub(crate) fn is_asked_for(registration: Seen, asked: &Map<String, Value>) -> bool {
    state_name(registration).is_none_or(|state| {
        admits(asked.get("states"), state) && admits(asked.get("authFactors"), "OTP")
    })
}

/// The state of a factor, where there is one.
fn state_name(registration: Seen) -> Option<&'static str> {
    match registration {
        Seen::None => None,
        Seen::Pending => Some("AUTH_FACTOR_STATE_NOT_READY"),
        Seen::Ready => Some("AUTH_FACTOR_STATE_READY"),
    }
}

/// Whether a filter lets `name` through. One that is missing or empty lets everything through.
fn admits(filter: Option<&Value>, name: &str) -> bool {
    match filter.and_then(Value::as_array) {
        Some(names) if !names.is_empty() => names.iter().any(|one| one == name),
        _ => true,
    }
}

async fn user(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    InPath(user): InPath<String>,
) -> Result<Json<UserAnswer>, Refusal> {
    let person = look_up(&provider, caller, &user, "GetUserByIDRequest")?;
    let who = person.who;
    let details = || Details::new(person.sequence, person.changed);
    Ok(Json(UserAnswer {
        details: details(),
        user: User {
            details: details(),
            user_id: who.id,
            state: "USER_STATE_ACTIVE",
            username: who.login,
            login_names: [who.login],
            preferred_login_name: who.login,
            human: Human {
                profile: Profile {
                    given_name: who.given_name,
                    family_name: who.family_name,
                    display_name: who.display_name,
                    preferred_language: "en",
                },
                email: Email {
                    email: who.login,
                    is_verified: true,
                },
            },
        },
    }))
}

/// The kinds of log-in that somebody has ready.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Methods {
    details: ListDetails,
    auth_method_types: Vec<&'static str>,
}

impl Methods {
    pub(crate) fn new(registration: Seen, time: Moment) -> Self {
        let mut types = vec!["AUTHENTICATION_METHOD_TYPE_PASSWORD"];
        if registration == Seen::Ready {
            types.push("AUTHENTICATION_METHOD_TYPE_TOTP");
        }
        Self {
            details: ListDetails {
                total_result: types.len().to_string(),
                timestamp: time.rfc3339(),
            },
            auth_method_types: types,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListDetails {
    total_result: String,
    timestamp: String,
}

/// The second factors that somebody has.
#[derive(Serialize)]
pub(crate) struct Factors {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    result: Vec<Factor>,
}

impl Factors {
    pub(crate) fn new(registration: Seen) -> Self {
        let factor = state_name(registration).map(|state| Factor {
            state,
            otp: Empty {},
        });
        Self {
            result: factor.into_iter().collect(),
        }
    }
}

#[derive(Serialize)]
struct Factor {
    state: &'static str,
    otp: Empty,
}

#[derive(Serialize)]
struct Empty {}

#[derive(Serialize)]
struct UserAnswer {
    details: Details,
    user: User,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct User {
    user_id: &'static str,
    details: Details,
    state: &'static str,
    username: &'static str,
    login_names: [&'static str; 1],
    preferred_login_name: &'static str,
    human: Human,
}

#[derive(Serialize)]
struct Human {
    profile: Profile,
    email: Email,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Profile {
    given_name: &'static str,
    family_name: &'static str,
    display_name: &'static str,
    preferred_language: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Email {
    email: &'static str,
    is_verified: bool,
}
