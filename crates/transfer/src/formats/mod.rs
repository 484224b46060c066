//! The formats that can be read, one file each, and the list of them.

mod aegis;
mod google;
mod otpauth;

use crate::error::ReadError;
use crate::file::File;
use crate::import::Import;
use crate::task::Task;

pub(crate) use google::Transfers;

/// Every format that is read. Where two are as sure of a file, the one that stands first is taken.
pub static FORMATS: &[&dyn Format] = &[&aegis::Aegis, &google::Google, &otpauth::OtpauthList];

/// A format of another program's files.
pub trait Format: Sync {
    /// A stable name for programs: lower case, digits and dashes.
    fn id(&self) -> &'static str;

    /// What the program is called, for people.
    fn name(&self) -> &'static str;

    /// How sure it is that a file is of this format. Looks at no more than is needed to tell.
    fn recognise(&self, file: &File<'_>) -> Confidence;

    /// Whether this file can't be read without a password.
    fn needs_password(&self, _file: &File<'_>) -> bool {
        false
    }

    /// Reads a file that it recognised. A file of another format is an error, never a panic.
    ///
    /// # Errors
    /// Why nothing of the file can be read. What concerns one row alone is in that row.
    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError>;
}

/// How sure a format is that a file is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It is not.
    No,
    /// Nothing speaks against it. Only trying tells (encrypted files without a mark of their own).
    Possible,
    /// It looks like it, and another format may fit better.
    Likely,
    /// It has what only this format has.
    Certain,
}

/// The format with this id.
pub fn format_by_id(id: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.id() == id)
}
