//! `v3alpha`: the registration has an id in the path, and a code has 6 to 9 characters.

use std::sync::Arc;

use axum::extract::{ConnectInfo, State};
use axum::routing::{delete, post};
use axum::{Extension, Json, Router};

use super::{Call, Details, Done, admit_registration, check_code, remove_with_id, start_with_id};
use crate::body::{Body, InPath, text};
use crate::caller::Caller;
use crate::connection::Cut;
use crate::provider::Provider;
use crate::refusal::Refusal;

/// The routes under `/v3alpha`.
pub(crate) fn routes() -> Router<Arc<Provider>> {
    Router::new()
        .route("/v3alpha/users/{user}/totp", post(start_with_id::<Details>))
        .route(
            "/v3alpha/users/{user}/totp/{id}",
            delete(remove_with_id::<Details>),
        )
        .route("/v3alpha/users/{user}/totp/{id}/verify", post(verify))
}

async fn verify(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    InPath((user, id)): InPath<(String, String)>,
    body: Body,
) -> Result<Json<Done<Details>>, Refusal> {
    admit_registration(&provider, caller, Call::Verify, &user, &id)?;
    let code = text(body.message()?.remove("code"), "code")?;
    check_code(&code, 6, 9)?;
    let change = super::verify(&provider, &cut, &user, Some(&id), &code)?;
    Ok(Json(Done {
        details: (&change).into(),
    }))
}
