//! Duo Mobile: a JSON list, from a backup of the phone. It names no issuers.

use crate::draft::{Draft, Family, base32, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::task::Task;

/// Duo's accounts.
pub(crate) struct Duo;

impl Format for Duo {
    fn id(&self) -> &'static str {
        "duo"
    }

    fn name(&self) -> &'static str {
        "Duo Mobile"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let is_it = match file.content() {
            Content::List(elements) => elements.iter().any(|element| {
                Object::parse(element)
                    .is_some_and(|element| element.has("otpGenerator") || element.has("pkey"))
            }),
            _ => false,
        };
        if is_it {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        let entries = json::rows(file.text(), task.limits())?;
        for (index, entry) in entries.iter().enumerate() {
            task.row(index, entries.len())?;
            let mut name = String::new();
            let outcome = read_entry(entry, &mut name);
            import.push(row(outcome, &name, index + 1, entry), task)?;
        }
        Ok(import)
    }
}

fn read_entry(entry: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut entry = Object::parse(entry).ok_or_else(|| json::malformed("entry"))?;
    let name = entry.name("name")?;
    shown.clone_from(&name);
    let mut generator = entry
        .object("otpGenerator")?
        .ok_or(Refusal::SecretMissing)?;
    let secret = base32(&generator.text("otpSecret")?)?;
    let counter = generator.number("counter")?;
    let family = if counter.is_some() {
        Family::Hotp
    } else {
        Family::Totp
    };
    let mut draft = Draft::new("", &name, family, secret);
    draft.counter = counter;
    draft.finish()
}
