//! Settings that hold something secret: sealed for the layer above, which alone knows what is in them.

use zeroize::Zeroizing;

use crate::access::Access;
use crate::error::VaultError;
use crate::ids::RecordId;
use crate::sealed::{self, Column};
use crate::vault::Vault;

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
}

impl Access<'_> {
    async fn sealed_setting(
        &self,
        setting: SealedSetting,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let record = setting.record();
        let mut store = self.store().await?;
        let mut reading = store.begin_read(&self.keys).await?;
        let found: Option<Vec<u8>> = sqlx::query_scalar("SELECT value FROM setting WHERE id = ?")
            .bind(&record.as_bytes()[..])
            .fetch_optional(&mut *reading)
            .await?;
        reading.commit().await?;
        let open = |value: Vec<u8>| {
            sealed::open(&self.keys, Column::SettingValue, record, &value)
                .map(|opened| opened.content)
                .map_err(VaultError::RecordDamaged)
        };
        found.map(open).transpose()
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
            Some(value) => {
                let sealed = writing.seal(Column::SettingValue, record, value)?;
                sqlx::query(
                    "INSERT INTO setting (id, value) VALUES (?, ?) \
                     ON CONFLICT (id) DO UPDATE SET value = excluded.value",
                )
                .bind(&record.as_bytes()[..])
                .bind(sealed)
                .execute(&mut *writing.transaction)
                .await?;
            }
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
}
