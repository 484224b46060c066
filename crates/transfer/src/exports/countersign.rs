//! Countersign's own backup: all of every account, always encrypted.

use countersign_otp::{Kind, UnixTime};
use data_encoding::BASE64;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::account::Account;
use crate::backup::BackupKey;
use crate::error::ReadError;
use crate::exports::{
    Encryption, Entropy, Export, NotCarried, ReadBackError, Surroundings, WriteError, revealed,
    to_json,
};
use crate::formats::countersign::read_content;
use crate::import::Row;
use crate::task::{Limits, Task};

/// Countersign's own backup.
pub(crate) struct Countersign;

impl Export for Countersign {
    fn id(&self) -> &'static str {
        "countersign"
    }

    fn name(&self) -> &'static str {
        "Countersign backup"
    }

    fn extension(&self) -> &'static str {
        "countersign-backup"
    }

    fn encryption(&self) -> Encryption {
        Encryption::Always
    }

    fn carried(&self, account: &Account) -> Result<Account, NotCarried> {
        Ok(account.duplicate())
    }

    fn write(
        &self,
        accounts: &[Account],
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        const NO_PASSWORD: WriteError = WriteError::Internal("there is a password to encrypt with");
        let passphrase = surroundings.password.ok_or(NO_PASSWORD)?;
        let key = BackupKey::derive(passphrase, surroundings.entropy)?;
        write_backup(accounts, &key, surroundings.entropy, surroundings.now)
    }
}

/// Writes a backup with a key that was derived before.
///
/// # Errors
/// [`WriteError::Entropy`].
pub fn write_backup(
    accounts: &[Account],
    key: &BackupKey,
    entropy: &mut dyn Entropy,
    now: UnixTime,
) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let content = to_json(&Content {
        made_at: now.as_secs(),
        accounts: accounts.iter().map(Entry::from).collect(),
    })?;
    Ok(Zeroizing::new(key.seal(&content, entropy)?))
}

/// Opens a backup with the key that it was written with, and compares: it must give exactly these accounts.
///
/// # Errors
/// [`ReadBackError`]: the file is not to be relied on.
pub fn read_backup_back(
    accounts: &[Account],
    file: &[u8],
    key: &BackupKey,
) -> Result<(), ReadBackError> {
    let found = open_backup(file, key)?;
    let first_other = found
        .iter()
        .zip(accounts)
        .position(|(found, account)| found != account);
    match first_other {
        None if found.len() == accounts.len() => Ok(()),
        position => Err(ReadBackError::Differs {
            position: position.unwrap_or(found.len().min(accounts.len())) + 1,
        }),
    }
}

/// The accounts in a backup, opened with the key that it was written with.
///
/// # Errors
/// [`ReadBackError`]: another key sealed it, or it is damaged, or it holds what is no account.
pub fn open_backup(file: &[u8], key: &BackupKey) -> Result<Vec<Account>, ReadBackError> {
    let content = key
        .open(file)
        .ok_or(ReadBackError::Unreadable(ReadError::WrongPasswordOrDamaged))?;
    let limits = Limits::default();
    let import = read_content(&content, &Task::new(None, &limits, &()))
        .map_err(ReadBackError::Unreadable)?;
    let mut accounts = Vec::with_capacity(import.rows.len());
    for (index, row) in import.rows.into_iter().enumerate() {
        match row {
            Row::Account(imported) => accounts.push(imported.account),
            _ => {
                return Err(ReadBackError::Differs {
                    position: index + 1,
                });
            }
        }
    }
    Ok(accounts)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Content<'a> {
    made_at: u64,
    accounts: Vec<Entry<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    issuer: &'a str,
    label: &'a str,
    kind: &'static str,
    algorithm: &'static str,
    digits: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
    #[serde(serialize_with = "revealed")]
    secret: Zeroizing<String>,
    note: &'a str,
    tags: &'a [String],
    pinned: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<Picture<'a>>,
}

#[derive(Serialize)]
struct Picture<'a> {
    mime: &'a str,
    bytes: String,
}

impl<'a> From<&'a Account> for Entry<'a> {
    fn from(account: &'a Account) -> Self {
        Self {
            issuer: &account.issuer,
            label: &account.label,
            kind: match account.kind {
                Kind::Totp { .. } => "totp",
                Kind::Hotp { .. } => "hotp",
                Kind::Steam => "steam",
            },
            algorithm: account.kind.algorithm().as_str(),
            digits: account.kind.digits().get(),
            period: account.kind.period().map(|period| period.get()),
            counter: account.counter,
            secret: account.secret.to_base32(),
            note: &account.note,
            tags: &account.groups,
            pinned: account.pinned,
            last_used: account.last_used,
            icon: account.icon.as_ref().map(|icon| Picture {
                mime: &icon.mime,
                bytes: BASE64.encode(&icon.bytes),
            }),
        }
    }
}
