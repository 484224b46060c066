//! Whatever is dropped on the window as a picture: nothing panics, and what is found is not empty.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &[u8]| {
    if let Ok(texts) = countersign_qr::read_image(file) {
        assert!(!texts.is_empty());
    }
    let _ = countersign_qr::small_png(file, 64);
});
