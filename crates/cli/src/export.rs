//! Writing accounts into files: what the format can't hold is said, then asked about, then written, read back and compared.

use std::io::IsTerminal as _;
use std::path::Path;

use countersign_app::view::{ExportRequest, Sealed};
use countersign_app::{App, Problem, Result};

use crate::arguments::ExportTask;
use crate::exit::Exit;
use crate::import::counted;
use crate::input::{confirmed, secret_file, secret_line};
use crate::opening::unlock;
use crate::output::Output;

/// In a format's place: all of them.
const LIST: &str = "list";

pub(crate) async fn run(app: &App, task: ExportTask, output: &Output) -> Result<Exit> {
    let formats = app.export_formats();
    if task.format == LIST {
        output.answer(&formats, || {
            let line = |format: &countersign_app::view::ExportFormat| {
                let sealed = match format.sealed {
                    Sealed::Always => "encrypted",
                    Sealed::Never => "plain",
                };
                format!(
                    "{:<18}{:<11}{}: {}",
                    format.id, sealed, format.name, format.for_whom
                )
            };
            formats.iter().map(line).collect()
        });
        return Ok(Exit::Done);
    }
    let is_file = |file: &&Path| file.as_os_str() != "-";
    let file = task.file.as_deref().filter(is_file);
    let file = file.ok_or(Problem::NoFileNamed)?;
    let format = formats.iter().find(|format| format.id == task.format);
    let format = format.ok_or(Problem::UnknownFormat)?;
    App::check_new_file(file)?;
    unlock(app).await?;
    let mut accounts = Vec::with_capacity(task.accounts.len());
    for name in &task.accounts {
        accounts.push(app.find_account_by_whole_name(name).await?.id);
    }
    let mut request = ExportRequest {
        format: task.format.clone(),
        accounts: (!accounts.is_empty()).then_some(accounts),
        password: None,
    };
    let plan = app.plan_export(&request).await?;
    if plan.accounts == 0 && plan.left_out.is_empty() {
        return Err(Problem::NoAccounts.into());
    }
    request.password = match (format.sealed, &task.password_file) {
        (Sealed::Never, _) => None,
        (Sealed::Always, Some(file)) => Some(secret_file(file)?.to_string()),
        (Sealed::Always, None) => Some(typed_password()?),
    };
    for left_out in &plan.left_out {
        output.remark(&format!("Left out: {}. {}", left_out.name, left_out.why));
    }
    for loss in plan.losses.iter().chain(&plan.misread) {
        output.remark(loss);
    }
    if plan.plain {
        output.remark("This file is not encrypted: whoever has it can make your codes.");
    }
    let question = format!("Write {} to {}?", counted(plan.accounts), file.display());
    if !task.yes && !confirmed(&question) {
        output.remark("Nothing was written. Say --yes where nobody can be asked.");
        return Ok(Exit::Failed);
    }
    let exported = app.export_to(&request, file).await?;
    output.answer(
        &serde_json::json!({ "exported": exported, "plan": plan }),
        || vec![exported.words.clone()],
    );
    Ok(match plan.left_out.is_empty() {
        true => Exit::Done,
        false => Exit::Failed,
    })
}

fn typed_password() -> Result<String> {
    let first = secret_line("New password of the file (at least 8 characters)")?;
    if std::io::stdin().is_terminal() && *secret_line("Once more")? != *first {
        return Err(Problem::PassphrasesDiffer.into());
    }
    Ok(first.to_string())
}
