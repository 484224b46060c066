//! The list of accounts as it is kept in memory while the vault is unlocked.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use zeroize::Zeroize;

use crate::accounts::{Account, AccountList, TrashedAccount};
use crate::error::{Damaged, VaultError};
use crate::ids::{AccountId, RecordId};
use crate::keys::Keys;
use crate::profile::{AccountProfile, AccountState};
use crate::sealed::{self, Column};
use crate::stack::on_wiped_stack;
use crate::store::{Store, data_version};

/// One reading of the accounts by this program, as no other was: what was planned from it is carried out on nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edition(u64);

impl Edition {
    pub(crate) fn next() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed))
    }
}

/// Every account that opens, and what does not.
pub(crate) struct Listing {
    /// `PRAGMA data_version` when it was read; `None` if a write of our own may not be in it.
    pub(crate) version: Option<i64>,
    /// Another one after every write of our own.
    pub(crate) edition: Edition,
    accounts: BTreeMap<AccountId, Entry>,
    damaged: Vec<Damaged>,
}

/// One account in memory. Its texts are wiped when it goes.
struct Entry {
    profile: AccountProfile,
    state: AccountState,
    has_icon: bool,
    /// When it was put into the trash, in seconds since the Unix epoch.
    trashed: Option<u64>,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.profile.zeroize();
    }
}

type SealedRow = (Vec<u8>, Vec<u8>, Vec<u8>, Option<Vec<u8>>, bool);

impl Listing {
    /// Reads and opens every account's profile and state.
    pub(crate) async fn read(store: &mut Store, keys: &Arc<Keys>) -> Result<Self, VaultError> {
        let renewals = store.renewals_base();
        let mut reading = store.begin_read(keys).await?;
        let version = renewals + data_version(&mut reading).await?;
        let rows: Vec<SealedRow> =
            sqlx::query_as("SELECT id, profile, state, trashed, icon IS NOT NULL FROM account")
                .fetch_all(&mut *reading)
                .await?;
        reading.commit().await?;
        let keys = Arc::clone(keys);
        tokio::task::spawn_blocking(move || on_wiped_stack(|| Self::open(version, &rows, &keys)))
            .await
            .map_err(|_| VaultError::Internal("opening the accounts"))
    }

    /// Whether there are accounts, and not one of them opens.
    pub(crate) fn is_wholly_damaged(&self) -> bool {
        self.accounts.is_empty() && !self.damaged.is_empty()
    }

    fn open(version: i64, rows: &[SealedRow], keys: &Keys) -> Self {
        let mut listing = Self {
            version: Some(version),
            edition: Edition::next(),
            accounts: BTreeMap::new(),
            damaged: Vec::new(),
        };
        for row in rows {
            // The schema allows no other length; a row that broke it could not be named either.
            let Ok(id) = AccountId::try_from(row.0.as_slice()) else {
                continue;
            };
            match open_entry(id, row, keys) {
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
    /// were added. What is in the trash is left out.
    pub(crate) fn to_list(&self) -> AccountList {
        let mut accounts: Vec<Account> = self
            .accounts
            .iter()
            .filter(|(_, entry)| entry.trashed.is_none())
            .map(|(&id, entry)| entry.account(id))
            .collect();
        accounts.sort_by_key(|account| (account.state.order, account.profile.created, account.id));
        AccountList {
            accounts,
            damaged: self.damaged.clone(),
            edition: self.edition,
        }
    }

    /// What is in the trash, last removed first.
    pub(crate) fn trash(&self) -> Vec<TrashedAccount> {
        let trashed = self.accounts.iter().filter_map(|(&id, entry)| {
            Some(TrashedAccount {
                removed: entry.trashed?,
                account: entry.account(id),
            })
        });
        let mut trashed: Vec<TrashedAccount> = trashed.collect();
        trashed.sort_by_key(|trashed| (std::cmp::Reverse(trashed.removed), trashed.account.id));
        trashed
    }

    pub(crate) fn insert(&mut self, id: AccountId, profile: AccountProfile, state: AccountState) {
        let entry = Entry {
            profile,
            state,
            has_icon: false,
            trashed: None,
        };
        self.accounts.insert(id, entry);
    }

    pub(crate) fn set_trashed(&mut self, id: AccountId, trashed: Option<u64>) {
        if let Some(entry) = self.accounts.get_mut(&id) {
            entry.trashed = trashed;
        }
    }

    pub(crate) fn set_has_icon(&mut self, id: AccountId, has_icon: bool) {
        if let Some(entry) = self.accounts.get_mut(&id) {
            entry.has_icon = has_icon;
        }
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

impl Entry {
    fn account(&self, id: AccountId) -> Account {
        Account {
            id,
            profile: self.profile.clone(),
            state: self.state,
            has_icon: self.has_icon,
        }
    }
}

fn open_entry(id: AccountId, row: &SealedRow, keys: &Keys) -> Result<Entry, Damaged> {
    let (_, profile, state, trashed, has_icon) = row;
    let record = RecordId::from(id);
    let opened = sealed::open(keys, Column::AccountProfile, record, profile)?;
    let profile = AccountProfile::decode(&opened.content)
        .ok_or_else(|| Column::AccountProfile.damaged(record))?;
    let opened = sealed::open(keys, Column::AccountState, record, state)?;
    let state = AccountState::decode(&opened.content)
        .ok_or_else(|| Column::AccountState.damaged(record))?;
    let trashed = match trashed {
        None => None,
        Some(trashed) => {
            let opened = sealed::open(keys, Column::AccountTrashed, record, trashed)?;
            let seconds = opened.content.as_slice().try_into();
            let damaged = |_| Column::AccountTrashed.damaged(record);
            Some(u64::from_be_bytes(seconds.map_err(damaged)?))
        }
    };
    Ok(Entry {
        profile,
        state,
        has_icon: *has_icon,
        trashed,
    })
}
