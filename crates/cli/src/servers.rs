//! Servers, signing in and out.

use countersign_app::view::{
    ProviderKind, Server, ServerCheckOutcome as CheckOutcome, ServerForm, ServerTest, SignInWay,
};
use countersign_app::{App, Result, browser};
use zeroize::Zeroizing;

use crate::arguments::{ServerFields, ServersTask, SignInTask, Switch};
use crate::exit::Exit;
use crate::input::{confirmed, secret_file, secret_line, small_file};
use crate::opening::unlock;
use crate::output::Output;

pub(crate) async fn run(app: &App, task: ServersTask, output: &Output) -> Result<Exit> {
    unlock(app).await?;
    match task {
        ServersTask::List => {
            let servers = app.list_servers().await?;
            output.answer(
                &serde_json::json!({ "servers": servers }),
                || match servers.as_slice() {
                    [] => vec!["No servers.".to_owned()],
                    some => some.iter().map(one_line).collect(),
                },
            );
        }
        ServersTask::Add {
            address,
            name,
            fields,
        } => {
            let form = ServerForm {
                id: None,
                name,
                address,
                provider: fields.provider.map(Into::into).unwrap_or_default(),
                dialect: fields.dialect.map(Into::into),
                sign_in_way: way(&fields),
                client_id: fields.client_id.unwrap_or_default(),
                help: fields.help_contact.unwrap_or_default(),
            };
            let server = app.save_server(form).await?;
            output.answer(&server, || server_lines(&server));
        }
        ServersTask::Show { server } => {
            let server = app.find_server(&server).await?;
            output.answer(&server, || server_lines(&server));
        }
        ServersTask::Edit {
            server,
            address,
            name,
            fields,
            add_certificates,
            remove_certificates,
            server_time,
        } => {
            let mut server = app.find_server(&server).await?;
            let changes_form = address.is_some()
                || name.is_some()
                || fields.provider.is_some()
                || fields.dialect.is_some()
                || fields.sign_in.is_some()
                || fields.client_id.is_some()
                || fields.help_contact.is_some();
            if changes_form {
                let form = ServerForm {
                    id: Some(server.id.clone()),
                    name: name.unwrap_or(server.own_name),
                    address: address.unwrap_or(server.address),
                    provider: fields.provider.map_or(server.provider, Into::into),
                    dialect: fields.dialect.map(Into::into).or(server.dialect),
                    sign_in_way: fields.sign_in.map_or(server.sign_in_way, Into::into),
                    client_id: fields.client_id.unwrap_or(server.client_id),
                    help: fields.help_contact.unwrap_or(server.help),
                };
                server = app.save_server(form).await?;
            }
            if let Some(file) = add_certificates {
                server = app.add_certificate(&server.id, small_file(&file)?).await?;
            }
            if remove_certificates {
                server = app.remove_certificates(&server.id).await?;
            }
            if let Some(switch) = server_time {
                server = app
                    .use_server_time(&server.id, switch == Switch::On)
                    .await?;
            }
            output.answer(&server, || server_lines(&server));
        }
        ServersTask::Test { server } => {
            let server = app.find_server(&server).await?;
            let test = app.test_server(&server.id).await?;
            output.answer(&test, || test_lines(&test));
            let is_bad = |outcome: CheckOutcome| outcome == CheckOutcome::Bad;
            if test.checks.iter().any(|check| is_bad(check.outcome)) {
                return Ok(Exit::Failed);
            }
        }
        ServersTask::Remove { server, yes } => {
            let server = app.find_server(&server).await?;
            let question = format!("Remove {} and sign out there?", server.name);
            if !yes && !confirmed(&question) {
                output.remark("Nothing was changed. With --yes it is not asked.");
                return Ok(Exit::Failed);
            }
            let removed = app.remove_server(&server.id).await?;
            let answer = serde_json::json!({ "removed": server.id, "problem": removed.problem });
            output.answer(&answer, || {
                let mut lines = vec![format!("Removed {}.", server.name)];
                lines.extend(removed.problem.iter().map(|problem| {
                    format!(
                        "{} could not be told of the sign-out, which ends by itself later. ({})",
                        server.host, problem.reference
                    )
                }));
                lines
            });
        }
    }
    Ok(Exit::Done)
}

