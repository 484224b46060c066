//! KeePass databases, opened and unpacked within bounds, and handed on in a form that costs the library which reads them nothing:
//! by itself it would unpack whatever there is, and derive the key once more. Written from the description at
//! <https://keepass.info/help/kb/kdbx.html> and checked with files of other programs.

mod content;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::Read as _;

use aes::Aes256;
use argon2::{Algorithm, Version};
use cbc::cipher::{Block, BlockCipherEncrypt as _, KeyInit as _};
use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit as _, StreamCipher as _};
use flate2::read::GzDecoder;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};
use twofish::Twofish;
use zeroize::Zeroizing;

use crate::cipher::{Key, SEEN_THROUGH, open_cbc, open_cbc_of};
use crate::error::ReadError;
use crate::kdf::{self, Argon2Bounds, Argon2Cost};
use crate::task::{Limits, Step, Task};

/// The password of what is handed on.
pub(crate) const NO_PASSWORD: &str = "";

const AES: &[u8] = b"\x31\xc1\xf2\xe6\xbf\x71\x43\x50\xbe\x58\x05\x21\x6a\xfc\x5a\xff";
const TWOFISH: &[u8] = b"\xad\x68\xf2\x9f\x57\x6f\x4b\xb9\xa3\x6a\xd4\x7a\xf9\x65\x34\x6c";
const CHACHA20: &[u8] = b"\xd6\x03\x8a\x2b\x8b\x6f\x4c\xb5\xa5\x24\x33\x9a\x31\xdb\xb5\x9a";
const ARGON2D: &[u8] = b"\xef\x63\x6d\xdf\x8c\x29\x44\x4b\x91\xf7\xa9\xa4\x03\xe3\x0a\x0c";
const ARGON2ID: &[u8] = b"\x9e\x29\x8b\x19\x56\xdb\x47\x73\xb2\x3d\xfc\x3e\xc6\xf0\xa1\xe6";
const AES_KDF: [&[u8]; 2] = [
    b"\xc9\xd9\xf3\x9a\x62\x8a\x44\x60\xbf\x74\x0d\x08\xc1\x8a\x4f\xea",
    b"\x7c\x02\xbb\x82\x79\xa7\x4a\xc0\x92\x7d\x11\x4a\x00\x64\x82\x38",
];

/// How a database of version 4 begins.
const BEGINNING: &[u8] = b"\x03\xD9\xA2\x9A\x67\xFB\x4B\xB5\x00\x00\x04\x00";

const SHORT: ReadError = ReadError::Damaged("it breaks off in its header");
const DAMAGED: ReadError = ReadError::Damaged("what its password opens is not as it should be");

/// What Argon2 may be asked for: 1 GiB, and no more than 16 GiB written in all.
const BOUNDS: Argon2Bounds = Argon2Bounds {
    memory_kib: 8..=1024 * 1024,
    passes: 100,
    lanes: 64,
    work_kib: 16 * 1024 * 1024,
};
/// The most rounds of AES.
const MOST_ROUNDS: u64 = 200_000_000;
/// How many of them are made before it is asked whether to go on.
const ROUNDS_AT_ONCE: u64 = 1 << 20;

/// The numbers of the header's fields, the same in both versions.
mod field {
    pub(super) const CIPHER: u8 = 2;
    pub(super) const COMPRESSION: u8 = 3;
    pub(super) const MASTER_SEED: u8 = 4;
    pub(super) const TRANSFORM_SEED: u8 = 5;
    pub(super) const ROUNDS: u8 = 6;
    pub(super) const NONCE: u8 = 7;
    pub(super) const STREAM_KEY: u8 = 8;
    pub(super) const START: u8 = 9;
    pub(super) const STREAM: u8 = 10;
    pub(super) const KDF: u8 = 11;
}

/// The numbers of the fields that version 4 has before its content.
mod inner {
    pub(super) const STREAM: u8 = 1;
    pub(super) const STREAM_KEY: u8 = 2;
}
/// Of the ciphers for single values, the one that is none.
const NO_STREAM: [u8; 4] = [0; 4];

