//! The vault: making, looking at and locking it, and the keychain's doctor.

use std::path::Path;

use countersign_app::view::{AppState, KeychainStatus, SlotKind, VaultDetails, VaultStatus};
use countersign_app::{App, Problem, Result, control};
use zeroize::Zeroizing;

use crate::arguments::VaultTask;
use crate::exit::Exit;
use crate::opening::{new_passphrase, passphrase_from_file};
use crate::output::Output;
use crate::{slots, snapshots};

pub(crate) async fn run(
    app: &App,
    folder: &Path,
    task: VaultTask,
    output: &Output,
) -> Result<Exit> {
    match task {
        VaultTask::Init { passphrase } => init(app, folder, passphrase, output).await,
        VaultTask::Status => status(app, folder, output).await,
        VaultTask::Lock => {
            let asked = control::lock_running_programs(app).await?;
            let programs = |count: usize| match count {
                1 => "1 running program".to_owned(),
                several => format!("{several} running programs"),
            };
            output.answer(
                &serde_json::json!({ "lockedPrograms": asked.locked, "unansweredPrograms": asked.unanswered }),
                || {
                    let mut lines = vec![match asked.locked {
                        0 if asked.unanswered == 0 => {
                            "No other program has this vault open. Between commands it is locked.".to_owned()
                        }
                        locked => format!("Locked in {}.", programs(locked)),
                    }];
                    if asked.unanswered > 0 {
                        lines.push(format!("No answer from {}: close it by hand.", programs(asked.unanswered)));
                    }
                    lines
                },
            );
            Ok(if asked.unanswered == 0 {
                Exit::Done
            } else {
                Exit::Failed
            })
        }
        VaultTask::Doctor => Ok(doctor(app, output).await),
        VaultTask::Slots(task) => slots::run(app, task, output).await,
        VaultTask::Rekey {
            with,
            new,
            no_recovery_code,
            yes,
        } => {
            let with = with.with.map(Into::into);
            let new = new.new_passphrase_file;
            slots::rekey(app, with, new.as_deref(), !no_recovery_code, yes, output).await
        }
        VaultTask::Snapshot => snapshots::take(app, output).await,
        VaultTask::Snapshots => snapshots::list(app, output).await,
        VaultTask::Restore { name, yes } => snapshots::restore(app, &name, yes, output).await,
    }
}

async fn init(app: &App, folder: &Path, ask: bool, output: &Output) -> Result<Exit> {
    if app.has_vault().await {
        return Err(Problem::VaultExists.into());
    }
    let given = match passphrase_from_file()? {
        Some(passphrase) => Some(passphrase),
        None if ask => Some(new_passphrase(None)?),
        None => match app.keychain_status().await {
            KeychainStatus::Available => None,
            KeychainStatus::Absent | KeychainStatus::NoCollection => Some(new_passphrase(None)?),
            // There is one, and it can't be used now: that is for the person to decide.
            KeychainStatus::Locked
            | KeychainStatus::Denied
            | KeychainStatus::NoAnswer
            | KeychainStatus::Failed => {
                app.probe_keychain().await?;
                None
            }
        },
    };
    let slot = if given.is_some() {
        SlotKind::Passphrase
    } else {
        SlotKind::Keychain
    };
    app.create_vault(given.map(into_bytes)).await?;
    let with = if slot == SlotKind::Keychain {
        "keychain"
    } else {
        "passphrase"
    };
    output.answer(
        &serde_json::json!({ "folder": folder, "slots": [slot] }),
        || {
            vec![format!(
                "Made a vault in {}. It is opened by: {with}.",
                folder.display()
            )]
        },
    );
    Ok(Exit::Done)
}

async fn status(app: &App, folder: &Path, output: &Output) -> Result<Exit> {
    let state = app.state().await;
    let details = app.vault_details().await?;
    output.answer(
        &serde_json::json!({
            "folder": folder,
            "vault": state.vault,
            "slots": state.slots,
            "problem": state.problem,
            "details": details,
        }),
        || status_lines(app, folder, &state, &details),
    );
    Ok(if state.vault == VaultStatus::Unusable {
        Exit::Vault
    } else {
        Exit::Done
    })
}

fn status_lines(app: &App, folder: &Path, state: &AppState, details: &VaultDetails) -> Vec<String> {
    let mut lines = vec![format!("Folder: {}", folder.display())];
    lines.push(match state.vault {
        VaultStatus::Empty => return [lines, vec!["There is no vault yet.".to_owned()]].concat(),
        VaultStatus::Locked | VaultStatus::Unlocked => {
            "There is a vault. Between commands it is locked.".to_owned()
        }
        VaultStatus::Unusable => "The vault can't be used.".to_owned(),
    });
    lines.extend(details.read_only.clone());
    if !details.slots.is_empty() {
        lines.push("Opened by:".to_owned());
        lines.extend(slots::lines(details));
    }
    if let Some(problem) = &state.problem {
        lines.push(format!(
            "{} {} ({})",
            problem.message, problem.next, problem.reference
        ));
    }
    lines.push(match details.snapshots.first() {
        None => "Snapshots: none yet".to_owned(),
        Some(newest) => format!(
            "Snapshots: {} in {}; the newest was made {}",
            details.snapshots.len(),
            details.snapshot_folder,
            app.age_of(newest.made_ms)
        ),
    });
    if state.vault != VaultStatus::Unusable {
        lines.push(format!("Trash: {}", snapshots::accounts(details.trash)));
    }
    lines
}

async fn doctor(app: &App, output: &Output) -> Exit {
    let report = app.doctor().await;
    output.answer(&report, || {
        let provider = report.provider.as_deref().unwrap_or("none found");
        let mut lines = vec![format!("Keychain: {provider}")];
        for check in &report.checks {
            let mark = match check.ok {
                Some(true) => "ok",
                Some(false) => "FAILED",
                None => "-",
            };
            lines.push(format!("{mark:<7} {}: {}", check.name, check.words));
        }
        let reference = report.reference.as_ref();
        let reference = reference.map_or(String::new(), |reference| format!(" ({reference})"));
        let told = format!("{}: {} {}", report.title, report.message, report.next);
        lines.push(format!("{}{reference}", told.trim_end()));
        lines
    });
    if report.working {
        Exit::Done
    } else {
        Exit::Vault
    }
}

fn into_bytes(text: Zeroizing<String>) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}
