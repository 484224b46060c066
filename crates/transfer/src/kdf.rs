//! From passwords to keys. What the file asks for is checked before anything is derived, and a derivation that
//! takes much memory is made one at a time.

use std::sync::Mutex;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use hmac::Hmac;
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use zeroize::{Zeroize, Zeroizing};

use crate::cipher::{Key, SEEN_THROUGH};
use crate::error::ReadError;
use crate::task::{Step, Task};

const MIB: u64 = 1024 * 1024;

/// Above this a derivation is made alone.
const LARGE: u64 = 128 * MIB;

static ONE_LARGE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// What Argon2 is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Argon2Cost {
    /// Memory in KiB.
    pub(crate) memory_kib: u64,
    /// Passes over the memory.
    pub(crate) passes: u64,
    /// Lanes.
    pub(crate) lanes: u64,
}

/// The most that a format may ask of Argon2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Argon2Bounds {
    pub(crate) memory_kib: std::ops::RangeInclusive<u64>,
    pub(crate) passes: u64,
    pub(crate) lanes: u64,
    /// The most memory times passes, in KiB.
    pub(crate) work_kib: u64,
}

/// Argon2id, version 0x13, 32 bytes.
pub(crate) fn argon2id(
    task: &Task<'_>,
    password: &[u8],
    salt: &[u8],
    cost: Argon2Cost,
    bounds: &Argon2Bounds,
) -> Result<Key, ReadError> {
    let kind = (Algorithm::Argon2id, Version::V0x13);
    argon2(task, kind, password, salt, cost, bounds)
}

/// Argon2 of this kind, 32 bytes.
pub(crate) fn argon2(
    task: &Task<'_>,
    (algorithm, version): (Algorithm, Version),
    password: &[u8],
    salt: &[u8],
    cost: Argon2Cost,
    bounds: &Argon2Bounds,
) -> Result<Key, ReadError> {
    let Argon2Cost {
        memory_kib,
        passes,
        lanes,
    } = cost;
    let is_within = bounds.memory_kib.contains(&memory_kib)
        && (1..=bounds.passes).contains(&passes)
        && (1..=bounds.lanes).contains(&lanes)
        && memory_kib.saturating_mul(passes) <= bounds.work_kib
        && memory_kib >= 8 * lanes;
    let refused = || {
        ReadError::KdfOutOfBounds(format!(
            "Argon2 with {memory_kib} KiB, {passes} passes and {lanes} lanes"
        ))
    };
    let number = |value: u64| u32::try_from(value).map_err(|_| refused());
    if !is_within {
        return Err(refused());
    }
    let params = Params::new(
        number(memory_kib)?,
        number(passes)?,
        number(lanes)?,
        Some(32),
    )
    .map_err(|_| refused())?;
    let memory = memory_kib * 1024;
    begin(task, memory)?;
    if SEEN_THROUGH {
        return Ok(Key::default());
    }
    let _alone = (memory > LARGE).then(|| {
        ONE_LARGE_AT_A_TIME
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    });

    let mut blocks: Vec<Block> = Vec::new();
    let count = params.block_count();
    blocks
        .try_reserve_exact(count)
        .map_err(|_| not_enough(memory, 0))?;
    blocks.resize(count, Block::default());
    let mut key = Zeroizing::new([0; 32]);
    let derived = Argon2::new(algorithm, version, params).hash_password_into_with_memory(
        password,
        salt,
        &mut *key,
        &mut blocks,
    );
    // What it leaves in its memory could tell the key.
    blocks.iter_mut().for_each(Zeroize::zeroize);
    derived.map_err(|_| ReadError::Damaged("the salt of its key derivation is too short"))?;
    Ok(key)
}

/// scrypt, 32 bytes. N a power of two from 1024 to 2²⁰, r up to 32, p up to 16, at most 256 MiB.
pub(crate) fn scrypt(
    task: &Task<'_>,
    password: &[u8],
    salt: &[u8],
    n: u64,
    r: u64,
    p: u64,
) -> Result<Key, ReadError> {
    let memory = n.saturating_mul(r).saturating_mul(128);
    let is_within = n.is_power_of_two()
        && (1024..=1 << 20).contains(&n)
        && (1..=32).contains(&r)
        && (1..=16).contains(&p)
        && memory <= 256 * MIB;
    let refused = || ReadError::KdfOutOfBounds(format!("scrypt with N {n}, r {r} and p {p}"));
    let number = |value: u64| u32::try_from(value).map_err(|_| refused());
    if !is_within {
        return Err(refused());
    }
    let log_n = u8::try_from(n.ilog2()).map_err(|_| refused())?;
    let params = scrypt::Params::new(log_n, number(r)?, number(p)?).map_err(|_| refused())?;
    begin(task, memory)?;
    if SEEN_THROUGH {
        return Ok(Key::default());
    }
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(password, salt, &params, &mut *key).map_err(|_| refused())?;
    Ok(key)
}

/// The hash function inside PBKDF2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
    Sha512,
}

/// PBKDF2 (RFC 8018), 32 bytes, with from 1 to `most` rounds.
pub(crate) fn pbkdf2(
    task: &Task<'_>,
    hash: Hash,
    password: &[u8],
    salt: &[u8],
    rounds: u64,
    most: u32,
) -> Result<Key, ReadError> {
    let rounds = u32::try_from(rounds)
        .ok()
        .filter(|rounds| (1..=most).contains(rounds))
        .ok_or_else(|| ReadError::KdfOutOfBounds(format!("PBKDF2 with {rounds} rounds")))?;
    begin(task, 0)?;
    if SEEN_THROUGH {
        return Ok(Key::default());
    }
    let mut key = Zeroizing::new([0; 32]);
    let derived = match hash {
        Hash::Sha1 => pbkdf2::pbkdf2::<Hmac<Sha1>>(password, salt, rounds, &mut *key),
        Hash::Sha256 => pbkdf2::pbkdf2::<Hmac<Sha256>>(password, salt, rounds, &mut *key),
        Hash::Sha512 => pbkdf2::pbkdf2::<Hmac<Sha512>>(password, salt, rounds, &mut *key),
    };
    derived.map_err(|_| ReadError::Damaged("its key derivation can't be made"))?;
    Ok(key)
}

/// Says that a derivation begins, and fails if there isn't the memory for it.
fn begin(task: &Task<'_>, memory: u64) -> Result<(), ReadError> {
    if let Some(free) = task.limits().free_memory
        && memory > free
    {
        return Err(not_enough(memory, free));
    }
    task.step(Step::DerivingKey { memory })
}

fn not_enough(needed: u64, free: u64) -> ReadError {
    ReadError::NotEnoughMemory {
        needed_mib: needed.div_ceil(MIB),
        free_mib: free / MIB,
    }
}
