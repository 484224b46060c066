//! A key that works everywhere on the desktop, as it is kept and as the window shows it: `Ctrl+Alt+KeyC`.

use std::fmt;

/// A key together with others that are held: at least one of Ctrl, Alt and Meta, because a key that is typed with must not
/// be taken from every other program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shortcut {
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt (on a Mac, Option) is held.
    pub alt: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether the key with the system's mark (on a Mac, Command) is held.
    pub meta: bool,
    /// The key itself.
    pub key: Key,
}

/// A key that can be chosen, by what stands on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// `A` to `Z`.
    Letter(char),
    /// `0` to `9`.
    Digit(char),
    /// 1 to 12.
    Function(u8),
    /// The space bar.
    Space,
}

impl Shortcut {
    /// What this text says: the held keys in any order and then the key, with `+` between them. `None` where it is no
    /// shortcut that may be chosen.
    pub fn parse(text: &str) -> Option<Self> {
        let (held, key) = text.rsplit_once('+')?;
        let mut shortcut = Self {
            ctrl: false,
            alt: false,
            shift: false,
            meta: false,
            key: Key::parse(key)?,
        };
        for held in held.split('+') {
            let flag = match held {
                "Ctrl" => &mut shortcut.ctrl,
                "Alt" => &mut shortcut.alt,
                "Shift" => &mut shortcut.shift,
                "Meta" => &mut shortcut.meta,
                _ => return None,
            };
            if std::mem::replace(flag, true) {
                return None;
            }
        }
        (shortcut.ctrl || shortcut.alt || shortcut.meta).then_some(shortcut)
    }
}

impl fmt::Display for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (is_held, name) in [
            (self.ctrl, "Ctrl"),
            (self.alt, "Alt"),
            (self.shift, "Shift"),
            (self.meta, "Meta"),
        ] {
            if is_held {
                write!(f, "{name}+")?;
            }
        }
        write!(f, "{}", self.key)
    }
}

impl Key {
    fn parse(text: &str) -> Option<Self> {
        let only = |text: &str| {
            let mut characters = text.chars();
            characters.next().filter(|_| characters.next().is_none())
        };
        if text == "Space" {
            return Some(Self::Space);
        }
        if let Some(letter) = text.strip_prefix("Key") {
            return only(letter)
                .filter(char::is_ascii_uppercase)
                .map(Self::Letter);
        }
        if let Some(digit) = text.strip_prefix("Digit") {
            return only(digit).filter(char::is_ascii_digit).map(Self::Digit);
        }
        let number = text.strip_prefix('F')?;
        let is_plain = number.starts_with(|first: char| ('1'..='9').contains(&first));
        let number = number.parse().ok().filter(|_| is_plain)?;
        (1..=12).contains(&number).then_some(Self::Function(number))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letter(letter) => write!(f, "Key{letter}"),
            Self::Digit(digit) => write!(f, "Digit{digit}"),
            Self::Function(number) => write!(f, "F{number}"),
            Self::Space => f.write_str("Space"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_is_kept_as_it_was_chosen() {
        for text in [
            "Ctrl+Alt+KeyC",
            "Ctrl+Shift+Space",
            "Meta+F12",
            "Alt+Digit0",
            "Ctrl+Alt+Shift+Meta+KeyZ",
        ] {
            assert_eq!(Shortcut::parse(text).unwrap().to_string(), text);
        }
        let turned = Shortcut::parse("Alt+Ctrl+KeyC").unwrap();
        assert_eq!(turned.to_string(), "Ctrl+Alt+KeyC");
    }

    #[test]
    fn what_would_take_a_key_from_typing_is_no_shortcut() {
        for text in [
            "",
            "KeyC",
            "Shift+KeyC",
            "+KeyC",
            "Ctrl+",
            "Ctrl+Ctrl+KeyC",
            "Ctrl+Keyc",
            "Ctrl+KeyÄ",
            "Ctrl+KeyCC",
            "Ctrl+Digit",
            "Ctrl+F0",
            "Ctrl+F13",
            "Ctrl+F01",
            "Ctrl+F+1",
            "Ctrl+Escape",
            "ctrl+KeyC",
            "Ctrl+KeyC+Alt",
        ] {
            assert_eq!(Shortcut::parse(text), None, "{text}");
        }
    }
}
