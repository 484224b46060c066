//! Tables (CSV), within bounds.

use csv_core::{ReadFieldResult, Reader};
use zeroize::Zeroizing;

use crate::error::ReadError;

/// The most columns of a row. Other programs write a few dozen.
const MOST: usize = 10_000;

const TOO_MANY: ReadError = ReadError::Damaged("a line has too many columns");

/// The cells of a line in which nothing is quoted, within the same bound.
pub(crate) fn unquoted(line: &str) -> Result<Vec<&str>, ReadError> {
    let cells: Vec<&str> = line.split(',').take(MOST + 2).collect();
    match cells.len() <= MOST + 1 {
        true => Ok(cells),
        false => Err(TOO_MANY),
    }
}

/// Refuses a table that has a row with more columns than anybody needs: each takes room of its own, however short it is.
pub(crate) fn check_columns(text: &str) -> Result<(), ReadError> {
    let mut reader = Reader::new();
    let mut passed = Zeroizing::new([0; 4096]);
    let mut rest = text.as_bytes();
    let mut columns = 0;
    loop {
        let (outcome, read, _) = reader.read_field(rest, &mut *passed);
        rest = &rest[read..];
        match outcome {
            ReadFieldResult::Field { record_end: true } => columns = 0,
            ReadFieldResult::Field { record_end: false } if columns == MOST => {
                return Err(TOO_MANY);
            }
            ReadFieldResult::Field { record_end: false } => columns += 1,
            // Of no further input the reader makes the last field, and then the end.
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::End => return Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_the_table_is_read() {
        let wide = ",".repeat(MOST);
        // Commas within quotes, and rows one after another, are no more columns.
        for fine in [
            "",
            "a",
            "a,b\nc",
            &wide,
            &format!("{wide}\n{wide}"),
            &format!("\"{wide}\",a"),
        ] {
            assert_eq!(check_columns(fine), Ok(()));
        }
        assert_eq!(unquoted(&wide).map(|cells| cells.len()), Ok(MOST + 1));
        assert!(unquoted(&format!("{wide},")).is_err());
        for refused in [
            format!("{wide},"),
            format!("a\n\"x\ny\",{wide}\n"),
            "\"\n\",".repeat(MOST + 1),
        ] {
            assert!(check_columns(&refused).is_err());
        }
    }
}
