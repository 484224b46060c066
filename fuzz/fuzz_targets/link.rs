//! Whatever is pasted, typed or opened as a link, a key or a code: nothing panics, and what is taken is written and read
//! back the same.
#![no_main]

use countersign_otp::{OtpAuth, Secret, TypedCode, other_parameters};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(link) = OtpAuth::parse(text) {
        let again = OtpAuth::parse(&link.to_link());
        assert!(
            again.is_ok_and(|again| again.secret.expose() == link.secret.expose()
                && again.kind == link.kind
                && again.issuer == link.issuer
                && again.label == link.label
                && again.counter == link.counter)
        );
        let _ = TypedCode::read(text, &link.kind);
    }
    let _ = other_parameters(text);
    let _ = Secret::from_base32(text);
});
