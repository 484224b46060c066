//! What is typed into the window comes in as raw bytes: no JSON string of it is made on the way.

use countersign_app::{AppError, Problem, view};
use tauri::ipc::{InvokeBody, Request};
use zeroize::Zeroizing;

/// The largest body that any command takes: a picture, with room to say that it is too large.
const LIMIT: usize = countersign_app::QR_IMAGE_LIMIT + 1024;

/// The raw body of a command.
pub(crate) fn bytes(request: &Request<'_>) -> Result<Zeroizing<Vec<u8>>, Box<view::AppError>> {
    match request.body() {
        InvokeBody::Raw(bytes) if bytes.len() <= LIMIT => Ok(Zeroizing::new(bytes.clone())),
        _ => Err(Box::new(AppError::from(Problem::RequestMalformed).view())),
    }
}
