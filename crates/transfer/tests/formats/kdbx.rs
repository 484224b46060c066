//! KeePass: databases made by KeePassXC (3.1) and by pykeepass (4), and KeePassXC's CSV.

use countersign_transfer::{ReadError, Row};
use sha2::{Digest as _, Sha256};

use super::common::{PASSWORD, failure, fixture, lines, read};

#[test]
fn every_way_of_keeping_a_code_in_keepass_is_read() {
    let import = read(&fixture("keepassxc.kdbx"), Some(PASSWORD)).unwrap();
    assert_eq!(import.format, "kdbx");
    assert_eq!(
        lines(&import),
        [
            "Example | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA256 8 60 groups=[\"one\", \"two\"] note=\"kept\"",
            "Tray | bob | MZXW6YTBOI | totp SHA1 8 60 groups=[\"Work\"]",
            "Steam | eve | MZXW6YTBOI | steam groups=[\"Work\"]",
            "KeeOtp | kim | MZXW6YTBOI | totp SHA256 8 60 groups=[\"Work\"]",
            "KeeCount | kim | MZXW6YTBOI | hotp SHA1 6 #7 groups=[\"Work\"]",
            "Two | two | MZXW6YTBOI | totp SHA512 6 45 groups=[\"Work\"]",
            "Count | two | MZXW6YTBOI | hotp SHA1 6 #9 groups=[\"Work\"]",
            "Text | two | MZXW6YTBOI | totp SHA1 6 30 groups=[\"Work\"]",
            "refused \"Broken: x\" secretUnreadable",
        ]
    );
    // What can't be taken can be saved as text: the code's field, and no password.
    let Some(Row::Refused(refused)) = import.rows.last() else {
        panic!("{import:?}");
    };
    let original = refused.original.as_ref().unwrap();
    assert_eq!(original.expose(), "otp=not base32!\n");
}

#[test]
fn the_newer_format_is_read_with_groups_in_groups() {
    let import = read(&fixture("keepass4.kdbx"), Some(PASSWORD)).unwrap();
    assert_eq!(
        lines(&import),
        [
            "Example | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA1 8 60 groups=[\"one\"] note=\"kept\"",
            // A field behind the entry's history: the library takes the wrong part of the key stream for it.
            "refused \"Moved: kim\" undecryptable",
            "Zed | bob | MZXW6YTBOI | hotp SHA1 6 #7 groups=[\"Work/Inner\"]",
        ]
    );
}

#[test]
fn the_newer_format_tells_a_wrong_password_from_damage() {
    let file = fixture("keepass4.kdbx");
    assert_eq!(failure(&file, None), ReadError::PasswordNeeded);
    assert_eq!(
        failure(&file, Some("orange-Umbrella-8")),
        ReadError::WrongPassword
    );
    // The header, which a hash of its own covers, and the content.
    for at in [40, file.len() / 2, file.len() - 60] {
        let mut damaged = file.clone();
        damaged[at] ^= 1;
        let failure = failure(&damaged, Some(PASSWORD));
        assert!(
            matches!(failure, ReadError::Damaged(_)),
            "{at}: {failure:?}"
        );
    }
    let failure = failure(&file[..file.len() / 2], Some(PASSWORD));
    assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
}

/// A wrong key meets the padding first, as damage does, and one in 256 passes it.
#[test]
fn the_older_format_can_t_always_tell() {
    let file = fixture("keepassxc.kdbx");
    assert_eq!(failure(&file, None), ReadError::PasswordNeeded);
    for attempt in 0..5 {
        let failure = failure(&file, Some(&format!("wrong {attempt}")));
        let is_told = matches!(
            failure,
            ReadError::WrongPassword | ReadError::WrongPasswordOrDamaged
        );
        assert!(is_told, "{failure:?}");
    }
    let mut damaged = file.clone();
    damaged[file.len() / 2] ^= 1;
    assert!(read(&damaged, Some(PASSWORD)).is_err());
}

/// The dictionary's entry `I` (passes), eight bytes long, and `M` (memory).
#[test]
fn a_derivation_beyond_all_bounds_is_not_begun() {
    let file = fixture("keepass4.kdbx");
    for name in [b"\x05\x01\0\0\0I\x08\0\0\0", b"\x05\x01\0\0\0M\x08\0\0\0"] {
        let at = file.windows(name.len()).position(|w| w == name).unwrap() + name.len();
        let mut greedy = file.clone();
        greedy[at..at + 8].copy_from_slice(&(1_u64 << 40).to_le_bytes());
        // Whoever changes the header gives it the hash that it has then.
        let end = header_end(&greedy);
        let hash = Sha256::digest(&greedy[..end]);
        greedy[end..end + 32].copy_from_slice(&hash);
        assert!(matches!(
            failure(&greedy, Some(PASSWORD)),
            ReadError::KdfOutOfBounds(_)
        ));
    }
}

/// Where the fields of the newer format end: each has a number, a length and so many bytes; number 0 is the last.
fn header_end(file: &[u8]) -> usize {
    let mut at = 12;
    loop {
        let length = u32::from_le_bytes(file[at + 1..at + 5].try_into().unwrap());
        let is_last = file[at] == 0;
        at += 5 + usize::try_from(length).unwrap();
        if is_last {
            return at;
        }
    }
}

/// KeePassXC makes a link of its own from each way of keeping a code that it knows, by the clock for all.
#[test]
fn keepassxc_s_csv_is_read() {
    let import = read(&fixture("keepassxc.csv"), None).unwrap();
    assert_eq!(import.format, "keepassxc-csv");
    assert_eq!(
        lines(&import),
        [
            "Example | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA256 8 60 note=\"kept\"",
            "Tray | bob | MZXW6YTBOI | totp SHA1 8 60 groups=[\"Work\"]",
            "Steam | eve | MZXW6YTBOI | steam groups=[\"Work\"]",
            "KeeOtp | kim | MZXW6YTBOI | totp SHA256 8 60 groups=[\"Work\"]",
            "KeeCount | kim | MZXW6YTBOI | totp SHA1 6 30 groups=[\"Work\"]",
            "refused \"Broken: x\" secretMissing",
            "Gone | gone | MZXW6YTBOI | totp SHA1 6 30 groups=[\"Recycle Bin\"]",
        ]
    );
    let text = String::from_utf8(fixture("keepassxc.csv")).unwrap();
    let cut = text.rfind("\"Root").unwrap() + 30;
    // A row that breaks off is told.
    let rows = lines(&read(&text.as_bytes()[..cut], None).unwrap());
    assert_eq!(rows[6], "refused \"Gone: gon\" malformed");
}
