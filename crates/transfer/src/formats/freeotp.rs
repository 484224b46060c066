//! FreeOTP 1 (its preferences) and FreeOTP+ (preferences and JSON): the same tokens in three wrappings.

use std::collections::HashMap;

use countersign_otp::Secret;

use crate::draft::{Draft, Family, joined, row, without_issuer};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::preferences;
use crate::task::Task;

/// Where both keep the order of their tokens.
const ORDER: &str = "tokenOrder";

/// The preferences of FreeOTP 1.
pub(crate) struct FreeOtp;

impl Format for FreeOtp {
    fn id(&self) -> &'static str {
        "freeotp"
    }

    fn name(&self) -> &'static str {
        "FreeOTP"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if preferences::names_one_of(file, &["tokenorder", "&quot;secret&quot;", "\"secret\""]) {
            Confidence::Likely
        } else {
            Confidence::No
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        let preferences = preferences::read(file)?;
        let order = preferences
            .iter()
            .find(|preference| preference.name == ORDER)
            .map_or_else(HashMap::new, |order| places_in(&order.text));
        let mut tokens: Vec<_> = preferences
            .iter()
            .filter(|preference| preference.name != ORDER)
            .filter(|preference| preference.text.trim_start().starts_with('{'))
            .collect();
        tokens.sort_by_key(|token| *order.get(&token.name).unwrap_or(&usize::MAX));
        for (index, token) in tokens.iter().enumerate() {
            task.row(import.rows.len(), tokens.len())?;
            json::check_depth(&token.text, task.limits())?;
            let mut name = token.name.clone();
            let outcome = read_token(&token.text, &mut name);
            import.push(row(outcome, &name, index + 1, &token.text), task)?;
        }
        Ok(import)
    }
}

/// The JSON of FreeOTP+.
pub(crate) struct FreeOtpPlus;

impl Format for FreeOtpPlus {
    fn id(&self) -> &'static str {
        "freeotp-plus"
    }

    fn name(&self) -> &'static str {
        "FreeOTP+"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if file.has_members(&[ORDER, "tokens"]) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        let Content::Object(_) = file.content() else {
            return Err(ReadError::Damaged("it is no JSON object"));
        };
        let mut outer = file.object()?;
        let order = outer.raw(ORDER).map_or_else(HashMap::new, places_in);
        let tokens = json::rows(outer.raw("tokens"), task.limits())?;
        let mut rows = Vec::with_capacity(tokens.len());
        for (index, token) in tokens.iter().enumerate() {
            task.row(rows.len(), tokens.len())?;
            let mut name = String::new();
            let outcome = read_token(token, &mut name);
            let place = *order.get(&name).unwrap_or(&usize::MAX);
            rows.push((place, row(outcome, &name, index + 1, token)));
        }
        rows.sort_by_key(|(place, _)| *place);
        for (_, row) in rows {
            import.push(row, task)?;
        }
        Ok(import)
    }
}

/// Where each name stands in a list of them; the first time, if it is there more than once.
fn places_in(text: &str) -> HashMap<String, usize> {
    const MOST: usize = 100_000;
    let names = json::list(text, MOST).unwrap_or_default();
    let names = names.into_iter().filter_map(json::text_of);
    let mut places = HashMap::new();
    for (place, name) in names.enumerate() {
        places.entry(name.to_string()).or_insert(place);
    }
    places
}

/// One token. `shown` becomes `Issuer:label` as the program itself names it.
fn read_token(token: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut token = Object::parse(token).ok_or_else(|| json::malformed("token"))?;
    // By this name it stands in the order, also where its secret can't be read.
    let label = token.name("label")?;
    *shown = match token.name("issuerExt")?.as_str() {
        "" => label,
        issuer => format!("{issuer}:{label}"),
    };
    let secret = secret_of(&mut token)?;
    read_names_and_parameters(&mut token, shown, secret)
}

/// What a token says beside its secret. What the person typed goes before what the link said.
pub(super) fn read_names_and_parameters(
    token: &mut Object<'_>,
    shown: &mut String,
    secret: Secret,
) -> Result<Imported, Refusal> {
    let mut first = |names: [&str; 3]| -> Result<String, Refusal> {
        for name in names {
            let text = token.name(name)?;
            if !text.is_empty() {
                return Ok(text);
            }
        }
        Ok(String::new())
    };
    let issuer = first(["issuerAlt", "issuerExt", "issuerInt"])?;
    let label = first(["labelAlt", "label", ""])?;
    // The name that the order is kept by is never the edited one.
    let (kept_issuer, kept_label) = (
        first(["issuerExt", "issuerInt", ""])?,
        first(["label", "", ""])?,
    );
    *shown = match kept_issuer.as_str() {
        "" => kept_label,
        issuer => format!("{issuer}:{kept_label}"),
    };
    let family = match Family::named(&token.name("type")?)? {
        // Five digits of an issuer called Steam are its own kind of codes.
        Family::Totp if issuer == "Steam" && token.number("digits")? == Some(5) => Family::Steam,
        family => family,
    };
    let mut draft = Draft::new(&issuer, &without_issuer(&label, &issuer), family, secret);
    draft.algorithm = token.text("algo")?.parse()?;
    draft.digits = token.number("digits")?;
    draft.period = token.number("period")?;
    // Tokens from a link without a counter are kept with −1, and begin at 0.
    draft.counter = Some(token.number("counter")?.unwrap_or(0).max(0));
    let mut imported = draft.finish()?;
    token.ignore(&[
        "image",
        "imageAlt",
        "issuerInt",
        "issuerExt",
        "issuerAlt",
        "labelAlt",
    ]);
    imported.not_kept(token.unknown(""));
    Ok(imported)
}

/// A secret as a list of signed bytes.
fn secret_of(token: &mut Object<'_>) -> Result<Secret, Refusal> {
    let raw = token.raw("secret").ok_or(Refusal::SecretMissing)?;
    let bytes = signed_bytes(raw).ok_or(Refusal::SecretEncoding("a list of bytes"))?;
    if bytes.is_empty() {
        return Err(Refusal::SecretMissing);
    }
    Ok(Secret::from_bytes(bytes)?)
}

/// Bytes from −128 to 127, as Java writes them.
pub(super) fn signed_bytes(raw: &str) -> Option<Vec<u8>> {
    const MOST: usize = 64 * 1024;
    json::list(raw, MOST)?
        .into_iter()
        .map(|byte| {
            let byte: i16 = byte.parse().ok()?;
            let is_byte = (-128..=255).contains(&byte);
            is_byte.then_some(byte.rem_euclid(256) as u8)
        })
        .collect()
}

/// For a row that has no names of its own.
pub(super) fn name_of(token: &mut Object<'_>) -> String {
    let issuer = token.name("issuerExt").unwrap_or_default();
    joined(&issuer, &token.name("label").unwrap_or_default())
}
