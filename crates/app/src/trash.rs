//! The trash: what was removed stays there for 30 days.

use countersign_vault::{AccountId, TRASH_DAYS, TrashedAccount};

use crate::accounts::{account_view, matching, parse_id};
use crate::app::App;
use crate::error::Result;
use crate::undo::Change;
use crate::view;

const DAY: u64 = 24 * 60 * 60;

impl App {
    /// Puts an account into the trash, where it stays for 30 days.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`](crate::Problem::AccountNotFound),
    /// [`Problem::VaultLocked`](crate::Problem::VaultLocked), what the disk says.
    pub async fn remove_account(&self, id: &str) -> Result<()> {
        let account = parse_id(id)?;
        self.vault()?.trash_accounts(&[account]).await?;
        tracing::info!(%account, "account moved to the trash");
        self.last_change.note(Change::Removed(vec![account]));
        self.shown.forget(account);
        self.changed();
        Ok(())
    }

    /// What is in the trash, last removed first.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`](crate::Problem::VaultLocked), what the disk says.
    pub async fn list_trash(&self) -> Result<Vec<view::TrashedAccount>> {
        let now = self.now().as_secs();
        let trash = self.vault()?.trash().await?;
        Ok(trash
            .iter()
            .map(|trashed| trashed_view(trashed, now))
            .collect())
    }

    /// The one account in the trash that goes by that id, `issuer:account`, account, or issuer; without regard to case.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`](crate::Problem::AccountNotFound),
    /// [`Problem::AccountAmbiguous`](crate::Problem::AccountAmbiguous).
    pub async fn find_in_trash(&self, name: &str) -> Result<view::Account> {
        let trash = self.list_trash().await?;
        let accounts: Vec<view::Account> =
            trash.into_iter().map(|trashed| trashed.account).collect();
        matching(accounts, name)
    }

    /// Takes accounts out of the trash, all or none.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`](crate::Problem::AccountNotFound) if one isn't in it;
    /// [`Problem::VaultLocked`](crate::Problem::VaultLocked); what the disk says.
    pub async fn restore_accounts(&self, ids: &[String]) -> Result<()> {
        self.vault()?.restore_accounts(&parse_all(ids)?).await?;
        self.last_change.forget();
        self.changed();
        Ok(())
    }

    /// Removes accounts for good, all or none, and from the snapshots too.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`](crate::Problem::AccountNotFound) if one isn't there;
    /// [`Problem::VaultLocked`](crate::Problem::VaultLocked); what the disk says.
    pub async fn delete_accounts(&self, ids: &[String]) -> Result<()> {
        self.vault()?.delete_accounts(&parse_all(ids)?).await?;
        tracing::info!(accounts = ids.len(), "accounts deleted");
        self.last_change.forget();
        self.maintain().await;
        Ok(())
    }
}

pub(crate) fn parse_all(ids: &[String]) -> Result<Vec<AccountId>> {
    ids.iter().map(|id| parse_id(id)).collect()
}

fn trashed_view(trashed: &TrashedAccount, now: u64) -> view::TrashedAccount {
    let age = now.saturating_sub(trashed.removed);
    view::TrashedAccount {
        account: account_view(&trashed.account),
        removed: trashed.removed,
        days_left: (TRASH_DAYS * DAY).saturating_sub(age).div_ceil(DAY),
    }
}
