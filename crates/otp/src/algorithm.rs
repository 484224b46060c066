//! The hash function inside a code.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::quote::quote;

/// The hash function of the HMAC (RFC 6238, section 1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Algorithm {
    /// HMAC-SHA-1: what RFC 4226 defines, and what a link that names no algorithm means.
    #[default]
    #[serde(rename = "SHA1")]
    Sha1,
    /// HMAC-SHA-256.
    #[serde(rename = "SHA256")]
    Sha256,
    /// HMAC-SHA-512.
    #[serde(rename = "SHA512")]
    Sha512,
}

impl Algorithm {
    /// The name as links and files write it: `SHA1`, `SHA256`, `SHA512`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Algorithm {
    type Err = UnknownAlgorithm;

    /// Reads a name as other programs write it: `sha1`, `SHA-256`, `HmacSHA512`,
    /// `Algorithm.sha256`. Nothing at all, or the text `null`, is SHA-1, which is what the programs
    /// that write it mean. Any other name is an error, and never SHA-1: its codes would be wrong.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if text.is_empty() || text.eq_ignore_ascii_case("null") {
            return Ok(Self::Sha1);
        }
        let plain: String = text
            .chars()
            .filter(|c| c.is_alphanumeric())
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let name = plain.strip_prefix("ALGORITHM").unwrap_or(&plain);
        match name.strip_prefix("HMAC").unwrap_or(name) {
            "SHA1" => Ok(Self::Sha1),
            "SHA256" => Ok(Self::Sha256),
            "SHA512" => Ok(Self::Sha512),
            _ => Err(UnknownAlgorithm(quote(text))),
        }
    }
}

/// A name that is none of the three algorithms. It holds the name if that is short and plain, and
/// `…` otherwise.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the algorithm {0:?} is not known")]
pub struct UnknownAlgorithm(pub String);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_other_programs_are_understood() {
        for (text, algorithm) in [
            ("SHA1", Algorithm::Sha1),
            ("sha-1", Algorithm::Sha1),
            ("", Algorithm::Sha1),
            ("  ", Algorithm::Sha1),
            ("null", Algorithm::Sha1),
            ("HmacSHA256", Algorithm::Sha256),
            ("HMAC-SHA-256", Algorithm::Sha256),
            ("Algorithm.sha256", Algorithm::Sha256),
            ("sha-512", Algorithm::Sha512),
            ("SHA_512", Algorithm::Sha512),
        ] {
            assert_eq!(text.parse(), Ok(algorithm), "{text:?}");
        }
    }

    #[test]
    fn an_unknown_name_is_an_error_and_never_sha_1() {
        for text in [
            "MD5", "SHA224", "SHA384", "SHA3-256", "GOST", "HMAC", "-", "sha", "SHA11", "ſha1",
            "SHA¹", "none",
        ] {
            assert!(text.parse::<Algorithm>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_long_or_odd_name_is_not_repeated() {
        assert_eq!(
            "SHA3-256".parse::<Algorithm>(),
            Err(UnknownAlgorithm("SHA3-256".to_owned()))
        );
        assert_eq!(
            "SHA1?secret=MZXW6".parse::<Algorithm>(),
            Err(UnknownAlgorithm("…".to_owned()))
        );
    }
}
