//! Databases from rooted phones: Google Authenticator's and Microsoft Authenticator's. Neither keeps an algorithm or a
//! period.

use countersign_otp::Secret;

use crate::draft::{Draft, Family, base32, base64, joined, row, split_names};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::sqlite::Record;
use crate::task::Task;

const ACCOUNTS: &str = "accounts";

/// Google Authenticator's database.
pub(crate) struct GoogleDatabase;

/// Microsoft Authenticator's database.
pub(crate) struct MicrosoftDatabase;

fn has(file: &File<'_>, columns: &[&str]) -> Confidence {
    let database = file.database();
    if database.is_ok_and(|database| database.has(ACCOUNTS, columns)) {
        Confidence::Certain
    } else {
        Confidence::No
    }
}

fn read_rows(
    mut import: Import,
    file: &File<'_>,
    task: &Task<'_>,
    read: impl Fn(&Record, &mut String) -> Result<Imported, Refusal>,
) -> Result<Import, ReadError> {
    let records = file.database()?.rows(ACCOUNTS)?;
    for (index, record) in records.iter().enumerate() {
        task.row(index, records.len())?;
        let mut name = String::new();
        let outcome = read(record, &mut name);
        import.push(row(outcome, &name, index + 1, &record.to_text()), task)?;
    }
    Ok(import)
}

impl Format for GoogleDatabase {
    fn id(&self) -> &'static str {
        "google-database"
    }

    fn name(&self) -> &'static str {
        "Google Authenticator (database)"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        has(file, &["email", "secret", "counter", "type"])
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        read_rows(Import::new(self.id()), file, task, read_google)
    }
}

fn read_google(record: &Record, shown: &mut String) -> Result<Imported, Refusal> {
    let (issuer, label) = split_names(&record.text("issuer"), &record.text("email"));
    *shown = joined(&issuer, &label);
    // Newer versions seal the secret with a key of the phone's.
    if !matches!(record.text("isencrypted").as_str(), "" | "0") {
        return Err(Refusal::SealedByPhone);
    }
    let family = match record.text("type").as_str() {
        "" | "0" => Family::Totp,
        "1" => Family::Hotp,
        other => return Err(Refusal::UnknownKind(crate::draft::quoted(other))),
    };
    let mut draft = Draft::new(&issuer, &label, family, base32(&record.text("secret"))?);
    draft.counter = match record.text("counter").as_str() {
        "" => None,
        counter => Some(counter.parse().map_err(|_| Refusal::Counter)?),
    };
    draft.finish()
}

impl Format for MicrosoftDatabase {
    fn id(&self) -> &'static str {
        "microsoft-database"
    }

    fn name(&self) -> &'static str {
        "Microsoft Authenticator (database)"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        has(file, &["oath_secret_key", "account_type", "username"])
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        read_rows(Import::new(self.id()), file, task, read_microsoft)
    }
}

fn read_microsoft(record: &Record, shown: &mut String) -> Result<Imported, Refusal> {
    let (issuer, label) = (record.text("name"), record.text("username"));
    *shown = joined(&issuer, &label);
    let text = record.text("oath_secret_key");
    if text.is_empty() {
        return Err(Refusal::SecretMissing);
    }
    // Microsoft's own accounts have another encoding and longer codes.
    let (secret, digits) = match record.text("account_type").as_str() {
        "1" => {
            let bytes = base64(&text).ok_or(Refusal::SealedByPhone)?;
            (Secret::from_bytes(bytes.to_vec())?, 8)
        }
        _ => (base32(&text).map_err(|_| Refusal::SealedByPhone)?, 6),
    };
    let mut draft = Draft::new(&issuer, &label, Family::Totp, secret);
    draft.digits = Some(digits);
    draft.finish()
}
