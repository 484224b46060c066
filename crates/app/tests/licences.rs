//! Whose work the program is made with, and under which licences. `make licences` writes the list that the window shows; these
//! tests fail when it is stale, and when something comes in whose licence does not go with ours. Nothing asks the network.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

/// A system that the program is made for, and what compilers call it.
const SYSTEMS: [(&str, &str); 3] = [
    ("linux", "x86_64-unknown-linux-gnu"),
    ("macos", "aarch64-apple-darwin"),
    ("windows", "x86_64-pc-windows-msvc"),
];

/// Licences under which others' work can be part of a program that is itself under MIT or Apache-2.0. MPL-2.0 is about its
/// own files alone, which are used as they are; OFL-1.1 is the fonts'; CDLA-Permissive-2.0 the list of authorities'.
const FIT: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Name, version and licence.
type Part = (String, String, String);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn list(name: &str) -> PathBuf {
    root().join("ui/src/lib/licences").join(name)
}

/// What Cargo says that is used, for a system; our own packages aside.
fn tree(target: &str, edges: &str, packages: &[&str]) -> BTreeSet<Part> {
    let may_ask = std::env::var_os("COUNTERSIGN_WRITE_LICENCES").is_some();
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap());
    cargo
        .current_dir(root())
        .args([
            "tree", "--locked", "--prefix", "none", "--format", "{p}|{l}",
        ])
        .args(["--target", target, "--edges", edges])
        .args(packages);
    if !may_ask {
        cargo.arg("--offline");
    }
    let output = cargo.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo tree failed: {said}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter_map(part).collect()
}

/// A line such as `serde v1.0.0|MIT OR Apache-2.0 (*)`; a package of our own has its folder behind the version.
fn part(line: &str) -> Option<Part> {
    let (package, licence) = line.trim_end_matches(" (*)").split_once('|')?;
    let mut words = package.trim_end_matches(" (proc-macro)").split(' ');
    let (name, version) = (words.next()?, words.next()?.trim_start_matches('v'));
    let is_ours = words.next().is_some();
    // The form that Cargo took before there was one for all.
    let licence = licence.replace(" / ", " OR ").replace('/', " OR ");
    (!is_ours).then(|| (name.to_owned(), version.to_owned(), licence))
}

/// What is in the programs themselves on a system: neither what only builds them, nor what only tests them.
fn in_the_program(target: &str) -> BTreeSet<Part> {
    tree(
        target,
        "normal,no-proc-macro",
        &["-p", "countersign", "-p", "countersign-cli"],
    )
}

/// One line for each part, with the systems it is on where it is not on all of them.
fn text_of(parts: &BTreeMap<Part, Vec<&str>>) -> String {
    let rows = parts.iter().map(|((name, version, licence), systems)| {
        let row = match systems.len() == SYSTEMS.len() {
            true => json!([name, version, licence]),
            false => json!([name, version, licence, systems]),
        };
        format!("  {row}")
    });
    format!("[\n{}\n]\n", rows.collect::<Vec<_>>().join(",\n"))
}

