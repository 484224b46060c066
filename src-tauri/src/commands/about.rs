//! What the program is and runs on, and the text for whoever helps.

use countersign_app::{Around, SUPPORT_FILE, paths, view};
use tauri::{Runtime, State, WebviewWindow};

use super::{Answer, answer};
use crate::dialogs;
use crate::shell::Shell;

#[tauri::command]
pub(super) async fn about() -> Answer<view::About> {
    Ok(countersign_app::about(web_engine()))
}

/// `anew`: gathers it first.
#[tauri::command]
pub(super) async fn support_text(
    shell: State<'_, Shell>,
    choice: view::SupportChoice,
    anew: bool,
) -> Answer<String> {
    let app = shell.desk().await.current();
    if anew {
        let around = Around {
            logs: paths::log_folder().ok(),
            web_engine: web_engine(),
        };
        app.gather_support(&around).await;
    }
    answer(app.support_text(choice))
}

#[tauri::command]
pub(super) async fn save_support<R: Runtime>(
    window: WebviewWindow<R>,
    shell: State<'_, Shell>,
    choice: view::SupportChoice,
) -> Answer<Option<String>> {
    let Some(path) = dialogs::save_as(&window, SUPPORT_FILE).await? else {
        return Ok(None);
    };
    let app = shell.desk().await.current();
    answer(app.save_support_text(choice, &path, true))?;
    Ok(Some(path.display().to_string()))
}

/// The web view's engine with its version.
fn web_engine() -> Option<String> {
    const NAME: &str = if cfg!(target_os = "linux") {
        "WebKitGTK"
    } else if cfg!(windows) {
        "WebView2"
    } else {
        "WebKit"
    };
    let version = tauri::webview_version().ok()?;
    Some(format!("{NAME} {version}"))
}
