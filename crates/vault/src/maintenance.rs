//! What is done from time to time: purging the trash, making snapshots, thinning them out, having them rewritten.

use std::fs;
use std::path::Path;
use std::sync::PoisonError;

use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::access::Access;
use crate::copies::{Copy, UNFINISHED, remove};
use crate::error::VaultError;
use crate::files::{self, JobLock};
use crate::inspect::{self, Header};
use crate::keys::Keys;
use crate::restoring::{Pages, SealedAccount};
use crate::snapshots::{
    Snapshot, SnapshotCondition, SnapshotName, SnapshotReason, folder_of, names,
};
use crate::store::{self, check_soundness, options};
use crate::vault::Vault;

const HOUR_MS: u64 = 60 * 60 * 1000;
const DAY_MS: u64 = 24 * HOUR_MS;
/// How long a snapshot is kept.
const KEPT_MS: u64 = 30 * DAY_MS;
/// How many of the newest that are the vault's own are never thinned out.
const ALWAYS_KEPT: usize = 3;

/// What [`Vault::maintain`] did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Maintained {
    /// Accounts whose time in the trash was over.
    pub purged: usize,
    /// Snapshots that were rewritten.
    pub rewritten: usize,
    /// Snapshots that should have been, and could not be. They may still hold what is gone from the vault.
    pub not_rewritten: Vec<SnapshotName>,
    /// The snapshot that was due.
    pub snapshot: Option<SnapshotName>,
}

impl Vault {
    /// What has to be done from time to time: purges the trash, rewrites snapshots that hold what is to be gone, makes a
    /// snapshot if one is due. To be called after changes, after unlocking, and every few minutes; costs next to nothing
    /// when nothing is due. While another program is at it, nothing is done.
    ///
    /// # Errors
    /// What the disk says; what was done before that stays done.
    pub async fn maintain(&self) -> Result<Maintained, VaultError> {
        if self.is_read_only().await?.is_some() {
            return Ok(Maintained::default());
        }
        let mut done = Maintained {
            purged: self.purge_trash().await?,
            ..Maintained::default()
        };
        let access = self.access()?;
        let header = self.inner.store().await?.header().await?;
        let owed = *self.maintained() != Some(header.generation);
        if !owed && !self.is_due(&header).await? {
            return Ok(done);
        }
        let Some(_job) = JobLock::try_take(&self.inner.dir)? else {
            return Ok(done);
        };
        clean(&folder_of(&self.inner.dir))?;
        if owed && self.settle(self.rewrite(&access, &mut done).await)? {
            self.settle(self.remove_retired_items(&access).await)?;
            self.settle(self.remove_stray_locks(&access).await)?;
            *self.maintained() = Some(header.generation);
        }
        access.check_unlocked()?;
        // Another program may have made it before this one had the lock.
        if self.is_due(&header).await? {
            let made = self.make(&access, SnapshotReason::Scheduled).await;
            done.snapshot = Some(self.settle(made)?.name);
        }
        self.thin_out(&header).await?;
        Ok(done)
    }

    /// Makes a snapshot now.
    ///
    /// # Errors
    /// [`VaultError::SnapshotUnusable`] if what was made did not pass its checks (it is not kept); what the disk says.
    pub async fn snapshot(&self, reason: SnapshotReason) -> Result<Snapshot, VaultError> {
        let access = self.access()?;
        self.settle(access.check().await)?;
        let _job = JobLock::take(&self.inner.dir).await?;
        let made = self.make(&access, reason).await;
        let made = self.settle(made)?;
        let header = self.inner.store().await?.header().await?;
        self.thin_out(&header).await?;
        Ok(made)
    }

