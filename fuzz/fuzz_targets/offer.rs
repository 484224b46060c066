//! Whatever is opened as an enrollment file or link: nothing panics, and what is taken is the same again in both forms.
#![no_main]

use countersign_app::Offer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(offer) = Offer::read(bytes) {
        for form in [offer.link(), offer.file()] {
            assert!(Offer::read(form.as_bytes()).is_ok_and(|again| again == offer));
        }
        assert!(!offer.file_name().contains(['/', '\\']));
    }
});
