//! Steam: files of its own app, of Steam Desktop Authenticator and of steamguard-cli (`.maFile`). Nothing but the code's
//! secret and the name is taken out of them: the rest signs in.

use countersign_otp::Secret;

use crate::draft::{Draft, Family, base32, base64, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::links::read_link;
use crate::task::Task;

const SECRET: &str = "shared_secret";

/// One account of Steam, or several.
pub(crate) struct Steam;

impl Format for Steam {
    fn id(&self) -> &'static str {
        "steam"
    }

    fn name(&self) -> &'static str {
        "Steam"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let Content::Object(object) = file.content() else {
            return Confidence::No;
        };
        let is_manifest = object.has("entries") && object.has("encrypted");
        if object.has(SECRET) || is_manifest || wrapped(file).is_some() {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        if let Some(accounts) = wrapped(file) {
            for (index, account) in accounts.iter().enumerate() {
                task.row(index, accounts.len())?;
                push(&mut import, account, index + 1, task)?;
            }
            return Ok(import);
        }
        let outer = file.object()?;
        if !outer.has(SECRET) {
            return Err(ReadError::NotSupported(
                "This is only the list of Steam's files. Choose the .maFile files; encrypted ones must be decrypted first.",
            ));
        }
        push(&mut import, file.text().unwrap_or_default(), 1, task)?;
        Ok(import)
    }
}

/// Newer files of the app hold their accounts in an object, by id.
fn wrapped<'a>(file: &File<'a>) -> Option<Vec<&'a str>> {
    let mut outer = file.object().ok()?;
    let accounts = Object::parse(outer.raw("accounts").filter(|text| text.starts_with('{'))?)?;
    let members: Vec<&str> = accounts.members().map(|(_, account)| account).collect();
    let all = members
        .iter()
        .all(|account| Object::parse(account).is_some_and(|account| account.has(SECRET)));
    (all && !members.is_empty()).then_some(members)
}

fn push(
    import: &mut Import,
    account: &str,
    position: usize,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let mut name = String::new();
    let outcome = read_account(account, &mut name);
    let mut row = row(outcome, &name, position, "");
    if let crate::import::Row::Refused(refused) = &mut row {
        // The file has what signs in, beside what can't be read of it.
        refused.original = None;
    }
    import.push(row, task)
}

fn read_account(account: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut account = Object::parse(account).ok_or_else(|| json::malformed("account"))?;
    let link = account.text("uri")?;
    let link = (!link.is_empty())
        .then(|| read_link(&link))
        .and_then(Result::ok);
    let mut name = account.name("account_name")?;
    if let (true, Some(link)) = (name.is_empty(), &link) {
        name.clone_from(&link.account.label);
    }
    shown.clone_from(&name);
    let secret = account.text(SECRET)?;
    if secret.is_empty() {
        return Err(Refusal::SecretMissing);
    }
    let secret = match base64(&secret) {
        Some(bytes) => Secret::from_bytes(bytes.to_vec())?,
        None => base32(&secret).map_err(|_| Refusal::SecretEncoding("base64"))?,
    };
    Draft::new("Steam", &name, Family::Steam, secret).finish()
}
