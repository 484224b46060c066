//! Losses of power: what a process did to the disk is recorded, and for every moment the disks are rebuilt that a loss of
//! power may have left then. Each must hold all that was confirmed, and of what was under way all or nothing.
//!
//! `COUNTERSIGN_POWERCUT_STEPS` and `COUNTERSIGN_POWERCUT_SEED` set how much is done and with which random numbers;
//! `COUNTERSIGN_POWERCUT_EVERY` cuts at every event instead of around the syncs; `COUNTERSIGN_POWERCUT_SAMPLES` sets how many
//! seeded choices of what reached the disk are tried each time; `COUNTERSIGN_POWERCUT_RECORDINGS` how many recordings are made,
//! each with the next seed. `make powercut` is the long form.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and its sums are its output"
)]

mod operations;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, stdin};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::{env, fs};

use countersign_vault::{
    AccountList, SnapshotCondition, SnapshotReason, VaultError, restore_damaged, snapshots_in,
};
use operations::{Dice, Key, Known, Model, Report, Told, Worker, is_sound, locked};
use support::account;

const SCENARIO: &str = "COUNTERSIGN_TEST_SCENARIO";
const BEFORE: &str = "COUNTERSIGN_TEST_BEFORE";
const ROLE: &str = "COUNTERSIGN_TEST_ROLE";
const DIR: &str = "COUNTERSIGN_TEST_DIR";
const SEED: &str = "COUNTERSIGN_TEST_SEED";
const STEPS: &str = "COUNTERSIGN_TEST_STEPS";
const REPORTS: &str = "COUNTERSIGN_TEST_REPORTS";

/// The process that works.
const OWNER: u32 = 1;
/// What a process says at its end.
const DONE: &str = "said:all";
const NOW_MS: u64 = 1_800_000_000_000;
const FORMAT_1: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/fixtures/format-1/vault.db"
);

/// Every system call that changes what is on a disk, or says which file a descriptor is. Those that a machine does not
/// have are left out.
const CALLS: &[&str] = &[
    "open",
    "openat",
    "creat",
    "close",
    "dup",
    "dup2",
    "dup3",
    "fcntl",
    "lseek",
    "read",
    "write",
    "writev",
    "pwrite64",
    "pwritev",
    "pwritev2",
    "ftruncate",
    "truncate",
    "fallocate",
    "copy_file_range",
    "sendfile",
    "splice",
    "fsync",
    "fdatasync",
    "sync_file_range",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "mmap",
    "io_uring_setup",
];

fn number(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |text| text.parse().unwrap())
}

/// What the recorded process does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scenario {
    /// It makes a vault, and does what the dice choose.
    Life,
    /// It opens a vault of format 1.
    Migration,
    /// It puts a damaged database aside, and a snapshot in its place.
    SetAside,
}

impl Scenario {
    const ALL: [Self; 3] = [Self::Life, Self::Migration, Self::SetAside];

    fn name(self) -> String {
        format!("{self:?}")
    }

    fn of_this_process() -> Self {
        let name = env::var(SCENARIO).unwrap();
        let scenario = Self::ALL.into_iter().find(|it| it.name() == name);
        scenario.unwrap()
    }

    /// What is on the disk before the recording begins.
    async fn prepare(self, dir: &Path) {
        match self {
            Self::Life => {}
            Self::Migration => {
                fs::create_dir_all(dir).unwrap();
                fs::copy(FORMAT_1, dir.join("vault.db")).unwrap();
            }
            Self::SetAside => {
                let vault = locked(dir, NOW_MS).await.unwrap();
                vault.create(Key::first().opening()).await.unwrap();
                vault.add_account(account("old")).await.unwrap();
                vault.snapshot(SnapshotReason::Asked).await.unwrap();
                vault.add_account(account("new")).await.unwrap();
                drop(vault);
                wait_for_close(dir).await;
                let mut bytes = fs::read(dir.join("vault.db")).unwrap();
                let page = 4096;
                bytes[page..3 * page].fill(0xaa);
                fs::write(dir.join("vault.db"), bytes).unwrap();
            }
        }
    }
}

