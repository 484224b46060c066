//! Servers, and the sessions at them: sealed for the layer above, which alone knows what is in them.

use std::time::Duration;

use zeroize::Zeroizing;

use crate::access::Access;
use crate::error::{Damaged, VaultError};
use crate::files;
use crate::ids::{RecordId, ServerId};
use crate::sealed::{self, Column};
use crate::sessions::SessionLock;
use crate::vault::Vault;

/// A server to seal.
pub struct NewServer {
    /// Its id, if it was chosen before; it must not be taken.
    pub id: Option<ServerId>,
    /// Whatever the caller wants to find again, 1 MiB at the most.
    pub profile: Zeroizing<Vec<u8>>,
    /// What the person is signed in with there, if there is anything yet.
    pub session: Option<Zeroizing<Vec<u8>>>,
}

/// A server, without what the person is signed in with.
pub struct ServerRecord {
    /// Its id.
    pub id: ServerId,
    /// What the caller sealed.
    pub profile: Zeroizing<Vec<u8>>,
    /// Whether there is a session.
    pub has_session: bool,
}

/// What a server's profile becomes.
pub struct ChangedProfile {
    /// What is sealed in the old one's place.
    pub profile: Zeroizing<Vec<u8>>,
    /// Whether a snapshot is worth while: not so where it can be found out again.
    pub matters: bool,
}

/// Every server that opens, and what does not.
#[derive(Default)]
pub struct ServerList {
    /// In the order of their first sealing.
    pub servers: Vec<ServerRecord>,
    /// Set aside; kept as they are.
    pub damaged: Vec<Damaged>,
}

impl Vault {
    /// Seals a new server, and what the person is signed in with there. It is durable when this returns.
    ///
    /// # Errors
    /// [`VaultError::IdTaken`], also by a server that was removed.
    pub async fn add_server(&self, server: NewServer) -> Result<ServerId, VaultError> {
        self.settle(self.access()?.add_server(server).await)
    }

    /// Every server that opens, and what does not open.
    pub async fn servers(&self) -> Result<ServerList, VaultError> {
        self.settle(self.access()?.servers().await)
    }

    /// Replaces a server's profile. Its session stays.
    ///
    /// # Errors
    /// [`VaultError::NotFound`]; [`VaultError::RecordDamaged`] if the present profile does not open, which is kept as it is.
    pub async fn update_server(
        &self,
        id: ServerId,
        profile: Zeroizing<Vec<u8>>,
    ) -> Result<(), VaultError> {
        self.settle(self.access()?.update_server(id, &profile).await)
    }

    /// Replaces a server's profile with what `change` makes of the present one, which nobody else can write meanwhile, here
    /// or in another program. Where it makes nothing of it, nothing is written. Its session stays.
    ///
    /// # Errors
    /// [`VaultError::NotFound`]; [`VaultError::RecordDamaged`] if the present profile does not open, which is kept as it is.
    pub async fn change_server(
        &self,
        id: ServerId,
        change: impl FnOnce(&[u8]) -> Option<ChangedProfile> + Send,
    ) -> Result<(), VaultError> {
        self.settle(self.access()?.change_server(id, change).await)
    }

    /// Removes a server and its session for good. Its id and the time stay. It leaves the snapshots with the next
    /// [`Vault::maintain`].
    ///
    /// # Errors
    /// [`VaultError::NotFound`].
    pub async fn remove_server(&self, id: ServerId) -> Result<(), VaultError> {
        self.settle(self.access()?.remove_server(id).await)
    }

    /// What the person is signed in with, opened for this one use.
    ///
    /// # Errors
    /// [`VaultError::NotFound`] if there is no such server, or no session; [`VaultError::RecordDamaged`].
    pub async fn server_session(&self, id: ServerId) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let access = self.access()?;
        let session = self.settle(access.server_session(id).await)?;
        // It may have been locked while this was waiting.
        self.inner.keys()?;
        Ok(session)
    }

    /// Replaces what the person is signed in with, or takes it away. It is durable when this returns, and what was there
    /// before, damaged or not, is gone from the database and its log.
    ///
    /// Whoever gets a new session by means of the old one holds its lock ([`Vault::lock_session`]) from reading the old one
    /// until this has returned.
    ///
    /// # Errors
    /// [`VaultError::NotFound`].
    pub async fn replace_session(
        &self,
        id: ServerId,
        session: Option<&[u8]>,
    ) -> Result<(), VaultError> {
        self.settle(self.access()?.replace_session(id, session).await)
    }

    /// Waits until nobody else, here or in another program, has the lock on this server's session, and takes it: a refresh
    /// token may be good for one use only. Read the session (again) after that; another program may have replaced it.
    ///
    /// Nothing else waits for it: reading and replacing a session need no lock.
    ///
    /// # Errors
    /// [`VaultError::SessionBusy`] if that takes longer than `limit` (a day at the most); [`VaultError::NotFound`] if there is no such server, or
    /// none any more; [`VaultError::ReadOnly`]: what came of it could not be kept.
    pub async fn lock_session(
        &self,
        id: ServerId,
        limit: Duration,
    ) -> Result<SessionLock, VaultError> {
        self.settle(self.access()?.check_server(id).await)?;
        // Without the keys, so that nobody who locks the vault waits for this.
        let lock = SessionLock::take(&self.inner.dir, id, limit).await?;
        let found = self.access()?.check_server(id).await;
        lock.confirm(self.settle(found))
    }
}

