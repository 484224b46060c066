//! The window follows what happens without it: what other programs write to the vault, that they ask for it to be locked,
//! and that it locks by itself.

use std::time::Duration;

use countersign_app::control;
use countersign_app::instance::Wish;
use tauri::{AppHandle, Emitter as _, Manager as _, Runtime};

use crate::desktop::Desktop;
use crate::main_window;
use crate::quick;
use crate::shell::Shell;

/// The event that the window listens to.
const CHANGED: &str = "vault-changed";

/// How often the database is asked for its version: one small read.
const PACE: Duration = Duration::from_secs(2);

/// Tells the window that something changed without it.
pub(crate) fn changed<R: Runtime>(app: &AppHandle<R>) {
    // A window that is gone needs no news.
    let _ = app.emit(CHANGED, ());
}

/// Tells the window whenever another program wrote, or an administrator changed the policy. Runs as long as the program.
pub(crate) async fn foreign_writes<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let desk = shell.desk().await;
    let look = async || {
        let own = desk.own();
        (own.data_version().await.ok(), own.policy_version())
    };
    let mut seen = look().await;
    loop {
        tokio::time::sleep(PACE).await;
        let now = look().await;
        if now != seen {
            seen = now;
            let _ = app.emit(CHANGED, ());
        }
    }
}

/// Does what a later start of the program was made for. Runs as long as the program.
pub(crate) async fn later_starts<R: Runtime>(app: &AppHandle<R>) {
    let wished = |wish| later_start(app, wish);
    if let Err(error) = app.state::<Desktop>().instance.serve(wished).await {
        tracing::warn!(kind = ?error.kind(), "a later start opens a window of its own");
    }
}

/// Does what one later start was made for.
pub(crate) fn later_start<R: Runtime>(app: &AppHandle<R>, wish: Wish) {
    if wish.find {
        quick::open(app);
    } else {
        main_window::to_front(app, &wish.startup);
    }
    if !wish.opened.is_empty() {
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            let own = app.state::<Shell>().desk().await.own();
            own.take_opened(&wish.opened);
            changed(&app);
        });
    }
}

/// Locks the vault when another program of this user asks for it. Runs as long as the program; begins when there is a vault.
pub(crate) async fn lock_requests<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let own = shell.desk().await.own();
    while !own.has_vault().await {
        tokio::time::sleep(PACE).await;
    }
    if let Err(error) = control::serve(&own, || changed(app)).await {
        tracing::warn!(kind = ?error.kind(), "other programs can't ask for a lock");
    }
}

/// Does what is due for the vault from time to time, and tells the window when there is something else to know of its
/// backups. Runs as long as the program.
pub(crate) async fn upkeep<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let own = shell.desk().await.own();
    own.keep_up(|| changed(app)).await;
}

/// Locks after a time without input and with the desktop session, and tells the window. Runs as long as the program.
pub(crate) async fn automatic_locks<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let told = || drop(app.emit(CHANGED, ()));
    shell.desk().await.lock_by_itself(told).await;
}
