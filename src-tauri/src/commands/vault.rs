//! The vault: opening, locking, slots, keys, snapshots, how it is.

use countersign_app::view;
use tauri::State;
use tauri::ipc::Request;

use super::{Answer, answer};
use crate::incoming::{bytes, json};
use crate::shell::Shell;

#[tauri::command]
pub(super) async fn app_state(shell: State<'_, Shell>) -> Answer<view::AppState> {
    Ok(shell.desk().await.current().state().await)
}

#[tauri::command]
pub(super) async fn create_vault(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::AppState> {
    let passphrase = bytes(&request)?;
    let app = shell.desk().await.current();
    answer(
        app.create_vault((!passphrase.is_empty()).then_some(passphrase))
            .await,
    )?;
    Ok(app.state().await)
}

#[tauri::command]
pub(super) async fn unlock(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::AppState> {
    let app = shell.desk().await.current();
    answer(app.unlock(json(&request)?).await)?;
    Ok(app.state().await)
}

#[tauri::command]
pub(super) async fn lock(shell: State<'_, Shell>) -> Answer<view::AppState> {
    answer(shell.desk().await.lock().await)
}

#[tauri::command]
pub(super) async fn activity(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.activity();
    Ok(())
}

#[tauri::command]
pub(super) async fn set_lock_settings(
    shell: State<'_, Shell>,
    settings: view::LockSettings,
) -> Answer<view::LockSettings> {
    let app = shell.desk().await.current();
    answer(app.set_lock_settings(settings).await)
}

#[tauri::command]
pub(super) async fn vault_details(shell: State<'_, Shell>) -> Answer<view::VaultDetails> {
    answer(shell.desk().await.current().vault_details().await)
}

#[tauri::command]
pub(super) async fn add_slot(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::VaultDetails> {
    let view::AddSlot { with, slot } = json(&request)?;
    answer(shell.desk().await.current().add_slot(with, slot).await)
}

#[tauri::command]
pub(super) async fn replace_slot(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::VaultDetails> {
    let view::ReplaceSlot { with, id, slot } = json(&request)?;
    let app = shell.desk().await.current();
    answer(app.replace_slot(with, &id, slot).await)
}

#[tauri::command]
pub(super) async fn remove_slot(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::VaultDetails> {
    let view::RemoveSlot { with, id } = json(&request)?;
    answer(shell.desk().await.current().remove_slot(with, &id).await)
}

#[tauri::command]
pub(super) async fn make_recovery_code(shell: State<'_, Shell>) -> Answer<view::RecoveryCodeShown> {
    answer(shell.desk().await.current().make_recovery_code().await)
}

#[tauri::command]
pub(super) async fn discard_recovery_code(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().discard_recovery_code();
    Ok(())
}

#[tauri::command]
pub(super) async fn rekey_plan(shell: State<'_, Shell>) -> Answer<view::RekeyPlan> {
    answer(shell.desk().await.current().rekey_plan().await)
}

#[tauri::command]
pub(super) async fn rekey(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::VaultDetails> {
    answer(shell.desk().await.current().rekey(json(&request)?).await)
}

#[tauri::command]
pub(super) async fn doctor(shell: State<'_, Shell>) -> Answer<view::DoctorReport> {
    Ok(shell.desk().await.current().doctor().await)
}

#[tauri::command]
pub(super) async fn take_snapshot(shell: State<'_, Shell>) -> Answer<view::VaultDetails> {
    answer(shell.desk().await.current().take_snapshot().await)
}

#[tauri::command]
pub(super) async fn restore_snapshot(
    shell: State<'_, Shell>,
    name: String,
) -> Answer<view::Restored> {
    answer(shell.desk().await.current().restore_snapshot(&name).await)
}

#[tauri::command]
pub(super) async fn restore_damaged(
    shell: State<'_, Shell>,
    name: String,
) -> Answer<view::AppState> {
    let app = shell.desk().await.current();
    answer(app.restore_damaged(&name).await)?;
    Ok(app.state().await)
}
