//! A file that was handed in: what can be seen of it without a password, and which formats it may be.

use std::cell::OnceCell;

use zeroize::Zeroizing;

use crate::archive::{self, Archive};
use crate::error::ReadError;
use crate::foreign;
use crate::formats::{Confidence, FORMATS, Format};
use crate::import::Import;
use crate::json::{self, Object};
use crate::markup;
use crate::sqlite::Database;
use crate::task::{Limits, Task};

/// A file, looked at once.
pub struct File<'a> {
    bytes: &'a [u8],
    text: Option<&'a str>,
    content: Content<'a>,
    archive: Option<Archive<'a>>,
    limits: Limits,
    candidates: OnceCell<Vec<&'static dyn Format>>,
    database: OnceCell<Option<Database>>,
}

/// What a file is at first sight.
pub(crate) enum Content<'a> {
    /// A JSON object, split into its members.
    Object(Object<'a>),
    /// A JSON list; its elements as JSON text.
    List(Vec<&'a str>),
    /// It begins like JSON and is none, or breaks off.
    BrokenJson,
    /// A zip; the names in it.
    Zip(Vec<String>),
    /// It begins like a zip and is none, or breaks off.
    BrokenZip,
    /// A SQLite database.
    Sqlite,
    /// Begins with `<`: XML or HTML. Its first two thousand characters in lower case.
    Markup(String),
    /// Other text.
    Text,
    /// Anything else.
    Binary,
}

impl<'a> File<'a> {
    /// Looks at a file.
    ///
    /// # Errors
    /// [`ReadError::Empty`], [`ReadError::TooLarge`], [`ReadError::TooDeep`], [`ReadError::TooManyRows`].
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > limits.bytes {
            return Err(ReadError::TooLarge {
                bytes: size,
                limit: limits.bytes,
            });
        }
        let text = str::from_utf8(bytes)
            .ok()
            .map(|text| text.trim_start_matches('\u{FEFF}'));
        if bytes.iter().all(u8::is_ascii_whitespace) || text.is_some_and(|t| t.trim().is_empty()) {
            return Err(ReadError::Empty);
        }
        let archive = Archive::open(bytes);
        let content = look(bytes, text, archive.as_ref(), limits)?;
        Ok(Self {
            bytes,
            text,
            content,
            archive,
            limits: *limits,
            candidates: OnceCell::new(),
            database: OnceCell::new(),
        })
    }

    /// The formats it may be, the likeliest first. Told by what is in it, never by its name.
    pub fn candidates(&self) -> &[&'static dyn Format] {
        self.candidates.get_or_init(|| self.recognised())
    }

    fn recognised(&self) -> Vec<&'static dyn Format> {
        let mut found: Vec<_> = FORMATS
            .iter()
            .map(|format| (format.recognise(self), *format))
            .filter(|(confidence, _)| *confidence > Confidence::No)
            .collect();
        // Stable: formats of the same confidence stay in the order of the list.
        found.sort_by_key(|(confidence, _)| std::cmp::Reverse(*confidence));
        // Where one is certain, what is only possible is not.
        let best = found.first().map(|(confidence, _)| *confidence);
        found
            .into_iter()
            .filter(|(confidence, _)| {
                best != Some(Confidence::Certain) || Some(*confidence) == best
            })
            .map(|(_, format)| format)
            .collect()
    }

    /// The format it most likely is.
    ///
    /// # Errors
    /// [`ReadError::NotRecognised`], or [`ReadError::Damaged`] where it is plain what sort of file it was.
    pub fn format(&self) -> Result<&'static dyn Format, ReadError> {
        if let Some(format) = self.candidates().first() {
            return Ok(*format);
        }
        Err(match self.content {
            Content::BrokenJson => {
                ReadError::Damaged("it begins like JSON, and is none or breaks off")
            }
            Content::BrokenZip => {
                ReadError::Damaged("it begins like a zip, and is none or breaks off")
            }
            Content::Zip(ref names) if names.is_empty() => {
                ReadError::Damaged("the archive is empty")
            }
            _ => foreign::told(self.bytes).map_or(ReadError::NotRecognised, ReadError::Foreign),
        })
    }

    /// What the programs are called that may have written it, where nothing in it tells: encrypted files without a mark of their
    /// own. None of a file that tells what it is.
    pub fn guesses(&self) -> Vec<&'static str> {
        let is_guess = |format: &&dyn Format| format.recognise(self) == Confidence::Possible;
        let candidates = self.candidates();
        match candidates.iter().copied().all(|format| is_guess(&format)) {
            true => candidates.iter().map(|format| format.name()).collect(),
            false => Vec::new(),
        }
    }

    /// Reads it as the format it most likely is. Where several are possible and none is certain, each is tried in
    /// turn until one reads it.
    ///
    /// # Errors
    /// What went wrong with the likeliest.
    pub fn read(&self, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut first_failure = None;
        for format in self.candidates() {
            match format.read(self, task) {
                Ok(import) => return Ok(import),
                Err(ReadError::Cancelled) => return Err(ReadError::Cancelled),
                Err(failure) => {
                    first_failure.get_or_insert(failure);
                }
            }
        }
        match first_failure {
            Some(failure) => Err(failure),
            None => self.format().and_then(|format| format.read(self, task)),
        }
    }

    /// Whether it needs a password to be read as the format it most likely is.
    pub fn needs_password(&self) -> bool {
        self.candidates()
            .first()
            .is_some_and(|format| format.needs_password(self))
    }

    /// The pictures of QR codes in a page that is made to be printed (Aegis, Ente and authme write such), each as the
    /// bytes of a PNG; none for all other files. Somebody else reads the codes in them.
    pub fn pictures(&self) -> Vec<Zeroizing<Vec<u8>>> {
        match (&self.content, self.text) {
            (Content::Markup(_), Some(text)) => markup::pictures(text, self.limits.rows),
            _ => Vec::new(),
        }
    }

    /// All of it.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// All of it as text, without a byte order mark.
    pub(crate) fn text(&self) -> Option<&'a str> {
        self.text
    }

    /// What it is at first sight.
    pub(crate) fn content(&self) -> &Content<'a> {
        &self.content
    }

    /// The archive that it is.
    pub(crate) fn archive(&self) -> Option<&Archive<'a>> {
        self.archive.as_ref()
    }

    /// The database that it is, opened and checked once.
    ///
    /// # Errors
    /// [`ReadError::Damaged`], also where it is none.
    pub(crate) fn database(&self) -> Result<&Database, ReadError> {
        let open = || match self.content {
            Content::Sqlite => Database::open(self.bytes, &self.limits).ok(),
            _ => None,
        };
        let database = self.database.get_or_init(open).as_ref();
        database.ok_or(ReadError::Damaged("the database is damaged"))
    }

    /// The limits it was looked at within.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Whether it is a JSON object with all of these members.
    pub(crate) fn has_members(&self, names: &[&str]) -> bool {
        match &self.content {
            Content::Object(object) => names.iter().all(|name| object.has(name)),
            _ => false,
        }
    }

    /// Whether it could be nothing but ciphertext.
    pub(crate) fn may_be_ciphertext(&self) -> bool {
        matches!(self.content, Content::Binary)
            && foreign::told(self.bytes).is_none()
            && foreign::may_be_ciphertext(self.bytes)
    }

    /// The JSON object that it is, to be read anew.
    pub(crate) fn object(&self) -> Result<Object<'a>, ReadError> {
        self.text
            .and_then(|text| Object::parse_up_to(text, self.limits.rows))
            .ok_or(ReadError::Damaged("it is no JSON object"))
    }

    /// Whether it is a CSV file whose first line has all of these columns.
    pub(crate) fn has_columns(&self, names: &[&str]) -> bool {
        if !matches!(self.content, Content::Text) {
            return false;
        }
        const LONGEST_HEADER: usize = 4096;
        let header = self.text.and_then(|text| text.lines().next());
        let Some(header) = header.filter(|line| line.len() <= LONGEST_HEADER) else {
            return false;
        };
        let columns: Vec<String> = header
            .split(',')
            .map(|column| column.trim().trim_matches('"').to_lowercase())
            .collect();
        names
            .iter()
            .all(|name| columns.iter().any(|column| *column == name.to_lowercase()))
    }
}

