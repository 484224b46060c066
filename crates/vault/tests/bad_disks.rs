//! Disks that are full, can only be read, vanish, or give back other bytes than were written.
//!
//! What needs a file system of its own runs in another process in namespaces of its own (`unshare`); what needs a user whom
//! permissions hold back runs as nobody if the tests run as root. Where that can't be had the test is skipped, and says so.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and processes talk through their output"
)]

mod operations;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::{env, panic};

use countersign_vault::{
    AccountId, EnrollmentId, Opening, ServerId, SnapshotName, SnapshotReason, StorageKind, Vault,
    VaultError, is_damaged, restore_damaged, restore_unopenable,
};
use operations::{Dice, Held, Model, Signed, Worker, is_sound, observe};
use support::{Place, account, enrollment, hotp_account, labels, passphrase, server};

const ROLE: &str = "COUNTERSIGN_TEST_ROLE";
const DIR: &str = "COUNTERSIGN_TEST_DIR";
/// What a process says at its end.
const DONE: &str = "said:done";

/// Who is used where root must not be: nobody.
const NOBODY: u32 = 65534;
/// The process that works on the vault.
const OWNER: u32 = 1;

fn kind_of<T: std::fmt::Debug>(result: &Result<T, VaultError>) -> StorageKind {
    match result {
        Err(VaultError::Storage {
            kind: StorageKind::Other,
            detail,
        }) => panic!("{detail}"),
        Err(VaultError::Storage { kind, .. }) => *kind,
        other => panic!("{other:?}"),
    }
}

