//! The trays of Windows and macOS, by Tauri.

use std::sync::{Arc, Mutex};

use tauri::menu::{IsMenuItem, Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{MouseButton, MouseButtonState, TrayIconBuilder, TrayIconEvent};
use tauri::{AppHandle, Runtime};

use super::menu::{Choice, Row};
use super::{choose, locked, seen};

const ID: &str = "countersign";

pub(super) struct Icon(Arc<Mutex<Vec<Row>>>);

impl Icon {
    pub(super) fn put<R: Runtime>(app: &AppHandle<R>) -> Self {
        let rows: Arc<Mutex<Vec<Row>>> = Arc::default();
        let of_menu = Arc::clone(&rows);
        let mut icon = TrayIconBuilder::with_id(ID)
            .tooltip("Countersign")
            .show_menu_on_left_click(cfg!(target_os = "macos"))
            .on_menu_event(move |app, event| {
                let chosen = locked(&of_menu)
                    .iter()
                    .find(|row| row.number.to_string() == event.id().as_ref())
                    .and_then(|row| row.choice.clone());
                if let Some(choice) = chosen {
                    choose(app, choice);
                }
            })
            .on_tray_icon_event(|icon, event| {
                if let TrayIconEvent::Click {
                    button: MouseButton::Left,
                    button_state: MouseButtonState::Up,
                    ..
                } = event
                    && !cfg!(target_os = "macos")
                {
                    choose(icon.app_handle(), Choice::Open);
                }
            });
        if let Some(picture) = app.default_window_icon() {
            icon = icon.icon(picture.clone());
        }
        seen(app, icon.build(app).is_ok());
        Self(rows)
    }

    /// Says nothing: notes of these systems belong to programs that were installed with an identity.
    pub(super) fn tell(&self, _: &str) {}

    /// Shows these rows from now on. Whether they are others than before.
    pub(super) fn show<R: Runtime>(&self, app: &AppHandle<R>, rows: Vec<Row>) -> bool {
        {
            let mut shown = locked(&self.0);
            if *shown == rows {
                return false;
            }
            *shown = rows.clone();
        }
        let made = menu(app, &rows);
        if let (Some(icon), Ok(menu)) = (app.tray_by_id(ID), made) {
            // The menu before stays where it can't be changed; its numbers mean what they meant.
            let _ = icon.set_menu(Some(menu));
        }
        true
    }

    pub(super) fn take_away<R: Runtime>(&self, app: &AppHandle<R>) {
        drop(app.remove_tray_by_id(ID));
    }
}

fn menu<R: Runtime>(app: &AppHandle<R>, rows: &[Row]) -> tauri::Result<Menu<R>> {
    let mut items: Vec<Box<dyn IsMenuItem<R>>> = Vec::with_capacity(rows.len());
    for row in rows {
        items.push(if row.label.is_empty() {
            Box::new(PredefinedMenuItem::separator(app)?)
        } else {
            let label = row.label.replace('&', "&&");
            let number = row.number.to_string();
            Box::new(MenuItem::with_id(
                app,
                number,
                label,
                row.choice.is_some(),
                None::<&str>,
            )?)
        });
    }
    let items: Vec<&dyn IsMenuItem<R>> = items.iter().map(AsRef::as_ref).collect();
    Menu::with_items(app, &items)
}
