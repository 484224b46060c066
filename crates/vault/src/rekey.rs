//! Rekeying: a new vault key, and everything sealed again under it, in one transaction.

use std::sync::Arc;

use sqlx::SqliteConnection;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::files::{GuardLock, JobLock};
use crate::ids::{RecordId, VaultId};
use crate::keychain::KeychainItem;
use crate::keys::{KeyBytes, KeyEpoch, Keys, derive_key_check};
use crate::sealed::{self, Column};
use crate::slot_changes::MAX_SLOTS;
use crate::slots::{Opening, SlotRow};
use crate::store;
use crate::vault::Vault;

impl Vault {
    /// Gives the vault a new key, with these slots and no others, and leaves it unlocked. Whoever has an earlier copy of
    /// the vault can open that as before, and nothing that is written from now on.
    ///
    /// It is done in one transaction: a program that is killed leaves the old vault or the new one. Snapshots follow with
    /// the next [`Vault::maintain`]; until then the old key is kept, sealed under the new one.
    ///
    /// # Errors
    /// As [`Vault::add_slot`]; [`VaultError::InUse`] if an enrollment is under way, in this program or another one, for
    /// longer than 10 seconds; [`VaultError::NoSlots`] if no slot is given.
    pub async fn rekey(&self, with: Opening, slots: Vec<Opening>) -> Result<(), VaultError> {
        if slots.is_empty() {
            return Err(VaultError::NoSlots);
        }
        if slots.len() > MAX_SLOTS {
            return Err(VaultError::TooManySlots);
        }
        let locked = self.inner.locked();
        let mut attempts = self.inner.turn.lock().await;
        let access = self.access()?;
        self.settle(access.check().await)?;
        // Afterwards nothing opens any more what only an earlier key opens.
        self.salvage_if_owed().await?;
        // What a guard holds the old key for has to be sealed before that key is worth nothing.
        let _no_guards = GuardLock::exclusive(&self.inner.dir).await?;
        let _job = JobLock::take(&self.inner.dir).await?;
        let opened = self.open_slot(&mut attempts, &Arc::new(with)).await?;
        let vault = opened.header.vault;

        let new_key = KeyBytes::make_random()?;
        let epoch = opened.header.epoch.next()?;
        let mut rows = Vec::with_capacity(slots.len());
        for slot in slots {
            match self.make_slot(vault, &new_key, &Arc::new(slot)).await {
                Ok(row) => rows.push(row),
                Err(error) => {
                    self.remove_items(items_of(&rows, vault)).await;
                    return Err(error);
                }
            }
        }
        let new_keys = Keys::derive(vault, epoch, &new_key)?;
        let written = self
            .write_rekeyed(&access.keys, &opened.vault_key, &new_keys, &new_key, &rows)
            .await;
        if let Err(error) = written {
            if error.is_before_commit() {
                self.remove_items(items_of(&rows, vault)).await;
            }
            return self.settle(Err(error));
        }
        let header = self.inner.store().await?.header().await?;
        match self.open_with_key(locked, &header, &new_key).await {
            // Locked meanwhile: the vault has its new key, and stays locked.
            Err(VaultError::Locked) => drop(self.inner.close_session()),
            opened => opened?,
        }
        tracing::info!(epoch = header.epoch.0, "vault rekeyed");
        Ok(())
    }

    /// The transaction.
    async fn write_rekeyed(
        &self,
        old: &Keys,
        old_key: &KeyBytes,
        new: &Keys,
        new_key: &KeyBytes,
        rows: &[SlotRow],
    ) -> Result<(), VaultError> {
        let key_check = Zeroizing::new(derive_key_check(new_key, new.vault)?);
        let mut store = self.inner.store().await?;
        store.owe_checkpoint();
        let mut writing = store.begin_write(old, &*self.inner.clock).await?;
        writing.retires_snapshots = true;
        let connection = &mut *writing.transaction;
        reseal_all(connection, old, new).await?;
        let old_rows = store::read_slots(connection).await?;
        sqlx::query("DELETE FROM slot")
            .execute(&mut *connection)
            .await?;
        for row in rows {
            row.insert(&mut *connection).await?;
        }
        sqlx::query("UPDATE vault SET key_epoch = ?, key_check = ?")
            .bind(i64::from(new.epoch.0))
            .bind(key_check.as_slice())
            .execute(&mut *connection)
            .await?;
        writing.keys = new;
        writing.retire(old.epoch, old_key).await?;
        for item in items_of(&old_rows, old.vault) {
            writing.retire_item(item).await?;
        }
        // The list in memory belongs to the old epoch, and is read anew.
        self.inner
            .with_listing(old, |listing| listing.version.take());
        writing.commit().await?;
        store.checkpoint().await;
        Ok(())
    }
}

fn items_of(rows: &[SlotRow], vault: VaultId) -> Vec<KeychainItem> {
    rows.iter().filter_map(|row| row.item(vault)).collect()
}

/// Opens every sealed value with the old keys and seals it with the new ones, with the stamp that it has. What does not
/// open stays as it is, byte for byte: it can't be sealed anew, and is reported as before.
pub(crate) async fn reseal_all(
    connection: &mut SqliteConnection,
    old: &Keys,
    new: &Keys,
) -> Result<(), VaultError> {
    for column in Column::ALL {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as(column.select_all())
            .fetch_all(&mut *connection)
            .await?;
        for (id, value) in rows {
            let Ok(record) = RecordId::try_from(id.as_slice()) else {
                continue;
            };
            let Ok(opened) = sealed::open(old, column, record, &value) else {
                continue;
            };
            let anew = sealed::seal(new, column, record, opened.stamp, &opened.content)?;
            sqlx::query(column.update())
                .bind(anew)
                .bind(id)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

/// A key of an earlier epoch, which snapshots that are not rewritten yet are sealed under.
pub(crate) struct RetiredKey {
    pub(crate) epoch: KeyEpoch,
    pub(crate) key: KeyBytes,
}

impl RetiredKey {
    /// How it is written: the epoch (4 bytes) and the key.
    pub(crate) fn encode(epoch: KeyEpoch, key: &KeyBytes) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(4 + key.expose().len()));
        bytes.extend_from_slice(&epoch.0.to_be_bytes());
        bytes.extend_from_slice(key.expose());
        bytes
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let (epoch, key) = bytes.split_first_chunk::<4>()?;
        Some(Self {
            epoch: KeyEpoch(u32::from_be_bytes(*epoch)),
            key: KeyBytes::from_slice(key).ok()?,
        })
    }

    /// Every retired key that opens.
    pub(crate) async fn read_all(
        connection: &mut SqliteConnection,
        keys: &Keys,
    ) -> Result<Vec<Self>, VaultError> {
        let rows: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as(Column::RetiredKey.select_all())
            .fetch_all(connection)
            .await?;
        let opened = rows.iter().filter_map(|(id, value)| {
            let record = RecordId::try_from(id.as_slice()).ok()?;
            let opened = sealed::open(keys, Column::RetiredKey, record, value).ok()?;
            Self::decode(&opened.content)
        });
        Ok(opened.collect())
    }
}
