//! What the person has set, in `settings.json` in the vault's folder: plain, because nothing in it is secret and because it
//! is needed while the vault is locked. Fields that this program doesn't know stay as they are.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::app::App;
use crate::desktop_settings::{self, DesktopSettings};
use crate::error::{Problem, Result};
use crate::private_file;
use crate::view;

const FILE: &str = "settings.json";
/// Where a file that could not be understood is kept.
const ASIDE: &str = "settings.json.bad";
/// Many times what is in it. What is longer is not read.
const LIMIT_BYTES: u64 = 64 * 1024;
/// The field of when the vault locks.
const LOCK: &str = "lock";
/// The field of how long a code stays on the clipboard, in seconds; 0 for ever.
const CLIPBOARD: &str = "clipboardSeconds";
/// Where nothing was set.
const CLIPBOARD_USUAL: u32 = 30;
/// What can be set, beside 0.
const CLIPBOARD_RANGE: std::ops::RangeInclusive<u32> = 5..=600;

/// When the vault locks by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LockSettings {
    /// After this time without input; `None` for never.
    pub(crate) after: Option<Minutes>,
    /// When the desktop session is locked, and before the computer sleeps.
    pub(crate) with_session: bool,
    /// Whether it stays locked when the program starts, also where the keychain could open it.
    pub(crate) at_start: bool,
}

impl LockSettings {
    /// Where nothing was set.
    const DEFAULT: Self = Self {
        after: Some(Minutes::USUAL),
        with_session: true,
        at_start: false,
    };
    /// Where something was set that can't be read: it may have been the stricter choice.
    const CAUTIOUS: Self = Self {
        at_start: true,
        ..Self::DEFAULT
    };
}

/// Whole minutes, 1 to 1440.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Minutes(u16);

impl Minutes {
    /// Where nothing was set.
    pub(crate) const USUAL: Self = Self(15);

    pub(crate) fn parse(minutes: u64) -> Option<Self> {
        let minutes = u16::try_from(minutes).ok()?;
        (1..=1440).contains(&minutes).then_some(Self(minutes))
    }

    pub(crate) fn get(self) -> u32 {
        self.0.into()
    }

    pub(crate) fn duration(self) -> Duration {
        Duration::from_secs(u64::from(self.0) * 60)
    }
}

/// The settings of one vault's folder.
pub(crate) struct Settings {
    file: PathBuf,
    lock: Mutex<LockSettings>,
    clipboard: AtomicU32,
    desktop: Mutex<DesktopSettings>,
    writing: tokio::sync::Mutex<()>,
}

impl Settings {
    /// Reads them; writes nothing.
    pub(crate) async fn read(folder: &Path) -> Self {
        let file = folder.join(FILE);
        let path = file.clone();
        let found = tokio::task::spawn_blocking(move || find(&path)).await;
        let (lock, clipboard, desktop) = match found {
            Ok(found) => (
                found.lock,
                clipboard_in(&found.fields),
                desktop_settings::found_in(&found.fields),
            ),
            Err(_) => (
                LockSettings::CAUTIOUS,
                CLIPBOARD_USUAL,
                DesktopSettings::default(),
            ),
        };
        Self {
            file,
            lock: Mutex::new(lock),
            clipboard: AtomicU32::new(clipboard),
            desktop: Mutex::new(desktop),
            writing: tokio::sync::Mutex::new(()),
        }
    }

