//! KeePass' plain export (XML): what is in a database, in the open.

use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::kdbx::read_opened;
use crate::formats::{Confidence, Format};
use crate::import::Import;
use crate::keepass::sealed_xml;
use crate::task::Task;

/// A plain export of KeePass or KeePassXC.
pub(crate) struct KeePassXml;

impl Format for KeePassXml {
    fn id(&self) -> &'static str {
        "keepass-xml"
    }

    fn name(&self) -> &'static str {
        "KeePass (XML)"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        match file.content() {
            Content::Markup(beginning) if beginning.contains("<keepassfile>") => {
                Confidence::Certain
            }
            _ => Confidence::No,
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let text = file.text().ok_or(ReadError::Damaged("it is not text"))?;
        let opened = sealed_xml(text.as_bytes(), task.limits())?;
        read_opened(Import::new(self.id()), opened, task)
    }
}
