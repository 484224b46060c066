//! What is taken from a request: parts of the path, and a bounded body.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::refusal::Refusal;

/// The most bytes that a request may carry.
pub(crate) const MAX_BYTES: usize = 64 * 1024;

/// The most characters of a user or registration id.
const MAX_ID_CHARS: usize = 200;

/// Parts of the path, percent-decoded. What is not UTF-8 is an invalid argument.
pub(crate) struct InPath<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for InPath<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        Path::from_request_parts(parts, state)
            .await
            .map(|Path(path)| Self(path))
            .map_err(|_| Refusal::invalid("type mismatch, parameter: invalid URL escape"))
    }
}

/// An id is 1 to 200 characters long. `message` and `field` name it in the refusal.
pub(crate) fn check_id(id: &str, message: &str, field: &str) -> Result<(), Refusal> {
    if (1..=MAX_ID_CHARS).contains(&id.chars().count()) {
        return Ok(());
    }
    Err(Refusal::length(message, field, 1, MAX_ID_CHARS))
}

/// The body, of at most [`MAX_BYTES`].
pub(crate) struct Body(Bytes);

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        match Bytes::from_request(request, state).await {
            Ok(bytes) => Ok(Self(bytes)),
            Err(rejection) => Err(unreadable(&rejection)),
        }
    }
}

impl Body {
    /// The body as one JSON value; an empty body is `null`.
    pub(crate) fn json(&self) -> Result<Value, Refusal> {
        parse(&self.0)
    }

    /// The body as a message, that is, as a JSON object. An empty body is a message without fields.
    pub(crate) fn message(&self) -> Result<serde_json::Map<String, Value>, Refusal> {
        parse_message(&self.0)
    }
}

/// The bytes as a message, as [`Body::message`] has it.
pub(crate) fn parse_message(bytes: &[u8]) -> Result<serde_json::Map<String, Value>, Refusal> {
    match parse(bytes)? {
        Value::Object(fields) => Ok(fields),
        Value::Null => Ok(serde_json::Map::new()),
        _ => Err(Refusal::invalid(
            "proto: syntax error (line 1:1): unexpected token, want {",
        )),
    }
}

fn parse(bytes: &[u8]) -> Result<Value, Refusal> {
    if bytes.trim_ascii().is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_slice(bytes).map_err(|error| {
        Refusal::invalid(format!(
            "proto: syntax error (line {}:{}): invalid value",
            error.line(),
            error.column()
        ))
    })
}

/// The text of a field. One that is missing or `null` is empty, as in proto3; one of another type is an error.
pub(crate) fn text(value: Option<Value>, field: &str) -> Result<String, Refusal> {
    match value {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text),
        Some(_) => Err(Refusal::invalid(format!(
            "proto: invalid value for string field {field}"
        ))),
    }
}

fn unreadable(rejection: &BytesRejection) -> Response {
    if rejection.status() != StatusCode::PAYLOAD_TOO_LARGE {
        return Refusal::invalid("the request body could not be read").into_response();
    }
    let refusal = Refusal::invalid(format!("the request body is larger than {MAX_BYTES} bytes"));
    (StatusCode::PAYLOAD_TOO_LARGE, refusal).into_response()
}
