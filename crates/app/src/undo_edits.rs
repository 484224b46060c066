//! Taking back what was changed about accounts that stayed where they are: whatever still is as the change made it.

use std::collections::{BTreeMap, HashMap};

use countersign_vault::{Account, AccountId, Vault, VaultError};

use crate::undo::{Back, Overwritten};

/// What one step changed: each with what was there before and what the step made of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Edits {
    pub(crate) profiles: Vec<Overwritten>,
    pub(crate) pins: Vec<Changed<bool>>,
    pub(crate) icons: Vec<Changed<Option<Vec<u8>>>>,
    /// Places in the list. They come back together or not at all.
    pub(crate) orders: Vec<Changed<i64>>,
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
            && self.icons.is_empty()
            && self.orders.is_empty()
    }

    /// Whether it is about what this account says, and about nothing else.
    pub(crate) fn is_about_only(&self, id: AccountId) -> bool {
        let profiles = self.profiles.iter().map(|changed| changed.id);
        let mut ids = profiles.chain(self.pins.iter().map(|changed| changed.id));
        self.icons.is_empty()
            && self.orders.is_empty()
            && !self.is_empty()
            && ids.all(|each| each == id)
    }

    /// Adds what takes it back, as things are now.
    ///
    /// # Errors
    /// [`VaultError::Locked`], what the disk says.
    pub(crate) async fn take_back(
        &self,
        vault: &Vault,
        present: &HashMap<AccountId, Account>,
        back: &mut Back,
    ) -> Result<(), VaultError> {
        let mut wholes: BTreeMap<AccountId, bool> = BTreeMap::new();
        let mut found = |id: AccountId, is_whole: bool| {
            *wholes.entry(id).or_insert(true) &= is_whole;
        };
        for changed in &self.profiles {
            let account = present.get(&changed.id);
            let is_whole = account.is_some_and(|account| back.overwrite(changed, account));
            found(changed.id, is_whole);
        }
        for changed in &self.pins {
            let pinned = present.get(&changed.id).map(|now| now.state.pinned);
            if pinned == Some(changed.after) {
                back.batch.pin.push((changed.id, changed.before));
            }
            found(changed.id, pinned.is_some());
        }
        for changed in &self.icons {
            let icon = match present.contains_key(&changed.id) {
                true => vault.account_icon(changed.id).await,
                false => Err(VaultError::NotFound),
            };
            let is_whole = match icon {
                Ok(icon) if icon == changed.after => {
                    back.batch.redraw.push((changed.id, changed.before.clone()));
                    true
                }
                Ok(icon) => icon == changed.before,
                // One that is gone or damaged is not as it was made.
                Err(VaultError::NotFound | VaultError::RecordDamaged(_)) => false,
                Err(error) => return Err(error),
            };
            found(changed.id, is_whole);
        }
        for (id, is_whole) in wholes {
            match is_whole {
                true => back.as_before.push(id),
                false => back.kept += 1,
            }
        }
        if !self.orders.is_empty() {
            let stands = |changed: &Changed<i64>| {
                let now = present.get(&changed.id);
                now.is_none_or(|now| now.state.order == changed.after)
            };
            let is_as_made = self.orders.iter().all(stands);
            if is_as_made {
                let here = self.orders.iter().filter(|to| present.contains_key(&to.id));
                back.batch.order.extend(here.map(|to| (to.id, to.before)));
            }
            back.order = Some(is_as_made);
        }
        Ok(())
    }
}
