//! Aegis' JSON, plain and encrypted: the one encrypted format that most other programs read.

use std::collections::HashMap;

use countersign_otp::Kind;
use data_encoding::{BASE64, HEXLOWER};
use serde::Serialize;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::account::{Account, Icon};
use crate::cipher::{Key, TAG, seal_gcm};
use crate::exports::{
    Encryption, Entropy, Export, NotCarried, Surroundings, WriteError, bare, derived, groups,
    random, revealed, to_json, uuid,
};
use crate::kdf;

/// The versions that are written, of the file and of its content.
const FILE_VERSION: u32 = 1;
const CONTENT_VERSION: u32 = 3;

/// What Aegis itself asks of scrypt.
const N: u64 = 32_768;
const R: u64 = 8;
const P: u64 = 1;

/// The pictures that it takes.
const PICTURES: [&str; 3] = ["image/png", "image/jpeg", "image/svg+xml"];

/// Aegis' vault as JSON.
pub(crate) struct Aegis;

impl Export for Aegis {
    fn id(&self) -> &'static str {
        "aegis"
    }

    fn name(&self) -> &'static str {
        "Aegis"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn encryption(&self) -> Encryption {
        Encryption::Optional
    }

    fn carried(&self, account: &Account) -> Result<Account, NotCarried> {
        let mut carried = bare(account);
        carried.note.clone_from(&account.note);
        carried.groups = groups(account);
        carried.pinned = account.pinned;
        carried.icon = account.icon.clone().filter(|icon| {
            PICTURES.contains(&icon.mime.as_str())
                && (1..=Icon::MAX_BYTES).contains(&icon.bytes.len())
        });
        Ok(carried)
    }

    fn write(
        &self,
        accounts: &[Account],
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        let content = content(accounts, surroundings.entropy)?;
        if surroundings.password.is_none() {
            return to_json(&Plain {
                version: FILE_VERSION,
                header: PlainHeader {
                    slots: (),
                    params: (),
                },
                db: &content,
            });
        }
        let content = to_json(&content)?;
        encrypted(&content, surroundings)
    }
}

#[derive(Serialize)]
struct Plain<'a> {
    version: u32,
    header: PlainHeader,
    db: &'a Content<'a>,
}

#[derive(Serialize)]
struct PlainHeader {
    slots: (),
    params: (),
}

#[derive(Serialize)]
struct Encrypted {
    version: u32,
    header: Header,
    db: String,
}

#[derive(Serialize)]
struct Header {
    slots: [Slot; 1],
    params: Params,
}

#[derive(Serialize)]
struct Slot {
    #[serde(rename = "type")]
    kind: u32,
    uuid: String,
    key: String,
    key_params: Params,
    n: u64,
    r: u64,
    p: u64,
    salt: String,
    repaired: bool,
    is_backup: bool,
}

#[derive(Serialize)]
struct Params {
    nonce: String,
    tag: String,
}

#[derive(Serialize)]
struct Content<'a> {
    version: u32,
    entries: Vec<Entry<'a>>,
    groups: Vec<Group<'a>>,
    icons_optimized: bool,
}

#[derive(Serialize)]
struct Group<'a> {
    uuid: String,
    name: &'a str,
}

/// No text is ever null: 2FAS refuses a whole file for one.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    uuid: String,
    name: &'a str,
    issuer: &'a str,
    note: &'a str,
    favorite: bool,
    icon: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon_mime: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon_hash: Option<String>,
    info: Info,
    groups: Vec<String>,
}

#[derive(Serialize)]
struct Info {
    #[serde(serialize_with = "revealed")]
    secret: Zeroizing<String>,
    algo: &'static str,
    digits: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
}

fn content<'a>(
    accounts: &'a [Account],
    entropy: &mut dyn Entropy,
) -> Result<Content<'a>, WriteError> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut uuids: HashMap<&str, String> = HashMap::new();
    for name in accounts.iter().flat_map(|account| &account.groups) {
        if !uuids.contains_key(name.as_str()) {
            let uuid = uuid(entropy)?;
            uuids.insert(name, uuid.clone());
            groups.push(Group { uuid, name });
        }
    }
    let entries = accounts.iter().map(|account| {
        let icon = account.icon.as_ref();
        Ok(Entry {
            kind: match account.kind {
                Kind::Totp { .. } => "totp",
                Kind::Hotp { .. } => "hotp",
                Kind::Steam => "steam",
            },
            uuid: uuid(entropy)?,
            name: &account.label,
            issuer: &account.issuer,
            note: &account.note,
            favorite: account.pinned,
            icon: icon.map(|icon| BASE64.encode(&icon.bytes)),
            icon_mime: icon.map(|icon| icon.mime.as_str()),
            icon_hash: icon.map(hash_of),
            info: Info {
                secret: account.secret.to_base32(),
                algo: account.kind.algorithm().as_str(),
                digits: account.kind.digits().get(),
                period: account.kind.period().map(|period| period.get()),
                counter: account.counter,
            },
            groups: account
                .groups
                .iter()
                .filter_map(|name| uuids.get(name.as_str()).cloned())
                .collect(),
        })
    });
    Ok(Content {
        version: CONTENT_VERSION,
        entries: entries.collect::<Result<_, WriteError>>()?,
        groups,
        icons_optimized: true,
    })
}

/// Aegis knows a picture by the hash of its type and bytes.
fn hash_of(icon: &Icon) -> String {
    let mut hash = Sha256::new();
    hash.update(icon.mime.as_bytes());
    hash.update(&icon.bytes);
    HEXLOWER.encode(&hash.finalize())
}

fn encrypted(
    content: &[u8],
    surroundings: &mut Surroundings<'_>,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    const NO_PASSWORD: WriteError = WriteError::Internal("there is a password to encrypt with");
    let password = surroundings.password.ok_or(NO_PASSWORD)?;
    let entropy = &mut *surroundings.entropy;
    let master: Key = Zeroizing::new(random(entropy)?);
    let salt: [u8; 32] = random(entropy)?;
    let key = derived(password, |task, password| {
        kdf::scrypt(task, password, &salt, N, R, P)
    })?;
    let (wrapped, key_params) = sealed(&key, &*master, entropy)?;
    let (db, params) = sealed(&master, content, entropy)?;
    to_json(&Encrypted {
        version: FILE_VERSION,
        header: Header {
            slots: [Slot {
                kind: 1,
                uuid: uuid(entropy)?,
                key: HEXLOWER.encode(&wrapped),
                key_params,
                n: N,
                r: R,
                p: P,
                salt: HEXLOWER.encode(&salt),
                repaired: true,
                is_backup: false,
            }],
            params,
        },
        db: BASE64.encode(&db),
    })
}

/// The ciphertext, and nonce and tag beside it.
fn sealed(
    key: &Key,
    plain: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<(Vec<u8>, Params), WriteError> {
    const TOO_LONG: WriteError = WriteError::Internal("an export is not too long for one message");
    let nonce: [u8; 12] = random(entropy)?;
    let mut sealed = seal_gcm(key, &nonce, &[], plain).ok_or(TOO_LONG)?;
    let tag = sealed.split_off(sealed.len().saturating_sub(TAG));
    let params = Params {
        nonce: HEXLOWER.encode(&nonce),
        tag: HEXLOWER.encode(&tag),
    };
    Ok((sealed, params))
}
