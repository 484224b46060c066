//! Processes that work on one vault, at once too, and are killed in the middle of whatever they do.
//!
//! `COUNTERSIGN_TORTURE_KILLS` and `COUNTERSIGN_TORTURE_SEED` set how often, and with which random numbers; `make torture` kills
//! a thousand times. What the processes do is the same for the same seed. The moment of a kill is a number of reports and
//! a pause, so that where exactly it strikes differs each time.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and its sums are its output"
)]

mod operations;
mod support;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use operations::{Dice, Key, Known, Model, Report, Told, Worker};

const DIR: &str = "COUNTERSIGN_TEST_DIR";
const OWNER: &str = "COUNTERSIGN_TEST_OWNER";
const SEED: &str = "COUNTERSIGN_TEST_SEED";
const MODEL: &str = "COUNTERSIGN_TEST_MODEL";
const ALONE: &str = "COUNTERSIGN_TEST_ALONE";

const SIGKILL: i32 = 9;
/// So many processes at once, at the most.
const AT_ONCE: u64 = 3;
/// After so many rounds on one vault a new one is made.
const ROUNDS: u64 = 6;
/// A process reports at the most so often before it is killed.
const REPORTS: u64 = 60;
/// The longest pause between that and the kill: about as long as two steps take, or opening a vault.
const PAUSE: Duration = Duration::from_millis(20);

fn number(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |text| text.parse().unwrap())
}

/// What the other processes do. Without a folder, nothing.
#[tokio::test]
async fn another_process() {
    let Some(dir) = env::var_os(DIR) else { return };
    let owner = u32::try_from(number(OWNER, 0)).unwrap();
    let model = fs::read_to_string(env::var_os(MODEL).unwrap()).unwrap();
    let model: Model = serde_json::from_str(&model).unwrap();
    let mut dice = Dice::new(number(SEED, 0));
    let alone = number(ALONE, 0) != 0;
    let mut worker = Worker::start(Path::new(&dir), owner, alone, model)
        .await
        .unwrap();
    worker.prepare().await.unwrap();
    loop {
        worker.go_on(&mut dice).await.unwrap();
    }
}

/// A process to be killed, and when.
struct Victim {
    child: Child,
    owner: u32,
    model: Model,
    reports: u64,
    pause: Duration,
}

impl Victim {
    fn start(bench: &Bench, owner: u32, dice: &mut Dice) -> Self {
        let file = bench.folder.path().join(format!("model-{owner}"));
        let model = bench.of.get(&owner).cloned();
        let model = model.unwrap_or_else(|| Model {
            opens: bench.known.created.then(Key::first).into_iter().collect(),
            ..Model::default()
        });
        fs::write(&file, serde_json::to_string(&model).unwrap()).unwrap();
        let child = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "another_process",
                "--nocapture",
                "--test-threads=1",
            ])
            .env(DIR, bench.dir())
            .env(ALONE, u8::from(bench.known.alone).to_string())
            .env(OWNER, owner.to_string())
            .env(SEED, dice.next().to_string())
            .env(MODEL, file)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Some are killed while they open the vault.
        let reports = if dice.below(8) == 0 {
            0
        } else {
            dice.below(REPORTS)
        };
        let pause = dice.below(u64::try_from(PAUSE.as_micros()).unwrap());
        Self {
            child,
            owner,
            model,
            reports,
            pause: Duration::from_micros(pause),
        }
    }

    /// Listens, kills, and says what it heard.
    fn kill(mut self) -> (u32, Told) {
        let mut told = Told::of(self.model);
        let mut reports = BufReader::new(self.child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| Report::parse(&line));
        for _ in 0..self.reports {
            let Some(report) = reports.next() else { break };
            told.hear(report);
        }
        thread::sleep(self.pause);
        self.child.kill().unwrap();
        // What it said before it died counts.
        reports.for_each(|report| told.hear(report));
        let output = self.child.wait_with_output().unwrap();
        assert_eq!(
            output.status.signal(),
            Some(SIGKILL),
            "process {} ended by itself at {:?}: {}",
            self.owner,
            told.under_way,
            String::from_utf8_lossy(&output.stderr)
        );
        (self.owner, told)
    }
}

