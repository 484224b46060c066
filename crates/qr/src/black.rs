//! From grey to black and white, each place judged by what is around it (as zxing's hybrid binarizer does).

use image::GrayImage;
use rxing::common::{BitArray, BitMatrix};

/// The side of a block, in pixels.
const BLOCK: usize = 8;
/// A block whose greys differ by no more than this is even: ground, or the inside of something large.
pub(crate) const EVEN: u8 = 24;
/// The same for pale pictures, where grain is taken for ink sooner.
pub(crate) const NEARLY_EVEN: u8 = 6;
/// The threshold of a block is the mean of as many blocks to every side of it.
const AROUND: usize = 2;
const WORD: usize = usize::BITS as usize;

/// What is known of the blocks of a picture, row by row.
pub(crate) struct Blocks {
    columns: usize,
    even: u8,
    blocks: Vec<Block>,
}

#[derive(Clone, Copy)]
struct Block {
    mean: u8,
    darkest: u8,
    lightest: u8,
}

impl Block {
    /// The same block of the inverted picture.
    fn inverted(self) -> Self {
        Self {
            mean: u8::MAX - self.mean,
            darkest: u8::MAX - self.lightest,
            lightest: u8::MAX - self.darkest,
        }
    }
}

impl Blocks {
    pub(crate) fn of(image: &GrayImage, even: u8) -> Self {
        let width = image.width() as usize;
        let columns = width.div_ceil(BLOCK);
        let mut blocks = Vec::with_capacity(columns * (image.height() as usize).div_ceil(BLOCK));
        for rows in image.as_raw().chunks(width * BLOCK) {
            let mut sums = vec![(0_u16, u8::MAX, 0_u8); columns];
            for row in rows.chunks_exact(width) {
                for ((sum, darkest, lightest), greys) in sums.iter_mut().zip(row.chunks(BLOCK)) {
                    for grey in greys {
                        *sum += u16::from(*grey);
                        *darkest = (*darkest).min(*grey);
                        *lightest = (*lightest).max(*grey);
                    }
                }
            }
            let height = rows.len() / width;
            let widths = (0..columns).map(|column| (width - column * BLOCK).min(BLOCK));
            blocks.extend(
                sums.into_iter()
                    .zip(widths)
                    .map(|((sum, darkest, lightest), width)| Block {
                        mean: low_byte(usize::from(sum) / (width * height)),
                        darkest,
                        lightest,
                    }),
            );
        }
        Self {
            columns,
            even,
            blocks,
        }
    }

    /// Whether there is nothing to be seen: nothing begins or ends in a block, nor where two of them meet, as all of a code does
    /// whose modules are blocks.
    pub(crate) fn are_even(&self) -> bool {
        self.blocks.iter().enumerate().all(|(place, block)| {
            let is_first = place % self.columns == 0;
            let left = if is_first {
                block
            } else {
                &self.blocks[place - 1]
            };
            let above = place.checked_sub(self.columns);
            let above = above.map_or(block, |above| &self.blocks[above]);
            let lightest = block.lightest.max(left.lightest).max(above.lightest);
            let darkest = block.darkest.min(left.darkest).min(above.darkest);
            lightest - darkest <= self.even
        })
    }

    /// Up to which grey a pixel of each block is black, in the picture or in the inverted one.
    fn thresholds(&self, inverted: bool) -> Vec<u8> {
        let columns = self.columns;
        let mut points = vec![0_u8; self.blocks.len()];
        for (place, block) in self.blocks.iter().enumerate() {
            let block = if inverted { block.inverted() } else { *block };
            points[place] = if block.lightest - block.darkest > self.even {
                block.mean
            } else if place > columns && place % columns > 0 {
                // Even, and darker than its neighbours' threshold: the inside of something black.
                let above = u32::from(points[place - columns]);
                let corner = u32::from(points[place - columns - 1]);
                let near = (above + 2 * u32::from(points[place - 1]) + corner) / 4;
                if u32::from(block.darkest) < near {
                    low_byte(near as usize)
                } else {
                    block.darkest / 2
                }
            } else {
                block.darkest / 2
            };
        }
        let rows = points.len() / columns;
        let span = |middle: usize, length: usize| {
            // At the edges the window is moved, not cut.
            let middle = middle.clamp(
                AROUND.min(length - 1),
                (length - 1)
                    .saturating_sub(AROUND)
                    .max(AROUND.min(length - 1)),
            );
            middle.saturating_sub(AROUND)..(middle + AROUND + 1).min(length)
        };
        let mut thresholds = Vec::with_capacity(points.len());
        for row in 0..rows {
            let rows = span(row, rows);
            for column in 0..columns {
                let columns_around = span(column, columns);
                let count = rows.len() * columns_around.len();
                let sum: usize = rows
                    .clone()
                    .flat_map(|row| &points[row * columns..][columns_around.clone()])
                    .map(|point| usize::from(*point))
                    .sum();
                thresholds.push(low_byte(sum / count));
            }
        }
        thresholds
    }

