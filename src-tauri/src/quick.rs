//! The small window for finding an account and copying its code. It is made when it is asked for and ended with its process
//! when it was used; it has four commands of its own, and none of the large window's.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use countersign_app::view;
use tauri::ipc::Invoke;
use tauri::{
    AppHandle, Manager as _, Runtime, State, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};
use tokio::sync::Mutex;

use crate::clipboard::Clipboard;
use crate::commands::{Answer, answer};
use crate::main_window;
use crate::page;
use crate::shell::Shell;

/// What its name begins with. Each has another one: one that is just being closed may keep its name for a while, and must not be taken for
/// the next.
const NAME: &str = "find-";
/// The same page; what follows tells it which of the two windows it is in.
const ADDRESS: &str = "index.html#find";
const SIZE: (f64, f64) = (480.0, 420.0);

static OPENING: Mutex<()> = Mutex::const_new(());
static OPENED: AtomicU32 = AtomicU32::new(0);
/// Opens it, or brings it to the front.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        // Two presses at once open one.
        let _opening = OPENING.lock().await;
        if let Some(window) = visible(&app) {
            // One that can't be raised is there all the same.
            let _ = window.set_focus();
            return;
        }
        let name = format!("{NAME}{}", OPENED.fetch_add(1, Ordering::Relaxed));
        let protected = {
            let own = app.state::<Shell>().desk().await.own();
            own.desktop_settings().protected
        };
        let window = WebviewWindowBuilder::new(&app, name, WebviewUrl::App(ADDRESS.into()))
            .title("Countersign")
            .inner_size(SIZE.0, SIZE.1)
            .resizable(false)
            .minimizable(false)
            .maximizable(false)
            .always_on_top(true)
            .skip_taskbar(true)
            .center()
            .focused(true)
            .content_protected(protected)
            .disable_drag_drop_handler()
            .on_navigation(page::is_own)
            .build();
        match window {
            Ok(window) => {
                let itself = window.clone();
                // Some desktops take the focus away once before they give it.
                let had_focus = AtomicBool::new(false);
                window.on_window_event(move |event| match event {
                    WindowEvent::Focused(true) => had_focus.store(true, Ordering::Relaxed),
                    WindowEvent::Focused(false) if had_focus.load(Ordering::Relaxed) => {
                        end(&itself);
                    }
                    _ => {}
                });
            }
            Err(error) => tracing::warn!(%error, "the small window could not be opened"),
        }
    });
}

/// Ends it, and the process that its page runs in.
pub(crate) fn close<R: Runtime>(app: &AppHandle<R>) {
    windows(app).for_each(|window| end(&window));
}

/// Ends this one only: another may have been opened since it was asked to go.
fn end<R: Runtime>(window: &WebviewWindow<R>) {
    page::end(window);
    let _ = window.destroy();
}

/// Whether it is there to be seen.
pub(crate) fn is_open<R: Runtime>(app: &AppHandle<R>) -> bool {
    visible(app).is_some()
}

fn visible<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    windows(app).find(|window| window.is_visible().unwrap_or(false))
}

fn windows<R: Runtime>(app: &AppHandle<R>) -> impl Iterator<Item = WebviewWindow<R>> + use<R> {
    app.webview_windows()
        .into_iter()
        .filter_map(|(name, window)| name.starts_with(NAME).then_some(window))
}

/// The commands of both windows: each has its own.
pub(crate) fn beside<R: Runtime>(
    large: impl Fn(Invoke<R>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    let small = small();
    move |invoke| {
        if invoke.message.webview_ref().label().starts_with(NAME) {
            small(invoke)
        } else {
            large(invoke)
        }
    }
}

fn small<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![findable, copy_found, close_find, show_window]
}

#[tauri::command]
async fn findable(shell: State<'_, Shell>) -> Answer<view::Findable> {
    let desk = shell.desk().await;
    desk.activity();
    Ok(desk.own().findable().await)
}

/// The page says that it is copied, and then closes the window.
#[tauri::command]
async fn copy_found(
    shell: State<'_, Shell>,
    clipboard: State<'_, Clipboard>,
    id: String,
) -> Answer<()> {
    let desk = shell.desk().await;
    desk.activity();
    let own = desk.own();
    let code = answer(own.new_code_to_copy(&id).await)?;
    clipboard.copy(code, own.clipboard_seconds()).await?;
    Ok(())
}

#[tauri::command]
async fn close_find<R: Runtime>(window: WebviewWindow<R>) -> Answer<()> {
    end(&window);
    Ok(())
}

#[tauri::command]
async fn show_window<R: Runtime>(app: AppHandle<R>, window: WebviewWindow<R>) -> Answer<()> {
    main_window::to_front(&app, "");
    end(&window);
    Ok(())
}
