//! What sort of codes an account makes.

use serde::{Deserialize, Serialize};

use crate::{Algorithm, Digits, Period};

/// How an account's codes are made from its secret.
///
/// The counter of a HOTP account is not part of it: the kind stays the same for years, the counter
/// changes with each code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Kind {
    /// Codes by time (RFC 6238).
    Totp {
        /// The hash function.
        algorithm: Algorithm,
        /// The length of a code.
        digits: Digits,
        /// The length of a step.
        period: Period,
    },
    /// Codes by counter (RFC 4226).
    Hotp {
        /// The hash function; RFC 4226 itself has only SHA-1.
        algorithm: Algorithm,
        /// The length of a code.
        digits: Digits,
    },
    /// Steam Guard: by time, SHA-1, 30 seconds, five characters of an alphabet of 26.
    Steam,
}

impl Kind {
    /// The hash function.
    pub fn algorithm(&self) -> Algorithm {
        match *self {
            Self::Totp { algorithm, .. } | Self::Hotp { algorithm, .. } => algorithm,
            Self::Steam => Algorithm::Sha1,
        }
    }

    /// The number of characters of a code; 5 for Steam.
    pub fn digits(&self) -> Digits {
        match *self {
            Self::Totp { digits, .. } | Self::Hotp { digits, .. } => digits,
            Self::Steam => Digits::STEAM,
        }
    }

    /// The length of a step, or nothing for HOTP, whose codes don't follow the clock.
    pub fn period(&self) -> Option<Period> {
        match *self {
            Self::Totp { period, .. } => Some(period),
            Self::Hotp { .. } => None,
            Self::Steam => Some(Period::STEAM),
        }
    }
}

impl Default for Kind {
    /// TOTP with SHA-1, 6 digits and 30 seconds: what a link means that says nothing of it.
    fn default() -> Self {
        Self::Totp {
            algorithm: Algorithm::default(),
            digits: Digits::default(),
            period: Period::default(),
        }
    }
}
