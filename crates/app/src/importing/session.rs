//! One import under way: its files, and their rows. All of it is in memory only, and gone with a lock.

use std::sync::Arc;

use countersign_qr::Pages;
use countersign_transfer::{FileNote, Import, Limits, Parts, Refused};
use countersign_vault::{AccountId, Edition};
use zeroize::Zeroizing;

use super::fitting::{Fitted, fit};
use super::words;
use crate::accounts::Shape;
use crate::error::{AppError, Problem};
use crate::view::{self, ImportState, ImportStatus};

/// An import under way.
#[derive(Default)]
pub(super) struct Session {
    pub(super) sources: Vec<Source>,
    pub(super) rows: Vec<Row>,
    /// Which reading of the accounts the rows were compared with.
    pub(super) compared_with: Option<Edition>,
}

/// Where rows come from.
pub(super) struct Source {
    pub(super) name: String,
    pub(super) content: SourceContent,
    pub(super) format: Option<(&'static str, &'static str)>,
    /// The programs that may have written it, where nothing in it tells.
    pub(super) guesses: Vec<&'static str>,
    pub(super) state: ImportState,
    pub(super) problem: Option<AppError>,
    pub(super) notes: Vec<FileNote>,
    /// How much of its documents was looked at.
    pub(super) pages: Vec<Pages>,
    /// About how much memory it takes, in bytes: its rows, or what of it waits for a password.
    pub(super) bytes: u64,
}

impl Source {
    /// One of which nothing is known yet.
    pub(super) fn new(name: String) -> Self {
        Self {
            name,
            content: SourceContent::Done,
            format: None,
            guesses: Vec::new(),
            state: ImportState::Ready,
            problem: None,
            notes: Vec::new(),
            pages: Vec::new(),
            bytes: 0,
        }
    }

    /// It can't be read, or not taken.
    pub(super) fn fail(&mut self, problem: impl Into<AppError>) {
        self.state = ImportState::Failed;
        self.problem = Some(problem.into());
    }

    fn add_part(&mut self, name: String, content: Zeroizing<Vec<u8>>) {
        let SourceContent::Folder(folder) = &mut self.content else {
            return;
        };
        self.bytes += content.len() as u64;
        folder.here.push((name, content));
        self.state = ImportState::PasswordNeeded;
        self.problem = None;
    }
}

/// A source as it was before something was put in its place, with its rows.
pub(super) struct Replaced {
    index: usize,
    /// `None` where there was none.
    was: Option<(Source, Vec<Row>)>,
}

/// What of a source is still needed.
pub(super) enum SourceContent {
    /// An encrypted file that waits for its password.
    Sealed(Zeroizing<Vec<u8>>),
    /// The list of a folder, and those of its files that are here: opened together.
    Folder(Folder),
    /// Links, one a line: read again together with those that come later, since they may be parts of one transfer.
    Links(Arc<Zeroizing<String>>),
    /// Nothing.
    Done,
}

/// A list of files that are read together with it.
pub(super) struct Folder {
    parts: Parts,
    list: Zeroizing<Vec<u8>>,
    here: Vec<(String, Zeroizing<Vec<u8>>)>,
}

/// The largest file of a folder, in bytes. Those that are known have a few thousand.
const PART_LIMIT: usize = 1024 * 1024;

impl Folder {
    /// As one archive; nothing while none of its files is here.
    pub(super) fn packed(&self) -> Option<Zeroizing<Vec<u8>>> {
        if self.here.is_empty() {
            return None;
        }
        let list = [(self.parts.list, self.list.as_slice())];
        let here = self.here.iter();
        let files: Vec<(&str, &[u8])> = list
            .into_iter()
            .chain(here.map(|(name, content)| (name.as_str(), content.as_slice())))
            .collect();
        countersign_transfer::pack(&files)
    }

    fn wants(&self, name: &str, content: &[u8]) -> bool {
        content.len() <= PART_LIMIT
            && self.parts.names.iter().any(|wanted| wanted == name)
            && !self.here.iter().any(|(known, _)| known == name)
    }
}

/// A row, as it was read and compared.
pub(super) struct Row {
    pub(super) source: usize,
    pub(super) content: Content,
    pub(super) status: ImportStatus,
    pub(super) taken: bool,
    /// The account in the vault with the same secret, and its name.
    pub(super) here: Option<(AccountId, String)>,
    pub(super) changes: Vec<String>,
    /// What the file says otherwise, and that account keeps; each in a sentence.
    pub(super) kept: Vec<String>,
    /// Whether it was compared before.
    pub(super) is_compared: bool,
    /// Why it is not taken without being asked for.
    pub(super) reason: Option<String>,
}

/// What a row is.
pub(super) enum Content {
    /// An account.
    Account(Box<Fitted>),
    /// Something that can't be taken.
    Refused(Refused),
}

