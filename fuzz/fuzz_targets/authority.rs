//! Whatever is chosen as an authority's certificate: nothing panics.
#![no_main]

use countersign_enrollment::Authority;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(found) = Authority::read(bytes) {
        assert!((1..=Authority::MAX_COUNT).contains(&found.len()));
    }
});
