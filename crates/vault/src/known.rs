//! Which accounts have a secret already, told without showing one.

use std::collections::HashMap;

use countersign_otp::Secret;

use crate::access::Access;
use crate::error::VaultError;
use crate::ids::AccountId;
use crate::sealed::{self, Column};
use crate::stack::on_wiped_stack;
use crate::vault::Vault;

/// How many secrets are read at a time.
const PAGE: usize = 256;

impl Vault {
    /// For each of these secrets, the accounts that have the same, byte for byte, in the order of their ids; those in the trash and
    /// those whose secret does not open aside. Of an import it tells what is there already; whether the kind is the
    /// same too is seen in [`Vault::accounts`].
    ///
    /// Every account's secret is opened once, whatever the number of `secrets`, and wiped at once.
    pub async fn accounts_with(
        &self,
        secrets: &[&Secret],
    ) -> Result<Vec<Vec<AccountId>>, VaultError> {
        let access = self.access()?;
        self.settle(access.accounts_with(secrets).await)
    }
}

impl Access<'_> {
    async fn accounts_with(&self, secrets: &[&Secret]) -> Result<Vec<Vec<AccountId>>, VaultError> {
        let mut found = vec![Vec::new(); secrets.len()];
        // Borrowed, so that no secret is copied; the hash's key is random, so that none can be made to be slow.
        let mut places: HashMap<&[u8], Vec<usize>> = HashMap::with_capacity(secrets.len());
        for (place, secret) in secrets.iter().enumerate() {
            places.entry(secret.expose()).or_default().push(place);
        }
        if places.is_empty() {
            return Ok(found);
        }
        let mut store = self.store().await?;
        let mut reading = store.begin_read(&self.keys).await?;
        let mut last = Vec::new();
        loop {
            self.check_unlocked()?;
            let page: Vec<(Vec<u8>, Vec<u8>)> = sqlx::query_as(
                "SELECT id, secret FROM account WHERE id > ? AND trashed IS NULL ORDER BY id LIMIT ?",
            )
            .bind(&last)
            .bind(i64::try_from(PAGE).unwrap_or(i64::MAX))
            .fetch_all(&mut *reading)
            .await?;
            on_wiped_stack(|| {
                for (id, sealed) in &page {
                    let Ok(id) = AccountId::try_from(id.as_slice()) else {
                        continue;
                    };
                    let column = Column::AccountSecret;
                    let Ok(opened) = sealed::open(&self.keys, column, id.into(), sealed) else {
                        continue;
                    };
                    for &place in places.get(opened.content.as_slice()).into_iter().flatten() {
                        found[place].push(id);
                    }
                }
            });
            match page.last() {
                Some((id, _)) if page.len() == PAGE => last.clone_from(id),
                _ => break,
            }
        }
        reading.commit().await?;
        Ok(found)
    }
}
