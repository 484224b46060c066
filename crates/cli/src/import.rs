//! Taking accounts over from files: what would be done is shown, then asked about, then done.

use std::io::{IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use countersign_app::view::{
    ImportPreview, ImportRow, ImportSource, ImportState, ImportStatus, Phase,
};
use countersign_app::{App, IMPORT_LIMIT, Result};
use zeroize::Zeroizing;

use crate::arguments::ImportTask;
use crate::exit::Exit;
use crate::input::{confirmed, secret_file, secret_line, unread};
use crate::opening::unlock;
use crate::output::Output;

/// How many rows are asked for at once.
const PAGE: usize = 500;

pub(crate) async fn run(app: &App, task: ImportTask, output: &Output) -> Result<Exit> {
    // Standard input is for one thing only.
    unlock(app).await?;
    for file in &task.files {
        let name = file
            .file_name()
            .unwrap_or(file.as_os_str())
            .to_string_lossy();
        told(app, output, app.add_import(&name, content(file)?)).await?;
    }
    let preview = opened(app, task.password_file.as_deref(), output).await?;
    if task.take_all {
        app.take_import_rows(None, true).await?;
    } else if task.update {
        let rows = all_rows(app, preview.rows).await?;
        let changed: Vec<usize> = rows
            .iter()
            .filter(|row| row.status == ImportStatus::Changed)
            .map(|row| row.index)
            .collect();
        app.take_import_rows(Some(&changed), true).await?;
    }
    let preview = app.import_preview().await?;
    let rows = all_rows(app, preview.rows).await?;
    if let Some(file) = &task.save_refused {
        app.save_refused_rows(file).await?;
    }
    show(&preview, &rows, output);
    let unopened = preview
        .sources
        .iter()
        .any(|s| s.state != ImportState::Ready);
    let refused = rows.iter().any(|row| row.kind.is_none());
    let left = left_out(&rows, output);
    let whole = if unopened || refused || left {
        Exit::Failed
    } else {
        Exit::Done
    };
    if task.preview {
        if output.is_json() {
            output
                .object(&serde_json::json!({ "preview": preview, "rows": rows, "imported": null }));
        }
        return Ok(whole);
    }
    let taken = preview.counts.taken;
    let question = format!("Import {}?", counted(taken));
    if taken > 0 && !task.yes && !confirmed(&question) {
        if output.is_json() {
            output
                .object(&serde_json::json!({ "preview": preview, "rows": rows, "imported": null }));
        }
        output.remark("Nothing was saved. Say --yes where nobody can be asked.");
        return Ok(Exit::Failed);
    }
    let imported = match taken {
        0 => None,
        _ => Some(app.run_import().await?),
    };
    if output.is_json() {
        output
            .object(&serde_json::json!({ "preview": preview, "rows": rows, "imported": imported }));
    } else {
        output.line(
            imported
                .as_ref()
                .map_or("Nothing to import.", |done| &done.words),
        );
        if let Some(snapshot) = imported.and_then(|done| done.undo) {
            output.line(&format!("To take this back: vault restore {snapshot}"));
        }
    }
    Ok(whole)
}

/// Opens what is encrypted: with the password of the file that is named, or with what is typed.
async fn opened(app: &App, password_file: Option<&Path>, output: &Output) -> Result<ImportPreview> {
    /// How often a password may be typed for one file.
    const TRIES: usize = 3;

    let mut preview = app.import_preview().await?;
    let sealed: Vec<usize> = preview
        .sources
        .iter()
        .filter(|source| source.state == ImportState::PasswordNeeded)
        .map(|source| source.index)
        .collect();
    for index in sealed {
        let name = preview.sources[index].name.clone();
        for _ in 0..TRIES {
            let password = match password_file {
                Some(file) => secret_file(file)?,
                None if std::io::stdin().is_terminal() => {
                    secret_line(&format!("Password of {name}"))?
                }
                None => return Ok(preview),
            };
            let password = Zeroizing::new(password.as_bytes().to_vec());
            preview = told(app, output, app.import_password(index, password)).await?;
            if preview.sources[index].state != ImportState::WrongPassword || password_file.is_some()
            {
                break;
            }
            if let Some(problem) = &preview.sources[index].problem {
                output.remark(&format!("{} {}", problem.message, problem.next));
            }
        }
    }
    Ok(preview)
}

/// Waits for it, and says why where that takes more than a moment.
async fn told<T>(app: &App, output: &Output, work: impl Future<Output = T>) -> T {
    const A_MOMENT: Duration = Duration::from_millis(500);

    let mut work = std::pin::pin!(work);
    if let Ok(done) = tokio::time::timeout(A_MOMENT, &mut work).await {
        return done;
    }
    if app
        .import_progress()
        .is_some_and(|now| now.phase == Phase::Opening)
    {
        output.remark("Opening it takes a while: that keeps others from guessing its password.");
    }
    work.await
}

async fn all_rows(app: &App, count: usize) -> Result<Vec<ImportRow>> {
    let mut rows = Vec::with_capacity(count);
    while rows.len() < count {
        let page = app.import_rows(rows.len(), PAGE).await?;
        if page.is_empty() {
            break;
        }
        rows.extend(page);
    }
    Ok(rows)
}

fn show(preview: &ImportPreview, rows: &[ImportRow], output: &Output) {
    if output.is_json() {
        return;
    }
    output.lines(preview.sources.iter().map(source_line));
    output.lines(rows.iter().flat_map(|row| {
        let details = [&row.changes, &row.warnings].into_iter().flatten();
        let details = details.chain(&row.reason);
        let details = details.map(|detail| format!("      {detail}"));
        std::iter::once(row_line(row)).chain(details)
    }));
    let notes = preview.missing_parts.iter().chain(&preview.notes);
    output.lines(notes.cloned());
    let counts = &preview.counts;
    output.line(&format!(
        "{} new, {} already here, {} changed, {} need a look. {} would be imported.",
        counts.new,
        counts.here,
        counts.changed,
        counts.attention,
        counted(counts.taken)
    ));
}

/// Says which rows could be taken and are not. Whether there are any that are not here in any form.
fn left_out(rows: &[ImportRow], output: &Output) -> bool {
    let left = |status| {
        let is_left = |row: &&ImportRow| row.takeable && !row.taken && row.status == status;
        rows.iter().filter(is_left).count()
    };
    let (attention, changed) = (left(ImportStatus::Attention), left(ImportStatus::Changed));
    match attention {
        0 => {}
        1 => output.remark("1 row could be taken and is not, for the reason above. Say --take-all to take it too."),
        count => output.remark(&format!(
            "{count} rows could be taken and are not, for the reasons above. Say --take-all to take them too."
        )),
    }
    match changed {
        0 => {}
        1 => output.remark("1 account is here in another form, and stays as it is. Say --update to take the file's."),
        count => output.remark(&format!(
            "{count} accounts are here in another form, and stay as they are. Say --update to take the file's."
        )),
    }
    attention > 0
}

fn source_line(source: &ImportSource) -> String {
    let format = source.format_name.as_deref().unwrap_or("not recognised");
    match (&source.problem, source.state) {
        (Some(problem), _) => format!(
            "{} ({format}): {} ({})",
            source.name, problem.message, problem.reference
        ),
        (None, ImportState::PasswordNeeded) => {
            format!(
                "{} ({format}): needs its password. Say --password-file.",
                source.name
            )
        }
        (None, _) => format!("{} ({format}): {}", source.name, counted(source.rows)),
    }
}

fn row_line(row: &ImportRow) -> String {
    let mark = if row.taken { '+' } else { ' ' };
    let status = match row.status {
        ImportStatus::New => "new",
        ImportStatus::Here => "here",
        ImportStatus::Changed => "changed",
        ImportStatus::Attention => "look",
    };
    let name = match (row.issuer.as_str(), row.label.as_str()) {
        ("", label) => label.to_owned(),
        (issuer, "") => issuer.to_owned(),
        (issuer, label) => format!("{issuer} ({label})"),
    };
    let place = match row.position {
        Some(position) if name.is_empty() => format!("row {position}"),
        Some(position) => format!(" (row {position})"),
        None => String::new(),
    };
    format!("{mark} {status:<8}{name}{place}")
}

/// `3 accounts`, or one.
pub(crate) fn counted(count: usize) -> String {
    match count {
        1 => "1 account".to_owned(),
        several => format!("{several} accounts"),
    }
}

/// A file's content, up to one byte more than is read, so that a larger one is told from one that fits.
fn content(path: &PathBuf) -> Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::new());
    let limit = IMPORT_LIMIT as u64 + 1;
    if path.as_os_str() == "-" {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        let file = std::fs::File::open(path).map_err(|_| unread(path))?;
        file.take(limit).read_to_end(&mut bytes)
    }
    .map_err(|_| unread(path))?;
    Ok(bytes)
}
