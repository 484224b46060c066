//! One search for QR codes in one picture, with the parts of `rxing` and bounds of our own: its
//! readers go on for as long as there is something to try, and a picture full of finder patterns
//! would keep them busy for hours.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::GrayImage;
use rxing::common::{BitMatrix, DetectorRXingResult};
use rxing::qrcode::cpp_port::decoder::Decode;
use rxing::qrcode::cpp_port::detector::{
    FinderPatternSet, GenerateFinderPatternSets, SampleQR,
};
use rxing::point;
use zeroize::Zeroizing;

use crate::black::Blocks;
use crate::budget::Budget;
use crate::finders::finder_patterns;
use crate::grid::Grid;

/// How strongly modules are set off against their neighbours, in turns, until a code can be decoded.
const SHARPENINGS: [f32; 3] = [0.0, 0.5, 1.2];

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

/// The codes in a picture, dark ones and light ones, each on a thread of its own.
pub(crate) fn search(image: &GrayImage, budgets: &mut Budgets) -> Looked {
    let pixels = u64::from(image.width()) * u64::from(image.height());
    if !budgets.iter_mut().all(|budget| budget.look(pixels)) {
        return Looked::default();
    }
    let blocks = Blocks::of(image);
    let [dark, light] = budgets;
    // Threads cost more than they save where little is to be done.
    const WORTH_A_THREAD: u64 = 100_000;
    if pixels < WORTH_A_THREAD {
        let mut looked = search_one(image, &blocks, false, dark);
        looked.and(search_one(image, &blocks, true, light));
        return looked;
    }
    std::thread::scope(|scope| {
        let other = scope.spawn(|| search_one(image, &blocks, true, light));
        let mut looked = search_one(image, &blocks, false, dark);
        // A search that panicked has found nothing.
        looked.and(other.join().unwrap_or_default());
        looked
    })
}

fn search_one(image: &GrayImage, blocks: &Blocks, inverted: bool, budget: &mut Budget) -> Looked {
    // Parts of `rxing` say that they can panic.
    let searched = catch_unwind(AssertUnwindSafe(|| {
        let black = blocks.black(image, inverted)?;
        Some(search_black(image, &black, inverted, budget))
    }));
    searched.ok().flatten().unwrap_or_default()
}

fn search_black(
    image: &GrayImage,
    black: &BitMatrix,
    inverted: bool,
    budget: &mut Budget,
) -> Looked {
    let mut patterns = finder_patterns(black, budget);
    let mut looked = Looked::default();
    let mut used = Vec::new();
    let mut unread: Vec<FinderPatternSet> = Vec::new();
    // The likeliest combinations come first. A pattern belongs to one code only.
    for set in GenerateFinderPatternSets(&mut patterns) {
        let corners = [set.tl, set.tr, set.bl];
        if corners.iter().any(|corner| used.contains(corner)) {
            continue;
        }
        if !budget.sample() {
            break;
        }
        let Some(text) = read_set(image, black, inverted, &set, budget) else {
            continue;
        };
        let Some(text) = text else {
            unread.push(set);
            continue;
        };
        used.extend(corners);
        if !text.is_empty() {
            // The corner without a pattern lies opposite of the top left one: the other two have
            // the centre between them.
            let center = (
                (set.tr.p.x + set.bl.p.x) / 2.0,
                (set.tr.p.y + set.bl.p.y) / 2.0,
            );
            let heights = corners.map(|corner| (corner.p.y - center.1).abs());
            looked.found.push(Found {
                text,
                center,
                height: 2.0 * heights.into_iter().fold(0.0, f32::max),
            });
        }
    }
    looked.is_unsure = unread.iter().any(|set| {
        let corners = [set.tl, set.tr, set.bl];
        !corners.iter().any(|corner| used.contains(corner))
    });
    looked
}

/// The text of the code with these three patterns; `Some(None)` if there may be one that can't be read.
fn read_set(
    image: &GrayImage,
    black: &BitMatrix,
    inverted: bool,
    set: &FinderPatternSet,
    budget: &mut Budget,
) -> Option<Option<Zeroizing<String>>> {
    let read = catch_unwind(AssertUnwindSafe(|| {
        let symbol = SampleQR(black, set).ok()?;
        if !budget.decode() {
            return None;
        }
        if let Some(text) = decoded(symbol.getBits()) {
            return Some(Some(text));
        }
        // Its corners lie half a pixel further than the modules that were sampled.
        let corners: Vec<_> = symbol
            .getPoints()
            .iter()
            .map(|corner| *corner - point(0.5, 0.5))
            .collect();
        let grid = Grid::new(image, inverted, &corners, symbol.getBits().width())?;
        let levels = grid.levels();
        for sharpening in SHARPENINGS {
            if !budget.decode() {
                break;
            }
            if let Some(text) = decoded(&levels.dark(sharpening)?) {
                return Some(Some(text));
            }
        }
        Some(None)
    }));
    read.ok().flatten()
}

fn decoded(modules: &BitMatrix) -> Option<Zeroizing<String>> {
    let content = Decode(modules).ok()?;
    content.isValid().then(|| Zeroizing::new(content.text()))
}
