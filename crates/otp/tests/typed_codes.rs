//! What is taken for a typed code, and what can not be one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test"
)]

use countersign_otp::{Algorithm, Digits, Kind, Malformed, Period, TypedCode};

fn kind(digits: u8, seconds: u64) -> Kind {
    Kind::Totp {
        algorithm: Algorithm::Sha1,
        digits: Digits::new(digits).unwrap(),
        period: Period::new(seconds).unwrap(),
    }
}

fn typed(text: &str, kind: &Kind) -> TypedCode {
    TypedCode::read(text, kind).unwrap()
}

#[test]
fn a_code_is_read_however_it_is_typed() {
    for text in [
        "106984",
        " 106 984\r\n",
        "106-984",
        "106\u{2013}984",
        "106\u{2212}984",
        "1\u{200B}0\u{202F}6\u{AD}9\u{FEFF}8\u{2060}4\u{200E}",
        "１０６９８４",
        "١٠٦٩٨٤",
        "۱۰۶۹۸۴",
        "1٠۶９-8 4",
    ] {
        assert_eq!(typed(text, &kind(6, 30)).expose(), "106984", "{text:?}");
    }
    for text in ["6V888", "6v888", "６ｖ８８８", "6v-8 88", "٦V۸88"] {
        assert_eq!(typed(text, &Kind::Steam).expose(), "6V888", "{text:?}");
    }
}

#[test]
fn what_can_not_be_a_code_is_told_apart() {
    let six = kind(6, 30);
    let read = |text: &str, kind: &Kind| TypedCode::read(text, kind).unwrap_err();
    assert_eq!(read("", &six), Malformed::Empty);
    assert_eq!(read(" - \u{200B}", &six), Malformed::Empty);
    assert_eq!(
        read("12345", &six),
        Malformed::Length {
            typed: 5,
            expected: 6
        }
    );
    assert_eq!(
        read("1234567", &six),
        Malformed::Length {
            typed: 7,
            expected: 6
        }
    );
    assert_eq!(
        read("123456", &Kind::Steam),
        Malformed::Letter {
            character: '1',
            suggestion: None
        }
    );
    assert_eq!(
        read("22222 2", &Kind::Steam),
        Malformed::Length {
            typed: 6,
            expected: 5
        }
    );
    assert_eq!(read(&"1".repeat(513), &six), Malformed::TooLong);
    assert_eq!(
        read(&"1".repeat(512), &six),
        Malformed::Length {
            typed: 512,
            expected: 6
        }
    );
    for (text, character, suggestion) in [
        ("1O6984", 'O', Some('0')),
        ("l06984", 'l', Some('1')),
        ("10698б", 'б', Some('6')),
        ("10698B", 'B', Some('8')),
        ("10698x", 'x', None),
        ("10.6984", '.', None),
        ("१06984", '१', None),
    ] {
        assert_eq!(
            read(text, &six),
            Malformed::Letter {
                character,
                suggestion
            },
            "{text:?}"
        );
    }
    for (text, character, suggestion) in [
        ("6S888", 'S', Some('5')),
        ("6v88в", 'в', Some('B')),
        ("6v88e", 'e', None),
    ] {
        assert_eq!(
            read(text, &Kind::Steam),
            Malformed::Letter {
                character,
                suggestion
            },
            "{text:?}"
        );
    }
}

#[test]
fn a_typed_code_is_never_printed_by_debug() {
    assert_eq!(
        format!("{:?}", typed("106984", &kind(6, 30))),
        "TypedCode(..)"
    );
}

#[test]
fn a_suggestion_is_always_a_character_that_is_taken() {
    for (kind, expected) in [(kind(1, 30), 1), (Kind::Steam, 5)] {
        for character in ('!'..='ÿ').chain('А'..='я').chain(['І', 'і']) {
            let Err(Malformed::Letter {
                suggestion: Some(better),
                ..
            }) = TypedCode::read(&character.to_string(), &kind)
            else {
                continue;
            };
            let text = better.to_string().repeat(expected);
            assert_eq!(typed(&text, &kind).expose(), text, "{character:?}");
        }
    }
}
