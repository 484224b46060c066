//! Bitwarden: the exports of its vault, as JSON, as JSON with a password, and as CSV. The code of an item is in its
//! login.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::cipher::{Key, SEEN_THROUGH, open_cbc};
use crate::draft::{base64, group_names, joined, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{FileNote, Import, Imported, Refusal, Warning};
use crate::json::{self, Object};
use crate::kdf::{self, Argon2Bounds, Argon2Cost, Hash};
use crate::links;
use crate::table::check_columns;
use crate::task::Task;

/// Its dialog allows no more memory, passes or lanes.
const ARGON2_BOUNDS: Argon2Bounds = Argon2Bounds {
    memory_kib: 1024..=1024 * 1024,
    passes: 16,
    lanes: 16,
    work_kib: 16 * 1024 * 1024,
};

/// The most rounds of PBKDF2 that its dialog allows.
const MAX_ROUNDS: u32 = 2_000_000;

/// The encryption that exports have: AES-256-CBC with HMAC-SHA256.
const ENCRYPTION_TYPE: &str = "2.";

/// An export of Bitwarden's vault.
pub(crate) struct Bitwarden;

impl Format for Bitwarden {
    fn id(&self) -> &'static str {
        "bitwarden"
    }

    fn name(&self) -> &'static str {
        "Bitwarden"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let is_json = match file.content() {
            Content::Object(object) => {
                object.has("encrypted")
                    && (object.has("data")
                        || object.has("encKeyValidation_DO_NOT_EDIT")
                        || object.has("items")
                            && (object.has("folders") || object.has("collections")))
            }
            _ => false,
        };
        if is_json || file.has_columns(&["login_totp", "login_username"]) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        file.object()
            .is_ok_and(|mut file| file.is_set("encrypted") && file.is_set("passwordProtected"))
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        if !matches!(file.content(), Content::Object(_)) {
            let text = file.text().ok_or(ReadError::Damaged("it is not text"))?;
            read_csv(&mut import, text, task)?;
            return Ok(import);
        }
        let mut object = file.object()?;
        if object.is_set("encrypted") {
            let plain = open(&mut object, task)?;
            let text = str::from_utf8(&plain)
                .map_err(|_| ReadError::Damaged("its content is not text"))?;
            json::check_depth(text, task.limits())?;
            let mut object =
                Object::parse(text).ok_or(ReadError::Damaged("its content is no JSON object"))?;
            read_vault(&mut import, &mut object, task)?;
        } else {
            read_vault(&mut import, &mut object, task)?;
        }
        Ok(import)
    }
}

/// The keys of a password: one to decrypt, one for the MAC.
struct Keys {
    encryption: Key,
    mac: Key,
}

fn open(object: &mut Object<'_>, task: &Task<'_>) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    if !object.is_set("passwordProtected") {
        return Err(ReadError::NotSupported(
            "this export is bound to its Bitwarden account, and no password opens it: export again with the file type .json (Encrypted) and the export type “Password protected”",
        ));
    }
    const KDF: ReadError = ReadError::Damaged("the parameters of its key derivation");
    let salt = object.text("salt").map_err(|_| KDF)?;
    let mut number = |name: &str| object.number(name).map_err(|_| KDF);
    let kdf_type = number("kdfType")?;
    let iterations = number("kdfIterations")?;
    let memory = number("kdfMemory")?;
    let lanes = number("kdfParallelism")?;
    let positive = |number: Option<i64>| number.and_then(|n| u64::try_from(n).ok()).ok_or(KDF);
    let mut sealed = |name: &str| {
        let text = object.text(name).ok()?;
        EncString::parse(&text)
    };
    let validation = sealed("encKeyValidation_DO_NOT_EDIT")
        .ok_or(ReadError::Damaged("its check of the password"))?;
    let data = sealed("data").ok_or(ReadError::Damaged("its content"))?;

    task.with_password(|password| {
        let key = match kdf_type {
            Some(0) => kdf::pbkdf2(
                task,
                Hash::Sha256,
                password,
                salt.as_bytes(),
                positive(iterations)?,
                MAX_ROUNDS,
            )?,
            Some(1) => kdf::argon2id(
                task,
                password,
                &Sha256::digest(salt.as_bytes()),
                Argon2Cost {
                    memory_kib: positive(memory)?.saturating_mul(1024),
                    passes: positive(iterations)?,
                    lanes: positive(lanes)?,
                },
                &ARGON2_BOUNDS,
            )?,
            _ => return Err(ReadError::NotSupported("its key derivation is not known")),
        };
        let keys = Keys {
            encryption: expand(&key, b"enc")?,
            mac: expand(&key, b"mac")?,
        };
        if !validation.is_authentic(&keys) {
            return Err(ReadError::WrongPassword);
        }
        data.open(&keys).ok_or(ReadError::Damaged(
            "the password is right, but its content does not decrypt",
        ))
    })
}

fn expand(key: &Key, info: &[u8]) -> Result<Key, ReadError> {
    let mut expanded = Key::default();
    Hkdf::<Sha256>::from_prk(&**key)
        .ok()
        .and_then(|hkdf| hkdf.expand(info, &mut *expanded).ok())
        .ok_or(ReadError::Damaged("its keys"))?;
    Ok(expanded)
}

