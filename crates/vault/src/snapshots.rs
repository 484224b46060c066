//! Snapshots: copies of the vault beside it, made after changes, verified when made, thinned out as they age.
//! `docs/vault-format.md` ("Snapshots") says what is in one.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::Serialize;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use subtle::ConstantTimeEq;

use crate::error::VaultError;
use crate::inspect::{self, Found, Header, Schema};
use crate::store::{check_soundness, look_at, options};
use crate::vault::Vault;

/// The folder beside the database.
const FOLDER: &str = "snapshots";
const ENDING: &str = ".db";
/// Why a snapshot was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SnapshotReason {
    /// Something changed, and the last one was an hour old.
    Scheduled,
    /// The person asked for it.
    Asked,
    /// Another snapshot was about to be restored: this one undoes it.
    BeforeRestore,
    /// The database's schema was about to be changed by a newer version of the program.
    BeforeMigration,
    /// Accounts were about to be imported.
    BeforeImport,
}

impl SnapshotReason {
    const ALL: [Self; 5] = [
        Self::Scheduled,
        Self::Asked,
        Self::BeforeRestore,
        Self::BeforeMigration,
        Self::BeforeImport,
    ];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Asked => "asked",
            Self::BeforeRestore => "before-restore",
            Self::BeforeMigration => "before-migration",
            Self::BeforeImport => "before-import",
        }
    }
}

/// Names one snapshot: when it was made, and why. Its text is the file's name without the ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SnapshotName {
    made_ms: u64,
    reason: SnapshotReason,
}

impl SnapshotName {
    pub(crate) fn new(made_ms: u64, reason: SnapshotReason) -> Self {
        Self { made_ms, reason }
    }

    /// When it was made, in milliseconds since the Unix epoch.
    pub(crate) fn made_ms(self) -> u64 {
        self.made_ms
    }

    pub(crate) fn reason(self) -> SnapshotReason {
        self.reason
    }

    pub(crate) fn file(self) -> String {
        format!("{self}{ENDING}")
    }
}

impl fmt::Display for SnapshotName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:013}-{}", self.made_ms, self.reason.as_str())
    }
}

impl FromStr for SnapshotName {
    type Err = VaultError;

    fn from_str(text: &str) -> Result<Self, VaultError> {
        let parsed = text.split_once('-').and_then(|(made, reason)| {
            let reason = SnapshotReason::ALL
                .into_iter()
                .find(|known| known.as_str() == reason)?;
            Some(Self::new(made.parse().ok()?, reason))
        });
        // Only the one way in which it is written.
        parsed
            .filter(|name: &Self| name.to_string() == text)
            .ok_or(VaultError::NoSuchSnapshot)
    }
}

/// A snapshot, as far as it can be seen without opening a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Its name.
    pub name: SnapshotName,
    /// When it was made, in milliseconds since the Unix epoch.
    pub made_ms: u64,
    /// Why it was made.
    pub reason: SnapshotReason,
    /// How many accounts are in it, those in the trash aside.
    pub accounts: u64,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether it can be restored from.
    pub condition: SnapshotCondition,
}

/// Whether a snapshot can be restored from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SnapshotCondition {
    /// It can.
    Good,
    /// It can, and still holds a slot, a key or a record that is gone from the vault; it is rewritten soon.
    Outdated,
    /// Its file is damaged.
    Damaged,
    /// It is of another vault, or sealed under a key that is not this vault's.
    OtherVault,
    /// A newer program made it.
    Newer,
}

impl Vault {
    /// Every snapshot, newest first. Works while the vault is locked.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn snapshots(&self) -> Result<Vec<Snapshot>, VaultError> {
        let header = {
            let mut store = self.inner.store().await?;
            store.header().await?
        };
        list(&self.inner.dir, Some(&header)).await
    }

    /// Where they are.
    pub fn snapshot_folder(&self) -> PathBuf {
        folder_of(&self.inner.dir)
    }
}

