//! One step back: the last removal or the last adding in this program.

use std::sync::{Mutex, MutexGuard, PoisonError};

use countersign_vault::{AccountId, AccountProfile, Batch};

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
    /// An import: these were added, and those said this about themselves before it.
    Imported {
        added: Vec<AccountId>,
        before: Vec<(AccountId, AccountProfile)>,
    },
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
    /// Takes back the last removal or adding, the whole of it: what was removed comes back, what was added goes to the
    /// trash. `None` if there is nothing to take back.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`](crate::Problem::AccountNotFound) if it was changed otherwise meanwhile;
    /// [`Problem::VaultLocked`](crate::Problem::VaultLocked); what the disk says.
    pub async fn undo(&self) -> Result<Option<view::Undone>> {
        let Some(change) = self.last_change.last().clone() else {
            return Ok(None);
        };
        let vault = self.vault()?;
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
        };
        if !matches!(
            done,
            Err(countersign_vault::VaultError::Locked
                | countersign_vault::VaultError::Storage { .. })
        ) {
            self.last_change.forget();
        }
        done?;
        self.changed();
        let words = match &change {
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
