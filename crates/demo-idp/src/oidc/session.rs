//! While one is signed in, and the end of it: who it is, taking tokens back, signing the browser out.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::authorize::{loopback, with_state};
use super::form::Form;
use super::log_in::go_to;
use super::oauth_error::OAuthError;
use super::page;
use super::sign_ins::CLIENT_ID;
use crate::gate::bearer_token;
use crate::provider::Provider;

/// Whose the token is (OpenID Connect Core, section 5.3). The API's audience is not needed here.
pub(crate) async fn userinfo(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
) -> Result<Json<Value>, OAuthError> {
    let token = bearer_token(&headers).map_err(|_| OAuthError::TOKEN_MISSING)?;
    let bearer = provider.bearer(token).ok_or(OAuthError::TOKEN_INVALID)?;
    let who = bearer.caller.who;
    let mut claims = json!({"sub": who.id});
    if bearer.scope.iter().any(|scope| scope == "profile") {
        claims["name"] = json!(who.display_name);
        claims["given_name"] = json!(who.given_name);
        claims["family_name"] = json!(who.family_name);
        claims["preferred_username"] = json!(who.login);
        claims["locale"] = json!("en");
        claims["updated_at"] = json!(provider.updated_at());
    }
    if bearer.scope.iter().any(|scope| scope == "email") {
        claims["email"] = json!(who.login);
        claims["email_verified"] = json!(true);
    }
    Ok(Json(claims))
}

/// Takes a token back (RFC 7009): also one that is not known, so that nothing can be learned.
pub(crate) async fn revoke(
    State(provider): State<Arc<Provider>>,
    form: Result<Form, OAuthError>,
) -> Result<StatusCode, OAuthError> {
    let form = form?;
    if form.want("client_id")? != CLIENT_ID {
        return Err(OAuthError::UNKNOWN_CLIENT);
    }
    let (token, now) = (form.want("token")?, provider.time());
    provider.with_sign_ins(|sign_ins, _| sign_ins.revoke(token, now));
    Ok(StatusCode::OK)
}

/// Signs the browser out (OpenID Connect RP-Initiated Logout). Tokens stay good: `revoke` takes them back.
pub(crate) async fn end(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    form: Result<Form, OAuthError>,
) -> Result<Response, OAuthError> {
    let form = form?;
    let back = form
        .get("post_logout_redirect_uri")
        .map(loopback)
        .transpose()?;
    let now = provider.time();
    if let Some(cookie) = provider.cookie_in(&headers) {
        provider.with_sign_ins(|sign_ins, _| sign_ins.forget_browser(cookie, now));
    }
    let mut response = match back {
        Some(uri) => go_to(&with_state(uri, form.get("state"))),
        None => page::note("You are signed out", "You can close this page.").into_response(),
    };
    let gone = format!("{}; Max-Age=0", provider.cookie(""));
    if let Ok(gone) = HeaderValue::from_str(&gone) {
        response.headers_mut().insert(SET_COOKIE, gone);
    }
    Ok(response)
}
