//! Enrollment files and links, and the managed policy.

use serde::Serialize;
use ts_rs::TS;

use super::{Dialect, ProviderKind};

/// A server that a file, a link or the policy offers. Nothing of it is used before the person agrees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EnrollmentOffer {
    /// What it is agreed to by, 32 hexadecimal characters; empty in a policy, which asks nobody.
    pub id: String,
    /// What it is called; the host where it has no name.
    pub name: String,
    /// The address.
    pub server: String,
    /// Its host.
    pub host: String,
    /// The client's id; empty where there is none.
    pub client_id: String,
    /// The dialect; null to find it out.
    pub dialect: Option<Dialect>,
    /// Which kind of server it is.
    pub provider: ProviderKind,
    /// Whom to ask for help; empty where it says nothing.
    pub help: String,
    /// The profile of the same address, if there is one.
    pub known_server: Option<String>,
}

/// An offer that was made from a server profile.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MadeOffer {
    /// As a link.
    pub link: String,
    /// What to call the file.
    pub file_name: String,
    /// What stands in the file: nothing secret.
    pub content: String,
}

/// What the organisation has laid down on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Policy {
    /// The organisation's server.
    pub server: Option<EnrollmentOffer>,
    /// The vault locks after so many minutes at the latest, 1 to 1440.
    pub longest_auto_lock_minutes: Option<u32>,
    /// Whether accounts may not be exported in a file that anybody can read.
    pub plain_export_off: bool,
    /// The file that says so.
    pub source: String,
    /// Why the file can't be used as it is; the careful choices hold then.
    pub problem: Option<String>,
}
