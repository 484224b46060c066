//! From the members of a row, as the file writes them, to an account: what is missing, doubtful or impossible is
//! decided here, alike for every format.

use std::collections::HashMap;

use countersign_otp::{Algorithm, Digits, Kind, Notice, OtpAuth, Period, Secret};
use data_encoding::{BASE64, BASE64_NOPAD, HEXLOWER_PERMISSIVE};
use zeroize::Zeroizing;

use crate::account::{Account, Icon};
use crate::import::{Imported, Original, Refusal, Refused, Row, Warning};

/// What kind of codes a row makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Totp,
    Hotp,
    Steam,
}

impl Family {
    /// By the name that most programs write, in any case.
    pub(crate) fn named(name: &str) -> Result<Self, Refusal> {
        match name.trim().to_ascii_lowercase().as_str() {
            "totp" => Ok(Self::Totp),
            "hotp" => Ok(Self::Hotp),
            "steam" => Ok(Self::Steam),
            "motp" => Err(Refusal::UnsupportedKind("mOTP")),
            "yandex" | "yaotp" => Err(Refusal::UnsupportedKind("Yandex")),
            _ => Err(Refusal::UnknownKind(quoted(name))),
        }
    }
}

/// A row as it was found. What is `None` or empty gets the default that all programs have: SHA1, 6 digits, 30
/// seconds, counter 0.
pub(crate) struct Draft {
    pub(crate) issuer: String,
    pub(crate) label: String,
    pub(crate) family: Family,
    pub(crate) secret: Secret,
    pub(crate) algorithm: Algorithm,
    pub(crate) digits: Option<i64>,
    pub(crate) period: Option<i64>,
    pub(crate) counter: Option<i64>,
}

impl Draft {
    /// A row with every default.
    pub(crate) fn new(issuer: &str, label: &str, family: Family, secret: Secret) -> Self {
        Self {
            issuer: issuer.to_owned(),
            label: label.to_owned(),
            family,
            secret,
            algorithm: Algorithm::Sha1,
            digits: None,
            period: None,
            counter: None,
        }
    }

    /// The account. An issuer that the label repeats is taken off it. Of Steam accounts everything else is
    /// fixed, whatever the file says.
    pub(crate) fn finish(self) -> Result<Imported, Refusal> {
        let mut warnings = Vec::new();
        let mut clean = |text: &str| {
            if text.trim().contains(char::is_control) {
                let notice = Warning::Notice(Notice::ControlCharacters);
                if !warnings.contains(&notice) {
                    warnings.push(notice);
                }
            }
            text.replace(char::is_control, " ").trim().to_owned()
        };
        let issuer = clean(&self.issuer);
        let label = without_issuer(&clean(&self.label), &issuer);
        let digits = || match self.digits {
            None => Ok(Digits::default()),
            Some(count) => u8::try_from(count)
                .map_err(|_| countersign_otp::DigitsError)
                .and_then(Digits::new),
        };
        let kind = match self.family {
            Family::Steam => Kind::Steam,
            Family::Hotp => Kind::Hotp {
                algorithm: self.algorithm,
                digits: digits()?,
            },
            Family::Totp => Kind::Totp {
                algorithm: self.algorithm,
                digits: digits()?,
                period: match self.period {
                    None => Period::default(),
                    Some(seconds) => u64::try_from(seconds)
                        .map_err(|_| countersign_otp::PeriodError)
                        .and_then(Period::new)?,
                },
            },
        };
        let mut account = Account::new(issuer, label, kind, self.secret);
        if self.family == Family::Hotp {
            account.counter = Some(match self.counter {
                Some(counter) => u64::try_from(counter).map_err(|_| Refusal::Counter)?,
                None => {
                    warnings.push(Warning::Notice(Notice::CounterMissing));
                    0
                }
            });
        }
        if kind != Kind::Steam && kind.digits().is_unusual() {
            warnings.push(Warning::Notice(Notice::UnusualDigits));
        }
        if kind.period().is_some_and(Period::is_unusual) {
            warnings.push(Warning::Notice(Notice::UnusualPeriod));
        }
        Ok(Imported {
            account,
            trashed: false,
            warnings,
            order: None,
        })
    }
}

impl From<OtpAuth> for Imported {
    fn from(link: OtpAuth) -> Self {
        let OtpAuth {
            issuer,
            label,
            kind,
            counter,
            secret,
            notes,
        } = link;
        let mut account = Account::new(issuer, label, kind, secret);
        account.counter = counter;
        Self {
            account,
            trashed: false,
            warnings: notes.into_iter().map(Warning::Notice).collect(),
            order: None,
        }
    }
}

impl Imported {
    /// Takes a picture over, or says that it can't.
    pub(crate) fn set_icon(&mut self, mime: &str, bytes: Option<Vec<u8>>) {
        match bytes {
            Some(bytes) if (1..=Icon::MAX_BYTES).contains(&bytes.len()) => {
                self.account.icon = Some(Icon {
                    mime: mime.trim().to_ascii_lowercase(),
                    bytes,
                });
            }
            _ => self.warnings.push(Warning::IconNotKept),
        }
    }

