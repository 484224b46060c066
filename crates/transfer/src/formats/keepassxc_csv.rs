//! KeePassXC's CSV: entries with a column of links, and what it shares with other tables of that kind.

use csv::StringRecord;

use super::onepassword::read_code;
use crate::draft::{joined, row};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::Import;
use crate::table::check_columns;
use crate::task::Task;

/// KeePassXC's CSV.
pub(crate) struct KeePassXcCsv;

impl Format for KeePassXcCsv {
    fn id(&self) -> &'static str {
        "keepassxc-csv"
    }

    fn name(&self) -> &'static str {
        "KeePassXC (CSV)"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if file.has_columns(&["Group", "Title", "Username", "TOTP"]) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let columns = Columns {
            title: "title",
            user: "username",
            code: "totp",
            group: Some("group"),
            note: Some("notes"),
        };
        read_table(Import::new(self.id()), file, &columns, task)
    }
}

/// The names of the columns that count, in lower case.
pub(super) struct Columns {
    pub(super) title: &'static str,
    pub(super) user: &'static str,
    pub(super) code: &'static str,
    pub(super) group: Option<&'static str>,
    pub(super) note: Option<&'static str>,
}

/// Each line that has a code becomes a row; the others hold nothing for us.
pub(super) fn read_table(
    mut import: Import,
    file: &File<'_>,
    columns: &Columns,
    task: &Task<'_>,
) -> Result<Import, ReadError> {
    const BROKEN: ReadError = ReadError::Damaged("its table breaks off");
    let text = file.text().ok_or(ReadError::Damaged("it is not text"))?;
    check_columns(text)?;
    let mut table = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = table.headers().map_err(|_| BROKEN)?.clone();
    let place = |name: &str| {
        header
            .iter()
            .position(|column| column.trim().to_lowercase() == name)
    };
    let code = place(columns.code).ok_or(ReadError::NotRecognised)?;
    let (title, user) = (place(columns.title), place(columns.user));
    let (group, note) = (columns.group.and_then(place), columns.note.and_then(place));
    for (index, record) in table.records().enumerate() {
        task.row(index, 0)?;
        let record = record.map_err(|_| BROKEN)?;
        let cell = |place: Option<usize>| {
            place
                .and_then(|place| record.get(place))
                .unwrap_or_default()
        };
        let link = cell(Some(code));
        if link.trim().is_empty() {
            continue;
        }
        let (title, user) = (cell(title).trim(), cell(user).trim());
        let outcome = read_code(link, title, user).map(|mut imported| {
            imported.account.groups.extend(group_name(cell(group)));
            cell(note).clone_into(&mut imported.account.note);
            imported
        });
        import.push(
            row(outcome, &joined(title, user), index + 2, &line(&record)),
            task,
        )?;
    }
    Ok(import)
}

/// The path without the database's own group, which is there for every entry.
fn group_name(path: &str) -> Option<String> {
    let path = path.trim();
    let inner = match path.split_once('/') {
        Some((_, inner)) => inner,
        None => "",
    };
    (!inner.is_empty()).then(|| inner.to_owned())
}

fn line(record: &StringRecord) -> String {
    record.iter().collect::<Vec<_>>().join(",")
}
