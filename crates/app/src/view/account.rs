//! Accounts, their codes, and accounts that wait for the person's yes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AppError;

/// How an account makes its codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// By time, RFC 6238.
    Totp,
    /// By counter, RFC 4226.
    Hotp,
    /// By time, five characters, as Steam does.
    Steam,
}

/// The hash under the HMAC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "UPPERCASE")]
pub enum Algorithm {
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

/// One account, without its secret.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// 32 hexadecimal characters.
    pub id: String,
    /// Who asks for the codes.
    pub issuer: String,
    /// Whose account it is.
    pub label: String,
    /// How its codes are made.
    pub kind: Kind,
    /// The hash.
    pub algorithm: Algorithm,
    /// How long its codes are.
    pub digits: u8,
    /// Seconds; null for HOTP.
    pub period: Option<u32>,
    /// What the next code is made with, for HOTP.
    pub counter: Option<u64>,
    /// Whether it stays at the top.
    pub pinned: bool,
    /// What the person wrote beside it.
    pub note: String,
    /// The person's own groups.
    pub tags: Vec<String>,
    /// Whether it has an icon of its own.
    pub has_icon: bool,
    /// When a code of it was last copied, in Unix seconds.
    pub last_used: Option<u64>,
    /// When it was added, in Unix seconds.
    pub created: u64,
}

/// What an account is to say about itself from now on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountEdit {
    /// Who asks for the codes.
    pub issuer: String,
    /// Whose account it is.
    pub label: String,
    /// At most 4,000 characters.
    pub note: String,
    /// At most 32, each of at most 60 characters.
    pub tags: Vec<String>,
    /// Whether it stays at the top.
    pub pinned: bool,
    /// What is to be different about its codes.
    #[serde(default)]
    pub codes: CodesEdit,
}

/// What is to be different about how an account makes its codes; null leaves it as it is. The kind stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct CodesEdit {
    /// The hash; not for Steam.
    pub algorithm: Option<Algorithm>,
    /// 1 to 10; not for Steam.
    pub digits: Option<u64>,
    /// Seconds, 1 to 86,400; for TOTP.
    pub period: Option<u64>,
    /// What the next code is made with; for HOTP.
    pub counter: Option<u64>,
    /// The counter may become lower: codes that were used already come again.
    pub may_lower_counter: bool,
}

/// An account in the trash.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrashedAccount {
    /// The account.
    pub account: Account,
    /// When it was removed, in Unix seconds.
    pub removed: u64,
    /// Days until it is deleted for good.
    pub days_left: u64,
}

/// Something was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// What, in a sentence.
    pub words: String,
}

/// All accounts, and what could not be read.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountList {
    /// Sorted as the window shows them.
    pub accounts: Vec<Account>,
    /// Set aside, kept byte for byte.
    pub damaged: Vec<DamagedRecord>,
}

/// A record that could not be opened. The others work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DamagedRecord {
    /// Its id.
    pub id: String,
    /// What it was.
    pub what: DamagedWhat,
}

/// What a damaged record was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DamagedWhat {
    /// An account.
    Account,
    /// An enrollment.
    Enrollment,
}

/// What an account shows now. Times are Unix seconds; `validUntil` is the first second at which it no longer holds.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountCode {
    /// The account's id.
    pub id: String,
    /// Empty where it could not be made; `problem` then says why.
    pub code: String,
    /// The one after it; null for HOTP.
    pub next: Option<String>,
    /// Null for HOTP.
    pub valid_from: Option<u64>,
    /// Null for HOTP.
    pub valid_until: Option<u64>,
    /// Why there is no code.
    pub problem: Option<AppError>,
}

/// The codes of several accounts at one moment.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Codes {
    /// That moment, in Unix milliseconds by this computer's clock.
    pub now: u64,
    /// One for each account that was asked for and is still there; none for HOTP.
    pub codes: Vec<AccountCode>,
}

/// The code that would be made: of what is being typed, looked at or changed. No counter is used up by it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodePreview {
    /// This moment, in Unix milliseconds by this computer's clock.
    pub now: u64,
    /// The code.
    pub code: String,
    /// Unix seconds; null for HOTP.
    pub valid_from: Option<u64>,
    /// The first second at which it no longer holds; null for HOTP.
    pub valid_until: Option<u64>,
    /// What it was made with, for HOTP.
    pub counter: Option<u64>,
    /// Sentences worth reading.
    pub notices: Vec<String>,
}

/// A code is on the clipboard.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Copied {
    /// After how long it is cleared, if it is still there.
    pub clears_after_seconds: u32,
}

/// An account that was read from a link, a picture or the form and waits for the person's yes. Its secret stays in Rust.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    /// What to name when adding it.
    pub id: String,
    /// Who asks for the codes.
    pub issuer: String,
    /// Whose account it is.
    pub label: String,
    /// How its codes are made.
    pub kind: Kind,
    /// The hash.
    pub algorithm: Algorithm,
    /// How long its codes are.
    pub digits: u8,
    /// Seconds; null for HOTP.
    pub period: Option<u32>,
    /// The next counter, for HOTP.
    pub counter: Option<u64>,
    /// Sentences worth reading before saying yes.
    pub notices: Vec<String>,
    /// The account here that already has this secret.
    pub already_here: Option<String>,
    /// Why this can't be added: a QR in the same picture that is no account.
    pub problem: Option<AppError>,
}

/// A candidate to add, under the names that the person settled on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChosenCandidate {
    /// The candidate's id.
    pub id: String,
    /// Who asks for the codes.
    pub issuer: String,
    /// Whose account it is.
    pub label: String,
}

/// The form for adding by hand.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ManualFields {
    /// Who asks for the codes.
    pub issuer: String,
    /// Whose account it is.
    pub label: String,
    /// The key, base32.
    pub secret: String,
    /// How its codes are made.
    pub kind: Kind,
    /// The hash; not used for Steam.
    pub algorithm: Algorithm,
    /// 1 to 10; not used for Steam.
    pub digits: u64,
    /// Seconds, 1 to 86,400; used for TOTP.
    pub period: u64,
    /// The next counter; used for HOTP.
    pub counter: u64,
}

impl Drop for ManualFields {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.secret);
    }
}
