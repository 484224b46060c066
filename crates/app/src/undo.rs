//! One step back: the last change of accounts in this program. What was changed since then is not touched.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use countersign_vault::{
    Account, AccountId, AccountProfile, Batch, CounterChange, Vault, VaultError,
};

use crate::accounts::spoken_name;
use crate::app::App;
use crate::error::Result;
use crate::importing::counted;
use crate::undo_edits::{Changed, Edits};
use crate::view;

/// How often a change of accounts is planned before it fails because something else came in between each time.
pub(crate) const TRIES: usize = 5;

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
    /// Accounts that stayed where they are were changed.
    Edited(Edits),
}

/// An account that was changed, before and after.
#[derive(Debug, Clone)]
pub(crate) struct Overwritten {
    pub(crate) id: AccountId,
    pub(crate) before: AccountProfile,
    pub(crate) after: AccountProfile,
    /// Its counter, where that was changed.
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
        if !back(&mut profile.tags, &before.tags, &after.tags) {
            let is_new = |tag: &String| after.tags.contains(tag) && !before.tags.contains(tag);
            profile.tags.retain(|tag| !is_new(tag));
        }
        back(&mut profile.issuer, &before.issuer, &after.issuer);
        back(&mut profile.label, &before.label, &after.label);
        if profile.issuer.is_empty() && profile.label.is_empty() {
            // One of the two was changed since. Without a name it could not be told from others.
            profile.issuer.clone_from(&present.issuer);
            profile.label.clone_from(&present.label);
        }
        let same = [
            profile.issuer == before.issuer,
            profile.label == before.label,
            back(&mut profile.kind, &before.kind, &after.kind),
            back(&mut profile.note, &before.note, &after.note),
            profile.tags == before.tags,
        ];
        (profile, same.into_iter().all(|same| same))
    }
}

/// What taking a change back comes to, as things are now.
#[derive(Default)]
pub(crate) struct Back {
    pub(crate) batch: Batch,
    restore: Vec<AccountId>,
    /// The accounts that go to the trash.
    trashed: Vec<AccountId>,
    /// The accounts whose profile or counter is another then.
    rewritten: Vec<AccountId>,
    /// The accounts that are wholly as before.
    pub(crate) as_before: Vec<AccountId>,
    /// How many were changed since, and keep that.
    pub(crate) kept: usize,
    /// How many were deleted for good.
    deleted: usize,
    /// Whether the order of the list is as before, where that was changed.
    pub(crate) order: Option<bool>,
}

impl Back {
    /// Takes back what was written over, where it still stands; says whether the account is wholly as before then.
    pub(crate) fn overwrite(&mut self, changed: &Overwritten, account: &Account) -> bool {
        let (profile, mut is_whole) = changed.taken_back(&account.profile);
        if profile != account.profile {
            self.batch.update.push((changed.id, profile));
        }
        if let Some(counter) = changed.counter {
            is_whole &= [Some(counter.from), Some(counter.to)].contains(&account.state.counter);
            self.batch.counters.push(CounterChange {
                from: counter.to,
                to: counter.from,
                ..counter
            });
        }
        is_whole
    }
}

/// The last change that can be taken back.
#[derive(Default)]
pub(crate) struct LastChange(Mutex<Option<Change>>);

impl LastChange {
    pub(crate) fn note(&self, change: Change) {
        *self.last() = Some(change);
    }

    /// What was changed about accounts; nothing where nothing was.
    pub(crate) fn note_edits(&self, edits: Edits) {
        if !edits.is_empty() {
            self.note(Change::Edited(edits));
        }
    }

    /// Another icon. One that comes directly after an edit of the same account goes with it.
    pub(crate) fn note_icon(&self, icon: Changed<Option<Vec<u8>>>) {
        let mut last = self.last();
        match &mut *last {
            Some(Change::Edited(edits)) if edits.is_about_only(icon.id) => edits.icons.push(icon),
            _ => {
                *last = Some(Change::Edited(Edits {
                    icons: vec![icon],
                    ..Edits::default()
                }));
            }
        }
    }

    pub(crate) fn forget(&self) {
        self.last().take();
    }

