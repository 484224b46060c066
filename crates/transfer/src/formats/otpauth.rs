//! Lists of links, one on each line: what most programs write as plain text. Lines of a transfer from Google
//! Authenticator may stand between them.

use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::Import;
use crate::links::{self, is_link};
use crate::task::Task;

/// A list of `otpauth` links.
pub(crate) struct OtpauthList;

impl Format for OtpauthList {
    fn id(&self) -> &'static str {
        "otpauth"
    }

    fn name(&self) -> &'static str {
        "List of otpauth links"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let has_link = |text: &str| links::lines(text).any(|(_, line)| is_link(line));
        match (file.content(), file.text()) {
            (Content::Text, Some(text)) if has_link(text) => Confidence::Likely,
            _ => Confidence::No,
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let text = file.text().ok_or(ReadError::Damaged("it is not text"))?;
        let mut import = Import::new(self.id());
        links::read_list(&mut import, text, task)?;
        Ok(import)
    }
}
