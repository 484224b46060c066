//! A write in progress: one transaction, whose values all carry the same stamp.

use sqlx::{Sqlite, Transaction};

use crate::clock::Stamp;
use crate::error::VaultError;
use crate::ids::RecordId;
use crate::keys::Keys;
use crate::sealed::{self, Column};

/// A write in progress. Dropping it takes everything back.
pub(crate) struct Writing<'a> {
    pub(crate) transaction: Transaction<'a, Sqlite>,
    pub(crate) keys: &'a Keys,
    pub(crate) stamp: Stamp,
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

    /// Makes the write durable. The vault's clock moves on with it.
    pub(crate) async fn commit(mut self) -> Result<(), VaultError> {
        let clock = self.seal(Column::VaultClock, self.keys.vault.into(), &[])?;
        sqlx::query("UPDATE vault SET clock = ?")
            .bind(clock)
            .execute(&mut *self.transaction)
            .await?;
        self.transaction.commit().await?;
        Ok(())
    }
}
