//! The shared key of one account, and its base32 text.

use std::fmt;

use data_encoding::BASE32_NOPAD;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::ignored::is_ignored;

/// The shared key of one account, as raw bytes: 1 to [`Secret::MAX_BYTES`] of them.
///
/// It is never printed, never serialized, and wiped when dropped. Comparing two takes the same time
/// wherever they differ.
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// The longest secret that is taken, in bytes. RFC 4226 recommends 20; the longest seen in use
    /// have 128.
    pub const MAX_BYTES: usize = 1024;

    /// The shortest that RFC 4226 allows (section 4, R6), in bits. Shorter ones are in use, and are taken.
    pub const STANDARD_MIN_BITS: usize = 128;

    /// Takes the bytes as they are. Fails with [`SecretError::Empty`] or [`SecretError::TooLong`],
    /// and wipes the bytes then too.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, SecretError> {
        let bytes = Zeroizing::new(bytes);
        match bytes.len() {
            0 => Err(SecretError::Empty),
            1..=Self::MAX_BYTES => Ok(Self(bytes)),
            _ => Err(SecretError::TooLong),
        }
    }

    /// Reads base32 (RFC 4648) the way it is found in the wild.
    ///
    /// Case does not matter. White space, `%20`, dashes, `_`, `=` and invisible characters are
    /// skipped wherever they are. Any length is taken: *n* characters give ⌊5*n*/8⌋ bytes, and bits
    /// that fill no byte are dropped, whatever they are. `0`, `1`, `8` and `9` are refused, for
    /// guessing would change the secret.
    pub fn from_base32(text: &str) -> Result<Self, SecretError> {
        // Room for the result from the start: a buffer that grows leaves copies of itself behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(
            (text.len() * 5 / 8).min(Self::MAX_BYTES),
        ));
        let mut bits: u32 = 0;
        let mut bit_count = 0;
        let mut rest = text.chars();
        let mut position = 0;
        while let Some(character) = rest.next() {
            position += 1;
            if character == '%' && rest.as_str().starts_with("20") {
                rest = rest.as_str()["20".len()..].chars();
                position += "20".len();
                continue;
            }
            if is_ignored(character) || matches!(character, '_' | '=') {
                continue;
            }
            let value = base32_value(character).ok_or(SecretError::NotBase32 {
                character,
                position,
            })?;
            bits = (bits << 5) | value;
            bit_count += 5;
            if bit_count >= 8 {
                bit_count -= 8;
                if bytes.len() == Self::MAX_BYTES {
                    return Err(SecretError::TooLong);
                }
                let [.., byte] = (bits >> bit_count).to_be_bytes();
                bytes.push(byte);
                bits &= (1 << bit_count) - 1;
            }
        }
        if bytes.is_empty() {
            Err(SecretError::Empty)
        } else {
            Ok(Self(bytes))
        }
    }

    /// The bytes. What is done with them is the caller's responsibility.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// Its length in bits.
    pub fn bits(&self) -> usize {
        self.0.len() * 8
    }

    /// The secret as base32: upper case, unpadded, without separators (RFC 4648).
    pub fn to_base32(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE32_NOPAD.encode(&self.0))
    }

    /// A second copy of the secret, for when one is sealed and another is used. It is a method with
    /// a name, and not `Clone`, so that a copy is never made in passing.
    pub fn duplicate(&self) -> Self {
        Self(self.0.clone())
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose().ct_eq(other.expose()).into()
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Why something is no secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SecretError {
    /// There is not one whole byte in it.
    #[error("the secret is empty")]
    Empty,
    /// A character that base32 does not have.
    #[error(
        "{character:?}, character {position} of the secret, is not in the base32 alphabet (A to Z, 2 to 7)"
    )]
    NotBase32 {
        /// The character.
        character: char,
        /// Where it is in the text, counted in characters from 1.
        position: usize,
    },
    /// It has more than [`Secret::MAX_BYTES`] bytes.
    #[error("the secret is longer than {} bytes", Secret::MAX_BYTES)]
    TooLong,
}

fn base32_value(character: char) -> Option<u32> {
    match character.to_ascii_uppercase() {
        letter @ 'A'..='Z' => Some(u32::from(letter) - u32::from('A')),
        digit @ '2'..='7' => Some(u32::from(digit) - u32::from('2') + 26),
        _ => None,
    }
}
