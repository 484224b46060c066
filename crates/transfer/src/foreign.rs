//! What is surely no other program's export, told by how it begins, and what to do about it; and which bytes can be ciphertext.

use crate::error::ReadError;

const PICTURE: &str = "it is a picture of a kind that can't be read: save it as PNG or JPEG";
const PACKED: &str = "it is a packed file: unpack it, then import what is in it";
const PROGRAM: &str = "it is a program";
const PGP: &str = "it is encrypted with OpenPGP: decrypt it first, with GnuPG for example, then import what comes out";
const WINAUTH: &str =
    "it is WinAuth's own file: in WinAuth, export the accounts, then import that file";

/// How files begin that are none of ours (as `file` knows them), and what they are.
const BEGINNINGS: [(&[u8], &str); 20] = [
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"\0\0\x01\0", PICTURE),
    (b"P4\n", PICTURE),
    (b"P5\n", PICTURE),
    (b"P6\n", PICTURE),
    (b"8BPS", PICTURE),
    (b"\xFF\x0A", PICTURE),
    (b"\0\0\0\x0CJXL ", PICTURE),
    (b"\0\0\0\x0CjP  ", PICTURE),
    (b"\x1F\x8B\x08", PACKED),
    (b"BZh", PACKED),
    (b"\xFD7zXZ\0", PACKED),
    (b"7z\xBC\xAF\x27\x1C", PACKED),
    (b"\x28\xB5\x2F\xFD", PACKED),
    (b"Rar!", PACKED),
    (b"\x7FELF", PROGRAM),
    (b"MZ\x90\0", PROGRAM),
    (b"-----BEGIN PGP MESSAGE-----", PGP),
    (b"<winauth", WINAUTH),
];

/// What a file is that is none of ours, where that is plain.
pub(crate) fn told(bytes: &[u8]) -> Option<ReadError> {
    let text = bytes.trim_ascii_start();
    let known = BEGINNINGS.iter().find(|(beginning, _)| {
        bytes.starts_with(beginning)
            || (beginning.is_ascii()
                && text
                    .get(..beginning.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(beginning)))
    });
    // HEIC and AVIF: a box of the ISO base media format (ISO/IEC 14496-12).
    let is_media = bytes.get(4..8) == Some(b"ftyp");
    let what = known
        .map(|(_, what)| *what)
        .or(is_media.then_some(PICTURE))?;
    Some(ReadError::NotSupported(what))
}

/// Whether these bytes could be nothing but ciphertext: as many as a backup of codes has, and all values about equally often.
pub(crate) fn may_be_ciphertext(bytes: &[u8]) -> bool {
    /// Encrypted backups without a mark of their own hold links and names, no pictures.
    const MOST: usize = 4 * 1024 * 1024;
    /// Pearson's chi-squared over 255 degrees of freedom: its mean is 255 and its deviation 23. No ciphertext is nine of these
    /// away; text, programs and most other files are far more.
    const LIMIT: u64 = 460;

    let mut counts = [0_u64; 256];
    for byte in bytes {
        counts[usize::from(*byte)] += 1;
    }
    let count = bytes.len() as u64;
    let squares: u64 = counts.iter().map(|count| count * count).sum();
    bytes.len() <= MOST && count > 0 && 256 * squares / count - count <= LIMIT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_files_are_told_by_how_they_begin() {
        for (file, what) in [
            (&b"II*\0\x08\0"[..], PICTURE),
            (b"\0\0\0\x1Cftypheic", PICTURE),
            (b"\0\0\0\x20ftypavif", PICTURE),
            (b"P6\n2 2\n255\n", PICTURE),
            (b"\x1F\x8B\x08\0", PACKED),
            (b"\x7FELF\x02", PROGRAM),
            (b"\n-----BEGIN PGP MESSAGE-----\n", PGP),
            (b"<WinAuth version=\"3.0\">", WINAUTH),
        ] {
            assert_eq!(told(file), Some(ReadError::NotSupported(what)), "{what}");
        }
        for ours in [
            &b""[..],
            b"{}",
            b"otpauth://totp/a",
            b"<?xml",
            b"PK\x03\x04",
            b"P6 is a name",
        ] {
            assert_eq!(told(ours), None);
        }
    }

    #[test]
    fn ciphertext_is_told_from_what_has_an_order() {
        use sha2::{Digest, Sha256};

        let random = |length: usize| -> Vec<u8> {
            let blocks = (0_u32..).flat_map(|n| Sha256::digest(n.to_be_bytes()).to_vec());
            blocks.take(length).collect()
        };
        for length in [30, 60, 100, 333, 1_000, 10_000, 100_000] {
            assert!(may_be_ciphertext(&random(length)), "{length}");
        }
        let mut order = random(2_000);
        order.extend([0; 300]);
        assert!(!may_be_ciphertext(&order));
        assert!(!may_be_ciphertext(&b"Gr\xFC\xDFe an alle. ".repeat(20)));
        assert!(!may_be_ciphertext(&random(4 * 1024 * 1024 + 1)));
        assert!(!may_be_ciphertext(b""));
    }
}
