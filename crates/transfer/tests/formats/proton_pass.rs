//! Proton Pass.

use std::io::{Cursor, Write};

use countersign_transfer::{Limits, ReadError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::common::{failure, fixture, lines, read, read_within};

#[test]
fn every_code_of_every_item_is_a_row() {
    let import = read(&fixture("proton-pass.zip"), None).unwrap();
    assert_eq!(import.format, "proton-pass");
    assert_eq!(
        lines(&import),
        [
            "Acme | ann | MZXW6YTBOI | totp SHA1 6 30 groups=[\"Personal\"] note=\"n\" pinned",
            "Two | bob@example.org | MZXW6YTBOI | totp SHA1 6 30 groups=[\"Personal\"]",
            "Other | zed | MZXW6YTBOI | totp SHA1 6 60 groups=[\"Personal\"]",
            "refused \"Two: bob@example.org\" secretUnreadable",
            "Gone | x | MZXW6YTBOI | steam groups=[\"Old\"] trashed",
        ]
    );
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn an_export_that_is_encrypted_says_what_to_do() {
    for file in [
        zip(&[("Proton Pass/data.pgp", b"x")]),
        zip(&[(
            "Proton Pass/data.json",
            br#"{"encrypted": true, "vaults": {}}"#,
        )]),
    ] {
        let failure = failure(&file, None);
        assert!(matches!(failure, ReadError::NotSupported(_)), "{failure:?}");
    }
}

#[test]
fn a_zip_bomb_is_given_up_at_the_limit() {
    let zeros = vec![b' '; 2_000_000];
    let bomb = zip(&[("Proton Pass/data.json", &zeros)]);
    assert!(bomb.len() < 10_000);
    let limits = Limits {
        bytes: 1_000_000,
        ..Limits::default()
    };
    assert_eq!(
        read_within(&limits, &bomb, None).unwrap_err(),
        ReadError::TooLarge {
            bytes: 1_000_001,
            limit: 1_000_000
        }
    );
}

#[test]
fn a_zip_of_too_many_files_is_refused() {
    let names: Vec<String> = (0..20).map(|n| n.to_string()).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &b"x"[..]))
        .collect();
    let limits = Limits {
        zip_entries: 19,
        ..Limits::default()
    };
    assert_eq!(
        read_within(&limits, &zip(&files), None).unwrap_err(),
        ReadError::TooManyRows { limit: 19 }
    );
}

#[test]
fn an_empty_zip_and_one_that_breaks_off_are_damaged() {
    let whole = fixture("proton-pass.zip");
    for file in [
        zip(&[]),
        whole[..whole.len() / 2].to_vec(),
        b"PK\x03\x04".to_vec(),
    ] {
        let failure = failure(&file, None);
        assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
    }
}
