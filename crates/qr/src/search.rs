//! One search for QR codes in one picture, with the parts of `rxing` and bounds of our own: its
//! readers go on for as long as there is something to try, and a picture full of finder patterns
//! would keep them busy for hours.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::GrayImage;
use rxing::common::cpp_essentials::ConcentricPattern;
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{FinderPatternSet, GenerateFinderPatternSets, SampleQR};
use rxing::{Point, point};
use zeroize::{Zeroizing, zeroize_stack};

use crate::black::Blocks;
use crate::budget::Budget;
use crate::finders::finder_patterns;
use crate::grid::{Greys, Grid};
use crate::shape::{Shape, shapes};

/// More than a search uses of its thread's stack, in bytes.
const STACK: usize = 256 * 1024;

/// How strongly modules are set off against their neighbours, in turns, until a code can be decoded.
const SHARPENINGS: [f32; 3] = [0.0, 0.5, 1.2];
/// The blurs that are undone after that: their standard deviations in modules.
const BLURS: [f32; 3] = [0.5, 0.65, 0.8];

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
    fn scaled(self, times: f32) -> Self {
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

/// What a search came to.
#[derive(Default)]
pub(crate) struct Looked {
    pub(crate) found: Vec<Found>,
    /// Whether there was something that looks like a code, and could not be read.
    pub(crate) is_unsure: bool,
}

impl Looked {
    /// Whether something was found, and nothing was left that might be a code.
    pub(crate) fn is_enough(&self) -> bool {
        !self.found.is_empty() && !self.is_unsure
    }

    pub(crate) fn and(&mut self, other: Self) {
        self.found.extend(other.found);
        self.is_unsure |= other.is_unsure;
    }

    /// The same in a picture of so many times the size.
    pub(crate) fn scaled(self, times: f32) -> Self {
        let found = self.found.into_iter().map(|code| code.scaled(times));
        Self {
            found: found.collect(),
            is_unsure: self.is_unsure,
        }
    }
}

/// The budgets of the two searches: for codes in dark on light, and for those in light on dark.
pub(crate) type Budgets = [Budget; 2];

/// The codes in a picture, dark ones and light ones, each on a thread of its own. The greys of their modules are taken from
/// `greys`, which is as large.
pub(crate) fn search(
    image: &GrayImage,
    greys: &GrayImage,
    even: u8,
    budgets: &mut Budgets,
) -> Looked {
    let pixels = u64::from(image.width()) * u64::from(image.height());
    if !budgets.iter_mut().all(|budget| budget.look(pixels)) {
        return Looked::default();
    }
    let blocks = Blocks::of(image, even);
    let [dark, light] = budgets;
    // Threads cost more than they save where little is to be done.
    const WORTH_A_THREAD: u64 = 100_000;
    if pixels < WORTH_A_THREAD {
        let mut looked = search_one([image, greys], &blocks, false, dark);
        looked.and(search_one([image, greys], &blocks, true, light));
        return looked;
    }
    std::thread::scope(|scope| {
        let other = scope.spawn(|| {
            let looked = search_one([image, greys], &blocks, true, light);
            // What was found was on this stack, and its memory may be another thread's next.
            zeroize_stack::<STACK>();
            looked
        });
        let mut looked = search_one([image, greys], &blocks, false, dark);
        // A search that panicked has found nothing.
        looked.and(other.join().unwrap_or_default());
        looked
    })
}

#[inline(never)]
fn search_one(
    [image, greys]: [&GrayImage; 2],
    blocks: &Blocks,
    inverted: bool,
    budget: &mut Budget,
) -> Looked {
    // Parts of `rxing` say that they can panic.
    let searched = catch_unwind(AssertUnwindSafe(|| {
        let black = blocks.black(image, inverted)?;
        Some(search_black(
            Greys {
                image: greys,
                inverted,
            },
            &black,
            budget,
        ))
    }));
    searched.ok().flatten().unwrap_or_default()
}

fn search_black(greys: Greys<'_>, black: &BitMatrix, budget: &mut Budget) -> Looked {
    let mut patterns = finder_patterns(black, budget);
    let mut looked = Looked::default();
    let mut used: Vec<ConcentricPattern> = Vec::new();
    let mut unread: Vec<[ConcentricPattern; 3]> = Vec::new();
    // The likeliest combinations come first. A pattern belongs to one code only.
    for set in GenerateFinderPatternSets(&mut patterns) {
        let corners = [set.tl, set.tr, set.bl];
        if corners.iter().any(|corner| used.contains(corner)) {
            continue;
        }
        if !budget.sample() {
            break;
        }
        match caught(|| read_set(greys, black, &set, budget)) {
            Read::Text(text) => {
                used.extend(corners);
                looked.found.extend(found(text, corners));
            }
            Read::Unclear => unread.push(corners),
            Read::Nothing => {}
        }
    }
    patterns.retain(|pattern| !used.contains(pattern));
    for shape in caught(|| shapes(black, &patterns, budget)) {
        let corners = shape.patterns;
        if corners.iter().any(|corner| used.contains(corner)) {
            continue;
        }
        match caught(|| read_shape(greys, shape, budget)) {
            Read::Text(text) => {
                used.extend(corners);
                looked.found.extend(found(text, corners));
            }
            Read::Unclear => unread.push(corners),
            Read::Nothing => {}
        }
    }
    looked.is_unsure = unread
        .iter()
        .any(|corners| !corners.iter().any(|corner| used.contains(corner)));
    looked
}

fn found(text: Zeroizing<String>, corners: [ConcentricPattern; 3]) -> Option<Found> {
    // The corner without a pattern lies opposite of the top left one: the other two have
    // the centre between them.
    let [_, right, below] = corners;
    let center = ((right.p.x + below.p.x) / 2.0, (right.p.y + below.p.y) / 2.0);
    let heights = corners.map(|corner| (corner.p.y - center.1).abs());
    (!text.is_empty()).then(|| Found {
        text,
        center,
        height: 2.0 * heights.into_iter().fold(0.0, f32::max),
    })
}

/// What became of three patterns.
#[derive(Default)]
enum Read {
    Text(Zeroizing<String>),
    /// There may be a code, but it can't be read.
    Unclear,
    #[default]
    Nothing,
}

/// Parts of `rxing` say that they can panic. What panicked has found nothing.
fn caught<T: Default>(run: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_default()
}

/// The code with these three patterns, sampled by `rxing` and, if that can't be decoded, from the greys.
fn read_set(
    greys: Greys<'_>,
    black: &BitMatrix,
    set: &FinderPatternSet,
    budget: &mut Budget,
) -> Read {
    let Ok(symbol) = SampleQR(black, set) else {
        return Read::Nothing;
    };
    if !budget.decode() {
        return Read::Nothing;
    }
    if let Some(text) = decoded(symbol.getBits()) {
        return Read::Text(text);
    }
    // Its corners lie half a pixel further than the modules that were sampled.
    let corners: Vec<_> = symbol
        .getPoints()
        .iter()
        .map(|corner| *corner - point(0.5, 0.5))
        .collect();
    read_grid(greys, &corners, symbol.getBits().width(), budget)
}

fn read_shape(greys: Greys<'_>, shape: Shape, budget: &mut Budget) -> Read {
    let width = shape.width;
    match shape.corners(&greys) {
        Some(corners) => read_grid(greys, &corners, width, budget),
        None => Read::Nothing,
    }
}

fn read_grid(greys: Greys<'_>, corners: &[Point], width: u32, budget: &mut Budget) -> Read {
    let Some(grid) = Grid::new(greys, corners, width) else {
        return Read::Nothing;
    };
    let levels = grid.levels();
    let sharpened = SHARPENINGS.iter().map(|by| levels.dark(*by));
    let unblurred = BLURS.iter().map(|blur| levels.dark_before_blur(*blur));
    for dark in sharpened.chain(unblurred).flatten() {
        if !budget.decode() {
            break;
        }
        if let Some(text) = decoded(&dark) {
            return Read::Text(text);
        }
    }
    Read::Unclear
}

fn decoded(modules: &BitMatrix) -> Option<Zeroizing<String>> {
    let content = Decode(modules).ok()?;
    content.isValid().then(|| Zeroizing::new(content.text()))
}
