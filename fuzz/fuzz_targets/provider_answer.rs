//! Whatever a server answers to an enrollment, in any dialect of ZITADEL's or as privacyIDEA: nothing panics, and nothing
//! that is secret is shown.
#![no_main]

use countersign_enrollment::testing::read_provider_answer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_provider_answer(bytes));
