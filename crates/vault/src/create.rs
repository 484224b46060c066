//! Making a vault.

use std::sync::Arc;

use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::files::{self, JobLock};
use crate::ids::VaultId;
use crate::keys::{KeyBytes, KeyEpoch, Keys, derive_key_check};
use crate::slots::{Opening, SlotRow};
use crate::store::Store;
use crate::vault::Vault;

impl Vault {
    /// Makes the vault, with one slot that this opens, and leaves it unlocked. It is there as a whole or not at all; of
    /// several processes that do this at once exactly one succeeds.
    ///
    /// # Errors
    /// [`VaultError::Exists`] if there is a vault already; nothing is changed, least of all its key. Where the slot needs
    /// the keychain: [`VaultError::Keychain`] if that can't be used or doesn't give back what was written; no vault is
    /// made then.
    pub async fn create(&self, slot: Opening) -> Result<(), VaultError> {
        let locked = self.inner.locked();
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
        let row = self.make_slot(vault, &vault_key, &Arc::new(slot)).await?;
        if let Err(error) = self.commit_new(vault, &vault_key, &row).await {
            // An item without a vault is harmless; a vault without its key would not be.
            if error.is_before_commit() {
                self.remove_items(row.item(vault)).await;
                return Err(error);
            }
            // The commit may have reached the disk all the same.
            if !self.id().await.is_ok_and(|made| made == vault) {
                return Err(error);
            }
        }
        let header = self.inner.store().await?.header().await?;
        self.open_with_key(locked, &header, &vault_key).await
    }

    async fn commit_new(
        &self,
        vault: VaultId,
        vault_key: &KeyBytes,
        slot: &SlotRow,
    ) -> Result<(), VaultError> {
        let keys = Keys::derive(vault, KeyEpoch::FIRST, vault_key)?;
        let key_check = Zeroizing::new(derive_key_check(vault_key, vault)?);
        let _lock = JobLock::take(&self.inner.dir).await?;
        let new = Store::prepare(&self.inner.dir).await?;
        let store = new
            .commit(&keys, key_check.as_slice(), slot, self.inner.clock.now_ms())
            .await?;
        self.inner.adopt(store).await;
        Ok(())
    }
}
