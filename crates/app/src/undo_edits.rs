//! Taking back what was changed about accounts: whatever still is as the change made it, and nothing that was changed
//! again since.

use std::collections::HashMap;

use countersign_vault::{Account, AccountId, AccountProfile, Batch, NewCounter, Vault, VaultError};
use zeroize::Zeroize;

/// What one step changed about accounts that stayed where they are: each with what was there before and what the step
/// made of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Edits {
    pub(crate) profiles: Vec<ProfileChange>,
    pub(crate) pins: Vec<Changed<bool>>,
    pub(crate) orders: Vec<Changed<i64>>,
    pub(crate) counters: Vec<Changed<Option<u64>>>,
    pub(crate) icons: Vec<Changed<Option<Vec<u8>>>>,
}

/// What one account says about itself. Its names, note and tags don't stay in memory.
#[derive(Debug, Clone)]
pub(crate) struct ProfileChange {
    pub(crate) id: AccountId,
    pub(crate) before: AccountProfile,
    pub(crate) after: AccountProfile,
}

impl Drop for ProfileChange {
    fn drop(&mut self) {
        self.before.zeroize();
        self.after.zeroize();
    }
}

/// One thing about one account.
#[derive(Debug, Clone)]
pub(crate) struct Changed<T> {
    pub(crate) id: AccountId,
    pub(crate) before: T,
    pub(crate) after: T,
}

impl Edits {
    pub(crate) fn is_empty(&self) -> bool {
        self.profiles.is_empty()
            && self.pins.is_empty()
            && self.orders.is_empty()
            && self.counters.is_empty()
            && self.icons.is_empty()
    }

    /// Whether it is about this account alone, and not about its icon.
    pub(crate) fn is_about_only(&self, id: AccountId) -> bool {
        let profiles = self.profiles.iter().map(|changed| changed.id);
        let mut ids = profiles
            .chain(self.pins.iter().map(|changed| changed.id))
            .chain(self.orders.iter().map(|changed| changed.id))
            .chain(self.counters.iter().map(|changed| changed.id));
        !self.is_empty() && self.icons.is_empty() && ids.all(|each| each == id)
    }

    /// Whether it is about places in the list and nothing else.
    pub(crate) fn is_order(&self) -> bool {
        !self.orders.is_empty()
            && self.profiles.is_empty()
            && self.pins.is_empty()
            && self.counters.is_empty()
            && self.icons.is_empty()
    }

    /// The change that takes it back, where things still are as it made them.
    ///
    /// # Errors
    /// [`VaultError::Locked`], what the disk says.
    pub(crate) async fn taken_back(&self, vault: &Vault) -> Result<Batch, VaultError> {
        let accounts = vault.accounts().await?.accounts;
        let mut batch = self.taken_back_from(&accounts);
        for icon in &self.icons {
            if !accounts.iter().any(|account| account.id == icon.id) {
                continue;
            }
            // One that is damaged is not as it was made.
            let now = vault.account_icon(icon.id).await;
            if now.is_ok_and(|now| now == icon.after) {
                batch.redraw.push((icon.id, icon.before.clone()));
            }
        }
        Ok(batch)
    }

    fn taken_back_from(&self, accounts: &[Account]) -> Batch {
        let accounts: HashMap<AccountId, &Account> = accounts
            .iter()
            .map(|account| (account.id, account))
            .collect();
        let state = |id: AccountId| accounts.get(&id).map(|account| account.state);
        let mut batch = Batch::default();
        for changed in &self.profiles {
            if let Some(now) = accounts.get(&changed.id) {
                let back = profile_back(changed, &now.profile);
                if back != now.profile {
                    batch.update.push((changed.id, back));
                }
            }
        }
        for changed in &self.pins {
            if state(changed.id).is_some_and(|now| now.pinned == changed.after) {
                batch.pin.push((changed.id, changed.before));
            }
        }
        for changed in &self.orders {
            if state(changed.id).is_some_and(|now| now.order == changed.after) {
                batch.order.push((changed.id, changed.before));
            }
        }
        for changed in &self.counters {
            // No code was made with the new one where it still holds.
            let holds = state(changed.id).is_some_and(|now| now.counter == changed.after);
            if let (true, Some(counter)) = (holds, changed.before) {
                batch.count.push(NewCounter {
                    account: changed.id,
                    counter,
                    may_lower: true,
                });
            }
        }
        batch
    }
}

/// The accounts that a change is about, each once.
pub(crate) fn touched(batch: &Batch) -> Vec<AccountId> {
    let updated = batch.update.iter().map(|(id, _)| *id);
    let mut ids: Vec<AccountId> = updated
        .chain(batch.pin.iter().map(|(id, _)| *id))
        .chain(batch.order.iter().map(|(id, _)| *id))
        .chain(batch.count.iter().map(|new| new.account))
        .chain(batch.redraw.iter().map(|(id, _)| *id))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn profile_back(changed: &ProfileChange, now: &AccountProfile) -> AccountProfile {
    let ProfileChange { before, after, .. } = changed;
    let mut back = now.clone();
    if now.issuer == after.issuer {
        back.issuer.clone_from(&before.issuer);
    }
    if now.label == after.label {
        back.label.clone_from(&before.label);
    }
    if back.issuer.is_empty() && back.label.is_empty() {
        // One of the two was changed again: without any name it could not be told from others.
        back.issuer.clone_from(&now.issuer);
        back.label.clone_from(&now.label);
    }
    if now.note == after.note {
        back.note.clone_from(&before.note);
    }
    if now.tags == after.tags {
        back.tags.clone_from(&before.tags);
    }
    if now.kind == after.kind {
        back.kind = before.kind;
    }
    back
}

#[cfg(test)]
mod tests {
    use countersign_otp::Kind;

    use super::*;

    fn profile(issuer: &str, label: &str, note: &str) -> AccountProfile {
        AccountProfile {
            issuer: issuer.to_owned(),
            label: label.to_owned(),
            kind: Kind::default(),
            note: note.to_owned(),
            tags: Vec::new(),
            created: 0,
        }
    }

    fn back(before: AccountProfile, after: AccountProfile, now: &AccountProfile) -> AccountProfile {
        let id = AccountId::from_bytes([1; 16]);
        profile_back(&ProfileChange { id, before, after }, now)
    }

    #[test]
    fn what_was_changed_again_stays() {
        let (before, after) = (profile("A", "ann", "old"), profile("B", "bob", "new"));
        let now = profile("B", "carol", "new");
        assert_eq!(back(before, after, &now), profile("A", "carol", "old"));
    }

    #[test]
    fn an_account_never_loses_both_its_names() {
        let (before, after) = (profile("A", "", ""), profile("B", "bob", ""));
        let now = profile("", "bob", "");
        assert_eq!(back(before, after, &now), now);
    }
}