/// The parts of a database's header.
pub(crate) struct Header<'a> {
    /// Whether it is KDBX 3.
    is_older: bool,
    /// Of a field that is there twice the last.
    fields: HashMap<u8, &'a [u8]>,
    /// The parameters of the key derivation; of KDBX 4 only.
    parameters: HashMap<&'a [u8], &'a [u8]>,
    /// Its bytes, and those that follow it.
    header: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Header<'a> {
    /// The header of a database of version 3 or 4.
    ///
    /// # Errors
    /// [`ReadError::UnsupportedVersion`]; [`ReadError::Damaged`] if it breaks off.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let is_older = match bytes.get(10..12).ok_or(SHORT)? {
            [3, 0] => true,
            [4, 0] => false,
            other => return Err(ReadError::UnsupportedVersion(number(other).to_string())),
        };
        Self::parts(bytes, is_older).ok_or(SHORT)
    }

    fn parts(bytes: &'a [u8], is_older: bool) -> Option<Self> {
        let mut fields = HashMap::new();
        let mut rest = bytes.get(BEGINNING.len()..)?;
        loop {
            let (&kind, after) = rest.split_first()?;
            let (value, after) = counted(after, if is_older { 2 } else { 4 })?;
            rest = after;
            if kind == 0 {
                break;
            }
            fields.insert(kind, value);
        }
        let mut parameters = HashMap::new();
        if let Some(dictionary) = fields.get(&field::KDF) {
            let mut left = dictionary.get(2..)?;
            loop {
                let (&kind, after) = left.split_first()?;
                if kind == 0 {
                    break;
                }
                let (name, after) = counted(after, 4)?;
                let (value, after) = counted(after, 4)?;
                parameters.insert(name, value);
                left = after;
            }
        }
        Some(Self {
            is_older,
            fields,
            parameters,
            header: &bytes[..bytes.len() - rest.len()],
            rest,
        })
    }

    /// The same content as a database of version 4 that is not packed, under [`NO_PASSWORD`] and with a key that is derived in no
    /// time. What the key derivation asks for is checked before it is begun.
    ///
    /// # Errors
    /// [`ReadError::KdfOutOfBounds`], [`ReadError::NotEnoughMemory`], [`ReadError::Cancelled`], [`ReadError::NotSupported`],
    /// [`ReadError::WrongPassword`], [`ReadError::WrongPasswordOrDamaged`], [`ReadError::TooLarge`], [`ReadError::Damaged`].
    pub(crate) fn opened(
        &self,
        password: &[u8],
        task: &Task<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        if !self.is_older && !is_same(&Sha256::digest(self.header), self.rest.get(..32)) {
            return Err(ReadError::Damaged("its header was changed"));
        }
        let composite = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(Sha256::digest(password))));
        let transformed = self.transformed(&composite, task)?;
        let seed = self.field(field::MASTER_SEED)?;
        let key = key_of(Sha256::new().chain_update(seed).chain_update(*transformed));
        let packed = match self.is_older {
            true => self.packed_older(&key)?,
            false => self.packed(&key, seed, &transformed)?,
        };
        let content = self.unpacked(packed, task.limits())?;
        if !self.is_older {
            content::check(&content, task.limits())?;
            return sealed_anew(&[], &content).ok_or(DAMAGED);
        }
        content::check_xml(&content, task.limits())?;
        let mut before = Vec::new();
        let stream = self.field(field::STREAM)?.get(..4).ok_or(DAMAGED)?;
        put(&mut before, inner::STREAM, stream);
        let key = self.field(field::STREAM_KEY)?;
        put(&mut before, inner::STREAM_KEY, key);
        put(&mut before, 0, &[]);
        sealed_anew(&before, &content).ok_or(DAMAGED)
    }

    fn field(&self, kind: u8) -> Result<&'a [u8], ReadError> {
        let field = self.fields.get(&kind).copied();
        field.ok_or(ReadError::Damaged("its header is not whole"))
    }

    /// The packed content of version 3: nothing but its beginning tells whether the key is right.
    fn packed_older(&self, key: &Key) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        let plain = self.decrypted(key, self.rest)?;
        let start = self.field(field::START)?;
        if !SEEN_THROUGH && !plain.starts_with(start) {
            return Err(ReadError::WrongPassword);
        }
        let mut blocks = plain.get(start.len()..).ok_or(DAMAGED)?;
        let mut all = Zeroizing::new(Vec::with_capacity(blocks.len()));
        // A number, a hash, a length, and so many bytes; the last one is empty.
        loop {
            let hash = blocks.get(4..36).ok_or(DAMAGED)?;
            let (block, after) = counted(&blocks[36..], 4).ok_or(DAMAGED)?;
            if block.is_empty() {
                return Ok(all);
            }
            if !is_same(&Sha256::digest(block), Some(hash)) {
                return Err(DAMAGED);
            }
            all.extend_from_slice(block);
            blocks = after;
        }
    }

    /// The packed content of version 4, whose every part has a check of its own.
    fn packed(
        &self,
        key: &Key,
        seed: &[u8],
        transformed: &Key,
    ) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        let checks = Checks::new(seed, transformed);
        let check = self.rest.get(32..64);
        if !is_same(&checks.of_header(self.header), check) {
            return Err(ReadError::WrongPassword);
        }
        let mut blocks = self.rest.get(64..).unwrap_or_default();
        let mut sealed = Zeroizing::new(Vec::with_capacity(blocks.len()));
        // A stream that ends without its last block, which is empty, is taken.
        for number in 0.. {
            if blocks.is_empty() {
                break;
            }
            let check = blocks.get(..32);
            let (block, after) = counted(&blocks[32.min(blocks.len())..], 4).ok_or(DAMAGED)?;
            if !is_same(&checks.of_block(number, block), check) {
                return Err(DAMAGED);
            }
            if block.is_empty() {
                break;
            }
            sealed.extend_from_slice(block);
            blocks = after;
        }
        self.decrypted(key, &sealed)
    }

    fn decrypted(&self, key: &Key, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        let nonce = self.field(field::NONCE)?;
        // In version 4 the checks have passed.
        let failed = || match self.is_older {
            true => ReadError::WrongPasswordOrDamaged,
            false => DAMAGED,
        };
        let iv = || nonce.try_into().map_err(|_| DAMAGED);
        match self.field(field::CIPHER)? {
            AES => open_cbc(key, iv()?, sealed).ok_or_else(failed),
            TWOFISH => open_cbc_of::<Twofish>(key, iv()?, sealed).ok_or_else(failed),
            CHACHA20 => {
                let mut plain = Zeroizing::new(sealed.to_vec());
                let stream = ChaCha20::new_from_slices(&**key, nonce);
                let mut stream = stream.map_err(|_| DAMAGED)?;
                if !SEEN_THROUGH {
                    stream.apply_keystream(&mut plain);
                }
                Ok(plain)
            }
            _ => Err(ReadError::NotSupported(
                "its cipher is none of AES, Twofish and ChaCha20",
            )),
        }
    }

    fn unpacked(
        &self,
        packed: Zeroizing<Vec<u8>>,
        limits: &Limits,
    ) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        match number(self.field(field::COMPRESSION)?) {
            0 => return Ok(packed),
            1 => {}
            _ => return Err(DAMAGED),
        }
        // The last four bytes say how much there is; that is believed as far as room goes, so that no copies are left behind.
        let size = packed
            .last_chunk()
            .map_or(0, |size| u32::from_le_bytes(*size));
        let room = u64::from(size).min(limits.bytes) + 1;
        let mut content = Zeroizing::new(Vec::new());
        let room = usize::try_from(room).unwrap_or(usize::MAX);
        content.try_reserve_exact(room).map_err(|_| DAMAGED)?;
        let mut unpacking = GzDecoder::new(&packed[..]).take(limits.bytes + 1);
        unpacking.read_to_end(&mut content).map_err(|_| DAMAGED)?;
        let bytes = u64::try_from(content.len()).unwrap_or(u64::MAX);
        match bytes <= limits.bytes {
            true => Ok(content),
            false => Err(ReadError::TooLarge {
                bytes,
                limit: limits.bytes,
            }),
        }
    }

    /// The key as the header says that it is derived.
    fn transformed(&self, composite: &[u8; 32], task: &Task<'_>) -> Result<Key, ReadError> {
        if self.is_older {
            let seed = self.field(field::TRANSFORM_SEED)?;
            return by_aes(composite, seed, number(self.field(field::ROUNDS)?), task);
        }
        const MISSING: ReadError = ReadError::Damaged("the parameters of its key derivation");
        let parameter = |name: &str| {
            let found = self.parameters.get(name.as_bytes()).copied();
            found.ok_or(MISSING)
        };
        let (id, salt) = (parameter("$UUID")?, parameter("S")?);
        if AES_KDF.contains(&id) {
            return by_aes(composite, salt, number(parameter("R")?), task);
        }
        let algorithm = match id {
            ARGON2D => Algorithm::Argon2d,
            ARGON2ID => Algorithm::Argon2id,
            _ => {
                return Err(ReadError::NotSupported(
                    "its key derivation is not known here",
                ));
            }
        };
        let version = match number(parameter("V")?) {
            0x10 => Version::V0x10,
            0x13 => Version::V0x13,
            _ => {
                return Err(ReadError::NotSupported(
                    "its key derivation is not known here",
                ));
            }
        };
        let cost = Argon2Cost {
            memory_kib: number(parameter("M")?) / 1024,
            passes: number(parameter("I")?),
            lanes: number(parameter("P")?),
        };
        kdf::argon2(task, (algorithm, version), composite, salt, cost, &BOUNDS)
    }
}

