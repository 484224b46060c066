//! Whatever stands in a sealed column: it is never opened, and nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    assert!(!countersign_vault::testing::opens_as_sealed_value(bytes));
});
