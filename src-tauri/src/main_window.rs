//! The window: where it opens, where it is kept for the next time, how it comes to the front, and what its closing means.

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use countersign_app::window_place::{self, Area, WindowPlace};
use tauri::webview::PageLoadEvent;
use tauri::{
    App, AppHandle, Manager as _, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};
use tokio::sync::Notify;

use crate::camera;
use crate::drawing;
use crate::page;
use crate::quick;
use crate::shell::Shell;
use crate::tray;

/// Where it was never open, in logical pixels.
const USUAL: (f64, f64) = (1080.0, 740.0);
const SMALLEST: (f64, f64) = (360.0, 520.0);
/// How long it must stay where it is before that is kept.
const QUIET: Duration = Duration::from_millis(500);

/// What is known of the window.
#[derive(Default)]
pub(crate) struct MainWindow {
    /// Where it was kept last.
    place: Mutex<Option<WindowPlace>>,
    is_placeless: bool,
    moved: Notify,
    /// Told when the page is there.
    loaded: Notify,
}

impl MainWindow {
    fn place(&self) -> std::sync::MutexGuard<'_, Option<WindowPlace>> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the desktop tells nobody where a window is, as Wayland's don't.
    pub(crate) fn is_placeless(&self) -> bool {
        self.is_placeless
    }

    /// Waits until the page is there, or for as long as a slow one takes.
    pub(crate) async fn is_loaded(&self) {
        const SLOW: Duration = Duration::from_secs(10);
        let _ = tokio::time::timeout(SLOW, self.loaded.notified()).await;
    }
}

/// Opens it where it was, as far as a screen shows that.
pub(crate) fn open<R: Runtime>(app: &mut App<R>, is_shown: bool) -> tauri::Result<()> {
    let screens = screens(app);
    let areas: Vec<Area> = screens.iter().map(|(area, _)| *area).collect();
    let kept = window_place::read(app.state::<Shell>().folder()).map(|place| place.on(&areas));
    app.manage(MainWindow {
        place: Mutex::new(kept),
        is_placeless: is_wayland(),
        ..MainWindow::default()
    });
    let mut window = WebviewWindowBuilder::new(app, page::WINDOW, WebviewUrl::default())
        .title("Countersign")
        .inner_size(USUAL.0, USUAL.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .visible(is_shown)
        // Pictures are dropped onto the page; the shell's own handler would swallow them.
        .disable_drag_drop_handler()
        .on_navigation(page::is_own)
        .on_permission_request(|_, asked| camera::permission(asked))
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                window.state::<MainWindow>().loaded.notify_one();
            }
        });
    if let Some(place) = kept {
        let scale = scale_at(&screens, place.corner);
        window = window
            .inner_size(
                f64::from(place.width) / scale,
                f64::from(place.height) / scale,
            )
            .maximized(place.maximized);
        if let Some((x, y)) = place.corner {
            window = window.position(f64::from(x) / scale, f64::from(y) / scale);
        }
    }
    let window = window.build()?;
    drawing::keep_little(&window);
    camera::prepare(&window)?;
    let handle = app.handle().clone();
    window.on_window_event(move |event| happened(&handle, event));
    Ok(())
}

/// Brings it to the front, for a person who has asked for it just now.
pub(crate) fn to_front<R: Runtime>(app: &AppHandle<R>, startup: &str) {
    let Some(window) = app.get_webview_window(page::WINDOW) else {
        return;
    };
    // A window that can't be raised is there all the same.
    let _ = window.show();
    let _ = window.unminimize();
    #[cfg(target_os = "linux")]
    if !startup.is_empty() {
        use gtk::prelude::GtkWindowExt as _;

        let (window, startup) = (window.clone(), startup.to_owned());
        let _ = app.run_on_main_thread(move || {
            if let Ok(window) = window.gtk_window() {
                window.set_startup_id(&startup);
            }
        });
    }
    #[cfg(not(target_os = "linux"))]
    let _ = startup;
    let _ = window.set_focus();
}

/// Keeps where it is, whenever it has stayed there for a moment. Runs as long as the program.
pub(crate) async fn remember<R: Runtime>(app: &AppHandle<R>) {
    let known = app.state::<MainWindow>();
    loop {
        known.moved.notified().await;
        while tokio::time::timeout(QUIET, known.moved.notified())
            .await
            .is_ok()
        {}
        let app = app.clone();
        let _ = tokio::task::spawn_blocking(move || keep(&app)).await;
    }
}