/// What the other processes do. Without a role, nothing.
#[tokio::test]
async fn another_process() {
    let Ok(role) = env::var(ROLE) else { return };
    let scenario = Scenario::of_this_process();
    match role.as_str() {
        "work" => work(scenario).await,
        "check" => check_all(scenario).await,
        other => panic!("no such role: {other}"),
    }
}

async fn work(scenario: Scenario) {
    let dir = PathBuf::from(env::var_os(DIR).unwrap());
    match scenario {
        Scenario::Life => live(&dir).await,
        Scenario::Migration => {
            let vault = locked(&dir, NOW_MS).await.unwrap();
            vault.unlock(Key::first().opening()).await.unwrap();
            vault.maintain().await.unwrap();
        }
        Scenario::SetAside => set_aside(&dir).await.unwrap(),
    }
    println!("{DONE}");
    wait_for_close(&dir).await;
}

async fn live(dir: &Path) {
    let mut dice = Dice::new(number(SEED, 0));
    let mut worker = Worker::start(dir, OWNER, true, Model::default())
        .await
        .unwrap();
    worker.prepare().await.unwrap();
    for _ in 0..number(STEPS, 0) {
        worker.go_on(&mut dice).await.unwrap();
    }
}

async fn set_aside(dir: &Path) -> Result<(), VaultError> {
    let snapshots = snapshots_in(dir).await?;
    let name = snapshots.first().ok_or(VaultError::NoSuchSnapshot)?.name;
    restore_damaged(dir, name, NOW_MS).await.map(drop)
}

/// Waits until every handle that was dropped has let go of the files: a call that is cut off by the end of the process may have
/// been carried out or not.
async fn wait_for_close(dir: &Path) {
    while dir.join("vault.db-wal").exists() {
        tokio::task::yield_now().await;
    }
}

/// Looks at one folder after another.
async fn check_all(scenario: Scenario) {
    let checker = Arc::new(Checker::new(scenario).await);
    for line in stdin().lock().lines() {
        let line = line.unwrap();
        let (folder, lines) = line.rsplit_once(' ').unwrap();
        let lines = lines.parse().unwrap();
        let dir = Path::new(folder).join("home").join("vault");
        let checker = Arc::clone(&checker);
        let answer = match tokio::spawn(async move { checker.check(&dir, lines).await }).await {
            Ok(Ok(())) => "ok".to_owned(),
            Ok(Err(error)) => error,
            Err(panic) => panic.to_string(),
        };
        let answer = answer.replace('\n', " ");
        println!("said:{answer}");
    }
}

/// What is known of a recording, to compare disks with.
struct Checker {
    scenario: Scenario,
    /// What had been told after each line.
    told: Vec<Told>,
    /// After how many lines all was done.
    done: usize,
    snapshots: Arc<Mutex<BTreeSet<u64>>>,
    /// The database before the recording.
    before: Vec<u8>,
    /// What is in that, of a vault of format 1.
    migrated: Option<(AccountList, Vec<Vec<u8>>)>,
}

impl Checker {
    async fn new(scenario: Scenario) -> Self {
        let reports = fs::read_to_string(env::var_os(REPORTS).unwrap()).unwrap();
        let mut told = vec![Told::default()];
        for line in reports.lines() {
            let mut now = told.last().unwrap().clone();
            if let Some(report) = Report::parse(line) {
                now.hear(report);
            }
            told.push(now);
        }
        let before = PathBuf::from(env::var_os(BEFORE).unwrap());
        let database = fs::read(vault_in(&before).join("vault.db"));
        let migrated = if scenario == Scenario::Migration {
            let folder = tempfile::tempdir().unwrap();
            fs::copy(FORMAT_1, folder.path().join("vault.db")).unwrap();
            Some(everything(folder.path()).await.unwrap())
        } else {
            None
        };
        Self {
            scenario,
            done: 1 + reports
                .lines()
                .position(|line| line.ends_with(DONE))
                .unwrap(),
            told,
            snapshots: Arc::default(),
            before: database.unwrap_or_default(),
            migrated,
        }
    }

