//! The lock that follows the desktop session: when its screen is locked, and before the computer sleeps.

use countersign_session::SessionWatch;

use crate::desk::Desk;

/// Locks with the session where that is set, and calls `locked` after it. The computer waits with sleeping until the keys
/// are gone. Runs as long as it is polled.
pub(crate) async fn lock_with_session(desk: &Desk, locked: &impl Fn()) {
    let (_watch, mut notices) = SessionWatch::start();
    while let Some(notice) = notices.recv().await {
        if desk
            .lock_where(|app| app.lock_settings().with_session)
            .await
        {
            tracing::info!(event = ?notice.event(), "locked with the session");
            locked();
        }
        notice.done();
    }
}
