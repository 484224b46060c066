//! How many distorted codes are found, beside `zbarimg`, and how long a large screen takes.
//!
//! `cargo bench -p countersign-qr --bench recognition`. With `COUNTERSIGN_QR_KEEP=FOLDER` what was missed is kept there.

#![allow(clippy::unwrap_used, reason = "a benchmark that can't run has failed")]
#![allow(clippy::print_stdout, reason = "its figures are what it is for")]
#![allow(missing_docs, reason = "nobody uses it from outside")]

#[path = "../tests/support/distort.rs"]
mod distort;

use std::process::Command;
use std::time::{Duration, Instant};

use distort::{Distorted, Distortion, desktop_4k, distorted};
use image::{DynamicImage, ImageFormat};

/// The pictures of each kind.
const OF_EACH: u64 = 14;
/// How often a time is taken; the middle one counts.
const RUNS: usize = 21;

fn main() {
    // Cargo's test runner asks benches too, and wants no figures.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    recognition();
    large_screen();
    frame();
    hostile();
}

/// What keeps a reader busiest: nothing but finder patterns, nothing but noise, and as many pixels as there may be.
fn hostile() {
    for module in [1, 2, 5] {
        let field = image::GrayImage::from_fn(4_000, 4_000, |x, y| {
            let (x, y) = (x / module % 9, y / module % 9);
            let ring = x.min(y).min(6_u32.saturating_sub(x.max(y)));
            image::Luma([if x > 6 || y > 6 || ring == 1 { 255 } else { 0 }])
        });
        let started = Instant::now();
        assert!(countersign_qr::read_luma(4_000, 4_000, field.into_raw()).is_err());
        println!(
            "4,000 × 4,000 full of finder patterns, {module} pixels to a module: {:.1} s",
            started.elapsed().as_secs_f64()
        );
    }
    for side in [4_000, 10_000_u32] {
        let mut state = 1_u32;
        let noise = (0..side * side).map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        });
        let noise = noise.collect();
        let started = Instant::now();
        assert!(countersign_qr::read_luma(side, side, noise).is_err());
        println!(
            "{side} × {side} of noise: {:.1} s",
            started.elapsed().as_secs_f64()
        );
    }
}

fn recognition() {
    let has_zbar = Command::new("zbarimg").arg("--version").output().is_ok();
    let folder = tempfile::tempdir().unwrap();
    let keep = std::env::var_os("COUNTERSIGN_QR_KEEP");
    let (mut all, mut ours, mut theirs, mut wrong) = (0, 0, 0, 0);
    let mut time = Duration::ZERO;
    println!("distorted codes: of, ours, zbarimg");
    for distortion in Distortion::ALL {
        let (mut kind_all, mut kind_ours, mut kind_theirs) = (0, 0, 0);
        for number in 0..OF_EACH {
            let picture = distorted(distortion, number);
            let started = Instant::now();
            let found = read(&picture);
            time += started.elapsed();
            let seen = count(&found, &picture.texts);
            wrong += found.len() - seen;
            kind_all += picture.texts.len();
            kind_ours += seen;
            let file = folder.path().join(format!("code.{}", picture.extension));
            std::fs::write(&file, &picture.file).unwrap();
            if has_zbar {
                kind_theirs += count(&zbarimg(&file), &picture.texts);
            }
            if let Some(keep) = keep.as_ref().filter(|_| seen < picture.texts.len()) {
                let name = format!("{distortion:?}-{number}.{}", picture.extension);
                std::fs::copy(&file, std::path::Path::new(keep).join(name)).unwrap();
            }
        }
        println!(
            "  {:<12} {kind_all:>3} {kind_ours:>4} {kind_theirs:>4}",
            format!("{distortion:?}")
        );
        all += kind_all;
        ours += kind_ours;
        theirs += kind_theirs;
    }
    let per_cent = |part: usize| part as f64 * 100.0 / all as f64;
    println!(
        "ours    {ours}/{all} ({:.1} %), {wrong} wrong, {:.1} ms a picture",
        per_cent(ours),
        time.as_secs_f64() * 1_000.0 / (OF_EACH as f64 * Distortion::ALL.len() as f64)
    );
    if has_zbar {
        println!("zbarimg {theirs}/{all} ({:.1} %)", per_cent(theirs));
    } else {
        println!("zbarimg is not installed");
    }
}

fn read(picture: &Distorted) -> Vec<String> {
    let texts = countersign_qr::read_image(&picture.file).unwrap_or_default();
    texts.iter().map(|text| text.as_str().to_owned()).collect()
}

fn zbarimg(file: &std::path::Path) -> Vec<String> {
    let output = Command::new("zbarimg")
        .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
        .arg(file)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    said.lines().map(str::to_owned).collect()
}

fn count(found: &[String], texts: &[String]) -> usize {
    texts.iter().filter(|text| found.contains(text)).count()
}

/// A 4K screen with three codes, as a file and as the pixels that the screen is read as.
fn large_screen() {
    let (screen, texts) = desktop_4k(3, 7);
    let (width, height) = screen.dimensions();
    let mut png = std::io::Cursor::new(Vec::new());
    DynamicImage::from(screen.clone())
        .into_rgba8()
        .write_to(&mut png, ImageFormat::Png)
        .unwrap();
    let png = png.into_inner();
    let of_file = middle(|| {
        let found = countersign_qr::read_image(&png).unwrap();
        assert_eq!(found.len(), texts.len());
    });
    println!(
        "4K screen with three codes, from a PNG of {} KiB: {of_file:.0} ms",
        png.len() / 1024
    );
    let of_pixels = middle(|| {
        let found = countersign_qr::read_luma(width, height, screen.as_raw().clone()).unwrap();
        assert_eq!(found.len(), texts.len());
    });
    println!("4K screen with three codes, from its pixels: {of_pixels:.0} ms");
}

/// One frame of a camera, 640 × 480, with a code in it and without.
fn frame() {
    let mut photograph = None;
    for number in 0..OF_EACH {
        let picture = distorted(Distortion::Perspective, number);
        let decoded = image::load_from_memory(&picture.file).unwrap();
        let frame = decoded
            .resize_exact(640, 480, image::imageops::FilterType::Triangle)
            .into_luma8();
        if countersign_qr::read_frame(640, 480, frame.as_raw()).is_ok() {
            photograph = Some(frame);
        }
    }
    if let Some(frame) = photograph {
        let with = middle(|| drop(countersign_qr::read_frame(640, 480, frame.as_raw())));
        println!("a frame of 640 × 480 with a code: {with:.1} ms");
    }
    let (screen, _) = desktop_4k(0, 3);
    let without = image::imageops::crop_imm(&screen, 0, 0, 640, 480).to_image();
    let without = middle(|| drop(countersign_qr::read_frame(640, 480, without.as_raw())));
    println!("a crowded frame of 640 × 480 without a code: {without:.1} ms");
}

/// The middle of several times, in milliseconds.
fn middle(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            run();
            started.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}
