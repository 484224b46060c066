//! Encrypted backups that are made by themselves, into a folder of the person's choice: on change, each opened and compared
//! after it was written, and only so many kept.

mod folder;
mod plan;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use countersign_otp::UnixTime;
use countersign_transfer::{
    Account, BackupKey, Password, open_backup, read_backup_back, write_backup,
};
use countersign_vault::{SealedSetting, VaultError, on_wiped_stack};
use zeroize::Zeroizing;

use self::folder::{Mark, VaultMark, next_name, thin_out};
use self::plan::{MOST_KEPT, Plan};
use super::{System, differs, words};
use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::importing::{Piece, Work};
use crate::private_file::{self, There};
use crate::surroundings;
use crate::view::{self, Phase};

/// A last good backup that is older than this, in seconds, is worth a word.
const OLD: u64 = 7 * DAY;
const DAY: u64 = 24 * 60 * 60;
/// The fewest seconds between two backups that are made by themselves, and between two looks at the last one.
const PACE: u64 = 10 * 60;
/// How far ahead of this clock a backup may have been made, in seconds, by one that was set a little since.
const LEEWAY: u64 = 60;
/// The largest backup that is looked at again, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What is known of backups while the program runs.
#[derive(Default)]
pub(crate) struct Backups {
    /// Held while one is made.
    making: tokio::sync::Mutex<()>,
    /// What somebody waits for.
    work: Work,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    /// Why the last one could not be made.
    failed: Option<String>,
    /// When the last one was made or found to be good, by a clock that nobody sets.
    looked: Option<Instant>,
}

