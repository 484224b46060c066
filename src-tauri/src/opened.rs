//! What the system opens with this program: enrollment links and files, and links with accounts in them. They are shown, and
//! nothing of them is used before the person agrees.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use countersign_app::{OFFER_EXTENSION, OFFER_LIMIT, OFFER_SCHEME, is_account_link};
use zeroize::Zeroizing;

/// What was opened, as far as it is this program's: a link, or a file's content. An argument can be read by every program
/// of this computer: an enrollment link with something secret in it is refused as exposed, and of a link with an account, which can't
/// be without its key, the window says so.
pub(crate) fn read<'a>(
    arguments: impl IntoIterator<Item = &'a OsStr>,
) -> Option<Zeroizing<Vec<u8>>> {
    arguments.into_iter().find_map(|argument| {
        let text = argument.to_string_lossy();
        let scheme = text.split(':').next().unwrap_or_default();
        if scheme.eq_ignore_ascii_case(OFFER_SCHEME) || is_account_link(&text) {
            return Some(Zeroizing::new(text.as_bytes().to_vec()));
        }
        let path = Path::new(argument);
        let is_offer = path
            .extension()
            .is_some_and(|end| end.eq_ignore_ascii_case(OFFER_EXTENSION));
        is_offer.then(|| content(path))
    })
}

/// What this program was started with.
pub(crate) fn from_arguments() -> Option<Zeroizing<Vec<u8>>> {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    read(arguments.iter().map(OsString::as_os_str))
}

/// A file's content, up to a byte more than there may be in it; one that can't be read is as one without content, so that
/// the person is told that it is no enrollment file.
fn content(path: &Path) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::new());
    if let Ok(file) = File::open(path)
        && file.metadata().is_ok_and(|file| file.is_file())
        && file
            .take(OFFER_LIMIT as u64 + 1)
            .read_to_end(&mut bytes)
            .is_err()
    {
        bytes.clear();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(arguments: &[&str]) -> Option<Vec<u8>> {
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
        read(arguments.iter().map(OsString::as_os_str)).map(|bytes| bytes.to_vec())
    }

    #[test]
    fn links_and_files_of_this_program_are_taken_and_nothing_else() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("Example.Countersign");
        std::fs::write(&file, "{}").unwrap();
        let link = "countersign://enroll?v=1&server=https://id.example.com";
        assert_eq!(opened(&["--flag", link]), Some(link.as_bytes().to_vec()));
        assert_eq!(opened(&[file.to_str().unwrap()]), Some(b"{}".to_vec()));
        assert_eq!(opened(&["/not/there.countersign"]), Some(Vec::new()));
        assert_eq!(
            opened(&["https://example.com/otpauth:", "/etc/hostname", ""]),
            None
        );
        let account = "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ";
        assert_eq!(opened(&[account]), Some(account.as_bytes().to_vec()));
    }
}
