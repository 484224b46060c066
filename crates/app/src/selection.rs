//! What is done to several accounts at once: all of them or none, in one step.

use std::collections::HashMap;

use countersign_vault::{Account, AccountId, Batch};

use crate::app::App;
use crate::editing::tidy_tags;
use crate::error::{Problem, Result};
use crate::trash::parse_all;
use crate::undo::{Change, Overwritten};
use crate::undo_edits::{Changed, Edits};

impl App {
    /// Puts accounts into the trash. One [`App::undo`] takes them out again.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`] if one isn't there; [`Problem::VaultLocked`]; what the disk says.
    pub async fn remove_accounts(&self, ids: &[String]) -> Result<()> {
        let accounts = parse_all(ids)?;
        self.vault()?.trash_accounts(&accounts).await?;
        tracing::info!(accounts = accounts.len(), "accounts moved to the trash");
        accounts
            .iter()
            .for_each(|account| self.shown.forget(*account));
        self.last_change.note(Change::Removed(accounts));
        self.changed();
        Ok(())
    }

    /// Keeps accounts at the top, or no longer. One [`App::undo`] takes it back.
    ///
    /// # Errors
    /// As [`App::remove_accounts`].
    pub async fn pin_accounts(&self, ids: &[String], pinned: bool) -> Result<()> {
        let vault = self.vault()?;
        let batch = Batch {
            pin: parse_all(ids)?.into_iter().map(|id| (id, pinned)).collect(),
            ..Batch::default()
        };
        let was: HashMap<AccountId, bool> = vault
            .accounts()
            .await?
            .accounts
            .iter()
            .map(|account| (account.id, account.state.pinned))
            .collect();
        let pins = batch
            .pin
            .iter()
            .filter(|(id, _)| was.get(id).is_some_and(|was| *was != pinned))
            .map(|(id, _)| Changed {
                id: *id,
                before: !pinned,
                after: pinned,
            })
            .collect();
        vault.apply(batch).await?;
        self.last_change.note_edits(Edits {
            pins,
            ..Edits::default()
        });
        self.changed();
        Ok(())
    }

    /// Gives accounts tags, and takes tags away; others stay. One [`App::undo`] takes it back.
    ///
    /// # Errors
    /// As [`App::remove_accounts`]; [`Problem::TagsUnfit`] if one would have too many.
    pub async fn tag_accounts(
        &self,
        ids: &[String],
        add: &[String],
        remove: &[String],
    ) -> Result<()> {
        let vault = self.vault()?;
        let accounts = vault.accounts().await?.accounts;
        let remove: Vec<String> = remove.iter().map(|tag| tag.trim().to_lowercase()).collect();
        let tagged = |id: AccountId| -> Result<Overwritten> {
            let is_it = |account: &&Account| account.id == id;
            let account = accounts
                .iter()
                .find(is_it)
                .ok_or(Problem::AccountNotFound)?;
            let mut profile = account.profile.clone();
            profile
                .tags
                .retain(|tag| !remove.contains(&tag.to_lowercase()));
            profile.tags.extend_from_slice(add);
            profile.tags = tidy_tags(&profile.tags)?;
            Ok(Overwritten {
                id,
                before: account.profile.clone(),
                after: profile,
                counter: None,
            })
        };
        let mut profiles = parse_all(ids)?
            .into_iter()
            .map(tagged)
            .collect::<Result<Vec<_>>>()?;
        profiles.retain(|changed| changed.before != changed.after);
        let batch = Batch {
            update: profiles
                .iter()
                .map(|changed| (changed.id, changed.after.clone()))
                .collect(),
            ..Batch::default()
        };
        vault.apply(batch).await?;
        self.last_change.note_edits(Edits {
            profiles,
            ..Edits::default()
        });
        self.changed();
        Ok(())
    }
}
