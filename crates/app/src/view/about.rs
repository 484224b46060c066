//! What the program is and runs on, and what goes to whoever helps.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The program and what it runs on, in the names that people know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// The program's version.
    pub version: String,
    /// The operating system with its version, where that is known: `Debian GNU/Linux 13 (trixie)`.
    pub system: String,
    /// The desktop: `GNOME`; null where none is known.
    pub desktop: Option<String>,
    /// What windows are shown by: `Wayland` or `X11`; null where there is only one way.
    pub display: Option<String>,
    /// What the window is drawn by: `WebKitGTK 2.50.1`; null on the command line.
    pub web_engine: Option<String>,
    /// How it was installed: `Flatpak`, `Snap` or `AppImage`; null where nothing says so.
    pub package: Option<String>,
}

/// What goes into the text for support besides what always does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SupportChoice {
    /// The last exchanges with servers.
    pub exchanges: bool,
    /// The names of the servers' hosts.
    pub servers: bool,
}
