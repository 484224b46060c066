//! Tokens for a code, for a refresh token, or for a device.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, PRAGMA};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::form::Form;
use super::oauth_error::OAuthError;
use super::sign_ins::{ACCESS_SECONDS, CLIENT_ID, Issued, PROJECT_ID};
use crate::provider::Provider;

/// One second less than the token lives, as ZITADEL says it.
const EXPIRES_IN: u64 = ACCESS_SECONDS - 1;

pub(crate) async fn token(
    State(provider): State<Arc<Provider>>,
    form: Result<Form, OAuthError>,
) -> Result<Response, OAuthError> {
    let form = form?;
    let grant_type = form.want("grant_type")?;
    let known = [
        "authorization_code",
        "refresh_token",
        "urn:ietf:params:oauth:grant-type:device_code",
    ];
    if !known.contains(&grant_type) {
        return Err(OAuthError::known(
            "unsupported_grant_type",
            "The grant type is not supported.",
        ));
    }
    if form.want("client_id")? != CLIENT_ID {
        return Err(OAuthError::UNKNOWN_CLIENT);
    }
    let now = provider.time();
    let issued = provider.with_sign_ins(|sign_ins, _| match grant_type {
        "authorization_code" => {
            let (code, uri) = (form.want("code")?, form.want("redirect_uri")?);
            let verifier = form.get("code_verifier").unwrap_or_default();
            sign_ins.exchange(code, uri, verifier, now)
        }
        "refresh_token" => sign_ins.refresh(form.want("refresh_token")?, &form.words("scope"), now),
        _ => sign_ins.poll(form.want("device_code")?, now),
    })?;
    answer(&provider, issued, now.seconds())
}

fn answer(provider: &Provider, issued: Issued, now: u64) -> Result<Response, OAuthError> {
    let id_token = sign(provider, &issued, now)?;
    let answer = Tokens {
        access_token: issued.access_token,
        token_type: "Bearer",
        refresh_token: issued.refresh_token,
        expires_in: EXPIRES_IN,
        id_token,
    };
    let unkept = [(CACHE_CONTROL, "no-store"), (PRAGMA, "no-cache")];
    Ok((unkept, Json(answer)).into_response())
}

/// The ID token, where `openid` was asked for.
fn sign(provider: &Provider, issued: &Issued, now: u64) -> Result<Option<String>, OAuthError> {
    let grant = &issued.grant;
    if !grant.scope.iter().any(|scope| scope == "openid") {
        return Ok(None);
    }
    let key = provider.signing_key();
    let claims = Claims {
        iss: provider.issuer(),
        sub: grant.signed_in.who.id,
        aud: [CLIENT_ID, PROJECT_ID],
        exp: now.saturating_add(ACCESS_SECONDS),
        iat: now,
        auth_time: grant.signed_in.at,
        nonce: grant.nonce.as_deref(),
        amr: if grant.signed_in.with_code {
            &["pwd", "otp", "mfa"]
        } else {
            &["pwd"]
        },
        azp: CLIENT_ID,
        client_id: CLIENT_ID,
        at_hash: key.half_hash(&issued.access_token),
        sid: grant.session(),
    };
    key.sign(&claims)
        .map(Some)
        .map_err(|_| OAuthError::INTERNAL)
}

#[derive(Serialize)]
struct Tokens {
    access_token: String,
    token_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    expires_in: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_token: Option<String>,
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: [&'a str; 2],
    exp: u64,
    iat: u64,
    auth_time: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
    amr: &'a [&'a str],
    azp: &'a str,
    client_id: &'a str,
    at_hash: String,
    sid: &'a str,
}
