//! The monitors of an X11 server (RandR 1.5, and `GetImage` of the core protocol).

use x11rb::connection::Connection as _;
use x11rb::protocol::randr::ConnectionExt as _;
use x11rb::protocol::xproto::{
    ConnectionExt as _, ImageFormat, ImageOrder, Screen as Root, Visualtype,
};
use x11rb::rust_connection::RustConnection;

use crate::error::CaptureError;
use crate::screens::{Screen, check};

/// The most pixels that are asked for at once: what the server sends for them is held beside the picture.
const AT_ONCE: usize = 4 * 1024 * 1024;

/// A part of the picture of a root window.
struct Monitor {
    name: String,
    left: i16,
    top: i16,
    width: u16,
    height: u16,
}

pub(crate) fn screens() -> Result<Vec<Screen>, CaptureError> {
    let (connection, number) = x11rb::connect(None).map_err(|_| CaptureError::NoServer)?;
    let root = connection
        .setup()
        .roots
        .get(number)
        .ok_or(CaptureError::NoDisplay)?;
    let monitors = monitors(&connection, root);
    check(
        monitors
            .iter()
            .map(|monitor| (monitor.width.into(), monitor.height.into())),
    )?;
    let pixels = Pixels::of(&connection, root).ok_or(CaptureError::NoPicture)?;
    monitors
        .into_iter()
        .map(|monitor| picture(&connection, root, &pixels, monitor))
        .collect()
}

/// The monitors, those that show the same place once; or the whole, from a server that knows of none.
fn monitors(connection: &RustConnection, root: &Root) -> Vec<Monitor> {
    let whole = Monitor {
        name: String::new(),
        left: 0,
        top: 0,
        width: root.width_in_pixels,
        height: root.height_in_pixels,
    };
    let listed = connection
        .randr_get_monitors(root.root, true)
        .ok()
        .and_then(|asked| asked.reply().ok());
    let mut monitors: Vec<Monitor> = Vec::new();
    for listed in listed.into_iter().flat_map(|listed| listed.monitors) {
        let inside = |start: i16, length: u16, end: u16| {
            start >= 0 && i32::from(start) + i32::from(length) <= i32::from(end) && length > 0
        };
        let is_seen = inside(listed.x, listed.width, root.width_in_pixels)
            && inside(listed.y, listed.height, root.height_in_pixels);
        let is_known = monitors.iter().any(|known| {
            (known.left, known.top, known.width, known.height)
                == (listed.x, listed.y, listed.width, listed.height)
        });
        if is_seen && !is_known {
            let name = connection
                .get_atom_name(listed.name)
                .ok()
                .and_then(|asked| asked.reply().ok());
            monitors.push(Monitor {
                name: name.map_or(String::new(), |name| short(&name.name)),
                left: listed.x,
                top: listed.y,
                width: listed.width,
                height: listed.height,
            });
        }
    }
    if monitors.is_empty() {
        monitors.push(whole);
    }
    monitors
}

/// A name as text, however long the server makes it.
fn short(name: &[u8]) -> String {
    const LONGEST: usize = 64;
    String::from_utf8_lossy(name)
        .chars()
        .take(LONGEST)
        .collect()
}

fn picture(
    connection: &RustConnection,
    root: &Root,
    pixels: &Pixels,
    monitor: Monitor,
) -> Result<Screen, CaptureError> {
    let (width, height) = (usize::from(monitor.width), usize::from(monitor.height));
    let mut luma = Vec::with_capacity(width * height);
    let rows_at_once = (AT_ONCE / width).max(1);
    for first in (0..height).step_by(rows_at_once) {
        let rows = rows_at_once.min(height - first);
        let (Ok(down), Ok(high)) = (i16::try_from(first), u16::try_from(rows)) else {
            return Err(CaptureError::TooLarge);
        };
        let image = connection
            .get_image(
                ImageFormat::Z_PIXMAP,
                root.root,
                monitor.left,
                monitor.top.saturating_add(down),
                monitor.width,
                high,
                u32::MAX,
            )
            .ok()
            .and_then(|asked| asked.reply().ok());
        let image = image.ok_or(CaptureError::Refused)?;
        pixels.luma(&image.data, width, rows, &mut luma)?;
    }
    Ok(Screen::new(
        monitor.name,
        monitor.width.into(),
        monitor.height.into(),
        luma,
    ))
}

