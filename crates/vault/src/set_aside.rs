//! A vault whose database is damaged: it is put aside, never deleted, and a snapshot takes its place.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sqlx::{ConnectOptions, Connection};

use crate::attempts::Attempts;
use crate::copies::Copy;
use crate::error::VaultError;
use crate::files::{self, FileIdentity, JobLock};
use crate::ids::VaultId;
use crate::inspect::{self, Found, Header, ReadOnly};
use crate::keys::Keys;
use crate::listing::Listing;
use crate::opening::OpenedSlot;
use crate::slots::{Opening, SlotRow};
use crate::snapshots::{SnapshotCondition, SnapshotName, folder_of};
use crate::store::{self, Store, check_soundness, look_at, options};
use crate::vault::Vault;

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

/// Whether the database in this folder is damaged, so that a snapshot may take its place. It is opened to find out, as the vault
/// is.
///
/// # Errors
/// [`VaultError::Newer`] if a newer program made it; what the disk says. Neither is damage.
pub async fn is_damaged(dir: &Path, now_ms: u64) -> Result<bool, VaultError> {
    match Store::open(dir, now_ms).await {
        // What a newer program put into it is not this one's to judge.
        Ok(Some(store)) => match store.read_only() {
            Some(ReadOnly { needed, known }) => Err(VaultError::Newer { needed, known }),
            None => Ok(false),
        },
        Ok(None) => Ok(false),
        Err(VaultError::Damaged(_) | VaultError::NotAVault) => Ok(true),
        Err(error) => Err(error),
    }
}

/// Shows that a vault does not open any more, though SQLite finds nothing wrong with its database.
#[derive(Debug)]
pub struct Unopenable(());

impl Vault {
    /// Opens a snapshot, and finds that the same does not open the vault any more: a byte of its own record, of every key slot
    /// or of the key's check has changed. The vault is left as it is. This follows a try to unlock, whose delay counts for both.
    ///
    /// # Errors
    /// [`VaultError::Exists`] if the vault opens; as [`Vault::unlock`] if the snapshot does not open, or if the vault is
    /// refused for a reason that is none of damage; [`VaultError::NoSuchSnapshot`], [`VaultError::SnapshotUnusable`].
    pub async fn prove_unopenable(
        &self,
        name: SnapshotName,
        with: Opening,
    ) -> Result<Unopenable, VaultError> {
        let _turn = self.inner.turn.lock().await;
        let mut attempts = Attempts::default();
        let with = Arc::new(with);
        let (header, slots) = read_header_and_slots(&self.inner.dir, name).await?;
        let then = self
            .open_slot_of(header, slots, &mut attempts, &with)
            .await?
            .header;
        match self.opens_nothing(then.vault, &mut attempts, &with).await {
            Ok(true) | Err(VaultError::Damaged(_) | VaultError::SlotDamaged) => {}
            Ok(false) => return Err(VaultError::Exists),
            Err(error) => return Err(error),
        }
        Ok(Unopenable(()))
    }

    /// Whether every key slot is damaged or gone, so that nothing opens the vault. Works while it is locked.
    pub async fn has_no_slot_left(&self) -> Result<Option<Unopenable>, VaultError> {
        let (header, slots) = self.inner.store().await?.header_and_slots().await?;
        // What a newer program put into it is not this one's to judge.
        let is_ours = header.read_only.is_none();
        Ok((is_ours && !has_intact(&slots)).then_some(Unopenable(())))
    }

