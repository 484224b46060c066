//! Starting with the desktop: a file on Linux, the system's own list elsewhere.

use std::path::PathBuf;

use tauri::{AppHandle, Runtime};

/// What is started: this program. An AppImage runs from a folder that is gone when it ends, and says where it lies itself.
pub(crate) fn program() -> Option<PathBuf> {
    match std::env::var_os("APPIMAGE") {
        Some(image) if !image.is_empty() => Some(image.into()),
        _ => std::env::current_exe().ok(),
    }
}

#[cfg(target_os = "linux")]
pub(crate) fn is_on<R: Runtime>(app: &AppHandle<R>) -> bool {
    file(app).is_some_and(|file| countersign_app::autostart::is_on(&file))
}

/// Switches it on or off.
#[cfg(target_os = "linux")]
pub(crate) fn set<R: Runtime>(app: &AppHandle<R>, on: bool) -> Result<(), ()> {
    use countersign_app::autostart::{switch_off, switch_on};

    let file = file(app).ok_or(())?;
    let set = if on {
        switch_on(&file, &program().ok_or(())?, crate::start::HIDDEN)
    } else {
        switch_off(&file)
    };
    set.map_err(|error| tracing::warn!(kind = ?error.kind(), "starting with the desktop"))
}

#[cfg(target_os = "linux")]
fn file<R: Runtime>(app: &AppHandle<R>) -> Option<PathBuf> {
    use tauri::Manager as _;

    let settings = app.path().config_dir().ok()?;
    Some(countersign_app::autostart::file(&settings))
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn is_on<R: Runtime>(app: &AppHandle<R>) -> bool {
    use tauri_plugin_autostart::ManagerExt as _;

    app.autolaunch().is_enabled().unwrap_or(false)
}

/// Switches it on or off.
#[cfg(not(target_os = "linux"))]
pub(crate) fn set<R: Runtime>(app: &AppHandle<R>, on: bool) -> Result<(), ()> {
    use tauri_plugin_autostart::ManagerExt as _;

    let list = app.autolaunch();
    let set = if on { list.enable() } else { list.disable() };
    set.map_err(|error| tracing::warn!(%error, "starting with the desktop"))
}
