//! Steam: files of its own app, of Steam Desktop Authenticator and of steamguard-cli (`.maFile`), plain, or encrypted and
//! together with their list. Nothing but the code's secret and the name is taken out of them: the rest signs in.

use std::collections::HashMap;

use countersign_otp::Secret;
use zeroize::Zeroizing;

use crate::archive::unpack;
use crate::cipher::{Key, open_cbc};
use crate::draft::{Draft, Family, base32, base64, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format, Parts};
use crate::import::{Import, Imported, Original, Refusal, Row};
use crate::json::{self, Object};
use crate::kdf::{self, Argon2Bounds, Argon2Cost, Hash};
use crate::links::read_link;
use crate::task::Task;

const SECRET: &str = "shared_secret";
const MANIFEST: &str = "manifest.json";
const EXTENSION: &str = ".mafile";
/// The rounds of Steam Desktop Authenticator.
const ROUNDS: u32 = 50_000;
/// What steamguard-cli asks of Argon2. Neither program writes it into the file.
const COST: Argon2Cost = Argon2Cost {
    memory_kib: 12 * 1024,
    passes: 3,
    lanes: 12,
};
const BOUNDS: Argon2Bounds = Argon2Bounds {
    memory_kib: 12 * 1024..=12 * 1024,
    passes: 3,
    lanes: 12,
    work_kib: 36 * 1024,
};
/// So many files have to resist the password before it is called wrong: one of them may be damaged.
const ATTEMPTS: usize = 3;

/// One account of Steam, or several.
pub(crate) struct Steam;

impl Format for Steam {
    fn id(&self) -> &'static str {
        "steam"
    }

    fn name(&self) -> &'static str {
        "Steam"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let is_it = match file.content() {
            Content::Object(object) => {
                let lists_files = || {
                    let manifest = file.object().ok().and_then(Manifest::read);
                    manifest.is_some_and(|manifest| !manifest.entries.is_empty())
                };
                let is_manifest = object.has("entries")
                    && (object.has("encrypted") || object.has("version") && lists_files());
                object.has(SECRET) || is_manifest || wrapped(file).is_some()
            }
            Content::Zip(names) => {
                let is_account = |name: &String| name.to_lowercase().ends_with(EXTENSION);
                places(names).contains_key(MANIFEST) && names.iter().any(is_account)
            }
            _ => false,
        };
        if is_it {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        manifest_in(file).is_ok_and(|manifest| manifest.is_encrypted())
    }

    fn parts(&self, file: &File<'_>) -> Option<Parts> {
        let Content::Object(_) = file.content() else {
            return None;
        };
        let manifest = file.object().ok().and_then(Manifest::read);
        let entries = manifest.filter(Manifest::is_encrypted)?.entries;
        Some(Parts {
            list: MANIFEST,
            names: entries.into_iter().map(|entry| entry.file).collect(),
        })
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        if let Content::Zip(_) = file.content() {
            read_folder(&mut import, file, task)?;
            return Ok(import);
        }
        if let Some(accounts) = wrapped(file) {
            for (index, account) in accounts.iter().enumerate() {
                task.row(index, accounts.len())?;
                push(&mut import, account, index + 1, task)?;
            }
            return Ok(import);
        }
        let outer = file.object()?;
        if !outer.has(SECRET) {
            return Err(ReadError::NotSupported(
                "This is only the list of Steam's files. Choose its .maFile files too.",
            ));
        }
        push(&mut import, file.text().unwrap_or_default(), 1, task)?;
        Ok(import)
    }
}

/// Newer files of the app hold their accounts in an object, by id.
fn wrapped<'a>(file: &File<'a>) -> Option<Vec<&'a str>> {
    let Content::Object(outer) = file.content() else {
        return None;
    };
    let accounts = Object::parse(
        outer
            .peek("accounts")
            .filter(|text| text.starts_with('{'))?,
    )?;
    let members: Vec<&str> = accounts.members().map(|(_, account)| account).collect();
    let all = members
        .iter()
        .all(|account| Object::parse(account).is_some_and(|account| account.has(SECRET)));
    (all && !members.is_empty()).then_some(members)
}

/// The list of a folder of files: which there are, and how each is encrypted.
struct Manifest {
    entries: Vec<Entry>,
}

struct Entry {
    file: String,
    /// What the account is called, where the list says it.
    name: String,
    /// None: it is not encrypted.
    scheme: Option<Result<Scheme, Refusal>>,
}

/// How a file is encrypted. The key is under the password, the ciphertext is the file.
struct Scheme {
    is_argon2: bool,
    salt: Zeroizing<Vec<u8>>,
    iv: [u8; 16],
}

