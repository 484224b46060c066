//! The look-ups around a registration: what a person has set up, who the person is, and whose token it is.

use std::sync::Arc;

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Serialize;
use serde_json::Value;

use crate::body::{Body, InPath, check_id};
use crate::dialects::Details;
use crate::directory::{PersonSeen, Seen};
use crate::provider::Provider;
use crate::refusal::Refusal;

/// The look-ups of v2, and userinfo.
pub(crate) fn routes() -> Router<Arc<Provider>> {
    Router::new()
        .route("/v2/users/{user}", get(user))
        .route("/v2/users/{user}/authentication_methods", get(methods))
        .route(
            "/v2/users/{user}/authentication_factors/_search",
            post(factors),
        )
        .route("/oidc/v1/userinfo", get(userinfo))
}

fn look_up(provider: &Provider, user: &str, message: &str) -> Result<PersonSeen, Refusal> {
    check_id(user, message, "UserId")?;
    provider.authorize(user)?;
    provider.look_up(user)
}

/// Only what is ready: a pending registration does not show here.
async fn methods(
    State(provider): State<Arc<Provider>>,
    InPath(user): InPath<String>,
) -> Result<Json<Methods>, Refusal> {
    let person = look_up(&provider, &user, "ListAuthenticationMethodTypesRequest")?;
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
    InPath(user): InPath<String>,
    body: Body,
) -> Result<Json<Factors>, Refusal> {
    let person = look_up(&provider, &user, "ListAuthenticationFactorsRequest")?;
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
    InPath(user): InPath<String>,
) -> Result<Json<UserAnswer>, Refusal> {
    let person = look_up(&provider, &user, "GetUserByIDRequest")?;
    let (given_name, family_name) = person.user.role.name_parts();
    let details = || Details::new(person.sequence, person.changed);
    Ok(Json(UserAnswer {
        details: details(),
        user: User {
            details: details(),
            user_id: person.user.id,
            state: "USER_STATE_ACTIVE",
            username: person.user.login.clone(),
            login_names: [person.user.login.clone()],
            preferred_login_name: person.user.login.clone(),
            human: Human {
                profile: Profile {
                    given_name,
                    family_name,
                    display_name: person.user.name,
                    preferred_language: "en",
                },
                email: Email {
                    email: person.user.login,
                    is_verified: true,
                },
            },
        },
    }))
}

/// The owner of the token is the helpdesk, which is not among the people it can enroll.
async fn userinfo() -> Json<UserInfo> {
    Json(UserInfo {
        sub: "287614093518012419",
        name: "Helpdesk",
        preferred_username: "helpdesk@demo.countersign.example",
        email: "helpdesk@demo.countersign.example",
        email_verified: true,
    })
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
    user_id: String,
    details: Details,
    state: &'static str,
    username: String,
    login_names: [String; 1],
    preferred_login_name: String,
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
    display_name: String,
    preferred_language: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Email {
    email: String,
    is_verified: bool,
}

#[derive(Serialize)]
struct UserInfo {
    sub: &'static str,
    name: &'static str,
    preferred_username: &'static str,
    email: &'static str,
    email_verified: bool,
}
