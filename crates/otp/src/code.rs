//! The code of an account, for a time or for a counter.

use std::fmt;

use zeroize::Zeroizing;

use crate::maker::Maker;
use crate::{Algorithm, Digits, Kind, Secret, UnixTime};

/// The text of one code, as it is typed: decimal digits, or Steam's letters and digits. Never
/// printed by `Debug`, wiped when dropped.
pub struct Code(Zeroizing<String>);

impl Code {
    /// The text, without any grouping.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(..)")
    }
}

/// A code and the time for which it is the right one.
#[derive(Debug)]
pub struct TimedCode {
    /// The code.
    pub code: Code,
    /// The number of its step since 1970 (RFC 6238: T).
    pub step: u64,
    /// The first second in which it is the current code.
    pub valid_from: UnixTime,
    /// The first second in which it no longer is. (For the very last step there is, the last
    /// second.)
    pub valid_until: UnixTime,
}

/// The code that is current at a time (RFC 6238). Fails with [`CodeError::NeedsCounter`] for HOTP.
pub fn code_at(secret: &Secret, kind: &Kind, at: UnixTime) -> Result<TimedCode, CodeError> {
    let period = period_of(kind)?;
    timed_code(secret, kind, at.0 / period, period)
}

/// The code after the one that is current at a time. Fails with [`CodeError::NeedsCounter`] for
/// HOTP, and with [`CodeError::NoLaterStep`] at the end of what 64 bits of seconds can say.
pub fn next_code(secret: &Secret, kind: &Kind, at: UnixTime) -> Result<TimedCode, CodeError> {
    let period = period_of(kind)?;
    let step = (at.0 / period)
        .checked_add(1)
        .ok_or(CodeError::NoLaterStep)?;
    timed_code(secret, kind, step, period)
}

/// The code of a step. For HOTP the step is the counter.
pub fn code_for_step(secret: &Secret, kind: &Kind, step: u64) -> Code {
    Code(Maker::new(secret, kind).make(step))
}

/// The code of a counter (RFC 4226).
pub fn hotp_code(secret: &Secret, algorithm: Algorithm, digits: Digits, counter: u64) -> Code {
    code_for_step(secret, &Kind::Hotp { algorithm, digits }, counter)
}

/// Why there is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// The account is HOTP: its codes follow a counter, not the clock.
    #[error("the codes of this account follow a counter, not the clock")]
    NeedsCounter,
    /// The step after this one would begin after the last second that can be said.
    #[error("there is no later step")]
    NoLaterStep,
}

/// The period in seconds, as time is counted.
pub(crate) fn period_of(kind: &Kind) -> Result<u64, CodeError> {
    kind.period()
        .map(|period| u64::from(period.get()))
        .ok_or(CodeError::NeedsCounter)
}

fn timed_code(
    secret: &Secret,
    kind: &Kind,
    step: u64,
    period: u64,
) -> Result<TimedCode, CodeError> {
    let from = step.checked_mul(period).ok_or(CodeError::NoLaterStep)?;
    Ok(TimedCode {
        code: code_for_step(secret, kind, step),
        step,
        valid_from: UnixTime(from),
        valid_until: UnixTime(from.saturating_add(period)),
    })
}
