//! The log-in: who signs in, and the code of whoever has one set up.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, LOCATION, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use url::Url;

use super::authorize::{loopback, refused, with_state};
use super::form::Form;
use super::oauth_error::OAuthError;
use super::page::{self, Page};
use super::sign_ins::{Asked, Finished, Goal, SignedIn};
use crate::caller::Caller;
use crate::directory::SecondFactor;
use crate::provider::Provider;
use crate::refusal::Refusal;

const REQUEST: &str = "authRequestID";

/// A page, or another way on.
type Shown = Result<Response, Page>;

/// Sends a browser on. `303` makes a `GET` of it, whatever the request was; ZITADEL sends `302`, which browsers take the
/// same way, and so do we.
pub(crate) fn go_to(uri: &Url) -> Response {
    go(uri.as_str())
}

fn go(address: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(address) else {
        return page::broken().into_response();
    };
    let unkept = HeaderValue::from_static("no-store");
    (
        StatusCode::FOUND,
        [(LOCATION, location), (CACHE_CONTROL, unkept)],
    )
        .into_response()
}

/// Goes on with a log-in that was asked for: with who is signed in already, or with the question who it is.
pub(crate) fn go_on(
    provider: &Provider,
    asked: Asked,
    signed_in: Option<SignedIn>,
) -> Result<Response, OAuthError> {
    let now = provider.time();
    let request = provider.with_sign_ins(|sign_ins, _| sign_ins.ask(asked, now))?;
    match signed_in {
        Some(signed_in) => identified(provider, &request, signed_in, false),
        None => Ok(go(&format!("/ui/login/login?{REQUEST}={request}"))),
    }
}

/// The people, as a list to choose from.
pub(crate) async fn show(
    State(provider): State<Arc<Provider>>,
    form: Result<Form, OAuthError>,
) -> Shown {
    let (request, asked) = find(&provider, &form)?;
    Ok(page::people(&request, &asked).into_response())
}

/// Somebody was chosen, or the log-in was given up.
pub(crate) async fn choose(
    State(provider): State<Arc<Provider>>,
    form: Result<Form, OAuthError>,
) -> Shown {
    let (request, asked) = find(&provider, &form)?;
    let form = form.map_err(|_| page::broken())?;
    let now = provider.time();
    if form.get("cancel").is_some() {
        provider.with_sign_ins(|sign_ins, _| sign_ins.give_up(&request, now));
        return Ok(cancelled(&asked));
    }
    let chosen = form.get("user").and_then(Caller::with_id);
    let Some(caller) = chosen else {
        return Ok(page::people(&request, &asked).into_response());
    };
    let signed_in = SignedIn::by_password(caller.who, now).map_err(|_| page::broken())?;
    identified(&provider, &request, signed_in, true).map_err(|_| page::broken())
}

/// The field for the code.
pub(crate) async fn ask_for_code(
    State(provider): State<Arc<Provider>>,
    form: Result<Form, OAuthError>,
) -> Shown {
    let (request, asked) = find(&provider, &form)?;
    let signed_in = asked.signed_in.as_ref().ok_or_else(page::over)?;
    let lost = second_factor(&provider, signed_in) == SecondFactor::OfLostDevice;
    Ok(page::code(&request, &asked, signed_in.who, lost, None).into_response())
}

/// The code was typed, or the button for a device that nobody has was pressed.
pub(crate) async fn check_code(
    State(provider): State<Arc<Provider>>,
    form: Result<Form, OAuthError>,
) -> Shown {
    let (request, asked) = find(&provider, &form)?;
    let form = form.map_err(|_| page::broken())?;
    let signed_in = asked.signed_in.clone().ok_or_else(page::over)?;
    let lost = second_factor(&provider, &signed_in) == SecondFactor::OfLostDevice;
    if !(lost && form.get("demo").is_some()) {
        let typed = form.get("code").unwrap_or_default();
        if let Err(refusal) = provider.check_sign_in_code(signed_in.who.id, typed) {
            let words = if refusal == Refusal::CODE_REUSED {
                "That code was already used. Wait for the next one."
            } else {
                "That code isn't right."
            };
            let page = page::code(&request, &asked, signed_in.who, lost, Some(words));
            return Ok(page.into_response());
        }
    }
    let signed_in = signed_in.and_by_code(provider.time());
    finish(&provider, &request, signed_in, true).map_err(|_| page::broken())
}

/// Somebody is who was asked for: on to the code where there is one to ask for, or to the end.
fn identified(
    provider: &Provider,
    request: &str,
    signed_in: SignedIn,
    fresh: bool,
) -> Result<Response, OAuthError> {
    if signed_in.with_code || second_factor(provider, &signed_in) == SecondFactor::None {
        return finish(provider, request, signed_in, fresh);
    }
    let now = provider.time();
    provider.with_sign_ins(|sign_ins, _| {
        if let Some(asked) = sign_ins.asked(request, now) {
            asked.signed_in = Some(signed_in);
        }
    });
    Ok(go(&format!("/ui/login/mfa/verify?{REQUEST}={request}")))
}

/// The end of a log-in: back to where the request came from, or to the question about a device. After a fresh one the
/// browser is remembered.
fn finish(
    provider: &Provider,
    request: &str,
    signed_in: SignedIn,
    fresh: bool,
) -> Result<Response, OAuthError> {
    let now = provider.time();
    let (finished, cookie) = provider.with_sign_ins(|sign_ins, _| {
        let cookie = fresh.then(|| sign_ins.remember(signed_in.clone(), now));
        let finished = sign_ins.finish(request, signed_in, now)?;
        Ok::<_, OAuthError>((finished, cookie.transpose()?))
    })?;
    let mut response = match finished {
        Finished::Confirm => go(&format!("/device/confirm?{REQUEST}={request}")),
        Finished::Redirect { uri, state, code } => {
            let mut uri = loopback(&uri)?;
            uri.query_pairs_mut().append_pair("code", &code);
            go_to(&with_state(uri, state.as_deref()))
        }
    };
    if let Some(cookie) = cookie
        && let Ok(cookie) = HeaderValue::from_str(&provider.cookie(&cookie))
    {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}

fn cancelled(asked: &Asked) -> Response {
    let Goal::Redirect { uri, state, .. } = &asked.goal else {
        return page::note("Nobody signed in", "You can close this page.").into_response();
    };
    match loopback(uri) {
        Ok(uri) => go_to(&refused(&uri, state.as_deref(), &OAuthError::DENIED)),
        Err(error) => error.into_response(),
    }
}

/// The log-in that a page belongs to, with its name.
pub(crate) fn find(
    provider: &Provider,
    form: &Result<Form, OAuthError>,
) -> Result<(String, Asked), Page> {
    let form = form.as_ref().map_err(|_| page::broken())?;
    let name = form.get(REQUEST).ok_or_else(page::over)?;
    let now = provider.time();
    provider
        .with_sign_ins(|sign_ins, _| sign_ins.asked(name, now).cloned())
        .map(|asked| (name.to_owned(), asked))
        .ok_or_else(page::over)
}

fn second_factor(provider: &Provider, signed_in: &SignedIn) -> SecondFactor {
    provider.with_sign_ins(|_, directory| directory.second_factor(signed_in.who.id))
}
