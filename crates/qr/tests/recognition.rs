//! How many distorted codes are found. `make bench` counts more of them, beside `zbarimg`.

#![allow(clippy::unwrap_used, reason = "a helper of a test may fail the test")]

#[path = "support/distort.rs"]
mod distort;

use distort::{Distortion, desktop_4k, distorted};

/// The pictures of each kind; others than those of the benchmark.
const NUMBERS: std::ops::Range<u64> = 1_000..1_005;

#[test]
fn ninety_three_of_a_hundred_distorted_codes_are_found_and_none_is_misread() {
    let (mut all, mut seen) = (0, 0);
    for distortion in Distortion::ALL {
        for number in NUMBERS {
            let picture = distorted(distortion, number);
            let found = countersign_qr::read_image(&picture.file).unwrap_or_default();
            for text in &found {
                assert!(
                    picture.texts.contains(text),
                    "{distortion:?} {number}: misread"
                );
            }
            all += picture.texts.len();
            seen += found.len();
        }
    }
    assert!(seen * 100 >= all * 93, "{seen} of {all}");
}

#[test]
fn the_same_picture_is_made_every_time() {
    let [one, other] = [0, 0].map(|number| distorted(Distortion::Photograph, number));
    assert!(one.file == other.file && one.texts == other.texts);
    assert!(distorted(Distortion::Photograph, 1).file != one.file);
}

#[test]
fn all_codes_on_a_large_screen_are_found_from_its_pixels() {
    for seed in 0..3 {
        let (screen, texts) = desktop_4k(3, seed);
        let (width, height) = screen.dimensions();
        let found = countersign_qr::read_luma(width, height, screen.into_raw()).unwrap();
        assert_eq!(found.len(), texts.len());
        assert!(found.iter().all(|text| texts.contains(text)));
    }
}

#[test]
fn frames_of_a_camera_are_read_in_grey_or_colour_and_no_others() {
    // As a camera sees a screen: 1920 × 1080, with codes on it.
    let picture = distorted(Distortion::Desktop, 3);
    let grey = image::load_from_memory(&picture.file).unwrap().into_luma8();
    let (width, height) = grey.dimensions();
    let rgba: Vec<u8> = grey
        .iter()
        .flat_map(|grey| [*grey, *grey, *grey, 255])
        .collect();
    for bytes in [grey.as_raw(), &rgba] {
        let found = countersign_qr::read_frame(width, height, bytes).unwrap();
        assert!(found.iter().all(|text| picture.texts.contains(text)));
    }
    for (width, height, bytes) in [
        (0, 0, 0),
        (640, 480, 0),
        (640, 480, 3 * 640 * 480),
        (2, 2, 5),
    ] {
        let read = countersign_qr::read_frame(width, height, &vec![0; bytes]);
        assert_eq!(
            read,
            Err(countersign_qr::ReadError::Damaged),
            "{width} {height} {bytes}"
        );
    }
    let read = countersign_qr::read_frame(u32::MAX, u32::MAX, &[]);
    assert!(matches!(
        read,
        Err(countersign_qr::ReadError::TooManyPixels { .. })
    ));
}
