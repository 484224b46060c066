//! The claims of an ID token against what was asked (OpenID Connect Core, 3.1.3.7).

use serde_json::Value;
use subtle::ConstantTimeEq;

use super::error::IdTokenFault;
use super::jws::{self, Verified};

/// How far the token's times may be off, in seconds: for servers behind one address whose clocks differ a little.
const LEEWAY: i64 = 60;

/// What an ID token has to agree with.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client_id: &'a str,
    /// What was sent; `None` for a device, which has none.
    pub(super) nonce: Option<&'a str>,
    pub(super) access_token: &'a str,
    /// The server's time now, in seconds since 1970.
    pub(super) now: i64,
}

/// Whom a good ID token is about.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct About {
    pub(super) subject: String,
    pub(super) name: Option<String>,
    pub(super) login: Option<String>,
    /// How the person proved who they are (RFC 8176).
    pub(super) methods: Vec<String>,
}

/// Checks `token`, whose keys the server published as `keys`.
///
/// # Errors
/// The first fault that is found.
pub(super) fn check(
    token: &str,
    keys: &Value,
    expected: &Expected<'_>,
) -> Result<About, IdTokenFault> {
    let verified = jws::verify(token, keys)?;
    let claims = verified.claims();
    if super::text(claims, "iss", 2_048).as_deref() != Some(expected.issuer) {
        return Err(IdTokenFault::Issuer);
    }
    check_audience(claims, expected.client_id)?;
    check_times(claims, expected.now)?;
    check_nonce(claims, expected.nonce)?;
    check_access_token(&verified, expected.access_token)?;
    let subject =
        super::text(claims, "sub", super::SUBJECT_CHARS).ok_or(IdTokenFault::Malformed)?;
    Ok(About {
        subject,
        name: super::text(claims, "name", super::NAME_CHARS),
        login: super::text(claims, "preferred_username", super::NAME_CHARS),
        methods: methods(claims),
    })
}

fn check_audience(claims: &Value, client_id: &str) -> Result<(), IdTokenFault> {
    let several = match claims.get("aud") {
        Some(Value::String(one)) if one == client_id => false,
        Some(Value::Array(all)) if all.iter().any(|one| one == client_id) => all.len() > 1,
        _ => return Err(IdTokenFault::Audience),
    };
    match claims.get("azp") {
        Some(party) if party == client_id => Ok(()),
        None if !several => Ok(()),
        _ => Err(IdTokenFault::Audience),
    }
}

fn check_times(claims: &Value, now: i64) -> Result<(), IdTokenFault> {
    let time = |name: &str| {
        let time = claims.get(name)?;
        // Some servers write fractions.
        time.as_i64()
            .or_else(|| time.as_f64().map(|time| time as i64))
    };
    let expires = time("exp").ok_or(IdTokenFault::Malformed)?;
    let issued = time("iat").ok_or(IdTokenFault::Malformed)?;
    if expires.saturating_add(LEEWAY) <= now {
        return Err(IdTokenFault::Expired);
    }
    let is_later = |time: i64| time.saturating_sub(LEEWAY) > now;
    if is_later(issued) || time("nbf").is_some_and(is_later) {
        return Err(IdTokenFault::Future);
    }
    Ok(())
}

fn check_nonce(claims: &Value, sent: Option<&str>) -> Result<(), IdTokenFault> {
    let Some(sent) = sent else {
        return Ok(());
    };
    let said = claims
        .get("nonce")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if bool::from(said.as_bytes().ct_eq(sent.as_bytes())) {
        Ok(())
    } else {
        Err(IdTokenFault::Nonce)
    }
}

fn check_access_token(verified: &Verified, access_token: &str) -> Result<(), IdTokenFault> {
    match verified.claims().get("at_hash") {
        None => Ok(()),
        Some(Value::String(hash)) if verified.is_of(hash, access_token) => Ok(()),
        Some(_) => Err(IdTokenFault::AccessToken),
    }
}

fn methods(claims: &Value) -> Vec<String> {
    let named = claims.get("amr").and_then(Value::as_array);
    let named = named.map_or(&[][..], Vec::as_slice).iter();
    named
        .filter_map(Value::as_str)
        .take(16)
        .map(|name| name.chars().take(32).collect())
        .collect()
}
