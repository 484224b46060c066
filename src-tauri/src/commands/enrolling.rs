//! Enrolling at a server: starting, checking and verifying, the key for the other device, what was said on the wire.

use countersign_app::{Trial, browser, view};
use tauri::State;
use tauri::ipc::Request;

use super::{Answer, answer};
use crate::incoming::{bytes, header};
use crate::shell::Shell;

#[tauri::command]
pub(super) async fn list_enrollments(shell: State<'_, Shell>) -> Answer<Vec<view::Enrollment>> {
    answer(shell.desk().await.current().list_enrollments().await)
}

#[tauri::command]
pub(super) async fn start_enrollment(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::Enrollment> {
    answer(
        shell
            .desk()
            .await
            .current()
            .start_enrollment(bytes(&request)?)
            .await,
    )
}

#[tauri::command]
pub(super) async fn check_enrollment_code(
    shell: State<'_, Shell>,
    id: String,
    typed: String,
) -> Answer<view::Verdict> {
    answer(
        shell
            .desk()
            .await
            .current()
            .check_enrollment_code(&id, &typed)
            .await,
    )
}

#[tauri::command]
pub(super) async fn enrollment_code(
    shell: State<'_, Shell>,
    id: String,
) -> Answer<view::TimedCode> {
    answer(shell.desk().await.current().enrollment_code(&id).await)
}

#[tauri::command]
pub(super) async fn verify_enrollment(
    shell: State<'_, Shell>,
    id: String,
    typed: String,
) -> Answer<view::Enrolled> {
    answer(
        shell
            .desk()
            .await
            .current()
            .verify_enrollment(&id, &typed)
            .await,
    )
}

#[tauri::command]
pub(super) async fn enrollment_status(
    shell: State<'_, Shell>,
    id: String,
) -> Answer<view::RegistrationStatus> {
    answer(shell.desk().await.current().enrollment_status(&id).await)
}

#[tauri::command]
pub(super) async fn discard_enrollment(
    shell: State<'_, Shell>,
    id: String,
) -> Answer<view::Discarded> {
    answer(shell.desk().await.current().discard_enrollment(&id).await)
}

#[tauri::command]
pub(super) async fn show_key(
    shell: State<'_, Shell>,
    enrollment: String,
) -> Answer<view::KeyImages> {
    answer(shell.desk().await.current().show_key(&enrollment).await)
}

#[tauri::command]
pub(super) async fn key_text(shell: State<'_, Shell>, enrollment: String) -> Answer<String> {
    answer(shell.desk().await.current().key_text(&enrollment).await).map(|text| text.to_string())
}

#[tauri::command]
pub(super) async fn subject(
    shell: State<'_, Shell>,
    server: String,
    user: Option<String>,
) -> Answer<view::Subject> {
    let app = shell.desk().await.current();
    answer(app.subject(&server, user.as_deref()).await)
}

#[tauri::command]
pub(super) async fn start_at_server(
    shell: State<'_, Shell>,
    request: view::StartAtServer,
) -> Answer<view::Enrollment> {
    answer(shell.desk().await.current().start_at_server(&request).await)
}

#[tauri::command]
pub(super) async fn remove_registration(
    shell: State<'_, Shell>,
    server: String,
    user: Option<String>,
    registration_id: Option<String>,
) -> Answer<view::Exchange> {
    let app = shell.desk().await.current();
    answer(
        app.remove_registration(&server, user.as_deref(), registration_id.as_deref())
            .await,
    )
}

#[tauri::command]
pub(super) async fn finish_elsewhere(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::FinishedElsewhere> {
    let app = shell.desk().await.current();
    answer(app.finish_elsewhere(bytes(&request)?).await)
}

#[tauri::command]
pub(super) async fn give_enrollment_token(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::Enrollment> {
    let app = shell.desk().await.current();
    answer(
        app.give_enrollment_token(header(&request, "enrollment")?, bytes(&request)?)
            .await,
    )
}

#[tauri::command]
pub(super) async fn try_signing_in(
    shell: State<'_, Shell>,
    enrollment: String,
) -> Answer<Option<view::SignIn>> {
    let app = shell.desk().await.current();
    let trial = answer(app.try_signing_in(&enrollment).await)?;
    let opened = browser::open(trial.address());
    match trial {
        Trial::SignIn(begun) => {
            // The address can be opened by hand, as with every sign-in.
            if let Err(error) = opened {
                tracing::warn!(code = error.problem.code(), "no browser was opened");
            }
            Ok(Some(begun))
        }
        Trial::Page(_) => answer(opened).map(|()| None),
    }
}

#[tauri::command]
pub(super) async fn exchanges(shell: State<'_, Shell>) -> Answer<Vec<view::InspectedExchange>> {
    Ok(shell.desk().await.current().exchanges())
}

#[tauri::command]
pub(super) async fn clear_exchanges(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().clear_exchanges();
    Ok(())
}

#[tauri::command]
pub(super) async fn exchanges_text(shell: State<'_, Shell>, ids: Vec<u64>) -> Answer<String> {
    Ok(shell.desk().await.current().exchanges_text(&ids))
}

#[tauri::command]
pub(super) async fn start_clock_test(shell: State<'_, Shell>) -> Answer<view::ClockTest> {
    answer(shell.desk().await.current().start_clock_test())
}

#[tauri::command]
pub(super) async fn clock_test_code(
    shell: State<'_, Shell>,
    typed: String,
) -> Answer<view::ClockTestResult> {
    answer(shell.desk().await.current().clock_test_code(&typed))
}

#[tauri::command]
pub(super) async fn end_clock_test(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().end_clock_test();
    Ok(())
}
