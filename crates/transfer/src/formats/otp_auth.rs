//! OTP Auth (iOS): one account (`.otpauth`) or all of them (`.otpauthdb`), an archive of Apple's in an encryption whose key is
//! known, and in it another under the person's password.

use countersign_otp::{Algorithm, Secret, UnknownAlgorithm};
use hmac::{Hmac, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::cipher::{Key, SEEN_THROUGH, open_cbc, open_cbc_blocks};
use crate::draft::{Draft, Family, joined, quoted, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::kdf::{self, Hash};
use crate::plist::{Archive, Node};
use crate::task::Task;

const BLOCK: usize = 16;
const DAMAGED: ReadError = ReadError::Damaged("its archive is not as it should be");
/// The rounds of RNCryptor 3.
const ROUNDS: u32 = 10_000;

/// OTP Auth's files.
pub(crate) struct OtpAuthIos;

/// What is in a file, told by the key of its outer encryption.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holding {
    One,
    All,
}

impl Holding {
    fn outer_key(self) -> Key {
        Zeroizing::new(
            Sha256::digest(match self {
                Self::One => b"OTPAuth".as_slice(),
                Self::All => b"Authenticator".as_slice(),
            })
            .into(),
        )
    }

    /// Which of the two it is, if either: the first block opens to the beginning of a property list.
    fn of(bytes: &[u8]) -> Option<Self> {
        let first = bytes.get(..2 * BLOCK)?;
        [Self::One, Self::All].into_iter().find(|holding| {
            open_cbc_blocks(&holding.outer_key(), &[0; BLOCK], first)
                .is_some_and(|plain| plain.starts_with(b"bplist00"))
        })
    }
}

impl Format for OtpAuthIos {
    fn id(&self) -> &'static str {
        "otp-auth"
    }

    fn name(&self) -> &'static str {
        "OTP Auth"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        match file.content() {
            Content::Binary if Holding::of(file.bytes()).is_some() => Confidence::Certain,
            _ => Confidence::No,
        }
    }

    fn needs_password(&self, _: &File<'_>) -> bool {
        true
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let holding = Holding::of(file.bytes()).ok_or(ReadError::NotRecognised)?;
        let outer = open_cbc(&holding.outer_key(), &[0; BLOCK], file.bytes());
        let outer = outer.ok_or(ReadError::Damaged("it breaks off, or has been changed"))?;
        let outer = Archive::parse(&outer).ok_or(DAMAGED)?;
        let sealed = Sealed::read(&outer, holding).ok_or(DAMAGED)??;
        let plain = task.with_password(|password| sealed.open(password, task))?;
        let archive = Archive::parse(&plain).ok_or(DAMAGED)?;
        let root = archive.root().ok_or(DAMAGED)?;
        let mut import = Import::new(self.id());
        match holding {
            Holding::One => push(&mut import, &root, None, task)?,
            Holding::All => read_folders(&mut import, &root, task)?,
        }
        Ok(import)
    }
}

/// What is under the password.
struct Sealed<'a> {
    bytes: &'a [u8],
    /// Salt and text of the nonce, in the older encryption.
    old: Option<(Zeroizing<String>, Zeroizing<String>)>,
}

impl<'a> Sealed<'a> {
    fn read(outer: &Archive<'a>, holding: Holding) -> Option<Result<Self, ReadError>> {
        let root = outer.root()?;
        let version = root.member("Version")?.tenths()?;
        let (member, old_version) = match holding {
            Holding::One => ("Data", 11),
            Holding::All => ("WrappedData", 10),
        };
        let bytes = root.member(member)?.bytes()?;
        let old = match version - old_version {
            0 => Some((root.member("Salt")?.text()?, root.member("IV")?.text()?)),
            1 => None,
            _ => {
                let version = format!("{}.{}", version / 10, version % 10);
                return Some(Err(ReadError::UnsupportedVersion(version)));
            }
        };
        Some(Ok(Self { bytes, old }))
    }

    /// The older encryption proves nothing: what comes out has to be an archive.
    fn open(&self, password: &[u8], task: &Task<'_>) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        let Some((salt, nonce)) = &self.old else {
            return open_rncryptor(self.bytes, password, task);
        };
        let mut hash = Sha256::new();
        hash.update(salt.as_bytes());
        hash.update(b"-");
        hash.update(password);
        let key: Key = Zeroizing::new(hash.finalize().into());
        let digest: [u8; 20] = Sha1::digest(nonce.as_bytes()).into();
        let mut iv = [0; BLOCK];
        iv.copy_from_slice(&digest[..BLOCK]);
        open_cbc(&key, &iv, self.bytes)
            .filter(|plain| Archive::parse(plain).is_some())
            .ok_or(ReadError::WrongPasswordOrDamaged)
    }
}

