//! The vault's folder: private modes, the locks that programs share, and whether the open file is still in its place.
//!
//! Nothing here, nor anywhere else in a program, may open the database's files other than through SQLite:
//! closing such a handle would drop the locks of every connection in the process
//! (<https://www.sqlite.org/howtocorrupt.html>, section 2.2). Looking at names and modes is harmless.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::time::Instant;

use crate::error::{StorageKind, VaultError};
use crate::ids::ServerId;

/// The database's name in the vault's folder.
const DATABASE: &str = "vault.db";
/// Held by jobs that must meet no other.
const JOB_LOCK: &str = "vault.lock";
/// Shared by guards, held alone by a rekey.
const GUARD_LOCK: &str = "guard.lock";
/// The folder with one lock for each server whose session was ever refreshed.
const SESSION_LOCKS: &str = "sessions";
const LOCK_ENDING: &str = ".lock";
/// How long most locks are waited for.
const LOCK_LIMIT: Duration = Duration::from_secs(10);

/// The database's path in a folder. Absolute, so that SQLite can't take it for a URI.
pub(crate) fn database_path(dir: &Path) -> Result<PathBuf, VaultError> {
    std::path::absolute(dir.join(DATABASE)).map_err(|e| VaultError::io(&e))
}

/// Whether there is nothing at this path, or an empty file that an interrupted creation left.
pub(crate) fn is_nothing(path: &Path) -> Result<bool, VaultError> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(VaultError::NotAVault),
        Ok(found) => Ok(found.len() == 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(VaultError::io(&error)),
    }
}

/// Whether anything can be changed where this file is; asked by a change that changes nothing.
///
/// # Errors
/// [`StorageKind::ReadOnly`] if the file system can only be read.
pub(crate) fn check_changeable(path: &Path) -> Result<(), VaultError> {
    let as_it_is = fs::metadata(path).map(|found| found.permissions());
    as_it_is
        .and_then(|permissions| fs::set_permissions(path, permissions))
        .map_err(|e| VaultError::io(&e))
}

/// Makes the folder if it isn't there, for its owner only and durably, and takes others' access to it away.
///
/// # Errors
/// [`StorageKind::NotPrivate`] if others can write to it: they could replace what is in it.
pub(crate) fn prepare_folder(dir: &Path) -> Result<(), VaultError> {
    let dir = std::path::absolute(dir).map_err(|e| VaultError::io(&e))?;
    let missing: Vec<&Path> = dir.ancestors().take_while(|dir| !dir.exists()).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&dir).map_err(|e| VaultError::io(&e))?;
    // A vault is as durable as the names of the folders that it stands in.
    for made in missing.iter().rev() {
        sync_folder_of(made)?;
    }
    make_folder_private(&dir)
}

/// Takes others' access to the folder away.
#[cfg(unix)]
pub(crate) fn make_folder_private(dir: &Path) -> Result<(), VaultError> {
    use std::os::unix::fs::PermissionsExt;

    let mode = fs::metadata(dir)
        .map_err(|e| VaultError::io(&e))?
        .permissions()
        .mode();
    if mode & 0o077 == 0 {
        return Ok(());
    }
    // A folder that everybody may write to (such as /tmp) is not ours to close.
    let shared = mode & 0o002 != 0;
    if shared || fs::set_permissions(dir, fs::Permissions::from_mode(0o700)).is_err() {
        return Err(VaultError::storage(
            StorageKind::NotPrivate,
            "the folder is open to others",
        ));
    }
    Ok(())
}

/// Folders of a Windows profile are private already.
#[cfg(not(unix))]
pub(crate) fn make_folder_private(_dir: &Path) -> Result<(), VaultError> {
    Ok(())
}

/// Makes the database's file, empty, if it isn't there: SQLite would make it readable for all, and gives its
/// other files the modes of this one.
pub(crate) fn prepare_database(path: &Path) -> Result<(), VaultError> {
    let mut options = private();
    match options.create_new(true).open(path) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => make_file_private(path)?,
        Err(error) => return Err(VaultError::io(&error)),
    }
    sync_folder_of(path)
}

