//! Fakes for tests: a keychain in memory that can be made to fail, a clock that is set by hand, and vaults whose
//! passphrases cost next to nothing. And what the fuzz targets call.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use zeroize::Zeroizing;

use crate::clock::{Clock, HybridClock, Stamp};
use crate::error::VaultError;
use crate::ids::{DeviceId, RecordId, SlotId, VaultId};
use crate::keychain::{Keychain, KeychainError, KeychainItem, SlotKeyText};
use crate::keys::{KeyBytes, KeyEpoch, Keys};
use crate::passphrase::PassphraseCost;
use crate::profile::{AccountProfile, AccountState};
use crate::sealed::{self, Column};
use crate::slots::{SlotKind, SlotRow};
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

/// Opens these bytes as the sealed value of every column, and says whether that succeeded with one. For fuzzing.
pub fn opens_as_sealed_value(bytes: &[u8]) -> bool {
    let opens = |column| sealed::open(keys(), column, RECORD, bytes).is_ok();
    Column::ALL.into_iter().any(opens)
}

/// Reads these bytes as everything that stands within sealed values, and as the parameters of every kind of slot. Whatever is
/// read is written as it was. For fuzzing.
pub fn read_as_contents(bytes: &[u8]) {
    if let Some(profile) = AccountProfile::decode(bytes) {
        let written = profile.encode().ok();
        let again = written.and_then(|written| AccountProfile::decode(&written));
        assert!(again.as_ref() == Some(&profile), "{profile:?} is kept");
    }
    if let Some(state) = AccountState::decode(bytes) {
        let again = AccountState::decode(&state.encode());
        assert_eq!(again, Some(state));
    }
    for kind in SlotKind::ALL {
        let row = SlotRow {
            id: SlotId::from_bytes(*RECORD.as_bytes()),
            kind: kind.as_str().to_owned(),
            kdf: bytes.to_vec(),
            wrapped: bytes.to_vec(),
            digest: bytes.to_vec(),
        };
        assert!(row.info().is_none_or(|info| info.damaged));
    }
    for column in Column::ALL {
        let stamp = Stamp {
            clock: HybridClock::default(),
            device: DeviceId::from_bytes(*RECORD.as_bytes()),
        };
        if let Ok(value) = sealed::seal(keys(), column, RECORD, stamp, bytes) {
            let opened = sealed::open(keys(), column, RECORD, &value);
            assert!(opened.is_ok_and(|opened| *opened.content == bytes));
        }
    }
}

const RECORD: RecordId = RecordId::from_bytes([7; 16]);

/// The same keys each time.
#[allow(clippy::expect_used, reason = "32 bytes are a key")]
fn keys() -> &'static Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    KEYS.get_or_init(|| {
        let key = KeyBytes::from_slice(&[1; 32]).expect("32 bytes");
        Keys::derive(VaultId::from_bytes([2; 16]), KeyEpoch::FIRST, &key).expect("keys")
    })
}
