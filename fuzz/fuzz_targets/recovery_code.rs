//! Whatever is typed as a recovery code: nothing panics, and what is taken is taken again as it is shown.
#![no_main]

use countersign_vault::{RecoveryCode, RecoveryCodeError};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match RecoveryCode::parse(text) {
    Ok(code) => {
        let again = RecoveryCode::parse(code.text());
        assert!(again.is_ok_and(|again| again.is_same(&code)));
    }
    Err(RecoveryCodeError::Character { group, .. } | RecoveryCodeError::Group { group }) => {
        assert!((1..=RecoveryCode::GROUPS).contains(&group));
    }
    Err(RecoveryCodeError::Length { characters }) => assert_ne!(characters, 35),
});
