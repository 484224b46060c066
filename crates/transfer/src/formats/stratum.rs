//! Stratum, formerly Authenticator Pro: its JSON, plain and in both encryptions, its HTML, and its database.

use std::collections::HashMap;

use countersign_otp::Algorithm;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::account::Icon;
use crate::cipher::{TAG, open_cbc, open_gcm};
use crate::draft::{Draft, Family, base32, base64, group_names, joined, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::kdf::{self, Argon2Bounds, Argon2Cost, Hash};
use crate::markup;
use crate::sqlite::{Database, Record};
use crate::task::Task;

/// What an encrypted file begins with.
pub(crate) const MAGIC: &[u8; 16] = b"AUTHENTICATORPRO";
/// What one of an old version begins with.
const LEGACY_MAGIC: &[u8; 16] = b"AuthenticatorPro";

pub(crate) const SALT: usize = 16;
pub(crate) const NONCE: usize = 12;
const LEGACY_SALT: usize = 20;
const LEGACY_IV: usize = 16;

/// What the key derivation costs: fixed in the program.
pub(crate) const COST: Argon2Cost = Argon2Cost {
    memory_kib: 65_536,
    passes: 3,
    lanes: 4,
};

/// Only what the program itself uses.
pub(crate) const BOUNDS: Argon2Bounds = Argon2Bounds {
    memory_kib: COST.memory_kib..=COST.memory_kib,
    passes: COST.passes,
    lanes: COST.lanes,
    work_kib: COST.memory_kib * COST.passes,
};

/// The rounds of PBKDF2 in the old encryption: fixed in the program.
const LEGACY_ROUNDS: u32 = 64_000;

/// The member that makes a JSON one of Stratum's.
const ACCOUNTS: &str = "Authenticators";

/// The table of the accounts in its database, and what it has.
const TABLE: &str = "authenticator";
const COLUMNS: [&str; 3] = ["secret", "issuer", "ranking"];

/// A backup of Stratum.
pub(crate) struct Stratum;

impl Format for Stratum {
    fn id(&self) -> &'static str {
        "stratum"
    }

    fn name(&self) -> &'static str {
        "Stratum (Authenticator Pro)"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let is_certain = match file.content() {
            Content::Object(object) => object.has(ACCOUNTS),
            Content::Sqlite => file
                .database()
                .is_ok_and(|database| database.has(TABLE, &COLUMNS)),
            Content::Markup(_) => file
                .text()
                .is_some_and(|text| text.contains(markup::STRATUM)),
            _ => is_encrypted(file),
        };
        if is_certain {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        is_encrypted(file)
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        match file.content() {
            Content::Sqlite => read_database(&mut import, file.database()?, task)?,
            Content::Markup(_) => {
                let text = file.text().ok_or(ReadError::Damaged("it is not text"))?;
                markup::read_links(&mut import, text, markup::STRATUM, task)?;
            }
            Content::Object(_) => read_json(&mut import, &mut file.object()?, task)?,
            _ if file.bytes().starts_with(MAGIC) => {
                read_encrypted(&mut import, &file.bytes()[MAGIC.len()..], task)?;
            }
            _ if file.bytes().starts_with(LEGACY_MAGIC) => {
                read_legacy(&mut import, &file.bytes()[LEGACY_MAGIC.len()..], task)?;
            }
            _ => return Err(ReadError::NotRecognised),
        }
        import.sort();
        Ok(import)
    }
}

fn is_encrypted(file: &File<'_>) -> bool {
    file.bytes().starts_with(MAGIC) || file.bytes().starts_with(LEGACY_MAGIC)
}

fn read_encrypted(import: &mut Import, bytes: &[u8], task: &Task<'_>) -> Result<(), ReadError> {
    const SHORT: ReadError = ReadError::Damaged("it is cut short");
    let (salt, rest) = bytes.split_at_checked(SALT).ok_or(SHORT)?;
    let (nonce, sealed) = rest.split_at_checked(NONCE).ok_or(SHORT)?;
    if sealed.len() < TAG {
        return Err(SHORT);
    }
    let plain = task.with_password(|password| {
        let key = kdf::argon2id(task, password, salt, COST, &BOUNDS)?;
        open_gcm(&key, nonce, &[], sealed).ok_or(ReadError::WrongPasswordOrDamaged)
    })?;
    let text = str::from_utf8(&plain).map_err(|_| ReadError::Damaged("its content is not text"))?;
    json::check_depth(text, task.limits())?;
    let mut object =
        Object::parse(text).ok_or(ReadError::Damaged("its content is no JSON object"))?;
    read_json(import, &mut object, task)
}