/// Bitwarden's text for something encrypted: type, IV, ciphertext, MAC.
struct EncString {
    iv: [u8; 16],
    sealed: Zeroizing<Vec<u8>>,
    mac: Zeroizing<Vec<u8>>,
}

impl EncString {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text
            .trim()
            .strip_prefix(ENCRYPTION_TYPE)?
            .split('|')
            .map(base64);
        let (iv, sealed, mac) = (parts.next()??, parts.next()??, parts.next()??);
        let is_whole = parts.next().is_none() && mac.len() == 32 && !sealed.is_empty();
        is_whole.then_some(Self {
            iv: iv.as_slice().try_into().ok()?,
            sealed,
            mac,
        })
    }

    fn is_authentic(&self, keys: &Keys) -> bool {
        let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&*keys.mac) else {
            return false;
        };
        mac.update(&self.iv);
        mac.update(&self.sealed);
        SEEN_THROUGH || mac.verify_slice(&self.mac).is_ok()
    }

    fn open(&self, keys: &Keys) -> Option<Zeroizing<Vec<u8>>> {
        self.is_authentic(keys)
            .then(|| open_cbc(&keys.encryption, &self.iv, &self.sealed))
            .flatten()
    }
}

fn read_vault(
    import: &mut Import,
    vault: &mut Object<'_>,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let mut groups = HashMap::new();
    for list in ["folders", "collections"] {
        for group in json::rows(vault.raw(list), task.limits())? {
            if let Some(mut group) = Object::parse(group)
                && let (Ok(id), Ok(name)) = (group.name("id"), group.name("name"))
            {
                groups.insert(id, name);
            }
        }
    }
    let items = json::rows(vault.raw("items"), task.limits())?;
    let mut without_code = 0;
    for (index, item) in items.iter().enumerate() {
        task.row(index, items.len())?;
        let mut name = String::new();
        match read_item(item, &groups, &mut name) {
            Ok(None) => without_code += 1,
            Ok(Some(imported)) => import.push(row(Ok(imported), &name, index + 1, item), task)?,
            Err(refusal) => import.push(row(Err(refusal), &name, index + 1, item), task)?,
        }
    }
    note_without_code(import, without_code);
    Ok(())
}

pub(super) fn note_without_code(import: &mut Import, without_code: usize) {
    if without_code > 0 {
        import.notes.push(FileNote::WithoutCode(without_code));
    }
}

/// The account of an item, or nothing if it has no code.
pub(super) fn read_item(
    item: &str,
    groups: &HashMap<String, String>,
    shown: &mut String,
) -> Result<Option<Imported>, Refusal> {
    let mut item = Object::parse(item).ok_or_else(|| json::malformed("item"))?;
    let title = item.name("name")?;
    shown.clone_from(&title);
    let Some(mut login) = item.object("login")? else {
        return Ok(None);
    };
    let code = login.text("totp")?;
    if code.trim().is_empty() {
        return Ok(None);
    }
    let user = login.name("username")?;
    *shown = joined(&title, &user);
    let mut imported = links::read_code(&code, &title, &user)?;
    imported.account.note = item.text("notes")?.to_string();
    imported.account.pinned = item.is_set("favorite");
    imported.trashed = !item.text("deletedDate")?.is_empty();
    if !item.text("archivedDate")?.is_empty() {
        imported.warnings.push(Warning::Archived);
    }
    let mut ids = item.texts("collectionIds")?;
    ids.push(item.name("folderId")?);
    imported.account.groups.extend(group_names(&ids, groups)?);
    Ok(Some(imported))
}

fn read_csv(import: &mut Import, text: &str, task: &Task<'_>) -> Result<(), ReadError> {
    check_columns(text)?;
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers = reader
        .headers()
        .map_err(|_| ReadError::Damaged("its first line is no CSV"))?
        .clone();
    let column = |name: &str| {
        headers
            .iter()
            .position(|header| header.trim().eq_ignore_ascii_case(name))
    };
    let code_column =
        column("login_totp").ok_or(ReadError::Damaged("it has no column login_totp"))?;
    // Looked for once: a header may have millions of columns.
    let (title, user) = (column("name"), column("login_username"));
    let (note, pinned) = (column("notes"), column("favorite"));
    let (folder, collections) = (column("folder"), column("collections"));
    let cell = |record: &StringRecord, place: Option<usize>| -> String {
        let found = place.and_then(|index| record.get(index));
        found.unwrap_or_default().trim().to_owned()
    };
    let mut without_code = 0;
    for (index, record) in reader.records().enumerate() {
        task.row(index, 0)?;
        let record = record.map_err(|_| ReadError::Damaged("a line is no CSV"))?;
        let code = record.get(code_column).unwrap_or_default();
        if code.trim().is_empty() {
            without_code += 1;
            continue;
        }
        let (title, user) = (cell(&record, title), cell(&record, user));
        let outcome = links::read_code(code, &title, &user).map(|mut imported| {
            imported.account.note = cell(&record, note);
            imported.account.pinned = cell(&record, pinned) == "1";
            let folder = cell(&record, folder);
            let collections = cell(&record, collections);
            let names = collections.split(',').chain([folder.as_str()]);
            let names = names.map(|name| name.trim().to_owned());
            imported
                .account
                .groups
                .extend(names.filter(|name| !name.is_empty()));
            imported
        });
        import.push(row(outcome, &joined(&title, &user), index + 1, code), task)?;
    }
    note_without_code(import, without_code);
    Ok(())
}
