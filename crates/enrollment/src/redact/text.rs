//! Masking within any text: links, named values, keys by their looks, and what was sent.

use std::ops::Range;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::MASK;

/// Shorter codes are not searched for: they would be found everywhere.
pub(super) const SHORTEST_CODE: usize = 4;

/// The shortest run of base32 that is taken for a key: 80 bits.
const SHORTEST_KEY: usize = 16;

/// The names after which a value is masked in any text: the ends of those that are secret in JSON.
const NAMES: [&str; 10] = [
    "secret",
    "uri",
    "_token",
    "device_code",
    "user_code",
    "code_verifier",
    "uri_complete",
    "password",
    "otpkey",
    "assertion",
];

/// The text with its secrets masked.
pub(super) fn mask(text: &str, sent: &[&str], code: Option<&str>) -> String {
    let mut masked = replace(text, link);
    for name in NAMES {
        masked = replace(&masked, |text| named_value(text, name));
    }
    masked = replace(&masked, base32_run);
    for secret in sent.iter().filter(|secret| !secret.is_empty()) {
        masked = masked.replace(secret, MASK);
        let encoded = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
        masked = masked.replace(&encoded, MASK);
    }
    match code {
        Some(code) if code.chars().count() >= SHORTEST_CODE => {
            replace(&masked, |text| word(text, code))
        }
        _ => masked,
    }
}

/// Puts [`MASK`] in the place of every range that `find` gives, each time looking in what is left of the text.
fn replace(text: &str, find: impl Fn(&str) -> Option<Range<usize>>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = find(rest).filter(|found| found.end > found.start) {
        out.push_str(&rest[..found.start]);
        out.push_str(MASK);
        rest = &rest[found.end..];
    }
    out.push_str(rest);
    out
}

/// `otpauth:…` and `otpauth-migration:…`, percent-encoded too, up to what can't be in a link.
fn link(text: &str) -> Option<Range<usize>> {
    let start = find_ignoring_case(text, "otpauth")?;
    let ends =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>' | '`');
    let end = text[start..]
        .find(ends)
        .map_or(text.len(), |length| start + length);
    Some(start..end)
}

/// The value after `name` and a colon or equals sign, quoted or not.
fn named_value(text: &str, name: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(found) = find_ignoring_case(&text[from..], name) {
        let after_name = from + found + name.len();
        let value = text[after_name..]
            .trim_start_matches(['"', '\''])
            .trim_start();
        from = after_name;
        let Some(value) = value.strip_prefix([':', '=']) else {
            continue;
        };
        let value = value.trim_start();
        let (value, closing) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => (&value[1..], Some(quote)),
            _ => (value, None),
        };
        let start = text.len() - value.len();
        let end = start + value_length(value, closing);
        if end > start && !value.starts_with(MASK) {
            return Some(start..end);
        }
    }
    None
}

fn value_length(value: &str, closing: Option<char>) -> usize {
    let mut escaped = false;
    for (at, c) in value.char_indices() {
        let ends = match closing {
            Some(quote) => c == quote && !escaped,
            None => {
                c.is_whitespace()
                    || matches!(
                        c,
                        '&' | ',' | ';' | '<' | '>' | '"' | '\'' | '}' | ']' | ')'
                    )
            }
        };
        if ends {
            return at;
        }
        escaped = c == '\\' && !escaped;
    }
    value.len()
}

/// A run of upper-case base32 that is long enough to be a key, and not a number.
fn base32_run(text: &str) -> Option<Range<usize>> {
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if matches!(c, 'A'..='Z' | '2'..='7') {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            let run = &text[start..at];
            if run.len() >= SHORTEST_KEY && run.contains(|c: char| c.is_ascii_alphabetic()) {
                return Some(start..at);
            }
        }
    }
    None
}

/// `code` where it stands alone, so that an id which happens to hold its digits stays.
fn word(text: &str, code: &str) -> Option<Range<usize>> {
    text.match_indices(code)
        .map(|(at, _)| at..at + code.len())
        .find(|found| {
            let before = text[..found.start].chars().next_back();
            let after = text[found.end..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}

/// Where `name`, which is lower-case ASCII, first stands in `text` in any case.
fn find_ignoring_case(text: &str, name: &str) -> Option<usize> {
    text.as_bytes()
        .windows(name.len())
        .position(|window| window.eq_ignore_ascii_case(name.as_bytes()))
}
