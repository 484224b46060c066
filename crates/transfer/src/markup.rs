//! HTML that other programs write to be printed: the links in it as text, and the pictures of QR codes.

use zeroize::Zeroizing;

use crate::draft::base64;

/// How a link begins where it is shown as text.
const LINK: &str = "<code>otpauth://";

/// How a picture begins that is part of the page.
const PICTURE: &str = "data:image/png;base64,";

/// Whether there are links in it.
pub(crate) fn has_links(text: &str) -> bool {
    text.contains(LINK)
}

/// The links in it.
pub(crate) fn links(text: &str) -> impl Iterator<Item = Zeroizing<String>> {
    text.match_indices(LINK).filter_map(|(at, _)| {
        let rest = &text[at + "<code>".len()..];
        let (link, _) = rest.split_once("</code>")?;
        Some(unescaped(link))
    })
}

/// The pictures in it, each as the bytes of a PNG, and no more of them than the limit. What is no base64 is passed
/// over.
pub(crate) fn pictures(text: &str, most: usize) -> Vec<Zeroizing<Vec<u8>>> {
    let pictures = text.match_indices(PICTURE).filter_map(|(at, _)| {
        let rest = &text[at + PICTURE.len()..];
        let end = rest.find(['"', '\'', ')', '>'])?;
        base64(&rest[..end])
    });
    pictures.take(most).collect()
}

/// The five entities that HTML escapes with, and numbers.
fn unescaped(text: &str) -> Zeroizing<String> {
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let entity = after.split_once(';').and_then(|(name, after)| {
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