impl Row {
    fn new(source: usize, content: Content) -> Self {
        Self {
            source,
            content,
            status: ImportStatus::Attention,
            taken: false,
            here: None,
            changes: Vec::new(),
            kept: Vec::new(),
            is_compared: false,
            reason: None,
        }
    }

    pub(super) fn fitted(&self) -> Option<&Fitted> {
        match &self.content {
            Content::Account(fitted) => Some(fitted),
            Content::Refused(_) => None,
        }
    }

    /// What saving it does, if it is taken: to which account, and what that says then.
    pub(super) fn effect(&self) -> Option<(Option<AccountId>, Vec<String>)> {
        let here = self.here.as_ref().map(|&(id, _)| id);
        self.taken.then(|| (here, self.changes.clone()))
    }

    /// Whether it can be taken: it is an account that is not here in the same form.
    pub(super) fn is_takeable(&self) -> bool {
        self.fitted().is_some() && self.status != ImportStatus::Here
    }

    pub(super) fn view(&self, index: usize) -> view::ImportRow {
        let mut row = view::ImportRow {
            index,
            source: self.source,
            status: self.status,
            taken: self.taken,
            takeable: self.is_takeable(),
            issuer: String::new(),
            label: String::new(),
            kind: None,
            algorithm: None,
            digits: None,
            period: None,
            counter: None,
            tags: Vec::new(),
            note: String::new(),
            pinned: false,
            has_icon: false,
            position: None,
            here: self.here.as_ref().map(|(_, name)| name.clone()),
            changes: self.changes.clone(),
            warnings: Vec::new(),
            reason: self.reason.clone(),
        };
        match &self.content {
            Content::Account(fitted) => {
                let shape = Shape::of(&fitted.kind);
                row.issuer.clone_from(&fitted.issuer);
                row.label.clone_from(&fitted.label);
                row.kind = Some(shape.kind);
                row.algorithm = Some(shape.algorithm);
                row.digits = Some(shape.digits);
                row.period = shape.period;
                row.counter = fitted.counter;
                row.tags.clone_from(&fitted.tags);
                row.note.clone_from(&fitted.note);
                row.pinned = fitted.pinned;
                row.has_icon = fitted.icon.is_some();
                row.warnings = [&fitted.warnings, &fitted.remarks, &self.kept]
                    .map(Vec::as_slice)
                    .concat();
            }
            Content::Refused(refused) => {
                row.label.clone_from(&refused.name);
                row.position = Some(refused.position);
                row.reason = Some(words::refusal(&refused.reason));
            }
        }
        row
    }
}

/// The most that all files of one import may take together, in bytes: as much as the rows of one of them.
const ALL_BYTES: u64 = 128 * 1024 * 1024;

impl Session {
    /// Whether there is room for so many bytes more.
    pub(super) fn has_room(&self, bytes: u64) -> bool {
        let held: u64 = self.sources.iter().map(|source| source.bytes).sum();
        held.saturating_add(bytes) <= ALL_BYTES
    }

    /// Puts a source in another's place, which then has no rows; or behind all of them.
    pub(super) fn replace(&mut self, index: Option<usize>, source: Source) -> Replaced {
        let Some(index) = index else {
            self.sources.push(source);
            return Replaced {
                index: self.sources.len() - 1,
                was: None,
            };
        };
        let was = std::mem::replace(&mut self.sources[index], source);
        let all = std::mem::take(&mut self.rows).into_iter();
        let (rows, others) = all.partition(|row| row.source == index);
        self.rows = others;
        Replaced {
            index,
            was: Some((was, rows)),
        }
    }

    /// Makes it as it was before.
    pub(super) fn put_back(&mut self, replaced: Replaced) {
        let Replaced { index, was } = replaced;
        self.rows.retain(|row| row.source != index);
        let Some((source, rows)) = was else {
            self.sources.remove(index);
            for row in &mut self.rows {
                row.source -= usize::from(row.source > index);
            }
            return;
        };
        self.sources[index] = source;
        self.rows.extend(rows);
        self.rows.sort_by_key(|row| row.source);
    }

    /// Puts a file to the list that names it. Gives it back if there is no such list.
    pub(super) fn put_part(
        &mut self,
        name: &str,
        content: Zeroizing<Vec<u8>>,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let wanting = self.sources.iter_mut().find_map(|source| {
            let SourceContent::Folder(folder) = &source.content else {
                return None;
            };
            folder.wants(name, &content).then_some(source)
        });
        let Some(source) = wanting else {
            return Some(content);
        };
        source.add_part(name.to_owned(), content);
        None
    }

