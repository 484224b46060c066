//! The screens on Linux: on Wayland only the desktop's portal has them, on X11 the server itself.

mod portal;
mod x11;

use std::env;

use crate::error::CaptureError;
use crate::screens::{Screen, Screens, Way};

pub(crate) use portal::is_there as has_portal;

pub(crate) fn screens() -> Result<Screens, CaptureError> {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("WAYLAND_DISPLAY")
        || env::var_os("XDG_SESSION_TYPE").is_some_and(|kind| kind == "wayland")
    {
        // An X11 server beside it shows the windows of X11 programs only, and everything else black.
        let (width, height, luma) = portal::screenshot()?;
        return Ok(Screens {
            way: Way::Portal,
            screens: vec![Screen::new(String::new(), width, height, luma)],
        });
    }
    if is_set("DISPLAY") {
        let screens = x11::screens()?;
        return Ok(Screens {
            way: Way::X11,
            screens,
        });
    }
    Err(CaptureError::NoDisplay)
}
