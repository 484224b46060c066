//! Countersign's own backup: every account with all that is known of it, sealed under a passphrase and nothing else.
//! `docs/backup-format.md` gives the bytes.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

use crate::cipher::{Key, SEEN_THROUGH, seen_through};
use crate::error::ReadError;
use crate::exports::{Entropy, WriteError};
use crate::kdf::{self, Argon2Bounds, Argon2Cost};
use crate::password::Password;
use crate::task::{Limits, Task};

/// How every backup begins.
pub(crate) const MAGIC: &[u8; 18] = b"countersign backup";
/// The version that is written, and the only one that there is.
pub(crate) const VERSION: u8 = 1;
const SALT: usize = 16;
const NONCE: usize = 24;
const TAG: usize = 16;
/// Magic, version, three numbers of four bytes, salt. All of it is authenticated.
const HEADER: usize = MAGIC.len() + 1 + 12 + SALT;
/// Content is padded with spaces to a multiple of this, so that the size tells little.
const BLOCK: usize = 4096;

/// What a new backup's key costs: as much as a vault's passphrase.
const COST: Argon2Cost = Argon2Cost {
    memory_kib: 64 * 1024,
    passes: 3,
    lanes: 1,
};
/// What a backup may ask for.
const BOUNDS: Argon2Bounds = Argon2Bounds {
    memory_kib: 8 * 1024..=1024 * 1024,
    passes: 64,
    lanes: 16,
    work_kib: 8 * 1024 * 1024,
};

/// A key that was derived from a passphrase, and the salt that it was derived with: for backups that are made without asking
/// for the passphrase each time. Never printed, wiped when dropped.
pub struct BackupKey {
    cost: Argon2Cost,
    salt: [u8; SALT],
    key: Key,
}

impl BackupKey {
    /// How many bytes [`BackupKey::to_bytes`] gives.
    pub const BYTES: usize = 12 + SALT + 32;

    /// A new key, with a salt that was never used before.
    ///
    /// # Errors
    /// [`WriteError::Entropy`], [`WriteError::Key`] for want of memory.
    pub fn derive(passphrase: &Password, entropy: &mut dyn Entropy) -> Result<Self, WriteError> {
        let mut salt = [0; SALT];
        entropy.fill(&mut salt)?;
        let limits = Limits::default();
        let task = Task::new(Some(passphrase), &limits, &());
        let passphrase = passphrase.expose().as_bytes();
        let key =
            kdf::argon2id(&task, passphrase, &salt, COST, &BOUNDS).map_err(WriteError::Key)?;
        Ok(Self {
            cost: COST,
            salt,
            key,
        })
    }

    /// To be sealed by whoever keeps it.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(Self::BYTES));
        bytes.extend_from_slice(&numbers(self.cost));
        bytes.extend_from_slice(&self.salt);
        bytes.extend_from_slice(&*self.key);
        bytes
    }

    /// What [`BackupKey::to_bytes`] gave; `None` for anything else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (cost, rest) = bytes.split_first_chunk::<12>()?;
        let (salt, key) = rest.split_first_chunk::<SALT>()?;
        let mut own = Key::default();
        if key.len() != own.len() {
            return None;
        }
        own.copy_from_slice(key);
        Some(Self {
            cost: cost_of(cost),
            salt: *salt,
            key: own,
        })
    }

    /// The file with this content.
    pub(crate) fn seal(
        &self,
        content: &[u8],
        entropy: &mut dyn Entropy,
    ) -> Result<Vec<u8>, WriteError> {
        let mut nonce = [0; NONCE];
        entropy.fill(&mut nonce)?;
        let mut file = Vec::new();
        file.extend_from_slice(MAGIC);
        file.push(VERSION);
        file.extend_from_slice(&numbers(self.cost));
        file.extend_from_slice(&self.salt);
        let mut padded = Zeroizing::new(Vec::with_capacity(content.len().next_multiple_of(BLOCK)));
        padded.extend_from_slice(content);
        padded.resize(content.len().next_multiple_of(BLOCK), b' ');
        let payload = Payload {
            msg: &padded,
            aad: &file,
        };
        let sealed = XChaCha20Poly1305::new((&*self.key).into())
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| WriteError::Internal("a backup is not too long for one message"))?;
        file.extend_from_slice(&nonce);
        file.extend_from_slice(&sealed);
        Ok(file)
    }

    /// What is in a file that this key sealed; `None` if it did not.
    pub(crate) fn open(&self, file: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (header, rest) = file.split_at_checked(HEADER)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
        if SEEN_THROUGH {
            return seen_through(&self.key, sealed, TAG);
        }
        let payload = Payload {
            msg: sealed,
            aad: header,
        };
        XChaCha20Poly1305::new((&*self.key).into())
            .decrypt(&XNonce::from(*nonce), payload)
            .ok()
            .map(Zeroizing::new)
    }
}

impl Drop for BackupKey {
    fn drop(&mut self) {
        self.salt.zeroize();
    }
}

impl std::fmt::Debug for BackupKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BackupKey(..)")
    }
}

/// Whether a file begins like a backup of any version: the first 18 bytes tell.
pub fn begins_like_backup(file: &[u8]) -> bool {
    file.starts_with(MAGIC)
}

/// What is in a backup, opened with a passphrase.
pub(crate) fn open(file: &[u8], task: &Task<'_>) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    const SHORT: ReadError = ReadError::Damaged("it is cut short");
    let header = file.get(MAGIC.len()..HEADER).ok_or(SHORT)?;
    if file.len() < HEADER + NONCE + TAG {
        return Err(SHORT);
    }
    let (version, rest) = header.split_first().ok_or(SHORT)?;
    if *version != VERSION {
        return Err(ReadError::UnsupportedVersion(version.to_string()));
    }
    // What is sealed is whole blocks, so that a file that was cut is told without its passphrase.
    if !(file.len() - HEADER - NONCE - TAG).is_multiple_of(BLOCK) {
        return Err(SHORT);
    }
    let (cost, rest) = rest.split_first_chunk::<12>().ok_or(SHORT)?;
    let (cost, salt): (_, [u8; SALT]) = (cost_of(cost), rest.try_into().map_err(|_| SHORT)?);
    task.with_password(|passphrase| {
        let key = kdf::argon2id(task, passphrase, &salt, cost, &BOUNDS)?;
        let key = BackupKey { cost, salt, key };
        key.open(file).ok_or(ReadError::WrongPasswordOrDamaged)
    })
}

fn numbers(cost: Argon2Cost) -> [u8; 12] {
    let mut bytes = [0; 12];
    for (place, number) in [cost.memory_kib, cost.passes, cost.lanes]
        .into_iter()
        .enumerate()
    {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        bytes[place * 4..][..4].copy_from_slice(&number.to_be_bytes());
    }
    bytes
}

fn cost_of(bytes: &[u8; 12]) -> Argon2Cost {
    let number = |at: usize| {
        bytes[at..at + 4]
            .iter()
            .fold(0, |number, byte| (number << 8) | u64::from(*byte))
    };
    Argon2Cost {
        memory_kib: number(0),
        passes: number(4),
        lanes: number(8),
    }
}
