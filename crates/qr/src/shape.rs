//! Where a code lies, from the corners of its three finder patterns: also where it is seen so much from the side that they
//! differ in size, and for several guesses at how many modules it has.

use rxing::common::BitMatrix;
use rxing::common::cpp_essentials::{ConcentricPattern, FindConcentricPatternCorners};
use rxing::{Point, point};

use crate::budget::Budget;
use crate::grid::Greys;

/// The most patterns that are combined; the number of combinations grows with its cube.
const MAX_PATTERNS: usize = 9;
/// The widths of codes that are tried, in modules: up to version 21, beyond which links are not.
const WIDTHS: std::ops::RangeInclusive<u32> = 21..=101;
/// How far corners may lie from where they should, in modules: the root of the mean square.
const MAX_MISFIT: f64 = 0.45;
/// How much larger one pattern may seem than another.
const MAX_RATIO: i32 = 4;

/// A code that could be there.
pub(crate) struct Shape {
    /// Its patterns: top left, top right, bottom left.
    pub(crate) patterns: [ConcentricPattern; 3],
    /// Its width in modules.
    pub(crate) width: u32,
    /// How badly it fits, in modules.
    misfit: f64,
    known: Vec<Known>,
    map: Map,
}

/// A place in modules, the same one in pixels, and how much it counts.
type Known = ([f64; 2], [f64; 2], f64);

/// The shapes that some of these patterns could make, the likeliest first.
pub(crate) fn shapes(
    black: &BitMatrix,
    patterns: &[ConcentricPattern],
    budget: &mut Budget,
) -> Vec<Shape> {
    let corners: Vec<(ConcentricPattern, [Point; 4])> = patterns
        .iter()
        .take(MAX_PATTERNS)
        .filter_map(|pattern| {
            let corners = FindConcentricPatternCorners(black, pattern.p, pattern.size, 2)?;
            Some((*pattern, corners.0))
        })
        .collect();
    let mut shapes = Vec::new();
    for first in 0..corners.len() {
        for second in first + 1..corners.len() {
            for third in second + 1..corners.len() {
                let three = [corners[first], corners[second], corners[third]];
                let sizes = three.map(|(pattern, _)| pattern.size);
                let (smallest, largest) = (sizes.iter().min(), sizes.iter().max());
                let is_likely = smallest
                    .zip(largest)
                    .is_some_and(|(small, large)| *large <= MAX_RATIO.saturating_mul(*small));
                if !is_likely {
                    continue;
                }
                for top_left in 0..3 {
                    if !budget.sample() {
                        return shapes;
                    }
                    let [a, b, c] = [0, 1, 2].map(|place| three[(top_left + place) % 3]);
                    shapes.extend(shape_of(a, b, c));
                }
            }
        }
    }
    shapes.sort_by(|left: &Shape, right: &Shape| left.misfit.total_cmp(&right.misfit));
    shapes
}

type WithCorners = (ConcentricPattern, [Point; 4]);

