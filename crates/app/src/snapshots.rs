//! Snapshots: listing, taking, restoring from one, and bringing back a vault that does not open.

use std::path::PathBuf;
use std::sync::{MutexGuard, PoisonError};

use countersign_vault::{
    Snapshot, SnapshotCondition, SnapshotName, SnapshotReason, Unopenable, Vault, VaultError,
    restore_damaged, restore_unopenable,
};

use crate::app::App;
use crate::error::{Problem, Result};
use crate::slots::existing;
use crate::view;

impl App {
    /// Makes a snapshot now.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], [`Problem::SnapshotUnusable`] if what was made did not pass its checks, what the disk says.
    pub async fn take_snapshot(&self) -> Result<view::VaultDetails> {
        self.vault()?.snapshot(SnapshotReason::Asked).await?;
        self.vault_details().await
    }

    /// Makes the accounts what they were when the snapshot was made; a snapshot of the present is made first.
    ///
    /// # Errors
    /// [`Problem::NoSuchSnapshot`], [`Problem::SnapshotUnusable`], [`Problem::VaultLocked`], what the disk says. Nothing
    /// has changed then.
    pub async fn restore_snapshot(&self, name: &str) -> Result<view::Restored> {
        let restored = self.vault()?.restore(parse_name(name)?).await?;
        self.last_change.forget();
        self.changed();
        tracing::info!(name, undo = %restored.undo, "restored from a snapshot");
        Ok(view::Restored {
            undo: restored.undo.to_string(),
            brought_back: restored.brought_back,
            changed: restored.changed,
            moved_to_trash: restored.moved_to_trash,
        })
    }

    /// Puts a snapshot in the place of a vault that is damaged, whose files are put aside and never deleted. The vault is
    /// locked afterwards. Returns the folder that the damaged files are in.
    ///
    /// # Errors
    /// [`Problem::VaultNotDamaged`], [`Problem::NoSuchSnapshot`], [`Problem::SnapshotUnusable`], what the disk says.
    pub async fn restore_damaged(&self, name: &str) -> Result<PathBuf> {
        let name = parse_name(name)?;
        let now_ms = self.clock.now_ms();
        let unopenable = self.take_unopenable();
        if unopenable.is_none() && !countersign_vault::is_damaged(self.folder(), now_ms).await? {
            return Err(Problem::VaultNotDamaged.into());
        }
        self.forget_shown();
        self.last_change.forget();
        self.close_vault().await;
        let put_aside = match unopenable {
            Some(shown) => restore_unopenable(self.folder(), shown, name, now_ms).await,
            None => restore_damaged(self.folder(), name, now_ms).await,
        };
        self.open_vault().await;
        let folder = put_aside?.folder;
        tracing::warn!(%name, "a damaged vault was put aside for a snapshot");
        Ok(folder)
    }

    /// Whether the vault is known not to open any more, though its file is sound.
    pub(crate) async fn is_unopenable(&self) -> bool {
        let Ok(vault) = self.vault() else {
            return false;
        };
        if !self.is_open().await
            && let Ok(Some(shown)) = vault.has_no_slot_left().await
        {
            *self.unopenable() = Some(shown);
        }
        self.unopenable().is_some()
    }

    /// Finds out after an unlocking whether what was given opens a snapshot and not the vault. Then the vault is locked, and
    /// [`App::state`] offers its snapshots.
    pub(crate) async fn look_for_damage(
        &self,
        vault: &Vault,
        with: &view::Opening,
        unlocked: &std::result::Result<(), VaultError>,
    ) -> Result<bool> {
        self.take_unopenable();
        let is_suspect = match unlocked {
            Ok(()) => {
                let list = vault.accounts().await?;
                list.accounts.is_empty() && !list.damaged.is_empty()
            }
            Err(VaultError::Damaged(_) | VaultError::SlotDamaged) => true,
            Err(
                VaultError::WrongPassphrase
                | VaultError::WrongRecoveryCode
                | VaultError::KeychainEmpty
                | VaultError::KeychainOfAnotherVault,
            ) => {
                let snapshots = vault.snapshots().await?;
                !snapshots.is_empty()
                    && snapshots
                        .iter()
                        .all(|snapshot| snapshot.condition == SnapshotCondition::OtherVault)
            }
            Err(_) => false,
        };
        if !is_suspect {
            return Ok(false);
        }
        for snapshot in vault.snapshots().await? {
            if let Ok(shown) = vault.prove_unopenable(snapshot.name, existing(with)?).await {
                vault.lock().await;
                *self.unopenable() = Some(shown);
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn take_unopenable(&self) -> Option<Unopenable> {
        self.unopenable().take()
    }

    fn unopenable(&self) -> MutexGuard<'_, Option<Unopenable>> {
        self.unopenable
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// How long ago that was, in words: `3 hours ago`. `made_ms` is in Unix milliseconds.
    pub fn age_of(&self, made_ms: u64) -> String {
        age(self.clock.now_ms().saturating_sub(made_ms) / 1000)
    }

    pub(crate) async fn snapshot_views(&self) -> Result<Vec<view::Snapshot>> {
        let snapshots = self.vault()?.snapshots().await?;
        Ok(snapshots.iter().map(snapshot_view).collect())
    }

    /// The snapshots of a vault that does not open.
    pub(crate) async fn snapshots_of_damaged(&self) -> Vec<view::Snapshot> {
        let snapshots = countersign_vault::snapshots_in(self.folder()).await;
        let snapshots = snapshots.unwrap_or_default();
        snapshots.iter().map(snapshot_view).collect()
    }
}

/// Seconds in words, rounded down.
fn age(seconds: u64) -> String {
    let (count, unit) = match seconds {
        0..60 => return "just now".to_owned(),
        60..3600 => (seconds / 60, "minute"),
        3600..86_400 => (seconds / 3600, "hour"),
        _ => (seconds / 86_400, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural} ago")
}

fn parse_name(name: &str) -> Result<SnapshotName> {
    Ok(name.parse()?)
}

fn snapshot_view(snapshot: &Snapshot) -> view::Snapshot {
    view::Snapshot {
        name: snapshot.name.to_string(),
        made_ms: snapshot.made_ms,
        reason: match snapshot.reason {
            SnapshotReason::Scheduled => view::SnapshotReason::Scheduled,
            SnapshotReason::Asked => view::SnapshotReason::Asked,
            SnapshotReason::BeforeRestore => view::SnapshotReason::BeforeRestore,
            SnapshotReason::BeforeMigration => view::SnapshotReason::BeforeMigration,
            SnapshotReason::BeforeImport => view::SnapshotReason::BeforeImport,
        },
        accounts: snapshot.accounts,
        bytes: snapshot.bytes,
        condition: match snapshot.condition {
            SnapshotCondition::Good => view::SnapshotCondition::Good,
            SnapshotCondition::Outdated => view::SnapshotCondition::Outdated,
            SnapshotCondition::Damaged => view::SnapshotCondition::Damaged,
            SnapshotCondition::OtherVault => view::SnapshotCondition::OtherVault,
            SnapshotCondition::Newer => view::SnapshotCondition::Newer,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::age;

    #[test]
    fn an_age_is_told_in_the_largest_whole_unit() {
        for (seconds, words) in [
            (0, "just now"),
            (59, "just now"),
            (60, "1 minute ago"),
            (7199, "1 hour ago"),
            (86_399, "23 hours ago"),
            (3 * 86_400, "3 days ago"),
        ] {
            assert_eq!(age(seconds), words);
        }
    }
}
