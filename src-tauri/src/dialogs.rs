//! The system's own dialogs, in which the person chooses where a file goes. No command takes a path from the page.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use countersign_app::{AppError, Problem, view};
use tauri::{Runtime, WebviewWindow};
use tauri_plugin_dialog::{DialogExt as _, FilePath};
use zeroize::Zeroizing;

/// Asks where to save these bytes under this name, and writes them there: whole or not at all. The path; `None` where the
/// person chose none.
pub(crate) async fn save<R: Runtime>(
    window: &WebviewWindow<R>,
    name: &str,
    bytes: &[u8],
) -> Result<Option<String>, Box<view::AppError>> {
    let Some(path) = save_as(window, name).await? else {
        return Ok(None);
    };
    let failed = || Box::new(AppError::from(Problem::File).view());
    let shown = path.display().to_string();
    let bytes = bytes.to_vec();
    let written = tokio::task::spawn_blocking(move || replace(&path, &bytes)).await;
    match written {
        Ok(Ok(())) => Ok(Some(shown)),
        _ => Err(failed()),
    }
}

/// Asks where to save a file under this name. The path; `None` where the person chose none. The dialog asks before a file that
/// is there is replaced.
pub(crate) async fn save_as<R: Runtime>(
    window: &WebviewWindow<R>,
    name: &str,
) -> Result<Option<PathBuf>, Box<view::AppError>> {
    let (chosen, path) = tokio::sync::oneshot::channel();
    window
        .dialog()
        .file()
        .set_parent(window)
        .set_file_name(name)
        .save_file(move |path| drop(chosen.send(path)));
    path.await.ok().flatten().map(path_of).transpose()
}

/// Asks for a folder.
pub(crate) async fn folder<R: Runtime>(
    window: &WebviewWindow<R>,
) -> Result<Option<PathBuf>, Box<view::AppError>> {
    let (chosen, path) = tokio::sync::oneshot::channel();
    window
        .dialog()
        .file()
        .set_parent(window)
        .pick_folder(move |path| drop(chosen.send(path)));
    path.await.ok().flatten().map(path_of).transpose()
}

/// A file that the person chose.
pub(crate) struct Chosen {
    pub(crate) name: String,
    /// None where it can't be read.
    pub(crate) content: Option<Zeroizing<Vec<u8>>>,
}

/// Asks for files. None where the person chose none.
pub(crate) async fn files<R: Runtime>(
    window: &WebviewWindow<R>,
) -> Result<Vec<PathBuf>, Box<view::AppError>> {
    let (chosen, paths) = tokio::sync::oneshot::channel();
    window
        .dialog()
        .file()
        .set_parent(window)
        .pick_files(move |paths| drop(chosen.send(paths)));
    let paths = paths.await.ok().flatten().unwrap_or_default();
    paths.into_iter().map(path_of).collect()
}

/// Reads a file that the person chose, up to one byte more than the limit.
pub(crate) async fn read(path: PathBuf, limit: usize) -> Chosen {
    let name = path.file_name().unwrap_or_default();
    let name = name.to_string_lossy().into_owned();
    let read = tokio::task::spawn_blocking(move || read_file(&path, limit));
    Chosen {
        name,
        content: read.await.ok().and_then(std::io::Result::ok),
    }
}

fn read_file(path: &Path, limit: usize) -> std::io::Result<Zeroizing<Vec<u8>>> {
    let mut content = Zeroizing::new(Vec::new());
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    std::fs::File::open(path)?
        .take(most)
        .read_to_end(&mut content)?;
    Ok(content)
}

fn path_of(path: FilePath) -> Result<PathBuf, Box<view::AppError>> {
    path.into_path()
        .map_err(|_| Box::new(AppError::from(Problem::File).view()))
}

fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let mut file = tempfile::Builder::new()
        .prefix(".countersign-")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|failed| failed.error)?;
    Ok(())
}
