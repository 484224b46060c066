//! The ways out, one file each, and the list of them.
//!
//! What a way out can't carry is said before anything is written, by the same function that decides what is written:
//! [`Export::carried`]. Reading the file back and comparing it with that is how an export is proved.

mod aegis;
mod countersign;
mod ente;
mod google;
mod keepassxc;
mod otpauth;
mod otpclient;
mod proton;
mod stratum;
mod twofas;

use std::collections::HashSet;
use std::io;

use countersign_otp::{Kind, MAX_LINK_BYTES, Notice, UnixTime};
use serde::{Serialize, Serializer};
use zeroize::Zeroizing;

use crate::account::Account;
use crate::draft::without_issuer;
use crate::error::ReadError;
use crate::file::File;
use crate::formats::format_by_id;
use crate::import::{Row, Warning};
use crate::password::Password;
use crate::task::{Limits, Progress, Task};

pub use countersign::{open_backup, read_backup_back, write_backup};

/// Every way out, the one that most programs read first.
pub static EXPORTS: &[&dyn Export] = &[
    &countersign::Countersign,
    &otpauth::OtpauthList,
    &aegis::Aegis,
    &twofas::TwoFas,
    &ente::Ente,
    &google::Google,
    &proton::Proton,
    &stratum::Stratum,
    &keepassxc::KeePassXc,
    &otpclient::OtpClient,
];

/// A file that other programs read.
pub trait Export: Sync {
    /// A stable name for programs.
    fn id(&self) -> &'static str;

    /// What the format is called, for people.
    fn name(&self) -> &'static str;

    /// How the name of such a file ends, without the dot.
    fn extension(&self) -> &'static str;

    /// The same where it is encrypted.
    fn sealed_extension(&self) -> &'static str {
        self.extension()
    }

    /// The id of the [`crate::Format`] that reads it back.
    fn read_as(&self) -> &'static str {
        self.id()
    }

    /// Whether it can be encrypted with a password.
    fn encryption(&self) -> Encryption {
        Encryption::Never
    }

    /// Whether the program that reads it takes two accounts with the same secret for one.
    fn joins_equal_secrets(&self) -> bool {
        false
    }

    /// What will be read back of an account, or why it can't be in such a file at all.
    ///
    /// # Errors
    /// What about it has no place in the format although its codes depend on it.
    fn carried(&self, account: &Account) -> Result<Account, NotCarried>;

    /// Writes accounts that were given by [`Export::carried`].
    ///
    /// # Errors
    /// [`WriteError`]
    fn write(
        &self,
        accounts: &[Account],
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError>;
}

/// Whether a file can be encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// Every secret is readable in it.
    Never,
    /// With a password it is encrypted, without one it is not.
    Optional,
    /// It is encrypted, and needs a password.
    Always,
}

/// What writing needs from outside.
pub struct Surroundings<'a> {
    /// The password, for an encrypted file.
    pub password: Option<&'a Password>,
    /// Where salts, nonces and ids come from.
    pub entropy: &'a mut dyn Entropy,
    /// The time that is written where a format has one.
    pub now: UnixTime,
}

/// A source of random bytes.
pub trait Entropy {
    /// Fills all of it with bytes that nobody can guess.
    ///
    /// # Errors
    /// There are none to be had.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), EntropyError>;
}

/// There are no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random bytes")]
pub struct EntropyError;

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// No password was given, and the format is always encrypted.
    #[error("files of this format are encrypted, and there is no password")]
    PasswordMissing,
    /// A password was given, and the format has no encryption.
    #[error("files of this format can't be encrypted")]
    NoEncryption,
    /// There are no random bytes.
    #[error(transparent)]
    Entropy(#[from] EntropyError),
    /// The key could not be derived, for want of memory.
    #[error(transparent)]
    Key(ReadError),
    /// Something that can't happen; what.
    #[error("internal: {0}")]
    Internal(&'static str),
}

/// Why an account can't be in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotCarried {
    /// Its codes follow a counter.
    #[error("codes that follow a counter (HOTP) have no place in this format")]
    Hotp,
    /// It is a Steam account.
    #[error("Steam accounts have no place in this format")]
    Steam,
    /// Its codes have another length than the format allows.
    #[error("codes of {0} digits have no place in this format")]
    Digits(u8),
    /// Its step has another length than the format allows.
    #[error("a step of {0} seconds has no place in this format")]
    Period(u32),
    /// Another account in the file has the same secret, and the program that reads it takes them for one.
    #[error("another account has the same secret, and the other program takes the two for one")]
    SameSecret,
    /// It has neither issuer nor label, and the format wants a name.
    #[error("it has no name, and this format wants one")]
    NoName,
    /// Its names are longer than what fits into a link.
    #[error("its names are too long for this format")]
    NameTooLong,
    /// Other programs would take it for a Steam account, because it is called so and has codes of five digits.
    #[error("other programs would take it for a Steam account")]
    LooksLikeSteam,
}

