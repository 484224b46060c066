//! Taking accounts over from files, pictures and links: read, compared, shown, and saved in one step that can be taken back.

mod comparing;
mod fitting;
mod icons;
mod looking;
mod progress;
mod putting;
mod reading;
mod saving;
mod session;
mod words;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use countersign_transfer::{FORMATS, Password, ReadError};
use countersign_vault::on_wiped_stack;
use tokio::sync::{Mutex, MutexGuard};
use zeroize::Zeroizing;

use self::comparing::compare;
use self::looking::read_picture;
use self::progress::Underway;
use self::reading::{Outcome, read, read_sealed};
use self::session::{Replaced, Session, Source, SourceContent};
use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::private_file::{self, There};
use crate::view::{self, ImportState, Phase};

pub(crate) use self::progress::{Piece, Work};
pub(crate) use self::words::accounts as counted;

/// The largest file that is read, in bytes.
pub const IMPORT_LIMIT: usize = 64 * 1024 * 1024;
/// The most rows that are shown at once.
const PAGE: usize = 500;
/// The most files of one import.
const SOURCES: usize = 200;
/// The most pictures of one page. Each is read in a process of its own.
const PICTURES: usize = 2_000;

/// The import under way, if there is one.
#[derive(Default)]
pub(crate) struct Imports {
    session: Mutex<Option<Session>>,
    work: Work,
    /// Whether the session is to be forgotten by whoever holds it.
    is_over: AtomicBool,
}

impl Imports {
    /// Ends what is under way, and forgets it as soon as it has ended.
    pub(crate) fn forget(&self) {
        self.is_over.store(true, Ordering::SeqCst);
        self.work.cancel();
        if let Ok(mut session) = self.session.try_lock() {
            self.settle(&mut session);
        }
    }

    async fn session(&self) -> MutexGuard<'_, Option<Session>> {
        let mut session = self.session.lock().await;
        self.settle(&mut session);
        session
    }

    /// Forgets the session if it was to be, while somebody held it.
    fn settle(&self, session: &mut Option<Session>) {
        if self.is_over.swap(false, Ordering::SeqCst) {
            session.take();
        }
    }
}

impl App {
    /// The kinds of files that accounts are taken over from.
    pub fn import_formats(&self) -> Vec<view::ImportFormat> {
        let format = |format: &&dyn countersign_transfer::Format| view::ImportFormat {
            id: format.id().to_owned(),
            name: format.name().to_owned(),
        };
        FORMATS.iter().map(format).collect()
    }

    /// Reads a file, a picture, or a text of links, and adds what is in it to the import under way; begins one if there is
    /// none. What it is, its content says, not its name. A file that can't be read is a source with a problem.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], [`Problem::Cancelled`], [`Problem::TooManyFiles`]; what the disk says.
    pub async fn add_import(
        &self,
        name: &str,
        content: Zeroizing<Vec<u8>>,
    ) -> Result<view::ImportPreview> {
        self.vault()?.accounts().await?;
        let mut held = self.imports.session().await;
        let session = held.get_or_insert_default();
        if session.sources.len() >= SOURCES {
            return Err(Problem::TooManyFiles { limit: SOURCES }.into());
        }
        let underway = self.imports.work.begin(Phase::Reading);
        let added = self
            .add(session, tidy(name), content, &underway.piece)
            .await;
        drop(underway);
        self.imports.settle(&mut held);
        ended(&mut held, added)
    }

    /// Adds a file that could not even be read, so that it stands among the others with the reason: a folder, one that is gone, or
    /// one of so many bytes that it is too large.
    ///
    /// # Errors
    /// As [`App::add_import`].
    pub async fn add_unread(&self, name: &str, bytes: Option<u64>) -> Result<view::ImportPreview> {
        self.vault()?.accounts().await?;
        let mut held = self.imports.session().await;
        let session = held.get_or_insert_default();
        if session.sources.len() >= SOURCES {
            return Err(Problem::TooManyFiles { limit: SOURCES }.into());
        }
        let name = tidy(name);
        let limit = IMPORT_LIMIT as u64;
        let problem: AppError = match bytes {
            Some(bytes) if bytes > limit => ReadError::TooLarge { bytes, limit }.into(),
            _ => Problem::FileUnread { name: name.clone() }.into(),
        };
        let mut source = Source::new(name);
        source.fail(problem);
        session.sources.push(source);
        Ok(session.view())
    }

    async fn add(
        &self,
        session: &mut Session,
        name: String,
        content: Zeroizing<Vec<u8>>,
        piece: &Arc<Piece>,
    ) -> Result<()> {
        let mut replaced = None;
        if let Some(content) = session.put_part(&name, content) {
            let outcome = piece
                .unless_cancelled(Self::read_any(content, piece))
                .await?;
            replaced = self.put(session, name, outcome, piece).await?;
        }
        self.compare(session, replaced, piece).await
    }

