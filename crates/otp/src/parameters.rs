//! How long a code is, and how long it lives. Each can only be built within its bounds.

use serde::{Deserialize, Serialize};

/// The number of characters of a code: 1 to 10. RFC 4226 has 6 to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Digits(u8);

impl Digits {
    /// The fewest.
    pub const MIN: u8 = 1;
    /// The most. A code is cut from 31 bits, which never fill more.
    pub const MAX: u8 = 10;
    pub(crate) const STEAM: Self = Self(5);

    /// Takes 1 to 10 and fails for everything else.
    pub fn new(count: u8) -> Result<Self, DigitsError> {
        if (Self::MIN..=Self::MAX).contains(&count) {
            Ok(Self(count))
        } else {
            Err(DigitsError)
        }
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }

    /// Whether it is outside 6 to 8, which is worth a second look by whoever adds the account.
    pub fn is_unusual(self) -> bool {
        !(6..=8).contains(&self.0)
    }
}

impl Default for Digits {
    /// Six, as in a link that says nothing of it.
    fn default() -> Self {
        Self(6)
    }
}

impl TryFrom<u8> for Digits {
    type Error = DigitsError;

    fn try_from(count: u8) -> Result<Self, Self::Error> {
        Self::new(count)
    }
}

impl From<Digits> for u8 {
    fn from(digits: Digits) -> Self {
        digits.0
    }
}

/// A number of digits outside 1 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has {} to {} digits", Digits::MIN, Digits::MAX)]
pub struct DigitsError;

/// How long one time step lasts, in seconds: 1 to 86,400 (a day). The X of RFC 6238.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u32")]
pub struct Period(u32);

impl Period {
    /// The shortest, in seconds.
    pub const MIN: u32 = 1;
    /// The longest, in seconds.
    pub const MAX: u32 = 86_400;
    pub(crate) const STEAM: Self = Self(30);

    /// Takes 1 to 86,400 seconds and fails for everything else.
    pub fn new(seconds: u64) -> Result<Self, PeriodError> {
        match u32::try_from(seconds) {
            Ok(seconds @ Self::MIN..=Self::MAX) => Ok(Self(seconds)),
            _ => Err(PeriodError),
        }
    }

    /// The seconds.
    pub fn get(self) -> u32 {
        self.0
    }

    /// Whether it is outside 10 to 300 seconds, which is worth a second look by whoever adds the
    /// account.
    pub fn is_unusual(self) -> bool {
        !(10..=300).contains(&self.0)
    }
}

impl Default for Period {
    /// Thirty seconds, as in a link that says nothing of it.
    fn default() -> Self {
        Self(30)
    }
}

impl TryFrom<u64> for Period {
    type Error = PeriodError;

    fn try_from(seconds: u64) -> Result<Self, Self::Error> {
        Self::new(seconds)
    }
}

impl From<Period> for u32 {
    fn from(period: Period) -> Self {
        period.0
    }
}

/// A period outside 1 to 86,400 seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a period has {} to {} seconds", Period::MIN, Period::MAX)]
pub struct PeriodError;
