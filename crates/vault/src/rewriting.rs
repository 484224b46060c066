//! Rewriting snapshots, so that none holds a slot, a key or a record that is gone from the vault.

use std::path::Path;

use sqlx::{Connection, SqliteConnection};
use subtle::ConstantTimeEq;

use crate::access::Access;
use crate::copies::Copy;
use crate::error::VaultError;
use crate::ids::RecordId;
use crate::inspect::Header;
use crate::keychain::KeychainItem;
use crate::keys::{Keys, key_matches};
use crate::maintenance::{Maintained, check_key};
use crate::rekey::{RetiredKey, reseal_all};
use crate::sealed::{self, Column};
use crate::slots::SlotRow;
use crate::snapshots::{SnapshotCondition, folder_of};
use crate::store::{self, check_soundness};
use crate::vault::Vault;

impl Vault {
    /// Rewrites every snapshot that holds what is gone from the vault. When all of them are done, the retired keys go. The
    /// caller holds the job's lock. Returns whether none is left that could be opened with what is gone.
    pub(crate) async fn rewrite(
        &self,
        access: &Access<'_>,
        done: &mut Maintained,
    ) -> Result<bool, VaultError> {
        let folder = folder_of(&self.inner.dir);
        let (now, retired) = {
            let mut store = access.store().await?;
            let mut reading = store.begin_read(&access.keys).await?;
            let now = Current::read(&mut reading).await?;
            let retired = RetiredKey::read_all(&mut reading, &access.keys).await?;
            reading.commit().await?;
            (now, retired)
        };
        let mut is_complete = true;
        for snapshot in self.snapshots().await? {
            access.check_unlocked()?;
            match snapshot.condition {
                SnapshotCondition::Outdated => {}
                SnapshotCondition::Damaged => {
                    // Its structure can't be read, so neither can it be rewritten; what it holds is sealed.
                    done.not_rewritten.push(snapshot.name);
                    continue;
                }
                _ => continue,
            }
            let path = folder.join(snapshot.name.file());
            match rewrite_one(&path, &now, &access.keys, &retired).await {
                Ok(()) => done.rewritten += 1,
                Err(error) => {
                    tracing::warn!(name = %snapshot.name, %error, "a snapshot could not be rewritten");
                    done.not_rewritten.push(snapshot.name);
                    is_complete = false;
                }
            }
        }
        if done.not_rewritten.is_empty() && !retired.is_empty() {
            let mut store = access.store().await?;
            store.owe_checkpoint();
            let mut writing = store.begin_write(&access.keys, &*self.inner.clock).await?;
            writing.matters = false;
            sqlx::query("DELETE FROM retired_key")
                .execute(&mut *writing.transaction)
                .await?;
            writing.commit().await?;
            store.checkpoint().await;
        }
        Ok(is_complete)
    }
}

impl Vault {
    /// Removes the keychain items of slots that are gone; no snapshot needs them any more. What the keychain does not remove
    /// now stays on the list.
    pub(crate) async fn remove_retired_items(&self, access: &Access<'_>) -> Result<(), VaultError> {
        let (retired, slots) = {
            let mut store = access.store().await?;
            let mut reading = store.begin_read(&access.keys).await?;
            let retired: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as(Column::RetiredItem.select_all())
                .fetch_all(&mut *reading)
                .await?;
            let slots = store::read_slots(&mut reading).await?;
            reading.commit().await?;
            (retired, slots)
        };
        let needed: Vec<_> = slots
            .iter()
            .filter_map(|slot| slot.item(access.keys.vault))
            .collect();
        let mut removed = Vec::new();
        for (id, name) in retired {
            let item = RecordId::try_from(id.as_slice()).ok().and_then(|record| {
                let opened = sealed::open(&access.keys, Column::RetiredItem, record, &name).ok()?;
                KeychainItem::from_retired_name(access.keys.vault, &opened.content)
            });
            let Some(item) = item else { continue };
            if !needed.contains(&item)
                && let Err(error) = self.inner.keychain.delete(item).await
            {
                tracing::warn!(%item, %error, "a key that nothing needs any more stays in the keychain for now");
                continue;
            }
            removed.push(id);
        }
        if removed.is_empty() {
            return Ok(());
        }
        let mut store = access.store().await?;
        let mut writing = store.begin_write(&access.keys, &*self.inner.clock).await?;
        writing.matters = false;
        for id in removed {
            sqlx::query("DELETE FROM retired_item WHERE id = ?")
                .bind(id)
                .execute(&mut *writing.transaction)
                .await?;
        }
        writing.commit().await
    }
}

