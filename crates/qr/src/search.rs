//! One search for QR codes in one picture, with the parts of `rxing` and bounds of our own: its
//! readers go on for as long as there is something to try, and a picture full of finder patterns
//! would keep them busy for hours.

use image::GrayImage;
use rxing::common::{BitMatrix, DetectorRXingResult, HybridBinarizer};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FindFinderPatterns, GenerateFinderPatternSets, SampleQR};
use rxing::{BinaryBitmap, Luma8Source, LuminanceSource};
use zeroize::Zeroizing;

/// With its thoroughness switched on, the search looks at every third row.
const ROW_STEP: u32 = 3;
/// The most places that look like a finder pattern along a row. Comparing them takes the square of
/// their number. A crowded 4K desktop has a few thousand; what has more is noise, or made to keep
/// us busy.
const MAX_PLACES: usize = 30_000;
/// The most finder patterns that are combined; a code has three.
const MAX_PATTERNS: usize = 1_000;
/// The most combinations of three that are looked at more closely.
const MAX_SAMPLED: usize = 3_000;
/// The most that are decoded.
const MAX_DECODED: usize = 500;

/// A code that was found.
pub(crate) struct Found {
    pub(crate) text: Zeroizing<String>,
    /// Its centre, in pixels of the picture that was searched.
    pub(crate) center: (f32, f32),
    /// About how high it is, in the same pixels.
    pub(crate) height: f32,
}

impl Found {
    /// The same code in a picture of so many times the size.
    pub(crate) fn scaled(self, times: f32) -> Self {
        let Self {
            text,
            center: (x, y),
            height,
        } = self;
        Self {
            text,
            center: (x * times, y * times),
            height: height * times,
        }
    }
}

/// The codes in a picture: those in black on white, and those in white on black.
///
/// With `closing`, specks and gaps of up to two pixels in what is drawn are closed first, which
/// helps with codes that were printed badly or drawn in dots.
pub(crate) fn search(image: &GrayImage, closing: bool) -> Vec<Found> {
    let mut found = Vec::new();
    for inverted in [false, true] {
        let Ok(mut source) =
            Luma8Source::new_with_slice(image.as_raw(), image.width(), image.height())
        else {
            continue;
        };
        // Before it becomes black and white: the threshold takes what is even for light ground.
        if inverted {
            source.invert();
        }
        let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
        if closing && bitmap.close().is_err() {
            continue;
        }
        found.extend(search_black(bitmap.get_black_matrix()));
    }
    found
}

fn search_black(black: &BitMatrix) -> Vec<Found> {
    const THOROUGHLY: bool = true;
    const ANY_MODULE_SIZE: u32 = 0;
    if places_in_rows(black) > MAX_PLACES {
        return Vec::new();
    }
    let mut patterns = FindFinderPatterns(black, THOROUGHLY, ANY_MODULE_SIZE);
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
            // The corner without a pattern lies opposite of the top left one: the other two have
            // the centre between them.
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

/// How many runs of black could be the middle of a finder pattern, by the widths of their
/// neighbours (ideally 1:1:3:1:1), in the rows that the search looks at. Never fewer than it finds
/// there.
fn places_in_rows(black: &BitMatrix) -> usize {
    let mut places = 0;
    for y in (ROW_STEP - 1..black.height()).step_by(ROW_STEP as usize) {
        // The last five runs. When a black one ends, the middle one is black as well.
        let mut runs = [0_u32; 5];
        let mut was_black = false;
        for x in 0..=black.width() {
            let is_over = x == black.width();
            let is_black = !is_over && black.get(x, y);
            if is_over || is_black != was_black {
                let [first, second, middle, fourth, fifth] = runs;
                let fits =
                    middle >= 3 && middle >= 2 * first.max(fifth) && middle >= second.max(fourth);
                places += usize::from(was_black && first > 0 && fits);
                runs = [second, middle, fourth, fifth, 0];
                was_black = is_black;
            }
            runs[4] += 1;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Finder patterns with modules of one pixel side by side, each with a border of one module.
    fn field(columns: u32, rows: u32) -> BitMatrix {
        let mut black = BitMatrix::new(9 * columns, 9 * rows).unwrap();
        for y in 0..9 * rows {
            for x in 0..9 * columns {
                let (column, row) = ((x % 9).min(8 - x % 9), (y % 9).min(8 - y % 9));
                if matches!(column.min(row), 1 | 3 | 4) {
                    black.set(x, y);
                }
            }
        }
        black
    }

    #[test]
    fn the_places_that_could_be_finder_patterns_are_counted() {
        // Of the three rows through the middle of each pattern, one is looked at.
        assert_eq!(places_in_rows(&field(1, 1)), 1);
        assert_eq!(places_in_rows(&field(5, 4)), 20);
        assert_eq!(places_in_rows(&BitMatrix::new(90, 90).unwrap()), 0);
    }

    #[test]
    fn the_count_is_never_below_what_the_search_finds() {
        let black = field(12, 9);
        assert_eq!(FindFinderPatterns(&black, true, 0).len(), 12 * 9);
        assert!(places_in_rows(&black) >= 12 * 9);
    }
}
