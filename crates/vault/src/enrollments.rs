//! Enrollments: sealed for the layer above, which alone knows what is in their profiles.

use countersign_otp::Secret;
use zeroize::Zeroizing;

use crate::access::Access;
use crate::accounts::{NewAccount, insert_account};
use crate::error::{Damaged, VaultError};
use crate::ids::{AccountId, EnrollmentId, RecordId};
use crate::sealed::{self, Column};
use crate::writing::Writing;

/// An enrollment to seal.
pub struct NewEnrollment {
    /// Its id, if it was chosen before; it must not be taken.
    pub id: Option<EnrollmentId>,
    /// Whatever the caller wants to find again.
    pub profile: Zeroizing<Vec<u8>>,
    /// The account's secret, if the provider has given it.
    pub secret: Option<Secret>,
    /// The token that the enrollment is made with.
    pub token: Option<Zeroizing<String>>,
}

/// An enrollment, without its secret and token.
pub struct EnrollmentRecord {
    /// Its id.
    pub id: EnrollmentId,
    /// What the caller sealed.
    pub profile: Zeroizing<Vec<u8>>,
    /// Whether there is a secret.
    pub has_secret: bool,
    /// Whether there is a token.
    pub has_token: bool,
}

/// Every enrollment that opens, and what does not.
#[derive(Default)]
pub struct EnrollmentList {
    /// In the order of their first sealing.
    pub enrollments: Vec<EnrollmentRecord>,
    /// Set aside; kept as they are.
    pub damaged: Vec<Damaged>,
}

