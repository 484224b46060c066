//! Issuer and label: they stand in two places of a link, and don't always agree.

use super::Notice;
use super::query::{Decoded, Plus, decode};

/// Who an account is with, and whose it is.
pub(super) struct Names {
    pub(super) issuer: String,
    pub(super) label: String,
}

/// Joins what the label of a link and its issuer parameter say, both as they stand in the link.
///
/// If the label begins with the parameter's issuer and a colon, that decides. Otherwise the label's
/// own colon does: the first raw one, or else the first encoded one. Where the two differ the
/// parameter's issuer is taken and a notice left.
pub(super) fn join(raw_label: &str, raw_issuer: Option<&str>, notes: &mut Vec<Notice>) -> Names {
    let mut reader = Reader { notes };
    let label = reader.read(raw_label, Plus::Literal);
    let issuer = raw_issuer
        .map(|raw| reader.read(raw, Plus::Space))
        .unwrap_or_default();

    if !issuer.is_empty() {
        // Some programs write `+` in the parameter for a plus, although elsewhere it means a space.
        let with_plus = raw_issuer
            .map(|raw| reader.read(raw, Plus::Literal))
            .unwrap_or_default();
        for candidate in [&issuer, &with_plus] {
            if let Some(rest) = after_issuer(&label, candidate) {
                return Names {
                    label: rest.to_owned(),
                    issuer: candidate.clone(),
                };
            }
        }
    }

    let Some(Split {
        prefix,
        rest,
        colon,
    }) = reader.split(raw_label)
    else {
        return Names { issuer, label };
    };
    if issuer.is_empty() {
        return Names {
            issuer: prefix,
            label: rest,
        };
    }
    if prefix.is_empty() {
        return Names {
            issuer,
            label: rest,
        };
    }
    if is_cut_at_ampersand(&issuer, &prefix) {
        notes.push(Notice::IssuerCut);
        return Names {
            issuer: prefix,
            label: rest,
        };
    }
    notes.push(Notice::IssuerDiffers {
        label_issuer: prefix,
    });
    match colon {
        Colon::Raw => Names {
            issuer,
            label: rest,
        },
        // A colon that was encoded belongs to the label, and nothing of it may be lost.
        Colon::Encoded => Names { issuer, label },
    }
}

enum Colon {
    Raw,
    Encoded,
}

struct Split {
    prefix: String,
    rest: String,
    colon: Colon,
}

/// Decodes names and notes what was odd in them, once.
struct Reader<'notes> {
    notes: &'notes mut Vec<Notice>,
}

impl Reader<'_> {
    fn read(&mut self, raw: &str, plus: Plus) -> String {
        let Decoded { text, was_utf8 } = decode(raw, plus);
        if !was_utf8 {
            self.note(Notice::NotUtf8);
        }
        let text = text.trim();
        if text.contains(char::is_control) {
            self.note(Notice::ControlCharacters);
        }
        text.replace(char::is_control, " ").trim().to_owned()
    }

    fn split(&mut self, raw_label: &str) -> Option<Split> {
        let encoded = || {
            raw_label
                .find("%3A")
                .into_iter()
                .chain(raw_label.find("%3a"))
                .min()
        };
        let (at, length, colon) = match raw_label.find(':') {
            Some(at) => (at, ":".len(), Colon::Raw),
            None => (encoded()?, "%3A".len(), Colon::Encoded),
        };
        let prefix = self.read(&raw_label[..at], Plus::Literal);
        let rest = self.read(&raw_label[at + length..], Plus::Literal);
        Some(Split {
            prefix,
            rest,
            colon,
        })
    }

    fn note(&mut self, notice: Notice) {
        if !self.notes.contains(&notice) {
            self.notes.push(notice);
        }
    }
}

/// What follows the issuer and a colon in the label, if it begins with those (in any case).
fn after_issuer<'label>(label: &'label str, issuer: &str) -> Option<&'label str> {
    let length = issuer.chars().count();
    let end = label.char_indices().nth(length).map(|(at, _)| at)?;
    let (prefix, rest) = label.split_at(end);
    let rest = rest.trim_start().strip_prefix(':')?;
    (prefix.to_lowercase() == issuer.to_lowercase()).then(|| rest.trim())
}

/// Whether the parameter's issuer is the label's, cut off at an `&` that was not encoded.
fn is_cut_at_ampersand(issuer: &str, prefix: &str) -> bool {
    prefix
        .strip_prefix(issuer)
        .is_some_and(|more| more.trim_start().starts_with('&'))
}
