//! What went wrong, as the program tells it apart. How each problem is put into words is in `words/`.

use countersign_enrollment::ErrorKind;
use countersign_enrollment::sign_in::SignInErrorKind;
use countersign_vault::{KeychainError, RecoveryCodeError, SlotKind, SnapshotCondition};

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
    /// Something about its codes was to be changed that accounts of this kind don't have.
    CodesUnfit,
    /// A HOTP counter would become lower, and that was not said to be meant so.
    CounterLower {
        /// What the next code is made with.
        now: u64,
    },

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
    /// There is none on those pages of a document that were looked at.
    NoQrYet {
        /// How many were looked at, the first ones.
        looked_at: usize,
        /// How many there are.
        of: usize,
    },
    /// A document wants a password before it shows anything.
    DocumentProtected,
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
    /// The accounts here have changed since the rows were compared with them; they have been compared again.
    ImportOutdated,
    /// An import has more files than it can.
    TooManyFiles {
        /// The most.
        limit: usize,
    },
    /// A file could not be read: it is a folder, it is gone, or it may not be read.
    FileUnread {
        /// Its name.
        name: String,
    },
    /// A file has more than there is room for in an import beside the files before it.
    ImportFull,
    /// The person ended it.
    Cancelled,
    /// There is no export format by that name.
    UnknownFormat,
    /// The format needs a password, and none was given.
    PasswordMissing,
    /// A new password of a file has fewer characters than it must have.
    PasswordTooShort {
        /// How many it must have.
        least: usize,
    },
    /// There is no account that could be written.
    NoAccounts,
    /// There is no such folder to write a file in.
    NoSuchFolder,
    /// The file that is to be written was not named.
    NoFileNamed,
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
    /// How backups are to be made can't be read.
    BackupSettingsDamaged,
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
    /// The window met something that is no error of this program's. Only the window has it; here it is to be explained.
    Window,
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
