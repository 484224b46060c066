//! Accounts: adding, listing, changing and removing them, and the HOTP counter.

use countersign_otp::{Kind, Secret};
use serde::Serialize;
use zeroize::Zeroize;

use crate::access::Access;
use crate::error::{Damaged, VaultError};
use crate::ids::{AccountId, RecordId};
use crate::keys::Keys;
use crate::listing::{Edition, Listing};
use crate::profile::{AccountProfile, AccountState};
use crate::restoring::trash;
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
    /// Whether it has an icon of its own.
    pub has_icon: bool,
}

/// An account in the trash.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrashedAccount {
    /// The account.
    pub account: Account,
    /// When it was removed, in seconds since the Unix epoch.
    pub removed: u64,
}

/// How many days an account stays in the trash.
pub const TRASH_DAYS: u64 = 30;

/// The largest icon, in bytes.
pub const MAX_ICON_BYTES: usize = 256 * 1024;

/// Every account that opens, and what does not.
#[derive(Debug, Clone, Serialize)]
pub struct AccountList {
    /// In the user's order, then in the order in which they were added.
    pub accounts: Vec<Account>,
    /// Set aside; kept as they are.
    pub damaged: Vec<Damaged>,
    /// Which reading of them it is: see [`Batch::planned_on`](crate::Batch::planned_on).
    #[serde(skip)]
    pub edition: Edition,
}

