//! What the tests of all formats share.

use std::path::Path;

use countersign_otp::Kind;
use countersign_transfer::{
    Account, File, Import, Limits, Password, ReadError, Row, Task, Warning,
};

/// The password of the known answers and of the fixtures.
pub(crate) const PASSWORD: &str = "orange-Umbrella-7";

/// Reads a file within the usual limits.
pub(crate) fn read(bytes: &[u8], password: Option<&str>) -> Result<Import, ReadError> {
    read_within(&Limits::default(), bytes, password)
}

/// Reads a file within these limits.
pub(crate) fn read_within(
    limits: &Limits,
    bytes: &[u8],
    password: Option<&str>,
) -> Result<Import, ReadError> {
    let password = password.map(|password| Password::new(password).unwrap());
    File::open(bytes, limits)?.read(&Task::new(password.as_ref(), limits, &()))
}

/// Why a file can't be read.
pub(crate) fn failure(bytes: &[u8], password: Option<&str>) -> ReadError {
    match read(bytes, password) {
        Ok(import) => panic!("read: {import:?}"),
        Err(error) => error,
    }
}

/// A file of `tests/fixtures`.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The only account of a file that holds nothing else.
pub(crate) fn only(import: &Import) -> &Account {
    match import.rows.as_slice() {
        [Row::Account(imported)] => &imported.account,
        rows => panic!("not one account: {rows:?}"),
    }
}

/// The warnings of the row at this place.
pub(crate) fn warnings(import: &Import, index: usize) -> &[Warning] {
    match &import.rows[index] {
        Row::Account(imported) => &imported.warnings,
        Row::Refused(refused) => panic!("refused: {refused:?}"),
    }
}

/// The code of why the row at this place is refused.
pub(crate) fn refusal(import: &Import, index: usize) -> &'static str {
    match &import.rows[index] {
        Row::Account(imported) => panic!("taken: {imported:?}"),
        Row::Refused(refused) => refused.reason.code(),
    }
}

/// The accounts, each as one line: issuer, label, secret, kind, counter, and what else is set.
pub(crate) fn lines(import: &Import) -> Vec<String> {
    import.rows.iter().map(line).collect()
}

fn line(row: &Row) -> String {
    let imported = match row {
        Row::Account(imported) => imported,
        Row::Refused(refused) => {
            return format!("refused {:?} {}", refused.name, refused.reason.code());
        }
    };
    let account = &imported.account;
    let kind = match account.kind {
        Kind::Totp {
            algorithm,
            digits,
            period,
        } => {
            format!("totp {algorithm} {} {}", digits.get(), period.get())
        }
        Kind::Hotp { algorithm, digits } => {
            format!(
                "hotp {algorithm} {} #{}",
                digits.get(),
                account.counter.unwrap()
            )
        }
        Kind::Steam => "steam".to_owned(),
    };
    let mut line = format!(
        "{} | {} | {} | {kind}",
        account.issuer,
        account.label,
        *account.secret.to_base32()
    );
    if !account.groups.is_empty() {
        line.push_str(&format!(" groups={:?}", account.groups));
    }
    if !account.note.is_empty() {
        line.push_str(&format!(" note={:?}", account.note));
    }
    if account.pinned {
        line.push_str(" pinned");
    }
    if let Some(icon) = &account.icon {
        line.push_str(&format!(" icon={}/{}", icon.mime, icon.bytes.len()));
    }
    if let Some(at) = account.last_used {
        line.push_str(&format!(" used={at}"));
    }
    if imported.trashed {
        line.push_str(" trashed");
    }
    line
}