/// The snapshots of a vault that does not open, newest first.
///
/// # Errors
/// What the disk says.
pub async fn snapshots_in(dir: &Path) -> Result<Vec<Snapshot>, VaultError> {
    list(dir, None).await
}

pub(crate) fn folder_of(dir: &Path) -> PathBuf {
    dir.join(FOLDER)
}

/// Looks at every snapshot, and compares it with the vault's own row if there is one.
async fn list(dir: &Path, vault: Option<&Header>) -> Result<Vec<Snapshot>, VaultError> {
    let folder = folder_of(dir);
    let mut snapshots = Vec::new();
    for name in names(&folder)? {
        let path = folder.join(name.file());
        let Ok(found) = fs::metadata(&path) else {
            // Another program has thinned it out just now.
            continue;
        };
        let (condition, accounts) = match look(&path, vault).await {
            Ok(looked) => looked,
            Err(VaultError::Newer { .. } | VaultError::ReadOnly { .. }) => {
                (SnapshotCondition::Newer, 0)
            }
            Err(_) => (SnapshotCondition::Damaged, 0),
        };
        snapshots.push(Snapshot {
            name,
            made_ms: name.made_ms,
            reason: name.reason,
            accounts,
            bytes: found.len(),
            condition,
        });
    }
    Ok(snapshots)
}

/// Whether there is a snapshot of the vault in this folder, in whatever condition.
pub(crate) fn has_any(dir: &Path) -> Result<bool, VaultError> {
    Ok(!names(&folder_of(dir))?.is_empty())
}

/// The names of the snapshots in a folder, newest first.
pub(crate) fn names(folder: &Path) -> Result<Vec<SnapshotName>, VaultError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(VaultError::io(&error)),
    };
    let mut names: Vec<SnapshotName> = entries
        .flatten()
        .filter_map(|entry| {
            entry
                .file_name()
                .to_str()?
                .strip_suffix(ENDING)?
                .parse()
                .ok()
        })
        .collect();
    names.sort_unstable_by_key(|name| std::cmp::Reverse((name.made_ms, name.reason.as_str())));
    Ok(names)
}

/// What can be said of one without a key.
async fn look(path: &Path, vault: Option<&Header>) -> Result<(SnapshotCondition, u64), VaultError> {
    let schema = match look_at(path).await? {
        Found::NoVault => return Ok((SnapshotCondition::Damaged, 0)),
        Found::Vault {
            read_only: Some(_), ..
        } => return Ok((SnapshotCondition::Newer, 0)),
        Found::Vault { schema, .. } => schema,
    };
    let mut connection = options(path).read_only(true).connect().await?;
    let looked = count(&mut connection, schema).await;
    connection.close().await?;
    let (Some(own), accounts) = looked? else {
        return Ok((SnapshotCondition::Damaged, 0));
    };
    let condition = match vault {
        None => SnapshotCondition::Good,
        Some(vault) if vault.vault != own.vault => SnapshotCondition::OtherVault,
        Some(vault) if vault.generation != own.generation => SnapshotCondition::Outdated,
        Some(vault) if !bool::from(vault.key_check.ct_eq(&own.key_check)) => {
            SnapshotCondition::OtherVault
        }
        Some(_) => SnapshotCondition::Good,
    };
    Ok((condition, accounts))
}

async fn count(
    connection: &mut SqliteConnection,
    schema: Schema,
) -> Result<(Option<Header>, u64), VaultError> {
    check_soundness(connection).await?;
    let own = inspect::read_header_of(connection, schema).await?;
    let count = if schema.is_first() {
        "SELECT count(*) FROM account"
    } else {
        "SELECT count(*) FROM account WHERE trashed IS NULL"
    };
    let accounts: i64 = sqlx::query_scalar(count).fetch_one(connection).await?;
    Ok((own, u64::try_from(accounts).unwrap_or(0)))
}
