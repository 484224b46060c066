//! What a reference means, for whoever had one read out: every problem in words, without what only its own case knows.

use countersign_capture::CaptureError;
use countersign_enrollment::ErrorKind;
use countersign_enrollment::sign_in::{IdTokenFault, SignInErrorKind};
use countersign_transfer::{Foreign, Limits, ReadError};
use countersign_vault::{KeychainError, RecoveryCodeError, SlotKind, SnapshotCondition};
use serde::Serialize;

use crate::error::{Asked, Problem, Result, Through};

/// A reference in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// As in `CS-E403`.
    pub reference: &'static str,
    /// The stable code for programs.
    pub code: &'static str,
    /// A few words.
    pub title: String,
    /// What happened, and what is safe.
    pub message: String,
    /// What to do.
    pub next: String,
}

/// What a reference means: `CS-E403`, in either case, also without `CS-`.
///
/// # Errors
/// [`Problem::UnknownReference`].
pub fn explain(reference: &str) -> Result<Explanation> {
    let wanted = reference.trim().to_ascii_uppercase();
    let wanted = wanted.trim_start_matches("CS-");
    all()
        .into_iter()
        .find(|known| known.reference.trim_start_matches("CS-") == wanted)
        .ok_or_else(|| Problem::UnknownReference.into())
}

/// Every reference, in their order.
pub fn all() -> Vec<Explanation> {
    let mut all: Vec<Explanation> = problems()
        .iter()
        .map(|problem| {
            let words = problem.words();
            Explanation {
                reference: problem.reference(),
                code: problem.code(),
                title: words.title,
                message: words.message,
                next: words.next,
            }
        })
        .collect();
    all.sort_by_key(|explanation| explanation.reference);
    all
}

/// One of each, with the usual values where a case has its own.
fn problems() -> Vec<Problem> {
    use Problem as P;
    let host = || "the server".to_owned();
    let mut problems = vec![
        P::VaultLocked,
        P::VaultEmpty,
        P::VaultExists,
        P::VaultNewer,
        P::VaultDamaged,
        P::SlotDamaged,
        P::NoSuchSlot(SlotKind::Passphrase),
        P::WrongPassphrase,
        P::TooManyTries { seconds: 30 },
        P::PassphraseUnfit,
        P::PassphrasesDiffer,
        P::PassphraseMissing,
        P::KeychainEmpty,
        P::KeychainOfAnotherVault,
        P::WrongRecoveryCode,
        P::RecoveryCodeMistyped(RecoveryCodeError::Group { group: 1 }),
        P::RecoveryCodeMissing,
        P::RecoveryCodeDiffers,
        P::LastSlot,
        P::OpenWithAnother,
        P::SlotNotFound,
        P::TooManySlots,
        P::NoSlots,
        P::VaultInUse,
        P::VaultReadOnly,
        P::NoSuchSnapshot,
        P::SnapshotUnusable(SnapshotCondition::Damaged),
        P::VaultNotDamaged,
        P::RecordDamaged,
        P::VaultChanged,
        P::DiskFull,
        P::ReadOnly,
        P::VaultBusy,
        P::Storage,
        P::AccountNotFound,
        P::AccountAmbiguous { matches: 2 },
        P::WrongKind,
        P::CandidateNotFound,
        P::NameUnfit,
        P::NoteUnfit,
        P::TagsUnfit,
        P::CodesUnfit,
        P::CounterLower { now: 7 },
        P::LinkNotOtpauth,
        P::LinkMigration,
        P::LinkTooLong,
        P::LinkUnknownKind,
        P::LinkMalformed,
        P::UnknownAlgorithm("MD5".to_owned()),
        P::DigitsOutOfRange("12".to_owned()),
        P::PeriodOutOfRange("0".to_owned()),
        P::CounterOutOfRange("-1".to_owned()),
        P::SecretEmpty,
        P::SecretNotBase32 {
            character: '0',
            position: 1,
        },
        P::SecretTooLong,
        P::ImageTooLarge { limit_mib: 32 },
        P::NotAnImage,
        P::NoQrInImage,
        P::NoQrYet {
            looked_at: 5,
            of: 12,
        },
        P::DocumentProtected,
        P::NotRecognised,
        P::PictureTooComplex,
        P::ClipboardEmpty,
        P::NoLinkOpened,
        P::LinksNotRegistered,
        P::PasswordUnfit,
        P::NoImport,
        P::NothingTaken,
        P::ImportOutdated,
        P::TooManyFiles { limit: 200 },
        P::FileUnread {
            name: "codes.txt".to_owned(),
        },
        P::ImportFull,
        P::Cancelled,
        P::UnknownFormat,
        P::PasswordMissing,
        P::PasswordTooShort { least: 8 },
        P::NoAccounts,
        P::NoSuchFolder,
        P::NoFileNamed,
        P::NothingToExport,
        P::ExportDiffers,
        P::PlainExportOff,
        P::FileExists,
        P::NotWritable,
        P::BackupFolderMissing,
        P::BackupSettingsDamaged,
        P::SeveralLines,
        P::RequestMalformed,
        P::ServerAddress("The address can't be used. Nothing was sent."),
        P::ServerNotHttps { host: host() },
        P::UserIdUnfit,
        P::TokenUnfit,
        P::EnrollmentNotFound,
        P::EnrollmentFinished,
        P::AcceptedAfterAll,
        P::MaybeAccepted,
        P::RegistrationIdNeeded { host: host() },
        P::TokenNotNeeded,
        P::ServerClockApart {
            seconds: 120,
            can_follow: true,
        },
        P::ServerNotFound,
        P::ServerAmbiguous { matches: 2 },
        P::ServerManaged,
        P::ServerFormUnfit,
        P::DialectUnknown { host: host() },
        P::NotAtThisProvider,
        P::CertificateUnfit,
        P::ServerTimeUnknown,
        P::NotSignedIn { host: host() },
        P::SessionOver { host: host() },
        P::SessionBusy,
        P::SignInNotFound,
        P::SignedOutHereOnly { host: host() },
        P::ServerChanged { host: host() },
        P::SignedInAsAnother { host: host() },
        P::ClientIdMissing,
        P::BrowserUnavailable,
        P::OfferHasToken,
        P::OfferMalformed,
        P::OfferNewer,
        P::OfferTooLarge,
        P::OfferMissing,
        P::LockTooLate { minutes: 15 },
        P::ShortcutUnfit,
        P::ShortcutTaken,
        P::ShortcutImpossible,
        P::AutostartFailed,
        P::ClockTestOff,
        P::UnknownReference,
        P::NoDemonstration,
        P::DemonstrationFailed,
        P::UnknownScenario,
        P::NoDemonstrationServer,
        P::ControlTokenRefused,
        P::Clipboard,
        P::NoRandomness,
        P::Internal,
        P::Window,
        P::File,
    ];
    problems.extend(
        [
            KeychainError::NoBus,
            KeychainError::NoDaemon,
            KeychainError::Locked,
            KeychainError::NoDefaultCollection,
            KeychainError::Denied,
            KeychainError::NoAnswer,
            KeychainError::NotKept,
            KeychainError::Other(String::new()),
        ]
        .map(P::Keychain),
    );
    problems.extend(screen_errors().map(P::ScreenUnseen));
    problems.extend(file_errors().map(P::FileUnreadable));
    problems.extend(kinds().map(|kind| P::Provider {
        kind,
        host: host(),
        asked: Asked::Verify,
        through: Through::Token,
    }));
    problems.extend(sign_in_kinds().map(|kind| P::SignIn { kind, host: host() }));
    problems
}

