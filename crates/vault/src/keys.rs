//! Keys: the vault key, the subkeys that it is used through, and the check value that recognises it.

use hkdf::Hkdf;
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::error::VaultError;
use crate::ids::VaultId;

/// The length of every key, in bytes.
pub(crate) const KEY_BYTES: usize = 32;

/// How often the vault has been given a new key, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct KeyEpoch(pub(crate) u32);

impl KeyEpoch {
    pub(crate) const FIRST: Self = Self(1);

    /// The epoch after this one.
    pub(crate) fn next(self) -> Result<Self, VaultError> {
        let next = self.0.checked_add(1);
        next.map(Self).ok_or(VaultError::Internal(
            "a vault is rekeyed fewer than 2^32 times",
        ))
    }
}

/// 32 secret bytes that stay where they are, so that no copy is left behind, and are wiped when dropped.
pub(crate) struct KeyBytes(Box<[u8; KEY_BYTES]>);

impl KeyBytes {
    /// A key from the operating system's randomness.
    pub(crate) fn make_random() -> Result<Self, VaultError> {
        Self::fill_with(|bytes| getrandom::fill(bytes).map_err(|_| VaultError::NoRandomness))
    }

    /// A copy of these bytes, which must be 32.
    pub(crate) fn from_slice(bytes: &[u8]) -> Result<Self, VaultError> {
        if bytes.len() != KEY_BYTES {
            return Err(VaultError::Internal("a key has 32 bytes"));
        }
        Self::fill_with(|key| {
            key.copy_from_slice(bytes);
            Ok(())
        })
    }

    /// The key that `fill` writes. If it fails there is no key.
    pub(crate) fn fill_with(
        fill: impl FnOnce(&mut [u8; KEY_BYTES]) -> Result<(), VaultError>,
    ) -> Result<Self, VaultError> {
        let mut key = Self(Box::new([0; KEY_BYTES]));
        fill(&mut key.0)?;
        Ok(key)
    }

    /// The same bytes in another place.
    fn duplicate(&self) -> Self {
        let mut key = Self(Box::new([0; KEY_BYTES]));
        key.0.copy_from_slice(&*self.0);
        key
    }

    pub(crate) fn expose(&self) -> &[u8; KEY_BYTES] {
        &self.0
    }
}

impl Drop for KeyBytes {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// What a subkey is for. Each seals one kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Profile,
    Secret,
    State,
    Token,
    Clock,
    Icon,
    RetiredKey,
    Session,
    RetiredItem,
    Setting,
}

/// An unlocked vault's keys, wiped when dropped.
pub(crate) struct Keys {
    pub(crate) vault: VaultId,
    pub(crate) epoch: KeyEpoch,
    profile: KeyBytes,
    secret: KeyBytes,
    state: KeyBytes,
    token: KeyBytes,
    clock: KeyBytes,
    icon: KeyBytes,
    retired_key: KeyBytes,
    session: KeyBytes,
    retired_item: KeyBytes,
    setting: KeyBytes,
}

impl Keys {
    /// The subkeys of a vault key.
    pub(crate) fn derive(
        vault: VaultId,
        epoch: KeyEpoch,
        vault_key: &KeyBytes,
    ) -> Result<Self, VaultError> {
        Ok(Self {
            vault,
            epoch,
            profile: derive_key(vault_key, vault, "profile")?,
            secret: derive_key(vault_key, vault, "secret")?,
            state: derive_key(vault_key, vault, "state")?,
            token: derive_key(vault_key, vault, "token")?,
            clock: derive_key(vault_key, vault, "clock")?,
            icon: derive_key(vault_key, vault, "icon")?,
            retired_key: derive_key(vault_key, vault, "retired key")?,
            session: derive_key(vault_key, vault, "session")?,
            retired_item: derive_key(vault_key, vault, "retired item")?,
            setting: derive_key(vault_key, vault, "setting")?,
        })
    }

    /// The same keys in another place in memory, wiped by themselves.
    pub(crate) fn duplicate(&self) -> Self {
        Self {
            vault: self.vault,
            epoch: self.epoch,
            profile: self.profile.duplicate(),
            secret: self.secret.duplicate(),
            state: self.state.duplicate(),
            token: self.token.duplicate(),
            clock: self.clock.duplicate(),
            icon: self.icon.duplicate(),
            retired_key: self.retired_key.duplicate(),
            session: self.session.duplicate(),
            retired_item: self.retired_item.duplicate(),
            setting: self.setting.duplicate(),
        }
    }

    pub(crate) fn subkey(&self, purpose: Purpose) -> &KeyBytes {
        match purpose {
            Purpose::Profile => &self.profile,
            Purpose::Secret => &self.secret,
            Purpose::State => &self.state,
            Purpose::Token => &self.token,
            Purpose::Clock => &self.clock,
            Purpose::Icon => &self.icon,
            Purpose::RetiredKey => &self.retired_key,
            Purpose::Session => &self.session,
            Purpose::RetiredItem => &self.retired_item,
            Purpose::Setting => &self.setting,
        }
    }
}

/// 32 bytes of HKDF-SHA256 (RFC 5869): salt = vault id, info = `countersign/1/` and the purpose.
pub(crate) fn derive_key(
    key: &KeyBytes,
    vault: VaultId,
    purpose: &str,
) -> Result<KeyBytes, VaultError> {
    derive_from(key.expose(), vault, purpose)
}

/// The same from other secret bytes, which must be as hard to guess as a key.
pub(crate) fn derive_from(
    secret: &[u8],
    vault: VaultId,
    purpose: &str,
) -> Result<KeyBytes, VaultError> {
    KeyBytes::fill_with(|derived| {
        Hkdf::<Sha256>::new(Some(vault.as_bytes()), secret)
            .expand_multi_info(&[b"countersign/1/", purpose.as_bytes()], derived)
            .map_err(|_| VaultError::Internal("HKDF gives 32 bytes"))
    })
}

/// The value that recognises a vault key: it is derived like a subkey, is stored in the clear, and tells
/// nothing about the key.
pub(crate) fn derive_key_check(
    vault_key: &KeyBytes,
    vault: VaultId,
) -> Result<[u8; KEY_BYTES], VaultError> {
    Ok(*derive_key(vault_key, vault, "key check")?.expose())
}

/// Whether this is the key that the check value was made of. Takes the same time either way.
pub(crate) fn key_matches(
    vault_key: &KeyBytes,
    vault: VaultId,
    check: &[u8],
) -> Result<bool, VaultError> {
    let ours = Zeroizing::new(derive_key_check(vault_key, vault)?);
    Ok(ours.as_slice().ct_eq(check).into())
}
