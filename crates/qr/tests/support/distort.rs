//! Distorted codes, the same for the same seed: what cameras, printers, screens and messengers make of them.

#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a helper of a test may fail the test")]

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops;
use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, EcLevel, QrCode};

/// How a picture is spoiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Distortion {
    /// Out of focus, up to a whole module wide.
    Blur,
    /// The camera moved.
    Motion,
    /// Seen from the side.
    Perspective,
    /// Turned by any angle.
    Rotation,
    /// Grain.
    Noise,
    /// Light on dark.
    Inversion,
    /// Ink and paper are nearly the same grey.
    Contrast,
    /// Modules of little more than a pixel.
    Size,
    /// Compressed until it shows.
    Jpeg,
    /// A sign over the middle, at the level of correction that makers of such codes use.
    Logo,
    /// Lit from one corner, with the edge of a shadow.
    Light,
    /// Dots in place of squares.
    Dots,
    /// Several codes on a desktop.
    Desktop,
    /// Turned, seen from the side, out of focus, unevenly lit, grainy and compressed: a photograph.
    Photograph,
}

impl Distortion {
    pub(crate) const ALL: [Self; 14] = [
        Self::Blur,
        Self::Motion,
        Self::Perspective,
        Self::Rotation,
        Self::Noise,
        Self::Inversion,
        Self::Contrast,
        Self::Size,
        Self::Jpeg,
        Self::Logo,
        Self::Light,
        Self::Dots,
        Self::Desktop,
        Self::Photograph,
    ];
}

/// A file with codes in it, and what they say.
pub(crate) struct Distorted {
    pub(crate) file: Vec<u8>,
    /// How files of this kind end.
    pub(crate) extension: &'static str,
    pub(crate) texts: Vec<String>,
}

/// The picture of this kind and number: always the same.
pub(crate) fn distorted(distortion: Distortion, number: u64) -> Distorted {
    let kind = Distortion::ALL
        .iter()
        .position(|other| *other == distortion)
        .unwrap();
    let mut random = Random::new(1 + number * 64 + u64::try_from(kind).unwrap());
    let text = link(&mut random);
    let level = if distortion == Distortion::Logo {
        EcLevel::H
    } else {
        EcLevel::M
    };
    let code = Code::of(&text, level);
    let r = &mut random;
    let (picture, quality) = match distortion {
        Distortion::Blur => {
            let module = r.between(2.5, 7.0);
            let sharp = Shot::straight(&code, module).draw();
            (imageops::blur(&sharp, module * r.between(0.4, 0.8)), None)
        }
        Distortion::Motion => {
            let module = r.between(3.0, 7.0);
            let sharp = Shot::straight(&code, module).draw();
            let length = module * r.between(0.7, 1.5);
            (moved(&sharp, length, r.between(0.0, 180.0)), None)
        }
        Distortion::Perspective => {
            let module = r.between(4.0, 7.0);
            let mut shot = Shot::straight(&code, module);
            shot.tilt = (r.between(-0.55, 0.55), r.between(-0.55, 0.55));
            shot.degrees = r.between(-20.0, 20.0);
            (shot.draw(), None)
        }
        Distortion::Rotation => {
            let mut shot = Shot::straight(&code, r.between(2.2, 5.0));
            shot.degrees = r.between(0.0, 360.0);
            (shot.draw(), None)
        }
        Distortion::Noise => {
            let sharp = Shot::straight(&code, r.between(3.0, 6.0)).draw();
            let amount = r.between(50.0, 95.0);
            (grainy(&sharp, amount, r), None)
        }
        Distortion::Inversion => {
            let mut shot = Shot::straight(&code, r.between(2.0, 5.0));
            shot.paper = r.between(0.0, 60.0);
            shot.ink = r.between(150.0, 255.0);
            shot.around = shot.paper;
            let sharp = shot.draw();
            let amount = r.between(0.0, 12.0);
            (grainy(&sharp, amount, r), None)
        }
        Distortion::Contrast => {
            let mut shot = Shot::straight(&code, r.between(2.5, 5.0));
            shot.paper = r.between(60.0, 240.0);
            shot.ink = shot.paper - r.between(9.0, 28.0);
            shot.around = r.between(0.0, 255.0);
            let sharp = shot.draw();
            let amount = r.between(0.0, 3.0);
            (grainy(&sharp, amount, r), None)
        }
        Distortion::Size => {
            let mut shot = Shot::straight(&code, r.between(1.25, 2.2));
            shot.margin = r.between(10.0, 200.0);
            (shot.draw(), None)
        }
        Distortion::Jpeg => {
            let mut shot = Shot::straight(&code, r.between(2.2, 4.5));
            shot.degrees = r.between(-5.0, 5.0);
            (shot.draw(), Some(r.between(4.0, 25.0)))
        }
        Distortion::Logo => {
            let module = r.between(3.0, 7.0);
            let mut sharp = Shot::straight(&code, module).draw();
            put_logo(&mut sharp, code.side() * module * r.between(0.18, 0.3), r);
            (sharp, None)
        }
        Distortion::Light => {
            let mut shot = Shot::straight(&code, r.between(3.0, 6.0));
            shot.degrees = r.between(-10.0, 10.0);
            let sharp = shot.draw();
            (lit(&sharp, r.between(0.1, 0.35), r), None)
        }
        Distortion::Dots => {
            let mut shot = Shot::straight(&code, r.between(4.0, 9.0));
            shot.dot = Some(r.between(0.33, 0.5));
            (shot.draw(), None)
        }
        Distortion::Desktop => return desktop(r),
        Distortion::Photograph => {
            let module = r.between(3.5, 7.0);
            let mut shot = Shot::straight(&code, module);
            shot.tilt = (r.between(-0.35, 0.35), r.between(-0.35, 0.35));
            shot.degrees = r.between(0.0, 360.0);
            (shot.ink, shot.paper) = (r.between(20.0, 60.0), r.between(170.0, 240.0));
            shot.around = r.between(60.0, 200.0);
            let picture = imageops::blur(&shot.draw(), module * r.between(0.2, 0.5));
            let picture = lit(&picture, r.between(0.4, 0.8), r);
            let amount = r.between(5.0, 25.0);
            (grainy(&picture, amount, r), Some(r.between(30.0, 80.0)))
        }
    };
    file_of(&picture, quality, vec![text])
}