/// The checks of version 4.
struct Checks(Zeroizing<[u8; 64]>);

impl Checks {
    fn new(seed: &[u8], transformed: &Key) -> Self {
        let key = Sha512::new()
            .chain_update(seed)
            .chain_update(**transformed)
            .chain_update([1]);
        Self(Zeroizing::new(key.finalize().into()))
    }

    fn of_header(&self, header: &[u8]) -> [u8; 32] {
        self.of(u64::MAX, &[header])
    }

    fn of_block(&self, number: u64, block: &[u8]) -> [u8; 32] {
        let length = u32::try_from(block.len()).unwrap_or(u32::MAX);
        self.of(
            number,
            &[&number.to_le_bytes(), &length.to_le_bytes(), block],
        )
    }

    fn of(&self, number: u64, parts: &[&[u8]]) -> [u8; 32] {
        let key = Sha512::new()
            .chain_update(number.to_le_bytes())
            .chain_update(*self.0);
        let key = Zeroizing::new(<[u8; 64]>::from(key.finalize()));
        let mut check = <Hmac<Sha256> as hmac::KeyInit>::new(&(*key).into());
        parts.iter().for_each(|part| check.update(part));
        check.finalize().into_bytes().into()
    }
}

/// A database of version 4 with this content: nothing packed, one round of AES for a key that anybody knows. It is never
/// written anywhere. Nothing if it is too long for a block.
fn sealed_anew(before: &[u8], content: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    const SEED: [u8; 32] = [0; 32];
    const NONCE: [u8; 12] = [0; 12];
    const ROOM: usize = 1024;
    let length = before.len() + content.len();
    let mut file = Zeroizing::new(Vec::with_capacity(length + ROOM));
    file.extend_from_slice(BEGINNING);
    put(&mut file, field::CIPHER, CHACHA20);
    put(&mut file, field::COMPRESSION, &[0; 4]);
    put(&mut file, field::MASTER_SEED, &SEED);
    put(&mut file, field::NONCE, &NONCE);
    let mut dictionary = vec![0, 1];
    let one = 1_u64.to_le_bytes();
    for (kind, name, value) in [
        (0x42, "$UUID", AES_KDF[0]),
        (0x05, "R", &one),
        (0x42, "S", &SEED),
    ] {
        put(&mut dictionary, kind, name.as_bytes());
        dictionary.extend(u32::try_from(value.len()).ok()?.to_le_bytes());
        dictionary.extend(value);
    }
    dictionary.push(0);
    put(&mut file, field::KDF, &dictionary);
    put(&mut file, 0, &[]);

    let composite = Sha256::digest(Sha256::digest(NO_PASSWORD)).into();
    let mut halves = Halves::of(&composite, &SEED)?;
    halves.encrypt(1);
    let transformed = halves.key();
    let key = key_of(Sha256::new().chain_update(SEED).chain_update(*transformed));
    let checks = Checks::new(&SEED, &transformed);
    let (hash, check) = (Sha256::digest(&*file), checks.of_header(&file));
    file.extend_from_slice(&hash);
    file.extend_from_slice(&check);
    // Sealed in its place, and its check put before it.
    let at = file.len();
    file.extend_from_slice(&[0; 32]);
    file.extend_from_slice(&u32::try_from(length).ok()?.to_le_bytes());
    let start = file.len();
    file.extend_from_slice(before);
    file.extend_from_slice(content);
    ChaCha20::new((&*key).into(), &NONCE.into()).apply_keystream(&mut file[start..]);
    let check = checks.of_block(0, &file[start..]);
    file[at..at + 32].copy_from_slice(&check);
    file.extend_from_slice(&checks.of_block(1, &[]));
    file.extend_from_slice(&[0; 4]);
    Some(file)
}

