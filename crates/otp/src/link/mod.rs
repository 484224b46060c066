//! `otpauth` links: what a QR code of an account holds.
//!
//! The form follows Google's "Key Uri Format"; what is accepted beyond it is what programs are
//! found to write. Links are taken apart by hand, because strict URL parsers refuse half of them.

mod names;
mod parse;
mod print;
mod query;

use zeroize::Zeroizing;

use crate::{Kind, Secret, SecretError, UnknownAlgorithm};

/// The longest link that is read, in bytes. A QR code holds less than 3,000.
pub const MAX_LINK_BYTES: usize = 8 * 1024;

/// The account in a link.
///
/// Issuer and label hold no control characters and no white space at their ends when they come from
/// [`OtpAuth::parse`].
#[derive(Debug, PartialEq, Eq)]
pub struct OtpAuth {
    /// Who the account is with; may be empty.
    pub issuer: String,
    /// Whose account it is, usually a user name or mail address; may be empty.
    pub label: String,
    /// How its codes are made.
    pub kind: Kind,
    /// The counter of the next code, for HOTP only.
    pub counter: Option<u64>,
    /// The secret.
    pub secret: Secret,
    /// What somebody should look at before the account is added.
    pub notes: Vec<Notice>,
}

impl OtpAuth {
    /// The highest counter that is taken: what a signed 64-bit number holds, as in the programs
    /// that count so.
    pub const MAX_COUNTER: u64 = i64::MAX as u64;

    /// Reads a link.
    ///
    /// Taken are `otpauth://` (also as `apple-otpauth:`, and without the slashes) with `totp`,
    /// `hotp` or `steam`, and `steam://SECRET`. Scheme, type and names of parameters may be in any
    /// case. Of a parameter that is repeated the first counts; parameters that are not known are
    /// passed over. White space at the ends is dropped.
    ///
    /// Fails with what is wrong. No error holds the link or its secret.
    pub fn parse(link: &str) -> Result<Self, LinkError> {
        /// How much longer than what was read it can be when it is written: three bytes for one, and the issuer twice.
        const LONGER: usize = 8;
        let account = parse::parse(link)?;
        // It is kept, exported and shown as a QR code in the form that is written here.
        if link.len() > MAX_LINK_BYTES / LONGER && account.to_link().len() > MAX_LINK_BYTES {
            return Err(LinkError::TooLong);
        }
        Ok(account)
    }

    /// The account as a link that spells everything out: every parameter is there, defaults too,
    /// and all but unreserved characters are percent-encoded (a space as `%20`). [`OtpAuth::parse`]
    /// reads the same account from it, with one exception that lies in the format: a TOTP account
    /// with issuer `Steam`, SHA-1, five digits and 30 seconds is read as Steam's.
    pub fn to_link(&self) -> Zeroizing<String> {
        print::print(self)
    }
}

/// The parameters of a link that have no meaning here, decoded, in their order; of a repeated name the first. A
/// name without `=` has an empty value. Other programs keep notes, tags and pictures in them.
pub fn other_parameters(link: &str) -> Vec<(String, Zeroizing<String>)> {
    query::others(query::split_at_query(link).1)
}

/// Something about a link that is no error, but that somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The codes have fewer than 6 or more than 8 digits.
    UnusualDigits,
    /// A step is shorter than 10 or longer than 300 seconds.
    UnusualPeriod,
    /// The label names another issuer than the parameter does. The parameter's was taken.
    IssuerDiffers {
        /// The issuer in the label.
        label_issuer: String,
    },
    /// The issuer parameter ends at an `&` that was not encoded. The label's issuer, which goes on,
    /// was taken.
    IssuerCut,
    /// A HOTP link without a counter: it starts at 0.
    CounterMissing,
    /// A parameter is there more than once, with different values. The first was taken.
    Repeated(Parameter),
    /// Issuer or label are not UTF-8: what could not be read became U+FFFD.
    NotUtf8,
    /// Issuer or label held control characters, which became spaces.
    ControlCharacters,
}

/// A parameter of a link that has a meaning here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    /// `secret`: base32.
    Secret,
    /// `issuer`: text.
    Issuer,
    /// `algorithm`: SHA1, SHA256 or SHA512.
    Algorithm,
    /// `digits`: 1 to 10.
    Digits,
    /// `period`: seconds.
    Period,
    /// `counter`: that of the next HOTP code.
    Counter,
    /// `encoder`: `steam` marks a Steam account.
    Encoder,
    /// `steam`: its presence marks a Steam account.
    Steam,
}

/// Why a link can't be taken. What an error repeats of the link is short and plain, or else just
/// `…`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// It is no `otpauth` link at all.
    #[error("this is not an otpauth link")]
    NotOtpauth,
    /// It is a transfer from Google Authenticator, which holds several accounts in a form of its
    /// own.
    #[error("this is a transfer from Google Authenticator, not a link of one account")]
    Migration,
    /// It is longer than [`MAX_LINK_BYTES`], or would be as [`OtpAuth::to_link`] writes it.
    #[error("the link is longer than {MAX_LINK_BYTES} bytes")]
    TooLong,
    /// The account is neither TOTP nor HOTP nor Steam (mOTP and Yandex, for example).
    #[error("accounts of the kind {0:?} are not known")]
    UnknownKind(String),
    /// The algorithm is none of SHA1, SHA256 and SHA512.
    #[error("the algorithm {0:?} is not known")]
    UnknownAlgorithm(String),
    /// The digits are no number from 1 to 10.
    #[error("{0:?} is not a number of digits from 1 to 10")]
    DigitsOutOfRange(String),
    /// The period is no number from 1 to 86,400.
    #[error("{0:?} is not a period from 1 to 86400 seconds")]
    PeriodOutOfRange(String),
    /// The counter is no number from 0 to [`OtpAuth::MAX_COUNTER`].
    #[error("{0:?} is not a counter from 0 to {max}", max = OtpAuth::MAX_COUNTER)]
    CounterOutOfRange(String),
    /// There is no secret in it.
    #[error("the link has no secret")]
    SecretMissing,
    /// The secret can't be read.
    #[error(transparent)]
    Secret(#[from] SecretError),
}

impl From<UnknownAlgorithm> for LinkError {
    fn from(UnknownAlgorithm(name): UnknownAlgorithm) -> Self {
        Self::UnknownAlgorithm(name)
    }
}
