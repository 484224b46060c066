//! One step back: the last removal, adding or import in this program. What was changed since then is not touched.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use countersign_vault::{
    Account, AccountId, AccountProfile, Batch, CounterChange, Vault, VaultError,
};

use crate::accounts::spoken_name;
use crate::app::App;
use crate::error::Result;
use crate::importing::counted;
use crate::view;

/// What can be taken back.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// These accounts were added.
    Added(Vec<AccountId>),
    /// These accounts were put into the trash.
    Removed(Vec<AccountId>),
    /// An import: these were added, and those were changed.
    Imported {
        added: Vec<AccountId>,
        changed: Vec<Overwritten>,
    },
}

/// An account that was changed, before and after.
#[derive(Debug, Clone)]
pub(crate) struct Overwritten {
    pub(crate) id: AccountId,
    pub(crate) before: AccountProfile,
    pub(crate) after: AccountProfile,
    /// Its counter, where that was put forward.
    pub(crate) counter: Option<CounterChange>,
}

impl Overwritten {
    /// The profile with what it said before, wherever it still says what the change made of it; and whether nothing else is in
    /// it, so that it is wholly as it was.
    fn taken_back(&self, present: &AccountProfile) -> (AccountProfile, bool) {
        fn back<T: Clone + PartialEq>(present: &mut T, before: &T, after: &T) -> bool {
            if present == after {
                present.clone_from(before);
            }
            present == before
        }
        let (before, after) = (&self.before, &self.after);
        let mut profile = present.clone();
        let is_new = |tag: &String| after.tags.contains(tag) && !before.tags.contains(tag);
        profile.tags.retain(|tag| !is_new(tag));
        let same = [
            back(&mut profile.issuer, &before.issuer, &after.issuer),
            back(&mut profile.label, &before.label, &after.label),
            back(&mut profile.kind, &before.kind, &after.kind),
            back(&mut profile.note, &before.note, &after.note),
            profile.tags == before.tags,
        ];
        (profile, same.into_iter().all(|same| same))
    }
}

/// What taking a change back comes to, as things are now.
#[derive(Default)]
struct Back {
    batch: Batch,
    restore: Vec<AccountId>,
    /// How many accounts are wholly as before.
    as_before: usize,
    /// How many were changed since, and keep that.
    kept: usize,
    /// How many were deleted for good.
    deleted: usize,
}

/// The last change that can be taken back.
#[derive(Default)]
pub(crate) struct LastChange(Mutex<Option<Change>>);

impl LastChange {
    pub(crate) fn note(&self, change: Change) {
        *self.last() = Some(change);
    }

    pub(crate) fn forget(&self) {
        self.last().take();
    }

    fn last(&self) -> MutexGuard<'_, Option<Change>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Takes back the last removal, adding or import, the whole of it: what was removed comes back, what was added goes to the
    /// trash, and what was changed is as before. What somebody changed since then stays, and is counted in the words. `None` if
    /// there is nothing to take back.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`](crate::Problem::VaultLocked); what the disk says. It can be asked for again then.
    pub async fn undo(&self) -> Result<Option<view::Undone>> {
        let Some(change) = self.last_change.last().clone() else {
            return Ok(None);
        };
        let vault = self.vault()?;
        let back = self.back(&vault, &change).await?;
        let trashed = back.batch.trash.clone();
        let done = match back.restore.is_empty() {
            true => vault.apply(back.batch).await.map(drop),
            false => vault.restore_accounts(&back.restore).await,
        };
        if !matches!(
            done,
            Err(VaultError::Locked | VaultError::NotFound | VaultError::Storage { .. })
        ) {
            self.last_change.forget();
        }
        done?;
        self.changed();
        let mut words = Vec::new();
        match (trashed.as_slice(), back.as_before) {
            ([], 0) => {}
            (ids, 0) => words.push(format!("Moved {} to the trash.", self.name_of(ids).await?)),
            ([], 1) => words.push("1 account is as before.".to_owned()),
            ([], count) => words.push(format!("{count} accounts are as before.")),
            (ids, count) => words.push(format!(
                "Moved {} to the trash; {} as before.",
                self.name_of(ids).await?,
                counted(count)
            )),
        }
        match back.restore.as_slice() {
            [] => {}
            [_] => words.push(format!("{} is back.", self.name_of(&back.restore).await?)),
            several => words.push(format!("{} accounts are back.", several.len())),
        }
        match back.kept {
            0 => {}
            1 => words.push("1 account was changed since, and keeps that.".to_owned()),
            count => words.push(format!(
                "{count} accounts were changed since, and keep that."
            )),
        }
        match back.deleted {
            0 => {}
            1 => words.push("1 account was deleted for good.".to_owned()),
            count => words.push(format!("{count} accounts were deleted for good.")),
        }
        if words.is_empty() {
            words.push("Nothing of it is left to take back.".to_owned());
        }
        Ok(Some(view::Undone {
            words: words.join(" "),
        }))
    }