    /// Adds a list of files. Those that came before it belong to it now.
    pub(super) fn put_list(&mut self, mut source: Source, parts: Parts, list: Zeroizing<Vec<u8>>) {
        source.content = SourceContent::Folder(Folder {
            parts,
            list,
            here: Vec::new(),
        });
        let mut index = 0;
        while let Some(earlier) = self.sources.get(index) {
            let is_part = match (&source.content, &earlier.content) {
                (SourceContent::Folder(folder), SourceContent::Sealed(content)) => {
                    folder.wants(&earlier.name, content)
                }
                _ => false,
            };
            if !is_part {
                index += 1;
                continue;
            }
            // A sealed file has no rows; those of the files after it move up with them.
            let earlier = self.sources.remove(index);
            if let SourceContent::Sealed(content) = earlier.content {
                source.add_part(earlier.name, content);
            }
            for row in &mut self.rows {
                row.source -= usize::from(row.source > index);
            }
        }
        self.sources.push(source);
    }

    /// Whether there is room for what was read of a source, in the place of what it had given before: all files of one import
    /// together may have no more rows than one may have.
    pub(super) fn has_room_for(&self, source: usize, import: &Import) -> bool {
        let others = self.rows.iter().filter(|row| row.source != source).count();
        let held = self.sources.get(source).map_or(0, |source| source.bytes);
        others + import.rows.len() <= Limits::default().rows
            && self.has_room(import.bytes().saturating_sub(held))
    }

    /// Puts what was read of a source in the place of what it had given before. It fails if there is no room for that.
    pub(super) fn put_rows(&mut self, source: usize, import: Import) {
        let has_room = self.has_room_for(source, &import);
        let Some(found) = self.sources.get_mut(source) else {
            return;
        };
        if !has_room {
            found.fail(Problem::ImportFull);
            return;
        }
        found.bytes = import.bytes();
        found.notes = import.notes;
        self.rows.retain(|row| row.source != source);
        self.rows.extend(import.rows.into_iter().map(|row| {
            Row::new(
                source,
                match row {
                    countersign_transfer::Row::Account(imported) => {
                        Content::Account(Box::new(fit(*imported)))
                    }
                    countersign_transfer::Row::Refused(refused) => Content::Refused(refused),
                },
            )
        }));
        // By source, and within one as they were read.
        self.rows.sort_by_key(|row| row.source);
    }

    pub(super) fn counts(&self) -> view::ImportCounts {
        let mut counts = view::ImportCounts::default();
        for row in &self.rows {
            match row.status {
                ImportStatus::New => counts.new += 1,
                ImportStatus::Here => counts.here += 1,
                ImportStatus::Changed => counts.changed += 1,
                ImportStatus::Attention => counts.attention += 1,
            }
            counts.taken += usize::from(row.taken);
        }
        counts
    }

    pub(super) fn view(&self) -> view::ImportPreview {
        let sources = self.sources.iter().enumerate().map(|(index, source)| {
            let of_it = |row: &&Row| row.source == index;
            let format = source.format.filter(|_| source.guesses.is_empty());
            view::ImportSource {
                index,
                name: source.name.clone(),
                format: format.map(|(id, _)| id.to_owned()),
                format_name: format.map(|(_, name)| name.to_owned()),
                state: source.state,
                problem: source.problem.as_ref().map(AppError::view),
                rows: self.rows.iter().filter(of_it).count(),
            }
        });
        let notes = || self.sources.iter().flat_map(|source| &source.notes);
        let pages = self.sources.iter().flat_map(|source| &source.pages);
        let fitted = self.rows.iter().filter_map(Row::fitted);
        let unplaced = fitted.flat_map(|fitted| &fitted.unplaced);
        let guessed = self
            .sources
            .iter()
            .filter(|source| source.state != ImportState::Failed && !source.guesses.is_empty());
        view::ImportPreview {
            sources: sources.collect(),
            counts: self.counts(),
            rows: self.rows.len(),
            missing_parts: words::missing_parts(notes()),
            notes: notes()
                .filter_map(words::note)
                .chain(words::unplaced(unplaced))
                .chain(pages.filter_map(words::pages))
                .chain(guessed.map(|source| words::guesses(&source.name, &source.guesses)))
                .collect(),
        }
    }

    /// The rows that can't be taken, as text: where each stands, why, and what the file has there.
    pub(super) fn refused_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::new());
        for row in &self.rows {
            let Content::Refused(refused) = &row.content else {
                continue;
            };
            let file = self
                .sources
                .get(row.source)
                .map_or("", |source| &source.name);
            text.push_str(&format!(
                "{file}, {}{}{}: {}\n",
                refused.position,
                if refused.name.is_empty() { "" } else { ", " },
                refused.name,
                words::refusal(&refused.reason)
            ));
            if let Some(original) = &refused.original {
                text.push_str("    ");
                text.push_str(original.expose());
                text.push('\n');
            }
        }
        text
    }
}
