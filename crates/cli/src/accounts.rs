//! The accounts: adding, listing, showing.

use countersign_app::view::{self, Account, ChosenCandidate};
use countersign_app::{App, Problem, Result};
use zeroize::Zeroizing;

use crate::account_changes;
use crate::arguments::{AccountsTask, AddTask};
use crate::exit::Exit;
use crate::input::{picture, secret_line};
use crate::opening::unlock;
use crate::output::Output;

pub(crate) async fn run(app: &App, task: AccountsTask, output: &Output) -> Result<Exit> {
    unlock(app).await?;
    match task {
        AccountsTask::Add(task) => add(app, task, output).await,
        AccountsTask::List => {
            let list = app.list_accounts().await?;
            output.answer(&list, || list_lines(&list));
            Ok(Exit::Done)
        }
        AccountsTask::Show { name } => {
            let account = app.find_account(&name).await?;
            output.answer(&account, || account_lines(&account));
            Ok(Exit::Done)
        }
        AccountsTask::Qr { name } => {
            let account = app.find_account(&name).await?;
            let code = app.account_qr_for_terminal(&account.id).await?;
            code.lines().for_each(|line| output.line(line));
            Ok(Exit::Done)
        }
        AccountsTask::Edit(task) => account_changes::edit(app, task, output).await,
        AccountsTask::Move {
            name,
            before,
            last: _,
        } => account_changes::move_to(app, &name, before.as_deref(), output).await,
        AccountsTask::Remove { name, yes } => {
            account_changes::remove(app, &name, yes, output).await
        }
        AccountsTask::Trash(task) => account_changes::trash(app, task, output).await,
    }
}

async fn add(app: &App, task: AddTask, output: &Output) -> Result<Exit> {
    let candidates = match (&task.qr, task.issuer.is_some() || task.label.is_some()) {
        (Some(path), _) => app.read_image(picture(path)?).await?,
        (None, true) => app.read_fields(fields(task)?).await?,
        (None, false) => {
            let link = secret_line("Setup link (otpauth://…)")?;
            app.read_link(Zeroizing::new(link.as_bytes().to_vec()))
                .await?
        }
    };
    let (mut chosen, mut left_out) = (Vec::new(), Vec::new());
    for candidate in candidates {
        let reason = match (&candidate.problem, &candidate.already_here) {
            (Some(problem), _) => Some(format!("{} ({})", problem.message, problem.reference)),
            (None, Some(name)) => Some(format!("This key is here already, as {name}.")),
            (None, None) => None,
        };
        if let Some(reason) = reason {
            output.remark(&format!("Left out: {reason}"));
            left_out.push(serde_json::json!({ "label": candidate.label, "reason": reason }));
            continue;
        }
        for notice in &candidate.notices {
            output.remark(&format!("Note: {notice}"));
        }
        chosen.push(ChosenCandidate {
            id: candidate.id,
            issuer: candidate.issuer,
            label: candidate.label,
        });
    }
    let added = app.add_candidates(&chosen).await?;
    output.answer(
        &serde_json::json!({ "added": added, "leftOut": left_out }),
        || {
            added
                .iter()
                .map(|account| format!("Added {}", one_line(account)))
                .collect()
        },
    );
    Ok(if left_out.is_empty() {
        Exit::Done
    } else {
        Exit::Failed
    })
}

fn fields(task: AddTask) -> Result<Zeroizing<Vec<u8>>> {
    let secret = secret_line("Key (base32)")?;
    let fields = serde_json::json!({
        "issuer": task.issuer.unwrap_or_default(),
        "label": task.label.unwrap_or_default(),
        "secret": secret.as_str(),
        "kind": view::Kind::from(task.kind),
        "algorithm": view::Algorithm::from(task.algorithm),
        "digits": task.digits,
        "period": task.period,
        "counter": task.counter,
    });
    Ok(Zeroizing::new(
        serde_json::to_vec(&fields).map_err(|_| Problem::RequestMalformed)?,
    ))
}

fn list_lines(list: &view::AccountList) -> Vec<String> {
    let mut lines: Vec<String> = list
        .accounts
        .iter()
        .map(|account| format!("{}  {}", account.id, one_line(account)))
        .collect();
    if lines.is_empty() {
        lines.push("No accounts yet. Add one, or set one up with your organisation.".to_owned());
    }
    for damaged in &list.damaged {
        lines.push(format!(
            "{}  can't be read. It is kept as it is; the others work.",
            damaged.id
        ));
    }
    lines
}

/// An account in full, without its key.
pub(crate) fn account_lines(account: &Account) -> Vec<String> {
    let kind = match account.kind {
        view::Kind::Totp => "by time",
        view::Kind::Hotp => "by counter",
        view::Kind::Steam => "Steam",
    };
    let algorithm = match account.algorithm {
        view::Algorithm::Sha1 => "SHA1",
        view::Algorithm::Sha256 => "SHA256",
        view::Algorithm::Sha512 => "SHA512",
    };
    let mut lines = vec![
        format!("Id:        {}", account.id),
        format!("Issuer:    {}", account.issuer),
        format!("Account:   {}", account.label),
        format!(
            "Codes:     {kind}, {} characters, {algorithm}",
            account.digits
        ),
    ];
    if let Some(period) = account.period {
        lines.push(format!("Period:    {period} s"));
    }
    if let Some(counter) = account.counter {
        lines.push(format!("Counter:   {counter}"));
    }
    if account.pinned {
        lines.push("At the top".to_owned());
    }
    if !account.tags.is_empty() {
        lines.push(format!("Tags:      {}", account.tags.join(", ")));
    }
    for (place, line) in account.note.lines().enumerate() {
        let name = if place == 0 { "Note:" } else { "" };
        lines.push(format!("{name:<11}{line}"));
    }
    lines
}

/// An account on one line, without its id.
pub(crate) fn one_line(account: &Account) -> String {
    match (account.issuer.as_str(), account.label.as_str()) {
        ("", label) => label.to_owned(),
        (issuer, "") => issuer.to_owned(),
        (issuer, label) => format!("{issuer}:{label}"),
    }
}
