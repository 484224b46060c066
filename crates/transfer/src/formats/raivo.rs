//! Raivo: a zip with a password, in it a JSON list in which every value is text.

use crate::archive::unpack;
use crate::draft::{Draft, Family, base32, joined, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::task::Task;

const INSIDE: &str = "raivo-otp-export.json";

/// Raivo's export.
pub(crate) struct Raivo;

impl Format for Raivo {
    fn id(&self) -> &'static str {
        "raivo"
    }

    fn name(&self) -> &'static str {
        "Raivo OTP"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let is_it = match file.content() {
            Content::Zip(names) => names.iter().any(|name| name == INSIDE),
            Content::List(elements) => elements
                .first()
                .and_then(|first| Object::parse(first))
                .is_some_and(|first| first.has("kind") && first.has("timer")),
            _ => false,
        };
        if is_it {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        matches!(file.content(), Content::Zip(_)) && unpacked(file, None).is_err_and(is_asked_for)
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        match file.content() {
            Content::Zip(_) => {
                let text = match unpacked(file, None) {
                    Err(ReadError::PasswordNeeded) => {
                        task.with_password(|password| unpacked(file, Some(password)))?
                    }
                    other => other?,
                };
                let text = str::from_utf8(&text)
                    .map_err(|_| ReadError::Damaged("its content is not text"))?;
                json::check_depth(text, task.limits())?;
                read_list(&mut import, text, task)?;
            }
            _ => read_list(&mut import, file.text().unwrap_or_default(), task)?,
        }
        Ok(import)
    }
}

fn is_asked_for(error: ReadError) -> bool {
    error == ReadError::PasswordNeeded
}

fn unpacked(
    file: &File<'_>,
    password: Option<&[u8]>,
) -> Result<zeroize::Zeroizing<Vec<u8>>, ReadError> {
    let Content::Zip(names) = file.content() else {
        return Err(ReadError::Damaged("it is no zip"));
    };
    let index = names.iter().position(|name| name == INSIDE);
    let index = index.ok_or(ReadError::Damaged("the zip lacks its list"))?;
    unpack(file, index, password, file.limits())
}

fn read_list(import: &mut Import, text: &str, task: &Task<'_>) -> Result<(), ReadError> {
    if text.trim_start().starts_with('{') {
        // It exports an object with a message when it could not export anything.
        return Err(ReadError::NotSupported(
            "Raivo could not make this export, and wrote only why",
        ));
    }
    let entries = json::rows(Some(text), task.limits())?;
    for (index, entry) in entries.iter().enumerate() {
        task.row(import.rows.len(), entries.len())?;
        let mut name = String::new();
        let outcome = read_entry(entry, &mut name);
        import.push(row(outcome, &name, index + 1, entry), task)?;
    }
    Ok(())
}

fn read_entry(entry: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut entry = Object::parse(entry).ok_or_else(|| json::malformed("entry"))?;
    let (issuer, label) = (entry.name("issuer")?, entry.name("account")?);
    *shown = joined(&issuer, &label);
    let family = Family::named(&entry.name("kind")?)?;
    let mut draft = Draft::new(&issuer, &label, family, base32(&entry.text("secret")?)?);
    draft.algorithm = entry.text("algorithm")?.parse()?;
    draft.digits = entry.number("digits")?;
    draft.period = entry.number("timer")?;
    draft.counter = entry.number("counter")?;
    let mut imported = draft.finish()?;
    imported.account.pinned = entry.is_set("pinned");
    // The name of a picture that the program ships.
    entry.ignore(&["iconType", "iconValue"]);
    imported.not_kept(entry.unknown(""));
    Ok(imported)
}