    pub(crate) fn lock(&self) -> LockSettings {
        *self.lock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps them. They hold once they are on the disk.
    async fn set_lock(&self, lock: LockSettings) -> io::Result<()> {
        self.keep(move |fields| put_lock(fields, lock)).await?;
        *self.lock.lock().unwrap_or_else(PoisonError::into_inner) = lock;
        Ok(())
    }

    async fn set_clipboard(&self, seconds: u32) -> io::Result<()> {
        self.keep(move |fields| drop(fields.insert(CLIPBOARD.to_owned(), json!(seconds))))
            .await?;
        self.clipboard.store(seconds, Ordering::Relaxed);
        Ok(())
    }

    pub(crate) fn desktop(&self) -> DesktopSettings {
        *self.desktop.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps them. They hold once they are on the disk.
    pub(crate) async fn set_desktop(&self, desktop: DesktopSettings) -> io::Result<()> {
        self.keep(move |fields| desktop_settings::put(fields, desktop))
            .await?;
        *self.desktop.lock().unwrap_or_else(PoisonError::into_inner) = desktop;
        Ok(())
    }

    async fn keep(
        &self,
        change: impl FnOnce(&mut Map<String, Value>) + Send + 'static,
    ) -> io::Result<()> {
        let _one_at_a_time = self.writing.lock().await;
        let file = self.file.clone();
        tokio::task::spawn_blocking(move || keep(&file, change))
            .await
            .map_err(io::Error::other)?
    }
}

fn clipboard_in(fields: &Map<String, Value>) -> u32 {
    let seconds = fields.get(CLIPBOARD).and_then(Value::as_u64);
    seconds
        .and_then(|seconds| u32::try_from(seconds).ok())
        .filter(|seconds| *seconds == 0 || CLIPBOARD_RANGE.contains(seconds))
        .unwrap_or(CLIPBOARD_USUAL)
}

/// What a file says.
struct Found {
    lock: LockSettings,
    /// All of its fields, as far as they can be read.
    fields: Map<String, Value>,
    /// Whether something in it would be lost by writing over it.
    is_unreadable: bool,
}

fn find(file: &Path) -> Found {
    let unreadable = |fields| {
        tracing::warn!("the settings could not be read; the careful ones hold");
        Found {
            lock: LockSettings::CAUTIOUS,
            fields,
            is_unreadable: true,
        }
    };
    let fields = match private_file::read(file, LIMIT_BYTES) {
        Ok(None) => Map::new(),
        Ok(Some(bytes)) => match serde_json::from_slice(&bytes) {
            Ok(fields) => fields,
            Err(_) => return unreadable(Map::new()),
        },
        Err(_) => return unreadable(Map::new()),
    };
    match fields.get(LOCK).map_or(Some(LockSettings::DEFAULT), parse) {
        Some(lock) => Found {
            lock,
            fields,
            is_unreadable: false,
        },
        None => unreadable(fields),
    }
}

/// The field `lock` as it is written.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Written {
    after_minutes: Option<u64>,
    with_session: bool,
    at_start: bool,
}

impl Default for Written {
    fn default() -> Self {
        let LockSettings {
            after,
            with_session,
            at_start,
        } = LockSettings::DEFAULT;
        Self {
            after_minutes: after.map(|minutes| minutes.0.into()),
            with_session,
            at_start,
        }
    }
}

fn parse(written: &Value) -> Option<LockSettings> {
    let written = Written::deserialize(written).ok()?;
    let after = match written.after_minutes {
        None => None,
        Some(minutes) => Some(Minutes::parse(minutes)?),
    };
    Some(LockSettings {
        after,
        with_session: written.with_session,
        at_start: written.at_start,
    })
}

fn keep(file: &Path, change: impl FnOnce(&mut Map<String, Value>)) -> io::Result<()> {
    let Found {
        mut fields,
        is_unreadable,
        ..
    } = find(file);
    change(&mut fields);
    let aside = file.with_file_name(ASIDE);
    let text = serde_json::to_vec_pretty(&fields)?;
    private_file::replace(file, &text, is_unreadable.then_some(aside.as_path()))
}

fn put_lock(fields: &mut Map<String, Value>, lock: LockSettings) {
    let written = fields.entry(LOCK).or_insert_with(|| json!({}));
    if !written.is_object() {
        *written = json!({});
    }
    written["afterMinutes"] = json!(lock.after.map(|minutes| minutes.0));
    written["withSession"] = json!(lock.with_session);
    written["atStart"] = json!(lock.at_start);
}

pub(crate) fn unkept(error: io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Problem::DiskFull,
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Problem::ReadOnly,
        _ => Problem::Storage,
    }
}

impl App {
    /// How long a copied code stays on the clipboard, in seconds; 0 for ever.
    pub fn clipboard_seconds(&self) -> u32 {
        self.settings.clipboard.load(Ordering::Relaxed)
    }

    /// Sets how long a copied code stays on the clipboard, and says what holds now.
    ///
    /// # Errors
    /// [`Problem::RequestMalformed`] for anything but 0 and 5 to 600; [`Problem::DiskFull`], [`Problem::ReadOnly`] or
    /// [`Problem::Storage`] where it could not be kept.
    pub async fn set_clipboard_seconds(&self, seconds: u32) -> Result<u32> {
        if seconds != 0 && !CLIPBOARD_RANGE.contains(&seconds) {
            return Err(Problem::RequestMalformed.into());
        }
        self.settings.set_clipboard(seconds).await.map_err(unkept)?;
        Ok(self.clipboard_seconds())
    }

    /// When the vault locks by itself.
    pub fn lock_settings(&self) -> view::LockSettings {
        self.lock_held().into()
    }

    /// What holds: what was set, but no longer than the policy has it.
    pub(crate) fn lock_held(&self) -> LockSettings {
        let set = self.settings.lock();
        match self.longest_auto_lock() {
            None => set,
            Some(longest) => LockSettings {
                after: Some(set.after.map_or(longest, |after| after.min(longest))),
                ..set
            },
        }
    }

    fn longest_auto_lock(&self) -> Option<Minutes> {
        self.policy.now()?.longest_auto_lock
    }

