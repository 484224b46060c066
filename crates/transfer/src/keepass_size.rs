//! How large a KeePass database becomes when it is unpacked: found out before the library that reads it unpacks it, which it
//! does without a bound. Otherwise whoever made a file and told its password could fill the memory.

use std::collections::HashMap;
use std::io::Read as _;

use aes::Aes256;
use argon2::{Algorithm, Argon2, Params, Version};
use cbc::cipher::{Block, BlockCipherEncrypt as _, KeyInit as _};
use chacha20::ChaCha20;
use chacha20::cipher::{KeyIvInit as _, StreamCipher as _};
use flate2::read::GzDecoder;
use hmac::{Hmac, Mac as _};
use sha2::{Digest as _, Sha256, Sha512};
use zeroize::Zeroizing;

use crate::cipher::{Key, open_cbc};
use crate::error::ReadError;
use crate::task::Limits;

/// By how much DEFLATE makes something smaller at the most (RFC 1951: 258 bytes for two bits).
const MOST_PACKED: u64 = 1032;

const AES: &[u8] = b"\x31\xc1\xf2\xe6\xbf\x71\x43\x50\xbe\x58\x05\x21\x6a\xfc\x5a\xff";
const CHACHA20: &[u8] = b"\xd6\x03\x8a\x2b\x8b\x6f\x4c\xb5\xa5\x24\x33\x9a\x31\xdb\xb5\x9a";
const ARGON2D: &[u8] = b"\xef\x63\x6d\xdf\x8c\x29\x44\x4b\x91\xf7\xa9\xa4\x03\xe3\x0a\x0c";
const ARGON2ID: &[u8] = b"\x9e\x29\x8b\x19\x56\xdb\x47\x73\xb2\x3d\xfc\x3e\xc6\xf0\xa1\xe6";
const AES_KDF: [&[u8]; 2] = [
    b"\xc9\xd9\xf3\x9a\x62\x8a\x44\x60\xbf\x74\x0d\x08\xc1\x8a\x4f\xea",
    b"\x7c\x02\xbb\x82\x79\xa7\x4a\xc0\x92\x7d\x11\x4a\x00\x64\x82\x38",
];

/// The numbers of the header's fields, the same in both versions.
mod field {
    pub(super) const CIPHER: u8 = 2;
    pub(super) const COMPRESSION: u8 = 3;
    pub(super) const MASTER_SEED: u8 = 4;
    pub(super) const TRANSFORM_SEED: u8 = 5;
    pub(super) const ROUNDS: u8 = 6;
    pub(super) const NONCE: u8 = 7;
    pub(super) const START: u8 = 9;
    pub(super) const KDF: u8 = 11;
}

