//! Lists of links.

use countersign_transfer::{Limits, ReadError};

use super::common::{failure, lines, read, read_within};

#[test]
fn every_line_becomes_a_row() {
    let list = "\u{FEFF}# WinAuth\r\n\
        otpauth://totp/Acme:ann?secret=MZXW6YTBOI&period=60\r\n\
        \r\n\
        OTPAUTH://HOTP/bob?SECRET=mzxw6ytboi&counter=7\r\n\
        otpauth://steam/Steam:eve?secret=MZXW6YTBOI\r\n\
        motp://Acme:ann?secret=a1b2c3d4e5f60718\r\n\
        otpauth://yaotp/Ya:ann?secret=MZXW6YTBOI\r\n\
        otpauth://totp/Acme:zed?secret=MZXW60TBOI\r\n\
        otpauth://totp/Acme:odd?secret=MZXW6YTBOI&algorithm=SHA3-256\r\n\
        something else\r\n";
    let import = read(list.as_bytes(), None).unwrap();
    assert_eq!(import.format, "otpauth");
    assert_eq!(
        lines(&import),
        [
            "Acme | ann | MZXW6YTBOI | totp SHA1 6 60",
            " | bob | MZXW6YTBOI | hotp SHA1 6 #7",
            "Steam | eve | MZXW6YTBOI | steam",
            "refused \"\" unsupportedKind",
            "refused \"Ya: ann\" unsupportedKind",
            "refused \"Acme: zed\" secretUnreadable",
            "refused \"Acme: odd\" unknownAlgorithm",
            "refused \"\" notALink",
        ]
    );
    let positions: Vec<usize> = import.refused().map(|refused| refused.position).collect();
    assert_eq!(positions, [6, 7, 8, 9, 10], "the lines' own numbers");
}

#[test]
fn a_row_that_is_refused_keeps_its_text() {
    let line = "otpauth://totp/Acme:zed?secret=MZXW60TBOI";
    let import = read(format!("{line}\n").as_bytes(), None).unwrap();
    let refused = import.refused().next().unwrap();
    assert_eq!(refused.original.as_ref().unwrap().expose(), line);
    assert!(!format!("{refused:?}").contains("MZXW6"));
}

#[test]
fn what_is_no_list_is_not_recognised() {
    assert_eq!(failure(b"hello\nworld\n", None), ReadError::NotRecognised);
    assert_eq!(failure(b" \r\n\t", None), ReadError::Empty);
    assert_eq!(failure(b"", None), ReadError::Empty);
}

#[test]
fn too_many_rows_are_refused() {
    let list = "otpauth://totp/a?secret=MZXW6YTBOI\n".repeat(11);
    let limits = Limits {
        rows: 10,
        ..Limits::default()
    };
    let error = read_within(&limits, list.as_bytes(), None).unwrap_err();
    assert_eq!(error, ReadError::TooManyRows { limit: 10 });
}