impl Access<'_> {
    pub(crate) async fn add_enrollment(
        &self,
        enrollment: NewEnrollment,
    ) -> Result<EnrollmentId, VaultError> {
        let id = match enrollment.id {
            Some(id) => id,
            None => EnrollmentId::make_random()?,
        };
        let record = RecordId::from(id);
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        let profile = writing.seal(Column::EnrollmentProfile, record, &enrollment.profile)?;
        let secret = match &enrollment.secret {
            Some(secret) => {
                Some(writing.seal(Column::EnrollmentSecret, record, secret.expose())?)
            }
            None => None,
        };
        let token = match &enrollment.token {
            Some(token) => Some(writing.seal(Column::EnrollmentToken, record, token.as_bytes())?),
            None => None,
        };
        let added = sqlx::query(
            "INSERT INTO enrollment (id, profile, secret, token) SELECT ?1, ?2, ?3, ?4
             WHERE NOT EXISTS (SELECT 1 FROM enrollment WHERE id = ?1)
               AND NOT EXISTS (SELECT 1 FROM tombstone WHERE id = ?1)",
        )
        .bind(&id.as_bytes()[..])
        .bind(profile)
        .bind(secret)
        .bind(token)
        .execute(&mut *writing.transaction)
        .await?;
        if added.rows_affected() == 0 {
            return Err(VaultError::IdTaken);
        }
        writing.commit().await?;
        Ok(id)
    }

    pub(crate) async fn enrollments(&self) -> Result<EnrollmentList, VaultError> {
        let mut store = self.store().await?;
        let mut reading = store.begin_read(&self.keys).await?;
        let rows: Vec<(Vec<u8>, Vec<u8>, bool, bool)> = sqlx::query_as(
            "SELECT id, profile, secret IS NOT NULL, token IS NOT NULL FROM enrollment ORDER BY rowid",
        )
        .fetch_all(&mut *reading)
        .await?;
        reading.commit().await?;
        let mut list = EnrollmentList::default();
        for (id, profile, has_secret, has_token) in rows {
            // The schema allows no other length; a row that broke it could not be named either.
            let Ok(id) = EnrollmentId::try_from(id.as_slice()) else {
                continue;
            };
            match sealed::open(&self.keys, Column::EnrollmentProfile, id.into(), &profile) {
                Ok(opened) => list.enrollments.push(EnrollmentRecord {
                    id,
                    profile: opened.content,
                    has_secret,
                    has_token,
                }),
                Err(damaged) => list.damaged.push(damaged),
            }
        }
        Ok(list)
    }

    pub(crate) async fn enrollment_secret(&self, id: EnrollmentId) -> Result<Secret, VaultError> {
        let sealed = {
            let mut store = self.store().await?;
            let mut reading = store.begin_read(&self.keys).await?;
            let found: Option<Option<Vec<u8>>> =
                sqlx::query_scalar("SELECT secret FROM enrollment WHERE id = ?")
                    .bind(&id.as_bytes()[..])
                    .fetch_optional(&mut *reading)
                    .await?;
            reading.commit().await?;
            found.flatten().ok_or(VaultError::NotFound)?
        };
        let column = Column::EnrollmentSecret;
        let mut content = self.open(column, id, &sealed)?;
        Secret::from_bytes(std::mem::take(&mut *content))
            .map_err(|_| VaultError::RecordDamaged(column.damaged(id.into())))
    }

    pub(crate) async fn enrollment_token(
        &self,
        id: EnrollmentId,
    ) -> Result<Zeroizing<String>, VaultError> {
        let sealed = {
            let mut store = self.store().await?;
            let mut reading = store.begin_read(&self.keys).await?;
            let found: Option<Option<Vec<u8>>> =
                sqlx::query_scalar("SELECT token FROM enrollment WHERE id = ?")
                    .bind(&id.as_bytes()[..])
                    .fetch_optional(&mut *reading)
                    .await?;
            reading.commit().await?;
            found.flatten().ok_or(VaultError::NotFound)?
        };
        let column = Column::EnrollmentToken;
        let content = self.open(column, id, &sealed)?;
        let text = std::str::from_utf8(&content)
            .map_err(|_| VaultError::RecordDamaged(column.damaged(id.into())))?;
        Ok(Zeroizing::new(text.to_owned()))
    }

    pub(crate) async fn replace_enrollment_token(
        &self,
        id: EnrollmentId,
        token: &str,
    ) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        // What is replaced must not stay in the log.
        store.owe_checkpoint();
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        writing.matters = false;
        let sealed = writing.seal(Column::EnrollmentToken, id.into(), token.as_bytes())?;
        let replaced = sqlx::query(
            "UPDATE enrollment SET token = ? \
             WHERE id = ? AND (secret IS NOT NULL OR token IS NOT NULL)",
        )
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

    pub(crate) async fn update_enrollment(
        &self,
        id: EnrollmentId,
        profile: Zeroizing<Vec<u8>>,
    ) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        writing.matters = false;
        let sealed = self.seal_anew(&mut writing, id, &profile).await?;
        let updated = sqlx::query(
            "UPDATE enrollment SET profile = ? \
             WHERE id = ? AND (secret IS NOT NULL OR token IS NOT NULL)",
        )
        .bind(sealed)
        .bind(&id.as_bytes()[..])
        .execute(&mut *writing.transaction)
        .await?;
        if updated.rows_affected() == 0 {
            return Err(VaultError::NotFound);
        }
        writing.commit().await
    }

    pub(crate) async fn complete_enrollment(
        &self,
        id: EnrollmentId,
        profile: Zeroizing<Vec<u8>>,
        mut account: NewAccount,
    ) -> Result<AccountId, VaultError> {
        let mut store = self.store().await?;
        store.owe_checkpoint();
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        let sealed = self.seal_anew(&mut writing, id, &profile).await?;
        let updated = sqlx::query(
            "UPDATE enrollment SET profile = ?, secret = NULL, token = NULL \
             WHERE id = ? AND (secret IS NOT NULL OR token IS NOT NULL)",
        )
        .bind(sealed)
        .bind(&id.as_bytes()[..])
        .execute(&mut *writing.transaction)
        .await?;
        if updated.rows_affected() == 0 {
            return Err(VaultError::NotFound);
        }
        let added = insert_account(&mut writing, &mut account).await?;
        self.commit(writing, |listing| {
            listing.insert(added, account.profile, account.state)
        })
        .await?;
        store.checkpoint().await;
        Ok(added)
    }

    pub(crate) async fn remove_enrollment(&self, id: EnrollmentId) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        store.owe_checkpoint();
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        writing.retires_snapshots = true;
        let removed = sqlx::query("DELETE FROM enrollment WHERE id = ?")
            .bind(&id.as_bytes()[..])
            .execute(&mut *writing.transaction)
            .await?;
        if removed.rows_affected() == 0 {
            return Err(VaultError::NotFound);
        }
        writing.bury(id.into()).await?;
        writing.commit().await?;
        store.checkpoint().await;
        Ok(())
    }

    /// The sealed form of an enrollment's new profile, if there is an enrollment whose old one opens.
    async fn seal_anew(
        &self,
        writing: &mut Writing<'_>,
        id: EnrollmentId,
        profile: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let old: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT profile FROM enrollment WHERE id = ?")
                .bind(&id.as_bytes()[..])
                .fetch_optional(&mut *writing.transaction)
                .await?;
        // What is damaged is kept byte for byte.
        self.open(
            Column::EnrollmentProfile,
            id,
            &old.ok_or(VaultError::NotFound)?,
        )?;
        writing.seal(Column::EnrollmentProfile, id.into(), profile)
    }

    fn open(
        &self,
        column: Column,
        id: EnrollmentId,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        sealed::open(&self.keys, column, id.into(), sealed)
            .map(|opened| opened.content)
            .map_err(VaultError::RecordDamaged)
    }
}