    async fn check(&self, dir: &Path, lines: usize) -> Result<(), String> {
        let words = |error: VaultError| error.to_string();
        match self.scenario {
            Scenario::Life => self.check_life(dir, lines).await,
            Scenario::Migration => {
                let found = everything(dir).await.map_err(words)?;
                if Some(&found) != self.migrated.as_ref() {
                    return Err(format!("found {found:?}"));
                }
                let snapshots = snapshots_in(dir).await.map_err(words)?;
                if snapshots
                    .iter()
                    .any(|it| it.condition != SnapshotCondition::Good)
                {
                    return Err(format!("{snapshots:?}"));
                }
                is_sound(dir).await
            }
            Scenario::SetAside => {
                if locked(dir, NOW_MS).await.is_err() {
                    if lines >= self.done {
                        return Err("it was said to be restored".to_owned());
                    }
                    set_aside(dir).await.map_err(words)?;
                }
                let (list, _) = everything(dir).await.map_err(words)?;
                // The snapshot's account, and the one that the damaged database still gives.
                let mut labels: Vec<_> = list
                    .accounts
                    .iter()
                    .map(|account| account.profile.label.as_str())
                    .collect();
                labels.sort_unstable();
                if labels != ["new", "old"] {
                    return Err(format!("{list:?}"));
                }
                let kept = fs::read_dir(dir.join("damaged")).map_err(|error| error.to_string())?;
                let is_kept = kept.flatten().any(|entry| {
                    fs::read(entry.path().join("vault.db")).ok().as_ref() == Some(&self.before)
                });
                if !is_kept {
                    return Err("the damaged database is gone".to_owned());
                }
                is_sound(dir).await
            }
        }
    }

    async fn check_life(&self, dir: &Path, lines: usize) -> Result<(), String> {
        let mut known = Known {
            alone: true,
            checked: Arc::clone(&self.snapshots),
            ..Known::default()
        };
        known.hear(OWNER, self.told[lines].clone());
        if known.check(dir).await?.is_some() {
            return Ok(());
        }
        // Making it was cut off; it can be made again.
        let vault = locked(dir, NOW_MS).await;
        let vault = vault.map_err(|error| error.to_string())?;
        let made = vault.create(Key::first().opening()).await;
        made.map_err(|error| error.to_string())
    }
}

/// Every account, and their secrets in the same order.
async fn everything(dir: &Path) -> Result<(AccountList, Vec<Vec<u8>>), VaultError> {
    let vault = locked(dir, NOW_MS).await?;
    vault.unlock(Key::first().opening()).await?;
    let list = vault.accounts().await?;
    let mut secrets = Vec::new();
    for account in &list.accounts {
        let secret = vault.account_secret(account.id).await?;
        secrets.push(secret.expose().to_vec());
    }
    Ok((list, secrets))
}

/// How many steps were confirmed, and how often each kind of step was begun.
fn tally(reports: &Path) -> (u64, String) {
    let mut confirmed = 0;
    let mut kinds = BTreeMap::<String, u32>::new();
    for line in fs::read_to_string(reports).unwrap().lines() {
        match Report::parse(line) {
            Some(Report::Begin(step)) => *kinds.entry(step.name()).or_default() += 1,
            Some(Report::Done(_)) => confirmed += 1,
            None => {}
        }
    }
    let kinds: Vec<_> = kinds
        .iter()
        .map(|(name, count)| format!("{count} {name}"))
        .collect();
    (confirmed, kinds.join(", "))
}

/// The vault's folder on a disk: neither is there at first.
fn vault_in(disk: &Path) -> PathBuf {
    disk.join("home").join("vault")
}

