//! `v2` and `v2beta`: the registration has no id, and a code of 1 to 200 characters reaches the check.

use std::sync::Arc;

use axum::extract::{ConnectInfo, State};
use axum::routing::post;
use axum::{Extension, Json, Router};

use super::{Call, Details, Done, StartAnswer, admit, check_code};
use crate::body::{Body, InPath, text};
use crate::caller::Caller;
use crate::connection::Cut;
use crate::provider::Provider;
use crate::refusal::Refusal;

/// The routes under `version`, which is `v2` or `v2beta`.
pub(crate) fn routes(version: &str) -> Router<Arc<Provider>> {
    Router::new()
        .route(
            &format!("/{version}/users/{{user}}/totp"),
            post(start).delete(remove),
        )
        .route(
            &format!("/{version}/users/{{user}}/totp/verify"),
            post(verify),
        )
}

async fn start(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    InPath(user): InPath<String>,
    body: Body,
) -> Result<Json<StartAnswer<Details>>, Refusal> {
    admit(&provider, caller, Call::Start, &user)?;
    body.message()?;
    let started = provider.start(&user)?;
    let details = Details::from(&started.change);
    Ok(Json(StartAnswer::new(&started, details, None)))
}

async fn verify(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    InPath(user): InPath<String>,
    body: Body,
) -> Result<Json<Done<Details>>, Refusal> {
    admit(&provider, caller, Call::Verify, &user)?;
    let code = text(body.message()?.remove("code"), "code")?;
    check_code(&code, 1, 200)?;
    let change = super::verify(&provider, &cut, &user, None, &code)?;
    Ok(Json(Done {
        details: (&change).into(),
    }))
}

async fn remove(
    State(provider): State<Arc<Provider>>,
    Extension(caller): Extension<Caller>,
    InPath(user): InPath<String>,
) -> Result<Json<Done<Details>>, Refusal> {
    admit(&provider, caller, Call::Remove, &user)?;
    let change = provider.remove(&user, None)?;
    Ok(Json(Done {
        details: (&change).into(),
    }))
}
