//! Codes in drawings and documents; made by `qrencode` and `rsvg-convert` where they are installed, and by us.

#![allow(clippy::unwrap_used, reason = "a helper of a test may fail the test")]

mod support;

use std::fmt::Write as _;

use countersign_qr::{FIRST_PAGES, Pages, ReadError, read_file};
use data_encoding::BASE64;
use support::{draw, is_installed, piped, png, read};

fn link(number: usize) -> String {
    format!(
        "otpauth://totp/Example%20{number}:ann%40acme.test?secret=MZXW6YTBOI&issuer=Example%20{number}"
    )
}

/// Our drawing of a code, in a drawing of its own.
fn sheet(codes: usize, around: &str) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} 60\">{around}",
        codes * 60
    );
    for number in 0..codes {
        let code = countersign_qr::svg(&link(number)).unwrap();
        let placed = format!(
            "<svg x=\"{}\" y=\"0\" width=\"55\" height=\"55\" ",
            number * 60
        );
        svg.push_str(&code.replacen("<svg ", &placed, 1));
    }
    svg + "</svg>"
}

/// A PDF with one page for each of these drawings.
fn pdf(pages: &[String]) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<String> = pages
        .iter()
        .enumerate()
        .map(|(number, page)| {
            let file = folder.path().join(format!("{number}.svg"));
            std::fs::write(&file, page).unwrap();
            file.to_str().unwrap().to_owned()
        })
        .collect();
    let mut arguments = vec!["--format=pdf", "--keep-aspect-ratio", "--width=500"];
    arguments.extend(files.iter().map(String::as_str));
    piped("rsvg-convert", &arguments, b"")
}

#[test]
fn drawings_of_ours_and_of_qrencode_are_read() {
    assert_eq!(
        read(countersign_qr::svg(&link(1)).unwrap().as_bytes()).unwrap(),
        [link(1)]
    );
    assert_eq!(
        read(sheet(3, "").as_bytes()).unwrap(),
        [link(0), link(1), link(2)]
    );
    if is_installed("qrencode") {
        for arguments in [
            &["--type=SVG"][..],
            &["--type=SVG", "--rle"],
            &["--type=SVG", "--inline"],
            &["--type=SVG", "--foreground=224488", "--background=ffffff00"],
        ] {
            let svg = piped(
                "qrencode",
                &[arguments, &["--output=-"]].concat(),
                link(2).as_bytes(),
            );
            assert_eq!(read(&svg).unwrap(), [link(2)], "{arguments:?}");
        }
    }
}

#[test]
fn a_picture_in_a_drawing_is_seen_and_one_outside_of_it_is_not() {
    let code = png(draw(&link(1), 4));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("code.png");
    std::fs::write(&file, &code).unwrap();
    let drawing = |href: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"300\"><image width=\"300\" height=\"300\" href=\"{href}\"/></svg>"
        )
    };
    let inside = drawing(&format!("data:image/png;base64,{}", BASE64.encode(&code)));
    assert_eq!(read(inside.as_bytes()).unwrap(), [link(1)]);
    for outside in [
        file.display().to_string(),
        format!("file://{}", file.display()),
        "https://acme.test/code.png".to_owned(),
    ] {
        assert_eq!(
            read(drawing(&outside).as_bytes()),
            Err(ReadError::NoQr),
            "{outside}"
        );
    }
}

