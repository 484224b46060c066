//! What a refusal means: decided by the error's code, then by the HTTP status. Never by its message, which is translated.

use super::envelope::{self, Fault};
use crate::error::{ErrorKind, ProviderError, ServerSaid};
use crate::exchange::Exchange;
use crate::http::{Json, Reply};

/// The most characters of a message that are kept.
const MESSAGE_CHARS: usize = 2_000;

/// What was asked for. The same code means another thing for another request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Start,
    Verify,
    Look,
    Remove,
}

/// The JSON of a success, or the error that the reply stands for. Old versions refuse with HTTP 200.
pub(super) fn accept(asked: Asked, mut reply: Reply) -> Result<(Json, Exchange), ProviderError> {
    if (300..400).contains(&reply.status) {
        return Err(reply.into_error(ErrorKind::Redirected, None));
    }
    let code = reply
        .json
        .as_ref()
        .and_then(|json| Fault::of(json.value()).map(|fault| fault.code()));
    if reply.status >= 400 || code.is_some() {
        let kind = code
            .flatten()
            .and_then(|code| by_code(code, asked))
            .unwrap_or_else(|| by_status(&reply));
        return Err(refused(kind, reply));
    }
    if let Some(fault) = reply.fault.take() {
        return Err(reply.into_error(fault, Some("the answer broke off")));
    }
    match reply.json.take() {
        Some(json) if envelope::value(json.value()).is_some() => Ok((json, reply.exchange)),
        Some(_) => {
            Err(reply.into_error(ErrorKind::NotUnderstood, Some("the answer has no result")))
        }
        None => Err(reply.into_error(ErrorKind::NotUnderstood, Some("the answer is not JSON"))),
    }
}

fn by_code(code: i64, asked: Asked) -> Option<ErrorKind> {
    Some(match code {
        // What the request lacks, and a code that is wrong, too old or used: all the same to the server.
        905 if asked == Asked::Verify => ErrorKind::InvalidCode,
        904 => ErrorKind::UserNotFound,
        601 if asked == Asked::Look => ErrorKind::NotFound,
        601 => ErrorKind::NoPendingRegistration,
        303 => ErrorKind::NotAllowed,
        403 | 4031..=4306 => ErrorKind::Unauthenticated,
        // The token is locked, or of a kind that can't be enrolled like this.
        301 => ErrorKind::Refused,
        -500 | 707 | 903 => ErrorKind::ServerError,
        _ => return None,
    })
}

fn by_status(reply: &Reply) -> ErrorKind {
    let known_shape = reply
        .json
        .as_ref()
        .is_some_and(|json| json.value().get("result").is_some());
    match reply.status {
        401 => ErrorKind::Unauthenticated,
        403 => ErrorKind::NotAllowed,
        404 if known_shape => ErrorKind::NotFound,
        404 | 405 | 501 => ErrorKind::RouteNotFound,
        408 | 504 => ErrorKind::Timeout { maybe_sent: true },
        429 => ErrorKind::RateLimited {
            retry_after_seconds: reply.retry_after_seconds,
        },
        499.. => ErrorKind::ServerError,
        _ => ErrorKind::Refused,
    }
}

fn refused(kind: ErrorKind, reply: Reply) -> ProviderError {
    // Of a refusal with HTTP 200 nothing was masked apart; its texts are in the exchange.
    let shown = reply.shown_json.as_ref();
    let said = shown.and_then(|json| Fault::of(json.value())).map(|fault| {
        let message = fault.message();
        ServerSaid {
            http_status: reply.status,
            code: fault.code(),
            id: fault.code().map(|code| format!("ERR{code}")),
            message: message.map(|text| text.chars().take(MESSAGE_CHARS).collect()),
            details: Vec::new(),
            request_id: reply.exchange.request_id.clone(),
        }
    });
    ProviderError {
        kind,
        said,
        cause: None,
        exchange: reply.exchange,
    }
}
