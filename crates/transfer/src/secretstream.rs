//! One message of libsodium's secretstream (XChaCha20-Poly1305), as Ente's exports hold it. It is not the plain
//! XChaCha20-Poly1305: the key is derived anew, the counter begins elsewhere, and a block with a tag comes first.

use chacha20::cipher::{KeyIvInit, StreamCipher};
use chacha20::{ChaCha20, R20, hchacha};
use poly1305::Poly1305;
use poly1305::universal_hash::KeyInit;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::cipher::{Key, SEEN_THROUGH, seen_through};

/// The length of a stream's header.
pub(crate) const HEADER: usize = 24;

/// What a message is longer than what is in it: the tag and the MAC.
pub(crate) const OVERHEAD: usize = 1 + MAC;

const MAC: usize = 16;
const BLOCK: usize = 64;

/// The tags that are taken: a message in the middle of a stream, and the last one.
const TAG_MESSAGE: u8 = 0;
const TAG_FINAL: u8 = 3;

/// Opens the first message of a stream. Nothing if the MAC is wrong.
pub(crate) fn open(key: &Key, header: &[u8; HEADER], message: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (&sealed_tag, rest) = message.split_first()?;
    let (sealed, mac) = rest.split_at_checked(rest.len().checked_sub(MAC)?)?;
    if SEEN_THROUGH {
        return seen_through(key, sealed, 0);
    }
    let Parts {
        mut stream,
        mut block,
        poly_key,
    } = begin(key, header);

    let keystream = block[0];
    block[0] = sealed_tag;
    let found = mac_of(&poly_key, &block, sealed);
    if !bool::from(found.ct_eq(mac)) {
        return None;
    }
    if ![TAG_MESSAGE, TAG_FINAL].contains(&(sealed_tag ^ keystream)) {
        return None;
    }
    let mut plain = Zeroizing::new(sealed.to_vec());
    stream.apply_keystream(&mut plain);
    Some(plain)
}

/// Seals one message, the only one of its stream.
pub(crate) fn seal(key: &Key, header: &[u8; HEADER], plain: &[u8]) -> Vec<u8> {
    let Parts {
        mut stream,
        mut block,
        poly_key,
    } = begin(key, header);
    block[0] ^= TAG_FINAL;
    let mut sealed = plain.to_vec();
    stream.apply_keystream(&mut sealed);
    let mac = mac_of(&poly_key, &block, &sealed);
    let mut message = Vec::with_capacity(plain.len() + OVERHEAD);
    message.push(block[0]);
    message.extend_from_slice(&sealed);
    message.extend_from_slice(&mac);
    message
}

struct Parts {
    /// At the block where the content begins.
    stream: ChaCha20,
    /// The keystream of the block with the tag.
    block: Zeroizing<[u8; BLOCK]>,
    poly_key: Zeroizing<[u8; 32]>,
}

fn begin(key: &Key, header: &[u8; HEADER]) -> Parts {
    let (salt, rest) = header.split_at(16);
    let mut input = [0; 16];
    input.copy_from_slice(salt);
    let subkey: Key = Zeroizing::new(hchacha::<R20>((&**key).into(), &input.into()).into());
    // The counter of messages, from 1, and then what is left of the header.
    let mut nonce = [0; 12];
    nonce[0] = 1;
    nonce[4..].copy_from_slice(rest);
    let mut stream = ChaCha20::new((&*subkey).into(), &nonce.into());
    // The first half of block 0 is the MAC's key; block 1 hides the tag.
    let mut first = Zeroizing::new([0; BLOCK]);
    stream.apply_keystream(&mut *first);
    let mut poly_key = Zeroizing::new([0; 32]);
    poly_key.copy_from_slice(&first[..32]);
    let mut block = Zeroizing::new([0; BLOCK]);
    stream.apply_keystream(&mut *block);
    Parts {
        stream,
        block,
        poly_key,
    }
}

/// The MAC over the block with the sealed tag and over the content. The zeros between the content and the lengths
/// are as many as libsodium's own arithmetic gives, which does not round up.
fn mac_of(poly_key: &[u8; 32], block: &[u8; BLOCK], sealed: &[u8]) -> [u8; MAC] {
    let mut message = Vec::with_capacity(BLOCK + sealed.len() + 32);
    message.extend_from_slice(block);
    message.extend_from_slice(sealed);
    message.resize(message.len() + (sealed.len() & 15), 0);
    message.extend_from_slice(&0_u64.to_le_bytes());
    let length = u64::try_from(BLOCK + sealed.len()).unwrap_or(u64::MAX);
    message.extend_from_slice(&length.to_le_bytes());
    Poly1305::new(poly_key.into())
        .compute_unpadded(&message)
        .into()
}
