//! Adding accounts one by one, from a link, a picture or by hand, and checking a code here.

use countersign_app::{DiagnosisWindow, view};
use tauri::State;
use tauri::ipc::Request;

use super::{Answer, answer};
use crate::incoming::bytes;
use crate::shell::Shell;

#[tauri::command]
pub(super) async fn read_link(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<Vec<view::Candidate>> {
    answer(
        shell
            .desk()
            .await
            .current()
            .read_link(bytes(&request)?)
            .await,
    )
}

#[tauri::command]
pub(super) async fn read_image(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<Vec<view::Candidate>> {
    answer(
        shell
            .desk()
            .await
            .current()
            .read_image(bytes(&request)?)
            .await,
    )
}

#[tauri::command]
pub(super) async fn read_fields(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<Vec<view::Candidate>> {
    answer(
        shell
            .desk()
            .await
            .current()
            .read_fields(bytes(&request)?)
            .await,
    )
}

#[tauri::command]
pub(super) async fn preview_fields(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::CodePreview> {
    answer(
        shell
            .desk()
            .await
            .current()
            .preview_fields(bytes(&request)?),
    )
}

#[tauri::command]
pub(super) async fn preview_candidate(
    shell: State<'_, Shell>,
    id: String,
) -> Answer<view::CodePreview> {
    answer(shell.desk().await.current().preview_candidate(&id))
}

#[tauri::command]
pub(super) async fn add_candidate(
    shell: State<'_, Shell>,
    id: String,
    issuer: String,
    label: String,
) -> Answer<view::Account> {
    answer(
        shell
            .desk()
            .await
            .current()
            .add_candidate(&id, &issuer, &label)
            .await,
    )
}

#[tauri::command]
pub(super) async fn add_candidates(
    shell: State<'_, Shell>,
    candidates: Vec<view::ChosenCandidate>,
) -> Answer<Vec<view::Account>> {
    answer(
        shell
            .desk()
            .await
            .current()
            .add_candidates(&candidates)
            .await,
    )
}

#[tauri::command]
pub(super) async fn discard_candidates(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().discard_candidates();
    Ok(())
}

#[tauri::command]
pub(super) async fn verify_code(
    shell: State<'_, Shell>,
    account: String,
    typed: String,
) -> Answer<view::Verdict> {
    answer(
        shell
            .desk()
            .await
            .current()
            .verify_code(&account, &typed, DiagnosisWindow::default())
            .await,
    )
}
