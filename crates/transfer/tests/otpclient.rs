//! OTPClient itself opens the database that is written for it, makes the same codes, and what it exports of it in three formats
//! of other programs is read back here.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that can't be set up has failed; one that is skipped says so; OTPClient goes by the system's clock"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use countersign_otp::{Algorithm, Digits, Kind, Period, Secret, UnixTime, code_at, code_for_step};
use countersign_transfer::{
    Account, Entropy, EntropyError, File, Limits, Password, Surroundings, Task, export_by_id,
    read_back, write,
};

const PASSWORD: &str = "orange-Umbrella-7";

/// Bytes that are the same in each run.
struct Counting(u8);

impl Entropy for Counting {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), EntropyError> {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(5).wrapping_add(113);
            *byte = self.0;
        }
        Ok(())
    }
}

fn accounts() -> Vec<Account> {
    let account = |issuer: &str, label: &str, kind, secret: &[u8]| {
        let secret = Secret::from_bytes(secret.to_vec()).unwrap();
        Account::new(issuer.to_owned(), label.to_owned(), kind, secret)
    };
    let totp = Kind::Totp {
        algorithm: Algorithm::Sha256,
        digits: Digits::new(8).unwrap(),
        period: Period::new(60).unwrap(),
    };
    let hotp = Kind::Hotp {
        algorithm: Algorithm::Sha1,
        digits: Digits::default(),
    };
    let mut counting = account("Zed", "bob", hotp, b"foobar");
    counting.counter = Some(7);
    vec![
        account("Example", "ann", totp, b"countersign-KAT-key!"),
        counting,
        account("Steam", "eve", Kind::Steam, b"foobar"),
    ]
}

/// A home of OTPClient's with this database in it.
fn home(database: &[u8]) -> PathBuf {
    let home =
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("otpclient-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir_all(home.join(".config")).unwrap();
    let path = home.join("database.enc");
    std::fs::write(&path, database).unwrap();
    let settings = format!(
        "[config]\nuse_secret_service=false\ndb_path={}\n",
        path.display()
    );
    std::fs::write(home.join(".config/otpclient.cfg"), settings).unwrap();
    home
}

/// What OTPClient says; nothing, with the reason told, if it is not here.
fn otpclient(home: &Path, arguments: &[&str]) -> Option<String> {
    let terminal = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/at_terminal.py");
    if Command::new("otpclient-cli")
        .arg("--version")
        .output()
        .is_err()
    {
        println!("skipped: otpclient-cli is not installed");
        return None;
    }
    let ended = Command::new("python3")
        .arg(terminal)
        .args([PASSWORD, "otpclient-cli"])
        .args(arguments)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .output()
        .unwrap();
    let said = String::from_utf8(ended.stdout).unwrap();
    assert!(ended.status.success(), "{arguments:?}: {said}");
    Some(said)
}

fn now() -> UnixTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    UnixTime(since.as_secs())
}

#[test]
fn otpclient_opens_what_is_written_for_it() {
    let accounts = accounts();
    let export = export_by_id("otpclient").unwrap();
    let password = Password::new(PASSWORD).unwrap();
    let mut surroundings = Surroundings {
        password: Some(&password),
        entropy: &mut Counting(1),
        now: UnixTime(1_700_000_000),
    };
    let written = write(export, &accounts, &mut surroundings).unwrap();
    read_back(export, &accounts, &written.bytes, Some(&password), &()).unwrap();
    let home = home(&written.bytes);

    for account in [&accounts[0], &accounts[2]] {
        // Both may fall into different steps: ours is asked for before and after.
        let code = || code_at(&account.secret, &account.kind, now()).unwrap().code;
        let before = code();
        let Some(said) = otpclient(&home, &["show", "-a", &account.label]) else {
            return;
        };
        let theirs = said.trim().rsplit(' ').next().unwrap();
        assert!(
            [before.expose(), code().expose()].contains(&theirs),
            "{said}"
        );
    }

    for (kind, name, format) in [
        // In this version the names of these two are exchanged.
        ("andotp_encrypted", "andotp_exports.json", "andotp"),
        ("andotp_plain", "andotp_exports.json.aes", "andotp"),
        ("aegis", "aegis_export_plain.json", "aegis"),
        ("freeotpplus", "freeotpplus-exports.txt", "otpauth"),
    ] {
        let directory = home.to_str().unwrap();
        otpclient(&home, &["export", "-t", kind, "-d", directory]).unwrap();
        let bytes = std::fs::read(home.join(name)).unwrap();
        let limits = Limits::default();
        let file = File::open(&bytes, &limits).unwrap();
        let import = file
            .read(&Task::new(Some(&password), &limits, &()))
            .unwrap();
        assert_eq!(import.format, format);
        let read: Vec<&Account> = import.accounts().map(|row| &row.account).collect();
        let expected: Vec<&Account> = accounts.iter().collect();
        assert_eq!(read, expected, "{kind}");
    }

    // Showing a code by the counter moves the counter on.
    let counting = &accounts[1];
    let said = otpclient(&home, &["show", "-a", "bob"]).unwrap();
    let expected = code_for_step(&counting.secret, &counting.kind, 7);
    assert!(said.trim().ends_with(expected.expose()), "{said}");
    std::fs::remove_dir_all(home).unwrap();
}
