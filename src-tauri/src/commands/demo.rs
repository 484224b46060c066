//! The demonstration.

use countersign_app::view;
use tauri::{AppHandle, Runtime, State};

use super::{Answer, answer};
use crate::desktop::protect;
use crate::shell::Shell;

#[tauri::command]
pub(super) async fn start_demo<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
) -> Answer<view::AppState> {
    let desk = shell.desk().await;
    let state = answer(desk.start_demonstration().await)?;
    protect(&app, desk.own().desktop_settings());
    Ok(state)
}

#[tauri::command]
pub(super) async fn leave_demo<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
) -> Answer<view::AppState> {
    let desk = shell.desk().await;
    let state = answer(desk.leave_demonstration().await)?;
    protect(&app, desk.own().desktop_settings());
    Ok(state)
}

#[tauri::command]
pub(super) async fn set_scenario(shell: State<'_, Shell>, name: String) -> Answer<view::AppState> {
    let app = shell.desk().await.current();
    answer(app.set_scenario(&name))?;
    Ok(app.state().await)
}

#[tauri::command]
pub(super) async fn set_demo_clock(
    shell: State<'_, Shell>,
    whose: view::DemoClock,
    seconds: i64,
) -> Answer<view::AppState> {
    let app = shell.desk().await.current();
    answer(app.set_demo_clock(whose, seconds))?;
    Ok(app.state().await)
}

#[tauri::command]
pub(super) async fn reset_demo(shell: State<'_, Shell>) -> Answer<view::AppState> {
    answer(shell.desk().await.reset_demonstration().await)
}
