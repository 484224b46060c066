//! What the keychain's doctor found.

use serde::Serialize;
use ts_rs::TS;

/// The keychain, examined.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoctorReport {
    /// The name of the program that keeps the keys; null where none was found.
    pub provider: Option<String>,
    /// Whether all is well.
    pub working: bool,
    /// What it comes down to.
    pub case: DoctorCase,
    /// A few words.
    pub title: String,
    /// What was found, and what is safe.
    pub message: String,
    /// What to do; empty where there is nothing to do.
    pub next: String,
    /// To read out to a helpdesk; null where all is well.
    pub reference: Option<String>,
    /// What was looked at, in this order.
    pub checks: Vec<DoctorCheck>,
}

/// What the keychain's examination comes down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DoctorCase {
    /// It keeps a key; no vault here is opened by it alone.
    Working,
    /// It keeps a key, and opens this vault.
    Opens,
    /// There is no session bus.
    NoBus,
    /// No keychain program runs.
    NoDaemon,
    /// It is locked.
    Locked,
    /// It has no default collection.
    NoCollection,
    /// It refuses this program.
    Denied,
    /// It does not answer.
    NoAnswer,
    /// It does not keep what it takes.
    NotKept,
    /// It, or what it should open, failed in another way.
    Failed,
    /// It works, and has no key for this vault.
    ItemMissing,
    /// It works, and what it has is not this vault's key.
    ItemOfAnotherVault,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoctorCheck {
    /// What.
    pub name: String,
    /// Whether it is well; null where that was not looked at.
    pub ok: Option<bool>,
    /// What was found.
    pub words: String,
}
