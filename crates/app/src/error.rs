//! One error type for the window and the command line: a stable problem, with the server's raw answer beside it where
//! there is one. How each problem is put into words is in `words.rs`.

use countersign_capture::PictureError;
use countersign_enrollment::sign_in::{SignInError, SignInErrorKind};
use countersign_enrollment::{ErrorKind, Exchange, ProviderError, ServerSaid};
use countersign_otp::{LinkError, SecretError};
use countersign_qr::ReadError;
use countersign_vault::{
    KeychainError, RecoveryCodeError, SlotKind, SnapshotCondition, StorageKind, VaultError,
};
use std::io;

use crate::view;

/// What went wrong, as the program tells it apart. Holds no secret, no code and no token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The vault is locked.
    VaultLocked,
    /// There is no vault yet.
    VaultEmpty,
    /// There is a vault already.
    VaultExists,
    /// A newer program made the vault.
    VaultNewer,
    /// The file is no vault, or its parts don't fit together.
    VaultDamaged,
    /// The key slot is damaged.
    SlotDamaged,
    /// The vault has no such slot.
    NoSuchSlot(SlotKind),
    /// Not the passphrase.
    WrongPassphrase,
    /// Too many wrong passphrases in a row.
    TooManyTries {
        /// Seconds until the next one is looked at.
        seconds: u64,
    },
    /// The passphrase is too short, too long, or has a control character.
    PassphraseUnfit,
    /// The two passphrases that were typed are not the same.
    PassphrasesDiffer,
    /// There is no keychain, and no passphrase was given.
    PassphraseMissing,
    /// The vault exists, and its item in the keychain does not.
    KeychainEmpty,
    /// The keychain holds another vault's key.
    KeychainOfAnotherVault,
    /// The keychain could not be used.
    Keychain(KeychainError),
    /// A recovery code, and not this vault's.
    WrongRecoveryCode,
    /// What was typed is no recovery code; where it is wrong.
    RecoveryCodeMistyped(RecoveryCodeError),
    /// No recovery code waits to be typed back.
    RecoveryCodeMissing,
    /// Another recovery code than the one that was shown was typed back.
    RecoveryCodeDiffers,
    /// The only slot can't be removed.
    LastSlot,
    /// A slot is removed by opening another one.
    OpenWithAnother,
    /// The vault has no slot by that id.
    SlotNotFound,
    /// The vault has as many slots as it can.
    TooManySlots,
    /// Nothing would open the vault.
    NoSlots,
    /// An enrollment is under way, and needs the vault's present key.
    VaultInUse,
    /// A newer program made the vault; it can be read, and not changed.
    VaultReadOnly,
    /// There is no snapshot by that name.
    NoSuchSnapshot,
    /// The snapshot can't be restored from.
    SnapshotUnusable(SnapshotCondition),
    /// A vault was to be put aside, and is not damaged.
    VaultNotDamaged,
    /// One record can't be opened; it is kept.
    RecordDamaged,
    /// Another program changed the vault's key meanwhile.
    VaultChanged,
    /// The disk is full.
    DiskFull,
    /// The vault's folder can't be written to.
    ReadOnly,
    /// Another program holds the vault.
    VaultBusy,
    /// The disk failed in another way.
    Storage,

    /// No account by that id or name.
    AccountNotFound,
    /// Several accounts go by that name.
    AccountAmbiguous {
        /// How many.
        matches: usize,
    },
    /// A code by counter was asked of an account by time, or the other way around.
    WrongKind,
    /// The candidate is gone: added, discarded, or the vault was locked.
    CandidateNotFound,
    /// A name that is empty or too long.
    NameUnfit,
    /// A note that is too long, or has control characters.
    NoteUnfit,
    /// Too many tags, or one that is too long.
    TagsUnfit,

    /// Not an otpauth link.
    LinkNotOtpauth,
    /// Google's migration link, which holds several accounts.
    LinkMigration,
    /// The link is too long.
    LinkTooLong,
    /// The link's kind is unknown.
    LinkUnknownKind,
    /// The link can't be read otherwise.
    LinkMalformed,
    /// The algorithm is unknown.
    UnknownAlgorithm(String),
    /// The number of digits is out of range.
    DigitsOutOfRange(String),
    /// The period is out of range.
    PeriodOutOfRange(String),
    /// The counter is missing or out of range.
    CounterOutOfRange(String),
    /// There is no key.
    SecretEmpty,
    /// The key is not base32.
    SecretNotBase32 {
        /// The first character that does not belong.
        character: char,
        /// Where it stands, from 1.
        position: usize,
    },
    /// The key is too long.
    SecretTooLong,
    /// The picture file is too large.
    ImageTooLarge {
        /// The limit in MiB.
        limit_mib: u64,
    },
    /// The file is no picture.
    NotAnImage,
    /// The picture has no QR code.
    NoQrInImage,
    /// The file is none that is known here.
    NotRecognised,
    /// A picture takes too long to read, or too much memory.
    PictureTooComplex,
    /// The screens can't be looked at.
    ScreenUnseen(countersign_capture::CaptureError),
    /// The clipboard holds neither a text nor a picture.
    ClipboardEmpty,
    /// No link that the system opened waits.
    NoLinkOpened,
    /// The system did not let this program become, or no longer be, the one that opens account links.
    LinksNotRegistered,
    /// The file of another program can't be read.
    FileUnreadable(countersign_transfer::ReadError),
    /// The password is too long, or no text.
    PasswordUnfit,
    /// No import is under way.
    NoImport,
    /// No row of the import is to be taken.
    NothingTaken,
    /// An import has more files than it can.
    TooManyFiles {
        /// The most.
        limit: usize,
    },
    /// The person ended it.
    Cancelled,
    /// There is no export format by that name.
    UnknownFormat,
    /// The format needs a password, and none was given.
    PasswordMissing,
    /// There is nothing to export.
    NothingToExport,
    /// What was written is not what was to be written; the file was taken away.
    ExportDiffers,
    /// The rules of this computer don't allow files that are not encrypted.
    PlainExportOff,
    /// There is a file by that name already.
    FileExists,
    /// The folder or file can't be written to.
    NotWritable,
    /// No folder for backups was chosen, or it is gone.
    BackupFolderMissing,
    /// One line was expected, and there are more.
    SeveralLines,
    /// What the window sent can't be read.
    RequestMalformed,

    /// The server's address is unusable.
    ServerAddress(&'static str),
    /// Plain http to another machine.
    ServerNotHttps {
        /// The host.
        host: String,
    },
    /// The user id is unusable.
    UserIdUnfit,
    /// The token is unusable.
    TokenUnfit,
    /// No enrollment by that id.
    EnrollmentNotFound,
    /// The enrollment is finished.
    EnrollmentFinished,
    /// A setup was to be given up, and the server had accepted its code after all: it is an account now.
    AcceptedAfterAll,
    /// A setup was to be given up, and the server may have accepted its code, but doesn't tell.
    MaybeAccepted,
    /// The server removes a registration by its id alone, which is not known here.
    RegistrationIdNeeded {
        /// The server's host.
        host: String,
    },
    /// A setup that goes by the sign-in of its server needs no token of its own.
    TokenNotNeeded,
    /// The server refused a code that is right by this computer's clock, and its own clock shows another time.
    ServerClockApart {
        /// The server's clock minus this computer's, in seconds.
        seconds: i64,
        /// Whether codes can be made by the server's time.
        can_follow: bool,
    },
    /// No server profile by that id or name.
    ServerNotFound,
    /// Several server profiles go by that name.
    ServerAmbiguous {
        /// How many.
        matches: usize,
    },
    /// The profile comes from the managed policy.
    ServerManaged,
    /// A name, client id or help text of a profile that can't be used.
    ServerFormUnfit,
    /// Which dialect the server speaks is not known.
    DialectUnknown {
        /// The server's host.
        host: String,
    },
    /// What was asked for is of no meaning at this kind of server.
    NotAtThisProvider,
    /// That is no certificate of an authority, or there are too many.
    CertificateUnfit,
    /// The server's clock was not measured in the last 24 hours.
    ServerTimeUnknown,
    /// Nobody is signed in at the server.
    NotSignedIn {
        /// The server's host.
        host: String,
    },
    /// The sign-in is over, and can't be renewed.
    SessionOver {
        /// The server's host.
        host: String,
    },
    /// Another program renews the sign-in, and does not come to an end.
    SessionBusy,
    /// No sign-in by that id is under way.
    SignInNotFound,
    /// Signing in failed.
    SignIn {
        /// Why.
        kind: SignInErrorKind,
        /// The server's host.
        host: String,
    },
    /// Signed out on this computer, and the server could not be told.
    SignedOutHereOnly {
        /// The server's host.
        host: String,
    },
    /// The profile was changed to another server or client while somebody signed in. What came of that was not kept.
    ServerChanged {
        /// The host of the server that was signed in at.
        host: String,
    },
    /// Somebody else than the person whose codes were to be tried signed in. That was ended again.
    SignedInAsAnother {
        /// The server's host.
        host: String,
    },
    /// No client id, and the way of signing in needs one.
    ClientIdMissing,
    /// The browser could not be opened.
    BrowserUnavailable,

    /// An enrollment file or link that holds something that would sign somebody in.
    OfferHasToken,
    /// That is no enrollment file or link, or has something in it that is not known.
    OfferMalformed,
    /// An enrollment file or link for a newer version.
    OfferNewer,
    /// An enrollment file or link that is too large.
    OfferTooLarge,
    /// No enrollment file or link waits to be agreed to.
    OfferMissing,
    /// The organisation lays down that the vault locks sooner.
    LockTooLate {
        /// After how many minutes at the latest.
        minutes: u32,
    },
    /// A key that may not be chosen for the small window.
    ShortcutUnfit,
    /// Another program has the key for the small window.
    ShortcutTaken,
    /// The desktop lets no program take a key.
    ShortcutImpossible,
    /// It could not be set whether the program starts with the desktop.
    AutostartFailed,
    /// No clock test is on.
    ClockTestOff,
    /// There is no such reference.
    UnknownReference,
    /// The provider refused or could not be reached.
    Provider {
        /// What it means.
        kind: ErrorKind,
        /// The server's host.
        host: String,
        /// What was asked of it.
        asked: Asked,
        /// With what.
        through: Through,
    },
    /// The demonstration is not on.
    NoDemonstration,
    /// The demonstration's server could not be started.
    DemonstrationFailed,
    /// No such scenario.
    UnknownScenario,
    /// No demonstration server answers at the address that was given to steer it.
    NoDemonstrationServer,
    /// The demonstration server can't be steered with this token, or not at all.
    ControlTokenRefused,
    /// The clipboard could not be used.
    Clipboard,
    /// The operating system gives no random numbers.
    NoRandomness,
    /// Something that can't be, by construction.
    Internal,
    /// The logs, a file or a folder could not be used.
    File,
}