/// Makes the names in the folder durable: else a file's name might not survive a loss of power although what is in it
/// does.
pub(crate) fn sync_folder_of(path: &Path) -> Result<(), VaultError> {
    if let (true, Some(dir)) = (cfg!(unix), path.parent()) {
        File::open(dir)
            .and_then(|dir| dir.sync_all())
            .map_err(|e| VaultError::io(&e))?;
    }
    Ok(())
}

/// Makes an empty file, durably.
pub(crate) fn make_empty(path: &Path) -> Result<(), VaultError> {
    open_lock(path)?;
    sync_folder_of(path)
}

/// Makes what is in a file durable. Never for a database that this process has open.
pub(crate) fn sync_file(path: &Path) -> Result<(), VaultError> {
    File::options()
        .write(true)
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(|e| VaultError::io(&e))
}

/// Takes others' access to the database and its write-ahead log away.
pub(crate) fn make_files_private(path: &Path) -> Result<(), VaultError> {
    make_file_private(path)?;
    for suffix in ["-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match make_file_private(Path::new(&name)) {
            Err(error) if Path::new(&name).exists() => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(unix)]
fn make_file_private(path: &Path) -> Result<(), VaultError> {
    use std::os::unix::fs::PermissionsExt;

    let mode = fs::metadata(path)
        .map_err(|e| VaultError::io(&e))?
        .permissions()
        .mode();
    if mode & 0o777 == 0o600 {
        return Ok(());
    }
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).map_err(|e| VaultError::io(&e))
}

#[cfg(not(unix))]
fn make_file_private(_path: &Path) -> Result<(), VaultError> {
    Ok(())
}

fn private() -> fs::OpenOptions {
    let mut options = File::options();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Held by a job that must meet no other: making a vault, bringing its schema up to date, rekeying, making and rewriting
/// snapshots. The operating system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct JobLock {
    _file: File,
}

impl JobLock {
    /// Waits for the lock, 10 seconds at the most.
    pub(crate) async fn take(dir: &Path) -> Result<Self, VaultError> {
        let file = wait_for(
            &dir.join(JOB_LOCK),
            File::try_lock,
            Instant::now() + LOCK_LIMIT,
        )
        .await?;
        let busy = || VaultError::storage(StorageKind::Busy, "another program works on the vault");
        Ok(Self {
            _file: file.ok_or_else(busy)?,
        })
    }

    /// The lock, if nobody has it.
    pub(crate) fn try_take(dir: &Path) -> Result<Option<Self>, VaultError> {
        let file = open_lock(&dir.join(JOB_LOCK))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(VaultError::io(&error)),
        }
    }
}

/// Shared by the guards of every program, and held alone by a rekey: what a guard is for is sealed under a key that is
/// still the vault's.
#[derive(Debug)]
pub(crate) struct GuardLock {
    _file: File,
}

impl GuardLock {
    /// Waits until no rekey is under way, 10 seconds at the most.
    pub(crate) async fn shared(dir: &Path) -> Result<Self, VaultError> {
        Self::take(dir, File::try_lock_shared).await
    }

    /// Waits until there is no guard, 10 seconds at the most.
    pub(crate) async fn exclusive(dir: &Path) -> Result<Self, VaultError> {
        Self::take(dir, File::try_lock).await
    }

    async fn take(
        dir: &Path,
        lock: fn(&File) -> Result<(), TryLockError>,
    ) -> Result<Self, VaultError> {
        let file = wait_for(&dir.join(GUARD_LOCK), lock, Instant::now() + LOCK_LIMIT).await?;
        Ok(Self {
            _file: file.ok_or(VaultError::InUse)?,
        })
    }
}

