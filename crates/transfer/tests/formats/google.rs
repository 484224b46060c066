//! Transfers from Google Authenticator.

use countersign_transfer::FileNote;

use super::common::{lines, read, refusal};

/// Part 1 of 2: two accounts, with a negative number of the transfer.
const PART_1: &str = "otpauth-migration://offline?data=CkAKFGNvdW50ZXJzaWduLUtBVC1rZXkhEhlFeGFtcGxlOmFsaWNlQGV4YW1wbGUub3JnGgdFeGFtcGxlIAEoATACChgKBmZvb2JhchIDYm9iGgAgAygCMAE4rAIQARgCIAAo%2Bf%2F%2F%2F%2F%2F%2F%2F%2F%2F%2FAQ%3D%3D";
const ACCOUNTS: [&str; 2] = [
    "Example | alice@example.org | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA1 6 30",
    " | bob | MZXW6YTBOI | hotp SHA512 8 #300",
];

#[test]
fn one_part_is_read_and_the_missing_one_named() {
    let import = read(PART_1.as_bytes(), None).unwrap();
    assert_eq!(import.format, "google");
    assert_eq!(lines(&import), ACCOUNTS);
    assert_eq!(
        import.notes,
        [FileNote::PartsMissing {
            of: 2,
            missing: vec![2]
        }]
    );
}

#[test]
fn a_part_that_is_there_twice_counts_once() {
    let twice = format!("{PART_1}\n\n{PART_1}\n");
    let import = read(twice.as_bytes(), None).unwrap();
    assert_eq!(lines(&import), ACCOUNTS);
}

#[test]
fn data_is_read_as_links_are_found_to_carry_it() {
    let raw = PART_1
        .replace("%2B", "+")
        .replace("%2F", "/")
        .replace("%3D", "=");
    let spaces = raw.replace('+', " ");
    let unpadded = raw.replace('=', "").replace("data", "data=");
    let url_safe = unpadded.replace('+', "-").replace("///", "___");
    for link in [raw, spaces, unpadded, url_safe] {
        let import = read(link.as_bytes(), None).unwrap();
        assert_eq!(lines(&import), ACCOUNTS, "{link}");
    }
}

#[test]
fn data_that_is_damaged_is_a_row_with_its_reason() {
    for data in ["", "!!!!", "CkAKFGNvdW50", "%FF%FF"] {
        let link = format!("otpauth-migration://offline?data={data}");
        let import = read(link.as_bytes(), None).unwrap();
        assert_eq!(refusal(&import, 0), "malformed", "{data}");
    }
}

#[test]
fn parts_may_stand_between_links() {
    let list = format!("otpauth://totp/Acme:ann?secret=MZXW6YTBOI\n{PART_1}\n");
    let import = read(list.as_bytes(), None).unwrap();
    assert_eq!(import.format, "otpauth");
    assert_eq!(import.rows.len(), 3);
}