/// The parts of a database's header.
pub(crate) struct Header<'a> {
    /// Whether it is KDBX 3.
    is_older: bool,
    /// Of a field that is there twice the last, as the library takes it.
    fields: HashMap<u8, &'a [u8]>,
    /// The parameters of the key derivation; of KDBX 4 only.
    parameters: HashMap<&'a [u8], &'a [u8]>,
    /// Its bytes, and those that follow it.
    header: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Header<'a> {
    /// The header of a database of version 3 or 4; nothing if it breaks off.
    pub(crate) fn read(bytes: &'a [u8]) -> Option<Self> {
        let is_older = bytes.get(10..12)? == [3, 0];
        let mut fields = HashMap::new();
        let mut rest = bytes.get(12..)?;
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
        let mut dictionary = fields.get(&field::KDF).and_then(|value| value.get(2..));
        while let Some((1.., after)) = dictionary.and_then(|left| left.split_first()) {
            let (name, after) = counted(after, 4)?;
            let (value, after) = counted(after, 4)?;
            parameters.insert(name, value);
            dictionary = Some(after);
        }
        Some(Self {
            is_older,
            fields,
            parameters,
            header: &bytes[..bytes.len() - rest.len()],
            rest,
        })
    }

    /// Whether it could become larger than anything that is read. If not, there is no need to derive a key for [`Header::check`].
    pub(crate) fn may_be_too_large(&self, limits: &Limits) -> bool {
        let packed = u64::try_from(self.rest.len()).unwrap_or(u64::MAX);
        number(self.fields.get(&field::COMPRESSION)) != 0
            && packed.saturating_mul(MOST_PACKED) > limits.bytes
    }

    /// Unpacks it in passing and counts. What can't be read is left to the library, which says what is wrong with it.
    ///
    /// # Errors
    /// [`ReadError::TooLarge`], [`ReadError::WrongPassword`], [`ReadError::NotSupported`].
    pub(crate) fn check(&self, password: &[u8], limits: &Limits) -> Result<(), ReadError> {
        let cipher = self.fields.get(&field::CIPHER);
        if !cipher.is_some_and(|cipher| [AES, CHACHA20].contains(cipher)) {
            return Err(ReadError::NotSupported(
                "it is large, and its cipher is neither AES nor ChaCha20",
            ));
        }
        let Some(packed) = self.packed(password)? else {
            return Ok(());
        };
        let mut unpacking = GzDecoder::new(&packed[..]);
        let mut piece = Zeroizing::new([0; 16 * 1024]);
        let mut bytes = 0_u64;
        while let Ok(count @ 1..) = unpacking.read(&mut *piece) {
            bytes += u64::try_from(count).unwrap_or(u64::MAX);
            if bytes > limits.bytes {
                let limit = limits.bytes;
                return Err(ReadError::TooLarge { bytes, limit });
            }
        }
        Ok(())
    }

    /// The packed content; nothing where something in it is not as it should be.
    fn packed(&self, password: &[u8]) -> Result<Option<Zeroizing<Vec<u8>>>, ReadError> {
        let composite = Sha256::digest(Sha256::digest(password));
        let Some(transformed) = self.transformed(&composite) else {
            return Ok(None);
        };
        let Some(seed) = self.fields.get(&field::MASTER_SEED) else {
            return Ok(None);
        };
        let digest = Sha256::new()
            .chain_update(seed)
            .chain_update(*transformed)
            .finalize();
        let mut key = Key::default();
        key.copy_from_slice(&digest);
        if self.is_older {
            let Some(plain) = self.decrypt(&key, self.rest) else {
                return Ok(None);
            };
            let start = self.fields.get(&field::START).copied().unwrap_or_default();
            if !plain.starts_with(start) {
                return Err(ReadError::WrongPassword);
            }
            // A number and a hash stand before each block's length.
            return Ok(plain.get(32..).and_then(|blocks| joined(blocks, 36)));
        }
        let mac_key = Sha512::new()
            .chain_update(seed)
            .chain_update(*transformed)
            .chain_update([1_u8])
            .finalize();
        let of_header = Sha512::new()
            .chain_update([0xFF_u8; 8])
            .chain_update(mac_key)
            .finalize();
        let (Some(mac), Some(blocks)) = (self.rest.get(32..64), self.rest.get(64..)) else {
            return Ok(None);
        };
        let Ok(mut expected) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&of_header) else {
            return Ok(None);
        };
        expected.update(self.header);
        if expected.verify_slice(mac).is_err() {
            return Err(ReadError::WrongPassword);
        }
        let sealed = joined(blocks, 32);
        Ok(sealed.and_then(|sealed| self.decrypt(&key, &sealed)))
    }

    fn transformed(&self, composite: &[u8]) -> Option<Key> {
        if self.is_older {
            let seed = self.fields.get(&field::TRANSFORM_SEED)?;
            return by_aes(composite, seed, number(self.fields.get(&field::ROUNDS)));
        }
        let parameter = |name: &str| self.parameters.get(name.as_bytes());
        let (id, salt) = (*parameter("$UUID")?, *parameter("S")?);
        if AES_KDF.contains(&id) {
            return by_aes(composite, salt, number(parameter("R")));
        }
        let algorithm = match id {
            ARGON2D => Algorithm::Argon2d,
            ARGON2ID => Algorithm::Argon2id,
            _ => return None,
        };
        let version = match number(parameter("V")) {
            0x10 => Version::V0x10,
            0x13 => Version::V0x13,
            _ => return None,
        };
        let small = |name: &str, unit: u64| u32::try_from(number(parameter(name)) / unit).ok();
        let (memory, passes, lanes) = (small("M", 1024)?, small("I", 1)?, small("P", 1)?);
        let params = Params::new(memory, passes, lanes, Some(32)).ok()?;
        let mut key = Key::default();
        Argon2::new(algorithm, version, params)
            .hash_password_into(composite, salt, &mut *key)
            .ok()?;
        Some(key)
    }

    fn decrypt(&self, key: &Key, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let nonce = *self.fields.get(&field::NONCE)?;
        if self.fields.get(&field::CIPHER) == Some(&AES) {
            return open_cbc(key, nonce.try_into().ok()?, sealed);
        }
        let mut plain = Zeroizing::new(sealed.to_vec());
        ChaCha20::new_from_slices(&**key, nonce)
            .ok()?
            .apply_keystream(&mut plain);
        Some(plain)
    }
}

/// The blocks of a stream without what stands before each: so many bytes, and its length. The last one is empty.
fn joined(mut blocks: &[u8], before: usize) -> Option<Zeroizing<Vec<u8>>> {
    let mut all = Zeroizing::new(Vec::with_capacity(blocks.len()));
    // The library takes a stream that ends without its last block.
    while !blocks.is_empty() {
        let (_, after) = blocks.split_at_checked(before)?;
        let (length, after) = after.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (block, after) = after.split_at_checked(length)?;
        if block.is_empty() {
            break;
        }
        all.extend_from_slice(block);
        blocks = after;
    }
    Some(all)
}

