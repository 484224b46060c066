//! Settings that hold something secret: sealed for the layer above, which alone knows what is in them.

use sqlx::SqliteConnection;
use zeroize::Zeroizing;

use crate::access::Access;
use crate::error::VaultError;
use crate::ids::RecordId;
use crate::sealed::{self, Column};
use crate::vault::Vault;
use crate::writing::Writing;

/// A setting that is kept sealed. Its id on disk is fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealedSetting {
    /// How and with what key backups are made.
    Backup,
}

impl SealedSetting {
    fn record(self) -> RecordId {
        RecordId::from_bytes(match self {
            Self::Backup => *b"setting: backup\0",
        })
    }
}

impl Vault {
    /// A sealed setting, opened for this one use; `None` if it was never set.
    ///
    /// # Errors
    /// [`VaultError::RecordDamaged`]; setting it anew mends it.
    pub async fn sealed_setting(
        &self,
        setting: SealedSetting,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        self.settle(self.access()?.sealed_setting(setting).await)
    }

    /// Sets it, or takes it away. Durable when this returns; what was there before is gone from the database and its log. It
    /// leaves the snapshots as they are rewritten or thinned.
    pub async fn set_sealed_setting(
        &self,
        setting: SealedSetting,
        value: Option<&[u8]>,
    ) -> Result<(), VaultError> {
        self.settle(self.access()?.set_sealed_setting(setting, value).await)
    }

    /// Changes it in one transaction: whoever else writes, nothing of theirs is overwritten unseen. `change` is given what is
    /// there, or `None` where it was never set or can't be opened, and says what it is to be.
    ///
    /// # Errors
    /// What `change` says, and then nothing was changed; [`VaultError`].
    pub async fn change_sealed_setting<E: From<VaultError>>(
        &self,
        setting: SealedSetting,
        change: impl FnOnce(Option<&[u8]>) -> Result<Zeroizing<Vec<u8>>, E>,
    ) -> Result<(), E> {
        let changed = self.access()?.change_sealed_setting(setting, change).await;
        self.settle(changed)?
    }
}

impl Access<'_> {
    async fn sealed_setting(
        &self,
        setting: SealedSetting,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let record = setting.record();
        let mut store = self.store().await?;
        let mut reading = store.begin_read(&self.keys).await?;
        let found = kept(&mut reading, record).await?;
        reading.commit().await?;
        found.map(|value| self.opened(record, &value)).transpose()
    }

    fn opened(&self, record: RecordId, value: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        sealed::open(&self.keys, Column::SettingValue, record, value)
            .map(|opened| opened.content)
            .map_err(VaultError::RecordDamaged)
    }

    async fn set_sealed_setting(
        &self,
        setting: SealedSetting,
        value: Option<&[u8]>,
    ) -> Result<(), VaultError> {
        let record = setting.record();
        let mut store = self.store().await?;
        store.owe_checkpoint();
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        writing.matters = false;
        match value {
            Some(value) => keep(&mut writing, record, value).await?,
            None => {
                sqlx::query("DELETE FROM setting WHERE id = ?")
                    .bind(&record.as_bytes()[..])
                    .execute(&mut *writing.transaction)
                    .await?;
            }
        }
        writing.commit().await?;
        store.checkpoint().await;
        Ok(())
    }

    async fn change_sealed_setting<E>(
        &self,
        setting: SealedSetting,
        change: impl FnOnce(Option<&[u8]>) -> Result<Zeroizing<Vec<u8>>, E>,
    ) -> Result<Result<(), E>, VaultError> {
        let record = setting.record();
        let mut store = self.store().await?;
        store.owe_checkpoint();
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        writing.matters = false;
        let found = kept(&mut writing.transaction, record).await?;
        let found = found.and_then(|value| self.opened(record, &value).ok());
        let value = match change(found.as_deref().map(Vec::as_slice)) {
            Ok(value) => value,
            Err(refused) => return Ok(Err(refused)),
        };
        keep(&mut writing, record, &value).await?;
        writing.commit().await?;
        store.checkpoint().await;
        Ok(Ok(()))
    }
}

async fn kept(
    connection: &mut SqliteConnection,
    record: RecordId,
) -> Result<Option<Vec<u8>>, VaultError> {
    Ok(sqlx::query_scalar("SELECT value FROM setting WHERE id = ?")
        .bind(&record.as_bytes()[..])
        .fetch_optional(connection)
        .await?)
}

async fn keep(writing: &mut Writing<'_>, record: RecordId, value: &[u8]) -> Result<(), VaultError> {
    let sealed = writing.seal(Column::SettingValue, record, value)?;
    sqlx::query(
        "INSERT INTO setting (id, value) VALUES (?, ?) \
         ON CONFLICT (id) DO UPDATE SET value = excluded.value",
    )
    .bind(&record.as_bytes()[..])
    .bind(sealed)
    .execute(&mut *writing.transaction)
    .await?;
    Ok(())
}