/// What was asked of a provider: a refusal means different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// To start a registration.
    Start,
    /// To verify a code.
    Verify,
    /// To verify a code; the answer was lost, and the state was looked up: still unfinished.
    VerifyStillPending,
    /// To tell the state.
    Status,
    /// To start a registration, after the one that was ready was removed.
    StartAfterRemoval,
    /// To remove the registration.
    Remove,
    /// To remove the registration; the answer was lost, and the state was looked up: it is there still.
    RemoveStillThere,
    /// Something that belongs to signing in.
    SignIn,
}

/// With what a provider was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Through {
    /// A token that somebody gave for this alone.
    Token,
    /// The person's own sign-in.
    OwnSession,
    /// The sign-in of somebody who acts for the person.
    OnBehalf,
}

/// A problem, with what was sent and received beside it.
#[derive(Debug, Clone)]
pub struct AppError {
    /// What went wrong.
    pub problem: Problem,
    /// The request and its answer, where there was one.
    pub raw: Option<Box<Raw>>,
}

/// What a server really said.
#[derive(Debug, Clone)]
pub struct Raw {
    /// The request and its answer.
    pub exchange: Exchange,
    /// The error in the known shape.
    pub said: Option<ServerSaid>,
}

/// What every use case returns.
pub type Result<T> = std::result::Result<T, AppError>;