    /// Sets when the vault locks by itself, and says what holds now.
    ///
    /// # Errors
    /// [`Problem::RequestMalformed`] for minutes out of range; [`Problem::LockTooLate`] for more than the policy allows;
    /// [`Problem::DiskFull`], [`Problem::ReadOnly`] or
    /// [`Problem::Storage`] where they could not be kept, and then the ones before still hold.
    pub async fn set_lock_settings(
        &self,
        settings: view::LockSettings,
    ) -> Result<view::LockSettings> {
        let after = match settings.after_minutes {
            None => None,
            Some(minutes) => Some(Minutes::parse(minutes.into()).ok_or(Problem::RequestMalformed)?),
        };
        if let Some(longest) = self.longest_auto_lock()
            && after.is_none_or(|after| after > longest)
        {
            let minutes = longest.get();
            return Err(Problem::LockTooLate { minutes }.into());
        }
        let lock = LockSettings {
            after,
            with_session: settings.with_session,
            at_start: settings.at_start,
        };
        self.settings.set_lock(lock).await.map_err(unkept)?;
        Ok(self.lock_settings())
    }
}

impl From<LockSettings> for view::LockSettings {
    fn from(settings: LockSettings) -> Self {
        Self {
            after_minutes: settings.after.map(|minutes| minutes.0.into()),
            with_session: settings.with_session,
            at_start: settings.at_start,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const STRICT: LockSettings = LockSettings {
        after: Some(Minutes(1)),
        with_session: false,
        at_start: true,
    };

    fn written(file: &Path) -> Value {
        serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
    }

    #[tokio::test]
    async fn what_is_set_is_there_the_next_time() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("not there yet");
        let settings = Settings::read(&folder).await;
        assert_eq!(settings.lock(), LockSettings::DEFAULT);
        assert!(!folder.exists());
        for lock in [
            STRICT,
            LockSettings {
                after: None,
                ..LockSettings::DEFAULT
            },
        ] {
            settings.set_lock(lock).await.unwrap();
            assert_eq!(settings.lock(), lock);
            assert_eq!(Settings::read(&folder).await.lock(), lock);
        }
        let names: Vec<_> = fs::read_dir(&folder).unwrap().collect();
        assert_eq!(names.len(), 1, "nothing else is left: {names:?}");
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn only_the_person_may_read_them() {
        use std::os::unix::fs::PermissionsExt as _;

        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("vault");
        let settings = Settings::read(&folder).await;
        settings.set_lock(STRICT).await.unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&folder.join(FILE)), 0o600);
    }

    #[tokio::test]
    async fn fields_of_other_programs_stay() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join(FILE);
        fs::write(&file, r#"{"theme":{"dark":true},"lock":{"newer":[1,2]}}"#).unwrap();
        let settings = Settings::read(home.path()).await;
        assert_eq!(settings.lock(), LockSettings::DEFAULT);
        settings.set_lock(STRICT).await.unwrap();
        let expected = json!({
            "theme": {"dark": true},
            "lock": {"newer": [1, 2], "afterMinutes": 1, "withSession": false, "atStart": true},
        });
        assert_eq!(written(&file), expected);
        assert!(!home.path().join(ASIDE).exists());
    }

    #[tokio::test]
    async fn what_cannot_be_read_locks_more_and_is_kept() {
        let long = format!(r#"{{"x":"{}"}}"#, "x".repeat(LIMIT_BYTES as usize));
        for text in [
            "",
            "nonsense",
            "[]",
            r#"{"lock":15}"#,
            r#"{"lock":{"afterMinutes":0}}"#,
            r#"{"lock":{"afterMinutes":1441}}"#,
            r#"{"lock":{"afterMinutes":-1}}"#,
            r#"{"lock":{"afterMinutes":1.5}}"#,
            r#"{"lock":{"atStart":"yes"},"theme":"dark"}"#,
            &long,
        ] {
            let home = tempfile::tempdir().unwrap();
            let file = home.path().join(FILE);
            fs::write(&file, text).unwrap();
            let settings = Settings::read(home.path()).await;
            assert_eq!(settings.lock(), LockSettings::CAUTIOUS, "{text:.50}");
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
            settings.set_lock(STRICT).await.unwrap();
            assert_eq!(Settings::read(home.path()).await.lock(), STRICT);
            let kept = fs::read_to_string(home.path().join(ASIDE)).unwrap();
            assert_eq!(kept, text);
            let others_stay = text.contains("theme");
            assert_eq!(written(&file).get("theme").is_some(), others_stay);
        }
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_link_is_not_followed_and_its_target_not_written_to() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("vault.db");
        fs::write(&target, "{}").unwrap();
        std::os::unix::fs::symlink(&target, home.path().join(FILE)).unwrap();
        let settings = Settings::read(home.path()).await;
        assert_eq!(settings.lock(), LockSettings::CAUTIOUS);
        settings.set_lock(STRICT).await.unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "{}");
        assert_eq!(Settings::read(home.path()).await.lock(), STRICT);
    }

    #[tokio::test]
    async fn settings_that_could_not_be_kept_do_not_hold() {
        let home = tempfile::tempdir().unwrap();
        // A file stands where the folder would have to be.
        let folder = home.path().join("vault");
        fs::write(&folder, "").unwrap();
        let settings = Settings::read(&folder).await;
        let before = settings.lock();
        assert!(settings.set_lock(STRICT).await.is_err());
        assert_eq!(settings.lock(), before);
    }
}
