//! Steering a server from outside while it runs, over HTTP. The path exists only where the server was started with a
//! control token, and no scenario stands in its way.
//!
//! | call | body | does |
//! |---|---|---|
//! | `GET /demo-control` | | tells how the server behaves, and how everybody's registration stands |
//! | `PUT /demo-control/scenario` | `{"name":"wrong-code"}` | changes the scenario |
//! | `PUT /demo-control/clock` | `{"offsetSeconds":-90}` | puts the server's clock ahead, or behind |
//! | `PUT /demo-control/caller-clock` | `{"offsetSeconds":-90}` | puts the clock of the callers' devices ahead, or behind |
//! | `POST /demo-control/reset` | | puts the people back to what they were at the start |
//!
//! Each wants `Authorization: Bearer <control token>` and answers with the [`ControlState`], or with
//! `{"error":"…"}` under 400 or 401.

mod client;

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::directory::Seen;
use crate::gate::bearer_token;
use crate::provider::Provider;
use crate::scenario::Scenario;
use crate::users::Role;

pub use client::{ControlClient, ControlError};

const PATH: &str = "/demo-control";

/// How a server behaves, and how everybody's registration stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ControlState {
    /// The scenario, as [`Scenario`]'s text has it.
    pub scenario: String,
    /// By how many seconds the server's clock is put ahead (behind, if negative), besides what the scenario does.
    pub clock_offset_seconds: i64,
    /// By how many seconds the clock of the callers' devices is ahead (behind, if negative).
    pub caller_clock_offset_seconds: i64,
    /// What the server's clock shows, in RFC 3339.
    pub server_time: String,
    /// The people to be enrolled.
    pub people: Vec<ControlPerson>,
    /// All scenarios that there are.
    pub scenarios: Vec<ControlScenario>,
}

/// A person, as the control path shows one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ControlPerson {
    /// The user id.
    pub id: String,
    /// What to call this person: the role in words.
    pub name: String,
    /// The login name.
    pub login: String,
    /// What this person is there to show.
    pub role: Role,
    /// The state of the registration, as the scenario lets it be seen.
    pub registration: RegistrationState,
    /// The code that the person's device shows by the caller's clock, where something was started.
    pub code: Option<String>,
}

/// How a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RegistrationState {
    /// There is none.
    None,
    /// Started, and not verified.
    Pending,
    /// Verified.
    Ready,
}

/// A scenario with the words that introduce it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ControlScenario {
    /// The stable name.
    pub name: String,
    /// A few words for a list.
    pub title: String,
    /// What will be seen to happen.
    pub what_happens: String,
    /// A sentence or two to read out.
    pub say_aloud: String,
}

/// Whether a request is for the control path: then no scenario stands in for the server.
pub(crate) fn is_path(path: &str) -> bool {
    path.strip_prefix(PATH)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The control path, for who has the token.
pub(crate) fn routes(token: Zeroizing<String>) -> Router<Arc<Provider>> {
    Router::new()
        .route(PATH, get(state))
        .route(&format!("{PATH}/scenario"), put(set_scenario))
        .route(&format!("{PATH}/clock"), put(set_clock))
        .route(&format!("{PATH}/caller-clock"), put(set_caller_clock))
        .route(&format!("{PATH}/reset"), post(reset))
        .route_layer(middleware::from_fn_with_state(
            ControlToken(Arc::new(token)),
            authenticate,
        ))
}

#[derive(Clone)]
struct ControlToken(Arc<Zeroizing<String>>);

async fn authenticate(
    State(ControlToken(token)): State<ControlToken>,
    request: Request,
    next: Next,
) -> Response {
    let given = bearer_token(request.headers()).unwrap_or_default();
    if bool::from(given.as_bytes().ct_eq(token.as_bytes())) {
        return next.run(request).await;
    }
    refused(
        StatusCode::UNAUTHORIZED,
        "This path wants the control token.",
    )
}

async fn state(State(provider): State<Arc<Provider>>) -> Json<ControlState> {
    Json(shown(&provider))
}

#[derive(Deserialize)]
struct NewScenario {
    name: String,
}

async fn set_scenario(
    State(provider): State<Arc<Provider>>,
    new: Result<Json<NewScenario>, JsonRejection>,
) -> Response {
    let Ok(Json(new)) = new else {
        return refused(StatusCode::BAD_REQUEST, "Wanted: {\"name\":\"…\"}.");
    };
    match new.name.parse() {
        Ok(scenario) => {
            provider.set_scenario(scenario);
            Json(shown(&provider)).into_response()
        }
        Err(_) => refused(StatusCode::BAD_REQUEST, "No scenario has this name."),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NewClock {
    offset_seconds: i64,
}

async fn set_clock(
    State(provider): State<Arc<Provider>>,
    new: Result<Json<NewClock>, JsonRejection>,
) -> Response {
    put_off(&provider, new, Provider::set_clock_offset)
}

async fn set_caller_clock(
    State(provider): State<Arc<Provider>>,
    new: Result<Json<NewClock>, JsonRejection>,
) -> Response {
    put_off(&provider, new, Provider::set_caller_clock_offset)
}

fn put_off(
    provider: &Provider,
    new: Result<Json<NewClock>, JsonRejection>,
    set: fn(&Provider, i64),
) -> Response {
    let Ok(Json(new)) = new else {
        let words = "Wanted: {\"offsetSeconds\":90}, in whole seconds.";
        return refused(StatusCode::BAD_REQUEST, words);
    };
    set(provider, new.offset_seconds);
    Json(shown(provider)).into_response()
}

async fn reset(State(provider): State<Arc<Provider>>) -> Json<ControlState> {
    provider.reset();
    Json(shown(&provider))
}

fn refused(status: StatusCode, words: &str) -> Response {
    (status, Json(serde_json::json!({"error": words}))).into_response()
}

fn shown(provider: &Provider) -> ControlState {
    let people = provider.people().into_iter();
    ControlState {
        scenario: provider.scenario().to_string(),
        clock_offset_seconds: provider.clock_offset(),
        caller_clock_offset_seconds: provider.caller_clock_offset(),
        server_time: provider.time().rfc3339(),
        people: people
            .map(|(who, role, registration)| ControlPerson {
                id: who.id.to_owned(),
                name: who.display_name.to_owned(),
                login: who.login.to_owned(),
                role,
                registration: registration.into(),
                code: provider.caller_code(who.id),
            })
            .collect(),
        scenarios: Scenario::ALL
            .iter()
            .map(|scenario| ControlScenario {
                name: scenario.name().to_owned(),
                title: scenario.title().to_owned(),
                what_happens: scenario.what_happens(),
                say_aloud: scenario.say_aloud().to_owned(),
            })
            .collect(),
    }
}

impl From<Seen> for RegistrationState {
    fn from(seen: Seen) -> Self {
        match seen {
            Seen::None => Self::None,
            Seen::Pending => Self::Pending,
            Seen::Ready => Self::Ready,
        }
    }
}
