//! Countersign's own sheet to print, as the file that it was before it was printed.

use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::Import;
use crate::markup;
use crate::task::Task;

/// A sheet of Countersign's: the links on it.
pub(crate) struct CountersignSheet;

impl Format for CountersignSheet {
    fn id(&self) -> &'static str {
        "countersign-sheet"
    }

    fn name(&self) -> &'static str {
        "Countersign sheet"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let is_sheet = |text: &str| text.contains(markup::SHEET);
        match (file.content(), file.text()) {
            (Content::Markup(_), Some(text)) if is_sheet(text) => Confidence::Certain,
            _ => Confidence::No,
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let text = file.text().ok_or(ReadError::Damaged("it is not text"))?;
        let mut import = Import::new(self.id());
        markup::read_links(&mut import, text, markup::SHEET, task)?;
        Ok(import)
    }
}
