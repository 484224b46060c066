//! From a link to an account.

use std::ops::RangeInclusive;

use super::names::{self, Names};
use super::query::{Query, split_at_query};
use super::{LinkError, MAX_LINK_BYTES, Notice, OtpAuth, Parameter};
use crate::quote::quote;
use crate::{Algorithm, Digits, Kind, Period, Secret};

/// The issuer of every Steam account.
const STEAM_ISSUER: &str = "Steam";

pub(super) fn parse(link: &str) -> Result<OtpAuth, LinkError> {
    if link.len() > MAX_LINK_BYTES {
        return Err(LinkError::TooLong);
    }
    let link = link.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let (scheme, rest) = link.split_once(':').ok_or(LinkError::NotOtpauth)?;
    let scheme = scheme.to_ascii_lowercase();
    match scheme.as_str() {
        "otpauth" | "apple-otpauth" => account(rest.strip_prefix("//").unwrap_or(rest)),
        "steam" => bare_steam(rest.strip_prefix("//").ok_or(LinkError::NotOtpauth)?),
        "otpauth-migration" => Err(LinkError::Migration),
        "motp" => Err(LinkError::UnknownKind(scheme)),
        _ => Err(LinkError::NotOtpauth),
    }
}

/// What the type of a link says. The name and the digits of a TOTP link may yet make it a Steam
/// account.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    Totp,
    Hotp,
    Steam,
}

impl Type {
    fn named(text: &str) -> Result<Self, LinkError> {
        match text.to_ascii_lowercase().as_str() {
            "totp" => Ok(Self::Totp),
            "hotp" => Ok(Self::Hotp),
            "steam" => Ok(Self::Steam),
            _ => Err(LinkError::UnknownKind(quote(text))),
        }
    }
}

fn account(text: &str) -> Result<OtpAuth, LinkError> {
    let (path, query) = split_at_query(text);
    let (kind, raw_label) = path.split_once('/').unwrap_or((path, ""));
    let kind = Type::named(kind)?;

    let mut notes = Vec::new();
    let query = Query::split(query, &mut notes);
    let secret = query
        .value(Parameter::Secret)
        .ok_or(LinkError::SecretMissing)?;
    let secret = Secret::from_base32(&secret)?;
    let Names { issuer, label } = names::join(raw_label, query.raw(Parameter::Issuer), &mut notes);
    let kind = read_kind(kind, &query, &issuer)?;
    let counter = match kind {
        Kind::Hotp { .. } => Some(read_counter(&query, &mut notes)?),
        Kind::Totp { .. } | Kind::Steam => None,
    };
    if kind != Kind::Steam && kind.digits().is_unusual() {
        notes.push(Notice::UnusualDigits);
    }
    if kind.period().is_some_and(Period::is_unusual) {
        notes.push(Notice::UnusualPeriod);
    }
    Ok(OtpAuth {
        issuer,
        label,
        kind,
        counter,
        secret,
        notes,
    })
}

/// `steam://SECRET`, as password managers keep it: there is no name in it.
fn bare_steam(text: &str) -> Result<OtpAuth, LinkError> {
    let secret = text.split(['?', '#', '/']).next().unwrap_or_default();
    if secret.trim().is_empty() {
        return Err(LinkError::SecretMissing);
    }
    Ok(OtpAuth {
        issuer: STEAM_ISSUER.to_owned(),
        label: String::new(),
        kind: Kind::Steam,
        counter: None,
        secret: Secret::from_base32(secret)?,
        notes: Vec::new(),
    })
}

fn read_kind(kind: Type, query: &Query<'_>, issuer: &str) -> Result<Kind, LinkError> {
    let encoder_is_steam = || {
        query
            .value(Parameter::Encoder)
            .is_some_and(|e| e.eq_ignore_ascii_case("steam"))
    };
    if kind == Type::Steam || query.raw(Parameter::Steam).is_some() || encoder_is_steam() {
        return Ok(Kind::Steam);
    }
    let algorithm = match query.value(Parameter::Algorithm) {
        Some(name) => name.parse()?,
        None => Algorithm::Sha1,
    };
    let given_digits = read_digits(query)?;
    let digits = given_digits.unwrap_or_default();
    if kind == Type::Hotp {
        return Ok(Kind::Hotp { algorithm, digits });
    }
    let period = read_period(query)?;
    // Steam's accounts are also found as ordinary ones that only the issuer tells, with the digits
    // left out or five.
    let could_be_steam = algorithm == Algorithm::Sha1
        && period == Period::STEAM
        && given_digits.is_none_or(|given| given == Digits::STEAM);
    if issuer.eq_ignore_ascii_case(STEAM_ISSUER) && could_be_steam {
        return Ok(Kind::Steam);
    }
    Ok(Kind::Totp {
        algorithm,
        digits,
        period,
    })
}

fn read_digits(query: &Query<'_>) -> Result<Option<Digits>, LinkError> {
    let Some(text) = query.value(Parameter::Digits) else {
        return Ok(None);
    };
    number(&text, 0..=u64::from(u8::MAX))
        .and_then(|count| u8::try_from(count).ok())
        .and_then(|count| Digits::new(count).ok())
        .map(Some)
        .ok_or_else(|| LinkError::DigitsOutOfRange(quote(&text)))
}

fn read_period(query: &Query<'_>) -> Result<Period, LinkError> {
    let Some(text) = query.value(Parameter::Period) else {
        return Ok(Period::default());
    };
    number(&text, 0..=u64::MAX)
        .and_then(|seconds| Period::new(seconds).ok())
        .ok_or_else(|| LinkError::PeriodOutOfRange(quote(&text)))
}

fn read_counter(query: &Query<'_>, notes: &mut Vec<Notice>) -> Result<u64, LinkError> {
    let Some(text) = query.value(Parameter::Counter) else {
        notes.push(Notice::CounterMissing);
        return Ok(0);
    };
    number(&text, 0..=OtpAuth::MAX_COUNTER)
        .ok_or_else(|| LinkError::CounterOutOfRange(quote(&text)))
}

/// A number within bounds, of decimal digits only: no sign, no fraction.
fn number(text: &str, bounds: RangeInclusive<u64>) -> Option<u64> {
    let only_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|value| only_digits && bounds.contains(value))
}
