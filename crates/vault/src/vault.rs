//! The vault as the rest of the program sees it.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use countersign_otp::Secret;
use tokio::sync::{Mutex as AsyncMutex, MutexGuard as AsyncMutexGuard, watch};
use zeroize::Zeroizing;

use crate::access::Access;
use crate::accounts::{AccountList, AccountStateChange, NewAccount, TRASH_DAYS, TrashedAccount};
use crate::attempts::Attempts;
use crate::clock::Clock;
use crate::enrollments::{EnrollmentList, NewEnrollment};
use crate::error::VaultError;
use crate::files::GuardLock;
use crate::guard::Guard;
use crate::ids::{AccountId, EnrollmentId, VaultId};
use crate::inspect::ReadOnly;
use crate::keychain::Keychain;
use crate::keys::Keys;
use crate::listing::Listing;
use crate::passphrase::PassphraseCost;
use crate::profile::AccountProfile;
use crate::slots::SlotInfo;
use crate::store::Store;

/// A vault in a folder: accounts, pending enrollments and servers, sealed. Cloning it gives another handle to the same.
///
/// Several handles and several processes may work on one vault at once. Methods fail with
/// [`VaultError::Empty`] while there is no vault, and with [`VaultError::Locked`] while it is locked, unless
/// they say otherwise.
#[derive(Clone)]
pub struct Vault {
    pub(crate) inner: Arc<Inner>,
}

/// Where a vault stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// There is none yet.
    Empty,
    /// There is one, and this handle has no key to it.
    Locked,
    /// This handle has the key.
    Unlocked,
}

pub(crate) struct Inner {
    pub(crate) dir: PathBuf,
    pub(crate) keychain: Arc<dyn Keychain>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) cost: PassphraseCost,
    /// Held while a vault is made or unlocked, so that wrong passphrases are counted one at a time.
    pub(crate) turn: AsyncMutex<Attempts>,
    store: AsyncMutex<Option<Store>>,
    session: Mutex<Option<Session>>,
    /// How often somebody wanted it locked.
    locked: AtomicU64,
    /// The vault's generation when no snapshot was found to be of an earlier one.
    pub(crate) maintained: Mutex<Option<i64>>,
    /// How often it was locked.
    locks: watch::Sender<u64>,
}

/// What is in memory while the vault is unlocked.
struct Session {
    keys: Arc<Keys>,
    listing: Listing,
}

