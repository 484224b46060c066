//! The lists of formats, and the page that is written from them.

use std::path::Path;

use countersign_transfer::{EXPORTS, FORMATS};

#[test]
fn ids_are_stable_names_and_each_there_once() {
    let mut seen: Vec<&str> = Vec::new();
    for format in FORMATS {
        let id = format.id();
        let is_plain = id
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(is_plain && !seen.contains(&id), "{id}");
        seen.push(id);
    }
    for export in EXPORTS {
        assert!(
            seen.contains(&export.read_as()),
            "{} is read back",
            export.id()
        );
    }
}

#[test]
fn the_page_on_formats_has_a_line_for_each() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats.md");
    let page = std::fs::read_to_string(page).unwrap();
    let (read, written) = page.split_once("## What can be written").unwrap();
    for format in FORMATS {
        let line = format!("| {} | `{}` |", format.name(), format.id());
        assert!(read.contains(&line), "{line}");
    }
    for export in EXPORTS {
        let line = format!("| {} | `{}` |", export.name(), export.id());
        assert!(written.contains(&line), "{line}");
    }
    let lines = |part: &str| part.lines().filter(|line| line.contains("| `")).count();
    assert_eq!(lines(read), FORMATS.len());
    assert_eq!(lines(written), EXPORTS.len());
}
