//! Taking accounts over from files, pictures and links: read, compared, shown, and saved in one step that can be taken back.

mod comparing;
mod fitting;
mod icons;
mod looking;
mod progress;
mod reading;
mod session;
mod words;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use countersign_transfer::{Password, ReadError};
use countersign_vault::{
    AccountProfile, AccountState, Batch, NewAccount, SnapshotReason, on_wiped_stack,
};
use tokio::sync::{Mutex, MutexGuard};
use zeroize::Zeroizing;

use self::comparing::{added_note, added_tags, compare};
use self::looking::read_picture;
use self::progress::{Piece, Work};
use self::reading::{Outcome, read, read_links, read_sealed};
use self::session::{Content, Session, Source, SourceContent};
use crate::app::App;
use crate::error::{Problem, Result};
use crate::private_file::{self, There};
use crate::undo::Change;
use crate::view::{self, ImportState, Phase};

pub(crate) use self::words::accounts as counted;

/// The largest file that is read, in bytes.
pub const IMPORT_LIMIT: usize = 64 * 1024 * 1024;
/// The most rows that are shown at once.
const PAGE: usize = 500;
/// The most files of one import.
const SOURCES: usize = 200;
/// The most pictures of one page. Each is read in a process of its own.
const PICTURES: usize = 2_000;

