//! Accounts: adding, listing, changing and removing them, and the HOTP counter.

use countersign_otp::{Kind, Secret};
use serde::Serialize;
use zeroize::Zeroize;

use crate::access::Access;
use crate::error::{Damaged, VaultError};
use crate::ids::{AccountId, RecordId};
use crate::listing::Listing;
use crate::profile::{AccountProfile, AccountState};
use crate::sealed::{self, Column};
use crate::writing::Writing;

/// An account to add.
#[derive(Debug)]
pub struct NewAccount {
    /// Its id, if it was chosen before; it must not be taken.
    pub id: Option<AccountId>,
    /// What it says about itself.
    pub profile: AccountProfile,
    /// Its secret.
    pub secret: Secret,
    /// How it is used. A HOTP account without a counter begins at 0, as RFC 4226 (appendix E.2) does.
    pub state: AccountState,
}

/// An account, without its secret.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What it says about itself.
    pub profile: AccountProfile,
    /// How it is used.
    pub state: AccountState,
}

/// Every account that opens, and what does not.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct AccountList {
    /// In the user's order, then in the order in which they were added.
    pub accounts: Vec<Account>,
    /// Set aside; kept as they are.
    pub damaged: Vec<Damaged>,
}

/// What to change in how an account is used. `None` leaves it as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AccountStateChange {
    /// Whether it is kept on top.
    pub pinned: Option<bool>,
    /// Its place in the user's own order.
    pub order: Option<i64>,
    /// When a code of it was last used, in seconds since the Unix epoch.
    pub last_used: Option<u64>,
}

