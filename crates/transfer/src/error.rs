//! Why a file can't be read at all.

/// Why a file can't be read. None of it repeats what is in the file, but for version numbers and the
/// figures of a key derivation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is no file of any program that is known here.
    #[error("no program is known that writes files like this one")]
    NotRecognised,
    /// It is something else altogether.
    #[error("it is no other program's export: {0:?}")]
    Foreign(Foreign),
    /// It is a file of a known program, in a form that can't be read; what to do about it.
    #[error("{0}")]
    NotSupported(&'static str),
    /// It is encrypted, and there is no password.
    #[error("the file is encrypted: it needs its password")]
    PasswordNeeded,
    /// The password is wrong. Certain: the file says so by itself.
    #[error("the password is wrong")]
    WrongPassword,
    /// The password is wrong or the file is damaged: the format can't tell the two apart.
    #[error("the password is wrong, or the file is damaged")]
    WrongPasswordOrDamaged,
    /// It is damaged or cut short; what is wrong with it.
    #[error("the file is damaged: {0}")]
    Damaged(&'static str),
    /// It is larger than what is read.
    #[error("the file has {bytes} bytes; at most {limit} are read")]
    TooLarge {
        /// Its size, or what was unpacked before it was given up.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// It is nested more deeply than any real file.
    #[error("the file is nested more than {limit} levels deep")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// It has more rows than what is read.
    #[error("the file has more than {limit} entries")]
    TooManyRows {
        /// The limit.
        limit: usize,
    },
    /// Its key derivation would cost more than any program asks for. Nothing was derived.
    #[error("the file asks for a key derivation beyond what is allowed: {0}")]
    KdfOutOfBounds(String),
    /// Its key derivation needs more memory than there is. Nothing was derived.
    #[error(
        "opening the file needs {needed_mib} MiB of memory at once, and {free_mib} MiB are free"
    )]
    NotEnoughMemory {
        /// What it needs, in MiB.
        needed_mib: u64,
        /// What there is, in MiB.
        free_mib: u64,
    },
    /// It is of a version that is not known here.
    #[error(
        "the file has version {0}, which is newer than what is known here, or no version at all"
    )]
    UnsupportedVersion(String),
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
}

/// What a file is that is no other program's export, and is worth a word on what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A picture of a kind that is not read.
    Picture,
    /// A packed file of a kind that is not unpacked.
    Packed,
    /// A program.
    Program,
    /// Encrypted with OpenPGP (RFC 9580).
    OpenPgp,
    /// What WinAuth keeps its accounts in.
    WinAuth,
}

impl ReadError {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotRecognised => "notRecognised",
            Self::Foreign(_) => "foreign",
            Self::NotSupported(_) => "notSupported",
            Self::PasswordNeeded => "passwordNeeded",
            Self::WrongPassword => "wrongPassword",
            Self::WrongPasswordOrDamaged => "wrongPasswordOrDamaged",
            Self::Damaged(_) => "damaged",
            Self::TooLarge { .. } => "tooLarge",
            Self::TooDeep { .. } => "tooDeep",
            Self::TooManyRows { .. } => "tooManyRows",
            Self::KdfOutOfBounds(_) => "kdfOutOfBounds",
            Self::NotEnoughMemory { .. } => "notEnoughMemory",
            Self::UnsupportedVersion(_) => "unsupportedVersion",
            Self::Cancelled => "cancelled",
        }
    }
}