impl Backups {
    pub(crate) fn cancel(&self) {
        self.work.cancel();
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// When backups are made, and how the last one went.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], what the disk says.
    pub async fn backup_status(&self) -> Result<view::BackupStatus> {
        let plan = self.backup_plan().await?;
        Ok(self.status_of(&plan, self.now()))
    }

    /// Sets the folder that backups go to.
    ///
    /// # Errors
    /// [`Problem::BackupFolderMissing`] for what is no folder, [`Problem::VaultLocked`], what the disk says.
    pub async fn set_backup_folder(&self, folder: &Path) -> Result<view::BackupStatus> {
        if !folder.is_dir() {
            return Err(Problem::BackupFolderMissing.into());
        }
        let change = |plan: &mut Plan| {
            plan.folder = Some(folder.to_owned());
            plan.last_digest = None;
            Ok(())
        };
        let plan = self.change_plan(change).await?;
        self.look_after();
        Ok(self.status_of(&plan, self.now()))
    }

    /// Sets when backups are made: [`view::SetBackup`] as JSON. A new passphrase is for those that are made from now on.
    ///
    /// # Errors
    /// [`Problem::RequestMalformed`], [`Problem::PasswordMissing`] to make them without a passphrase,
    /// [`Problem::BackupFolderMissing`] without a folder, [`Problem::Cancelled`], [`Problem::VaultLocked`], what the disk says.
    pub async fn set_backup(&self, request: Zeroizing<Vec<u8>>) -> Result<view::BackupStatus> {
        let request: view::SetBackup =
            serde_json::from_slice(&request).map_err(|_| Problem::RequestMalformed)?;
        if !(1..=MOST_KEPT).contains(&request.keep) {
            return Err(Problem::RequestMalformed.into());
        }
        let underway = self.backups.work.begin(Phase::MakingKey);
        let key = match &request.passphrase {
            Some(passphrase) => Some(derived(passphrase, &underway.piece).await?),
            None => None,
        };
        underway.piece.commit()?;
        let change = |plan: &mut Plan| {
            if let Some(key) = &key {
                plan.set_key(key);
            }
            if request.on && !plan.has_key() {
                return Err(Problem::PasswordMissing.into());
            }
            if request.on && plan.folder.is_none() {
                return Err(Problem::BackupFolderMissing.into());
            }
            plan.on = request.on;
            plan.keep = request.keep;
            Ok(())
        };
        let plan = self.change_plan(change).await?;
        self.look_after();
        Ok(self.status_of(&plan, self.now()))
    }

    /// Makes a backup now. Where nothing has changed, the last one is opened and compared again instead.
    ///
    /// # Errors
    /// [`Problem::BackupFolderMissing`], [`Problem::PasswordMissing`], [`Problem::BackupSettingsDamaged`],
    /// [`Problem::ExportDiffers`], [`Problem::Cancelled`], [`Problem::VaultLocked`], what the disk says.
    pub async fn back_up_now(&self) -> Result<view::BackupStatus> {
        let underway = self.backups.work.begin(Phase::Writing);
        let now = self.now();
        let made = self.back_up(now, Some(&underway.piece));
        let plan = underway.piece.unless_cancelled(made).await?;
        Ok(self.status_of(&plan, now))
    }

    /// Ends [`App::back_up_now`], or the making of a key for backups. Nothing was changed then, and no file is there that was not.
    pub fn cancel_backup(&self) {
        self.backups.cancel();
    }

    /// How far that is; `None` while nothing is under way.
    pub fn backup_progress(&self) -> Option<view::Progress> {
        self.backups.work.now()
    }

    /// Makes a backup if one is wanted and something has changed since the last one, or the last one is not what it was. What
    /// goes wrong is kept for the status.
    pub(crate) async fn back_up_if_due(&self) {
        self.back_up_if_due_at(self.now()).await;
    }

    async fn back_up_if_due_at(&self, now: UnixTime) {
        let Ok(plan) = self.backup_plan().await else {
            return;
        };
        if !plan.on || self.is_early(&plan, now) {
            return;
        }
        if let Err(error) = self.back_up(now, None).await {
            tracing::warn!(code = error.problem.code(), "a backup could not be made");
        }
    }

    /// Whether the last one is too new for another, by whichever clock. Another folder or key is never too new.
    fn is_early(&self, plan: &Plan, now: UnixTime) -> bool {
        let looked = self.backups.known().looked;
        let is_new = looked.is_some_and(|looked| looked.elapsed() < Duration::from_secs(PACE))
            || age_of(plan.last_good, now).is_some_and(|age| age < PACE);
        is_new && plan.last_digest.is_some()
    }

    async fn back_up(&self, now: UnixTime, piece: Option<&Arc<Piece>>) -> Result<Plan> {
        let _alone = self.backups.making.lock().await;
        let done = self.try_back_up(now, piece).await;
        let mut known = self.backups.known();
        match &done {
            Ok(_) => {
                known.failed = None;
                known.looked = Some(Instant::now());
            }
            // That says nothing of the backups.
            Err(error) if matches!(error.problem, Problem::Cancelled | Problem::VaultLocked) => {}
            Err(error) => known.failed = Some(error.problem.words().message),
        }
        drop(known);
        done
    }

    async fn try_back_up(&self, now: UnixTime, piece: Option<&Arc<Piece>>) -> Result<Plan> {
        let plan = self.backup_plan().await?;
        if plan.is_unreadable {
            return Err(Problem::BackupSettingsDamaged.into());
        }
        let folder = plan.folder.clone().filter(|folder| folder.is_dir());
        let folder = folder.ok_or(Problem::BackupFolderMissing)?;
        let key = plan.key().ok_or(Problem::PasswordMissing)?;
        let mark = match &plan.mark {
            Some(mark) => mark.clone(),
            None => self.marked().await?,
        };
        let accounts = self.carried(self.chosen(None).await?).await?;
        let digest = digest(&accounts);
        let is_unchanged = plan.last_digest.as_ref() == Some(&digest);
        let last = plan.last_path.clone().filter(|_| is_unchanged);
        let job = Job {
            accounts,
            key,
            folder,
            mark: mark.at(&surroundings::computer(), self.folder()),
            keep: plan.keep.clamp(1, MOST_KEPT) as usize,
            now,
            piece: piece.cloned(),
        };
        let wanted = digest.clone();
        let written = tokio::task::spawn_blocking(move || {
            on_wiped_stack(|| match last {
                Some(last) if job.is_good(&last, &wanted) => Ok(None),
                _ => job.write().map(Some),
            })
        });
        match written.await.map_err(|_| Problem::Internal)?? {
            Some(path) => {
                tracing::info!("backed up");
                self.note_backup(&plan, now, Some((path, digest))).await
            }
            // What is sealed anew leaves its traces: once a day is enough to know how old it is.
            None if age_of(plan.last_good, now).is_some_and(|age| age < DAY) => Ok(plan),
            None => match self.note_backup(&plan, now, None).await {
                // It is as good as it was.
                Err(error) => {
                    tracing::warn!(
                        code = error.problem.code(),
                        "that a backup is good is not kept"
                    );
                    Ok(plan)
                }
                noted => noted,
            },
        }
    }

    /// A mark for this vault's files, unless another program was faster.
    async fn marked(&self) -> Result<VaultMark> {
        let new = VaultMark::make_random()?;
        let change = |plan: &mut Plan| {
            plan.mark.get_or_insert(new.clone());
            Ok(())
        };
        let plan = self.change_plan(change).await?;
        Ok(plan.mark.unwrap_or(new))
    }

    /// Keeps that a backup is good that was made as `made` has it: a new one with its digest, or the last one still. What was
    /// set meanwhile stays, and where that is another folder or key, this one is not what is wanted any more.
    async fn note_backup(
        &self,
        made: &Plan,
        now: UnixTime,
        new: Option<(PathBuf, String)>,
    ) -> Result<Plan> {
        let change = |plan: &mut Plan| {
            if plan.is_for_the_same(made) {
                plan.last_good = Some(now.as_secs());
                if let Some((path, digest)) = new {
                    plan.last_path = Some(path);
                    plan.last_digest = Some(digest);
                }
            }
            Ok(())
        };
        self.change_plan(change).await
    }

    async fn backup_plan(&self) -> Result<Plan> {
        match self.vault()?.sealed_setting(SealedSetting::Backup).await {
            Ok(sealed) => Ok(Plan::read(sealed.as_deref().map(Vec::as_slice))),
            Err(VaultError::RecordDamaged(_)) => Ok(Plan::unreadable()),
            Err(error) => Err(error.into()),
        }
    }

    /// Changes the plan as it is now, whoever has changed it since somebody looked.
    async fn change_plan(
        &self,
        change: impl FnOnce(&mut Plan) -> Result<()> + Send,
    ) -> Result<Plan> {
        let mut changed = None;
        let change = |sealed: Option<&[u8]>| {
            let mut plan = Plan::read(sealed);
            // What can't be read is set anew.
            plan.is_unreadable = false;
            change(&mut plan)?;
            let bytes = plan.to_bytes()?;
            changed = Some(plan);
            Ok::<_, AppError>(bytes)
        };
        self.vault()?
            .change_sealed_setting(SealedSetting::Backup, change)
            .await?;
        changed.ok_or(Problem::Internal.into())
    }

    fn status_of(&self, plan: &Plan, now: UnixTime) -> view::BackupStatus {
        let shown = |path: &PathBuf| path.display().to_string();
        let failed = self.backups.known().failed.clone();
        let age = age_of(plan.last_good, now);
        let note = match (plan.on, failed, age) {
            _ if plan.is_unreadable => Some(words::BACKUP_SETTINGS_DAMAGED.to_owned()),
            (false, _, _) => None,
            (true, Some(why), _) => Some(words::backup_failed(&why)),
            (true, None, None) if plan.last_good.is_some() => {
                Some(words::BACKUP_AGE_UNKNOWN.to_owned())
            }
            (true, None, Some(age)) if age > OLD => Some(words::backup_old(age / DAY)),
            (true, None, _) => None,
        };
        view::BackupStatus {
            settings: view::BackupSettings {
                folder: plan.folder.as_ref().map(shown),
                keep: plan.keep,
                on: plan.on,
                has_passphrase: plan.has_key(),
            },
            last_good: plan.last_good.filter(|_| age.is_some()),
            last_path: plan.last_path.as_ref().map(shown),
            note,
        }
    }
}

/// How many seconds ago that was; `None` where it never was, or is still to come.
fn age_of(last: Option<u64>, now: UnixTime) -> Option<u64> {
    let (last, now) = (last?, now.as_secs());
    (last <= now.saturating_add(LEEWAY)).then(|| now.saturating_sub(last))
}

/// A key from a new passphrase.
async fn derived(passphrase: &str, piece: &Piece) -> Result<BackupKey> {
    if passphrase.chars().count() < super::PASSWORD_CHARACTERS {
        return Err(Problem::PasswordMissing.into());
    }
    let passphrase = Password::new(passphrase).map_err(|_| Problem::PasswordUnfit)?;
    let derived = tokio::task::spawn_blocking(move || {
        on_wiped_stack(|| BackupKey::derive(&passphrase, &mut System))
    });
    piece
        .unless_cancelled(async { Ok(derived.await.map_err(|_| Problem::Internal)??) })
        .await
}

/// A backup to be made.
struct Job {
    accounts: Vec<Account>,
    key: BackupKey,
    folder: PathBuf,
    mark: Mark,
    keep: usize,
    now: UnixTime,
    /// Who waits for it.
    piece: Option<Arc<Piece>>,
}

impl Job {
    /// Whether the last backup is there, opens, and holds what it did.
    fn is_good(&self, last: &Path, wanted: &str) -> bool {
        let found = private_file::read(last, LARGEST).ok().flatten();
        let found = found.and_then(|file| open_backup(&file, &self.key).ok());
        let is_good = found.is_some_and(|accounts| digest(&accounts) == wanted);
        if !is_good {
            tracing::warn!("the last backup is gone, or not what it was");
        }
        is_good
    }

    fn write(&self) -> Result<PathBuf> {
        let bytes = write_backup(&self.accounts, &self.key, &mut System, self.now)?;
        let path = next_name(&self.folder, &self.mark, self.now.as_secs());
        private_file::write_checked(&path, &bytes, There::Keep, |back| {
            read_backup_back(&self.accounts, back, &self.key).map_err(differs)?;
            self.piece.as_ref().map_or(Ok(()), |piece| piece.commit())
        })?;
        // Only after a good one is there may an old one go.
        thin_out(&self.folder, &self.mark, self.keep, &path);
        Ok(path)
    }
}

/// Says whether anything has changed that a backup would hold; the time of last use alone is no change.
fn digest(accounts: &[Account]) -> String {
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