fn listed() -> Vec<Value> {
    let text = std::fs::read_to_string(list("program.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_list_that_the_window_shows_is_what_is_in_the_program() {
    if std::env::var_os("COUNTERSIGN_WRITE_LICENCES").is_some() {
        let mut parts = BTreeMap::<Part, Vec<&str>>::new();
        for (system, target) in SYSTEMS {
            for part in in_the_program(target) {
                parts.entry(part).or_default().push(system);
            }
        }
        std::fs::write(list("program.json"), text_of(&parts)).unwrap();
    }
    // The other systems' packages need not be on this computer.
    let here = std::env::consts::OS;
    let (_, target) = SYSTEMS.iter().find(|(system, _)| *system == here).unwrap();
    let text = |row: &Value, at: usize| row[at].as_str().unwrap().to_owned();
    let shown: BTreeSet<Part> = listed()
        .iter()
        .filter(|row| {
            let systems = row[3].as_array();
            systems.is_none_or(|systems| systems.iter().any(|system| system == here))
        })
        .map(|row| (text(row, 0), text(row, 1), text(row, 2)))
        .collect();
    let used = in_the_program(target);
    let lacking: Vec<_> = used.difference(&shown).collect();
    let too_many: Vec<_> = shown.difference(&used).collect();
    assert!(
        lacking.is_empty() && too_many.is_empty(),
        "ui/src/lib/licences/program.json is stale, run `make licences`: {lacking:?} are not in it, {too_many:?} are not used"
    );
    assert!(used.len() > 100, "{}", used.len());
}

#[test]
fn every_licence_goes_with_ours_also_of_what_only_builds_and_tests() {
    let here = std::env::consts::OS;
    let (_, target) = SYSTEMS.iter().find(|(system, _)| *system == here).unwrap();
    let mut parts = tree(target, "normal,build,dev", &["--workspace"]);
    let rows = listed().into_iter().chain(window());
    parts.extend(rows.map(|row| {
        let text = |at: usize| row[at].as_str().unwrap().to_owned();
        (text(0), text(1), text(2))
    }));
    let unfit: Vec<_> = parts
        .iter()
        .filter(|(.., licence)| !fits(licence))
        .collect();
    assert!(unfit.is_empty(), "{unfit:?}");
}

#[test]
fn the_texts_that_a_package_carries_name_everything_that_is_in_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("texts.txt");
    let node = Command::new("node")
        .arg(root().join("scripts/notices.mjs"))
        .arg(&file)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&node.stderr);
    assert!(node.status.success(), "scripts/notices.mjs failed: {said}");
    let text = std::fs::read_to_string(file).unwrap();
    let here = std::env::consts::OS;
    let (_, target) = SYSTEMS.iter().find(|(system, _)| *system == here).unwrap();
    let window = window().into_iter().map(|row| {
        let text = |at: usize| row[at].as_str().unwrap().to_owned();
        (text(0), text(1), text(2))
    });
    let mut pointed = 0;
    for (name, version, licence) in in_the_program(target).into_iter().chain(window) {
        let beginning = format!("\n{name} {version}: {licence}; ");
        let at = text
            .find(&beginning)
            .unwrap_or_else(|| panic!("{name} {version} is not in it"));
        let line = text[at + beginning.len()..].lines().next().unwrap();
        let Some(numbers) = line.strip_prefix("see ") else {
            continue;
        };
        for number in numbers.split(' ') {
            let text_of = text
                .split_once(&format!("\n{number} ---"))
                .map(|(_, text)| text);
            let some = text_of.and_then(|text| text.split_once("\n\n"));
            assert!(
                some.is_some_and(|(_, text)| text.trim().len() > 20),
                "{name}: {number} is no text"
            );
        }
        pointed += 1;
    }
    assert!(pointed > 400, "only {pointed} have a text");
}

/// What the window itself is made of, in the same form.
fn window() -> Vec<Value> {
    let text = std::fs::read_to_string(list("window.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Whether what an SPDX expression (<https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/>) leaves to choose has
/// something that fits.
fn fits(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any(&words, &mut at) == Some(true) && at == words.len()
}

fn any(words: &[&str], at: &mut usize) -> Option<bool> {
    let mut one = all(words, at)?;
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        one |= all(words, at)?;
    }
    Some(one)
}

fn all(words: &[&str], at: &mut usize) -> Option<bool> {
    let mut every = single(words, at)?;
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        every &= single(words, at)?;
    }
    Some(every)
}

fn single(words: &[&str], at: &mut usize) -> Option<bool> {
    let word = *words.get(*at)?;
    *at += 1;
    if word == "(" {
        let inner = any(words, at)?;
        let closes = words.get(*at) == Some(&")");
        *at += 1;
        return closes.then_some(inner);
    }
    let mut licence = word.to_owned();
    if words.get(*at) == Some(&"WITH") {
        licence = format!("{word} WITH {}", words.get(*at + 1)?);
        *at += 2;
    }
    Some(FIT.contains(&licence.as_str()))
}

#[test]
fn an_expression_fits_only_where_all_that_holds_does() {
    for expression in [
        "MIT",
        "Apache-2.0 WITH LLVM-exception",
        "MIT OR Apache-2.0 OR LGPL-2.1-or-later",
        "(MIT OR GPL-3.0-only) AND Unicode-3.0",
        "GPL-2.0-only OR Apache-2.0 AND ISC",
    ] {
        assert!(fits(expression), "{expression}");
    }
    for expression in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "Apache-2.0 WITH GPL-exception",
        "(MIT OR GPL-3.0-only) AND LGPL-2.1-only",
        "(MIT",
        "MIT Apache-2.0",
    ] {
        assert!(!fits(expression), "{expression}");
    }
}
