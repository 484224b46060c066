//! What the program has of the desktop around its window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AppError;

/// What the person wants of the desktop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DesktopSettings {
    /// A mark in the desktop's tray, with the pinned accounts.
    pub tray: bool,
    /// Closing the window leaves the program in the tray. Without a tray it ends all the same.
    pub close_to_tray: bool,
    /// It starts when the person signs in to the computer.
    pub start_with_desktop: bool,
    /// The key that opens the small window, such as `Ctrl+Alt+KeyC`; null for none.
    // With this a form that leaves it out is refused, and not taken for "none".
    #[serde(deserialize_with = "Option::deserialize")]
    pub shortcut: Option<String>,
    /// The window stays out of pictures and recordings of the screen.
    pub protected: bool,
}

/// What there is of the desktop.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Desktop {
    /// What is wanted.
    pub settings: DesktopSettings,
    /// Whether the desktop has a tray that shows the mark; null while the mark is not wanted.
    pub has_tray: Option<bool>,
    /// Whether a program can take a key here. Wayland lets none.
    pub takes_shortcuts: bool,
    /// Why the chosen key does not work.
    pub shortcut_problem: Option<AppError>,
    /// Whether windows can be kept out of pictures of the screen here.
    pub protects: bool,
    /// What opens the small window from a terminal, or from a key that the desktop itself is given.
    pub find_command: String,
}

/// An account of the small window: what is searched, and no code.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Findable {
    /// Whether the vault is locked, or can't be used.
    pub locked: bool,
    /// The accounts in the order of the list; none while it is locked.
    pub accounts: Vec<super::Account>,
}

/// What stands in the tray's menu, and what is said after a choice there, in the language of the window.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrayWords {
    /// Shows the window.
    pub open: String,
    /// Opens the small window.
    pub find: String,
    /// Locks the vault.
    pub lock: String,
    /// Shows the window, where the vault can be unlocked.
    pub unlock: String,
    /// No account is pinned.
    pub nothing: String,
    /// Ends the program.
    pub quit: String,
    /// A code was copied. Names nobody: notes stay in the desktop's lists, and may be seen while it is locked.
    pub copied: String,
    /// None was.
    pub not_copied: String,
    /// While names are masked: what stands for an account without an issuer. Of the others the issuer is left.
    pub masked: Option<String>,
}
