//! The trait through which the vault keeps a slot key in the operating system's keychain, and the text that is
//! kept there. The real adapter is `countersign-keychain`.

use std::fmt;

use async_trait::async_trait;
use data_encoding::BASE64;
use serde::Serialize;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::ids::{SlotId, VaultId};
use crate::keys::{KEY_BYTES, KeyBytes};

/// Names one item in the keychain: the vault's id, or for the slots since format 2 `<vault id>-<slot id>`, so that
/// making a slot never overwrites what another one needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeychainItem {
    /// The vault.
    pub vault: VaultId,
    /// The slot that the item belongs to; `None` for a slot that format 1 made.
    pub slot: Option<SlotId>,
}

impl fmt::Display for KeychainItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.slot {
            Some(slot) => write!(f, "{}-{slot}", self.vault),
            None => self.vault.fmt(f),
        }
    }
}

impl KeychainItem {
    /// How it is written down until it is removed: the slot's id, or nothing for the vault's own.
    pub(crate) fn retired_name(&self) -> &[u8] {
        self.slot.as_ref().map_or(&[], |slot| slot.as_bytes())
    }

    /// Reads that.
    pub(crate) fn from_retired_name(vault: VaultId, name: &[u8]) -> Option<Self> {
        let slot = match name {
            [] => None,
            name => Some(SlotId::try_from(name).ok()?),
        };
        Some(Self { vault, slot })
    }
}

/// Where slot keys are kept, one item per slot that needs one.
#[async_trait]
pub trait Keychain: Send + Sync {
    /// What the keychain keeps under this name; `None` if it says that there is nothing.
    async fn read(&self, item: KeychainItem) -> Result<Option<SlotKeyText>, KeychainError>;

    /// Keeps this under the name, in place of what was there.
    async fn write(&self, item: KeychainItem, text: &SlotKeyText) -> Result<(), KeychainError>;

    /// Removes what is kept under this name. It is no error if there was nothing.
    async fn delete(&self, item: KeychainItem) -> Result<(), KeychainError>;

    /// Writes, reads and deletes an item of its own, and returns the name of the provider it talked to.
    async fn probe(&self) -> Result<String, KeychainError>;

    /// The name of the provider, whether it works or not; `None` if there is none to be seen. Never brings up a prompt.
    async fn provider(&self) -> Option<String> {
        None
    }
}

/// Why a keychain could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(tag = "kind", content = "detail", rename_all = "camelCase")]
pub enum KeychainError {
    /// There is no session bus to find a keychain on (Linux).
    #[error("there is no session bus")]
    NoBus,
    /// There is a session bus, and no program on it that keeps secrets (Linux).
    #[error("no keychain service is running")]
    NoDaemon,
    /// The keychain is locked, and was not unlocked.
    #[error("the keychain is locked")]
    Locked,
    /// The keychain service runs, and has no collection to put secrets into (Linux).
    #[error("the keychain has no default collection")]
    NoDefaultCollection,
    /// The keychain refuses this program.
    #[error("the keychain refuses access")]
    Denied,
    /// The keychain did not answer in time.
    #[error("the keychain does not answer")]
    NoAnswer,
    /// The keychain said that it kept the item, and does not give it back.
    #[error("the keychain did not keep what was written")]
    NotKept,
    /// Anything else, in the keychain's own words.
    #[error("the keychain failed: {0}")]
    Other(String),
}

/// A slot key as it stands in the keychain: one line of base64 (RFC 4648, padded), because some keychains
/// refuse bytes and others lose data over line breaks. Never printed, wiped when dropped.
pub struct SlotKeyText(Zeroizing<String>);

impl SlotKeyText {
    /// What a keychain gave back. It is checked when it is used, not here.
    pub fn new(text: Zeroizing<String>) -> Self {
        Self(text)
    }

    /// The text to give to the keychain.
    pub fn expose(&self) -> &str {
        &self.0
    }

    pub(crate) fn encode(key: &KeyBytes) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(BASE64.encode_len(KEY_BYTES)));
        BASE64.encode_append(key.expose(), &mut text);
        Self(text)
    }

    /// The key in it.
    ///
    /// # Errors
    /// [`VaultError::KeychainOfAnotherVault`] if it is not one line of base64 with a key's length.
    pub(crate) fn decode(&self) -> Result<KeyBytes, VaultError> {
        let text = self.0.as_bytes();
        if text.len() != BASE64.encode_len(KEY_BYTES) {
            return Err(VaultError::KeychainOfAnotherVault);
        }
        let mut bytes = Zeroizing::new([0; KEY_BYTES + 1]);
        match BASE64.decode_mut(text, &mut *bytes) {
            Ok(KEY_BYTES) => KeyBytes::from_slice(&bytes[..KEY_BYTES]),
            _ => Err(VaultError::KeychainOfAnotherVault),
        }
    }

    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }
}

impl fmt::Debug for SlotKeyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlotKeyText(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_key_is_read_back_from_its_text() {
        let key = KeyBytes::make_random().unwrap();
        let text = SlotKeyText::encode(&key);
        assert_eq!(text.expose().len(), 44);
        assert!(text.expose().chars().all(|c| c.is_ascii_graphic()));
        assert_eq!(text.decode().unwrap().expose(), key.expose());
    }

    #[test]
    fn another_text_is_no_slot_key() {
        let key = SlotKeyText::encode(&KeyBytes::make_random().unwrap());
        let longer = format!("{}\n", key.expose());
        for text in [
            "",
            "AAAA",
            "not base64",
            &longer,
            &"=".repeat(44),
            &"A".repeat(44),
        ] {
            let text = SlotKeyText::new(Zeroizing::new(text.to_owned()));
            assert_eq!(
                text.decode().err(),
                Some(VaultError::KeychainOfAnotherVault)
            );
        }
    }

    #[test]
    fn a_slot_key_is_never_printed() {
        let text = SlotKeyText::encode(&KeyBytes::make_random().unwrap());
        assert_eq!(format!("{text:?}"), "SlotKeyText(..)");
    }
}