/// A desktop of 3840 × 2160 pixels, full of small things, with these codes among them.
pub(crate) fn desktop_4k(codes: usize, seed: u64) -> (GrayImage, Vec<String>) {
    let mut random = Random::new(seed);
    crowded(3_840, 2_160, codes, &mut random)
}

fn desktop(random: &mut Random) -> Distorted {
    let (picture, texts) = crowded(1_920, 1_080, 3, random);
    file_of(&picture, None, texts)
}

fn crowded(width: u32, height: u32, codes: usize, r: &mut Random) -> (GrayImage, Vec<String>) {
    let dark_theme = r.between(0.0, 1.0) < 0.5;
    let ground = if dark_theme { 30 } else { 240 };
    let mut screen = GrayImage::from_pixel(width, height, Luma([ground]));
    // Lines of something like text.
    for _ in 0..width * height / 130 {
        let (left, top) = (r.up_to(width - 8), r.up_to(height / 14) * 14);
        let (wide, high) = (1 + r.up_to(6), 1 + r.up_to(9));
        let grey = byte(if dark_theme {
            r.between(80.0, 255.0)
        } else {
            r.between(0.0, 160.0)
        });
        for y in top..(top + high).min(height) {
            for x in left..left + wide {
                screen.put_pixel(x, y, Luma([grey]));
            }
        }
    }
    let mut texts = Vec::new();
    let column = width / u32::try_from(codes.max(1)).unwrap();
    for place in 0..u32::try_from(codes).unwrap() {
        let text = link(r);
        let code = Code::of(&text, EcLevel::M);
        let mut shot = Shot::straight(&code, r.between(2.0, 6.0));
        shot.margin = 0.0;
        // One in three is light on dark, as in a dark window.
        if r.between(0.0, 1.0) < 0.34 {
            (shot.ink, shot.paper, shot.around) = (235.0, 25.0, 25.0);
        }
        let drawn = shot.draw();
        let left = place * column + r.up_to(column - drawn.width());
        let top = r.up_to(height - drawn.height());
        imageops::replace(&mut screen, &drawn, left.into(), top.into());
        texts.push(text);
    }
    (screen, texts)
}

