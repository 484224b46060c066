//! FreeOTP 2: a Java-serialised map of texts, in which the master key is sealed with the password and each secret with
//! the master key. Often called `.xml`, and never one.

use std::collections::BTreeMap;

use countersign_otp::Secret;
use zeroize::Zeroizing;

use super::freeotp::{name_of, read_names_and_parameters, signed_bytes};
use crate::cipher::{Key, open_gcm};
use crate::draft::row;
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{Import, Refusal};
use crate::json::{self, Object};
use crate::kdf::{self, Hash};
use crate::task::Task;

/// The beginning of a serialised `java.util.HashMap`.
const MAGIC: &[u8] = b"\xAC\xED\x00\x05sr\x00\x11java.util.HashMap";
const MASTER: &str = "masterKey";
const TOKEN: &str = "-token";
const MOST_ROUNDS: u32 = 2_000_000;
const DAMAGED: ReadError = ReadError::Damaged("its map is not as it should be");

/// FreeOTP 2's backup.
pub(crate) struct FreeOtp2;

impl Format for FreeOtp2 {
    fn id(&self) -> &'static str {
        "freeotp2"
    }

    fn name(&self) -> &'static str {
        "FreeOTP 2"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if file.bytes().starts_with(MAGIC) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, _: &File<'_>) -> bool {
        true
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let map = read_map(file.bytes(), task.limits().rows)?;
        let master = map.get(MASTER).ok_or(DAMAGED)?;
        json::check_depth(master, task.limits())?;
        let master = open_master(master, task)?;
        let mut import = Import::new(self.id());
        let ids: Vec<&str> = map
            .keys()
            .filter_map(|key| key.strip_suffix(TOKEN))
            .collect();
        for (index, id) in ids.iter().enumerate() {
            task.row(import.rows.len(), ids.len())?;
            let token = map.get(&format!("{id}{TOKEN}")).ok_or(DAMAGED)?;
            json::check_depth(token, task.limits())?;
            let mut name = String::new();
            let outcome = (|| {
                let mut token = Object::parse(token).ok_or_else(|| json::malformed("token"))?;
                name = name_of(&mut token);
                let sealed = map.get(*id).ok_or(Refusal::SecretMissing)?;
                let secret = open_secret(sealed, &master)?;
                read_names_and_parameters(&mut token, &mut name, secret)
            })();
            // The secret stands beside the token.
            let sealed = map.get(*id).map_or("", |sealed| sealed.as_str());
            let original = Zeroizing::new(format!("{}\n{sealed}", token.as_str()));
            import.push(row(outcome, &name, index + 1, &original), task)?;
        }
        Ok(import)
    }
}

/// Something sealed with AES-256-GCM, as the program writes it: the associated data is the name of what it is for.
struct Sealed {
    nonce: Vec<u8>,
    text: Vec<u8>,
    purpose: Zeroizing<String>,
}

impl Sealed {
    fn read(object: &mut Object<'_>) -> Option<Self> {
        let cipher = object.text("mCipher").ok()?;
        if !cipher.is_empty() && *cipher != "AES/GCM/NoPadding" {
            return None;
        }
        let parameters = signed_bytes(object.raw("mParameters")?)?;
        Some(Self {
            nonce: nonce_in(&parameters)?.to_vec(),
            text: signed_bytes(object.raw("mCipherText")?)?,
            purpose: object.text("mToken").ok()?,
        })
    }

    fn open(&self, key: &Key) -> Option<Zeroizing<Vec<u8>>> {
        open_gcm(key, &self.nonce, self.purpose.as_bytes(), &self.text)
    }
}

/// The nonce of GCM's parameters in DER: an octet string of 12 bytes, alone or first in a sequence.
fn nonce_in(der: &[u8]) -> Option<&[u8]> {
    let octets = match der {
        [0x30, length, rest @ ..] if usize::from(*length) == rest.len() => rest,
        other => other,
    };
    match octets {
        [0x04, 12, nonce @ ..] => nonce.get(..12),
        _ => None,
    }
}

fn open_master(text: &str, task: &Task<'_>) -> Result<Key, ReadError> {
    const BROKEN: ReadError = ReadError::Damaged("its master key");
    let mut master = Object::parse(text).ok_or(BROKEN)?;
    let algorithm = master.text("mAlgorithm").map_err(|_| BROKEN)?;
    let hash = match algorithm.as_str() {
        "PBKDF2withHmacSHA512" => Hash::Sha512,
        "PBKDF2withHmacSHA256" => Hash::Sha256,
        "PBKDF2withHmacSHA1" => Hash::Sha1,
        _ => {
            return Err(ReadError::NotSupported(
                "its key derivation is not known here",
            ));
        }
    };
    let rounds = master.number("mIterations").ok().flatten().ok_or(BROKEN)?;
    let rounds = u64::try_from(rounds).map_err(|_| BROKEN)?;
    let salt = master.raw("mSalt").and_then(signed_bytes).ok_or(BROKEN)?;
    let mut sealed = master
        .object("mEncryptedKey")
        .ok()
        .flatten()
        .ok_or(BROKEN)?;
    let sealed = Sealed::read(&mut sealed).ok_or(BROKEN)?;
    task.with_password(|password| {
        let key = kdf::pbkdf2(task, hash, password, &salt, rounds, MOST_ROUNDS)?;
        let opened = sealed.open(&key).ok_or(ReadError::WrongPassword)?;
        let mut master = Key::default();
        if opened.len() != master.len() {
            return Err(ReadError::Damaged("its master key has another length"));
        }
        master.copy_from_slice(&opened);
        Ok(master)
    })
}

