//! Connect: one message as the body, and an error as JSON under a status of HTTP.
//!
//! <https://connectrpc.com/docs/protocol>, unary calls.

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64_NOPAD;
use prost::Message;
use serde::Serialize;

use super::messages::ErrorDetail;
use super::methods::Encoding;
use crate::refusal::{GrpcCode, Refusal};

pub(super) fn answered(encoding: Encoding, message: Vec<u8>) -> Response {
    let kind = match encoding {
        Encoding::Json => "application/json",
        Encoding::Proto => "application/proto",
    };
    ([(CONTENT_TYPE, kind)], message).into_response()
}

pub(super) fn refused(refusal: &Refusal) -> Response {
    let (status, code) = named(refusal.code());
    let details = refusal.detail().map(|(id, message)| Detail {
        kind: "zitadel.v1.ErrorDetail",
        value: BASE64_NOPAD.encode(
            &ErrorDetail {
                id: id.to_owned(),
                message: message.to_owned(),
            }
            .encode_to_vec(),
        ),
    });
    let body = Body {
        code,
        message: refusal.message(),
        details: details.into_iter().collect(),
    };
    let mut response = (status, Json(body)).into_response();
    if let Some(wait) = refusal.retry_after() {
        response.headers_mut().insert(RETRY_AFTER, wait);
    }
    response
}

/// What Connect calls a code, and the status that goes with it.
fn named(code: GrpcCode) -> (StatusCode, &'static str) {
    match code {
        GrpcCode::InvalidArgument => (StatusCode::BAD_REQUEST, "invalid_argument"),
        GrpcCode::NotFound => (StatusCode::NOT_FOUND, "not_found"),
        GrpcCode::AlreadyExists => (StatusCode::CONFLICT, "already_exists"),
        GrpcCode::PermissionDenied => (StatusCode::FORBIDDEN, "permission_denied"),
        GrpcCode::ResourceExhausted => (StatusCode::TOO_MANY_REQUESTS, "resource_exhausted"),
        GrpcCode::FailedPrecondition => (StatusCode::BAD_REQUEST, "failed_precondition"),
        GrpcCode::Unimplemented => (StatusCode::NOT_IMPLEMENTED, "unimplemented"),
        GrpcCode::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        GrpcCode::Unauthenticated => (StatusCode::UNAUTHORIZED, "unauthenticated"),
    }
}

#[derive(Serialize)]
struct Body {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<Detail>,
}

#[derive(Serialize)]
struct Detail {
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
}
