//! The vault: making, opening, looking at and locking it.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use countersign_app::view::{KeychainStatus, SlotKind, VaultStatus};
use countersign_app::{App, Problem, Result, control};
use zeroize::Zeroizing;

use crate::arguments::VaultTask;
use crate::exit::Exit;
use crate::input::{secret_file, secret_line};
use crate::output::Output;

/// Names a file with the passphrase, for scripts.
const PASSPHRASE_FILE: &str = "COUNTERSIGN_PASSPHRASE_FILE";

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
        VaultTask::Doctor => doctor(app, output).await,
    }
}

/// Opens the vault: with the passphrase in the file that the environment names, with the keychain, or with a passphrase
/// that is asked for; in this order, as far as the vault has such a slot.
pub(crate) async fn unlock(app: &App) -> Result<()> {
    let state = app.state().await;
    match state.vault {
        VaultStatus::Unlocked => return Ok(()),
        VaultStatus::Empty => return Err(Problem::VaultEmpty.into()),
        VaultStatus::Unusable => return app.unlock_with_keychain().await,
        VaultStatus::Locked => {}
    }
    let has_passphrase = state.slots.contains(&SlotKind::Passphrase);
    if has_passphrase && let Some(file) = passphrase_file() {
        return app
            .unlock_with_passphrase(into_bytes(secret_file(&file)?))
            .await;
    }
    let keychain = match state.slots.contains(&SlotKind::Keychain) {
        true => app.unlock_with_keychain().await,
        false => Err(Problem::VaultLocked.into()),
    };
    if keychain.is_err() && has_passphrase && std::io::stdin().is_terminal() {
        return app
            .unlock_with_passphrase(into_bytes(secret_line("Passphrase")?))
            .await;
    }
    keychain
}

async fn init(app: &App, folder: &Path, ask: bool, output: &Output) -> Result<Exit> {
    if app.has_vault().await {
        return Err(Problem::VaultExists.into());
    }
    let given = match passphrase_file() {
        Some(file) => Some(secret_file(&file)?),
        None if ask => Some(new_passphrase()?),
        None => match app.keychain_status().await {
            KeychainStatus::Available => None,
            KeychainStatus::Absent | KeychainStatus::NoCollection => Some(new_passphrase()?),
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
    output.answer(
        &serde_json::json!({ "folder": folder, "vault": state.vault, "slots": state.slots, "problem": state.problem }),
        || {
            let mut lines = vec![format!("Folder: {}", folder.display())];
            lines.push(match state.vault {
                VaultStatus::Empty => "There is no vault yet.".to_owned(),
                VaultStatus::Locked | VaultStatus::Unlocked => "There is a vault. Between commands it is locked.".to_owned(),
                VaultStatus::Unusable => "The vault can't be used.".to_owned(),
            });
            if !state.slots.is_empty() {
                let names: Vec<&str> = state.slots.iter().map(slot_name).collect();
                lines.push(format!("Opened by: {}", names.join(", ")));
            }
            if let Some(problem) = &state.problem {
                lines.push(format!("{} {} ({})", problem.message, problem.next, problem.reference));
            }
            lines
        },
    );
    Ok(if state.vault == VaultStatus::Unusable {
        Exit::Vault
    } else {
        Exit::Done
    })
}

async fn doctor(app: &App, output: &Output) -> Result<Exit> {
    let probe = app.probe_keychain().await;
    let state = app.state().await;
    let provider = match probe {
        Ok(provider) => provider,
        Err(error) => {
            output.error(&error);
            return Ok(Exit::Vault);
        }
    };
    let opens = match state.vault {
        VaultStatus::Locked if state.slots.contains(&SlotKind::Keychain) => {
            Some(app.unlock_with_keychain().await)
        }
        _ => None,
    };
    let problem = opens.as_ref().and_then(|opens| opens.as_ref().err());
    output.answer(
        &serde_json::json!({
            "provider": provider,
            "probe": "ok",
            "opensVault": opens.as_ref().map(|opens| opens.is_ok()),
            "problem": problem.map(|problem| problem.view()),
        }),
        || {
            let mut lines = vec![format!(
                "The keychain ({provider}) kept, gave back and forgot a probe."
            )];
            match (&opens, problem) {
                (Some(_), None) => lines.push("It holds this vault's key.".to_owned()),
                (_, Some(problem)) => {
                    let view = problem.view();
                    lines.push(format!(
                        "{}: {} {} ({})",
                        view.title, view.message, view.next, view.reference
                    ));
                }
                (None, None) => lines.push("No vault here is opened by it.".to_owned()),
            }
            lines
        },
    );
    Ok(if problem.is_some() {
        Exit::Vault
    } else {
        Exit::Done
    })
}

fn slot_name(slot: &SlotKind) -> &'static str {
    match slot {
        SlotKind::Keychain => "the keychain",
        SlotKind::Passphrase => "a passphrase",
    }
}

fn passphrase_file() -> Option<PathBuf> {
    std::env::var_os(PASSPHRASE_FILE)
        .filter(|file| !file.is_empty())
        .map(PathBuf::from)
}

fn new_passphrase() -> Result<Zeroizing<String>> {
    let first = secret_line("New passphrase (at least 8 characters)")?;
    if first.is_empty() {
        return Err(Problem::PassphraseMissing.into());
    }
    if std::io::stdin().is_terminal() && *secret_line("Once more")? != *first {
        return Err(Problem::PassphrasesDiffer.into());
    }
    Ok(first)
}

fn into_bytes(text: Zeroizing<String>) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}
