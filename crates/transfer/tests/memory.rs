//! Files that are made to fill the memory, each read by a process of its own, whose largest size the system tells.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and its child prints what it measured"
)]

#[path = "support/hostile.rs"]
mod hostile;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use countersign_transfer::{File, Limits, Password, Task};

use crate::hostile::CASES;

/// The most memory that reading may take, the file included.
const MOST_KIB: u64 = 512 * 1024;

/// One that takes longer than this hangs: no figure, which a busy machine would spoil. How long each takes in a release build is
/// measured by `make bench`.
const SOON: Duration = Duration::from_secs(180);

/// Names the file for the process that reads it.
const READ: &str = "COUNTERSIGN_TEST_HOSTILE_FILE";

#[test]
fn hostile_files_are_refused_or_read_soon_and_within_512_mib() {
    if let Some(file) = std::env::var_os(READ) {
        return read(Path::new(&file));
    }
    let home = std::env::temp_dir().join(format!("countersign-memory-{}", std::process::id()));
    std::fs::create_dir_all(&home).unwrap();
    let mut failures = Vec::new();
    for (name, make, expected) in CASES {
        let file = home.join("file");
        std::fs::write(&file, make()).unwrap();
        let begun = Instant::now();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "--nocapture"])
            .arg("hostile_files_are_refused_or_read_soon_and_within_512_mib")
            .env(READ, &file)
            .output()
            .unwrap();
        let took = begun.elapsed();
        let said = String::from_utf8_lossy(&child.stdout).into_owned();
        let field = |name: &str| {
            let line = said.lines().find_map(|line| line.split_once(name));
            line.map_or(String::new(), |(_, value)| value.to_owned())
        };
        let (outcome, peak) = (field("outcome="), field("peak="));
        println!("{name}: {outcome:.60}, {peak} KiB, {took:.1?}");
        let fits = peak.parse::<u64>().is_ok_and(|kib| kib <= MOST_KIB);
        if !child.status.success() || !fits || took > SOON || !outcome.starts_with(expected) {
            failures.push((*name, outcome, peak, took));
        }
    }
    std::fs::remove_dir_all(&home).unwrap();
    assert!(failures.is_empty(), "{failures:#?}");
}

/// In the child: everything that the program does with a file until its rows are there.
fn read(path: &Path) {
    let bytes = std::fs::read(path).unwrap();
    let limits = Limits::default();
    let password = Password::new("x").unwrap();
    let outcome = File::open(&bytes, &limits).and_then(|file| {
        let _ = file.pictures();
        let _ = file.needs_password();
        file.read(&Task::new(Some(&password), &limits, &()))
    });
    let outcome = match &outcome {
        Ok(import) => format!("read {}", import.rows.len()),
        Err(error) => format!("{error:?}"),
    };
    println!("\noutcome={outcome}");
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("peak={}", peak.unwrap().trim().trim_end_matches(" kB"));
}