    /// What is black in the picture, or in the inverted one. Only `None` if the picture is empty.
    pub(crate) fn black(&self, image: &GrayImage, inverted: bool) -> Option<BitMatrix> {
        let thresholds = self.thresholds(inverted);
        let width = image.width() as usize;
        let mut black = BitMatrix::new(image.width(), image.height()).ok()?;
        let mut bits = BitArray::with_size(width);
        for (y, row) in (0..).zip(image.as_raw().chunks_exact(width)) {
            let of_row = &thresholds[y as usize / BLOCK * self.columns..];
            for (place, greys) in row.chunks(WORD).enumerate() {
                let of_word = &of_row[place * WORD / BLOCK..];
                let word = if inverted {
                    packed(greys, of_word, |grey, threshold| {
                        u8::MAX - grey <= threshold
                    })
                } else {
                    packed(greys, of_word, |grey, threshold| grey <= threshold)
                };
                bits.setBulk(place * WORD, word);
            }
            black.setRow(y, &bits);
        }
        Some(black)
    }
}

/// One bit for each grey, the first one lowest.
fn packed(greys: &[u8], thresholds: &[u8], is_black: impl Fn(u8, u8) -> bool) -> usize {
    let mut word = 0;
    for (place, (greys, threshold)) in greys.chunks(BLOCK).zip(thresholds).enumerate() {
        let mut byte = 0;
        for (bit, grey) in greys.iter().enumerate() {
            byte |= usize::from(is_black(*grey, *threshold)) << bit;
        }
        word |= byte << (place * BLOCK);
    }
    word
}

/// A number that is at most 255, as a byte.
fn low_byte(value: usize) -> u8 {
    let [low, ..] = value.to_le_bytes();
    low
}

#[cfg(test)]
mod tests {
    use image::Luma;
    use rxing::common::HybridBinarizer;
    use rxing::{BinaryBitmap, Luma8Source};

    use super::*;

    #[test]
    fn it_agrees_with_the_binarizer_of_zxing() {
        // Whole blocks only: at the edges the two differ in where the last block begins.
        let mut state = 7_u32;
        let image = GrayImage::from_fn(160, 120, |x, y| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = u8::try_from(state >> 28).unwrap();
            let is_ink = (x / 7 + y / 5) % 3 == 0 && x > 30;
            Luma([if is_ink { 40 + noise } else { 200 + noise }])
        });
        for inverted in [false, true] {
            let mut shown = image.clone();
            if inverted {
                image::imageops::invert(&mut shown);
            }
            let source = Luma8Source::new_with_slice(shown.as_raw(), 160, 120).unwrap();
            let bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
            let theirs = bitmap.get_black_matrix();
            let ours = Blocks::of(&image, EVEN).black(&image, inverted).unwrap();
            let differing = (0..160)
                .flat_map(|x| (0..120).map(move |y| (x, y)))
                .filter(|(x, y)| theirs.get(*x, *y) != ours.get(*x, *y))
                .count();
            // Means are rounded once more here.
            assert!(
                differing < 160 * 120 / 200,
                "{differing}, inverted: {inverted}"
            );
        }
    }

    #[test]
    fn pictures_of_any_size_have_thresholds() {
        for (width, height) in [(1, 1), (7, 9), (65, 3), (3, 65), (64, 64), (41, 127)] {
            let image = GrayImage::from_fn(width, height, |x, _| {
                Luma([if x % 2 == 0 { 0 } else { 255 }])
            });
            let black = Blocks::of(&image, EVEN).black(&image, false).unwrap();
            assert_eq!((black.width(), black.height()), (width, height));
            assert!(black.get(0, height - 1));
        }
    }
}
