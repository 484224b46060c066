//! Aegis Authenticator: its JSON, plain and encrypted. (Its text export is a list of links.)
//!
//! An encrypted file has slots, each with the master key under a key of its own; the password's slots derive theirs
//! with scrypt. The master key opens the content.

use std::collections::HashMap;

use zeroize::Zeroizing;

use crate::cipher::{Key, open_gcm};
use crate::draft::{Draft, Family, base32, base64, group_names, hex, joined, row};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{FileNote, Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::kdf;
use crate::task::Task;

/// The version of the file that is known, and the versions of its content.
const FILE_VERSION: i64 = 1;
const CONTENT_VERSIONS: std::ops::RangeInclusive<i64> = 1..=3;

/// The slots that a password opens are of this type.
const PASSWORD_SLOT: i64 = 1;

/// The most password slots that are tried: each costs a derivation.
const MAX_SLOTS_TRIED: usize = 10;

/// Aegis' vault as JSON.
pub(crate) struct Aegis;

impl Format for Aegis {
    fn id(&self) -> &'static str {
        "aegis"
    }

    fn name(&self) -> &'static str {
        "Aegis"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if file.has_members(&["db", "header"]) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        file.object()
            .is_ok_and(|file| file.peek("db").is_some_and(|db| db.starts_with('"')))
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut outer = file.object()?;
        let version = outer.number("version").ok().flatten();
        if version != Some(FILE_VERSION) {
            return Err(unsupported(version));
        }
        let mut import = Import::new(self.id());
        let db = outer
            .raw("db")
            .ok_or(ReadError::Damaged("it has no content"))?;
        if db.starts_with('"') {
            let sealed = json::text_of(db)
                .and_then(|text| base64(&text))
                .ok_or(ReadError::Damaged("its content is not base64"))?;
            let plain = open(&mut outer, sealed, &mut import, task)?;
            let text = str::from_utf8(&plain)
                .map_err(|_| ReadError::Damaged("its content is not text"))?;
            json::check_depth(text, task.limits())?;
            read_content(&mut import, text, task)?;
        } else {
            read_content(&mut import, db, task)?;
        }
        Ok(import)
    }
}

fn unsupported(version: Option<i64>) -> ReadError {
    ReadError::UnsupportedVersion(version.map_or_else(|| "none".to_owned(), |v| v.to_string()))
}

/// Opens the content with the first slot that the password opens.
fn open(
    outer: &mut Object<'_>,
    mut sealed: Zeroizing<Vec<u8>>,
    import: &mut Import,
    task: &Task<'_>,
) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    let damaged = |_| ReadError::Damaged("its header");
    let mut header = outer
        .object("header")
        .map_err(damaged)?
        .ok_or(ReadError::Damaged("it has no header"))?;
    let mut slots = Vec::new();
    for slot in json::rows(header.raw("slots"), task.limits())? {
        let mut slot = Object::parse(slot).ok_or(ReadError::Damaged("a slot is no object"))?;
        if slot.number("type").ok().flatten() == Some(PASSWORD_SLOT) {
            slots.push(Slot::read(&mut slot)?);
        }
    }
    if slots.is_empty() {
        return Err(ReadError::NotSupported(
            "the file has no slot for a password: only the phone it is from can open it",
        ));
    }
    let not_tried = slots.len().saturating_sub(MAX_SLOTS_TRIED);
    slots.truncate(MAX_SLOTS_TRIED);

    let mut params = header
        .object("params")
        .map_err(damaged)?
        .ok_or(ReadError::Damaged("its header has no parameters"))?;
    let (nonce, tag) = nonce_and_tag(&mut params)?;
    let master = task.with_password(|password| {
        for slot in &slots {
            if let Some(master) = slot.open(password, task)? {
                return Ok(master);
            }
        }
        Err(ReadError::WrongPassword)
    });
    if not_tried > 0 {
        import.notes.push(FileNote::SlotsNotTried(not_tried));
    }
    sealed.extend_from_slice(&tag);
    open_gcm(&master?, &nonce, &[], &sealed).ok_or(ReadError::Damaged(
        "the password is right, but its content does not decrypt",
    ))
}

/// A slot that a password opens.
struct Slot {
    /// The master key, sealed, and its tag.
    key: Vec<u8>,
    nonce: Vec<u8>,
    salt: Vec<u8>,
    n: u64,
    r: u64,
    p: u64,
    /// Whether it was made, or made anew, by a version that derives from exactly the password's bytes.
    is_repaired: bool,
}

impl Slot {
    fn read(slot: &mut Object<'_>) -> Result<Self, ReadError> {
        const BROKEN: ReadError = ReadError::Damaged("a slot of its header");
        let mut bytes = |name: &str, length: usize| {
            let text = slot.text(name).map_err(|_| BROKEN)?;
            let bytes = hex(&text).ok_or(BROKEN)?;
            if bytes.len() == length {
                Ok(bytes.to_vec())
            } else {
                Err(BROKEN)
            }
        };
        let mut key = bytes("key", 32)?;
        let salt = bytes("salt", 32)?;
        let mut number = |name: &str| {
            let number = slot.number(name).map_err(|_| BROKEN)?;
            number.and_then(|n| u64::try_from(n).ok()).ok_or(BROKEN)
        };
        let (n, r, p) = (number("n")?, number("r")?, number("p")?);
        let is_repaired = slot.is_set("repaired");
        let mut params = slot.object("key_params").ok().flatten().ok_or(BROKEN)?;
        let (nonce, tag) = nonce_and_tag(&mut params)?;
        key.extend_from_slice(&tag);
        Ok(Self {
            key,
            nonce,
            salt,
            n,
            r,
            p,
            is_repaired,
        })
    }

