//! Sealed values: what stands in a column, and how it is bound to its place.
//! `docs/vault-format.md` ("A sealed value") gives the bytes.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::clock::{HybridClock, Stamp};
use crate::error::{Damaged, VaultError};
use crate::ids::{DeviceId, RecordId};
use crate::keys::{KeyBytes, Keys, Purpose};

/// The version of sealed values that is written.
const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
/// Clock (8 + 4), device id (16) and the content's length (4).
const HEAD: usize = 32;
/// Plaintext is padded to a multiple of this, so that sizes tell little.
const BLOCK: usize = 64;
/// The largest content, in bytes. A profile or a token is far below.
const MAX_CONTENT: usize = 1024 * 1024;

/// A column that holds sealed values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    AccountProfile,
    AccountSecret,
    AccountState,
    AccountIcon,
    AccountTrashed,
    EnrollmentProfile,
    EnrollmentSecret,
    EnrollmentToken,
    TombstoneClock,
    VaultClock,
    RetiredKey,
    ServerProfile,
    ServerSession,
    RetiredItem,
    SettingValue,
}

impl Column {
    pub(crate) const ALL: [Self; 15] = [
        Self::AccountProfile,
        Self::AccountSecret,
        Self::AccountState,
        Self::AccountIcon,
        Self::AccountTrashed,
        Self::EnrollmentProfile,
        Self::EnrollmentSecret,
        Self::EnrollmentToken,
        Self::TombstoneClock,
        Self::VaultClock,
        Self::RetiredKey,
        Self::ServerProfile,
        Self::ServerSession,
        Self::RetiredItem,
        Self::SettingValue,
    ];

    pub(crate) const fn table(self) -> &'static str {
        match self {
            Self::AccountProfile
            | Self::AccountSecret
            | Self::AccountState
            | Self::AccountIcon
            | Self::AccountTrashed => "account",
            Self::EnrollmentProfile | Self::EnrollmentSecret | Self::EnrollmentToken => {
                "enrollment"
            }
            Self::TombstoneClock => "tombstone",
            Self::VaultClock => "vault",
            Self::RetiredKey => "retired_key",
            Self::ServerProfile | Self::ServerSession => "server",
            Self::RetiredItem => "retired_item",
            Self::SettingValue => "setting",
        }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AccountProfile | Self::EnrollmentProfile | Self::ServerProfile => "profile",
            Self::AccountSecret | Self::EnrollmentSecret => "secret",
            Self::AccountState => "state",
            Self::EnrollmentToken => "token",
            Self::TombstoneClock | Self::VaultClock => "clock",
            Self::AccountIcon => "icon",
            Self::AccountTrashed => "trashed",
            Self::RetiredKey => "key",
            Self::ServerSession => "session",
            Self::RetiredItem => "item",
            Self::SettingValue => "value",
        }
    }

    /// Every value of this column that is there, each after its record's id.
    pub(crate) const fn select_all(self) -> &'static str {
        match self {
            Self::AccountProfile => "SELECT id, profile FROM account",
            Self::AccountSecret => "SELECT id, secret FROM account",
            Self::AccountState => "SELECT id, state FROM account",
            Self::AccountIcon => "SELECT id, icon FROM account WHERE icon IS NOT NULL",
            Self::AccountTrashed => "SELECT id, trashed FROM account WHERE trashed IS NOT NULL",
            Self::EnrollmentProfile => "SELECT id, profile FROM enrollment",
            Self::EnrollmentSecret => "SELECT id, secret FROM enrollment WHERE secret IS NOT NULL",
            Self::EnrollmentToken => "SELECT id, token FROM enrollment WHERE token IS NOT NULL",
            Self::TombstoneClock => "SELECT id, clock FROM tombstone",
            Self::VaultClock => "SELECT id, clock FROM vault",
            Self::RetiredKey => "SELECT id, key FROM retired_key",
            Self::ServerProfile => "SELECT id, profile FROM server",
            Self::ServerSession => "SELECT id, session FROM server WHERE session IS NOT NULL",
            Self::RetiredItem => "SELECT id, item FROM retired_item",
            Self::SettingValue => "SELECT id, value FROM setting",
        }
    }

    /// Replaces the value of one record.
    pub(crate) const fn update(self) -> &'static str {
        match self {
            Self::AccountProfile => "UPDATE account SET profile = ? WHERE id = ?",
            Self::AccountSecret => "UPDATE account SET secret = ? WHERE id = ?",
            Self::AccountState => "UPDATE account SET state = ? WHERE id = ?",
            Self::AccountIcon => "UPDATE account SET icon = ? WHERE id = ?",
            Self::AccountTrashed => "UPDATE account SET trashed = ? WHERE id = ?",
            Self::EnrollmentProfile => "UPDATE enrollment SET profile = ? WHERE id = ?",
            Self::EnrollmentSecret => "UPDATE enrollment SET secret = ? WHERE id = ?",
            Self::EnrollmentToken => "UPDATE enrollment SET token = ? WHERE id = ?",
            Self::TombstoneClock => "UPDATE tombstone SET clock = ? WHERE id = ?",
            Self::VaultClock => "UPDATE vault SET clock = ? WHERE id = ?",
            Self::RetiredKey => "UPDATE retired_key SET key = ? WHERE id = ?",
            Self::ServerProfile => "UPDATE server SET profile = ? WHERE id = ?",
            Self::ServerSession => "UPDATE server SET session = ? WHERE id = ?",
            Self::RetiredItem => "UPDATE retired_item SET item = ? WHERE id = ?",
            Self::SettingValue => "UPDATE setting SET value = ? WHERE id = ?",
        }
    }

    const fn purpose(self) -> Purpose {
        match self {
            Self::AccountProfile | Self::EnrollmentProfile | Self::ServerProfile => {
                Purpose::Profile
            }
            Self::AccountSecret | Self::EnrollmentSecret => Purpose::Secret,
            Self::AccountState | Self::AccountTrashed => Purpose::State,
            Self::AccountIcon => Purpose::Icon,
            Self::EnrollmentToken => Purpose::Token,
            Self::TombstoneClock | Self::VaultClock => Purpose::Clock,
            Self::RetiredKey => Purpose::RetiredKey,
            Self::ServerSession => Purpose::Session,
            Self::RetiredItem => Purpose::RetiredItem,
            Self::SettingValue => Purpose::Setting,
        }
    }

    /// What to report when this column of that record does not open.
    pub(crate) fn damaged(self, id: RecordId) -> Damaged {
        Damaged {
            id,
            table: self.table(),
            column: self.name(),
        }
    }
}

