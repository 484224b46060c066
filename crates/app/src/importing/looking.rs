//! Ways in that the person only points at: the screens, the clipboard, the camera.

use std::time::Duration;

use countersign_capture::{CaptureError, Clip, Screens, Way};
use zeroize::Zeroizing;

use super::reading::Outcome;
use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::view;

/// How long the desktop's own dialog may stay open.
const PATIENCE: Duration = Duration::from_secs(60);

impl App {
    /// Looks for QR codes on all screens, and adds what is in them to the import under way. What was looked at is told in any
    /// case.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], [`Problem::ScreenUnseen`] where there is nothing to look at.
    pub async fn import_from_screen(&self) -> Result<view::ScreenLook> {
        self.vault()?.accounts().await?;
        let seen = countersign_capture::screens(PATIENCE).await?;
        let looked_at = told(&seen);
        let mut links = Zeroizing::new(String::new());
        let mut found = 0;
        for screen in seen.screens {
            let (width, height) = (screen.width, screen.height);
            let luma = screen.into_luma();
            let texts =
                tokio::task::spawn_blocking(move || countersign_qr::read_luma(width, height, luma));
            // What can't be read on one screen does not hide what is on another.
            for text in texts
                .await
                .ok()
                .and_then(std::result::Result::ok)
                .unwrap_or_default()
            {
                push_line(&mut links, &text);
                found += 1;
            }
        }
        let preview = match found {
            0 => None,
            _ => Some(self.add_links("Screen", links).await?),
        };
        Ok(view::ScreenLook {
            preview,
            looked_at,
            found,
        })
    }

    /// Reads what is on the clipboard, a text or a picture, and adds it to the import under way.
    ///
    /// # Errors
    /// [`Problem::ClipboardEmpty`], [`Problem::NoQrInImage`], [`Problem::VaultLocked`], as [`App::add_import`].
    pub async fn import_from_clipboard(&self) -> Result<view::ImportPreview> {
        self.vault()?.accounts().await?;
        match countersign_capture::clipboard().await? {
            Clip::Text(text) => {
                let text = Zeroizing::new(text.as_bytes().to_vec());
                self.add_import("Clipboard", text).await
            }
            Clip::Picture(picture) => {
                let (width, height) = (picture.width, picture.height);
                let luma = picture.into_luma();
                let texts = tokio::task::spawn_blocking(move || {
                    countersign_qr::read_luma(width, height, luma)
                });
                let texts = texts.await.map_err(|_| Problem::NotAnImage)??;
                let mut links = Zeroizing::new(String::new());
                texts.iter().for_each(|text| push_line(&mut links, text));
                self.add_links("Clipboard", links).await
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

/// What a picture gave. It is read in a process of its own, which whoever made the picture may end, and no more.
pub(super) async fn read_picture(content: &[u8]) -> Outcome {
    let problem = match countersign_capture::read_picture(content).await {
        Ok(texts) => {
            let mut links = Zeroizing::new(String::new());
            texts.iter().for_each(|text| push_line(&mut links, text));
            return Outcome::Links(links);
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
