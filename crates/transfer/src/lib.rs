//! Other programs' files: read into accounts, and written from them.
//!
//! Everything here is pure: bytes come in, and rows or bytes go out. Nothing is opened, no clock is read, and
//! randomness comes in as an argument. Each format is one file in `formats`, listed in [`FORMATS`]; each way out
//! is one file in `exports`, listed in [`EXPORTS`].
//!
//! Nothing of a file is dropped or altered silently: what can't be taken is a [`Row::Refused`] with its reason,
//! and what has no place here is a [`Warning`].

mod account;
mod archive;
mod backup;
mod cipher;
mod draft;
mod encoding;
mod error;
mod exports;
mod file;
mod foreign;
mod formats;
mod import;
mod json;
mod kdf;
mod keepass;
mod links;
mod markup;
mod password;
mod plist;
mod preferences;
mod secretstream;
mod sqlite;
mod table;
mod task;

pub use account::{Account, Icon};
pub use archive::pack;
pub use backup::{BackupKey, begins_like_backup};
pub use encoding::as_utf8;
pub use error::{Foreign, ReadError};
pub use exports::{
    EXPORTS, Encryption, Entropy, EntropyError, Export, Field, NotCarried, Outcome, ReadBackError,
    Surroundings, WriteError, Written, export_by_id, open_backup, outcomes, read_back,
    read_backup_back, write, write_backup,
};
pub use file::File;
pub use formats::{Confidence, FORMATS, Format, Parts, format_by_id};
pub use import::{FileNote, Import, Imported, Original, Refusal, Refused, Row, Warning};
pub use password::{Password, PasswordTooLong};
pub use task::{Limits, Progress, Step, Task};
