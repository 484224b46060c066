//! KeePass databases (KDBX 3 and 4). They are opened in `keepass`, within bounds; what is in them is read by a library.

use std::panic::{AssertUnwindSafe, catch_unwind};

use keepass::db::{EntryRef, GroupRef};
use keepass::{Database, DatabaseKey};
use zeroize::Zeroizing;

use super::onepassword::read_code;
use crate::draft::{Draft, Family, base32, base64, hex, joined, row};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::keepass::{Header, NO_PASSWORD};
use crate::task::Task;

const MAGIC: &[u8] = b"\x03\xD9\xA2\x9A\x67\xFB\x4B\xB5";

/// A KeePass database.
pub(crate) struct Kdbx;

impl Format for Kdbx {
    fn id(&self) -> &'static str {
        "kdbx"
    }

    fn name(&self) -> &'static str {
        "KeePass"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if file.bytes().starts_with(MAGIC) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, _: &File<'_>) -> bool {
        true
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let header = Header::read(file.bytes())?;
        let opened = task.with_password(|password| header.opened(password, task))?;
        read_opened(Import::new(self.id()), opened, task)
    }
}

/// Reads a database under [`NO_PASSWORD`].
///
/// # Errors
/// [`ReadError::Damaged`], [`ReadError::TooDeep`], [`ReadError::TooManyRows`], [`ReadError::Cancelled`].
pub(super) fn read_opened(
    mut import: Import,
    opened: Zeroizing<Vec<u8>>,
    task: &Task<'_>,
) -> Result<Import, ReadError> {
    let key = DatabaseKey::new().with_password(NO_PASSWORD);
    // What is in a database is a stranger's, and the library's to read: were it to panic, the file is what is wrong.
    let parsed = catch_unwind(AssertUnwindSafe(|| Database::parse(&opened, key)));
    let database = parsed.ok().and_then(Result::ok);
    let database = database.ok_or(ReadError::Damaged("it can't be read"))?;
    drop(opened);
    let bin = database.meta.recyclebin_uuid;
    read_group(&mut import, &database.root(), None, bin.as_ref(), task)?;
    Ok(import)
}

/// Where a group is. Written out only where an account needs it: there may be many groups in one with a long name.
struct Place<'a> {
    name: &'a str,
    within: Option<&'a Place<'a>>,
    depth: usize,
}

impl Place<'_> {
    fn path(&self) -> String {
        match self.within {
            None => self.name.to_owned(),
            Some(outer) => format!("{}/{}", outer.path(), self.name),
        }
    }
}

fn read_group(
    import: &mut Import,
    group: &GroupRef<'_>,
    place: Option<&Place<'_>>,
    bin: Option<&uuid::Uuid>,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    if bin == Some(&group.id().uuid()) {
        return Ok(());
    }
    if place.is_some_and(|place| place.depth > task.limits().depth) {
        return Err(ReadError::TooDeep {
            limit: task.limits().depth,
        });
    }
    for entry in group.entries() {
        let Some(outcome) = read_entry(&entry) else {
            continue;
        };
        task.row(import.rows.len(), 0)?;
        let outcome = outcome.map(|mut imported| {
            imported
                .account
                .groups
                .extend(place.map(Place::path).filter(|path| !path.is_empty()));
            imported.account.groups.extend(entry.tags.iter().cloned());
            imported
        });
        let name = joined(
            entry.get_title().unwrap_or_default(),
            entry.get_username().unwrap_or_default(),
        );
        let position = import.rows.len() + 1;
        import.push(row(outcome, &name, position, &original(&entry)), task)?;
    }
    for inner in group.groups() {
        let inner_place = Place {
            name: &inner.name,
            within: place,
            depth: place.map_or(1, |place| place.depth + 1),
        };
        read_group(import, &inner, Some(&inner_place), bin, task)?;
    }
    Ok(())
}

