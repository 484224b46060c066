//! One open vault with what works on it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use countersign_keychain::OsKeychain;
use countersign_otp::UnixTime;
use countersign_vault::{Keychain, Unopenable, Vault};

use crate::adding::Candidates;
use crate::clock::SystemClock;
use crate::clock_test::ClockTests;
use crate::codes::ShownCodes;
use crate::demonstration::Demonstration;
use crate::error::{AppError, Problem, Result};
use crate::exporting::Backups;
use crate::idle::Idle;
use crate::importing::{Imports, Work};
use crate::inspector::Inspector;
use crate::key_images::KeyImageStore;
use crate::offers::Waiting;
use crate::opened::OpenedLinks;
use crate::paths;
use crate::policy::LaidDown;
use crate::recovery::PendingCode;
use crate::server_time::ServerTimes;
use crate::settings::Settings;
use crate::signing_in::SignIns;
use crate::support::Gathered;
use crate::undo::LastChange;
use crate::upkeep::Upkeep;

/// A vault and the use cases on it: the person's own, or the demonstration's throw-away one.
pub struct App {
    folder: PathBuf,
    /// `None` while there is no vault that opens.
    vault: RwLock<Option<Vault>>,
    unusable: Mutex<Option<AppError>>,
    pub(crate) enrolling: tokio::sync::Mutex<()>,
    pub(crate) keychain: Arc<dyn Keychain>,
    pub(crate) clock: SystemClock,
    pub(crate) candidates: Candidates,
    pub(crate) shown: ShownCodes,
    pub(crate) key_images: KeyImageStore,
    pub(crate) demonstration: Option<Demonstration>,
    pub(crate) at_start: Mutex<Option<AppError>>,
    /// Set if the vault was found not to open any more.
    pub(crate) unopenable: Mutex<Option<Unopenable>>,
    pub(crate) recovery: PendingCode,
    pub(crate) last_change: LastChange,
    pub(crate) upkeep: Upkeep,
    pub(crate) settings: Settings,
    pub(crate) idle: Idle,
    pub(crate) imports: Imports,
    /// The export under way.
    pub(crate) exports: Work,
    pub(crate) backups: Backups,
    /// What the organisation has laid down.
    pub(crate) policy: LaidDown,
    pub(crate) offers: Waiting,
    pub(crate) opened_links: OpenedLinks,
    pub(crate) inspector: Arc<Inspector>,
    pub(crate) server_times: Arc<ServerTimes>,
    pub(crate) sign_ins: SignIns,
    pub(crate) clock_tests: ClockTests,
    pub(crate) support: Gathered,
}

impl App {
    /// The vault in that folder, with the operating system's keychain. Makes nothing on disk. A vault that can't be used
    /// is no failure here: every use case then says why.
    pub async fn open(folder: &Path) -> Self {
        let policy = LaidDown::at(&paths::policy_file());
        Self::with_policy(folder, Arc::new(OsKeychain::new()), None, policy).await
    }

    /// With nothing laid down.
    pub(crate) async fn with(
        folder: &Path,
        keychain: Arc<dyn Keychain>,
        demonstration: Option<Demonstration>,
    ) -> Self {
        Self::with_policy(folder, keychain, demonstration, LaidDown::nothing()).await
    }

    pub(crate) async fn with_policy(
        folder: &Path,
        keychain: Arc<dyn Keychain>,
        demonstration: Option<Demonstration>,
        policy: LaidDown,
    ) -> Self {
        let app = Self {
            folder: folder.to_owned(),
            vault: RwLock::new(None),
            unusable: Mutex::new(None),
            enrolling: tokio::sync::Mutex::new(()),
            keychain,
            clock: SystemClock,
            candidates: Candidates::default(),
            shown: ShownCodes::default(),
            key_images: KeyImageStore::default(),
            demonstration,
            at_start: Mutex::new(None),
            unopenable: Mutex::new(None),
            recovery: PendingCode::default(),
            last_change: LastChange::default(),
            upkeep: Upkeep::default(),
            settings: Settings::read(folder).await,
            idle: Idle::new(),
            imports: Imports::default(),
            exports: Work::default(),
            backups: Backups::default(),
            policy,
            offers: Waiting::default(),
            opened_links: OpenedLinks::default(),
            inspector: Arc::default(),
            server_times: Arc::default(),
            sign_ins: SignIns::default(),
            clock_tests: ClockTests::default(),
            support: Gathered::default(),
        };
        app.open_vault().await;
        app
    }

    /// Opens the vault's file if that has not worked yet: what stood in the way may be gone.
    pub(crate) async fn open_vault(&self) {
        if self.opened_vault().is_some() {
            return;
        }
        let opened = Vault::open(
            &self.folder,
            Arc::clone(&self.keychain),
            Arc::new(SystemClock),
        );
        let unusable = match opened.await {
            Ok(vault) => {
                let mut opened = self.vault.write().unwrap_or_else(PoisonError::into_inner);
                // Whoever was faster has opened the same file.
                opened.get_or_insert(vault);
                None
            }
            Err(error) => Some(error.into()),
        };
        if let Ok(mut known) = self.unusable.lock() {
            *known = unusable;
        }
    }

    /// The vault's folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The vault, as another handle to the same.
    ///
    /// # Errors
    /// Why it can't be opened.
    pub(crate) fn vault(&self) -> Result<Vault> {
        let unusable = || {
            let known = self.unusable.lock().ok().and_then(|known| known.clone());
            known.unwrap_or(Problem::Storage.into())
        };
        self.opened_vault().ok_or_else(unusable)
    }

    /// Locks and forgets the vault that was opened, so that [`App::open_vault`] opens what is there now.
    pub(crate) async fn close_vault(&self) {
        let closed = {
            let mut opened = self.vault.write().unwrap_or_else(PoisonError::into_inner);
            opened.take()
        };
        // Others may still have a handle to it.
        if let Some(vault) = closed {
            vault.lock().await;
        }
    }

    fn opened_vault(&self) -> Option<Vault> {
        let opened = self.vault.read().unwrap_or_else(PoisonError::into_inner);
        opened.clone()
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
        self.recovery.discard();
        self.imports.forget();
        self.exports.cancel();
        self.backups.cancel();
        self.clock_tests.clear();
        self.inspector.clear();
        self.support.clear();
        self.sign_ins.cancel_all();
    }
}
