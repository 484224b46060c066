//! The clipboard: a text or a picture from it, and a secret text onto it for a while.

use std::fmt;
use std::io::{self, Write};
use std::time::Duration;

use zeroize::Zeroizing;

use crate::child::{Job, ask};
use crate::error::CaptureError;
use crate::screens::{MAX_PIXELS, Screen, check};
use crate::wire::{Answer, Garbled, put_bytes, put_number};

/// How long whoever copied something may take to hand it over.
const PATIENCE: Duration = Duration::from_secs(5);
/// The longest text that is taken, in bytes. All links of a large vault together have less.
const MAX_TEXT: usize = 16 * 1024 * 1024;

/// What is on the clipboard.
pub enum Clip {
    /// A picture, in grey.
    Picture(Screen),
    /// A text. It is wiped when it is dropped.
    Text(Zeroizing<String>),
}

impl fmt::Debug for Clip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Picture(picture) => f.debug_tuple("Picture").field(picture).finish(),
            Self::Text(_) => f.write_str("Text(..)"),
        }
    }
}

/// What is on the clipboard, read in a child: a picture if there is one, or else a text. Needs what
/// [`screens`](crate::screens) needs.
///
/// # Errors
/// [`CaptureError::NothingThere`], [`CaptureError::NoDisplay`], [`CaptureError::TooLarge`], [`CaptureError::TimedOut`] after
/// five seconds, and [`CaptureError::ChildEnded`].
pub async fn clipboard() -> Result<Clip, CaptureError> {
    const FRAME: usize = 64;
    let said = ask(Job::Clipboard, &[], MAX_PIXELS + FRAME, PATIENCE).await?;
    heard(&said).unwrap_or(Err(CaptureError::ChildEnded))
}

fn heard(said: &[u8]) -> Result<Result<Clip, CaptureError>, Garbled> {
    let mut answer = Answer::new(said)?;
    let clip = match answer.byte()? {
        0 => return Ok(Err(CaptureError::of_code(answer.byte()?))),
        1 => Clip::Text(answer.text()?),
        2 => {
            let (width, height) = (answer.number()?, answer.number()?);
            let luma = answer.bytes()?;
            if u64::try_from(luma.len()) != Ok(u64::from(width) * u64::from(height)) {
                return Err(Garbled);
            }
            Clip::Picture(Screen::new(String::new(), width, height, luma.to_vec()))
        }
        _ => return Err(Garbled),
    };
    answer.end()?;
    Ok(Ok(clip))
}

/// In the child: reads the clipboard, and says what is on it.
pub(crate) fn answer(to: &mut impl Write) -> io::Result<()> {
    match taken() {
        Ok(Clip::Text(text)) => {
            to.write_all(&[1])?;
            put_bytes(to, text.as_bytes())
        }
        Ok(Clip::Picture(picture)) => {
            to.write_all(&[2])?;
            put_number(to, picture.width)?;
            put_number(to, picture.height)?;
            put_bytes(to, &picture.into_luma())
        }
        Err(error) => to.write_all(&[0, error.code()]),
    }
}

fn taken() -> Result<Clip, CaptureError> {
    let mut clipboard = arboard::Clipboard::new().map_err(|_| CaptureError::NoDisplay)?;
    match clipboard.get_image() {
        Ok(image) => {
            let size = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
            let (width, height) = (size(image.width), size(image.height));
            check(std::iter::once((width, height)))?;
            let luma = countersign_qr::luma_of_rgba(&image.bytes);
            return Ok(Clip::Picture(Screen::new(
                String::new(),
                width,
                height,
                luma,
            )));
        }
        Err(arboard::Error::ContentNotAvailable | arboard::Error::ClipboardNotSupported) => {}
        // There is something that says it is a picture. There may be a text beside it.
        Err(_) => return text_of(&mut clipboard).map_err(|_| CaptureError::NoPicture),
    }
    text_of(&mut clipboard)
}

fn text_of(clipboard: &mut arboard::Clipboard) -> Result<Clip, CaptureError> {
    let text = clipboard.get_text().map(Zeroizing::new);
    let text = text.map_err(|_| CaptureError::NothingThere)?;
    match text.len() {
        0 => Err(CaptureError::NothingThere),
        length if length > MAX_TEXT => Err(CaptureError::TooLarge),
        _ => Ok(Clip::Text(text)),
    }
}

/// Copies secret texts. On X11 and Wayland it has to stay to hand out what it copied.
pub struct Copier(arboard::Clipboard);

impl Copier {
    /// `None` where there is no clipboard.
    pub fn new() -> Option<Self> {
        arboard::Clipboard::new().ok().map(Self)
    }

    /// Copies a text, marked as secret where the system can. Whether that worked.
    pub fn copy_secret(&mut self, text: &str) -> bool {
        let set = self.0.set();
        #[cfg(target_os = "linux")]
        let set = arboard::SetExtLinux::exclude_from_history(set);
        #[cfg(target_os = "macos")]
        let set = arboard::SetExtApple::exclude_from_history(set);
        // Programs that watch the clipboard, its history, and other computers each look for a mark of their own.
        #[cfg(windows)]
        let set = {
            use arboard::SetExtWindows as _;
            set.exclude_from_monitoring()
                .exclude_from_history()
                .exclude_from_cloud()
        };
        set.text(text).is_ok()
    }

    /// Clears the clipboard if this text is still on it.
    pub fn clear_if(&mut self, text: &str) {
        let is_there = self.0.get_text().map(Zeroizing::new);
        if is_there.is_ok_and(|now| *now == text) {
            let _ = self.0.clear();
        }
    }
}

impl fmt::Debug for Copier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Copier").finish_non_exhaustive()
    }
}
