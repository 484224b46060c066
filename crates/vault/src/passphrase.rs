//! Passphrases, and what it costs to try one.

use std::fmt;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize, Zeroizing};

use crate::error::VaultError;
use crate::keys::{KEY_BYTES, KeyBytes};

/// A passphrase as it was typed: UTF-8, not normalised, from 8 characters to 1024 bytes, without control
/// characters. Never printed, wiped when dropped.
pub struct Passphrase(Zeroizing<Vec<u8>>);

/// Why a text is no passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    /// It has fewer than 8 characters.
    #[error("a passphrase has at least 8 characters")]
    TooShort,
    /// It has more than 1024 bytes.
    #[error("a passphrase has at most 1024 bytes")]
    TooLong,
    /// It has a control character, such as a line break or a tab.
    #[error("a passphrase has no control characters")]
    ControlCharacter,
    /// It is not UTF-8.
    #[error("a passphrase is UTF-8 text")]
    NotText,
}

impl Passphrase {
    /// The fewest characters (Unicode scalar values).
    pub const MIN_CHARACTERS: usize = 8;
    /// The most bytes.
    pub const MAX_BYTES: usize = 1024;

    /// Takes the text over; it is wiped also when it is refused.
    ///
    /// # Errors
    /// Says which rule it breaks. A text that is refused here can't be the passphrase of any vault.
    pub fn parse(text: impl Into<Vec<u8>>) -> Result<Self, PassphraseError> {
        let bytes = Zeroizing::new(text.into());
        if bytes.len() > Self::MAX_BYTES {
            return Err(PassphraseError::TooLong);
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| PassphraseError::NotText)?;
        if text.chars().any(char::is_control) {
            return Err(PassphraseError::ControlCharacter);
        }
        if text.chars().count() < Self::MIN_CHARACTERS {
            return Err(PassphraseError::TooShort);
        }
        Ok(Self(bytes))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// What trying one passphrase costs: Argon2id's parameters (RFC 9106).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PassphraseCost {
    /// Memory in KiB.
    pub(crate) memory_kib: u32,
    /// Passes over the memory.
    pub(crate) passes: u32,
    /// Lanes.
    pub(crate) lanes: u32,
}

impl PassphraseCost {
    /// 64 MiB, 3 passes, 1 lane: RFC 9106's second recommended option, with one lane.
    pub(crate) const DEFAULT: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
        lanes: 1,
    };
    /// The cheapest that Argon2 allows. It protects nothing.
    #[cfg(any(test, feature = "testing"))]
    pub(crate) const FOR_TESTS: Self = Self {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    };

    const MAX_MEMORY_KIB: u32 = 1024 * 1024;
    const MAX_PASSES: u32 = 64;
    const MAX_LANES: u32 = 16;

    /// Whether this program is willing to spend it. What is read from a file is checked with this first, so
    /// that a changed file can't make the program take all memory or never end.
    pub(crate) fn is_bounded(self) -> bool {
        self.memory_kib <= Self::MAX_MEMORY_KIB
            && (1..=Self::MAX_PASSES).contains(&self.passes)
            && (1..=Self::MAX_LANES).contains(&self.lanes)
            && self.memory_kib >= 8 * self.lanes
    }
}

/// Argon2id version 1.3 of the passphrase: 32 bytes. Takes long and much memory, by design: run it where it
/// blocks nobody.
///
/// # Errors
/// [`VaultError::SlotDamaged`] if the cost is out of bounds; [`VaultError::Storage`] if there is not enough
/// memory.
pub(crate) fn derive_slot_key(
    passphrase: &Passphrase,
    salt: &[u8; 16],
    cost: PassphraseCost,
) -> Result<KeyBytes, VaultError> {
    if !cost.is_bounded() {
        return Err(VaultError::SlotDamaged);
    }
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(KEY_BYTES))
        .map_err(|_| VaultError::SlotDamaged)?;
    let mut memory = Zeroizing::new(Vec::new());
    memory
        .try_reserve_exact(params.block_count())
        .map_err(|_| VaultError::Internal("not enough memory for Argon2id"))?;
    memory.resize(params.block_count(), Block::new());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    KeyBytes::fill_with(|key| {
        argon2
            .hash_password_into_with_memory(&passphrase.0, salt, key, memory.as_mut_slice())
            .map_err(|_| VaultError::Internal("Argon2id"))
    })
}

impl Zeroize for Passphrase {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}
