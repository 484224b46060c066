//! What the window works on: the person's own vault, or the demonstration's while that is on.

use std::path::Path;
use std::sync::{Arc, RwLock};

use crate::app::App;
use crate::error::{Problem, Result};
use crate::view;
use crate::{idle, session};

/// The person's vault and, while it is on, the demonstration.
pub struct Desk {
    own: Arc<App>,
    demonstration: RwLock<Option<Arc<App>>>,
}

impl Desk {
    /// Opens the vault in that folder, with the keychain where that works by itself and is wanted.
    pub async fn open(folder: &Path) -> Self {
        Self::start(App::open(folder).await).await
    }

    pub(crate) async fn start(own: App) -> Self {
        if !own.lock_settings().at_start {
            own.unlock_at_start().await;
        }
        Self {
            own: Arc::new(own),
            demonstration: RwLock::new(None),
        }
    }

    /// What is on the desk now.
    pub fn current(&self) -> Arc<App> {
        let demonstration = self
            .demonstration
            .read()
            .ok()
            .and_then(|demonstration| demonstration.clone());
        demonstration.unwrap_or_else(|| Arc::clone(&self.own))
    }

    /// The person's own vault, whatever is on the desk.
    pub fn own(&self) -> Arc<App> {
        Arc::clone(&self.own)
    }

    /// Whether the demonstration is on.
    pub fn has_demonstration(&self) -> bool {
        !Arc::ptr_eq(&self.current(), &self.own)
    }

    /// Locks what is on the desk, and the person's own vault in any case.
    ///
    /// # Errors
    /// As [`App::lock`].
    pub async fn lock(&self) -> Result<view::AppState> {
        let current = self.current();
        if !Arc::ptr_eq(&current, &self.own) {
            // One that can't be used is not open, and has nothing to lock.
            let _ = self.own.lock().await;
        }
        current.lock().await?;
        Ok(current.state().await)
    }

    /// The person did something.
    pub fn activity(&self) {
        for app in self.vaults() {
            app.activity();
        }
    }

    /// Locks by itself, as the settings have it: after a time without input, and with the desktop session. Calls `locked`
    /// after each lock. Runs as long as it is polled.
    pub async fn lock_by_itself(&self, locked: impl Fn()) {
        tokio::join!(
            idle::lock_when_idle(self, &locked),
            session::lock_with_session(self, &locked)
        );
    }

    /// Locks everything where a vault that is open asks for it. Whether it did.
    pub(crate) async fn lock_where(&self, asks: impl Fn(&App) -> bool) -> bool {
        for app in self.vaults() {
            if asks(&app) && app.is_open().await {
                if let Err(error) = self.lock().await {
                    tracing::warn!(code = error.problem.code(), "not everything was locked");
                }
                return true;
            }
        }
        false
    }

    /// What is on the desk, and the person's own vault.
    pub(crate) fn vaults(&self) -> Vec<Arc<App>> {
        let mut vaults = vec![self.current(), self.own()];
        vaults.dedup_by(|one, other| Arc::ptr_eq(one, other));
        vaults
    }

    /// Starts a demonstration; a running one is replaced.
    ///
    /// # Errors
    /// [`Problem::DemonstrationFailed`].
    pub async fn start_demonstration(&self) -> Result<view::AppState> {
        let demonstration = Arc::new(App::demonstration().await?);
        self.own.forget_shown();
        self.put(Some(Arc::clone(&demonstration)))?;
        Ok(demonstration.state().await)
    }

    /// Begins the demonstration anew: server, people, accounts, clocks and scenario.
    ///
    /// # Errors
    /// [`Problem::NoDemonstration`], [`Problem::DemonstrationFailed`].
    pub async fn reset_demonstration(&self) -> Result<view::AppState> {
        if Arc::ptr_eq(&self.current(), &self.own) {
            return Err(Problem::NoDemonstration.into());
        }
        self.start_demonstration().await
    }

    /// Ends the demonstration. Its server stops, and its folder is deleted with the last call that still uses it.
    ///
    /// # Errors
    /// None in practice; a poisoned lock is [`Problem::DemonstrationFailed`].
    pub async fn leave_demonstration(&self) -> Result<view::AppState> {
        self.put(None)?;
        Ok(self.own.state().await)
    }

    /// Ends what would outlive the program: a demonstration's folder.
    pub fn close(&self) {
        // A poisoned lock leaves a folder that nobody has the key to.
        let _ = self.put(None);
    }

    fn put(&self, demonstration: Option<Arc<App>>) -> Result<()> {
        *self
            .demonstration
            .write()
            .map_err(|_| Problem::DemonstrationFailed)? = demonstration;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use countersign_vault::testing::FakeKeychain;

    use super::*;

    #[tokio::test]
    async fn a_vault_that_is_to_be_locked_at_the_start_is_not_opened_by_the_keychain() {
        let home = tempfile::tempdir().unwrap();
        let keychain = Arc::new(FakeKeychain::new());
        let first = App::with(home.path(), keychain.clone(), None).await;
        first.create_vault(None).await.unwrap();
        for at_start in [true, false] {
            let settings = view::LockSettings {
                at_start,
                ..first.lock_settings()
            };
            first.set_lock_settings(settings).await.unwrap();
            let next = App::with(home.path(), keychain.clone(), None).await;
            let state = Desk::start(next).await.current().state().await;
            assert_eq!(state.lock_settings, settings);
            assert_eq!(state.vault == view::VaultStatus::Locked, at_start);
            assert!(state.problem.is_none());
        }
    }

    #[tokio::test]
    async fn minutes_out_of_range_are_refused() {
        let home = tempfile::tempdir().unwrap();
        let app = App::with(home.path(), Arc::new(FakeKeychain::new()), None).await;
        for (minutes, fits) in [(0, false), (1, true), (1440, true), (1441, false)] {
            let settings = view::LockSettings {
                after_minutes: Some(minutes),
                ..app.lock_settings()
            };
            let set = app.set_lock_settings(settings).await;
            assert_eq!(set.is_ok_and(|set| set == settings), fits, "{minutes}");
        }
        let incomplete = r#"{"withSession":true,"atStart":true}"#;
        assert!(serde_json::from_str::<view::LockSettings>(incomplete).is_err());
    }
}
