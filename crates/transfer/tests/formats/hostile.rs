//! Files that are made to cost time or memory: each is refused or read, soon.

use std::time::{Duration, Instant};

use countersign_transfer::{Limits, ReadError};

use super::common::{failure, read, read_within};

const MIB: usize = 1024 * 1024;

/// What a file of 64 MiB may cost, on a machine that does other things beside, with a build that is not optimized.
const SOON: Duration = Duration::from_secs(20);

fn soon<T>(what: &str, act: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let outcome = act();
    let took = begun.elapsed();
    println!("{what}: {took:?}");
    assert!(took < SOON, "{what}: {took:?}");
    outcome
}

#[test]
fn a_file_that_is_too_large_is_refused_unread() {
    let file = vec![b'{'; 64 * MIB + 1];
    assert_eq!(
        failure(&file, None),
        ReadError::TooLarge {
            bytes: 67_108_865,
            limit: 67_108_864
        }
    );
}

#[test]
fn nesting_without_end_is_refused() {
    for bracket in ["[", "{\"a\":"] {
        let file = bracket.repeat(30 * MIB / bracket.len());
        let error = soon("nesting", || failure(file.as_bytes(), None));
        assert_eq!(error, ReadError::TooDeep { limit: 64 });
    }
}

#[test]
fn millions_of_rows_are_refused() {
    let list = format!("[{}0]", "0,".repeat(15 * MIB));
    assert_eq!(
        soon("a list", || failure(list.as_bytes(), None)),
        ReadError::TooManyRows { limit: 100_000 }
    );
    let entries = format!(
        "{{\"version\":1,\"header\":{{}},\"db\":{{\"version\":3,\"entries\":[{}0]}}}}",
        "0,".repeat(15 * MIB)
    );
    assert_eq!(
        soon("entries", || failure(entries.as_bytes(), None)),
        ReadError::TooManyRows { limit: 100_000 }
    );
    let links = "otpauth://totp/a?secret=MZXW6YTBOI\n".repeat(1_500_000);
    assert_eq!(
        soon("links", || failure(links.as_bytes(), None)),
        ReadError::TooManyRows { limit: 100_000 }
    );
}

#[test]
fn one_name_for_many_rows_does_not_fill_the_memory() {
    let name = "x".repeat(MIB);
    let entry = "{\"type\":\"totp\",\"info\":{\"secret\":\"MZXW6YTBOI\"},\"groups\":[\"g\"]},"
        .repeat(10_000);
    let file = format!(
        "{{\"version\":1,\"header\":{{}},\"db\":{{\"version\":3,\"groups\":[{{\"uuid\":\"g\",\"name\":\"{name}\"}}],\"entries\":[{}]}}}}",
        entry.trim_end_matches(',')
    );
    let import = soon("groups", || read(file.as_bytes(), None)).unwrap();
    assert_eq!(import.refused().count(), 10_000);

    let login = "{\"data\":{\"content\":{\"totpUri\":\"MZXW6YTBOI\"}}},".repeat(10_000);
    let vaults = format!(
        "{{\"userId\":\"u\",\"vaults\":{{\"v\":{{\"name\":\"{name}\",\"items\":[{}]}}}}}}",
        login.trim_end_matches(',')
    );
    let error = soon("vaults", || failure(vaults.as_bytes(), None));
    assert!(matches!(error, ReadError::TooLarge { .. }), "{error:?}");
}

#[test]
fn parts_of_transfers_without_end_are_read_in_passing() {
    // Each of another transfer, and without accounts.
    let parts: String = (0..200_000_u32)
        .map(|number| {
            let mut bytes = vec![0x10, 1, 0x18, 2, 0x28];
            let mut rest = number + 1;
            while rest >= 0x80 {
                bytes.push(u8::try_from(rest & 0x7f).unwrap() | 0x80);
                rest >>= 7;
            }
            bytes.push(u8::try_from(rest).unwrap());
            let data = data_encoding::BASE64.encode(&bytes);
            format!("otpauth-migration://offline?data={data}\n")
        })
        .collect();
    let import = soon("parts", || read(parts.as_bytes(), None)).unwrap();
    assert!(import.rows.is_empty());
    assert!(import.notes.len() < 50);
}

#[test]
fn ten_thousand_links_are_read_at_once() {
    let links: String = (0..10_000)
        .map(|n| format!("otpauth://totp/Acme%20{n}:ann%40example.org?secret=MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB&issuer=Acme%20{n}&period=30\n"))
        .collect();
    let import = soon("ten thousand links", || read(links.as_bytes(), None)).unwrap();
    assert_eq!(import.accounts().count(), 10_000);
}

#[test]
fn a_line_without_end_is_a_row_with_its_reason() {
    let line = format!("otpauth://totp/{}?secret=MZXW6YTBOI", "a".repeat(40 * MIB));
    let import = soon("a line", || read(line.as_bytes(), None)).unwrap();
    assert_eq!(import.refused().next().unwrap().reason.code(), "tooLong");
    let limits = Limits {
        bytes: 100,
        ..Limits::default()
    };
    assert!(read_within(&limits, line.as_bytes(), None).is_err());
}
