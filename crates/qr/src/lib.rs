//! QR codes (ISO/IEC 18004): text to a code, and pictures, drawings and
//! documents to the texts of every code in them.
//!
//! Everything here is pure. A picture comes as the bytes of its file; where it is from is not known
//! here, and what is in a text is for others to read. Pictures come from outside, so their size,
//! the memory for them and the search in them are bounded.

mod black;
mod budget;
mod document;
mod drawing;
mod finders;
mod grid;
mod icon;
mod luma;
mod make;
mod order;
mod picture;
mod read;
mod search;
mod shape;

pub use document::{FIRST_PAGES, Pages};
pub use drawing::is_drawing;
pub use icon::small_png;
pub use luma::{luma_of, luma_of_rgba};
pub use make::{QrError, fits, svg, terminal};
pub use picture::{MAX_IMAGE_BYTES, MAX_PIXELS};
pub use read::{
    Codes, ReadError, is_picture, read_as_luma, read_file, read_frame, read_image, read_luma,
};