/// Signs in, and says who it is.
pub(crate) async fn sign_in(app: &App, task: SignInTask, output: &Output) -> Result<Exit> {
    unlock(app).await?;
    let server = app.find_server(&task.server).await?;
    let with_token = task.token || task.token_file.is_some();
    let way = match (with_token, task.device) {
        (true, _) => SignInWay::Token,
        (false, true) => SignInWay::Device,
        (false, false) => server.sign_in_way,
    };
    let server = match way {
        SignInWay::Token => {
            let token = match task.token_file {
                Some(file) => secret_file(&file)?,
                None => secret_line("Token")?,
            };
            let token = Zeroizing::new(token.as_bytes().to_vec());
            app.use_token(&server.id, token).await?
        }
        way => {
            let begun = app.begin_sign_in(&server.id, way, task.fresh).await?;
            if output.is_json() {
                output.object(&begun);
            }
            if let (Some(code), Some(address)) = (&begun.user_code, &begun.verification_address) {
                output.remark(&format!("On another device, open  {address}"));
                output.remark(&format!("and enter the code       {code}"));
            } else {
                output.remark(&format!("Sign in here: {}", begun.address));
                if !task.no_browser && browser::open(&begun.address).is_err() {
                    output.remark("No browser could be opened: open the address yourself.");
                }
            }
            app.await_sign_in(&begun.id).await?
        }
    };
    output.answer(&server, || {
        let who = server.session.as_ref().and_then(|session| {
            let names = [&session.name, &session.login, &session.user_id];
            names.into_iter().flatten().next().cloned()
        });
        let who = who.unwrap_or_else(|| "somebody whom the server does not name".to_owned());
        vec![format!("Signed in at {} as {who}.", server.host)]
    });
    Ok(Exit::Done)
}

pub(crate) async fn sign_out(app: &App, server: &str, output: &Output) -> Result<Exit> {
    unlock(app).await?;
    let server = app.find_server(server).await?;
    let server = app.sign_out(&server.id).await?;
    output.answer(&server, || vec![format!("Signed out at {}.", server.host)]);
    Ok(Exit::Done)
}

/// The way that was named, or the one that fits what was.
fn way(fields: &ServerFields) -> SignInWay {
    let fitting = match (&fields.client_id, fields.provider.map(Into::into)) {
        (Some(_), None | Some(ProviderKind::Zitadel)) => SignInWay::Browser,
        _ => SignInWay::Token,
    };
    fields.sign_in.map_or(fitting, Into::into)
}

fn one_line(server: &Server) -> String {
    let session = match &server.session {
        None => "not signed in",
        Some(session) if session.over => "sign in again",
        Some(_) => "signed in",
    };
    format!(
        "{}  {session:<13}  {} at {}",
        server.id, server.name, server.host
    )
}

pub(crate) fn server_lines(server: &Server) -> Vec<String> {
    let kind = match (server.provider, server.dialect) {
        (ProviderKind::PrivacyIdea, _) => "privacyIDEA".to_owned(),
        (ProviderKind::Zitadel, Some(dialect)) => format!("ZITADEL, {}", dialect.name()),
        (ProviderKind::Zitadel, None) => "ZITADEL, its version not found out yet".to_owned(),
    };
    let way = match server.sign_in_way {
        SignInWay::Browser => "in the browser",
        SignInWay::Device => "on another device",
        SignInWay::Token => "with a token",
    };
    let session = match &server.session {
        None => "nobody".to_owned(),
        Some(session) => {
            let names = [&session.name, &session.login, &session.user_id];
            let who = names.into_iter().flatten().next().cloned();
            let who = who.unwrap_or_else(|| "not named by the server".to_owned());
            match session.over {
                true => format!("{who}; has ended: sign in again"),
                false => who,
            }
        }
    };
    let mut lines = vec![
        format!("Server:     {}", server.name),
        format!("Id:         {}", server.id),
        format!("Address:    {}", server.address),
        format!("Kind:       {kind}"),
        format!("Sign-in:    {way}"),
        format!("Signed in:  {session}"),
    ];
    if !server.client_id.is_empty() {
        lines.push(format!("Client id:  {}", server.client_id));
    }
    if !server.help.is_empty() {
        lines.push(format!("Help:       {}", server.help));
    }
    if server.extra_certificates > 0 {
        lines.push(format!(
            "Added certificate authorities: {}",
            server.extra_certificates
        ));
    }
    if let Some(seconds) = server.clock_difference_seconds {
        lines.push(format!("Its clock:  {seconds} s ahead of this computer's"));
    }
    if server.use_server_time {
        lines.push("Codes of its accounts are made by its time.".to_owned());
    }
    if server.managed {
        lines.push("Set by your organisation.".to_owned());
    }
    lines
}

fn test_lines(test: &ServerTest) -> Vec<String> {
    let line = |check: &countersign_app::view::ServerCheck| {
        let mark = match check.outcome {
            CheckOutcome::Good => "good   ",
            CheckOutcome::Bad => "bad    ",
            CheckOutcome::Unknown => "unknown",
        };
        format!("{mark}  {}", check.words)
    };
    test.checks.iter().map(line).collect()
}
