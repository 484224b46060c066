//! Encrypted backups that are made by themselves, into a folder of the person's choice: on change, each opened and compared
//! after it was written, and only so many kept.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use countersign_transfer::{BackupKey, Password, read_backup_back, write_backup};
use countersign_vault::{SealedSetting, on_wiped_stack};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, Zeroizing};

use super::{System, differs};
use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::private_file::{self, There};
use crate::view;

/// What the names of backups begin with, and end in.
const PREFIX: &str = "countersign-";
const SUFFIX: &str = ".countersign-backup";
/// How many are kept unless the person says otherwise, and at the most.
const KEPT: u32 = 10;
const MOST_KEPT: u32 = 100;
/// A last good backup that is older than this, in seconds, is worth a word where something has changed since.
const OLD: u64 = 7 * 24 * 60 * 60;
/// The fewest seconds between two backups that are made by themselves.
const PACE: u64 = 10 * 60;

/// What is known of backups while the program runs.
#[derive(Default)]
pub(crate) struct Backups {
    /// Why the last one could not be made.
    failed: Mutex<Option<String>>,
}

/// How backups are made; sealed in the vault.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Plan {
    on: bool,
    keep: u32,
    folder: Option<PathBuf>,
    /// [`BackupKey::to_bytes`] as base64.
    key: Option<KeyText>,
    /// When the last one was made that was good, in Unix seconds.
    last_good: Option<u64>,
    last_path: Option<PathBuf>,
    /// What the accounts were then, as a digest: nothing is written again while nothing has changed.
    last_digest: Option<String>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            on: false,
            keep: KEPT,
            folder: None,
            key: None,
            last_good: None,
            last_path: None,
            last_digest: None,
        }
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

impl Plan {
    fn key(&self) -> Option<BackupKey> {
        let bytes = data_encoding::BASE64
            .decode(self.key.as_ref()?.0.as_bytes())
            .ok()?;
        BackupKey::from_bytes(&Zeroizing::new(bytes))
    }
}

impl App {
    /// When backups are made, and how the last one went.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], what the disk says.
    pub async fn backup_status(&self) -> Result<view::BackupStatus> {
        let plan = self.backup_plan().await?;
        Ok(self.status_of(&plan))
    }

    /// Sets the folder that backups go to.
    ///
    /// # Errors
    /// [`Problem::BackupFolderMissing`] for what is no folder, [`Problem::VaultLocked`], what the disk says.
    pub async fn set_backup_folder(&self, folder: &Path) -> Result<view::BackupStatus> {
        if !folder.is_dir() {
            return Err(Problem::BackupFolderMissing.into());
        }
        let mut plan = self.backup_plan().await?;
        plan.folder = Some(folder.to_owned());
        plan.last_digest = None;
        self.keep_plan(&plan).await?;
        Ok(self.status_of(&plan))
    }

    /// Sets when backups are made: [`view::SetBackup`] as JSON. A new passphrase is for those that are made from now on.
    ///
    /// # Errors
    /// [`Problem::RequestMalformed`], [`Problem::PasswordMissing`] to make them without a passphrase,
    /// [`Problem::BackupFolderMissing`] without a folder, [`Problem::VaultLocked`], what the disk says.
    pub async fn set_backup(&self, request: Zeroizing<Vec<u8>>) -> Result<view::BackupStatus> {
        let request: view::SetBackup =
            serde_json::from_slice(&request).map_err(|_| Problem::RequestMalformed)?;
        if !(1..=MOST_KEPT).contains(&request.keep) {
            return Err(Problem::RequestMalformed.into());
        }
        let mut plan = self.backup_plan().await?;
        if let Some(passphrase) = &request.passphrase {
            if passphrase.chars().count() < super::PASSWORD_CHARACTERS {
                return Err(Problem::PasswordMissing.into());
            }
            let passphrase =
                Password::new(passphrase.as_str()).map_err(|_| Problem::PasswordUnfit)?;
            let derived = tokio::task::spawn_blocking(move || {
                on_wiped_stack(|| BackupKey::derive(&passphrase, &mut System))
            });
            let key = derived.await.map_err(|_| Problem::Internal)??;
            plan.key = Some(KeyText(data_encoding::BASE64.encode(&key.to_bytes())));
            plan.last_digest = None;
        }
        if request.on && plan.key.is_none() {
            return Err(Problem::PasswordMissing.into());
        }
        if request.on && plan.folder.is_none() {
            return Err(Problem::BackupFolderMissing.into());
        }
        plan.on = request.on;
        plan.keep = request.keep;
        self.keep_plan(&plan).await?;
        self.look_after();
        Ok(self.status_of(&plan))
    }

