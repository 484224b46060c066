//! The device grant (RFC 8628): a device asks to be let in, and somebody with a browser decides.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::form::Form;
use super::log_in::{find as find_request, go_on};
use super::oauth_error::OAuthError;
use super::page::{self, Page};
use super::sign_ins::{Asked, CLIENT_ID, DEVICE_SECONDS, Goal};
use crate::provider::Provider;

/// Gives the device its codes.
pub(crate) async fn authorize(
    State(provider): State<Arc<Provider>>,
    form: Result<Form, OAuthError>,
) -> Result<Response, OAuthError> {
    let form = form?;
    if form.want("client_id")? != CLIENT_ID {
        return Err(OAuthError::UNKNOWN_CLIENT);
    }
    let now = provider.time();
    let device =
        provider.with_sign_ins(|sign_ins, _| sign_ins.ask_for_device(form.words("scope"), now))?;
    let address = format!("{}/device", provider.issuer());
    let answer = json!({
        "device_code": device.device_code,
        "user_code": device.user_code,
        "verification_uri": address,
        "verification_uri_complete": format!("{address}?user_code={}", device.user_code),
        "expires_in": DEVICE_SECONDS,
        "interval": device.interval,
    });
    Ok(([(CACHE_CONTROL, "no-store")], Json(answer)).into_response())
}

/// The field for the code that the device shows.
pub(crate) async fn show(form: Result<Form, OAuthError>) -> Result<Page, Page> {
    let form = form.map_err(|_| page::broken())?;
    Ok(page::user_code(
        form.get("user_code").unwrap_or_default(),
        false,
    ))
}

/// The code was typed: on to the log-in.
pub(crate) async fn find(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    form: Result<Form, OAuthError>,
) -> Result<Response, Page> {
    let form = form.map_err(|_| page::broken())?;
    let typed = form.get("user_code").unwrap_or_default();
    let now = provider.time();
    let found = provider.with_sign_ins(|sign_ins, _| sign_ins.device_showing(typed, now));
    let Some((device_code, scope)) = found else {
        return Ok(page::user_code(typed, true).into_response());
    };
    let asked = Asked {
        goal: Goal::Device { device_code },
        scope,
        hint: None,
        signed_in: None,
    };
    go_on(&provider, asked, provider.browser(&headers)).map_err(|_| page::broken())
}

/// Who signed in is asked whether the device may come in.
pub(crate) async fn ask_to_confirm(
    State(provider): State<Arc<Provider>>,
    form: Result<Form, OAuthError>,
) -> Result<Page, Page> {
    let (request, asked) = find_request(&provider, &form)?;
    let signed_in = asked.signed_in.ok_or_else(page::over)?;
    Ok(page::confirm(&request, signed_in.who))
}

/// The decision.
pub(crate) async fn decide(
    State(provider): State<Arc<Provider>>,
    form: Result<Form, OAuthError>,
) -> Result<Page, Page> {
    let (request, asked) = find_request(&provider, &form)?;
    let form = form.map_err(|_| page::broken())?;
    let Goal::Device { device_code } = asked.goal else {
        return Err(page::broken());
    };
    let signed_in = asked.signed_in.ok_or_else(page::over)?;
    let allowed = match form.get("decision") {
        Some("allow") => true,
        Some("deny") => false,
        _ => return Err(page::broken()),
    };
    let now = provider.time();
    let decided = provider.with_sign_ins(|sign_ins, _| {
        sign_ins.give_up(&request, now);
        sign_ins.decide(&device_code, allowed.then_some(signed_in), now)
    });
    match (decided, allowed) {
        (false, _) => Err(page::over()),
        (true, true) => Ok(page::note(
            "The device is let in",
            "You can close this page and go back to it.",
        )),
        (true, false) => Ok(page::note(
            "The device is kept out",
            "You can close this page.",
        )),
    }
}
