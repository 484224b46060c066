//! Keys of the system, by Tauri's plugin, which is not started before a key is wanted.

use std::sync::OnceLock;

use countersign_app::{Problem, Shortcut};
use tauri::{AppHandle, Runtime};
use tauri_plugin_global_shortcut::{Builder, GlobalShortcutExt as _, ShortcutState};

use crate::quick;

/// The keys that were taken.
#[derive(Default)]
pub(crate) struct Keys(OnceLock<bool>);

impl Keys {
    /// Every program can have keys here.
    pub(crate) fn can_be_taken<R: Runtime>(&self, _: &AppHandle<R>) -> bool {
        true
    }

    /// Takes a key from now on.
    pub(crate) async fn take<R: Runtime>(
        &self,
        app: &AppHandle<R>,
        shortcut: Shortcut,
    ) -> Result<(), Problem> {
        let is_there = self
            .0
            .get_or_init(|| app.plugin(Builder::new().build()).is_ok());
        if !is_there {
            return Err(Problem::ShortcutImpossible);
        }
        app.global_shortcut()
            .on_shortcut(name(shortcut).as_str(), |app, _, event| {
                if event.state == ShortcutState::Pressed {
                    quick::open(app);
                }
            })
            .map_err(|_| Problem::ShortcutTaken)
    }

    /// Gives a key back.
    pub(crate) async fn give_back<R: Runtime>(&self, app: &AppHandle<R>, shortcut: Shortcut) {
        if self.0.get() == Some(&true) {
            // One that was not taken needs no giving back.
            let _ = app.global_shortcut().unregister(name(shortcut).as_str());
        }
    }
}

/// As the plugin has it.
fn name(shortcut: Shortcut) -> String {
    shortcut.to_string().replace("Meta", "Super")
}