/// What of the vault every snapshot takes over when it is rewritten.
struct Current {
    header: Header,
    slots: Vec<SlotRow>,
    /// A JSON list of id and clock, both in hexadecimal digits: SQLite takes it as a table.
    tombstones: String,
}

impl Current {
    async fn read(connection: &mut SqliteConnection) -> Result<Self, VaultError> {
        Ok(Self {
            header: store::header(&mut *connection).await?,
            slots: store::read_slots(&mut *connection).await?,
            tombstones: sqlx::query_scalar(
                "SELECT json_group_array(json_object('id', hex(id), 'clock', hex(clock))) FROM tombstone",
            )
            .fetch_one(connection)
            .await?,
        })
    }
}

/// Rewrites one snapshot: the present slots and key, without the records that were deleted for good.
async fn rewrite_one(
    path: &Path,
    now: &Current,
    keys: &Keys,
    retired: &[RetiredKey],
) -> Result<(), VaultError> {
    let copy = Copy::make(path, path).await?;
    let mut connection = copy.open().await?;
    let rewritten = async {
        let mut writing = connection.begin().await?;
        let own = store::header(&mut writing).await?;
        let old = keys_of(&own, keys, &now.header.key_check, retired)?;
        if let Some(old) = &old {
            reseal_all(&mut writing, old, keys).await?;
        }
        // Without WHERE SQLite takes ON for that of a join.
        sqlx::query(
            "INSERT INTO tombstone (id, clock)
             SELECT unhex(value->>'id'), unhex(value->>'clock') FROM json_each(?) WHERE true
             ON CONFLICT DO UPDATE SET clock = excluded.clock",
        )
        .bind(&now.tombstones)
        .execute(&mut *writing)
        .await?;
        for sql in [
            "DELETE FROM account WHERE id IN (SELECT id FROM tombstone)",
            "DELETE FROM enrollment WHERE id IN (SELECT id FROM tombstone)",
            "DELETE FROM server WHERE id IN (SELECT id FROM tombstone)",
            // The copy that is made before a migration has sign-ins in it.
            "UPDATE enrollment SET token = NULL",
            "UPDATE server SET session = NULL",
            "DELETE FROM retired_key",
            "DELETE FROM slot",
        ] {
            sqlx::query(sql).execute(&mut *writing).await?;
        }
        for slot in &now.slots {
            slot.insert(&mut writing).await?;
        }
        sqlx::query("UPDATE vault SET key_epoch = ?, key_check = ?, generation = ?")
            .bind(i64::from(keys.epoch.0))
            .bind(now.header.key_check.as_slice())
            .bind(now.header.generation)
            .execute(&mut *writing)
            .await?;
        writing.commit().await?;
        check_soundness(&mut connection).await?;
        let header = store::header(&mut connection).await?;
        check_key(&header, keys)
    };
    let rewritten = rewritten.await;
    connection.close().await?;
    rewritten?;
    copy.finish()
}

/// The keys that a copy is sealed with, if they are not the present ones.
///
/// # Errors
/// [`VaultError::SnapshotUnusable`] if they are unknown.
pub(crate) fn keys_of(
    own: &Header,
    keys: &Keys,
    key_check: &[u8],
    retired: &[RetiredKey],
) -> Result<Option<Keys>, VaultError> {
    let other = VaultError::SnapshotUnusable(SnapshotCondition::OtherVault);
    if own.vault != keys.vault {
        return Err(other);
    }
    // Two vaults that went on from one snapshot may have been rekeyed to the same epoch.
    if own.epoch == keys.epoch && bool::from(own.key_check.ct_eq(key_check)) {
        return Ok(None);
    }
    for retired in retired {
        if retired.epoch == own.epoch && key_matches(&retired.key, own.vault, &own.key_check)? {
            return Keys::derive(own.vault, own.epoch, &retired.key).map(Some);
        }
    }
    Err(other)
}