    /// Reads a file as what it is. A picture is known by its first bytes; encrypted files of some programs have no mark of
    /// their own, and could be anything else that is not text.
    async fn read_any(content: Zeroizing<Vec<u8>>, piece: &Arc<Piece>) -> Result<Outcome> {
        if countersign_qr::is_picture(&content) {
            let outcome = read_picture(&content).await;
            let is_none = matches!(&outcome, Outcome::Failed { problem, .. }
                if problem.problem == Problem::NotRecognised);
            if !is_none {
                return Ok(outcome);
            }
        }
        Ok(
            match read_aside(piece, move |work| read(content, work)).await? {
                Outcome::NoFile(content) => read_picture(&content).await,
                Outcome::Pictures(pictures) => read_pictures(&pictures).await,
                Outcome::Read { format, mut import } => {
                    icons::shrink(&mut import).await;
                    Outcome::Read { format, import }
                }
                outcome => outcome,
            },
        )
    }

    /// Adds links, one a line, that were found somewhere.
    pub(crate) async fn add_links(
        &self,
        name: &str,
        links: Zeroizing<String>,
    ) -> Result<view::ImportPreview> {
        let underway = self.imports.work.begin(Phase::Reading);
        self.add_found(name, links, underway).await
    }

    /// The same for what is under way already.
    async fn add_found(
        &self,
        name: &str,
        links: Zeroizing<String>,
        underway: Underway<'_>,
    ) -> Result<view::ImportPreview> {
        let mut held = self.imports.session().await;
        let session = held.get_or_insert_default();
        let added = async {
            let piece = &underway.piece;
            piece.tell(Phase::Reading, 0, None);
            let replaced = self
                .put_links(session, Source::new(name.to_owned()), links, piece)
                .await?;
            self.compare(session, replaced, piece).await
        }
        .await;
        drop(underway);
        self.imports.settle(&mut held);
        ended(&mut held, added)
    }

    /// Opens an encrypted file of the import under way. Cancelling that ([`App::cancel_import_step`]) leaves the import as it was.
    ///
    /// # Errors
    /// [`Problem::NoImport`], [`Problem::Cancelled`], [`Problem::PasswordUnfit`]. A wrong password is told in the source's state.
    pub async fn import_password(
        &self,
        source: usize,
        password: Zeroizing<Vec<u8>>,
    ) -> Result<view::ImportPreview> {
        let text = std::str::from_utf8(&password).map_err(|_| Problem::PasswordUnfit)?;
        let password = Password::new(text).map_err(|_| Problem::PasswordUnfit)?;
        let mut held = self.imports.session().await;
        let session = held.as_mut().ok_or(Problem::NoImport)?;
        let underway = self.imports.work.begin(Phase::Opening);
        let opened = self
            .open_source(session, source, password, &underway.piece)
            .await;
        drop(underway);
        let preview = opened.map(|()| session.view());
        self.imports.settle(&mut held);
        preview
    }

    async fn open_source(
        &self,
        session: &mut Session,
        source: usize,
        password: Password,
        piece: &Arc<Piece>,
    ) -> Result<()> {
        let found = session.sources.get(source).ok_or(Problem::NoImport)?;
        let sealed = match &found.content {
            SourceContent::Sealed(sealed) => sealed.clone(),
            SourceContent::Folder(folder) => folder.packed().ok_or(Problem::NoImport)?,
            _ => return Err(Problem::NoImport.into()),
        };
        let opening = read_aside(piece, move |work| read_sealed(sealed, &password, work));
        let outcome = piece.unless_cancelled(opening).await?;
        let found = &mut session.sources[source];
        let replaced = match outcome {
            Outcome::Read { format, mut import } => {
                piece
                    .unless_cancelled(async {
                        icons::shrink(&mut import).await;
                        Ok(())
                    })
                    .await?;
                let mut opened = Source::new(found.name.clone());
                opened.format = Some(format);
                let replaced = session.replace(Some(source), opened);
                session.put_rows(source, import);
                Some(replaced)
            }
            Outcome::WrongPassword { problem } => {
                found.state = ImportState::WrongPassword;
                found.problem = Some(problem);
                None
            }
            Outcome::Failed { problem, .. } => {
                found.fail(problem);
                None
            }
            _ => return Err(Problem::Internal.into()),
        };
        self.compare(session, replaced, piece).await
    }

    /// The import under way.
    ///
    /// # Errors
    /// [`Problem::NoImport`].
    pub async fn import_preview(&self) -> Result<view::ImportPreview> {
        let held = self.imports.session().await;
        Ok(held.as_ref().ok_or(Problem::NoImport)?.view())
    }

    /// Some of its rows: at most 500.
    ///
    /// # Errors
    /// [`Problem::NoImport`].
    pub async fn import_rows(&self, offset: usize, limit: usize) -> Result<Vec<view::ImportRow>> {
        let held = self.imports.session().await;
        let session = held.as_ref().ok_or(Problem::NoImport)?;
        let rows = session.rows.iter().enumerate().skip(offset);
        Ok(rows
            .take(limit.min(PAGE))
            .map(|(index, row)| row.view(index))
            .collect())
    }

