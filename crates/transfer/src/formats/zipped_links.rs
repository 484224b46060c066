//! Lists of links in a zip: WinAuth (with the old encryption of zips) and Authenticator Plus (with AES).

use zeroize::Zeroizing;

use crate::archive::{is_any_encrypted, unpack};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::Import;
use crate::links;
use crate::task::Task;

/// WinAuth's export: a zip with one text of links.
pub(crate) struct WinAuth;

/// Authenticator Plus' export: a zip with `Accounts.txt`.
pub(crate) struct AuthenticatorPlus;

const ACCOUNTS: &str = "Accounts.txt";

impl Format for WinAuth {
    fn id(&self) -> &'static str {
        "winauth"
    }

    fn name(&self) -> &'static str {
        "WinAuth"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        match file.content() {
            Content::Zip(names) => match names.as_slice() {
                [only] if only != ACCOUNTS && only.to_lowercase().ends_with(".txt") => {
                    Confidence::Likely
                }
                _ => Confidence::No,
            },
            _ => Confidence::No,
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        is_encrypted(file)
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        read_first(Import::new(self.id()), file, |_| true, task)
    }
}

impl Format for AuthenticatorPlus {
    fn id(&self) -> &'static str {
        "authenticator-plus"
    }

    fn name(&self) -> &'static str {
        "Authenticator Plus"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        match file.content() {
            Content::Zip(names) if names.iter().any(|name| name == ACCOUNTS) => Confidence::Certain,
            _ => Confidence::No,
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        is_encrypted(file)
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        read_first(Import::new(self.id()), file, |name| name == ACCOUNTS, task)
    }
}

fn is_encrypted(file: &File<'_>) -> bool {
    matches!(file.content(), Content::Zip(_)) && is_any_encrypted(file)
}

fn read_first(
    mut import: Import,
    file: &File<'_>,
    is_it: impl Fn(&str) -> bool,
    task: &Task<'_>,
) -> Result<Import, ReadError> {
    let Content::Zip(names) = file.content() else {
        return Err(ReadError::Damaged("it is no zip"));
    };
    let index = names.iter().position(|name| is_it(name));
    let index = index.ok_or(ReadError::Damaged("the zip lacks its list"))?;
    let text = match unpack(file, index, None, task.limits()) {
        Err(ReadError::PasswordNeeded) => task.with_password(|password| {
            let bytes = unpack(file, index, Some(password), task.limits())?;
            // The check of one or two bytes lets a wrong password through now and then; what comes out is no text then.
            text_of(bytes).ok_or(ReadError::WrongPasswordOrDamaged)
        })?,
        other => text_of(other?).ok_or(ReadError::Damaged("its list is not text"))?,
    };
    links::read_list(&mut import, text.trim_start_matches('\u{FEFF}'), task)?;
    Ok(import)
}

fn text_of(bytes: Zeroizing<Vec<u8>>) -> Option<Zeroizing<String>> {
    str::from_utf8(&bytes)
        .ok()
        .map(|text| Zeroizing::new(text.to_owned()))
}
