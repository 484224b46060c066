//! Several handles and several processes on one vault, and processes that end in the middle of something.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and processes talk through their output"
)]

mod support;

use std::collections::BTreeSet;
use std::env;
use std::io::{BufRead, BufReader, Read, Write, stdout};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use countersign_vault::testing::{FakeClock, FakeKeychain};
use countersign_vault::{AccountId, NewAccount, Opening, State, Vault, VaultError};
use support::{Place, account, hotp_account, labels, passphrase, patiently};

const ROLE: &str = "COUNTERSIGN_TEST_ROLE";
const DIR: &str = "COUNTERSIGN_TEST_DIR";
const SUBJECT: &str = "COUNTERSIGN_TEST_SUBJECT";
/// How often something is tried that hangs on who comes first.
const TRIES: usize = 10;

/// Starts this test program again, as another process with a role.
fn start(role: &str, place: &Place, subject: &str) -> Child {
    Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "another_process",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(ROLE, role)
        .env(DIR, place.dir())
        .env(SUBJECT, subject)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What a process said, in lines that begin with `said:`.
fn said(child: Child) -> Vec<String> {
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    text.lines()
        .filter_map(|line| line.split_once("said:"))
        .map(|(_, it)| it.to_owned())
        .collect()
}

fn say(text: impl std::fmt::Display) {
    println!("said:{text}");
    stdout().flush().unwrap();
}

/// What the other processes do. Without a role, nothing.
#[tokio::test]
async fn another_process() {
    let Ok(role) = env::var(ROLE) else { return };
    let dir = PathBuf::from(env::var_os(DIR).unwrap());
    let subject = env::var(SUBJECT).unwrap();
    let clock = Arc::new(FakeClock::at_ms(1_700_000_000_000));
    let vault = support::open(&dir, &Arc::new(FakeKeychain::new()), &clock)
        .await
        .unwrap();
    if role != "create" {
        vault
            .unlock(Opening::Passphrase(passphrase()))
            .await
            .unwrap();
    }
    // All of them begin when the test says so.
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    match role.as_str() {
        "create" => {
            match patiently(async || vault.create(Opening::Passphrase(passphrase())).await).await {
                Ok(()) => say(vault.id().await.unwrap()),
                Err(VaultError::Exists) => say("exists"),
                Err(error) => panic!("{error}"),
            }
        }
        "add" => {
            for n in 0..25 {
                let label = format!("{subject} {n}");
                patiently(async || vault.add_account(account(&label)).await)
                    .await
                    .unwrap();
            }
        }
        "add whatever happens" => {
            for n in 0..25 {
                let id = AccountId::make_random().unwrap();
                loop {
                    let new = || NewAccount {
                        id: Some(id),
                        ..account(&format!("{subject} {n}"))
                    };
                    match patiently(async || vault.add_account(new()).await).await {
                        Ok(_) => break,
                        // Rekeyed by another program: nothing was written, and the person unlocks it again.
                        Err(VaultError::EpochChanged | VaultError::Locked) => {
                            vault
                                .unlock(Opening::Passphrase(passphrase()))
                                .await
                                .unwrap();
                        }
                        Err(error) => panic!("{error}"),
                    }
                }
            }
        }
        "count" => {
            let id: AccountId = subject.parse().unwrap();
            for _ in 0..25 {
                let given = patiently(async || vault.next_hotp_counter(id).await).await;
                say(given.unwrap());
            }
        }
        "add for ever" => loop {
            say(vault.add_account(account("endless")).await.unwrap());
        },
        other => panic!("no such role: {other}"),
    }
}

fn begin(children: &mut [Child]) {
    for child in children {
        drop(child.stdin.take());
    }
}

#[tokio::test]
async fn of_processes_that_make_a_vault_at_once_exactly_one_succeeds() {
    let place = Place::new();
    let mut creators: Vec<_> = (0..4)
        .map(|n| start("create", &place, &n.to_string()))
        .collect();
    begin(&mut creators);
    let said: Vec<String> = creators.into_iter().flat_map(said).collect();
    assert_eq!(said.len(), 4);
    let winners: Vec<_> = said.iter().filter(|it| *it != "exists").collect();
    assert_eq!(winners.len(), 1, "{said:?}");
    let vault = place.open_again().await;
    assert_eq!(vault.id().await.unwrap().to_string(), *winners[0]);
    assert_eq!(vault.slots().await.unwrap().len(), 1);
}

#[tokio::test]
async fn of_handles_that_make_a_vault_at_once_the_losers_remove_their_keychain_items() {
    for _ in 0..TRIES {
        let place = Place::new();
        let (a, b, c) = (place.open().await, place.open().await, place.open().await);
        let results = tokio::join!(
            a.create(Opening::Keychain),
            b.create(Opening::Keychain),
            c.create(Opening::Keychain)
        );
        // Whoever looks only when another one has made it writes no item.
        if place.keychain.writes() == 3 {
            return losers_left_nothing(&place, [a, b, c], &[results.0, results.1, results.2])
                .await;
        }
    }
    panic!("they never were at it at once");
}

async fn losers_left_nothing(
    place: &Place,
    [a, b, c]: [Vault; 3],
    results: &[Result<(), VaultError>; 3],
) {
    assert_eq!(
        results.iter().filter(|result| result.is_ok()).count(),
        1,
        "{results:?}"
    );
    assert!(
        results
            .iter()
            .flat_map(|r| r.as_ref().err())
            .all(|e| *e == VaultError::Exists)
    );
    assert_eq!(place.keychain.vaults(), [a.id().await.unwrap()]);
    for vault in [a, b, c] {
        vault.unlock(Opening::Keychain).await.unwrap();
        assert_eq!(vault.state().await, Ok(State::Unlocked));
    }
}

#[tokio::test]
async fn processes_that_write_at_once_lose_nothing() {
    let (place, vault) = Place::with_passphrase().await;
    let mut writers: Vec<_> = ["a", "b", "c"]
        .map(|name| start("add", &place, name))
        .into();
    begin(&mut writers);
    for n in 0..25 {
        let label = format!("own {n}");
        patiently(async || vault.add_account(account(&label)).await)
            .await
            .unwrap();
    }
    writers.into_iter().for_each(|writer| drop(said(writer)));
    let found: BTreeSet<_> = labels(&vault).await.into_iter().collect();
    let expected: BTreeSet<_> = ["a", "b", "c", "own"]
        .iter()
        .flat_map(|name| (0..25).map(move |n| format!("{name} {n}")))
        .collect();
    assert_eq!(found, expected);
    assert!(vault.accounts().await.unwrap().damaged.is_empty());
}

#[tokio::test]
async fn a_rekey_in_the_middle_of_other_programs_writes_loses_nothing() {
    let (place, vault) = Place::with_passphrase().await;
    let mut writers: Vec<_> = ["a", "b", "c"]
        .map(|name| start("add whatever happens", &place, name))
        .into();
    begin(&mut writers);
    let own = || Opening::Passphrase(passphrase());
    for epoch in 2..=6 {
        patiently(async || vault.rekey(own(), vec![own()]).await)
            .await
            .unwrap();
        assert_eq!(place.number("SELECT key_epoch FROM vault").await, epoch);
    }
    writers.into_iter().for_each(|writer| drop(said(writer)));
    let list = vault.accounts().await.unwrap();
    assert!(list.damaged.is_empty());
    let found: BTreeSet<_> = list
        .accounts
        .iter()
        .map(|account| account.profile.label.clone())
        .collect();
    assert_eq!(found.len(), 75);
    for account in &list.accounts {
        vault.account_secret(account.id).await.unwrap();
    }
}

#[tokio::test]
async fn processes_that_count_at_once_never_get_the_same_counter() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(hotp_account("token")).await.unwrap();
    let mut counters: Vec<_> = (0..3)
        .map(|_| start("count", &place, &id.to_string()))
        .collect();
    begin(&mut counters);
    let mut given: Vec<u64> = Vec::new();
    for _ in 0..25 {
        let next = patiently(async || vault.next_hotp_counter(id).await).await;
        given.push(next.unwrap());
    }
    let said = counters.into_iter().flat_map(said);
    given.extend(said.map(|counter| counter.parse::<u64>().unwrap()));
    given.sort_unstable();
    assert_eq!(given, (0..100).collect::<Vec<_>>());
    assert_eq!(vault.next_hotp_counter(id).await, Ok(100));
}

