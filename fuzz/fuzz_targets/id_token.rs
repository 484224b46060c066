//! Whatever an ID token claims, and whatever keys a server publishes: nothing panics, and nobody without the key gets in.
//! The bytes are the claims, and then again a token, a line's end and the document of keys.
#![no_main]

use countersign_enrollment::testing::{is_id_token, subject_of_claims};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(subject) = subject_of_claims(bytes) {
        assert!(!subject.is_empty());
    }
    let at = bytes.iter().position(|byte| *byte == b'\n');
    let (token, keys) = bytes.split_at(at.unwrap_or(bytes.len()));
    if let Ok(token) = std::str::from_utf8(token) {
        assert!(!is_id_token(token, keys));
    }
});
