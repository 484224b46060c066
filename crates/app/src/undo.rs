//! One step back: the last change of accounts in this program.

use std::sync::{Mutex, MutexGuard, PoisonError};

use countersign_vault::{AccountId, AccountProfile, Batch};

use crate::accounts::spoken_name;
use crate::app::App;
use crate::error::Result;
use crate::importing::counted;
use crate::undo_edits::{Changed, Edits, touched};
use crate::view;

/// What can be taken back.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// These accounts were added.
    Added(Vec<AccountId>),
    /// These accounts were put into the trash.
    Removed(Vec<AccountId>),
    /// An import: these were added, and those said this about themselves before it.
    Imported {
        added: Vec<AccountId>,
        before: Vec<(AccountId, AccountProfile)>,
    },
    /// Accounts that stayed where they are were changed.
    Edited(Edits),
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
    /// Takes back the last change of accounts, the whole of it: what was removed comes back, what was added goes to the
    /// trash, what was edited, tagged, pinned or moved is as before, where it was not changed again since. `None` if there is
    /// nothing to take back.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`](crate::Problem::AccountNotFound) if it was changed otherwise meanwhile;
    /// [`Problem::VaultLocked`](crate::Problem::VaultLocked); what the disk says.
    pub async fn undo(&self) -> Result<Option<view::Undone>> {
        let Some(change) = self.last_change.last().clone() else {
            return Ok(None);
        };
        let vault = self.vault()?;
        let mut edited = Vec::new();
        let done = match &change {
            Change::Added(ids) => vault.trash_accounts(ids).await,
            Change::Removed(ids) => vault.restore_accounts(ids).await,
            Change::Imported { added, before } => {
                let batch = Batch {
                    trash: added.clone(),
                    update: before.clone(),
                    ..Batch::default()
                };
                vault.apply(batch).await.map(drop)
            }
            Change::Edited(edits) => match edits.taken_back(&vault).await {
                Ok(batch) => {
                    edited = touched(&batch);
                    match edited.is_empty() {
                        true => Ok(()),
                        false => vault.apply(batch).await.map(drop),
                    }
                }
                Err(error) => Err(error),
            },
        };
        if !matches!(
            done,
            Err(countersign_vault::VaultError::Locked
                | countersign_vault::VaultError::Storage { .. })
        ) {
            self.last_change.forget();
        }
        done?;
        // Their codes may be made in another way again.
        edited.iter().for_each(|id| self.shown.forget(*id));
        self.changed();
        let words = match &change {
            Change::Edited(_) if edited.is_empty() => {
                "It was changed again since. Nothing was taken back.".to_owned()
            }
            Change::Edited(edits) if edits.is_order() => "The order is as before.".to_owned(),
            Change::Edited(_) if edited.len() == 1 => {
                format!("{} is as before.", self.name_of(&edited).await?)
            }
            Change::Edited(_) => format!("{} accounts are as before.", edited.len()),
            Change::Added(ids) => format!("Moved {} to the trash.", self.name_of(ids).await?),
            Change::Removed(ids) => format!("{} is back.", self.name_of(ids).await?),
            Change::Imported { added, before } => match (added.as_slice(), before.len()) {
                (added, 0) => format!("Moved {} to the trash.", self.name_of(added).await?),
                ([], count) => format!("{} is as before.", counted(count)),
                (added, count) => format!(
                    "Moved {} to the trash; {} as before.",
                    self.name_of(added).await?,
                    counted(count)
                ),
            },
        };
        Ok(Some(view::Undone { words }))
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
