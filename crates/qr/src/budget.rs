//! How much work a picture is worth. It comes from outside, and could be made to keep us busy for hours.

/// Pixels along outlines that are followed. A crowded 4K desktop needs a small part of it.
const TRACED: u64 = 4_000_000;
/// Combinations of three patterns that are looked at more closely.
const SAMPLED: u32 = 2_000;
/// Codes that are decoded, or tried to. A sheet has some dozens.
const DECODED: u32 = 600;
/// Pixels of all the pictures that are made of the one that was given.
const PIXELS: u64 = 100_000_000;

/// What is left to be done, for dark codes or for light ones.
pub(crate) struct Budget {
    traced: u64,
    sampled: u32,
    decoded: u32,
    pixels: u64,
}

impl Budget {
    pub(crate) fn whole() -> Self {
        Self {
            traced: TRACED,
            sampled: SAMPLED,
            decoded: DECODED,
            pixels: PIXELS,
        }
    }

    /// A little, for what has to be done many times a second.
    pub(crate) fn small() -> Self {
        Self {
            traced: TRACED / 15,
            sampled: SAMPLED / 50,
            decoded: DECODED / 50,
            pixels: PIXELS / 30,
        }
    }

    /// Takes what following the outlines of a pattern of this size costs. `false` if it is not there.
    pub(crate) fn trace(&mut self, size: u32) -> bool {
        // A fixed part for each, however small.
        let cost = u64::from(size) + 20;
        take(&mut self.traced, cost)
    }

    pub(crate) fn sample(&mut self) -> bool {
        take(&mut self.sampled, 1)
    }

    pub(crate) fn decode(&mut self) -> bool {
        take(&mut self.decoded, 1)
    }

    /// Takes what looking at a picture of so many pixels costs.
    pub(crate) fn look(&mut self, pixels: u64) -> bool {
        take(&mut self.pixels, pixels)
    }
}

fn take<T: Copy + PartialOrd + std::ops::SubAssign>(from: &mut T, cost: T) -> bool {
    let is_there = *from >= cost;
    if is_there {
        *from -= cost;
    }
    is_there
}
