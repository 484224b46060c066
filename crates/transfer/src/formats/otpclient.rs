//! OTPClient's database, in its three versions. (Its exports are andOTP's, FreeOTP+'s and Aegis' formats.)

use zeroize::Zeroizing;

use crate::cipher::{Key, TAG, open_gcm};
use crate::draft::{Draft, Family, base32, joined, row};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::kdf::{self, Argon2Bounds, Argon2Cost, Hash};
use crate::task::Task;

const MAGIC: &[u8] = b"OTPClient";
pub(crate) const IV: usize = 16;
pub(crate) const SALT: usize = 32;
/// The first version has neither magic nor numbers: nonce and salt only.
const FIRST_HEAD: usize = IV + SALT;
/// The rounds of the first version.
pub(crate) const FIRST_ROUNDS: u32 = 100_000;
const BOUNDS: Argon2Bounds = Argon2Bounds {
    memory_kib: 8..=1024 * 1024,
    passes: 64,
    lanes: 16,
    work_kib: 8 * 1024 * 1024,
};

/// OTPClient's database.
pub(crate) struct OtpClient;

impl Format for OtpClient {
    fn id(&self) -> &'static str {
        "otpclient"
    }

    fn name(&self) -> &'static str {
        "OTPClient"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if file.bytes().starts_with(MAGIC) {
            return Confidence::Certain;
        }
        match file.bytes().len() >= FIRST_HEAD + TAG && file.may_be_ciphertext() {
            true => Confidence::Possible,
            false => Confidence::No,
        }
    }

    fn needs_password(&self, _: &File<'_>) -> bool {
        true
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let head = Head::read(file.bytes())?;
        let plain = task.with_password(|password| {
            let key = head.derive(password, task)?;
            let (associated, sealed) = file.bytes().split_at(head.length);
            open_gcm(&key, &head.iv, associated, sealed).ok_or(ReadError::WrongPasswordOrDamaged)
        })?;
        let mut import = Import::new(self.id());
        read_list(&mut import, &plain, task)?;
        Ok(import)
    }
}

/// What stands before the ciphertext; all of it is authenticated.
struct Head {
    length: usize,
    iv: [u8; IV],
    salt: [u8; SALT],
    /// None: the first version's fixed rounds of PBKDF2.
    cost: Option<Argon2Cost>,
}

impl Head {
    fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        const SHORT: ReadError = ReadError::Damaged("it breaks off in its header");
        let array = |at: usize| -> Result<[u8; IV], ReadError> {
            let slice = bytes.get(at..at + IV).ok_or(SHORT)?;
            slice.try_into().map_err(|_| SHORT)
        };
        let salt = |at: usize| -> Result<[u8; SALT], ReadError> {
            let slice = bytes.get(at..at + SALT).ok_or(SHORT)?;
            slice.try_into().map_err(|_| SHORT)
        };
        if !bytes.starts_with(MAGIC) {
            return Ok(Self {
                length: FIRST_HEAD,
                iv: array(0)?,
                salt: salt(IV)?,
                cost: None,
            });
        }
        let number = |at: usize, is_big: bool| -> Result<u64, ReadError> {
            let slice = bytes.get(at..at + 4).ok_or(SHORT)?;
            let four: [u8; 4] = slice.try_into().map_err(|_| SHORT)?;
            Ok(u64::from(if is_big {
                u32::from_be_bytes(four)
            } else {
                u32::from_le_bytes(four)
            }))
        };
        // The second version is a C structure with three bytes of padding, the third is packed.
        let (version, start, is_big) = if number(9, true)? == 3 {
            (3, 13, true)
        } else {
            (number(12, false)?, 16, false)
        };
        if !matches!(version, 2 | 3) {
            return Err(ReadError::UnsupportedVersion(version.to_string()));
        }
        let numbers = start + IV + SALT;
        let length = numbers + 12;
        if bytes.len() < length + TAG {
            return Err(SHORT);
        }
        Ok(Self {
            length,
            iv: array(start)?,
            salt: salt(start + IV)?,
            cost: Some(Argon2Cost {
                passes: number(numbers, is_big)?,
                memory_kib: number(numbers + 4, is_big)?,
                lanes: number(numbers + 8, is_big)?,
            }),
        })
    }

    fn derive(&self, password: &[u8], task: &Task<'_>) -> Result<Key, ReadError> {
        match self.cost {
            Some(cost) => kdf::argon2id(task, password, &self.salt, cost, &BOUNDS),
            None => {
                let rounds = u64::from(FIRST_ROUNDS);
                kdf::pbkdf2(
                    task,
                    Hash::Sha512,
                    password,
                    &self.salt,
                    rounds,
                    FIRST_ROUNDS,
                )
            }
        }
    }
}

fn read_list(
    import: &mut Import,
    plain: &Zeroizing<Vec<u8>>,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let text = str::from_utf8(plain).map_err(|_| ReadError::Damaged("its content is not text"))?;
    // A C program may leave the end of its text in it.
    let text = text.trim_end_matches('\0');
    json::check_depth(text, task.limits())?;
    let entries = json::rows(Some(text), task.limits())?;
    for (index, entry) in entries.iter().enumerate() {
        task.row(index, entries.len())?;
        let mut name = String::new();
        let outcome = read_entry(entry, &mut name);
        import.push(row(outcome, &name, index + 1, entry), task)?;
    }
    Ok(())
}

fn read_entry(entry: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut entry = Object::parse(entry).ok_or_else(|| json::malformed("entry"))?;
    let (issuer, label) = (entry.name("issuer")?, entry.name("label")?);
    *shown = joined(&issuer, &label);
    let digits = entry.number("digits")?;
    let family = match Family::named(&entry.name("type")?)? {
        Family::Totp if issuer.eq_ignore_ascii_case("steam") && digits == Some(5) => Family::Steam,
        family => family,
    };
    let mut draft = Draft::new(&issuer, &label, family, base32(&entry.text("secret")?)?);
    draft.algorithm = entry.text("algo")?.parse()?;
    draft.digits = digits;
    draft.period = entry.number("period")?;
    draft.counter = entry.number("counter")?;
    let mut imported = draft.finish()?;
    let group = entry.name("group")?;
    imported
        .account
        .groups
        .extend((!group.is_empty()).then_some(group));
    imported.not_kept(entry.unknown(""));
    Ok(imported)
}
