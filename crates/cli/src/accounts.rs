//! The accounts: adding, listing, showing, removing.

use countersign_app::view::{self, Account};
use countersign_app::{App, Problem, Result};
use zeroize::Zeroizing;

use crate::arguments::{AccountsTask, AddTask};
use crate::exit::Exit;
use crate::input::{confirmed, picture, secret_line};
use crate::output::Output;
use crate::vault::unlock;

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
        AccountsTask::Remove { name, yes } => remove(app, &name, yes, output).await,
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
    let (mut added, mut left_out) = (Vec::new(), Vec::new());
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
        match app
            .add_candidate(&candidate.id, &candidate.issuer, &candidate.label)
            .await
        {
            Ok(account) => added.push(account),
            Err(error) if added.is_empty() => return Err(error),
            Err(error) => {
                output.remark(&format!("Left out: {error}"));
                left_out.push(
                    serde_json::json!({ "label": candidate.label, "reason": error.to_string() }),
                );
            }
        }
    }
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

async fn remove(app: &App, name: &str, yes: bool, output: &Output) -> Result<Exit> {
    let account = app.find_account_by_whole_name(name).await?;
    let question = format!(
        "Remove {} from this computer? You may not be able to sign in without it.",
        one_line(&account)
    );
    if !yes && !confirmed(&question) {
        output.remark("Nothing was removed. Say --yes where nobody can be asked.");
        return Ok(Exit::Failed);
    }
    app.remove_account(&account.id).await?;
    output.answer(&serde_json::json!({ "removed": account }), || {
        vec![format!("Removed {}", one_line(&account))]
    });
    Ok(Exit::Done)
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

fn account_lines(account: &Account) -> Vec<String> {
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
