//! From the bytes of a file to grey values, within bounds.

use std::io::Cursor;

use image::error::ImageError;
use image::{
    ColorType, DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage,
};

use crate::ReadError;
use crate::luma;

/// The largest file that is read, in bytes (32 MiB).
pub const MAX_IMAGE_BYTES: usize = 32 * 1024 * 1024;

/// The most pixels that a picture may have: three 8K screens side by side.
pub const MAX_PIXELS: u64 = 100_000_000;

/// The most memory for the decoded picture, in bytes: [`MAX_PIXELS`] with three channels of a byte
/// each. A fourth channel, or a second byte, leaves room for fewer.
const MAX_DECODED_BYTES: u64 = MAX_PIXELS * 3;

/// The longest side, in pixels. Finder patterns are measured in 16 bits.
pub(crate) const MAX_SIDE: u32 = u16::MAX as u32 / 2;

/// A decoded picture. What shows through it decides how it looks.
pub(crate) struct Picture(DynamicImage);

impl Picture {
    /// One that was drawn here.
    pub(crate) fn of(image: DynamicImage) -> Self {
        Self(image)
    }

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
            || decoder.total_bytes() + working_memory(bytes, format, decoder.color_type(), pixels)
                > MAX_DECODED_BYTES
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
        let image = image.into_rgba8();
        let is_opaque = image.pixels().all(|pixel| pixel.0[3] == u8::MAX);
        let grounds: &[u32] = if is_opaque { &[255] } else { &[255, 0] };
        let on = |ground: &u32| {
            GrayImage::from_raw(image.width(), image.height(), luma::on(&image, *ground))
        };
        grounds.iter().filter_map(on).collect()
    }
}

/// What is held beside the picture, in bytes. A progressive JPEG is complete only at its end, and two bytes of each of its
/// values are kept until then. A picture that things show through becomes one of four bytes to a pixel.
fn working_memory(bytes: &[u8], format: ImageFormat, color: ColorType, pixels: u64) -> u64 {
    let of_a_pixel = match color {
        _ if format == ImageFormat::Jpeg && is_progressive(bytes) => 6,
        ColorType::Rgba8 => 0,
        color if color.has_alpha() => 4,
        _ => 0,
    };
    pixels * of_a_pixel
}

/// Whether the frame of a JPEG is a progressive one (ITU-T T.81, table B.1: SOF2, SOF6, SOF10, SOF14).
fn is_progressive(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    // Segments one after another, each with its length, until the frame's.
    while let [0xff, marker, more @ ..] = rest {
        match marker {
            0xff => rest = &rest[1..],
            0xc2 | 0xc6 | 0xca | 0xce => return true,
            0xc0 | 0xc1 | 0xc3 | 0xc5 | 0xc7 | 0xc9 | 0xcb | 0xcd | 0xcf => return false,
            _ => {
                let [high, low, ..] = more else { return true };
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                rest = more.get(length..).unwrap_or_default();
            }
        }
    }
    // No frame where there should be one: expect the worse.
    true
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
