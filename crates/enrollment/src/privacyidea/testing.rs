//! An answer read as every answer that privacyIDEA gives, for the fuzz targets.

use super::refusal::{self, Asked};
use super::{started, tokens};
use crate::error::ProviderError;
use crate::http::Answered;
use crate::id::UserId;
use crate::provider::{RegistrationState, Started};

/// Everything that may be made of `answered`: what has begun, and the refusals.
pub(crate) fn read(
    answered: &Answered<'_>,
    user: &UserId,
) -> (Vec<Started>, Option<ProviderError>) {
    let mut begun = Vec::new();
    let mut refused = None;
    for asked in [Asked::Start, Asked::Verify, Asked::Look, Asked::Remove] {
        let json = match refusal::accept(asked, answered.reply()) {
            Ok((json, _)) => json,
            Err(error) => {
                refused = Some(error);
                continue;
            }
        };
        let value = json.value();
        let read = started::read(value, "id.example.org", user).ok();
        if let Some(id) = read.as_ref().and_then(|read| read.registration_id.as_ref()) {
            let _ = started::read_verified(value, id);
        }
        if asked == Asked::Start {
            begun.extend(read);
        }
        if let Ok(mut tokens) = tokens::read(value) {
            let _ = (tokens.ready(), tokens.pending(), tokens.user());
            if let Some(serial) = tokens.serials(RegistrationState::Ready).first() {
                assert!(tokens.of(serial).is_some());
                tokens.keep(serial);
            }
        }
    }
    (begun, refused)
}
