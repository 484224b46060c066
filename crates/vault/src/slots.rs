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
use crate::keychain::KeychainItem;
use crate::keys::{KeyBytes, derive_key};
use crate::passphrase::{Passphrase, PassphraseCost};
use crate::recovery::RecoveryCode;

const NONCE: usize = 24;
const SALT: usize = 16;
/// What a passphrase slot's parameters begin with: Argon2id, version 1.3.
const ARGON2ID: u8 = 1;
/// A recovery slot's parameter: HKDF.
const RECOVERY: u8 = 2;
/// A keychain slot's parameter: its item is named by the vault and the slot.
const SLOT_ITEM: u8 = 3;

/// How a slot's key is come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SlotKind {
    /// It is kept by the operating system's keychain.
    Keychain,
    /// It is derived from a passphrase.
    Passphrase,
    /// It is derived from a recovery code, which the program made and the person keeps.
    Recovery,
    /// It is derived from a passphrase and what the keychain keeps, together.
    TwoPart,
}

impl SlotKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [
        Self::Keychain,
        Self::Passphrase,
        Self::Recovery,
        Self::TwoPart,
    ];

    /// Its name on disk.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::Passphrase => "passphrase",
            Self::Recovery => "recovery",
            Self::TwoPart => "passphrase+keychain",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
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

/// What a slot is opened with, and what a new one is to be opened with.
#[derive(Debug)]
pub enum Opening {
    /// What the keychain keeps; a new slot gets a random key there.
    Keychain,
    /// A passphrase.
    Passphrase(Passphrase),
    /// A recovery code.
    Recovery(RecoveryCode),
    /// A passphrase, together with what the keychain keeps.
    TwoPart(Passphrase),
}

impl Opening {
    /// The kind of slot that it opens.
    pub fn kind(&self) -> SlotKind {
        match self {
            Self::Keychain => SlotKind::Keychain,
            Self::Passphrase(_) => SlotKind::Passphrase,
            Self::Recovery(_) => SlotKind::Recovery,
            Self::TwoPart(_) => SlotKind::TwoPart,
        }
    }
}

/// What makes a slot key of what the person or the keychain gives, as the slot's row has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Derivation {
    /// The keychain's item by the vault's id is the key: what format 1 made.
    VaultItem,
    /// The keychain's item by the vault's and the slot's id is the key.
    SlotItem,
    /// HKDF of a recovery code.
    Recovery,
    /// Argon2id of a passphrase; in a two-part slot HKDF over that and the keychain's item.
    Argon2id {
        cost: PassphraseCost,
        salt: [u8; SALT],
    },
}

impl Derivation {
    /// What a new slot of this kind gets.
    pub(crate) fn make(kind: SlotKind, cost: PassphraseCost) -> Result<Self, VaultError> {
        Ok(match kind {
            SlotKind::Keychain => Self::SlotItem,
            SlotKind::Recovery => Self::Recovery,
            SlotKind::Passphrase | SlotKind::TwoPart => {
                let mut salt = [0; SALT];
                getrandom::fill(&mut salt).map_err(|_| VaultError::NoRandomness)?;
                Self::Argon2id { cost, salt }
            }
        })
    }

    fn to_bytes(self) -> Vec<u8> {
        match self {
            Self::VaultItem => Vec::new(),
            Self::SlotItem => vec![SLOT_ITEM],
            Self::Recovery => vec![RECOVERY],
            Self::Argon2id { cost, salt } => {
                let mut bytes = vec![ARGON2ID];
                bytes.extend_from_slice(&cost.memory_kib.to_be_bytes());
                bytes.extend_from_slice(&cost.passes.to_be_bytes());
                bytes.extend_from_slice(&cost.lanes.to_be_bytes());
                bytes.extend_from_slice(&salt);
                bytes
            }
        }
    }

    /// `None` if the parameters are unknown, out of bounds, or don't go with the kind.
    fn from_bytes(kind: SlotKind, bytes: &[u8]) -> Option<Self> {
        match (kind, bytes) {
            (SlotKind::Keychain, []) => return Some(Self::VaultItem),
            (SlotKind::Keychain, [SLOT_ITEM]) => return Some(Self::SlotItem),
            (SlotKind::Recovery, [RECOVERY]) => return Some(Self::Recovery),
            (SlotKind::Keychain | SlotKind::Recovery, _) => return None,
            (SlotKind::Passphrase | SlotKind::TwoPart, _) => {}
        }
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
        cost.is_bounded().then_some(Self::Argon2id { cost, salt })
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
    /// Wraps the vault key for a new slot.
    pub(crate) fn wrap(
        vault: VaultId,
        id: SlotId,
        kind: SlotKind,
        derivation: Derivation,
        slot_key: &KeyBytes,
        vault_key: &KeyBytes,
    ) -> Result<Self, VaultError> {
        let mut nonce = [0; NONCE];
        getrandom::fill(&mut nonce).map_err(|_| VaultError::NoRandomness)?;
        let mut row = Self {
            id,
            kind: kind.as_str().to_owned(),
            kdf: derivation.to_bytes(),
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

    /// The slot's kind, if this program knows it.
    pub(crate) fn known_kind(&self) -> Option<SlotKind> {
        SlotKind::from_name(&self.kind)
    }

    /// How this slot's key comes about; `None` if its kind or its parameters are unknown or out of bounds.
    pub(crate) fn derivation(&self) -> Option<Derivation> {
        Derivation::from_bytes(self.known_kind()?, &self.kdf)
    }

    /// The keychain's item that it needs, if it needs one.
    pub(crate) fn item(&self, vault: VaultId) -> Option<KeychainItem> {
        let slot = match (self.known_kind()?, self.derivation()?) {
            (_, Derivation::VaultItem) => None,
            (_, Derivation::SlotItem) | (SlotKind::TwoPart, _) => Some(self.id),
            _ => return None,
        };
        Some(KeychainItem { vault, slot })
    }

    /// What can be said of the slot; `None` if its kind is unknown.
    pub(crate) fn info(&self) -> Option<SlotInfo> {
        Some(SlotInfo {
            id: self.id,
            kind: self.known_kind()?,
            damaged: self.derivation().is_none() || !self.is_intact(),
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
