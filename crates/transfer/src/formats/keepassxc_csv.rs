//! KeePassXC's CSV: entries with a column of links, and what it shares with other tables of that kind.

use csv::StringRecord;

use super::onepassword::read_code;
use crate::draft::{joined, row};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{Import, Refusal, Warning};
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
            tags: None,
            pinned: None,
            archived: None,
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
    /// Names, separated by semicolons or commas.
    pub(super) tags: Option<&'static str>,
    /// `true` for a favourite, and for what was put away.
    pub(super) pinned: Option<&'static str>,
    pub(super) archived: Option<&'static str>,
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
    let tags = columns.tags.and_then(place);
    let (pinned, archived) = (
        columns.pinned.and_then(place),
        columns.archived.and_then(place),
    );
    for (index, record) in table.records().enumerate() {
        task.row(index, 0)?;
        let record = record.map_err(|_| BROKEN)?;
        let cell = |place: Option<usize>| {
            place
                .and_then(|place| record.get(place))
                .unwrap_or_default()
        };
        let link = cell(Some(code));
        let breaks_off = record.len() <= code;
        if link.trim().is_empty() && !breaks_off {
            continue;
        }
        let (title, user) = (cell(title).trim(), cell(user).trim());
        if breaks_off {
            let outcome = Err(Refusal::Malformed(columns.code.to_owned()));
            import.push(
                row(outcome, &joined(title, user), index + 2, &line(&record)),
                task,
            )?;
            continue;
        }
        let outcome = read_code(link, title, user).map(|mut imported| {
            imported.account.groups.extend(group_name(cell(group)));
            let tags = cell(tags).split([';', ',']).map(str::trim);
            let tags = tags.filter(|tag| !tag.is_empty()).map(str::to_owned);
            imported.account.groups.extend(tags);
            cell(note).clone_into(&mut imported.account.note);
            imported.account.pinned = is_true(cell(pinned));
            if is_true(cell(archived)) {
                imported.warnings.push(Warning::Archived);
            }
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

fn is_true(cell: &str) -> bool {
    cell.trim().eq_ignore_ascii_case("true") || cell.trim() == "1"
}

fn line(record: &StringRecord) -> String {
    record.iter().collect::<Vec<_>>().join(",")
}
