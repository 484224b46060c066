//! What can go wrong, one variant for each thing that a caller does differently. Nothing here holds a secret.

use std::io;
use std::time::Duration;

use serde::Serialize;

use crate::ids::RecordId;
use crate::keychain::KeychainError;
use crate::slots::SlotKind;
use crate::snapshots::SnapshotCondition;

/// Why an operation of the vault was refused or failed. Nothing was written unless the variant says so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// A vault was to be made where one is already.
    #[error("there is a vault already")]
    Exists,
    /// There is no vault yet.
    #[error("there is no vault yet")]
    Empty,
    /// The vault is locked, or the guard's time has passed.
    #[error("the vault is locked")]
    Locked,
    /// The passphrase opens none of the vault's intact passphrase slots.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The recovery code is well-formed, and opens none of the vault's intact recovery slots.
    #[error("the recovery code is not this vault's")]
    WrongRecoveryCode,
    /// The only slot that is left can't be removed: nothing would open the vault.
    #[error("the last key slot can't be removed")]
    LastSlot,
    /// A slot is removed by opening another one, which shows that the vault still opens without it.
    #[error("another key slot has to be opened to remove this one")]
    OpenWithAnother,
    /// A vault without a slot could never be opened.
    #[error("a vault has at least one key slot")]
    NoSlots,
    /// A vault has 16 slots at the most.
    #[error("a vault has 16 key slots at the most")]
    TooManySlots,
    /// An enrollment is under way, in this program or another one, and the vault can't be given a new key just now.
    #[error("something is under way that needs the vault's present key")]
    InUse,
    /// Another program, or another task of this one, works with the server's session for longer than was to be waited.
    #[error("the server's session is in use")]
    SessionBusy,
    /// A newer program made the vault: this one can read it, and changes nothing.
    #[error("the vault can only be read by this version (format {needed}, this one knows {known})")]
    ReadOnly {
        /// The format that a program must know to write.
        needed: i64,
        /// The format that this program knows: [`FORMAT`](crate::FORMAT).
        known: i64,
    },
    /// There is no snapshot by that name.
    #[error("no such snapshot")]
    NoSuchSnapshot,
    /// The snapshot can't be restored from.
    #[error("the snapshot can't be used: {0:?}")]
    SnapshotUnusable(SnapshotCondition),
    /// An icon is larger than [`MAX_ICON_BYTES`](crate::MAX_ICON_BYTES).
    #[error("the icon is too large")]
    IconTooLarge,
    /// Too many wrong passphrases: this one was not even tried.
    #[error("too many wrong passphrases; the next can be tried in {} ms", retry_after.as_millis())]
    TooManyTries {
        /// The time left, 30 seconds at the most.
        retry_after: Duration,
    },
    /// The vault has no slot of this kind.
    #[error("the vault has no {0} slot")]
    NoSuchSlot(SlotKind),
    /// The slot's row doesn't match its digest, or its parameters are out of bounds: it is damaged, and
    /// whether the passphrase or the keychain's key was right can't be told.
    #[error("the key slot is damaged")]
    SlotDamaged,
    /// The keychain answered, and has no item under the vault's id. It may be another desktop's keychain, or
    /// it was wiped. No new key is made.
    #[error("the keychain has no key for this vault")]
    KeychainEmpty,
    /// The keychain's item under the vault's id is not the key of this vault's slot.
    #[error("the keychain's key does not open this vault")]
    KeychainOfAnotherVault,
    /// The keychain could not be asked.
    #[error(transparent)]
    Keychain(#[from] KeychainError),
    /// The vault was written by a newer version of the program, which this one must not touch.
    #[error(
        "the vault needs a newer version of the program (format {needed}, this one knows {known})"
    )]
    Newer {
        /// The format that a program must know.
        needed: i64,
        /// The format that this program knows: [`FORMAT`](crate::FORMAT).
        known: i64,
    },
    /// The file is there, and is not a vault.
    #[error("the file is not a vault")]
    NotAVault,
    /// Something that the whole vault depends on is damaged.
    #[error("the vault is damaged: {0}")]
    Damaged(Damage),
    /// One record is damaged. The others are not affected.
    #[error("the record {} is damaged ({}.{})", .0.id, .0.table, .0.column)]
    RecordDamaged(Damaged),
    /// No such account, enrollment, server, or part of it.
    #[error("no such record")]
    NotFound,
    /// The account has no HOTP counter, or its counter has reached the end of its range.
    #[error("the account has no counter to use")]
    NoCounter,
    /// The new counter is lower than the account's own, and was not said to be meant so.
    #[error("the account counts on from {now} already")]
    CounterLower {
        /// What its next code is made with.
        now: u64,
    },
    /// The id is already taken.
    #[error("the id is already taken")]
    IdTaken,
    /// The accounts have changed since the list was read that a change was planned on.
    #[error("the accounts have changed meanwhile")]
    Outdated,
    /// Another program has rekeyed the vault. It is locked now.
    #[error("the vault was rekeyed by another program")]
    EpochChanged,
    /// The database could not be read or written.
    #[error("storage: {kind:?}: {detail}")]
    Storage {
        /// What to tell the user.
        kind: StorageKind,
        /// What SQLite or the operating system said.
        detail: String,
    },
    /// The operating system gave no random bytes.
    #[error("the system gives no random numbers")]
    NoRandomness,
    /// A step failed that can't, by construction; what it is.
    #[error("internal: {0}")]
    Internal(&'static str),
}

