//! What a reader is given beside the file: the password, the limits, and somebody to report to.

use std::ops::ControlFlow;

use crate::error::ReadError;
use crate::password::Password;

/// How much of a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, and the largest part of one when unpacked, in bytes.
    pub bytes: u64,
    /// The most rows.
    pub rows: usize,
    /// The most levels of nesting (JSON, XML).
    pub depth: usize,
    /// The most files in a zip.
    pub zip_entries: usize,
    /// The memory that is free, in bytes, where somebody has looked: a key derivation that needs more is
    /// refused with a sentence.
    pub free_memory: Option<u64>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 * 1024 * 1024,
            rows: 100_000,
            depth: 64,
            zip_entries: 1000,
            free_memory: None,
        }
    }
}

/// Hears how far the reading is, and says whether to go on.
pub trait Progress: Sync {
    /// Is told of each step; `Break` ends the reading with [`ReadError::Cancelled`]. A key derivation that
    /// has begun is finished first.
    fn step(&self, step: Step) -> ControlFlow<()>;
}

/// Nobody listens.
impl Progress for () {
    fn step(&self, _: Step) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

/// A step of reading a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A key is about to be derived from the password. It needs this much memory, in bytes.
    DerivingKey {
        /// Bytes.
        memory: u64,
    },
    /// So many rows are read, of so many.
    Rows {
        /// Read.
        done: usize,
        /// All.
        of: usize,
    },
}

/// What a reader is given beside the file.
pub struct Task<'a> {
    password: Option<&'a Password>,
    limits: &'a Limits,
    progress: &'a dyn Progress,
}

impl<'a> Task<'a> {
    /// Puts them together.
    pub fn new(
        password: Option<&'a Password>,
        limits: &'a Limits,
        progress: &'a dyn Progress,
    ) -> Self {
        Self {
            password,
            limits,
            progress,
        }
    }

    pub(crate) fn limits(&self) -> &Limits {
        self.limits
    }

    /// Tries the password in each of its forms, until one is not refused as wrong.
    pub(crate) fn with_password<T>(
        &self,
        mut attempt: impl FnMut(&[u8]) -> Result<T, ReadError>,
    ) -> Result<T, ReadError> {
        let password = self.password.ok_or(ReadError::PasswordNeeded)?;
        let mut first_failure = None;
        for form in password.forms() {
            match attempt(form.as_bytes()) {
                Err(failure @ (ReadError::WrongPassword | ReadError::WrongPasswordOrDamaged)) => {
                    first_failure.get_or_insert(failure);
                }
                outcome => return outcome,
            }
        }
        Err(first_failure.unwrap_or(ReadError::WrongPassword))
    }

    pub(crate) fn step(&self, step: Step) -> Result<(), ReadError> {
        match self.progress.step(step) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ReadError::Cancelled),
        }
    }

    /// Reports each 256th row, and refuses more of them than are read.
    pub(crate) fn row(&self, done: usize, of: usize) -> Result<(), ReadError> {
        if done >= self.limits.rows {
            return Err(ReadError::TooManyRows {
                limit: self.limits.rows,
            });
        }
        if done.is_multiple_of(256) {
            self.step(Step::Rows { done, of })?;
        }
        Ok(())
    }
}
