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

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, stdin};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::{env, fs};

use operations::{Dice, Key, Known, Model, Report, Told, Worker, locked};

const ROLE: &str = "COUNTERSIGN_TEST_ROLE";
const DIR: &str = "COUNTERSIGN_TEST_DIR";
const SEED: &str = "COUNTERSIGN_TEST_SEED";
const STEPS: &str = "COUNTERSIGN_TEST_STEPS";
const REPORTS: &str = "COUNTERSIGN_TEST_REPORTS";

/// The process that works.
const OWNER: u32 = 1;

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

/// What the other processes do. Without a role, nothing.
#[tokio::test]
async fn another_process() {
    match env::var(ROLE).as_deref() {
        Ok("work") => work().await,
        Ok("check") => check_all().await,
        Ok(other) => panic!("no such role: {other}"),
        Err(_) => {}
    }
}

async fn work() {
    let dir = PathBuf::from(env::var_os(DIR).unwrap());
    let mut dice = Dice::new(number(SEED, 0));
    let mut worker = Worker::start(&dir, OWNER, true, Model::default())
        .await
        .unwrap();
    worker.prepare().await.unwrap();
    for _ in 0..number(STEPS, 0) {
        worker.go_on(&mut dice).await.unwrap();
    }
    drop(worker);
    // A call that is cut off by the end of the process may have been carried out or not.
    while dir.join("vault.db-wal").exists() {
        tokio::task::yield_now().await;
    }
}

/// Looks at one folder after another.
async fn check_all() {
    let reports = fs::read_to_string(env::var_os(REPORTS).unwrap()).unwrap();
    // What had been told after each line.
    let mut told = vec![Told::default()];
    for line in reports.lines() {
        let mut now = told.last().unwrap().clone();
        if let Some(report) = Report::parse(line) {
            now.hear(report);
        }
        told.push(now);
    }
    let checked = Arc::default();
    for line in stdin().lock().lines() {
        let line = line.unwrap();
        let (folder, lines) = line.rsplit_once(' ').unwrap();
        let mut known = Known {
            alone: true,
            checked: Arc::clone(&checked),
            ..Known::default()
        };
        known.hear(OWNER, told[lines.parse::<usize>().unwrap()].clone());
        let dir = Path::new(folder).join("home").join("vault");
        let answer = match tokio::spawn(async move { check(&dir, &known).await }).await {
            Ok(Ok(())) => "ok".to_owned(),
            Ok(Err(error)) => error,
            Err(panic) => panic.to_string(),
        };
        let answer = answer.replace('\n', " ");
        println!("said:{answer}");
    }
}

async fn check(dir: &Path, known: &Known) -> Result<(), String> {
    if known.check(dir).await?.is_some() {
        return Ok(());
    }
    // Making it was cut off; it can be made again.
    let vault = locked(dir, Model::default().now_ms()).await;
    let vault = vault.map_err(|error| error.to_string())?;
    let made = vault.create(Key::first().opening()).await;
    made.map_err(|error| error.to_string())
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

#[test]
fn nothing_that_was_confirmed_is_lost_with_the_power() {
    let works = |program: &str, arguments: &[&str]| {
        Command::new(program)
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    if !works("strace", &["-o", "/dev/null", "true"]) || !works("python3", &["--version"]) {
        println!("skipped: strace (with leave to trace) and python3 are needed");
        return;
    }

    let first = number("COUNTERSIGN_POWERCUT_SEED", 1);
    for seed in first..first + number("COUNTERSIGN_POWERCUT_RECORDINGS", 1) {
        lose_power(seed);
    }
}

/// Makes one recording, and tries every disk that it allows for.
fn lose_power(seed: u64) {
    let steps = number("COUNTERSIGN_POWERCUT_STEPS", 25);
    let samples = number("COUNTERSIGN_POWERCUT_SAMPLES", 2);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap();
    let disk = path.join("disk");
    fs::create_dir(&disk).unwrap();
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
        .env(DIR, disk.join("home").join("vault"))
        .env(SEED, seed.to_string())
        .env(STEPS, steps.to_string())
        .stdin(Stdio::null())
        .stdout(File::create(&reports).unwrap())
        .status()
        .unwrap();
    assert!(recorded.success());
    let (confirmed, kinds) = tally(&reports);
    assert!(confirmed >= steps);

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
        .args(["--seed", &seed.to_string()])
        .args(["--samples", &samples.to_string()]);
    if number("COUNTERSIGN_POWERCUT_EVERY", 0) != 0 {
        rebuild.arg("--every-event");
    }
    let output = rebuild
        .args(["--", "env"])
        .args(this_program("check"))
        .env(REPORTS, &reports)
        .output()
        .unwrap();
    println!(
        "{confirmed} confirmed steps: {kinds}\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    if !output.status.success() {
        panic!("kept: {}", folder.keep().display());
    }
}