    /// What of a change can be taken back: another window or program may have come in between.
    async fn back(&self, vault: &Vault, change: &Change) -> Result<Back> {
        let present: HashMap<AccountId, Account> = vault
            .accounts()
            .await?
            .accounts
            .into_iter()
            .map(|account| (account.id, account))
            .collect();
        let mut back = Back::default();
        let (added, changed) = match change {
            Change::Removed(ids) => {
                let trash = vault.trash().await?;
                let trash: HashSet<AccountId> = trash.iter().map(|gone| gone.account.id).collect();
                back.restore = ids
                    .iter()
                    .copied()
                    .filter(|id| trash.contains(id))
                    .collect();
                let is_gone = |id: &&AccountId| !trash.contains(id) && !present.contains_key(id);
                back.deleted = ids.iter().filter(is_gone).count();
                return Ok(back);
            }
            Change::Added(ids) => (ids, <&[Overwritten]>::default()),
            Change::Imported { added, changed } => (added, changed.as_slice()),
        };
        let is_here = |id: &AccountId| present.contains_key(id);
        back.batch.trash = added.iter().copied().filter(is_here).collect();
        for changed in changed {
            let Some(account) = present.get(&changed.id) else {
                back.kept += 1;
                continue;
            };
            let (profile, mut is_whole) = changed.taken_back(&account.profile);
            if profile != account.profile {
                back.batch.update.push((changed.id, profile));
            }
            if let Some(counter) = changed.counter {
                is_whole &= [Some(counter.from), Some(counter.to)].contains(&account.state.counter);
                back.batch.counters.push(CounterChange {
                    from: counter.to,
                    to: counter.from,
                    ..counter
                });
            }
            match is_whole {
                true => back.as_before += 1,
                false => back.kept += 1,
            }
        }
        Ok(back)
    }

    /// How these accounts are spoken of, wherever they are.
    async fn name_of(&self, ids: &[AccountId]) -> Result<String> {
        let &[id] = ids else {
            return Ok(format!("{} accounts", ids.len()));
        };
        let vault = self.vault()?;
        let accounts = vault.accounts().await?.accounts;
        let trashed = vault.trash().await?;
        let found = accounts
            .iter()
            .chain(trashed.iter().map(|trashed| &trashed.account))
            .find(|account| account.id == id);
        Ok(found.map_or_else(
            || "One account".to_owned(),
            |account| spoken_name(&account.profile),
        ))
    }
}

#[cfg(test)]
mod tests {
    use countersign_otp::{Algorithm, Digits, Kind};

    use super::*;

    fn profile(issuer: &str, note: &str, tags: &[&str]) -> AccountProfile {
        AccountProfile {
            issuer: issuer.to_owned(),
            label: "ann".to_owned(),
            kind: Kind::Hotp {
                algorithm: Algorithm::Sha1,
                digits: Digits::default(),
            },
            note: note.to_owned(),
            tags: tags.iter().map(|&tag| tag.to_owned()).collect(),
            created: 1,
        }
    }

    #[test]
    fn only_what_still_says_what_the_change_made_of_it_is_taken_back() {
        let change = Overwritten {
            id: "00000000000000000000000000000001".parse().unwrap(),
            before: profile("Old", "", &["own"]),
            after: profile("New", "from the file", &["own", "file"]),
            counter: None,
        };
        let untouched = change.taken_back(&change.after);
        assert_eq!(untouched, (change.before.clone(), true));
        let edited = profile("New", "mine", &["own", "file", "later"]);
        let taken_back = change.taken_back(&edited);
        assert_eq!(
            taken_back,
            (profile("Old", "mine", &["own", "later"]), false)
        );
        let named = profile("Mine", "from the file", &["own"]);
        let taken_back = change.taken_back(&named);
        assert_eq!(taken_back, (profile("Mine", "", &["own"]), false));
        // Who took it back by hand has it as before.
        assert_eq!(change.taken_back(&change.before).0, change.before);
        assert!(change.taken_back(&change.before).1);
    }
}
