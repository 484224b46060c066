//! What the window works on: the person's own vault, or the demonstration's while that is on.

use std::path::Path;
use std::sync::{Arc, RwLock};

use crate::app::App;
use crate::error::{Problem, Result};
use crate::view;

/// The person's vault and, while it is on, the demonstration.
pub struct Desk {
    own: Arc<App>,
    demonstration: RwLock<Option<Arc<App>>>,
}

impl Desk {
    /// Opens the vault in that folder, with the keychain where that works by itself.
    pub async fn open(folder: &Path) -> Self {
        let own = App::open(folder).await;
        own.unlock_at_start().await;
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
