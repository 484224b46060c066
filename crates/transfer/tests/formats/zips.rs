//! Zips with a password: WinAuth (the old encryption, by Info-ZIP), Authenticator Plus and Raivo (AES, by 7-Zip).

use std::io::{Cursor, Write as _};

use countersign_transfer::{File, Limits, ReadError};
use zip::write::SimpleFileOptions;
use zip::{AesMode, ZipWriter};

use super::common::{PASSWORD, failure, fixture, lines, read};

const LINKS: [&str; 2] = [
    "Example | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA256 8 60",
    "Zed | bob | MZXW6YTBOI | hotp SHA1 6 #7",
];
const RAIVO: [&str; 2] = [
    "Acme | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA512 8 60 pinned",
    "Zed | bob | MZXW6YTBOI | hotp SHA1 6 #7",
];
const FILES: [(&str, &str, [&str; 2]); 3] = [
    ("winauth.zip", "winauth", LINKS),
    ("authenticator-plus.zip", "authenticator-plus", LINKS),
    ("raivo.zip", "raivo", RAIVO),
];

#[test]
fn zips_of_other_programs_open_with_their_password() {
    for (name, format, rows) in FILES {
        let file = fixture(name);
        let import = read(&file, Some(PASSWORD)).unwrap();
        assert_eq!(import.format, format);
        assert_eq!(lines(&import), rows, "{name}");
        assert_eq!(failure(&file, None), ReadError::PasswordNeeded, "{name}");
    }
}

/// The old encryption checks one byte, so that one wrong password in 256 gets further; AES checks two.
#[test]
fn a_wrong_password_for_a_zip_is_told_each_time() {
    for (name, _, _) in FILES {
        let file = fixture(name);
        let attempts = if name == "winauth.zip" { 600 } else { 3 };
        let mut further = 0;
        for attempt in 0..attempts {
            match failure(&file, Some(&format!("wrong {attempt}"))) {
                ReadError::WrongPassword => {}
                ReadError::WrongPasswordOrDamaged => further += 1,
                other => panic!("{name}: {other:?}"),
            }
        }
        assert!(further <= attempts / 50, "{name}: {further} of {attempts}");
    }
}

#[test]
fn a_damaged_zip_gives_nothing() {
    for (name, _, _) in FILES {
        let file = fixture(name);
        // What follows the head of the file that is read, past the head of the encryption: in the middle of the content.
        let is_name = |w: &[u8]| w == b"winauth-" || w == b"Accounts" || w == b"ort.json";
        let name = file.windows(8).position(is_name).unwrap();
        let head = file[..name].windows(4).rposition(|w| w == b"PK\x03\x04");
        let head = head.unwrap();
        let start = head + 30 + usize::from(file[head + 26]) + usize::from(file[head + 28]);
        let length = usize::from(u16::from_le_bytes([file[head + 18], file[head + 19]]));
        let mut damaged = file.clone();
        damaged[start + length / 2] ^= 1;
        assert_eq!(
            failure(&damaged, Some(PASSWORD)),
            ReadError::WrongPasswordOrDamaged,
            "{name}"
        );
        let cut = failure(&file[..file.len() - 30], Some(PASSWORD));
        assert!(matches!(cut, ReadError::Damaged(_)), "{name}: {cut:?}");
    }
}

#[test]
fn raivo_says_so_when_it_could_not_export() {
    let message = br#"{"message": "Could not export"}"#.as_slice();
    let zip = countersign_transfer::pack(&[("raivo-otp-export.json", message)]).unwrap();
    assert!(matches!(failure(&zip, None), ReadError::NotSupported(_)));
}

/// What is asked of a thousand files is what their list says: none of them is unpacked.
#[test]
fn the_last_of_a_thousand_files_tells_that_a_zip_needs_a_password() {
    let zip = |files: usize, is_sealed: bool| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let plain = SimpleFileOptions::default();
        for file in 1..files {
            zip.start_file(format!("{file}.txt"), plain).unwrap();
        }
        let last = match is_sealed {
            true => plain.with_aes_encryption(AesMode::Aes256, PASSWORD),
            false => plain,
        };
        zip.start_file("Accounts.txt", last).unwrap();
        let links = b"otpauth://totp/ann?secret=MZXW6YTBOI\n";
        zip.write_all(links).unwrap();
        zip.finish().unwrap().into_inner()
    };
    let limits = Limits::default();
    for is_sealed in [false, true] {
        let bytes = zip(1_000, is_sealed);
        let file = File::open(&bytes, &limits).unwrap();
        assert_eq!(file.format().unwrap().id(), "authenticator-plus");
        assert_eq!(file.needs_password(), is_sealed);
        let import = read(&bytes, Some(PASSWORD)).unwrap();
        assert_eq!(lines(&import), [" | ann | MZXW6YTBOI | totp SHA1 6 30"]);
    }
    let refused = File::open(&zip(1_001, true), &limits).err();
    assert_eq!(refused, Some(ReadError::TooManyRows { limit: 1_000 }));
}
