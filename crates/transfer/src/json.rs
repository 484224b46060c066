//! JSON from outside, read lazily: a document is split into its members, and a member is looked at only
//! where somebody asks for it. So a hostile file costs no more memory than its own size, and one bad row
//! does not take the others with it.

use std::fmt;

use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use crate::error::ReadError;
use crate::import::Refusal;
use crate::task::Limits;

/// The most members of an object that is no list of rows.
const MAX_MEMBERS: usize = 4096;

/// Fails if brackets are nested more deeply than allowed. Has to be asked before anything is parsed.
pub(crate) fn check_depth(text: &str, limits: &Limits) -> Result<(), ReadError> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' if in_string => {
                bytes.next();
            }
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                if depth > limits.depth {
                    return Err(ReadError::TooDeep {
                        limit: limits.depth,
                    });
                }
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

/// One object, its members unread. Asking for a member marks it as known; those that nobody asked for can be
/// listed in the end.
pub(crate) struct Object<'a> {
    members: Vec<Member<'a>>,
}

struct Member<'a> {
    name: String,
    value: &'a RawValue,
    is_known: bool,
}

impl<'a> Object<'a> {
    /// Splits an object. Nothing if the text is none, or has more members than any real one.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        Self::parse_up_to(text, MAX_MEMBERS)
    }

    /// Splits an object whose members are themselves a list.
    pub(crate) fn parse_up_to(text: &'a str, most: usize) -> Option<Self> {
        struct Members(usize);
        impl<'de> Visitor<'de> for Members {
            type Value = Vec<Member<'de>>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
                    if members.len() == self.0 {
                        return Err(serde::de::Error::custom("too many members"));
                    }
                    members.push(Member {
                        name,
                        value,
                        is_known: false,
                    });
                }
                Ok(members)
            }
        }
        let mut reader = serde_json::Deserializer::from_str(text);
        let members = serde::Deserializer::deserialize_map(&mut reader, Members(most)).ok()?;
        reader.end().ok()?;
        Some(Self { members })
    }

    /// Whether there is such a member, even if it is null.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.members.iter().any(|member| member.name == name)
    }

    /// The members in their order, with their names.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.members
            .iter()
            .map(|member| (member.name.as_str(), member.value.get()))
    }

    /// The JSON text of a member, unless it is missing or null. Of a name that is repeated the last counts, as
    /// in most programs.
    pub(crate) fn raw(&mut self, name: &str) -> Option<&'a str> {
        let mut found = None;
        for member in &mut self.members {
            if member.name == name {
                member.is_known = true;
                found = Some(member.value.get());
            }
        }
        found.filter(|text| *text != "null")
    }

    /// The JSON text of a member, without marking it as known.
    pub(crate) fn peek(&self, name: &str) -> Option<&'a str> {
        let mut members = self.members.iter().rev();
        members
            .find(|member| member.name == name)
            .map(|member| member.value.get())
            .filter(|text| *text != "null")
    }

    /// A member as text; empty if it is missing or null. Numbers and truth values are taken as they are
    /// written, for programs differ.
    pub(crate) fn text(&mut self, name: &str) -> Result<Zeroizing<String>, Refusal> {
        let Some(raw) = self.raw(name) else {
            return Ok(Zeroizing::default());
        };
        text_of(raw).ok_or_else(|| malformed(name))
    }

    /// A member as trimmed text.
    pub(crate) fn name(&mut self, name: &str) -> Result<String, Refusal> {
        Ok(self.text(name)?.trim().to_owned())
    }

    /// A member as a whole number, also when it is written as text; nothing if it is missing, null or empty.
    pub(crate) fn number(&mut self, name: &str) -> Result<Option<i64>, Refusal> {
        let text = self.text(name)?;
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("null") {
            return Ok(None);
        }
        whole_number(text).map(Some).ok_or_else(|| malformed(name))
    }

    /// Whether a member is set: `true`, 1, or either as text.
    pub(crate) fn is_set(&mut self, name: &str) -> bool {
        self.text(name)
            .is_ok_and(|text| text.eq_ignore_ascii_case("true") || *text == "1")
    }

    /// A member that is an object.
    pub(crate) fn object(&mut self, name: &str) -> Result<Option<Object<'a>>, Refusal> {
        match self.raw(name) {
            None => Ok(None),
            Some(raw) => Object::parse(raw).map(Some).ok_or_else(|| malformed(name)),
        }
    }

    /// A member that is a list, each element as JSON text; empty if it is missing.
    pub(crate) fn list(&mut self, name: &str, most: usize) -> Result<Vec<&'a str>, Refusal> {
        match self.raw(name) {
            None => Ok(Vec::new()),
            Some(raw) => list(raw, most).ok_or_else(|| malformed(name)),
        }
    }

    /// A member that is a list of texts; what is no text in it is passed over.
    pub(crate) fn texts(&mut self, name: &str) -> Result<Vec<String>, Refusal> {
        let list = self.list(name, MAX_MEMBERS)?;
        let texts = list.into_iter().filter_map(text_of);
        Ok(texts
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect())
    }

    /// Marks members as known that carry nothing for us (ids, times of changes).
    pub(crate) fn ignore(&mut self, names: &[&str]) {
        for member in &mut self.members {
            member.is_known |= names.contains(&member.name.as_str());
        }
    }

    /// The names of the members that nobody asked for and that are set, with what they belong to before them.
    /// Those that are null, false, 0, empty, or an empty list say nothing.
    pub(crate) fn unknown(&self, prefix: &str) -> Vec<String> {
        const NOTHING: [&str; 7] = ["null", "false", "0", "\"\"", "[]", "{}", "-1"];
        const MOST: usize = 20;
        let unknown = self
            .members
            .iter()
            .filter(|member| !member.is_known && !NOTHING.contains(&member.value.get()));
        unknown
            .map(|member| format!("{prefix}{}", shown(&member.name)))
            .take(MOST)
            .collect()
    }
}

