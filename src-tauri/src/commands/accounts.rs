//! The accounts: their list, their codes, what is changed about them, their trash.

use countersign_app::view;
use tauri::State;
use tauri::ipc::{Request, Response};

use super::{Answer, answer};
use crate::clipboard::Clipboard;
use crate::incoming::{bytes, header};
use crate::shell::Shell;

#[tauri::command]
pub(super) async fn list_accounts(shell: State<'_, Shell>) -> Answer<view::AccountList> {
    answer(shell.desk().await.current().list_accounts().await)
}

#[tauri::command]
pub(super) async fn codes(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<view::Codes> {
    answer(shell.desk().await.current().codes(&ids).await)
}

#[tauri::command]
pub(super) async fn next_hotp_code(
    shell: State<'_, Shell>,
    id: String,
) -> Answer<view::AccountCode> {
    answer(shell.desk().await.current().next_hotp_code(&id).await)
}

#[tauri::command]
pub(super) async fn copy_code(
    shell: State<'_, Shell>,
    clipboard: State<'_, Clipboard>,
    id: String,
) -> Answer<view::Copied> {
    let desk = shell.desk().await;
    let code = answer(desk.current().code_to_copy(&id).await)?;
    clipboard.copy(code, desk.own().clipboard_seconds()).await
}

#[tauri::command]
pub(super) async fn copy_next_code(
    shell: State<'_, Shell>,
    clipboard: State<'_, Clipboard>,
    id: String,
) -> Answer<view::Copied> {
    let desk = shell.desk().await;
    let code = answer(desk.current().next_code_to_copy(&id).await)?;
    clipboard.copy(code, desk.own().clipboard_seconds()).await
}

#[tauri::command]
pub(super) async fn clipboard_seconds(shell: State<'_, Shell>) -> Answer<u32> {
    Ok(shell.desk().await.own().clipboard_seconds())
}

#[tauri::command]
pub(super) async fn set_clipboard_seconds(shell: State<'_, Shell>, seconds: u32) -> Answer<u32> {
    answer(
        shell
            .desk()
            .await
            .own()
            .set_clipboard_seconds(seconds)
            .await,
    )
}

#[tauri::command]
pub(super) async fn remove_account(shell: State<'_, Shell>, id: String) -> Answer<()> {
    answer(shell.desk().await.current().remove_account(&id).await)
}

#[tauri::command]
pub(super) async fn remove_accounts(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<()> {
    answer(shell.desk().await.current().remove_accounts(&ids).await)
}

#[tauri::command]
pub(super) async fn edit_account(
    shell: State<'_, Shell>,
    id: String,
    edit: view::AccountEdit,
) -> Answer<view::Account> {
    answer(shell.desk().await.current().edit_account(&id, edit).await)
}

#[tauri::command]
pub(super) async fn preview_edit(
    shell: State<'_, Shell>,
    id: String,
    edit: view::CodesEdit,
) -> Answer<view::CodePreview> {
    answer(shell.desk().await.current().preview_edit(&id, &edit).await)
}

#[tauri::command]
pub(super) async fn reorder_accounts(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<()> {
    answer(shell.desk().await.current().reorder_accounts(&ids).await)
}

#[tauri::command]
pub(super) async fn pin_accounts(
    shell: State<'_, Shell>,
    ids: Vec<String>,
    pinned: bool,
) -> Answer<()> {
    answer(
        shell
            .desk()
            .await
            .current()
            .pin_accounts(&ids, pinned)
            .await,
    )
}

#[tauri::command]
pub(super) async fn tag_accounts(
    shell: State<'_, Shell>,
    ids: Vec<String>,
    add: Vec<String>,
    remove: Vec<String>,
) -> Answer<()> {
    let app = shell.desk().await.current();
    answer(app.tag_accounts(&ids, &add, &remove).await)
}

#[tauri::command]
pub(super) async fn set_icon(shell: State<'_, Shell>, request: Request<'_>) -> Answer<()> {
    let app = shell.desk().await.current();
    answer(
        app.set_icon(header(&request, "account")?, bytes(&request)?)
            .await,
    )
}

#[tauri::command]
pub(super) async fn account_icon(shell: State<'_, Shell>, id: String) -> Answer<Response> {
    answer(shell.desk().await.current().account_icon(&id).await).map(Response::new)
}

#[tauri::command]
pub(super) async fn list_trash(shell: State<'_, Shell>) -> Answer<Vec<view::TrashedAccount>> {
    answer(shell.desk().await.current().list_trash().await)
}

#[tauri::command]
pub(super) async fn restore_accounts(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<()> {
    answer(shell.desk().await.current().restore_accounts(&ids).await)
}

#[tauri::command]
pub(super) async fn delete_accounts(shell: State<'_, Shell>, ids: Vec<String>) -> Answer<()> {
    answer(shell.desk().await.current().delete_accounts(&ids).await)
}

#[tauri::command]
pub(super) async fn undo(shell: State<'_, Shell>) -> Answer<Option<view::Undone>> {
    answer(shell.desk().await.current().undo().await)
}
