//! gRPC over HTTP/2, whose outcome stands in the trailers, and gRPC-Web, which puts the trailers into the body.
//!
//! <https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md> and `PROTOCOL-WEB.md` beside it.

use std::convert::Infallible;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64_NOPAD;
use http_body_util::{BodyExt, Full};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use prost::Message;

use super::messages::{Any, ErrorDetail, Status};
use crate::refusal::Refusal;

const STATUS: HeaderName = HeaderName::from_static("grpc-status");
const MESSAGE: HeaderName = HeaderName::from_static("grpc-message");
const DETAILS: HeaderName = HeaderName::from_static("grpc-status-details-bin");

/// A frame's first byte: a message, or (gRPC-Web alone) trailers.
const DATA: u8 = 0;
const TRAILERS: u8 = 0x80;
/// The first byte and the length.
const PREFIX_BYTES: usize = 5;

/// What `grpc-message` can't carry as it is: what is not printable ASCII, and the sign of the escape.
const ESCAPED: &AsciiSet = &CONTROLS.add(b'%');

/// The one message of a request.
pub(super) fn message(body: &Bytes) -> Result<Bytes, Refusal> {
    let broken = || Refusal::invalid("grpc: the request is not one message");
    let (prefix, message) = body
        .split_first_chunk::<PREFIX_BYTES>()
        .ok_or_else(broken)?;
    let [flags, length @ ..] = *prefix;
    if flags != DATA {
        return Err(Refusal::invalid(
            "grpc: compressed messages are not understood",
        ));
    }
    if usize::try_from(u32::from_be_bytes(length)) != Ok(message.len()) {
        return Err(broken());
    }
    Ok(body.slice(PREFIX_BYTES..))
}

/// The answer over HTTP/2.
pub(super) fn answer(outcome: Result<Vec<u8>, Refusal>) -> Response {
    const KIND: HeaderValue = HeaderValue::from_static("application/grpc+proto");
    match outcome {
        Ok(message) => {
            let trailers = trailers(None);
            let body = Full::new(Bytes::from(framed(DATA, &message)))
                .with_trailers(async move { Some(Ok::<_, Infallible>(trailers)) });
            ([(CONTENT_TYPE, KIND)], Body::new(body)).into_response()
        }
        // Nothing but trailers, which then are the headers.
        Err(refusal) => (trailers(Some(&refusal)), [(CONTENT_TYPE, KIND)]).into_response(),
    }
}

/// The answer over any HTTP.
pub(super) fn web_answer(outcome: Result<Vec<u8>, Refusal>) -> Response {
    let (mut body, trailers) = match outcome {
        Ok(message) => (framed(DATA, &message), trailers(None)),
        Err(refusal) => (Vec::new(), trailers(Some(&refusal))),
    };
    let mut lines = Vec::new();
    for (name, value) in &trailers {
        lines.extend_from_slice(name.as_str().as_bytes());
        lines.extend_from_slice(b": ");
        lines.extend_from_slice(value.as_bytes());
        lines.extend_from_slice(b"\r\n");
    }
    body.extend(framed(TRAILERS, &lines));
    ([(CONTENT_TYPE, "application/grpc-web+proto")], body).into_response()
}

fn framed(flags: u8, content: &[u8]) -> Vec<u8> {
    let mut frame = Vec::with_capacity(PREFIX_BYTES + content.len());
    frame.push(flags);
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    frame.extend_from_slice(&length.to_be_bytes());
    frame.extend_from_slice(content);
    frame
}

fn trailers(refusal: Option<&Refusal>) -> HeaderMap {
    let mut trailers = HeaderMap::new();
    let Some(refusal) = refusal else {
        trailers.insert(STATUS, HeaderValue::from_static("0"));
        return trailers;
    };
    let message = refusal.message();
    let details = refusal.detail().map(|(id, message)| Any {
        type_url: "type.googleapis.com/zitadel.v1.ErrorDetail".to_owned(),
        value: ErrorDetail {
            id: id.to_owned(),
            message: message.to_owned(),
        }
        .encode_to_vec(),
    });
    trailers.insert(STATUS, HeaderValue::from(u16::from(refusal.code() as u8)));
    let escaped = utf8_percent_encode(&message, ESCAPED).to_string();
    if let Ok(escaped) = HeaderValue::from_str(&escaped) {
        trailers.insert(MESSAGE, escaped);
    }
    if let Some(detail) = details {
        let status = Status {
            code: i32::from(refusal.code() as u8),
            message,
            details: vec![detail],
        };
        let status = BASE64_NOPAD.encode(&status.encode_to_vec());
        if let Ok(status) = HeaderValue::from_str(&status) {
            trailers.insert(DETAILS, status);
        }
    }
    trailers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_one_whole_message() {
        let body = Bytes::from_static(b"\0\0\0\0\x02ab");
        assert_eq!(message(&body).unwrap(), "ab");
        assert_eq!(message(&Bytes::from_static(b"\0\0\0\0\0")).unwrap(), "");
        for broken in [
            &b""[..],
            b"\0\0\0\0",
            b"\x01\0\0\0\x02ab",
            b"\0\0\0\0\x03ab",
            b"\0\0\0\0\x01ab",
            b"\0\xff\xff\xff\xffab",
        ] {
            assert!(message(&Bytes::from_static(broken)).is_err(), "{broken:?}");
        }
    }

    #[test]
    fn a_message_for_people_is_escaped_where_it_must_be() {
        let refusal = Refusal::invalid("100 % größer");
        assert_eq!(
            trailers(Some(&refusal))[MESSAGE],
            "100 %25 gr%C3%B6%C3%9Fer"
        );
    }
}
