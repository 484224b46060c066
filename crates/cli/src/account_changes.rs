//! Changing accounts: what they say, their order, the trash.

use countersign_app::view::{Account, AccountEdit, CodesEdit};
use countersign_app::{App, Problem, Result};
use zeroize::Zeroizing;

use crate::accounts::{account_lines, one_line};
use crate::arguments::{EditTask, TrashTask};
use crate::exit::Exit;
use crate::input::{confirmed, picture};
use crate::output::Output;

const NOT_ASKED: &str = "Nothing was changed. Say --yes where nobody can be asked.";

pub(crate) async fn edit(app: &App, task: EditTask, output: &Output) -> Result<Exit> {
    let account = app.find_account(&task.name).await?;
    // Read first: a file that can't be used changes nothing.
    let icon = match &task.icon {
        Some(path) => Some(picture(path)?),
        None => task.no_icon.then(|| Zeroizing::new(Vec::new())),
    };
    let codes = codes(app, &account, &task).await?;
    if let Some(icon) = icon {
        app.set_icon(&account.id, icon).await?;
    }
    let edit = AccountEdit {
        issuer: task.issuer.unwrap_or(account.issuer),
        label: task.label.unwrap_or(account.label),
        note: task.note.unwrap_or(account.note),
        tags: if task.no_tags || !task.tags.is_empty() {
            task.tags
        } else {
            account.tags
        },
        pinned: (account.pinned || task.pin) && !task.unpin,
        codes,
    };
    let account = app.edit_account(&account.id, edit).await?;
    output.answer(&account, || account_lines(&account));
    Ok(Exit::Done)
}

/// What is to be different about its codes; it fits, and whoever sets a counter back has said yes.
async fn codes(app: &App, account: &Account, task: &EditTask) -> Result<CodesEdit> {
    let mut codes = CodesEdit {
        algorithm: task.algorithm.map(Into::into),
        digits: task.digits,
        period: task.period,
        counter: task.counter,
        may_lower_counter: task.yes,
    };
    app.preview_edit(&account.id, &codes).await?;
    if let (Some(counter), Some(now)) = (codes.counter, account.counter)
        && counter < now
        && !codes.may_lower_counter
    {
        let problem = Problem::CounterLower { now };
        if !confirmed(&format!("{} Set it back?", problem.words().message)) {
            return Err(problem.into());
        }
        codes.may_lower_counter = true;
    }
    Ok(codes)
}

pub(crate) async fn move_to(
    app: &App,
    name: &str,
    before: Option<&str>,
    output: &Output,
) -> Result<Exit> {
    let account = app.find_account(name).await?;
    let before = match before {
        Some(before) => Some(app.find_account(before).await?.id),
        None => None,
    };
    app.move_account(&account.id, before.as_deref()).await?;
    output.answer(&serde_json::json!({ "moved": account }), || {
        vec![format!("Moved {}", one_line(&account))]
    });
    Ok(Exit::Done)
}

pub(crate) async fn remove(app: &App, name: &str, yes: bool, output: &Output) -> Result<Exit> {
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
        vec![format!(
            "Removed {}. It stays in the trash for 30 days.",
            one_line(&account)
        )]
    });
    Ok(Exit::Done)
}

pub(crate) async fn trash(app: &App, task: TrashTask, output: &Output) -> Result<Exit> {
    match task {
        TrashTask::List => {
            let trash = app.list_trash().await?;
            output.answer(&serde_json::json!({ "trash": trash }), || {
                if trash.is_empty() {
                    return vec!["The trash is empty.".to_owned()];
                }
                let line = |trashed: &countersign_app::view::TrashedAccount| {
                    format!(
                        "{}  {}, {} days left",
                        trashed.account.id,
                        one_line(&trashed.account),
                        trashed.days_left
                    )
                };
                trash.iter().map(line).collect()
            });
            Ok(Exit::Done)
        }
        TrashTask::Restore { name } => {
            let account = app.find_in_trash(&name).await?;
            app.restore_accounts(std::slice::from_ref(&account.id))
                .await?;
            output.answer(&serde_json::json!({ "restored": account }), || {
                vec![format!("{} is back.", one_line(&account))]
            });
            Ok(Exit::Done)
        }
        TrashTask::Delete { name, yes } => {
            let account = app.find_in_trash(&name).await?;
            delete(app, vec![account], yes, output).await
        }
        TrashTask::Empty { yes } => {
            let trash = app.list_trash().await?;
            let accounts = trash.into_iter().map(|trashed| trashed.account).collect();
            delete(app, accounts, yes, output).await
        }
    }
}

async fn delete(app: &App, accounts: Vec<Account>, yes: bool, output: &Output) -> Result<Exit> {
    let names: Vec<String> = accounts.iter().map(one_line).collect();
    let names = names.join(", ");
    if !accounts.is_empty() {
        let question = format!("Delete {names} for good, from the snapshots too?");
        if !yes && !confirmed(&question) {
            output.remark(NOT_ASKED);
            return Ok(Exit::Failed);
        }
        let ids: Vec<String> = accounts.iter().map(|account| account.id.clone()).collect();
        app.delete_accounts(&ids).await?;
    }
    output.answer(&serde_json::json!({ "deleted": accounts }), || {
        vec![match accounts.is_empty() {
            true => "The trash is empty.".to_owned(),
            false => format!("Deleted {names}. Copies made elsewhere still hold what was deleted."),
        }]
    });
    Ok(Exit::Done)
}
