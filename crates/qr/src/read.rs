//! Every QR code in a picture.

use image::GrayImage;
use image::imageops::{self, FilterType};
use zeroize::Zeroizing;

use crate::black::{Blocks, EVEN, NEARLY_EVEN};
use crate::budget::Budget;
use crate::document::{self, Pages, is_document};
use crate::drawing::{self, is_drawing};
use crate::luma::luma_of_rgba;
use crate::order::in_reading_order;
use crate::picture::{MAX_IMAGE_BYTES, MAX_PIXELS, MAX_SIDE, Picture, stretch};
use crate::search::{Budgets, Looked, search};

/// A picture of more pixels is reduced for the first look: about two 4K screens.
const LARGE: u64 = 20_000_000;
/// A frame of more pixels is reduced: as many have those of 1920 by 1080.
const LARGE_FRAME: f32 = 2_100_000.0;
/// A picture whose sides are both below this is also enlarged: modules of one pixel are too small to be measured.
const SMALL_SIDE: u32 = 500;
/// The parts of its size to which a picture is also reduced.
const REDUCTIONS: [f32; 5] = [2.0, 1.5, 3.0, 4.0, 6.0];
/// How a picture out of focus is sharpened, in turns: how far around, in pixels, and how strongly.
const SHARPENINGS: [(f32, f32); 4] = [(4.0, 3.0), (2.5, 4.0), (6.0, 4.0), (4.0, 8.0)];

/// What is in a picture, a drawing or a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes {
    /// The texts of its QR codes, each once, in reading order: from the top, rows from the left, page after page.
    pub texts: Vec<Zeroizing<String>>,
    /// How much of a document was looked at; `None` for what has no pages.
    pub pages: Option<Pages>,
}

/// The QR codes in a file.
///
/// Taken are PNG, JPEG, GIF (its first frame), WebP and BMP of up to [`crate::MAX_IMAGE_BYTES`] and
/// [`MAX_PIXELS`], SVG drawings, and PDFs: their first [`FIRST_PAGES`](crate::FIRST_PAGES), and more for as long as `go_on`
/// says so, whatever the file is called. How long drawing a page takes can't be bounded here: PDFs of strangers belong into a
/// process that can be ended. Codes may be turned, mirrored, inverted or slanted, in any number. What is found is not looked
/// into: it may be any text. The texts are wiped when dropped; the picture, which is the caller's, is not.
///
/// Fails with [`ReadError`]; finding nothing is [`ReadError::NoQr`] or [`ReadError::NoQrYet`], never an empty list.
pub fn read_file(bytes: &[u8], go_on: impl FnMut() -> bool) -> Result<Codes, ReadError> {
    if is_document(bytes) {
        return read_document(bytes, go_on);
    }
    let picture = if is_drawing(bytes) {
        drawing::picture(bytes, drawing::SIDE)?
    } else {
        Picture::decode(bytes)?
    };
    let texts = read_greys(picture.into_greys())?;
    Ok(Codes { texts, pages: None })
}

/// The texts of the QR codes in a file, as [`read_file`] gives them; of a document only the first pages.
///
/// Fails as [`read_file`].
pub fn read_image(bytes: &[u8]) -> Result<Vec<Zeroizing<String>>, ReadError> {
    Ok(read_file(bytes, || false)?.texts)
}

/// A picture file as grey values, on white: its width, its height, and [`luma_of_rgba`] of each pixel, row by row.
///
/// Fails as [`read_image`], but for [`ReadError::NoQr`], for pictures of the kinds that have pixels.
pub fn read_as_luma(bytes: &[u8]) -> Result<(u32, u32, Vec<u8>), ReadError> {
    let grey = Picture::decode(bytes)?.into_greys().into_iter().next();
    let grey = grey.ok_or(ReadError::Damaged)?;
    Ok((grey.width(), grey.height(), grey.into_raw()))
}

/// Whether a file begins like a picture of a kind that is read, or like a document; drawings are text, and not told here.
pub fn is_picture(bytes: &[u8]) -> bool {
    document::is_document(bytes) || image::guess_format(bytes).is_ok()
}

