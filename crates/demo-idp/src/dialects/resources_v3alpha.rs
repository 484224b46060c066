//! `resources/v3alpha`: as v3alpha, but the body of a verification is the bare code, and `details` has another shape.

use std::sync::Arc;

use axum::extract::{ConnectInfo, State};
use axum::routing::{delete, post};
use axum::{Extension, Json, Router};
use serde::Serialize;

use super::{Call, Done, admit_registration, check_code, remove_with_id, start_with_id};
use crate::body::{Body, InPath, text};
use crate::caller::Caller;
use crate::connection::Cut;
use crate::directory::{Change, RESOURCE_OWNER};
use crate::provider::Provider;
use crate::refusal::Refusal;

/// The routes under `/resources/v3alpha`.
pub(crate) fn routes() -> Router<Arc<Provider>> {
    Router::new()
        .route(
            "/resources/v3alpha/users/{user}/totp",
            post(start_with_id::<ResourceDetails>),
        )
        .route(
            "/resources/v3alpha/users/{user}/totp/{id}",
            delete(remove_with_id::<ResourceDetails>),
        )
        .route(
            "/resources/v3alpha/users/{user}/totp/{id}/_verify",
            post(verify),
        )
}

async fn verify(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    InPath((user, id)): InPath<(String, String)>,
    body: Body,
) -> Result<Json<Done<ResourceDetails>>, Refusal> {
    admit_registration(&provider, caller, Call::Verify, &user, &id)?;
    let code = text(Some(body.json()?), "code")?;
    check_code(&code, 6, 9)?;
    let change = super::verify(&provider, &cut, &user, Some(&id), &code)?;
    Ok(Json(Done {
        details: (&change).into(),
    }))
}

/// `details` of a resource. The resource that changes is the user, whose id it gives.
#[derive(Serialize)]
struct ResourceDetails {
    id: &'static str,
    created: String,
    changed: String,
    owner: Owner,
}

#[derive(Serialize)]
struct Owner {
    #[serde(rename = "type")]
    kind: &'static str,
    id: &'static str,
}

impl From<&Change> for ResourceDetails {
    fn from(change: &Change) -> Self {
        Self {
            id: change.user_id,
            created: change.created.rfc3339(),
            changed: change.changed.rfc3339(),
            owner: Owner {
                kind: "OWNER_TYPE_ORG",
                id: RESOURCE_OWNER,
            },
        }
    }
}