fn file_of(picture: &GrayImage, quality: Option<f32>, texts: Vec<String>) -> Distorted {
    let mut file = Cursor::new(Vec::new());
    match quality {
        Some(quality) => {
            let encoder = JpegEncoder::new_with_quality(&mut file, byte(quality));
            picture.write_with_encoder(encoder).unwrap();
        }
        None => picture.write_to(&mut file, ImageFormat::Png).unwrap(),
    }
    Distorted {
        file: file.into_inner(),
        extension: if quality.is_some() { "jpg" } else { "png" },
        texts,
    }
}

/// A link such as services hand out, with a key of 16 to 52 characters.
fn link(random: &mut Random) -> String {
    let mut letters = |count: u32, from: &[u8]| -> String {
        let count = 3 + random.up_to(count);
        (0..count)
            .map(|_| char::from(from[random.up_to(u32::try_from(from.len()).unwrap()) as usize]))
            .collect()
    };
    let issuer = letters(10, b"abcdefghijklmnop");
    let name = letters(12, b"abcdefghijklmnopqrstuvwxyz0123456789");
    let key = letters(36, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    format!("otpauth://totp/{issuer}:{name}%40acme.test?secret=ABCDEFGHIJKLM{key}&issuer={issuer}")
}

/// The modules of a code, without its quiet zone.
struct Code {
    width: usize,
    dark: Vec<bool>,
}

/// The quiet zone, in modules.
const QUIET: f32 = 4.0;

impl Code {
    fn of(text: &str, level: EcLevel) -> Self {
        let code = QrCode::with_error_correction_level(text, level).unwrap();
        Self {
            width: code.width(),
            dark: code
                .into_colors()
                .into_iter()
                .map(|color| color == Color::Dark)
                .collect(),
        }
    }

    /// The side with the quiet zone, in modules.
    fn side(&self) -> f32 {
        self.width as f32 + 2.0 * QUIET
    }

    fn is_dark(&self, x: f32, y: f32) -> bool {
        let inside = 0.0..self.width as f32;
        inside.contains(&x)
            && inside.contains(&y)
            && self.dark[y as usize * self.width + x as usize]
    }
}

/// How a code is held before the camera.
struct Shot<'a> {
    code: &'a Code,
    /// Pixels to a module, in the middle.
    module: f32,
    degrees: f32,
    /// How much nearer the right and the lower edge are than the others, as parts of the distance.
    tilt: (f32, f32),
    ink: f32,
    paper: f32,
    /// What is around the paper, and how wide, in pixels.
    around: f32,
    margin: f32,
    /// The radius of dots, in modules.
    dot: Option<f32>,
}

impl<'a> Shot<'a> {
    fn straight(code: &'a Code, module: f32) -> Self {
        Self {
            code,
            module,
            degrees: 0.0,
            tilt: (0.0, 0.0),
            ink: 0.0,
            paper: 255.0,
            around: 255.0,
            margin: 12.0,
            dot: None,
        }
    }

    /// The picture, each pixel the mean of sixteen points in it.
    fn draw(&self) -> GrayImage {
        const POINTS: u16 = 4;
        let side = self.code.side();
        let is_straight = self.degrees == 0.0 && self.tilt == (0.0, 0.0);
        let room = if is_straight { 1.0 } else { 1.75 };
        let size = (side * self.module * room + 2.0 * self.margin) as u32;
        let middle = size as f32 / 2.0;
        let (sine, cosine) = self.degrees.to_radians().sin_cos();
        GrayImage::from_fn(size, size, |left, top| {
            let mut sum = 0.0;
            for point in 0..POINTS * POINTS {
                let step = |place: u16| (f32::from(place) + 0.5) / f32::from(POINTS);
                let x = left as f32 + step(point % POINTS) - middle;
                let y = top as f32 + step(point / POINTS) - middle;
                let (x, y) = (x * cosine + y * sine, y * cosine - x * sine);
                let (x, y) = (x / self.module, y / self.module);
                let depth = 1.0 - (self.tilt.0 * x + self.tilt.1 * y) / side;
                sum += self.grey_at(x / depth + side / 2.0, y / depth + side / 2.0);
            }
            Luma([byte(sum / f32::from(POINTS * POINTS))])
        })
    }

