//! The modules of a code read once more from the greys: where black and white alone were not enough to decode it.

use image::GrayImage;
use rxing::common::{BitMatrix, PerspectiveTransform, Quadrilateral};
use rxing::{Point, point};

/// The greys of a picture, or of the inverted one.
#[derive(Clone, Copy)]
pub(crate) struct Greys<'a> {
    pub(crate) image: &'a GrayImage,
    pub(crate) inverted: bool,
}

impl Greys<'_> {
    /// The grey at a point, between the four pixels around it. Outside of the picture it is that of the edge.
    pub(crate) fn at(&self, place: Point) -> f32 {
        let (width, height) = self.image.dimensions();
        // A number that is none becomes 0.
        let x = (place.x - 0.5).clamp(0.0, width as f32 - 1.0);
        let y = (place.y - 0.5).clamp(0.0, height as f32 - 1.0);
        let (left, top) = ((x as u32).min(width - 1), (y as u32).min(height - 1));
        let (right, below) = ((left + 1).min(width - 1), (top + 1).min(height - 1));
        let at = |x: u32, y: u32| f32::from(self.image.get_pixel(x, y).0[0]);
        let across = x - left as f32;
        let upper = at(left, top) + (at(right, top) - at(left, top)) * across;
        let lower = at(left, below) + (at(right, below) - at(left, below)) * across;
        let grey = upper + (lower - upper) * (y - top as f32);
        if self.inverted { 255.0 - grey } else { grey }
    }
}

/// Where the modules of a code lie in a picture.
pub(crate) struct Grid<'a> {
    greys: Greys<'a>,
    /// From modules to pixels.
    transform: PerspectiveTransform,
    width: u32,
}

/// How far from the middle of a module the grey is measured as well, in modules.
const OFF_MIDDLE: f32 = 0.22;
/// The ground of a module is judged by as many modules to every side.
const AROUND: u32 = 4;

impl<'a> Grid<'a> {
    /// The grid of so many modules between these corners: top left, top right, bottom right, bottom left.
    pub(crate) fn new(greys: Greys<'a>, corners: &[Point], width: u32) -> Option<Self> {
        let corners: [Point; 4] = corners.try_into().ok()?;
        let side = width as f32;
        let modules = [
            point(0.0, 0.0),
            point(side, 0.0),
            point(side, side),
            point(0.0, side),
        ];
        let transform = PerspectiveTransform::quadrilateralToQuadrilateral(
            Quadrilateral::from(modules),
            Quadrilateral::from(corners),
        )
        .ok()?;
        Some(Self {
            greys,
            transform,
            width,
        })
    }

    /// How light each module is, row by row.
    pub(crate) fn levels(&self) -> Levels {
        let mut levels = Vec::with_capacity((self.width * self.width) as usize);
        for y in 0..self.width {
            for x in 0..self.width {
                let points = [
                    (0.0, 0.0),
                    (OFF_MIDDLE, 0.0),
                    (-OFF_MIDDLE, 0.0),
                    (0.0, OFF_MIDDLE),
                    (0.0, -OFF_MIDDLE),
                ];
                let sum: f32 = points
                    .iter()
                    .map(|(right, down)| {
                        let place = point(x as f32 + 0.5 + right, y as f32 + 0.5 + down);
                        self.greys.at(self.transform.transform_point(place))
                    })
                    .sum();
                levels.push(sum / points.len() as f32);
            }
        }
        Levels {
            width: self.width,
            levels,
        }
    }
}

/// How light the modules of a code are.
pub(crate) struct Levels {
    width: u32,
    levels: Vec<f32>,
}

