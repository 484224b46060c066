//! Reading a start's answer: the account to make, and the registration's id.

use countersign_otp::{Kind, OtpAuth, Secret};
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
    let link = text(answer, "uri")?.map(OtpAuth::parse).transpose();
    let link = link.map_err(|fault| format!("the link can't be used: {fault}"))?;
    let key = text(answer, "secret")?.map(Secret::from_base32).transpose();
    let key = key.map_err(|_| "the key can't be read".to_owned())?;
    let link = match (link, key) {
        (Some(link), Some(key)) if link.secret.expose() != key.expose() => {
            return Err("the link and the key are not the same".to_owned());
        }
        (Some(link), _) => link,
        (None, Some(key)) => with_usual_parameters(key, host, user),
        (None, None) => return Err("there is neither a link nor a key".to_owned()),
    };
    if !matches!(link.kind, Kind::Totp { .. }) {
        return Err("the link is not for codes by time".to_owned());
    }
    Ok(Started {
        details,
        registration_id,
        link,
    })
}

fn with_usual_parameters(secret: Secret, host: &str, user: &UserId) -> OtpAuth {
    OtpAuth {
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
    }
}