/// How a server writes pixels.
struct Pixels {
    bytes: usize,
    /// Rows begin at multiples of so many bytes.
    padding: usize,
    is_little_endian: bool,
    masks: [u32; 3],
}

impl Pixels {
    fn of(connection: &RustConnection, root: &Root) -> Option<Self> {
        let setup = connection.setup();
        let depth = root.root_depth;
        let format = setup
            .pixmap_formats
            .iter()
            .find(|format| format.depth == depth)?;
        let visuals = root.allowed_depths.iter().flat_map(|depth| &depth.visuals);
        let visual: &Visualtype = visuals
            .into_iter()
            .find(|visual| visual.visual_id == root.root_visual)?;
        let masks = [visual.red_mask, visual.green_mask, visual.blue_mask];
        let bytes = usize::from(format.bits_per_pixel) / 8;
        let is_known = (2..=4).contains(&bytes) && !masks.contains(&0);
        is_known.then(|| Self {
            bytes,
            padding: usize::from(format.scanline_pad) / 8,
            is_little_endian: setup.image_byte_order == ImageOrder::LSB_FIRST,
            masks,
        })
    }

    /// Adds how light so many rows of pixels are.
    fn luma(
        &self,
        data: &[u8],
        width: usize,
        rows: usize,
        to: &mut Vec<u8>,
    ) -> Result<(), CaptureError> {
        let stride = (width * self.bytes).next_multiple_of(self.padding.max(1));
        if data.len() < stride * rows {
            return Err(CaptureError::NoPicture);
        }
        let shifts = self.masks.map(u32::trailing_zeros);
        let largest = [0, 1, 2].map(|part: usize| self.masks[part] >> shifts[part]);
        for row in data.chunks_exact(stride).take(rows) {
            to.extend(
                row[..width * self.bytes]
                    .chunks_exact(self.bytes)
                    .map(|pixel| {
                        let join = |word: u32, byte: &u8| word << 8 | u32::from(*byte);
                        let word = if self.is_little_endian {
                            pixel.iter().rev().fold(0, join)
                        } else {
                            pixel.iter().fold(0, join)
                        };
                        // Each part in 255ths, whatever its width.
                        let parts = [0, 1, 2].map(|part: usize| {
                            let part_of_word = (word & self.masks[part]) >> shifts[part];
                            if largest[part] == 255 {
                                part_of_word
                            } else {
                                part_of_word * 255 / largest[part]
                            }
                        });
                        countersign_qr::luma_of(parts)
                    }),
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_of_every_usual_kind_are_understood() {
        let of = |bytes, padding, is_little_endian, masks| Pixels {
            bytes,
            padding,
            is_little_endian,
            masks,
        };
        let deep = [0x00ff_0000, 0x0000_ff00, 0x0000_00ff];
        let cases: [(Pixels, &[u8]); 5] = [
            (of(4, 4, true, deep), &[255, 255, 255, 0, 0, 0, 0, 0]),
            (of(4, 4, false, deep), &[0, 255, 255, 255, 0, 0, 0, 0]),
            (of(3, 4, true, deep), &[255, 255, 255, 0, 0, 0, 9, 9]),
            (
                of(2, 4, true, [0xf800, 0x07e0, 0x001f]),
                &[0xff, 0xff, 0, 0],
            ),
            (
                of(4, 4, true, [0x3ff0_0000, 0x000f_fc00, 0x0000_03ff]),
                &[0xff, 0xff, 0xff, 0x3f, 0, 0, 0, 0],
            ),
        ];
        for (pixels, data) in cases {
            let mut luma = Vec::new();
            pixels.luma(data, 2, 1, &mut luma).unwrap();
            assert_eq!(luma, [255, 0]);
            assert!(pixels.luma(&data[1..], 2, 1, &mut luma).is_err());
        }
    }
}
