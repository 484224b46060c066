//! Real export files of other programs, and what each of them must give. The files are not part of the repository:
//! they are found by `COUNTERSIGN_INTEROP`, or beside it, and without them this test only says so.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed; one that is skipped says so"
)]

use std::path::{Path, PathBuf};

use countersign_otp::Kind;
use countersign_transfer::{Account, File, Import, Limits, Password, ReadError, Task};
use serde_json::Value;

/// The names that `expected.json` has for the formats, and the ids that they have here.
const FORMATS: &[(&str, &str)] = &[
    ("aegis", "aegis"),
    ("otpauth-list", "otpauth"),
    ("2fas", "2fas"),
    ("ente", "ente"),
    ("proton-authenticator", "proton"),
    ("bitwarden-json", "bitwarden"),
    ("bitwarden-csv", "bitwarden"),
    ("stratum", "stratum"),
    ("stratum-legacy", "stratum"),
    ("stratum-sqlite", "stratum"),
    ("andotp", "andotp"),
    ("andotp-old", "andotp"),
    ("authenticator-plus", "authenticator-plus"),
    ("authy", "authy"),
    ("battlenet-xml", "battle-net"),
    ("duo", "duo"),
    ("freeotp-plus", "freeotp-plus"),
    ("freeotp-plus-internal", "freeotp"),
    ("freeotp1", "freeotp"),
    ("freeotp2", "freeotp2"),
    ("google-sqlite", "google-database"),
    ("microsoft-sqlite", "microsoft-database"),
    ("steam", "steam"),
    ("totp-authenticator", "totp-authenticator"),
    ("totp-authenticator-internal", "totp-authenticator"),
];

#[test]
fn every_real_file_gives_what_it_must() {
    let Some(corpus) = corpus() else { return };
    let expected = std::fs::read(corpus.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_slice(&expected).unwrap();
    let files = expected["files"].as_array().unwrap();
    let mut failures = Vec::new();
    let mut accounts = 0;
    for file in files {
        let name = file["file"].as_str().unwrap();
        let bytes = std::fs::read(corpus.join(name)).unwrap();
        match check(file, &bytes) {
            Ok(count) => accounts += count,
            Err(failure) => failures.push(format!("{name}: {failure}")),
        }
    }
    println!(
        "{} files, {accounts} accounts as they must be",
        files.len() - failures.len()
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn corpus() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/interop");
    let corpus = std::env::var_os("COUNTERSIGN_INTEROP").map_or_else(beside, PathBuf::from);
    if corpus.join("expected.json").is_file() {
        return Some(corpus);
    }
    println!(
        "skipped: the corpus of real files is not here ({})",
        corpus.display()
    );
    None
}

fn check(file: &Value, bytes: &[u8]) -> Result<usize, String> {
    let format = file["format"].as_str().unwrap();
    let (_, id) = FORMATS
        .iter()
        .find(|(name, _)| *name == format)
        .ok_or("no format is named for it")?;
    let password = file["password"].as_str();
    let import = read(bytes, password).map_err(|error| error.to_string())?;
    if import.format != *id {
        return Err(format!("read as {}", import.format));
    }
    let mut found: Vec<&Account> = import
        .accounts()
        .map(|imported| &imported.account)
        .collect();
    let expected = file["accounts"].as_array().unwrap();
    for account in expected {
        let same = found.iter().position(|found| is_same(found, account));
        let Some(same) = same else {
            return Err(format!(
                "{}: {} is not among {}",
                account["issuer"],
                account["name"],
                listed(&found)
            ));
        };
        found.remove(same);
    }
    if !found.is_empty() {
        return Err(format!("beyond what is expected: {}", listed(&found)));
    }
    let skipped = file["skipped"].as_array().unwrap().len();
    if import.refused().count() != skipped {
        return Err(format!(
            "refused: {:?}",
            import.refused().collect::<Vec<_>>()
        ));
    }
    if let Some(password) = password {
        check_password(file, bytes, password)?;
    }
    Ok(expected.len())
}

/// Without a password it is asked for; one that is nearly right is told to be wrong, each time.
fn check_password(file: &Value, bytes: &[u8], password: &str) -> Result<(), String> {
    let without = read(bytes, None).map(|_| ()).unwrap_err();
    if without != ReadError::PasswordNeeded {
        return Err(format!("without a password: {without}"));
    }
    let is_certain = file["wrong_password_is_certain"].as_bool().unwrap();
    // Where only the padding can be wrong, one in 256 seems to be right.
    let attempts = if is_certain { 1 } else { 40 };
    for attempt in 0..attempts {
        let wrong = format!("{password}{attempt}");
        match read(bytes, Some(&wrong)).map(|_| ()) {
            Err(ReadError::WrongPassword | ReadError::WrongPasswordOrDamaged) => {}
            other => return Err(format!("with a wrong password: {other:?}")),
        }
    }
    Ok(())
}

fn read(bytes: &[u8], password: Option<&str>) -> Result<Import, ReadError> {
    let limits = Limits::default();
    let password = password.map(|password| Password::new(password).unwrap());
    File::open(bytes, &limits)?.read(&Task::new(password.as_ref(), &limits, &()))
}

fn is_same(found: &Account, expected: &Value) -> bool {
    let kind = match found.kind {
        Kind::Totp { .. } => "totp",
        Kind::Hotp { .. } => "hotp",
        Kind::Steam => "steam",
    };
    let has = |field: &str, value: Value| {
        let also_right = expected["accept"][field].as_array();
        expected[field] == value || also_right.is_some_and(|values| values.contains(&value))
    };
    let is_told = |field: &str, value: Value| expected.get(field).is_none() || has(field, value);
    has("issuer", found.issuer.clone().into())
        && has("name", found.label.clone().into())
        && has("kind", kind.into())
        && has("secret_base32", found.secret.to_base32().to_string().into())
        && has("algorithm", found.kind.algorithm().as_str().into())
        && has("digits", found.kind.digits().get().into())
        && has(
            "period",
            found.kind.period().map(|period| period.get()).into(),
        )
        && has("counter", found.counter.into())
        && is_told("groups", found.groups.clone().into())
        && is_told("note", found.note.clone().into())
        && is_told("favorite", found.pinned.into())
}

fn listed(accounts: &[&Account]) -> String {
    let lines = accounts.iter().map(|a| {
        format!(
            "[{:?} {:?} {:?} {:?} {:?}]",
            a.issuer, a.label, a.kind, a.counter, a.groups
        )
    });
    lines.collect::<Vec<_>>().join(" ")
}
