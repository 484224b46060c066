//! The lock on a server's session: of all processes and tasks at most one has it, and none is left behind.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and processes talk through their output"
)]
#![cfg(target_os = "linux")]

mod support;

use std::io::{BufRead, BufReader, Read, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs};

use countersign_vault::testing::{FakeClock, FakeKeychain};
use countersign_vault::{Opening, ServerId, VaultError};
use support::{Place, passphrase, server};

const ROLE: &str = "COUNTERSIGN_TEST_ROLE";
const DIR: &str = "COUNTERSIGN_TEST_DIR";
const SUBJECT: &str = "COUNTERSIGN_TEST_SUBJECT";
/// Longer than any test here takes.
const LONG: Duration = Duration::from_secs(60);
/// How often something is tried that a busy machine may keep from being quick: the best try counts.
const TRIES: usize = 5;
const PROCESSES: usize = 10;
const TIMES: u32 = 20;

/// Starts this test program again, as another process with a role.
fn start(role: &str, place: &Place, subject: ServerId) -> Child {
    Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "another_process",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(ROLE, role)
        .env(DIR, place.dir())
        .env(SUBJECT, subject.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// A process that has the lock, and goes on to have it until it is killed; by a test that fails, too.
struct Holder(Child);

impl Holder {
    fn kill(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start_holder(place: &Place, subject: ServerId) -> Holder {
    let mut holder = start("hold", place, subject);
    drop(holder.stdin.take());
    let mut said = BufReader::new(holder.stdout.take().unwrap()).lines();
    let holder = Holder(holder);
    assert!(said.any(|line| line.unwrap().ends_with("said:held")));
    holder
}

/// Waits until so many handles of this process have the lock's file open: each has it, or waits for it.
async fn until_open(file: &Path, handles: usize) {
    let open = || {
        let entries = fs::read_dir("/proc/self/fd").unwrap().flatten();
        let links = entries.filter_map(|entry| fs::read_link(entry.path()).ok());
        links.filter(|link| link == file).count()
    };
    let began = Instant::now();
    while open() < handles {
        assert!(began.elapsed() < LONG, "nobody waits");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

fn lock_file(place: &Place, id: ServerId) -> PathBuf {
    let folder = place.dir().canonicalize().unwrap().join("sessions");
    folder.join(format!("{id}.lock"))
}

/// What the other processes do. Without a role, nothing.
#[tokio::test]
async fn another_process() {
    let Ok(role) = env::var(ROLE) else { return };
    let dir = PathBuf::from(env::var_os(DIR).unwrap());
    let id: ServerId = env::var(SUBJECT).unwrap().parse().unwrap();
    let clock = Arc::new(FakeClock::at_ms(1_700_000_000_000));
    let vault = support::open(&dir, &Arc::new(FakeKeychain::new()), &clock)
        .await
        .unwrap();
    vault
        .unlock(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    // All of them begin when the test says so.
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    match role.as_str() {
        "count" => {
            for _ in 0..TIMES {
                let _lock = vault.lock_session(id, LONG).await.unwrap();
                let session = vault.server_session(id).await.unwrap();
                let number: u32 = String::from_utf8(session.to_vec())
                    .unwrap()
                    .parse()
                    .unwrap();
                // What a refresh takes.
                tokio::task::yield_now().await;
                let next = (number + 1).to_string();
                vault
                    .replace_session(id, Some(next.as_bytes()))
                    .await
                    .unwrap();
            }
        }
        "hold" => {
            let lock = vault.lock_session(id, LONG).await.unwrap();
            println!("said:held");
            stdout().flush().unwrap();
            std::future::pending::<()>().await;
            drop(lock);
        }
        other => panic!("no such role: {other}"),
    }
}

#[tokio::test]
async fn processes_that_refresh_at_once_take_turns() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault
        .add_server(server("profile", Some("0")))
        .await
        .unwrap();
    let mut children: Vec<Child> = (0..PROCESSES).map(|_| start("count", &place, id)).collect();
    for child in &mut children {
        drop(child.stdin.take());
    }
    for child in children {
        assert!(child.wait_with_output().unwrap().status.success());
    }
    let session = vault.server_session(id).await.unwrap();
    let expected = PROCESSES * usize::try_from(TIMES).unwrap();
    assert_eq!(&**session, expected.to_string().as_bytes());
}

#[tokio::test]
async fn the_lock_of_a_process_that_is_killed_is_free() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault
        .add_server(server("profile", Some("s")))
        .await
        .unwrap();
    let mut holder = start_holder(&place, id);
    // It waits no longer than it was told to.
    let began = Instant::now();
    let wait = Duration::from_millis(300);
    assert_eq!(
        vault.lock_session(id, wait).await.err(),
        Some(VaultError::SessionBusy)
    );
    assert!(began.elapsed() >= wait);
    // What is free is not waited for, and nothing else waits.
    assert_eq!(
        vault.lock_session(id, Duration::ZERO).await.err(),
        Some(VaultError::SessionBusy)
    );
    let other = vault.add_server(server("other", None)).await.unwrap();
    vault.lock_session(other, Duration::ZERO).await.unwrap();
    vault.replace_session(id, Some(b"t")).await.unwrap();
    assert_eq!(&**vault.server_session(id).await.unwrap(), b"t");

    let waiting = tokio::spawn({
        let vault = vault.clone();
        async move { vault.lock_session(id, LONG).await }
    });
    until_open(&lock_file(&place, id), 1).await;
    holder.kill();
    let lock = waiting.await.unwrap().unwrap();
    assert_eq!(lock.server(), id);
    drop(lock);
    vault.lock_session(id, Duration::ZERO).await.unwrap();
}

#[tokio::test]
async fn handles_of_one_process_keep_each_other_out() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_server(server("profile", None)).await.unwrap();
    let other = place.open_again().await;
    let lock = vault.lock_session(id, Duration::ZERO).await.unwrap();
    for handle in [&vault, &other] {
        assert_eq!(
            handle.lock_session(id, Duration::ZERO).await.err(),
            Some(VaultError::SessionBusy)
        );
    }
    // Locking the vault waits for nobody who waits for a session, for which it would take two seconds every time; and it takes no
    // session's lock away.
    let mut waiting = Vec::new();
    loop {
        let other = place.open_again().await;
        waiting.push(tokio::spawn({
            let other = other.clone();
            async move { other.lock_session(id, LONG).await }
        }));
        until_open(&lock_file(&place, id), 1 + waiting.len()).await;
        let began = Instant::now();
        other.lock().await;
        if began.elapsed() < Duration::from_secs(1) {
            break;
        }
        assert!(waiting.len() < TRIES, "it waits");
    }
    assert!(waiting.iter().all(|one| !one.is_finished()));
    drop(lock);
    for one in waiting {
        assert_eq!(one.await.unwrap().err(), Some(VaultError::Locked));
    }
    vault.lock_session(id, Duration::ZERO).await.unwrap();
}

#[tokio::test]
async fn the_lock_is_a_private_file_that_goes_with_its_server() {
    use std::os::unix::fs::PermissionsExt;

    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_server(server("profile", None)).await.unwrap();
    let folder = place.dir().join("sessions");
    assert!(!folder.exists());
    let lock = vault.lock_session(id, Duration::ZERO).await.unwrap();
    let file = lock_file(&place, id);
    let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
    assert_eq!(file.metadata().unwrap().len(), 0);

    // Whoever waits while the server is removed is told so, and leaves nothing.
    let waiting = tokio::spawn({
        let vault = vault.clone();
        async move { vault.lock_session(id, LONG).await }
    });
    until_open(&file, 2).await;
    vault.remove_server(id).await.unwrap();
    assert!(!file.exists());
    drop(lock);
    assert_eq!(waiting.await.unwrap().err(), Some(VaultError::NotFound));
    let unknown = vault.lock_session(id, Duration::ZERO).await.err();
    assert_eq!(unknown, Some(VaultError::NotFound));
    assert!(!file.exists());

    // A program that ended before it could.
    fs::write(&file, b"").unwrap();
    let held = vault.add_server(server("held", None)).await.unwrap();
    let _lock = vault.lock_session(held, Duration::ZERO).await.unwrap();
    vault.maintain().await.unwrap();
    assert!(!file.exists());
    assert!(lock_file(&place, held).exists());
}

#[tokio::test]
async fn a_lock_on_a_file_that_was_removed_meanwhile_is_none() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_server(server("profile", None)).await.unwrap();
    let lock = vault.lock_session(id, Duration::ZERO).await.unwrap();
    let file = lock_file(&place, id);
    let waiting = tokio::spawn({
        let vault = vault.clone();
        async move { vault.lock_session(id, LONG).await }
    });
    until_open(&file, 2).await;
    fs::remove_file(&file).unwrap();
    drop(lock);
    let lock = waiting.await.unwrap().unwrap();
    // Whoever comes by the name finds it locked.
    assert_eq!(
        vault.lock_session(id, Duration::ZERO).await.err(),
        Some(VaultError::SessionBusy)
    );
    drop(lock);
    vault.lock_session(id, Duration::ZERO).await.unwrap();
}
