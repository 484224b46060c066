//! Every problem in words: its stable code, the reference to read out, what happened, what is safe, what to do. One place,
//! so that the window and the command line say the same. At most three short sentences each; no jargon outside of the
//! fields that only a helpdesk fills in.

pub(crate) mod custody;
mod desktop;
pub(crate) mod doctor;
mod keychain;
mod provider;
mod servers;
mod signing_in;
mod transfer;

use countersign_vault::SlotKind;

use crate::error::Problem;
use crate::view::Action;

/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// A few words.
    pub title: String,
    /// What happened, and what is safe.
    pub message: String,
    /// What to do now.
    pub next: String,
    /// What the main button does.
    pub action: Action,
}

fn words(title: &str, message: impl Into<String>, next: &str, action: Action) -> Words {
    Words {
        title: title.into(),
        message: message.into(),
        next: next.into(),
        action,
    }
}

impl Problem {
    /// The words, in English.
    pub fn words(&self) -> Words {
        match self {
            Self::Provider {
                kind,
                host,
                asked,
                through,
            } => provider::words_of(kind, host, *asked, *through),
            Self::SignIn { kind, host } => signing_in::words_of(kind, host),
            Self::Keychain(error) => keychain::words_of(error),
            Self::NotRecognised
            | Self::PictureTooComplex
            | Self::ScreenUnseen(_)
            | Self::ClipboardEmpty
            | Self::NoLinkOpened
            | Self::LinksNotRegistered
            | Self::FileUnreadable(_)
            | Self::PasswordUnfit
            | Self::NoImport
            | Self::NothingTaken
            | Self::ImportOutdated
            | Self::TooManyFiles { .. }
            | Self::FileUnread { .. }
            | Self::ImportFull
            | Self::Cancelled
            | Self::UnknownFormat
            | Self::PasswordMissing
            | Self::PasswordTooShort { .. }
            | Self::NoAccounts
            | Self::NoSuchFolder
            | Self::NoFileNamed
            | Self::NothingToExport
            | Self::ExportDiffers
            | Self::PlainExportOff
            | Self::FileExists
            | Self::NotWritable
            | Self::BackupFolderMissing
            | Self::BackupSettingsDamaged => transfer::words_of(self),
            Self::WrongRecoveryCode
            | Self::RecoveryCodeMistyped(_)
            | Self::RecoveryCodeMissing
            | Self::RecoveryCodeDiffers
            | Self::LastSlot
            | Self::OpenWithAnother
            | Self::SlotNotFound
            | Self::TooManySlots
            | Self::NoSlots
            | Self::VaultInUse
            | Self::VaultReadOnly
            | Self::NoSuchSnapshot
            | Self::SnapshotUnusable(_)
            | Self::VaultNotDamaged => custody::words_of(self),
            Self::RegistrationIdNeeded { .. }
            | Self::ServerChanged { .. }
            | Self::SignedInAsAnother { .. }
            | Self::TokenNotNeeded
            | Self::ServerClockApart { .. }
            | Self::ServerNotFound
            | Self::ServerAmbiguous { .. }
            | Self::ServerManaged
            | Self::ServerFormUnfit
            | Self::DialectUnknown { .. }
            | Self::NotAtThisProvider
            | Self::CertificateUnfit
            | Self::ServerTimeUnknown
            | Self::NotSignedIn { .. }
            | Self::SessionOver { .. }
            | Self::SessionBusy
            | Self::SignInNotFound
            | Self::SignedOutHereOnly { .. }
            | Self::ClientIdMissing
            | Self::BrowserUnavailable
            | Self::OfferHasToken
            | Self::OfferMalformed
            | Self::OfferNewer
            | Self::OfferTooLarge
            | Self::OfferMissing
            | Self::LockTooLate { .. }
            | Self::ClockTestOff
            | Self::UnknownReference => servers::words_of(self),
            Self::ShortcutUnfit
            | Self::ShortcutTaken
            | Self::ShortcutImpossible
            | Self::AutostartFailed => desktop::words_of(self),
            Self::VaultLocked => words(
                "Locked",
                "Your accounts are locked.",
                "Unlock them first.",
                Action::Unlock,
            ),
            Self::VaultEmpty => words(
                "Nothing here yet",
                "There are no accounts on this computer yet.",
                "Set up or add one first.",
                Action::None,
            ),
            Self::VaultExists => words(
                "Already there",
                "There is a vault here already. It was not changed.",
                "Unlock it instead.",
                Action::Unlock,
            ),
            Self::VaultNewer => words(
                "Made by a newer version",
                "A newer version of Countersign made this vault. It was not changed.",
                "Install the newest version, then try again.",
                Action::None,
            ),
            Self::VaultDamaged => words(
                "The vault can't be read",
                "The vault's file is damaged, or is no vault. It is kept as it is.",
                "Choose a snapshot to go on from; the damaged file is put aside.",
                Action::None,
            ),
            Self::SlotDamaged => words(
                "A lock is damaged",
                "What this passphrase or keychain opens is damaged on the disk. Nothing was changed.",
                "Try another way to unlock, or a copy of the vault.",
                Action::None,
            ),
            Self::NoSuchSlot(SlotKind::Passphrase | SlotKind::TwoPart) => words(
                "No passphrase here",
                "This vault has no such passphrase.",
                "Unlock it in another way.",
                Action::Unlock,
            ),
            Self::NoSuchSlot(SlotKind::Recovery) => words(
                "No recovery code here",
                "No recovery code was made for this vault.",
                "Unlock it in another way.",
                Action::Unlock,
            ),
            Self::NoSuchSlot(SlotKind::Keychain) => words(
                "Not opened by the keychain",
                "The keychain does not open this vault.",
                "Unlock it in another way.",
                Action::Unlock,
            ),
            Self::WrongPassphrase => words(
                "Not the passphrase",
                "That passphrase does not open this vault. Nothing was changed.",
                "Check upper and lower case, then try again.",
                Action::TryAgain,
            ),
            Self::TooManyTries { seconds } => words(
                "Wait a moment",
                format!(
                    "After a wrong passphrase or code the next one is looked at only in {seconds} s."
                ),
                "Wait, then try again.",
                Action::Wait,
            ),
            Self::PassphraseUnfit => words(
                "Choose another passphrase",
                "A passphrase has 8 to 1,024 characters, all of them visible or spaces.",
                "Choose a longer one; several words are easy to remember.",
                Action::TryAgain,
            ),
            Self::KeychainEmpty => words(
                "The keychain has no key for this vault",
                "Your accounts are safe, but this keychain does not hold their key. It may be another desktop's keychain, or it was reset.",
                "Sign in to your usual desktop, or use another way to unlock. No new key was made.",
                Action::TryAgain,
            ),
            Self::KeychainOfAnotherVault => words(
                "The keychain holds another vault's key",
                "Your accounts are safe, but the key in the keychain belongs to another vault.",
                "Use another way to unlock, or bring back the keychain that fits.",
                Action::TryAgain,
            ),
            Self::PassphrasesDiffer => words(
                "They are not the same",
                "The two passphrases are not the same. Nothing was made.",
                "Enter both once more.",
                Action::TryAgain,
            ),
            Self::PassphraseMissing => words(
                "A passphrase is needed",
                "There is no keychain here, so the vault needs a passphrase. Nothing was made.",
                "Run this in a terminal, or name a file with it in COUNTERSIGN_PASSPHRASE_FILE.",
                Action::TryAgain,
            ),
            Self::AcceptedAfterAll => words(
                "You're set up after all",
                "The server had accepted the code; only its answer was lost. Your codes are among your accounts.",
                "Look under Codes.",
                Action::None,
            ),
            Self::MaybeAccepted => words(
                "It may be finished",
                "The server may have accepted a code, and does not tell. Your setup is kept, so that its key is not lost.",
                "Check a code once more: the answer to that tells.",
                Action::TryAgain,
            ),
            Self::RecordDamaged => words(
                "One account can't be read",
                "This account can't be opened. It is kept as it is; the others work.",
                "Set it up again, or take it from a copy of the vault.",
                Action::None,
            ),
            Self::VaultChanged => words(
                "The vault has changed",
                "Another program changed the vault's key. Nothing was written.",
                "Unlock again.",
                Action::Unlock,
            ),
            Self::DiskFull => words(
                "The disk is full",
                "There was no room to save. Nothing is lost, and nothing is half saved.",
                "Make room, then try again.",
                Action::TryAgain,
            ),
            Self::ReadOnly => words(
                "The vault can't be written",
                "The vault's folder is read-only, or not yours. Nothing was changed.",
                "Check the folder's permissions, then try again.",
                Action::TryAgain,
            ),
            Self::VaultBusy => words(
                "The vault is in use",
                "Another program is writing to the vault. Nothing was changed.",
                "Try again in a moment.",
                Action::TryAgain,
            ),
            Self::Storage => words(
                "The disk did not answer",
                "The vault's file could not be read or written. What was saved is kept.",
                "Check the disk and the folder, then try again.",
                Action::TryAgain,
            ),
            Self::AccountNotFound => words(
                "No such account",
                "There is no account by that name here.",
                "Look at the list of accounts.",
                Action::None,
            ),
            Self::AccountAmbiguous { matches } => words(
                "Which account?",
                format!("{matches} accounts go by that name."),
                "Name it more exactly, as issuer:account or by its id.",
                Action::None,
            ),
            Self::WrongKind => words(
                "Another kind of account",
                "This account makes its codes in another way.",
                "Ask for its next code instead.",
                Action::None,
            ),
            Self::CandidateNotFound => words(
                "No longer waiting",
                "This entry was added or dropped already.",
                "Read the link or picture again.",
                Action::TryAgain,
            ),
            Self::NameUnfit => words(
                "That name does not fit",
                "A name has at most 300 characters, and issuer or account must be given.",
                "Shorten it, or fill one in.",
                Action::TryAgain,
            ),
            Self::NoteUnfit => words(
                "That note does not fit",
                "A note has at most 4,000 characters, line breaks among them. Nothing was changed.",
                "Shorten it.",
                Action::TryAgain,
            ),
            Self::TagsUnfit => words(
                "Those tags do not fit",
                "An account has at most 32 tags, each of at most 60 characters. Nothing was changed.",
                "Shorten them, or leave some out.",
                Action::TryAgain,
            ),
            Self::CodesUnfit => words(
                "That does not go with this kind of account",
                "Only time-based accounts have a period, only counter-based ones a counter, and Steam's codes have one form. Nothing was changed.",
                "Leave that out.",
                Action::None,
            ),
            Self::CounterLower { now } => words(
                "The counter would go back",
                format!(
                    "The next code has the counter {now}. With a lower one, codes that were used already come again, and services refuse those. Nothing was changed."
                ),
                "Set it back only if the service counts from there.",
                Action::None,
            ),
            Self::LinkNotOtpauth => words(
                "Not a setup link",
                "That does not begin with otpauth://, so it holds no account. Nothing was saved.",
                "Copy the whole link, or scan the QR code that you were shown.",
                Action::TryAgain,
            ),
            Self::LinkMigration => words(
                "A transfer from Google Authenticator",
                "That code moves several accounts at once. Nothing was saved.",
                "Use Import: it shows each account first, and says which parts are missing.",
                Action::None,
            ),
            Self::LinkTooLong => words(
                "That link is too long",
                "A setup link has at most a few thousand characters. Nothing was saved.",
                "Copy the link once more.",
                Action::TryAgain,
            ),
            Self::LinkUnknownKind => words(
                "An unknown kind of account",
                "The link is for a kind of code that Countersign does not make. Nothing was saved.",
                "Ask for a link of the kind totp or hotp.",
                Action::None,
            ),
            Self::LinkMalformed => words(
                "That link can't be read",
                "The link is damaged or not complete. Nothing was saved.",
                "Copy the whole link once more.",
                Action::TryAgain,
            ),
            Self::UnknownAlgorithm(name) => words(
                "An unknown algorithm",
                format!(
                    "It asks for the algorithm “{name}”. Only SHA1, SHA256 and SHA512 are known, so nothing was saved."
                ),
                "Ask whoever sent it for another link.",
                Action::None,
            ),
            Self::DigitsOutOfRange(text) => words(
                "The number of digits is out of range",
                format!(
                    "It asks for codes of “{text}” digits; 1 to 10 are possible. Nothing was saved."
                ),
                "Check the number, or ask whoever sent it.",
                Action::TryAgain,
            ),
            Self::PeriodOutOfRange(text) => words(
                "The period is out of range",
                format!(
                    "It asks for a new code every “{text}” seconds; 1 to 86,400 are possible. Nothing was saved."
                ),
                "Check the number, or ask whoever sent it.",
                Action::TryAgain,
            ),
            Self::CounterOutOfRange(text) => words(
                "The counter is missing or out of range",
                format!("It gives “{text}” as its counter. Nothing was saved."),
                "Check the number, or ask whoever sent it.",
                Action::TryAgain,
            ),
            Self::SecretEmpty => words(
                "There is no key",
                "The key is missing or empty. Nothing was saved.",
                "Copy the whole key or link.",
                Action::TryAgain,
            ),
            Self::SecretNotBase32 {
                character,
                position,
            } => words(
                "That is not a key",
                format!(
                    "A key has the letters A to Z and the digits 2 to 7. Character {position} is “{character}”. Nothing was saved."
                ),
                similar(*character),
                Action::TryAgain,
            ),
            Self::SecretTooLong => words(
                "The key is too long",
                "A key has at most 1,024 bytes. Nothing was saved.",
                "Check that only the key was copied.",
                Action::TryAgain,
            ),
            Self::ImageTooLarge { limit_mib } => words(
                "The file is too large",
                format!(
                    "Pictures up to {limit_mib} MiB and 50 million pixels can be read. Nothing was saved."
                ),
                "Cut the picture down to the QR code.",
                Action::TryAgain,
            ),
            Self::NotAnImage => words(
                "Not a picture",
                "That file is no picture that can be read: PNG, JPEG, GIF, WebP, BMP, SVG or PDF. Nothing was saved.",
                "Choose another file.",
                Action::TryAgain,
            ),
            Self::NoQrInImage => words(
                "No QR code found",
                "There is no QR code in that picture that can be read. Nothing was saved.",
                "Make it larger or sharper, or choose another picture.",
                Action::TryAgain,
            ),
            Self::NoQrYet { looked_at, of } => words(
                "No QR code found",
                format!(
                    "There is no QR code that can be read on the first {looked_at} of {of} pages. Nothing was saved."
                ),
                "Save the pages with codes as a file of their own, or as pictures.",
                Action::TryAgain,
            ),
            Self::DocumentProtected => words(
                "The PDF wants a password",
                "That PDF is protected, and shows its pages to nobody without its password. Nothing was saved.",
                "Save it without a password in the program that opens it, or choose a picture of the page.",
                Action::TryAgain,
            ),
            Self::SeveralLines => words(
                "More than one line",
                "One line is read here, and there are more. Nothing was done, so that none is dropped unseen.",
                "Give one line at a time, without line breaks in it.",
                Action::TryAgain,
            ),
            Self::RequestMalformed => words(
                "That can't be read",
                "What was entered can't be read. Nothing was changed.",
                "Enter it once more.",
                Action::TryAgain,
            ),
            Self::ServerAddress(why) => words(
                "Check the server's address",
                *why,
                "Enter it as your helpdesk gave it, beginning with https://.",
                Action::CheckAddress,
            ),
            Self::ServerNotHttps { host } => words(
                "That connection is not safe",
                format!(
                    "http:// to {host} would send your token in the clear, so nothing was sent."
                ),
                "Use https:// instead. Plain http works on this computer only.",
                Action::CheckAddress,
            ),
            Self::UserIdUnfit => words(
                "Check the user id",
                "A user id has 1 to 200 characters, without slashes, spaces at its ends, or line breaks. Nothing was sent.",
                "Copy it once more from your helpdesk.",
                Action::ChangeUser,
            ),
            Self::TokenUnfit => words(
                "Check the token",
                "A token is one line without spaces. Nothing was sent.",
                "Copy it once more, without line breaks.",
                Action::NewToken,
            ),
            Self::EnrollmentNotFound => words(
                "No such setup",
                "There is no setup by that id here.",
                "Look at the list of setups.",
                Action::None,
            ),
            Self::EnrollmentFinished => words(
                "Already finished",
                "This setup is finished. Its codes are among your accounts.",
                "Look under Codes.",
                Action::None,
            ),
            Self::NoDemonstration => words(
                "The demonstration is off",
                "The demonstration is not running.",
                "Start it first.",
                Action::None,
            ),
            Self::DemonstrationFailed => words(
                "The demonstration could not start",
                "Its server or its private folder could not be made. Your own accounts are not touched.",
                "Try again.",
                Action::TryAgain,
            ),
            Self::UnknownScenario => words(
                "No such scenario",
                "The demonstration has no scenario by that name.",
                "Choose one from the list.",
                Action::None,
            ),
            Self::NoDemonstrationServer => words(
                "No demonstration server there",
                "No demonstration server of this computer answers at this address.",
                "Give the address that demo-server printed, while it runs.",
                Action::None,
            ),
            Self::ControlTokenRefused => words(
                "Not steered",
                "This demonstration server can't be steered with this token.",
                "Start it with --control, and give the controlToken that it prints.",
                Action::None,
            ),
            Self::Clipboard => words(
                "Not copied",
                "The clipboard could not be used.",
                "Type the code instead.",
                Action::TryAgain,
            ),
            Self::NoRandomness => words(
                "No random numbers",
                "The operating system gives no random numbers, and without them nothing is safe. Nothing was changed.",
                "Restart the computer, then try again.",
                Action::TryAgain,
            ),
            Self::Internal => words(
                "Something is wrong in the program",
                "Countersign made a mistake. Nothing was changed.",
                "Try again; if it stays, send your helpdesk the reference.",
                Action::CopyForHelpdesk,
            ),
            // The window says the same (`ui/src/lib/errors.ts`); a test there compares them.
            Self::Window => words(
                "Something went wrong inside Countersign",
                "Your accounts are as they were.",
                "Try again; if it happens again, start the program anew.",
                Action::TryAgain,
            ),
            Self::File => words(
                "That file can't be used",
                "The file or folder can't be read. Nothing was changed.",
                "Check its name and its permissions.",
                Action::TryAgain,
            ),
        }
    }
}

fn similar(character: char) -> &'static str {
    match character {
        '0' => "It may be the letter O.",
        '1' => "It may be the letter I or L.",
        '8' => "It may be the letter B.",
        _ => "Copy the key once more.",
    }
}
