//! Any picture as a small PNG: what an account's icon is kept as.

use std::io::Cursor;

use image::ImageFormat;

use crate::drawing::{self, is_drawing};
use crate::picture::Picture;
use crate::read::ReadError;

/// The picture in a file as a PNG, shrunk so that no side is longer than `side` pixels. Nothing else that was in the file is
/// in it: no text, no position, no second picture. A drawing (SVG) is drawn that large; one of a stranger belongs into a process that can be ended.
///
/// # Errors
/// As [`read_image`](crate::read_image), but for [`ReadError::NoQr`].
pub fn small_png(file: &[u8], side: u32) -> Result<Vec<u8>, ReadError> {
    let picture = if is_drawing(file) {
        drawing::picture(file, side.try_into().unwrap_or(drawing::SIDE))?
    } else {
        Picture::decode(file)?
    };
    let small = picture.into_small(side);
    let mut png = Cursor::new(Vec::new());
    small
        .write_to(&mut png, ImageFormat::Png)
        .map_err(|_| ReadError::Damaged)?;
    Ok(png.into_inner())
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgba, RgbaImage};

    use super::*;

    fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let image = RgbaImage::from_pixel(width, height, Rgba([200, 10, 10, 255]));
        let mut file = Cursor::new(Vec::new());
        match format {
            ImageFormat::Jpeg => {
                let image = image::DynamicImage::from(image).into_rgb8();
                image.write_to(&mut file, format).unwrap();
            }
            _ => image.write_to(&mut file, format).unwrap(),
        }
        file.into_inner()
    }

    #[test]
    fn a_picture_is_shrunk_to_its_longest_side_and_never_made_larger() {
        for (from, to) in [
            ((1000, 500), (128, 64)),
            ((90, 1280), (9, 128)),
            ((128, 128), (128, 128)),
            ((16, 8), (16, 8)),
            ((5000, 1), (128, 1)),
        ] {
            for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
                let small = small_png(&file(from.0, from.1, format), 128).unwrap();
                let read = image::load_from_memory_with_format(&small, ImageFormat::Png).unwrap();
                assert_eq!((read.width(), read.height()), to, "{format:?}");
            }
        }
    }

    #[test]
    fn a_drawing_is_drawn_to_its_longest_side_with_what_shows_through() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="10" height="10" fill="#c80a0a"/></svg>"##;
        let small = small_png(svg, 128).unwrap();
        let read = image::load_from_memory_with_format(&small, ImageFormat::Png)
            .unwrap()
            .into_rgba8();
        assert_eq!(read.dimensions(), (128, 64));
        assert_eq!(read.get_pixel(30, 30), &Rgba([200, 10, 10, 255]));
        assert_eq!(read.get_pixel(100, 30).0[3], 0);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let text = b"<p>No drawing</p>";
        assert_eq!(small_png(text, 128).unwrap_err(), ReadError::NotAnImage);
        let cut_drawing = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><path";
        assert_eq!(small_png(cut_drawing, 128).unwrap_err(), ReadError::Damaged);
        let mut cut = file(50, 50, ImageFormat::Png);
        cut.truncate(60);
        assert!(small_png(&cut, 128).is_err());
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() {
        // A PNG's header that says 60,000 by 60,000.
        let mut png = file(1, 1, ImageFormat::Png);
        png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        assert!(small_png(&png, 128).is_err());
    }
}
