//! Whatever is in a drawing: nothing panics, and what takes too long is refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|content: &str| {
    let drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 40 40\">{content}</svg>"
    );
    let _ = countersign_qr::read_image(drawing.as_bytes());
});
