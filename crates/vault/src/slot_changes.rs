//! Adding, changing and removing key slots. Each change asks for something that opens the vault, and is made in one
//! transaction; snapshots follow it with the next [`Vault::maintain`].

use std::sync::Arc;

use sqlx::SqliteConnection;

use crate::error::VaultError;
use crate::ids::SlotId;
use crate::keys::Keys;
use crate::slots::{Opening, SlotRow};
use crate::store;
use crate::vault::Vault;

/// The most slots that a vault has.
pub(crate) const MAX_SLOTS: usize = 16;

impl Vault {
    /// Adds a slot that `slot` opens. It is confirmed by opening it before it counts.
    ///
    /// # Errors
    /// As [`Vault::unlock`] for `with`; what the keychain says where the new slot needs it;
    /// [`VaultError::TooManySlots`].
    pub async fn add_slot(&self, with: Opening, slot: Opening) -> Result<SlotId, VaultError> {
        self.change_slots(with, Some(slot), None)
            .await?
            .ok_or(NO_ID)
    }

    /// Puts a slot that `slot` opens in place of another. `with` may open the one that goes.
    ///
    /// # Errors
    /// As [`Vault::add_slot`]; [`VaultError::NotFound`] if there is no slot by that id.
    pub async fn replace_slot(
        &self,
        with: Opening,
        old: SlotId,
        slot: Opening,
    ) -> Result<SlotId, VaultError> {
        self.change_slots(with, Some(slot), Some(old))
            .await?
            .ok_or(NO_ID)
    }

    /// Removes a slot. `with` must open another one, which shows that the vault still opens afterwards.
    ///
    /// # Errors
    /// [`VaultError::LastSlot`], [`VaultError::OpenWithAnother`], [`VaultError::NotFound`]; as [`Vault::unlock`] for
    /// `with`.
    pub async fn remove_slot(&self, with: Opening, id: SlotId) -> Result<(), VaultError> {
        let slots = self.slots().await?;
        if slots.iter().all(|slot| slot.id == id || slot.damaged) {
            return Err(VaultError::LastSlot);
        }
        self.change_slots(with, None, Some(id)).await.map(drop)
    }

    async fn change_slots(
        &self,
        with: Opening,
        new: Option<Opening>,
        old: Option<SlotId>,
    ) -> Result<Option<SlotId>, VaultError> {
        let mut attempts = self.inner.turn.lock().await;
        let access = self.access()?;
        self.settle(access.check().await)?;
        let opened = self.open_slot(&mut attempts, &Arc::new(with)).await?;
        if new.is_none() && old == Some(opened.slot) {
            return Err(VaultError::OpenWithAnother);
        }
        let vault = opened.header.vault;
        let row = match new {
            Some(new) => Some(
                self.make_slot(vault, &opened.vault_key, &Arc::new(new))
                    .await?,
            ),
            None => None,
        };
        let changed = self
            .commit_slots(&access.keys, row.as_ref(), old, opened.slot)
            .await;
        match self.settle(changed) {
            Ok(()) => Ok(row.map(|row| row.id)),
            Err(error) => {
                if let Some(row) = &row
                    && error.is_before_commit()
                {
                    self.remove_items(row.item(vault)).await;
                }
                Err(error)
            }
        }
    }

    /// Writes the change.
    async fn commit_slots(
        &self,
        keys: &Keys,
        new: Option<&SlotRow>,
        old: Option<SlotId>,
        opened: SlotId,
    ) -> Result<(), VaultError> {
        let mut store = self.inner.store().await?;
        if old.is_some() {
            store.owe_checkpoint();
        }
        let mut writing = store.begin_write(keys, &*self.inner.clock).await?;
        writing.retires_snapshots = true;
        // Another program may have removed it meanwhile: then nothing shows that what is left opens.
        if !is_there(&mut writing.transaction, opened).await? {
            return Err(VaultError::EpochChanged);
        }
        if let Some(row) = new {
            row.insert(&mut writing.transaction).await?;
        }
        if let Some(old) = old {
            let slots = store::read_slots(&mut writing.transaction).await?;
            let gone = slots.into_iter().find(|slot| slot.id == old);
            let removed = sqlx::query("DELETE FROM slot WHERE id = ?")
                .bind(&old.as_bytes()[..])
                .execute(&mut *writing.transaction)
                .await?;
            if removed.rows_affected() == 0 {
                return Err(VaultError::NotFound);
            }
            if let Some(item) = gone.and_then(|gone| gone.item(keys.vault)) {
                writing.retire_item(item).await?;
            }
        }
        let slots: i64 = sqlx::query_scalar("SELECT count(*) FROM slot")
            .fetch_one(&mut *writing.transaction)
            .await?;
        if usize::try_from(slots).unwrap_or(usize::MAX) > MAX_SLOTS {
            return Err(VaultError::TooManySlots);
        }
        writing.commit().await?;
        store.checkpoint().await;
        Ok(())
    }
}

const NO_ID: VaultError = VaultError::Internal("a new slot has an id");

async fn is_there(connection: &mut SqliteConnection, slot: SlotId) -> Result<bool, VaultError> {
    let found: i64 = sqlx::query_scalar("SELECT count(*) FROM slot WHERE id = ?")
        .bind(&slot.as_bytes()[..])
        .fetch_one(connection)
        .await?;
    Ok(found == 1)
}

impl SlotRow {
    /// Writes the slot to the database.
    pub(crate) async fn insert(&self, connection: &mut SqliteConnection) -> Result<(), VaultError> {
        sqlx::query("INSERT INTO slot (id, kind, kdf, wrapped, digest) VALUES (?, ?, ?, ?, ?)")
            .bind(&self.id.as_bytes()[..])
            .bind(self.kind.as_str())
            .bind(self.kdf.as_slice())
            .bind(self.wrapped.as_slice())
            .bind(self.digest.as_slice())
            .execute(connection)
            .await?;
        Ok(())
    }
}
