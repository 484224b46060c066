//! Restoring from a snapshot, while the vault is open.

use std::collections::HashSet;
use std::sync::Arc;

use sqlx::{Connection, SqliteConnection};
use zeroize::Zeroizing;

use crate::access::Access;
use crate::copies::Copy;
use crate::error::VaultError;
use crate::files::JobLock;
use crate::ids::{AccountId, RecordId};
use crate::inspect;
use crate::keys::Keys;
use crate::listing::Listing;
use crate::profile::AccountState;
use crate::rekey::RetiredKey;
use crate::rewriting::keys_of;
use crate::sealed::{self, Column};
use crate::snapshots::{SnapshotCondition, SnapshotName, SnapshotReason, folder_of};
use crate::vault::Vault;
use crate::writing::Writing;

/// What came of restoring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// Restoring this snapshot takes it back.
    pub undo: SnapshotName,
    /// Accounts that are there again.
    pub brought_back: usize,
    /// Accounts that are as they were then.
    pub changed: usize,
    /// Accounts that were added since, and are in the trash now.
    pub moved_to_trash: usize,
}

impl Vault {
    /// Makes the accounts what they were when the snapshot was made. What has been added since goes to the trash; what was
    /// deleted for good stays gone; a HOTP counter never goes back. Slots, enrollments, servers with their sessions and the
    /// device's identity stay as they are. A snapshot of the present is made first.
    ///
    /// # Errors
    /// [`VaultError::NoSuchSnapshot`], [`VaultError::SnapshotUnusable`]; what the disk says. Nothing has changed then.
    pub async fn restore(&self, name: SnapshotName) -> Result<Restored, VaultError> {
        let access = self.access()?;
        self.settle(access.check().await)?;
        let _job = JobLock::take(&self.inner.dir).await?;
        let restored = self.restore_with(&access, name).await;
        self.settle(restored)
    }

    async fn restore_with(
        &self,
        access: &Access<'_>,
        name: SnapshotName,
    ) -> Result<Restored, VaultError> {
        let path = folder_of(&self.inner.dir).join(name.file());
        if !path.exists() {
            return Err(VaultError::NoSuchSnapshot);
        }
        let mut then = self.open_snapshot(access, &path).await?;
        let undo = self.make(access, SnapshotReason::BeforeRestore).await?.name;
        let mut restored = Restored {
            undo,
            brought_back: 0,
            changed: 0,
            moved_to_trash: 0,
        };
        let mut store = access.store().await?;
        let mut writing = store.begin_write(&access.keys, &*self.inner.clock).await?;
        let buried: HashSet<Vec<u8>> = sqlx::query_scalar("SELECT id FROM tombstone")
            .fetch_all(&mut *writing.transaction)
            .await?
            .into_iter()
            .collect();
        let removed = self.inner.clock.now_ms() / 1000;
        let mut pages = Pages::default();
        while let Some((id, sealed)) = pages.next(&mut then.connection).await? {
            let keys = then.keys.as_ref().unwrap_or(&access.keys);
            let Some(mut old) = sealed.open(keys, id) else {
                continue;
            };
            match SealedAccount::read(&mut writing.transaction, id).await? {
                None if buried.contains(&id.as_bytes()[..]) => {}
                None => {
                    old.trashed_no_earlier_than(Some(removed));
                    old.seal(&writing, id)?.insert(&mut writing, id).await?;
                    restored.brought_back += 1;
                }
                Some(present) => {
                    let open = present.open(&access.keys, id);
                    // Its thirty days begin when it goes into the trash, and that is now.
                    let since = match &open {
                        Some(open) if open.trashed.is_some() => open.trashed_at(),
                        _ => Some(removed),
                    };
                    old.trashed_no_earlier_than(since);
                    let state = present.open_state(&access.keys, id);
                    let Some(change) = old.over(open.as_ref(), state) else {
                        continue;
                    };
                    if open.is_some_and(|open| open.trashed.is_some()) && old.trashed.is_none() {
                        restored.brought_back += 1;
                    } else {
                        restored.changed += 1;
                    }
                    change.seal(&writing, id)?.replace(&mut writing, id).await?;
                }
            }
        }
        let then_ids = then.close().await?;
        let present: Vec<Vec<u8>> =
            sqlx::query_scalar("SELECT id FROM account WHERE trashed IS NULL")
                .fetch_all(&mut *writing.transaction)
                .await?;
        for id in present {
            let Ok(id) = AccountId::try_from(id.as_slice()) else {
                continue;
            };
            if !then_ids.contains(&id) {
                trash(&mut writing, id, removed).await?;
                restored.moved_to_trash += 1;
            }
        }
        access.commit(writing, |_| ()).await?;
        let fresh = Listing::read(&mut store, &access.keys).await?;
        self.inner
            .with_listing(&access.keys, |listing| *listing = fresh);
        Ok(restored)
    }

