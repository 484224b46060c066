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
use crate::ids::{AccountId, EnrollmentId, ServerId};
use crate::keys::Keys;
use crate::servers::NewServer;
use crate::sessions::SessionLock;
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

    /// [`Vault::replace_enrollment_token`](crate::Vault::replace_enrollment_token), also while the vault is locked.
    pub async fn replace_enrollment_token(
        &self,
        id: EnrollmentId,
        token: Zeroizing<String>,
    ) -> Result<(), VaultError> {
        self.access()?.replace_enrollment_token(id, &token).await
    }

    /// [`Vault::add_server`](crate::Vault::add_server), also while the vault is locked.
    pub async fn add_server(&self, server: NewServer) -> Result<ServerId, VaultError> {
        self.access()?.add_server(server).await
    }

    /// [`Vault::update_server`](crate::Vault::update_server), also while the vault is locked.
    pub async fn update_server(
        &self,
        id: ServerId,
        profile: Zeroizing<Vec<u8>>,
    ) -> Result<(), VaultError> {
        self.access()?.update_server(id, &profile).await
    }

    /// [`Vault::remove_server`](crate::Vault::remove_server), also while the vault is locked.
    pub async fn remove_server(&self, id: ServerId) -> Result<(), VaultError> {
        self.access()?.remove_server(id).await
    }

    /// [`Vault::replace_session`](crate::Vault::replace_session), also while the vault is locked.
    pub async fn replace_session(
        &self,
        id: ServerId,
        session: Option<&[u8]>,
    ) -> Result<(), VaultError> {
        self.access()?.replace_session(id, session).await
    }

    /// [`Vault::lock_session`](crate::Vault::lock_session), also while the vault is locked.
    pub async fn lock_session(
        &self,
        id: ServerId,
        limit: Duration,
    ) -> Result<SessionLock, VaultError> {
        self.access()?.check_server(id).await?;
        let lock = SessionLock::take(&self.inner.dir, id, limit).await?;
        let found = match self.access() {
            Ok(access) => access.check_server(id).await,
            Err(error) => Err(error),
        };
        lock.confirm(found)
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
