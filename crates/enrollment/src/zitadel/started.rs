//! Reading a start's answer: the account to make, and the registration's id.

use serde_json::Value;

use super::answer::{details, text};
use crate::id::{RegistrationId, UserId};
use crate::provider::Started;

/// The registration that `answer` says has begun. `host` and `user` name the account when only a bare key came.
///
/// # Errors
/// One sentence on what is wrong with the answer; it repeats nothing of it.
pub(super) fn read(
    answer: &Value,
    needs_id: bool,
    host: &str,
    user: &UserId,
) -> Result<Started, String> {
    let details = details(answer)?;
    let registration_id = match text(answer, "totpId")?.map(RegistrationId::parse) {
        Some(Ok(id)) => Some(id),
        Some(Err(_)) if needs_id => return Err("the registration's id is malformed".to_owned()),
        None if needs_id => return Err("the registration's id is missing".to_owned()),
        _ => None,
    };
    let given = (text(answer, "uri")?, text(answer, "secret")?);
    Started::read(details, registration_id, given, host, user)
}
