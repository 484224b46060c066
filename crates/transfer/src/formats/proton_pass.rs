//! Proton Pass: the zip of its export. Codes are in logins, and in fields of items of any type.

use crate::archive;
use crate::draft::{joined, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::links;
use crate::task::Task;

/// Where the content is in the zip.
const DATA: &str = "Proton Pass/data.json";
/// Where it is if the export is encrypted.
const ENCRYPTED: &str = "Proton Pass/data.pgp";

/// The label that it writes for secrets that came without one.
const PLACEHOLDER: &str = "Proton Pass";

/// The state of an item in the trash.
const TRASHED: i64 = 2;

/// An export of Proton Pass.
pub(crate) struct ProtonPass;

impl Format for ProtonPass {
    fn id(&self) -> &'static str {
        "proton-pass"
    }

    fn name(&self) -> &'static str {
        "Proton Pass"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        match file.content() {
            Content::Zip(names) if names.iter().any(|name| name == DATA || name == ENCRYPTED) => {
                Confidence::Certain
            }
            Content::Object(object) if object.has("vaults") && object.has("userId") => {
                Confidence::Certain
            }
            _ => Confidence::No,
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let Content::Zip(names) = file.content() else {
            let text = file.text().ok_or(ReadError::Damaged("it is not text"))?;
            return read_data(self.id(), text, task);
        };
        let Some(index) = names.iter().position(|name| name == DATA) else {
            return Err(ReadError::NotSupported(
                "the export is encrypted with PGP: export from Proton Pass again, as JSON without encryption",
            ));
        };
        let bytes = archive::unpack(file, index, None, task.limits())?;
        let text =
            str::from_utf8(&bytes).map_err(|_| ReadError::Damaged("its content is not text"))?;
        json::check_depth(text, task.limits())?;
        read_data(self.id(), text, task)
    }
}

fn read_data(id: &'static str, text: &str, task: &Task<'_>) -> Result<Import, ReadError> {
    let mut import = Import::new(id);
    let mut data =
        Object::parse(text).ok_or(ReadError::Damaged("its content is no JSON object"))?;
    if data.is_set("encrypted") {
        return Err(ReadError::NotSupported(
            "the export is encrypted: export from Proton Pass again, as JSON without encryption",
        ));
    }
    let vaults = data.raw("vaults").unwrap_or("{}");
    let vaults = Object::parse(vaults).ok_or(ReadError::Damaged("its vaults are no object"))?;
    let mut position = 0;
    for (_, vault) in vaults.members() {
        let mut vault = Object::parse(vault).ok_or(ReadError::Damaged("a vault is no object"))?;
        let group = vault.name("name").unwrap_or_default();
        for item in json::rows(vault.raw("items"), task.limits())? {
            position += 1;
            task.row(import.rows.len(), 0)?;
            read_item(&mut import, item, &group, position, task)?;
        }
    }
    Ok(import)
}

/// Reads every code of an item into a row of its own.
fn read_item(
    import: &mut Import,
    text: &str,
    group: &str,
    position: usize,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let item = match Item::read(text, task) {
        Ok(item) => item,
        Err(refusal) => {
            import.push(row(Err(refusal), "", position, text), task)?;
            return Ok(());
        }
    };
    // Once: an item may have a long title, and any number of codes.
    let name = joined(&item.title, &item.user);
    for code in &item.codes {
        task.row(import.rows.len(), 0)?;
        let outcome = item.account(code, group);
        import.push(row(outcome, &name, position, code), task)?;
    }
    Ok(())
}

struct Item {
    title: String,
    user: String,
    note: String,
    is_pinned: bool,
    is_trashed: bool,
    codes: Vec<zeroize::Zeroizing<String>>,
}

impl Item {
    fn read(text: &str, task: &Task<'_>) -> Result<Self, Refusal> {
        let mut item = Object::parse(text).ok_or_else(|| json::malformed("item"))?;
        let empty = || Object::parse("{}").ok_or_else(|| json::malformed("data"));
        let mut data = match item.object("data")? {
            Some(data) => data,
            None => empty()?,
        };
        let mut metadata = match data.object("metadata")? {
            Some(metadata) => metadata,
            None => empty()?,
        };
        let mut content = match data.object("content")? {
            Some(content) => content,
            None => empty()?,
        };
        let mut codes = vec![content.text("totpUri").unwrap_or_default()];
        for field in data.list("extraFields", task.limits().rows)? {
            let Some(mut field) = Object::parse(field) else {
                continue;
            };
            if field.name("type").is_ok_and(|kind| kind == "totp")
                && let Ok(Some(mut data)) = field.object("data")
            {
                codes.push(data.text("totpUri").unwrap_or_default());
            }
        }
        codes.retain(|code| !code.trim().is_empty());
        let mut user = content.name("itemUsername").unwrap_or_default();
        if user.is_empty() {
            user = content.name("itemEmail").unwrap_or_default();
        }
        Ok(Self {
            title: metadata.name("name").unwrap_or_default(),
            user,
            note: metadata.text("note").unwrap_or_default().to_string(),
            is_pinned: item.is_set("pinned"),
            is_trashed: item.number("state").ok().flatten() == Some(TRASHED),
            codes,
        })
    }

    fn account(&self, code: &str, group: &str) -> Result<Imported, Refusal> {
        let mut imported = links::read_code(code, &self.title, "")?;
        let account = &mut imported.account;
        if account.label == PLACEHOLDER {
            account.label.clear();
        }
        if account.issuer == PLACEHOLDER {
            account.issuer.clone_from(&self.title);
        }
        if account.label.is_empty() {
            account.label.clone_from(&self.user);
        }
        account.note.clone_from(&self.note);
        account.pinned = self.is_pinned;
        account.groups = Some(group.to_owned())
            .filter(|group| !group.is_empty())
            .into_iter()
            .collect();
        imported.trashed = self.is_trashed;
        Ok(imported)
    }
}
