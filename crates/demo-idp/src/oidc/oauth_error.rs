//! What the sign-in endpoints say when they say no (RFC 6749, section 5.2), with the words of ZITADEL where it has its own.

use std::borrow::Cow;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, PRAGMA};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// An error code for programs and a description for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct OAuthError {
    error: &'static str,
    #[serde(rename = "error_description")]
    description: Cow<'static, str>,
    #[serde(skip)]
    status: StatusCode,
}

impl OAuthError {
    pub(crate) const UNKNOWN_CLIENT: Self = Self::with_status(
        StatusCode::UNAUTHORIZED,
        "invalid_client",
        "Errors.App.NotFound",
    );
    pub(crate) const TOKEN_MISSING: Self = Self::with_status(
        StatusCode::UNAUTHORIZED,
        "invalid_request",
        "access token missing",
    );
    pub(crate) const TOKEN_INVALID: Self = Self::with_status(
        StatusCode::UNAUTHORIZED,
        "access_denied",
        "access token invalid",
    );
    /// ZITADEL calls a code and a refresh token that are no good an invalid request, where RFC 6749 has `invalid_grant`.
    pub(crate) const UNKNOWN_CODE: Self =
        Self::known("invalid_request", "Errors.User.Code.Invalid");
    pub(crate) const USED_CODE: Self = Self::known("invalid_request", "Errors.AuthRequest.NoCode");
    pub(crate) const REFRESH_TOKEN_INVALID: Self =
        Self::known("invalid_request", "Errors.OIDCSession.RefreshTokenInvalid");
    pub(crate) const OTHER_REDIRECT: Self =
        Self::known("invalid_grant", "redirect_uri does not correspond");
    pub(crate) const WRONG_VERIFIER: Self = Self::known("invalid_grant", "invalid code_verifier");
    pub(crate) const MORE_SCOPE: Self =
        Self::known("invalid_scope", "The scope is more than was granted.");
    pub(crate) const PENDING: Self = Self::known(
        "authorization_pending",
        "The user has not yet completed the authorization.",
    );
    pub(crate) const SLOW_DOWN: Self = Self::known("slow_down", "Polling should be slowed down.");
    pub(crate) const EXPIRED_DEVICE_CODE: Self =
        Self::known("expired_token", "The device code has expired.");
    pub(crate) const DENIED: Self = Self::known("access_denied", "The authorization was denied.");
    pub(crate) const INTERNAL: Self = Self::with_status(
        StatusCode::INTERNAL_SERVER_ERROR,
        "server_error",
        "Errors.Internal",
    );

    pub(crate) const fn known(error: &'static str, description: &'static str) -> Self {
        Self::with_status(StatusCode::BAD_REQUEST, error, description)
    }

    const fn with_status(
        status: StatusCode,
        error: &'static str,
        description: &'static str,
    ) -> Self {
        Self {
            error,
            description: Cow::Borrowed(description),
            status,
        }
    }

    /// The request lacks something or has something that it must not have.
    pub(crate) fn invalid(description: impl Into<Cow<'static, str>>) -> Self {
        Self {
            error: "invalid_request",
            description: description.into(),
            status: StatusCode::BAD_REQUEST,
        }
    }

    pub(crate) fn error(&self) -> &'static str {
        self.error
    }

    pub(crate) fn description(&self) -> &str {
        &self.description
    }
}

impl IntoResponse for OAuthError {
    fn into_response(self) -> Response {
        let unkept = [(CACHE_CONTROL, "no-store"), (PRAGMA, "no-cache")];
        (self.status, unkept, Json(self)).into_response()
    }
}
