//! From pictures to the texts of the codes in them; the pictures are drawn by `qrencode` or by us,
//! and then distorted.

#![allow(clippy::unwrap_used, reason = "a helper of a test may fail the test")]

mod support;

use countersign_qr::ReadError;
use image::imageops::{self, FilterType};
use image::{DynamicImage, GrayImage, ImageFormat, Luma, LumaA};
use support::{
    WHITE, XorShift, draw, encoded, fill, is_installed, mapped, noisy, paste, piped, png, read,
    turned,
};

fn link(number: usize) -> String {
    format!(
        "otpauth://totp/Example%20{number}:ann%40acme.test?secret=MZXW6YTBOI{}&issuer=Example%20{number}",
        "MZXW6YTB".repeat(2)
    )
}

/// A screen full of small things, with codes among them.
fn crowded_screen(codes: &[(u32, u32, u32)]) -> GrayImage {
    let mut random = XorShift(0x0123_4567_89ab_cdef);
    let mut up_to = |bound: u32| u32::try_from(random.next() % u64::from(bound)).unwrap();
    let mut screen = GrayImage::from_pixel(1_920, 1_080, Luma([245]));
    for _ in 0..15_000 {
        let (left, top, width, height) = (up_to(1_900), up_to(1_060), 1 + up_to(6), 1 + up_to(9));
        let grey = Luma([u8::try_from(up_to(200)).unwrap()]);
        fill(&mut screen, left, top, width, height, grey);
    }
    for (number, (left, top, scale)) in codes.iter().enumerate() {
        paste(&mut screen, &draw(&link(number), *scale), *left, *top);
    }
    screen
}

#[test]
fn codes_of_qrencode_are_read() {
    if !is_installed("qrencode") {
        return;
    }
    let long = "x".repeat(900);
    for text in [
        "1",
        "HELLO WORLD",
        &link(1),
        "Müller & Söhne, 日本語",
        &long,
    ] {
        for arguments in [
            ["--level=L", "--size=3"],
            ["--level=H", "--size=5"],
            ["--level=Q", "--size=2"],
        ] {
            let picture = piped(
                "qrencode",
                &[&arguments[..], &["--type=PNG", "--output=-"]].concat(),
                text.as_bytes(),
            );
            assert_eq!(read(&picture).unwrap(), [text], "{arguments:?}");
        }
    }
}

#[test]
fn a_clean_code_is_read_whatever_the_size_of_its_modules_and_wherever_it_stands() {
    // Also where all of it lies on the grid by which the picture is judged.
    let place = |scale: u32, left: u32, top: u32| {
        let code = draw(&link(1), scale);
        let side = code.width();
        let mut ground = GrayImage::from_pixel(side + left + 9, side + top + 5, WHITE);
        paste(&mut ground, &code, left, top);
        ground
    };
    for scale in 1..=24 {
        for offset in 0..8 {
            let picture = place(scale, offset, 0);
            assert_eq!(read(&png(picture)).unwrap(), [link(1)], "{scale}, {offset}");
        }
    }
    for scale in [32, 40, 48, 64] {
        let picture = place(scale, 0, 0);
        assert_eq!(read(&png(picture)).unwrap(), [link(1)], "{scale}");
    }
    for scale in [3, 8, 16] {
        let mut picture = place(scale, 8, 16);
        imageops::invert(&mut picture);
        assert_eq!(read(&png(picture)).unwrap(), [link(1)], "inverted {scale}");
        let mut pale = place(scale, 16, 8);
        pale.pixels_mut()
            .for_each(|grey| grey.0[0] = 200 + grey.0[0] / 16);
        assert_eq!(read(&png(pale)).unwrap(), [link(1)], "pale {scale}");
    }
}

