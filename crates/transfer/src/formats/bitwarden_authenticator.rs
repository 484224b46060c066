//! Bitwarden Authenticator, the separate program: JSON of the same shape as Bitwarden's, without folders, and CSV of
//! a shape of its own, in which nothing is quoted and rows have more cells than the header.

use std::collections::HashMap;

use crate::draft::{joined, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::bitwarden::{note_without_code, read_item};
use crate::formats::{Confidence, Format};
use crate::import::Import;
use crate::json;
use crate::links::{self, is_link};
use crate::table::unquoted;
use crate::task::Task;

/// An export of Bitwarden Authenticator.
pub(crate) struct BitwardenAuthenticator;

impl Format for BitwardenAuthenticator {
    fn id(&self) -> &'static str {
        "bitwarden-authenticator"
    }

    fn name(&self) -> &'static str {
        "Bitwarden Authenticator"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let is_json = match file.content() {
            Content::Object(object) => {
                object.has("encrypted")
                    && object.has("items")
                    && !object.has("folders")
                    && !object.has("collections")
                    && !object.has("data")
            }
            _ => false,
        };
        let is_csv = file.has_columns(&["login_uri", "login_totp"])
            && !file.has_columns(&["login_username"]);
        if is_json || is_csv {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        let text = file.text().ok_or(ReadError::Damaged("it is not text"))?;
        if !matches!(file.content(), Content::Object(_)) {
            read_csv(&mut import, text, task)?;
            return Ok(import);
        }
        let mut object = file.object()?;
        if object.is_set("encrypted") {
            return Err(ReadError::NotSupported(
                "this export of Bitwarden Authenticator is encrypted in a way that is not known",
            ));
        }
        let items = json::rows(object.raw("items"), task.limits())?;
        let mut without_code = 0;
        for (index, item) in items.iter().enumerate() {
            task.row(index, items.len())?;
            let mut name = String::new();
            match read_item(item, &HashMap::new(), &mut name) {
                Ok(None) => without_code += 1,
                Ok(Some(imported)) => {
                    import.push(row(Ok(imported), &name, index + 1, item), task)?
                }
                Err(refusal) => import.push(row(Err(refusal), &name, index + 1, item), task)?,
            }
        }
        note_without_code(&mut import, without_code);
        Ok(import)
    }
}

/// A name with a comma in it shifts the cells: the code is the first cell that is a link, and the title is what lies
/// between the third comma and the address before it.
fn read_csv(import: &mut Import, text: &str, task: &Task<'_>) -> Result<(), ReadError> {
    let mut without_code = 0;
    for (index, line) in text.lines().enumerate().skip(1) {
        if line.trim().is_empty() {
            continue;
        }
        task.row(index, 0)?;
        let cells = unquoted(line)?;
        let code = cells.iter().position(|cell| is_link(cell.trim()));
        let Some(code) = code else {
            without_code += 1;
            continue;
        };
        const TITLE: usize = 3;
        let title = cells
            .get(TITLE..code.saturating_sub(1))
            .map(|cells| cells.join(","))
            .unwrap_or_default();
        let title = title.trim();
        // A comma in the link itself was not escaped either.
        let outcome = links::read_code(cells[code], title, "").map(|mut imported| {
            imported.account.pinned = cells.get(1).is_some_and(|cell| cell.trim() == "1");
            let folder = cells[0].trim();
            if !folder.is_empty() {
                imported.account.groups.push(folder.to_owned());
            }
            imported
        });
        let name = match &outcome {
            Ok(_) => String::new(),
            Err(_) => joined(title, &links::name_in(cells[code])),
        };
        import.push(row(outcome, &name, index + 1, line), task)?;
    }
    note_without_code(import, without_code);
    Ok(())
}
