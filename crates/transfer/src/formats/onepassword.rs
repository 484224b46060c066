//! 1Password: the zip that it calls 1PUX, and CSV files with a column of links.

use crate::archive::unpack;
use crate::draft::{Draft, Family, base32, joined, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal, Warning};
use crate::json::{self, Object};
use crate::links::{is_link, read_link};
use crate::task::Task;

const DATA: &str = "export.data";

/// 1Password's 1PUX.
pub(crate) struct OnePassword;

/// A CSV with a column `OTPAuth`.
pub(crate) struct OnePasswordCsv;

impl Format for OnePassword {
    fn id(&self) -> &'static str {
        "1password"
    }

    fn name(&self) -> &'static str {
        "1Password"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        match file.content() {
            Content::Zip(names) if names.iter().any(|name| name == DATA) => Confidence::Certain,
            _ => Confidence::No,
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        const BROKEN: ReadError = ReadError::Damaged("its data is not as it should be");
        let Content::Zip(names) = file.content() else {
            return Err(ReadError::Damaged("it is no zip"));
        };
        let index = names.iter().position(|name| name == DATA).ok_or(BROKEN)?;
        let data = unpack(file, index, None, task.limits())?;
        let text = str::from_utf8(&data).map_err(|_| BROKEN)?;
        json::check_depth(text, task.limits())?;
        let mut import = Import::new(self.id());
        let mut data = Object::parse(text).ok_or(BROKEN)?;
        let limits = task.limits();
        for account in json::rows(data.raw("accounts"), limits)? {
            let mut account = Object::parse(account).ok_or(BROKEN)?;
            for vault in json::rows(account.raw("vaults"), limits)? {
                let mut vault = Object::parse(vault).ok_or(BROKEN)?;
                let mut attributes = vault.object("attrs").ok().flatten();
                let name = attributes
                    .as_mut()
                    .and_then(|attributes| attributes.name("name").ok());
                for item in json::rows(vault.raw("items"), limits)? {
                    let position = import.rows.len() + 1;
                    read_item(&mut import, item, name.as_deref(), position, task)?;
                }
            }
        }
        Ok(import)
    }
}

/// All codes of one item: it may have several, in any of its sections.
fn read_item(
    import: &mut Import,
    text: &str,
    vault: Option<&str>,
    position: usize,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let Some(mut item) = Object::parse(text) else {
        return Ok(());
    };
    // Older exports wrap each item.
    if let Some(inner) = item.raw("item").and_then(Object::parse) {
        item = inner;
    }
    let mut overview = item.object("overview").ok().flatten();
    let title = overview
        .as_mut()
        .and_then(|overview| overview.name("title").ok())
        .unwrap_or_default();
    let tags = overview
        .and_then(|mut overview| overview.texts("tags").ok())
        .unwrap_or_default();
    let is_archived = item.name("state").is_ok_and(|state| state == "archived");
    let is_favourite = item
        .number("favIndex")
        .ok()
        .flatten()
        .is_some_and(|place| place > 0);
    let Some(mut details) = item.object("details").ok().flatten() else {
        return Ok(());
    };
    let user = user_in(&mut details);
    let note = details.text("notesPlain").unwrap_or_default();
    // Once: an item may have a long title, and any number of codes.
    let name = joined(&title, &user);
    for section in json::rows(details.raw("sections"), task.limits())? {
        let Some(mut section) = Object::parse(section) else {
            continue;
        };
        for field in json::rows(section.raw("fields"), task.limits())? {
            let value =
                Object::parse(field).and_then(|mut field| field.object("value").ok().flatten());
            let Some(totp) = value.and_then(|mut value| {
                value
                    .has("totp")
                    .then(|| value.text("totp").unwrap_or_default())
            }) else {
                continue;
            };
            task.row(import.rows.len(), 0)?;
            let outcome = read_code(&totp, &title, &user).map(|mut imported| {
                imported
                    .account
                    .groups
                    .extend(vault.filter(|name| !name.is_empty()).map(str::to_owned));
                imported.account.groups.extend(tags.iter().cloned());
                imported.account.pinned = is_favourite;
                imported.account.note = note.to_string();
                if is_archived {
                    imported.warnings.push(Warning::Archived);
                }
                imported
            });
            import.push(row(outcome, &name, position, &totp), task)?;
        }
    }
    Ok(())
}

fn user_in(details: &mut Object<'_>) -> String {
    let fields = details
        .raw("loginFields")
        .and_then(|fields| json::list(fields, 1000));
    fields
        .unwrap_or_default()
        .into_iter()
        .filter_map(Object::parse)
        .find(|field| field.peek("designation") == Some("\"username\""))
        .and_then(|mut field| field.name("value").ok())
        .unwrap_or_default()
}

/// A link, or a bare secret. What it lacks of names, the item around it has.
pub(super) fn read_code(text: &str, title: &str, user: &str) -> Result<Imported, Refusal> {
    let text = text.trim();
    if !is_link(text) {
        return Draft::new(title, user, Family::Totp, base32(text)?).finish();
    }
    let mut imported = read_link(text)?;
    let account = &mut imported.account;
    let is_none = |name: &str| name.is_empty() || name == "none";
    if is_none(&account.issuer) {
        title.clone_into(&mut account.issuer);
    }
    if is_none(&account.label) {
        user.clone_into(&mut account.label);
    }
    Ok(imported)
}

impl Format for OnePasswordCsv {
    fn id(&self) -> &'static str {
        "1password-csv"
    }

    fn name(&self) -> &'static str {
        "1Password (CSV)"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if file.has_columns(&["Title", "OTPAuth"]) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let columns = super::keepassxc_csv::Columns {
            title: "title",
            user: "username",
            code: "otpauth",
            group: None,
            note: Some("notes"),
            tags: Some("tags"),
            pinned: Some("favorite"),
            archived: Some("archived"),
        };
        super::keepassxc_csv::read_table(Import::new(self.id()), file, &columns, task)
    }
}