#[test]
fn every_format_is_read_and_told_by_its_content() {
    let code = DynamicImage::from(draw(&link(1), 4));
    for format in [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::Gif,
        ImageFormat::WebP,
        ImageFormat::Bmp,
    ] {
        assert_eq!(
            read(&encoded(code.to_rgb8(), format)).unwrap(),
            [link(1)],
            "{format:?}"
        );
    }
    for deep in [
        DynamicImage::from(code.to_luma16()),
        code.to_rgb16().into(),
        code.to_rgba16().into(),
    ] {
        assert_eq!(read(&png(deep)).unwrap(), [link(1)]);
    }
}

#[test]
fn all_codes_of_a_crowded_screen_are_found_in_reading_order() {
    // The third is level with the first, give or take a little.
    let screen = crowded_screen(&[
        (100, 120, 3),
        (1_500, 90, 4),
        (800, 110, 5),
        (1_100, 700, 2),
        (300, 600, 6),
    ]);
    let found = read(&png(DynamicImage::from(screen).to_rgba8())).unwrap();
    assert_eq!(found, [link(0), link(2), link(1), link(4), link(3)]);
}

#[test]
fn a_whole_sheet_of_codes_is_read() {
    let size = draw(&link(1_000), 2).width();
    let mut sheet = GrayImage::from_pixel(size * 6, size * 5, WHITE);
    let numbers = 1_000..1_030;
    for (place, number) in (0..).zip(numbers.clone()) {
        paste(
            &mut sheet,
            &draw(&link(number), 2),
            place % 6 * size,
            place / 6 * size,
        );
    }
    assert_eq!(
        read(&png(sheet)).unwrap(),
        numbers.map(link).collect::<Vec<_>>()
    );
}

#[test]
fn a_text_that_is_there_twice_is_given_once() {
    let code = draw(&link(1), 3);
    let mut both = GrayImage::from_pixel(code.width() * 2, code.height(), WHITE);
    paste(&mut both, &code, 0, 0);
    paste(&mut both, &code, code.width(), 0);
    assert_eq!(read(&png(both)).unwrap(), [link(1)]);
}

#[test]
fn light_codes_on_dark_are_found_beside_dark_ones_on_light() {
    let mut light = draw(&link(2), 4);
    imageops::invert(&mut light);
    assert_eq!(read(&png(light.clone())).unwrap(), [link(2)]);
    let dark = draw(&link(1), 4);
    let mut both = GrayImage::from_pixel(dark.width() + light.width(), dark.height(), WHITE);
    paste(&mut both, &dark, 0, 0);
    paste(&mut both, &light, dark.width(), 0);
    assert_eq!(read(&png(both)).unwrap(), [link(1), link(2)]);
}

#[test]
fn codes_drawn_on_nothing_are_found_whichever_colour_they_have() {
    let code = draw(&link(1), 4);
    for drawn in [0, 255] {
        let image = image::GrayAlphaImage::from_fn(code.width(), code.height(), |x, y| {
            let is_dark = code.get_pixel(x, y).0[0] == 0;
            // What can't be seen is black in most programs, whatever is drawn.
            LumaA(if is_dark { [drawn, 255] } else { [0, 0] })
        });
        assert_eq!(read(&png(image)).unwrap(), [link(1)], "drawn in {drawn}");
    }
}

#[test]
fn a_small_code_on_a_large_and_nearly_even_picture_is_found() {
    for (ground, card, ink) in [(245, 225, 60), (30, 70, 150)] {
        let mut screen = noisy(&GrayImage::from_pixel(1_600, 1_200, Luma([ground])), 4);
        let mut code = draw(&link(1), 2);
        for grey in code.pixels_mut() {
            grey.0[0] = if grey.0[0] == 0 { ink } else { card };
        }
        paste(&mut screen, &code, 700, 500);
        assert_eq!(read(&png(screen)), Ok(vec![link(1)]), "on {ground}");
    }
}

