//! Changing what an account says about itself, and the order of all.

use std::collections::HashMap;

use countersign_vault::{AccountId, Batch, CounterChange, NewCounter};

use crate::accounts::{account_view, check_names, parse_id};
use crate::app::App;
use crate::code_form::edited;
use crate::error::{Problem, Result};
use crate::trash::parse_all;
use crate::undo::Overwritten;
use crate::undo_edits::{Changed, Edits};
use crate::view;

/// The longest note, in characters.
pub(crate) const NOTE_LIMIT: usize = 4000;
/// The most tags of an account.
pub(crate) const TAGS_LIMIT: usize = 32;
/// The longest tag, in characters.
pub(crate) const TAG_LIMIT: usize = 60;

impl App {
    /// Changes what an account says about itself, whether it stays at the top, and how its codes are made: all of it or
    /// nothing. A HOTP counter becomes lower only where that is said. One [`App::undo`] takes it back.
    ///
    /// # Errors
    /// [`Problem::NameUnfit`], [`Problem::NoteUnfit`], [`Problem::TagsUnfit`]; [`Problem::DigitsOutOfRange`],
    /// [`Problem::PeriodOutOfRange`], [`Problem::CounterOutOfRange`], [`Problem::CounterLower`], [`Problem::CodesUnfit`];
    /// [`Problem::AccountNotFound`], [`Problem::VaultLocked`], what the disk says.
    pub async fn edit_account(&self, id: &str, edit: view::AccountEdit) -> Result<view::Account> {
        let id = parse_id(id)?;
        let (issuer, label) = (edit.issuer.trim(), edit.label.trim());
        check_names(issuer, label)?;
        check_note(&edit.note)?;
        let tags = tidy_tags(&edit.tags)?;
        let account = self.account(id).await?;
        let mut profile = account.profile.clone();
        issuer.clone_into(&mut profile.issuer);
        label.clone_into(&mut profile.label);
        profile.note = edit.note;
        profile.tags = tags;
        profile.kind = edited(&profile.kind, &edit.codes)?;
        let other_codes = profile.kind != account.profile.kind;
        let counter = edit.codes.counter;
        let counter = counter.filter(|counter| Some(*counter) != account.state.counter);
        let mut batch = Batch::default();
        let mut edits = Edits::default();
        if profile != account.profile {
            batch.update.push((id, profile.clone()));
        }
        if let Some(counter) = counter {
            batch.set_counters.push(NewCounter {
                id,
                counter,
                may_lower: edit.codes.may_lower_counter,
            });
        }
        if profile != account.profile || counter.is_some() {
            edits.profiles.push(Overwritten {
                id,
                before: account.profile,
                after: profile,
                counter: account
                    .state
                    .counter
                    .zip(counter)
                    .map(|(from, to)| CounterChange { id, from, to }),
            });
        }
        if edit.pinned != account.state.pinned {
            batch.pin.push((id, edit.pinned));
            edits.pins.push(Changed {
                id,
                before: account.state.pinned,
                after: edit.pinned,
            });
        }
        if !edits.is_empty() {
            self.vault()?.apply(batch).await?;
            self.last_change.note_edits(edits);
        }
        if other_codes || counter.is_some() {
            // What is on the screen was made in the old way.
            self.shown.forget(id);
        }
        self.changed();
        Ok(account_view(&self.account(id).await?))
    }

    /// Puts accounts into this order. Pinned ones stay above the others all the same. One [`App::undo`] takes it back.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`]; nothing is changed then. [`Problem::VaultLocked`], what the disk says.
    pub async fn reorder_accounts(&self, ids: &[String]) -> Result<()> {
        let vault = self.vault()?;
        let ids = parse_all(ids)?;
        let was: HashMap<AccountId, i64> = vault
            .accounts()
            .await?
            .accounts
            .iter()
            .map(|account| (account.id, account.state.order))
            .collect();
        vault.reorder_accounts(&ids).await?;
        let mut orders = Vec::new();
        for (place, id) in ids.into_iter().enumerate() {
            let after = i64::try_from(place).unwrap_or(i64::MAX);
            if let Some(&before) = was.get(&id)
                && before != after
            {
                orders.push(Changed { id, before, after });
            }
        }
        self.last_change.note_edits(Edits {
            orders,
            ..Edits::default()
        });
        self.changed();
        Ok(())
    }

    /// Moves an account before another one, or to the end.
    ///
    /// # Errors
    /// As [`App::reorder_accounts`].
    pub async fn move_account(&self, id: &str, before: Option<&str>) -> Result<()> {
        let mut ids: Vec<String> = self
            .list_accounts()
            .await?
            .accounts
            .into_iter()
            .map(|account| account.id)
            .filter(|other| other != id)
            .collect();
        let place = match before {
            Some(before) if before == id => return Ok(()),
            Some(before) => ids.iter().position(|other| other == before),
            None => Some(ids.len()),
        };
        ids.insert(place.ok_or(Problem::AccountNotFound)?, id.to_owned());
        self.reorder_accounts(&ids).await
    }
}

fn check_note(note: &str) -> Result<()> {
    let harmful = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if note.chars().count() > NOTE_LIMIT || note.chars().any(harmful) {
        return Err(Problem::NoteUnfit.into());
    }
    Ok(())
}

/// Without empty ones and repetitions.
pub(crate) fn tidy_tags(tags: &[String]) -> Result<Vec<String>> {
    let mut tidy: Vec<String> = Vec::new();
    for tag in tags.iter().map(|tag| tag.trim()) {
        if tag.chars().count() > TAG_LIMIT || tag.chars().any(char::is_control) {
            return Err(Problem::TagsUnfit.into());
        }
        let is_known = |known: &String| known.to_lowercase() == tag.to_lowercase();
        if !tag.is_empty() && !tidy.iter().any(is_known) {
            tidy.push(tag.to_owned());
        }
    }
    if tidy.len() > TAGS_LIMIT {
        return Err(Problem::TagsUnfit.into());
    }
    Ok(tidy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(tags: &[&str]) -> Result<Vec<String>> {
        let tags: Vec<String> = tags.iter().map(|&tag| tag.to_owned()).collect();
        tidy_tags(&tags)
    }

    #[test]
    fn tags_are_kept_once_and_as_first_written() {
        assert_eq!(
            tags(&[" Work ", "", "work", "Bank"]).unwrap(),
            ["Work", "Bank"]
        );
    }

    #[test]
    fn tags_and_notes_are_bounded() {
        for unfit in [vec!["a\tb"], vec![&*"x".repeat(61)]] {
            assert_eq!(tags(&unfit).unwrap_err().problem, Problem::TagsUnfit);
        }
        let many: Vec<String> = (0..33).map(|n| n.to_string()).collect();
        assert_eq!(tidy_tags(&many).unwrap_err().problem, Problem::TagsUnfit);
        assert!(tidy_tags(&many[..32]).is_ok());
        assert!(check_note(&"é\n\t".repeat(1333)).is_ok());
        assert!(check_note(&"x".repeat(4001)).is_err());
        assert!(check_note("\u{1b}[31m").is_err());
    }
}
