//! Codes: showing them, and checking one.

use countersign_app::view::{AccountCode, Kind};
use countersign_app::{App, DiagnosisWindow, Problem, Result, UnixTime};

use crate::accounts::one_line;
use crate::arguments::CodeTask;
use crate::exit::Exit;
use crate::input::secret_line;
use crate::opening::unlock;
use crate::output::Output;

pub(crate) async fn show(app: &App, task: CodeTask, output: &Output) -> Result<Exit> {
    unlock(app).await?;
    let Some(name) = &task.name else {
        return show_all(app, task.next, output).await;
    };
    let account = app.find_account(name).await?;
    let code = match (account.kind, task.at) {
        (Kind::Hotp, None) if !task.next => app.next_hotp_code(&account.id).await?,
        (Kind::Hotp, _) => return Err(Problem::WrongKind.into()),
        (_, Some(at)) => app.code_at(&account.id, UnixTime(at)).await?,
        (_, None) => app.code_now(&account.id).await?,
    };
    output.answer(&code, || vec![shown(&code, task.next).to_owned()]);
    if task.at.is_none()
        && let Some(seconds) = app.server_time_of(&account.id).await?
    {
        output.remark(&format!(
            "By the server's time, which is {seconds} s ahead of this computer's."
        ));
    }
    Ok(Exit::Done)
}

async fn show_all(app: &App, next: bool, output: &Output) -> Result<Exit> {
    let accounts = app.list_accounts().await?.accounts;
    let ids: Vec<String> = accounts.iter().map(|account| account.id.clone()).collect();
    let codes = app.codes(&ids).await?;
    output.answer(&codes, || {
        let line = |code: &AccountCode| {
            let account = accounts.iter().find(|account| account.id == code.id)?;
            let text = if code.problem.is_some() {
                "can't be read"
            } else {
                shown(code, next)
            };
            Some(format!("{text:<12}  {}", one_line(account)))
        };
        codes.codes.iter().filter_map(line).collect()
    });
    Ok(Exit::Done)
}

fn shown(code: &AccountCode, next: bool) -> &str {
    match &code.next {
        Some(text) if next => text,
        _ => &code.code,
    }
}

pub(crate) async fn verify(app: &App, name: &str, window: u32, output: &Output) -> Result<Exit> {
    unlock(app).await?;
    let account = app.find_account(name).await?;
    let window = DiagnosisWindow::new(window).map_err(|_| Problem::RequestMalformed)?;
    let typed = secret_line("Code")?;
    let verdict = app.verify_code(&account.id, &typed, window).await?;
    output.answer(&verdict, || {
        let mut lines = vec![verdict.title.clone(), verdict.message.clone()];
        if let Some(chance) = verdict.coincidence {
            lines.push(format!(
                "A random code would have matched with a chance of 1 in {:.0}.",
                1.0 / chance
            ));
        }
        lines
    });
    Ok(verdict.verdict.into())
}
