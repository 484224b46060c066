//! The order of codes in a picture: as one reads, row by row from the top, each from the left.

use zeroize::Zeroizing;

use crate::search::Found;

/// The texts in reading order, each once. A code that is level with the first of a row, give or
/// take half its height, is in that row.
pub(crate) fn in_reading_order(mut found: Vec<Found>) -> Vec<Zeroizing<String>> {
    found.sort_by(|left, right| left.center.1.total_cmp(&right.center.1));
    let mut texts: Vec<Zeroizing<String>> = Vec::new();
    let mut rest = found.as_mut_slice();
    while let [first, ..] = rest {
        let end_of_row = first.center.1 + first.height / 2.0;
        let length = rest
            .iter()
            .take_while(|code| code.center.1 <= end_of_row)
            .count()
            .max(1);
        let (row, below) = rest.split_at_mut(length);
        row.sort_by(|left, right| left.center.0.total_cmp(&right.center.0));
        for code in row {
            if !texts.contains(&code.text) {
                texts.push(std::mem::take(&mut code.text));
            }
        }
        rest = below;
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, x: f32, y: f32) -> Found {
        Found {
            text: Zeroizing::new(text.to_owned()),
            center: (x, y),
            height: 100.0,
        }
    }

    #[test]
    fn codes_are_listed_as_one_reads_and_each_text_once() {
        let texts = in_reading_order(vec![
            found("e", 100.0, 500.0),
            found("b", 300.0, 90.0),
            found("a", 100.0, 110.0),
            found("d", 400.0, 260.0),
            found("c", 500.0, 130.0),
            found("a", 700.0, 510.0),
        ]);
        let texts: Vec<&str> = texts.iter().map(|text| text.as_str()).collect();
        assert_eq!(texts, ["a", "b", "c", "d", "e"]);
    }

    #[test]
    fn places_that_are_no_numbers_lose_no_text() {
        let texts = in_reading_order(vec![
            found("a", f32::NAN, f32::NAN),
            found("b", 1.0, f32::NAN),
            found("c", 1.0, 1.0),
        ]);
        assert_eq!(texts.len(), 3);
    }
}
