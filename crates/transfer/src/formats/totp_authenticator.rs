//! TOTP Authenticator (BinaryBoot): its encrypted backup, and its preferences from a rooted phone.

use countersign_otp::Secret;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::cipher::{Key, open_cbc};
use crate::draft::{Draft, Family, base32, base64, hex, joined, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::preferences;
use crate::task::Task;

const CODES: &str = "STATIC_TOTP_CODES_LIST";
/// What it encrypts with where the person set no password.
const NO_PASSWORD: &[u8] = b"TotpAuthenticator";

/// TOTP Authenticator.
pub(crate) struct TotpAuthenticator;

impl Format for TotpAuthenticator {
    fn id(&self) -> &'static str {
        "totp-authenticator"
    }

    fn name(&self) -> &'static str {
        "TOTP Authenticator"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if preferences::names_one_of(file, &["static_totp_codes_list"]) {
            return Confidence::Certain;
        }
        let looks_sealed = |text: &str| {
            let text = text.trim();
            let is_base64 = |c: char| c.is_ascii_alphanumeric() || "+/=\r\n".contains(c);
            text.len() >= 24 && text.chars().all(is_base64)
        };
        match (file.content(), file.text()) {
            (Content::Text, Some(text)) if looks_sealed(text) => Confidence::Possible,
            _ => Confidence::No,
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        match (file.content(), file.text()) {
            (Content::Text, Some(text)) => {
                base64(text).is_some_and(|sealed| open(&sealed, NO_PASSWORD).is_none())
            }
            _ => false,
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        if let Content::Markup(_) = file.content() {
            let all = preferences::read(file)?;
            let codes = all.iter().find(|preference| preference.name == CODES);
            let codes = codes.ok_or(ReadError::Damaged("its list is missing"))?;
            json::check_depth(&codes.text, task.limits())?;
            read_list(&mut import, &codes.text, task)?;
            return Ok(import);
        }
        let sealed = file.text().and_then(base64);
        let sealed = sealed.filter(|sealed| !sealed.is_empty() && sealed.len().is_multiple_of(16));
        let sealed = sealed.ok_or(ReadError::NotRecognised)?;
        let list = match open(&sealed, NO_PASSWORD) {
            Some(list) => list,
            None => task.with_password(|password| {
                open(&sealed, password).ok_or(ReadError::WrongPasswordOrDamaged)
            })?,
        };
        json::check_depth(&list, task.limits())?;
        read_list(&mut import, &list, task)?;
        Ok(import)
    }
}

/// The list inside: the first name of an object, as text. That it is one is the only proof of the password.
fn open(sealed: &[u8], password: &[u8]) -> Option<Zeroizing<String>> {
    let key: Key = Zeroizing::new(Sha256::digest(password).into());
    let plain = open_cbc(&key, &[0; 16], sealed)?;
    let outer = Object::parse(str::from_utf8(&plain).ok()?)?;
    let (list, _) = outer.members().next()?;
    json::list(list, usize::MAX)?;
    Some(Zeroizing::new(list.to_owned()))
}

fn read_list(import: &mut Import, text: &str, task: &Task<'_>) -> Result<(), ReadError> {
    let entries = json::rows(Some(text), task.limits())?;
    for (index, entry) in entries.iter().enumerate() {
        task.row(index, entries.len())?;
        let mut name = String::new();
        let outcome = read_entry(entry, &mut name);
        import.push(row(outcome, &name, index + 1, entry), task)?;
    }
    Ok(())
}

fn read_entry(entry: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut entry = Object::parse(entry).ok_or_else(|| json::malformed("entry"))?;
    let mut issuer = entry.name("issuer")?;
    if issuer == "Unknown" {
        issuer.clear();
    }
    let name = entry.name("name")?;
    *shown = joined(&issuer, &name);
    let key = entry.text("key")?;
    if key.trim().is_empty() {
        return Err(Refusal::SecretMissing);
    }
    let bytes = |bytes: Option<Zeroizing<Vec<u8>>>, what| -> Result<Secret, Refusal> {
        let bytes = bytes.ok_or(Refusal::SecretEncoding(what))?;
        Ok(Secret::from_bytes(bytes.to_vec())?)
    };
    let secret = match entry.number("base")? {
        Some(16) => bytes(hex(&key), "hex")?,
        None | Some(32) => base32(&key)?,
        Some(64) => bytes(base64(&key), "base64")?,
        Some(_) => return Err(Refusal::SecretEncoding("hex, base32 or base64")),
    };
    let mut draft = Draft::new(&issuer, &name, Family::Totp, secret);
    draft.digits = entry.number("digits")?;
    draft.period = entry.number("period")?;
    let mut imported = draft.finish()?;
    imported.account.pinned = entry.is_set("isFavorite");
    Ok(imported)
}
