//! One open vault with what works on it.

use std::path::Path;
use std::sync::Arc;

use countersign_keychain::OsKeychain;
use countersign_otp::UnixTime;
use countersign_vault::{Keychain, Vault};

use crate::adding::Candidates;
use crate::clock::SystemClock;
use crate::codes::ShownCodes;
use crate::demonstration::Demonstration;
use crate::error::{AppError, Result};
use crate::key_images::KeyImageStore;

/// A vault and the use cases on it: the person's own, or the demonstration's throw-away one.
pub struct App {
    vault: Result<Vault>,
    pub(crate) keychain: Arc<dyn Keychain>,
    pub(crate) clock: SystemClock,
    pub(crate) candidates: Candidates,
    pub(crate) shown: ShownCodes,
    pub(crate) key_images: KeyImageStore,
    pub(crate) demonstration: Option<Demonstration>,
    pub(crate) at_start: std::sync::Mutex<Option<AppError>>,
}

impl App {
    /// The vault in that folder, with the operating system's keychain. Makes nothing on disk. A vault that can't be used
    /// is no failure here: every use case then says why.
    pub async fn open(folder: &Path) -> Self {
        Self::with(folder, Arc::new(OsKeychain::new()), None).await
    }

    pub(crate) async fn with(
        folder: &Path,
        keychain: Arc<dyn Keychain>,
        demonstration: Option<Demonstration>,
    ) -> Self {
        let vault = Vault::open(folder, Arc::clone(&keychain), Arc::new(SystemClock))
            .await
            .map_err(AppError::from);
        Self {
            vault,
            keychain,
            clock: SystemClock,
            candidates: Candidates::default(),
            shown: ShownCodes::default(),
            key_images: KeyImageStore::default(),
            demonstration,
            at_start: std::sync::Mutex::new(None),
        }
    }

    pub(crate) fn vault(&self) -> Result<&Vault> {
        self.vault.as_ref().map_err(Clone::clone)
    }

    /// This moment, by this computer's clock.
    pub(crate) fn now(&self) -> UnixTime {
        UnixTime(self.clock.now_ms() / 1000)
    }

    /// Forgets all that was kept in memory for showing.
    pub(crate) fn forget_shown(&self) {
        self.candidates.clear();
        self.shown.clear();
        self.key_images.clear();
    }
}
