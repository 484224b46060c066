//! Reading what `/token/init` answers: the account to make, and whether a proof went through.

use serde_json::Value;

use super::envelope::text;
use crate::details::Details;
use crate::id::{RegistrationId, UserId};
use crate::provider::Started;

/// The registration that has begun. `host` and `user` name the account when only a bare key came.
///
/// # Errors
/// One sentence on what is wrong with the answer; it repeats nothing of it.
pub(super) fn read(answer: &Value, host: &str, user: &UserId) -> Result<Started, String> {
    let detail = answer.get("detail").ok_or("the detail is missing")?;
    let serial = serial(detail)?;
    let within = |name: &str, part: &str| detail.get(name)?.get(part)?.as_str();
    let given = (within("googleurl", "value"), within("otpkey", "value_b32"));
    Started::read(details(&serial), Some(serial), given, host, user)
}

/// Whether the proof went through: the token that was meant is enrolled.
pub(super) fn read_verified(answer: &Value, expected: &RegistrationId) -> Result<Details, String> {
    let detail = answer.get("detail").ok_or("the detail is missing")?;
    if serial(detail)? != *expected {
        return Err("the answer is about another token".to_owned());
    }
    if text(detail, "rollout_state") != Some("enrolled") {
        return Err("the token is not enrolled after all".to_owned());
    }
    Ok(details(expected))
}

/// What is known about a registration: its serial alone.
pub(super) fn details(serial: &RegistrationId) -> Details {
    Details {
        id: Some(serial.as_str().to_owned()),
        ..Details::default()
    }
}

fn serial(detail: &Value) -> Result<RegistrationId, String> {
    let serial = text(detail, "serial").ok_or("the serial is missing")?;
    RegistrationId::parse(serial).map_err(|_| "the serial is malformed".to_owned())
}
