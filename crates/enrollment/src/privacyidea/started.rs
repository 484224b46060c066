//! Reading what `/token/init` answers: the account to make, and whether a proof went through.

use countersign_otp::{Kind, OtpAuth, Secret};
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
    let link = detail
        .get("googleurl")
        .and_then(|link| link.get("value")?.as_str());
    let link = link.map(OtpAuth::parse).transpose();
    let link = link.map_err(|fault| format!("the link can't be used: {fault}"))?;
    let key = detail
        .get("otpkey")
        .and_then(|key| key.get("value_b32")?.as_str());
    let key = key.map(Secret::from_base32).transpose();
    let key = key.map_err(|_| "the key can't be read".to_owned())?;
    let link = match (link, key) {
        (Some(link), Some(key)) if link.secret.expose() != key.expose() => {
            return Err("the link and the key are not the same".to_owned());
        }
        (Some(link), _) => link,
        (None, Some(secret)) => OtpAuth {
            issuer: host.to_owned(),
            label: user.as_str().to_owned(),
            kind: Kind::Totp {
                algorithm: Default::default(),
                digits: Default::default(),
                period: Default::default(),
            },
            counter: None,
            secret,
            notes: Vec::new(),
        },
        (None, None) => return Err("there is neither a link nor a key".to_owned()),
    };
    if !matches!(link.kind, Kind::Totp { .. }) {
        return Err("the link is not for codes by time".to_owned());
    }
    Ok(Started {
        details: details(&serial),
        registration_id: Some(serial),
        link,
    })
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
