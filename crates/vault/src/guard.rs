//! Guards: a key that outlives a lock, for as long as one operation may take.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::AbortHandle;
use zeroize::Zeroizing;

use crate::access::Access;
use crate::accounts::NewAccount;
use crate::enrollments::NewEnrollment;
use crate::error::VaultError;
use crate::files::GuardLock;
use crate::ids::{AccountId, EnrollmentId};
use crate::keys::Keys;
use crate::vault::Inner;

/// Keeps the vault's key for one operation whose result has to be sealed, such as an enrollment's start: what
/// the server answered must not be lost because the vault was locked meanwhile.
///
/// It can write what such an operation ends with, and reads nothing. The key goes when the guard is dropped or
/// its time is over, whichever comes first; after that every method fails with [`VaultError::Locked`].
pub struct Guard {
    inner: Arc<Inner>,
    held: Arc<Mutex<Option<Held>>>,
    expiry: AbortHandle,
}

/// What a guard lets go of when it ends.
struct Held {
    keys: Arc<Keys>,
    /// While it is there no program rekeys the vault.
    _lock: GuardLock,
}

impl Guard {
    pub(crate) fn new(
        inner: Arc<Inner>,
        keys: Arc<Keys>,
        lock: GuardLock,
        limit: Duration,
    ) -> Self {
        let held = Arc::new(Mutex::new(Some(Held { keys, _lock: lock })));
        let place = Arc::downgrade(&held);
        let expiry = tokio::spawn(async move {
            tokio::time::sleep(limit).await;
            if let Some(held) = place.upgrade() {
                held.lock().unwrap_or_else(PoisonError::into_inner).take();
            }
        });
        Self {
            inner,
            held,
            expiry: expiry.abort_handle(),
        }
    }

    /// Whether it still has the key.
    pub fn is_live(&self) -> bool {
        self.access().is_ok()
    }

    /// [`Vault::add_enrollment`](crate::Vault::add_enrollment), also while the vault is locked.
    pub async fn add_enrollment(
        &self,
        enrollment: NewEnrollment,
    ) -> Result<EnrollmentId, VaultError> {
        self.access()?.add_enrollment(enrollment).await
    }

    /// [`Vault::update_enrollment`](crate::Vault::update_enrollment), also while the vault is locked.
    pub async fn update_enrollment(
        &self,
        id: EnrollmentId,
        profile: Zeroizing<Vec<u8>>,
    ) -> Result<(), VaultError> {
        self.access()?.update_enrollment(id, profile).await
    }

    /// [`Vault::complete_enrollment`](crate::Vault::complete_enrollment), also while the vault is locked.
    pub async fn complete_enrollment(
        &self,
        id: EnrollmentId,
        profile: Zeroizing<Vec<u8>>,
        account: NewAccount,
    ) -> Result<AccountId, VaultError> {
        self.access()?
            .complete_enrollment(id, profile, account)
            .await
    }

    /// [`Vault::remove_enrollment`](crate::Vault::remove_enrollment), also while the vault is locked.
    pub async fn remove_enrollment(&self, id: EnrollmentId) -> Result<(), VaultError> {
        self.access()?.remove_enrollment(id).await
    }

    fn access(&self) -> Result<Access<'_>, VaultError> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let held = held.as_ref().ok_or(VaultError::Locked)?;
        Ok(Access {
            inner: &self.inner,
            keys: Arc::clone(&held.keys),
        })
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.expiry.abort();
    }
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guard")
            .field("live", &self.is_live())
            .finish_non_exhaustive()
    }
}