    /// Says which members of the row have no place here.
    pub(crate) fn not_kept(&mut self, names: Vec<String>) {
        if !names.is_empty() {
            self.warnings.push(Warning::NotKept(names));
        }
    }
}

/// A row, from what came of reading it. The name, the position (from 1) and the text are for when it is refused.
pub(crate) fn row(
    outcome: Result<Imported, Refusal>,
    name: &str,
    position: usize,
    original: &str,
) -> Row {
    match outcome {
        Ok(imported) => Row::Account(Box::new(imported)),
        Err(reason) => Row::Refused(Refused {
            name: shown_name(name),
            reason,
            position,
            original: Original::of(original),
        }),
    }
}

/// Issuer and label as one name, for a row that is refused.
pub(crate) fn joined(issuer: &str, label: &str) -> String {
    match (issuer.trim(), label.trim()) {
        ("", label) => label.to_owned(),
        (issuer, "") => issuer.to_owned(),
        (issuer, label) => format!("{issuer}: {label}"),
    }
}

/// The names of an account's groups, from their ids; an id that has no name stands for nothing. More text than any real
/// account has is refused, and more names: a short id could be made to stand for a name of many megabytes, again and again, and
/// thousands of them for each of thousands of accounts.
pub(crate) fn group_names<'a>(
    ids: impl IntoIterator<Item = &'a String>,
    names: &HashMap<String, String>,
) -> Result<Vec<String>, Refusal> {
    const MOST_BYTES: usize = 64 * 1024;
    const MOST: usize = 200;
    let mut found = Vec::new();
    let mut bytes = 0;
    for name in ids.into_iter().filter_map(|id| names.get(id)) {
        bytes += name.len();
        if bytes > MOST_BYTES || found.len() == MOST {
            return Err(Refusal::Malformed("groups".to_owned()));
        }
        found.push(name.clone());
    }
    Ok(found)
}

/// A base32 secret as files hold it.
pub(crate) fn base32(text: &str) -> Result<Secret, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::SecretMissing);
    }
    Ok(Secret::from_base32(text)?)
}

/// The label without the issuer before it: `Issuer:label`, `Issuer: label`, `Issuer - label`.
pub(crate) fn without_issuer(label: &str, issuer: &str) -> String {
    let stripped = || {
        if issuer.is_empty() {
            return None;
        }
        let end = label
            .char_indices()
            .map(|(at, _)| at)
            .chain([label.len()])
            .nth(issuer.chars().count())?;
        let (prefix, rest) = label.split_at(end);
        let rest = rest.trim_start();
        let rest = rest.strip_prefix(':').or_else(|| rest.strip_prefix("- "))?;
        (prefix.to_lowercase() == issuer.to_lowercase()).then(|| rest.trim())
    };
    stripped().unwrap_or(label).to_owned()
}

/// Issuer and label where the issuer may be missing and then stand before the first colon of the label.
pub(crate) fn split_names(issuer: &str, label: &str) -> (String, String) {
    let (issuer, label) = (issuer.trim(), label.trim());
    if issuer.is_empty()
        && let Some((prefix, rest)) = label.split_once(':')
    {
        return (prefix.trim().to_owned(), rest.trim().to_owned());
    }
    (issuer.to_owned(), without_issuer(label, issuer))
}

/// Base64 in the standard or the URL alphabet, padded or not, line breaks and spaces passed over.
pub(crate) fn base64(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let plain: Zeroizing<Vec<u8>> = Zeroizing::new(
        text.bytes()
            .filter(|byte| !byte.is_ascii_whitespace())
            .map(|byte| match byte {
                b'-' => b'+',
                b'_' => b'/',
                byte => byte,
            })
            .collect(),
    );
    let unpadded = plain.trim_suffix_of(b'=');
    BASE64_NOPAD
        .decode(unpadded)
        .or_else(|_| BASE64.decode(&plain))
        .ok()
        .map(Zeroizing::new)
}

/// Hex in either case.
pub(crate) fn hex(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    HEXLOWER_PERMISSIVE
        .decode(text.trim().as_bytes())
        .ok()
        .map(Zeroizing::new)
}

/// A short and plain text as it is, `…` for all others: a secret may stand anywhere.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 15;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '.' | '_' | '+' | '-');
    if text.len() <= MOST && text.chars().all(plain) {
        text.to_owned()
    } else {
        "…".to_owned()
    }
}

/// A name as it may be shown: without control characters, cut to a length that fits.
fn shown_name(name: &str) -> String {
    const MOST: usize = 200;
    name.chars()
        .take(MOST)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

trait TrimSuffix {
    fn trim_suffix_of(&self, byte: u8) -> &[u8];
}

impl TrimSuffix for [u8] {
    fn trim_suffix_of(&self, byte: u8) -> &[u8] {
        let end = self.iter().rposition(|b| *b != byte).map_or(0, |at| at + 1);
        &self[..end]
    }
}