fn read_document(bytes: &[u8], go_on: impl FnMut() -> bool) -> Result<Codes, ReadError> {
    if bytes.len() > MAX_IMAGE_BYTES {
        return Err(ReadError::TooLarge {
            limit_bytes: MAX_IMAGE_BYTES,
        });
    }
    let mut texts: Vec<Zeroizing<String>> = Vec::new();
    let pages = document::pages(bytes, go_on, |page| {
        for text in read_greys(page.into_greys()).unwrap_or_default() {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
    })?;
    if !texts.is_empty() {
        let pages = Some(pages);
        return Ok(Codes { texts, pages });
    }
    Err(match pages.are_more() {
        true => ReadError::NoQrYet(pages),
        false => ReadError::NoQr,
    })
}

/// The texts of all QR codes in a picture of grey values, row by row: a screen. As [`read_image`].
///
/// Fails with [`ReadError::TooManyPixels`], [`ReadError::Damaged`] if there are not as many values as pixels, and
/// [`ReadError::NoQr`].
pub fn read_luma(
    width: u32,
    height: u32,
    luma: Vec<u8>,
) -> Result<Vec<Zeroizing<String>>, ReadError> {
    check_size(width, height)?;
    let has_all = u64::try_from(luma.len()) == Ok(u64::from(width) * u64::from(height));
    let image = GrayImage::from_raw(width, height, luma).filter(|_| has_all);
    read_greys(vec![image.ok_or(ReadError::Damaged)?])
}

/// The texts of the QR codes in one of many frames of a camera: a short look, because the next frame is on its way. The
/// bytes are grey values, or red, green, blue and alpha; their number tells which.
///
/// Fails as [`read_luma`].
pub fn read_frame(
    width: u32,
    height: u32,
    bytes: &[u8],
) -> Result<Vec<Zeroizing<String>>, ReadError> {
    check_size(width, height)?;
    let pixels = width as usize * height as usize;
    let luma = match bytes.len() {
        grey if grey == pixels => bytes.to_vec(),
        colors if colors == 4 * pixels => luma_of_rgba(bytes),
        _ => return Err(ReadError::Damaged),
    };
    let mut image = GrayImage::from_raw(width, height, luma).ok_or(ReadError::Damaged)?;
    let times = (pixels as f32 / LARGE_FRAME).sqrt();
    if times > 1.0 {
        image = reduced(&image, times).unwrap_or(image);
    }
    stretch(&mut image);
    let mut budgets = [Budget::small(), Budget::small()];
    let mut looked = search(&image, &image, EVEN, &mut budgets);
    if looked.found.is_empty() {
        // Half the size: less grain, and less out of focus.
        if let Some(smaller) = reduced(&image, 2.0) {
            looked = search(&smaller, &smaller, EVEN, &mut budgets).scaled(2.0);
        }
    }
    found_in(looked)
}

/// Why a picture gives no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file is larger than [`crate::MAX_IMAGE_BYTES`], or a drawing than 8 MiB.
    #[error("the file is larger than {limit_bytes} bytes")]
    TooLarge {
        /// The limit.
        limit_bytes: usize,
    },
    /// The bytes are no picture of a kind that is read.
    #[error("this is not a PNG, JPEG, GIF, WebP, BMP or SVG picture, and no PDF")]
    NotAnImage,
    /// It is a picture by its beginning, but can't be decoded: cut off, or spoiled.
    #[error("the picture is damaged")]
    Damaged,
    /// The picture is larger than [`MAX_PIXELS`], has a side of more than 32,767 pixels, or needs
    /// more memory than a picture of that many usually does.
    #[error(
        "the picture is too large: it may have {MAX_PIXELS} pixels, and no side may be very long"
    )]
    TooManyPixels {
        /// Its width as the file says, or 0 where that could not be told.
        width: u32,
        /// Its height as the file says, or 0 where that could not be told.
        height: u32,
    },
    /// A drawing that takes too long to draw.
    #[error("the drawing is too complex")]
    TooComplex,
    /// A document that wants a password.
    #[error("the document is protected with a password")]
    Protected,
    /// There is no QR code in the picture, or none that can be read.
    #[error("there is no QR code in the picture that can be read")]
    NoQr,
    /// There is none on those pages of a document that were looked at.
    #[error(
        "there is no QR code that can be read on the first {} of {} pages",
        .0.looked_at,
        .0.of
    )]
    NoQrYet(Pages),
}