    /// The master key, if the password is this slot's.
    fn open(&self, password: &[u8], task: &Task<'_>) -> Result<Option<Key>, ReadError> {
        /// Old versions derived from a buffer that grew in steps, with zeros behind a long password.
        const LONG: usize = 64;
        let mut tries = vec![Zeroizing::new(password.to_vec())];
        if !self.is_repaired && password.len() > LONG {
            let mut padded = Zeroizing::new(vec![0; password.len().next_power_of_two()]);
            padded[..password.len()].copy_from_slice(password);
            tries.push(padded);
        }
        for password in tries {
            let key = kdf::scrypt(task, &password, &self.salt, self.n, self.r, self.p)?;
            let Some(opened) = open_gcm(&key, &self.nonce, &[], &self.key) else {
                continue;
            };
            let mut master = Key::default();
            if opened.len() != master.len() {
                return Err(ReadError::Damaged("its master key has another length"));
            }
            master.copy_from_slice(&opened);
            return Ok(Some(master));
        }
        Ok(None)
    }
}

fn nonce_and_tag(params: &mut Object<'_>) -> Result<(Vec<u8>, Vec<u8>), ReadError> {
    const BROKEN: ReadError = ReadError::Damaged("nonce or tag of its header");
    let mut bytes = |name: &str, length: usize| {
        let bytes = hex(&params.text(name).map_err(|_| BROKEN)?).ok_or(BROKEN)?;
        if bytes.len() == length {
            Ok(bytes.to_vec())
        } else {
            Err(BROKEN)
        }
    };
    Ok((bytes("nonce", 12)?, bytes("tag", 16)?))
}

fn read_content(import: &mut Import, text: &str, task: &Task<'_>) -> Result<(), ReadError> {
    let mut content =
        Object::parse(text).ok_or(ReadError::Damaged("its content is no JSON object"))?;
    let version = content.number("version").ok().flatten();
    if !version.is_some_and(|version| CONTENT_VERSIONS.contains(&version)) {
        return Err(unsupported(version));
    }
    let mut groups = HashMap::new();
    for group in json::rows(content.raw("groups"), task.limits())? {
        if let Some(mut group) = Object::parse(group)
            && let (Ok(uuid), Ok(name)) = (group.name("uuid"), group.name("name"))
        {
            groups.insert(uuid, name);
        }
    }
    let entries = json::rows(content.raw("entries"), task.limits())?;
    for (index, entry) in entries.iter().enumerate() {
        task.row(import.rows.len(), entries.len())?;
        let mut name = String::new();
        let outcome = read_entry(entry, &groups, &mut name);
        import.push(row(outcome, &name, index + 1, entry), task)?;
    }
    content.ignore(&["icons_optimized"]);
    import.not_kept(content.unknown("db."));
    Ok(())
}

fn read_entry(
    entry: &str,
    groups: &HashMap<String, String>,
    shown: &mut String,
) -> Result<Imported, Refusal> {
    let mut entry = Object::parse(entry).ok_or_else(|| json::malformed("entry"))?;
    let issuer = entry.name("issuer")?;
    let label = entry.name("name")?;
    *shown = joined(&issuer, &label);
    let kind = entry.name("type")?;
    let family = Family::named(&kind)?;
    let mut info = entry
        .object("info")?
        .ok_or_else(|| json::malformed("info"))?;

    let mut draft = Draft::new(&issuer, &label, family, base32(&info.text("secret")?)?);
    let algorithm = info.text("algo")?;
    // Aegis itself takes MD5 for SHA-1 on everything but mOTP.
    if !algorithm.eq_ignore_ascii_case("MD5") {
        draft.algorithm = algorithm.parse()?;
    }
    draft.digits = info.number("digits")?;
    draft.period = info.number("period")?;
    draft.counter = info.number("counter")?;
    let mut imported = draft.finish()?;

    imported.account.note = entry.text("note")?.to_string();
    imported.account.pinned = entry.is_set("favorite");
    let uuids = entry.texts("groups")?;
    // A group that the file does not list has no name to keep.
    let mut names = group_names(&uuids, groups)?;
    let group = entry.name("group")?;
    if !group.is_empty() {
        names.push(group);
    }
    imported.account.groups = names;
    let mime = entry.text("icon_mime")?;
    let icon = entry.text("icon")?;
    if !icon.is_empty() {
        imported.set_icon(&mime, base64(&icon).map(|bytes| bytes.to_vec()));
    }
    entry.ignore(&["uuid", "icon_hash"]);
    let mut unknown = entry.unknown("");
    unknown.extend(info.unknown("info."));
    imported.not_kept(unknown);
    Ok(imported)
}
