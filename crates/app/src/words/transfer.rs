//! What can go wrong with files of other programs, and with those that are written.

use countersign_capture::CaptureError;
use countersign_transfer::{Foreign, ReadError};

use super::{Words, words};
use crate::error::Problem;
use crate::view::Action;

pub(super) fn words_of(problem: &Problem) -> Words {
    match problem {
        Problem::FileUnreadable(error) => unreadable(error),
        Problem::ScreenUnseen(error) => unseen(*error),
        Problem::PictureTooComplex => words(
            "This picture takes too long",
            "Reading this picture took too long or too much memory, and was given up.",
            "Cut out the QR code, or choose another picture.",
            Action::None,
        ),
        Problem::ClipboardEmpty => words(
            "Nothing to read",
            "The clipboard holds neither a text nor a picture.",
            "Copy the link or the picture first.",
            Action::TryAgain,
        ),
        Problem::NoLinkOpened => words(
            "No link waits",
            "What the system opened was looked at already.",
            "Open the link again.",
            Action::None,
        ),
        Problem::LinksNotRegistered => words(
            "The system did not take it",
            "The system did not let Countersign change which program opens account links. They open as before.",
            "Choose Countersign for otpauth links in the system's own settings.",
            Action::TryAgain,
        ),
        Problem::NotRecognised => words(
            "Not a file that is known here",
            "No program is known that writes files like this one. It has no QR code either.",
            "Choose the file that the other program calls its export or backup.",
            Action::None,
        ),
        Problem::PasswordUnfit => words(
            "That can't be the password",
            "A file's password has at most 1,024 bytes of text.",
            "Type the password of the file.",
            Action::TryAgain,
        ),
        Problem::NoImport => words(
            "No import under way",
            "This import has ended, or the vault was locked meanwhile. Nothing was saved.",
            "Choose the file again.",
            Action::TryAgain,
        ),
        Problem::NothingTaken => words(
            "Nothing chosen",
            "No row is chosen, so there is nothing to import.",
            "Choose at least one.",
            Action::None,
        ),
        Problem::ImportOutdated => words(
            "The accounts here have changed",
            "Something was changed here since the rows were shown. Nothing was imported; the rows say now what would be.",
            "Look at them once more, then import.",
            Action::None,
        ),
        Problem::TooManyFiles { limit } => words(
            "Too many files at once",
            format!("One import takes {limit} files. Those before this one are there."),
            "Import these first, then the others.",
            Action::None,
        ),
        Problem::FileUnread { name } => words(
            "A file that can't be read",
            format!("The file “{name}” can't be read. Nothing was changed."),
            "Check that it is there, is no folder, and may be read.",
            Action::TryAgain,
        ),
        Problem::ImportFull => words(
            "Too many files at once",
            "Together with the files before it, this one is more than one import takes. Those before this one are there.",
            "Import these first, then the others.",
            Action::None,
        ),
        Problem::Cancelled => words(
            "Cancelled",
            "You ended it. Nothing was saved.",
            "Start again whenever you like.",
            Action::None,
        ),
        Problem::UnknownFormat => words(
            "No such format",
            "There is no export format by that name. Nothing was written.",
            "Choose one of the list.",
            Action::None,
        ),
        Problem::PasswordMissing => words(
            "A password is needed",
            "This format is encrypted, and has no password yet. Nothing was written.",
            "Choose a password of at least 8 characters.",
            Action::TryAgain,
        ),
        Problem::PasswordTooShort { least } => words(
            "The password is too short",
            format!("A new password has at least {least} characters. Nothing was written."),
            "Choose a longer one.",
            Action::TryAgain,
        ),
        Problem::NoAccounts => words(
            "There is no account yet",
            "There is nothing that could be written. Nothing was written.",
            "Add an account first.",
            Action::None,
        ),
        Problem::NoSuchFolder => words(
            "There is no such folder",
            "The folder that the file is to be in is not there. Nothing was written.",
            "Check its name, or choose another one.",
            Action::TryAgain,
        ),
        Problem::NoFileNamed => words(
            "No file is named",
            "The file to write has to be named: it is read back and compared, so that it can't be a pipe. Nothing was written.",
            "Name it before the options that take several names.",
            Action::None,
        ),
        Problem::NothingToExport => words(
            "Nothing to export",
            "None of the chosen accounts can be written in this format. Nothing was written.",
            "Choose other accounts, or another format.",
            Action::None,
        ),
        Problem::ExportDiffers => words(
            "The file is not right",
            "What was read back is not what was written. The file was deleted; your accounts are safe.",
            "Try another folder or disk.",
            Action::ChooseFolder,
        ),
        Problem::PlainExportOff => words(
            "Not allowed here",
            "The rules of this computer allow encrypted exports only. Nothing was written.",
            "Choose a format with a password.",
            Action::None,
        ),
        Problem::FileExists => words(
            "There already",
            "There is a file by that name. It was not changed.",
            "Choose another name.",
            Action::TryAgain,
        ),
        Problem::NotWritable => words(
            "Can't write there",
            "The folder or the disk can't be written to. Nothing was written.",
            "Choose another folder.",
            Action::ChooseFolder,
        ),
        Problem::BackupFolderMissing => words(
            "No folder for backups",
            "The folder for backups is not set, or it is gone. No backup was made.",
            "Choose a folder.",
            Action::ChooseFolder,
        ),
        Problem::BackupSettingsDamaged => words(
            "What was set for backups is lost",
            "What was set for backups can't be read any more. No backup was made; those that are there stay.",
            "Choose the folder and the passphrase again.",
            Action::ChooseFolder,
        ),
        _ => words("", "", "", Action::None),
    }
}

