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
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use countersign_vault::SnapshotCondition;
use operations::{Dice, Key, Known, Model, Report, Told, Worker};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

const DIR: &str = "COUNTERSIGN_TEST_DIR";
const OWNER: &str = "COUNTERSIGN_TEST_OWNER";
const SEED: &str = "COUNTERSIGN_TEST_SEED";
const MODEL: &str = "COUNTERSIGN_TEST_MODEL";
const ALONE: &str = "COUNTERSIGN_TEST_ALONE";
/// A process that only opens the vault.
const OPENS: &str = "COUNTERSIGN_TEST_OPENS";
/// What such a process says before it does.
const READY: &str = "said:ready";
/// And afterwards.
const OPENED: &str = "said:opened";

/// A vault of an earlier format, and what is in it: the counter of one account, and how many enrollments.
struct Earlier {
    file: &'static str,
    format: i64,
    counter: u64,
    enrollments: usize,
}

const EARLIER: [Earlier; 2] = [
    Earlier {
        file: concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fixtures/format-1/vault.db"
        ),
        format: 1,
        counter: 8,
        enrollments: 1,
    },
    Earlier {
        file: concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fixtures/format-2/vault.db"
        ),
        format: 2,
        counter: 9,
        enrollments: 0,
    },
];

const SIGKILL: i32 = 9;
/// A moment after everything in the fixture.
const NOW_MS: u64 = 1_800_000_000_000;
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
    if env::var_os(OPENS).is_some() {
        println!("{READY}");
        let vault = operations::locked(Path::new(&dir), NOW_MS).await.unwrap();
        println!("{OPENED}");
        std::future::pending::<()>().await;
        drop(vault);
    }
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

/// Opens a vault of an earlier format in a process that is killed so long after it began, or when it is done. Returns how long
/// it lived.
fn open_and_kill(dir: &Path, pause: Option<Duration>) -> Duration {
    let mut child = Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "another_process",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(DIR, dir)
        .env(OPENS, "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(said.any(|line| line.unwrap().ends_with(READY)));
    let began = Instant::now();
    match pause {
        Some(pause) => thread::sleep(pause),
        None => assert!(said.any(|line| line.unwrap().ends_with(OPENED))),
    }
    let lived = began.elapsed();
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(SIGKILL));
    lived
}

/// The highest migration that the database says was applied; nobody has it open.
async fn migration_of(dir: &Path) -> i64 {
    let mut connection = SqliteConnectOptions::new()
        .filename(dir.join("vault.db"))
        .connect()
        .await
        .unwrap();
    let version = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
        .fetch_one(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    version
}

#[tokio::test]
async fn a_vault_that_is_being_migrated_survives_kills() {
    let kills = number("COUNTERSIGN_TORTURE_KILLS", 50).div_ceil(5);
    let mut dice = Dice::new(number("COUNTERSIGN_TORTURE_SEED", 1));
    let (mut cut_off, mut longest) = (0, None);
    for kill in 0..kills {
        let earlier = &EARLIER[usize::from(kill % 2 == 1)];
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("vault");
        fs::create_dir(&dir).unwrap();
        fs::copy(earlier.file, dir.join("vault.db")).unwrap();
        // The first is left to its end, which says how long the others may live.
        let pause = longest.map(|longest| Duration::from_micros(dice.below(longest)));
        let lived = open_and_kill(&dir, pause);
        longest.get_or_insert_with(|| u64::try_from(lived.as_micros()).unwrap() * 3 / 2);
        cut_off += usize::from(migration_of(&dir).await == earlier.format);

        let vault = operations::locked(&dir, NOW_MS).await.unwrap();
        vault.unlock(Key::first().opening()).await.unwrap();
        let list = vault.accounts().await.unwrap();
        assert!(list.damaged.is_empty());
        let mut found: Vec<_> = list
            .accounts
            .iter()
            .map(|account| (account.profile.issuer.as_str(), account.state.counter))
            .collect();
        found.sort_unstable();
        assert_eq!(
            found,
            [
                ("Bank", Some(earlier.counter)),
                ("Example", None),
                ("Steam", None)
            ]
        );
        for account in &list.accounts {
            vault.account_secret(account.id).await.unwrap();
        }
        let enrollments = vault.enrollments().await.unwrap().enrollments;
        assert_eq!(enrollments.len(), earlier.enrollments);
        assert!(vault.servers().await.unwrap().servers.is_empty());
        // The copy from before is there, and whole.
        let copies = vault.snapshots().await.unwrap();
        assert!(!copies.is_empty());
        for copy in copies {
            assert_eq!(
                (copy.condition, copy.accounts),
                (SnapshotCondition::Good, 3)
            );
        }
        operations::is_sound(&dir).await.unwrap();
    }
    println!(
        "{kills} kills while a vault was opened that had to be migrated; {cut_off} before it was"
    );
}
