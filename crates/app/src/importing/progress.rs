//! How far something is that takes time, and the wish to end it.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use countersign_transfer::{Progress, Step};
use tokio::sync::watch;

use crate::error::{Problem, Result};
use crate::view;

/// What is under way: one import, one export or one backup at a time.
#[derive(Default)]
pub(crate) struct Work {
    now: Mutex<Option<Arc<Piece>>>,
}

/// One piece of work. Whoever was told that it ended may begin the next, while a key derivation in it, which nothing can
/// interrupt, still runs: so its end and its progress are its own.
pub(crate) struct Piece {
    wish: watch::Sender<Wish>,
    progress: Mutex<view::Progress>,
}

/// Whether it is to end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    /// Nobody has said so.
    GoOn,
    /// Somebody has.
    End,
    /// It is done, or as good as.
    TooLate,
}

impl Work {
    /// Something begins.
    pub(crate) fn begin(&self, phase: view::Phase) -> Underway<'_> {
        let piece = Arc::new(Piece {
            wish: watch::Sender::new(Wish::GoOn),
            progress: Mutex::new(view::Progress {
                phase,
                done: 0,
                total: None,
            }),
        });
        *self.current() = Some(Arc::clone(&piece));
        Underway { work: self, piece }
    }

    pub(crate) fn cancel(&self) {
        if let Some(piece) = &*self.current() {
            piece.cancel();
        }
    }

    pub(crate) fn now(&self) -> Option<view::Progress> {
        self.current().as_ref().map(|piece| *piece.progress())
    }

    fn current(&self) -> MutexGuard<'_, Option<Arc<Piece>>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Piece {
    pub(crate) fn tell(&self, phase: view::Phase, done: usize, total: Option<usize>) {
        *self.progress() = view::Progress { phase, done, total };
    }

    /// # Errors
    /// [`Problem::Cancelled`] once it was wished for.
    pub(crate) fn go_on(&self) -> Result<()> {
        match *self.wish.borrow() {
            Wish::End => Err(Problem::Cancelled.into()),
            Wish::GoOn | Wish::TooLate => Ok(()),
        }
    }

    /// Nothing ends it from here on: what follows is done whole, and whoever waits hears of it.
    ///
    /// # Errors
    /// [`Problem::Cancelled`] if that was wished before.
    pub(crate) fn commit(&self) -> Result<()> {
        self.wish_for(Wish::TooLate);
        self.go_on()
    }

    /// Waits for something, and not longer than until its end is wished for.
    ///
    /// # Errors
    /// [`Problem::Cancelled`]; those of what is waited for.
    pub(crate) async fn unless_cancelled<T>(
        &self,
        awaited: impl Future<Output = Result<T>>,
    ) -> Result<T> {
        let mut wish = self.wish.subscribe();
        tokio::select! {
            biased;
            // The sender lives as long as this does.
            _ = wish.wait_for(|wish| *wish == Wish::End) => Err(Problem::Cancelled.into()),
            done = awaited => {
                self.go_on()?;
                done
            }
        }
    }

    fn cancel(&self) {
        self.wish_for(Wish::End);
    }

    /// The first wish holds.
    fn wish_for(&self, new: Wish) {
        self.wish.send_if_modified(|wish| {
            let is_first = *wish == Wish::GoOn;
            if is_first {
                *wish = new;
            }
            is_first
        });
    }

    fn progress(&self) -> MutexGuard<'_, view::Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Piece {
    fn step(&self, step: Step) -> ControlFlow<()> {
        match step {
            Step::DerivingKey { .. } => self.tell(view::Phase::Opening, 0, None),
            Step::Rows { done, of } => self.tell(view::Phase::Reading, done, Some(of)),
        }
        match self.go_on() {
            Err(_) => ControlFlow::Break(()),
            Ok(()) => ControlFlow::Continue(()),
        }
    }
}

/// Nothing is under way any more when this is dropped.
pub(crate) struct Underway<'a> {
    work: &'a Work,
    pub(crate) piece: Arc<Piece>,
}

impl Drop for Underway<'_> {
    fn drop(&mut self) {
        let mut now = self.work.current();
        if now
            .as_ref()
            .is_some_and(|now| Arc::ptr_eq(now, &self.piece))
        {
            *now = None;
        }
    }
}
