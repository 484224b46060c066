//! The list of accounts as it is kept in memory while the vault is unlocked.

use std::collections::BTreeMap;
use std::sync::Arc;

use zeroize::Zeroize;

use crate::accounts::{Account, AccountList};
use crate::error::{Damaged, VaultError};
use crate::ids::{AccountId, RecordId};
use crate::keys::Keys;
use crate::profile::{AccountProfile, AccountState};
use crate::sealed::{self, Column};
use crate::stack::on_wiped_stack;
use crate::store::{Store, data_version};

/// Every account that opens, and what does not.
pub(crate) struct Listing {
    /// `PRAGMA data_version` when it was read; `None` if a write of our own may not be in it.
    pub(crate) version: Option<i64>,
    accounts: BTreeMap<AccountId, Entry>,
    damaged: Vec<Damaged>,
}

/// One account in memory. Its texts are wiped when it goes.
struct Entry {
    profile: AccountProfile,
    state: AccountState,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.profile.zeroize();
    }
}

type SealedRow = (Vec<u8>, Vec<u8>, Vec<u8>);

impl Listing {
    /// Reads and opens every account's profile and state.
    pub(crate) async fn read(store: &mut Store, keys: &Arc<Keys>) -> Result<Self, VaultError> {
        let mut reading = store.begin_read(keys).await?;
        let version = data_version(&mut reading).await?;
        let rows: Vec<SealedRow> = sqlx::query_as("SELECT id, profile, state FROM account")
            .fetch_all(&mut *reading)
            .await?;
        reading.commit().await?;
        let keys = Arc::clone(keys);
        tokio::task::spawn_blocking(move || on_wiped_stack(|| Self::open(version, &rows, &keys)))
            .await
            .map_err(|_| VaultError::Internal("opening the accounts"))
    }

    fn open(version: i64, rows: &[SealedRow], keys: &Keys) -> Self {
        let mut listing = Self {
            version: Some(version),
            accounts: BTreeMap::new(),
            damaged: Vec::new(),
        };
        for (id, profile, state) in rows {
            // The schema allows no other length; a row that broke it could not be named either.
            let Ok(id) = AccountId::try_from(id.as_slice()) else {
                continue;
            };
            match open_entry(id, profile, state, keys) {
                Ok(entry) => {
                    listing.accounts.insert(id, entry);
                }
                Err(damaged) => listing.damaged.push(damaged),
            }
        }
        if !listing.damaged.is_empty() {
            tracing::warn!(
                records = listing.damaged.len(),
                "damaged accounts were set aside"
            );
        }
        listing
    }

    /// A copy for a caller, in the user's order; accounts with the same place stand in the order in which they
    /// were added.
    pub(crate) fn to_list(&self) -> AccountList {
        let mut accounts: Vec<Account> = self
            .accounts
            .iter()
            .map(|(&id, entry)| Account {
                id,
                profile: entry.profile.clone(),
                state: entry.state,
            })
            .collect();
        accounts.sort_by_key(|account| (account.state.order, account.profile.created, account.id));
        AccountList {
            accounts,
            damaged: self.damaged.clone(),
        }
    }

    pub(crate) fn insert(&mut self, id: AccountId, profile: AccountProfile, state: AccountState) {
        self.accounts.insert(id, Entry { profile, state });
    }

    pub(crate) fn set_profile(&mut self, id: AccountId, mut profile: AccountProfile) {
        match self.accounts.get_mut(&id) {
            Some(entry) => {
                std::mem::swap(&mut entry.profile, &mut profile);
                profile.zeroize();
            }
            None => profile.zeroize(),
        }
    }

    pub(crate) fn set_state(&mut self, id: AccountId, state: AccountState) {
        if let Some(entry) = self.accounts.get_mut(&id) {
            entry.state = state;
        }
    }

    pub(crate) fn remove(&mut self, id: AccountId) {
        self.accounts.remove(&id);
        self.damaged
            .retain(|damaged| damaged.id != RecordId::from(id));
    }
}

fn open_entry(id: AccountId, profile: &[u8], state: &[u8], keys: &Keys) -> Result<Entry, Damaged> {
    let record = RecordId::from(id);
    let opened = sealed::open(keys, Column::AccountProfile, record, profile)?;
    let profile = AccountProfile::decode(&opened.content)
        .ok_or_else(|| Column::AccountProfile.damaged(record))?;
    let opened = sealed::open(keys, Column::AccountState, record, state)?;
    let state = AccountState::decode(&opened.content)
        .ok_or_else(|| Column::AccountState.damaged(record))?;
    Ok(Entry { profile, state })
}
