//! Making a vault.

use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::files::{self, CreationLock};
use crate::ids::VaultId;
use crate::keychain::{KeychainError, SlotKeyText};
use crate::keys::{KeyBytes, KeyEpoch, Keys, derive_key_check};
use crate::passphrase::{Passphrase, derive_slot_key};
use crate::slots::{Derivation, NewSlot, SlotKind, SlotRow};
use crate::store::Store;
use crate::unlock::in_background;
use crate::vault::Vault;

impl Vault {
    /// Makes the vault, with one slot, and leaves it unlocked. It is there as a whole or not at all; of several
    /// processes that do this at once exactly one succeeds.
    ///
    /// # Errors
    /// [`VaultError::Exists`] if there is a vault already; nothing is changed, least of all its key. With
    /// [`NewSlot::Keychain`]: [`VaultError::Keychain`] if the keychain can't be used or doesn't give back what
    /// was written; no vault is made then.
    pub async fn create(&self, slot: NewSlot) -> Result<(), VaultError> {
        let _turn = self.inner.turn.lock().await;
        match self.inner.store().await {
            Ok(_) => return Err(VaultError::Exists),
            Err(VaultError::Empty) => {}
            Err(error) => return Err(error),
        }
        // Before anything goes into the keychain.
        files::prepare_folder(&self.inner.dir)?;

        let vault = VaultId::make_random()?;
        let vault_key = KeyBytes::make_random()?;
        match slot {
            NewSlot::Passphrase(passphrase) => {
                let row = self.passphrase_slot(vault, passphrase, &vault_key).await?;
                self.commit(vault, &vault_key, &row).await?;
            }
            NewSlot::Keychain => {
                let slot_key = KeyBytes::make_random()?;
                let row = SlotRow::wrap(vault, SlotKind::Keychain, None, &slot_key, &vault_key)?;
                self.keep_in_keychain(vault, &slot_key).await?;
                if let Err(error) = self.commit(vault, &vault_key, &row).await {
                    self.give_up(vault, error).await?;
                }
            }
        }
        let header = self.inner.store().await?.header().await?;
        self.open_with_key(&header, &vault_key).await
    }

    /// After a failed commit: removes the keychain's item, unless the vault came to be all the same or that
    /// can't be told. An item without a vault is harmless; a vault without its key would not be.
    async fn give_up(&self, vault: VaultId, error: VaultError) -> Result<(), VaultError> {
        match self.inner.store().await {
            Ok(store) if store.vault() == vault => return Ok(()),
            Ok(_) | Err(VaultError::Empty) => {}
            Err(_) => return Err(error),
        }
        self.remove_from_keychain(vault).await;
        Err(error)
    }

    async fn passphrase_slot(
        &self,
        vault: VaultId,
        passphrase: Passphrase,
        vault_key: &KeyBytes,
    ) -> Result<SlotRow, VaultError> {
        let derivation = Derivation::make_random(self.inner.cost)?;
        let slot_key =
            in_background(move || derive_slot_key(&passphrase, &derivation.salt, derivation.cost))
                .await?;
        SlotRow::wrap(
            vault,
            SlotKind::Passphrase,
            Some(derivation),
            &slot_key,
            vault_key,
        )
    }

    /// Writes the slot key to the keychain, and reads it back: some keychains forget what they took.
    async fn keep_in_keychain(&self, vault: VaultId, key: &KeyBytes) -> Result<(), VaultError> {
        let keychain = &self.inner.keychain;
        let text = SlotKeyText::encode(key);
        keychain.write(vault, &text).await?;
        match keychain.read(vault).await {
            Ok(Some(kept)) if kept.is_same(&text) => Ok(()),
            Ok(_) => {
                self.remove_from_keychain(vault).await;
                Err(KeychainError::NotKept.into())
            }
            Err(error) => {
                self.remove_from_keychain(vault).await;
                Err(error.into())
            }
        }
    }

    /// Removes the item of a vault that did not come to be.
    async fn remove_from_keychain(&self, vault: VaultId) {
        if let Err(error) = self.inner.keychain.delete(vault).await {
            tracing::warn!(%vault, %error, "a key of a vault that was not made stays in the keychain");
        }
    }

    async fn commit(
        &self,
        vault: VaultId,
        vault_key: &KeyBytes,
        slot: &SlotRow,
    ) -> Result<(), VaultError> {
        let keys = Keys::derive(vault, KeyEpoch::FIRST, vault_key)?;
        let key_check = Zeroizing::new(derive_key_check(vault_key, vault)?);
        let _lock = CreationLock::take(&self.inner.dir).await?;
        let new = Store::prepare(&self.inner.dir).await?;
        let store = new
            .commit(&keys, key_check.as_slice(), slot, self.inner.clock.now_ms())
            .await?;
        self.inner.adopt(store).await;
        Ok(())
    }
}