/// The best shape with this pattern in the top left corner, the other two in the order that is not mirrored.
fn shape_of(top_left: WithCorners, one: WithCorners, other: WithCorners) -> Option<Shape> {
    let [right, below] = [one, other].map(|(pattern, _)| pattern.p - top_left.0.p);
    let turn = right.x * below.y - right.y * below.x;
    let (top_right, bottom_left, turn) = if turn > 0.0 {
        (one, other, turn)
    } else {
        (other, one, -turn)
    };
    let right = top_right.0.p - top_left.0.p;
    let below = bottom_left.0.p - top_left.0.p;
    // In a line, or nearly so.
    if turn < 0.15 * right.x.hypot(right.y) * below.x.hypot(below.y) {
        return None;
    }
    // Which corner of its pattern each is, by the side of the middle on which it lies.
    let mut placed = Vec::with_capacity(12);
    for ((pattern, corners), origin) in [
        (top_left, (0.0, 0.0)),
        (top_right, (1.0, 0.0)),
        (bottom_left, (0.0, 1.0)),
    ] {
        let mut seen = [false; 4];
        for corner in corners {
            let from = corner - pattern.p;
            let to_right = (from.x * below.y - from.y * below.x) / turn;
            let down = (right.x * from.y - right.y * from.x) / turn;
            let place = usize::from(to_right > 0.0) + 2 * usize::from(down > 0.0);
            if std::mem::replace(&mut seen[place], true) {
                return None;
            }
            // The corners are measured in the middle of the outer ring.
            let within = |is_far: bool| if is_far { 6.5 } else { 0.5 };
            placed.push((
                origin,
                [within(to_right > 0.0), within(down > 0.0)],
                [f64::from(corner.x), f64::from(corner.y)],
            ));
        }
    }
    let fitted = WIDTHS.step_by(4).filter_map(|width| {
        let far = f64::from(width) - 7.0;
        let known: Vec<Known> = placed
            .iter()
            .map(|((right, down), [x, y], pixel)| ([x + right * far, y + down * far], *pixel, 1.0))
            .collect();
        let map = Map::fitted(&known, f64::from(width))?;
        let misfit = map.misfit(&known)?;
        Some((width, misfit, known, map))
    });
    let (width, misfit, known, map) = fitted.min_by(|left, right| left.1.total_cmp(&right.1))?;
    (misfit <= MAX_MISFIT).then_some(Shape {
        patterns: [top_left.0, top_right.0, bottom_left.0],
        width,
        misfit,
        known,
        map,
    })
}

impl Shape {
    /// Its corners in pixels: top left, top right, bottom right, bottom left. Where an alignment pattern is found in the
    /// fourth corner, that counts as well.
    pub(crate) fn corners(mut self, greys: &Greys<'_>) -> Option<[Point; 4]> {
        if let Some(known) = self.alignment(greys) {
            self.known.push(known);
            if let Some(map) = Map::fitted(&self.known, f64::from(self.width)) {
                self.map = map;
            }
        }
        let side = f64::from(self.width);
        let corners = [[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]];
        let mut pixels = [point(0.0, 0.0); 4];
        for (pixel, corner) in pixels.iter_mut().zip(corners) {
            let [x, y] = self.map.at(corner)?;
            *pixel = point(x as f32, y as f32);
        }
        Some(pixels)
    }

    /// The alignment pattern in the fourth corner, if one stands out near to where it should be.
    fn alignment(&self, greys: &Greys<'_>) -> Option<Known> {
        const HAVE_NONE: u32 = 21;
        const STEPS: i32 = 12;
        const STEP: f64 = 0.2;
        /// What is taken for a pattern: light parts lighter than dark ones by so many greys.
        const STANDS_OUT: f32 = 12.0;
        if self.width <= HAVE_NONE {
            return None;
        }
        let middle = f64::from(self.width) - 6.5;
        let offsets = (-STEPS..=STEPS).flat_map(|y| (-STEPS..=STEPS).map(move |x| (x, y)));
        let scored = offsets.filter_map(|(x, y)| {
            let place = [middle + f64::from(x) * STEP, middle + f64::from(y) * STEP];
            let (mut light, mut dark) = (0.0, 0.0);
            for row in -2_i32..=2 {
                for column in -2_i32..=2 {
                    let [x, y] = self
                        .map
                        .at([place[0] + f64::from(column), place[1] + f64::from(row)])?;
                    let grey = greys.at(point(x as f32, y as f32));
                    if row.abs().max(column.abs()) == 1 {
                        light += grey / 8.0;
                    } else {
                        dark += grey / 17.0;
                    }
                }
            }
            Some((light - dark, place))
        });
        let (score, place) = scored.max_by(|left, right| left.0.total_cmp(&right.0))?;
        const WEIGHT: f64 = 4.0;
        let pixel = self.map.at(place)?;
        (score > STANDS_OUT).then_some(([middle, middle], pixel, WEIGHT))
    }
}

/// From modules to pixels, as a plane is seen by a camera.
struct Map {
    parts: [f64; 8],
    /// Modules are scaled by this before, to keep the numbers near to one.
    scale: f64,
}

