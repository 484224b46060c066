//! What can go wrong with the desktop around the window.

use super::{Words, words};
use crate::error::Problem as P;
use crate::view::Action;

pub(super) fn words_of(problem: &P) -> Words {
    match problem {
        P::ShortcutTaken => words(
            "That key is taken",
            "Another program has this key. Nothing was changed.",
            "Choose another one.",
            Action::None,
        ),
        P::ShortcutImpossible => words(
            "The desktop gives no keys away",
            "This desktop lets no program take a key. Nothing was changed.",
            "Make a key in the desktop’s own settings.",
            Action::None,
        ),
        P::AutostartFailed => words(
            "It could not be set",
            "Whether Countersign starts with the desktop could not be changed.",
            "Set it in the desktop’s own settings.",
            Action::TryAgain,
        ),
        _ => words(
            "That key can’t be chosen",
            "It takes a letter, a digit, the space bar or F1 to F12, held together with Ctrl, Alt or the system’s key.",
            "Choose another one.",
            Action::None,
        ),
    }
}