/// KeePass' own derivation: both halves of the key encrypted again and again.
fn by_aes(composite: &[u8], seed: &[u8], rounds: u64) -> Option<Key> {
    let cipher = Aes256::new_from_slice(seed).ok()?;
    let (first, second) = composite.split_at_checked(16)?;
    let mut halves = [
        Block::<Aes256>::try_from(first).ok()?,
        Block::<Aes256>::try_from(second).ok()?,
    ];
    for _ in 0..rounds {
        for half in &mut halves {
            cipher.encrypt_block(half);
        }
    }
    let digest = Sha256::new()
        .chain_update(halves[0].as_slice())
        .chain_update(halves[1].as_slice())
        .finalize();
    let mut key = Key::default();
    key.copy_from_slice(&digest);
    Some(key)
}

/// So many bytes as the number before them says, which has so many bytes itself; and what follows.
fn counted(bytes: &[u8], width: usize) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_at_checked(width)?;
    rest.split_at_checked(usize::try_from(number(Some(&length))).ok()?)
}

/// Little-endian, of up to eight bytes; nothing is zero.
fn number(bytes: Option<&&[u8]>) -> u64 {
    let bytes = bytes.copied().unwrap_or_default();
    let bytes = bytes.iter().take(8).rev();
    bytes.fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;
    use crate::file::File;
    use crate::password::Password;
    use crate::task::Task;

    const MIB: usize = 1024 * 1024;

    fn packed(size: usize) -> Vec<u8> {
        let mut packing = GzEncoder::new(Vec::new(), Compression::best());
        let zeros = vec![0; MIB];
        for _ in 0..size / MIB {
            packing.write_all(&zeros).unwrap();
        }
        packing.finish().unwrap()
    }

    fn put(file: &mut Vec<u8>, kind: u8, value: &[u8]) {
        file.push(kind);
        file.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
        file.extend(value);
    }

    /// A database of version 4 as the format's description has it: sealed with ChaCha20, its key made with one round of AES.
    fn database(password: &str, content: &[u8]) -> Vec<u8> {
        let mut dictionary = vec![0, 1];
        let values: [(u8, &str, &[u8]); 3] = [
            (0x42, "$UUID", AES_KDF[0]),
            (0x05, "R", &1_u64.to_le_bytes()),
            (0x42, "S", &[5; 32]),
        ];
        for (kind, name, value) in values {
            put(&mut dictionary, kind, name.as_bytes());
            dictionary.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
            dictionary.extend(value);
        }
        dictionary.push(0);
        let mut file = b"\x03\xD9\xA2\x9A\x67\xFB\x4B\xB5\0\0\x04\0".to_vec();
        put(&mut file, field::CIPHER, CHACHA20);
        put(&mut file, field::COMPRESSION, &[1, 0, 0, 0]);
        put(&mut file, field::MASTER_SEED, &[6; 32]);
        put(&mut file, field::NONCE, &[7; 12]);
        put(&mut file, field::KDF, &dictionary);
        put(&mut file, 0, b"");
        let header = file.clone();

        let composite = Sha256::digest(Sha256::digest(password));
        let transformed = by_aes(&composite, &[5; 32], 1).unwrap();
        let seeded = [&[6; 32][..], &*transformed].concat();
        let mac_key = Sha512::digest([&seeded[..], &[1]].concat());
        let mac = |number: u64, parts: &[&[u8]]| {
            let key = Sha512::digest([&number.to_le_bytes()[..], &mac_key].concat());
            let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&key).unwrap();
            parts.iter().for_each(|part| mac.update(part));
            mac.finalize().into_bytes()
        };
        let mut sealed = content.to_vec();
        ChaCha20::new_from_slices(&Sha256::digest(&seeded), &[7; 12])
            .unwrap()
            .apply_keystream(&mut sealed);
        file.extend(Sha256::digest(&header));
        file.extend(mac(u64::MAX, &[&header]));
        for (number, block) in [&sealed[..], &[]].into_iter().enumerate() {
            let length = u32::try_from(block.len()).unwrap().to_le_bytes();
            let number = u64::try_from(number).unwrap();
            file.extend(mac(number, &[&number.to_le_bytes(), &length, block]));
            file.extend(length);
            file.extend(block);
        }
        file
    }

    fn read(file: &[u8], password: &str) -> ReadError {
        let (limits, password) = (Limits::default(), Password::new(password).unwrap());
        let file = File::open(file, &limits).unwrap();
        file.read(&Task::new(Some(&password), &limits, &()))
            .unwrap_err()
    }

    #[test]
    fn a_database_that_unpacks_to_more_than_is_read_is_refused() {
        let bomb = database("orange-Umbrella-7", &packed(80 * MIB));
        assert!(bomb.len() < MIB);
        let refused = read(&bomb, "orange-Umbrella-7");
        assert!(matches!(refused, ReadError::TooLarge { .. }), "{refused:?}");
        assert_eq!(read(&bomb, "another"), ReadError::WrongPassword);
        // The library found the keys and unpacked this one: there is no database in it.
        let other = read(
            &database("orange-Umbrella-7", &packed(60 * MIB)),
            "orange-Umbrella-7",
        );
        assert!(
            !matches!(other, ReadError::TooLarge { .. } | ReadError::WrongPassword),
            "{other:?}"
        );
    }
}