/// RNCryptor 3: version and options, a salt for each of two keys, nonce, ciphertext, and a check over all of it.
fn open_rncryptor(
    bytes: &[u8],
    password: &[u8],
    task: &Task<'_>,
) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    const HEAD: usize = 2 + 8 + 8 + BLOCK;
    const CHECK: usize = 32;
    const SHORT: ReadError = ReadError::Damaged("it breaks off");
    let body = bytes.len().checked_sub(CHECK).ok_or(SHORT)?;
    let (message, check) = bytes.split_at(body);
    let (head, sealed) = message.split_at_checked(HEAD).ok_or(SHORT)?;
    if head[..2] != [3, 1] {
        return Err(ReadError::UnsupportedVersion(format!("{}", head[0])));
    }
    let key = |salt: &[u8]| kdf::pbkdf2(task, Hash::Sha1, password, salt, ROUNDS.into(), ROUNDS);
    let check_key = key(&head[10..18])?;
    let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&*check_key);
    let mut mac = mac.map_err(|_| SHORT)?;
    mac.update(message);
    if !SEEN_THROUGH && mac.verify_slice(check).is_err() {
        return Err(ReadError::WrongPasswordOrDamaged);
    }
    let iv: [u8; BLOCK] = head[18..].try_into().map_err(|_| SHORT)?;
    open_cbc(&key(&head[2..10])?, &iv, sealed).ok_or(DAMAGED)
}

fn read_folders(
    import: &mut Import,
    root: &Node<'_, '_>,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let limit = task.limits().rows;
    let folders = root.member("Folders").ok_or(DAMAGED)?;
    for folder in folders.list(limit).ok_or(DAMAGED)? {
        let name = folder.member("name").and_then(|name| name.text());
        let accounts = match folder.member("accounts") {
            Some(accounts) => accounts.list(limit).ok_or(DAMAGED)?,
            None => Vec::new(),
        };
        for account in accounts {
            push(import, &account, name.as_deref().map(String::as_str), task)?;
        }
    }
    Ok(())
}

fn push(
    import: &mut Import,
    account: &Node<'_, '_>,
    folder: Option<&str>,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    task.row(import.rows.len(), 0)?;
    let text = |name: &str| {
        let text = account.member(name).and_then(|member| member.text());
        text.map_or_else(String::new, |text| text.trim().to_owned())
    };
    let (issuer, label) = (text("issuer"), text("label"));
    let outcome = read_account(account, &issuer, &label).map(|mut imported| {
        let folder = folder.map(str::trim).filter(|name| !name.is_empty());
        imported.account.groups.extend(folder.map(str::to_owned));
        imported
    });
    let position = import.rows.len() + 1;
    let original = original(account);
    import.push(
        row(outcome, &joined(&issuer, &label), position, &original),
        task,
    )
}

fn read_account(account: &Node<'_, '_>, issuer: &str, label: &str) -> Result<Imported, Refusal> {
    let number = |name: &str| account.member(name).and_then(|member| member.integer());
    // 0 stands for the usual.
    let unusual = |name: &str| number(name).filter(|number| *number != 0);
    let family = match number("type") {
        Some(1) => Family::Hotp,
        Some(2) => Family::Totp,
        other => return Err(Refusal::UnknownKind(quoted(&shown(other)))),
    };
    let algorithm = match number("algorithm") {
        None | Some(0 | 1) => Algorithm::Sha1,
        Some(2) => Algorithm::Sha256,
        Some(3) => Algorithm::Sha512,
        Some(4) => return Err(UnknownAlgorithm("MD5".to_owned()).into()),
        other => return Err(Refusal::UnknownKind(quoted(&shown(other)))),
    };
    let secret = account.member("secret").and_then(|secret| secret.bytes());
    let secret = secret.filter(|secret| !secret.is_empty());
    let secret = Secret::from_bytes(secret.ok_or(Refusal::SecretMissing)?.to_vec())?;
    let mut draft = Draft::new(issuer, label, family, secret);
    draft.algorithm = algorithm;
    draft.digits = unusual("digits");
    draft.period = unusual("period");
    draft.counter = Some(number("counter").unwrap_or(0));
    draft.finish()
}

fn shown(number: Option<i64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// The members of an account as text, for when it is refused.
fn original(account: &Node<'_, '_>) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::new());
    for name in ["issuer", "label"] {
        if let Some(value) = account.member(name).and_then(|member| member.text()) {
            text.push_str(&format!("{name}={}\n", *value));
        }
    }
    for name in ["type", "algorithm", "digits", "period", "counter"] {
        if let Some(value) = account.member(name).and_then(|member| member.integer()) {
            text.push_str(&format!("{name}={value}\n"));
        }
    }
    if let Some(secret) = account.member("secret").and_then(|secret| secret.bytes()) {
        let secret = Zeroizing::new(data_encoding::BASE32_NOPAD.encode(secret));
        text.push_str("secret=");
        text.push_str(&secret);
    }
    text
}
