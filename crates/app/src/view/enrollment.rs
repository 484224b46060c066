//! Enrollments, from the form to the server's details.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Account, Algorithm, AppError, Exchange, ProviderKind};

/// Which of ZITADEL's four forms of the call a server speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Dialect {
    /// The shipping one.
    #[serde(rename = "v2")]
    V2,
    /// Its beta.
    #[serde(rename = "v2beta")]
    V2Beta,
    /// June 2024.
    #[serde(rename = "v3alpha")]
    V3Alpha,
    /// From October 2024.
    #[serde(rename = "resources-v3alpha")]
    ResourcesV3Alpha,
}

impl Dialect {
    /// Its name in files, links and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        countersign_enrollment::Dialect::from(self).name()
    }
}

/// The form *Details from my helpdesk*. In the demonstration only `user` and `dialect` count.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartRequest {
    /// The server's address, with its scheme.
    pub server: String,
    /// The user id.
    pub user: String,
    /// The token.
    pub token: String,
    /// The dialect.
    pub dialect: Dialect,
}

impl Drop for StartRequest {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.token);
    }
}

/// One enrollment, without secret and token.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Enrollment {
    /// 32 hexadecimal characters.
    pub id: String,
    /// How far it has come.
    pub state: EnrollmentState,
    /// The server's address.
    pub server: String,
    /// Its host, for showing.
    pub host: String,
    /// Which kind of server it is.
    pub provider: ProviderKind,
    /// The dialect; null where the server is another one than ZITADEL.
    pub dialect: Option<Dialect>,
    /// The user id.
    pub user: String,
    /// The person's name, where the server told it.
    pub user_name: Option<String>,
    /// The registration's id, where the dialect has one.
    pub registration_id: Option<String>,
    /// The issuer that the server gave.
    pub issuer: String,
    /// The account name that the server gave.
    pub label: String,
    /// The hash.
    pub algorithm: Algorithm,
    /// How long its codes are.
    pub digits: u8,
    /// Seconds.
    pub period: u32,
    /// The shortest code that the server's edge takes.
    pub min_code_length: usize,
    /// The longest one.
    pub max_code_length: usize,
    /// The setup link without its key.
    pub public_link: String,
    /// Unix seconds.
    pub started_at: u64,
    /// The account that it became.
    pub account_id: Option<String>,
    /// What the server told, newest answer.
    pub details: Vec<DetailRow>,
    /// Server minus this computer, in seconds, from the newest answer.
    pub clock_difference_seconds: Option<i64>,
    /// The server profile that it was started through; null for one with a token of its own.
    pub server_id: Option<String>,
    /// Whether it is for another person than the one who was signed in.
    pub on_behalf: bool,
    /// The name that the person signs in with, where the server told it.
    pub login: Option<String>,
}

/// How far an enrollment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EnrollmentState {
    /// Started, and not yet verified.
    Pending,
    /// The server accepted a code.
    Enrolled,
}

/// One thing that the server told of the registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DetailRow {
    /// Which one.
    pub name: DetailName,
    /// Its name in words.
    pub label: String,
    /// As the server wrote it; dates in UTC.
    pub value: String,
    /// Dates only: in this computer's time zone.
    pub local: Option<String>,
}

/// Which detail it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DetailName {
    /// How many events the object has seen.
    Sequence,
    /// When it last changed.
    ChangeDate,
    /// The organisation that owns it.
    ResourceOwner,
    /// When it was made.
    CreationDate,
    /// Its own id.
    Id,
    /// What kind of owner it has.
    OwnerType,
}

/// An enrollment that the server accepted.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Enrolled {
    /// The enrollment, with the server's details.
    pub enrollment: Enrollment,
    /// The account that it became.
    pub account: Account,
    /// What was sent and received.
    pub exchange: Exchange,
    /// True when the server had already accepted it: an answer that was lost, and found out.
    pub found_out: bool,
    /// True when the server wants no proof and looked at no code: it counted from the start, and the code is right here.
    pub counted_already: bool,
    /// True when the server now asks for a sign-in with a code: enrolled, and the session here is over.
    pub sign_in_again: bool,
    /// True when a code was accepted just now: a server may refuse the same one at sign-in.
    pub wait_for_next_code: bool,
}

/// How the registration stands at the server.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RegistrationStatus {
    /// The state.
    pub state: RegistrationState,
    /// The ways of signing in that the server lists, by its names.
    pub methods: Vec<String>,
    /// The person's name, where the server told it.
    pub user_name: Option<String>,
    /// What was sent and received.
    pub exchange: Exchange,
    /// Set when the server turned out to have accepted a code whose answer was lost: the account is here now.
    pub enrolled: Option<Box<Enrolled>>,
}

/// Whether the person has codes at the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RegistrationState {
    /// None.
    None,
    /// Started, and not verified.
    Pending,
    /// Verified.
    Ready,
    /// The server did not say.
    Unknown,
}

/// An enrollment was given up.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Discarded {
    /// Whether the server removed its side too.
    pub removed_at_server: bool,
    /// Why it did not, if it did not.
    pub problem: Option<AppError>,
}

/// Addresses on the `key:` scheme, each served once, that can only be shown as pictures.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyImages {
    /// The QR code.
    pub qr: String,
    /// The key as text, in groups of four.
    pub key: String,
}

/// This computer's code for an enrollment. Times as in [`super::AccountCode`] and [`super::Codes`].
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimedCode {
    /// This moment, in Unix milliseconds.
    pub now: u64,
    /// The code.
    pub code: String,
    /// The one after it.
    pub next: String,
    /// Unix seconds.
    pub valid_from: u64,
    /// Unix seconds.
    pub valid_until: u64,
}
