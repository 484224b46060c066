//! The adapter to what can be seen on this computer: its screens, and its clipboard. Nothing else does this I/O.
//!
//! What comes from outside is read in a short-lived child of this very program, [`child`]: it can be ended at any time, has
//! bounds on its memory, and is no place where keys are. Dropping a future of this crate ends its child.

pub mod child;
mod clipboard;
mod drawings;
#[cfg(any(target_os = "macos", windows))]
mod elsewhere;
mod error;
#[cfg(target_os = "linux")]
mod linux;
mod picture;
mod screens;
mod wire;

pub use clipboard::{Clip, Copier, clipboard};
pub use drawings::small_drawings;
pub use error::CaptureError;
pub use picture::{PictureError, read_picture};
pub use screens::{Screen, Screens, Way, has_portal, screens};