fn look<'a>(
    bytes: &'a [u8],
    text: Option<&'a str>,
    archive: Option<&Archive<'_>>,
    limits: &Limits,
) -> Result<Content<'a>, ReadError> {
    if bytes.starts_with(b"SQLite format 3\0") {
        return Ok(Content::Sqlite);
    }
    if archive::is_zip(bytes) {
        return look_into_zip(archive, limits);
    }
    let Some(text) = text else {
        return Ok(Content::Binary);
    };
    Ok(match text.trim_start().bytes().next() {
        Some(b'{') => {
            json::check_depth(text, limits)?;
            match Object::parse_up_to(text, limits.rows) {
                Some(object) => Content::Object(object),
                None => Content::BrokenJson,
            }
        }
        Some(b'[') => {
            json::check_depth(text, limits)?;
            match json::list(text, limits.rows) {
                Some(list) => Content::List(list),
                None if json::is_list(text) => {
                    return Err(ReadError::TooManyRows { limit: limits.rows });
                }
                None => Content::BrokenJson,
            }
        }
        Some(b'<') => {
            const BEGINNING: usize = 2000;
            Content::Markup(
                text.trim_start()
                    .chars()
                    .take(BEGINNING)
                    .collect::<String>()
                    .to_lowercase(),
            )
        }
        _ => Content::Text,
    })
}

fn look_into_zip<'a>(
    archive: Option<&Archive<'_>>,
    limits: &Limits,
) -> Result<Content<'a>, ReadError> {
    let Some(archive) = archive else {
        return Ok(Content::BrokenZip);
    };
    if archive.len() > limits.zip_entries {
        return Err(ReadError::TooManyRows {
            limit: limits.zip_entries,
        });
    }
    Ok(archive.names().map_or(Content::BrokenZip, Content::Zip))
}
