//! Several changes that happen together or not at all: an edit, an import, and taking one back.

use crate::access::Access;
use crate::accounts::{MAX_ICON_BYTES, NewAccount, insert_account, seal_profile_anew, set_icon};
use crate::error::VaultError;
use crate::ids::AccountId;
use crate::listing::Edition;
use crate::profile::AccountProfile;
use crate::restoring::trash;
use crate::vault::Vault;

/// What is to change, in one transaction.
#[derive(Debug, Default)]
pub struct Batch {
    /// Accounts to add.
    pub add: Vec<NewAccount>,
    /// Icons for those, by their place in `add`; each at most [`MAX_ICON_BYTES`].
    pub icons: Vec<(usize, Vec<u8>)>,
    /// Accounts that say something else about themselves from now on.
    pub update: Vec<(AccountId, AccountProfile)>,
    /// Accounts that are kept on top from now on, or no longer.
    pub pin: Vec<(AccountId, bool)>,
    /// Places in the user's own order.
    pub order: Vec<(AccountId, i64)>,
    /// HOTP counters that are others from now on.
    pub counters: Vec<CounterChange>,
    /// HOTP counters that somebody sets.
    pub set_counters: Vec<NewCounter>,
    /// Accounts that get another icon of their own, each at most [`MAX_ICON_BYTES`], or lose theirs.
    pub redraw: Vec<(AccountId, Option<Vec<u8>>)>,
    /// Accounts that go to the trash.
    pub trash: Vec<AccountId>,
    /// The list that all this was planned from, where it would be wrong with any other one.
    pub planned_on: Option<Edition>,
}

/// A HOTP counter that is put forward, or back. One that somebody has changed meanwhile stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CounterChange {
    /// The account.
    pub id: AccountId,
    /// What it must be now: the counter that the next code uses.
    pub from: u64,
    /// What it becomes.
    pub to: u64,
}

/// A HOTP counter as somebody sets it, for one that has drifted from its server's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewCounter {
    /// The account.
    pub id: AccountId,
    /// What its next code is made with.
    pub counter: u64,
    /// Whether it may be lower than the one that is there. Codes that were used already come again then.
    pub may_lower: bool,
}

impl Vault {
    /// Changes all of it or, if it fails, nothing. The ids of what was added are in the same order. It is durable when this
    /// returns.
    ///
    /// # Errors
    /// [`VaultError::Outdated`] if the accounts are others than those it was planned on, [`VaultError::NotFound`] for an account
    /// that isn't there, [`VaultError::IconTooLarge`], [`VaultError::CounterLower`] and [`VaultError::NoCounter`] for a counter that is set, what the disk says.
    pub async fn apply(&self, batch: Batch) -> Result<Vec<AccountId>, VaultError> {
        self.settle(self.access()?.apply(batch).await)
    }
}

impl Access<'_> {
    async fn apply(&self, mut batch: Batch) -> Result<Vec<AccountId>, VaultError> {
        let new = batch.icons.iter().map(|(_, icon)| icon);
        let mut icons = new.chain(batch.redraw.iter().filter_map(|(_, icon)| icon.as_ref()));
        if icons.any(|icon| icon.len() > MAX_ICON_BYTES) {
            return Err(VaultError::IconTooLarge);
        }
        let removed = self.inner.clock.now_ms() / 1000;
        let mut store = self.store().await?;
        let mut writing = store.begin_write(&self.keys, &*self.inner.clock).await?;
        if let Some(edition) = batch.planned_on {
            let version = Some(writing.version);
            let is_same = self.inner.with_listing(&self.keys, |listing| {
                (listing.edition, listing.version) == (edition, version)
            });
            match is_same {
                Some(true) => {}
                Some(false) => return Err(VaultError::Outdated),
                None => return Err(VaultError::Locked),
            }
        }
        let mut added = Vec::with_capacity(batch.add.len());
        for account in &mut batch.add {
            added.push(insert_account(&mut writing, account).await?);
        }
        let mut with_icons = Vec::with_capacity(batch.icons.len());
        for (place, icon) in &batch.icons {
            let id = *added.get(*place).ok_or(VaultError::NotFound)?;
            set_icon(&mut writing, id, Some(icon)).await?;
            with_icons.push(id);
        }
        for (id, profile) in &batch.update {
            seal_profile_anew(&self.keys, &mut writing, *id, profile).await?;
        }
        let mut states = Vec::with_capacity(batch.pin.len());
        for &(id, pinned) in &batch.pin {
            let mut state = self.read_state(&mut writing, id).await?;
            state.pinned = pinned;
            self.write_state(&mut writing, id, &state).await?;
            states.push((id, state));
        }
        for &(id, order) in &batch.order {
            let mut state = self.read_state(&mut writing, id).await?;
            state.order = order;
            self.write_state(&mut writing, id, &state).await?;
            states.push((id, state));
        }
        for new in &batch.set_counters {
            let mut state = self.read_state(&mut writing, new.id).await?;
            let now = state.counter.ok_or(VaultError::NoCounter)?;
            if new.counter < now && !new.may_lower {
                return Err(VaultError::CounterLower { now });
            }
            state.counter = Some(new.counter);
            self.write_state(&mut writing, new.id, &state).await?;
            states.push((new.id, state));
        }
        for (id, icon) in &batch.redraw {
            set_icon(&mut writing, *id, icon.as_deref()).await?;
        }
        for change in &batch.counters {
            let mut state = self.read_state(&mut writing, change.id).await?;
            if state.counter != Some(change.from) {
                continue;
            }
            state.counter = Some(change.to);
            self.write_state(&mut writing, change.id, &state).await?;
            states.push((change.id, state));
        }
        for &id in &batch.trash {
            if !trash(&mut writing, id, removed).await? {
                return Err(VaultError::NotFound);
            }
        }
        let ids = added.clone();
        self.commit(writing, |listing| {
            for (id, account) in added.into_iter().zip(batch.add) {
                listing.insert(id, account.profile, account.state);
            }
            for id in with_icons {
                listing.set_has_icon(id, true);
            }
            for (id, profile) in batch.update {
                listing.set_profile(id, profile);
            }
            // Of one account the last one has the others in it.
            for (id, state) in states {
                listing.set_state(id, state);
            }
            for (id, icon) in batch.redraw {
                listing.set_has_icon(id, icon.is_some());
            }
            for id in batch.trash {
                listing.set_trashed(id, Some(removed));
            }
        })
        .await?;
        Ok(ids)
    }
}
