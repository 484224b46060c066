//! Ways in that the person only points at: the screens, the clipboard, the camera.

use std::time::Duration;

use countersign_capture::{CaptureError, Clip, Screens, Way};
use zeroize::Zeroizing;

use super::reading::Outcome;
use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::view::{self, Phase};

/// How long the desktop's own dialog may stay open.
const PATIENCE: Duration = Duration::from_secs(60);

impl App {
    /// Looks for QR codes on all screens, and adds what is in them to the import under way. What was looked at is told in any
    /// case.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], [`Problem::ScreenUnseen`] where there is nothing to look at, or where nothing was found and a screen
    /// could not be read; [`Problem::Cancelled`].
    pub async fn import_from_screen(&self) -> Result<view::ScreenLook> {
        self.vault()?.accounts().await?;
        let underway = self.imports.work.begin(Phase::Looking);
        let piece = &underway.piece;
        let seen = async { Ok(countersign_capture::screens(PATIENCE).await?) };
        let seen = piece.unless_cancelled(seen).await?;
        let looked_at = told(&seen);
        let count = seen.screens.len();
        let mut looked = Looked::default();
        for (index, screen) in seen.screens.into_iter().enumerate() {
            piece.tell(Phase::Looking, index, Some(count));
            let (width, height) = (screen.width, screen.height);
            looked.note(
                piece
                    .unless_cancelled(codes(width, height, screen.into_luma()))
                    .await,
            )?;
        }
        let unread = looked.unread(count)?;
        let found = looked.found;
        let preview = match found {
            0 => None,
            _ => Some(self.add_found("Screen", looked.links, underway).await?),
        };
        Ok(view::ScreenLook {
            preview,
            looked_at,
            found,
            unread,
        })
    }

    /// Reads what is on the clipboard, a text or a picture, and adds it to the import under way.
    ///
    /// # Errors
    /// [`Problem::ClipboardEmpty`], [`Problem::NoQrInImage`], [`Problem::VaultLocked`], as [`App::add_import`].
    pub async fn import_from_clipboard(&self) -> Result<view::ImportPreview> {
        self.vault()?.accounts().await?;
        let underway = self.imports.work.begin(Phase::Reading);
        let piece = &underway.piece;
        let clip = async { Ok(countersign_capture::clipboard().await?) };
        let clip = piece.unless_cancelled(clip).await?;
        match clip {
            Clip::Text(text) => {
                let text = Zeroizing::new(text.as_bytes().to_vec());
                drop(underway);
                self.add_import("Clipboard", text).await
            }
            Clip::Picture(picture) => {
                let (width, height) = (picture.width, picture.height);
                let luma = picture.into_luma();
                let texts = piece.unless_cancelled(codes(width, height, luma)).await?;
                let mut links = Zeroizing::new(String::new());
                texts.iter().for_each(|text| push_line(&mut links, text));
                self.add_found("Clipboard", links, underway).await
            }
        }
    }

    /// Looks for QR codes in one frame of the camera; `None` where there is none. `pixels` are grey (one byte each) or RGBA.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], [`Problem::RequestMalformed`] for a frame of another size, as [`App::add_import`].
    pub async fn read_frame(
        &self,
        width: u32,
        height: u32,
        pixels: Zeroizing<Vec<u8>>,
    ) -> Result<Option<view::ImportPreview>> {
        self.vault()?.accounts().await?;
        let texts =
            tokio::task::spawn_blocking(move || countersign_qr::read_frame(width, height, &pixels));
        let texts = match texts.await.map_err(|_| Problem::NotAnImage)? {
            Ok(texts) => texts,
            Err(countersign_qr::ReadError::NoQr) => return Ok(None),
            Err(_) => return Err(Problem::RequestMalformed.into()),
        };
        let mut links = Zeroizing::new(String::new());
        texts.iter().for_each(|text| push_line(&mut links, text));
        Ok(Some(self.add_links("Camera", links).await?))
    }
}

/// What was found on several screens. What can't be read on one hides neither what is on another nor that it was not read.
#[derive(Default)]
struct Looked {
    links: Zeroizing<String>,
    found: usize,
    failed: usize,
}