impl Manifest {
    fn read(mut outer: Object<'_>) -> Option<Self> {
        const MOST: usize = 1000;
        let entries = outer.list("entries", MOST).ok()?;
        let entries: Option<Vec<Entry>> = entries.into_iter().map(Entry::read).collect();
        Some(Self { entries: entries? })
    }

    fn is_encrypted(&self) -> bool {
        self.entries.iter().any(|entry| entry.scheme.is_some())
    }
}

impl Entry {
    fn read(text: &str) -> Option<Self> {
        let mut entry = Object::parse(text)?;
        let file = entry.name("filename").ok()?;
        let file = file
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .to_owned();
        if file.is_empty() {
            return None;
        }
        let scheme = match entry.object("encryption").ok()? {
            Some(mut encryption) => match encryption.name("scheme").ok()?.as_str() {
                "LegacySdaCompatible" => Some(Scheme::read(&mut encryption, "salt", "iv", false)),
                "Argon2idAes256" => Some(Scheme::read(&mut encryption, "salt", "iv", true)),
                _ => Some(Err(json::malformed("scheme"))),
            },
            None if entry.peek("encryption_salt").is_some() => Some(Scheme::read(
                &mut entry,
                "encryption_salt",
                "encryption_iv",
                false,
            )),
            None => None,
        };
        Some(Self {
            file,
            name: entry.name("account_name").unwrap_or_default(),
            scheme,
        })
    }
}

impl Scheme {
    fn read(
        object: &mut Object<'_>,
        salt: &str,
        iv: &str,
        is_argon2: bool,
    ) -> Result<Self, Refusal> {
        let bytes = |text: &str| base64(text).filter(|bytes| (8..=64).contains(&bytes.len()));
        let salt_bytes = bytes(&object.text(salt)?).ok_or_else(|| json::malformed(salt))?;
        let iv_bytes = bytes(&object.text(iv)?).ok_or_else(|| json::malformed(iv))?;
        Ok(Self {
            is_argon2,
            salt: salt_bytes,
            iv: <[u8; 16]>::try_from(iv_bytes.as_slice()).map_err(|_| json::malformed(iv))?,
        })
    }

    /// The file's text; what is none, or no account, is not what the password opens.
    fn open(
        &self,
        sealed: &[u8],
        password: &[u8],
        task: &Task<'_>,
    ) -> Result<Option<Zeroizing<String>>, ReadError> {
        let key: Key = if self.is_argon2 {
            kdf::argon2id(task, password, &self.salt, COST, &BOUNDS)?
        } else {
            kdf::pbkdf2(
                task,
                Hash::Sha1,
                password,
                &self.salt,
                ROUNDS.into(),
                ROUNDS,
            )?
        };
        let plain = open_cbc(&key, &self.iv, sealed);
        let text =
            plain.and_then(|plain| Some(Zeroizing::new(str::from_utf8(&plain).ok()?.to_owned())));
        Ok(text.filter(|text| {
            json::check_depth(text, task.limits()).is_ok()
                && Object::parse(text).is_some_and(|account| account.has(SECRET))
        }))
    }
}

/// The places of the files in a zip, by their names without a folder; of a name that is there twice the first.
fn places(names: &[String]) -> HashMap<&str, usize> {
    let mut places = HashMap::with_capacity(names.len());
    for (place, name) in names.iter().enumerate() {
        let last = name.rsplit('/').next().unwrap_or_default();
        places.entry(last).or_insert(place);
    }
    places
}

fn manifest_in(file: &File<'_>) -> Result<Manifest, ReadError> {
    const BROKEN: ReadError = ReadError::Damaged("its manifest.json");
    let Content::Zip(names) = file.content() else {
        return Err(BROKEN);
    };
    let place = places(names).get(MANIFEST).copied().ok_or(BROKEN)?;
    let bytes = unpack(file, place, None, file.limits())?;
    let text = str::from_utf8(&bytes).map_err(|_| BROKEN)?;
    json::check_depth(text, file.limits())?;
    Object::parse(text).and_then(Manifest::read).ok_or(BROKEN)
}

/// What became of a file of the list.
enum Found {
    Text(Zeroizing<String>),
    Sealed(Zeroizing<Vec<u8>>),
    Refused(Refusal),
}