/// The fields that say anything of a code.
const FIELDS: [&str; 14] = [
    "otp",
    "TOTP Seed",
    "TOTP Settings",
    "TimeOtp-Secret",
    "TimeOtp-Secret-Hex",
    "TimeOtp-Secret-Base32",
    "TimeOtp-Secret-Base64",
    "TimeOtp-Algorithm",
    "HmacOtp-Secret",
    "HmacOtp-Secret-Hex",
    "HmacOtp-Secret-Base32",
    "HmacOtp-Secret-Base64",
    "HmacOtp-Counter",
    "TimeOtp-Length",
];

/// Whether a field that says anything of a code is no text once it is decrypted: the library decrypts an entry's fields before
/// its history, wherever they stand, and some programs write them behind it.
fn is_garbled(entry: &EntryRef<'_>) -> bool {
    let mut values = FIELDS.iter().filter_map(|name| entry.get(name));
    values.any(|value| {
        value
            .trim()
            .contains(|c: char| c == char::REPLACEMENT_CHARACTER || c.is_control())
    })
}

/// What of an entry can be saved as text when it can't be taken: its code, and never its password.
fn original(entry: &EntryRef<'_>) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::new());
    if is_garbled(entry) {
        return text;
    }
    for name in FIELDS {
        if let Some(value) = entry.get(name) {
            text.push_str(&format!("{name}={value}\n"));
        }
    }
    text
}

/// The code of an entry, in whichever of the ways its program keeps it; `None` if it has none.
fn read_entry(entry: &EntryRef<'_>) -> Option<Result<Imported, Refusal>> {
    let title = entry.get_title().unwrap_or_default();
    let user = entry.get_username().unwrap_or_default();
    let get = |name: &str| entry.get(name).filter(|text| !text.trim().is_empty());
    if is_garbled(entry) {
        return Some(Err(Refusal::Undecryptable));
    }
    let outcome = if let Some(seed) = get("TOTP Seed") {
        from_tray(title, user, seed, get("TOTP Settings").unwrap_or("30;6"))
    } else if let Some(otp) = get("otp") {
        match otp.trim().split_once('=') {
            Some(("key", _)) => from_keeotp(title, user, otp),
            _ => read_code(otp, title, user),
        }
    } else if let Some(secret) = keepass2_secret(&get, "TimeOtp-Secret") {
        from_keepass2(title, user, secret, Family::Totp, &get)
    } else if let Some(secret) = keepass2_secret(&get, "HmacOtp-Secret") {
        from_keepass2(title, user, secret, Family::Hotp, &get)
    } else {
        return None;
    };
    Some(outcome.map(|mut imported| {
        let note = get("Notes").unwrap_or_default();
        note.clone_into(&mut imported.account.note);
        imported
    }))
}

/// `30;6`, or `30;S` for Steam; what follows is the address of a time server.
fn from_tray(title: &str, user: &str, seed: &str, settings: &str) -> Result<Imported, Refusal> {
    let mut settings = settings.split(';').map(str::trim);
    let period = settings.next().unwrap_or_default();
    let digits = settings.next().unwrap_or_default();
    let family = if digits.eq_ignore_ascii_case("s") {
        Family::Steam
    } else {
        Family::Totp
    };
    let mut draft = Draft::new(title, user, family, base32(seed)?);
    draft.period = number(period)?;
    if family != Family::Steam {
        draft.digits = number(digits)?;
    }
    draft.finish()
}

