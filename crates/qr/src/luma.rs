//! How light colours are.

/// How light a colour of red, green and blue is, each from 0 to 255 (ITU-R BT.709, in whole numbers).
pub fn luma_of([red, green, blue]: [u32; 3]) -> u8 {
    // In 65,536ths, so that their sum is one.
    const WEIGHTS: [u32; 3] = [13_933, 46_871, 4_732];
    let [red_weight, green_weight, blue_weight] = WEIGHTS;
    let sum =
        red.min(255) * red_weight + green.min(255) * green_weight + blue.min(255) * blue_weight;
    let [_, _, luma, _] = sum.to_le_bytes();
    luma
}

/// How light pixels of red, green, blue and alpha are, on white.
pub fn luma_of_rgba(rgba: &[u8]) -> Vec<u8> {
    on(rgba, 255)
}

/// How light pixels of red, green, blue and alpha are on a ground of this grey.
pub(crate) fn on(rgba: &[u8], ground: u32) -> Vec<u8> {
    let (pixels, _) = rgba.as_chunks::<4>();
    let luma = pixels.iter().map(|[red, green, blue, alpha]| {
        let [red, green, blue, alpha] = [red, green, blue, alpha].map(|part| u32::from(*part));
        if alpha == 255 {
            return luma_of([red, green, blue]);
        }
        luma_of([red, green, blue].map(|part| (part * alpha + ground * (255 - alpha)) / 255))
    });
    luma.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_is_lightest_and_nothing_shows_the_ground() {
        assert_eq!(luma_of([255; 3]), 255);
        assert_eq!(luma_of([0; 3]), 0);
        assert_eq!(luma_of([u32::MAX; 3]), 255);
        assert_eq!(luma_of_rgba(&[0, 0, 0, 0, 0, 0, 0, 255, 9]), [255, 0]);
        assert_eq!(on(&[255, 255, 255, 0], 0), [0]);
        // Green looks lighter than red, and red than blue.
        assert!(luma_of([0, 255, 0]) > luma_of([255, 0, 0]));
        assert!(luma_of([255, 0, 0]) > luma_of([0, 0, 255]));
    }
}