/// What is damaged when the whole vault is affected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Damage {
    /// SQLite says that the file is malformed.
    #[error("the database file is malformed")]
    Database,
    /// The vault's own row is missing or doesn't make sense while other rows are there.
    #[error("the vault's own record is missing or malformed")]
    VaultRecord,
    /// A slot opened, but the key in it is not this vault's.
    #[error("the key check value does not match")]
    KeyCheck,
}

/// How storing failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum StorageKind {
    /// The disk is full.
    Full,
    /// The file or its file system can only be read.
    ReadOnly,
    /// Another program has held the database for longer than was waited.
    Busy,
    /// The folder can be written by others, and could not be made private.
    NotPrivate,
    /// The file was removed or replaced since it was opened.
    Moved,
    /// Anything else.
    Other,
}

/// One sealed value that does not open. It is kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Damaged {
    /// The record's id.
    pub id: RecordId,
    /// The table that it stands in.
    pub table: &'static str,
    /// The column that does not open.
    pub column: &'static str,
}

impl VaultError {
    /// A storage error from the operating system.
    pub(crate) fn io(error: &io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StorageKind::Full,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                StorageKind::ReadOnly
            }
            _ => StorageKind::Other,
        };
        Self::Storage {
            kind,
            detail: error.to_string(),
        }
    }

    pub(crate) fn storage(kind: StorageKind, detail: &str) -> Self {
        Self::Storage {
            kind,
            detail: detail.to_owned(),
        }
    }

    /// Whether the write was refused before it was tried. After any other error its commit may stand in the log on the disk,
    /// and count when the log is next recovered.
    pub(crate) fn is_before_commit(&self) -> bool {
        matches!(
            self,
            Self::Exists
                | Self::Empty
                | Self::Locked
                | Self::NotFound
                | Self::TooManySlots
                | Self::EpochChanged
                | Self::ReadOnly { .. }
                | Self::Newer { .. }
        )
    }

    pub(crate) fn is_busy(&self) -> bool {
        matches!(
            self,
            Self::Storage {
                kind: StorageKind::Busy,
                ..
            }
        )
    }
}

impl From<sqlx::Error> for VaultError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Io(io) => return Self::io(io),
            sqlx::Error::ColumnDecode { .. }
            | sqlx::Error::Decode(_)
            | sqlx::Error::ColumnNotFound(_) => {
                return Self::Damaged(Damage::Database);
            }
            _ => {}
        }
        let extended = error
            .as_database_error()
            .and_then(|e| e.code())
            .and_then(|code| code.parse::<u32>().ok());
        // https://www.sqlite.org/rescode.html
        let kind = match extended.map(|code| code & 0xff) {
            Some(11) => return Self::Damaged(Damage::Database),
            Some(1) if is_misunderstood(&error) => return Self::Damaged(Damage::Database),
            // The index of the write-ahead log could not be made as large as it has to be.
            Some(10) if extended == Some(4874) => StorageKind::Full,
            Some(26) => return Self::NotAVault,
            Some(5 | 6) => StorageKind::Busy,
            Some(8) => StorageKind::ReadOnly,
            Some(13) => StorageKind::Full,
            _ => StorageKind::Other,
        };
        Self::Storage {
            kind,
            detail: error.to_string(),
        }
    }
}

/// Whether SQLite could make no sense of what it was asked. That is always the same: then the schema is damaged.
fn is_misunderstood(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| {
        let said = error.message();
        // What it understood and can't do just then is something else.
        !said.starts_with("cannot") && !said.starts_with("output file")
    })
}

impl From<sqlx::migrate::MigrateError> for VaultError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::Execute(error)
            | sqlx::migrate::MigrateError::ExecuteMigration(error, _) => error.into(),
            other => Self::storage(StorageKind::Other, &other.to_string()),
        }
    }
}
