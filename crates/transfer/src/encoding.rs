//! Texts in other encodings than UTF-8, as spreadsheets and older systems save them.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use zeroize::Zeroizing;

/// A text as UTF-8: from UTF-16 where its byte order mark says so, and from Windows-1252 where it is nothing else, most of it is
/// ASCII, and it has no control characters. What is no text stays as it is.
pub fn as_utf8(content: Zeroizing<Vec<u8>>) -> Zeroizing<Vec<u8>> {
    let marked = Encoding::for_bom(&content).filter(|(encoding, _)| *encoding != UTF_8);
    let (encoding, text) = match marked {
        Some((encoding, mark)) => (encoding, &content[mark..]),
        None if std::str::from_utf8(&content).is_ok() => return content,
        None if is_mostly_ascii(&content) => (WINDOWS_1252, &content[..]),
        None => return content,
    };
    let decoded = encoding.decode_without_bom_handling_and_without_replacement(text);
    let decoded = decoded.map(|text| Zeroizing::new(text.into_owned().into_bytes()));
    let is_text = |text: &str| !text.chars().any(|c| c.is_control() && !c.is_whitespace());
    match decoded {
        Some(bytes) if std::str::from_utf8(&bytes).is_ok_and(is_text) => bytes,
        _ => content,
    }
}

/// Whether three quarters of the bytes are ASCII, as of links and tables in any language that has this encoding, and of no
/// ciphertext.
fn is_mostly_ascii(bytes: &[u8]) -> bool {
    let ascii = bytes.iter().filter(|byte| byte.is_ascii()).count();
    ascii / 3 >= bytes.len() / 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<u8> {
        as_utf8(Zeroizing::new(bytes.to_vec())).to_vec()
    }

    #[test]
    fn texts_become_utf_8_and_nothing_else_changes() {
        let text = "Title,Käse\r\nBüro – €5,日本";
        let [mut little, mut big] = [vec![0xFF, 0xFE], vec![0xFE, 0xFF]];
        for unit in text.encode_utf16() {
            little.extend(unit.to_le_bytes());
            big.extend(unit.to_be_bytes());
        }
        assert_eq!(read(&little), text.as_bytes());
        assert_eq!(read(&big), text.as_bytes());
        assert_eq!(read(text.as_bytes()), text.as_bytes());
        assert_eq!(read(b"K\xE4se \x80 5"), "Käse € 5".as_bytes());
        for other in [
            &b"\xFF\xFE\x00\xD8\x41\x00"[..],
            b"\xFF\xFEa",
            b"\xFF\xFE\x01\x00\x02\x00",
            b"K\xE4se\0",
            b"AUTHENTICATORPRO\xF5\xF5\xF5\xF5\xF5\xF5\xF5\xF5\xF5\xF5",
            b"\x81\x8D",
            b"\xEF\xBB\xBFa",
            b"",
        ] {
            assert_eq!(read(other), other);
        }
    }
}
