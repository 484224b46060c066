//! The password of another program's file.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// A password as it was typed: UTF-8, at most 1024 bytes. Never printed, wiped when dropped.
pub struct Password(Zeroizing<String>);

impl Password {
    /// The most bytes.
    pub const MAX_BYTES: usize = 1024;

    /// Takes the text over.
    ///
    /// # Errors
    /// [`PasswordTooLong`]; the text is wiped then too.
    pub fn new(text: impl Into<String>) -> Result<Self, PasswordTooLong> {
        let text = Zeroizing::new(text.into());
        if text.len() > Self::MAX_BYTES {
            return Err(PasswordTooLong);
        }
        Ok(Self(text))
    }

    /// The text. What is done with it is the caller's responsibility.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The forms in which another program may have got it. Nothing normalises passwords, and a phone
    /// and a computer compose letters with marks differently: as typed, composed, decomposed, each once.
    pub(crate) fn forms(&self) -> Vec<Zeroizing<String>> {
        let mut forms = vec![self.0.clone()];
        let mut add = |form: Zeroizing<String>| {
            if !forms.contains(&form) {
                forms.push(form);
            }
        };
        if !self.0.is_ascii() {
            add(collected(self.0.nfc()));
            add(collected(self.0.nfd()));
        }
        forms
    }
}

/// Collects into a buffer that is large enough from the start: one that grows leaves copies behind.
fn collected(characters: impl Iterator<Item = char>) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(4 * Password::MAX_BYTES));
    text.extend(characters);
    text
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(..)")
    }
}

/// A password of more than [`Password::MAX_BYTES`] bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a password has at most {} bytes", Password::MAX_BYTES)]
pub struct PasswordTooLong;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_tried_in_each_form_once() {
        let forms = |text: &str| -> Vec<String> {
            let password = Password::new(text).unwrap();
            password
                .forms()
                .iter()
                .map(|form| form.to_string())
                .collect()
        };
        assert_eq!(forms("abc"), ["abc"]);
        assert_eq!(forms("p\u{e4}"), ["p\u{e4}", "pa\u{308}"]);
        assert_eq!(forms("pa\u{308}"), ["pa\u{308}", "p\u{e4}"]);
        assert_eq!(forms("\u{212b}"), ["\u{212b}", "\u{c5}", "A\u{30a}"]);
    }

    #[test]
    fn a_password_is_never_printed() {
        let password = Password::new("open sesame").unwrap();
        assert_eq!(format!("{password:?}"), "Password(..)");
    }

    #[test]
    fn a_password_that_is_too_long_is_refused() {
        assert!(Password::new("x".repeat(1024)).is_ok());
        assert!(Password::new("x".repeat(1025)).is_err());
    }
}
