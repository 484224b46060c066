//! What has to be done from time to time, so that nobody has to think of it: the trash is emptied of what is old,
//! snapshots are made and rewritten.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use countersign_vault::VaultError;
use tokio::sync::Notify;

use crate::app::App;

/// How long at the most until what is due is done.
const PACE: Duration = Duration::from_secs(5 * 60);

/// What tells [`App::keep_up`] that there may be something to do.
#[derive(Default)]
pub(crate) struct Upkeep {
    wanted: Notify,
    changed: AtomicBool,
}

impl App {
    /// Does what is due, after every change and every 5 minutes while the vault is unlocked. Calls `noted` whenever there is
    /// something else to know of the backups than before. Runs as long as it is polled.
    pub async fn keep_up(&self, noted: impl Fn()) {
        let mut known = None;
        loop {
            // Either way there may be something to do.
            let _ = tokio::time::timeout(PACE, self.upkeep.wanted.notified()).await;
            self.maintain().await;
            // While it is locked there is nothing to know.
            if let Ok(status) = self.backup_status().await {
                let now = Some((status.note, status.last_good));
                if known != now {
                    known = now;
                    noted();
                }
            }
        }
    }

    /// For a program that ends now: does what is due if it has changed anything.
    pub async fn finish(&self) {
        if self.upkeep.changed.load(Ordering::Relaxed) {
            self.maintain().await;
        }
    }

    /// Does what is due. What can't be done now is done next time, and is no failure of anything else.
    pub async fn maintain(&self) {
        self.upkeep.changed.store(false, Ordering::Relaxed);
        let Ok(vault) = self.vault() else {
            return;
        };
        match vault.maintain().await {
            Ok(done) => {
                if !done.not_rewritten.is_empty() {
                    let snapshots = done.not_rewritten.len();
                    tracing::warn!(snapshots, "snapshots still hold what is gone");
                }
                if let Some(name) = done.snapshot {
                    tracing::info!(%name, purged = done.purged, "snapshot made");
                }
            }
            Err(VaultError::Locked | VaultError::Empty) => {}
            Err(error) => tracing::warn!(%error, "upkeep of the vault failed"),
        }
        if self.demonstration.is_none() && self.is_open().await {
            self.back_up_if_due().await;
        }
    }

    /// To be called after a change that matters.
    pub(crate) fn changed(&self) {
        self.upkeep.changed.store(true, Ordering::Relaxed);
        self.look_after();
    }

    /// Has [`App::keep_up`] look whether something is due.
    pub(crate) fn look_after(&self) {
        self.upkeep.wanted.notify_one();
    }
}
