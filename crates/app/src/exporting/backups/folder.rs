//! The files in the folder for backups: what they are called, and which of them go.
//!
//! A name says when, whose and the how many-th: `countersign-20261125-193000-3f9a1c07-0042.countersign-backup`, in UTC. Which
//! is older is told by the number alone, because a clock may be wrong.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use countersign_transfer::begins_like_backup;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::error::{Problem, Result};

/// What the names of backups begin with, and end in.
const PREFIX: &str = "countersign-";
const SUFFIX: &str = ".countersign-backup";
/// The largest number in a name.
const MOST: u64 = 999_999_999;
/// How long a mark is.
const MARK_BYTES: usize = 4;

/// 8 hexadecimal digits, by chance; kept in the vault, so that a copy of the vault has the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct VaultMark(String);

/// What the names of one vault's backups have in common, made where it is now: 8 hexadecimal digits. Several vaults may share a
/// folder, and so may copies of one vault on several computers: none thins out what another one made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark(String);

impl VaultMark {
    pub(super) fn make_random() -> Result<Self> {
        let mut bytes = [0; MARK_BYTES];
        getrandom::fill(&mut bytes).map_err(|_| Problem::NoRandomness)?;
        Ok(Self(data_encoding::HEXLOWER.encode(&bytes)))
    }

    /// The mark of this copy: the one that stands in `vault_folder` on `computer`.
    pub(super) fn at(&self, computer: &[u8], vault_folder: &Path) -> Mark {
        let place = vault_folder.canonicalize();
        let place = place.as_deref().unwrap_or(vault_folder);
        let mut digest = Sha256::new();
        for part in [
            self.0.as_bytes(),
            computer,
            place.as_os_str().as_encoded_bytes(),
        ] {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        let digest = digest.finalize();
        Mark(data_encoding::HEXLOWER.encode(&digest[..MARK_BYTES]))
    }
}

#[cfg(test)]
impl Mark {
    pub(super) fn of(text: &str) -> Self {
        Self(text.to_owned())
    }
}

/// The name of the vault's next backup: its number is beyond that of every other.
pub(super) fn next_name(folder: &Path, mark: &Mark, seconds: u64) -> PathBuf {
    let last = names_of(folder, mark).map(|(number, _)| number).max();
    let mut numbers = last.map_or(1, |last| last + 1)..;
    let name = |number| folder.join(name_at(seconds, mark, number));
    let is_free = |path: &PathBuf| std::fs::symlink_metadata(path).is_err();
    // Something that is no file may have the name.
    let free = numbers.by_ref().map(name).find(is_free);
    free.unwrap_or_else(|| name(MOST))
}

/// Removes the vault's oldest backups beyond those that are kept, but never `newest`. Other files are nobody's business here,
/// whatever they are called.
pub(super) fn thin_out(folder: &Path, mark: &Mark, keep: usize, newest: &Path) {
    let mut backups: Vec<(u64, PathBuf)> = names_of(folder, mark)
        .filter(|(_, path)| path != newest && is_backup(path))
        .collect();
    backups.sort();
    let beyond = (backups.len() + 1).saturating_sub(keep);
    for (_, path) in backups.into_iter().take(beyond) {
        if let Err(error) = std::fs::remove_file(&path) {
            tracing::warn!(kind = ?error.kind(), "an old backup stays");
        }
    }
}

fn name_at(seconds: u64, Mark(mark): &Mark, number: u64) -> String {
    let moment = i64::try_from(seconds)
        .ok()
        .and_then(|seconds| jiff::Timestamp::from_second(seconds).ok())
        .unwrap_or_default();
    let moment = moment.strftime("%Y%m%d-%H%M%S");
    format!("{PREFIX}{moment}-{mark}-{number:04}{SUFFIX}")
}

/// What has the name of a backup of this vault, and its number.
fn names_of<'a>(folder: &Path, mark: &'a Mark) -> impl Iterator<Item = (u64, PathBuf)> + 'a {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(move |entry| {
        let path = entry.ok()?.path();
        let number = number_in(path.file_name()?.to_str()?, mark)?;
        Some((number, path))
    })
}

