//! What the server says when it says no: `google.rpc.Status` as JSON, with ZITADEL's ids and texts.

use std::borrow::Cow;

use axum::Json;
use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// An answer other than 200. The id is what a client should go by; the text is for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    code: GrpcCode,
    id: Option<&'static str>,
    text: Cow<'static, str>,
}

/// The gRPC codes that the server uses. The number is what goes into the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum GrpcCode {
    InvalidArgument = 3,
    NotFound = 5,
    AlreadyExists = 6,
    PermissionDenied = 7,
    ResourceExhausted = 8,
    FailedPrecondition = 9,
    Unimplemented = 12,
    Internal = 13,
    Unauthenticated = 16,
}

impl GrpcCode {
    /// The status that grpc-gateway answers with. Its 501 for code 12 becomes 405 for a wrong verb, which is
    /// the only use of that code here.
    fn http_status(self) -> StatusCode {
        match self {
            Self::InvalidArgument | Self::FailedPrecondition => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::AlreadyExists => StatusCode::CONFLICT,
            Self::PermissionDenied => StatusCode::FORBIDDEN,
            Self::ResourceExhausted => StatusCode::TOO_MANY_REQUESTS,
            Self::Unimplemented => StatusCode::METHOD_NOT_ALLOWED,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unauthenticated => StatusCode::UNAUTHORIZED,
        }
    }
}

/// How long a rate-limited client is told to wait, in seconds.
const RETRY_AFTER_SECONDS: &str = "40";

impl Refusal {
    pub(crate) const INVALID_CODE: Self =
        Self::known(GrpcCode::InvalidArgument, "EVENT-8isk2", "Invalid code");
    pub(crate) const CODE_REUSED: Self =
        Self::known(GrpcCode::InvalidArgument, "TOTP-Auw0a", "code reused");
    pub(crate) const NOTHING_TO_VERIFY: Self = Self::known(
        GrpcCode::NotFound,
        "COMMAND-3Mif9s",
        "Multifactor OTP (OneTimePassword) doesn't exist",
    );
    pub(crate) const NOTHING_TO_REMOVE: Self = Self::known(
        GrpcCode::NotFound,
        "COMMAND-Hd9sd",
        "Multifactor OTP (OneTimePassword) doesn't exist",
    );
    pub(crate) const ALREADY_READY: Self = Self::known(
        GrpcCode::FailedPrecondition,
        "COMMAND-qx4ls",
        "Errors.Users.MFA.OTP.AlreadyReady",
    );
    pub(crate) const ALREADY_SET_UP: Self = Self::known(
        GrpcCode::AlreadyExists,
        "COMMAND-do9se",
        "Multifactor OTP (OneTimePassword) is already set up",
    );
    pub(crate) const START_FOR_UNKNOWN_USER: Self = Self::known(
        GrpcCode::FailedPrecondition,
        "COMMAND-SqyJz",
        "User could not be found",
    );
    pub(crate) const VERIFY_FOR_UNKNOWN_USER: Self =
        Self::known(GrpcCode::NotFound, "COMMAND-4g3xq", "Errors.NotFound");
    pub(crate) const LOOK_UP_OF_UNKNOWN_USER: Self =
        Self::known(GrpcCode::NotFound, "QUERY-Dfbg2", "User could not be found");
    pub(crate) const NO_PERMISSION: Self = Self::known(
        GrpcCode::PermissionDenied,
        "AUTH-AWfge",
        "No matching permissions found",
    );
    pub(crate) const NOT_A_MEMBER: Self =
        Self::known(GrpcCode::NotFound, "AUTHZ-cdgFk", "membership not found");
    pub(crate) const MFA_REQUIRED: Self =
        Self::known(GrpcCode::PermissionDenied, "AUTHZ-Kl3p0", "mfa required");
    pub(crate) const ORIGIN_NOT_ALLOWED: Self = Self::known(
        GrpcCode::PermissionDenied,
        "AUTHZ-DZG21",
        "origin not allowed",
    );
    pub(crate) const BAD_TOKEN: Self = Self::known(
        GrpcCode::Unauthenticated,
        "AUTH-7fs1e",
        "Errors.Token.Invalid",
    );
    pub(crate) const BAD_AUTH_HEADER: Self = Self::known(
        GrpcCode::Unauthenticated,
        "AUTH-toLo1",
        "invalid auth header",
    );
    pub(crate) const NO_AUTH_HEADER: Self =
        Self::plain(GrpcCode::Unauthenticated, "auth header missing");
    pub(crate) const RATE_LIMITED: Self = Self::known(
        GrpcCode::ResourceExhausted,
        "LIMITS-molsj",
        "instance blocked",
    );
    pub(crate) const INTERNAL: Self =
        Self::known(GrpcCode::Internal, "TOTP-ieY3o", "Errors.Internal");
    pub(crate) const NO_SUCH_ROUTE: Self = Self::plain(GrpcCode::NotFound, "Not Found");
    pub(crate) const WRONG_VERB: Self = Self::plain(GrpcCode::Unimplemented, "Method Not Allowed");

