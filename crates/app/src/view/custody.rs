//! What opens the vault, its snapshots, and what is asked for when either changes.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroize;

use super::SlotKind;

/// One way to open the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Slot {
    /// 32 hexadecimal characters.
    pub id: String,
    /// How it is opened.
    pub kind: SlotKind,
    /// Whether it is damaged on the disk and opens nothing.
    pub damaged: bool,
    /// A few words.
    pub title: String,
    /// What it does.
    pub words: String,
}

/// All that there is to say about the vault's custody.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VaultDetails {
    /// The vault's folder.
    pub folder: String,
    /// Null while there is no vault that opens.
    pub vault_id: Option<String>,
    /// What opens it.
    pub slots: Vec<Slot>,
    /// What a keychain slot does not do; null where there is none.
    pub keychain_note: Option<String>,
    /// Whether a recovery code opens it.
    pub has_recovery_code: bool,
    /// Newest first.
    pub snapshots: Vec<Snapshot>,
    /// Where they are.
    pub snapshot_folder: String,
    /// How many accounts are in the trash.
    pub trash: u64,
    /// Why nothing can be changed; null where everything can.
    pub read_only: Option<String>,
}

/// A copy of the vault beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// What to name when restoring.
    pub name: String,
    /// When it was made, in Unix milliseconds.
    pub made_ms: u64,
    /// Why it was made.
    pub reason: SnapshotReason,
    /// How many accounts are in it, without those in its trash.
    pub accounts: u64,
    /// Its size.
    pub bytes: u64,
    /// Whether it can be restored from.
    pub condition: SnapshotCondition,
}

/// Why a snapshot was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SnapshotReason {
    /// Something had changed.
    Scheduled,
    /// The person asked for it.
    Asked,
    /// Another one was restored: this one takes that back.
    BeforeRestore,
    /// The vault's format was about to change.
    BeforeMigration,
    /// Accounts were about to be imported.
    BeforeImport,
}

/// Whether a snapshot can be restored from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SnapshotCondition {
    /// It can.
    Good,
    /// It can; it still holds something that is gone from the vault, and is rewritten soon.
    Outdated,
    /// Its file is damaged.
    Damaged,
    /// It is another vault's.
    OtherVault,
    /// A newer version made it.
    Newer,
}

/// What came of restoring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Restored {
    /// Restoring this snapshot takes it back.
    pub undo: String,
    /// Accounts that are there again.
    pub brought_back: usize,
    /// Accounts that are as they were then.
    pub changed: usize,
    /// Accounts that were added since, and are in the trash now.
    pub moved_to_trash: usize,
}

/// What a slot is opened with, or what a new one is to be opened with. Wiped when dropped, never printed.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Opening {
    /// The slot's kind.
    pub kind: SlotKind,
    /// The passphrase or the recovery code; empty for the keychain.
    pub text: String,
}

impl Opening {
    /// Opening a slot of this kind with this text.
    pub fn new(kind: SlotKind, text: &str) -> Self {
        Self {
            kind,
            text: text.to_owned(),
        }
    }

    /// What the keychain keeps.
    pub fn keychain() -> Self {
        Self::new(SlotKind::Keychain, "")
    }
}

impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opening")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl Drop for Opening {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// To add a slot.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddSlot {
    /// Opens a slot that is there.
    pub with: Opening,
    /// Is to open the new one.
    pub slot: Opening,
}

/// To put a slot in the place of another.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplaceSlot {
    /// Opens a slot that is there, also the one that goes.
    pub with: Opening,
    /// The id of the one that goes.
    pub id: String,
    /// Is to open the new one.
    pub slot: Opening,
}

/// To remove a slot.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemoveSlot {
    /// Opens another slot.
    pub with: Opening,
    /// The id of the one that goes.
    pub id: String,
}

/// To give the vault a new key.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Rekey {
    /// Opens a slot that is there.
    pub with: Opening,
    /// For the slots of kind passphrase and two-part.
    pub passphrase: Option<String>,
    /// The recovery code that was shown, typed back; empty for none.
    pub recovery: String,
    /// What is to open the vault afterwards, the recovery code aside.
    pub kinds: Vec<SlotKind>,
}

impl fmt::Debug for Rekey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rekey")
            .field("with", &self.with)
            .field("kinds", &self.kinds)
            .finish_non_exhaustive()
    }
}

impl Drop for Rekey {
    fn drop(&mut self) {
        self.passphrase.zeroize();
        self.recovery.zeroize();
    }
}

/// What a rekey would keep and drop.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RekeyPlan {
    /// What can be made again, for [`Rekey::kinds`].
    pub keeps: Vec<SlotKind>,
    /// What opens nothing afterwards.
    pub drops: Vec<Slot>,
    /// All of that in words.
    pub words: String,
}

/// A recovery code that was made, and waits to be typed back.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodeShown {
    /// The address of its picture, to be fetched once.
    pub image: String,
    /// How many groups it has.
    pub groups: usize,
}
