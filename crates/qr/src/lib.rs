//! QR codes (ISO/IEC 18004): text to a code, and pictures to the texts of every code in them.
//!
//! Everything here is pure. A picture comes as the bytes of its file; where it is from is not known
//! here, and what is in a text is for others to read. Pictures come from outside, so their size,
//! the memory for them and the search in them are bounded.

mod black;
mod budget;
mod finders;
mod grid;
mod icon;
mod make;
mod order;
mod picture;
mod read;
mod search;
mod shape;

pub use icon::small_png;
pub use make::{QrError, svg, terminal};
pub use picture::{MAX_IMAGE_BYTES, MAX_PIXELS};
pub use read::{ReadError, read_frame, read_image, read_luma};