fn unseen(error: CaptureError) -> Words {
    let (message, next) = match error {
        CaptureError::NoDisplay => (
            "There is no screen here to look at.",
            "Choose a picture of the QR code instead.",
        ),
        CaptureError::NoServer | CaptureError::Refused => (
            "The system does not let Countersign see the screen.",
            "Allow it in the system's settings, or choose a picture instead.",
        ),
        CaptureError::NoPortal => (
            "This desktop offers no way to look at the screen.",
            "Make a picture of the screen yourself, then choose it.",
        ),
        CaptureError::TimedOut => (
            "The desktop gave no picture of the screen in time.",
            "Try again, and say yes in the desktop's dialog.",
        ),
        CaptureError::TooLarge => (
            "The screens are larger than what is looked at.",
            "Choose a picture of the QR code instead.",
        ),
        _ => (
            "The picture of the screen could not be read.",
            "Try again, or choose a picture instead.",
        ),
    };
    words("The screen can't be seen", message, next, Action::TryAgain)
}

fn unreadable(error: &ReadError) -> Words {
    const SAFE: &str = "Nothing was changed.";
    match error {
        ReadError::Empty => words(
            "An empty file",
            format!("There is nothing in this file. {SAFE}"),
            "Export from the other program again.",
            Action::None,
        ),
        ReadError::Foreign(what) => {
            let (message, next) = match what {
                Foreign::Picture => (
                    "It is a picture of a kind that can't be read.",
                    "Save it as PNG or JPEG, then choose that file.",
                ),
                Foreign::Packed => (
                    "It is a packed file.",
                    "Unpack it, then choose the file that is in it.",
                ),
                Foreign::Program => ("It is a program.", "Choose another file."),
                Foreign::OpenPgp => (
                    "It is encrypted with OpenPGP.",
                    "Decrypt it with GnuPG or another program, then choose the file that comes out.",
                ),
                Foreign::WinAuth => (
                    "It is WinAuth's own file.",
                    "Export the accounts in WinAuth, then choose the file that it writes.",
                ),
            };
            let message = format!("{message} {SAFE}");
            words("No accounts to take from here", message, next, Action::None)
        }
        ReadError::NotSupported(why) => words(
            "This form can't be read",
            format!("It can't be read: {why}. {SAFE}"),
            "Export from the other program in another form.",
            Action::None,
        ),
        ReadError::PasswordNeeded => words(
            "It needs its password",
            format!("The file is encrypted. {SAFE}"),
            "Type the password that it was made with.",
            Action::TryAgain,
        ),
        ReadError::WrongPassword => words(
            "That isn't its password",
            format!("The password does not open this file. {SAFE}"),
            "Type the password that the file was made with.",
            Action::TryAgain,
        ),
        ReadError::WrongPasswordOrDamaged => words(
            "It did not open",
            format!("The password is wrong, or the file is damaged. {SAFE}"),
            "Type the password again; if you are sure of it, export again.",
            Action::TryAgain,
        ),
        ReadError::Damaged(what) => words(
            "A damaged file",
            format!("This file is damaged or cut short: {what}. {SAFE}"),
            "Export from the other program again.",
            Action::None,
        ),
        ReadError::TooLarge { limit, .. } => words(
            "Too large",
            format!(
                "This file has more than {} MiB, or unpacks to more. {SAFE}",
                limit / (1024 * 1024)
            ),
            "Choose a smaller one.",
            Action::None,
        ),
        ReadError::TooDeep { .. } => words(
            "Not an export",
            format!("This file is nested more deeply than any export. {SAFE}"),
            "Choose another file.",
            Action::None,
        ),
        ReadError::TooManyRows { limit } => words(
            "Too many entries",
            format!("This file has more than {limit} entries. {SAFE}"),
            "Export fewer at a time.",
            Action::None,
        ),
        ReadError::KdfOutOfBounds(what) => words(
            "It asks for too much",
            format!("Opening this file would take more than any program asks for: {what}. {SAFE}"),
            "It may have been made to do harm. Export again.",
            Action::None,
        ),
        ReadError::NotEnoughMemory {
            needed_mib,
            free_mib,
        } => words(
            "Not enough memory",
            format!(
                "Opening this file takes {needed_mib} MiB at once; {free_mib} MiB are free. {SAFE}"
            ),
            "Close other programs, then try again.",
            Action::TryAgain,
        ),
        ReadError::UnsupportedVersion(version) => words(
            "Made by a newer version",
            format!("This file has version {version}, which is not known here. {SAFE}"),
            "Update Countersign, or export in an older form.",
            Action::None,
        ),
        ReadError::NotRecognised | ReadError::Cancelled => words_of(&Problem::NotRecognised),
    }
}
