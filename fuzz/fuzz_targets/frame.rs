//! Pixels as a camera gives them: the search for codes neither panics nor goes on for long.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|pixels: &[u8]| {
    let [width, height, rest @ ..] = pixels else {
        return;
    };
    let (width, height) = (u32::from(*width), u32::from(*height));
    let Some(luma) = rest.get(..(width * height) as usize) else {
        return;
    };
    let _ = countersign_qr::read_frame(width, height, luma);
    let _ = countersign_qr::read_luma(width, height, luma.to_vec());
});
