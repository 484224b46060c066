//! HTML that other programs write to be printed: the links in it as text, and the pictures of QR codes.

use std::iter;

use zeroize::Zeroizing;

use crate::draft::base64;
use crate::error::ReadError;
use crate::import::Import;
use crate::links::{link_row, read_link};
use crate::task::Task;

/// How a link begins on a page of Stratum's.
pub(crate) const STRATUM: &str = "<code>otpauth://";
/// How a link begins on a sheet of our own.
pub(crate) const SHEET: &str = "<code class=\"link\">otpauth://";
const LINK: &str = "otpauth://";

/// How a picture begins that is part of the page.
const PICTURE: &str = "data:image/png;base64,";

/// Reads the links in it that begin so.
///
/// # Errors
/// [`ReadError::TooManyRows`], [`ReadError::Cancelled`].
pub(crate) fn read_links(
    import: &mut Import,
    text: &str,
    beginning: &str,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    for (index, link) in links(text, beginning).enumerate() {
        task.row(index, 0)?;
        import.push(link_row(read_link(&link), index + 1, &link), task)?;
    }
    Ok(())
}

fn links(text: &str, beginning: &str) -> impl Iterator<Item = Zeroizing<String>> {
    // Each is looked for after the one before: a page may begin links without end and close none.
    let mut rest = text;
    iter::from_fn(move || {
        let at = rest.find(beginning)? + beginning.len() - LINK.len();
        let (link, after) = rest[at..].split_once("</code>")?;
        rest = after;
        Some(unescaped(link))
    })
}

/// The pictures in it, each as the bytes of a PNG, and no more of them than the limit. What is no base64 is passed
/// over.
pub(crate) fn pictures(text: &str, most: usize) -> Vec<Zeroizing<Vec<u8>>> {
    let mut rest = text;
    let pictures = iter::from_fn(|| {
        let at = rest.find(PICTURE)?;
        let (picture, after) = rest[at + PICTURE.len()..].split_once(['"', '\'', ')', '>'])?;
        rest = after;
        Some(picture)
    });
    pictures.filter_map(base64).take(most).collect()
}

/// The most bytes of an entity that is understood: `#x10FFFF` and its semicolon, with room for zeros.
const LONGEST_ENTITY: usize = 16;

/// The five entities that HTML escapes with, and numbers.
fn unescaped(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let end = after.bytes().take(LONGEST_ENTITY).position(|b| b == b';');
        let entity = end.and_then(|end| {
            let (name, after) = (&after[..end], &after[end + 1..]);
            let character = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                _ => numbered(name)?,
            };
            Some((character, after))
        });
        let (character, after) = entity.unwrap_or(('&', after));
        plain.push(character);
        rest = after;
    }
    plain.push_str(rest);
    plain
}

fn numbered(entity: &str) -> Option<char> {
    let number = entity.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_characters() {
        for (escaped, plain) in [
            ("a&amp;b", "a&b"),
            ("&lt;&gt;&quot;&apos;&#39;&#x27;", "<>\"'''"),
            ("a & b &unknown; &", "a & b &unknown; &"),
            ("&#xD800;", "&#xD800;"),
        ] {
            assert_eq!(*unescaped(escaped), plain);
        }
    }

    #[test]
    fn pictures_are_taken_with_line_breaks_in_them() {
        let page = "<img src=\"data:image/png;base64,UE\n5H\"><img src='data:image/png;base64,!!'>";
        let pictures = pictures(page, 9);
        assert_eq!(pictures.len(), 1);
        assert_eq!(**pictures[0], *b"PNG");
    }
}