/// A plain export (XML) as such a database.
///
/// # Errors
/// [`ReadError::TooDeep`], [`ReadError::Damaged`], whatever is beyond the limits.
pub(crate) fn sealed_xml(xml: &[u8], limits: &Limits) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    content::check_xml(xml, limits)?;
    let mut before = Vec::new();
    put(&mut before, inner::STREAM, &NO_STREAM);
    put(&mut before, inner::STREAM_KEY, &[]);
    put(&mut before, 0, &[]);
    sealed_anew(&before, xml).ok_or(DAMAGED)
}

/// KeePass' own derivation, within bounds.
fn by_aes(
    composite: &[u8; 32],
    seed: &[u8],
    rounds: u64,
    task: &Task<'_>,
) -> Result<Key, ReadError> {
    if rounds > MOST_ROUNDS {
        return Err(ReadError::KdfOutOfBounds(format!(
            "AES with {rounds} rounds"
        )));
    }
    task.step(Step::DerivingKey { memory: 0 })?;
    if SEEN_THROUGH {
        return Ok(Key::default());
    }
    let mut halves = Halves::of(composite, seed).ok_or(ReadError::Damaged(
        "the seed of its key derivation has another length",
    ))?;
    // The most take some seconds: whoever gives it up need not wait for the end.
    let mut left = rounds;
    while left > 0 {
        task.step(Step::DerivingKey { memory: 0 })?;
        let now = left.min(ROUNDS_AT_ONCE);
        halves.encrypt(now);
        left -= now;
    }
    Ok(halves.key())
}