/// A vault, and what is known about it.
struct Bench {
    folder: tempfile::TempDir,
    known: Known,
    /// What each process was found to have in it.
    of: BTreeMap<u32, Model>,
}

impl Bench {
    fn new(alone: bool) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            known: Known {
                alone,
                ..Known::default()
            },
            of: BTreeMap::new(),
        }
    }

    fn dir(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    /// Starts processes, kills them, and listens to what they say. Returns how many were killed, how many steps they
    /// confirmed, and how many were cut off.
    fn round(&mut self, dice: &mut Dice) -> (u64, usize, usize) {
        let many = if self.known.shared && !self.known.alone {
            1 + dice.below(AT_ONCE)
        } else {
            1
        };
        let killers: Vec<_> = (1..=many)
            .map(|owner| {
                let victim = Victim::start(self, u32::try_from(owner).unwrap(), dice);
                thread::spawn(move || victim.kill())
            })
            .collect();
        let idle = self.of.clone().into_iter();
        self.known.of = idle
            .map(|(owner, model)| (owner, Told::of(model)))
            .collect();
        let (mut steps, mut cut) = (0, 0);
        for killer in killers {
            let (owner, told) = killer.join().unwrap();
            steps += told.confirmed;
            cut += usize::from(told.under_way.is_some());
            self.known.hear(owner, told);
        }
        (many, steps, cut)
    }

    /// Compares what is in the vault with what is known, and goes on from what was found. Returns how many of the steps
    /// that were cut off are there.
    async fn check(&mut self, on_a_copy: bool) -> Result<usize, String> {
        let copy = tempfile::tempdir().unwrap();
        let mut dir = self.dir();
        if on_a_copy {
            // What the processes left is then for the next ones to clear up.
            let to = copy.path().join("vault");
            if dir.exists() {
                copy_files(&dir, &to);
            }
            dir = to;
        }
        let Some(checked) = self.known.check(&dir).await? else {
            return Ok(0);
        };
        if !on_a_copy {
            // The check has advanced the shared counter.
            self.known.unheard += 1;
        }
        self.known.created = true;
        self.of = checked.of;
        Ok(checked.there)
    }
}

/// All files but the index of the log, which a kill leaves and nothing else does. Nobody has them open.
fn copy_files(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_files(&entry.path(), &target);
        } else if !entry.file_name().to_string_lossy().ends_with("-shm") {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[tokio::test]
async fn nothing_that_was_confirmed_is_lost_by_kills() {
    let wanted = number("COUNTERSIGN_TORTURE_KILLS", 50);
    let seed = number("COUNTERSIGN_TORTURE_SEED", 1);
    let mut dice = Dice::new(seed);
    let mut bench = Bench::new(false);
    let (mut kills, mut rounds, mut vaults, mut steps, mut cut, mut there) = (0, 0, 1, 0, 0, 0);
    while kills < wanted {
        if rounds > 0 && rounds % ROUNDS == 0 {
            // Every other vault is one process's alone.
            bench = Bench::new(vaults % 2 == 1);
            vaults += 1;
        }
        let told = bench.round(&mut dice);
        rounds += 1;
        (kills, steps, cut) = (kills + told.0, steps + told.1, cut + told.2);
        match bench.check(dice.below(2) == 0).await {
            Ok(found) => there += found,
            Err(error) => {
                let kept = bench.folder.keep();
                panic!(
                    "seed {seed}, round {rounds}, kill {kills}: {error}\nkept: {}",
                    kept.display()
                );
            }
        }
    }
    let mut out = std::io::stdout();
    writeln!(
        out,
        "seed {seed}: {kills} kills in {rounds} rounds on {vaults} vaults; {steps} confirmed steps kept, {cut} cut off, {there} of them there as a whole"
    )
    .unwrap();
}