impl Looked {
    /// # Errors
    /// [`Problem::Cancelled`].
    fn note(&mut self, texts: Result<Vec<Zeroizing<String>>>) -> Result<()> {
        match texts {
            Ok(texts) => {
                texts
                    .iter()
                    .for_each(|text| push_line(&mut self.links, text));
                self.found += texts.len();
            }
            Err(error) => match error.problem {
                Problem::Cancelled => return Err(error),
                Problem::NoQrInImage => {}
                _ => self.failed += 1,
            },
        }
        Ok(())
    }

    /// How many of the screens could not be read, in a sentence.
    ///
    /// # Errors
    /// [`Problem::ScreenUnseen`] if nothing was found on the others: nobody knows what is on these.
    fn unread(&self, screens: usize) -> Result<Option<String>> {
        match (self.failed, self.found) {
            (0, _) => Ok(None),
            (_, 0) => Err(Problem::ScreenUnseen(CaptureError::ChildEnded).into()),
            (failed, _) => Ok(Some(format!(
                "{failed} of {screens} screens could not be read."
            ))),
        }
    }
}

/// The texts of the QR codes among these grey values. Reading them can't be interrupted, and is bounded.
async fn codes(width: u32, height: u32, luma: Vec<u8>) -> Result<Vec<Zeroizing<String>>> {
    let read = tokio::task::spawn_blocking(move || countersign_qr::read_luma(width, height, luma));
    Ok(read.await.map_err(|_| Problem::NotAnImage)??)
}

/// What a picture gave. It is read in a process of its own, which whoever made the picture may end, and no more.
pub(super) async fn read_picture(content: &[u8]) -> Outcome {
    let problem = match countersign_capture::read_picture(content).await {
        Ok(codes) => {
            let mut links = Zeroizing::new(String::new());
            let texts = codes.texts.iter();
            texts.for_each(|text| push_line(&mut links, text));
            return Outcome::Links(links, codes.pages);
        }
        Err(error) => match AppError::from(error).problem {
            Problem::NotAnImage => Problem::NotRecognised,
            other => other,
        },
    };
    Outcome::Failed {
        format: None,
        problem: problem.into(),
    }
}

/// One code is one line, whatever is in it.
fn push_line(links: &mut Zeroizing<String>, text: &str) {
    links.extend(
        text.trim()
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c }),
    );
    links.push('\n');
}

/// What was looked at: `2 screens: 1920 × 1080, 1280 × 1024`.
fn told(seen: &Screens) -> String {
    let sizes: Vec<String> = seen
        .screens
        .iter()
        .map(|screen| format!("{}\u{a0}×\u{a0}{}", screen.width, screen.height))
        .collect();
    let what = match (seen.way, sizes.len()) {
        (Way::Portal, _) => "the picture that the desktop gave".to_owned(),
        (_, 1) => "1 screen".to_owned(),
        (_, count) => format!("{count} screens"),
    };
    format!("{what}: {}", sizes.join(", "))
}

impl From<CaptureError> for AppError {
    fn from(error: CaptureError) -> Self {
        match error {
            CaptureError::NothingThere => Problem::ClipboardEmpty,
            CaptureError::Cancelled => Problem::Cancelled,
            other => Problem::ScreenUnseen(other),
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_screen_that_can_not_be_read_is_told_and_hides_nothing() {
        let mut looked = Looked::default();
        looked.note(codes(40, 40, vec![255; 1600]).await).unwrap();
        assert_eq!(looked.unread(1).unwrap(), None, "nothing is on it");
        // Fewer values than pixels.
        looked.note(codes(40, 40, vec![255; 1599]).await).unwrap();
        let unseen = looked.unread(2).unwrap_err();
        assert_eq!(
            unseen.problem,
            Problem::ScreenUnseen(CaptureError::ChildEnded)
        );
        let found = vec![Zeroizing::new("otpauth://totp/a".to_owned())];
        looked.note(Ok(found)).unwrap();
        assert_eq!(
            looked.unread(3).unwrap().unwrap(),
            "1 of 3 screens could not be read."
        );
        let cancelled = looked.note(Err(Problem::Cancelled.into())).unwrap_err();
        assert_eq!(cancelled.problem, Problem::Cancelled);
    }
}