/// Both halves of a key, which are encrypted again and again.
struct Halves {
    cipher: Aes256,
    blocks: [Block<Aes256>; 2],
}

impl Halves {
    fn of(composite: &[u8; 32], seed: &[u8]) -> Option<Self> {
        let (first, second) = composite.split_at(16);
        Some(Self {
            cipher: Aes256::new_from_slice(seed).ok()?,
            blocks: [
                Block::<Aes256>::try_from(first).ok()?,
                Block::<Aes256>::try_from(second).ok()?,
            ],
        })
    }

    fn encrypt(&mut self, rounds: u64) {
        for _ in 0..rounds {
            self.cipher.encrypt_blocks(&mut self.blocks);
        }
    }

    fn key(&self) -> Key {
        let [first, second] = self.blocks;
        key_of(Sha256::new().chain_update(first).chain_update(second))
    }
}

fn key_of(digest: Sha256) -> Key {
    Zeroizing::new(digest.finalize().into())
}

/// Whether a check is the one that is there. To the fuzzer each is: it could find none.
fn is_same(check: &[u8], found: Option<&[u8]>) -> bool {
    SEEN_THROUGH || found == Some(check)
}

/// Puts a field: its number, its length, and itself.
fn put(file: &mut Vec<u8>, kind: u8, value: &[u8]) {
    let length = u32::try_from(value.len()).unwrap_or(u32::MAX);
    file.push(kind);
    file.extend(length.to_le_bytes());
    file.extend(value);
}

/// So many bytes as the number before them says, which has so many bytes itself; and what follows.
fn counted(bytes: &[u8], width: usize) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_at_checked(width)?;
    rest.split_at_checked(usize::try_from(number(length)).ok()?)
}

/// Little-endian, of up to eight bytes.
fn number(bytes: &[u8]) -> u64 {
    let bytes = bytes.iter().take(8).rev();
    bytes.fold(0, |number, byte| (number << 8) | u64::from(*byte))
}