    /// Whether the vault gives nothing for what opens a snapshot of the vault by that id.
    async fn opens_nothing(
        &self,
        id: VaultId,
        attempts: &mut Attempts,
        with: &Arc<Opening>,
    ) -> Result<bool, VaultError> {
        let (header, slots) = self.inner.store().await?.header_and_slots().await?;
        if let Some(ReadOnly { needed, known }) = header.read_only {
            return Err(VaultError::Newer { needed, known });
        }
        let is_renamed = header.vault != id;
        let has_intact_slot = has_intact(&slots);
        match self.open_slot_of(header, slots, attempts, with).await {
            Ok(OpenedSlot {
                header, vault_key, ..
            }) => {
                let keys = Keys::derive(header.vault, header.epoch, &vault_key)?;
                let mut store = self.inner.store().await?;
                let listing = Listing::read(&mut store, &Arc::new(keys)).await?;
                Ok(listing.is_wholly_damaged())
            }
            Err(VaultError::NoSuchSlot(_)) if !has_intact_slot => Ok(true),
            // What was given goes by the vault's id, and that is what has changed.
            Err(
                VaultError::WrongPassphrase
                | VaultError::WrongRecoveryCode
                | VaultError::KeychainEmpty
                | VaultError::KeychainOfAnotherVault,
            ) if is_renamed => Ok(true),
            Err(error) => Err(error),
        }
    }
}

/// Whether one of these can be tried, by this program or by another one: a kind that this one doesn't know counts.
fn has_intact(slots: &[SlotRow]) -> bool {
    slots.iter().any(SlotRow::is_intact)
}

/// Reads the slots of a snapshot, of whatever format this program knows.
async fn read_header_and_slots(
    dir: &Path,
    name: SnapshotName,
) -> Result<(Header, Vec<SlotRow>), VaultError> {
    let path = folder_of(dir).join(name.file());
    let damaged = || VaultError::SnapshotUnusable(SnapshotCondition::Damaged);
    let schema = match look_at(&path).await {
        Ok(Found::Vault { schema, .. }) => schema,
        Ok(Found::NoVault) if !path.exists() => return Err(VaultError::NoSuchSnapshot),
        Err(VaultError::Newer { .. }) => {
            return Err(VaultError::SnapshotUnusable(SnapshotCondition::Newer));
        }
        _ => return Err(damaged()),
    };
    let mut connection = options(&path).read_only(true).connect().await?;
    let read = async {
        check_soundness(&mut connection).await?;
        let header = inspect::read_header_of(&mut connection, schema).await?;
        let slots = store::read_slots(&mut connection).await?;
        Ok::<_, VaultError>(header.map(|header| (header, slots)))
    };
    let read = read.await;
    connection.close().await?;
    read.map_err(|_| damaged())?.ok_or_else(damaged)
}

/// Puts a damaged database aside and a snapshot in its place. The vault is locked afterwards, and opens as it did when the
/// snapshot was made; it goes on as a device of its own.
///
/// # Errors
/// [`VaultError::NoSuchSnapshot`], [`VaultError::SnapshotUnusable`], [`VaultError::Exists`] if the database is not damaged,
/// [`VaultError::Newer`]; what the disk says.
pub async fn restore_damaged(
    dir: &Path,
    name: SnapshotName,
    now_ms: u64,
) -> Result<SetAside, VaultError> {
    let database = files::database_path(dir)?;
    let looked_at = FileIdentity::of(&database).ok();
    if !is_damaged(dir, now_ms).await? {
        return Err(VaultError::Exists);
    }
    let _job = JobLock::take(dir).await?;
    // Another program may have been faster.
    if FileIdentity::of(&database).ok() != looked_at {
        return Err(VaultError::Exists);
    }
    put_in_place(dir, name, now_ms).await
}

/// The same for a vault that was shown not to open. No handle to it may be in use any more.
///
/// # Errors
/// [`VaultError::NoSuchSnapshot`], [`VaultError::SnapshotUnusable`]; what the disk says.
pub async fn restore_unopenable(
    dir: &Path,
    _unopenable: Unopenable,
    name: SnapshotName,
    now_ms: u64,
) -> Result<SetAside, VaultError> {
    let _job = JobLock::take(dir).await?;
    put_in_place(dir, name, now_ms).await
}

/// Does so. The caller holds the job's lock.
async fn put_in_place(dir: &Path, name: SnapshotName, now_ms: u64) -> Result<SetAside, VaultError> {
    let database = files::database_path(dir)?;
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