/// An opened value. The content is wiped when dropped.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) stamp: Stamp,
    pub(crate) content: Zeroizing<Vec<u8>>,
}

/// Seals content for one column of one record.
///
/// # Errors
/// [`VaultError::NoRandomness`] if there is no nonce to be had; [`VaultError::Internal`] if the content is
/// larger than 1 MiB.
pub(crate) fn seal(
    keys: &Keys,
    column: Column,
    record: RecordId,
    stamp: Stamp,
    content: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).map_err(|_| VaultError::NoRandomness)?;
    seal_with_nonce(keys, column, record, stamp, content, &nonce)
}

fn seal_with_nonce(
    keys: &Keys,
    column: Column,
    record: RecordId,
    stamp: Stamp,
    content: &[u8],
    nonce: &[u8; NONCE],
) -> Result<Vec<u8>, VaultError> {
    let length = u32::try_from(content.len())
        .ok()
        .filter(|_| content.len() <= MAX_CONTENT)
        .ok_or(VaultError::Internal("content fits a sealed value"))?;
    let padded = (HEAD + content.len()).next_multiple_of(BLOCK);

    let mut text = Zeroizing::new(Vec::with_capacity(padded + TAG));
    text.extend_from_slice(&stamp.clock.ms.to_be_bytes());
    text.extend_from_slice(&stamp.clock.counter.to_be_bytes());
    text.extend_from_slice(stamp.device.as_bytes());
    text.extend_from_slice(&length.to_be_bytes());
    text.extend_from_slice(content);
    text.resize(padded, 0);
    cipher(keys.subkey(column.purpose()))
        .encrypt_in_place(
            &XNonce::from(*nonce),
            &associated_data(keys, column, record, VERSION),
            &mut *text,
        )
        .map_err(|_| VaultError::Internal("sealing"))?;

    let mut sealed = Vec::with_capacity(1 + NONCE + text.len());
    sealed.push(VERSION);
    sealed.extend_from_slice(nonce);
    sealed.extend_from_slice(&text);
    Ok(sealed)
}

/// Opens what stands in one column of one record.
///
/// # Errors
/// The place of the damage, if the value was changed, cut, or sealed for another place, vault or key.
pub(crate) fn open(
    keys: &Keys,
    column: Column,
    record: RecordId,
    sealed: &[u8],
) -> Result<Opened, Damaged> {
    try_open(keys, column, record, sealed).ok_or_else(|| column.damaged(record))
}

fn try_open(keys: &Keys, column: Column, record: RecordId, sealed: &[u8]) -> Option<Opened> {
    let (&version, rest) = sealed.split_first()?;
    if version != VERSION {
        return None;
    }
    let (nonce, text) = rest.split_first_chunk::<NONCE>()?;
    let mut text = Zeroizing::new(text.to_vec());
    cipher(keys.subkey(column.purpose()))
        .decrypt_in_place(
            &XNonce::from(*nonce),
            &associated_data(keys, column, record, version),
            &mut *text,
        )
        .ok()?;

    let (ms, rest) = text.split_first_chunk::<8>()?;
    let (counter, rest) = rest.split_first_chunk::<4>()?;
    let (device, rest) = rest.split_first_chunk::<16>()?;
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let content = rest.get(..usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    Some(Opened {
        stamp: Stamp {
            clock: HybridClock {
                ms: u64::from_be_bytes(*ms),
                counter: u32::from_be_bytes(*counter),
            },
            device: DeviceId::from_bytes(*device),
        },
        content: Zeroizing::new(content.to_vec()),
    })
}

/// What a sealed value is bound to. Every part but the last has a fixed length, so that no two places give
/// the same bytes.
fn associated_data(keys: &Keys, column: Column, record: RecordId, version: u8) -> Vec<u8> {
    let mut data = Vec::with_capacity(96);
    data.extend_from_slice(b"countersign sealed");
    data.push(version);
    data.extend_from_slice(&keys.epoch.0.to_be_bytes());
    data.extend_from_slice(keys.vault.as_bytes());
    data.extend_from_slice(record.as_bytes());
    data.extend_from_slice(column.table().as_bytes());
    data.push(b'.');
    data.extend_from_slice(column.name().as_bytes());
    data
}

fn cipher(key: &KeyBytes) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose().into())
}

#[cfg(test)]
#[path = "sealed_tests.rs"]
mod tests;