    /// Makes a backup now.
    ///
    /// # Errors
    /// [`Problem::BackupFolderMissing`], [`Problem::PasswordMissing`], [`Problem::ExportDiffers`], [`Problem::VaultLocked`],
    /// what the disk says.
    pub async fn back_up_now(&self) -> Result<view::BackupStatus> {
        let mut plan = self.backup_plan().await?;
        self.back_up(&mut plan).await?;
        Ok(self.status_of(&plan))
    }

    /// Makes a backup if one is wanted and something has changed since the last one. What goes wrong is kept for the status.
    pub(crate) async fn back_up_if_due(&self) {
        let Ok(mut plan) = self.backup_plan().await else {
            return;
        };
        let now = self.now().as_secs();
        let is_early = plan
            .last_good
            .is_some_and(|last| last <= now && now - last < PACE);
        if !plan.on || is_early {
            return;
        }
        if let Err(error) = self.back_up(&mut plan).await {
            tracing::warn!(code = error.problem.code(), "a backup could not be made");
        }
    }

    async fn back_up(&self, plan: &mut Plan) -> Result<()> {
        let done = self.try_back_up(plan).await;
        let failed = done
            .as_ref()
            .err()
            .map(|error| error.problem.words().message);
        if let Ok(mut known) = self.backups.failed.lock() {
            *known = failed;
        }
        done
    }

    async fn try_back_up(&self, plan: &mut Plan) -> Result<()> {
        let folder = plan.folder.clone().filter(|folder| folder.is_dir());
        let folder = folder.ok_or(Problem::BackupFolderMissing)?;
        let key = plan.key().ok_or(Problem::PasswordMissing)?;
        let accounts = self.carried(self.chosen(None).await?).await?;
        let now = self.now();
        let digest = digest(&accounts);
        if plan.last_digest.as_ref() == Some(&digest)
            && plan.last_path.as_ref().is_some_and(|path| path.is_file())
        {
            plan.last_good = Some(now.as_secs());
            return self.keep_plan(plan).await;
        }
        let keep = plan.keep.clamp(1, MOST_KEPT) as usize;
        let count = accounts.len();
        let written = tokio::task::spawn_blocking(move || {
            on_wiped_stack(|| {
                let bytes = write_backup(&accounts, &key, &mut System, now)?;
                let path = free_name(&folder, now.as_secs());
                private_file::write_checked(&path, &bytes, There::Keep, |back| {
                    read_backup_back(&accounts, back, &key).map_err(differs)
                })?;
                // Only after a good one is there may an old one go.
                thin_out(&folder, keep, &path);
                Ok::<_, AppError>(path)
            })
        });
        let path = written.await.map_err(|_| Problem::Internal)??;
        tracing::info!(accounts = count, "backed up");
        plan.last_good = Some(now.as_secs());
        plan.last_path = Some(path);
        plan.last_digest = Some(digest);
        self.keep_plan(plan).await
    }

    async fn backup_plan(&self) -> Result<Plan> {
        let sealed = self.vault()?.sealed_setting(SealedSetting::Backup).await?;
        let plan = sealed.and_then(|sealed| serde_json::from_slice(&sealed).ok());
        Ok(plan.unwrap_or_default())
    }

    async fn keep_plan(&self, plan: &Plan) -> Result<()> {
        let bytes = Zeroizing::new(serde_json::to_vec(plan).map_err(|_| Problem::Internal)?);
        let vault = self.vault()?;
        Ok(vault
            .set_sealed_setting(SealedSetting::Backup, Some(&bytes))
            .await?)
    }

