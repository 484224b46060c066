//! From the bytes of a file to grey values, within bounds.

use std::io::Cursor;

use image::error::ImageError;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::ReadError;

/// The largest file that is read, in bytes (32 MiB).
pub const MAX_IMAGE_BYTES: usize = 32 * 1024 * 1024;

/// The most pixels that a picture may have (64 Mi): more than two 8K screens side by side, or a phone's best camera.
pub const MAX_PIXELS: u64 = 64 * 1024 * 1024;

/// The most memory for the decoded picture, in bytes: [`MAX_PIXELS`] with four channels of a byte each, and a quarter more.
const MAX_DECODED_BYTES: u64 = MAX_PIXELS * 5;

/// The longest side, in pixels. A finder pattern is measured in 16 bits.
const MAX_SIDE: u32 = u16::MAX as u32 / 2;

/// A picture in grey: 0 is black, 255 white, row by row.
pub(crate) struct Grey {
    pub(crate) pixels: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// A decoded picture. What shows through it decides how it looks.
pub(crate) struct Picture(DynamicImage);

impl Picture {
    /// Decodes PNG, JPEG, GIF (the first frame), WebP or BMP, told by their first bytes. The header is checked before
    /// anything is decoded.
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

    /// The picture as it looks on grounds of its own: once if it is opaque, otherwise on white and on black, for
    /// codes are found drawn in either on nothing.
    pub(crate) fn into_greys(self) -> Vec<Grey> {
        let Self(image) = self;
        if !image.color().has_alpha() {
            let image = image.into_luma8();
            let (width, height) = image.dimensions();
            return vec![Grey {
                pixels: image.into_raw(),
                width,
                height,
            }];
        }
        let image = image.into_luma_alpha8();
        let (width, height) = image.dimensions();
        let on = |ground: u32| {
            let pixels = image.pixels().map(|pixel| {
                let [grey, alpha] = pixel.0.map(u32::from);
                let [.., mixed] = ((grey * alpha + ground * (255 - alpha)) / 255).to_be_bytes();
                mixed
            });
            Grey {
                pixels: pixels.collect(),
                width,
                height,
            }
        };
        let is_opaque = image.pixels().all(|pixel| pixel.0[1] == u8::MAX);
        if is_opaque {
            vec![on(255)]
        } else {
            vec![on(255), on(0)]
        }
    }
}

fn refusal(error: &ImageError, width: u32, height: u32) -> ReadError {
    match error {
        ImageError::Limits(_) => ReadError::TooManyPixels { width, height },
        _ => ReadError::Damaged,
    }
}

impl Grey {
    /// Spreads the grey values over the whole range, leaving out the darkest and the lightest hundredth: for
    /// photographs that are pale or dim.
    pub(crate) fn stretch(&mut self) {
        let mut counts = [0_usize; 256];
        for grey in &self.pixels {
            counts[usize::from(*grey)] += 1;
        }
        let hundredth = self.pixels.len() / 100;
        let beyond = |grey: &u8, seen: &mut usize| {
            *seen += counts[usize::from(*grey)];
            *seen > hundredth
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
        let spread: Vec<u8> = (0..=u8::MAX)
            .map(|grey| {
                let above = u32::from(grey.clamp(darkest, lightest) - darkest);
                let [.., spread] = (above * 255 / range).to_be_bytes();
                spread
            })
            .collect();
        for grey in &mut self.pixels {
            *grey = spread[usize::from(*grey)];
        }
    }

    /// The picture at a whole fraction of its size, each pixel the mean of those it stands for; nothing if that leaves none.
    pub(crate) fn reduced(&self, by: u32) -> Option<Self> {
        let (width, height) = (self.width / by, self.height / by);
        if width == 0 || height == 0 {
            return None;
        }
        let (step, columns) = (by as usize, width as usize);
        let mut pixels = Vec::with_capacity(columns * height as usize);
        for rows in self.pixels.chunks_exact(self.width as usize * step) {
            let mut sums = vec![0_u32; columns];
            for row in rows.chunks_exact(self.width as usize) {
                for (sum, cell) in sums.iter_mut().zip(row.chunks_exact(step)) {
                    *sum += cell.iter().map(|grey| u32::from(*grey)).sum::<u32>();
                }
            }
            pixels.extend(sums.iter().map(|sum| {
                let [.., mean] = (sum / (by * by)).to_be_bytes();
                mean
            }));
        }
        Some(Self {
            pixels,
            width,
            height,
        })
    }

    /// The picture at a multiple of its size, each pixel repeated.
    pub(crate) fn enlarged(&self, by: u32) -> Self {
        let times = by as usize;
        let mut pixels = Vec::with_capacity(self.pixels.len() * times * times);
        for row in self.pixels.chunks_exact(self.width as usize) {
            let wide: Vec<u8> = row
                .iter()
                .flat_map(|grey| std::iter::repeat_n(*grey, times))
                .collect();
            for _ in 0..times {
                pixels.extend_from_slice(&wide);
            }
        }
        Self {
            pixels,
            width: self.width * by,
            height: self.height * by,
        }
    }
}
