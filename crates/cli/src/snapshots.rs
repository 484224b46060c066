//! Snapshots: making one, listing them, restoring from one.

use countersign_app::view::{Snapshot, SnapshotCondition, SnapshotReason, VaultStatus};
use countersign_app::{App, Problem, Result};

use crate::exit::Exit;
use crate::input::confirmed;
use crate::opening::unlock;
use crate::output::Output;

pub(crate) async fn take(app: &App, output: &Output) -> Result<Exit> {
    unlock(app).await?;
    let details = app.take_snapshot().await?;
    let made = details.snapshots.first().ok_or(Problem::NoSuchSnapshot)?;
    output.answer(made, || {
        vec![format!(
            "Made {} in {}: {}.",
            made.name,
            details.snapshot_folder,
            accounts(made.accounts)
        )]
    });
    Ok(Exit::Done)
}

pub(crate) async fn list(app: &App, output: &Output) -> Result<Exit> {
    let details = app.vault_details().await?;
    output.answer(
        &serde_json::json!({ "folder": details.snapshot_folder, "snapshots": details.snapshots }),
        || {
            if details.snapshots.is_empty() {
                return vec!["There are no snapshots yet.".to_owned()];
            }
            details.snapshots.iter().map(|s| line(app, s)).collect()
        },
    );
    Ok(Exit::Done)
}

pub(crate) async fn restore(app: &App, name: &str, yes: bool, output: &Output) -> Result<Exit> {
    let unlocked = match app.state().await.vault {
        VaultStatus::Unusable => Ok(()),
        _ => unlock(app).await,
    };
    // Also a vault whose file is sound may turn out not to open any more.
    let state = app.state().await;
    if state.vault == VaultStatus::Unusable {
        if state.snapshots.is_empty() {
            // Which says why it can't be opened.
            unlock(app).await?;
        }
        return restore_damaged(app, &chosen(&state.snapshots, name)?, yes, output).await;
    }
    unlocked?;
    let name = chosen(&app.vault_details().await?.snapshots, name)?;
    let question = format!(
        "Make the accounts what they were in {name}? What was added since goes to the trash."
    );
    if !yes && !confirmed(&question) {
        output.remark("Nothing was changed. Say --yes where nobody can be asked.");
        return Ok(Exit::Failed);
    }
    let restored = app.restore_snapshot(&name).await?;
    output.answer(
        &serde_json::json!({ "restored": name, "undo": restored.undo, "broughtBack": restored.brought_back, "changed": restored.changed, "movedToTrash": restored.moved_to_trash }),
        || {
            vec![
                format!(
                    "Restored {name}: {} brought back, {} changed, {} moved to the trash.",
                    restored.brought_back, restored.changed, restored.moved_to_trash
                ),
                format!("To take this back: vault restore {}", restored.undo),
            ]
        },
    );
    Ok(Exit::Done)
}

/// A vault that does not open is put aside, and a snapshot takes its place.
async fn restore_damaged(app: &App, name: &str, yes: bool, output: &Output) -> Result<Exit> {
    let question =
        format!("The vault's file is damaged. Put it aside, and the snapshot {name} in its place?");
    if !yes && !confirmed(&question) {
        output
            .remark("The vault's file is damaged. Nothing was changed. Say --yes to put it aside.");
        return Ok(Exit::Failed);
    }
    let folder = app.restore_damaged(name).await?;
    output.answer(
        &serde_json::json!({ "restored": name, "putAside": folder }),
        || {
            vec![
                format!("Put {name} in the vault's place. It opens as it did then."),
                format!("The damaged files are in {}.", folder.display()),
            ]
        },
    );
    Ok(Exit::Done)
}

/// The snapshot by that name; `latest` is the newest that can be restored from.
fn chosen(snapshots: &[Snapshot], name: &str) -> Result<String> {
    let is_meant = |snapshot: &&Snapshot| match name {
        "latest" => matches!(
            snapshot.condition,
            SnapshotCondition::Good | SnapshotCondition::Outdated
        ),
        name => snapshot.name == name,
    };
    let found = snapshots.iter().find(is_meant);
    Ok(found.ok_or(Problem::NoSuchSnapshot)?.name.clone())
}

fn line(app: &App, snapshot: &Snapshot) -> String {
    let reason = match snapshot.reason {
        SnapshotReason::Scheduled => "made by itself",
        SnapshotReason::Asked => "asked for",
        SnapshotReason::BeforeRestore => "before restoring",
        SnapshotReason::BeforeMigration => "before an update",
        SnapshotReason::BeforeImport => "before an import",
    };
    let condition = match snapshot.condition {
        SnapshotCondition::Good => "",
        SnapshotCondition::Outdated => ", to be rewritten",
        SnapshotCondition::Damaged => ", damaged",
        SnapshotCondition::OtherVault => ", of another vault or key",
        SnapshotCondition::Newer => ", of a newer version",
    };
    format!(
        "{}  {}, {}, {reason}{condition}",
        snapshot.name,
        app.age_of(snapshot.made_ms),
        accounts(snapshot.accounts)
    )
}

pub(crate) fn accounts(count: u64) -> String {
    match count {
        1 => "1 account".to_owned(),
        several => format!("{several} accounts"),
    }
}