    fn status_of(&self, plan: &Plan) -> view::BackupStatus {
        let shown = |path: &PathBuf| path.display().to_string();
        let failed = self
            .backups
            .failed
            .lock()
            .ok()
            .and_then(|failed| failed.clone());
        let age = plan
            .last_good
            .map(|last| self.now().as_secs().saturating_sub(last));
        let note = match (plan.on, failed, age) {
            (false, _, _) => None,
            (true, Some(why), _) => Some(format!("The last backup could not be made. {why}")),
            (true, None, Some(age)) if age > OLD => {
                Some(format!("The last good backup is {} old.", days(age)))
            }
            (true, None, _) => None,
        };
        view::BackupStatus {
            settings: view::BackupSettings {
                folder: plan.folder.as_ref().map(shown),
                keep: plan.keep,
                on: plan.on,
                has_passphrase: plan.key.is_some(),
            },
            last_good: plan.last_good,
            last_path: plan.last_path.as_ref().map(shown),
            note,
        }
    }
}

fn days(seconds: u64) -> String {
    match seconds / (24 * 60 * 60) {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    }
}

/// The time with enough of it that names sort by it: `countersign-20261125-193000.countersign-backup`, in UTC.
fn name_at(seconds: u64) -> String {
    let moment = i64::try_from(seconds)
        .ok()
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
        .unwrap_or_default();
    format!("{PREFIX}{}{SUFFIX}", moment.strftime("%Y%m%d-%H%M%S"))
}

/// The name of this second, or of the next one that is free: two backups may be made within one.
fn free_name(folder: &Path, seconds: u64) -> PathBuf {
    let mut names = (seconds..).map(|second| folder.join(name_at(second)));
    let first = folder.join(name_at(seconds));
    names
        .find(|path| std::fs::symlink_metadata(path).is_err())
        .unwrap_or(first)
}

/// Removes the oldest backups beyond those that are kept. Other files are nobody's business here.
fn thin_out(folder: &Path, keep: usize, newest: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut backups: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path != newest && is_ours(path))
        .collect();
    backups.sort();
    let beyond = (backups.len() + 1).saturating_sub(keep);
    for path in backups.into_iter().take(beyond) {
        if let Err(error) = std::fs::remove_file(&path) {
            tracing::warn!(kind = ?error.kind(), "an old backup stays");
        }
    }
}

fn is_ours(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let stamp = name.and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
    stamp.is_some_and(|stamp| {
        stamp.len() == 15 && stamp.chars().all(|c| c.is_ascii_digit() || c == '-')
    })
}

/// Says whether anything has changed that a backup would hold; the time of last use alone is no change.
fn digest(accounts: &[countersign_transfer::Account]) -> String {
    use sha2::{Digest as _, Sha256};
    let mut digest = Sha256::new();
    let mut field = |bytes: &[u8]| {
        digest.update((bytes.len() as u64).to_be_bytes());
        digest.update(bytes);
    };
    for account in accounts {
        field(account.to_link().as_bytes());
        field(account.note.as_bytes());
        field(account.groups.join("\n").as_bytes());
        field(&[u8::from(account.pinned)]);
        field(account.icon.as_ref().map_or(&[], |icon| &icon.bytes));
    }
    data_encoding::HEXLOWER.encode(&digest.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_so_many_backups_are_kept_and_nothing_else_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| std::fs::write(folder.path().join(name), "x").unwrap();
        for seconds in [1_000_000, 2_000_000, 3_000_000, 4_000_000] {
            write(&name_at(seconds));
        }
        write("countersign-notes.txt");
        write("countersign-holiday.countersign-backup");
        let newest = folder.path().join(name_at(4_000_000));
        thin_out(folder.path(), 2, &newest);
        let mut left: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(
            left,
            [
                name_at(3_000_000),
                name_at(4_000_000),
                "countersign-holiday.countersign-backup".to_owned(),
                "countersign-notes.txt".to_owned(),
            ]
        );
    }

    #[test]
    fn names_sort_by_time() {
        assert_eq!(
            name_at(1_764_099_000),
            "countersign-20251125-193000.countersign-backup"
        );
        assert!(name_at(999_999_999) < name_at(1_000_000_000));
    }
}
