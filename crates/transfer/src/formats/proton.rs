//! Proton Authenticator: its JSON, plain and with a password.

use zeroize::Zeroizing;

use crate::cipher::{TAG, open_gcm};
use crate::draft::{base32, base64, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::kdf::{self, Argon2Bounds, Argon2Cost};
use crate::links;
use crate::task::Task;
use countersign_otp::{Kind, Secret};

use crate::account::Account;

/// The version that is known, of the plain file and of the encrypted one.
pub(crate) const VERSION: i64 = 1;

/// What is authenticated with the content.
pub(crate) const ASSOCIATED: &[u8] = b"proton.authenticator.export.v1";

/// What the key derivation costs: fixed in the program.
pub(crate) const COST: Argon2Cost = Argon2Cost {
    memory_kib: 19_456,
    passes: 2,
    lanes: 1,
};

/// Only what the program itself uses.
pub(crate) const BOUNDS: Argon2Bounds = Argon2Bounds {
    memory_kib: COST.memory_kib..=COST.memory_kib,
    passes: COST.passes,
    lanes: COST.lanes,
    work_kib: COST.memory_kib * COST.passes,
};

pub(crate) const SALT: usize = 16;
pub(crate) const NONCE: usize = 12;

/// An export of Proton Authenticator.
pub(crate) struct Proton;

impl Format for Proton {
    fn id(&self) -> &'static str {
        "proton"
    }

    fn name(&self) -> &'static str {
        "Proton Authenticator"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let Content::Object(object) = file.content() else {
            return Confidence::No;
        };
        let is_empty_or_has_uri = |entries: &str| {
            json::first(entries).is_some_and(|first| {
                first.is_none_or(|entry| {
                    Object::parse(entry)
                        .and_then(|entry| Object::parse(entry.peek("content")?))
                        .is_some_and(|content| content.has("uri"))
                })
            })
        };
        let is_certain = is_encrypted(object)
            || object.has("version") && object.peek("entries").is_some_and(is_empty_or_has_uri);
        if is_certain {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        matches!(file.content(), Content::Object(object) if is_encrypted(object))
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        let mut object = file.object()?;
        check_version(&mut object)?;
        if is_encrypted(&object) {
            let plain = open(&mut object, task)?;
            let text = str::from_utf8(&plain)
                .map_err(|_| ReadError::Damaged("its content is not text"))?;
            json::check_depth(text, task.limits())?;
            let mut object =
                Object::parse(text).ok_or(ReadError::Damaged("its content is no JSON object"))?;
            check_version(&mut object)?;
            read_entries(&mut import, &mut object, task)?;
        } else {
            read_entries(&mut import, &mut object, task)?;
        }
        Ok(import)
    }
}

fn is_encrypted(object: &Object<'_>) -> bool {
    object.has("salt") && object.has("content") && !object.has("entries")
}

fn check_version(object: &mut Object<'_>) -> Result<(), ReadError> {
    match object.number("version").ok().flatten() {
        Some(VERSION) => Ok(()),
        other => Err(ReadError::UnsupportedVersion(
            other.map_or_else(|| "none".to_owned(), |version| version.to_string()),
        )),
    }
}

fn open(object: &mut Object<'_>, task: &Task<'_>) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    let mut bytes = |name: &str| object.text(name).ok().and_then(|text| base64(&text));
    let salt = bytes("salt")
        .filter(|salt| salt.len() == SALT)
        .ok_or(ReadError::Damaged("its salt"))?;
    let content = bytes("content")
        .filter(|content| content.len() >= NONCE + TAG)
        .ok_or(ReadError::Damaged("its content is cut short, or no base64"))?;
    let (nonce, sealed) = content.split_at(NONCE);
    task.with_password(|password| {
        let key = kdf::argon2id(task, password, &salt, COST, &BOUNDS)?;
        open_gcm(&key, nonce, ASSOCIATED, sealed).ok_or(ReadError::WrongPasswordOrDamaged)
    })
}

fn read_entries(
    import: &mut Import,
    object: &mut Object<'_>,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let entries = json::rows(object.raw("entries"), task.limits())?;
    for (index, entry) in entries.iter().enumerate() {
        task.row(index, entries.len())?;
        let mut name = String::new();
        let outcome = read_entry(entry, &mut name);
        import.push(row(outcome, &name, index + 1, entry), task)?;
    }
    import.not_kept(object.unknown(""));
    Ok(())
}

fn read_entry(entry: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut entry = Object::parse(entry).ok_or_else(|| json::malformed("entry"))?;
    let mut content = entry
        .object("content")?
        .ok_or_else(|| json::malformed("content"))?;
    // What the person sees: it wins over the label of the link.
    let name = content.name("name")?;
    shown.clone_from(&name);
    let uri = content.text("uri")?;
    let kind = content.name("entry_type")?;
    let mut imported = match kind.to_ascii_lowercase().as_str() {
        "steam" => steam(&uri)?,
        "" | "totp" => links::read_link(&uri)?,
        _ => return Err(Refusal::UnknownKind(crate::draft::quoted(&kind))),
    };
    if !name.is_empty() {
        imported.account.label = name;
    }
    *shown = crate::draft::joined(&imported.account.issuer, &imported.account.label);
    imported.account.note = entry.text("note")?.to_string();
    entry.ignore(&["id"]);
    let mut unknown = entry.unknown("");
    unknown.extend(content.unknown("content."));
    imported.not_kept(unknown);
    Ok(imported)
}

/// `steam://` with base32, or, from older versions, base64.
fn steam(uri: &str) -> Result<Imported, Refusal> {
    let text = uri.trim();
    let secret = match text.get(..8) {
        Some(scheme) if scheme.eq_ignore_ascii_case("steam://") => &text[8..],
        _ => return links::read_link(uri),
    };
    let secret = base32(secret).or_else(|refusal| match base64(secret) {
        Some(bytes) if !bytes.is_empty() => Ok(Secret::from_bytes(bytes.to_vec())?),
        _ => Err(refusal),
    })?;
    Ok(Account::new("Steam".to_owned(), String::new(), Kind::Steam, secret).into())
}