/// What is in them; which reading of it each is makes no difference.
impl PartialEq for AccountList {
    fn eq(&self, other: &Self) -> bool {
        (&self.accounts, &self.damaged) == (&other.accounts, &other.damaged)
    }
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
        self.with_fresh_listing(Listing::to_list).await
    }

    pub(crate) async fn trash(&self) -> Result<Vec<TrashedAccount>, VaultError> {
        self.with_fresh_listing(Listing::trash).await
    }

    /// What the list in memory says, read again if somebody else wrote.
    async fn with_fresh_listing<T>(&self, tell: impl Fn(&Listing) -> T) -> Result<T, VaultError> {
        let mut store = self.store().await?;
        let version = store.data_version().await?;
        let known = self.inner.with_listing(&self.keys, |listing| {
            (listing.version == Some(version)).then(|| tell(listing))
        });
        match known {
            // Locked while this was waiting.
            None => Err(VaultError::Locked),
            Some(Some(told)) => Ok(told),
            Some(None) => {
                let fresh = Listing::read(&mut store, &self.keys).await?;
                let told = tell(&fresh);
                let old = self
                    .inner
                    .with_listing(&self.keys, |listing| std::mem::replace(listing, fresh));
                old.map(|_| told).ok_or(VaultError::Locked)
            }
        }
    }

    pub(crate) async fn account_secret(&self, id: AccountId) -> Result<Secret, VaultError> {
        let mut store = self.store().await?;
        let mut reading = store.begin_read(&self.keys).await?;
        let sealed: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT secret FROM account WHERE id = ? AND trashed IS NULL")
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
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        seal_profile_anew(&self.keys, &mut writing, id, &profile).await?;
        self.commit(writing, |listing| listing.set_profile(id, profile))
            .await?;
        Ok(())
    }

    pub(crate) async fn update_account_state(
        &self,
        id: AccountId,
        change: AccountStateChange,
    ) -> Result<(), VaultError> {
        let matters = change.pinned.is_some() || change.order.is_some();
        self.change_state(id, matters, |state| {
            state.pinned = change.pinned.unwrap_or(state.pinned);
            state.order = change.order.unwrap_or(state.order);
            state.last_used = change.last_used.or(state.last_used);
            Ok(())
        })
        .await
    }

    pub(crate) async fn next_hotp_counter(&self, id: AccountId) -> Result<u64, VaultError> {
        self.change_state(id, false, |state| {
            let counter = state.counter.ok_or(VaultError::NoCounter)?;
            state.counter = Some(counter.checked_add(1).ok_or(VaultError::NoCounter)?);
            Ok(counter)
        })
        .await
    }

    pub(crate) async fn trash_accounts(&self, ids: &[AccountId]) -> Result<(), VaultError> {
        let removed = self.inner.clock.now_ms() / 1000;
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        for &id in ids {
            if !trash(&mut writing, id, removed).await? {
                return Err(VaultError::NotFound);
            }
        }
        self.commit(writing, |listing| {
            for &id in ids {
                listing.set_trashed(id, Some(removed));
            }
        })
        .await
    }

    pub(crate) async fn restore_accounts(&self, ids: &[AccountId]) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        for &id in ids {
            let done = sqlx::query(
                "UPDATE account SET trashed = NULL WHERE id = ? AND trashed IS NOT NULL",
            )
            .bind(&id.as_bytes()[..])
            .execute(&mut *writing.transaction)
            .await?;
            if done.rows_affected() == 0 {
                return Err(VaultError::NotFound);
            }
        }
        self.commit(writing, |listing| {
            for &id in ids {
                listing.set_trashed(id, None);
            }
        })
        .await
    }

    pub(crate) async fn delete_accounts(&self, ids: &[AccountId]) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        store.owe_checkpoint();
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        writing.retires_snapshots = true;
        for &id in ids {
            let removed = sqlx::query("DELETE FROM account WHERE id = ?")
                .bind(&id.as_bytes()[..])
                .execute(&mut *writing.transaction)
                .await?;
            if removed.rows_affected() == 0 {
                return Err(VaultError::NotFound);
            }
            writing.bury(id.into()).await?;
        }
        self.commit(writing, |listing| {
            for &id in ids {
                listing.remove(id);
            }
        })
        .await?;
        store.checkpoint().await;
        Ok(())
    }

    /// Removes for good those of these accounts that are in the trash still, and were put there at this time or before it:
    /// another program may have taken one out, or been faster. Keeps when others were found to be due.
    pub(crate) async fn purge(
        &self,
        ids: &[AccountId],
        before: u64,
        due_seen_ms: Option<u64>,
    ) -> Result<usize, VaultError> {
        let mut store = self.store().await?;
        store.owe_checkpoint();
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        writing.due_seen_ms = due_seen_ms;
        let mut gone = Vec::new();
        for &id in ids {
            let trashed: Option<Vec<u8>> = sqlx::query_scalar(
                "SELECT trashed FROM account WHERE id = ? AND trashed IS NOT NULL",
            )
            .bind(&id.as_bytes()[..])
            .fetch_optional(&mut *writing.transaction)
            .await?;
            let Some(trashed) = trashed else { continue };
            let opened = sealed::open(&self.keys, Column::AccountTrashed, id.into(), &trashed);
            let since = opened.ok().and_then(|opened| {
                Some(u64::from_be_bytes(
                    opened.content.as_slice().try_into().ok()?,
                ))
            });
            if since.is_none_or(|since| since > before) {
                continue;
            }
            sqlx::query("DELETE FROM account WHERE id = ?")
                .bind(&id.as_bytes()[..])
                .execute(&mut *writing.transaction)
                .await?;
            writing.bury(id.into()).await?;
            gone.push(id);
        }
        writing.matters = !gone.is_empty();
        writing.retires_snapshots = !gone.is_empty();
        self.commit(writing, |listing| {
            for &id in &gone {
                listing.remove(id);
            }
        })
        .await?;
        store.checkpoint().await;
        Ok(gone.len())
    }

    pub(crate) async fn reorder_accounts(&self, ids: &[AccountId]) -> Result<(), VaultError> {
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        let mut states = Vec::with_capacity(ids.len());
        for (place, &id) in ids.iter().enumerate() {
            let mut state = self.read_state(&mut writing, id).await?;
            let place = i64::try_from(place).unwrap_or(i64::MAX);
            if state.order != place {
                state.order = place;
                self.write_state(&mut writing, id, &state).await?;
                states.push((id, state));
            }
        }
        self.commit(writing, |listing| {
            for (id, state) in states {
                listing.set_state(id, state);
            }
        })
        .await
    }

    pub(crate) async fn set_account_icon(
        &self,
        id: AccountId,
        icon: Option<&[u8]>,
    ) -> Result<(), VaultError> {
        if icon.is_some_and(|icon| icon.len() > MAX_ICON_BYTES) {
            return Err(VaultError::IconTooLarge);
        }
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        set_icon(&mut writing, id, icon).await?;
        let has_icon = icon.is_some();
        self.commit(writing, |listing| listing.set_has_icon(id, has_icon))
            .await
    }

    pub(crate) async fn account_icon(&self, id: AccountId) -> Result<Option<Vec<u8>>, VaultError> {
        let mut store = self.store().await?;
        let mut reading = store.begin_read(&self.keys).await?;
        let sealed: Option<Option<Vec<u8>>> =
            sqlx::query_scalar("SELECT icon FROM account WHERE id = ?")
                .bind(&id.as_bytes()[..])
                .fetch_optional(&mut *reading)
                .await?;
        reading.commit().await?;
        match sealed.ok_or(VaultError::NotFound)? {
            None => Ok(None),
            Some(sealed) => sealed::open(&self.keys, Column::AccountIcon, id.into(), &sealed)
                .map(|mut opened| Some(std::mem::take(&mut *opened.content)))
                .map_err(VaultError::RecordDamaged),
        }
    }

    /// Reads an account's state, changes it and writes it back, with no other write in between.
    async fn change_state<T>(
        &self,
        id: AccountId,
        matters: bool,
        change: impl FnOnce(&mut AccountState) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        writing.matters = matters;
        let mut state = self.read_state(&mut writing, id).await?;
        let result = change(&mut state)?;
        self.write_state(&mut writing, id, &state).await?;
        self.commit(writing, |listing| listing.set_state(id, state))
            .await?;
        Ok(result)
    }

    pub(crate) async fn read_state(
        &self,
        writing: &mut Writing<'_>,
        id: AccountId,
    ) -> Result<AccountState, VaultError> {
        let record = RecordId::from(id);
        let sealed: Option<Vec<u8>> = sqlx::query_scalar("SELECT state FROM account WHERE id = ?")
            .bind(&id.as_bytes()[..])
            .fetch_optional(&mut *writing.transaction)
            .await?;
        let sealed = sealed.ok_or(VaultError::NotFound)?;
        let opened = sealed::open(&self.keys, Column::AccountState, record, &sealed)
            .map_err(VaultError::RecordDamaged)?;
        AccountState::decode(&opened.content)
            .ok_or_else(|| VaultError::RecordDamaged(Column::AccountState.damaged(record)))
    }

    pub(crate) async fn write_state(
        &self,
        writing: &mut Writing<'_>,
        id: AccountId,
        state: &AccountState,
    ) -> Result<(), VaultError> {
        let sealed = writing.seal(Column::AccountState, id.into(), &state.encode())?;
        sqlx::query("UPDATE account SET state = ? WHERE id = ?")
            .bind(sealed)
            .bind(&id.as_bytes()[..])
            .execute(&mut *writing.transaction)
            .await?;
        Ok(())
    }
}

