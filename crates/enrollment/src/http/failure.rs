//! What a failed request means: whether it may have reached the server, and whether the server was who it should be.

use std::error::Error;
use std::io;

use crate::error::ErrorKind;

/// The kind of a failure before any status came, and one sentence on it.
pub(super) fn classify(error: &reqwest::Error) -> (ErrorKind, Option<String>) {
    if !error.is_connect() {
        let kind = if error.is_timeout() {
            ErrorKind::Timeout { maybe_sent: true }
        } else {
            ErrorKind::ConnectionLost
        };
        return (kind, None);
    }
    if let Some(fault) = find::<rustls::Error>(error) {
        return (ErrorKind::Certificate, Some(fault.to_string()));
    }
    if error.is_timeout() {
        return (ErrorKind::Timeout { maybe_sent: false }, None);
    }
    if error.is_dns() {
        return (
            ErrorKind::NoAnswer,
            Some("the host's name could not be looked up".to_owned()),
        );
    }
    (
        ErrorKind::NoAnswer,
        find::<io::Error>(error).map(|error| error.kind().to_string()),
    )
}

/// The first error of type `E` in the chain, looking also into what an I/O error wraps, which its `source` passes over.
fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<E>() {
            return Some(found);
        }
        next = match error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
        {
            Some(wrapped) => Some(wrapped),
            None => error.source(),
        };
    }
    None
}
