//! The part of a link after the question mark, and percent-encoding.

use zeroize::Zeroizing;

use super::{Notice, Parameter};

/// What a `+` means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Plus {
    /// A plus: in labels.
    Literal,
    /// A space: in parameters.
    Space,
}

/// Decoded text, and whether all of it was UTF-8.
pub(super) struct Decoded {
    pub(super) text: Zeroizing<String>,
    pub(super) was_utf8: bool,
}

/// Decodes `%xx`. A `%` without two hex digits after it is itself; what is not UTF-8 becomes
/// U+FFFD.
pub(super) fn decode(raw: &str, plus: Plus) -> Decoded {
    let mut bytes = Zeroizing::new(Vec::with_capacity(raw.len()));
    let mut rest = raw.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        bytes.push(match (*first, tail) {
            (b'%', [high, low, after @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                rest = after;
                hex_value(*high) << 4 | hex_value(*low)
            }
            (b'+', _) if plus == Plus::Space => b' ',
            (byte, _) => byte,
        });
    }
    match str::from_utf8(&bytes) {
        Ok(text) => Decoded {
            text: Zeroizing::new(text.to_owned()),
            was_utf8: true,
        },
        Err(_) => Decoded {
            text: Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned()),
            was_utf8: false,
        },
    }
}

/// The parameters that have a meaning here, as they stand in the link. All others are passed over.
pub(super) struct Query<'link> {
    found: Vec<(Parameter, &'link str)>,
}

impl<'link> Query<'link> {
    /// Splits at `&`. Of a name that is repeated the first counts. A name without `=` has an empty
    /// value.
    pub(super) fn split(text: &'link str, notes: &mut Vec<Notice>) -> Self {
        let mut found: Vec<(Parameter, &str)> = Vec::new();
        for piece in text.split('&') {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            let Some(parameter) = Parameter::named(name) else {
                continue;
            };
            match found.iter().find(|(known, _)| *known == parameter) {
                None => found.push((parameter, value)),
                Some((_, first))
                    if *first != value && !notes.contains(&Notice::Repeated(parameter)) =>
                {
                    notes.push(Notice::Repeated(parameter));
                }
                Some(_) => {}
            }
        }
        Self { found }
    }

    /// The value as it stands in the link, if the parameter is there.
    pub(super) fn raw(&self, parameter: Parameter) -> Option<&'link str> {
        self.found
            .iter()
            .find(|(known, _)| *known == parameter)
            .map(|(_, value)| *value)
    }

    /// The value, decoded and trimmed, unless it is missing, empty, or the text `null` that some
    /// programs write.
    pub(super) fn value(&self, parameter: Parameter) -> Option<Zeroizing<String>> {
        let decoded = decode(self.raw(parameter)?, Plus::Space).text;
        let value = decoded.trim();
        let is_nothing = value.is_empty() || value.eq_ignore_ascii_case("null");
        (!is_nothing).then(|| Zeroizing::new(value.to_owned()))
    }
}

/// The parameters that have no meaning here.
pub(super) fn others(query: &str) -> Vec<(String, Zeroizing<String>)> {
    let mut found: Vec<(String, Zeroizing<String>)> = Vec::new();
    for piece in query.split('&') {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        let is_new = !found.iter().any(|(known, _)| known == name);
        if !name.is_empty() && is_new && Parameter::named(name).is_none() {
            found.push((name.to_owned(), decode(value, Plus::Space).text));
        }
    }
    found
}

/// Splits a link's label from its query, at the first `?` that a name and `=` follow: a label may
/// hold others.
pub(super) fn split_at_query(text: &str) -> (&str, &str) {
    let begins_query = |(_, after): &(&str, &str)| {
        let name = after.split('=').next().unwrap_or_default();
        name.len() < after.len()
            && !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
    };
    text.match_indices('?')
        .map(|(at, mark)| (&text[..at], &text[at + mark.len()..]))
        .find(begins_query)
        .or_else(|| text.split_once('?'))
        .unwrap_or((text, ""))
}

impl Parameter {
    fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "secret" => Self::Secret,
            "issuer" => Self::Issuer,
            "algorithm" => Self::Algorithm,
            "digits" => Self::Digits,
            "period" => Self::Period,
            "counter" => Self::Counter,
            "encoder" => Self::Encoder,
            "steam" => Self::Steam,
            _ => return None,
        })
    }
}

/// The value of one hexadecimal digit.
fn hex_value(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        _ => digit.saturating_sub(b'A') + 10,
    }
}
