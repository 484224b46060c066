//! Signing in as at ZITADEL: OpenID Connect for a public native client, with PKCE or from a device.

mod authorize;
mod device;
mod form;
mod log_in;
mod oauth_error;
mod page;
mod session;
mod sign_ins;
mod signing;
mod token;

use std::sync::Arc;

use axum::extract::State;
use axum::routing::{any, get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::provider::Provider;

pub use sign_ins::ZITADEL_AUDIENCE_SCOPE;
pub(crate) use sign_ins::{Bearer, CLIENT_ID, SignIns, SignedIn};
pub use signing::Signing;
pub(crate) use signing::SigningKey;

/// Where a browser shows a page. A form on one of these is sent with the server's own origin.
pub(crate) const PAGES: [&str; 5] = [
    "/oauth/v2/authorize",
    "/ui/login/login",
    "/ui/login/mfa/verify",
    "/device",
    "/device/confirm",
];

/// Everything about signing in. None of it wants a token first.
pub(crate) fn routes() -> Router<Arc<Provider>> {
    Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/oauth/v2/keys", get(keys))
        .route(
            "/oauth/v2/authorize",
            get(authorize::authorize).post(authorize::authorize),
        )
        .route("/ui/login/login", get(log_in::show).post(log_in::choose))
        .route(
            "/ui/login/mfa/verify",
            get(log_in::ask_for_code).post(log_in::check_code),
        )
        .route("/ui/login/style.css", get(page::style))
        .route("/ui/login/icon.svg", get(page::icon))
        .route("/oauth/v2/token", post(token::token))
        .route("/oauth/v2/device_authorization", post(device::authorize))
        .route("/device", get(device::show).post(device::find))
        .route(
            "/device/confirm",
            get(device::ask_to_confirm).post(device::decide),
        )
        .route(
            "/oidc/v1/userinfo",
            get(session::userinfo).post(session::userinfo),
        )
        .route("/oauth/v2/revoke", post(session::revoke))
        .route("/oidc/v1/end_session", any(session::end))
}

/// What the server can do and where (OpenID Connect Discovery, section 3): only what is there.
async fn discovery(State(provider): State<Arc<Provider>>) -> Json<Value> {
    let issuer = provider.issuer();
    let at = |path: &str| format!("{issuer}{path}");
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": at("/oauth/v2/authorize"),
        "token_endpoint": at("/oauth/v2/token"),
        "userinfo_endpoint": at("/oidc/v1/userinfo"),
        "revocation_endpoint": at("/oauth/v2/revoke"),
        "end_session_endpoint": at("/oidc/v1/end_session"),
        "device_authorization_endpoint": at("/oauth/v2/device_authorization"),
        "jwks_uri": at("/oauth/v2/keys"),
        "scopes_supported": ["openid", "profile", "email", "offline_access"],
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": [
            "authorization_code",
            "refresh_token",
            "urn:ietf:params:oauth:grant-type:device_code"
        ],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [provider.signing_key().algorithm()],
        "token_endpoint_auth_methods_supported": ["none"],
        "revocation_endpoint_auth_methods_supported": ["none"],
        "claims_supported": [
            "sub", "aud", "exp", "iat", "iss", "auth_time", "nonce", "amr", "azp", "client_id", "sid", "at_hash",
            "name", "given_name", "family_name", "preferred_username", "locale", "updated_at", "email", "email_verified"
        ],
        "code_challenge_methods_supported": ["S256"],
        "ui_locales_supported": ["en"],
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false
    }))
}

async fn keys(State(provider): State<Arc<Provider>>) -> Json<Value> {
    Json(json!({"keys": [provider.signing_key().public()]}))
}