/// Puts a new profile in the place of one that opens. What is damaged is kept byte for byte.
pub(crate) async fn seal_profile_anew(
    keys: &Keys,
    writing: &mut Writing<'_>,
    id: AccountId,
    profile: &AccountProfile,
) -> Result<(), VaultError> {
    let record = RecordId::from(id);
    let old: Option<Vec<u8>> = sqlx::query_scalar("SELECT profile FROM account WHERE id = ?")
        .bind(&id.as_bytes()[..])
        .fetch_optional(&mut *writing.transaction)
        .await?;
    let old = old.ok_or(VaultError::NotFound)?;
    sealed::open(keys, Column::AccountProfile, record, &old).map_err(VaultError::RecordDamaged)?;
    let sealed = writing.seal(Column::AccountProfile, record, &profile.encode()?)?;
    sqlx::query("UPDATE account SET profile = ? WHERE id = ?")
        .bind(sealed)
        .bind(&id.as_bytes()[..])
        .execute(&mut *writing.transaction)
        .await?;
    Ok(())
}

/// Gives an account an icon of its own, or takes it away.
pub(crate) async fn set_icon(
    writing: &mut Writing<'_>,
    id: AccountId,
    icon: Option<&[u8]>,
) -> Result<(), VaultError> {
    let sealed = match icon {
        Some(icon) => Some(writing.seal(Column::AccountIcon, id.into(), icon)?),
        None => None,
    };
    let done = sqlx::query("UPDATE account SET icon = ? WHERE id = ?")
        .bind(sealed)
        .bind(&id.as_bytes()[..])
        .execute(&mut *writing.transaction)
        .await?;
    match done.rows_affected() {
        0 => Err(VaultError::NotFound),
        _ => Ok(()),
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