    /// Opens a working copy of a snapshot, and sees that accounts in it open.
    async fn open_snapshot(
        &self,
        access: &Access<'_>,
        path: &std::path::Path,
    ) -> Result<Then, VaultError> {
        let (key_check, retired) = {
            let mut store = access.store().await?;
            let key_check = store.header().await?.key_check;
            let mut reading = store.begin_read(&access.keys).await?;
            let retired = RetiredKey::read_all(&mut reading, &access.keys).await?;
            reading.commit().await?;
            (key_check, retired)
        };
        let damaged = |error| match error {
            VaultError::Damaged(_) | VaultError::NotAVault => {
                VaultError::SnapshotUnusable(SnapshotCondition::Damaged)
            }
            VaultError::Newer { .. } => VaultError::SnapshotUnusable(SnapshotCondition::Newer),
            other => other,
        };
        let working = path.with_extension("restoring");
        let copy = Copy::make(path, &working).await.map_err(damaged)?;
        let mut connection = copy.open().await.map_err(damaged)?;
        let read = async {
            let own = inspect::read_header(&mut connection)
                .await?
                .filter(|own| own.read_only.is_none())
                .ok_or(VaultError::SnapshotUnusable(SnapshotCondition::Damaged))?;
            let old = keys_of(&own, &access.keys, &key_check, &retired)?.map(Arc::new);
            let keys = old.as_ref().unwrap_or(&access.keys);
            let (mut ids, mut opens) = (HashSet::new(), false);
            let mut pages = Pages::default();
            while let Some((id, sealed)) = pages.next(&mut connection).await? {
                ids.insert(id);
                opens = opens || sealed.open(keys, id).is_some();
            }
            if !opens && !ids.is_empty() {
                return Err(VaultError::SnapshotUnusable(SnapshotCondition::Damaged));
            }
            Ok((ids, old))
        };
        match read.await.map_err(damaged) {
            Ok((ids, keys)) => Ok(Then {
                ids,
                keys,
                connection,
                _copy: copy,
            }),
            Err(error) => {
                connection.close().await?;
                Err(error)
            }
        }
    }
}

/// A working copy of a snapshot.
struct Then {
    /// Every account that is in it, whether it opens or not.
    ids: HashSet<AccountId>,
    /// The keys that it is sealed with, if they are not the present ones.
    keys: Option<Arc<Keys>>,
    connection: SqliteConnection,
    /// After the connection to it.
    _copy: Copy,
}

impl Then {
    /// Lets go of the copy; returns the accounts that are in it.
    async fn close(self) -> Result<HashSet<AccountId>, VaultError> {
        self.connection.close().await?;
        Ok(self.ids)
    }
}

