//! How backups are made, as the vault keeps it sealed.

use std::path::PathBuf;

use countersign_transfer::BackupKey;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, Zeroizing};

use super::folder::VaultMark;
use crate::error::{Problem, Result};

/// How many are kept unless the person says otherwise, and at the most.
const KEPT: u32 = 10;
pub(super) const MOST_KEPT: u32 = 100;

/// How backups are made; sealed in the vault.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Plan {
    pub(super) on: bool,
    pub(super) keep: u32,
    pub(super) folder: Option<PathBuf>,
    /// [`BackupKey::to_bytes`] as base64.
    key: Option<KeyText>,
    /// With its place, what tells this vault's files from those of others in the same folder.
    pub(super) mark: Option<VaultMark>,
    /// When the last one was made that was good, or was found to be good still, in Unix seconds.
    pub(super) last_good: Option<u64>,
    pub(super) last_path: Option<PathBuf>,
    /// What the accounts were then, as a digest: nothing is written again while nothing has changed.
    pub(super) last_digest: Option<String>,
    /// What was kept could not be read: this is what there is without.
    #[serde(skip)]
    pub(super) is_unreadable: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            on: false,
            keep: KEPT,
            folder: None,
            key: None,
            mark: None,
            last_good: None,
            last_path: None,
            last_digest: None,
            is_unreadable: false,
        }
    }
}

impl Plan {
    /// What the vault had; the usual where it had nothing, and, marked as such, where that can't be read.
    pub(super) fn read(sealed: Option<&[u8]>) -> Self {
        match sealed.map(serde_json::from_slice) {
            None => Self::default(),
            Some(Ok(plan)) => plan,
            Some(Err(_)) => Self::unreadable(),
        }
    }

    pub(super) fn unreadable() -> Self {
        Self {
            is_unreadable: true,
            ..Self::default()
        }
    }

    pub(super) fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>> {
        let bytes = serde_json::to_vec(self).map_err(|_| Problem::Internal)?;
        Ok(Zeroizing::new(bytes))
    }

    pub(super) fn has_key(&self) -> bool {
        self.key.is_some()
    }

    pub(super) fn key(&self) -> Option<BackupKey> {
        let bytes = data_encoding::BASE64
            .decode(self.key.as_ref()?.0.as_bytes())
            .ok()?;
        BackupKey::from_bytes(&Zeroizing::new(bytes))
    }

    pub(super) fn set_key(&mut self, key: &BackupKey) {
        self.key = Some(KeyText(data_encoding::BASE64.encode(&key.to_bytes())));
        self.last_digest = None;
    }

    /// Whether backups go where, and under the key that, they went to in `other`.
    pub(super) fn is_for_the_same(&self, other: &Self) -> bool {
        let key = |plan: &Self| plan.key().map(|key| key.to_bytes());
        self.folder == other.folder && key(self) == key(other)
    }
}

/// A key as text, wiped when dropped.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct KeyText(String);

impl Drop for KeyText {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}
