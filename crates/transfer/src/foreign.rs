//! What is surely no other program's export, told by how it begins; and which bytes can be ciphertext.

use crate::error::Foreign::{self, OpenPgp, Packed, Picture, Program, WinAuth};

/// How files begin that are none of ours (as `file` knows them), and what they are.
const BEGINNINGS: [(&[u8], Foreign); 20] = [
    (b"II*\0", Picture),
    (b"MM\0*", Picture),
    (b"\0\0\x01\0", Picture),
    (b"P4\n", Picture),
    (b"P5\n", Picture),
    (b"P6\n", Picture),
    (b"8BPS", Picture),
    (b"\xFF\x0A", Picture),
    (b"\0\0\0\x0CJXL ", Picture),
    (b"\0\0\0\x0CjP  ", Picture),
    (b"\x1F\x8B\x08", Packed),
    (b"BZh", Packed),
    (b"\xFD7zXZ\0", Packed),
    (b"7z\xBC\xAF\x27\x1C", Packed),
    (b"\x28\xB5\x2F\xFD", Packed),
    (b"Rar!", Packed),
    (b"\x7FELF", Program),
    (b"MZ\x90\0", Program),
    (b"-----BEGIN PGP MESSAGE-----", OpenPgp),
    (b"<winauth", WinAuth),
];

/// What a file is that is none of ours, where that is plain.
pub(crate) fn told(bytes: &[u8]) -> Option<Foreign> {
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
    known.map(|(_, what)| *what).or(is_media.then_some(Picture))
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
            (&b"II*\0\x08\0"[..], Picture),
            (b"\0\0\0\x1Cftypheic", Picture),
            (b"\0\0\0\x20ftypavif", Picture),
            (b"P6\n2 2\n255\n", Picture),
            (b"\x1F\x8B\x08\0", Packed),
            (b"\x7FELF\x02", Program),
            (b"\n-----BEGIN PGP MESSAGE-----\n", OpenPgp),
            (b"<WinAuth version=\"3.0\">", WinAuth),
        ] {
            assert_eq!(told(file), Some(what));
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