#[tokio::test]
async fn what_was_said_to_be_kept_is_there_after_a_kill() {
    let (place, vault) = Place::with_passphrase().await;
    drop(vault);
    let mut kept = BTreeSet::new();
    for round in 1..=3 {
        let mut writer = start("add for ever", &place, "");
        drop(writer.stdin.take());
        let lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        let said = lines.map_while(Result::ok).filter_map(|line| {
            line.split_once("said:")
                .map(|(_, id)| id.parse::<AccountId>().unwrap())
        });
        kept.extend(said.take(10 * round));
        // SIGKILL, in the middle of whatever it does.
        writer.kill().unwrap();
        writer.wait().unwrap();
    }
    let list = place.open_again().await.accounts().await.unwrap();
    let found: BTreeSet<_> = list.accounts.iter().map(|account| account.id).collect();
    assert_eq!(kept.len(), 60);
    assert!(kept.is_subset(&found));
    assert!(list.damaged.is_empty());
    assert_eq!(
        place
            .number("SELECT integrity_check = 'ok' FROM pragma_integrity_check")
            .await,
        1
    );
}

#[tokio::test]
async fn a_handle_shows_what_another_one_wrote() {
    let (place, vault) = Place::with_passphrase().await;
    let other = place.open_again().await;
    let id = vault.add_account(account("mona")).await.unwrap();
    let version = other.data_version().await.unwrap();
    assert_eq!(labels(&other).await, ["mona"]);
    // One's own writes are no foreign ones.
    other
        .update_account(id, support::profile("rosa"))
        .await
        .unwrap();
    assert_eq!(other.data_version().await, Ok(version));
    assert_eq!(labels(&vault).await, ["rosa"]);
    let own = other.add_account(account("short-lived")).await.unwrap();
    other.delete_accounts(&[own]).await.unwrap();
    assert_eq!(other.data_version().await, Ok(version));
    vault.delete_accounts(&[id]).await.unwrap();
    assert_ne!(other.data_version().await, Ok(version));
    assert!(labels(&other).await.is_empty());
    assert_eq!(
        other.account_secret(id).await.err(),
        Some(VaultError::NotFound)
    );
}

