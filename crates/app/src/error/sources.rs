//! What the errors of the crates below become.

use std::io;

use countersign_capture::PictureError;
use countersign_otp::{LinkError, SecretError};
use countersign_qr::ReadError;
use countersign_vault::{StorageKind, VaultError};

use super::{AppError, Problem};

impl From<VaultError> for AppError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Exists => Problem::VaultExists,
            VaultError::Empty => Problem::VaultEmpty,
            VaultError::Locked => Problem::VaultLocked,
            VaultError::WrongPassphrase => Problem::WrongPassphrase,
            VaultError::NoSuchSlot(kind) => Problem::NoSuchSlot(kind),
            VaultError::SlotDamaged => Problem::SlotDamaged,
            VaultError::KeychainEmpty => Problem::KeychainEmpty,
            VaultError::KeychainOfAnotherVault => Problem::KeychainOfAnotherVault,
            VaultError::Keychain(error) => Problem::Keychain(error),
            VaultError::Newer { .. } => Problem::VaultNewer,
            VaultError::RecordDamaged(_) => Problem::RecordDamaged,
            VaultError::NoCounter => Problem::WrongKind,
            VaultError::CounterLower { now } => Problem::CounterLower { now },
            VaultError::NoRandomness => Problem::NoRandomness,
            VaultError::EpochChanged => Problem::VaultChanged,
            VaultError::Outdated => Problem::VaultBusy,
            VaultError::NotFound => Problem::AccountNotFound,
            VaultError::TooManyTries { retry_after } => Problem::TooManyTries {
                seconds: retry_after.as_secs_f64().ceil() as u64,
            },
            VaultError::Storage { kind, .. } => match kind {
                StorageKind::Full => Problem::DiskFull,
                StorageKind::ReadOnly | StorageKind::NotPrivate => Problem::ReadOnly,
                StorageKind::Busy => Problem::VaultBusy,
                StorageKind::Moved | StorageKind::Other => Problem::Storage,
            },
            VaultError::NotAVault | VaultError::Damaged(_) => Problem::VaultDamaged,
            VaultError::WrongRecoveryCode => Problem::WrongRecoveryCode,
            VaultError::LastSlot => Problem::LastSlot,
            VaultError::OpenWithAnother => Problem::OpenWithAnother,
            VaultError::NoSlots => Problem::NoSlots,
            VaultError::TooManySlots => Problem::TooManySlots,
            VaultError::InUse => Problem::VaultInUse,
            VaultError::ReadOnly { .. } => Problem::VaultReadOnly,
            VaultError::SessionBusy => Problem::SessionBusy,
            VaultError::NoSuchSnapshot => Problem::NoSuchSnapshot,
            VaultError::SnapshotUnusable(condition) => Problem::SnapshotUnusable(condition),
            // An icon that was made small is never too large.
            VaultError::IconTooLarge | VaultError::IdTaken | VaultError::Internal(_) => {
                Problem::Internal
            }
        }
        .into()
    }
}

/// Of a file that the person named.
impl From<io::Error> for AppError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Problem::FileExists,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Problem::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Problem::NotWritable
            }
            io::ErrorKind::NotADirectory => Problem::NoSuchFolder,
            _ => Problem::File,
        }
        .into()
    }
}

impl From<LinkError> for AppError {
    fn from(error: LinkError) -> Self {
        match error {
            LinkError::NotOtpauth => Problem::LinkNotOtpauth,
            LinkError::Migration => Problem::LinkMigration,
            LinkError::TooLong => Problem::LinkTooLong,
            LinkError::UnknownKind(_) => Problem::LinkUnknownKind,
            LinkError::UnknownAlgorithm(name) => Problem::UnknownAlgorithm(name),
            LinkError::DigitsOutOfRange(text) => Problem::DigitsOutOfRange(text),
            LinkError::PeriodOutOfRange(text) => Problem::PeriodOutOfRange(text),
            LinkError::CounterOutOfRange(text) => Problem::CounterOutOfRange(text),
            LinkError::SecretMissing => Problem::SecretEmpty,
            LinkError::Secret(error) => return error.into(),
        }
        .into()
    }
}

impl From<SecretError> for AppError {
    fn from(error: SecretError) -> Self {
        match error {
            SecretError::Empty => Problem::SecretEmpty,
            SecretError::NotBase32 {
                character,
                position,
            } => Problem::SecretNotBase32 {
                character,
                position,
            },
            SecretError::TooLong => Problem::SecretTooLong,
        }
        .into()
    }
}

impl From<ReadError> for AppError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::TooLarge { limit_bytes } => Problem::ImageTooLarge {
                limit_mib: limit_bytes as u64 / (1024 * 1024),
            },
            ReadError::NoQr => Problem::NoQrInImage,
            ReadError::NoQrYet(pages) => Problem::NoQrYet {
                looked_at: pages.looked_at,
                of: pages.of,
            },
            ReadError::Protected => Problem::DocumentProtected,
            ReadError::TooManyPixels { .. } | ReadError::TooComplex => Problem::PictureTooComplex,
            ReadError::NotAnImage | ReadError::Damaged => Problem::NotAnImage,
        }
        .into()
    }
}

impl From<PictureError> for AppError {
    fn from(error: PictureError) -> Self {
        match error {
            PictureError::Read(error) => error.into(),
            PictureError::TimedOut | PictureError::ChildEnded => Problem::PictureTooComplex.into(),
        }
    }
}

impl From<countersign_transfer::ReadError> for AppError {
    fn from(error: countersign_transfer::ReadError) -> Self {
        use countersign_transfer::ReadError as E;
        match error {
            E::NotRecognised => Problem::NotRecognised,
            E::Cancelled => Problem::Cancelled,
            other => Problem::FileUnreadable(other),
        }
        .into()
    }
}
