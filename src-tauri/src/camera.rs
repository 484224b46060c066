//! The page may use the camera, which it does when the person asks for it, and nothing else of what a web page can ask for.

use tauri::webview::{PermissionKind, PermissionResponse};
use tauri::{Runtime, WebviewWindow};

/// What the page is told. The system's own question, where it has one, comes after that.
pub(crate) fn permission(asked: PermissionKind) -> PermissionResponse {
    match asked {
        PermissionKind::Camera => PermissionResponse::Allow,
        _ => PermissionResponse::Deny,
    }
}

/// WebKitGTK gives a page no camera unless it is told to. A window that is driven by a test gets WebKit's own picture of a
/// camera, because the machine of a test has none.
///
/// # Errors
/// What the window says.
#[cfg(target_os = "linux")]
pub(crate) fn prepare<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{SettingsExt as _, WebViewExt as _};

    window.with_webview(|page| {
        let view = page.inner();
        if let Some(settings) = view.settings() {
            settings.set_enable_media_stream(true);
            settings.set_enable_mock_capture_devices(view.is_controlled_by_automation());
        }
    })
}

/// Nothing to prepare.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare<R: Runtime>(_: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}
