//! Fakes for tests: a keychain in memory that can be made to fail, a clock that is set by hand, and vaults whose
//! passphrases cost next to nothing.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use zeroize::Zeroizing;

use crate::clock::Clock;
use crate::error::VaultError;
use crate::ids::VaultId;
use crate::keychain::{Keychain, KeychainError, KeychainItem, SlotKeyText};
use crate::passphrase::PassphraseCost;
use crate::vault::Vault;

/// Opens a vault like [`Vault::open`], whose new passphrase slots protect nothing and therefore open at once.
///
/// # Errors
/// As [`Vault::open`].
pub async fn open_with_cheap_passphrases(
    dir: &Path,
    keychain: Arc<dyn Keychain>,
    clock: Arc<dyn Clock>,
) -> Result<Vault, VaultError> {
    Vault::open_with(dir, keychain, clock, PassphraseCost::FOR_TESTS).await
}

/// A keychain in memory.
#[derive(Debug, Default)]
pub struct FakeKeychain {
    state: Mutex<FakeState>,
}

#[derive(Debug, Default)]
struct FakeState {
    items: HashMap<KeychainItem, Zeroizing<String>>,
    instead: HashMap<VaultId, Zeroizing<String>>,
    failure: Option<KeychainError>,
    forgets: bool,
    writes: usize,
}

impl FakeKeychain {
    /// One that is empty and works.
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on every call fails like this; `None` makes it work again.
    pub fn fail_with(&self, failure: Option<KeychainError>) {
        self.state().failure = failure;
    }

    /// From now on it says that it keeps what is written, and does not.
    pub fn forget_writes(&self) {
        self.state().forgets = true;
    }

    /// Removes every item.
    pub fn wipe(&self) {
        let mut state = self.state();
        state.items.clear();
        state.instead.clear();
    }

    /// From now on this is what is kept for a vault, under every name, until all is wiped.
    pub fn put(&self, vault: VaultId, text: &str) {
        let mut state = self.state();
        state.items.retain(|item, _| item.vault != vault);
        state.instead.insert(vault, Zeroizing::new(text.to_owned()));
    }

    /// What is kept, if it is one item.
    pub fn only_item(&self) -> Option<String> {
        let state = self.state();
        let mut items = state.items.values();
        let item = items.next()?.to_string();
        items.next().is_none().then_some(item)
    }

    /// The vaults that there are items for, one for each item.
    pub fn vaults(&self) -> Vec<VaultId> {
        self.state().items.keys().map(|item| item.vault).collect()
    }

    /// How often something was written.
    pub fn writes(&self) -> usize {
        self.state().writes
    }

    fn state(&self) -> MutexGuard<'_, FakeState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn working(&self) -> Result<MutexGuard<'_, FakeState>, KeychainError> {
        let state = self.state();
        match &state.failure {
            Some(failure) => Err(failure.clone()),
            None => Ok(state),
        }
    }
}

#[async_trait]
impl Keychain for FakeKeychain {
    async fn read(&self, item: KeychainItem) -> Result<Option<SlotKeyText>, KeychainError> {
        let state = self.working()?;
        let kept = state.items.get(&item).or(state.instead.get(&item.vault));
        Ok(kept.cloned().map(SlotKeyText::new))
    }

    async fn write(&self, item: KeychainItem, text: &SlotKeyText) -> Result<(), KeychainError> {
        let mut state = self.working()?;
        state.writes += 1;
        if !state.forgets {
            state
                .items
                .insert(item, Zeroizing::new(text.expose().to_owned()));
        }
        Ok(())
    }

    async fn delete(&self, item: KeychainItem) -> Result<(), KeychainError> {
        self.working()?.items.remove(&item);
        Ok(())
    }

    async fn probe(&self) -> Result<String, KeychainError> {
        self.working().map(|_| "memory".to_owned())
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct FakeClock(AtomicU64);

impl FakeClock {
    /// One that stands at this many milliseconds since the Unix epoch.
    pub fn at_ms(ms: u64) -> Self {
        Self(AtomicU64::new(ms))
    }

    /// Moves it to this many milliseconds since the Unix epoch, forward or back.
    pub fn set_ms(&self, ms: u64) {
        self.0.store(ms, Ordering::SeqCst);
    }

    /// Moves it forward.
    pub fn advance(&self, by: Duration) {
        let ms = u64::try_from(by.as_millis()).unwrap_or(u64::MAX);
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for FakeClock {
    fn now_ms(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}
