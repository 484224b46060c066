//! Countersign's own backup.

use countersign_otp::{Algorithm, Digits, Kind, Period};
use zeroize::Zeroizing;

use crate::account::{Account, Icon};
use crate::backup;
use crate::draft::{Family, base32, base64, joined, row};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::task::Task;

/// Countersign's own backup.
pub(crate) struct Countersign;

impl Format for Countersign {
    fn id(&self) -> &'static str {
        "countersign"
    }

    fn name(&self) -> &'static str {
        "Countersign backup"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if file.bytes().starts_with(backup::MAGIC) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, _: &File<'_>) -> bool {
        true
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        read_content(&backup::open(file.bytes(), task)?, task)
    }
}

/// The accounts of a backup that was opened.
pub(crate) fn read_content(
    content: &Zeroizing<Vec<u8>>,
    task: &Task<'_>,
) -> Result<Import, ReadError> {
    const BROKEN: ReadError = ReadError::Damaged("its content is not as it should be");
    let text = str::from_utf8(content).map_err(|_| BROKEN)?;
    json::check_depth(text, task.limits())?;
    let mut import = Import::new("countersign");
    let mut content = Object::parse(text.trim_end()).ok_or(BROKEN)?;
    let accounts = json::rows(content.raw("accounts"), task.limits())?;
    for (index, account) in accounts.iter().enumerate() {
        task.row(index, accounts.len())?;
        let mut name = String::new();
        let outcome = read_account(account, &mut name);
        import.push(row(outcome, &name, index + 1, account), task)?;
    }
    Ok(import)
}

/// The most tags of one account.
const MOST_TAGS: usize = 4096;

/// Exactly what was written: nothing is trimmed or guessed.
fn read_account(account: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut account = Object::parse(account).ok_or_else(|| json::malformed("account"))?;
    let (issuer, label) = (
        account.text("issuer")?.to_string(),
        account.text("label")?.to_string(),
    );
    *shown = joined(&issuer, &label);
    let algorithm: Algorithm = account.text("algorithm")?.parse()?;
    let digits = account
        .number("digits")?
        .and_then(|digits| u8::try_from(digits).ok());
    let digits = digits.map_or(Ok(Digits::default()), Digits::new)?;
    let period = account
        .number("period")?
        .and_then(|period| u64::try_from(period).ok());
    let kind = match Family::named(&account.text("kind")?)? {
        Family::Steam => Kind::Steam,
        Family::Hotp => Kind::Hotp { algorithm, digits },
        Family::Totp => Kind::Totp {
            algorithm,
            digits,
            period: period.map_or(Ok(Period::default()), Period::new)?,
        },
    };
    let secret = base32(&account.text("secret")?)?;
    let mut read = Account::new(issuer, label, kind, secret);
    if let Kind::Hotp { .. } = kind {
        let counter = account.number("counter")?.unwrap_or(0);
        read.counter = Some(u64::try_from(counter).map_err(|_| Refusal::Counter)?);
    }
    read.note = account.text("note")?.to_string();
    for tag in account.list("tags", MOST_TAGS)? {
        let tag = json::text_of(tag).ok_or_else(|| json::malformed("tags"))?;
        read.groups.push(tag.to_string());
    }
    read.pinned = account.is_set("pinned");
    read.last_used = account
        .number("lastUsed")?
        .and_then(|time| u64::try_from(time).ok());
    let mut imported = Imported::from(read);
    if let Some(mut icon) = account.object("icon")? {
        let bytes = base64(&icon.text("bytes")?).map(|bytes| bytes.to_vec());
        match bytes {
            Some(bytes) if bytes.len() <= Icon::MAX_BYTES => {
                imported.account.icon = Some(Icon {
                    mime: icon.text("mime")?.to_string(),
                    bytes,
                });
            }
            other => imported.set_icon("", other.filter(|_| false)),
        }
    }
    imported.not_kept(account.unknown(""));
    Ok(imported)
}
