//! Enrolling from the terminal.

use countersign_app::view::{
    DetailRow, Enrolled, Enrollment, EnrollmentState, FinishElsewhere, RegistrationState,
    StartAtServer, StartRequest, Subject, VerdictWord,
};
use countersign_app::{App, Result};
use zeroize::Zeroizing;

use crate::arguments::EnrollTask;
use crate::exit::Exit;
use crate::input::{confirmed, secret_file, secret_line};
use crate::opening::unlock;
use crate::output::Output;

pub(crate) async fn run(app: &App, task: EnrollTask, output: &Output) -> Result<Exit> {
    unlock(app).await?;
    match task {
        EnrollTask::Start {
            server: Some(server),
            user: Some(user),
            dialect,
            token_file,
            ..
        } => {
            let token = match token_file {
                Some(file) => secret_file(&file)?,
                None => secret_line("Token")?,
            };
            let request = StartRequest {
                server,
                user,
                token: token.to_string(),
                dialect: dialect.into(),
            };
            let enrollment = app.start_registration(&request).await?;
            show_next(app, &enrollment, output).await?;
        }
        EnrollTask::Start {
            server_profile,
            user,
            replace,
            registration,
            yes,
            ..
        } => {
            let server = app.find_server(&server_profile.unwrap_or_default()).await?;
            let subject = app.subject(&server.id, user.as_deref()).await?;
            if !output.is_json() {
                subject_lines(&subject)
                    .iter()
                    .for_each(|line| output.remark(line));
            }
            if !yes && !agreed(&subject, replace) {
                output.remark(match (subject.state, replace) {
                    (RegistrationState::Ready, false) => {
                        "Nothing was changed. With --replace the codes that are set up are removed first."
                    }
                    _ => "Nothing was changed. With --yes it is not asked.",
                });
                return Ok(Exit::Failed);
            }
            let request = StartAtServer {
                server: server.id,
                user,
                replace,
                registration_id: registration,
            };
            let enrollment = app.start_at_server(&request).await?;
            show_next(app, &enrollment, output).await?;
        }
        EnrollTask::Verify {
            id,
            own_code,
            anyway,
        } => {
            let code = match own_code {
                true => app.enrollment_code(&id).await?.code.into(),
                false => secret_line("Code")?,
            };
            let verdict = app.check_enrollment_code(&id, &code).await?;
            if verdict.verdict != VerdictWord::Right && !anyway {
                output.answer(&verdict, || {
                    vec![
                        verdict.title.clone(),
                        verdict.message.clone(),
                        "Nothing was sent. With --anyway the server is asked all the same."
                            .to_owned(),
                    ]
                });
                return Ok(verdict.verdict.into());
            }
            let enrolled = app.verify_enrollment(&id, &code).await?;
            output.answer(&enrolled, || enrolled_lines(&enrolled));
        }
        EnrollTask::Status { id: None, person } => {
            let server = app
                .find_server(&person.server_profile.unwrap_or_default())
                .await?;
            let subject = app.subject(&server.id, person.user.as_deref()).await?;
            output.answer(&subject, || subject_lines(&subject));
        }
        EnrollTask::Status { id: Some(id), .. } => {
            let status = app.enrollment_status(&id).await?;
            output.answer(&status, || {
                let mut lines = vec![state_words(status.state).to_owned()];
                lines.extend(status.user_name.iter().map(|name| format!("Name: {name}")));
                if status.enrolled.is_some() {
                    lines.push(
                        "It had accepted a code whose answer was lost: the account is here now."
                            .to_owned(),
                    );
                }
                if !status.methods.is_empty() {
                    lines.push(format!("Ways to sign in: {}", status.methods.join(", ")));
                }
                lines
            });
        }
        EnrollTask::List => {
            let enrollments = app.list_enrollments().await?;
            output.answer(&enrollments, || match enrollments.as_slice() {
                [] => vec!["No enrollments.".to_owned()],
                some => some.iter().map(one_line).collect(),
            });
        }
        EnrollTask::Discard { id } => {
            let discarded = app.discard_enrollment(&id).await?;
            output.answer(&discarded, || {
                let server = match (&discarded.problem, discarded.removed_at_server) {
                    (Some(problem), _) => format!(
                        "It could not be removed at the server: {} ({})",
                        problem.message, problem.reference
                    ),
                    (None, true) => "The server has removed its side too.".to_owned(),
                    (None, false) => "The server had nothing unfinished to remove.".to_owned(),
                };
                vec!["Discarded here.".to_owned(), server]
            });
        }
        EnrollTask::Remove {
            person,
            registration,
            yes,
        } => {
            let server = app.find_server(&person.server_profile).await?;
            let subject = app.subject(&server.id, person.user.as_deref()).await?;
            if !output.is_json() {
                subject_lines(&subject)
                    .iter()
                    .for_each(|line| output.remark(line));
            }
            if !yes && !confirmed("Remove the codes of this person there?") {
                output.remark("Nothing was changed. With --yes it is not asked.");
                return Ok(Exit::Failed);
            }
            let exchange = app
                .remove_registration(&server.id, person.user.as_deref(), registration.as_deref())
                .await?;
            let removed = serde_json::json!({ "removed": subject.user, "exchange": exchange });
            output.answer(&removed, || {
                vec![format!(
                    "Removed at {}. The old codes no longer work there.",
                    server.host
                )]
            });
        }
        EnrollTask::FinishElsewhere {
            person,
            registration,
        } => {
            let server = app.find_server(&person.server_profile).await?;
            let request = FinishElsewhere {
                server: server.id,
                user: person.user,
                registration_id: registration,
                code: secret_line("Code")?.to_string(),
            };
            let finished = app.finish_registration_elsewhere(&request).await?;
            output.answer(&finished, || {
                let mut lines = vec![match finished.found_out {
                    false => format!("{} accepted the code.", server.host),
                    true => format!(
                        "Codes are set up at {} now. The answer was lost, so it can't be told whether by this code.",
                        server.host
                    ),
                }];
                lines.extend(finished.details.iter().map(detail_line));
                lines
            });
        }
        EnrollTask::Token { id, token_file } => {
            let token = match token_file {
                Some(file) => secret_file(&file)?,
                None => secret_line("Token")?,
            };
            let token = Zeroizing::new(token.as_bytes().to_vec());
            let enrollment = app.give_enrollment_token(&id, token).await?;
            output.answer(&enrollment, || vec![one_line(&enrollment)]);
        }
    }
    Ok(Exit::Done)
}

