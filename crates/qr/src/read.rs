//! Every QR code in a picture.

use image::GrayImage;
use image::imageops::{self, FilterType};
use zeroize::Zeroizing;

use crate::order::in_reading_order;
use crate::picture::{MAX_PIXELS, Picture, stretch};
use crate::search::{Found, search};

/// The parts of its size to which a picture is also reduced.
const REDUCTIONS: [u32; 3] = [2, 3, 6];
/// How many times its size a small picture is enlarged: modules of one pixel are too small to be
/// measured.
const ENLARGEMENT: u32 = 3;
/// A picture whose sides are both below this is small.
const SMALL_SIDE: u32 = 400;

/// The texts of all QR codes in a picture, each once, in reading order: from the top, rows from the
/// left.
///
/// Taken are PNG, JPEG, GIF (its first frame), WebP and BMP of up to [`crate::MAX_IMAGE_BYTES`] and
/// [`MAX_PIXELS`], whatever the file is called. Codes may be turned, mirrored, inverted or slanted,
/// in any number. What is found is not looked into: it may be any text. The texts are wiped when
/// dropped; the picture, which is the caller's, is not.
///
/// Fails with [`ReadError`]; finding nothing is [`ReadError::NoQr`], never an empty list.
pub fn read_image(bytes: &[u8]) -> Result<Vec<Zeroizing<String>>, ReadError> {
    let mut greys = Picture::decode(bytes)?.into_greys();
    for grey in &mut greys {
        stretch(grey);
    }
    let passes: [fn(&GrayImage) -> Vec<Found>; 2] = [first_look, second_look];
    for look in passes {
        let found: Vec<Found> = greys.iter().flat_map(look).collect();
        if !found.is_empty() {
            return Ok(in_reading_order(found));
        }
    }
    Err(ReadError::NoQr)
}

/// Why a picture gives no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The file is larger than [`crate::MAX_IMAGE_BYTES`].
    #[error("the file is larger than {limit_bytes} bytes")]
    TooLarge {
        /// The limit.
        limit_bytes: usize,
    },
    /// The bytes are no picture of a kind that is read.
    #[error("this is not a PNG, JPEG, GIF, WebP or BMP picture")]
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
    /// There is no QR code in the picture, or none that can be read.
    #[error("there is no QR code in the picture that can be read")]
    NoQr,
}

/// The picture as it is: finds what is on screens, and most of what is on photographs.
fn first_look(image: &GrayImage) -> Vec<Found> {
    search(image, false)
}

/// The picture with gaps closed and in other sizes: finds codes that are blurred, noisy, dotted,
/// very large or very small.
fn second_look(image: &GrayImage) -> Vec<Found> {
    let (width, height) = image.dimensions();
    let mut found = search(image, true);
    for by in REDUCTIONS.into_iter().filter(|by| width.min(height) >= *by) {
        let smaller = imageops::thumbnail(image, width / by, height / by);
        found.extend(search_resized(&smaller, by as f32));
    }
    if width.max(height) < SMALL_SIDE {
        let (width, height) = (width * ENLARGEMENT, height * ENLARGEMENT);
        let larger = imageops::resize(image, width, height, FilterType::CatmullRom);
        found.extend(search_resized(&larger, 1.0 / ENLARGEMENT as f32));
    }
    found
}

/// The codes in a resized picture, with their places in the original, whose pixels are so many
/// times smaller.
fn search_resized(image: &GrayImage, times: f32) -> Vec<Found> {
    let found = [false, true]
        .into_iter()
        .flat_map(|closing| search(image, closing));
    found.map(|code| code.scaled(times)).collect()
}
