//! A vault whose database is damaged: it is put aside, never deleted, and a snapshot takes its place.

use std::fs;
use std::path::{Path, PathBuf};

use sqlx::Connection;

use crate::copies::Copy;
use crate::error::VaultError;
use crate::files::{self, JobLock};
use crate::snapshots::{SnapshotCondition, SnapshotName, folder_of};
use crate::store::{check_columns, check_soundness, look_at};

/// The folder that damaged databases are put into, each in a folder of its own.
const FOLDER: &str = "damaged";

/// The database's name in such a folder.
pub(crate) const DATABASE: &str = "vault.db";

/// The folders with databases that were set aside, oldest first.
pub(crate) fn folders_in(dir: &Path) -> Result<Vec<PathBuf>, VaultError> {
    let entries = match fs::read_dir(dir.join(FOLDER)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(VaultError::io(&error)),
    };
    let is_ours = |name: &str| name.len() >= 13 && name.bytes().all(|byte| byte.is_ascii_digit());
    let mut folders: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_str().is_some_and(is_ours))
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort_unstable();
    Ok(folders)
}

/// Where a damaged database is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The folder with its files, as they were.
    pub folder: PathBuf,
}

/// Puts a damaged database aside and a snapshot in its place. The vault is locked afterwards, and opens as it did when the
/// snapshot was made; it goes on as a device of its own.
///
/// # Errors
/// [`VaultError::NoSuchSnapshot`], [`VaultError::SnapshotUnusable`], [`VaultError::Exists`] if the database is not damaged;
/// what the disk says.
pub async fn restore_damaged(
    dir: &Path,
    name: SnapshotName,
    now_ms: u64,
) -> Result<SetAside, VaultError> {
    let database = files::database_path(dir)?;
    let _job = JobLock::take(dir).await?;
    if is_sound(&database).await {
        return Err(VaultError::Exists);
    }
    let snapshot = folder_of(dir).join(name.file());
    if !snapshot.exists() {
        return Err(VaultError::NoSuchSnapshot);
    }
    let unusable = |_| VaultError::SnapshotUnusable(SnapshotCondition::Damaged);
    look_at(&snapshot).await.map_err(unusable)?;
    let copy = Copy::make(&snapshot, &database).await.map_err(unusable)?;
    let mut connection = copy.open().await.map_err(unusable)?;
    // Without a clock the next write gives the vault a device id of its own.
    let prepared = sqlx::query("UPDATE vault SET clock = x''")
        .execute(&mut connection)
        .await;
    let sound = check_soundness(&mut connection).await;
    connection.close().await?;
    prepared?;
    sound.map_err(unusable)?;

    let folder = dir.join(FOLDER).join(format!("{now_ms:013}"));
    files::prepare_folder(&folder)?;
    keep(&database, &folder)?;
    copy.finish()?;
    files::sync_folder_of(&folder)?;
    Ok(SetAside { folder })
}

/// Whether the database opens, and passes SQLite's check.
async fn is_sound(database: &Path) -> bool {
    if look_at(database).await.is_err() {
        return false;
    }
    let opened = crate::store::options(database).read_only(true);
    let Ok(mut connection) = sqlx::ConnectOptions::connect(&opened).await else {
        return false;
    };
    let sound = check_soundness(&mut connection).await.is_ok()
        && check_columns(&mut connection).await.is_ok();
    connection.close().await.is_ok() && sound
}

/// Moves the database's files into a folder. The database itself stays under its own name as well until the snapshot takes
/// that: a program that is killed in between must not take the folder for an empty one.
fn keep(database: &Path, folder: &Path) -> Result<(), VaultError> {
    let name = database.file_name().ok_or(VaultError::NotAVault)?;
    let kept = folder.join(name);
    if database.exists() && fs::hard_link(database, &kept).is_err() {
        fs::copy(database, &kept).map_err(|e| VaultError::io(&e))?;
        files::sync_file(&kept)?;
    }
    files::sync_folder_of(&kept)?;
    // A log that belongs to the damaged database would be taken for the new one's.
    for suffix in ["-wal", "-shm"] {
        let with = |path: &Path| {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            PathBuf::from(name)
        };
        match fs::rename(with(database), with(&kept)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(VaultError::io(&error));
            }
            _ => {}
        }
    }
    files::sync_folder_of(database)
}
