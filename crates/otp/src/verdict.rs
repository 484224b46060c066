//! What a typed code is: right, from another time, or not the account's at all.

use std::ops::RangeInclusive;

use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};

use crate::code::period_of;
use crate::maker::Maker;
use crate::{Algorithm, CodeError, Digits, Kind, Secret, TypedCode, UnixTime};

/// How many steps either way a code counts as right: RFC 6238, section 5.2, has one for the delay
/// of typing and sending.
const RIGHT_STEPS: u32 = 1;

/// How far a code that is not right is looked for, in steps (or counters) either way: 0 to 5,000.
/// With steps of 30 seconds, 20 is ten minutes and 5,000 nearly two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DiagnosisWindow(u32);

impl DiagnosisWindow {
    /// The widest, so that one verification is bounded to 10,001 codes.
    pub const MAX: u32 = 5_000;

    /// Takes up to 5,000 steps either way and fails for more.
    pub fn new(steps: u32) -> Result<Self, WindowTooWide> {
        if steps <= Self::MAX {
            Ok(Self(steps))
        } else {
            Err(WindowTooWide)
        }
    }

    /// The steps either way.
    pub fn get(self) -> u32 {
        self.0
    }
}

impl Default for DiagnosisWindow {
    /// Twenty steps either way.
    fn default() -> Self {
        Self(20)
    }
}

/// A window of more than [`DiagnosisWindow::MAX`] steps either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a code is looked for within {} steps at the most",
    DiagnosisWindow::MAX
)]
pub struct WindowTooWide;

/// What a typed code of an account that follows the clock turned out to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// It is the current code, or the one before or after it.
    Right {
        /// The code's step minus the current one: -1, 0 or 1.
        steps: i64,
    },
    /// It is one of the account's codes, but not of this time. It may not be accepted, but says
    /// what is wrong: a clock.
    OtherTime {
        /// The code's step minus the current one. If the code belongs to several steps, the nearest
        /// is given.
        steps: i64,
        /// The same in seconds: negative if the clock that made the code is slow, positive if it is
        /// fast.
        seconds: i64,
        /// How probable it is, from 0 to 1, that a random code would have been found in the window
        /// as well. The more steps and the fewer digits, the less the finding says.
        coincidence: f64,
    },
    /// It is none of the account's codes within the window.
    Wrong,
}

/// What a typed code of an account that follows a counter turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HotpVerdict {
    /// It is the code of the expected counter.
    Right,
    /// It is the code of a counter to come: the device that made it has been used more often than
    /// was noticed here.
    Ahead {
        /// How many codes further on, from 1.
        by: u64,
    },
    /// It is the code of a counter that is over: an old code, used again.
    Behind {
        /// How many codes ago, from 1.
        by: u64,
    },
    /// It is none of the account's codes within the window.
    Wrong,
}

/// Compares a typed code with the account's codes around a time.
///
/// It is right within one step either way, whatever the window is. Every step of the window is
/// always computed and compared, in constant time, so the duration tells nothing of the code. Steps
/// before 1970 don't exist and are left out.
///
/// Fails with [`CodeError::NeedsCounter`] for HOTP: that is [`verify_hotp`].
pub fn verify(
    secret: &Secret,
    kind: &Kind,
    typed: &TypedCode,
    now: UnixTime,
    window: DiagnosisWindow,
) -> Result<Verdict, CodeError> {
    let period = period_of(kind)?;
    let here = now.0 / period;
    let width = window.0.max(RIGHT_STEPS);
    let right = i64::from(RIGHT_STEPS);
    Ok(
        match nearest(&Maker::new(secret, kind), typed, here, width) {
            None => Verdict::Wrong,
            Some(steps) if (-right..=right).contains(&steps) => Verdict::Right { steps },
            Some(steps) => {
                let others =
                    steps_around(here, width).saturating_sub(steps_around(here, RIGHT_STEPS));
                Verdict::OtherTime {
                    steps,
                    // At most 5,000 steps of a day each.
                    seconds: steps.saturating_mul(i64::try_from(period).unwrap_or(i64::MAX)),
                    coincidence: coincidence(kind, others),
                }
            }
        },
    )
}

/// Compares a typed code with the codes around a counter, which is that of the next code that is
/// expected.
///
/// Only the expected code is right. What to do about one that is ahead (RFC 4226, section 7.4, asks
/// for a second code in a row) is for the caller to decide. Counters below 0 don't exist and are
/// left out; all others of the window are always compared, in constant time.
pub fn verify_hotp(
    secret: &Secret,
    algorithm: Algorithm,
    digits: Digits,
    counter: u64,
    typed: &TypedCode,
    window: DiagnosisWindow,
) -> HotpVerdict {
    let maker = Maker::new(secret, &Kind::Hotp { algorithm, digits });
    match nearest(&maker, typed, counter, window.0) {
        None => HotpVerdict::Wrong,
        Some(0) => HotpVerdict::Right,
        Some(steps) if steps > 0 => HotpVerdict::Ahead {
            by: steps.unsigned_abs(),
        },
        Some(steps) => HotpVerdict::Behind {
            by: steps.unsigned_abs(),
        },
    }
}

/// The nearest step with this code, as its distance from `here`; of two equally near the earlier
/// one, for a code that was read out late is likelier than a clock that is fast.
fn nearest(maker: &Maker, typed: &TypedCode, here: u64, width: u32) -> Option<i64> {
    let typed = typed.expose().as_bytes();
    let mut found = Choice::from(0);
    let mut nearest: i64 = 0;
    // From the farthest to the nearest, so that a nearer match replaces a farther one.
    for distance in (0..=width).rev() {
        let later = here.checked_add(u64::from(distance));
        let earlier = here.checked_sub(u64::from(distance));
        for (step, offset) in [
            (later, i64::from(distance)),
            (earlier, -i64::from(distance)),
        ] {
            let Some(step) = step else { continue };
            let same = maker.make(step).as_bytes().ct_eq(typed);
            nearest.conditional_assign(&offset, same);
            found |= same;
        }
    }
    bool::from(found).then_some(nearest)
}

/// How many steps there are within `width` of `here`.
fn steps_around(here: u64, width: u32) -> u64 {
    let steps: RangeInclusive<u64> =
        here.saturating_sub(width.into())..=here.saturating_add(width.into());
    (steps.end() - steps.start()).saturating_add(1)
}

/// The probability that at least one of so many codes is the same as a random one.
fn coincidence(kind: &Kind, codes: u64) -> f64 {
    /// A code is cut from 31 bits, so with ten digits not every number occurs.
    const TRUNCATED: f64 = 2_147_483_648.0;
    let alphabet: f64 = match kind {
        Kind::Totp { .. } | Kind::Hotp { .. } => 10.0,
        Kind::Steam => 26.0,
    };
    let different = alphabet.powi(kind.digits().get().into()).min(TRUNCATED);
    // 1 - (1 - 1/n)^codes, without losing the small probabilities to rounding.
    let codes = codes as f64;
    -(codes * (-1.0 / different).ln_1p()).exp_m1()
}
