//! The system's own dialogs, in which the person chooses where a file goes. No command takes a path from the page.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use countersign_app::{AppError, Problem, view};
use tauri::{Runtime, WebviewWindow};
use tauri_plugin_dialog::DialogExt as _;

/// Asks where to save these bytes under this name, and writes them there: whole or not at all. The path; `None` where the
/// person chose none.
pub(crate) async fn save<R: Runtime>(
    window: &WebviewWindow<R>,
    name: &str,
    bytes: &[u8],
) -> Result<Option<String>, Box<view::AppError>> {
    let (chosen, path) = tokio::sync::oneshot::channel();
    window
        .dialog()
        .file()
        .set_parent(window)
        .set_file_name(name)
        .save_file(move |path| drop(chosen.send(path)));
    let Some(path) = path.await.ok().flatten() else {
        return Ok(None);
    };
    let failed = || Box::new(AppError::from(Problem::File).view());
    let path = path.into_path().map_err(|_| failed())?;
    let shown = path.display().to_string();
    let bytes = bytes.to_vec();
    let written = tokio::task::spawn_blocking(move || replace(&path, &bytes)).await;
    match written {
        Ok(Ok(())) => Ok(Some(shown)),
        _ => Err(failed()),
    }
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
