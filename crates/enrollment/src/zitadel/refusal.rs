//! What a refusal means, decided by the id in its details, then its gRPC code, then its HTTP status.
//!
//! Never by its message, which the server translates; the one exception is the instance that is not found, whose id
//! stands nowhere else.

use serde_json::Value;

use crate::error::{ErrorKind, ProviderError, ServerSaid};
use crate::http::{Json, Reply};

/// The most characters of a message that are kept.
const MESSAGE_CHARS: usize = 2_000;
/// The most entries of the details that are kept, and the most bytes of one.
const DETAILS: usize = 16;
const DETAIL_BYTES: usize = 16 * 1_024;

/// What was asked for. The same code means another thing for another operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Start,
    Verify,
    Status,
    Remove,
}

/// The error that `reply`, whose status is 400 or more, stands for.
pub(super) fn read(asked: Asked, reply: Reply) -> ProviderError {
    let kind = decide(asked, Refusal::of(reply.json.as_ref()).as_ref(), &reply);
    let said = Refusal::of(reply.shown_json.as_ref()).map(|refusal| refusal.said(&reply));
    ProviderError {
        kind,
        said,
        cause: None,
        exchange: reply.exchange,
    }
}

fn decide(asked: Asked, refusal: Option<&Refusal<'_>>, reply: &Reply) -> ErrorKind {
    let retry_after_seconds = reply.retry_after_seconds;
    if let Some(refusal) = refusal {
        if let Some((kind, _)) = refusal.known_id(retry_after_seconds) {
            return kind;
        }
        if refusal
            .message()
            .is_some_and(|message| message.contains("QUERY-1kIjX"))
        {
            return ErrorKind::TenantNotFound;
        }
        if let Some(kind) = refusal
            .code()
            .and_then(|code| by_code(code, asked, refusal, retry_after_seconds))
        {
            return kind;
        }
    }
    by_status(reply.status, asked, retry_after_seconds)
}

/// The ids that ZITADEL's servers give.
fn by_id(id: &str, retry_after_seconds: Option<u64>) -> Option<ErrorKind> {
    Some(match id {
        "EVENT-8isk2" => ErrorKind::InvalidCode,
        "TOTP-Auw0a" => ErrorKind::CodeReused,
        "COMMAND-3Mif9s" | "COMMAND-Hd9sd" => ErrorKind::NoPendingRegistration,
        "COMMAND-qx4ls" | "COMMAND-do9se" => ErrorKind::AlreadyEnrolled,
        "COMMAND-SqyJz" | "COMMAND-4g3xq" => ErrorKind::UserNotFound,
        "AUTHZ-cdgFk" => ErrorKind::CallerUnknown,
        "AUTH-AWfge" | "AUTH-Swrgg2" | "AUTH-Bohd2" => ErrorKind::NotAllowed,
        "AUTHZ-Kl3p0" => ErrorKind::MfaRequired,
        "AUTHZ-DZG21" => ErrorKind::OriginRefused,
        "AUTH-7fs1e" | "AUTH-toLo1" => ErrorKind::Unauthenticated,
        "COMMAND-SF3fg" | "DOM-gM4SUh" => ErrorKind::Locked,
        "LIMITS-molsj" | "QUOTA-vjAy8" => ErrorKind::RateLimited {
            retry_after_seconds,
        },
        "TOTP-ieY3o" => ErrorKind::ServerError,
        "QUERY-1kIjX" => ErrorKind::TenantNotFound,
        _ => return None,
    })
}

/// The gRPC codes, for ids that aren't known; `None` leaves it to the status.
fn by_code(
    code: i64,
    asked: Asked,
    refusal: &Refusal<'_>,
    retry_after_seconds: Option<u64>,
) -> Option<ErrorKind> {
    let has_details = !refusal.details().is_empty();
    Some(match code {
        // With details it is the service that speaks, and a code is all that it is given to judge. Without, it is the
        // check of the request's form.
        3 if asked == Asked::Verify && has_details => ErrorKind::InvalidCode,
        4 => ErrorKind::Timeout { maybe_sent: true },
        // Without details nobody who knows registrations was asked.
        5 if has_details => ErrorKind::NotFound,
        5 | 12 => ErrorKind::RouteNotFound,
        6 if asked != Asked::Status => ErrorKind::AlreadyEnrolled,
        7 => ErrorKind::NotAllowed,
        8 => ErrorKind::RateLimited {
            retry_after_seconds,
        },
        1 | 2 | 13 | 14 | 15 => ErrorKind::ServerError,
        16 => ErrorKind::Unauthenticated,
        3 | 6 | 9 | 10 | 11 => ErrorKind::Refused,
        _ => return None,
    })
}

/// The HTTP statuses, for answers that aren't in the known shape: a proxy's, a firewall's, another program's.
fn by_status(status: u16, asked: Asked, retry_after_seconds: Option<u64>) -> ErrorKind {
    match status {
        401 => ErrorKind::Unauthenticated,
        403 => ErrorKind::NotAllowed,
        404 | 405 | 501 => ErrorKind::RouteNotFound,
        408 | 504 => ErrorKind::Timeout { maybe_sent: true },
        409 if asked == Asked::Start => ErrorKind::AlreadyEnrolled,
        423 => ErrorKind::Locked,
        429 => ErrorKind::RateLimited {
            retry_after_seconds,
        },
        499.. => ErrorKind::ServerError,
        _ => ErrorKind::Refused,
    }
}

/// A `google.rpc.Status` as JSON.
struct Refusal<'a>(&'a Value);

impl<'a> Refusal<'a> {
    /// The refusal in a body; `None` when it has nothing of that shape.
    fn of(json: Option<&'a Json>) -> Option<Self> {
        let refusal = Self(json?.value());
        let is_known = refusal.code().is_some()
            || refusal.message().is_some()
            || !refusal.details().is_empty();
        is_known.then_some(refusal)
    }

    fn code(&self) -> Option<i64> {
        self.0.get("code")?.as_i64()
    }

    fn message(&self) -> Option<&'a str> {
        self.0.get("message")?.as_str()
    }

    fn details(&self) -> &'a [Value] {
        self.0
            .get("details")
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    fn ids(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.details()
            .iter()
            .filter_map(|detail| detail.get("id")?.as_str())
    }

    fn known_id(&self, retry_after_seconds: Option<u64>) -> Option<(ErrorKind, &'a str)> {
        self.ids()
            .find_map(|id| by_id(id, retry_after_seconds).map(|kind| (kind, id)))
    }

    fn said(&self, reply: &Reply) -> ServerSaid {
        let id = self
            .known_id(None)
            .map(|(_, id)| id)
            .or_else(|| self.ids().next());
        let bounded = |text: &str| text.chars().take(MESSAGE_CHARS).collect();
        let details = self.details().iter().take(DETAILS);
        ServerSaid {
            http_status: reply.status,
            code: self.code(),
            id: id.map(bounded),
            message: self.message().map(bounded),
            details: details
                .filter(|detail| detail.to_string().len() <= DETAIL_BYTES)
                .cloned()
                .collect(),
            request_id: reply.exchange.request_id.clone(),
        }
    }
}
