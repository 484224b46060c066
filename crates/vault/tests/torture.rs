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

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs, thread};

use operations::{
    Contents, Dice, Model, NOBODY, Report, Told, Worker, is_sound, observe, unlocked,
};

const DIR: &str = "COUNTERSIGN_TEST_DIR";
const OWNER: &str = "COUNTERSIGN_TEST_OWNER";
const SEED: &str = "COUNTERSIGN_TEST_SEED";
const MODEL: &str = "COUNTERSIGN_TEST_MODEL";

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
    let mut worker = Worker::start(Path::new(&dir), owner, model).await.unwrap();
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
    fn start(dir: &Path, scratch: &Path, owner: u32, model: &Model, dice: &mut Dice) -> Self {
        let file = scratch.join(format!("model-{owner}"));
        fs::write(&file, serde_json::to_string(model).unwrap()).unwrap();
        let child = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                "another_process",
                "--nocapture",
                "--test-threads=1",
            ])
            .env(DIR, dir)
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
            model: model.clone(),
            reports,
            pause: Duration::from_micros(pause),
        }
    }

    /// Listens, kills, and says what it heard.
    fn kill(mut self) -> (u32, Told) {
        let mut told = Told {
            model: self.model,
            ..Told::default()
        };
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
    created: bool,
    shared: bool,
    of: BTreeMap<u32, Model>,
    counters: BTreeSet<u64>,
    /// So many steps of the shared counter may have been done without a report.
    unheard: u64,
}

impl Bench {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            created: false,
            shared: false,
            of: BTreeMap::new(),
            counters: BTreeSet::new(),
            unheard: 0,
        }
    }

    fn dir(&self) -> std::path::PathBuf {
        self.folder.path().join("vault")
    }

    /// Starts processes, kills them, and returns what they had said.
    fn round(&mut self, dice: &mut Dice) -> Vec<(u32, Told)> {
        let many = if self.created && self.shared {
            1 + dice.below(AT_ONCE)
        } else {
            1
        };
        let killers: Vec<_> = (1..=many)
            .map(|owner| {
                let owner = u32::try_from(owner).unwrap();
                let model = self.of.get(&owner).cloned().unwrap_or_default();
                let victim = Victim::start(&self.dir(), self.folder.path(), owner, &model, dice);
                thread::spawn(move || victim.kill())
            })
            .collect();
        let told: Vec<_> = killers
            .into_iter()
            .map(|killer| killer.join().unwrap())
            .collect();
        for (_, told) in &told {
            self.created |= told.created;
            self.shared |= told.shared;
            for &counter in &told.counters {
                assert!(self.counters.insert(counter), "{counter} was given twice");
            }
            if told.under_way == Some(operations::Step::Count(operations::SHARED)) {
                self.unheard += 1;
            }
        }
        told
    }

    /// Compares what is in the vault with what is known, and goes on from what was found. Returns how many of the steps
    /// that were cut off are there.
    async fn check(&mut self, told: &[(u32, Told)], on_a_copy: bool) -> Result<usize, String> {
        let copy;
        let dir = if on_a_copy {
            // What the processes left is then for the next ones to clear up.
            copy = tempfile::tempdir().unwrap();
            copy_files(&self.dir(), copy.path());
            copy.path().to_owned()
        } else {
            self.dir()
        };
        let found = match unlocked(&dir).await.map_err(|error| error.to_string())? {
            Some(vault) => {
                let found = observe(&vault, None)
                    .await
                    .map_err(|error| error.to_string())?;
                drop(vault);
                is_sound(&dir).await?;
                found
            }
            None if self.created => return Err("the vault is gone".to_owned()),
            None => Contents::default(),
        };
        let nothing = Model::default();
        let mut there = 0;
        for (owner, told) in told {
            let of = found.of.get(owner).unwrap_or(&nothing);
            let is_there = told
                .compare(of)
                .map_err(|error| format!("process {owner}: {error}"))?;
            there += usize::from(is_there);
        }
        for (owner, of) in &self.of {
            let worked = told.iter().any(|(worker, _)| worker == owner);
            if !worked && found.of.get(owner).unwrap_or(&nothing) != of {
                return Err(format!("process {owner} did nothing, and is affected"));
            }
        }
        if found.of.contains_key(&NOBODY) {
            return Err("something is in the vault that nobody put there".to_owned());
        }
        self.check_counter(found.shared)?;
        self.shared |= found.shared.is_some();
        self.of = found.of;
        Ok(there)
    }

    fn check_counter(&self, found: Option<u64>) -> Result<(), String> {
        let confirmed = u64::try_from(self.counters.len()).unwrap();
        let past = self.counters.last().map_or(0, |last| last + 1);
        match found {
            Some(found) if past <= found && found <= confirmed + self.unheard => Ok(()),
            None if !self.shared => Ok(()),
            found => Err(format!(
                "the shared counter is {found:?} after {confirmed} steps up to {past}, with {} not heard of",
                self.unheard
            )),
        }
    }
}

/// The database and its log. Nobody has them open.
fn copy_files(from: &Path, to: &Path) {
    for name in ["vault.db", "vault.db-wal"] {
        if from.join(name).exists() {
            fs::copy(from.join(name), to.join(name)).unwrap();
        }
    }
}

#[tokio::test]
async fn nothing_that_was_confirmed_is_lost_by_kills() {
    let kills = number("COUNTERSIGN_TORTURE_KILLS", 50);
    let seed = number("COUNTERSIGN_TORTURE_SEED", 1);
    let mut dice = Dice::new(seed);
    let mut bench = Bench::new();
    let (mut done, mut rounds, mut vaults, mut steps, mut cut, mut there) = (0, 0, 1, 0, 0, 0);
    while done < kills {
        if rounds > 0 && rounds % ROUNDS == 0 {
            bench = Bench::new();
            vaults += 1;
        }
        let told = bench.round(&mut dice);
        rounds += 1;
        done += u64::try_from(told.len()).unwrap();
        steps += told.iter().map(|(_, told)| told.confirmed).sum::<usize>();
        cut += told
            .iter()
            .filter(|(_, told)| told.under_way.is_some())
            .count();
        let on_a_copy = dice.below(2) == 0;
        match bench.check(&told, on_a_copy).await {
            Ok(found) => there += found,
            Err(error) => {
                let kept = bench.folder.keep();
                panic!(
                    "seed {seed}, round {rounds}, kill {done}: {error}\nkept: {}",
                    kept.display()
                );
            }
        }
    }
    let mut out = std::io::stdout();
    writeln!(
        out,
        "seed {seed}: {done} kills in {rounds} rounds on {vaults} vaults; {steps} confirmed steps kept, {cut} cut off, {there} of them there as a whole"
    )
    .unwrap();
}
