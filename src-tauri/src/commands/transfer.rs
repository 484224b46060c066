//! The commands for accounts on their way in and out. Files are chosen in the system's dialogs, by the person: no path comes
//! from the page.

use countersign_app::{IMPORT_LIMIT, view};
use tauri::ipc::Request;
use tauri::{Runtime, State, WebviewWindow};

use super::{Answer, answer};
use crate::dialogs;
use crate::incoming::{bytes, bytes_up_to, header, json, text_header};
use crate::shell::Shell;

#[tauri::command]
pub(super) async fn import_formats(shell: State<'_, Shell>) -> Answer<Vec<view::ImportFormat>> {
    Ok(shell.desk().await.current().import_formats())
}

#[tauri::command]
pub(super) async fn choose_import_files<R: Runtime>(
    window: WebviewWindow<R>,
    shell: State<'_, Shell>,
) -> Answer<Option<view::ImportPreview>> {
    let app = shell.desk().await.current();
    let mut preview = None;
    // One after the other, so that no more than one is in memory, and one that can't be read keeps none from being read.
    for path in dialogs::files(&window).await? {
        let file = dialogs::read(path, IMPORT_LIMIT).await;
        preview = Some(answer(match file.content {
            Some(content) => app.add_import(&file.name, content).await,
            None => app.add_unread(&file.name, None).await,
        })?);
    }
    Ok(preview)
}

#[tauri::command]
pub(super) async fn add_unread_import(
    shell: State<'_, Shell>,
    name: String,
    bytes: u64,
) -> Answer<view::ImportPreview> {
    let app = shell.desk().await.current();
    answer(app.add_unread(&name, Some(bytes)).await)
}

#[tauri::command]
pub(super) async fn import_preview(shell: State<'_, Shell>) -> Answer<view::ImportPreview> {
    answer(shell.desk().await.current().import_preview().await)
}