/// Puts an account into the trash.
pub(crate) async fn trash(
    writing: &mut Writing<'_>,
    id: AccountId,
    removed: u64,
) -> Result<bool, VaultError> {
    let trashed = writing.seal(Column::AccountTrashed, id.into(), &removed.to_be_bytes())?;
    let done = sqlx::query("UPDATE account SET trashed = ? WHERE id = ? AND trashed IS NULL")
        .bind(trashed)
        .bind(&id.as_bytes()[..])
        .execute(&mut *writing.transaction)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// An account's row.
#[derive(PartialEq)]
pub(crate) struct SealedAccount {
    profile: Vec<u8>,
    secret: Vec<u8>,
    state: Vec<u8>,
    icon: Option<Vec<u8>>,
    pub(crate) trashed: Option<Vec<u8>>,
}

/// An account's row as sqlx gives it.
type Row = (
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
    Vec<u8>,
    Option<Vec<u8>>,
    Option<Vec<u8>>,
);

/// Goes through every account of a database, a few at a time: with their icons, all of them may be too much for the memory.
#[derive(Default)]
pub(crate) struct Pages {
    /// Backwards.
    page: Vec<Row>,
    /// The last id that was read.
    last: Vec<u8>,
}

impl Pages {
    const LENGTH: i64 = 64;

    /// The next account, in the order of the ids.
    pub(crate) async fn next(
        &mut self,
        connection: &mut SqliteConnection,
    ) -> Result<Option<(AccountId, SealedAccount)>, VaultError> {
        loop {
            if self.page.is_empty() {
                self.page = sqlx::query_as(
                    "SELECT id, profile, secret, state, icon, trashed FROM account
                     WHERE id > ? ORDER BY id LIMIT ?",
                )
                .bind(&self.last)
                .bind(Self::LENGTH)
                .fetch_all(&mut *connection)
                .await?;
                self.page.reverse();
            }
            let Some(row) = self.page.pop() else {
                return Ok(None);
            };
            self.last.clone_from(&row.0);
            // The schema allows no other length.
            if let Ok(id) = AccountId::try_from(row.0.as_slice()) {
                return Ok(Some((id, SealedAccount::from(row))));
            }
        }
    }
}

impl From<Row> for SealedAccount {
    fn from((_, profile, secret, state, icon, trashed): Row) -> Self {
        Self {
            profile,
            secret,
            state,
            icon,
            trashed,
        }
    }
}

impl SealedAccount {
    pub(crate) async fn read(
        connection: &mut SqliteConnection,
        id: AccountId,
    ) -> Result<Option<Self>, VaultError> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT id, profile, secret, state, icon, trashed FROM account WHERE id = ?",
        )
        .bind(&id.as_bytes()[..])
        .fetch_optional(connection)
        .await?;
        Ok(row.map(Self::from))
    }

    /// What is in it; `None` if a part of it does not open.
    pub(crate) fn open(&self, keys: &Keys, id: AccountId) -> Option<OpenAccount> {
        let open = |column, sealed: &[u8]| {
            let opened = sealed::open(keys, column, id.into(), sealed).ok()?;
            Some(opened.content)
        };
        let open_some = |column, sealed: &Option<Vec<u8>>| match sealed {
            None => Some(None),
            Some(sealed) => open(column, sealed).map(Some),
        };
        Some(OpenAccount {
            profile: open(Column::AccountProfile, &self.profile)?,
            secret: open(Column::AccountSecret, &self.secret)?,
            state: AccountState::decode(&open(Column::AccountState, &self.state)?)?,
            icon: open_some(Column::AccountIcon, &self.icon)?,
            trashed: open_some(Column::AccountTrashed, &self.trashed)?,
        })
    }

    /// How it is used, if that opens.
    fn open_state(&self, keys: &Keys, id: AccountId) -> Option<AccountState> {
        let opened = sealed::open(keys, Column::AccountState, id.into(), &self.state).ok()?;
        AccountState::decode(&opened.content)
    }

    async fn insert(self, writing: &mut Writing<'_>, id: AccountId) -> Result<(), VaultError> {
        sqlx::query(
            "INSERT INTO account (profile, secret, state, icon, trashed, id) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(self.profile)
        .bind(self.secret)
        .bind(self.state)
        .bind(self.icon)
        .bind(self.trashed)
        .bind(&id.as_bytes()[..])
        .execute(&mut *writing.transaction)
        .await?;
        Ok(())
    }

    async fn replace(self, writing: &mut Writing<'_>, id: AccountId) -> Result<(), VaultError> {
        sqlx::query(
            "UPDATE account SET profile = ?, secret = ?, state = ?, icon = ?, trashed = ? WHERE id = ?",
        )
        .bind(self.profile)
        .bind(self.secret)
        .bind(self.state)
        .bind(self.icon)
        .bind(self.trashed)
        .bind(&id.as_bytes()[..])
        .execute(&mut *writing.transaction)
        .await?;
        Ok(())
    }
}

/// An account with everything in it, opened. Wiped when dropped.
#[derive(Clone, PartialEq)]
pub(crate) struct OpenAccount {
    profile: Zeroizing<Vec<u8>>,
    secret: Zeroizing<Vec<u8>>,
    state: AccountState,
    icon: Option<Zeroizing<Vec<u8>>>,
    trashed: Option<Zeroizing<Vec<u8>>>,
}

impl OpenAccount {
    /// When it was put into the trash, in seconds since the Unix epoch.
    fn trashed_at(&self) -> Option<u64> {
        let seconds = self.trashed.as_ref()?.as_slice().try_into().ok()?;
        Some(u64::from_be_bytes(seconds))
    }

    /// If it is in the trash, it is there since this time at the earliest.
    fn trashed_no_earlier_than(&mut self, since: Option<u64>) {
        if self.trashed.is_some() {
            let since = self.trashed_at().max(since).unwrap_or(0);
            self.trashed = Some(Zeroizing::new(since.to_be_bytes().to_vec()));
        }
    }

    /// What the account becomes when this is restored over what is there now; `None` if that is the same. Counters and
    /// times of use never go back, also where something else of what is there does not open.
    fn over(&self, present: Option<&Self>, state: Option<AccountState>) -> Option<Self> {
        let mut restored = self.clone();
        if let Some(state) = state {
            restored.state.counter = self.state.counter.max(state.counter);
            restored.state.last_used = self.state.last_used.max(state.last_used);
        }
        (Some(&restored) != present).then_some(restored)
    }

    /// Sealed anew, as a change that is made now.
    fn seal(&self, writing: &Writing<'_>, id: AccountId) -> Result<SealedAccount, VaultError> {
        let record = RecordId::from(id);
        let seal_some = |column, content: &Option<Zeroizing<Vec<u8>>>| match content {
            None => Ok(None),
            Some(content) => writing.seal(column, record, content).map(Some),
        };
        Ok(SealedAccount {
            profile: writing.seal(Column::AccountProfile, record, &self.profile)?,
            secret: writing.seal(Column::AccountSecret, record, &self.secret)?,
            state: writing.seal(Column::AccountState, record, &self.state.encode())?,
            icon: seal_some(Column::AccountIcon, &self.icon)?,
            trashed: seal_some(Column::AccountTrashed, &self.trashed)?,
        })
    }
}
