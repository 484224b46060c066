//! What an import takes: ten thousand links from the file's bytes to the preview, beside reading them alone, and from there to the
//! disk, beside as many rows written by bare SQLite; and an encrypted file of Aegis' beside its key derivation alone.
//!
//! Run with `make bench`; the figures are kept in `docs/performance.md`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench ends by panicking, and prints its figures"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use countersign_app::App;
use countersign_app::view::{ExportRequest, ImportState};
use countersign_transfer::{File, Limits, Task};
use zeroize::Zeroizing;

const ROUNDS: usize = 15;
const LINKS: usize = 10_000;
const IN_AEGIS: usize = 1_000;
const PASSWORD: &str = "orange-Umbrella-7";

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    println!(
        "the median of {ROUNDS} runs, and the quickest, in turns with what stands below each\n"
    );
    runtime.block_on(async {
        links().await;
        aegis().await;
    });
}

async fn links() {
    let text = lines(LINKS);
    let (mut previews, mut readings) = (Vec::new(), Vec::new());
    let (mut saves, mut inserts) = (Vec::new(), Vec::new());
    let limits = Limits::default();
    for _ in 0..ROUNDS {
        let home = tempfile::tempdir().unwrap();
        let app = empty(&home).await;
        let file = bytes(&text);
        let began = Instant::now();
        let preview = app.add_import("links.txt", file).await.unwrap();
        let first = app.import_rows(0, 500).await.unwrap();
        previews.push(began.elapsed());
        assert_eq!((preview.rows, first.len()), (LINKS, 500));

        let began = Instant::now();
        let read = File::open(text.as_bytes(), &limits)
            .and_then(|file| file.read(&Task::new(None, &limits, &())))
            .unwrap();
        readings.push(began.elapsed());
        assert_eq!(read.rows.len(), LINKS);

        let began = Instant::now();
        let done = app.run_import().await.unwrap();
        saves.push(began.elapsed());
        assert_eq!(done.added, LINKS);

        inserts.push(inserted(&home.path().join("bare.db")));
    }
    show(
        "10,000 links, to the preview",
        Times::of(previews),
        Some(300),
    );
    show("  reading them alone", Times::of(readings), None);
    show("10,000 links, saved durably", Times::of(saves), Some(1_000));
    show("  bare rows in one transaction", Times::of(inserts), None);
}

/// How long bare SQLite takes for as many rows, each about as long as an account is, durable when it ends.
fn inserted(path: &Path) -> Duration {
    let mut bare = rusqlite::Connection::open(path).unwrap();
    bare.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE account (id BLOB PRIMARY KEY, profile BLOB, secret BLOB, state BLOB) WITHOUT ROWID;",
    )
    .unwrap();
    let began = Instant::now();
    let transaction = bare.transaction().unwrap();
    for number in 0..LINKS {
        let id = (number * 7_919 % LINKS).to_be_bytes();
        let values = rusqlite::params![id, [1_u8; 160], [2_u8; 64], [3_u8; 64]];
        transaction
            .execute("INSERT INTO account VALUES (?, ?, ?, ?)", values)
            .unwrap();
    }
    transaction.commit().unwrap();
    began.elapsed()
}

async fn aegis() {
    let home = tempfile::tempdir().unwrap();
    let app = empty(&home).await;
    app.add_import("links.txt", bytes(&lines(IN_AEGIS)))
        .await
        .unwrap();
    app.run_import().await.unwrap();
    let path = home.path().join("aegis.json");
    let request = ExportRequest {
        format: "aegis-encrypted".to_owned(),
        accounts: None,
        password: Some(PASSWORD.to_owned()),
    };
    app.export_to(&request, &path).await.unwrap();
    let file = std::fs::read(&path).unwrap();

    // In turns, so that whatever else the machine does meets both.
    let (mut wholes, mut derivations) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let home = tempfile::tempdir().unwrap();
        let app = empty(&home).await;
        let (content, password) = (Zeroizing::new(file.clone()), bytes(PASSWORD));
        let began = Instant::now();
        app.add_import("aegis.json", content).await.unwrap();
        let preview = app.import_password(0, password).await.unwrap();
        wholes.push(began.elapsed());
        assert_eq!(preview.rows, IN_AEGIS);
        assert!(matches!(preview.sources[0].state, ImportState::Ready));

        // As Aegis has it: N = 2^15, r = 8, p = 1.
        let parameters = scrypt::Params::new(15, 8, 1).unwrap();
        let mut key = [0; 32];
        let began = Instant::now();
        scrypt::scrypt(PASSWORD.as_bytes(), &[7; 32], &parameters, &mut key).unwrap();
        derivations.push(began.elapsed());
    }
    let (whole, derivation) = (Times::of(wholes), Times::of(derivations));
    let difference = Times {
        median: whole.median.saturating_sub(derivation.median),
        best: whole.best.saturating_sub(derivation.best),
    };
    show("1,000 of Aegis, encrypted", whole, None);
    show("  its key derivation alone", derivation, None);
    show("  the difference", difference, Some(50));
}

async fn empty(home: &tempfile::TempDir) -> App {
    let app = App::open(&home.path().join("vault")).await;
    let passphrase = bytes("correct horse battery");
    app.create_vault(Some(passphrase)).await.unwrap();
    app
}

/// Links, each with a key of its own.
fn lines(count: usize) -> String {
    let mut text = String::new();
    for number in 0..count {
        let key = format!("{:020}", number * 7 + 1);
        let secret = data_encoding::BASE32_NOPAD.encode(key.as_bytes());
        writeln!(
            text,
            "otpauth://totp/Example%20{number}:ann%40example.org?secret={secret}&issuer=Example%20{number}&period=30"
        )
        .unwrap();
    }
    text
}

fn bytes(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

/// How long something takes: in the middle, and where nothing else was done meanwhile.
#[derive(Clone, Copy)]
struct Times {
    median: Duration,
    best: Duration,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self {
            median: times[times.len() / 2],
            best: times[0],
        }
    }
}

/// One line: what it is, how long it takes, and how long it may take, in milliseconds.
fn show(what: &str, times: Times, budget: Option<u32>) {
    let budget = budget.map_or_else(String::new, |budget| format!(" of {budget:>5} ms"));
    let [median, best] = [times.median, times.best].map(|time| time.as_secs_f64() * 1_000.0);
    println!("{what:<32} {median:>7.1} ms {best:>7.1} ms{budget}");
}