#[tauri::command]
pub(super) async fn add_import(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::ImportPreview> {
    let app = shell.desk().await.current();
    let content = bytes_up_to(&request, IMPORT_LIMIT)?;
    answer(
        app.add_import(&text_header(&request, "name")?, content)
            .await,
    )
}

#[tauri::command]
pub(super) async fn import_from_clipboard(shell: State<'_, Shell>) -> Answer<view::ImportPreview> {
    answer(shell.desk().await.current().import_from_clipboard().await)
}

#[tauri::command]
pub(super) async fn import_from_screen(shell: State<'_, Shell>) -> Answer<view::ScreenLook> {
    answer(shell.desk().await.current().import_from_screen().await)
}

#[tauri::command]
pub(super) async fn read_frame(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<Option<view::ImportPreview>> {
    let side = |name| header(&request, name).map(|side| side.parse().unwrap_or(0));
    let (width, height) = (side("width")?, side("height")?);
    let app = shell.desk().await.current();
    answer(app.read_frame(width, height, bytes(&request)?).await)
}

#[tauri::command]
pub(super) async fn import_password(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::ImportPreview> {
    let source = header(&request, "source")?.parse().unwrap_or(usize::MAX);
    let app = shell.desk().await.current();
    answer(app.import_password(source, bytes(&request)?).await)
}

#[tauri::command]
pub(super) async fn import_rows(
    shell: State<'_, Shell>,
    offset: usize,
    limit: usize,
) -> Answer<Vec<view::ImportRow>> {
    answer(
        shell
            .desk()
            .await
            .current()
            .import_rows(offset, limit)
            .await,
    )
}

#[tauri::command]
pub(super) async fn take_import_rows(
    shell: State<'_, Shell>,
    indices: Option<Vec<usize>>,
    take: bool,
) -> Answer<view::ImportCounts> {
    let app = shell.desk().await.current();
    answer(app.take_import_rows(indices.as_deref(), take).await)
}

#[tauri::command]
pub(super) async fn run_import(shell: State<'_, Shell>) -> Answer<view::Imported> {
    answer(shell.desk().await.current().run_import().await)
}

#[tauri::command]
pub(super) async fn save_refused_rows<R: Runtime>(
    window: WebviewWindow<R>,
    shell: State<'_, Shell>,
) -> Answer<Option<String>> {
    let Some(path) = dialogs::save_as(&window, "not-imported.txt").await? else {
        return Ok(None);
    };
    let app = shell.desk().await.current();
    answer(app.save_refused_rows_over(&path).await)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command]
pub(super) async fn cancel_import(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().cancel_import().await;
    Ok(())
}

#[tauri::command]
pub(super) async fn cancel_import_step(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().cancel_import_step();
    Ok(())
}

#[tauri::command]
pub(super) async fn import_progress(shell: State<'_, Shell>) -> Answer<Option<view::Progress>> {
    Ok(shell.desk().await.current().import_progress())
}

#[tauri::command]
pub(super) async fn export_formats(shell: State<'_, Shell>) -> Answer<Vec<view::ExportFormat>> {
    Ok(shell.desk().await.current().export_formats())
}

#[tauri::command]
pub(super) async fn plan_export(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::ExportPlan> {
    let plan: view::ExportRequest = json(&request)?;
    answer(shell.desk().await.current().plan_export(&plan).await)
}

#[tauri::command]
pub(super) async fn run_export<R: Runtime>(
    window: WebviewWindow<R>,
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<Option<view::Exported>> {
    let export: view::ExportRequest = json(&request)?;
    let app = shell.desk().await.current();
    let formats = app.export_formats();
    let format = formats.iter().find(|format| format.id == export.format);
    let extension = format.map_or("txt", |format| &format.extension);
    let name = format!("countersign-accounts.{extension}");
    let Some(path) = dialogs::save_as(&window, &name).await? else {
        return Ok(None);
    };
    answer(app.export_over(&export, &path).await).map(Some)
}

#[tauri::command]
pub(super) async fn cancel_export(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.current().cancel_export();
    Ok(())
}

#[tauri::command]
pub(super) async fn export_progress(shell: State<'_, Shell>) -> Answer<Option<view::Progress>> {
    Ok(shell.desk().await.current().export_progress())
}

#[tauri::command]
pub(super) async fn show_account_key(
    shell: State<'_, Shell>,
    account: String,
) -> Answer<view::KeyImages> {
    answer(
        shell
            .desk()
            .await
            .current()
            .show_account_key(&account)
            .await,
    )
}

#[tauri::command]
pub(super) async fn export_qr(
    shell: State<'_, Shell>,
    accounts: Option<Vec<String>>,
) -> Answer<Vec<String>> {
    answer(
        shell
            .desk()
            .await
            .current()
            .export_qr(accounts.as_deref())
            .await,
    )
}

#[tauri::command]
pub(super) async fn backup_status(shell: State<'_, Shell>) -> Answer<view::BackupStatus> {
    answer(shell.desk().await.own().backup_status().await)
}

#[tauri::command]
pub(super) async fn choose_backup_folder<R: Runtime>(
    window: WebviewWindow<R>,
    shell: State<'_, Shell>,
) -> Answer<Option<view::BackupStatus>> {
    let Some(folder) = dialogs::folder(&window).await? else {
        return Ok(None);
    };
    answer(shell.desk().await.own().set_backup_folder(&folder).await).map(Some)
}

#[tauri::command]
pub(super) async fn set_backup(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::BackupStatus> {
    answer(shell.desk().await.own().set_backup(bytes(&request)?).await)
}

#[tauri::command]
pub(super) async fn back_up_now(shell: State<'_, Shell>) -> Answer<view::BackupStatus> {
    answer(shell.desk().await.own().back_up_now().await)
}

#[tauri::command]
pub(super) async fn cancel_backup(shell: State<'_, Shell>) -> Answer<()> {
    shell.desk().await.own().cancel_backup();
    Ok(())
}

#[tauri::command]
pub(super) async fn backup_progress(shell: State<'_, Shell>) -> Answer<Option<view::Progress>> {
    Ok(shell.desk().await.own().backup_progress())
}
