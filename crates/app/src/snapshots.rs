//! Snapshots: listing, taking, restoring from one, and bringing back a vault that does not open.

use std::path::PathBuf;

use countersign_vault::{Snapshot, SnapshotCondition, SnapshotName, SnapshotReason};

use crate::app::App;
use crate::error::{Problem, Result};
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
        match self.look().await {
            Err(error) if error.problem == Problem::VaultDamaged => {}
            Err(error) => return Err(error),
            Ok(_) => return Err(Problem::VaultNotDamaged.into()),
        }
        self.forget_shown();
        self.last_change.forget();
        self.close_vault();
        let now_ms = self.clock.now_ms();
        let put_aside = countersign_vault::restore_damaged(self.folder(), name, now_ms).await;
        self.open_vault().await;
        let folder = put_aside?.folder;
        tracing::warn!(%name, "a damaged vault was put aside for a snapshot");
        Ok(folder)
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