/// Those that are no problems of their own.
fn screen_errors() -> impl Iterator<Item = CaptureError> {
    use CaptureError as E;
    [
        E::NoDisplay,
        E::NoServer,
        E::NoPortal,
        E::Refused,
        E::TimedOut,
        E::TooLarge,
        E::NoPicture,
        E::ChildEnded,
    ]
    .into_iter()
}

/// Those that are no problems of their own.
fn file_errors() -> impl Iterator<Item = ReadError> {
    use ReadError as E;
    let limits = Limits::default();
    [
        E::Empty,
        E::NotSupported("its form is not known"),
        E::PasswordNeeded,
        E::WrongPassword,
        E::WrongPasswordOrDamaged,
        E::Foreign(Foreign::Picture),
        E::Damaged("it breaks off"),
        E::TooLarge {
            bytes: limits.bytes + 1,
            limit: limits.bytes,
        },
        E::TooDeep {
            limit: limits.depth,
        },
        E::TooManyRows { limit: limits.rows },
        E::KdfOutOfBounds("2000001 rounds".to_owned()),
        E::NotEnoughMemory {
            needed_mib: 1024,
            free_mib: 512,
        },
        E::UnsupportedVersion("99".to_owned()),
    ]
    .into_iter()
}

/// Those that are no problems of their own.
fn sign_in_kinds() -> impl Iterator<Item = SignInErrorKind> {
    use SignInErrorKind as K;
    [
        K::Cancelled,
        K::TimedOut,
        K::Denied,
        K::StateMismatch,
        K::IdToken(IdTokenFault::Signature),
        K::IssuerMismatch,
        K::NotOffered,
        K::CodeRefused,
        K::SessionUnfit,
        K::ClientUnknown,
        K::AudienceMissing,
        K::ScopeRefused,
        K::DeviceCodeExpired,
        K::NoPort,
        K::Refused,
    ]
    .into_iter()
}

fn kinds() -> impl Iterator<Item = ErrorKind> {
    use ErrorKind as E;
    [
        E::InvalidCode,
        E::CodeReused,
        E::CodeLength { min: 6, max: 9 },
        E::RegistrationIdMissing,
        E::Unauthenticated,
        E::NotAllowed,
        E::NoPendingRegistration,
        E::CallerUnknown,
        E::UserNotFound,
        E::TenantNotFound,
        E::RouteNotFound,
        E::AlreadyEnrolled,
        E::MfaRequired,
        E::NotFound,
        E::OriginRefused,
        E::Locked,
        E::RateLimited {
            retry_after_seconds: None,
        },
        E::Refused,
        E::ServerError,
        E::NotUnderstood,
        E::TooLarge,
        E::Redirected,
        E::Timeout { maybe_sent: true },
        E::NoAnswer,
        E::ConnectionLost,
        E::Certificate,
    ]
    .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_of_the_program_is_explained_once() {
        let mut written: Vec<&str> = include_str!("reference.rs")
            .split('"')
            .filter(|text| text.starts_with("CS-"))
            .collect();
        written.sort_unstable();
        // Some are met in more than one place.
        written.dedup();
        let explained: Vec<&str> = all().iter().map(|one| one.reference).collect();
        assert_eq!(explained, written);
    }

    #[test]
    fn a_reference_is_found_as_it_is_read_out() {
        for read in ["CS-E403", "cs-e403", " E403 "] {
            assert_eq!(explain(read).unwrap().code, "notAllowed");
        }
        assert_eq!(explain("cs-ui").unwrap().code, "unexpected");
        for read in ["", "CS-", "CS-E4", "403", "CS-X000"] {
            let problem = explain(read).unwrap_err().problem;
            assert_eq!(problem, Problem::UnknownReference, "{read}");
        }
    }
}
