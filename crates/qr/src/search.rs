//! One search for QR codes in one picture, with the parts of `rxing` and bounds of our own: its readers go on for as long as there
//! is something to try, and a picture full of finder patterns would keep them busy for hours.

use rxing::common::{BitMatrix, DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{BinaryBitmap, Luma8Source};
use zeroize::Zeroizing;

use crate::picture::Grey;

/// The most finder patterns that are combined; a code has three. A crowded 4K desktop shows a few hundred by chance.
const MAX_PATTERNS: usize = 1_500;
/// The most combinations of three that are looked at more closely.
const MAX_SAMPLED: usize = 5_000;
/// The most that are decoded.
const MAX_DECODED: usize = 1_000;

/// A code that was found.
pub(crate) struct Found {
    pub(crate) text: Zeroizing<String>,
    /// Its centre, in pixels of the picture that was searched.
    pub(crate) center: (f32, f32),
    /// About how high it is, in the same pixels.
    pub(crate) height: f32,
}

/// The codes in a picture: those in black on white, and those in white on black.
///
/// With `closing`, specks and gaps of up to two pixels in the black are closed first, which helps with codes that were
/// printed or drawn in dots.
pub(crate) fn search(grey: &Grey, closing: bool) -> Vec<Found> {
    let mut found = Vec::new();
    for inverted in [false, true] {
        let Ok(source) = Luma8Source::new_with_slice(&grey.pixels, grey.width, grey.height) else {
            continue;
        };
        let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
        if inverted {
            bitmap.invert();
        }
        if closing && bitmap.close().is_err() {
            continue;
        }
        found.extend(search_black(bitmap.get_black_matrix()));
    }
    found
}

fn search_black(black: &BitMatrix) -> Vec<Found> {
    const EVERY_THIRD_ROW: bool = true;
    const ANY_MODULE_SIZE: u32 = 0;
    let mut patterns = FindFinderPatterns(black, EVERY_THIRD_ROW, ANY_MODULE_SIZE);
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.size));
    patterns.truncate(MAX_PATTERNS);

    let mut found = Vec::new();
    let mut used = Vec::new();
    let (mut sampled, mut decoded) = (0, 0);
    // The likeliest combinations come first. A pattern belongs to one code only.
    for set in GenerateFinderPatternSets(&mut patterns) {
        let corners = [set.tl, set.tr, set.bl];
        if corners.iter().any(|corner| used.contains(corner)) {
            continue;
        }
        if sampled == MAX_SAMPLED || decoded == MAX_DECODED {
            break;
        }
        sampled += 1;
        let Ok(symbol) = SampleQR(black, &set) else {
            continue;
        };
        decoded += 1;
        let Ok(content) = Decode(symbol.getBits()) else {
            continue;
        };
        if !content.isValid() {
            continue;
        }
        used.extend(corners);
        let text = Zeroizing::new(content.text());
        if !text.is_empty() {
            // The corner without a pattern lies opposite of the top left one: the other two have the centre between them.
            let center = (
                (set.tr.p.x + set.bl.p.x) / 2.0,
                (set.tr.p.y + set.bl.p.y) / 2.0,
            );
            let heights = corners.map(|corner| (corner.p.y - center.1).abs());
            found.push(Found {
                text,
                center,
                height: 2.0 * heights.into_iter().fold(0.0, f32::max),
            });
        }
    }
    found
}
