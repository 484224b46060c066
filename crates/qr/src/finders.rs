//! The finder patterns of a picture: the squares in three corners of a code.

use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::{ConcentricPattern, LocateConcentricPattern};
use rxing::point;

use crate::budget::Budget;

/// Every third row is looked at: the middle of a pattern is three modules high.
const ROW_STEP: u32 = 3;
/// The most patterns that are kept, the largest ones; a code has three.
const MAX_KEPT: usize = 1_000;
/// The most that are collected.
const MAX_PATTERNS: usize = 4_000;
/// The widths along a line through the middle, in modules.
const WIDTHS: [u16; 5] = [1, 1, 3, 1, 1];
const MODULES: usize = 7;

/// The patterns in what is black, the largest first.
pub(crate) fn finder_patterns(black: &BitMatrix, budget: &mut Budget) -> Vec<ConcentricPattern> {
    let mut patterns: Vec<ConcentricPattern> = Vec::new();
    let mut runs = Vec::new();
    for y in (ROW_STEP - 1..black.height()).step_by(ROW_STEP as usize) {
        let row = black.getRow(y);
        runs_of(row.getBitArray(), black.width() as usize, &mut runs);
        // Rows begin with a light run, which may be empty; dark ones have the odd places.
        let mut left = 0;
        for (place, run) in runs.iter().enumerate() {
            let window = runs.get(place..place + WIDTHS.len());
            if let Some(&[a, b, c, d, e]) = window.filter(|_| place % 2 == 1) {
                let size = a + b + c + d + e;
                if fits([a, b, c, d, e]) {
                    let place = point((left + a + b) as f32 + c as f32 / 2.0, y as f32 + 0.5);
                    let is_known = patterns.iter().any(|known| {
                        let (x, y) = (known.p.x - place.x, known.p.y - place.y);
                        x.hypot(y) < known.size as f32 / 2.0
                    });
                    if !is_known {
                        // Following its outlines takes a time that grows with its size.
                        if patterns.len() == MAX_PATTERNS || !budget.trace(size) {
                            return largest(patterns);
                        }
                        // Three times its size, for those seen from the side.
                        let range = i32::try_from(3 * size).unwrap_or(i32::MAX);
                        patterns.extend(LocateConcentricPattern::<true, 5, MODULES>(
                            black, &WIDTHS, place, range,
                        ));
                    }
                }
            }
            left += run;
        }
    }
    largest(patterns)
}

fn largest(mut patterns: Vec<ConcentricPattern>) -> Vec<ConcentricPattern> {
    patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.size));
    patterns.truncate(MAX_KEPT);
    patterns
}

/// Whether runs could go through the middle of a pattern. The distances between like edges are compared: they stay the
/// same where ink has run or light has spilled.
fn fits([a, b, c, d, e]: [u32; 5]) -> bool {
    if c < 3 || c < 2 * a.max(e) || c < b.max(d) {
        return false;
    }
    // Twice seven times as large, to have whole numbers.
    let module = 2 * (a + b + c + d + e);
    let tolerance = module * 4 / 5 + 7;
    let is_near = |width: u32, modules: u32| (14 * width).abs_diff(modules * module) <= tolerance;
    is_near(a + b, 2) && is_near(b + c, 4) && is_near(c + d, 4) && is_near(d + e, 2)
}

/// The lengths of light and dark runs in turns, light first.
fn runs_of(words: &[usize], width: usize, runs: &mut Vec<u32>) {
    runs.clear();
    let (mut start, mut is_dark) = (0, false);
    while start < width {
        let end = end_of_run(words, start, is_dark).min(width);
        // Sides are at most 32,767 pixels.
        runs.push(u32::try_from(end - start).unwrap_or(u32::MAX));
        (start, is_dark) = (end, !is_dark);
    }
}

/// Where the run that goes through `start` ends.
fn end_of_run(words: &[usize], start: usize, is_dark: bool) -> usize {
    const WORD: usize = usize::BITS as usize;
    let mut mask = usize::MAX << (start % WORD);
    for (place, word) in words.iter().enumerate().skip(start / WORD) {
        let others = if is_dark { !word } else { *word } & mask;
        if others != 0 {
            return place * WORD + others.trailing_zeros() as usize;
        }
        mask = usize::MAX;
    }
    usize::MAX
}

#[cfg(test)]
mod tests {
    use rxing::qrcode::cpp_port::detector::FindFinderPatterns;

    use super::*;

    /// Finder patterns side by side, each with a border of one module.
    fn field(columns: u32, rows: u32, module: u32) -> BitMatrix {
        let mut black = BitMatrix::new(9 * columns * module, 9 * rows * module).unwrap();
        for y in 0..black.height() {
            for x in 0..black.width() {
                let ring = |place: u32| {
                    let place = place / module % 9;
                    place.min(8 - place)
                };
                if matches!(ring(x).min(ring(y)), 1 | 3 | 4) {
                    black.set(x, y);
                }
            }
        }
        black
    }

    #[test]
    fn the_same_patterns_are_found_as_by_rxing() {
        for (columns, rows, module) in [(1, 1, 1), (5, 4, 1), (12, 9, 1), (3, 2, 5), (1, 1, 20)] {
            let black = field(columns, rows, module);
            let ours = finder_patterns(&black, &mut Budget::whole());
            assert_eq!(ours.len() as u32, columns * rows);
            assert_eq!(ours.len(), FindFinderPatterns(&black, true, 0).len());
        }
    }

    #[test]
    fn the_search_ends_with_its_budget() {
        let black = field(400, 400, 1);
        assert_eq!(
            finder_patterns(&black, &mut Budget::whole()).len(),
            MAX_KEPT
        );
        let mut budget = Budget::whole();
        while budget.trace(0) {}
        assert!(finder_patterns(&black, &mut budget).is_empty());
    }

    #[test]
    fn runs_are_the_same_bit_by_bit() {
        let words = [0b1011_usize, 0, usize::MAX, 1 << 63];
        let width = 3 * 64 + 64;
        let mut runs = Vec::new();
        runs_of(&words, width, &mut runs);
        let mut slowly = vec![0];
        let mut was_dark = false;
        for x in 0..width {
            let is_dark = words[x / 64] >> (x % 64) & 1 == 1;
            if is_dark != was_dark {
                slowly.push(0);
                was_dark = is_dark;
            }
            *slowly.last_mut().unwrap() += 1;
        }
        assert_eq!(runs, slowly);
    }
}
