//! What the person wants of the desktop around the window, in the field `desktop` of `settings.json`. What the desktop really
//! has is not known here.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::app::App;
use crate::error::Result;
use crate::settings::unkept;
use crate::shortcut::Shortcut;
use crate::view;

const FIELD: &str = "desktop";

/// What is wanted, whether or not the desktop has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DesktopSettings {
    /// A mark in the desktop's tray, with the pinned accounts.
    pub tray: bool,
    /// Closing the window leaves the program in the tray.
    pub close_to_tray: bool,
    /// The key that opens the small window; `None` for none.
    pub shortcut: Option<Shortcut>,
    /// Whether the window stays out of pictures and recordings of the screen.
    pub protected: bool,
}

impl Default for DesktopSettings {
    /// Where nothing was set.
    fn default() -> Self {
        Self {
            tray: true,
            close_to_tray: false,
            shortcut: None,
            protected: true,
        }
    }
}

/// The field as it is written. A part that can't be read is as if it had not been set.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Written {
    tray: bool,
    close_to_tray: bool,
    shortcut: Option<String>,
    protected: bool,
}

impl Default for Written {
    fn default() -> Self {
        DesktopSettings::default().into()
    }
}

impl From<DesktopSettings> for Written {
    fn from(settings: DesktopSettings) -> Self {
        Self {
            tray: settings.tray,
            close_to_tray: settings.close_to_tray,
            shortcut: settings.shortcut.map(|shortcut| shortcut.to_string()),
            protected: settings.protected,
        }
    }
}

pub(crate) fn found_in(fields: &Map<String, Value>) -> DesktopSettings {
    let Some(Ok(written)) = fields.get(FIELD).map(Written::deserialize) else {
        return DesktopSettings::default();
    };
    DesktopSettings {
        tray: written.tray,
        close_to_tray: written.close_to_tray,
        shortcut: written.shortcut.as_deref().and_then(Shortcut::parse),
        protected: written.protected,
    }
}

pub(crate) fn put(fields: &mut Map<String, Value>, settings: DesktopSettings) {
    let written = fields.entry(FIELD).or_insert_with(|| json!({}));
    if !written.is_object() {
        *written = json!({});
    }
    if let (Ok(Value::Object(new)), Some(written)) = (
        serde_json::to_value(Written::from(settings)),
        written.as_object_mut(),
    ) {
        written.extend(new);
    }
}

impl App {
    /// What the person wants of the desktop.
    pub fn desktop_settings(&self) -> DesktopSettings {
        self.settings.desktop()
    }

    /// Keeps what the person wants of the desktop.
    ///
    /// # Errors
    /// [`Problem::DiskFull`](crate::Problem::DiskFull), [`Problem::ReadOnly`](crate::Problem::ReadOnly) or
    /// [`Problem::Storage`](crate::Problem::Storage) where it could not be kept, and then what was before still holds.
    pub async fn set_desktop_settings(&self, settings: DesktopSettings) -> Result<()> {
        Ok(self.settings.set_desktop(settings).await.map_err(unkept)?)
    }

    /// What the small window searches.
    pub async fn findable(&self) -> view::Findable {
        match self.list_accounts().await {
            Ok(list) => view::Findable {
                locked: false,
                accounts: list.accounts,
            },
            Err(_) => view::Findable {
                locked: true,
                accounts: Vec::new(),
            },
        }
    }

    /// The pinned accounts that there is room for in the tray's menu, in the order of the list; `None` while the vault is
    /// locked or can't be used.
    pub async fn tray_accounts(&self) -> Option<Vec<view::Account>> {
        const ROOM: usize = 20;
        let accounts = self.list_accounts().await.ok()?.accounts;
        Some(
            accounts
                .into_iter()
                .filter(|account| account.pinned)
                .take(ROOM)
                .collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[tokio::test]
    async fn what_is_wanted_is_there_the_next_time_beside_what_others_wrote() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("settings.json");
        std::fs::write(
            &file,
            r#"{"lock":{"afterMinutes":5},"desktop":{"newer":1}}"#,
        )
        .unwrap();
        let settings = Settings::read(home.path()).await;
        assert_eq!(settings.desktop(), DesktopSettings::default());
        let wanted = DesktopSettings {
            tray: false,
            close_to_tray: true,
            shortcut: Shortcut::parse("Ctrl+Alt+KeyC"),
            protected: false,
        };
        settings.set_desktop(wanted).await.unwrap();
        assert_eq!(settings.desktop(), wanted);
        assert_eq!(Settings::read(home.path()).await.desktop(), wanted);
        let written: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        assert_eq!(written["desktop"]["newer"], 1);
        assert_eq!(written["desktop"]["shortcut"], "Ctrl+Alt+KeyC");
        assert_eq!(written["lock"]["afterMinutes"], 5);
    }

    #[test]
    fn what_cannot_be_read_is_as_if_it_had_not_been_set() {
        for nonsense in [
            json!({}),
            json!({"desktop": 1}),
            json!({"desktop": {"tray": "no"}}),
            json!({"desktop": {"shortcut": "KeyC"}}),
        ] {
            let Value::Object(fields) = nonsense else {
                unreachable!()
            };
            assert_eq!(found_in(&fields), DesktopSettings::default(), "{fields:?}");
        }
    }
}
