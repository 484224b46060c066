//! How far a reading or saving is, and the wish to end it.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use countersign_transfer::{Progress, Step};

use crate::error::{Problem, Result};
use crate::view;

/// What is under way, for one import at a time.
#[derive(Default)]
pub(crate) struct Work {
    cancelled: AtomicBool,
    now: Mutex<Option<view::Progress>>,
}

impl Work {
    /// Something begins; an earlier wish to end is for what was before.
    pub(crate) fn begin(&self, phase: view::Phase) -> Underway<'_> {
        self.cancelled.store(false, Ordering::Relaxed);
        self.tell(phase, 0, None);
        Underway(self)
    }

    pub(crate) fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    pub(crate) fn now(&self) -> Option<view::Progress> {
        *self.current()
    }

    pub(crate) fn tell(&self, phase: view::Phase, done: usize, total: Option<usize>) {
        *self.current() = Some(view::Progress { phase, done, total });
    }

    /// # Errors
    /// [`Problem::Cancelled`] once it was wished for.
    pub(crate) fn go_on(&self) -> Result<()> {
        match self.cancelled.load(Ordering::Relaxed) {
            true => Err(Problem::Cancelled.into()),
            false => Ok(()),
        }
    }

    fn current(&self) -> MutexGuard<'_, Option<view::Progress>> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Work {
    fn step(&self, step: Step) -> ControlFlow<()> {
        match step {
            Step::DerivingKey { .. } => self.tell(view::Phase::Opening, 0, None),
            Step::Rows { done, of } => self.tell(view::Phase::Reading, done, Some(of)),
        }
        match self.cancelled.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

/// Nothing is under way any more when this is dropped.
pub(crate) struct Underway<'a>(&'a Work);

impl Drop for Underway<'_> {
    fn drop(&mut self) {
        *self.0.current() = None;
    }
}
