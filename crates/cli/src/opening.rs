//! What opens the vault: from files that the environment names, from the keychain, or typed at the terminal.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use countersign_app::view::{Opening, SlotKind, VaultStatus};
use countersign_app::{App, Problem, Result};
use zeroize::Zeroizing;

use crate::input::{secret_file, secret_line};

/// Names a file with the passphrase, for scripts.
const PASSPHRASE_FILE: &str = "COUNTERSIGN_PASSPHRASE_FILE";
/// Names a file with the recovery code, for scripts.
const RECOVERY_CODE_FILE: &str = "COUNTERSIGN_RECOVERY_CODE_FILE";

/// Opens the vault with what works: a file that the environment names, the keychain, what is typed at the terminal; in
/// this order, as far as the vault has such a slot.
pub(crate) async fn unlock(app: &App) -> Result<()> {
    unlock_among(app, None).await.map(drop)
}

/// The same with one kind of slot, if it is given, or with one of these; returns what opened the vault.
pub(crate) async fn unlock_with(
    app: &App,
    kind: Option<SlotKind>,
    among: Option<&[SlotKind]>,
) -> Result<Opening> {
    let Some(kind) = kind else {
        return unlock_among(app, among).await;
    };
    let opening = ask_for(kind)?;
    app.unlock(copy(&opening)).await?;
    Ok(opening)
}

/// Another one of the same.
pub(crate) fn copy(opening: &Opening) -> Opening {
    Opening::new(opening.kind, &opening.text)
}

async fn unlock_among(app: &App, among: Option<&[SlotKind]>) -> Result<Opening> {
    let state = app.state().await;
    match state.vault {
        VaultStatus::Empty => return Err(Problem::VaultEmpty.into()),
        // Which says why it can't be opened.
        VaultStatus::Unusable => return unlocked(app, Opening::keychain()).await,
        VaultStatus::Unlocked | VaultStatus::Locked => {}
    }
    let has = |kind| among.unwrap_or(&state.slots).contains(&kind);
    let typed = [SlotKind::Passphrase, SlotKind::TwoPart];
    let typed = typed.into_iter().find(|&kind| has(kind));
    if let (Some(kind), Some(file)) = (typed, named_file(PASSPHRASE_FILE)) {
        return unlocked(app, Opening::new(kind, &secret_file(&file)?)).await;
    }
    if let (true, Some(file)) = (has(SlotKind::Recovery), named_file(RECOVERY_CODE_FILE)) {
        return unlocked(app, from_file(SlotKind::Recovery, &file)?).await;
    }
    let keychain = match has(SlotKind::Keychain) {
        true => unlocked(app, Opening::keychain()).await,
        false => Err(Problem::VaultLocked.into()),
    };
    if keychain.is_ok() || !std::io::stdin().is_terminal() {
        return keychain;
    }
    let has_code = has(SlotKind::Recovery);
    if let Some(kind) = typed {
        let passphrase = secret_line(match has_code {
            true => "Passphrase (leave empty to use the recovery code)",
            false => "Passphrase",
        })?;
        if !has_code || !passphrase.is_empty() {
            return unlocked(app, Opening::new(kind, &passphrase)).await;
        }
    }
    match has_code {
        true => unlocked(app, ask_for(SlotKind::Recovery)?).await,
        false => keychain,
    }
}

async fn unlocked(app: &App, opening: Opening) -> Result<Opening> {
    app.unlock(copy(&opening)).await?;
    Ok(opening)
}

/// What opens a slot of this kind, from the file that the environment names for it or from the terminal.
fn ask_for(kind: SlotKind) -> Result<Opening> {
    let (variable, prompt) = match kind {
        SlotKind::Keychain => return Ok(Opening::keychain()),
        SlotKind::Passphrase | SlotKind::TwoPart => (PASSPHRASE_FILE, "Passphrase"),
        SlotKind::Recovery => (RECOVERY_CODE_FILE, "Recovery code"),
    };
    match named_file(variable) {
        Some(file) => from_file(kind, &file),
        None if std::io::stdin().is_terminal() => Ok(Opening::new(kind, &secret_line(prompt)?)),
        None => Err(Problem::VaultLocked.into()),
    }
}

fn from_file(kind: SlotKind, file: &Path) -> Result<Opening> {
    Ok(Opening::new(kind, &secret_file(file)?))
}

/// The passphrase of a vault that is made, if a file with it is named.
pub(crate) fn passphrase_from_file() -> Result<Option<Zeroizing<String>>> {
    named_file(PASSPHRASE_FILE)
        .map(|file| secret_file(&file))
        .transpose()
}

/// A new passphrase: from this file, or typed, at a terminal twice.
pub(crate) fn new_passphrase(file: Option<&Path>) -> Result<Zeroizing<String>> {
    if let Some(file) = file {
        return secret_file(file);
    }
    let first = secret_line("New passphrase (at least 8 characters)")?;
    if first.is_empty() {
        return Err(Problem::PassphraseMissing.into());
    }
    if std::io::stdin().is_terminal() && *secret_line("Once more")? != *first {
        return Err(Problem::PassphrasesDiffer.into());
    }
    Ok(first)
}

fn named_file(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .filter(|file| !file.is_empty())
        .map(PathBuf::from)
}
