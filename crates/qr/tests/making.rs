//! From text to QR code, judged by our own reading and by `zbarimg`.

#![allow(clippy::unwrap_used, reason = "a helper of a test may fail the test")]

mod support;

use countersign_qr::{QrError, svg, terminal};
use image::{GrayImage, ImageFormat};
use support::{
    BLACK, WHITE, XorShift, draw, encoded, fill, is_installed, piped, png, read, runs_of,
};

const LINK: &str = "otpauth://totp/Smith%20%26%20Sons:ann%2Bwork%40acme.test?secret=MZXW6YTBOI&issuer=Smith%20%26%20Sons&algorithm=SHA1&digits=6&period=30";

fn texts() -> Vec<String> {
    let mut texts = vec![
        LINK.to_owned(),
        "1".to_owned(),
        "0123456789".to_owned(),
        "HELLO WORLD".to_owned(),
    ];
    texts.push("Müller & Söhne, 日本語 ✓".to_owned());
    let mut random = XorShift(0x9e37_79b9_7f4a_7c15);
    for length in [30, 100, 300, 800, 1_600] {
        texts.push(
            (0..length)
                .map(|_| char::from(b'!' + u8::try_from(random.next() % 90).unwrap()))
                .collect(),
        );
    }
    texts
}

#[test]
fn every_code_that_is_made_is_read_back() {
    for text in texts() {
        assert_eq!(read(&png(draw(&text, 4))).unwrap(), [text]);
    }
}

#[test]
fn zbarimg_reads_our_svg() {
    if !is_installed("zbarimg") {
        return;
    }
    // rsvg-convert draws it as a browser would; without it the modules are drawn here.
    let has_renderer = is_installed("rsvg-convert");
    for text in texts().into_iter().filter(|text| text.is_ascii()) {
        let picture = if has_renderer {
            piped(
                "rsvg-convert",
                &["--width=1200", "--keep-aspect-ratio"],
                svg(&text).unwrap().as_bytes(),
            )
        } else {
            png(draw(&text, 6))
        };
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("code.png");
        std::fs::write(&file, picture).unwrap();
        let seen = piped(
            "zbarimg",
            &["--quiet", "--raw", file.to_str().unwrap()],
            b"",
        );
        assert_eq!(
            String::from_utf8(seen).unwrap().strip_suffix('\n').unwrap(),
            text
        );
    }
}

#[test]
fn the_drawing_is_black_on_white_with_a_quiet_zone_in_whole_modules() {
    let svg = svg(LINK).unwrap();
    let (size, runs) = runs_of(&svg);
    assert_eq!(
        svg.split_once(" d=\"").unwrap().0,
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
             <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\""
        )
    );
    assert!(svg.ends_with("z\"/></svg>"));
    // A code of version v has 17 + 4 v modules, and four more on every side.
    assert_eq!((size - 8 - 17) % 4, 0);
    let touched = |edge: fn(&(u32, u32, u32)) -> u32| {
        (
            runs.iter().map(edge).min().unwrap(),
            runs.iter().map(edge).max().unwrap(),
        )
    };
    assert_eq!(touched(|(_, y, _)| *y), (4, size - 5));
    assert_eq!(touched(|(x, _, _)| *x).0, 4);
    assert_eq!(touched(|(x, _, length)| x + length).1, size - 4);
}

#[test]
fn the_characters_for_a_terminal_show_the_same_code() {
    for text in ["1", LINK] {
        let lines = terminal(text).unwrap();
        let (size, runs) = runs_of(&svg(text).unwrap());
        // Light is drawn, so that the terminal's dark ground is the dark of the code.
        let mut shown = GrayImage::from_pixel(size, size.next_multiple_of(2), BLACK);
        for (row, line) in (0..).zip(lines.lines()) {
            assert_eq!(line.chars().count(), usize::try_from(size).unwrap());
            for (x, character) in (0..).zip(line.chars()) {
                let (upper, lower) = match character {
                    '█' => (WHITE, WHITE),
                    '▀' => (WHITE, BLACK),
                    '▄' => (BLACK, WHITE),
                    ' ' => (BLACK, BLACK),
                    other => panic!("{other:?} is no block"),
                };
                shown.put_pixel(x, 2 * row, upper);
                shown.put_pixel(x, 2 * row + 1, lower);
            }
        }
        let mut expected = GrayImage::from_pixel(size, size.next_multiple_of(2), BLACK);
        fill(&mut expected, 0, 0, size, size, WHITE);
        for (x, y, length) in runs {
            fill(&mut expected, x, y, length, 1, BLACK);
        }
        assert!(shown == expected, "{text}");
        assert!(lines.ends_with('\n'));
    }
}

#[test]
fn a_text_that_is_empty_or_too_long_makes_no_code() {
    assert_eq!(svg("").unwrap_err(), QrError::Empty);
    assert_eq!(terminal("").unwrap_err(), QrError::Empty);
    // The largest code holds 2,331 bytes at level M, and 2,953 at level L.
    let longest = "a".repeat(2_953);
    assert_eq!(
        read(&encoded(draw(&longest, 4), ImageFormat::Png)).unwrap(),
        [longest.as_str()]
    );
    assert_eq!(svg(&"a".repeat(2_954)).unwrap_err(), QrError::TooLong);
    assert_eq!(terminal(&"a".repeat(2_954)).unwrap_err(), QrError::TooLong);
}