    /// Says of these rows, or of all, whether they are to be taken. Those that can't be stay as they are.
    ///
    /// # Errors
    /// [`Problem::NoImport`].
    pub async fn take_import_rows(
        &self,
        rows: Option<&[usize]>,
        take: bool,
    ) -> Result<view::ImportCounts> {
        let mut held = self.imports.session().await;
        let session = held.as_mut().ok_or(Problem::NoImport)?;
        let rows = rows.map(|rows| rows.iter().copied().collect::<HashSet<_>>());
        for (index, row) in session.rows.iter_mut().enumerate() {
            if row.is_takeable() && rows.as_ref().is_none_or(|rows| rows.contains(&index)) {
                row.taken = take;
            }
        }
        Ok(session.counts())
    }

    /// Writes the rows that can't be taken into a new file, each with where it stands and why. It may hold keys: what the file
    /// has there stands beside the reason.
    ///
    /// # Errors
    /// [`Problem::NoImport`], [`Problem::FileExists`], [`Problem::ExportDiffers`], what the disk says.
    pub async fn save_refused_rows(&self, file: &Path) -> Result<()> {
        self.save_refused(file, There::Keep).await
    }

    /// The same where the person has said that a file that is there may be replaced.
    ///
    /// # Errors
    /// As [`App::save_refused_rows`].
    pub async fn save_refused_rows_over(&self, file: &Path) -> Result<()> {
        self.save_refused(file, There::Replace).await
    }

    async fn save_refused(&self, file: &Path, there: There) -> Result<()> {
        let text = {
            let held = self.imports.session().await;
            held.as_ref().ok_or(Problem::NoImport)?.refused_text()
        };
        private_file::write_checked(file, text.as_bytes(), there, |back| {
            let is_same = back == text.as_bytes();
            is_same.then_some(()).ok_or(Problem::ExportDiffers.into())
        })
    }

    /// Ends the import, and whatever of it is under way. Nothing is saved, unless that is what is done just now: then it is done,
    /// and [`App::run_import`] says so.
    pub async fn cancel_import(&self) {
        self.imports.work.cancel();
        self.imports.session().await.take();
    }

    /// Gives up what is under way and nothing else: the import goes on as it was before. A key derivation that has begun runs to its
    /// end with nobody waiting for it, and what it gives is wiped.
    pub fn cancel_import_step(&self) {
        self.imports.work.cancel();
    }

    /// How far an import is that takes time; `None` while nothing is under way.
    pub fn import_progress(&self) -> Option<view::Progress> {
        self.imports.work.now()
    }

    /// Compares all rows with the vault. If that fails or is given up, what was put last is taken out again.
    async fn compare(
        &self,
        session: &mut Session,
        replaced: Option<Replaced>,
        piece: &Piece,
    ) -> Result<()> {
        piece.tell(Phase::Comparing, 0, None);
        let compared = async {
            let vault = self.vault()?;
            let list = vault.accounts().await?;
            compare(&vault, &list, &mut session.rows, piece).await?;
            Ok::<_, AppError>(list.edition)
        }
        .await;
        if compared.is_err()
            && let Some(replaced) = replaced
        {
            session.put_back(replaced);
        }
        session.compared_with = Some(compared?);
        Ok(())
    }
}

/// Reads on a thread of its own, whose stack is wiped afterwards.
async fn read_aside(
    piece: &Arc<Piece>,
    read: impl FnOnce(&Piece) -> Outcome + Send + 'static,
) -> Result<Outcome> {
    let piece = Arc::clone(piece);
    let outcome = tokio::task::spawn_blocking(move || on_wiped_stack(|| read(&piece))).await;
    outcome.map_err(|_| Problem::NotRecognised.into())
}

/// What is there now. An import into which nothing came is none.
fn ended(held: &mut Option<Session>, outcome: Result<()>) -> Result<view::ImportPreview> {
    held.take_if(|session| session.sources.is_empty());
    outcome?;
    Ok(held.as_ref().ok_or(Problem::NoImport)?.view())
}

/// The codes of all these pictures, of one page; what can't be read of one is no reason to drop the others. One that is made to
/// cost time is: each costs a process.
async fn read_pictures(pictures: &[Zeroizing<Vec<u8>>]) -> Outcome {
    let mut all = Zeroizing::new(String::new());
    let mut last = Outcome::Failed {
        format: None,
        problem: Problem::NoQrInImage.into(),
    };
    if pictures.len() > PICTURES {
        let limit = PICTURES;
        return Outcome::Failed {
            format: None,
            problem: ReadError::TooManyRows { limit }.into(),
        };
    }
    for picture in pictures {
        match read_picture(picture).await {
            Outcome::Links(links, _) => all.push_str(&links),
            Outcome::Failed { format, problem } => {
                let is_costly = problem.problem == Problem::PictureTooComplex;
                last = Outcome::Failed { format, problem };
                if is_costly {
                    return last;
                }
            }
            other => last = other,
        }
    }
    match all.is_empty() {
        true => last,
        false => Outcome::Links(all, None),
    }
}

/// A name that can be shown: the last part of a path, without control characters.
fn tidy(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let plain = last.chars().filter(|c| !c.is_control()).take(120);
    plain.collect()
}