fn check_size(width: u32, height: u32) -> Result<(), ReadError> {
    if u64::from(width) * u64::from(height) > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(ReadError::TooManyPixels { width, height });
    }
    if width == 0 || height == 0 {
        return Err(ReadError::Damaged);
    }
    Ok(())
}

/// The codes in what may be one picture seen on several grounds.
pub(crate) fn read_greys(greys: Vec<GrayImage>) -> Result<Vec<Zeroizing<String>>, ReadError> {
    let mut budgets = [Budget::whole(), Budget::whole()];
    let mut looked = Looked::default();
    for mut grey in greys {
        stretch(&mut grey);
        looked.and(look(&grey, &mut budgets));
    }
    found_in(looked)
}

fn found_in(looked: Looked) -> Result<Vec<Zeroizing<String>>, ReadError> {
    let texts = in_reading_order(looked.found);
    if texts.is_empty() {
        return Err(ReadError::NoQr);
    }
    Ok(texts)
}

fn look(image: &GrayImage, budgets: &mut Budgets) -> Looked {
    if Blocks::of(image, NEARLY_EVEN).are_even() {
        return Looked::default();
    }
    let pixels = u64::from(image.width()) * u64::from(image.height());
    if pixels > LARGE {
        let times = (pixels as f32 / LARGE as f32).sqrt();
        if let Some(smaller) = reduced(image, times) {
            let looked = look_at(&smaller, budgets).scaled(times);
            if looked.is_enough() {
                return looked;
            }
            // Once in its own size, for codes that are small on it.
            let mut both = search(image, image, EVEN, budgets);
            both.and(looked);
            return both;
        }
    }
    look_at(image, budgets)
}

/// First the picture as it is: finds what is on screens, and most of what is on photographs. Where that finds nothing, or
/// sees something that it can't read, the picture in other sizes, then also sharper: finds codes that are blurred, noisy,
/// dotted, pale, very large or very small.
fn look_at(image: &GrayImage, budgets: &mut Budgets) -> Looked {
    let mut looked = search(image, image, EVEN, budgets);
    if looked.is_enough() {
        return looked;
    }
    let smooth = imageops::fast_blur(image, 1.0);
    let mut again = search(&smooth, image, EVEN, budgets);
    for times in REDUCTIONS {
        if let Some(smaller) = reduced(image, times) {
            again.and(search(&smaller, &smaller, EVEN, budgets).scaled(times));
        }
    }
    let is_enough = again.is_enough();
    looked.and(again);
    if is_enough {
        return looked;
    }
    let mut look_closer = |[closer, greys]: [&GrayImage; 2], even, times| {
        let closer = search(closer, greys, even, budgets).scaled(times);
        let is_enough = closer.is_enough();
        looked.and(closer);
        is_enough
    };
    let (width, height) = image.dimensions();
    if width.max(height) < SMALL_SIDE {
        for times in [3, 2] {
            let larger =
                imageops::resize(image, width * times, height * times, FilterType::CatmullRom);
            if look_closer([&larger, &larger], EVEN, 1.0 / times as f32) {
                return looked;
            }
        }
    }
    if look_closer([&smooth, image], NEARLY_EVEN, 1.0) {
        return looked;
    }
    for (reach, strength) in SHARPENINGS {
        let sharp = sharpened(image, reach, strength);
        if look_closer([&sharp, image], EVEN, 1.0) || look_closer([&sharp, &sharp], EVEN, 1.0) {
            return looked;
        }
    }
    looked
}

/// The picture set off against itself out of focus.
fn sharpened(image: &GrayImage, reach: f32, strength: f32) -> GrayImage {
    let mut sharp = imageops::fast_blur(image, reach);
    for (blurred, grey) in sharp.iter_mut().zip(image.iter()) {
        let own = f32::from(*grey);
        *blurred = (own + strength * (own - f32::from(*blurred))).clamp(0.0, 255.0) as u8;
    }
    sharp
}

/// The picture so many times smaller; `None` if nothing would be left of it.
fn reduced(image: &GrayImage, times: f32) -> Option<GrayImage> {
    /// The smallest code, its modules of a pixel each.
    const SMALLEST: u32 = 21;
    let smaller = |side: u32| (side as f32 / times) as u32;
    let (width, height) = (smaller(image.width()), smaller(image.height()));
    (width.min(height) >= SMALLEST).then(|| imageops::thumbnail(image, width, height))
}
