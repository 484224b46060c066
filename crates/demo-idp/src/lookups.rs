//! The look-ups around a registration: what a person has set up, and who the person is.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde::Serialize;
use serde_json::Value;

use crate::body::{Body, InPath, check_id};
use crate::caller::{Act, Caller};
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

fn look_up(
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
    let mut types = vec!["AUTHENTICATION_METHOD_TYPE_PASSWORD"];
    if person.registration == Seen::Ready {
        types.push("AUTHENTICATION_METHOD_TYPE_TOTP");
    }
    Ok(Json(Methods {
        details: ListDetails {
            total_result: types.len().to_string(),
            timestamp: provider.time().rfc3339(),
        },
        auth_method_types: types,
    }))
}

/// Shows a pending registration too, unless the request asks for other `states` or other `authFactors`.
async fn factors(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    InPath(user): InPath<String>,
    body: Body,
) -> Result<Json<Factors>, Refusal> {
    let person = look_up(&provider, caller, &user, "ListAuthenticationFactorsRequest")?;
    let asked = body.message()?;
    let state = match person.registration {
        Seen::None => None,
        Seen::Pending => Some("AUTH_FACTOR_STATE_NOT_READY"),
        Seen::Ready => Some("AUTH_FACTOR_STATE_READY"),
    };
    let result = state
        .filter(|state| {
            admits(asked.get("states"), state) && admits(asked.get("authFactors"), "OTP")
        })
        .map(|state| Factor {
            state,
            otp: Empty {},
        })
        .into_iter()
        .collect();
    Ok(Json(Factors { result }))
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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Methods {
    details: ListDetails,
    auth_method_types: Vec<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListDetails {
    total_result: String,
    timestamp: String,
}

#[derive(Serialize)]
struct Factors {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    result: Vec<Factor>,
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