    /// No service has this method.
    pub(crate) fn unknown_method(service: &str, method: &str) -> Self {
        let method: String = method.chars().take(100).collect();
        Self {
            code: GrpcCode::Unimplemented,
            id: None,
            text: Cow::Owned(format!("unknown method {method} for service {service}")),
        }
    }

    /// The request is not what the message definition allows. ZITADEL gives no id for this.
    pub(crate) fn invalid(text: impl Into<String>) -> Self {
        Self {
            code: GrpcCode::InvalidArgument,
            id: None,
            text: Cow::Owned(text.into()),
        }
    }

    /// A field of `message` is not between `min` and `max` characters long.
    pub(crate) fn length(message: &str, field: &str, min: usize, max: usize) -> Self {
        Self::invalid(format!(
            "invalid {message}.{field}: value length must be between {min} and {max} runes, inclusive"
        ))
    }

    /// The request came in under a name that is not this server's. The id is in the text, without details.
    pub(crate) fn instance_not_found(host: &str, own_host: &str) -> Self {
        let host: String = host.chars().take(255).collect();
        Self {
            code: GrpcCode::NotFound,
            id: None,
            text: Cow::Owned(format!(
                "unable to set instance using origin &{{{host}  http}} (ExternalDomain is {own_host}): \
                 ID=QUERY-1kIjX Message=Instance not found"
            )),
        }
    }

    const fn known(code: GrpcCode, id: &'static str, text: &'static str) -> Self {
        Self {
            code,
            id: Some(id),
            text: Cow::Borrowed(text),
        }
    }

    const fn plain(code: GrpcCode, text: &'static str) -> Self {
        Self {
            code,
            id: None,
            text: Cow::Borrowed(text),
        }
    }

    pub(crate) fn code(&self) -> GrpcCode {
        self.code
    }

    /// The id and the text, where there is an id.
    pub(crate) fn detail(&self) -> Option<(&'static str, &str)> {
        self.id.map(|id| (id, &*self.text))
    }

    /// How many seconds a client is told to wait, if it is.
    pub(crate) fn retry_after(&self) -> Option<HeaderValue> {
        (self.code == GrpcCode::ResourceExhausted)
            .then(|| HeaderValue::from_static(RETRY_AFTER_SECONDS))
    }

    /// The text for people, with the id.
    pub(crate) fn message(&self) -> String {
        match self.id {
            Some(id) => format!("{} ({id})", self.text),
            None => self.text.to_string(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let message = self.message();
        let (http_status, wait) = (self.code.http_status(), self.retry_after());
        let challenge = (self.code == GrpcCode::Unauthenticated)
            .then(|| HeaderValue::from_str(&message).ok())
            .flatten();
        let body = StatusBody {
            code: self.code as u8,
            message,
            details: self
                .id
                .map(|id| ErrorDetail {
                    kind: "type.googleapis.com/zitadel.v1.ErrorDetail",
                    id,
                    message: self.text,
                })
                .into_iter()
                .collect(),
        };
        let mut response = (http_status, Json(body)).into_response();
        if let Some(challenge) = challenge {
            response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        }
        if let Some(wait) = wait {
            response.headers_mut().insert(RETRY_AFTER, wait);
        }
        response
    }
}

/// `google.rpc.Status`. The order of the fields is the order on the wire.
#[derive(Serialize)]
struct StatusBody {
    code: u8,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<ErrorDetail>,
}

#[derive(Serialize)]
struct ErrorDetail {
    #[serde(rename = "@type")]
    kind: &'static str,
    id: &'static str,
    message: Cow<'static, str>,
}
