//! The first pages of a document (PDF) as pictures.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::{DynamicImage, RgbaImage};

use crate::ReadError;
use crate::picture::Picture;

/// How many pages are looked at in any case.
pub const FIRST_PAGES: usize = 3;
/// How many pages are looked at, at the most.
const MAX_PAGES: usize = 100;
/// How many pages of a document were looked at, the first ones, and how many it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pages {
    /// How many were looked at.
    pub looked_at: usize,
    /// How many there are.
    pub of: usize,
}

impl Pages {
    /// Whether there are more than were looked at.
    pub fn are_more(self) -> bool {
        self.looked_at < self.of
    }
}

/// The longer side of a page, in pixels: A4 at 240 to the inch.
const SIDE: f32 = 2_800.0;

/// Whether these bytes look like a document: its header lies within the first kilobyte (ISO 32000, annex H).
pub(crate) fn is_document(bytes: &[u8]) -> bool {
    const HEADER_WITHIN: usize = 1_024;
    let beginning = &bytes[..bytes.len().min(HEADER_WITHIN)];
    beginning.windows(5).any(|word| word == b"%PDF-")
}

/// Gives the first pages in turns, each as a picture, and more of them for as long as it is to go on. One that can't be drawn is
/// left out.
///
/// Fails with [`ReadError::Damaged`] if no page can be drawn, and [`ReadError::Protected`]. How long it takes is not bounded
/// here: a page may say that something has to be painted again and again.
pub(crate) fn pages(
    bytes: &[u8],
    mut go_on: impl FnMut() -> bool,
    mut take: impl FnMut(Picture),
) -> Result<Pages, ReadError> {
    // What draws it comes from others, and the document may be made to find what they overlooked.
    let opened = catch_unwind(|| Pdf::new(bytes.to_vec())).map_err(|_| ReadError::Damaged)?;
    let document = opened.map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Protected,
        LoadPdfError::Invalid => ReadError::Damaged,
    })?;
    let mut drawn = 0;
    let mut pages = Pages {
        looked_at: 0,
        of: document.pages().len(),
    };
    for page in document.pages().iter().take(MAX_PAGES) {
        if pages.looked_at >= FIRST_PAGES && !go_on() {
            break;
        }
        pages.looked_at += 1;
        let picture = catch_unwind(AssertUnwindSafe(|| drawn_page(page)));
        if let Some(picture) = picture.ok().flatten() {
            drawn += 1;
            take(picture);
        }
    }
    if drawn == 0 {
        Err(ReadError::Damaged)
    } else {
        Ok(pages)
    }
}

fn drawn_page<'a>(page: &'a Page<'a>) -> Option<Picture> {
    let (width, height) = page.render_dimensions();
    let longer = width.max(height);
    // A side that is no number, or none at all, or a page that is only a line.
    let is_page = longer.is_finite() && width.min(height) * SIDE / longer >= 1.0;
    if !is_page {
        return None;
    }
    let scale = SIDE / longer;
    let pixmap = hayro::render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        },
    );
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    // On white nothing shines through.
    let pixels = pixmap.data_as_u8_slice().to_vec();
    RgbaImage::from_raw(width, height, pixels).map(|image| Picture::of(DynamicImage::from(image)))
}
