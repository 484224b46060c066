//! The window follows what other programs write to the vault.

use std::time::Duration;

use countersign_app::Desk;
use tauri::{AppHandle, Emitter as _, Runtime};

use crate::shell::Shell;

/// The event that the window listens to.
const CHANGED: &str = "vault-changed";

/// How often the database is asked for its version: one small read.
const PACE: Duration = Duration::from_secs(1);

/// Tells the window whenever another program wrote. Runs as long as the program.
pub(crate) async fn foreign_writes<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let desk: &Desk = shell.desk().await;
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