#[test]
fn drawings_that_take_too_long_or_too_much_are_refused() {
    let svg = |content: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\">{content}</svg>"
        )
    };
    // Ten times ten times ten …: a group of groups that are used again.
    let mut laughs = "<g id=\"g0\"><rect width=\"100\" height=\"100\"/></g>".to_owned();
    for level in 1..12 {
        let uses = format!("<use href=\"#g{}\"/>", level - 1).repeat(10);
        write!(laughs, "<g id=\"g{level}\">{uses}</g>").unwrap();
    }
    let mut entities = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\">".to_owned();
    for (name, other) in ('b'..='k').zip('a'..) {
        write!(
            entities,
            "<!ENTITY {name} \"{}\">",
            format!("&{other};").repeat(10)
        )
        .unwrap();
    }
    let many = "<rect width=\"100\" height=\"100\"/>".repeat(20_000);
    let blurs = "<filter id=\"f\"><feGaussianBlur stdDeviation=\"40\"/></filter>".to_owned()
        + &"<g filter=\"url(#f)\"><rect width=\"100\" height=\"100\"/></g>".repeat(200);
    let deep = "<g opacity=\"0.5\">".repeat(5_000);
    for (what, drawing) in [
        ("uses of uses", svg(&laughs)),
        (
            "entities of entities",
            format!("{entities}]>{}", svg("<text>&k;</text>")),
        ),
        ("layers of paint", svg(&many)),
        ("filters", svg(&blurs)),
        ("more than it may have", svg(&"<g/>".repeat(500_000))),
        ("never closed", svg(&deep)),
        ("no size", svg("").replace("100", "0")),
        ("endless size", svg("").replace("100", "1e39")),
        ("not even text", "<svg \u{0}".to_owned()),
    ] {
        let refused = read(drawing.as_bytes()).unwrap_err();
        assert!(
            [ReadError::TooComplex, ReadError::Damaged, ReadError::NoQr].contains(&refused),
            "{what}: {refused:?}"
        );
        if ["layers of paint", "filters", "more than it may have"].contains(&what) {
            assert_eq!(refused, ReadError::TooComplex, "{what}");
        }
    }
    let large = svg(&" ".repeat(8 * 1024 * 1024));
    assert_eq!(
        read(large.as_bytes()),
        Err(ReadError::TooLarge {
            limit_bytes: 8 * 1024 * 1024
        })
    );
}

#[test]
fn the_first_pages_of_a_document_are_read_in_their_order() {
    if !is_installed("rsvg-convert") {
        return;
    }
    let page = |number: usize| countersign_qr::svg(&link(number)).unwrap().to_string();
    assert_eq!(read(&pdf(&[page(1)])).unwrap(), [link(1)]);
    assert_eq!(
        read(&pdf(&[sheet(4, "")])).unwrap(),
        (0..4).map(link).collect::<Vec<_>>()
    );
    let five: Vec<String> = (1..6).map(page).collect();
    let five = pdf(&five);
    for (more, looked_at) in [(0, FIRST_PAGES), (1, FIRST_PAGES + 1), (9, 5)] {
        let mut left = more;
        let go_on = || {
            left -= 1;
            left >= 0
        };
        let codes = read_file(&five, go_on).unwrap();
        let texts: Vec<&str> = codes.texts.iter().map(|text| text.as_str()).collect();
        assert_eq!(texts, (1..=looked_at).map(link).collect::<Vec<_>>());
        assert_eq!(codes.pages, Some(Pages { looked_at, of: 5 }));
    }
    // As a scanner makes it: a page that is one picture.
    let scan = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"400\"><image x=\"80\" y=\"90\" width=\"90\" height=\"90\" href=\"data:image/png;base64,{}\"/></svg>",
        BASE64.encode(&png(draw(&link(9), 3)))
    );
    assert_eq!(read(&pdf(&[scan])).unwrap(), [link(9)]);
    let blank = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"400\"/>";
    let blanks = |count| vec![blank.to_owned(); count];
    assert_eq!(read(&pdf(&blanks(1))), Err(ReadError::NoQr));
    let last = pdf(&[blanks(3), vec![page(1)]].concat());
    let (looked_at, of) = (3, 4);
    let pages = Pages { looked_at, of };
    assert_eq!(read(&last), Err(ReadError::NoQrYet(pages)));
}

#[test]
fn documents_that_are_cut_off_or_spoiled_do_no_harm() {
    for bytes in [
        &b"%PDF-1.7"[..],
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    ] {
        assert_eq!(read(bytes), Err(ReadError::Damaged));
    }
    if !is_installed("rsvg-convert") {
        return;
    }
    let whole = pdf(&[countersign_qr::svg(&link(1)).unwrap().to_string()]);
    for part in 1..12 {
        let _ = read(&whole[..whole.len() * part / 12]);
        let mut spoiled = whole.clone();
        let place = whole.len() * part / 12;
        spoiled[place] ^= 0x55;
        if let Ok(texts) = read(&spoiled) {
            assert_eq!(texts, [link(1)]);
        }
    }
}
