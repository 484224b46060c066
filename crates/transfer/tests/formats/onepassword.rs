//! 1Password.

use countersign_transfer::{ReadError, Warning};

use super::common::{failure, fixture, lines, read, warnings};

#[test]
fn every_code_of_every_item_is_read() {
    let import = read(&fixture("1password.1pux"), None).unwrap();
    assert_eq!(import.format, "1password");
    assert_eq!(
        lines(&import),
        [
            "Example | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA256 8 60 groups=[\"Personal\", \"mail\"] pinned",
            "Bare | bob | MZXW6YTBOI | totp SHA1 6 30 groups=[\"Personal\"] note=\"kept\"",
            "refused \"Bare: bob\" secretUnreadable",
            "Gone | eve | MZXW6YTBOI | totp SHA1 6 30 groups=[\"Old\"]",
        ]
    );
    assert_eq!(warnings(&import, 3), [Warning::Archived]);
}

#[test]
fn a_1pux_that_is_damaged_gives_nothing() {
    let file = fixture("1password.1pux");
    for at in [200, file.len() / 2] {
        let mut damaged = file.clone();
        damaged[at] ^= 0xff;
        let failure = failure(&damaged, None);
        assert!(
            matches!(failure, ReadError::Damaged(_)),
            "{at}: {failure:?}"
        );
    }
    let failure = failure(&file[..file.len() - 10], None);
    assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
}

#[test]
fn the_table_is_read_by_the_names_of_its_columns() {
    let table = "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes\n\
        Example,https://example.org,ann,p,otpauth://totp/Example:ann?secret=MZXW6YTBOI&issuer=Example&digits=8,true,false,mail;work,\"two\nlines\"\n\
        Bare,,bob,p,mzxw 6ytb oi,false,true,,\n\
        No code,,zed,p,,false,false,,\n\
        Broken,,eve,p,not base32!,false,false,,\n";
    let import = read(table.as_bytes(), None).unwrap();
    assert_eq!(import.format, "1password-csv");
    assert_eq!(
        lines(&import),
        [
            "Example | ann | MZXW6YTBOI | totp SHA1 8 30 groups=[\"mail\", \"work\"] note=\"two\\nlines\" pinned",
            "Bare | bob | MZXW6YTBOI | totp SHA1 6 30",
            "refused \"Broken: eve\" secretUnreadable",
        ]
    );
    assert_eq!(warnings(&import, 1), [Warning::Archived]);
}
