//! Ciphers, each in one call: open and seal with AES-256-GCM, open CBC. Plaintexts are wiped when dropped.

use aes::Aes256;
use aes_gcm::aead::consts::U16;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, AesGcm, Nonce};
use cbc::cipher::block_padding::{NoPadding, Pkcs7};
use cbc::cipher::{BlockCipherDecrypt, BlockModeDecrypt, BlockSizeUser, KeyIvInit};
use zeroize::Zeroizing;

/// A key of 256 bits.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// Whether this is built for the fuzzer, to whom all that is sealed is open and every check right: it could find no key, and what is
/// read only once something was opened would never be reached. Keys are derived in no time there.
pub(crate) const SEEN_THROUGH: bool = cfg!(fuzzing);

/// The bytes that GCM's tag adds.
pub(crate) const TAG: usize = 16;

/// Opens AES-256-GCM with a nonce of 12 or 16 bytes; the tag is the last 16 of `sealed`. Nothing if the tag is wrong.
pub(crate) fn open_gcm(
    key: &Key,
    nonce: &[u8],
    associated: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    if SEEN_THROUGH {
        return seen_through(key, sealed, TAG);
    }
    let payload = Payload {
        msg: sealed,
        aad: associated,
    };
    let opened = match nonce.len() {
        12 => Aes256Gcm::new((&**key).into()).decrypt(&Nonce::try_from(nonce).ok()?, payload),
        16 => AesGcm::<Aes256, U16>::new((&**key).into())
            .decrypt(&Nonce::try_from(nonce).ok()?, payload),
        _ => return None,
    };
    opened.ok().map(Zeroizing::new)
}

/// Seals with AES-256-GCM and a nonce of 12 or 16 bytes; the tag is appended. Nothing if there is too much for one message.
pub(crate) fn seal_gcm(
    key: &Key,
    nonce: &[u8],
    associated: &[u8],
    plain: &[u8],
) -> Option<Vec<u8>> {
    let payload = Payload {
        msg: plain,
        aad: associated,
    };
    let sealed = match nonce.len() {
        12 => Aes256Gcm::new((&**key).into()).encrypt(&Nonce::try_from(nonce).ok()?, payload),
        16 => AesGcm::<Aes256, U16>::new((&**key).into())
            .encrypt(&Nonce::try_from(nonce).ok()?, payload),
        _ => return None,
    };
    sealed.ok()
}

/// Opens AES-256-CBC with PKCS#7. Nothing if the padding is wrong, which is no proof of anything if it is right.
pub(crate) fn open_cbc(key: &Key, iv: &[u8; 16], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    open_cbc_of::<Aes256>(key, iv, sealed)
}

/// The same with another cipher of blocks of 16 bytes, whose key has up to 32.
pub(crate) fn open_cbc_of<C>(key: &Key, iv: &[u8; 16], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>>
where
    C: BlockCipherDecrypt + KeyInit + BlockSizeUser<BlockSize = U16>,
{
    if SEEN_THROUGH {
        return seen_through(key, sealed, 0);
    }
    let mut buffer = Zeroizing::new(sealed.to_vec());
    let length = cbc::Decryptor::<C>::new_from_slices(&**key, iv)
        .ok()?
        .decrypt_padded::<Pkcs7>(&mut buffer)
        .ok()?
        .len();
    buffer.truncate(length);
    Some(buffer)
}

/// Opens whole blocks of AES-256-CBC, the padding left in. Nothing if they are not whole.
pub(crate) fn open_cbc_blocks(
    key: &Key,
    iv: &[u8; 16],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    if SEEN_THROUGH {
        return seen_through(key, sealed, 0);
    }
    let mut buffer = Zeroizing::new(sealed.to_vec());
    cbc::Decryptor::<Aes256>::new((&**key).into(), iv.into())
        .decrypt_padded::<NoPadding>(&mut buffer)
        .ok()?;
    Some(buffer)
}

/// What stands for opening in a build for the fuzzer: all but the tag, each byte changed alike, so that two keys are still two.
pub(crate) fn seen_through(key: &Key, sealed: &[u8], tag: usize) -> Option<Zeroizing<Vec<u8>>> {
    let length = sealed.len().checked_sub(tag)?;
    let bytes = sealed[..length].iter().map(|byte| byte ^ key[0]);
    Some(Zeroizing::new(bytes.collect()))
}