async fn show_next(app: &App, enrollment: &Enrollment, output: &Output) -> Result<()> {
    show_started(app, enrollment, output).await?;
    output.remark(&format!(
        "Next:      countersign-cli enroll verify {}",
        enrollment.id
    ));
    Ok(())
}

/// Whether the person agrees to what a start does away with. A server that has nothing of this person loses nothing.
fn agreed(subject: &Subject, replace: bool) -> bool {
    match subject.state {
        RegistrationState::None => true,
        RegistrationState::Unknown => confirmed(
            "The server does not tell whether an earlier setup is unfinished. Start? An unfinished one becomes useless.",
        ),
        RegistrationState::Pending => confirmed(
            "An earlier setup was not finished. Start again? Its QR code becomes useless.",
        ),
        RegistrationState::Ready => {
            replace && confirmed("Remove the codes that are set up, and set up new ones?")
        }
    }
}

fn subject_lines(subject: &Subject) -> Vec<String> {
    let name = subject.name.as_deref().unwrap_or("not told by the server");
    let mut lines = vec![
        format!("Name:      {name}"),
        format!("User id:   {}", subject.user),
        format!("Server:    {}", subject.server.host),
        format!("State:     {}", state_words(subject.state)),
    ];
    if let Some(login) = &subject.login {
        lines.insert(1, format!("Login:     {login}"));
    }
    if subject.on_behalf {
        lines.push("On behalf: you act for another person than yourself.".to_owned());
    }
    if subject.state == RegistrationState::Ready {
        let others = match subject.other_methods.as_slice() {
            [] => "nothing that the server tells of".to_owned(),
            some => some.join(", "),
        };
        lines.push(format!("Without codes: {others}"));
    }
    lines
}

fn state_words(state: RegistrationState) -> &'static str {
    match state {
        RegistrationState::None => "The server has no codes set up for this person.",
        RegistrationState::Pending => "The server has an unfinished setup for this person.",
        RegistrationState::Ready => "The server says that codes are set up for this person.",
        RegistrationState::Unknown => "The server did not tell the state.",
    }
}

fn detail_line(row: &DetailRow) -> String {
    let local = row
        .local
        .as_ref()
        .map(|local| format!("{local}  ({})", row.value));
    format!(
        "{:<14} {}",
        format!("{}:", row.label),
        local.unwrap_or_else(|| row.value.clone())
    )
}

/// What there is to see after a start: whose it is, the QR code for a phone, the link without its key.
pub(crate) async fn show_started(
    app: &App,
    enrollment: &Enrollment,
    output: &Output,
) -> Result<()> {
    if output.is_json() {
        output.object(enrollment);
        return Ok(());
    }
    let qr = app.qr_for_terminal(&enrollment.id).await?;
    qr.lines().for_each(|line| output.line(line));
    output.line(&format!("Setup:     {}", enrollment.id));
    output.line(&format!(
        "Account:   {} at {}",
        enrollment.label, enrollment.host
    ));
    output.line(&format!(
        "Link:      {} (its key is sealed, and in the QR code)",
        enrollment.public_link
    ));
    Ok(())
}

/// What there is to see after success.
pub(crate) fn enrolled_lines(enrolled: &Enrolled) -> Vec<String> {
    let mut lines = vec![format!(
        "You're set up. Codes for {} are made on this computer.",
        enrolled.account.label
    )];
    if enrolled.found_out {
        lines.push("The server had accepted the code already; its answer was lost, and the state was looked up.".to_owned());
    }
    if enrolled.counted_already {
        lines.push(
            "The server counts this setup without a check. Your code is right here.".to_owned(),
        );
    }
    lines.extend(enrolled.enrollment.details.iter().map(detail_line));
    if enrolled.sign_in_again {
        lines.push("The server now asks for a code at sign-in: sign in again.".to_owned());
    }
    if enrolled.wait_for_next_code {
        lines.push("Wait for the next code before signing in.".to_owned());
    }
    lines
}

fn one_line(enrollment: &Enrollment) -> String {
    let state = match enrollment.state {
        EnrollmentState::Pending => "pending ",
        EnrollmentState::Enrolled => "enrolled",
    };
    format!(
        "{}  {state}  {} at {}",
        enrollment.id, enrollment.label, enrollment.host
    )
}