fn read_folder(import: &mut Import, file: &File<'_>, task: &Task<'_>) -> Result<(), ReadError> {
    let manifest = manifest_in(file)?;
    let Content::Zip(names) = file.content() else {
        return Ok(());
    };
    let places = places(names);
    let mut found = Vec::with_capacity(manifest.entries.len());
    let mut unpacked = 0_u64;
    for entry in &manifest.entries {
        let place = places.get(entry.file.as_str());
        let bytes = place
            .map(|place| unpack(file, *place, None, task.limits()))
            .transpose()?;
        unpacked += bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
        if unpacked > task.limits().bytes {
            return Err(ReadError::TooLarge {
                bytes: unpacked,
                limit: task.limits().bytes,
            });
        }
        found.push(look(entry, bytes));
    }
    if found.iter().any(|found| matches!(found, Found::Sealed(_))) {
        found = task.with_password(|password| open_all(&manifest, &found, password, task))?;
    }
    for (index, (entry, found)) in manifest.entries.iter().zip(&found).enumerate() {
        task.row(index, manifest.entries.len())?;
        let name = match entry.name.as_str() {
            "" => entry.file.as_str(),
            name => name,
        };
        let refused = |reason| row(Err(reason), name, index + 1, "");
        match found {
            Found::Text(text) => push(import, text, index + 1, task)?,
            Found::Sealed(_) => import.push(refused(Refusal::Undecryptable), task)?,
            Found::Refused(reason) => import.push(refused(reason.clone()), task)?,
        }
    }
    Ok(())
}

fn look(entry: &Entry, bytes: Option<Zeroizing<Vec<u8>>>) -> Found {
    let Some(bytes) = bytes else {
        return Found::Refused(Refusal::FileMissing);
    };
    let text = str::from_utf8(&bytes).map(|text| text.trim_start_matches('\u{FEFF}').trim());
    match (text, &entry.scheme) {
        // A file that is plain although the list says otherwise, or says nothing.
        (Ok(text), _) if text.starts_with('{') => Found::Text(Zeroizing::new(text.to_owned())),
        (Ok(text), Some(Ok(_))) => {
            base64(text).map_or(Found::Refused(Refusal::Undecryptable), Found::Sealed)
        }
        (_, Some(Err(reason))) => Found::Refused(reason.clone()),
        _ => Found::Refused(json::malformed(&entry.file)),
    }
}

/// Opens what this password opens. What it does not open stays sealed, unless it opens nothing.
fn open_all(
    manifest: &Manifest,
    all: &[Found],
    password: &[u8],
    task: &Task<'_>,
) -> Result<Vec<Found>, ReadError> {
    let mut opened = false;
    let mut failures = 0;
    let mut found = Vec::with_capacity(all.len());
    for (entry, one) in manifest.entries.iter().zip(all) {
        found.push(match (one, &entry.scheme) {
            (Found::Sealed(sealed), Some(Ok(scheme))) => {
                match scheme.open(sealed, password, task)? {
                    Some(text) => {
                        opened = true;
                        Found::Text(text)
                    }
                    None => {
                        failures += 1;
                        if !opened && failures >= ATTEMPTS {
                            return Err(ReadError::WrongPasswordOrDamaged);
                        }
                        Found::Refused(Refusal::Undecryptable)
                    }
                }
            }
            (Found::Text(text), _) => Found::Text(text.clone()),
            (Found::Refused(reason), _) => Found::Refused(reason.clone()),
            (Found::Sealed(_), _) => Found::Refused(Refusal::Undecryptable),
        });
    }
    match opened {
        true => Ok(found),
        false => Err(ReadError::WrongPasswordOrDamaged),
    }
}

fn push(
    import: &mut Import,
    account: &str,
    position: usize,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let mut name = String::new();
    let outcome = read_account(account, &mut name);
    let mut row = row(outcome, &name, position, "");
    if let Row::Refused(refused) = &mut row {
        refused.original = original(account);
    }
    import.push(row, task)
}

/// What of an account that can't be taken may be saved as text. The file has what signs in, too.
fn original(account: &str) -> Option<Original> {
    let mut account = Object::parse(account)?;
    let mut text = Zeroizing::new(String::new());
    for name in ["account_name", SECRET, "uri"] {
        if let Some(value) = account.text(name).ok().filter(|value| !value.is_empty()) {
            text.push_str(name);
            text.push('=');
            text.push_str(&value);
            text.push('\n');
        }
    }
    Original::of(text.trim_end()).filter(|text| !text.expose().is_empty())
}

fn read_account(account: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut account = Object::parse(account).ok_or_else(|| json::malformed("account"))?;
    let link = account.text("uri")?;
    let link = (!link.is_empty())
        .then(|| read_link(&link))
        .and_then(Result::ok);
    let mut name = account.name("account_name")?;
    if let (true, Some(link)) = (name.is_empty(), &link) {
        name.clone_from(&link.account.label);
    }
    shown.clone_from(&name);
    let secret = account.text(SECRET)?;
    if secret.is_empty() {
        return Err(Refusal::SecretMissing);
    }
    let secret = match base64(&secret) {
        Some(bytes) => Secret::from_bytes(bytes.to_vec())?,
        None => base32(&secret).map_err(|_| Refusal::SecretEncoding("base64"))?,
    };
    Draft::new("Steam", &name, Family::Steam, secret).finish()
}
