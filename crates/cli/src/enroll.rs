//! Enrolling from the terminal.

use countersign_app::view::{
    Enrolled, Enrollment, EnrollmentState, RegistrationState, StartRequest, VerdictWord,
};
use countersign_app::{App, Result};

use crate::arguments::EnrollTask;
use crate::exit::Exit;
use crate::input::{secret_file, secret_line};
use crate::opening::unlock;
use crate::output::Output;

pub(crate) async fn run(app: &App, task: EnrollTask, output: &Output) -> Result<Exit> {
    unlock(app).await?;
    match task {
        EnrollTask::Start {
            server,
            user,
            dialect,
            token_file,
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
            show_started(app, &enrollment, output).await?;
            output.remark(&format!(
                "Next:      countersign-cli enroll verify {}",
                enrollment.id
            ));
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
        EnrollTask::Status { id } => {
            let status = app.enrollment_status(&id).await?;
            output.answer(&status, || {
                let state = match status.state {
                    RegistrationState::None => "The server has no codes set up for this person.",
                    RegistrationState::Pending => {
                        "The server has an unfinished setup for this person."
                    }
                    RegistrationState::Ready => {
                        "The server says that codes are set up for this person."
                    }
                    RegistrationState::Unknown => "The server did not tell the state.",
                };
                let mut lines = vec![state.to_owned()];
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
    }
    Ok(Exit::Done)
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
    for row in &enrolled.enrollment.details {
        let local = row
            .local
            .as_ref()
            .map(|local| format!("{local}  ({})", row.value));
        lines.push(format!(
            "{:<14} {}",
            format!("{}:", row.label),
            local.unwrap_or_else(|| row.value.clone())
        ));
    }
    lines.push("Wait for the next code before signing in.".to_owned());
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