/// What is said of a file without its list.
const LIST_MISSING: &str = "This file is encrypted. Choose the manifest.json beside it too.";

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

    async fn add(
        &self,
        session: &mut Session,
        name: String,
        content: Zeroizing<Vec<u8>>,
        piece: &Arc<Piece>,
    ) -> Result<()> {
        if let Some(content) = session.put_part(&name, content) {
            let outcome = piece
                .unless_cancelled(Self::read_any(content, piece))
                .await?;
            self.put(session, name, outcome, piece).await?;
        }
        self.compare(session, piece).await
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
        let mut held = self.imports.session().await;
        let session = held.get_or_insert_default();
        let underway = self.imports.work.begin(Phase::Reading);
        let added = async {
            let piece = &underway.piece;
            self.put_links(session, name.to_owned(), links, piece)
                .await?;
            self.compare(session, piece).await
        }
        .await;
        drop(underway);
        self.imports.settle(&mut held);
        ended(&mut held, added)
    }

    /// Opens an encrypted file of the import under way. Cancelling that ([`App::cancel_import_password`]) leaves the import as
    /// it was.
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
        let found = session.sources.get_mut(source).ok_or(Problem::NoImport)?;
        let sealed = match &found.content {
            SourceContent::Sealed(sealed) => sealed.clone(),
            SourceContent::Folder(folder) => folder.packed().ok_or(Problem::NoImport)?,
            _ => return Err(Problem::NoImport.into()),
        };
        let opening = read_aside(piece, move |work| read_sealed(sealed, &password, work));
        let outcome = piece.unless_cancelled(opening).await?;
        match outcome {
            Outcome::Read { format, mut import } => {
                piece
                    .unless_cancelled(async {
                        icons::shrink(&mut import).await;
                        Ok(())
                    })
                    .await?;
                found.format = Some(format);
                found.state = ImportState::Ready;
                found.problem = None;
                found.content = SourceContent::Done;
                session.put_rows(source, import);
            }
            Outcome::WrongPassword { problem } => {
                found.state = ImportState::WrongPassword;
                found.problem = Some(problem);
            }
            Outcome::Failed { problem, .. } => {
                found.state = ImportState::Failed;
                found.problem = Some(problem);
            }
            _ => return Err(Problem::Internal.into()),
        }
        self.compare(session, piece).await
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
        for (index, row) in session.rows.iter_mut().enumerate() {
            if row.is_takeable() && rows.is_none_or(|rows| rows.contains(&index)) {
                row.taken = take;
            }
        }
        Ok(session.counts())
    }

    /// Saves what is taken: all of it or nothing, after a snapshot of the present. One [`App::undo`] takes it back.
    ///
    /// # Errors
    /// [`Problem::NoImport`], [`Problem::NothingTaken`], [`Problem::VaultLocked`], what the disk says. The import goes on then.
    pub async fn run_import(&self) -> Result<view::Imported> {
        let vault = self.vault()?;
        let mut held = self.imports.session().await;
        let session = held.as_mut().ok_or(Problem::NoImport)?;
        let underway = self.imports.work.begin(Phase::Saving);
        let accounts = vault.accounts().await?.accounts;
        let order = match accounts.iter().map(|account| account.state.order).max() {
            Some(last) if last > 0 => last.saturating_add(1),
            _ => 0,
        };
        let mut batch = Batch::default();
        let mut before = Vec::new();
        let created = self.now().as_secs();
        for row in session.rows.iter().filter(|row| row.taken) {
            underway.piece.go_on()?;
            let Content::Account(fitted) = &row.content else {
                continue;
            };
            if let Some((id, _)) = &row.here {
                let account = accounts.iter().find(|account| account.id == *id);
                let account = account.ok_or(Problem::VaultChanged)?;
                let mut profile = account.profile.clone();
                before.push((*id, profile.clone()));
                profile.kind = fitted.kind;
                replace_with(&mut profile.issuer, &fitted.issuer);
                replace_with(&mut profile.label, &fitted.label);
                if let Some(note) = added_note(&profile, fitted) {
                    note.clone_into(&mut profile.note);
                }
                let tags = added_tags(&profile, fitted);
                let tags: Vec<String> = tags.into_iter().map(str::to_owned).collect();
                profile.tags.extend(tags);
                batch.update.push((*id, profile));
                continue;
            }
            if let Some(icon) = &fitted.icon {
                batch.icons.push((batch.add.len(), icon.bytes.clone()));
            }
            batch.add.push(NewAccount {
                id: None,
                profile: AccountProfile {
                    issuer: fitted.issuer.clone(),
                    label: fitted.label.clone(),
                    kind: fitted.kind,
                    note: fitted.note.clone(),
                    tags: fitted.tags.clone(),
                    created,
                },
                secret: fitted.secret.duplicate(),
                state: AccountState {
                    counter: fitted.counter,
                    pinned: fitted.pinned,
                    order,
                    last_used: fitted.last_used,
                },
            });
        }
        let (adding, changing) = (batch.add.len(), batch.update.len());
        if adding + changing == 0 {
            return Err(Problem::NothingTaken.into());
        }
        if !accounts.is_empty() {
            vault.snapshot(SnapshotReason::BeforeImport).await?;
        }
        let added = vault.apply(batch).await?;
        let refused = session
            .rows
            .iter()
            .filter(|row| row.fitted().is_none())
            .count();
        held.take();
        drop(underway);
        tracing::info!(added = adding, changed = changing, refused, "imported");
        self.last_change.note(Change::Imported { added, before });
        self.changed();
        Ok(view::Imported {
            added: adding,
            changed: changing,
            refused,
            words: match (adding, changing) {
                (_, 0) => format!("Imported {}.", counted(adding)),
                (0, _) => format!("Changed {}.", counted(changing)),
                _ => format!("Imported {}, changed {changing}.", counted(adding)),
            },
        })
    }

    /// Writes the rows that can't be taken into a new file, each with where it stands and why. It may hold keys: what the file
    /// has there stands beside the reason.
    ///
    /// # Errors
    /// [`Problem::NoImport`], [`Problem::FileExists`], what the disk says.
    pub async fn save_refused_rows(&self, file: &Path) -> Result<()> {
        let text = {
            let held = self.imports.session().await;
            held.as_ref().ok_or(Problem::NoImport)?.refused_text()
        };
        private_file::write_checked(file, text.as_bytes(), There::Keep, |_| Ok(()))
    }

    /// Ends the import, and whatever of it is under way. Nothing is saved.
    pub async fn cancel_import(&self) {
        self.imports.work.cancel();
        self.imports.session().await.take();
    }

    /// Gives up opening a file with a password, and nothing else: the import goes on as it was before. A key derivation that has
    /// begun runs to its end with nobody waiting for it, and what it gives is wiped.
    pub fn cancel_import_password(&self) {
        self.imports.work.cancel_if(Phase::Opening);
    }

    /// How far an import is that takes time; `None` while nothing is under way.
    pub fn import_progress(&self) -> Option<view::Progress> {
        self.imports.work.now()
    }

    async fn put(
        &self,
        session: &mut Session,
        name: String,
        outcome: Outcome,
        piece: &Arc<Piece>,
    ) -> Result<()> {
        let index = session.sources.len();
        let mut source = Source {
            name,
            content: SourceContent::Done,
            format: None,
            state: ImportState::Ready,
            problem: None,
            notes: Vec::new(),
        };
        match outcome {
            Outcome::Links(links) => {
                return self.put_links(session, source.name, links, piece).await;
            }
            Outcome::Read { format, import } => {
                source.format = Some(format);
                session.sources.push(source);
                session.put_rows(index, import);
                return Ok(());
            }
            Outcome::Sealed { format, content } => {
                source.format = Some(format);
                source.state = ImportState::PasswordNeeded;
                source.content = SourceContent::Sealed(content);
                lacks_its_list(&mut source);
            }
            Outcome::List {
                format,
                parts,
                content,
                problem,
            } => {
                source.format = Some(format);
                source.state = ImportState::Failed;
                source.problem = Some(problem);
                session.put_list(source, parts, content);
                return Ok(());
            }
            Outcome::Failed { format, problem } => {
                source.format = format;
                source.state = ImportState::Failed;
                source.problem = Some(problem);
            }
            Outcome::WrongPassword { .. } | Outcome::NoFile(_) | Outcome::Pictures(_) => {
                return Err(Problem::Internal.into());
            }
        }
        session.sources.push(source);
        Ok(())
    }

    /// Links are one source, wherever they come from: a transfer in several QR codes is complete when all its parts are there.
    async fn put_links(
        &self,
        session: &mut Session,
        name: String,
        links: Zeroizing<String>,
        piece: &Arc<Piece>,
    ) -> Result<()> {
        let held = session
            .sources
            .iter_mut()
            .enumerate()
            .find_map(|(index, source)| match &mut source.content {
                SourceContent::Links(links) => Some((index, &mut source.name, links)),
                _ => None,
            });
        let (index, all) = match held {
            Some((_, _, all)) if all.len() + links.len() > IMPORT_LIMIT => {
                // All of them are read together.
                let bytes = (all.len() + links.len()) as u64;
                let limit = IMPORT_LIMIT as u64;
                session.sources.push(Source {
                    name,
                    content: SourceContent::Done,
                    format: None,
                    state: ImportState::Failed,
                    problem: Some(ReadError::TooLarge { bytes, limit }.into()),
                    notes: Vec::new(),
                });
                return Ok(());
            }
            Some((index, known, all)) => {
                if !known.contains(&name) {
                    *known = format!("{known}, {name}");
                }
                all.push_str(&links);
                (index, all.clone())
            }
            None => {
                session.sources.push(Source {
                    name,
                    content: SourceContent::Links(links.clone()),
                    format: None,
                    state: ImportState::Ready,
                    problem: None,
                    notes: Vec::new(),
                });
                (session.sources.len() - 1, links)
            }
        };
        let reading = read_aside(piece, move |work| read_links(&all, work));
        let outcome = piece.unless_cancelled(reading).await?;
        match outcome {
            Outcome::Read { format, import } => {
                session.sources[index].format = Some(format);
                session.put_rows(index, import);
            }
            Outcome::Failed { problem, .. } => {
                session.sources[index].state = ImportState::Failed;
                session.sources[index].problem = Some(problem);
            }
            _ => return Err(Problem::Internal.into()),
        }
        Ok(())
    }

    async fn compare(&self, session: &mut Session, piece: &Piece) -> Result<()> {
        piece.tell(Phase::Comparing, 0, None);
        compare(&self.vault()?, &mut session.rows).await
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

/// An import that was cancelled is forgotten, whoever cancelled it.
fn ended(held: &mut Option<Session>, outcome: Result<()>) -> Result<view::ImportPreview> {
    match outcome {
        Ok(()) => Ok(held.as_ref().ok_or(Problem::NoImport)?.view()),
        Err(error) => {
            if error.problem == Problem::Cancelled {
                held.take();
            }
            Err(error)
        }
    }
}

/// Encrypted files of Steam have no mark of their own, and say nothing without their list: here the name is all there is to
/// tell by. A list that comes later takes the file to it.
fn lacks_its_list(source: &mut Source) {
    let has_a_mark = source
        .format
        .is_some_and(|(id, _)| id != "totp-authenticator");
    if !has_a_mark && source.name.to_lowercase().ends_with(".mafile") {
        source.format = countersign_transfer::format_by_id("steam").map(|f| (f.id(), f.name()));
        source.state = ImportState::Failed;
        source.problem = Some(ReadError::NotSupported(LIST_MISSING).into());
    }
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
            Outcome::Links(links) => all.push_str(&links),
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
        false => Outcome::Links(all),
    }
}

/// A name that can be shown: the last part of a path, without control characters.
fn tidy(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let plain = last.chars().filter(|c| !c.is_control()).take(120);
    plain.collect()
}

fn replace_with(old: &mut String, new: &str) {
    if !new.is_empty() {
        new.clone_into(old);
    }
}