    /// The grey at a point of the paper, in modules from its corner.
    fn grey_at(&self, x: f32, y: f32) -> f32 {
        let paper = 0.0..self.code.side();
        if !paper.contains(&x) || !paper.contains(&y) {
            return self.around;
        }
        let (x, y) = (x - QUIET, y - QUIET);
        let is_dark = self.code.is_dark(x, y)
            && self.dot.is_none_or(|radius| {
                (x.fract() - 0.5).hypot(y.fract() - 0.5) <= radius || self.is_in_finder(x, y)
            });
        if is_dark { self.ink } else { self.paper }
    }

    /// Those who draw dots leave the large squares whole.
    fn is_in_finder(&self, x: f32, y: f32) -> bool {
        let far = self.code.width as f32 - 7.0;
        let (left, top) = (x < 7.0, y < 7.0);
        (top && (left || x >= far)) || (left && y >= far)
    }
}

/// The mean along a line of this length.
fn moved(image: &GrayImage, length: f32, degrees: f32) -> GrayImage {
    const STEPS: u16 = 24;
    let (sine, cosine) = degrees.to_radians().sin_cos();
    GrayImage::from_fn(image.width(), image.height(), |x, y| {
        let sum: f32 = (0..STEPS)
            .map(|step| {
                let along = (f32::from(step) / f32::from(STEPS - 1) - 0.5) * length;
                let x = (x as f32 + along * cosine).clamp(0.0, image.width() as f32 - 1.0);
                let y = (y as f32 + along * sine).clamp(0.0, image.height() as f32 - 1.0);
                f32::from(image.get_pixel(x.round() as u32, y.round() as u32).0[0])
            })
            .sum();
        Luma([byte(sum / f32::from(STEPS))])
    })
}

/// Grain whose standard deviation is about half of this.
fn grainy(image: &GrayImage, amount: f32, random: &mut Random) -> GrayImage {
    let mut image = image.clone();
    for grey in image.pixels_mut() {
        let bell = random.between(-1.0, 1.0) + random.between(-1.0, 1.0);
        grey.0[0] = byte(f32::from(grey.0[0]) + bell * amount * 0.6);
    }
    image
}

/// Lit from one corner, the opposite one having this part of the light, with the edge of a shadow across.
fn lit(image: &GrayImage, least: f32, random: &mut Random) -> GrayImage {
    let (sine, cosine) = random.between(0.0, 360.0).to_radians().sin_cos();
    let edge = random.between(-0.3, 0.3);
    let shadow = random.between(0.6, 0.9);
    let (width, height) = (image.width() as f32, image.height() as f32);
    GrayImage::from_fn(image.width(), image.height(), |x, y| {
        let along = (x as f32 / width - 0.5) * cosine + (y as f32 / height - 0.5) * sine;
        let light = least + (1.0 - least) * (along * 0.7 + 0.5).clamp(0.0, 1.0);
        let light = if along < edge { light * shadow } else { light };
        Luma([byte(f32::from(image.get_pixel(x, y).0[0]) * light)])
    })
}

/// A disc with a sign in it over the middle.
fn put_logo(image: &mut GrayImage, size: f32, random: &mut Random) {
    let (middle_x, middle_y) = (image.width() as f32 / 2.0, image.height() as f32 / 2.0);
    let grey = byte(random.between(30.0, 200.0));
    for (x, y, pixel) in image.enumerate_pixels_mut() {
        let (x, y) = (x as f32 - middle_x, y as f32 - middle_y);
        let from_middle = x.hypot(y);
        if from_middle < size * 0.42 {
            pixel.0[0] = if x.abs().min(y.abs()) < size * 0.06 {
                255
            } else {
                grey
            };
        } else if from_middle < size * 0.5 {
            pixel.0[0] = 255;
        }
    }
}

fn byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// Random numbers that are the same on every run (splitmix64).
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn between(&mut self, low: f32, high: f32) -> f32 {
        let part = (self.next() >> 40) as f32 / (1_u64 << 24) as f32;
        low + (high - low) * part
    }

    fn up_to(&mut self, bound: u32) -> u32 {
        u32::try_from(self.next() % u64::from(bound.max(1))).unwrap()
    }
}
