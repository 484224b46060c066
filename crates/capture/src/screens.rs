//! The screens of this computer.

use std::fmt;
use std::io::{self, Write};
use std::time::Duration;

use zeroize::Zeroizing;

use crate::child::{Job, ask};
use crate::error::CaptureError;
use crate::wire::{Answer, Garbled, put_bytes, put_number};

/// The most screens that are looked at.
const MAX_SCREENS: usize = 16;
/// The most pixels of all screens together. Each is one byte.
pub(crate) const MAX_PIXELS: usize = 100_000_000;
/// What a child says beside the pixels is less than this, in bytes.
const MAX_FRAME: usize = 64 * 1024;

/// Which way the pictures were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From the X11 server, each monitor on its own.
    X11,
    /// By the desktop's portal, all monitors in one picture.
    Portal,
    /// As the system offers it, each monitor on its own.
    System,
}

/// What was seen.
#[derive(Debug)]
pub struct Screens {
    /// How.
    pub way: Way,
    /// At least one.
    pub screens: Vec<Screen>,
}

/// One screen, in grey. Its pixels are wiped when it is dropped.
pub struct Screen {
    /// What the system calls it; may be empty.
    pub name: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    luma: Zeroizing<Vec<u8>>,
}

impl Screen {
    pub(crate) fn new(name: String, width: u32, height: u32, luma: Vec<u8>) -> Self {
        Self {
            name,
            width,
            height,
            luma: Zeroizing::new(luma),
        }
    }

    /// How light each pixel is, row by row: what [`countersign_qr::read_luma`] takes.
    pub fn into_luma(mut self) -> Vec<u8> {
        std::mem::take(&mut self.luma)
    }
}

impl fmt::Debug for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Screen")
            .field("name", &self.name)
            .field("width", &self.width)
            .field("height", &self.height)
            .finish_non_exhaustive()
    }
}

/// Takes a picture of every screen, through a child.
///
/// In a Wayland session the desktop's portal is asked
/// (<https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Screenshot.html>), which may ask the person,
/// so that the patience has to last for a look at a dialog; in an X11 session the server itself. Bounded to 16 screens and
/// a hundred million pixels. Dropping the future cancels it. Needs a program whose `main` calls
/// [`child::run`](crate::child::run), and a Tokio runtime.
///
/// # Errors
/// [`CaptureError`].
pub async fn screens(patience: Duration) -> Result<Screens, CaptureError> {
    let said = ask(Job::Screens, &[], MAX_PIXELS + MAX_FRAME, patience).await?;
    heard(&said).unwrap_or(Err(CaptureError::ChildEnded))
}

/// Whether the desktop has the portal that [`screens`] asks on Wayland, as the session's bus knows it; `None` where systems have
/// none. Takes up to a few seconds where the bus does not answer, and starts nothing.
pub fn has_portal() -> Option<bool> {
    #[cfg(target_os = "linux")]
    return Some(crate::linux::has_portal());
    #[cfg(not(target_os = "linux"))]
    None
}

fn heard(said: &[u8]) -> Result<Result<Screens, CaptureError>, Garbled> {
    let mut answer = Answer::new(said)?;
    let way = match answer.byte()? {
        0 => return Ok(Err(CaptureError::of_code(answer.byte()?))),
        1 => Way::X11,
        2 => Way::Portal,
        3 => Way::System,
        _ => return Err(Garbled),
    };
    let mut screens = Vec::new();
    for _ in 0..answer.byte()? {
        let name = answer.text()?.to_string();
        let (width, height) = (answer.number()?, answer.number()?);
        let luma = answer.bytes()?;
        if u64::try_from(luma.len()) != Ok(u64::from(width) * u64::from(height)) {
            return Err(Garbled);
        }
        screens.push(Screen::new(name, width, height, luma.to_vec()));
    }
    answer.end()?;
    if screens.is_empty() {
        return Err(Garbled);
    }
    Ok(Ok(Screens { way, screens }))
}

/// In the child: takes the pictures, and says what there is.
pub(crate) fn answer(to: &mut impl Write) -> io::Result<()> {
    match taken() {
        Ok(Screens { way, screens }) => {
            let way = match way {
                Way::X11 => 1,
                Way::Portal => 2,
                Way::System => 3,
            };
            let count = u8::try_from(screens.len()).map_err(io::Error::other)?;
            to.write_all(&[way, count])?;
            for screen in screens {
                put_bytes(to, screen.name.as_bytes())?;
                put_number(to, screen.width)?;
                put_number(to, screen.height)?;
                put_bytes(to, &screen.luma)?;
            }
            Ok(())
        }
        Err(error) => to.write_all(&[0, error.code()]),
    }
}

fn taken() -> Result<Screens, CaptureError> {
    #[cfg(target_os = "linux")]
    let taken = crate::linux::screens()?;
    #[cfg(any(target_os = "macos", windows))]
    let taken = crate::elsewhere::screens()?;
    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    let taken: Screens = return Err(CaptureError::NoDisplay);
    check(
        taken
            .screens
            .iter()
            .map(|screen| (screen.width, screen.height)),
    )?;
    Ok(taken)
}

/// Whether screens of these sizes are within the bounds, and there is one.
pub(crate) fn check(sizes: impl Iterator<Item = (u32, u32)>) -> Result<(), CaptureError> {
    let (mut count, mut pixels) = (0, 0_u64);
    for (width, height) in sizes {
        count += 1;
        pixels = pixels.saturating_add(u64::from(width) * u64::from(height));
    }
    if count == 0 {
        return Err(CaptureError::NoDisplay);
    }
    if count > MAX_SCREENS || usize::try_from(pixels).is_ok_and(|pixels| pixels > MAX_PIXELS) {
        return Err(CaptureError::TooLarge);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_says_other_sizes_than_it_has_pixels_is_none() {
        let mut bytes = crate::wire::MAGIC.to_vec();
        bytes.extend([1, 1]);
        put_bytes(&mut bytes, b"eDP-1").unwrap();
        put_number(&mut bytes, 3).unwrap();
        put_number(&mut bytes, 2).unwrap();
        let header = bytes.len();
        put_bytes(&mut bytes, &[9; 6]).unwrap();
        let screens = heard(&bytes).unwrap().unwrap();
        assert_eq!(screens.way, Way::X11);
        let [screen] = <[Screen; 1]>::try_from(screens.screens).unwrap();
        assert_eq!(
            (screen.width, screen.height, screen.name.as_str()),
            (3, 2, "eDP-1")
        );
        assert!(!format!("{screen:?}").contains('9'));
        assert_eq!(screen.into_luma(), [9; 6]);
        bytes.truncate(header);
        put_bytes(&mut bytes, &[9; 5]).unwrap();
        assert!(heard(&bytes).is_err());
        assert!(heard(b"hello").is_err());
    }

    #[test]
    fn there_are_bounds_on_number_and_size() {
        let screens = |count, width, height| check(std::iter::repeat_n((width, height), count));
        assert_eq!(screens(0, 1, 1), Err(CaptureError::NoDisplay));
        assert_eq!(screens(16, 1_920, 1_080), Ok(()));
        assert_eq!(screens(17, 1_920, 1_080), Err(CaptureError::TooLarge));
        assert_eq!(screens(1, 10_000, 10_000), Ok(()));
        assert_eq!(screens(1, 10_001, 10_000), Err(CaptureError::TooLarge));
        assert_eq!(screens(2, u32::MAX, u32::MAX), Err(CaptureError::TooLarge));
    }
}