impl NotCarried {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Hotp => "hotp",
            Self::Steam => "steam",
            Self::Digits(_) => "digits",
            Self::Period(_) => "period",
            Self::SameSecret => "sameSecret",
            Self::NoName => "noName",
            Self::NameTooLong => "nameTooLong",
            Self::LooksLikeSteam => "looksLikeSteam",
        }
    }
}

/// Something of an account that is lost or changed in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The issuer is cut, or taken from the label.
    Issuer,
    /// The label is cut, or loses what repeats the issuer.
    Label,
    /// The note.
    Note,
    /// The groups, or all but one.
    Groups,
    /// That it is kept on top.
    Pinned,
    /// The picture.
    Icon,
    /// When it was last used.
    LastUsed,
}

/// What becomes of an account in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All of it is in the file.
    Whole,
    /// It is in the file; these are not, or not as they are.
    Without(Vec<Field>),
    /// It is not in the file.
    LeftOut(NotCarried),
}

/// A file that was written.
#[derive(Debug)]
pub struct Written {
    /// The bytes of the file. Unless it was encrypted, every secret is in them.
    pub bytes: Zeroizing<Vec<u8>>,
    /// What became of each account, in their order.
    pub outcomes: Vec<Outcome>,
}

/// The way out with this id.
pub fn export_by_id(id: &str) -> Option<&'static dyn Export> {
    EXPORTS.iter().copied().find(|export| export.id() == id)
}

/// What will become of each account, in their order.
pub fn outcomes(export: &dyn Export, accounts: &[Account]) -> Vec<Outcome> {
    let carried = all_carried(export, accounts);
    accounts
        .iter()
        .zip(carried)
        .map(|(account, carried)| match carried {
            Err(reason) => Outcome::LeftOut(reason),
            Ok(carried) => match lost(account, &carried) {
                fields if fields.is_empty() => Outcome::Whole,
                fields => Outcome::Without(fields),
            },
        })
        .collect()
}

/// Writes a file.
///
/// # Errors
/// [`WriteError`]
pub fn write(
    export: &dyn Export,
    accounts: &[Account],
    surroundings: &mut Surroundings<'_>,
) -> Result<Written, WriteError> {
    if surroundings.password.is_some() && export.encryption() == Encryption::Never {
        return Err(WriteError::NoEncryption);
    }
    if surroundings.password.is_none() && export.encryption() == Encryption::Always {
        return Err(WriteError::PasswordMissing);
    }
    let carried: Vec<Account> = all_carried(export, accounts)
        .into_iter()
        .filter_map(Result::ok)
        .collect();
    Ok(Written {
        bytes: export.write(&carried, surroundings)?,
        outcomes: outcomes(export, accounts),
    })
}

/// Reads a file that was written from these accounts, and compares: it must give exactly what it carries of them, in
/// their order.
///
/// # Errors
/// [`ReadBackError`]: the file is not to be relied on.
pub fn read_back(
    export: &dyn Export,
    accounts: &[Account],
    bytes: &[u8],
    password: Option<&Password>,
    progress: &dyn Progress,
) -> Result<(), ReadBackError> {
    let limits = Limits::default();
    let file = File::open(bytes, &limits).map_err(ReadBackError::Unreadable)?;
    let format = format_by_id(export.read_as())
        .ok_or(ReadBackError::Unreadable(ReadError::NotRecognised))?;
    let import = format
        .read(&file, &Task::new(password, &limits, progress))
        .map_err(ReadBackError::Unreadable)?;
    let expected: Vec<Account> = all_carried(export, accounts)
        .into_iter()
        .filter_map(Result::ok)
        .collect();
    if import.rows.len() != expected.len() {
        return Err(ReadBackError::Differs {
            position: import.rows.len().min(expected.len()) + 1,
        });
    }
    for (index, (row, expected)) in import.rows.iter().zip(&expected).enumerate() {
        let is_same = matches!(row, Row::Account(imported) if imported.account == *expected
            && !imported.warnings.iter().any(is_alarming));
        if !is_same {
            return Err(ReadBackError::Differs {
                position: index + 1,
            });
        }
    }
    Ok(())
}

