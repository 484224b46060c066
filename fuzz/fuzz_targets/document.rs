//! Whatever is in a document: nothing panics. How long a page takes is bounded by the process that reads it, not here.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|content: &[u8]| {
    let _ = countersign_qr::read_image(&[b"%PDF-1.7\n", content].concat());
});
