//! What custody costs, beside what bare SQLite costs for the same on the same disk in the same run. `make bench` prints
//! the table; `docs/performance.md` keeps it with the budgets.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that can't be set up has failed, and its table is its output"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs, process};

use countersign_otp::{Algorithm, Digits, Kind, Period, Secret};
use countersign_vault::testing::{FakeClock, FakeKeychain, open_with_cheap_passphrases};
use countersign_vault::{AccountProfile, AccountState, NewAccount, Opening, SnapshotReason, Vault};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

const SIZES: [usize; 5] = [10, 100, 1_000, 10_000, 100_000];
const BUDGETED: usize = 10_000;
/// Set for the child process whose memory is measured.
const MEMORY_OF: &str = "COUNTERSIGN_BENCH_MEMORY_OF";

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    match env::var_os(MEMORY_OF) {
        Some(dir) => runtime.block_on(memory_of(Path::new(&dir))),
        None => {
            runtime.block_on(bench());
            runtime.block_on(import());
        }
    }
}

async fn bench() {
    println!("median of the runs; ratios are against bare SQLite on the same disk, in turns\n");
    println!(
        "{:>8}  {:>12} {:>10} {:>8}  {:>12} {:>8}  {:>12} {:>10}  {:>9}",
        "accounts",
        "open+list",
        "a piece",
        "ratio",
        "add one",
        "ratio",
        "snapshot",
        "a piece",
        "memory"
    );
    for size in SIZES {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("vault");
        let keychain = Arc::new(FakeKeychain::new());
        let clock = Arc::new(FakeClock::at_ms(1_700_000_000_000));
        let vault = open(&dir, &keychain, &clock).await;
        vault.create(Opening::Keychain).await.unwrap();
        for start in (0..size).step_by(10_000) {
            let end = size.min(start + 10_000);
            vault
                .add_accounts((start..end).map(account).collect())
                .await
                .unwrap();
        }
        drop(vault);

        let rounds = if size > BUDGETED { 5 } else { 15 };
        let (mut listing, mut floor) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let started = Instant::now();
            let vault = open(&dir, &keychain, &clock).await;
            vault.unlock(Opening::Keychain).await.unwrap();
            assert_eq!(vault.accounts().await.unwrap().accounts.len(), size);
            listing.push(started.elapsed());
            drop(vault);
            let started = Instant::now();
            assert_eq!(read_bare(&dir.join("vault.db")).await, size);
            floor.push(started.elapsed());
        }

        let vault = open(&dir, &keychain, &clock).await;
        vault.unlock(Opening::Keychain).await.unwrap();
        let mut bare = bare_database(&folder.path().join("bare.db")).await;
        let (mut adding, mut inserting) = (Vec::new(), Vec::new());
        for n in 0..50 {
            let new = account(size + n);
            let started = Instant::now();
            vault.add_account(new).await.unwrap();
            adding.push(started.elapsed());
            let started = Instant::now();
            insert_bare(&mut bare, n).await;
            inserting.push(started.elapsed());
        }
        bare.close().await.unwrap();

        let mut snapshots = Vec::new();
        for _ in 0..5 {
            let started = Instant::now();
            vault.snapshot(SnapshotReason::Asked).await.unwrap();
            snapshots.push(started.elapsed());
        }
        let mut unlocking = Vec::new();
        if size == SIZES[0] {
            for _ in 0..50 {
                vault.lock().await;
                let started = Instant::now();
                vault.unlock(Opening::Keychain).await.unwrap();
                unlocking.push(started.elapsed());
            }
        }
        drop(vault);

        let (listing, floor) = (median(listing), median(floor));
        let (adding, inserting) = (median(adding), median(inserting));
        let snapshot = median(snapshots);
        let memory = memory(&dir, &keychain);
        println!(
            "{size:>8}  {:>9.2} ms {:>7.2} µs {:>8.2}  {:>9.2} ms {:>8.2}  {:>9.2} ms {:>7.2} µs  {memory:>6.1} MB",
            ms(listing),
            us(listing) / size as f64,
            ms(listing) / ms(floor),
            ms(adding),
            ms(adding) / ms(inserting),
            ms(snapshot),
            us(snapshot) / size as f64,
        );
        if !unlocking.is_empty() {
            println!(
                "{:>8}  unlocking by keychain, the keychain's own time aside: {:.2} ms",
                "",
                ms(median(unlocking))
            );
        }
        if size == BUDGETED {
            println!(
                "{:>8}  the budget: 150 ms;                    3.00 ×;            500 ms;                 40 MB",
                ""
            );
        }
    }
}

