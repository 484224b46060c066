//! QR codes on their way out: each is read again, as a phone would, before anybody sees it.

use zeroize::Zeroizing;

use crate::error::{Problem, Result};

/// How many pixels a module of a terminal's code is drawn with to be read.
const MODULE: usize = 4;

/// The QR code of a link, as a drawing (SVG).
///
/// # Errors
/// [`Problem::LinkTooLong`], [`Problem::ExportDiffers`] where the drawing says something else.
pub(super) fn drawn(link: &str) -> Result<Zeroizing<String>> {
    let drawing = countersign_qr::svg(link).map_err(|_| Problem::LinkTooLong)?;
    check(&drawing, link)?;
    Ok(drawing)
}

/// Whether the code in a drawing says exactly this.
///
/// # Errors
/// [`Problem::ExportDiffers`] if it does not.
pub(super) fn check(drawing: &str, link: &str) -> Result<()> {
    let found = countersign_qr::read_image(drawing.as_bytes());
    is_only(found, link)
}

/// The QR code of a link, as characters.
///
/// # Errors
/// As [`drawn`].
pub(super) fn in_characters(link: &str) -> Result<Zeroizing<String>> {
    let lines = countersign_qr::terminal(link).map_err(|_| Problem::LinkTooLong)?;
    let (width, height, luma) = luma(&lines);
    is_only(countersign_qr::read_luma(width, height, luma), link)?;
    Ok(lines)
}

fn is_only(
    found: std::result::Result<Vec<Zeroizing<String>>, countersign_qr::ReadError>,
    link: &str,
) -> Result<()> {
    match found.as_deref() {
        Ok([one]) if **one == *link => Ok(()),
        _ => {
            tracing::error!("a QR code is not what it should be");
            Err(Problem::ExportDiffers.into())
        }
    }
}

/// What lines of half blocks look like, light on dark: width, height, and grey values.
fn luma(lines: &str) -> (u32, u32, Vec<u8>) {
    let mut rows: Vec<Vec<u8>> = Vec::new();
    for line in lines.lines() {
        let half = |blocks: [char; 2]| {
            let grey = |c| if blocks.contains(&c) { 255 } else { 0 };
            line.chars()
                .flat_map(|c| std::iter::repeat_n(grey(c), MODULE))
                .collect::<Vec<u8>>()
        };
        let (upper, lower) = (half(['█', '▀']), half(['█', '▄']));
        rows.extend(std::iter::repeat_n(upper, MODULE));
        rows.extend(std::iter::repeat_n(lower, MODULE));
    }
    let width = rows.first().map_or(0, Vec::len);
    let side = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    (side(width), side(rows.len()), rows.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(length: usize) -> String {
        let start = "otpauth://totp/Acme:ann?secret=GEZDGNBVGY3TQOJQ&issuer=";
        format!("{start}{}", "%C3%84b".repeat((length - start.len()) / 7))
    }

    #[test]
    fn codes_of_every_length_that_fits_are_read_again() {
        for length in (60..2_900).step_by(237) {
            let link = link(length);
            drawn(&link).unwrap();
            in_characters(&link).unwrap();
        }
        let long = drawn(&link(3_100)).unwrap_err();
        assert_eq!(long.problem, Problem::LinkTooLong);
    }

    #[test]
    fn a_drawing_that_says_something_else_or_nothing_is_no_good() {
        let (wanted, other) = (link(100), link(200));
        let drawing = countersign_qr::svg(&wanted).unwrap();
        check(&drawing, &wanted).unwrap();
        let blank = drawing.replace("#000", "#fff");
        let spoiled = [
            (drawing.as_str(), &other),
            (&blank, &wanted),
            ("<svg/>", &wanted),
        ];
        for (drawing, link) in spoiled {
            let failed = check(drawing, link).unwrap_err();
            assert_eq!(failed.problem, Problem::ExportDiffers);
        }
    }
}
