//! Backups and exports onto disks that are full and into folders that can only be read.
//!
//! What needs a file system of its own runs in another process in a namespace of its own (`unshare`); what needs a user whom
//! permissions hold back runs as nobody if the tests run as root. Where that can't be had the test is skipped, and says so.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and processes talk through their output"
)]

use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use countersign_app::view::ExportRequest;
use countersign_app::{App, Problem};
use zeroize::Zeroizing;

const ROLE: &str = "COUNTERSIGN_TEST_ROLE";
const DIR: &str = "COUNTERSIGN_TEST_DIR";
/// What a process says at its end.
const DONE: &str = "said:done";
/// Who is used where root must not be: nobody.
const NOBODY: u32 = 65534;

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Runs this test program again with a role, through another program.
fn run_as(role: &str, dir: &Path, through: &[&str]) {
    let able = Command::new(through[0])
        .args(&through[1..])
        .arg(std::env::current_exe().unwrap())
        .arg("--list")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if !able.is_ok_and(|status| status.success()) {
        println!("skipped: {:?} can't be had here", through.join(" "));
        return;
    }
    let output = Command::new(through[0])
        .args(&through[1..])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "another_process", "--nocapture"])
        .env(ROLE, role)
        .env(DIR, dir)
        .output()
        .unwrap();
    assert!(
        output.status.success() && String::from_utf8_lossy(&output.stdout).contains(DONE),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// What the other processes do. Without a role, nothing.
#[tokio::test]
async fn another_process() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let dir = PathBuf::from(std::env::var_os(DIR).unwrap());
    match role.as_str() {
        "full" => full_disk(&dir).await,
        "read-only" => read_only_folder(&dir).await,
        other => panic!("no such role: {other}"),
    }
    println!("{DONE}");
}

fn bytes(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

const FIRST: &str = "otpauth://totp/first?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const SECOND: &str = "otpauth://totp/second?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

async fn add(app: &App, link: &str) {
    app.add_import("link", bytes(link)).await.unwrap();
    app.run_import().await.unwrap();
}

/// An open vault beside a folder that its backups go to.
async fn app(home: &Path, folder: &Path) -> App {
    let app = App::open(&home.join("vault")).await;
    app.create_vault(Some(bytes("correct horse battery")))
        .await
        .unwrap();
    add(&app, FIRST).await;
    app.set_backup_folder(folder).await.unwrap();
    let on = r#"{"on": true, "keep": 1, "passphrase": "orange-Umbrella-7"}"#;
    app.set_backup(bytes(on)).await.unwrap();
    app
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn links() -> ExportRequest {
    ExportRequest {
        format: "otpauth".to_owned(),
        accounts: None,
        password: None,
    }
}

async fn note(app: &App) -> Option<String> {
    app.backup_status().await.unwrap().note
}

async fn full_disk(home: &Path) {
    let disk = home.join("disk");
    fs::create_dir(&disk).unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=128k", "tmpfs"])
        .arg(&disk)
        .status();
    assert!(mounted.unwrap().success());
    let app = app(home, &disk).await;
    app.back_up_now().await.unwrap();
    let list = disk.join("codes.txt");
    app.export_to(&links(), &list).await.unwrap();
    let (before, content) = (files(&disk), fs::read(&list).unwrap());
    assert_eq!(before.len(), 2);
    let backup = fs::read(app.backup_status().await.unwrap().last_path.unwrap()).unwrap();

    add(&app, SECOND).await;
    let filler = disk.join("filler");
    let mut file = fs::File::create(&filler).unwrap();
    while file.write_all(&[1; 4096]).is_ok() {}
    drop(file);
    let refused = app.back_up_now().await.unwrap_err();
    assert_eq!(refused.problem, Problem::DiskFull);
    let said = note(&app).await.unwrap();
    assert!(
        said.starts_with("The last backup could not be made."),
        "{said}"
    );
    let refused = app.export_over(&links(), &list).await.unwrap_err();
    assert_eq!(refused.problem, Problem::DiskFull);
    let refused = app.export_to(&links(), &disk.join("new.txt")).await;
    assert_eq!(refused.unwrap_err().problem, Problem::DiskFull);
    // What was there is there, whole, although only one backup is kept.
    fs::remove_file(&filler).unwrap();
    assert_eq!(files(&disk), before);
    assert_eq!(fs::read(&list).unwrap(), content);
    let last = app.backup_status().await.unwrap().last_path.unwrap();
    assert_eq!(fs::read(&last).unwrap(), backup);

    // It is made as soon as there is room.
    app.back_up_now().await.unwrap();
    assert_eq!(note(&app).await, None);
    let now = app.backup_status().await.unwrap().last_path.unwrap();
    assert!(now != last && !Path::new(&last).exists());
}

#[test]
fn on_a_full_disk_nothing_is_half_written_and_no_backup_goes() {
    let folder = tempfile::tempdir().unwrap();
    let through: &[&str] = match is_root() {
        true => &["unshare", "-m"],
        false => &["unshare", "-Urm"],
    };
    run_as("full", folder.path(), through);
}

async fn read_only_folder(home: &Path) {
    let folder = home.join("backups");
    fs::create_dir(&folder).unwrap();
    let app = app(home, &folder).await;
    app.back_up_now().await.unwrap();
    add(&app, SECOND).await;
    let before = files(&folder);
    fs::set_permissions(&folder, Permissions::from_mode(0o500)).unwrap();
    let refused = app.back_up_now().await.unwrap_err();
    assert_eq!(refused.problem, Problem::NotWritable);
    let said = note(&app).await.unwrap();
    assert!(
        said.starts_with("The last backup could not be made."),
        "{said}"
    );
    let refused = app.export_over(&links(), &folder.join("codes.txt")).await;
    assert_eq!(refused.unwrap_err().problem, Problem::NotWritable);
    assert_eq!(files(&folder), before);
    fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
    app.back_up_now().await.unwrap();
    assert_eq!(note(&app).await, None);
    assert_eq!(files(&folder).len(), 1);
}

#[test]
fn a_folder_that_can_only_be_read_is_said_to_be_so() {
    let folder = tempfile::tempdir().unwrap();
    let id = NOBODY.to_string();
    if is_root() {
        chown(folder.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        let through = ["setpriv", "--reuid", &id, "--regid", &id, "--clear-groups"];
        run_as("read-only", folder.path(), &through);
    } else {
        run_as("read-only", folder.path(), &["env"]);
    }
}
