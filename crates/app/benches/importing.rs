//! What an import takes: ten thousand links from the file's bytes to the preview, and from there to the disk; and an encrypted
//! file of Aegis' beside its key derivation alone.
//!
//! Run with `make bench`; the figures are kept in `docs/performance.md`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench ends by panicking, and prints its figures"
)]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use countersign_app::App;
use countersign_app::view::{ExportRequest, ImportState};
use zeroize::Zeroizing;

const ROUNDS: usize = 7;
const LINKS: usize = 10_000;
const IN_AEGIS: usize = 1_000;
const PASSWORD: &str = "orange-Umbrella-7";

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        links().await;
        aegis().await;
    });
}

async fn links() {
    let text = lines(LINKS);
    let (mut previews, mut saves) = (Vec::new(), Vec::new());
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
        let done = app.run_import().await.unwrap();
        saves.push(began.elapsed());
        assert_eq!(done.added, LINKS);
    }
    show("10,000 links, to the preview", median(&mut previews));
    show("10,000 links, saved durably", median(&mut saves));
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
    let (whole, derivation) = (median(&mut wholes), median(&mut derivations));
    show("1,000 of Aegis, encrypted", whole);
    show("its key derivation alone", derivation);
    show("the difference", whole.saturating_sub(derivation));
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

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn show(what: &str, time: Duration) {
    println!("{what:<38} {:>7.1} ms", time.as_secs_f64() * 1_000.0);
}
