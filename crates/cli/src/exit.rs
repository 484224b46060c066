//! The exit codes, a contract with scripts: `docs/cli.md`.

use std::process::ExitCode;

use countersign_app::view::VerdictWord;
use countersign_app::{AppError, ErrorKind, Problem, SignInErrorKind};

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done; a code that was checked is right.
    Done = 0,
    /// Something else failed.
    Failed = 1,
    /// The code is wrong.
    Wrong = 3,
    /// The code is the account's, but for another time: not accepted.
    OtherTime = 4,
    /// That is no code.
    Malformed = 5,
    /// No such account, enrollment, slot or snapshot, or several.
    NotFound = 6,
    /// The vault is not there, locked, in use or can't be read.
    Vault = 7,
    /// What was given can't be used.
    BadInput = 8,
    /// The server refused.
    Refused = 9,
    /// The server can't be reached, or its answer was lost or not understood.
    NoAnswer = 10,
    /// Nobody is signed in, the sign-in has ended, or it was not finished.
    SignIn = 11,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl From<VerdictWord> for Exit {
    fn from(verdict: VerdictWord) -> Self {
        match verdict {
            VerdictWord::Right => Self::Done,
            VerdictWord::OtherTime => Self::OtherTime,
            VerdictWord::Wrong => Self::Wrong,
            VerdictWord::Malformed => Self::Malformed,
        }
    }
}

impl From<&AppError> for Exit {
    fn from(error: &AppError) -> Self {
        use Problem as P;
        match &error.problem {
            P::AccountNotFound
            | P::AccountAmbiguous { .. }
            | P::EnrollmentNotFound
            | P::ServerNotFound
            | P::ServerAmbiguous { .. }
            | P::UnknownReference
            | P::SlotNotFound
            | P::NoSuchSnapshot => Self::NotFound,
            P::VaultLocked
            | P::VaultEmpty
            | P::VaultExists
            | P::VaultNewer
            | P::VaultDamaged
            | P::SlotDamaged
            | P::NoSuchSlot(_)
            | P::WrongPassphrase
            | P::TooManyTries { .. }
            | P::WrongRecoveryCode
            | P::LastSlot
            | P::OpenWithAnother
            | P::TooManySlots
            | P::VaultInUse
            | P::VaultReadOnly
            | P::SnapshotUnusable(_)
            | P::VaultNotDamaged
            | P::KeychainEmpty
            | P::KeychainOfAnotherVault
            | P::Keychain(_)
            | P::RecordDamaged
            | P::VaultChanged
            | P::ImportOutdated
            | P::DiskFull
            | P::ReadOnly
            | P::VaultBusy
            | P::SessionBusy
            | P::Storage => Self::Vault,
            P::NotSignedIn { .. }
            | P::SessionOver { .. }
            | P::SignInNotFound
            | P::ServerChanged { .. }
            | P::SignedInAsAnother { .. } => Self::SignIn,
            P::SignIn { kind, .. } => match kind {
                SignInErrorKind::Cancelled
                | SignInErrorKind::TimedOut
                | SignInErrorKind::Denied
                | SignInErrorKind::StateMismatch
                | SignInErrorKind::CodeRefused
                | SignInErrorKind::SessionUnfit
                | SignInErrorKind::DeviceCodeExpired
                | SignInErrorKind::NoPort => Self::SignIn,
                _ => Self::Refused,
            },
            P::SignedOutHereOnly { .. } => Self::NoAnswer,
            P::Provider { .. } if error.raw.as_ref().is_some_and(|raw| raw.said.is_some()) => {
                Self::Refused
            }
            P::Provider { kind, .. } => match kind {
                ErrorKind::CodeLength { .. } | ErrorKind::RegistrationIdMissing => Self::BadInput,
                ErrorKind::Timeout { .. }
                | ErrorKind::NoAnswer
                | ErrorKind::ConnectionLost
                | ErrorKind::Certificate
                | ErrorKind::Redirected
                | ErrorKind::NotUnderstood
                | ErrorKind::TooLarge => Self::NoAnswer,
                _ => Self::Refused,
            },
            P::ControlTokenRefused => Self::Refused,
            P::NoDemonstrationServer => Self::NoAnswer,
            P::MaybeAccepted
            | P::AcceptedAfterAll
            | P::Internal
            | P::Window
            | P::NoDemonstration
            | P::DemonstrationFailed
            | P::Clipboard
            | P::BrowserUnavailable
            | P::ClockTestOff
            | P::NoRandomness => Self::Failed,
            _ => Self::BadInput,
        }
    }
}