impl Map {
    /// The map that fits best: least squares, with the last part taken for one.
    fn fitted(known: &[Known], width: f64) -> Option<Self> {
        const PARTS: usize = 8;
        let scale = 1.0 / width;
        let mut sums = [[0.0_f64; PARTS + 1]; PARTS];
        for ([x, y], [to_x, to_y], weight) in known {
            let (x, y) = (x * scale, y * scale);
            for equation in [
                [x, y, 1.0, 0.0, 0.0, 0.0, -to_x * x, -to_x * y, *to_x],
                [0.0, 0.0, 0.0, x, y, 1.0, -to_y * x, -to_y * y, *to_y],
            ] {
                for (row, left) in sums.iter_mut().zip(equation) {
                    for (sum, right) in row.iter_mut().zip(equation) {
                        *sum += weight * left * right;
                    }
                }
            }
        }
        solved(sums).map(|parts| Self { parts, scale })
    }

    fn at(&self, [x, y]: [f64; 2]) -> Option<[f64; 2]> {
        let (x, y) = (x * self.scale, y * self.scale);
        let [a, b, c, d, e, f, g, h] = self.parts;
        let depth = g * x + h * y + 1.0;
        // Behind the camera, or nearly so.
        const LEAST_DEPTH: f64 = 0.05;
        (depth > LEAST_DEPTH).then(|| [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth])
    }

    /// How far the known places lie from where this puts them, in modules.
    fn misfit(&self, known: &[Known]) -> Option<f64> {
        let mut sum = 0.0;
        for (place, pixel, _) in known {
            let [x, y] = self.at(*place)?;
            let [next_x, next_y] = self.at([place[0] + 1.0, place[1]])?;
            let module = (next_x - x).hypot(next_y - y);
            sum += ((x - pixel[0]).hypot(y - pixel[1]) / module).powi(2);
        }
        let misfit = (sum / known.len() as f64).sqrt();
        misfit.is_finite().then_some(misfit)
    }
}

/// The solution of so many equations (Gauss, with pivots).
fn solved<const N: usize, const M: usize>(mut rows: [[f64; M]; N]) -> Option<[f64; N]> {
    for column in 0..N {
        let pivot = (column..N).max_by(|left, right| {
            rows[*left][column]
                .abs()
                .total_cmp(&rows[*right][column].abs())
        })?;
        rows.swap(column, pivot);
        let head = rows[column];
        if head[column].abs() < 1e-9 {
            return None;
        }
        for row in (0..N).filter(|row| *row != column) {
            let times = rows[row][column] / head[column];
            for (value, above) in rows[row].iter_mut().zip(head) {
                *value -= times * above;
            }
        }
    }
    let mut solution = [0.0; N];
    for (place, value) in solution.iter_mut().enumerate() {
        *value = rows[place][M - 1] / rows[place][place];
    }
    Some(solution)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_is_found_again_from_places_on_it() {
        let seen = |[x, y]: [f64; 2]| {
            let depth = 1.0 + 0.004 * x - 0.006 * y;
            [
                (40.0 + 5.0 * x - 1.5 * y) / depth,
                (90.0 + 0.7 * x + 4.0 * y) / depth,
            ]
        };
        let places = [0.5, 6.5, 30.5, 36.5];
        let known: Vec<Known> = places
            .iter()
            .flat_map(|x| places.map(|y| ([*x, y], seen([*x, y]), 1.0)))
            .collect();
        let map = Map::fitted(&known, 37.0).unwrap();
        assert!(map.misfit(&known).unwrap() < 1e-6);
        let [x, y] = map.at([20.0, 11.0]).unwrap();
        let expected = seen([20.0, 11.0]);
        assert!((x - expected[0]).hypot(y - expected[1]) < 1e-6);
    }

    #[test]
    fn places_in_a_line_make_no_map() {
        let known: Vec<Known> = (0..12_i32)
            .map(|place| {
                let place = f64::from(place);
                ([place, place], [place, place], 1.0)
            })
            .collect();
        assert!(Map::fitted(&known, 21.0).is_none());
    }
}