/// The lock file of a server's session, locked; `None` if that took longer than `limit`.
pub(crate) async fn lock_session(
    dir: &Path,
    server: ServerId,
    limit: Duration,
) -> Result<Option<File>, VaultError> {
    const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

    let deadline = Instant::now() + limit.min(LONGEST);
    prepare_folder(&dir.join(SESSION_LOCKS))?;
    let path = session_lock(dir, server);
    loop {
        let Some(file) = wait_for(&path, File::try_lock, deadline).await? else {
            return Ok(None);
        };
        // One that was removed while it was waited for keeps nobody out.
        if FileIdentity::of_open(&file)? == FileIdentity::of(&path).ok() {
            return Ok(Some(file));
        }
        if Instant::now() >= deadline {
            return Ok(None);
        }
    }
}

/// Removes the lock file of a server that is gone.
pub(crate) fn remove_session_lock(dir: &Path, server: ServerId) -> Result<(), VaultError> {
    match fs::remove_file(session_lock(dir, server)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(VaultError::io(&error)),
        _ => Ok(()),
    }
}

/// Removes the lock file of a server that is gone, unless somebody has locked it.
pub(crate) fn remove_idle_session_lock(dir: &Path, server: ServerId) -> Result<(), VaultError> {
    // Held while the name goes, so that nobody else can have it.
    let file = open_lock(&session_lock(dir, server))?;
    match file.try_lock() {
        Ok(()) => remove_session_lock(dir, server),
        Err(_) => Ok(()),
    }
}

/// The servers whose sessions have a lock file.
pub(crate) fn session_locks(dir: &Path) -> Vec<ServerId> {
    let Ok(entries) = fs::read_dir(dir.join(SESSION_LOCKS)) else {
        return Vec::new();
    };
    let servers = entries.flatten().filter_map(|entry| {
        let name = entry.file_name();
        name.to_str()?.strip_suffix(LOCK_ENDING)?.parse().ok()
    });
    servers.collect()
}

fn session_lock(dir: &Path, server: ServerId) -> PathBuf {
    dir.join(SESSION_LOCKS)
        .join(format!("{server}{LOCK_ENDING}"))
}

/// The file, locked; `None` if the deadline passed before. It is tried once in any case.
async fn wait_for(
    path: &Path,
    lock: fn(&File) -> Result<(), TryLockError>,
    deadline: Instant,
) -> Result<Option<File>, VaultError> {
    const PAUSE: Duration = Duration::from_millis(20);

    let file = open_lock(path)?;
    loop {
        match lock(&file) {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => {
                tokio::time::sleep(PAUSE).await;
            }
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(VaultError::io(&error)),
        }
    }
}

fn open_lock(path: &Path) -> Result<File, VaultError> {
    private()
        .create(true)
        .truncate(false)
        .open(path)
        .map_err(|e| VaultError::io(&e))
}

/// Which file was opened, to notice that another one stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileIdentity(#[cfg(unix)] (u64, u64));

impl FileIdentity {
    #[cfg(unix)]
    pub(crate) fn of(path: &Path) -> Result<Self, VaultError> {
        use std::os::unix::fs::MetadataExt;

        match fs::metadata(path) {
            Ok(found) => Ok(Self((found.dev(), found.ino()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(VaultError::storage(StorageKind::Moved, "the file is gone"))
            }
            Err(error) => Err(VaultError::io(&error)),
        }
    }

    /// The same of a file that is open.
    #[cfg(unix)]
    fn of_open(file: &File) -> Result<Option<Self>, VaultError> {
        use std::os::unix::fs::MetadataExt;

        let found = file.metadata().map_err(|e| VaultError::io(&e))?;
        Ok(Some(Self((found.dev(), found.ino()))))
    }

    #[cfg(not(unix))]
    fn of_open(_file: &File) -> Result<Option<Self>, VaultError> {
        Ok(Some(Self()))
    }

    /// Windows lets nobody remove or replace a file that is open.
    #[cfg(not(unix))]
    pub(crate) fn of(_path: &Path) -> Result<Self, VaultError> {
        Ok(Self())
    }
}
