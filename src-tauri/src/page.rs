//! The page, and the process that it runs in. That process has shown codes and taken passphrases, and nothing can make a
//! web engine wipe them; so it is ended when the vault is locked, and the page begins anew in another one.

use std::time::Duration;

use tauri::{AppHandle, Manager as _, Runtime, Url, WebviewWindow};

use crate::shell::Shell;
use crate::{quick, tray};

/// The name of the large window.
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
            quick::close(app);
            tray::refresh(app);
        }
    }
}

/// Whether an address is the page's own: a link or file that is dropped on a window must not lead it away.
pub(crate) fn is_own(address: &Url) -> bool {
    address.scheme() == "tauri" || address.host_str() == Some("tauri.localhost")
}

/// Ends the process that a page runs in, where that can be asked for. The window goes with it.
#[cfg(target_os = "linux")]
pub(crate) fn end<R: Runtime>(window: &WebviewWindow<R>) {
    use webkit2gtk::WebViewExt as _;

    // A window that is gone has no process.
    let _ = window.with_webview(|page| page.inner().terminate_web_process());
}

/// The process ends with its window.
#[cfg(not(target_os = "linux"))]
pub(crate) fn end<R: Runtime>(_: &WebviewWindow<R>) {}

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