impl Vault {
    /// Looks at the vault in this folder. Writes nothing, and makes nothing, if there is none.
    ///
    /// # Errors
    /// [`VaultError::Newer`] if it needs a newer program, [`VaultError::NotAVault`] if the file is something
    /// else (neither is touched), [`VaultError::Damaged`], [`VaultError::Storage`].
    pub async fn open(
        dir: &Path,
        keychain: Arc<dyn Keychain>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, VaultError> {
        Self::open_with(dir, keychain, clock, PassphraseCost::DEFAULT).await
    }

    pub(crate) async fn open_with(
        dir: &Path,
        keychain: Arc<dyn Keychain>,
        clock: Arc<dyn Clock>,
        cost: PassphraseCost,
    ) -> Result<Self, VaultError> {
        let store = Store::open(dir, clock.now_ms()).await?;
        let inner = Inner {
            dir: dir.to_owned(),
            keychain,
            clock,
            cost,
            turn: AsyncMutex::default(),
            store: AsyncMutex::new(store),
            session: Mutex::new(None),
            locked: AtomicU64::new(0),
            maintained: Mutex::new(None),
            locks: watch::Sender::new(0),
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Where the vault stands now; notices also when another process has made one.
    pub async fn state(&self) -> Result<State, VaultError> {
        if self.inner.session().is_some() {
            return Ok(State::Unlocked);
        }
        match self.inner.store().await {
            Ok(_) => Ok(State::Locked),
            Err(VaultError::Empty) => Ok(State::Empty),
            Err(error) => Err(error),
        }
    }

    /// The vault's id.
    pub async fn id(&self) -> Result<VaultId, VaultError> {
        Ok(self.inner.store().await?.vault())
    }

    /// The ways to unlock it. Works while it is locked. Slots of a kind that this program doesn't know are left
    /// out.
    pub async fn slots(&self) -> Result<Vec<SlotInfo>, VaultError> {
        let (_, rows) = self.inner.store().await?.header_and_slots().await?;
        Ok(rows.iter().filter_map(|row| row.info()).collect())
    }

    /// Set if a newer program made the vault, so that this one can only read it. Works while it is locked.
    pub async fn is_read_only(&self) -> Result<Option<ReadOnly>, VaultError> {
        let mut store = self.inner.store().await?;
        // A newer program may have brought it to its format since it was opened.
        let now = store.header().await?.read_only;
        Ok(store.read_only().or(now))
    }

    /// Wipes the key and everything that was opened with it. What is under way with it is waited for, for two seconds at
    /// the most. A [`Guard`] keeps its own key until it ends.
    pub async fn lock(&self) {
        const WAIT: Duration = Duration::from_secs(2);
        const PAUSE: Duration = Duration::from_millis(5);

        self.inner.note_lock();
        let Some(keys) = self.inner.close_session() else {
            return;
        };
        let gone = async {
            while keys.strong_count() > 0 {
                tokio::time::sleep(PAUSE).await;
            }
        };
        if tokio::time::timeout(WAIT, gone).await.is_err() {
            tracing::warn!("something still works with the vault that was locked");
        }
    }

    /// How often it was locked, by whomever: changes when the keys are gone, so that what shows something of the vault
    /// can forget it too.
    pub fn locks(&self) -> watch::Receiver<u64> {
        self.inner.locks.subscribe()
    }

    /// Keeps the key for an operation whose result has to be sealed even if the vault is locked meanwhile; for
    /// `limit` at the most, which should be the operation's own time limit. While it is there no program can rekey the
    /// vault.
    ///
    /// # Errors
    /// [`VaultError::ReadOnly`]: what comes of the operation could not be kept. [`VaultError::InUse`] while a rekey is under
    /// way for longer than 10 seconds.
    pub async fn guard(&self, limit: Duration) -> Result<Guard, VaultError> {
        self.settle(self.access()?.check().await)?;
        let lock = GuardLock::shared(&self.inner.dir).await?;
        // A rekey that was waited for has replaced the keys, or closed the session.
        let access = self.access()?;
        self.settle(access.check().await)?;
        // Its own, so that nobody who locks waits for it.
        let keys = Arc::new(access.keys.duplicate());
        Ok(Guard::new(Arc::clone(&self.inner), keys, lock, limit))
    }

    /// A number that changes when another handle or another process wrote. Works while the vault is locked.
    pub async fn data_version(&self) -> Result<i64, VaultError> {
        self.inner.store().await?.data_version().await
    }

    /// Adds one account. It is durable when this returns.
    pub async fn add_account(&self, account: NewAccount) -> Result<AccountId, VaultError> {
        let ids = self.add_accounts(vec![account]).await?;
        ids.first()
            .copied()
            .ok_or(VaultError::Internal("one account gives one id"))
    }

    /// Adds all of these accounts or, if it fails, none. Their ids are in the same order.
    pub async fn add_accounts(
        &self,
        accounts: Vec<NewAccount>,
    ) -> Result<Vec<AccountId>, VaultError> {
        self.settle(self.access()?.add_accounts(accounts).await)
    }

    /// Every account that opens, in the user's order, and what does not open. Answered from memory, and read
    /// again when somebody else wrote.
    pub async fn accounts(&self) -> Result<AccountList, VaultError> {
        self.settle(self.access()?.accounts().await)
    }

    /// An account's secret, opened for this one use.
    pub async fn account_secret(&self, id: AccountId) -> Result<Secret, VaultError> {
        let access = self.access()?;
        let secret = self.settle(access.account_secret(id).await)?;
        // It may have been locked while this was waiting.
        self.inner.keys()?;
        Ok(secret)
    }

    /// Replaces what an account says about itself.
    pub async fn update_account(
        &self,
        id: AccountId,
        profile: AccountProfile,
    ) -> Result<(), VaultError> {
        self.settle(self.access()?.update_account(id, profile).await)
    }

    /// Changes how an account is used. The HOTP counter can't be changed this way.
    pub async fn update_account_state(
        &self,
        id: AccountId,
        change: AccountStateChange,
    ) -> Result<(), VaultError> {
        self.settle(self.access()?.update_account_state(id, change).await)
    }

    /// Puts accounts into the trash, all or none. They stay there for [`TRASH_DAYS`] days.
    ///
    /// # Errors
    /// [`VaultError::NotFound`] if one isn't there, or is in the trash already.
    pub async fn trash_accounts(&self, ids: &[AccountId]) -> Result<(), VaultError> {
        self.settle(self.access()?.trash_accounts(ids).await)
    }

    /// Takes accounts out of the trash, all or none.
    ///
    /// # Errors
    /// [`VaultError::NotFound`] if one isn't in it.
    pub async fn restore_accounts(&self, ids: &[AccountId]) -> Result<(), VaultError> {
        self.settle(self.access()?.restore_accounts(ids).await)
    }

    /// Removes accounts for good, all or none, whether they are in the trash or not. Their ids and the time stay. They
    /// leave the snapshots with the next [`Vault::maintain`].
    ///
    /// # Errors
    /// [`VaultError::NotFound`] if one isn't there.
    pub async fn delete_accounts(&self, ids: &[AccountId]) -> Result<(), VaultError> {
        self.settle(self.access()?.delete_accounts(ids).await)
    }

    /// What is in the trash, last removed first.
    pub async fn trash(&self) -> Result<Vec<TrashedAccount>, VaultError> {
        self.settle(self.access()?.trash().await)
    }

    /// How many accounts are in the trash. Works while the vault is locked.
    pub async fn trash_count(&self) -> Result<u64, VaultError> {
        self.inner.store().await?.trash_count().await
    }

    /// Removes for good what has been in the trash for [`TRASH_DAYS`] days and is found so again a day later: a clock
    /// that is wrong for some hours must not empty the trash. Returns how many accounts.
    pub async fn purge_trash(&self) -> Result<usize, VaultError> {
        const DAY_MS: u64 = 24 * 60 * 60 * 1000;

        let now_ms = self.inner.clock.now_ms();
        let trash = self.trash().await?;
        // Those that were due at that time already.
        let due_at = |time_ms: u64| -> Vec<AccountId> {
            let is_due = |trashed: &&TrashedAccount| {
                (time_ms / 1000).saturating_sub(trashed.removed) * 1000 >= TRASH_DAYS * DAY_MS
            };
            trash
                .iter()
                .filter(is_due)
                .map(|trashed| trashed.account.id)
                .collect()
        };
        let due = due_at(now_ms);
        let access = self.access()?;
        let seen_ms = access.store().await?.due_seen_ms(&access.keys).await?;
        let purged = match seen_ms {
            None if due.is_empty() => return Ok(0),
            Some(seen_ms) if !due.is_empty() && seen_ms <= now_ms => {
                if now_ms - seen_ms < DAY_MS {
                    return Ok(0);
                }
                let over = due_at(seen_ms);
                let since = (seen_ms / 1000).saturating_sub(TRASH_DAYS * DAY_MS / 1000);
                let later = (over.len() < due.len()).then_some(now_ms);
                access.purge(&over, since, later).await
            }
            _ => {
                access
                    .purge(&[], 0, (!due.is_empty()).then_some(now_ms))
                    .await
            }
        };
        self.settle(purged)
    }

    /// Puts accounts into this order. Others keep their places.
    ///
    /// # Errors
    /// [`VaultError::NotFound`] if one isn't there; nothing is changed then.
    pub async fn reorder_accounts(&self, ids: &[AccountId]) -> Result<(), VaultError> {
        self.settle(self.access()?.reorder_accounts(ids).await)
    }

    /// Gives an account an icon of its own, or takes it away. What is in it is the caller's business.
    ///
    /// # Errors
    /// [`VaultError::IconTooLarge`] beyond [`MAX_ICON_BYTES`](crate::MAX_ICON_BYTES).
    pub async fn set_account_icon(
        &self,
        id: AccountId,
        icon: Option<&[u8]>,
    ) -> Result<(), VaultError> {
        self.settle(self.access()?.set_account_icon(id, icon).await)
    }

    /// An account's own icon.
    pub async fn account_icon(&self, id: AccountId) -> Result<Option<Vec<u8>>, VaultError> {
        self.settle(self.access()?.account_icon(id).await)
    }

    /// The counter to make the next HOTP code with. The advanced counter is durable before this returns, and no
    /// other caller, here or in another process, gets the same.
    pub async fn next_hotp_counter(&self, id: AccountId) -> Result<u64, VaultError> {
        self.settle(self.access()?.next_hotp_counter(id).await)
    }

    /// Seals a new enrollment. It is durable when this returns.
    pub async fn add_enrollment(
        &self,
        enrollment: NewEnrollment,
    ) -> Result<EnrollmentId, VaultError> {
        self.settle(self.access()?.add_enrollment(enrollment).await)
    }

    /// Every enrollment that opens, and what does not open.
    pub async fn enrollments(&self) -> Result<EnrollmentList, VaultError> {
        self.settle(self.access()?.enrollments().await)
    }

    /// An enrollment's secret, opened for this one use.
    pub async fn enrollment_secret(&self, id: EnrollmentId) -> Result<Secret, VaultError> {
        let access = self.access()?;
        let secret = self.settle(access.enrollment_secret(id).await)?;
        self.inner.keys()?;
        Ok(secret)
    }

    /// An enrollment's token, opened for this one use.
    pub async fn enrollment_token(
        &self,
        id: EnrollmentId,
    ) -> Result<Zeroizing<String>, VaultError> {
        let access = self.access()?;
        let token = self.settle(access.enrollment_token(id).await)?;
        self.inner.keys()?;
        Ok(token)
    }

    /// Replaces the token of an enrollment that is not complete, so that it can be gone on with after signing in again. The old
    /// one is gone from the database and its log when this returns. One that is complete is [`VaultError::NotFound`].
    pub async fn replace_enrollment_token(
        &self,
        id: EnrollmentId,
        token: Zeroizing<String>,
    ) -> Result<(), VaultError> {
        self.settle(self.access()?.replace_enrollment_token(id, &token).await)
    }

    /// Replaces an enrollment's profile. Its secret and token stay. One that is complete is not changed any more, so that
    /// an operation that took longer can't make it pending again: that is [`VaultError::NotFound`].
    pub async fn update_enrollment(
        &self,
        id: EnrollmentId,
        profile: Zeroizing<Vec<u8>>,
    ) -> Result<(), VaultError> {
        self.settle(self.access()?.update_enrollment(id, profile).await)
    }

    /// Adds the enrolled account, replaces the enrollment's profile and clears its secret and token: all of it,
    /// or nothing. One that is complete already is [`VaultError::NotFound`].
    pub async fn complete_enrollment(
        &self,
        id: EnrollmentId,
        profile: Zeroizing<Vec<u8>>,
        account: NewAccount,
    ) -> Result<AccountId, VaultError> {
        self.settle(
            self.access()?
                .complete_enrollment(id, profile, account)
                .await,
        )
    }

    /// Removes an enrollment for good. Its id and the time stay.
    pub async fn remove_enrollment(&self, id: EnrollmentId) -> Result<(), VaultError> {
        self.settle(self.access()?.remove_enrollment(id).await)
    }

    pub(crate) fn access(&self) -> Result<Access<'_>, VaultError> {
        Ok(Access {
            inner: &self.inner,
            keys: self.inner.keys()?,
        })
    }

    /// Locks the vault if the keys turned out not to belong to it any more.
    pub(crate) fn settle<T>(&self, result: Result<T, VaultError>) -> Result<T, VaultError> {
        if matches!(
            result,
            Err(VaultError::EpochChanged | VaultError::Newer { .. })
        ) {
            self.inner.close_session();
        }
        result
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault")
            .field("dir", &self.inner.dir)
            .finish_non_exhaustive()
    }
}

impl Inner {
    /// The database, for one caller at a time. Opens it if another process has made it since.
    pub(crate) async fn store(&self) -> Result<StoreGuard<'_>, VaultError> {
        let mut store = self.store.lock().await;
        if store.is_none() {
            *store = Store::open(&self.dir, self.clock.now_ms()).await?;
        }
        AsyncMutexGuard::try_map(store, Option::as_mut).map_err(|_| VaultError::Empty)
    }

    /// Takes the database that a vault was just made in.
    pub(crate) async fn adopt(&self, store: Store) {
        *self.store.lock().await = Some(store);
    }

    /// The keys, while the vault is unlocked.
    pub(crate) fn keys(&self) -> Result<Arc<Keys>, VaultError> {
        self.session()
            .as_ref()
            .map(|session| Arc::clone(&session.keys))
            .ok_or(VaultError::Locked)
    }

    /// How often somebody wanted it locked, to be handed to [`Inner::open_session`] by whatever opens it.
    pub(crate) fn locked(&self) -> u64 {
        self.locked.load(Ordering::SeqCst)
    }

    /// Opens the session.
    ///
    /// # Errors
    /// [`VaultError::Locked`] if it was locked since that number was asked for: who locks while a passphrase is being
    /// tried finds the vault locked afterwards.
    pub(crate) fn open_session(
        &self,
        locked: u64,
        keys: Arc<Keys>,
        listing: Listing,
    ) -> Result<(), VaultError> {
        let mut session = self.session();
        if self.locked() != locked {
            return Err(VaultError::Locked);
        }
        *session = Some(Session { keys, listing });
        Ok(())
    }

    fn note_lock(&self) {
        // Within the session's lock, so that no session is opened between the two.
        let _session = self.session();
        self.locked.fetch_add(1, Ordering::SeqCst);
    }

    /// Returns where the keys were, to see whether somebody still works with them.
    pub(crate) fn close_session(&self) -> Option<Weak<Keys>> {
        // What it held is wiped after the lock on it is given back.
        let closed = self.session().take();
        let keys = closed.as_ref().map(|session| Arc::downgrade(&session.keys));
        drop(closed);
        self.locks.send_modify(|times| *times += 1);
        keys
    }

    /// Does something with the list in memory, if the vault is unlocked with a key of the same epoch.
    pub(crate) fn with_listing<T>(
        &self,
        keys: &Keys,
        act: impl FnOnce(&mut Listing) -> T,
    ) -> Option<T> {
        let mut session = self.session();
        let session = session.as_mut()?;
        (session.keys.epoch == keys.epoch).then(|| act(&mut session.listing))
    }

    fn session(&self) -> MutexGuard<'_, Option<Session>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The database, held for one caller.
pub(crate) type StoreGuard<'a> = tokio::sync::MappedMutexGuard<'a, Store>;
