//! What is typed into the window comes in as raw bytes: no JSON string of it is made on the way.

use countersign_app::{AppError, Problem, view};
use serde::de::DeserializeOwned;
use tauri::ipc::{InvokeBody, Request};
use zeroize::Zeroizing;

/// The largest body that any command takes: a picture, with room to say that it is too large.
const LIMIT: usize = countersign_app::QR_IMAGE_LIMIT + 1024;

/// The raw body of a command.
pub(crate) fn bytes(request: &Request<'_>) -> Result<Zeroizing<Vec<u8>>, Box<view::AppError>> {
    match request.body() {
        InvokeBody::Raw(bytes) if bytes.len() <= LIMIT => Ok(Zeroizing::new(bytes.clone())),
        _ => Err(malformed()),
    }
}

/// The same up to a limit of its own, for files.
pub(crate) fn bytes_up_to(
    request: &Request<'_>,
    limit: usize,
) -> Result<Zeroizing<Vec<u8>>, Box<view::AppError>> {
    match request.body() {
        // One byte more, so that what is too large is told by whoever reads it.
        InvokeBody::Raw(bytes) if bytes.len() <= limit + 1 => Ok(Zeroizing::new(bytes.clone())),
        _ => Err(malformed()),
    }
}

/// The raw body of a command, as the JSON that it is. The bytes are wiped.
pub(crate) fn json<T: DeserializeOwned>(request: &Request<'_>) -> Result<T, Box<view::AppError>> {
    serde_json::from_slice(&bytes(request)?).map_err(|_| malformed())
}

/// A header that goes with a raw body.
pub(crate) fn header<'a>(
    request: &'a Request<'_>,
    name: &str,
) -> Result<&'a str, Box<view::AppError>> {
    let value = request.headers().get(name);
    value
        .and_then(|value| value.to_str().ok())
        .ok_or_else(malformed)
}

/// A header that holds any text, percent-encoded.
pub(crate) fn text_header(
    request: &Request<'_>,
    name: &str,
) -> Result<String, Box<view::AppError>> {
    let text = percent_encoding::percent_decode_str(header(request, name)?);
    Ok(text.decode_utf8_lossy().into_owned())
}

fn malformed() -> Box<view::AppError> {
    Box::new(AppError::from(Problem::RequestMalformed).view())
}
