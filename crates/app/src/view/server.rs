//! Server profiles, signing in, and what a server tells of a person.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AppError, DetailRow, Dialect, Exchange, RegistrationState};

/// Which kind of server it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ProviderKind {
    /// ZITADEL, in one of its four dialects.
    #[default]
    Zitadel,
    /// privacyIDEA.
    PrivacyIdea,
}

/// How a person signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SignInWay {
    /// In the person's own browser.
    #[default]
    Browser,
    /// On another device, with a short code.
    Device,
    /// With a token that was given.
    Token,
}

/// A server profile.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Server {
    /// 32 hexadecimal characters.
    pub id: String,
    /// What it is called; the host where no name was chosen.
    pub name: String,
    /// The name that was chosen; empty where none was.
    pub own_name: String,
    /// The address.
    pub address: String,
    /// Its host, for showing.
    pub host: String,
    /// Which kind it is.
    pub provider: ProviderKind,
    /// ZITADEL only; null while it was not found out.
    pub dialect: Option<Dialect>,
    /// How a person signs in there.
    pub sign_in_way: SignInWay,
    /// The client's id; empty where none is needed.
    pub client_id: String,
    /// Whom to ask for help, as free text; empty where nothing is known.
    pub help: String,
    /// The sign-in; null where there is none.
    pub session: Option<ServerSession>,
    /// Whether it comes from the managed policy, and can't be changed here.
    pub managed: bool,
    /// Whether codes of its accounts are made by its time.
    pub use_server_time: bool,
    /// Server minus this computer, in seconds, from the newest answer of the last 24 hours.
    pub clock_difference_seconds: Option<i64>,
    /// How many certificate authorities were added for it.
    pub extra_certificates: u32,
}

/// A server profile that was removed here.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemovedServer {
    /// Why the server could not be told of the sign-out; null where it could, or nobody was signed in.
    pub problem: Option<AppError>,
}

/// A sign-in at a server, without its tokens.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServerSession {
    /// How it was made.
    pub way: SignInWay,
    /// The person's name.
    pub name: Option<String>,
    /// The name that the person signs in with.
    pub login: Option<String>,
    /// The person's user id.
    pub user_id: Option<String>,
    /// When the present access token ends, in Unix seconds; it is renewed by itself where it can be.
    pub expires_at: Option<u64>,
    /// Whether the person has to sign in again.
    pub over: bool,
}

/// What a person enters of a server.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ServerForm {
    /// The profile that is changed; null for a new one.
    pub id: Option<String>,
    /// What to call it; empty for the host.
    pub name: String,
    /// The address, with its scheme.
    pub address: String,
    /// Which kind it is.
    pub provider: ProviderKind,
    /// The dialect; null to find it out.
    pub dialect: Option<Dialect>,
    /// How to sign in.
    pub sign_in_way: SignInWay,
    /// The client's id.
    pub client_id: String,
    /// Whom to ask for help.
    pub help: String,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServerCheck {
    /// What it was.
    pub name: ServerCheckName,
    /// How it is.
    pub outcome: ServerCheckOutcome,
    /// The same in a sentence.
    pub words: String,
}

/// What of a server is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ServerCheckName {
    /// Whether it answers.
    Reachable,
    /// Whether it can prove who it is.
    Certificate,
    /// Whether it serves an organisation under this address.
    Instance,
    /// Which dialects it speaks.
    Dialect,
    /// Whether its clock agrees with this computer's.
    Clock,
    /// Whether the sign-in is accepted, and whose it is.
    SignedIn,
}

/// How a thing is that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ServerCheckOutcome {
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// It could not be found out.
    Unknown,
}

/// What a test of a server found.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServerTest {
    /// The profile, with what was found out.
    pub server: Server,
    /// What was looked at, in its order.
    pub checks: Vec<ServerCheck>,
    /// The dialects that were found.
    pub dialects: Vec<Dialect>,
}

/// A sign-in that has begun.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// 32 hexadecimal characters.
    pub id: String,
    /// How.
    #[ts(type = "\"browser\" | \"device\"")]
    pub way: SignInWay,
    /// The address to open in a browser; nothing in it signs anybody in by itself.
    pub address: String,
    /// The short code to type on another device.
    pub user_code: Option<String>,
    /// Where to type it.
    pub verification_address: Option<String>,
    /// The same with the code in it, as a picture's address that is served once.
    pub qr: Option<String>,
    /// When it has to be done, in Unix seconds.
    pub expires_at: u64,
}

/// Who would be set up, and what that person has: *Is this you?*
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// Where.
    pub server: Server,
    /// The user id.
    pub user: String,
    /// The person's name.
    pub name: Option<String>,
    /// The name that the person signs in with.
    pub login: Option<String>,
    /// Whether it is another person than the one who is signed in.
    pub on_behalf: bool,
    /// Whether codes are set up.
    pub state: RegistrationState,
    /// The ways of signing in that the server lists, by its names.
    pub methods: Vec<String>,
    /// An unfinished enrollment of the same person here.
    pub pending_here: Option<String>,
    /// In words: what still works if codes are removed.
    pub other_methods: Vec<String>,
    /// What was sent and received.
    pub exchange: Exchange,
}

/// To begin at a server that has a profile.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StartAtServer {
    /// The profile's id.
    pub server: String,
    /// The user id; null for the person who is signed in.
    pub user: Option<String>,
    /// Whether a registration that is ready is removed first.
    pub replace: bool,
    /// The id of the one to remove, where the server needs it and it is not known here.
    pub registration_id: Option<String>,
}

/// To finish what was started elsewhere, with a code alone.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FinishElsewhere {
    /// The profile's id.
    pub server: String,
    /// The user id; null for the person who is signed in.
    pub user: Option<String>,
    /// The registration's id, where the dialect has one.
    pub registration_id: Option<String>,
    /// The code.
    pub code: String,
}

impl Drop for FinishElsewhere {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.code);
    }
}

/// What was started elsewhere is finished.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FinishedElsewhere {
    /// True when the answer was lost, and the state was looked up: codes are set up there now, by this code or before it.
    pub found_out: bool,
    /// What the server told of it.
    pub details: Vec<DetailRow>,
    /// What was sent and received.
    pub exchange: Exchange,
}
