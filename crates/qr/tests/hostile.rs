//! Pictures that are none, are spoiled, or were made to do harm.

#![allow(clippy::unwrap_used, reason = "a helper of a test may fail the test")]

mod support;

use std::time::{Duration, Instant};

use countersign_qr::{MAX_IMAGE_BYTES, MAX_PIXELS, ReadError};
use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use support::{BLACK, WHITE, XorShift, draw, encoded, fill, paste, png, read};

#[test]
fn what_is_no_picture_is_told_apart_from_a_damaged_one() {
    for bytes in [
        &b""[..],
        b"otpauth://totp/ann?secret=MZXW6YTBOI",
        b"<html><body></body></html>",
        &[0; 64],
    ] {
        assert_eq!(read(bytes), Err(ReadError::NotAnImage));
    }
    // TIFF and ICO are pictures, but not of a kind that is read.
    for bytes in [
        &b"II*\0\x08\0\0\0\0\0\0\0\0\0"[..],
        b"\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0\0\0",
    ] {
        assert_eq!(read(bytes), Err(ReadError::NotAnImage));
    }
}

#[test]
fn a_picture_that_is_cut_off_is_damaged() {
    let code = DynamicImage::from(draw("cut off", 4));
    for format in [
        ImageFormat::Png,
        ImageFormat::Gif,
        ImageFormat::WebP,
        ImageFormat::Bmp,
    ] {
        let whole = encoded(code.to_rgb8(), format);
        for length in [20, whole.len() / 3] {
            assert_eq!(
                read(&whole[..length]),
                Err(ReadError::Damaged),
                "{format:?}, {length} bytes of {}",
                whole.len()
            );
        }
    }
    // A JPEG shows what is there of it.
    let whole = encoded(code.to_rgb8(), ImageFormat::Jpeg);
    assert_eq!(read(&whole[..20]), Err(ReadError::Damaged));
    assert!(read(&whole[..whole.len() / 2]).is_err());
}

#[test]
fn a_picture_that_declares_too_many_pixels_is_refused_before_it_is_decoded() {
    // None of these holds any pixels: whoever decodes them first finds them damaged, or runs out of
    // memory.
    for (width, height) in [
        (100_000, 100_000),
        (10_001, 10_000),
        (40_000, 1),
        (3, 1_000_000),
    ] {
        assert_eq!(
            read(&png_header(width, height)),
            Err(ReadError::TooManyPixels { width, height }),
            "{width} × {height}"
        );
    }
    assert!(matches!(
        read(&png_header(u32::MAX >> 1, 2)),
        Err(ReadError::TooManyPixels { .. })
    ));
    let mut gif = b"GIF89a".to_vec();
    gif.extend([0xff, 0xff, 0xff, 0xff, 0, 0, 0]);
    gif.extend([b',', 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 8, 0]);
    assert!(matches!(read(&gif), Err(ReadError::TooManyPixels { .. })));
    let mut bmp = b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
    bmp.extend([0x60, 0xea, 0, 0, 0x60, 0xea, 0, 0, 1, 0, 24, 0]);
    bmp.extend([0; 24]);
    assert_eq!(
        read(&bmp),
        Err(ReadError::TooManyPixels {
            width: 60_000,
            height: 60_000
        })
    );
    // At the limit it is only damaged.
    assert_eq!(MAX_PIXELS, 10_000 * 10_000);
    assert_eq!(read(&png_header(10_000, 10_000)), Err(ReadError::Damaged));
    assert_eq!(read(&png_header(0, 10)), Err(ReadError::Damaged));
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let mut bytes = png(draw("large", 2));
    bytes.resize(MAX_IMAGE_BYTES, 0);
    assert_eq!(read(&bytes).unwrap(), ["large"]);
    bytes.push(0);
    assert_eq!(
        read(&bytes),
        Err(ReadError::TooLarge {
            limit_bytes: MAX_IMAGE_BYTES
        })
    );
}

#[test]
fn a_picture_full_of_finder_patterns_is_given_up_soon() {
    for cell in [9, 18] {
        let module = cell / 9;
        let field = GrayImage::from_fn(1_800, 1_800, |x, y| {
            let (x, y) = (x % cell / module, y % cell / module);
            let ring = x.min(y).min(6_u32.saturating_sub(x.max(y)));
            if x > 6 || y > 6 || ring == 1 {
                WHITE
            } else {
                BLACK
            }
        });
        let started = Instant::now();
        assert_eq!(read(&png(field)), Err(ReadError::NoQr));
        // Combining them all would take hours; this takes about a second.
        assert!(started.elapsed() < Duration::from_secs(60));
    }
}

#[test]
fn no_picture_makes_the_reader_panic() {
    let mut random = XorShift(0xdead_beef_cafe_f00d);
    for round in 0..300 {
        let mut up_to = |bound: u32| u32::try_from(random.next() % u64::from(bound)).unwrap();
        let (width, height) = (1 + up_to(150), 1 + up_to(150));
        let mut image = GrayImage::from_pixel(width, height, WHITE);
        // Pieces of a code, wherever they come to lie, and rectangles over them.
        let code = draw("pieces", 1 + up_to(4));
        let (left, top) = (up_to(width), up_to(height));
        let piece = image::imageops::crop_imm(&code, 0, 0, width - left, height - top).to_image();
        paste(&mut image, &piece, left, top);
        for _ in 0..up_to(6) {
            let (left, top) = (up_to(width), up_to(height));
            let (wide, high) = (up_to(width - left), up_to(height - top));
            fill(
                &mut image,
                left,
                top,
                wide,
                high,
                Luma([u8::try_from(up_to(256)).unwrap()]),
            );
        }
        let mut bytes = png(image);
        // Every third file is spoiled as well.
        if round % 3 == 0 {
            let place = up_to(u32::try_from(bytes.len()).unwrap()) as usize;
            bytes[place] ^= 1 << up_to(8);
        }
        if let Ok(texts) = read(&bytes) {
            assert!(!texts.is_empty());
        }
    }
}

#[test]
fn a_progressive_jpeg_may_have_fewer_pixels_because_it_needs_more_memory() {
    // Headers only: a quantization table, and a frame of 8,000 by 8,000.
    let jpeg = |frame: u8| {
        let mut jpeg = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
        jpeg.extend([1; 64]);
        jpeg.extend([0xff, frame, 0, 17, 8, 0x1f, 0x40, 0x1f, 0x40, 3]);
        jpeg.extend([1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
        jpeg.extend([0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0]);
        jpeg
    };
    let (width, height) = (8_000, 8_000);
    assert_eq!(
        read(&jpeg(0xc2)),
        Err(ReadError::TooManyPixels { width, height })
    );
    assert_ne!(
        read(&jpeg(0xc0)),
        Err(ReadError::TooManyPixels { width, height })
    );
}

/// A PNG that ends after its header.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut chunk = b"IHDR".to_vec();
    chunk.extend(width.to_be_bytes());
    chunk.extend(height.to_be_bytes());
    // Eight bits of grey, with the only methods there are.
    chunk.extend([8, 0, 0, 0, 0]);
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0d".to_vec();
    bytes.extend(&chunk);
    bytes.extend(crc32(&chunk).to_be_bytes());
    // The beginning of the pixels, so that the header counts as complete.
    bytes.extend(b"\0\0\0\x02IDAT\x78\x9c");
    bytes.extend(crc32(b"IDAT\x78\x9c").to_be_bytes());
    bytes
}

/// The check value of a PNG chunk (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}