fn read_legacy(import: &mut Import, bytes: &[u8], task: &Task<'_>) -> Result<(), ReadError> {
    const SHORT: ReadError = ReadError::Damaged("it is cut short");
    let (salt, rest) = bytes.split_at_checked(LEGACY_SALT).ok_or(SHORT)?;
    let (iv, sealed) = rest.split_first_chunk::<LEGACY_IV>().ok_or(SHORT)?;
    if sealed.is_empty() || !sealed.len().is_multiple_of(LEGACY_IV) {
        return Err(SHORT);
    }
    // Nothing but the padding and then the content itself tells whether the password is right.
    let plain: Zeroizing<String> = task.with_password(|password| {
        let rounds = LEGACY_ROUNDS;
        let key = kdf::pbkdf2(task, Hash::Sha1, password, salt, rounds.into(), rounds)?;
        open_cbc(&key, iv, sealed)
            .and_then(|plain| Some(Zeroizing::new(str::from_utf8(&plain).ok()?.to_owned())))
            .filter(|text| Object::parse(text).is_some_and(|object| object.has(ACCOUNTS)))
            .ok_or(ReadError::WrongPasswordOrDamaged)
    })?;
    json::check_depth(&plain, task.limits())?;
    let mut object = Object::parse(&plain).ok_or(ReadError::WrongPasswordOrDamaged)?;
    read_json(import, &mut object, task)
}

/// What an account has, wherever it was read from.
struct Entry {
    kind: Option<i64>,
    issuer: String,
    label: String,
    secret: Zeroizing<String>,
    algorithm: Option<i64>,
    digits: Option<i64>,
    period: Option<i64>,
    counter: Option<i64>,
    ranking: Option<i64>,
    icon: String,
}

/// What accounts refer to.
#[derive(Default)]
struct Lists {
    /// The names of the categories by their ids.
    categories: HashMap<String, String>,
    /// The ids of the categories of a secret, by the hash of the secret's text.
    groups: HashMap<[u8; 32], Vec<String>>,
    /// Pictures by their id.
    icons: HashMap<String, Option<Vec<u8>>>,
}

impl Lists {
    /// Puts the accounts of a secret into a category; one that has no name stands for nothing.
    fn put_into(&mut self, category: String, secret: &str) {
        if self.categories.contains_key(&category) {
            let ids = self.groups.entry(hash_of(secret)).or_default();
            ids.push(category);
        }
    }
}

impl Entry {
    fn account(self, lists: &Lists) -> Result<Imported, Refusal> {
        let family = match self.kind {
            Some(1) => Family::Hotp,
            Some(2) => Family::Totp,
            Some(3) => return Err(Refusal::UnsupportedKind("mOTP")),
            Some(4) => Family::Steam,
            Some(5) => return Err(Refusal::UnsupportedKind("Yandex")),
            Some(other) => return Err(Refusal::UnknownKind(other.to_string())),
            None => return Err(json::malformed("Type")),
        };
        let mut draft = Draft::new(&self.issuer, &self.label, family, base32(&self.secret)?);
        draft.algorithm = match self.algorithm {
            None | Some(0) => Algorithm::Sha1,
            Some(1) => Algorithm::Sha256,
            Some(2) => Algorithm::Sha512,
            Some(other) => return Err(countersign_otp::UnknownAlgorithm(other.to_string()).into()),
        };
        draft.digits = self.digits;
        draft.period = self.period;
        draft.counter = self.counter;
        let mut imported = draft.finish()?;
        imported.order = self.ranking;
        let ids = lists.groups.get(&hash_of(&self.secret));
        imported.account.groups = group_names(ids.into_iter().flatten(), &lists.categories)?;
        // Without the sign it is the name of one of Stratum's own pictures.
        if let Some(id) = self.icon.strip_prefix('@') {
            let bytes = lists.icons.get(id).and_then(Option::as_ref);
            let bytes = bytes
                .filter(|bytes| bytes.len() <= Icon::MAX_BYTES)
                .cloned();
            let mime = bytes.as_deref().map(mime_of).unwrap_or_default();
            imported.set_icon(mime, bytes);
        }
        Ok(imported)
    }
}

