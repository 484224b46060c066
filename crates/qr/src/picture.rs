//! From the bytes of a file to grey values, within bounds.

use std::io::Cursor;

use image::error::ImageError;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage};

use crate::ReadError;

/// The largest file that is read, in bytes (32 MiB).
pub const MAX_IMAGE_BYTES: usize = 32 * 1024 * 1024;

/// The most pixels that a picture may have (64 Mi): more than two 8K screens side by side, or a
/// phone's best camera.
pub const MAX_PIXELS: u64 = 64 * 1024 * 1024;

/// The most memory for the decoded picture, in bytes: [`MAX_PIXELS`] with four channels of a byte
/// each, and a quarter more.
const MAX_DECODED_BYTES: u64 = MAX_PIXELS * 5;

/// The longest side, in pixels. Finder patterns are measured in 16 bits.
pub(crate) const MAX_SIDE: u32 = u16::MAX as u32 / 2;

/// A decoded picture. What shows through it decides how it looks.
pub(crate) struct Picture(DynamicImage);

impl Picture {
    /// Decodes PNG, JPEG, GIF (the first frame), WebP or BMP, told by their first bytes. The header
    /// is checked before anything is decoded.
    pub(crate) fn decode(bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.len() > MAX_IMAGE_BYTES {
            return Err(ReadError::TooLarge {
                limit_bytes: MAX_IMAGE_BYTES,
            });
        }
        let format = image::guess_format(bytes).map_err(|_| ReadError::NotAnImage)?;
        let is_read = matches!(
            format,
            ImageFormat::Png
                | ImageFormat::Jpeg
                | ImageFormat::Gif
                | ImageFormat::WebP
                | ImageFormat::Bmp
        );
        if !is_read {
            return Err(ReadError::NotAnImage);
        }
        let mut limits = Limits::default();
        limits.max_alloc = Some(MAX_DECODED_BYTES);
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        reader.limits(limits);
        let decoder = reader
            .into_decoder()
            .map_err(|error| refusal(&error, 0, 0))?;
        let (width, height) = decoder.dimensions();
        let pixels = u64::from(width) * u64::from(height);
        if pixels > MAX_PIXELS
            || width.max(height) > MAX_SIDE
            || decoder.total_bytes() > MAX_DECODED_BYTES
        {
            return Err(ReadError::TooManyPixels { width, height });
        }
        if pixels == 0 {
            return Err(ReadError::Damaged);
        }
        DynamicImage::from_decoder(decoder)
            .map(Self)
            .map_err(|error| refusal(&error, width, height))
    }

    /// The picture with colours and transparency, no side longer than this; never made larger.
    pub(crate) fn into_small(self, side: u32) -> RgbaImage {
        let Self(image) = self;
        if image.width().max(image.height()) <= side {
            return image.into_rgba8();
        }
        image.thumbnail(side, side).into_rgba8()
    }

    /// The picture in grey, as it looks: once if it is opaque, otherwise on white and on black, for
    /// codes are found drawn in either on nothing.
    pub(crate) fn into_greys(self) -> Vec<GrayImage> {
        let Self(image) = self;
        if !image.color().has_alpha() {
            return vec![image.into_luma8()];
        }
        let image = image.into_luma_alpha8();
        let on = |ground: u32| {
            let mix = |[grey, alpha]: [u32; 2]| (grey * alpha + ground * (255 - alpha)) / 255;
            let pixels = image
                .pixels()
                .map(|pixel| low_byte(mix(pixel.0.map(u32::from))));
            GrayImage::from_raw(image.width(), image.height(), pixels.collect())
        };
        let is_opaque = image.pixels().all(|pixel| pixel.0[1] == u8::MAX);
        let grounds: &[u32] = if is_opaque { &[255] } else { &[255, 0] };
        grounds.iter().filter_map(|ground| on(*ground)).collect()
    }
}

/// Spreads the grey values over the whole range: for photographs that are pale or dim. One pixel in
/// ten thousand may lie beyond either end; more of them could be a small code on a large screen.
pub(crate) fn stretch(image: &mut GrayImage) {
    let mut counts = [0_usize; 256];
    for grey in image.iter() {
        counts[usize::from(*grey)] += 1;
    }
    let tolerated = image.len() / 10_000;
    let beyond = |grey: &u8, seen: &mut usize| {
        *seen += counts[usize::from(*grey)];
        *seen > tolerated
    };
    let (mut from_dark, mut from_light) = (0, 0);
    let darkest = (0..=u8::MAX)
        .find(|grey| beyond(grey, &mut from_dark))
        .unwrap_or(0);
    let lightest = (0..=u8::MAX)
        .rev()
        .find(|grey| beyond(grey, &mut from_light))
        .unwrap_or(u8::MAX);
    if darkest >= lightest || (darkest, lightest) == (0, u8::MAX) {
        return;
    }
    let range = u32::from(lightest - darkest);
    let spread =
        |grey: u8| low_byte(u32::from(grey.clamp(darkest, lightest) - darkest) * 255 / range);
    let spread: Vec<u8> = (0..=u8::MAX).map(spread).collect();
    for grey in image.iter_mut() {
        *grey = spread[usize::from(*grey)];
    }
}

fn refusal(error: &ImageError, width: u32, height: u32) -> ReadError {
    match error {
        ImageError::Limits(_) => ReadError::TooManyPixels { width, height },
        _ => ReadError::Damaged,
    }
}

/// A number that is at most 255, as a byte.
fn low_byte(value: u32) -> u8 {
    let [low, ..] = value.to_le_bytes();
    low
}
