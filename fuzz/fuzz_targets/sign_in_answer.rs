//! Whatever a server answers to a sign-in (discovery, tokens, a device's codes, who somebody is, refusals): nothing panics,
//! nothing that is secret is shown, and no address is taken that isn't safe. The bytes are as for `provider_answer`.
#![no_main]

use countersign_enrollment::testing::read_sign_in_answer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((status, rest)) = bytes.split_first_chunk() else {
        return;
    };
    let (header, body) = match rest.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&rest[..at], &rest[at + 1..]),
        None => (&[][..], rest),
    };
    read_sign_in_answer(100 + u16::from_be_bytes(*status) % 500, header, body);
});
