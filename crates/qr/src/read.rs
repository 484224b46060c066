//! Every QR code in a picture.

use zeroize::Zeroizing;

use crate::order::in_reading_order;
use crate::picture::{Grey, MAX_PIXELS, Picture};
use crate::search::{Found, search};

/// A picture with a side below this is enlarged as well: modules of one pixel are too small to be measured.
const SMALL_SIDE: u32 = 300;

/// The texts of all QR codes in a picture, each once, in reading order: from the top, rows from the left.
///
/// Taken are PNG, JPEG, GIF (its first frame), WebP and BMP of up to [`crate::MAX_IMAGE_BYTES`] and [`MAX_PIXELS`], whatever
/// the file is called. Codes may be turned, mirrored, inverted or slanted, in any number. What is found is not looked into: it may be any text.
///
/// Fails with [`ReadError`]; finding nothing is [`ReadError::NoQr`], never an empty list.
pub fn read_image(bytes: &[u8]) -> Result<Vec<Zeroizing<String>>, ReadError> {
    let mut greys = Picture::decode(bytes)?.into_greys();
    for grey in &mut greys {
        grey.stretch();
    }
    let passes: [fn(&Grey) -> Vec<Found>; 2] = [first_look, second_look];
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
    /// The picture is larger than [`MAX_PIXELS`], or needs more memory than a picture of that many.
    #[error("the picture has {width} × {height} pixels; the limit is {MAX_PIXELS}")]
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
fn first_look(grey: &Grey) -> Vec<Found> {
    search(grey, false)
}

/// The picture with gaps closed and in other sizes: finds codes that are blurred, noisy, dotted, very large or very small.
fn second_look(grey: &Grey) -> Vec<Found> {
    let smaller = [2, 3, 6].into_iter().filter_map(|by| grey.reduced(by));
    let larger = (grey.width.min(grey.height) < SMALL_SIDE).then(|| grey.enlarged(3));
    let mut found = search(grey, true);
    for size in smaller.chain(larger) {
        found.extend(search(&size, false));
        found.extend(search(&size, true));
    }
    found
}
