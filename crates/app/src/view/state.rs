//! Which screen to show, and why.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AppError, EnrollmentOffer, Policy, Snapshot};

/// All that the window needs to know at once.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// The program's version.
    pub version: String,
    /// Where the vault stands.
    pub vault: VaultStatus,
    /// Why the vault can't be used, or was not opened with the keychain by itself.
    pub problem: Option<AppError>,
    /// What opens the vault.
    pub slots: Vec<SlotKind>,
    /// Why nothing can be changed; null where everything can.
    pub read_only: Option<String>,
    /// What a keychain slot does not do; null where there is none.
    pub keychain_note: Option<String>,
    /// What a vault that is damaged can be brought back from; empty otherwise.
    pub snapshots: Vec<Snapshot>,
    /// When the vault locks by itself.
    pub lock_settings: LockSettings,
    /// Looked up only while there is no vault; otherwise null.
    pub keychain: Option<KeychainStatus>,
    /// Set while the demonstration is on; everything else here then speaks of its throw-away vault.
    pub demo: Option<Demo>,
    /// What the organisation has laid down; null where there is no such file.
    pub policy: Option<Policy>,
    /// A server that a link or file offers, which the system opened: shown, and taken only when the person agrees.
    pub pending_offer: Option<EnrollmentOffer>,
    /// How many more wait behind that one.
    pub offers_waiting: u32,
    /// Why a link or file that the system opened is no such offer.
    pub offer_problem: Option<AppError>,
    /// How many links with accounts in them, which the system opened, wait to be looked at.
    pub links_waiting: u32,
    /// `linux`, `macos` or `windows`.
    pub platform: String,
}

/// Where the vault stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum VaultStatus {
    /// There is none yet.
    Empty,
    /// It is there, and its key is not in memory.
    Locked,
    /// It is open.
    Unlocked,
    /// It is there and can't be used: newer, damaged, out of reach. Nothing was changed.
    Unusable,
}

/// What the operating system's keychain answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KeychainStatus {
    /// It keeps a key.
    Available,
    /// There is none on this machine, or in this session.
    Absent,
    /// It is locked.
    Locked,
    /// It has no collection to keep a key in.
    NoCollection,
    /// It refused this program.
    Denied,
    /// It did not answer in time.
    NoAnswer,
    /// It failed in another way.
    Failed,
}

/// When the vault locks by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LockSettings {
    /// Minutes without input, 1 to 1440; null for never.
    // With this a form that leaves it out is refused, and not taken for "never".
    #[serde(deserialize_with = "Option::deserialize")]
    pub after_minutes: Option<u32>,
    /// Together with the desktop session, and before sleep.
    pub with_session: bool,
    /// Whether it is locked when the program starts, also where the keychain could open it.
    pub at_start: bool,
}

/// One way to open the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SlotKind {
    /// The operating system's keychain.
    Keychain,
    /// A passphrase.
    Passphrase,
    /// A recovery code.
    Recovery,
    /// A passphrase together with the keychain.
    TwoPart,
}

/// The demonstration that is on.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Demo {
    /// The demonstration server's address.
    pub url: String,
    /// The people to enroll.
    pub users: Vec<DemoUser>,
    /// What can be shown.
    pub scenarios: Vec<DemoScenario>,
    /// The name of the scenario that is on.
    pub scenario: String,
    /// How far the server's clock is ahead of this computer's, in seconds.
    pub server_clock_seconds: i64,
    /// How far the clock that makes the codes is ahead of this computer's, in seconds.
    pub caller_clock_seconds: i64,
}

/// A clock of the demonstration that can be put ahead or behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DemoClock {
    /// The server's.
    Server,
    /// The one that makes the codes.
    Caller,
}

/// Somebody at the demonstration server.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DemoUser {
    /// The user id.
    pub id: String,
    /// The display name.
    pub name: String,
    /// The login name.
    pub login: String,
    /// What this person shows.
    pub role: Role,
}

/// What a person at the demonstration server shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Has nothing set up yet.
    NewStarter,
    /// Began and did not finish.
    HalfWay,
    /// Has codes already.
    AlreadyEnrolled,
    /// May not be set up by this caller.
    NoPermission,
}

/// Something the demonstration server can be made to do.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DemoScenario {
    /// The stable name.
    pub name: String,
    /// The title to show.
    pub title: String,
    /// What will happen.
    pub what_happens: String,
    /// A sentence to say aloud.
    pub say_aloud: String,
}