    fn last(&self) -> MutexGuard<'_, Option<Change>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Takes back the last change of accounts, the whole of it: what was removed comes back, what was added goes to the trash,
    /// and what was imported, edited, tagged, pinned or moved is as before. What somebody changed since then stays, and is
    /// counted in the words. `None` if there is nothing to take back.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`](crate::Problem::VaultLocked); what the disk says. It can be asked for again then.
    pub async fn undo(&self) -> Result<Option<view::Undone>> {
        let Some(change) = self.last_change.last().clone() else {
            return Ok(None);
        };
        let vault = self.vault()?;
        let (back, done) = self.carry_back(&vault, &change).await?;
        if !matches!(
            done,
            Err(VaultError::Locked
                | VaultError::NotFound
                | VaultError::Outdated
                | VaultError::Storage { .. })
        ) {
            self.last_change.forget();
        }
        done?;
        for &id in &back.rewritten {
            // Their codes may be made in another way again.
            self.shown.forget(id);
        }
        self.changed();
        let mut words = Vec::new();
        match (back.trashed.as_slice(), back.as_before.len()) {
            ([], 0) => {}
            (ids, 0) => words.push(format!("Moved {} to the trash.", self.name_of(ids).await?)),
            ([], 1) if matches!(change, Change::Edited(_)) => {
                words.push(format!(
                    "{} is as before.",
                    self.name_of(&back.as_before).await?
                ));
            }
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
        match back.order {
            None => {}
            Some(true) => words.push("The order is as before.".to_owned()),
            Some(false) => words.push("The order was changed since, and stays.".to_owned()),
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

    /// Takes back what can be, as things are when it is written: planned anew where something else came in between.
    async fn carry_back(
        &self,
        vault: &Vault,
        change: &Change,
    ) -> Result<(Back, std::result::Result<(), VaultError>)> {
        let mut tries = 1;
        loop {
            let mut back = self.back(vault, change).await?;
            let batch = std::mem::take(&mut back.batch);
            back.trashed.clone_from(&batch.trash);
            let updated = batch.update.iter().map(|&(id, _)| id);
            back.rewritten = updated
                .chain(batch.counters.iter().map(|to| to.id))
                .collect();
            let done = match back.restore.is_empty() {
                true => vault.apply(batch).await.map(drop),
                false => vault.restore_accounts(&back.restore).await,
            };
            if done != Err(VaultError::Outdated) || tries == TRIES {
                return Ok((back, done));
            }
            tries += 1;
        }
    }

    /// What of a change can be taken back: another window or program may have come in between.
    async fn back(&self, vault: &Vault, change: &Change) -> Result<Back> {
        let list = vault.accounts().await?;
        let mut back = Back::default();
        back.batch.planned_on = Some(list.edition);
        let present: HashMap<AccountId, Account> = list
            .accounts
            .into_iter()
            .map(|account| (account.id, account))
            .collect();
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
            Change::Edited(edits) => {
                edits.take_back(vault, &present, &mut back).await?;
                return Ok(back);
            }
        };
        let is_here = |id: &AccountId| present.contains_key(id);
        back.batch.trash = added.iter().copied().filter(is_here).collect();
        for changed in changed {
            let Some(account) = present.get(&changed.id) else {
                back.kept += 1;
                continue;
            };
            let is_whole = back.overwrite(changed, account);
            match is_whole {
                true => back.as_before.push(changed.id),
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

    #[test]
    fn tags_that_were_taken_away_come_back_and_no_account_loses_both_its_names() {
        let change = Overwritten {
            id: "00000000000000000000000000000001".parse().unwrap(),
            before: AccountProfile {
                label: String::new(),
                ..profile("A", "", &["work", "old"])
            },
            after: profile("B", "", &["work"]),
            counter: None,
        };
        assert_eq!(
            change.taken_back(&change.after),
            (change.before.clone(), true)
        );
        let unnamed = profile("", "", &["work"]);
        let (back, is_whole) = change.taken_back(&unnamed);
        assert_eq!((back.issuer.as_str(), back.label.as_str()), ("", "ann"));
        assert!(!is_whole);
    }
}
