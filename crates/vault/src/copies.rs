//! Copies of the database: how one is made without disturbing the programs that use it, and how one is worked on.
//!
//! A copy is one file without a write-ahead log. It is made under a temporary name that ends in `.new`, and gets its own
//! when it is complete and durable.

use std::fs;
use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::error::{StorageKind, VaultError};
use crate::files;
use crate::inspect;
use crate::snapshots::{SnapshotName, SnapshotReason, folder_of};
use crate::store::{check_soundness, options};

/// The ending of copies that are not complete.
pub(crate) const UNFINISHED: &str = ".new";

/// A copy that is being made. Dropping it removes its file.
pub(crate) struct Copy {
    unfinished: PathBuf,
    target: PathBuf,
}

impl Copy {
    /// Copies a database, as it is at one time, beside the place that the copy is for.
    pub(crate) async fn make(source: &Path, target: &Path) -> Result<Self, VaultError> {
        let mut name = target.as_os_str().to_owned();
        name.push(UNFINISHED);
        let copy = Self {
            unfinished: PathBuf::from(name),
            target: target.to_owned(),
        };
        remove(&copy.unfinished)?;
        // SQLite fills the empty file, and would make a new one readable for all.
        files::prepare_database(&copy.unfinished)?;
        let path = copy
            .unfinished
            .to_str()
            .ok_or_else(|| {
                VaultError::storage(StorageKind::Other, "the folder's name is not UTF-8")
            })?
            .to_owned();
        let mut connection = options(source).read_only(true).connect().await?;
        let copied = sqlx::query("VACUUM INTO ?")
            .bind(path)
            .execute(&mut connection)
            .await;
        connection.close().await?;
        copied?;
        Ok(copy)
    }

    /// Opens the copy to change it, with its schema up to date. Its journal is kept in memory: a copy that is not finished
    /// is worth nothing.
    pub(crate) async fn open(&self) -> Result<SqliteConnection, VaultError> {
        let mut connection = options(&self.unfinished)
            .journal_mode(SqliteJournalMode::Memory)
            .synchronous(SqliteSynchronous::Off)
            .pragma("secure_delete", "ON")
            .connect()
            .await?;
        inspect::migrator()
            .run_direct(None, &mut connection, false)
            .await?;
        Ok(connection)
    }

    /// Opens the copy to read it as it is.
    pub(crate) async fn open_as_it_is(&self) -> Result<SqliteConnection, VaultError> {
        Ok(options(&self.unfinished).read_only(true).connect().await?)
    }

    /// Makes the copy durable and gives it its name, in place of what had that. No connection to it may be open.
    pub(crate) fn finish(self) -> Result<(), VaultError> {
        files::sync_file(&self.unfinished)?;
        fs::rename(&self.unfinished, &self.target).map_err(|e| VaultError::io(&e))?;
        files::sync_folder_of(&self.target)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // Once finished there is none.
        let _ = fs::remove_file(&self.unfinished);
    }
}

/// Copies a vault whose schema is about to be changed. The copy is checked now, and is seen to have the vault's key when
/// snapshots are listed.
pub(crate) async fn copy_before_migration(
    dir: &Path,
    path: &Path,
    now_ms: u64,
) -> Result<(), VaultError> {
    let folder = folder_of(dir);
    files::prepare_folder(&folder)?;
    let name = SnapshotName::new(now_ms, SnapshotReason::BeforeMigration);
    let copy = Copy::make(path, &folder.join(name.file())).await?;
    let mut connection = copy.open_as_it_is().await?;
    let sound = check_soundness(&mut connection).await;
    connection.close().await?;
    sound?;
    copy.finish()
}

/// Removes a file, if it is there.
pub(crate) fn remove(path: &Path) -> Result<(), VaultError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(VaultError::io(&error)),
        _ => Ok(()),
    }
}
