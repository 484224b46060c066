//! Whatever comes to the port that waits for a browser: nothing panics, and no code is taken without the state.
#![no_main]

use countersign_enrollment::testing::code_of_return;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|head: &[u8]| {
    if let Some(code) = code_of_return(head) {
        assert!(!code.is_empty() && !code.contains(char::is_control));
        assert!(head.starts_with(b"GET /callback?"));
    }
});
