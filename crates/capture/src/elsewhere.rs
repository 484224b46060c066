//! The screens on macOS and Windows.

use crate::error::CaptureError;
use crate::screens::{Screen, Screens, Way, check};

pub(crate) fn screens() -> Result<Screens, CaptureError> {
    let monitors = xcap::Monitor::all().map_err(|_| CaptureError::NoServer)?;
    let sizes = monitors.iter().map(|monitor| {
        (
            monitor.width().unwrap_or_default(),
            monitor.height().unwrap_or_default(),
        )
    });
    check(sizes)?;
    let mut screens = Vec::new();
    for monitor in monitors {
        // macOS asks the person once, and says no until the program was started anew.
        let image = monitor.capture_image().map_err(|_| CaptureError::Refused)?;
        let luma = countersign_qr::luma_of_rgba(image.as_raw());
        let name = monitor.name().unwrap_or_default();
        screens.push(Screen::new(name, image.width(), image.height(), luma));
    }
    Ok(Screens {
        way: Way::System,
        screens,
    })
}
