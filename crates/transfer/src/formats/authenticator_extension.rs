//! The browser extension called Authenticator: JSON, plain or encrypted in the ways of its versions 1 and 3.

use md5::{Digest, Md5};
use zeroize::Zeroizing;

use crate::cipher::{Key, open_cbc};
use crate::draft::{Draft, Family, base32, base64, hex, joined, quoted, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::kdf::{self, Argon2Bounds, Argon2Cost};
use crate::task::Task;

/// How OpenSSL's old way of encrypting begins, before eight bytes of salt.
const SALTED: &[u8] = b"Salted__";
/// What version 3 derives with, always.
const COST: Argon2Cost = Argon2Cost {
    memory_kib: 19_456,
    passes: 2,
    lanes: 1,
};
/// The check in the file names its own figures.
const BOUNDS: Argon2Bounds = Argon2Bounds {
    memory_kib: 8..=256 * 1024,
    passes: 16,
    lanes: 8,
    work_kib: 1024 * 1024,
};

/// The extension's JSON.
pub(crate) struct AuthenticatorExtension;

impl Format for AuthenticatorExtension {
    fn id(&self) -> &'static str {
        "authenticator-extension"
    }

    fn name(&self) -> &'static str {
        "Authenticator (browser extension)"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let Content::Object(object) = file.content() else {
            return Confidence::No;
        };
        let is_its_own = |member: &str| {
            Object::parse(member).is_some_and(|member| {
                let kind = member.peek("dataType").unwrap_or_default();
                ["\"OTPStorage\"", "\"EncOTPStorage\""].contains(&kind)
                    || ["hash", "secret", "type", "index"]
                        .iter()
                        .all(|name| member.has(name))
            })
        };
        if object.members().any(|(_, member)| is_its_own(member)) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        file.object()
            .is_ok_and(|outer| outer.members().any(|(_, member)| is_sealed(member)))
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let outer = file.object()?;
        let members: Vec<&str> = outer.members().map(|(_, member)| member).collect();
        let mut entries: Vec<Entry<'_>> = members
            .iter()
            .filter_map(|member| Entry::of(member))
            .collect();
        if entries.iter().any(Entry::is_sealed) {
            open_all(&mut entries, &members, task)?;
        }
        entries.sort_by_key(|entry| entry.index);
        let mut import = Import::new(self.id());
        for (index, entry) in entries.iter().enumerate() {
            task.row(index, entries.len())?;
            let mut name = String::new();
            let outcome = entry.read(&mut name);
            import.push(row(outcome, &name, index + 1, entry.text()), task)?;
        }
        Ok(import)
    }
}

/// One account; its text is opened where it is sealed as a whole, its secret where that alone is.
struct Entry<'a> {
    sealed_form: &'a str,
    index: i64,
    seal: Seal,
    opened: Option<Zeroizing<String>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seal {
    None,
    /// Version 1: the secret alone.
    Secret,
    /// Version 3: all of it, with a key that is another member.
    Whole,
}

fn is_sealed(member: &str) -> bool {
    Entry::of(member).is_some_and(|entry| entry.is_sealed())
}