fn this_program(role: &str) -> [String; 6] {
    let program = env::current_exe().unwrap();
    [
        &format!("{ROLE}={role}"),
        program.to_str().unwrap(),
        "--exact",
        "another_process",
        "--nocapture",
        "--test-threads=1",
    ]
    .map(str::to_owned)
}

/// Whether the tools are there; if not, says so.
fn can_record() -> bool {
    let works = |program: &str, arguments: &[&str]| {
        Command::new(program)
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    let can = works("strace", &["-o", "/dev/null", "true"]) && works("python3", &["--version"]);
    if !can {
        println!("skipped: strace (with leave to trace) and python3 are needed");
    }
    can
}

#[tokio::test]
async fn nothing_that_was_confirmed_is_lost_with_the_power() {
    let first = number("COUNTERSIGN_POWERCUT_SEED", 4);
    for seed in first..first + number("COUNTERSIGN_POWERCUT_RECORDINGS", 1) {
        lose_power(Scenario::Life, seed).await;
    }
}

#[tokio::test]
async fn a_vault_of_format_1_is_brought_up_to_date_whenever_the_power_is_lost() {
    lose_power(Scenario::Migration, number("COUNTERSIGN_POWERCUT_SEED", 4)).await;
}

#[tokio::test]
async fn a_damaged_database_is_set_aside_whenever_the_power_is_lost() {
    lose_power(Scenario::SetAside, number("COUNTERSIGN_POWERCUT_SEED", 4)).await;
}

/// Makes one recording, and tries every disk that it allows for.
async fn lose_power(scenario: Scenario, seed: u64) {
    if !can_record() {
        return;
    }
    let steps = number("COUNTERSIGN_POWERCUT_STEPS", 30);
    let samples = number("COUNTERSIGN_POWERCUT_SAMPLES", 2);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    let disk = path.join("disk");
    let before = path.join("before");
    fs::create_dir(&disk).unwrap();
    scenario.prepare(&vault_in(&disk)).await;
    let copied = Command::new("cp").arg("-r").args([&disk, &before]).status();
    assert!(copied.unwrap().success());
    let reports = path.join("reports");
    let recording = path.join("recording");
    let calls: Vec<_> = CALLS.iter().map(|call| format!("?{call}")).collect();

    let recorded = Command::new("strace")
        .args(["-f", "-xx", "-s", "16777216", "-o"])
        .arg(&recording)
        .arg("-e")
        .arg(format!("trace={}", calls.join(",")))
        .arg("env")
        .args(this_program("work"))
        .env(SCENARIO, scenario.name())
        .env(DIR, vault_in(&disk))
        .env(SEED, seed.to_string())
        .env(STEPS, steps.to_string())
        .stdin(Stdio::null())
        .stdout(File::create(&reports).unwrap())
        .status()
        .unwrap();
    assert!(recorded.success());
    let (confirmed, kinds) = tally(&reports);
    assert!(confirmed >= steps || scenario != Scenario::Life);

    let mut rebuild = Command::new("python3");
    rebuild
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/powercut/rebuild.py"
        ))
        .arg("--recording")
        .arg(&recording)
        .arg("--root")
        .arg(&disk)
        .arg("--before")
        .arg(&before)
        .args(["--seed", &seed.to_string()])
        .args(["--samples", &samples.to_string()]);
    if number("COUNTERSIGN_POWERCUT_EVERY", 0) != 0 {
        rebuild.arg("--every-event");
    }
    let output = rebuild
        .args(["--", "env"])
        .args(this_program("check"))
        .env(SCENARIO, scenario.name())
        .env(REPORTS, &reports)
        .env(BEFORE, &before)
        .output()
        .unwrap();
    println!(
        "{}: {confirmed} confirmed steps {kinds}\n{}{}",
        scenario.name(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    if !output.status.success() {
        panic!("kept: {}", folder.keep().display());
    }
}
