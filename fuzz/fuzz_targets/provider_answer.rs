//! Whatever a server answers to an enrollment, in any dialect of ZITADEL's or as privacyIDEA: nothing panics, and nothing
//! that is secret is shown. The first two bytes are the status, the first line after them each header.
#![no_main]

use countersign_enrollment::testing::read_provider_answer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((status, rest)) = bytes.split_first_chunk() else {
        return;
    };
    let (header, body) = match rest.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&rest[..at], &rest[at + 1..]),
        None => (&[][..], rest),
    };
    read_provider_answer(100 + u16::from_be_bytes(*status) % 500, header, body);
});