fn number(name: &str, default: u64) -> u64 {
    env::var(name).map_or(default, |text| text.parse().unwrap())
}

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Runs this test program again with a role, through another program. Returns whether that could be had: `false` if it says
/// why not.
fn run_as(role: &str, dir: &Path, through: &[&str]) -> bool {
    let able = Command::new(through[0])
        .args(&through[1..])
        .arg(env::current_exe().unwrap())
        .arg("--list")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !able.is_ok_and(|status| status.success()) {
        println!("skipped: {:?} can't be had here", through.join(" "));
        return false;
    }
    let output = Command::new(through[0])
        .args(&through[1..])
        .arg(env::current_exe().unwrap())
        .args([
            "--exact",
            "another_process",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(ROLE, role)
        .env(DIR, dir)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    print!("{text}");
    assert!(
        output.status.success() && text.contains(DONE),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    true
}

/// In namespaces in which file systems can be mounted.
fn run_with_mounts(role: &str) {
    let folder = tempfile::tempdir().unwrap();
    let through: &[&str] = if is_root() {
        &["unshare", "-m"]
    } else {
        &["unshare", "-Urm"]
    };
    run_as(role, folder.path(), through);
}

/// What the other processes do. Without a role, nothing.
#[tokio::test]
async fn another_process() {
    let Ok(role) = env::var(ROLE) else { return };
    let dir = PathBuf::from(env::var_os(DIR).unwrap());
    match role.as_str() {
        "full" => full_disk(&dir).await,
        "read-only mount" => read_only_mount(&dir).await,
        "read-only folder" => read_only_folder(&dir).await,
        "small files" => small_files(&dir).await,
        other => panic!("no such role: {other}"),
    }
    println!("{DONE}");
}

fn mount(arguments: &[&str], on: &Path) {
    let status = Command::new("mount").args(arguments).arg(on).status();
    assert!(status.unwrap().success());
}

/// How much the full disk holds.
const DISK: u64 = 3 * 1024 * 1024;
const PAGE: u64 = 4096;

/// A file that takes all of the disk but so many pages.
fn fill(disk: &Path, leave: u64) -> PathBuf {
    let path = disk.join("filler");
    let mut file = fs::File::create(&path).unwrap();
    while file.write_all(&[1; 4096]).is_ok() {}
    let length = file.metadata().unwrap().len();
    file.set_len(length.saturating_sub(leave * PAGE)).unwrap();
    path
}

async fn full_disk(disk: &Path) {
    mount(
        &["-t", "tmpfs", "-o", &format!("size={DISK}"), "tmpfs"],
        disk,
    );
    let dir = disk.join("vault");

    // No vault is made on a disk that is full, and one is when it no longer is.
    for leave in 0..30 {
        let filler = fill(disk, leave);
        let vault = operations::locked(&dir, 0).await.unwrap();
        let made = vault.create(Opening::Passphrase(passphrase())).await;
        fs::remove_file(filler).unwrap();
        match made {
            Ok(()) => {}
            Err(_) => {
                assert_eq!(kind_of(&made), StorageKind::Full, "with {leave} pages");
                let vault = operations::locked(&dir, 0).await.unwrap();
                vault
                    .create(Opening::Passphrase(passphrase()))
                    .await
                    .unwrap();
            }
        }
        fs::remove_dir_all(&dir).unwrap();
    }

    let seed = number("COUNTERSIGN_FULL_SEED", 1);
    let mut dice = Dice::new(seed);
    let mut worker = Worker::start(&dir, OWNER, true, Model::default())
        .await
        .unwrap();
    worker.prepare().await.unwrap();
    let (mut refused, mut done) = (BTreeMap::<String, u32>::new(), 0);
    for _ in 0..number("COUNTERSIGN_FULL_STEPS", 300) {
        let step = worker.choose(&mut dice);
        let filler = fill(disk, dice.below(12));
        let result = worker.attempt(&step).await;
        match &result {
            Ok(_) => done += 1,
            Err(_) => {
                *refused.entry(step.name()).or_default() += 1;
                assert_eq!(kind_of(&result), StorageKind::Full, "{step:?}");
                // It was not done, not even in part, and that can be read while the disk is full.
                worker.look().await.unwrap();
            }
        }
        fs::remove_file(filler).unwrap();
        if result.is_err() {
            worker.look().await.unwrap();
            worker.attempt(&step).await.unwrap();
        }
        worker.look().await.unwrap();
        worker.keep_few_snapshots();
    }
    is_sound(&dir).await.unwrap();
    println!("seed {seed}: {done} steps done on a disk that was nearly full; refused: {refused:?}");
    assert!(!refused.is_empty());
}

#[test]
fn a_full_disk_is_said_to_be_full_and_takes_nothing_half() {
    run_with_mounts("full");
}

async fn read_only_mount(disk: &Path) {
    mount(
        &["-t", "tmpfs", "-o", &format!("size={DISK}"), "tmpfs"],
        disk,
    );
    let dir = disk.join("vault");
    let now_ms = Model::default().now_ms();
    let vault = operations::locked(&dir, now_ms).await.unwrap();
    vault
        .create(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    let id = vault.add_account(hotp_account("mona")).await.unwrap();

    // A second one, as a loss of power leaves it: with its log. `cp` takes no lock of this process away.
    let cut_off = disk.join("cut off");
    fs::create_dir(&cut_off).unwrap();
    for name in ["vault.db", "vault.db-wal"] {
        let copied = Command::new("cp")
            .arg(dir.join(name))
            .arg(&cut_off)
            .status();
        assert!(copied.unwrap().success());
    }
    drop(vault);
    wait_for_close(&dir);

    mount(&["-o", "remount,ro"], disk);
    for dir in [&dir, &cut_off] {
        // SQLite can't keep its index of the log there, and reads nothing without.
        let opened = operations::locked(dir, now_ms).await;
        assert_eq!(kind_of(&opened), StorageKind::ReadOnly);
    }
    mount(&["-o", "remount,rw"], disk);
    for dir in [&dir, &cut_off] {
        let vault = unlocked(dir).await;
        assert_eq!(vault.next_hotp_counter(id).await, Ok(0));
        assert_eq!(labels(&vault).await, ["mona"]);
    }
}

/// Waits until every handle that was dropped has let go of the files.
fn wait_for_close(dir: &Path) {
    while dir.join("vault.db-wal").exists() {
        std::thread::yield_now();
    }
}

async fn unlocked(dir: &Path) -> Vault {
    let now_ms = Model::default().now_ms();
    let vault = operations::locked(dir, now_ms).await.unwrap();
    vault
        .unlock(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    vault
}

#[test]
fn a_disk_that_can_only_be_read_is_said_to_be_so() {
    run_with_mounts("read-only mount");
}

async fn read_only_folder(folder: &Path) {
    let dir = folder.join("vault");
    let now_ms = Model::default().now_ms();
    let vault = operations::locked(&dir, now_ms).await.unwrap();
    vault
        .create(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    vault.add_account(account("mona")).await.unwrap();
    drop(vault);
    wait_for_close(&dir);

    fs::set_permissions(&dir, Permissions::from_mode(0o500)).unwrap();
    let before = fs::read(dir.join("vault.db")).unwrap();
    let opened = operations::locked(&dir, now_ms).await;
    assert_eq!(kind_of(&opened), StorageKind::ReadOnly);
    drop(opened);
    assert_eq!(fs::read(dir.join("vault.db")).unwrap(), before);
    fs::set_permissions(&dir, Permissions::from_mode(0o700)).unwrap();
    assert_eq!(labels(&unlocked(&dir).await).await, ["mona"]);

    // No vault is made where nothing can be written.
    let empty = folder.join("empty");
    fs::create_dir(&empty).unwrap();
    fs::set_permissions(&empty, Permissions::from_mode(0o500)).unwrap();
    let vault = operations::locked(&empty.join("vault"), now_ms)
        .await
        .unwrap();
    let made = vault.create(Opening::Passphrase(passphrase())).await;
    assert_eq!(kind_of(&made), StorageKind::ReadOnly);
    assert_eq!(fs::read_dir(&empty).unwrap().count(), 0);
}

#[test]
fn a_folder_that_can_only_be_read_is_said_to_be_so() {
    let folder = tempfile::tempdir().unwrap();
    if is_root() {
        chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        let id = NOBODY.to_string();
        let through = ["setpriv", "--reuid", &id, "--regid", &id, "--clear-groups"];
        run_as("read-only folder", folder.path(), &through);
    } else {
        run_as("read-only folder", folder.path(), &["env"]);
    }
}

/// Files can't grow beyond so many blocks of 512 bytes.
const BLOCKS: &str = "600";

async fn small_files(folder: &Path) {
    let dir = folder.join("vault");
    let vault = operations::locked(&dir, Model::default().now_ms())
        .await
        .unwrap();
    vault
        .create(Opening::Passphrase(passphrase()))
        .await
        .unwrap();
    let refused = loop {
        let count = labels(&vault).await.len();
        let mut large = account(&format!("{count}"));
        large.profile.note = "x".repeat(20_000);
        if let Err(error) = vault.add_account(large).await {
            break error;
        }
    };
    println!("refused: {refused}");
    assert!(matches!(refused, VaultError::Storage { .. }), "{refused:?}");
    assert!(!labels(&vault).await.is_empty());
    let count = labels(&vault).await.len();
    assert_eq!(label_set(&vault).await, numbered(count));
}

/// The labels of so many accounts that are numbered; accounts that were added within one second are listed in any order.
fn numbered(count: usize) -> BTreeSet<String> {
    (0..count).map(|n| n.to_string()).collect()
}

async fn label_set(vault: &Vault) -> BTreeSet<String> {
    labels(vault).await.into_iter().collect()
}

#[tokio::test]
async fn a_file_that_can_not_grow_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let script = format!("trap '' XFSZ; ulimit -f {BLOCKS} && exec \"$@\"");
    if run_as("small files", folder.path(), &["sh", "-c", &script, "sh"]) {
        let dir = folder.path().join("vault");
        let vault = unlocked(&dir).await;
        let kept = label_set(&vault).await;
        assert_eq!(kept, numbered(kept.len()));
        vault.add_account(account("after")).await.unwrap();
        is_sound(&dir).await.unwrap();
    }
}

#[tokio::test]
async fn a_folder_that_vanishes_is_not_made_anew() {
    let (place, vault) = Place::with_passphrase().await;
    let id = vault.add_account(hotp_account("mona")).await.unwrap();
    let away = place.folder.path().join("away");
    fs::rename(place.dir(), &away).unwrap();
    for result in [
        vault.add_account(account("lost")).await.map(drop),
        vault.next_hotp_counter(id).await.map(drop),
        vault.accounts().await.map(drop),
        vault.account_secret(id).await.map(drop),
    ] {
        assert_eq!(kind_of(&result), StorageKind::Moved);
    }
    assert!(vault.snapshot(SnapshotReason::Asked).await.is_err());
    assert!(vault.maintain().await.is_err());
    assert!(!place.dir().exists());
    // It comes back, as a drive does.
    fs::rename(&away, place.dir()).unwrap();
    assert_eq!(vault.next_hotp_counter(id).await, Ok(0));
    assert_eq!(labels(&vault).await, ["mona"]);
}

/// A vault with something of everything in it, as one file, and a snapshot of it.
struct Original {
    bytes: Vec<u8>,
    snapshot: (SnapshotName, Vec<u8>),
    accounts: BTreeMap<AccountId, Held>,
    enrollments: BTreeSet<EnrollmentId>,
    servers: BTreeMap<ServerId, Signed>,
}

async fn original() -> Original {
    let (place, vault) = Place::with_passphrase().await;
    for n in 0..12 {
        let mut new = if n % 3 == 0 {
            hotp_account(&format!("{n}"))
        } else {
            account(&format!("{n}"))
        };
        new.profile.tags = vec![OWNER.to_string()];
        new.profile.note = "note ".repeat(if n == 5 { 2000 } else { n });
        let id = vault.add_account(new).await.unwrap();
        if n % 4 == 1 {
            let icon = vec![b'i'; 3000];
            vault.set_account_icon(id, Some(&icon)).await.unwrap();
        }
        if n % 5 == 4 {
            vault.trash_accounts(&[id]).await.unwrap();
        }
        if n == 8 {
            vault.delete_accounts(&[id]).await.unwrap();
        }
    }
    for n in 0..3 {
        let new = enrollment(&format!("{OWNER} {n}"));
        let mut new = new;
        new.token = Some(zeroize::Zeroizing::new(
            "secret of the enrollment".to_owned(),
        ));
        vault.add_enrollment(new).await.unwrap();
    }
    for n in 0..3 {
        let session = (n > 0).then(|| "session ".repeat(n));
        let new = server(&format!("{OWNER} {n}"), session.as_deref());
        vault.add_server(new).await.unwrap();
    }
    let found = observe(&vault, None).await.unwrap();
    let of = found.of[&OWNER].clone();
    let name = vault.snapshot(SnapshotReason::Asked).await.unwrap().name;
    let snapshot = place.dir().join("snapshots").join(format!("{name}.db"));
    drop(vault);
    place.settled().await;
    Original {
        snapshot: (name, fs::read(snapshot).unwrap()),
        bytes: fs::read(place.database()).unwrap(),
        accounts: of.accounts,
        enrollments: of.enrollments.into_keys().collect(),
        servers: of.servers,
    }
}

/// What came of opening a damaged vault.
async fn look_at_damage(dir: &Path, original: &Original) -> Result<&'static str, String> {
    let now_ms = Model::default().now_ms();
    let vault = match operations::locked(dir, now_ms).await {
        Ok(vault) => vault,
        Err(error) => return refused(&error).map(|()| "refused"),
    };
    if let Err(error) = vault.unlock(Opening::Passphrase(passphrase())).await {
        return refused(&error).map(|()| "refused");
    }
    let read = async {
        let list = vault.accounts().await?;
        let trash = vault.trash().await?;
        let enrollments = vault.enrollments().await?;
        let servers = vault.servers().await?;
        Ok((list, trash, enrollments, servers))
    };
    let (list, trash, enrollments, servers) = match read.await {
        Ok(read) => read,
        Err(error) => return refused(&error).map(|()| "refused"),
    };
    let mut damaged = list.damaged.len() + enrollments.damaged.len() + servers.damaged.len();
    let mut missing: BTreeSet<_> = original.accounts.keys().copied().collect();
    let live = list.accounts.into_iter().map(|account| (account, false));
    let gone = trash.into_iter().map(|trashed| (trashed.account, true));
    for (account, trashed) in live.chain(gone) {
        let id = account.id;
        let Some(expected) = original.accounts.get(&id) else {
            return Err(format!("{id} was never there"));
        };
        missing.remove(&id);
        match Held::read(&vault, account, trashed).await {
            Ok(held) if held == *expected => {}
            Ok(held) => return Err(format!("{id}: expected {expected:?}, found {held:?}")),
            Err(VaultError::RecordDamaged(_)) => damaged += 1,
            Err(error) => return Err(format!("{id}: {error}")),
        }
    }
    let mut unseen = original.enrollments.clone();
    for record in enrollments.enrollments {
        unseen.remove(&record.id);
        let opened = [
            vault.enrollment_secret(record.id).await.map(drop),
            vault.enrollment_token(record.id).await.map(drop),
        ];
        for result in opened {
            match result {
                Ok(()) => {}
                Err(VaultError::RecordDamaged(_)) => damaged += 1,
                Err(error) => return Err(format!("{}: {error}", record.id)),
            }
        }
    }
    let mut unknown: BTreeSet<_> = original.servers.keys().copied().collect();
    for record in servers.servers {
        let Some(expected) = original.servers.get(&record.id) else {
            return Err(format!("{} was never there", record.id));
        };
        unknown.remove(&record.id);
        let session = match vault.server_session(record.id).await {
            Ok(session) => Some(String::from_utf8(session.to_vec()).unwrap()),
            Err(VaultError::NotFound) => None,
            Err(VaultError::RecordDamaged(_)) => {
                damaged += 1;
                continue;
            }
            Err(error) => return Err(format!("{}: {error}", record.id)),
        };
        let profile = String::from_utf8(record.profile.to_vec()).unwrap();
        let profile = profile.split_once(' ').unwrap().1.to_owned();
        let found = Signed { profile, session };
        if found != *expected {
            return Err(format!("expected {expected:?}, found {found:?}"));
        }
    }
    if missing.len() + unseen.len() + unknown.len() > damaged {
        return Err(format!(
            "{} accounts, {} enrollments and {} servers are gone, and {damaged} are said to be damaged",
            missing.len(),
            unseen.len(),
            unknown.len()
        ));
    }
    Ok(if damaged > 0 { "set aside" } else { "right" })
}

/// Whether a snapshot takes the place of a vault that was refused, and gives its accounts back.
async fn replace(dir: &Path, original: &Original) -> Result<(), String> {
    let (name, snapshot) = &original.snapshot;
    let folder = dir.join("snapshots");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
    fs::write(folder.join(format!("{name}.db")), snapshot).unwrap();
    let now_ms = Model::default().now_ms();
    let own = || Opening::Passphrase(passphrase());
    let replaced = async {
        if is_damaged(dir, now_ms).await? {
            restore_damaged(dir, *name, now_ms).await?;
        } else {
            let vault = operations::locked(dir, now_ms).await?;
            let unopenable = vault.prove_unopenable(*name, own()).await?;
            drop(vault);
            restore_unopenable(dir, unopenable, *name, now_ms).await?;
        }
        let vault = operations::locked(dir, now_ms).await?;
        vault.unlock(own()).await?;
        Ok::<_, VaultError>(vault.accounts().await?.accounts.len() + vault.trash().await?.len())
    };
    match replaced.await {
        Ok(accounts) if accounts == original.accounts.len() => Ok(()),
        // A program that is too old must leave it alone, and can't tell a flipped number from a newer one.
        Err(VaultError::Newer { .. }) => Ok(()),
        other => Err(format!("no snapshot takes its place: {other:?}")),
    }
}

/// Whether an error says what is wrong.
fn refused(error: &VaultError) -> Result<(), String> {
    match error {
        VaultError::Damaged(_)
        | VaultError::NotAVault
        | VaultError::SlotDamaged
        | VaultError::NoSuchSlot(_)
        | VaultError::WrongPassphrase
        | VaultError::Newer { .. } => Ok(()),
        other => Err(format!("{other:?}")),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_flipped_byte_is_found_and_affects_nothing_else() {
    let seed = number("COUNTERSIGN_FLIP_SEED", 1);
    let flips = number("COUNTERSIGN_FLIPS", 1000);
    let original = Arc::new(original().await);
    let mut dice = Dice::new(seed);
    let mut came_of = BTreeMap::<&str, u32>::new();
    let mut wrong = Vec::new();
    for flip in 0..flips {
        let length = u64::try_from(original.bytes.len()).unwrap();
        let at = usize::try_from(dice.below(length)).unwrap();
        let change = u8::try_from(1 + dice.below(255)).unwrap();
        let mut bytes = original.bytes.clone();
        bytes[at] ^= change;
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("vault");
        fs::create_dir(&dir).unwrap();
        fs::write(dir.join("vault.db"), &bytes).unwrap();
        let (looked, known) = (dir.clone(), Arc::clone(&original));
        let result = tokio::spawn(async move { look_at_damage(&looked, &known).await }).await;
        let place = format!("seed {seed}, flip {flip}: byte {at} by {change:#04x}");
        let refused = matches!(result, Ok(Ok("refused")));
        match result {
            Ok(Ok(what)) => *came_of.entry(what).or_default() += 1,
            Ok(Err(error)) => wrong.push(format!("{place}: {error}")),
            Err(panic) => wrong.push(format!("{place}: {panic}")),
        }
        let log = fs::metadata(dir.join("vault.db-wal")).map_or(0, |log| log.len());
        if fs::read(dir.join("vault.db")).unwrap() != bytes || log > 0 {
            wrong.push(format!("{place}: looking at it changed the file"));
        }
        if refused && let Err(error) = replace(&dir, &original).await {
            wrong.push(format!("{place}: {error}"));
        }
    }
    println!("seed {seed}: {flips} flipped bytes: {came_of:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
