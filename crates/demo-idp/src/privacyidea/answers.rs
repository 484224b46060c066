//! The envelope that every answer of privacyIDEA is in, and what it says when it says no.

use axum::Json;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::clock::Moment;
use crate::refusal::Refusal;

/// What the server calls itself.
const VERSION: &str = "3.11";

/// What the caller wanted, for the words of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Enroll,
    List,
    Delete,
}

/// A refusal: a code for programs, and a text for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    status: StatusCode,
    code: i32,
    text: String,
}

impl Failure {
    pub(super) fn no_header() -> Self {
        Self::unauthenticated(
            4033,
            "Authentication failure. Missing Authorization header.",
        )
    }

    pub(super) fn unreadable_token() -> Self {
        Self::unauthenticated(
            4304,
            "Authentication failure. Error decoding the Authorization token: Not enough segments",
        )
    }

    pub(super) fn expired() -> Self {
        Self::unauthenticated(
            4305,
            "Authentication failure. Your token has expired: Signature has expired",
        )
    }

    pub(super) fn wrong_credentials() -> Self {
        Self::unauthenticated(4031, "Authentication failure. Wrong credentials")
    }

    pub(super) fn missing(parameter: &str) -> Self {
        Self::parameter(&format!("Missing parameter: '{parameter}'"))
    }

    pub(super) fn parameter(text: &str) -> Self {
        Self::plain(905, text)
    }

    pub(super) fn unknown_kind(kind: &str) -> Self {
        let kind: String = kind.chars().take(40).collect();
        Self::plain(
            1610,
            &format!("init token failed: unknown token type '{kind}'"),
        )
    }

    pub(super) fn unknown_user() -> Self {
        Self::plain(
            904,
            "The user can not be found in any resolver in this realm!",
        )
    }

    pub(super) fn internal() -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            code: -500,
            text: "Internal Server Error".to_owned(),
        }
    }

    /// What ZITADEL's refusal is here.
    pub(super) fn of(refusal: &Refusal, wanted: Wanted, by_admin: bool) -> Self {
        if *refusal == Refusal::INVALID_CODE || *refusal == Refusal::CODE_REUSED {
            return Self::parameter("Verification of the new token failed.");
        }
        if *refusal == Refusal::START_FOR_UNKNOWN_USER {
            return Self::unknown_user();
        }
        if *refusal == Refusal::NOTHING_TO_VERIFY {
            return Self::missing("otpkey");
        }
        if *refusal == Refusal::NOTHING_TO_REMOVE {
            return Self {
                status: StatusCode::NOT_FOUND,
                code: 601,
                text: "The requested token could not be found.".to_owned(),
            };
        }
        if *refusal == Refusal::ALREADY_SET_UP {
            return Self::policy("The number of tokens of type totp for this user is limited!");
        }
        if *refusal == Refusal::NO_PERMISSION || *refusal == Refusal::NOT_A_MEMBER {
            let whose = if by_admin { "Admin" } else { "User" };
            return Self::policy(&match wanted {
                Wanted::Enroll if by_admin => {
                    "Admin actions are defined, but you are not allowed to enroll this token type!"
                        .to_owned()
                }
                Wanted::Enroll => {
                    "User actions are defined, you are not allowed to enroll this token type!"
                        .to_owned()
                }
                Wanted::List => {
                    format!("{whose} actions are defined, but the action tokenlist is not allowed!")
                }
                Wanted::Delete => {
                    format!("{whose} actions are defined, but the action delete is not allowed!")
                }
            });
        }
        Self::internal()
    }

    fn policy(text: &str) -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            code: 303,
            text: text.to_owned(),
        }
    }

    fn unauthenticated(code: i32, text: &str) -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            code,
            text: text.to_owned(),
        }
    }

    /// One that has no status of its own: only of these does the text repeat the code.
    fn plain(code: i32, text: &str) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            code,
            text: format!("ERR{code}: {text}"),
        }
    }
}

/// The answer to a request that came in at `time`.
pub(super) fn answer(outcome: Result<Answered, Failure>, time: Moment) -> Response {
    let (status, result, detail) = match outcome {
        Ok(answered) => (
            StatusCode::OK,
            json!({"status": true, "value": answered.value}),
            answered.detail,
        ),
        Err(failure) => (
            failure.status,
            json!({"status": false, "error": {"code": failure.code, "message": failure.text}}),
            Some(Value::Null),
        ),
    };
    let mut body = json!({
        "id": 1,
        "jsonrpc": "2.0",
        "result": result,
        "time": time.fractional_seconds(),
        "version": format!("privacyIDEA {VERSION}"),
        "versionnumber": VERSION,
    });
    if let Some(detail) = detail {
        body["detail"] = detail;
    }
    let unkept = [(CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
    (status, unkept, Json(body)).into_response()
}

/// What is said when all went well.
pub(super) struct Answered {
    pub(super) value: Value,
    pub(super) detail: Option<Value>,
}

impl Answered {
    pub(super) fn value(value: impl Into<Value>) -> Self {
        Self {
            value: value.into(),
            detail: None,
        }
    }
}
