//! Unlocking: from a slot to the vault key, and from there to an open session.

use std::sync::Arc;

use crate::error::{Damage, VaultError};
use crate::inspect::Header;
use crate::keys::{KeyBytes, Keys, key_matches};
use crate::listing::Listing;
use crate::passphrase::{Passphrase, derive_slot_key};
use crate::slots::{SlotKind, SlotRow};
use crate::stack::on_wiped_stack;
use crate::vault::Vault;

impl Vault {
    /// Unlocks with the key that the keychain keeps. Whatever the keychain says, no key is made and nothing is
    /// changed.
    ///
    /// # Errors
    /// [`VaultError::NoSuchSlot`], [`VaultError::SlotDamaged`]; [`VaultError::Keychain`] if the keychain can't be
    /// asked, [`VaultError::KeychainEmpty`] if it has nothing, [`VaultError::KeychainOfAnotherVault`] if what it
    /// has does not open the slot.
    pub async fn unlock_with_keychain(&self) -> Result<(), VaultError> {
        let _turn = self.inner.turn.lock().await;
        let (header, slots) = self.slots_of_kind(SlotKind::Keychain).await?;
        let intact = intact(slots)?;
        let text = self
            .inner
            .keychain
            .read(header.vault)
            .await?
            .ok_or(VaultError::KeychainEmpty)?;
        let slot_key = text.decode()?;
        for slot in &intact {
            if let Some(vault_key) = slot.unwrap(header.vault, &slot_key)? {
                return self.open_with_key(&header, &vault_key).await;
            }
        }
        Err(VaultError::KeychainOfAnotherVault)
    }

    /// Unlocks with a passphrase.
    ///
    /// # Errors
    /// [`VaultError::NoSuchSlot`], [`VaultError::SlotDamaged`], [`VaultError::WrongPassphrase`];
    /// [`VaultError::TooManyTries`] with the time left if this comes too early after a wrong one. Then it was not
    /// tried.
    pub async fn unlock_with_passphrase(&self, passphrase: Passphrase) -> Result<(), VaultError> {
        let mut attempts = self.inner.turn.lock().await;
        let (header, slots) = self.slots_of_kind(SlotKind::Passphrase).await?;
        let intact = intact(slots)?;
        if let Some(retry_after) = attempts.wait_left(self.inner.clock.now_ms()) {
            return Err(VaultError::TooManyTries { retry_after });
        }
        let passphrase = Arc::new(passphrase);
        for slot in &intact {
            let derivation = slot.derivation().ok_or(VaultError::SlotDamaged)?;
            let passphrase = Arc::clone(&passphrase);
            let slot_key = in_background(move || {
                derive_slot_key(&passphrase, &derivation.salt, derivation.cost)
            })
            .await?;
            if let Some(vault_key) = slot.unwrap(header.vault, &slot_key)? {
                attempts.succeed();
                return self.open_with_key(&header, &vault_key).await;
            }
        }
        attempts.fail(self.inner.clock.now_ms());
        Err(VaultError::WrongPassphrase)
    }

    async fn slots_of_kind(&self, kind: SlotKind) -> Result<(Header, Vec<SlotRow>), VaultError> {
        let (header, mut slots) = self.inner.store().await?.header_and_slots().await?;
        // A damaged row may have lost its kind, too.
        slots.retain(|slot| match SlotKind::from_name(&slot.kind) {
            Some(found) => found == kind,
            None => !slot.is_intact(),
        });
        if slots.is_empty() {
            return Err(VaultError::NoSuchSlot(kind));
        }
        Ok((header, slots))
    }

    /// Checks the key, reads the accounts, and opens the session. `header` is what the key was come by with: if the
    /// vault has been rekeyed since, reading says so.
    pub(crate) async fn open_with_key(
        &self,
        header: &Header,
        vault_key: &KeyBytes,
    ) -> Result<(), VaultError> {
        if !key_matches(vault_key, header.vault, &header.key_check)? {
            return Err(VaultError::Damaged(Damage::KeyCheck));
        }
        let keys = Arc::new(Keys::derive(header.vault, header.epoch, vault_key)?);
        let mut store = self.inner.store().await?;
        let listing = Listing::read(&mut store, &keys).await?;
        self.inner.open_session(keys, listing);
        Ok(())
    }
}

/// The slots that can be tried.
///
/// # Errors
/// [`VaultError::SlotDamaged`] if there is none.
fn intact(slots: Vec<SlotRow>) -> Result<Vec<SlotRow>, VaultError> {
    let intact: Vec<_> = slots
        .into_iter()
        .filter(|slot| slot.info().is_some_and(|info| !info.damaged))
        .collect();
    if intact.is_empty() {
        Err(VaultError::SlotDamaged)
    } else {
        Ok(intact)
    }
}

/// Runs what takes long where it holds up nobody.
pub(crate) async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    tokio::task::spawn_blocking(|| on_wiped_stack(work))
        .await
        .map_err(|_| VaultError::Internal("work in the background ended early"))?
}
