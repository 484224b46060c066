//! What the program was started for: by a person, by the desktop when they signed in, or with something to open.

use std::ffi::{OsStr, OsString};

use countersign_app::instance::Wish;

use crate::opened;

/// The program is started by the desktop: it stays in the tray where the person wants that.
pub(crate) const HIDDEN: &str = "--hidden";
/// Only the small window for finding a code is wanted.
pub(crate) const FIND: &str = "--find";

/// The longest token that is handed on.
const LONGEST_TOKEN: usize = 256;

pub(crate) struct Start {
    /// Started by the desktop.
    pub(crate) is_hidden: bool,
    pub(crate) wish: Wish,
}

/// By this the desktop lets a window come to the front that the person has just asked for. To be called before GTK is
/// there, which takes it out of the environment.
pub(crate) fn token() -> String {
    ["XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|token| token.len() <= LONGEST_TOKEN)
        .unwrap_or_default()
}

impl Start {
    pub(crate) fn read(startup: String) -> Self {
        let words: Vec<OsString> = std::env::args_os().skip(1).collect();
        Self {
            is_hidden: words.iter().any(|word| word == HIDDEN),
            wish: Wish {
                startup,
                ..wish_of(&words)
            },
        }
    }
}

/// What these arguments ask for.
pub(crate) fn wish_of<Word: AsRef<OsStr>>(words: &[Word]) -> Wish {
    let words = words.iter().map(AsRef::<OsStr>::as_ref);
    Wish {
        find: words.clone().any(|word| word == FIND),
        startup: String::new(),
        opened: opened::read(words).unwrap_or_default(),
    }
}
