//! Whatever a server answers to a sign-in (discovery, tokens, a device's codes, who somebody is, refusals): nothing panics,
//! nothing that is secret is shown, and no address is taken that isn't safe.
#![no_main]

use countersign_enrollment::testing::read_sign_in_answer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| read_sign_in_answer(bytes));
