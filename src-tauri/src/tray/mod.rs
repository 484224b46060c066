//! The mark in the desktop's tray: its menu has the pinned accounts, whose codes a click copies. While the vault is locked no
//! account is named.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;
mod menu;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use countersign_app::view::TrayWords;
use tauri::{AppHandle, Manager as _, Runtime};
use tokio::sync::watch;

use crate::clipboard::Clipboard;
use crate::desktop::Desktop;
use crate::shell::Shell;
#[cfg(not(target_os = "linux"))]
use crate::tray::elsewhere::Icon;
#[cfg(target_os = "linux")]
use crate::tray::linux::Icon;
use crate::tray::menu::{Choice, Numbers, rows};
use crate::{follow, main_window, page, quick};

/// The mark, whether or not it is there.
pub(crate) struct Mark {
    /// What stands in its menu, once the page has said so in the person's language.
    words: Mutex<Option<TrayWords>>,
    numbers: Mutex<Numbers>,
    icon: Mutex<Option<Icon>>,
    /// Whether somebody shows it.
    is_there: watch::Sender<bool>,
}

impl Default for Mark {
    fn default() -> Self {
        Self {
            words: Mutex::default(),
            numbers: Mutex::default(),
            icon: Mutex::default(),
            is_there: watch::Sender::new(false),
        }
    }
}

impl Mark {
    /// Whether the desktop shows it.
    pub(crate) fn is_there(&self) -> bool {
        *self.is_there.borrow()
    }

    /// Waits for the desktop to show it, so long. Whether it does.
    pub(crate) async fn appears(&self, limit: Duration) -> bool {
        let mut is_there = self.is_there.subscribe();
        let there = tokio::time::timeout(limit, is_there.wait_for(|is_there| *is_there)).await;
        matches!(there, Ok(Ok(_)))
    }

    /// What stands in the menu from now on.
    pub(crate) fn say(&self, words: TrayWords) {
        *locked(&self.words) = Some(menu::bounded(words));
    }
}

/// Puts the mark into the tray, or takes it away, as the person wants it.
pub(crate) async fn apply<R: Runtime>(app: &AppHandle<R>) {
    let wanted = app
        .state::<Shell>()
        .desk()
        .await
        .own()
        .desktop_settings()
        .tray;
    let mark = &app.state::<Desktop>().inner().mark;
    let can_speak = locked(&mark.words).is_some();
    {
        let mut icon = locked(&mark.icon);
        if !wanted {
            if let Some(icon) = icon.take() {
                icon.take_away(app);
            }
        } else if can_speak && icon.is_none() {
            *icon = Some(Icon::put(app));
        }
    }
    if !wanted {
        seen(app, false);
    }
    renew(app).await;
}

/// Whether the program goes on in the tray when its window is closed: only where it can be reached there.
pub(crate) fn keeps_running<R: Runtime>(app: &AppHandle<R>) -> bool {
    let shell = app.state::<Shell>();
    let wanted = shell.desk_if_open().is_some_and(|desk| {
        let settings = desk.own().desktop_settings();
        settings.tray && settings.close_to_tray
    });
    wanted && app.state::<Desktop>().mark.is_there()
}

/// Brings the menu up to date soon.
pub(crate) fn refresh<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move { renew(&app).await });
}

/// Brings the menu up to date. Whether it changed.
async fn renew<R: Runtime>(app: &AppHandle<R>) -> bool {
    let mark = &app.state::<Desktop>().inner().mark;
    if locked(&mark.icon).is_none() {
        return false;
    }
    let accounts = app
        .state::<Shell>()
        .desk()
        .await
        .own()
        .tray_accounts()
        .await;
    let rows = match locked(&mark.words).as_ref() {
        Some(words) => rows(words, accounts.as_deref(), &mut locked(&mark.numbers)),
        None => return false,
    };
    let icon = locked(&mark.icon);
    icon.as_ref().is_some_and(|icon| icon.show(app, rows))
}

/// The desktop shows the mark from now on, or no longer; then a window that was closed into it comes back.
fn seen<R: Runtime>(app: &AppHandle<R>, is_there: bool) {
    let was_there = app.state::<Desktop>().mark.is_there.send_replace(is_there);
    if was_there && !is_there {
        let window = app.get_webview_window(page::WINDOW);
        if window.is_some_and(|window| matches!(window.is_visible(), Ok(false))) {
            main_window::to_front(app, "");
        }
    }
}

/// Does what the person chose.
fn choose<R: Runtime>(app: &AppHandle<R>, choice: Choice) {
    match choice {
        Choice::Open => main_window::to_front(app, ""),
        Choice::Find => quick::open(app),
        Choice::Quit => {
            main_window::keep(app);
            app.exit(0);
        }
        Choice::Lock => {
            let app = app.clone();
            tauri::async_runtime::spawn(async move {
                if let Err(error) = app.state::<Shell>().desk().await.lock().await {
                    tracing::warn!(code = error.problem.code(), "not everything was locked");
                }
                follow::changed(&app);
            });
        }
        Choice::Account(id) => {
            let app = app.clone();
            tauri::async_runtime::spawn(async move { copy(&app, &id).await });
        }
    }
}

/// Copies a code, and says so where the desktop shows notes: the menu has closed by then.
async fn copy<R: Runtime>(app: &AppHandle<R>, id: &str) {
    let is_copied = try_copy(app, id).await;
    let mark = &app.state::<Desktop>().inner().mark;
    let words = locked(&mark.words);
    if let (Some(icon), Some(words)) = (locked(&mark.icon).as_ref(), words.as_ref()) {
        icon.tell(match is_copied {
            true => &words.copied,
            false => &words.not_copied,
        });
    }
}

/// Whether the code was copied. Of a vault that was locked meanwhile it is not.
async fn try_copy<R: Runtime>(app: &AppHandle<R>, id: &str) -> bool {
    let shell = app.state::<Shell>();
    let desk = shell.desk().await;
    desk.activity();
    let own = desk.own();
    let code = match own.new_code_to_copy(id).await {
        Ok(code) => code,
        Err(error) => {
            tracing::info!(
                code = error.problem.code(),
                "nothing was copied from the tray"
            );
            return false;
        }
    };
    let clipboard = app.state::<Clipboard>();
    let copied = clipboard.copy(code, own.clipboard_seconds()).await;
    if copied.is_err() {
        tracing::warn!("the clipboard took nothing from the tray");
    }
    follow::changed(app);
    copied.is_ok()
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
