//! Preferences of Android programs: one `<map>` of named texts.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use zeroize::Zeroizing;

use crate::error::ReadError;
use crate::file::{Content, File};

/// A named text.
pub(crate) struct Preference {
    pub(crate) name: String,
    pub(crate) text: Zeroizing<String>,
}

/// Whether a file is a map of preferences that has one of these names in its first part.
pub(crate) fn names_one_of(file: &File<'_>, names: &[&str]) -> bool {
    match file.content() {
        Content::Markup(beginning) => {
            beginning.contains("<map") && names.iter().any(|name| beginning.contains(name))
        }
        _ => false,
    }
}

/// The texts of a map of preferences, in the order of the file. Numbers and truth values hold nothing of use.
pub(crate) fn read(file: &File<'_>) -> Result<Vec<Preference>, ReadError> {
    const BROKEN: ReadError = ReadError::Damaged("its XML");
    let text = file.text().ok_or(BROKEN)?;
    let limits = file.limits();
    let mut reader = Reader::from_str(text);
    let mut found: Vec<Preference> = Vec::new();
    let mut open: Option<Preference> = None;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| BROKEN)? {
            Event::Start(tag) => {
                depth += 1;
                if depth > limits.depth {
                    return Err(ReadError::TooDeep {
                        limit: limits.depth,
                    });
                }
                if tag.name().as_ref() == "string" {
                    let mut name = String::new();
                    // The library would keep every name, to compare it with those that follow.
                    for attribute in tag.attributes().with_checks(false) {
                        let attribute = attribute.map_err(|_| BROKEN)?;
                        if attribute.key.as_ref() == "name" {
                            name = attribute
                                .normalized_value(XmlVersion::Implicit1_0)
                                .map_err(|_| BROKEN)?
                                .into_owned();
                        }
                    }
                    open = Some(Preference {
                        name,
                        text: Zeroizing::default(),
                    });
                }
            }
            Event::Text(piece) => {
                if let Some(open) = &mut open {
                    open.text.push_str(&piece);
                }
            }
            Event::CData(piece) => {
                if let Some(open) = &mut open {
                    open.text.push_str(&piece);
                }
            }
            Event::GeneralRef(reference) => {
                let Some(open) = &mut open else { continue };
                if let Some(character) = reference.resolve_char_ref().map_err(|_| BROKEN)? {
                    open.text.push(character);
                    continue;
                }
                // No file of preferences defines entities of its own, and none is expanded here.
                let name: &str = &reference;
                let character = quick_xml::escape::resolve_predefined_entity(name);
                open.text.push_str(character.ok_or(BROKEN)?);
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                if tag.name().as_ref() == "string"
                    && let Some(done) = open.take()
                {
                    if found.len() >= limits.rows {
                        return Err(ReadError::TooManyRows { limit: limits.rows });
                    }
                    found.push(done);
                }
            }
            Event::Eof if depth > 0 => return Err(ReadError::Damaged("it breaks off")),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}
