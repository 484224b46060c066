//! What was read, put among the sources of the import.

use std::sync::Arc;

use countersign_transfer::ReadError;
use zeroize::Zeroizing;

use super::progress::Piece;
use super::reading::{Outcome, read_links};
use super::session::{Replaced, Session, Source, SourceContent};
use super::{IMPORT_LIMIT, read_aside};
use crate::app::App;
use crate::error::{Problem, Result};
use crate::view::ImportState;

/// What is said of a file without its list.
const LIST_MISSING: &str = "This file is encrypted. Choose the manifest.json beside it too.";

impl App {
    /// Puts what was read among the sources. What that replaced, where it can be taken back.
    pub(super) async fn put(
        &self,
        session: &mut Session,
        name: String,
        outcome: Outcome,
        piece: &Arc<Piece>,
    ) -> Result<Option<Replaced>> {
        let mut source = Source::new(name);
        match outcome {
            Outcome::Links(links, pages) => {
                source.pages.extend(pages);
                return self.put_links(session, source, links, piece).await;
            }
            Outcome::Read { format, import } => {
                source.format = Some(format);
                let replaced = session.replace(None, source);
                session.put_rows(session.sources.len() - 1, import);
                return Ok(Some(replaced));
            }
            Outcome::Sealed {
                format,
                guesses,
                content,
            } => {
                source.format = Some(format);
                source.guesses = guesses;
                let bytes = content.len() as u64;
                if session.has_room(bytes) {
                    source.bytes = bytes;
                    source.state = ImportState::PasswordNeeded;
                    source.content = SourceContent::Sealed(content);
                    lacks_its_list(&mut source);
                } else {
                    source.fail(Problem::ImportFull);
                }
            }
            Outcome::List {
                format,
                parts,
                content,
                problem,
            } => {
                source.format = Some(format);
                let bytes = content.len() as u64;
                if session.has_room(bytes) {
                    source.bytes = bytes;
                    source.fail(problem);
                    session.put_list(source, parts, content);
                    return Ok(None);
                }
                source.fail(Problem::ImportFull);
            }
            Outcome::Failed { format, problem } => {
                source.format = format;
                source.fail(problem);
            }
            Outcome::WrongPassword { .. } | Outcome::NoFile(_) | Outcome::Pictures(_) => {
                return Err(Problem::Internal.into());
            }
        }
        Ok(Some(session.replace(None, source)))
    }

    /// Links are one source, wherever they come from: a transfer in several QR codes is complete when all its parts are there.
    /// What holds no link at all fails beside those that are there, and is gone from the list with the first link that comes.
    pub(super) async fn put_links(
        &self,
        session: &mut Session,
        mut source: Source,
        links: Zeroizing<String>,
        piece: &Arc<Piece>,
    ) -> Result<Option<Replaced>> {
        let name = source.name.clone();
        let is_links = |source: &Source| matches!(source.content, SourceContent::Links(_));
        let held = session.sources.iter().position(is_links);
        let known = held.map(|index| &session.sources[index]);
        let is_ready = known.is_some_and(|source| source.state == ImportState::Ready);
        let mut all = links;
        if let Some(Source {
            name: names,
            content: SourceContent::Links(known),
            pages,
            state: ImportState::Ready,
            ..
        }) = known
        {
            if known.len() + all.len() > IMPORT_LIMIT {
                // All of them are read together.
                source.fail(Problem::ImportFull);
                return Ok(Some(session.replace(None, source)));
            }
            let mut both = Zeroizing::new(String::with_capacity(known.len() + all.len()));
            both.push_str(known);
            both.push_str(&all);
            all = both;
            source.pages.extend(pages);
            if names.contains(&source.name) {
                source.name.clone_from(names);
            } else {
                source.name = format!("{names}, {}", source.name);
            }
        }
        let all = Arc::new(all);
        match read_all(&all, piece).await? {
            Outcome::Read { format, import } => {
                source.format = Some(format);
                source.content = SourceContent::Links(all);
                let replaced = session.replace(held, source);
                let index = held.unwrap_or(session.sources.len() - 1);
                session.put_rows(index, import);
                match session.sources[index].problem.clone() {
                    // There is no room for all of them: those that were there stay.
                    Some(problem) if is_ready => {
                        session.put_back(replaced);
                        let mut source = Source::new(name);
                        source.fail(problem);
                        Ok(Some(session.replace(None, source)))
                    }
                    _ => Ok(Some(replaced)),
                }
            }
            Outcome::Failed { problem, .. } => {
                if is_ready {
                    // By itself it may be small enough.
                    source.fail(match problem.problem {
                        Problem::FileUnreadable(
                            ReadError::TooManyRows { .. } | ReadError::TooLarge { .. },
                        ) => Problem::ImportFull.into(),
                        _ => problem,
                    });
                    source.name = name;
                    return Ok(Some(session.replace(None, source)));
                }
                source.fail(problem);
                source.content = SourceContent::Links(Arc::default());
                Ok(Some(session.replace(held, source)))
            }
            _ => Err(Problem::Internal.into()),
        }
    }
}

/// Reads links, one a line.
async fn read_all(links: &Arc<Zeroizing<String>>, piece: &Arc<Piece>) -> Result<Outcome> {
    let links = Arc::clone(links);
    let reading = read_aside(piece, move |work| read_links(&links, work));
    piece.unless_cancelled(reading).await
}

/// Encrypted files of Steam have no mark of their own, and say nothing without their list: here the name is all there is to
/// tell by. A list that comes later takes the file to it.
fn lacks_its_list(source: &mut Source) {
    let has_a_mark = source
        .format
        .is_some_and(|(id, _)| id != "totp-authenticator");
    if !has_a_mark && source.name.to_lowercase().ends_with(".mafile") {
        source.format = countersign_transfer::format_by_id("steam").map(|f| (f.id(), f.name()));
        source.fail(ReadError::NotSupported(LIST_MISSING));
    }
}
