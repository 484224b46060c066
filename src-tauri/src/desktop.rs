//! What the program has of the desktop around its window, and the commands with which the window asks for it and changes it.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use countersign_app::instance::Instance;
use countersign_app::{AppError, DesktopSettings, Problem, Shortcut, view};
use tauri::{AppHandle, Manager as _, Runtime, State};

use crate::autostart;
use crate::commands::{Answer, answer};
use crate::main_window::{self, MainWindow};
use crate::page;
use crate::quick;
use crate::shell::Shell;
use crate::shortcut::Keys;
use crate::start::{FIND, Start};
use crate::tray::{self, Mark};

/// How long a tray may take to appear after the person signed in to the computer.
const SIGNING_IN: Duration = Duration::from_secs(15);

/// What lasts as long as the program.
pub(crate) struct Desktop {
    pub(crate) instance: Instance,
    pub(crate) start: Start,
    pub(crate) mark: Mark,
    keys: Keys,
    /// Why the key that was chosen earlier does not work now.
    shortcut_problem: Mutex<Option<Problem>>,
    /// One change at a time.
    changing: tokio::sync::Mutex<()>,
}

impl Desktop {
    pub(crate) fn new(instance: Instance, start: Start) -> Self {
        Self {
            instance,
            start,
            mark: Mark::default(),
            keys: Keys::default(),
            shortcut_problem: Mutex::default(),
            changing: tokio::sync::Mutex::default(),
        }
    }

    fn set_problem(&self, problem: Option<Problem>) {
        *self
            .shortcut_problem
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = problem;
    }
}

/// Does what was set, once the window is there. Nothing of it may keep the window waiting.
pub(crate) async fn begin<R: Runtime>(app: &AppHandle<R>, shell: &Shell) {
    let own = shell.desk().await.own();
    protect(app, own.desktop_settings());
    let desktop = app.state::<Desktop>();
    if desktop.start.wish.find {
        quick::open(app);
    }
    app.state::<MainWindow>().is_loaded().await;
    let settings = own.desktop_settings();
    if let Some(shortcut) = settings.shortcut {
        desktop.set_problem(desktop.keys.take(app, shortcut).await.err());
    }
    if desktop.start.is_hidden
        && !(settings.tray && settings.close_to_tray && desktop.mark.appears(SIGNING_IN).await)
    {
        main_window::to_front(app, "");
    }
}

/// Keeps the windows out of pictures of the screen, where the system can. The demonstration is made to be shown.
pub(crate) fn protect<R: Runtime>(app: &AppHandle<R>, settings: DesktopSettings) {
    let is_shown_around = app
        .state::<Shell>()
        .desk_if_open()
        .is_some_and(|desk| desk.has_demonstration());
    if let Some(window) = app.get_webview_window(page::WINDOW) {
        // Where it can't be, Settings say so.
        let _ = window.set_content_protected(settings.protected && !is_shown_around);
    }
}

#[tauri::command]
pub(crate) async fn desktop<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
) -> Answer<view::Desktop> {
    Ok(seen(&app, shell.desk().await.own().desktop_settings()))
}

#[tauri::command]
pub(crate) async fn set_desktop<R: Runtime>(
    app: AppHandle<R>,
    shell: State<'_, Shell>,
    settings: view::DesktopSettings,
) -> Answer<view::Desktop> {
    let desktop = app.state::<Desktop>();
    let _one_at_a_time = desktop.changing.lock().await;
    let own = shell.desk().await.own();
    let before = own.desktop_settings();
    let shortcut = match &settings.shortcut {
        None => None,
        Some(text) => Some(answer(
            Shortcut::parse(text).ok_or(AppError::from(Problem::ShortcutUnfit)),
        )?),
    };
    let wanted = DesktopSettings {
        tray: settings.tray,
        close_to_tray: settings.close_to_tray,
        shortcut,
        protected: settings.protected,
    };
    if shortcut != before.shortcut {
        answer(
            exchange(&app, before.shortcut, shortcut)
                .await
                .map_err(AppError::from),
        )?;
        desktop.set_problem(None);
    }
    if settings.start_with_desktop != autostart::is_on(&app) {
        answer(
            autostart::set(&app, settings.start_with_desktop)
                .map_err(|()| AppError::from(Problem::AutostartFailed)),
        )?;
    }
    answer(own.set_desktop_settings(wanted).await)?;
    protect(&app, wanted);
    tray::apply(&app).await;
    if wanted.tray && !before.tray {
        desktop.mark.appears(Duration::from_secs(2)).await;
    }
    Ok(seen(&app, wanted))
}

#[tauri::command]
pub(crate) async fn set_tray_words<R: Runtime>(
    app: AppHandle<R>,
    words: view::TrayWords,
) -> Answer<()> {
    app.state::<Desktop>().mark.say(words);
    tray::apply(&app).await;
    Ok(())
}

/// Takes another key. Where it can't be had, the one before stays.
async fn exchange<R: Runtime>(
    app: &AppHandle<R>,
    before: Option<Shortcut>,
    after: Option<Shortcut>,
) -> Result<(), Problem> {
    let keys = &app.state::<Desktop>().inner().keys;
    if let Some(after) = after {
        keys.take(app, after).await?;
    }
    if let Some(before) = before {
        keys.give_back(app, before).await;
    }
    Ok(())
}

fn seen<R: Runtime>(app: &AppHandle<R>, settings: DesktopSettings) -> view::Desktop {
    let desktop = app.state::<Desktop>();
    let problem = desktop
        .shortcut_problem
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    let program = autostart::program().unwrap_or_default();
    view::Desktop {
        settings: view::DesktopSettings {
            tray: settings.tray,
            close_to_tray: settings.close_to_tray,
            start_with_desktop: autostart::is_on(app),
            shortcut: settings.shortcut.map(|shortcut| shortcut.to_string()),
            protected: settings.protected,
        },
        has_tray: settings.tray.then(|| desktop.mark.is_there()),
        takes_shortcuts: desktop.keys.can_be_taken(app),
        shortcut_problem: problem.map(|problem| AppError::from(problem).view()),
        protects: cfg!(any(windows, target_os = "macos")),
        find_command: format!("{} {FIND}", program.display()),
    }
}