/// The elements of a list as JSON text. Nothing if the text is no list, or one that is longer.
pub(crate) fn list(text: &str, most: usize) -> Option<Vec<&str>> {
    struct Elements(usize);
    impl<'de> Visitor<'de> for Elements {
        type Value = Vec<&'de str>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
            let mut elements = Vec::new();
            while let Some(element) = sequence.next_element::<&'de RawValue>()? {
                if elements.len() == self.0 {
                    return Err(serde::de::Error::custom("too many elements"));
                }
                elements.push(element.get());
            }
            Ok(elements)
        }
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let elements = serde::Deserializer::deserialize_seq(&mut reader, Elements(most)).ok()?;
    reader.end().ok()?;
    Some(elements)
}

/// Whether the text is a list, however long; what is in it is not kept.
pub(crate) fn is_list(text: &str) -> bool {
    first(text).is_some()
}

/// The first element of a list as JSON text, if it has any; what follows is not kept. Nothing if it is no list.
pub(crate) fn first(text: &str) -> Option<Option<&str>> {
    struct First;
    impl<'de> Visitor<'de> for First {
        type Value = Option<&'de str>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Self::Value, A::Error> {
            let first = sequence.next_element::<&'de RawValue>()?;
            while sequence.next_element::<IgnoredAny>()?.is_some() {}
            Ok(first.map(RawValue::get))
        }
    }
    let mut reader = serde_json::Deserializer::from_str(text);
    let first = serde::Deserializer::deserialize_seq(&mut reader, First).ok()?;
    reader.end().ok()?;
    Some(first)
}

/// The rows of a file: a list that may be as long as the limit allows.
pub(crate) fn rows<'a>(text: Option<&'a str>, limits: &Limits) -> Result<Vec<&'a str>, ReadError> {
    let Some(text) = text else {
        return Ok(Vec::new());
    };
    if let Some(rows) = list(text, limits.rows) {
        return Ok(rows);
    }
    // Either it is no list, or it is too long.
    if is_list(text) {
        Err(ReadError::TooManyRows { limit: limits.rows })
    } else {
        Err(ReadError::Damaged("its list of entries is no list"))
    }
}

/// A text, number or truth value as text.
pub(crate) fn text_of(raw: &str) -> Option<Zeroizing<String>> {
    match raw.as_bytes().first()? {
        b'"' => {
            let mut reader = serde_json::Deserializer::from_str(raw);
            String::deserialize(&mut reader).ok().map(Zeroizing::new)
        }
        b'{' | b'[' => None,
        b'n' => Some(Zeroizing::default()),
        _ => Some(Zeroizing::new(raw.to_owned())),
    }
}

/// A whole number, also as `30.0` or with an exponent, as some languages write it.
pub(crate) fn whole_number(text: &str) -> Option<i64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    /// Up to here every whole number is one in floating point too.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let number: f64 = text.parse().ok()?;
    if number.fract() != 0.0 || number.abs() > EXACT {
        return None;
    }
    format!("{number:.0}").parse().ok()
}

pub(crate) fn malformed(name: &str) -> Refusal {
    Refusal::Malformed(shown(name))
}

/// The name of a member, if it is short and plain.
fn shown(name: &str) -> String {
    const MOST: usize = 40;
    let is_plain = name.len() <= MOST
        && name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | ':'));
    if is_plain {
        name.to_owned()
    } else {
        "…".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_that_nobody_asked_for_are_listed() {
        let mut object =
            Object::parse(r#"{"a": "x", "b": 1, "c": null, "d": {"e": 1}, "f": []}"#).unwrap();
        assert_eq!(*object.text("a").unwrap(), "x");
        assert_eq!(object.unknown("p."), ["p.b", "p.d"]);
        object.ignore(&["b"]);
        assert_eq!(object.unknown(""), ["d"]);
    }

    #[test]
    fn numbers_are_read_in_every_writing() {
        let mut object =
            Object::parse(r#"{"a": 30, "b": "30", "c": 30.0, "d": "", "e": "null", "f": 3e1}"#)
                .unwrap();
        for name in ["a", "b", "c", "f"] {
            assert_eq!(object.number(name), Ok(Some(30)), "{name}");
        }
        for name in ["d", "e", "g"] {
            assert_eq!(object.number(name), Ok(None), "{name}");
        }
        let mut object = Object::parse(r#"{"a": "x", "b": 1.5, "c": [], "d": 1e300}"#).unwrap();
        for name in ["a", "b", "c", "d"] {
            assert!(object.number(name).is_err(), "{name}");
        }
    }

    #[test]
    fn brackets_in_texts_are_no_nesting() {
        let limits = Limits {
            depth: 2,
            ..Limits::default()
        };
        assert_eq!(check_depth(r#"[["[[[\"[[["]]"#, &limits), Ok(()));
        assert_eq!(
            check_depth("[[[]]]", &limits),
            Err(ReadError::TooDeep { limit: 2 })
        );
    }

    #[test]
    fn what_follows_a_document_makes_it_none() {
        assert!(Object::parse("{} {}").is_none());
        assert!(list("[] x", 9).is_none());
        assert!(list("[1,2,3]", 2).is_none());
    }
}
