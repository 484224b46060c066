//! From a text to a QR code, as a drawing or as characters.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};
use zeroize::Zeroizing;

/// The light border that every code needs, in modules (ISO/IEC 18004, section 9.1).
const QUIET_ZONE: usize = 4;

/// The QR code of a text as an SVG drawing.
///
/// Black on white, with a quiet zone of four modules. One module is one unit of the `viewBox`;
/// there is no width or height, so the drawing takes the size it is given. It holds one `rect` and
/// one `path`, and neither script, style nor reference.
///
/// Error correction is at level M, or at L where the text would not fit otherwise. Fails with
/// [`QrError`].
pub fn svg(text: &str) -> Result<Zeroizing<String>, QrError> {
    let modules = Modules::of(text)?;
    let runs = modules.dark_runs();
    const FRAME_BYTES: usize = 256;
    // "M123 123h123v1h-123z": room for all from the start, because a buffer that grows leaves
    // copies of itself behind.
    const RUN_BYTES: usize = 24;
    let mut svg = Zeroizing::new(String::with_capacity(FRAME_BYTES + RUN_BYTES * runs.len()));
    let size = modules.width + 2 * QUIET_ZONE;
    // Writing to a String never fails.
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\" d=\""
    );
    for Run { x, y, length } in runs {
        let _ = write!(
            svg,
            "M{} {}h{length}v1h-{length}z",
            x + QUIET_ZONE,
            y + QUIET_ZONE
        );
    }
    svg.push_str("\"/></svg>");
    Ok(svg)
}

/// Whether there is a QR code of a text: what [`svg`] and [`terminal`] take.
pub fn fits(text: &str) -> bool {
    !text.is_empty() && qrcode::bits::encode_auto(text.as_bytes(), EcLevel::L).is_ok()
}

/// The QR code of a text for a terminal: lines of half-block characters, each of which is two
/// modules high, with a quiet zone of four modules. Lines end in a line feed.
///
/// Light modules are drawn and dark ones left out, as in `qrencode -t UTF8`: right for light text
/// on a dark ground. On a light ground the code appears inverted, which most readers take as well.
/// Fails with [`QrError`].
pub fn terminal(text: &str) -> Result<Zeroizing<String>, QrError> {
    let modules = Modules::of(text)?;
    let size = modules.width + 2 * QUIET_ZONE;
    const BLOCK_BYTES: usize = '█'.len_utf8();
    let mut lines = Zeroizing::new(String::with_capacity(
        size.div_ceil(2) * (size * BLOCK_BYTES + 1),
    ));
    for y in (0..size).step_by(2) {
        for x in 0..size {
            lines.push(
                match (
                    modules.is_light(x, y),
                    y + 1 < size && modules.is_light(x, y + 1),
                ) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                },
            );
        }
        lines.push('\n');
    }
    Ok(lines)
}

/// Why there is no QR code of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// There is nothing to encode.
    #[error("an empty text makes no QR code")]
    Empty,
    /// The text is longer than the largest code holds: 2,953 bytes, more if it is only digits or
    /// capital letters.
    #[error("the text is too long for a QR code")]
    TooLong,
}

/// The dark and light squares of a code, without its quiet zone.
struct Modules {
    dark: Zeroizing<Vec<bool>>,
    width: usize,
}

/// Dark modules side by side.
struct Run {
    x: usize,
    y: usize,
    length: usize,
}

impl Modules {
    fn of(text: &str) -> Result<Self, QrError> {
        if text.is_empty() {
            return Err(QrError::Empty);
        }
        let code = QrCode::with_error_correction_level(text, EcLevel::M)
            .or_else(|_| QrCode::with_error_correction_level(text, EcLevel::L))
            // Version and encoding are chosen by the library: only the length can be wrong.
            .map_err(|_| QrError::TooLong)?;
        let width = code.width();
        let dark = code
            .into_colors()
            .into_iter()
            .map(|color| color == Color::Dark)
            .collect();
        Ok(Self {
            dark: Zeroizing::new(dark),
            width,
        })
    }

    /// Whether a module is light, counted from the corner of the quiet zone.
    fn is_light(&self, x: usize, y: usize) -> bool {
        let inside = QUIET_ZONE..QUIET_ZONE + self.width;
        let is_dark = inside.contains(&x)
            && inside.contains(&y)
            && self.dark[(y - QUIET_ZONE) * self.width + (x - QUIET_ZONE)];
        !is_dark
    }

    fn dark_runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        for (y, row) in self.dark.chunks_exact(self.width).enumerate() {
            let mut x = 0;
            for same in row.chunk_by(|left, right| left == right) {
                if same[0] {
                    runs.push(Run {
                        x,
                        y,
                        length: same.len(),
                    });
                }
                x += same.len();
            }
        }
        runs
    }
}