impl Access<'_> {
    pub(crate) async fn add_accounts(
        &self,
        mut accounts: Vec<NewAccount>,
    ) -> Result<Vec<AccountId>, VaultError> {
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        let mut ids = Vec::with_capacity(accounts.len());
        for account in &mut accounts {
            ids.push(insert_account(&mut writing, account).await?);
        }
        let added = ids.iter().copied().zip(accounts);
        self.commit(writing, |listing| {
            for (id, account) in added {
                listing.insert(id, account.profile, account.state);
            }
        })
        .await?;
        Ok(ids)
    }

    pub(crate) async fn accounts(&self) -> Result<AccountList, VaultError> {
        let mut store = self.store().await?;
        let version = store.data_version().await?;
        let known = self.inner.with_listing(&self.keys, |listing| {
            (listing.version == Some(version)).then(|| listing.to_list())
        });
        match known {
            // Locked while this was waiting.
            None => Err(VaultError::Locked),
            Some(Some(list)) => Ok(list),
            Some(None) => {
                let fresh = Listing::read(&mut store, &self.keys).await?;
                let list = fresh.to_list();
                let old = self
                    .inner
                    .with_listing(&self.keys, |listing| std::mem::replace(listing, fresh));
                old.map(|_| list).ok_or(VaultError::Locked)
            }
        }
    }

    pub(crate) async fn account_secret(&self, id: AccountId) -> Result<Secret, VaultError> {
        let mut store = self.store().await?;
        let mut reading = store.begin_read(&self.keys).await?;
        let sealed: Option<Vec<u8>> = sqlx::query_scalar("SELECT secret FROM account WHERE id = ?")
            .bind(&id.as_bytes()[..])
            .fetch_optional(&mut *reading)
            .await?;
        reading.commit().await?;
        let record = RecordId::from(id);
        let sealed = sealed.ok_or(VaultError::NotFound)?;
        let mut opened = sealed::open(&self.keys, Column::AccountSecret, record, &sealed)
            .map_err(VaultError::RecordDamaged)?;
        Secret::from_bytes(std::mem::take(&mut *opened.content))
            .map_err(|_| VaultError::RecordDamaged(Column::AccountSecret.damaged(record)))
    }

    pub(crate) async fn update_account(
        &self,
        id: AccountId,
        profile: AccountProfile,
    ) -> Result<(), VaultError> {
        let record = RecordId::from(id);
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        let old: Option<Vec<u8>> = sqlx::query_scalar("SELECT profile FROM account WHERE id = ?")
            .bind(&id.as_bytes()[..])
            .fetch_optional(&mut *writing.transaction)
            .await?;
        let old = old.ok_or(VaultError::NotFound)?;
        // What is damaged is kept byte for byte.
        sealed::open(&self.keys, Column::AccountProfile, record, &old)
            .map_err(VaultError::RecordDamaged)?;
        let sealed = writing.seal(Column::AccountProfile, record, &profile.encode()?)?;
        sqlx::query("UPDATE account SET profile = ? WHERE id = ?")
            .bind(sealed)
            .bind(&id.as_bytes()[..])
            .execute(&mut *writing.transaction)
            .await?;
        self.commit(writing, |listing| listing.set_profile(id, profile))
            .await?;
        Ok(())
    }

    pub(crate) async fn update_account_state(
        &self,
        id: AccountId,
        change: AccountStateChange,
    ) -> Result<(), VaultError> {
        self.change_state(id, |state| {
            state.pinned = change.pinned.unwrap_or(state.pinned);
            state.order = change.order.unwrap_or(state.order);
            state.last_used = change.last_used.or(state.last_used);
            Ok(())
        })
        .await
    }

    pub(crate) async fn next_hotp_counter(&self, id: AccountId) -> Result<u64, VaultError> {
        self.change_state(id, |state| {
            let counter = state.counter.ok_or(VaultError::NoCounter)?;
            state.counter = Some(counter.checked_add(1).ok_or(VaultError::NoCounter)?);
            Ok(counter)
        })
        .await
    }

    pub(crate) async fn remove_account(&self, id: AccountId) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        store.owe_checkpoint();
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        let removed = sqlx::query("DELETE FROM account WHERE id = ?")
            .bind(&id.as_bytes()[..])
            .execute(&mut *writing.transaction)
            .await?;
        if removed.rows_affected() == 0 {
            return Err(VaultError::NotFound);
        }
        writing.bury(id.into()).await?;
        self.commit(writing, |listing| listing.remove(id)).await?;
        store.checkpoint().await;
        Ok(())
    }

    /// Reads an account's state, changes it and writes it back, with no other write in between.
    async fn change_state<T>(
        &self,
        id: AccountId,
        change: impl FnOnce(&mut AccountState) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let record = RecordId::from(id);
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        let sealed: Option<Vec<u8>> = sqlx::query_scalar("SELECT state FROM account WHERE id = ?")
            .bind(&id.as_bytes()[..])
            .fetch_optional(&mut *writing.transaction)
            .await?;
        let sealed = sealed.ok_or(VaultError::NotFound)?;
        let opened = sealed::open(&self.keys, Column::AccountState, record, &sealed)
            .map_err(VaultError::RecordDamaged)?;
        let mut state = AccountState::decode(&opened.content)
            .ok_or_else(|| VaultError::RecordDamaged(Column::AccountState.damaged(record)))?;
        let result = change(&mut state)?;
        let sealed = writing.seal(Column::AccountState, record, &state.encode())?;
        sqlx::query("UPDATE account SET state = ? WHERE id = ?")
            .bind(sealed)
            .bind(&id.as_bytes()[..])
            .execute(&mut *writing.transaction)
            .await?;
        self.commit(writing, |listing| listing.set_state(id, state))
            .await?;
        Ok(result)
    }
}

/// Writes one account under a new id. Gives a HOTP account without a counter its first.
pub(crate) async fn insert_account(
    writing: &mut Writing<'_>,
    account: &mut NewAccount,
) -> Result<AccountId, VaultError> {
    if matches!(account.profile.kind, Kind::Hotp { .. }) {
        account.state.counter.get_or_insert(0);
    }
    let id = match account.id {
        Some(id) => id,
        None => AccountId::make_random()?,
    };
    let record = RecordId::from(id);
    let profile = writing.seal(Column::AccountProfile, record, &account.profile.encode()?)?;
    let secret = writing.seal(Column::AccountSecret, record, account.secret.expose())?;
    let state = writing.seal(Column::AccountState, record, &account.state.encode())?;
    sqlx::query("INSERT INTO account (id, profile, secret, state) VALUES (?, ?, ?, ?)")
        .bind(&id.as_bytes()[..])
        .bind(profile)
        .bind(secret)
        .bind(state)
        .execute(&mut *writing.transaction)
        .await?;
    Ok(id)
}

impl Zeroize for AccountList {
    /// Wipes every text in it.
    fn zeroize(&mut self) {
        for account in &mut self.accounts {
            account.profile.zeroize();
        }
    }
}
