//! LastPass Authenticator: plain JSON, from Android (version 3) and iOS (version 1).

use std::collections::HashMap;

use crate::draft::{Draft, Family, base32, joined, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::task::Task;

/// LastPass Authenticator's export.
pub(crate) struct LastPass;

impl Format for LastPass {
    fn id(&self) -> &'static str {
        "lastpass"
    }

    fn name(&self) -> &'static str {
        "LastPass Authenticator"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let Content::Object(object) = file.content() else {
            return Confidence::No;
        };
        if !object.has("accounts") {
            return Confidence::No;
        }
        if object.has("deviceId") || object.has("localDeviceId") {
            return Confidence::Certain;
        }
        let first = object.peek("accounts").and_then(json::first).flatten();
        let is_its_own = first
            .and_then(Object::parse)
            .is_some_and(|row| row.has("originalIssuerName") || row.has("issuerName"));
        if is_its_own {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut outer = file.object()?;
        let mut folders = HashMap::new();
        for folder in json::rows(outer.raw("folders"), task.limits())? {
            if let Some(mut folder) = Object::parse(folder)
                && let (Ok(Some(id)), Ok(name)) = (folder.number("id"), folder.name("name"))
            {
                folders.insert(id, name);
            }
        }
        let mut import = Import::new(self.id());
        let accounts = json::rows(outer.raw("accounts"), task.limits())?;
        for (index, account) in accounts.iter().enumerate() {
            task.row(import.rows.len(), accounts.len())?;
            let mut name = String::new();
            let outcome = read_account(account, &folders, &mut name);
            import.push(row(outcome, &name, index + 1, account), task)?;
        }
        Ok(import)
    }
}

fn read_account(
    account: &str,
    folders: &HashMap<i64, String>,
    shown: &mut String,
) -> Result<Imported, Refusal> {
    let mut account = Object::parse(account).ok_or_else(|| json::malformed("account"))?;
    let mut either = |edited: &str, original: &str| -> Result<String, Refusal> {
        let (edited, original) = (account.name(edited)?, account.name(original)?);
        Ok(if edited.is_empty() { original } else { edited })
    };
    let issuer = either("issuerName", "originalIssuerName")?;
    let label = either("userName", "originalUserName")?;
    *shown = joined(&issuer, &label);
    let secret = base32(&account.text("secret")?)?;
    let mut draft = Draft::new(&issuer, &label, Family::Totp, secret);
    draft.algorithm = account.text("algorithm")?.parse()?;
    draft.digits = account.number("digits")?;
    draft.period = account.number("timeStep")?;
    let mut imported = draft.finish()?;
    imported.account.pinned = account.is_set("isFavorite");
    if let Some(mut folder) = account.object("folderData")? {
        // Folder 0 is the list outside of all folders.
        let id = folder.number("folderId")?.filter(|id| *id != 0);
        imported
            .account
            .groups
            .extend(id.and_then(|id| folders.get(&id).cloned()));
    }
    account.ignore(&[
        "accountID",
        "lmiUserId",
        "pushNotification",
        "creationTimestamp",
    ]);
    imported.not_kept(account.unknown(""));
    Ok(imported)
}