/// Categories refer to accounts by the text of their secret.
fn hash_of(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.trim()).into()
}

fn mime_of(bytes: &[u8]) -> &'static str {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, ..] => "image/jpeg",
        _ => "",
    }
}

fn read_json(
    import: &mut Import,
    backup: &mut Object<'_>,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let limits = task.limits();
    let mut lists = Lists::default();
    for category in json::rows(backup.raw("Categories"), limits)? {
        if let Some(mut category) = Object::parse(category)
            && let (Ok(id), Ok(name)) = (category.name("Id"), category.name("Name"))
        {
            lists.categories.insert(id, name);
        }
    }
    for link in json::rows(backup.raw("AuthenticatorCategories"), limits)? {
        if let Some(mut link) = Object::parse(link)
            && let (Ok(id), Ok(secret)) =
                (link.name("CategoryId"), link.text("AuthenticatorSecret"))
        {
            lists.put_into(id, &secret);
        }
    }
    for icon in json::rows(backup.raw("CustomIcons"), limits)? {
        if let Some(mut icon) = Object::parse(icon)
            && let (Ok(id), Ok(data)) = (icon.name("Id"), icon.text("Data"))
        {
            lists
                .icons
                .insert(id, base64(&data).map(|bytes| bytes.to_vec()));
        }
    }
    let entries = json::rows(backup.raw(ACCOUNTS), limits)?;
    for (index, text) in entries.iter().enumerate() {
        task.row(index, entries.len())?;
        let mut name = String::new();
        let outcome = read_entry(text, &lists, &mut name);
        import.push(row(outcome, &name, index + 1, text), task)?;
    }
    import.not_kept(backup.unknown(""));
    Ok(())
}

fn read_entry(text: &str, lists: &Lists, shown: &mut String) -> Result<Imported, Refusal> {
    let mut object = Object::parse(text).ok_or_else(|| json::malformed("entry"))?;
    let (issuer, label) = (object.name("Issuer")?, object.name("Username")?);
    *shown = joined(&issuer, &label);
    let entry = Entry {
        kind: object.number("Type")?,
        issuer,
        label,
        secret: object.text("Secret")?,
        algorithm: object.number("Algorithm")?,
        digits: object.number("Digits")?,
        period: object.number("Period")?,
        counter: object.number("Counter")?,
        ranking: object.number("Ranking")?,
        icon: object.name("Icon")?,
    };
    let mut imported = entry.account(lists)?;
    imported.not_kept(object.unknown(""));
    Ok(imported)
}

fn read_database(
    import: &mut Import,
    database: &Database,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let mut lists = Lists::default();
    for category in database.rows("category")? {
        lists.categories.insert(
            category.text("id").to_string(),
            category.text("name").to_string(),
        );
    }
    for link in database.rows("authenticatorcategory")? {
        lists.put_into(
            link.text("categoryid").to_string(),
            &link.text("authenticatorsecret"),
        );
    }
    for icon in database.rows("customicon")? {
        let bytes = icon.bytes("data").map(<[u8]>::to_vec);
        lists.icons.insert(icon.text("id").to_string(), bytes);
    }
    let records = database.rows(TABLE)?;
    for (index, record) in records.iter().enumerate() {
        task.row(index, records.len())?;
        let name = joined(&record.text("issuer"), &record.text("username"));
        let outcome = entry_of(record).account(&lists);
        import.push(row(outcome, &name, index + 1, &record.to_text()), task)?;
    }
    Ok(())
}

fn entry_of(record: &Record) -> Entry {
    Entry {
        kind: record.number("type"),
        issuer: record.text("issuer").to_string(),
        label: record.text("username").to_string(),
        secret: record.text("secret"),
        algorithm: record.number("algorithm"),
        digits: record.number("digits"),
        period: record.number("period"),
        counter: record.number("counter"),
        ranking: record.number("ranking"),
        icon: record.text("icon").to_string(),
    }
}
