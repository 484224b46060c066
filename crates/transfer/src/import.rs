//! What reading a file gives: row by row accounts, and what could not be taken, with why.

use std::fmt;

use countersign_otp::{DigitsError, LinkError, Notice, PeriodError, SecretError, UnknownAlgorithm};
use zeroize::Zeroizing;

use crate::account::Account;
use crate::error::ReadError;
use crate::task::Task;

/// Everything that was in a file. Nothing is left out: what can't be taken is a row too.
#[derive(Debug)]
pub struct Import {
    /// The id of the format that it was read as.
    pub format: &'static str,
    /// The rows, in the order that the person had given them in the other program.
    pub rows: Vec<Row>,
    /// What is to be said of the file as a whole.
    pub notes: Vec<FileNote>,
    /// The bytes of all texts and pictures in the rows.
    kept: u64,
}

impl Import {
    pub(crate) fn new(format: &'static str) -> Self {
        Self {
            format,
            rows: Vec::new(),
            notes: Vec::new(),
            kept: 0,
        }
    }

    /// Adds a row. A file that says one thing for many rows (a group's name, a note) could be made to fill the
    /// memory: so all that is kept is counted, and may be twice as much as the largest file.
    pub(crate) fn push(&mut self, row: Row, task: &Task<'_>) -> Result<(), ReadError> {
        let limit = task.limits().bytes.saturating_mul(2);
        self.kept = self.kept.saturating_add(row.bytes());
        if self.kept > limit {
            return Err(ReadError::TooLarge {
                bytes: self.kept,
                limit,
            });
        }
        self.rows.push(row);
        Ok(())
    }

    /// About how much memory its rows take, in bytes: at most twice as much as the largest file.
    pub fn bytes(&self) -> u64 {
        self.kept
    }

    /// Says which members of the file have no place here.
    pub(crate) fn not_kept(&mut self, names: Vec<String>) {
        if !names.is_empty() {
            self.notes.push(FileNote::NotKept(names));
        }
    }

    /// Puts the rows into the person's own order. Those without a place in it come last, as they were.
    pub(crate) fn sort(&mut self) {
        self.rows.sort_by_key(|row| match row {
            Row::Account(imported) => imported.order.unwrap_or(i64::MAX),
            Row::Refused(_) => i64::MAX,
        });
    }

    /// The accounts that can be taken.
    pub fn accounts(&self) -> impl Iterator<Item = &Imported> {
        self.rows.iter().filter_map(|row| match row {
            Row::Account(imported) => Some(&**imported),
            Row::Refused(_) => None,
        })
    }

    /// The rows that can't be taken.
    pub fn refused(&self) -> impl Iterator<Item = &Refused> {
        self.rows.iter().filter_map(|row| match row {
            Row::Account(_) => None,
            Row::Refused(refused) => Some(refused),
        })
    }
}

/// One row of a file.
#[derive(Debug)]
pub enum Row {
    /// An account.
    Account(Box<Imported>),
    /// Something that can't be taken.
    Refused(Refused),
}

impl Row {
    /// About how much memory it takes.
    fn bytes(&self) -> u64 {
        let bytes = match self {
            Self::Account(imported) => {
                let Account {
                    issuer,
                    label,
                    note,
                    groups,
                    icon,
                    ..
                } = &imported.account;
                let groups: usize = groups
                    .iter()
                    .map(|group| size_of::<String>() + group.len())
                    .sum();
                let icon = icon.as_ref().map_or(0, |icon| icon.bytes.len());
                size_of::<Imported>() + issuer.len() + label.len() + note.len() + groups + icon
            }
            Self::Refused(refused) => {
                let original = refused
                    .original
                    .as_ref()
                    .map_or(0, |text| text.expose().len());
                size_of::<Refused>() + refused.name.len() + original
            }
        };
        u64::try_from(bytes).unwrap_or(u64::MAX)
    }
}

/// An account as it was read.
#[derive(Debug)]
pub struct Imported {
    /// The account.
    pub account: Account,
    /// Whether it was in the other program's trash: not one to add without being asked.
    pub trashed: bool,
    /// What somebody should look at, or what of it has no place here.
    pub warnings: Vec<Warning>,
    /// Its place in the person's own order, where the file says it by a number.
    pub(crate) order: Option<i64>,
}

impl From<Account> for Imported {
    fn from(account: Account) -> Self {
        Self {
            account,
            trashed: false,
            warnings: Vec::new(),
            order: None,
        }
    }
}

/// Something about an account that is no error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// Something about how its codes are made or how it is called.
    Notice(Notice),
    /// Members of the file that are set and have no place here; their names, as in the file.
    NotKept(Vec<String>),
    /// Its picture is larger than [`crate::Icon::MAX_BYTES`], or can't be decoded.
    IconNotKept,
    /// It was archived in the other program.
    Archived,
    /// The link beside the account's own members says something else; the members were taken.
    LinkDiffers,
}

impl Warning {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Notice(notice) => match notice {
                Notice::UnusualDigits => "unusualDigits",
                Notice::UnusualPeriod => "unusualPeriod",
                Notice::IssuerDiffers { .. } => "issuerDiffers",
                Notice::IssuerCut => "issuerCut",
                Notice::CounterMissing => "counterMissing",
                Notice::Repeated(_) => "repeated",
                Notice::NotUtf8 => "notUtf8",
                Notice::ControlCharacters => "controlCharacters",
            },
            Self::NotKept(_) => "notKept",
            Self::IconNotKept => "iconNotKept",
            Self::Archived => "archived",
            Self::LinkDiffers => "linkDiffers",
        }
    }
}

