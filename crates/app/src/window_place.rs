//! Where the window was, kept in `window.json` in the vault's folder so that it opens there again: never where no screen
//! shows it. Nothing in it is secret.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::private_file;

const FILE: &str = "window.json";
/// Many times what is in it.
const LIMIT_BYTES: u64 = 4 * 1024;
/// No window is wider or higher, and none is further out: what says otherwise is no window's place.
const FARTHEST: i32 = 100_000;

/// A rectangle of the desktop, in physical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The left edge. Screens may be left of the first one.
    pub x: i32,
    /// The upper edge.
    pub y: i32,
    /// At least 1 in a screen.
    pub width: u32,
    /// At least 1 in a screen.
    pub height: u32,
}

/// Where a window was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// How large it is when it is not maximized: its inside, in physical pixels.
    pub width: u32,
    /// The same.
    pub height: u32,
    /// Its outer left and upper edge; `None` where the desktop doesn't tell.
    pub corner: Option<(i32, i32)>,
    /// Whether it filled its screen.
    pub maximized: bool,
}

/// Where it was the last time; `None` where that isn't known.
pub fn read(vault_folder: &Path) -> Option<WindowPlace> {
    let bytes = private_file::read(&vault_folder.join(FILE), LIMIT_BYTES).ok()??;
    let place: WindowPlace = serde_json::from_slice(&bytes).ok()?;
    let (x, y) = place.corner.unwrap_or_default();
    let sizes = [place.width, place.height].map(i32::try_from);
    let are_sizes = sizes.iter().all(|size| matches!(size, Ok(1..FARTHEST)));
    let is_near = [x, y]
        .iter()
        .all(|edge| edge.unsigned_abs() < FARTHEST.unsigned_abs());
    (are_sizes && is_near).then_some(place)
}

/// Keeps it for the next time.
///
/// # Errors
/// What the system says.
pub fn keep(vault_folder: &Path, place: &WindowPlace) -> io::Result<()> {
    let text = serde_json::to_vec(place)?;
    private_file::replace(&vault_folder.join(FILE), &text, None)
}

impl WindowPlace {
    /// The same place as far as these screens have it: wholly on the one that shows most of it, and no larger than that.
    /// Where none shows any of it, the desktop is to place it.
    #[must_use]
    pub fn on(self, screens: &[Area]) -> Self {
        let Some((x, y)) = self.corner else {
            return self.no_larger_than(screens.first());
        };
        let was = Area {
            x,
            y,
            width: self.width,
            height: self.height,
        };
        let shown = screens
            .iter()
            .map(|screen| (shared(&was, screen), screen))
            .max_by_key(|(shown, _)| *shown)
            .filter(|(shown, _)| *shown > 0);
        let Some((_, screen)) = shown else {
            return Self {
                corner: None,
                ..self.no_larger_than(screens.first())
            };
        };
        let fitting = self.no_larger_than(Some(screen));
        Self {
            corner: Some((
                within(x, fitting.width, screen.x, screen.width),
                within(y, fitting.height, screen.y, screen.height),
            )),
            ..fitting
        }
    }

    fn no_larger_than(self, screen: Option<&Area>) -> Self {
        screen.map_or(self, |screen| Self {
            width: self.width.min(screen.width),
            height: self.height.min(screen.height),
            ..self
        })
    }
}

/// How many pixels two areas share.
fn shared(one: &Area, other: &Area) -> i64 {
    let overlap = |a: i32, a_long: u32, b: i32, b_long: u32| {
        let (a, b) = (i64::from(a), i64::from(b));
        let ends = (a + i64::from(a_long)).min(b + i64::from(b_long));
        (ends - a.max(b)).max(0)
    };
    overlap(one.x, one.width, other.x, other.width)
        * overlap(one.y, one.height, other.y, other.height)
}

/// The edge nearest to this one with which so much fits into so much.
fn within(edge: i32, long: u32, from: i32, space: u32) -> i32 {
    let room = i32::try_from(space.saturating_sub(long)).unwrap_or(i32::MAX);
    edge.clamp(from, from.saturating_add(room))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: Area = Area {
        x: -1280,
        y: 200,
        width: 1280,
        height: 1024,
    };
    const MAIN: Area = Area {
        x: 0,
        y: 0,
        width: 1920,
        height: 1040,
    };

    fn place(corner: Option<(i32, i32)>, width: u32, height: u32) -> WindowPlace {
        WindowPlace {
            width,
            height,
            corner,
            maximized: false,
        }
    }

    #[test]
    fn a_window_opens_where_it_was_as_far_as_a_screen_shows_it() {
        let both = [MAIN, LEFT];
        for (was, is, screens) in [
            // Wholly there.
            (
                place(Some((100, 50)), 800, 600),
                place(Some((100, 50)), 800, 600),
                &both[..],
            ),
            (
                place(Some((-1200, 300)), 800, 600),
                place(Some((-1200, 300)), 800, 600),
                &both[..],
            ),
            // Across two screens: the one with more of it.
            (
                place(Some((-100, 300)), 800, 600),
                place(Some((0, 300)), 800, 600),
                &both[..],
            ),
            (
                place(Some((-700, 300)), 800, 600),
                place(Some((-800, 300)), 800, 600),
                &both[..],
            ),
            // The screen on the left is gone.
            (
                place(Some((-1200, 300)), 800, 600),
                place(None, 800, 600),
                &both[..1],
            ),
            // Below the edge, above it, and larger than the screen.
            (
                place(Some((100, 900)), 800, 600),
                place(Some((100, 440)), 800, 600),
                &both[..],
            ),
            (
                place(Some((100, -500)), 800, 600),
                place(Some((100, 0)), 800, 600),
                &both[..],
            ),
            (
                place(Some((50, 50)), 4000, 3000),
                place(Some((0, 0)), 1920, 1040),
                &both[..1],
            ),
            // The desktop doesn't tell where it is, or which screens there are.
            (place(None, 4000, 600), place(None, 1920, 600), &both[..]),
            (place(Some((10, 10)), 800, 600), place(None, 800, 600), &[]),
        ] {
            assert_eq!(was.on(screens), is, "{was:?}");
            let maximized = WindowPlace {
                maximized: true,
                ..was
            };
            assert!(maximized.on(screens).maximized);
        }
    }

    #[test]
    fn what_was_kept_is_read_again_and_nonsense_is_not() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("not there yet");
        assert_eq!(read(&folder), None);
        for kept in [
            place(Some((-1200, 300)), 800, 600),
            WindowPlace {
                maximized: true,
                ..place(None, 360, 520)
            },
        ] {
            keep(&folder, &kept).unwrap();
            assert_eq!(read(&folder), Some(kept));
        }
        for nonsense in [
            "",
            "[]",
            r#"{"width":800,"height":600}"#,
            r#"{"width":0,"height":600,"corner":null,"maximized":false}"#,
            r#"{"width":800,"height":4294967295,"corner":null,"maximized":false}"#,
            r#"{"width":800,"height":600,"corner":[-2147483648,0],"maximized":false}"#,
            r#"{"width":800.5,"height":600,"corner":null,"maximized":false}"#,
        ] {
            std::fs::write(folder.join(FILE), nonsense).unwrap();
            assert_eq!(read(&folder), None, "{nonsense}");
        }
    }
}
