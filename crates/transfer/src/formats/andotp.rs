//! andOTP: a JSON list, plain or encrypted in two ways. Abandoned since 2022; its files live on, and OTPClient writes
//! them too.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::cipher::{Key, TAG, open_gcm};
use crate::draft::{Draft, Family, base32, joined, row, split_names, without_issuer};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::kdf::{self, Hash};
use crate::links::seconds;
use crate::task::Task;

const NONCE: usize = 12;
const SALT: usize = 12;
/// The most rounds that are made, and the fewest that any version wrote.
const ROUNDS: std::ops::RangeInclusive<u32> = 1_000..=1_000_000;

/// andOTP's list.
pub(crate) struct AndOtp;

impl Format for AndOtp {
    fn id(&self) -> &'static str {
        "andotp"
    }

    fn name(&self) -> &'static str {
        "andOTP"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        match file.content() {
            Content::List(elements) => elements
                .first()
                .and_then(|first| Object::parse(first))
                .filter(|first| first.has("secret") && first.has("label") && first.has("type"))
                .map_or(Confidence::No, |first| {
                    // Both words are andOTP's alone; other programs' lists have the rest too.
                    if first.has("thumbnail") || first.has("used_frequency") {
                        Confidence::Certain
                    } else {
                        Confidence::Likely
                    }
                }),
            _ if file.bytes().len() > NONCE + TAG && file.may_be_ciphertext() => {
                Confidence::Possible
            }
            _ => Confidence::No,
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        matches!(file.content(), Content::Binary)
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        if let Content::Binary = file.content() {
            let plain = open(file.bytes(), task)?;
            // What a wrong key opens has no right tag; what has one and is no list is damage.
            let text = str::from_utf8(&plain).map_err(|_| DAMAGED)?;
            json::check_depth(text, task.limits())?;
            read_list(&mut import, text, task)?;
        } else {
            read_list(&mut import, file.text().ok_or(DAMAGED)?, task)?;
        }
        Ok(import)
    }
}

const DAMAGED: ReadError = ReadError::Damaged("its content is no list");

/// The newer way begins with its number of rounds, the older one with a nonce: nothing else tells them apart.
fn open(bytes: &[u8], task: &Task<'_>) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    task.with_password(|password| {
        if let Some((rounds, rest)) = bytes.split_first_chunk()
            && let Some((salt, rest)) = rest.split_first_chunk::<SALT>()
            && let Some((nonce, sealed)) = rest.split_first_chunk::<NONCE>()
            && ROUNDS.contains(&u32::from_be_bytes(*rounds))
        {
            let rounds = u64::from(u32::from_be_bytes(*rounds));
            let key = kdf::pbkdf2(task, Hash::Sha1, password, salt, rounds, *ROUNDS.end())?;
            if let Some(plain) = open_gcm(&key, nonce, &[], sealed) {
                return Ok(plain);
            }
        }
        let (nonce, sealed) = bytes
            .split_first_chunk::<NONCE>()
            .ok_or(ReadError::WrongPasswordOrDamaged)?;
        let key: Key = Zeroizing::new(Sha256::digest(password).into());
        open_gcm(&key, nonce, &[], sealed).ok_or(ReadError::WrongPasswordOrDamaged)
    })
}

fn read_list(import: &mut Import, text: &str, task: &Task<'_>) -> Result<(), ReadError> {
    let entries = json::rows(Some(text), task.limits())?;
    for (index, entry) in entries.iter().enumerate() {
        task.row(import.rows.len(), entries.len())?;
        let mut name = String::new();
        let outcome = read_entry(entry, &mut name);
        import.push(row(outcome, &name, index + 1, entry), task)?;
    }
    Ok(())
}

fn read_entry(entry: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut entry = Object::parse(entry).ok_or_else(|| json::malformed("entry"))?;
    let had_issuers = entry.has("issuer");
    let (issuer, label) = (entry.name("issuer")?, entry.name("label")?);
    let (issuer, label) = if had_issuers {
        split_names(&issuer, &label)
    } else {
        // Before there were issuers, the label was `Issuer - name`, and the name could repeat it.
        match label.split_once(" - ") {
            Some((issuer, rest)) => (issuer.to_owned(), without_issuer(rest, issuer)),
            None => split_names("", &label),
        }
    };
    *shown = joined(&issuer, &label);
    let family = Family::named(&entry.name("type")?)?;
    let mut draft = Draft::new(&issuer, &label, family, base32(&entry.text("secret")?)?);
    draft.algorithm = entry.text("algorithm")?.parse()?;
    draft.digits = entry.number("digits")?;
    draft.period = entry.number("period")?;
    draft.counter = entry.number("counter")?;
    let mut imported = draft.finish()?;
    imported.account.groups = entry.texts("tags")?;
    imported.account.last_used = entry.number("last_used")?.and_then(seconds);
    // The name of a picture that the program ships.
    entry.ignore(&["thumbnail"]);
    imported.not_kept(entry.unknown(""));
    Ok(imported)
}