/// A row that can't be taken.
#[derive(Debug)]
pub struct Refused {
    /// What the row is called in the file, as far as that could be read; may be empty.
    pub name: String,
    /// Why.
    pub reason: Refusal,
    /// Its number in the file, from 1: of the line for lists of lines, of the entry elsewhere.
    pub position: usize,
    /// The row as it is in the file, so that it can be saved as text; nothing if it is longer than
    /// [`Original::MAX_BYTES`] or not text.
    pub original: Option<Original>,
}

/// The text of a row as it is in the file. It may hold a secret: never printed by `Debug`, wiped when
/// dropped.
#[derive(PartialEq, Eq)]
pub struct Original(Zeroizing<String>);

impl Original {
    /// The longest that is kept, in bytes: a row with a picture in it.
    pub const MAX_BYTES: usize = 1024 * 1024;

    pub(crate) fn of(text: &str) -> Option<Self> {
        (1..=Self::MAX_BYTES)
            .contains(&text.len())
            .then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// The text. What is done with it is the caller's responsibility.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Original {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Original(..)")
    }
}

/// Why a row can't be taken. What it repeats of the file is short and plain, or else just `…`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The link of the row can't be read.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// It has no secret.
    #[error("there is no secret in it")]
    SecretMissing,
    /// The secret can't be read.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The secret is not in the encoding that the format has (hex, base64, a list of bytes).
    #[error("the secret is not {0}")]
    SecretEncoding(&'static str),
    /// The algorithm is none of SHA1, SHA256 and SHA512.
    #[error(transparent)]
    Algorithm(#[from] UnknownAlgorithm),
    /// The digits are no number from 1 to 10.
    #[error(transparent)]
    Digits(#[from] DigitsError),
    /// The period is no number from 1 to 86,400.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// The counter is no number from 0 to 2⁶³−1.
    #[error("the counter is not a number from 0 to 9223372036854775807")]
    Counter,
    /// It is an account of a kind that Countersign makes no codes for (mOTP, Yandex).
    #[error("{0} accounts are not supported: Countersign makes no codes of that kind")]
    UnsupportedKind(&'static str),
    /// It is an account of a kind that is not known.
    #[error("accounts of the kind {0:?} are not known")]
    UnknownKind(String),
    /// The row does not have the shape that the format gives it; the member that is wrong.
    #[error("the row is not as this format has it: {0}")]
    Malformed(String),
    /// The row alone can't be decrypted, while others can.
    #[error("the row is damaged: it does not decrypt")]
    Undecryptable,
    /// The phone that the file is from sealed it with a key that never leaves the phone.
    #[error("the secret is sealed by the phone it is from, and can be opened only there")]
    SealedByPhone,
    /// There is no link in this line.
    #[error("this line is not a link")]
    NotALink,
    /// The list names a file that is not there.
    #[error("the file that this row is in is not there")]
    FileMissing,
}

impl Refusal {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Link(LinkError::SecretMissing) | Self::SecretMissing => "secretMissing",
            Self::Link(LinkError::Secret(_)) | Self::Secret(_) | Self::SecretEncoding(_) => {
                "secretUnreadable"
            }
            Self::Link(LinkError::UnknownAlgorithm(_)) | Self::Algorithm(_) => "unknownAlgorithm",
            Self::Link(LinkError::DigitsOutOfRange(_)) | Self::Digits(_) => "digitsOutOfRange",
            Self::Link(LinkError::PeriodOutOfRange(_)) | Self::Period(_) => "periodOutOfRange",
            Self::Link(LinkError::CounterOutOfRange(_)) | Self::Counter => "counterOutOfRange",
            Self::Link(LinkError::UnknownKind(_)) | Self::UnknownKind(_) => "unknownKind",
            Self::Link(LinkError::TooLong) => "tooLong",
            Self::Link(LinkError::NotOtpauth | LinkError::Migration) | Self::NotALink => "notALink",
            Self::UnsupportedKind(_) => "unsupportedKind",
            Self::Malformed(_) => "malformed",
            Self::Undecryptable => "undecryptable",
            Self::SealedByPhone => "sealedByPhone",
            Self::FileMissing => "fileMissing",
        }
    }
}

/// What is to be said of a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileNote {
    /// A transfer in several parts is not complete.
    PartsMissing {
        /// Of how many parts it is.
        of: usize,
        /// The numbers of those that are missing, from 1.
        missing: Vec<usize>,
    },
    /// The parts belong to more than one transfer; how many.
    SeveralTransfers(usize),
    /// Password slots beyond the tenth were not tried; how many.
    SlotsNotTried(usize),
    /// The other program's settings or lists that have no place here; their names, as in the file.
    NotKept(Vec<String>),
    /// The file was made by an older version, which did not write whether codes follow the clock or a counter: the
    /// clock was taken for all.
    KindsNotInFile,
    /// Entries of a password manager that have no code in them; how many.
    WithoutCode(usize),
}
