//! authme: JSON around base64 of a text with four lines for each account.

use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

use crate::draft::{Draft, Family, base32, base64, joined, row, split_names};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::task::Task;

/// authme's export.
pub(crate) struct Authme;

impl Format for Authme {
    fn id(&self) -> &'static str {
        "authme"
    }

    fn name(&self) -> &'static str {
        "Authme"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if file.has_members(&["role", "codes"]) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        const BROKEN: ReadError = ReadError::Damaged("its codes are not base64");
        let mut outer = file.object()?;
        if outer.is_set("encrypted") {
            return Err(ReadError::NotSupported(
                "Authme never wrote encrypted files of this kind that can be read.",
            ));
        }
        let codes = outer.text("codes").map_err(|_| BROKEN)?;
        let bytes = base64(&codes).ok_or(BROKEN)?;
        // One byte is one character: that is how the program wrote them.
        let text: Zeroizing<String> =
            Zeroizing::new(bytes.iter().map(|&byte| char::from(byte)).collect());
        let mut import = Import::new(self.id());
        for (index, block) in blocks(&text).enumerate() {
            task.row(index, 0)?;
            let mut name = String::new();
            let outcome = read_block(block, &mut name);
            import.push(row(outcome, &name, index + 1, block), task)?;
        }
        Ok(import)
    }
}

/// Blocks of lines, parted by empty ones.
fn blocks(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n")
        .map(str::trim)
        .filter(|block| !block.is_empty())
}

fn read_block(block: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let field = |name: &str| {
        block
            .lines()
            .find_map(|line| {
                line.trim()
                    .strip_prefix(name)?
                    .trim_start()
                    .strip_prefix(':')
                    .map(str::trim)
            })
            .unwrap_or_default()
    };
    let label = percent_decode_str(field("Name")).decode_utf8_lossy();
    let (issuer, label) = split_names(field("Issuer"), &label);
    *shown = joined(&issuer, &label);
    let family = match field("Type") {
        "" | "OTP_TOTP" => Family::Totp,
        "OTP_HOTP" => Family::Hotp,
        other => return Err(Refusal::UnknownKind(crate::draft::quoted(other))),
    };
    Draft::new(&issuer, &label, family, base32(field("Secret"))?).finish()
}