#[tokio::test]
async fn a_handle_notices_a_vault_that_another_one_made() {
    let place = Place::new();
    let waiting = place.open().await;
    assert_eq!(waiting.state().await, Ok(State::Empty));
    place
        .open()
        .await
        .create(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    assert_eq!(waiting.state().await, Ok(State::Locked));
    waiting
        .unlock(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
}

#[tokio::test]
async fn keys_of_an_earlier_epoch_write_nothing_and_are_dropped() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(hotp_account("mona")).await.unwrap();
    let guard = vault
        .guard(std::time::Duration::from_secs(60))
        .await
        .unwrap();
    let state = place.blob("SELECT state FROM account").await;
    place.sql("UPDATE vault SET key_epoch = 2").await;
    assert_eq!(
        vault.next_hotp_counter(id).await,
        Err(VaultError::EpochChanged)
    );
    assert_eq!(vault.state().await, Ok(State::Locked));
    let sealed = guard.add_enrollment(support::enrollment("late")).await;
    assert_eq!(sealed, Err(VaultError::EpochChanged));
    assert_eq!(place.blob("SELECT state FROM account").await, state);
    assert_eq!(place.number("SELECT count(*) FROM enrollment").await, 0);
}

#[tokio::test]
async fn accounts_of_a_later_epoch_are_not_taken_for_damaged() {
    let (place, vault) = Place::with_passphrase().await;
    vault.add_account(account("mona")).await.unwrap();
    place.sql("UPDATE vault SET key_epoch = 2").await;
    assert_eq!(vault.accounts().await.err(), Some(VaultError::EpochChanged));
    assert_eq!(vault.state().await, Ok(State::Locked));
}

#[tokio::test]
async fn what_a_reader_kept_in_the_log_is_emptied_with_the_next_change() {
    use sqlx::Connection;

    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(account("removed")).await.unwrap();
    let secret = place.blob("SELECT secret FROM account").await;
    let mut reader = place.connect().await;
    let mut reading = reader.begin().await.unwrap();
    let count: i64 = sqlx::query_scalar("SELECT count(*) FROM account")
        .fetch_one(&mut *reading)
        .await
        .unwrap();
    assert_eq!(count, 1);
    // The reader keeps the old state alive; the removal is done all the same.
    vault.delete_accounts(&[id]).await.unwrap();
    assert!(support::contains(&place.bytes(), &secret));
    reading.commit().await.unwrap();
    reader.close().await.unwrap();
    vault.accounts().await.unwrap();
    assert!(!support::contains(&place.bytes(), &secret));
}