impl AppError {
    /// A provider's refusal, or its silence.
    pub(crate) fn from_provider(error: ProviderError, host: &str, asked: Asked) -> Self {
        let problem = match error.kind {
            // It is this computer's matter, whatever the server was asked for.
            ErrorKind::SessionBusy => Problem::SessionBusy,
            kind => Problem::Provider {
                kind,
                host: host.to_owned(),
                asked,
                through: Through::Token,
            },
        };
        Self {
            problem,
            raw: Some(Box::new(Raw {
                exchange: error.exchange,
                said: error.said,
            })),
        }
    }

    /// The same, where a sign-in was used: signing in again is what helps then.
    pub(crate) fn through_session(mut self, on_behalf: bool) -> Self {
        if let Problem::Provider { through, .. } = &mut self.problem {
            *through = match on_behalf {
                true => Through::OnBehalf,
                false => Through::OwnSession,
            };
        }
        self
    }

    /// What kept somebody from signing in, renewing or signing out.
    pub(crate) fn from_sign_in(error: SignInError, host: &str) -> Self {
        let host = host.to_owned();
        let problem = match error.kind {
            SignInErrorKind::Provider(kind) => Problem::Provider {
                kind,
                host,
                asked: Asked::SignIn,
                through: Through::OwnSession,
            },
            SignInErrorKind::SessionOver => Problem::SessionOver { host },
            SignInErrorKind::NoRandomness => Problem::NoRandomness,
            kind => Problem::SignIn { kind, host },
        };
        let said = error.said;
        Self {
            problem,
            raw: error
                .exchange
                .map(|exchange| Box::new(Raw { exchange, said })),
        }
    }