impl Levels {
    /// Which modules are dark, after each was set off against those beside it by so much: what a blur took is given back.
    pub(crate) fn dark(&self, sharpening: f32) -> Option<BitMatrix> {
        let sharp: Vec<f32> = (0..self.width * self.width)
            .map(|place| {
                let (x, y) = (place % self.width, place / self.width);
                let (mut sum, mut count) = (0.0, 0.0);
                self.around(x, y, 1, |level| {
                    sum += level;
                    count += 1.0;
                });
                let own = self.levels[place as usize];
                own + sharpening * (own - sum / count)
            })
            .collect();
        let sharp = Self {
            width: self.width,
            levels: sharp,
        };
        let mut dark = BitMatrix::new(self.width, self.width).ok()?;
        for y in 0..self.width {
            for x in 0..self.width {
                let (mut darkest, mut lightest) = (f32::MAX, f32::MIN);
                let (mut sum, mut count) = (0.0, 0.0);
                sharp.around(x, y, AROUND, |level| {
                    darkest = darkest.min(level);
                    lightest = lightest.max(level);
                    sum += level;
                    count += 1.0;
                });
                // Between the middle of the range, which noise spoils, and the mean, which an uneven share spoils.
                let threshold = ((darkest + lightest) / 2.0 + sum / count) / 2.0;
                if sharp.levels[(y * self.width + x) as usize] <= threshold {
                    dark.set(x, y);
                }
            }
        }
        Some(dark)
    }

    /// Which modules are dark, after a blur of this width (its standard deviation in modules) was undone: step by step towards
    /// what would look the same if it were blurred, and is nowhere darker than the darkest nor lighter than the lightest
    /// module (Landweber's iteration, projected). For codes that are evenly lit.
    pub(crate) fn dark_before_blur(&self, blur: f32) -> Option<BitMatrix> {
        const STEPS: u32 = 40;
        let darkest = self.levels.iter().copied().fold(f32::MAX, f32::min);
        let lightest = self.levels.iter().copied().fold(f32::MIN, f32::max);
        let range = lightest - darkest;
        if range <= 0.0 {
            return None;
        }
        let seen: Vec<f32> = self
            .levels
            .iter()
            .map(|level| (level - darkest) / range)
            .collect();
        let mut guess = seen.clone();
        for _ in 0..STEPS {
            let blurred = self.blurred(&guess, blur);
            for ((guess, blurred), seen) in guess.iter_mut().zip(blurred).zip(&seen) {
                *guess = (*guess + 1.5 * (seen - blurred)).clamp(0.0, 1.0);
            }
        }
        let mut dark = BitMatrix::new(self.width, self.width).ok()?;
        for (place, level) in (0..).zip(&guess) {
            if *level < 0.5 {
                dark.set(place % self.width, place / self.width);
            }
        }
        Some(dark)
    }

    /// What a blur makes of modules. Around the code it is light.
    fn blurred(&self, modules: &[f32], blur: f32) -> Vec<f32> {
        /// How far it reaches, in modules.
        const REACH: i32 = 2;
        let width = i32::try_from(self.width).unwrap_or(0);
        let weights: Vec<f32> = (-REACH..=REACH)
            .map(|place| (-0.5 * (place as f32 / blur).powi(2)).exp())
            .collect();
        let sum: f32 = weights.iter().sum();
        let pass = |from: &[f32], step: i32| -> Vec<f32> {
            (0..width * width)
                .map(|place| {
                    let along = if step == 1 {
                        place % width
                    } else {
                        place / width
                    };
                    (-REACH..=REACH)
                        .zip(&weights)
                        .map(|(away, weight)| {
                            let inside = (0..width).contains(&(along + away));
                            let place = usize::try_from(place + away * step).ok();
                            let level = place.filter(|_| inside).and_then(|place| from.get(place));
                            weight * level.copied().unwrap_or(1.0)
                        })
                        .sum::<f32>()
                        / sum
                })
                .collect()
        };
        pass(&pass(modules, 1), width)
    }

    fn around(&self, x: u32, y: u32, reach: u32, mut take: impl FnMut(f32)) {
        let span =
            |middle: u32| middle.saturating_sub(reach)..=(middle + reach).min(self.width - 1);
        for row in span(y) {
            for column in span(x) {
                take(self.levels[(row * self.width + column) as usize]);
            }
        }
    }
}