/// Keeps where it is now.
pub(crate) fn keep<R: Runtime>(app: &AppHandle<R>) {
    let known = app.state::<MainWindow>();
    let before = *known.place();
    let now = app
        .get_webview_window(page::WINDOW)
        .and_then(|window| place_of(&window, before, known.is_placeless));
    if let Some(now) = now
        && Some(now) != before
    {
        *known.place() = Some(now);
        let shell = app.state::<Shell>();
        let folder: &Path = shell.folder();
        if let Err(error) = window_place::keep(folder, &now) {
            tracing::warn!(kind = ?error.kind(), "where the window is was not kept");
        }
    }
}

fn happened<R: Runtime>(app: &AppHandle<R>, event: &WindowEvent) {
    match event {
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => {
            app.state::<MainWindow>().moved.notify_one();
        }
        // Whoever goes to the tray leaves the window first.
        WindowEvent::Focused(false) => tray::refresh(app),
        WindowEvent::CloseRequested { api, .. } => {
            keep(app);
            if tray::keeps_running(app)
                && let Some(window) = app.get_webview_window(page::WINDOW)
                && window.hide().is_ok()
            {
                api.prevent_close();
            }
        }
        // The small window alone is no reason to stay.
        WindowEvent::Destroyed if quick::is_open(app) => app.exit(0),
        _ => {}
    }
}

fn place_of<R: Runtime>(
    window: &WebviewWindow<R>,
    before: Option<WindowPlace>,
    is_placeless: bool,
) -> Option<WindowPlace> {
    let is_seen = window.is_visible().ok()? && !window.is_minimized().ok()?;
    if !is_seen || window.is_fullscreen().ok()? {
        return None;
    }
    let maximized = window.is_maximized().ok()?;
    let corner = if is_placeless {
        None
    } else {
        let corner = window.outer_position().ok()?;
        Some((corner.x, corner.y))
    };
    let size = window.inner_size().ok()?;
    // The size that it goes back to when it is maximized no longer.
    let (width, height) = match before {
        Some(before) if maximized => (before.width, before.height),
        None if maximized => {
            let scale = window.scale_factor().ok()?;
            let usual = tauri::LogicalSize::new(USUAL.0, USUAL.1).to_physical(scale);
            (usual.width, usual.height)
        }
        _ => (size.width, size.height),
    };
    Some(WindowPlace {
        width,
        height,
        corner,
        maximized,
    })
}

/// The parts of the screens that windows may use, each with its scale; the first one first.
fn screens<R: Runtime>(app: &App<R>) -> Vec<(Area, f64)> {
    let first = app.primary_monitor().ok().flatten();
    let first = first.as_ref().map(|first| *first.position());
    let mut screens = app.available_monitors().unwrap_or_default();
    screens.sort_by_key(|screen| Some(*screen.position()) != first);
    let area = |screen: &tauri::Monitor| {
        let area = screen.work_area();
        Area {
            x: area.position.x,
            y: area.position.y,
            width: area.size.width,
            height: area.size.height,
        }
    };
    screens
        .iter()
        .map(|screen| (area(screen), screen.scale_factor()))
        .collect()
}

fn scale_at(screens: &[(Area, f64)], corner: Option<(i32, i32)>) -> f64 {
    let holds = |area: &Area, (x, y): (i32, i32)| {
        let inside = |at: i32, from: i32, long: u32| {
            let after = i64::from(at) - i64::from(from);
            (0..i64::from(long)).contains(&after)
        };
        inside(x, area.x, area.width) && inside(y, area.y, area.height)
    };
    let there = corner.and_then(|corner| screens.iter().find(|(area, _)| holds(area, corner)));
    let scale = there.or(screens.first()).map_or(1.0, |(_, scale)| *scale);
    if scale > 0.0 { scale } else { 1.0 }
}

/// Whether the desktop is one of Wayland's, which tells no program where its windows are, and gives it no keys. To be asked
/// where the window is made.
#[cfg(target_os = "linux")]
pub(crate) fn is_wayland() -> bool {
    use gtk::gdk::prelude::DisplayExtManual as _;

    gtk::gdk::Display::default().is_some_and(|display| display.backend().is_wayland())
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn is_wayland() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_has_the_scale_of_the_screen_that_its_corner_is_on() {
        let area = |x, width| Area {
            x,
            y: 0,
            width,
            height: 1000,
        };
        let screens = [(area(0, 1920), 1.0), (area(1920, 3840), 2.0)];
        assert_eq!(scale_at(&screens, Some((0, 0))), 1.0);
        assert_eq!(scale_at(&screens, Some((1919, 999))), 1.0);
        assert_eq!(scale_at(&screens, Some((1920, 0))), 2.0);
        assert_eq!(scale_at(&screens, Some((9000, 0))), 1.0);
        assert_eq!(scale_at(&screens, None), 1.0);
        assert_eq!(scale_at(&[], Some((0, 0))), 1.0);
    }
}