impl Access<'_> {
    pub(crate) async fn add_server(&self, server: NewServer) -> Result<ServerId, VaultError> {
        let id = match server.id {
            Some(id) => id,
            None => ServerId::make_random()?,
        };
        let record = RecordId::from(id);
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        let profile = writing.seal(Column::ServerProfile, record, &server.profile)?;
        let session = match &server.session {
            Some(session) => Some(writing.seal(Column::ServerSession, record, session)?),
            None => None,
        };
        let added = sqlx::query(
            "INSERT INTO server (id, profile, session) SELECT ?1, ?2, ?3
             WHERE NOT EXISTS (SELECT 1 FROM server WHERE id = ?1)
               AND NOT EXISTS (SELECT 1 FROM tombstone WHERE id = ?1)",
        )
        .bind(&id.as_bytes()[..])
        .bind(profile)
        .bind(session)
        .execute(&mut *writing.transaction)
        .await?;
        if added.rows_affected() == 0 {
            return Err(VaultError::IdTaken);
        }
        writing.commit().await?;
        Ok(id)
    }

    pub(crate) async fn servers(&self) -> Result<ServerList, VaultError> {
        let mut store = self.store().await?;
        let mut reading = store.begin_read(&self.keys).await?;
        let rows: Vec<(Vec<u8>, Vec<u8>, bool)> =
            sqlx::query_as("SELECT id, profile, session IS NOT NULL FROM server ORDER BY rowid")
                .fetch_all(&mut *reading)
                .await?;
        reading.commit().await?;
        let mut list = ServerList::default();
        for (id, profile, has_session) in rows {
            // The schema allows no other length; a row that broke it could not be named either.
            let Ok(id) = ServerId::try_from(id.as_slice()) else {
                continue;
            };
            match sealed::open(&self.keys, Column::ServerProfile, id.into(), &profile) {
                Ok(opened) => list.servers.push(ServerRecord {
                    id,
                    profile: opened.content,
                    has_session,
                }),
                Err(damaged) => list.damaged.push(damaged),
            }
        }
        Ok(list)
    }

    /// Whether there is such a server, and its session could be replaced.
    pub(crate) async fn check_server(&self, id: ServerId) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        store.check_writable()?;
        let mut reading = store.begin_read(&self.keys).await?;
        let found: i64 = sqlx::query_scalar("SELECT count(*) FROM server WHERE id = ?")
            .bind(&id.as_bytes()[..])
            .fetch_one(&mut *reading)
            .await?;
        reading.commit().await?;
        match found {
            0 => Err(VaultError::NotFound),
            _ => Ok(()),
        }
    }

    async fn server_session(&self, id: ServerId) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let mut store = self.store().await?;
        let mut reading = store.begin_read(&self.keys).await?;
        let found: Option<Option<Vec<u8>>> =
            sqlx::query_scalar("SELECT session FROM server WHERE id = ?")
                .bind(&id.as_bytes()[..])
                .fetch_optional(&mut *reading)
                .await?;
        reading.commit().await?;
        let session = found.flatten().ok_or(VaultError::NotFound)?;
        sealed::open(&self.keys, Column::ServerSession, id.into(), &session)
            .map(|opened| opened.content)
            .map_err(VaultError::RecordDamaged)
    }

    pub(crate) async fn update_server(
        &self,
        id: ServerId,
        profile: &[u8],
    ) -> Result<(), VaultError> {
        let changed = ChangedProfile {
            profile: Zeroizing::new(profile.to_vec()),
            matters: true,
        };
        self.change_server(id, |_| Some(changed)).await
    }

    async fn change_server(
        &self,
        id: ServerId,
        change: impl FnOnce(&[u8]) -> Option<ChangedProfile> + Send,
    ) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        let old: Option<Vec<u8>> = sqlx::query_scalar("SELECT profile FROM server WHERE id = ?")
            .bind(&id.as_bytes()[..])
            .fetch_optional(&mut *writing.transaction)
            .await?;
        // What is damaged is kept byte for byte.
        let old = sealed::open(
            &self.keys,
            Column::ServerProfile,
            id.into(),
            &old.ok_or(VaultError::NotFound)?,
        )
        .map_err(VaultError::RecordDamaged)?;
        let Some(changed) = change(&old.content) else {
            return Ok(());
        };
        writing.matters = changed.matters;
        let sealed = writing.seal(Column::ServerProfile, id.into(), &changed.profile)?;
        sqlx::query(Column::ServerProfile.update())
            .bind(sealed)
            .bind(&id.as_bytes()[..])
            .execute(&mut *writing.transaction)
            .await?;
        writing.commit().await
    }

    pub(crate) async fn replace_session(
        &self,
        id: ServerId,
        session: Option<&[u8]>,
    ) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        // What is replaced must not stay in the log.
        store.owe_checkpoint();
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        writing.matters = false;
        let sealed = match session {
            Some(session) => Some(writing.seal(Column::ServerSession, id.into(), session)?),
            None => None,
        };
        let replaced = sqlx::query(Column::ServerSession.update())
            .bind(sealed)
            .bind(&id.as_bytes()[..])
            .execute(&mut *writing.transaction)
            .await?;
        if replaced.rows_affected() == 0 {
            return Err(VaultError::NotFound);
        }
        writing.commit().await?;
        store.checkpoint().await;
        Ok(())
    }

    pub(crate) async fn remove_server(&self, id: ServerId) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        store.owe_checkpoint();
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        writing.retires_snapshots = true;
        let removed = sqlx::query("DELETE FROM server WHERE id = ?")
            .bind(&id.as_bytes()[..])
            .execute(&mut *writing.transaction)
            .await?;
        if removed.rows_affected() == 0 {
            return Err(VaultError::NotFound);
        }
        writing.bury(id.into()).await?;
        writing.commit().await?;
        store.checkpoint().await;
        // Whoever has the lock finds that the server is gone.
        if let Err(error) = files::remove_session_lock(&self.inner.dir, id) {
            tracing::warn!(%error, "an empty file of a server that was removed stays until the next upkeep");
        }
        Ok(())
    }
}