/// `key=…&size=…&step=…&type=…&counter=…&otpHashMode=…`, of the plugin KeeOtp.
fn from_keeotp(title: &str, user: &str, text: &str) -> Result<Imported, Refusal> {
    let get = |name: &str| {
        text.trim()
            .split('&')
            .filter_map(|piece| piece.split_once('='))
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| {
                percent_encoding::percent_decode_str(value)
                    .decode_utf8_lossy()
                    .into_owned()
            })
            .unwrap_or_default()
    };
    let kind = get("type");
    let family = if kind.is_empty() {
        Family::Totp
    } else {
        Family::named(&kind)?
    };
    let mut draft = Draft::new(title, user, family, base32(&get("key"))?);
    draft.algorithm = get("otpHashMode").parse()?;
    draft.digits = number(&get("size"))?;
    draft.period = number(&get("step"))?;
    draft.counter = number(&get("counter"))?;
    draft.finish()
}

/// The secret that KeePass itself keeps, in one of four encodings.
fn keepass2_secret<'a>(
    get: &impl Fn(&str) -> Option<&'a str>,
    name: &str,
) -> Option<Result<countersign_otp::Secret, Refusal>> {
    let from = |bytes: Option<Zeroizing<Vec<u8>>>, what| {
        let bytes = bytes.ok_or(Refusal::SecretEncoding(what))?;
        Ok(countersign_otp::Secret::from_bytes(bytes.to_vec())?)
    };
    if let Some(text) = get(&format!("{name}-Base32")) {
        return Some(base32(text));
    }
    if let Some(text) = get(&format!("{name}-Hex")) {
        return Some(from(hex(text), "hex"));
    }
    if let Some(text) = get(&format!("{name}-Base64")) {
        return Some(from(base64(text), "base64"));
    }
    // Without an encoding, the text's own bytes are the secret.
    get(name).map(|text| {
        Ok(countersign_otp::Secret::from_bytes(
            text.as_bytes().to_vec(),
        )?)
    })
}

fn from_keepass2<'a>(
    title: &str,
    user: &str,
    secret: Result<countersign_otp::Secret, Refusal>,
    family: Family,
    get: &impl Fn(&str) -> Option<&'a str>,
) -> Result<Imported, Refusal> {
    let mut draft = Draft::new(title, user, family, secret?);
    draft.algorithm = get("TimeOtp-Algorithm").unwrap_or_default().parse()?;
    draft.digits = number(get("TimeOtp-Length").unwrap_or_default())?;
    draft.period = number(get("TimeOtp-Period").unwrap_or_default())?;
    if family == Family::Hotp {
        draft.counter = Some(number(get("HmacOtp-Counter").unwrap_or_default())?.unwrap_or(0));
    }
    draft.finish()
}

fn number(text: &str) -> Result<Option<i64>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| Refusal::Malformed("a number".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::password::Password;
    use crate::task::Limits;

    fn read(version: u8, fields: &[(u8, &[u8])]) -> ReadError {
        let mut bytes = MAGIC.to_vec();
        bytes.extend([0, 0, version, 0]);
        for (kind, value) in fields.iter().chain(&[(0, &[][..])]) {
            bytes.push(*kind);
            let length = u32::try_from(value.len()).unwrap().to_le_bytes();
            bytes.extend(&length[..if version == 3 { 2 } else { 4 }]);
            bytes.extend(*value);
        }
        let (limits, password) = (Limits::default(), Password::new("x").unwrap());
        let file = File::open(&bytes, &limits).unwrap();
        let task = Task::new(Some(&password), &limits, &());
        Kdbx.read(&file, &task).unwrap_err()
    }

    #[test]
    fn fields_that_are_too_short_are_damage() {
        for (version, kind, value) in [
            (3, 3, &b"\x01\0\0"[..]),
            (3, 6, b"\x60\xEA\0\0"),
            (3, 10, b""),
            (4, 3, b"\x01"),
            (4, 11, b"\0\x01\x04\x01\0\0\0P\x01\0\0\0\x02\0"),
            (4, 11, b"\0\x01\x05\x01\0\0\0I\x04\0\0\0\x02\0\0\0\0"),
        ] {
            let refused = read(version, &[(kind, value)]);
            assert!(matches!(refused, ReadError::Damaged(_)), "{version} {kind}");
        }
    }
}
