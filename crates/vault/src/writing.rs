//! A write in progress: one transaction, whose values all carry the same stamp.

use sqlx::{Sqlite, Transaction};

use crate::clock::Stamp;
use crate::error::VaultError;
use crate::ids::RecordId;
use crate::keychain::KeychainItem;
use crate::keys::{KeyBytes, KeyEpoch, Keys};
use crate::rekey::RetiredKey;
use crate::sealed::{self, Column};

/// A write in progress. Dropping it takes everything back.
pub(crate) struct Writing<'a> {
    pub(crate) transaction: Transaction<'a, Sqlite>,
    pub(crate) keys: &'a Keys,
    pub(crate) stamp: Stamp,
    /// [`Store::data_version`](crate::store::Store::data_version), for as long as nobody else can write.
    pub(crate) version: i64,
    /// When accounts in the trash were first found to be due, in Unix milliseconds. Stands in the vault's clock.
    pub(crate) due_seen_ms: Option<u64>,
    /// Whether it is worth a snapshot: use counts and HOTP steps are not.
    pub(crate) matters: bool,
    /// Whether snapshots made before it must be rewritten: they hold a slot, a key or a record that is to be gone.
    pub(crate) retires_snapshots: bool,
}

impl Writing<'_> {
    /// Seals content with this write's stamp.
    pub(crate) fn seal(
        &self,
        column: Column,
        record: RecordId,
        content: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        sealed::seal(self.keys, column, record, self.stamp, content)
    }

    /// Leaves an id and a clock in place of a record that was removed.
    pub(crate) async fn bury(&mut self, record: RecordId) -> Result<(), VaultError> {
        let clock = self.seal(Column::TombstoneClock, record, &[])?;
        sqlx::query("INSERT INTO tombstone (id, clock) VALUES (?, ?)")
            .bind(&record.as_bytes()[..])
            .bind(clock)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Keeps a key of an earlier epoch for the snapshots that still need it.
    pub(crate) async fn retire(
        &mut self,
        epoch: KeyEpoch,
        key: &KeyBytes,
    ) -> Result<(), VaultError> {
        let id = RecordId::make_random()?;
        let sealed = self.seal(Column::RetiredKey, id, &RetiredKey::encode(epoch, key))?;
        sqlx::query("INSERT INTO retired_key (id, key) VALUES (?, ?)")
            .bind(&id.as_bytes()[..])
            .bind(sealed)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Keeps the name of a keychain item for as long as snapshots need it: it is removed after them.
    pub(crate) async fn retire_item(&mut self, item: KeychainItem) -> Result<(), VaultError> {
        let id = RecordId::make_random()?;
        let sealed = self.seal(Column::RetiredItem, id, item.retired_name())?;
        sqlx::query("INSERT INTO retired_item (id, item) VALUES (?, ?)")
            .bind(&id.as_bytes()[..])
            .bind(sealed)
            .execute(&mut *self.transaction)
            .await?;
        Ok(())
    }

    /// Makes the write durable. The vault's clock moves on with it.
    pub(crate) async fn commit(mut self) -> Result<(), VaultError> {
        let due_seen = self.due_seen_ms.map(u64::to_be_bytes);
        let content = due_seen.as_ref().map_or(&[][..], |bytes| bytes);
        let clock = self.seal(Column::VaultClock, self.keys.vault.into(), content)?;
        sqlx::query(
            "UPDATE vault SET clock = ?, changes = changes + ?, generation = generation + ?",
        )
        .bind(clock)
        .bind(i64::from(self.matters))
        .bind(i64::from(self.retires_snapshots))
        .execute(&mut *self.transaction)
        .await?;
        self.transaction.commit().await?;
        Ok(())
    }
}
