//! Whatever is found within a sealed value or a slot: nothing panics, and what is read is kept as it is.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| countersign_vault::testing::read_as_contents(bytes));
