//! Drawing, distorting and encoding of test pictures, and the outside programs that judge them.

#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::print_stdout, reason = "a test that is skipped says so")]
#![allow(clippy::unwrap_used, reason = "a helper of a test may fail the test")]

use std::io::{Cursor, Write};
use std::process::{Command, Stdio};

use image::{DynamicImage, GrayImage, ImageFormat, Luma};

pub(crate) const WHITE: Luma<u8> = Luma([255]);
pub(crate) const BLACK: Luma<u8> = Luma([0]);

/// The code of a text as a picture, each module so many pixels wide, drawn from our SVG.
pub(crate) fn draw(text: &str, scale: u32) -> GrayImage {
    let svg = countersign_qr::svg(text).unwrap();
    let (size, runs) = runs_of(&svg);
    let mut image = GrayImage::from_pixel(size * scale, size * scale, WHITE);
    for (x, y, length) in runs {
        fill(
            &mut image,
            x * scale,
            y * scale,
            length * scale,
            scale,
            BLACK,
        );
    }
    image
}

/// The size and the dark runs (x, y, length) of our SVG, in modules. Fails if there is anything
/// else in its path.
pub(crate) fn runs_of(svg: &str) -> (u32, Vec<(u32, u32, u32)>) {
    let between = |start: &str, end: &str| {
        svg.split_once(start)
            .unwrap()
            .1
            .split_once(end)
            .unwrap()
            .0
            .to_owned()
    };
    let size = between("viewBox=\"0 0 ", "\"")
        .split_once(' ')
        .unwrap()
        .0
        .parse()
        .unwrap();
    let path = between(" d=\"", "\"");
    let runs = path.split_terminator('z').map(|run| {
        let (place, lengths) = run.strip_prefix('M').unwrap().split_once('h').unwrap();
        let (x, y) = place.split_once(' ').unwrap();
        let (length, back) = lengths.split_once("v1h-").unwrap();
        assert_eq!(length, back);
        (
            x.parse().unwrap(),
            y.parse().unwrap(),
            length.parse().unwrap(),
        )
    });
    (size, runs.collect())
}

pub(crate) fn fill(
    image: &mut GrayImage,
    left: u32,
    top: u32,
    width: u32,
    height: u32,
    grey: Luma<u8>,
) {
    for y in top..top + height {
        for x in left..left + width {
            image.put_pixel(x, y, grey);
        }
    }
}

pub(crate) fn paste(onto: &mut GrayImage, image: &GrayImage, left: u32, top: u32) {
    for (x, y, grey) in image.enumerate_pixels() {
        onto.put_pixel(left + x, top + y, *grey);
    }
}

/// The picture seen through a linear map around its centre, on white: a point (x, y) of the result
/// shows the point (a x + b y, c x + d y) of the picture.
pub(crate) fn mapped(image: &GrayImage, [a, b, c, d]: [f32; 4]) -> GrayImage {
    let (width, height) = image.dimensions();
    let (middle_x, middle_y) = (width as f32 / 2.0, height as f32 / 2.0);
    GrayImage::from_fn(width * 3 / 2, height * 3 / 2, |x, y| {
        let (x, y) = (
            x as f32 - width as f32 * 0.75,
            y as f32 - height as f32 * 0.75,
        );
        let (from_x, from_y) = (a * x + b * y + middle_x, c * x + d * y + middle_y);
        let inside =
            (0.0..width as f32).contains(&from_x) && (0.0..height as f32).contains(&from_y);
        if inside {
            *image.get_pixel(from_x as u32, from_y as u32)
        } else {
            WHITE
        }
    })
}

pub(crate) fn turned(image: &GrayImage, degrees: f32) -> GrayImage {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    mapped(image, [cosine, sine, -sine, cosine])
}

/// Noise of up to so many grey values either way, the same on every run.
pub(crate) fn noisy(image: &GrayImage, amount: i32) -> GrayImage {
    let mut random = XorShift(0x2545_f491_4f6c_dd1d);
    let mut image = image.clone();
    for grey in image.pixels_mut() {
        let noise =
            i32::try_from(random.next() % 1_000).unwrap() * (2 * amount + 1) / 1_000 - amount;
        grey.0[0] = u8::try_from((i32::from(grey.0[0]) + noise).clamp(0, 255)).unwrap();
    }
    image
}

/// Random numbers that are the same on every run.
pub(crate) struct XorShift(pub(crate) u64);

impl XorShift {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

pub(crate) fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub(crate) fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
    encoded(image, ImageFormat::Png)
}

/// The texts that are read, as plain strings.
pub(crate) fn read(bytes: &[u8]) -> Result<Vec<String>, countersign_qr::ReadError> {
    let texts = countersign_qr::read_image(bytes)?;
    Ok(texts.iter().map(|text| text.as_str().to_owned()).collect())
}

/// Whether an outside program is there; says so if it is not.
pub(crate) fn is_installed(program: &str) -> bool {
    let is_there = Command::new(program).arg("--version").output().is_ok();
    if !is_there {
        println!("skipped: {program} is not installed");
    }
    is_there
}

/// What a program writes when it is given these bytes.
pub(crate) fn piped(program: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}