    /// Makes a snapshot. The caller holds the job's lock.
    pub(crate) async fn make(
        &self,
        access: &Access<'_>,
        reason: SnapshotReason,
    ) -> Result<Snapshot, VaultError> {
        let folder = folder_of(&self.inner.dir);
        files::prepare_folder(&folder)?;
        let source = self.inner.store().await?.path().to_owned();
        let mut made_ms = self.inner.clock.now_ms();
        let path_at = |made_ms| folder.join(SnapshotName::new(made_ms, reason).file());
        while path_at(made_ms).exists() {
            made_ms += 1;
        }
        let path = path_at(made_ms);
        let copy = Copy::make(&source, &path).await?;
        let mut connection = copy.open().await?;
        let finished = finish_snapshot(&mut connection, &source, &access.keys).await;
        connection.close().await?;
        let accounts = finished?;
        copy.finish()?;
        let bytes = fs::metadata(&path).map_err(|e| VaultError::io(&e))?.len();
        Ok(Snapshot {
            name: SnapshotName::new(made_ms, reason),
            made_ms,
            reason,
            accounts,
            bytes,
            condition: SnapshotCondition::Good,
        })
    }

    /// Whether something that matters has changed since the newest snapshot that opens, and that is an hour old.
    async fn is_due(&self, header: &Header) -> Result<bool, VaultError> {
        let folder = folder_of(&self.inner.dir);
        let now = self.inner.clock.now_ms();
        for name in names(&folder)? {
            let made_ms = name.made_ms();
            match changes_of(&folder.join(name.file()), header).await {
                None => {}
                Some(changes) if changes == header.changes => return Ok(false),
                // Made by a clock that was ahead: it must not put an end to snapshots.
                Some(_) if made_ms > now + HOUR_MS => {}
                Some(_) => return Ok(now.saturating_sub(made_ms) >= HOUR_MS),
            }
        }
        Ok(header.changes > 0)
    }

    /// Removes snapshots whose time is over: of the scheduled ones, all but the newest of each hour for a day and of each
    /// day for a month; of the others, those older than a month. Of this vault's, the newest ones stay whatever their age.
    async fn thin_out(&self, vault: &Header) -> Result<(), VaultError> {
        let folder = folder_of(&self.inner.dir);
        let names = names(&folder)?;
        let thinned = thinned(&names);
        if thinned.is_empty() {
            return Ok(());
        }
        let mut kept = 0;
        for name in names {
            let path = folder.join(name.file());
            if kept < ALWAYS_KEPT && changes_of(&path, vault).await.is_some() {
                kept += 1;
            } else if thinned.contains(&name) {
                remove(&path)?;
            }
        }
        Ok(())
    }

