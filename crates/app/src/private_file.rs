//! Small files of the program's own, which only the person may read: read whole up to a limit, and replaced whole or not
//! at all. The vault keeps its own files.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

/// What is in the file; `None` where there is none.
///
/// # Errors
/// What the system says; [`io::ErrorKind::InvalidData`] for what is longer than `limit` bytes, or no plain file: a pipe
/// would never end, and a link may lead to a file that must not be opened, such as the database.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
        Ok(found) if !found.is_file() => return Err(io::ErrorKind::InvalidData.into()),
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::ErrorKind::InvalidData.into());
    }
    Ok(Some(bytes))
}

/// Puts these bytes into the file, for the person only, durably. What was there before stays under the name `aside`, where
/// one is given. After a failure or a loss of power the file is as it was, or there under the other name.
///
/// # Errors
/// What the system says.
pub(crate) fn replace(path: &Path, bytes: &[u8], aside: Option<&Path>) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    make_folder(folder)?;
    let mut file = tempfile::Builder::new()
        .prefix(".countersign-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    if let Some(aside) = aside {
        fs::rename(path, aside)?;
    }
    file.persist(path).map_err(|failed| failed.error)?;
    sync_folder(folder)
}

/// Whether a file that is there may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum There {
    /// It stays as it is.
    Keep,
    /// The person has said so.
    Replace,
}

/// Puts these bytes into a file, for the person only, after they were read back from the disk and found good: what is not
/// right never has the file's name.
///
/// # Errors
/// What the system says; [`io::ErrorKind::AlreadyExists`] for a file that is there and stays; whatever `check` says.
pub(crate) fn write_checked<E: From<io::Error>>(
    path: &Path,
    bytes: &[u8],
    there: There,
    check: impl FnOnce(&[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let folder = folder_of(path)?;
    if there == There::Keep {
        check_new(path)?;
    }
    let mut file = tempfile::Builder::new()
        .prefix(".countersign-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    let mut back = zeroize::Zeroizing::new(Vec::with_capacity(bytes.len()));
    let limit = bytes.len() as u64 + 1;
    File::open(file.path())?
        .take(limit)
        .read_to_end(&mut back)?;
    check(&back)?;
    match there {
        There::Keep => file.persist_noclobber(path),
        There::Replace => file.persist(path),
    }
    .map_err(|failed| failed.error)?;
    sync_folder(folder)?;
    Ok(())
}

/// Whether a new file can have this name.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] for a file that is there, [`io::ErrorKind::NotADirectory`] where its folder is none.
pub(crate) fn check_new(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    folder_of(path).map(drop)
}

/// The folder that a file is in or is to be in.
fn folder_of(path: &Path) -> io::Result<&Path> {
    let folder = match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => return Err(io::ErrorKind::InvalidInput.into()),
    };
    match folder.is_dir() {
        true => Ok(folder),
        false => Err(io::ErrorKind::NotADirectory.into()),
    }
}

/// Makes the folder, and those above it, for the person only. One that is there stays as it is.
///
/// # Errors
/// What the system says.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Only Unix lets a program sync a folder.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
