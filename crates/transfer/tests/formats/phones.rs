//! Databases from phones, made by SQLite itself, with a log beside them as the phones keep theirs.

use countersign_transfer::{ReadError, Row};

use super::common::{failure, fixture, lines, read};

#[test]
fn google_s_database_is_read() {
    let import = read(&fixture("google.db"), None).unwrap();
    assert_eq!(import.format, "google-database");
    assert_eq!(
        lines(&import),
        [
            "Example | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA1 6 30",
            " | bob | MZXW6YTBOI | hotp SHA1 6 #7",
            "refused \"Sealed: eve\" sealedByPhone",
            "refused \"broken\" secretMissing",
        ]
    );
}

#[test]
fn microsoft_s_database_has_two_encodings() {
    let import = read(&fixture("microsoft.db"), None).unwrap();
    assert_eq!(import.format, "microsoft-database");
    assert_eq!(
        lines(&import),
        [
            "Example | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA1 6 30",
            "Microsoft | bob@example.org | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA1 8 30",
            "refused \"Sealed: eve\" sealedByPhone",
            "refused \"Work: zed\" secretMissing",
        ]
    );
    let Row::Refused(refused) = &import.rows[2] else {
        panic!("{import:?}");
    };
    let original = refused.original.as_ref().unwrap().expose();
    assert!(
        original.contains("oath_secret_key=AQEB+/sealed=="),
        "{original}"
    );
}

#[test]
fn a_phone_s_database_that_is_damaged_gives_nothing() {
    for name in ["google.db", "microsoft.db"] {
        let whole = fixture(name);
        let mut damaged = whole.clone();
        for byte in &mut damaged[512..1024] {
            *byte ^= 0x55;
        }
        for file in [&whole[..700], &damaged] {
            let failure = failure(file, None);
            assert!(
                matches!(failure, ReadError::NotRecognised | ReadError::Damaged(_)),
                "{name}: {failure:?}"
            );
        }
    }
}