impl<'a> Entry<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let mut member = Object::parse(text)?;
        let kind = member.name("dataType").ok()?;
        let seal = match kind.as_str() {
            "EncOTPStorage" => Seal::Whole,
            "Key" => return None,
            _ if !member.has("secret") => return None,
            _ if member.is_set("encrypted") => Seal::Secret,
            _ => Seal::None,
        };
        Some(Self {
            sealed_form: text,
            index: member.number("index").ok().flatten().unwrap_or(i64::MAX),
            seal,
            opened: None,
        })
    }

    fn is_sealed(&self) -> bool {
        self.seal != Seal::None
    }

    fn text(&self) -> &str {
        match (&self.opened, self.seal) {
            (Some(text), Seal::Whole) => text,
            _ => self.sealed_form,
        }
    }

    fn read(&self, shown: &mut String) -> Result<Imported, Refusal> {
        let mut entry = Object::parse(self.text()).ok_or_else(|| json::malformed("entry"))?;
        let issuer = entry.name("issuer")?;
        // Behind two colons stands the site that the code is for.
        let issuer = issuer
            .split("::")
            .next()
            .unwrap_or_default()
            .trim()
            .to_owned();
        let label = entry.name("account")?;
        *shown = joined(&issuer, &label);
        if self.is_sealed() && self.opened.is_none() {
            return Err(Refusal::Undecryptable);
        }
        let secret = match (&self.opened, self.seal) {
            (Some(secret), Seal::Secret) => secret.clone(),
            _ => entry.text("secret")?,
        };
        let mut kind = entry.name("type")?.to_lowercase();
        let mut secret = secret.trim();
        for (prefix, meant) in [("blz-", "battle"), ("bliz-", "battle"), ("stm-", "steam")] {
            if let Some(rest) = secret.strip_prefix(prefix) {
                secret = rest;
                meant.clone_into(&mut kind);
            }
        }
        let (family, is_hex) = match kind.as_str() {
            "totp" | "1" | "" => (Family::Totp, false),
            "hotp" | "2" => (Family::Hotp, false),
            "battle" | "3" => (Family::Totp, false),
            "steam" | "4" => (Family::Steam, false),
            "hex" | "5" => (Family::Totp, true),
            "hhex" | "6" => (Family::Hotp, true),
            other => return Err(Refusal::UnknownKind(quoted(other))),
        };
        let secret = match is_hex {
            true => {
                let bytes = hex(secret).ok_or(Refusal::SecretEncoding("hex"))?;
                countersign_otp::Secret::from_bytes(bytes.to_vec())?
            }
            false => base32(secret)?,
        };
        let mut draft = Draft::new(&issuer, &label, family, secret);
        draft.algorithm = entry.text("algorithm")?.parse()?;
        draft.digits = entry.number("digits")?;
        if matches!(kind.as_str(), "battle" | "3") {
            draft.digits = Some(8);
        }
        draft.period = entry.number("period")?;
        draft.counter = entry.number("counter")?;
        let mut imported = draft.finish()?;
        imported.account.pinned = entry.is_set("pinned");
        entry.ignore(&["hash", "index", "encrypted", "dataType", "keyId"]);
        imported.not_kept(entry.unknown(""));
        Ok(imported)
    }
}