fn number_in(name: &str, Mark(mark): &Mark) -> Option<u64> {
    let stem = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
    let mut parts = stem.split('-');
    let are_digits = |text: &str, count: usize| {
        text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (day, time) = (parts.next()?, parts.next()?);
    let (whose, number) = (parts.next()?, parts.next()?);
    let is_ours = are_digits(day, 8)
        && are_digits(time, 6)
        && whose == mark
        && are_digits(number, number.len())
        && parts.next().is_none();
    let number = number.parse().ok().filter(|number| *number <= MOST);
    is_ours.then_some(number).flatten()
}

/// Whether it is a plain file that begins like a backup.
fn is_backup(path: &Path) -> bool {
    let is_file = std::fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    let mut beginning = Vec::new();
    is_file
        && File::open(path)
            .and_then(|file| file.take(64).read_to_end(&mut beginning))
            .is_ok()
        && begins_like_backup(&beginning)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn only_so_many_of_the_vaults_own_backups_are_kept_and_nothing_else_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let (own, other) = (Mark::of("3f9a1c07"), Mark::of("00000000"));
        let write = |name: &str, content: &str| std::fs::write(folder.join(name), content).unwrap();
        let foreign = [
            // Another vault's, and one of before there were marks.
            name_at(1, &other, 1),
            "countersign-20251125-193000.countersign-backup".to_owned(),
            "countersign-holiday.countersign-backup".to_owned(),
            "countersign-notes.txt".to_owned(),
        ];
        for name in &foreign {
            write(name, "countersign backup and more");
        }
        // The names of ours, and what is in them is not.
        let taken = [name_at(1, &own, 1), name_at(2, &own, 2)];
        write(&taken[0], "a letter");
        std::fs::create_dir(folder.join(&taken[1])).unwrap();
        let ours: Vec<String> = (3..7).map(|n| name_at(n * 1_000_000, &own, n)).collect();
        for name in &ours {
            write(name, "countersign backup and more");
        }
        thin_out(folder, &own, 2, &folder.join(&ours[3]));
        let mut left = [&foreign[..], &taken, &ours[2..]].concat();
        left.sort();
        assert_eq!(names(folder), left);
    }

    #[test]
    fn the_oldest_goes_whatever_the_clock_said() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let mark = Mark::of("3f9a1c07");
        // The second was made while the clock was years ahead, the last after it was set back.
        let moments = [2_000_000, 4_000_000_000, 1_000_000, 3_000_000, 900_000];
        let mut made = Vec::new();
        for seconds in moments {
            let path = next_name(folder, &mark, seconds);
            std::fs::write(&path, "countersign backup and more").unwrap();
            thin_out(folder, &mark, 3, &path);
            made.push(path.file_name().unwrap().to_str().unwrap().to_owned());
        }
        let mut kept = made[2..].to_vec();
        kept.sort();
        assert_eq!(names(folder), kept);
    }

    #[test]
    fn a_name_says_when_whose_and_the_how_many_th() {
        let mark = Mark::of("3f9a1c07");
        let name = name_at(1_764_099_000, &mark, 42);
        assert_eq!(
            name,
            "countersign-20251125-193000-3f9a1c07-0042.countersign-backup"
        );
        assert_eq!(number_in(&name, &mark), Some(42));
        assert_eq!(number_in(&name, &Mark::of("3f9a1c08")), None);
        for other in [
            "countersign-20251125-193000-3f9a1c07-.countersign-backup",
            "countersign-20251125-193000-3f9a1c07-+1.countersign-backup",
            "countersign-20251125-193000-3f9a1c07-1-1.countersign-backup",
            "countersign-20251125-193000-3f9a1c07-1000000000.countersign-backup",
            "countersign-20251125-193000-3f9a1c07-99999999999999999999999.countersign-backup",
            "countersign-2025112-193000-3f9a1c07-0042.countersign-backup",
            "countersign-20251125-193000-3f9a1c07-0042.countersign-backup.part",
        ] {
            assert_eq!(number_in(other, &mark), None, "{other}");
        }
    }

    #[test]
    fn each_copy_of_a_vault_has_a_mark_of_its_own_that_stays() {
        let vault = VaultMark::make_random().unwrap();
        let here = Path::new("/home/ann/countersign");
        let mark = vault.at(b"one", here);
        assert_eq!(vault.at(b"one", here), mark);
        assert!(mark.0.len() == 8 && mark.0.bytes().all(|byte| byte.is_ascii_hexdigit()));
        for other in [
            vault.at(b"two", here),
            vault.at(b"one", Path::new("/home/ann/copy")),
            VaultMark::make_random().unwrap().at(b"one", here),
        ] {
            assert_ne!(other, mark);
        }
    }
}
