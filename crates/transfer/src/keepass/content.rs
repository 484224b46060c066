//! Whether the library can read what a database holds within bounds. It makes something of every element before anything can be asked,
//! and one within another on the stack.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::LocalName;

use super::{DAMAGED, counted, inner};
use crate::error::ReadError;
use crate::task::Limits;

/// What an entry or a group takes, in elements: the library keeps a kibibyte and a half for each, whatever is in it.
pub(super) const WEIGHT: usize = 25;
/// The levels of a database around and within its groups.
const AROUND: usize = 16;

/// Checks the content of version 4: fields, and after them the XML.
pub(super) fn check(content: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let mut rest = content;
    for _ in 0..limits.rows {
        let (&kind, after) = rest.split_first().ok_or(DAMAGED)?;
        let (value, after) = counted(after, 4).ok_or(DAMAGED)?;
        match kind {
            0 => return check_xml(after, limits),
            // The library takes it for certain that it is as long.
            inner::STREAM if value.len() < 4 => return Err(DAMAGED),
            // Attachments, most of all.
            _ => rest = after,
        }
    }
    Err(ReadError::TooManyRows { limit: limits.rows })
}

/// Checks how many elements and tags there are, and how deeply elements are nested.
pub(super) fn check_xml(xml: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let mut reader = Reader::from_reader(xml);
    let (mut depth, mut weight) = (0_usize, 0_usize);
    let mut are_tags = false;
    loop {
        let event = reader.read_event().map_err(|_| DAMAGED)?;
        match &event {
            Event::Start(element) => {
                depth += 1;
                weight += weight_of(element);
                are_tags |= has_tags(element.local_name());
            }
            Event::Empty(element) => weight += weight_of(element),
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                are_tags &= !has_tags(element.local_name());
            }
            Event::Text(text) if are_tags => weight += separators(text),
            Event::CData(text) if are_tags => weight += separators(text),
            Event::GeneralRef(_) => weight += 1,
            Event::Eof => return Ok(()),
            _ => {}
        }
        if depth > limits.depth + AROUND {
            return Err(ReadError::TooDeep {
                limit: limits.depth,
            });
        }
        if weight > limits.rows * WEIGHT {
            return Err(ReadError::TooManyRows { limit: limits.rows });
        }
    }
}

fn has_tags(element: LocalName<'_>) -> bool {
    element.as_ref() == "Tags"
}

/// About as many tags as that become of a text.
fn separators(text: &str) -> usize {
    text.matches([',', ';', '\t']).count()
}

fn weight_of(element: &BytesStart<'_>) -> usize {
    match element.local_name().as_ref() {
        "Entry" | "Group" => WEIGHT,
        _ => 1,
    }
}