/// Opens every sealed entry that the password opens; one that is damaged stays sealed and becomes a row with its reason.
fn open_all(entries: &mut [Entry<'_>], members: &[&str], task: &Task<'_>) -> Result<(), ReadError> {
    let key = members.iter().find_map(|member| {
        let mut member = Object::parse(member)?;
        (member.name("dataType").ok()? == "Key").then_some(member)
    });
    let key = key.map(KeyMember::read).transpose()?;
    let opened = task.with_password(|password| {
        let passphrase = match &key {
            Some(key) => key.passphrase(password, task)?,
            None => Zeroizing::new(password.to_vec()),
        };
        let opened: Vec<Option<Zeroizing<String>>> = entries
            .iter()
            .map(|entry| {
                entry
                    .is_sealed()
                    .then(|| open(entry, &passphrase))
                    .flatten()
            })
            .collect();
        // Without the check of version 3, only what comes out tells: a wrong password opens nothing that makes sense.
        if key.is_none() && opened.iter().all(Option::is_none) {
            return Err(ReadError::WrongPasswordOrDamaged);
        }
        Ok(opened)
    })?;
    for (entry, opened) in entries.iter_mut().zip(opened) {
        entry.opened = opened;
    }
    Ok(())
}

fn open(entry: &Entry<'_>, passphrase: &[u8]) -> Option<Zeroizing<String>> {
    let mut member = Object::parse(entry.sealed_form)?;
    let (name, is_right): (&str, fn(&str) -> bool) = match entry.seal {
        Seal::Whole => ("data", |text| Object::parse(text).is_some()),
        _ => ("secret", |text| base32(text).is_ok() || hex(text).is_some()),
    };
    let sealed = base64(&member.text(name).ok()?)?;
    let rest = sealed.strip_prefix(SALTED)?;
    let (salt, sealed) = rest.split_first_chunk::<8>()?;
    let (key, iv) = bytes_to_key(passphrase, salt);
    let plain = open_cbc(&key, &iv, sealed)?;
    let text = str::from_utf8(&plain).ok().filter(|text| is_right(text))?;
    Some(Zeroizing::new(text.to_owned()))
}

/// OpenSSL's `EVP_BytesToKey` with MD5 and one round: 32 bytes of key and 16 of nonce.
fn bytes_to_key(passphrase: &[u8], salt: &[u8; 8]) -> (Key, [u8; 16]) {
    let mut bytes: Zeroizing<Vec<u8>> = Zeroizing::new(Vec::with_capacity(48));
    let mut last: Zeroizing<Vec<u8>> = Zeroizing::default();
    while bytes.len() < 48 {
        let digest = Md5::new()
            .chain_update(&*last)
            .chain_update(passphrase)
            .chain_update(salt)
            .finalize();
        last = Zeroizing::new(digest.to_vec());
        bytes.extend_from_slice(&last);
    }
    let mut key = Key::default();
    key.copy_from_slice(&bytes[..32]);
    let mut iv = [0; 16];
    iv.copy_from_slice(&bytes[32..48]);
    (key, iv)
}

/// The member that the password opens in version 3.
struct KeyMember {
    salt: Zeroizing<String>,
    check: Zeroizing<String>,
}

impl KeyMember {
    fn read(mut member: Object<'_>) -> Result<Self, ReadError> {
        const BROKEN: ReadError = ReadError::Damaged("its key");
        let version = member.number("version").map_err(|_| BROKEN)?;
        if version != Some(3) {
            return Err(ReadError::UnsupportedVersion(
                version.map_or_else(|| "none".to_owned(), |version| version.to_string()),
            ));
        }
        Ok(Self {
            salt: member.text("salt").map_err(|_| BROKEN)?,
            check: member.text("hash").map_err(|_| BROKEN)?,
        })
    }

    /// What the entries are encrypted with: the derived key as text. The file's check says whether it is right.
    fn passphrase(
        &self,
        password: &[u8],
        task: &Task<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        let derived = kdf::argon2id(task, password, self.salt.as_bytes(), COST, &BOUNDS)?;
        let text = Zeroizing::new(data_encoding::BASE64_NOPAD.encode(&*derived).into_bytes());
        match self.is_right(&text, task)? {
            true => Ok(text),
            false => Err(ReadError::WrongPassword),
        }
    }

    fn is_right(&self, passphrase: &[u8], task: &Task<'_>) -> Result<bool, ReadError> {
        const BROKEN: ReadError = ReadError::Damaged("the check of its key");
        let mut parts = self.check.split('$').skip(1);
        let (Some("argon2id"), Some("v=19"), Some(figures), Some(salt), Some(hash)) = (
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
            parts.next(),
        ) else {
            return Err(BROKEN);
        };
        let figure = |name: &str| {
            figures
                .split(',')
                .find_map(|figure| figure.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
                .ok_or(BROKEN)
        };
        let cost = Argon2Cost {
            memory_kib: figure("m")?,
            passes: figure("t")?,
            lanes: figure("p")?,
        };
        let (salt, hash) = (base64(salt).ok_or(BROKEN)?, base64(hash).ok_or(BROKEN)?);
        let derived = kdf::argon2id(task, passphrase, &salt, cost, &BOUNDS)?;
        Ok(subtle::ConstantTimeEq::ct_eq(&derived[..], &hash[..]).into())
    }
}