    /// Removes the lock files of servers that are gone: a program may have ended before it did.
    async fn remove_stray_locks(&self, access: &Access<'_>) -> Result<(), VaultError> {
        for server in files::session_locks(&self.inner.dir) {
            match access.check_server(server).await {
                Ok(()) => {}
                Err(VaultError::NotFound) => {
                    files::remove_idle_session_lock(&self.inner.dir, server)?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn maintained(&self) -> std::sync::MutexGuard<'_, Option<i64>> {
        self.inner
            .maintained
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes out of a fresh copy what no snapshot holds, and checks the rest. Returns the number of accounts.
async fn finish_snapshot(
    connection: &mut SqliteConnection,
    source: &Path,
    keys: &Keys,
) -> Result<u64, VaultError> {
    // What was copied is what the keys belong to, whatever another program did meanwhile.
    check_key(&store::header(connection).await?, keys)?;
    // A snapshot gives back accounts, not sign-ins.
    for sql in [
        "UPDATE enrollment SET token = NULL",
        "UPDATE server SET session = NULL",
        "DELETE FROM retired_key",
    ] {
        sqlx::query(sql).execute(&mut *connection).await?;
    }
    check_soundness(connection).await?;
    check_accounts(connection, source, keys).await
}

/// Checks that these are the vault and the key that a copy is of.
pub(crate) fn check_key(header: &Header, keys: &Keys) -> Result<(), VaultError> {
    if header.vault != keys.vault {
        return Err(VaultError::SnapshotUnusable(SnapshotCondition::OtherVault));
    }
    if header.epoch != keys.epoch {
        return Err(VaultError::EpochChanged);
    }
    Ok(())
}

/// Opens every account of a fresh copy. One that does not open must be damaged in the vault, too, byte for byte: else the
/// copy is not what it was made of.
async fn check_accounts(
    connection: &mut SqliteConnection,
    source: &Path,
    keys: &Keys,
) -> Result<u64, VaultError> {
    let mut original = options(source).read_only(true).connect().await?;
    let checked = async {
        let mut count = 0;
        let mut pages = Pages::default();
        while let Some((id, account)) = pages.next(connection).await? {
            count += u64::from(account.trashed.is_none());
            if account.open(keys, id).is_some() {
                continue;
            }
            // One that is gone, or was changed, by now was copied from a state that no longer can be compared with.
            let original = SealedAccount::read(&mut original, id).await?;
            if original
                .is_some_and(|original| original != account && original.open(keys, id).is_some())
            {
                return Err(VaultError::SnapshotUnusable(SnapshotCondition::Damaged));
            }
        }
        Ok(count)
    };
    let checked = checked.await;
    original.close().await?;
    checked
}

/// How many changes that matter there were when this snapshot was made; `None` if it is none of this vault.
async fn changes_of(path: &Path, vault: &Header) -> Option<i64> {
    let mut connection = options(path).read_only(true).connect().await.ok()?;
    let header = inspect::read_header(&mut connection).await;
    connection.close().await.ok()?;
    let header = header.ok()??;
    (header.vault == vault.vault).then_some(header.changes)
}

/// Those whose time is over. `names` is newest first.
///
/// Their age is counted from the newest one, and no gap between two of them counts for more than a day: neither a clock that is
/// wrong by years nor a year without the program costs every snapshot.
fn thinned(names: &[SnapshotName]) -> Vec<SnapshotName> {
    let (mut last_hour, mut last_day) = (None, None);
    let mut gone = Vec::new();
    let (mut age, mut newer_ms) = (0, None);
    for name in names {
        let made_ms = name.made_ms();
        age += newer_ms.map_or(0, |newer_ms: u64| (newer_ms - made_ms).min(DAY_MS));
        newer_ms = Some(made_ms);
        let is_first_of = |last: &mut Option<u64>, period: u64| {
            last.replace(made_ms / period) != Some(made_ms / period)
        };
        let keep = if age > KEPT_MS {
            false
        } else if name.reason() != SnapshotReason::Scheduled {
            true
        } else if age <= DAY_MS {
            is_first_of(&mut last_hour, HOUR_MS)
        } else {
            is_first_of(&mut last_day, DAY_MS)
        };
        if !keep {
            gone.push(*name);
        }
    }
    gone
}

/// Removes what a program that was killed left unfinished.
fn clean(folder: &Path) -> Result<(), VaultError> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name.ends_with(UNFINISHED)) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheduled(made_ms: u64) -> SnapshotName {
        SnapshotName::new(made_ms, SnapshotReason::Scheduled)
    }

    #[test]
    fn one_snapshot_an_hour_is_kept_for_a_day_and_one_a_day_for_a_month() {
        let now = 1_700_000_000_000;
        // One each ten minutes for forty days, newest first.
        let names: Vec<_> = (0..40 * 144)
            .map(|n| scheduled(now - n * 600_000))
            .collect();
        let gone = thinned(&names);
        let kept: Vec<_> = names.iter().filter(|name| !gone.contains(name)).collect();
        assert!(kept.contains(&&names[0]));
        let of_the_day = kept
            .iter()
            .filter(|name| now - name.made_ms() <= DAY_MS)
            .count();
        assert!((24..=28).contains(&of_the_day), "{of_the_day}");
        let older = kept.len() - of_the_day;
        assert!((29..=31).contains(&older), "{older}");
        assert!(kept.iter().all(|name| now - name.made_ms() <= KEPT_MS));
        // What is thinned out once stays as it is.
        let kept: Vec<_> = kept.into_iter().copied().collect();
        assert!(thinned(&kept).is_empty());
    }

    #[test]
    fn a_clock_that_jumps_costs_no_snapshot_of_the_days_before() {
        let now = 1_700_000_000_000;
        let mut names: Vec<_> = (0..20).map(|n| scheduled(now - n * DAY_MS)).collect();
        names.insert(0, scheduled(4_000_000_000_000));
        assert!(thinned(&names).is_empty());
    }

    #[test]
    fn those_that_were_asked_for_are_kept_for_a_month() {
        let now = 1_700_000_000_000;
        let names: Vec<_> = (0..60)
            .map(|n| SnapshotName::new(now - n * DAY_MS, SnapshotReason::Asked))
            .collect();
        assert_eq!(thinned(&names), names[31..]);
    }
}
