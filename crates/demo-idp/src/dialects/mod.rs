//! The four dialects of one operation. Each has its own paths and shapes; what they do is the same.

pub(crate) mod resources_v3alpha;
pub(crate) mod v2;
pub(crate) mod v3alpha;

use std::sync::Arc;

use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;

use crate::body::{InPath, check_id};
use crate::caller::{Act, Caller};
use crate::connection::Cut;
use crate::directory::{Change, RESOURCE_OWNER, Started};
use crate::provider::Provider;
use crate::refusal::Refusal;

/// The names of the dialects, as a client chooses among them.
pub(crate) const NAMES: [&str; 4] = ["v2", "v2beta", "v3alpha", "resources-v3alpha"];

/// What the three calls have in common.
#[derive(Clone, Copy)]
pub(crate) enum Call {
    Start,
    Verify,
    Remove,
}

impl Call {
    /// The name of the request's message, as a refusal gives it.
    fn message(self) -> &'static str {
        match self {
            Self::Start => "RegisterTOTPRequest",
            Self::Verify => "VerifyTOTPRegistrationRequest",
            Self::Remove => "RemoveTOTPRequest",
        }
    }

    fn act(self) -> Act {
        match self {
            Self::Start | Self::Verify => Act::Enroll,
            Self::Remove => Act::Remove,
        }
    }
}

/// The user's id: its length, then whether the caller may do this for that user.
pub(crate) fn admit(
    provider: &Provider,
    caller: Caller,
    call: Call,
    user: &str,
) -> Result<(), Refusal> {
    check_id(user, call.message(), "UserId")?;
    provider.authorize(caller, call.act(), user)
}

/// As [`admit`], with the id of the registration.
fn admit_registration(
    provider: &Provider,
    caller: Caller,
    call: Call,
    user: &str,
    id: &str,
) -> Result<(), Refusal> {
    admit(provider, caller, call, user)?;
    check_id(id, call.message(), "TotpId")
}

/// Starts a registration that has an id. A body, if there is one, is not looked at.
async fn start_with_id<D: for<'a> From<&'a Change>>(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    InPath(user): InPath<String>,
) -> Result<Json<StartAnswer<D>>, Refusal> {
    admit(&provider, caller, Call::Start, &user)?;
    let started = provider.start(&user)?;
    let details = D::from(&started.change);
    let id = started.registration_id.clone();
    Ok(Json(StartAnswer::new(&started, details, Some(id))))
}

/// Removes a registration by its id.
async fn remove_with_id<D: for<'a> From<&'a Change>>(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    InPath((user, id)): InPath<(String, String)>,
) -> Result<Json<Done<D>>, Refusal> {
    admit_registration(&provider, caller, Call::Remove, &user, &id)?;
    let change = provider.remove(&user, Some(&id))?;
    Ok(Json(Done {
        details: D::from(&change),
    }))
}

/// Holds the code to the dialect's length, in characters and before anything is trimmed.
pub(crate) fn check_code(code: &str, min: usize, max: usize) -> Result<(), Refusal> {
    if (min..=max).contains(&code.chars().count()) {
        return Ok(());
    }
    Err(Refusal::length(Call::Verify.message(), "Code", min, max))
}

/// Verifies, and loses the answer if that is what the scenario is about.
pub(crate) fn verify(
    provider: &Provider,
    cut: &Cut,
    user: &str,
    id: Option<&str>,
    code: &str,
) -> Result<Change, Refusal> {
    let (change, answer_is_lost) = provider.verify(user, id, code)?;
    if answer_is_lost {
        cut.now();
    }
    Ok(change)
}

/// An answer that says nothing but `details`.
#[derive(Serialize)]
pub(crate) struct Done<D> {
    pub(crate) details: D,
}

/// The answer to a start. `totpId` is left out where the dialect has none.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StartAnswer<D> {
    details: D,
    #[serde(skip_serializing_if = "Option::is_none")]
    totp_id: Option<String>,
    uri: String,
    secret: String,
}

impl<D> StartAnswer<D> {
    pub(crate) fn new(started: &Started, details: D, totp_id: Option<String>) -> Self {
        Self {
            details,
            totp_id,
            uri: started.key.link(started.login).to_string(),
            secret: started.key.base32().to_string(),
        }
    }
}

/// `details` as v2, v2beta and v3alpha write it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Details {
    /// A uint64, which JSON carries as a string.
    sequence: String,
    change_date: String,
    resource_owner: &'static str,
}

impl Details {
    pub(crate) fn new(sequence: u64, changed: crate::clock::Moment) -> Self {
        Self {
            sequence: sequence.to_string(),
            change_date: changed.rfc3339(),
            resource_owner: RESOURCE_OWNER,
        }
    }
}

impl From<&Change> for Details {
    fn from(change: &Change) -> Self {
        Self::new(change.sequence, change.changed)
    }
}
