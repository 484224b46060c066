//! A recovery code on its way to the person and back: made here, shown once as a picture, typed back, and only then part of
//! the vault.

use std::sync::{Mutex, MutexGuard, PoisonError};

use countersign_vault::{RecoveryCode, State};
use zeroize::Zeroizing;

use crate::app::App;
use crate::error::{Problem, Result};
use crate::view;

/// The code that was shown and not yet typed back.
#[derive(Default)]
pub(crate) struct PendingCode(Mutex<Option<RecoveryCode>>);

impl PendingCode {
    /// Wipes it.
    pub(crate) fn discard(&self) {
        self.waiting().take();
    }

    /// What was typed, if it is the code that was shown. That goes on waiting until it is discarded.
    ///
    /// # Errors
    /// [`Problem::RecoveryCodeMistyped`], [`Problem::RecoveryCodeMissing`], [`Problem::RecoveryCodeDiffers`].
    pub(crate) fn confirm(&self, typed: &str) -> Result<RecoveryCode> {
        let typed = parse(typed)?;
        let waiting = self.waiting();
        let shown = waiting.as_ref().ok_or(Problem::RecoveryCodeMissing)?;
        if !shown.is_same(&typed) {
            return Err(Problem::RecoveryCodeDiffers.into());
        }
        Ok(typed)
    }

    fn waiting(&self) -> MutexGuard<'_, Option<RecoveryCode>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Makes a recovery code, in place of one that waited. It opens nothing until it is typed back: see
    /// [`App::add_slot`] and [`App::rekey`]. Returns the address of its picture, to be fetched once.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], [`Problem::VaultReadOnly`], [`Problem::NoRandomness`].
    pub async fn make_recovery_code(&self) -> Result<view::RecoveryCodeShown> {
        let code = self.new_recovery_code().await?;
        let image = self.key_images.put(draw(&code))?;
        *self.recovery.waiting() = Some(code);
        Ok(view::RecoveryCodeShown {
            image,
            groups: RecoveryCode::GROUPS,
        })
    }

    /// The same as text, for a terminal.
    ///
    /// # Errors
    /// As [`App::make_recovery_code`].
    pub async fn make_recovery_text(&self) -> Result<Zeroizing<String>> {
        let code = self.new_recovery_code().await?;
        let text = Zeroizing::new(code.text().to_owned());
        *self.recovery.waiting() = Some(code);
        Ok(text)
    }

    /// Wipes the recovery code that waits to be typed back, and its picture.
    pub fn discard_recovery_code(&self) {
        self.recovery.discard();
        self.key_images.clear();
    }

    async fn new_recovery_code(&self) -> Result<RecoveryCode> {
        let vault = self.vault()?;
        match vault.state().await? {
            State::Empty => return Err(Problem::VaultEmpty.into()),
            State::Locked => return Err(Problem::VaultLocked.into()),
            State::Unlocked => {}
        }
        if vault.is_read_only().await?.is_some() {
            return Err(Problem::VaultReadOnly.into());
        }
        Ok(RecoveryCode::make_random()?)
    }
}

/// A recovery code as it was typed.
///
/// # Errors
/// [`Problem::RecoveryCodeMistyped`] with the group.
pub(crate) fn parse(typed: &str) -> Result<RecoveryCode> {
    Ok(RecoveryCode::parse(typed).map_err(Problem::RecoveryCodeMistyped)?)
}

/// The code as a picture: numbered groups, four and three, black on white.
fn draw(code: &RecoveryCode) -> Zeroizing<String> {
    const COLUMNS: usize = 4;
    const WIDTH: usize = 112;
    const HEIGHT: usize = 64;
    // Room for all of it, so that no part is left behind where a growing text was.
    let mut svg = Zeroizing::new(String::with_capacity(4096));
    let width = 16 + WIDTH * COLUMNS;
    let height = 16 + HEIGHT * RecoveryCode::GROUPS.div_ceil(COLUMNS);
    svg.push_str(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\"><rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>"
    ));
    for (place, group) in code.groups().enumerate() {
        let x = 16 + WIDTH * (place % COLUMNS);
        let top = 8 + HEIGHT * (place / COLUMNS);
        svg.push_str(&format!(
            "<text x=\"{x}\" y=\"{}\" fill=\"#555\" font-family=\"sans-serif\" font-size=\"13\">{}</text>",
            top + 18,
            place + 1
        ));
        svg.push_str(&format!(
            "<text x=\"{x}\" y=\"{}\" fill=\"#000\" font-family=\"monospace\" font-size=\"26\">",
            top + 46
        ));
        svg.push_str(group);
        svg.push_str("</text>");
    }
    svg.push_str("</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_in_numbered_groups_and_within_its_room() {
        let code = RecoveryCode::make_random().unwrap();
        let svg = draw(&code);
        assert_eq!(code.groups().count(), 7);
        for (place, group) in code.groups().enumerate() {
            assert!(svg.contains(&format!(">{}</text>", place + 1)));
            assert!(svg.contains(&format!(">{group}</text>")));
        }
        assert!(svg.len() <= 4096, "{}", svg.len());
    }

    #[test]
    fn only_the_code_that_was_shown_counts() {
        let pending = PendingCode::default();
        let code = RecoveryCode::make_random().unwrap();
        let text = code.text().to_lowercase().replace('-', " ");
        let problem = |typed: &str| pending.confirm(typed).unwrap_err().problem;
        assert_eq!(problem(&text), Problem::RecoveryCodeMissing);
        *pending.waiting() = Some(code);
        assert!(pending.confirm(&text).is_ok());
        let other = RecoveryCode::make_random().unwrap();
        assert_eq!(problem(other.text()), Problem::RecoveryCodeDiffers);
        assert!(matches!(
            problem(&text[1..]),
            Problem::RecoveryCodeMistyped(_)
        ));
        pending.discard();
        assert_eq!(problem(&text), Problem::RecoveryCodeMissing);
    }
}