/// Unusual digits and periods are the account's own; anything else that reading warns of is the file's fault.
fn is_alarming(warning: &Warning) -> bool {
    !matches!(
        warning,
        Warning::Notice(Notice::UnusualDigits | Notice::UnusualPeriod)
    )
}

/// Why a file that was written is not to be relied on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadBackError {
    /// It can't be read back.
    #[error("the file that was written can't be read back: {0}")]
    Unreadable(ReadError),
    /// It says something else.
    #[error("the file that was written differs from what it should hold, at entry {position}")]
    Differs {
        /// The number of the entry, from 1.
        position: usize,
    },
}

fn all_carried(export: &dyn Export, accounts: &[Account]) -> Vec<Result<Account, NotCarried>> {
    let mut seen = HashSet::new();
    accounts
        .iter()
        .map(|account| {
            let carried = export.carried(account)?;
            // What is the same for the other program is the secret's bytes.
            if export.joins_equal_secrets() && !seen.insert(account.secret.expose()) {
                return Err(NotCarried::SameSecret);
            }
            Ok(carried)
        })
        .collect()
}

fn lost(account: &Account, carried: &Account) -> Vec<Field> {
    let fields = [
        (Field::Issuer, account.issuer == carried.issuer),
        (Field::Label, account.label == carried.label),
        (Field::Note, account.note == carried.note),
        (Field::Groups, account.groups == carried.groups),
        (Field::Pinned, account.pinned == carried.pinned),
        (Field::Icon, account.icon == carried.icon),
        (Field::LastUsed, account.last_used == carried.last_used),
    ];
    fields
        .into_iter()
        .filter(|(_, is_same)| !is_same)
        .map(|(field, _)| field)
        .collect()
}

/// The account with nothing but its names, kind, counter and secret. Names are as every reader has them: without
/// control characters, white space at the ends, and an issuer that the label repeats.
fn bare(account: &Account) -> Account {
    let issuer = clean(&account.issuer);
    let label = without_issuer(&clean(&account.label), &issuer);
    let mut bare = Account::new(issuer, label, account.kind, account.secret.duplicate());
    if bare.counter.is_some() {
        bare.counter = Some(account.counter.unwrap_or(0));
    }
    bare
}

/// The same with the groups, each once.
fn groups(account: &Account) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for group in &account.groups {
        let group = clean(group);
        if !group.is_empty() && !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}

fn clean(text: &str) -> String {
    text.replace(char::is_control, " ").trim().to_owned()
}

/// Refuses what a link can't say: names that are too long for one, and an ordinary account in the words of Steam's.
fn refuse_what_no_link_says(account: &Account) -> Result<(), NotCarried> {
    let is_lookalike = account.issuer.eq_ignore_ascii_case("Steam")
        && matches!(account.kind, Kind::Totp { digits, period, .. }
            if digits == Kind::Steam.digits() && Some(period) == Kind::Steam.period())
        && account.kind.algorithm() == Kind::Steam.algorithm();
    if is_lookalike {
        Err(NotCarried::LooksLikeSteam)
    } else if account.to_link().len() > MAX_LINK_BYTES {
        Err(NotCarried::NameTooLong)
    } else {
        Ok(())
    }
}

/// As JSON, into a buffer that is large enough from the start: one that grows leaves copies of secrets behind.
fn to_json(value: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    struct Length(usize);
    impl io::Write for Length {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    const BROKEN: WriteError = WriteError::Internal("an export can be written as JSON");
    let mut length = Length(0);
    serde_json::to_writer(&mut length, value).map_err(|_| BROKEN)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(length.0));
    serde_json::to_writer(&mut *bytes, value).map_err(|_| BROKEN)?;
    Ok(bytes)
}

/// Writes a text that is wiped after. An export is the one place where a secret is serialized.
fn revealed<S: Serializer>(text: &Zeroizing<String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}

/// Random bytes.
fn random<const N: usize>(entropy: &mut dyn Entropy) -> Result<[u8; N], WriteError> {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}

/// A random UUID (RFC 9562, version 4) as text.
fn uuid(entropy: &mut dyn Entropy) -> Result<String, WriteError> {
    let mut bytes: [u8; 16] = random(entropy)?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = data_encoding::HEXLOWER.encode(&bytes);
    Ok(format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    ))
}

/// Derives a key for writing, by what reading derives it with.
fn derived<T>(
    password: &Password,
    derive: impl FnOnce(&Task<'_>, &[u8]) -> Result<T, ReadError>,
) -> Result<T, WriteError> {
    let limits = Limits::default();
    let task = Task::new(Some(password), &limits, &());
    derive(&task, password.expose().as_bytes()).map_err(WriteError::Key)
}