/// The secret of one account: `{"key": "<what is sealed, as JSON in a text>"}`.
fn open_secret(text: &str, master: &Key) -> Result<Secret, Refusal> {
    let mut outer = Object::parse(text).ok_or_else(|| json::malformed("key"))?;
    let inner = outer.text("key")?;
    let mut inner = Object::parse(&inner).ok_or_else(|| json::malformed("key"))?;
    let sealed = Sealed::read(&mut inner).ok_or_else(|| json::malformed("key"))?;
    let secret = sealed.open(master).ok_or(Refusal::Undecryptable)?;
    Ok(Secret::from_bytes(secret.to_vec())?)
}

/// The map's keys and values. Every length is checked against what is there, and nothing but texts is read.
fn read_map(bytes: &[u8], most: usize) -> Result<BTreeMap<String, Zeroizing<String>>, ReadError> {
    let mut rest = Bytes(bytes.get(MAGIC.len()..).ok_or(DAMAGED)?);
    // The class's number and flags, and its fields, which are numbers.
    rest.take(8)?;
    rest.take(1)?;
    let fields = rest.u16()?;
    let mut values = 0;
    for _ in 0..fields {
        match rest.take(1)? {
            b"F" | b"I" => values += 4,
            _ => return Err(DAMAGED),
        }
        let name = usize::from(rest.u16()?);
        rest.take(name)?;
    }
    rest.expect(&[0x78, 0x70])?;
    rest.take(values)?;
    rest.expect(&[0x77, 0x08])?;
    rest.take(4)?;
    let size = rest.u32()?;
    // Each account is two entries.
    let limit = most.saturating_mul(2).saturating_add(1);
    if usize::try_from(size).unwrap_or(usize::MAX) > limit {
        return Err(ReadError::TooManyRows { limit: most });
    }
    let mut texts = Vec::new();
    let mut map = BTreeMap::new();
    for _ in 0..size {
        let key = rest.text(&mut texts)?;
        let value = rest.text(&mut texts)?;
        map.insert(key.to_string(), value);
    }
    rest.expect(&[0x78])?;
    Ok(map)
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ReadError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(DAMAGED)?;
        self.0 = rest;
        Ok(taken)
    }

    fn expect(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        if self.take(bytes.len())? == bytes {
            Ok(())
        } else {
            Err(DAMAGED)
        }
    }

    fn u16(&mut self) -> Result<u16, ReadError> {
        let bytes = self.take(2)?.try_into().map_err(|_| DAMAGED)?;
        Ok(u16::from_be_bytes(bytes))
    }

    fn u32(&mut self) -> Result<u32, ReadError> {
        let bytes = self.take(4)?.try_into().map_err(|_| DAMAGED)?;
        Ok(u32::from_be_bytes(bytes))
    }

    /// A text, short, long, or one that stood before (by its number, after the class's own two).
    fn text(
        &mut self,
        before: &mut Vec<Zeroizing<String>>,
    ) -> Result<Zeroizing<String>, ReadError> {
        /// The numbers of repeated objects begin here; the map's class and the map itself are the first two.
        const FIRST: u32 = 0x7E_0002;
        let length = match self.take(1)? {
            [0x74] => usize::from(self.u16()?),
            [0x7C] => {
                if self.u32()? != 0 {
                    return Err(DAMAGED);
                }
                usize::try_from(self.u32()?).map_err(|_| DAMAGED)?
            }
            [0x71] => {
                let number = self.u32()?.checked_sub(FIRST).ok_or(DAMAGED)?;
                let number = usize::try_from(number).map_err(|_| DAMAGED)?;
                // No real file repeats a long text: one that did so often would fill the memory.
                const MOST_BYTES: usize = 1024;
                let text = before.get(number).filter(|text| text.len() <= MOST_BYTES);
                return text.cloned().ok_or(DAMAGED);
            }
            _ => return Err(DAMAGED),
        };
        // Modified UTF-8 differs from UTF-8 beyond the basic plane and for NUL; JSON escapes both.
        let text = str::from_utf8(self.take(length)?).map_err(|_| DAMAGED)?;
        let text = Zeroizing::new(text.to_owned());
        before.push(text.clone());
        Ok(text)
    }
}
