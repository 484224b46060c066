//! The vault's database together with keys to it: what every operation on records starts from, whether the keys
//! are the session's or a guard's.

use std::sync::Arc;

use crate::error::VaultError;
use crate::keys::Keys;
use crate::listing::{Edition, Listing};
use crate::vault::{Inner, StoreGuard};
use crate::writing::Writing;

/// Keys, and the vault that they open. Held for one operation.
pub(crate) struct Access<'a> {
    pub(crate) inner: &'a Inner,
    pub(crate) keys: Arc<Keys>,
}

impl Access<'_> {
    /// The database, and first what a previous deletion could not finish.
    pub(crate) async fn store(&self) -> Result<StoreGuard<'_>, VaultError> {
        let mut store = self.inner.store().await?;
        store.checkpoint_if_owed().await;
        Ok(store)
    }

    /// What takes long asks in between whether the vault was locked: the keys are to be gone then.
    ///
    /// # Errors
    /// [`VaultError::Locked`].
    pub(crate) fn check_unlocked(&self) -> Result<(), VaultError> {
        self.inner.keys().map(drop)
    }

    /// Whether the keys are the vault's, and something could be written with them.
    pub(crate) async fn check(&self) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        store.check_writable()?;
        store.begin_read(&self.keys).await?.commit().await?;
        Ok(())
    }

    /// Makes a write durable, and brings the list in memory to where the database is then. The list is not
    /// trusted meanwhile: the caller may stop waiting, or the commit fail, after it has reached the disk.
    pub(crate) async fn commit(
        &self,
        writing: Writing<'_>,
        update: impl FnOnce(&mut Listing),
    ) -> Result<(), VaultError> {
        let version = self
            .inner
            .with_listing(&self.keys, |listing| listing.version.take());
        writing.commit().await?;
        self.inner.with_listing(&self.keys, |listing| {
            update(listing);
            listing.edition = Edition::next();
            listing.version = version.flatten();
        });
        Ok(())
    }
}
