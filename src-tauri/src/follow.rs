//! The window follows what happens without it: what other programs write to the vault, that they ask for it to be locked,
//! and that it locks by itself.

use std::time::Duration;

use countersign_app::control;
use tauri::{AppHandle, Emitter as _, Manager as _, Runtime};

use crate::page;
use crate::shell::Shell;

/// The event that the window listens to.
const CHANGED: &str = "vault-changed";

/// How often the database is asked for its version: one small read.
const PACE: Duration = Duration::from_secs(1);

/// Tells the window that something changed without it.
pub(crate) fn changed<R: Runtime>(app: &AppHandle<R>) {
    // A window that is gone needs no news.
    let _ = app.emit(CHANGED, ());
}

/// Tells the window whenever another program wrote. Runs as long as the program.
pub(crate) async fn foreign_writes<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let desk = shell.desk().await;
    let mut seen = desk.own().data_version().await.ok();
    loop {
        tokio::time::sleep(PACE).await;
        let now = desk.own().data_version().await.ok();
        if now != seen {
            seen = now;
            let _ = app.emit(CHANGED, ());
        }
    }
}

/// Locks the vault when another program of this user asks for it, and takes what the system opened another one with. Runs as
/// long as the program; begins when there is a vault.
pub(crate) async fn lock_requests<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let own = shell.desk().await.own();
    while !own.has_vault().await {
        tokio::time::sleep(PACE).await;
    }
    let opened = || {
        changed(app);
        if let Some(window) = app.get_webview_window(page::WINDOW) {
            // A window that can't be raised has the news all the same.
            let _ = window.unminimize();
            let _ = window.set_focus();
        }
    };
    if let Err(error) = control::serve(&own, || changed(app), opened).await {
        tracing::warn!(kind = ?error.kind(), "other programs can't ask for a lock");
    }
}

/// Does what is due for the vault from time to time. Runs as long as the program.
pub(crate) async fn upkeep(shell: &Shell) {
    shell.desk().await.own().keep_up().await;
}

/// Locks after a time without input and with the desktop session, and tells the window. Runs as long as the program.
pub(crate) async fn automatic_locks<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let told = || drop(app.emit(CHANGED, ()));
    shell.desk().await.lock_by_itself(told).await;
}
