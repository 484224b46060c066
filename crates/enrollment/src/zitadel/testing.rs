//! An answer read as every answer that ZITADEL gives, for the fuzz targets.

use super::refusal::Asked;
use super::{accept, answer, started, status};
use crate::error::ProviderError;
use crate::http::Answered;
use crate::id::UserId;
use crate::provider::Started;

/// Everything that may be made of `answered`: what has begun, with and without an id of its own, and the refusals.
pub(crate) fn read(
    answered: &Answered<'_>,
    user: &UserId,
) -> (Vec<Started>, Option<ProviderError>) {
    let mut begun = Vec::new();
    let mut refused = None;
    for asked in [Asked::Start, Asked::Verify, Asked::Status, Asked::Remove] {
        let json = match accept(asked, answered.reply()) {
            Ok((json, _)) => json,
            Err(error) => {
                refused = Some(error);
                continue;
            }
        };
        let value = json.value();
        if asked == Asked::Start {
            for needs_id in [false, true] {
                begun.extend(started::read(value, needs_id, "id.example.org", user));
            }
        }
        let _ = answer::details(value);
        let _ = status::read_methods(value);
        let _ = status::read_factors(value);
        let _ = status::read_user(value);
    }
    (begun, refused)
}
