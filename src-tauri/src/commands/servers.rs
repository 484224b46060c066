//! Server profiles, signing in at them, and what a helpdesk hands out.

use countersign_app::{browser, view};
use tauri::ipc::Request;
use tauri::{Runtime, State};

use super::{Answer, answer};
use crate::clipboard::Clipboard;
use crate::dialogs;
use crate::incoming::{bytes, header};
use crate::shell::Shell;

#[tauri::command]
pub(super) async fn list_servers(shell: State<'_, Shell>) -> Answer<Vec<view::Server>> {
    answer(shell.desk().await.current().list_servers().await)
}

#[tauri::command]
pub(super) async fn save_server(
    shell: State<'_, Shell>,
    form: view::ServerForm,
) -> Answer<view::Server> {
    answer(shell.desk().await.current().save_server(form).await)
}

#[tauri::command]
pub(super) async fn remove_server(
    shell: State<'_, Shell>,
    id: String,
) -> Answer<view::RemovedServer> {
    answer(shell.desk().await.current().remove_server(&id).await)
}

#[tauri::command]
pub(super) async fn test_server(shell: State<'_, Shell>, id: String) -> Answer<view::ServerTest> {
    answer(shell.desk().await.current().test_server(&id).await)
}

#[tauri::command]
pub(super) async fn add_certificate(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::Server> {
    let app = shell.desk().await.current();
    answer(
        app.add_certificate(header(&request, "server")?, bytes(&request)?)
            .await,
    )
}

#[tauri::command]
pub(super) async fn remove_certificates(
    shell: State<'_, Shell>,
    id: String,
) -> Answer<view::Server> {
    answer(shell.desk().await.current().remove_certificates(&id).await)
}

#[tauri::command]
pub(super) async fn use_server_time(
    shell: State<'_, Shell>,
    id: String,
    on: bool,
) -> Answer<view::Server> {
    answer(shell.desk().await.current().use_server_time(&id, on).await)
}

#[tauri::command]
pub(super) async fn begin_sign_in(
    shell: State<'_, Shell>,
    server: String,
    way: view::SignInWay,
    fresh: bool,
) -> Answer<view::SignIn> {
    let app = shell.desk().await.current();
    answer(
        app.begin_sign_in_and_open(&server, way, fresh, browser::open)
            .await,
    )
}

#[tauri::command]
pub(super) async fn open_sign_in(shell: State<'_, Shell>, id: String) -> Answer<()> {
    let address = answer(shell.desk().await.current().sign_in_address(&id))?;
    answer(browser::open(&address))
}

#[tauri::command]
pub(super) async fn copy_sign_in_address(
    shell: State<'_, Shell>,
    clipboard: State<'_, Clipboard>,
    id: String,
) -> Answer<()> {
    let desk = shell.desk().await;
    let address = answer(desk.current().sign_in_address(&id))?;
    clipboard
        .copy(address.into(), desk.own().clipboard_seconds())
        .await
        .map(drop)
}

#[tauri::command]
pub(super) async fn await_sign_in(shell: State<'_, Shell>, id: String) -> Answer<view::Server> {
    answer(shell.desk().await.current().await_sign_in(&id).await)
}

#[tauri::command]
pub(super) async fn cancel_sign_in(shell: State<'_, Shell>, id: String) -> Answer<()> {
    shell.desk().await.current().cancel_sign_in(&id);
    Ok(())
}

#[tauri::command]
pub(super) async fn use_token(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::Server> {
    let app = shell.desk().await.current();
    answer(
        app.use_token(header(&request, "server")?, bytes(&request)?)
            .await,
    )
}

#[tauri::command]
pub(super) async fn sign_out(shell: State<'_, Shell>, server: String) -> Answer<view::Server> {
    answer(shell.desk().await.current().sign_out(&server).await)
}

#[tauri::command]
pub(super) async fn read_offer(
    shell: State<'_, Shell>,
    request: Request<'_>,
) -> Answer<view::EnrollmentOffer> {
    answer(
        shell
            .desk()
            .await
            .current()
            .read_offer(bytes(&request)?)
            .await,
    )
}

#[tauri::command]
pub(super) async fn accept_offer(shell: State<'_, Shell>, id: String) -> Answer<view::Server> {
    answer(shell.desk().await.current().accept_offer(&id).await)
}

#[tauri::command]
pub(super) async fn decline_offer(
    shell: State<'_, Shell>,
    id: Option<String>,
) -> Answer<view::AppState> {
    let app = shell.desk().await.current();
    app.decline_offer(id.as_deref());
    Ok(app.state().await)
}

#[tauri::command]
pub(super) async fn make_offer(shell: State<'_, Shell>, server: String) -> Answer<view::MadeOffer> {
    answer(shell.desk().await.current().make_offer(&server).await)
}

#[tauri::command]
pub(super) async fn save_offer<R: Runtime>(
    window: tauri::WebviewWindow<R>,
    shell: State<'_, Shell>,
    server: String,
) -> Answer<Option<String>> {
    let made = answer(shell.desk().await.current().make_offer(&server).await)?;
    dialogs::save(&window, &made.file_name, made.content.as_bytes()).await
}
