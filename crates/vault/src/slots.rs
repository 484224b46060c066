//! Key slots: each is one way to the vault key, which it wraps under a 32-byte slot key of its own.
//! `docs/vault-format.md` ("Key slots") gives the bytes.

use std::fmt;

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::ids::{SlotId, VaultId};
use crate::keys::{KeyBytes, derive_key};
use crate::passphrase::{Passphrase, PassphraseCost};

const NONCE: usize = 24;
const SALT: usize = 16;
/// What a passphrase slot's parameters begin with: Argon2id, version 1.3.
const ARGON2ID: u8 = 1;

/// How a slot's key is come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SlotKind {
    /// It is kept by the operating system's keychain.
    Keychain,
    /// It is derived from a passphrase.
    Passphrase,
}

impl SlotKind {
    /// Its name on disk.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::Passphrase => "passphrase",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        [Self::Keychain, Self::Passphrase]
            .into_iter()
            .find(|kind| kind.as_str() == name)
    }
}

impl fmt::Display for SlotKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What is known of a slot without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SlotInfo {
    /// Its id.
    pub id: SlotId,
    /// How its key is come by.
    pub kind: SlotKind,
    /// Whether its row does not match its digest.
    pub damaged: bool,
}

/// The slot to make a vault with.
#[derive(Debug)]
pub enum NewSlot {
    /// A random slot key, kept by the keychain.
    Keychain,
    /// A slot key derived from this passphrase.
    Passphrase(Passphrase),
}

/// How a passphrase becomes a slot key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Derivation {
    pub(crate) cost: PassphraseCost,
    pub(crate) salt: [u8; SALT],
}

impl Derivation {
    pub(crate) fn make_random(cost: PassphraseCost) -> Result<Self, VaultError> {
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt).map_err(|_| VaultError::NoRandomness)?;
        Ok(Self { cost, salt })
    }

    fn to_bytes(self) -> Vec<u8> {
        let mut bytes = vec![ARGON2ID];
        bytes.extend_from_slice(&self.cost.memory_kib.to_be_bytes());
        bytes.extend_from_slice(&self.cost.passes.to_be_bytes());
        bytes.extend_from_slice(&self.cost.lanes.to_be_bytes());
        bytes.extend_from_slice(&self.salt);
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (&[ARGON2ID], rest) = bytes.split_first_chunk::<1>()? else {
            return None;
        };
        let (memory, rest) = rest.split_first_chunk::<4>()?;
        let (passes, rest) = rest.split_first_chunk::<4>()?;
        let (lanes, rest) = rest.split_first_chunk::<4>()?;
        let cost = PassphraseCost {
            memory_kib: u32::from_be_bytes(*memory),
            passes: u32::from_be_bytes(*passes),
            lanes: u32::from_be_bytes(*lanes),
        };
        let salt = rest.try_into().ok()?;
        cost.is_bounded().then_some(Self { cost, salt })
    }
}

/// A slot as it stands in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SlotRow {
    pub(crate) id: SlotId,
    pub(crate) kind: String,
    pub(crate) kdf: Vec<u8>,
    pub(crate) wrapped: Vec<u8>,
    pub(crate) digest: Vec<u8>,
}

impl SlotRow {
    /// Wraps the vault key for a new slot. `derivation` is given for a passphrase slot.
    pub(crate) fn wrap(
        vault: VaultId,
        kind: SlotKind,
        derivation: Option<Derivation>,
        slot_key: &KeyBytes,
        vault_key: &KeyBytes,
    ) -> Result<Self, VaultError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| VaultError::NoRandomness)?;
        let mut row = Self {
            id: SlotId::make_random()?,
            kind: kind.as_str().to_owned(),
            kdf: derivation.map(Derivation::to_bytes).unwrap_or_default(),
            wrapped: Vec::new(),
            digest: Vec::new(),
        };
        let mut text = Zeroizing::new(Vec::with_capacity(64));
        text.extend_from_slice(vault_key.expose());
        cipher(slot_key, vault)?
            .encrypt_in_place(
                &XNonce::from(nonce),
                &row.associated_data(vault),
                &mut *text,
            )
            .map_err(|_| VaultError::Internal("wrapping the vault key"))?;
        row.wrapped.extend_from_slice(&nonce);
        row.wrapped.extend_from_slice(&text);
        row.digest = row.compute_digest().to_vec();
        Ok(row)
    }

    /// The vault key, if this slot key opens it.
    ///
    /// # Errors
    /// [`VaultError::SlotDamaged`] if the row does not match its digest.
    pub(crate) fn unwrap(
        &self,
        vault: VaultId,
        slot_key: &KeyBytes,
    ) -> Result<Option<KeyBytes>, VaultError> {
        if !self.is_intact() {
            return Err(VaultError::SlotDamaged);
        }
        let (nonce, text) = self
            .wrapped
            .split_first_chunk::<NONCE>()
            .ok_or(VaultError::SlotDamaged)?;
        let mut text = Zeroizing::new(text.to_vec());
        let opened = cipher(slot_key, vault)?.decrypt_in_place(
            &XNonce::from(*nonce),
            &self.associated_data(vault),
            &mut *text,
        );
        match opened {
            Ok(()) => KeyBytes::from_slice(&text).map(Some),
            Err(_) => Ok(None),
        }
    }

    /// Whether the row is as it was written. Says nothing about who wrote it.
    pub(crate) fn is_intact(&self) -> bool {
        self.compute_digest().as_slice().ct_eq(&self.digest).into()
    }

    /// How a passphrase becomes this slot's key; `None` if the parameters are unknown or out of bounds.
    pub(crate) fn derivation(&self) -> Option<Derivation> {
        Derivation::from_bytes(&self.kdf)
    }

    /// What can be said of the slot; `None` if its kind is unknown.
    pub(crate) fn info(&self) -> Option<SlotInfo> {
        let kind = SlotKind::from_name(&self.kind)?;
        let usable = kind != SlotKind::Passphrase || self.derivation().is_some();
        Some(SlotInfo {
            id: self.id,
            kind,
            damaged: !(usable && self.is_intact()),
        })
    }

    /// SHA-256 over the other columns, each but the first after its length.
    fn compute_digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"countersign slot digest");
        hash.update(self.id.as_bytes());
        for part in [self.kind.as_bytes(), &self.kdf, &self.wrapped] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }

    fn associated_data(&self, vault: VaultId) -> Vec<u8> {
        let mut data = Vec::with_capacity(128);
        data.extend_from_slice(b"countersign slot");
        data.push(1);
        data.extend_from_slice(vault.as_bytes());
        data.extend_from_slice(self.id.as_bytes());
        data.extend_from_slice(&(self.kind.len() as u64).to_be_bytes());
        data.extend_from_slice(self.kind.as_bytes());
        data.extend_from_slice(&self.kdf);
        data
    }
}

/// The slot key is not used directly either: HKDF gives the key that wraps.
fn cipher(slot_key: &KeyBytes, vault: VaultId) -> Result<XChaCha20Poly1305, VaultError> {
    let key = derive_key(slot_key, vault, "wrap")?;
    Ok(XChaCha20Poly1305::new(key.expose().into()))
}

#[cfg(test)]
#[path = "slots_tests.rs"]
mod tests;