    /// As the person meets it.
    pub fn view(&self) -> view::AppError {
        let words = self.problem.words();
        view::AppError {
            code: self.problem.code().to_owned(),
            reference: self.problem.reference().to_owned(),
            title: words.title,
            message: words.message,
            next: words.next,
            action: words.action,
            retry_after_seconds: self.problem.retry_after_seconds(),
            host: self.problem.host().map(str::to_owned),
            exchange: self.raw.as_ref().map(|raw| (&raw.exchange).into()),
            said: self
                .raw
                .as_ref()
                .and_then(|raw| raw.said.as_ref())
                .map(Into::into),
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.problem.words();
        write!(f, "{} {}", words.message, words.next)?;
        write!(
            f,
            " ({}, {})",
            self.problem.reference(),
            self.problem.code()
        )
    }
}

impl std::error::Error for AppError {}

impl From<Problem> for AppError {
    fn from(problem: Problem) -> Self {
        Self { problem, raw: None }
    }
}

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
            VaultError::NoRandomness => Problem::NoRandomness,
            VaultError::EpochChanged => Problem::VaultChanged,
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
            ReadError::TooManyPixels { .. } | ReadError::TooComplex => Problem::PictureTooComplex,
            _ => Problem::NotAnImage,
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

impl From<&Exchange> for view::Exchange {
    fn from(exchange: &Exchange) -> Self {
        Self {
            method: exchange.method.clone(),
            url: exchange.url.clone(),
            request_body: exchange.request_body.clone(),
            status: exchange.status,
            request_id: exchange.request_id.clone(),
            content_type: exchange.content_type.clone(),
            response_body: exchange.response_body.clone(),
            duration_ms: exchange.duration_ms,
            server_date: exchange.server_date.clone(),
            clock_difference_seconds: exchange.clock_difference_seconds,
        }
    }
}

impl From<&ServerSaid> for view::ServerSaid {
    fn from(said: &ServerSaid) -> Self {
        Self {
            http_status: said.http_status,
            code: said.code,
            id: said.id.clone(),
            message: said.message.clone(),
            details: said.details.clone(),
            request_id: said.request_id.clone(),
        }
    }
}