#[test]
fn codes_that_need_a_second_look_are_listed_as_one_reads_too() {
    let dotted = |number: usize, scale: u32| {
        let code = draw(&link(number), scale);
        GrayImage::from_fn(code.width(), code.height(), |x, y| {
            let in_middle =
                (1..scale - 1).contains(&(x % scale)) && (1..scale - 1).contains(&(y % scale));
            if in_middle {
                *code.get_pixel(x, y)
            } else {
                WHITE
            }
        })
    };
    let (small, large) = (dotted(1, 6), dotted(2, 12));
    let mut both = GrayImage::from_pixel(small.width() + large.width(), large.height(), WHITE);
    paste(
        &mut both,
        &small,
        large.width(),
        large.height() / 2 - small.height() / 2,
    );
    paste(&mut both, &large, 0, 0);
    assert_eq!(read(&png(both)).unwrap(), [link(2), link(1)]);
}

#[test]
fn turned_mirrored_and_slanted_codes_are_read() {
    let code = draw(&link(1), 6);
    for degrees in [5.0, 17.0, 45.0, 90.0, 133.0, 180.0, 200.0, 270.0] {
        assert_eq!(
            read(&png(turned(&code, degrees))).unwrap(),
            [link(1)],
            "{degrees} degrees"
        );
    }
    assert_eq!(
        read(&png(mapped(&code, [-1.0, 0.0, 0.0, 1.0]))).unwrap(),
        [link(1)],
        "mirrored"
    );
    assert_eq!(
        read(&png(mapped(&code, [1.0, 0.25, 0.1, 1.2]))).unwrap(),
        [link(1)],
        "slanted"
    );
}

#[test]
fn spoiled_codes_are_read() {
    let code = draw(&link(1), 4);
    let with_greys = |change: fn(u32, u32) -> u32| {
        let mut image = code.clone();
        for (x, _, grey) in image.enumerate_pixels_mut() {
            grey.0[0] = u8::try_from(change(x, u32::from(grey.0[0]))).unwrap();
        }
        image
    };
    let resized = |times: f32| {
        let size = (code.width() as f32 * times) as u32;
        imageops::resize(&code, size, size, FilterType::Triangle)
    };
    let dots = GrayImage::from_fn(code.width() * 2, code.height() * 2, |x, y| {
        let in_middle = (1..7).contains(&(x % 8)) && (1..7).contains(&(y % 8));
        if in_middle {
            *code.get_pixel(x / 2, y / 2)
        } else {
            WHITE
        }
    });
    for (what, image) in [
        ("blurred", imageops::blur(&code, 2.0)),
        ("noisy", noisy(&code, 120)),
        ("blurred and noisy", noisy(&imageops::blur(&code, 1.2), 25)),
        ("pale", with_greys(|_, grey| 110 + grey / 16)),
        (
            "half in the shade",
            with_greys(|x, grey| grey * (60 + x / 2) / 255),
        ),
        ("smaller by an odd part", resized(0.63)),
        ("larger by an odd part", resized(1.37)),
        ("of dots", dots),
        ("of single pixels", draw(&link(1), 1)),
        ("very large", draw(&link(1), 25)),
    ] {
        assert_eq!(read(&png(image)), Ok(vec![link(1)]), "{what}");
    }
}

#[test]
fn a_picture_without_a_code_says_so() {
    let blank = GrayImage::from_pixel(300, 200, WHITE);
    for image in [
        GrayImage::from_pixel(1, 1, WHITE),
        GrayImage::from_pixel(1, 500, WHITE),
        noisy(&blank, 127),
        blank,
    ] {
        assert_eq!(read(&png(image)), Err(ReadError::NoQr));
    }
    assert_eq!(read(&png(crowded_screen(&[]))), Err(ReadError::NoQr));
    // Two of three finder patterns are no code.
    let mut code = draw(&link(1), 4);
    let half = code.width() / 2;
    fill(&mut code, half, 0, half, half, WHITE);
    assert_eq!(read(&png(code)), Err(ReadError::NoQr));
}
