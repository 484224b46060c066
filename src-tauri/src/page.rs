//! The page, and the process that it runs in. That process has shown codes and taken passphrases, and nothing can make a
//! web engine wipe them; so it is ended when the vault is locked, and the page begins anew in another one.

use std::time::Duration;

use tauri::{AppHandle, Manager as _, Runtime, WebviewWindow};

use crate::shell::Shell;

/// The name of the one window.
pub(crate) const WINDOW: &str = "main";

/// How often it is looked whether a vault that could not be used can be used now.
const PACE: Duration = Duration::from_secs(1);

/// Begins the page anew whenever the vault was locked, by whomever. Runs as long as the program.
pub(crate) async fn renew_after_locks<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let own = shell.desk().await.own();
    loop {
        // A vault that can't be used now may be usable later, or another one may have taken its place.
        let Ok(mut locks) = own.locks() else {
            tokio::time::sleep(PACE).await;
            continue;
        };
        while locks.changed().await.is_ok() {
            if let Some(window) = app.get_webview_window(WINDOW) {
                renew(&window);
            }
        }
    }
}

#[cfg(target_os = "linux")]
fn renew<R: Runtime>(window: &WebviewWindow<R>) {
    use webkit2gtk::WebViewExt as _;

    let renewed = window.with_webview(|page| {
        let view = page.inner();
        let address = view.uri();
        view.terminate_web_process();
        match address {
            Some(address) => view.load_uri(&address),
            None => view.reload(),
        }
    });
    if renewed.is_err() {
        tracing::warn!("the page's process could not be ended");
    }
}

/// What the page holds is let go; when its process wipes that is up to the system.
#[cfg(not(target_os = "linux"))]
fn renew<R: Runtime>(window: &WebviewWindow<R>) {
    if window.reload().is_err() {
        tracing::warn!("the page could not be loaded anew");
    }
}