/// An import as large as the budgets are for, into a vault that has as many accounts already: seeing which are there, adding them,
/// and taking it back, each in one step.
async fn import() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("vault");
    let keychain = Arc::new(FakeKeychain::new());
    let clock = Arc::new(FakeClock::at_ms(1_700_000_000_000));
    let vault = open(&dir, &keychain, &clock).await;
    vault.create(Opening::Keychain).await.unwrap();
    vault
        .add_accounts((0..BUDGETED).map(account).collect())
        .await
        .unwrap();
    let mut bare = bare_database(&folder.path().join("bare.db")).await;
    let (mut matching, mut adding, mut undoing) = (Vec::new(), Vec::new(), Vec::new());
    let (mut inserting, mut row) = (Vec::new(), 0);
    for _ in 0..5 {
        let new: Vec<_> = (BUDGETED / 2..BUDGETED * 3 / 2).map(account).collect();
        let secrets: Vec<_> = new.iter().map(|new| &new.secret).collect();
        let started = Instant::now();
        let there = vault.accounts_with(&secrets).await.unwrap();
        matching.push(started.elapsed());
        assert_eq!(
            there.iter().filter(|ids| !ids.is_empty()).count(),
            BUDGETED / 2
        );
        let started = Instant::now();
        let ids = vault.add_accounts(new).await.unwrap();
        adding.push(started.elapsed());
        let started = Instant::now();
        let mut transaction = bare.begin().await.unwrap();
        for _ in 0..BUDGETED {
            insert_bare(&mut transaction, row).await;
            row += 1;
        }
        transaction.commit().await.unwrap();
        inserting.push(started.elapsed());
        let started = Instant::now();
        vault.trash_accounts(&ids).await.unwrap();
        undoing.push(started.elapsed());
        vault.delete_accounts(&ids).await.unwrap();
    }
    bare.close().await.unwrap();
    println!(
        "\nimporting {BUDGETED} accounts beside as many: seeing which are there {:.0} ms, adding {:.0} ms ({:.2} × bare inserts in one transaction), taking it back {:.0} ms",
        ms(median(matching)),
        ms(median(adding.clone())),
        ms(median(adding)) / ms(median(inserting)),
        ms(median(undoing)),
    );
}

async fn open(dir: &Path, keychain: &Arc<FakeKeychain>, clock: &Arc<FakeClock>) -> Vault {
    let keychain: Arc<FakeKeychain> = Arc::clone(keychain);
    open_with_cheap_passphrases(dir, keychain, Arc::<FakeClock>::clone(clock))
        .await
        .unwrap()
}

fn account(n: usize) -> NewAccount {
    NewAccount {
        id: None,
        profile: AccountProfile {
            issuer: format!("Organisation {}", n % 97),
            label: format!("person{n}@example.com"),
            kind: Kind::Totp {
                algorithm: Algorithm::Sha1,
                digits: Digits::default(),
                period: Period::default(),
            },
            note: String::new(),
            tags: vec!["work".to_owned()],
            created: 1_700_000_000,
        },
        secret: Secret::from_bytes(format!("secret {n:013}").into_bytes()).unwrap(),
        state: AccountState::default(),
    }
}

/// The floor of opening and listing: the same rows, read and not opened.
async fn read_bare(path: &Path) -> usize {
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .connect()
        .await
        .unwrap();
    let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> =
        sqlx::query_as("SELECT id, profile, state FROM account")
            .fetch_all(&mut connection)
            .await
            .unwrap();
    connection.close().await.unwrap();
    rows.len()
}

async fn bare_database(path: &Path) -> SqliteConnection {
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await
        .unwrap();
    sqlx::query("CREATE TABLE bare (id BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL) STRICT")
        .execute(&mut connection)
        .await
        .unwrap();
    connection
}

async fn insert_bare(connection: &mut SqliteConnection, n: usize) {
    sqlx::query("INSERT INTO bare (id, value) VALUES (?, ?)")
        .bind((n as u128).to_be_bytes().to_vec())
        .bind(vec![7_u8; 443])
        .execute(connection)
        .await
        .unwrap();
}

/// What a process needs for the unlocked vault, in MB: its resident memory with it less that before.
fn memory(dir: &Path, keychain: &FakeKeychain) -> f64 {
    let item = keychain.only_item().unwrap();
    let output = process::Command::new(env::current_exe().unwrap())
        .env(MEMORY_OF, dir)
        .env("COUNTERSIGN_BENCH_ITEM", item)
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

async fn memory_of(dir: &Path) {
    let keychain = Arc::new(FakeKeychain::new());
    let clock = Arc::new(FakeClock::at_ms(1_700_000_000_000));
    let vault = open(dir, &keychain, &clock).await;
    keychain.put(
        vault.id().await.unwrap(),
        &env::var("COUNTERSIGN_BENCH_ITEM").unwrap(),
    );
    let before = resident();
    vault.unlock(Opening::Keychain).await.unwrap();
    let count = vault.accounts().await.unwrap().accounts.len();
    assert!(count > 0);
    println!("{}", resident() - before);
}

/// Resident memory of this process, in MB.
fn resident() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .unwrap();
    let kib: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    kib * 1024.0 / 1_000_000.0
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn us(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
