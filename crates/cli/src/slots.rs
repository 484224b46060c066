//! What opens the vault: listing, adding, changing and removing; and a new key for the vault.

use std::io::IsTerminal as _;
use std::path::Path;

use countersign_app::view::{Opening, Rekey, Slot, SlotKind, VaultDetails};
use countersign_app::{App, Problem, Result};
use zeroize::Zeroizing;

use crate::arguments::SlotsTask;
use crate::exit::Exit;
use crate::input::{confirmed, shown_line};
use crate::opening::{copy, new_passphrase, unlock_with};
use crate::output::Output;

/// How often a recovery code may be typed back wrong at the terminal.
const TRIES: u32 = 3;

pub(crate) async fn run(app: &App, task: SlotsTask, output: &Output) -> Result<Exit> {
    let details = match task {
        SlotsTask::List => app.vault_details().await?,
        SlotsTask::Add { kind, with, new } => {
            let with = unlock_with(app, with.with.map(Into::into), None).await?;
            let new = new.new_passphrase_file;
            change(app, with, None, kind.into(), new.as_deref(), output).await?
        }
        SlotsTask::Change { id, to, with, new } => {
            let slot = find(app, &id).await?;
            let with = unlock_with(app, with.with.map(Into::into), None).await?;
            let kind = to.map_or(slot.kind, Into::into);
            let new = new.new_passphrase_file;
            change(app, with, Some(&slot), kind, new.as_deref(), output).await?
        }
        SlotsTask::Remove { id, with } => {
            let slot = find(app, &id).await?;
            let slots = app.vault_details().await?.slots;
            let others: Vec<SlotKind> = slots
                .iter()
                .filter(|other| other.id != slot.id && !other.damaged)
                .map(|other| other.kind)
                .collect();
            if others.is_empty() {
                return Err(Problem::LastSlot.into());
            }
            let with = unlock_with(app, with.with.map(Into::into), Some(&others)).await?;
            app.remove_slot(with, &slot.id).await?
        }
    };
    output.answer(&details, || lines(&details));
    Ok(Exit::Done)
}

/// What opens the vault, one on a line.
pub(crate) fn lines(details: &VaultDetails) -> Vec<String> {
    let line = |slot: &Slot| format!("{}  {}: {}", slot.id, slot.title, slot.words);
    let mut lines: Vec<String> = details.slots.iter().map(line).collect();
    lines.extend(details.keychain_note.clone());
    lines
}

/// The slot by that id, or by its beginning.
async fn find(app: &App, id: &str) -> Result<Slot> {
    let mut slots = app.vault_details().await?.slots;
    slots.retain(|slot| id.len() >= 4 && slot.id.starts_with(id));
    match slots.len() {
        1 => Ok(slots.remove(0)),
        _ => Err(Problem::SlotNotFound.into()),
    }
}

/// Adds a slot, or puts it in the place of another.
async fn change(
    app: &App,
    with: Opening,
    old: Option<&Slot>,
    kind: SlotKind,
    new: Option<&Path>,
    output: &Output,
) -> Result<VaultDetails> {
    let write = async |slot: Opening| match old {
        Some(old) => app.replace_slot(copy(&with), &old.id, slot).await,
        None => app.add_slot(copy(&with), slot).await,
    };
    match kind {
        SlotKind::Keychain => write(Opening::keychain()).await,
        SlotKind::Passphrase | SlotKind::TwoPart => {
            write(Opening::new(kind, &new_passphrase(new)?)).await
        }
        SlotKind::Recovery => {
            show_recovery_code(app, output).await?;
            read_back(async |typed: &str| write(Opening::new(kind, typed)).await).await
        }
    }
}

pub(crate) async fn rekey(
    app: &App,
    with: Option<SlotKind>,
    new: Option<&Path>,
    has_code: bool,
    yes: bool,
    output: &Output,
) -> Result<Exit> {
    let with = unlock_with(app, with, None).await?;
    let plan = app.rekey_plan().await?;
    output.remark(&plan.words);
    if !yes && !confirmed("Give the vault a new key?") {
        output.remark("Nothing was changed. Say --yes where nobody can be asked.");
        return Ok(Exit::Failed);
    }
    let is_typed = |kind: &SlotKind| matches!(kind, SlotKind::Passphrase | SlotKind::TwoPart);
    let passphrase = if !plan.keeps.iter().any(is_typed) {
        None
    } else if new.is_none() && is_typed(&with.kind) {
        Some(Zeroizing::new(with.text.clone()))
    } else {
        Some(new_passphrase(new)?)
    };
    let write = async |typed: &str| {
        app.rekey(Rekey {
            with: copy(&with),
            passphrase: passphrase.as_ref().map(|text| text.to_string()),
            recovery: typed.to_owned(),
            kinds: plan.keeps.clone(),
        })
        .await
    };
    let details = if has_code {
        show_recovery_code(app, output).await?;
        read_back(write).await?
    } else {
        write("").await?
    };
    output.answer(&details, || lines(&details));
    Ok(Exit::Done)
}

/// Prints a new recovery code, once.
async fn show_recovery_code(app: &App, output: &Output) -> Result<()> {
    let code = app.make_recovery_text().await?;
    if output.is_json() {
        output.object(&serde_json::json!({ "recoveryCode": code.as_str() }));
    } else {
        output.remark("Write this recovery code down. It is shown once, and opens the vault:");
        output.line(&code);
    }
    Ok(())
}

/// Has the code typed back, at a terminal until it is right.
async fn read_back(write: impl AsyncFn(&str) -> Result<VaultDetails>) -> Result<VaultDetails> {
    let mut tries = TRIES;
    loop {
        tries -= 1;
        let typed = shown_line("Enter the code once more")?;
        match write(typed.trim()).await {
            Err(error)
                if tries > 0
                    && std::io::stdin().is_terminal()
                    && matches!(
                        error.problem,
                        Problem::RecoveryCodeMistyped(_) | Problem::RecoveryCodeDiffers
                    ) =>
            {
                Output::new(false).error(&error);
            }
            written => return written,
        }
    }
}
