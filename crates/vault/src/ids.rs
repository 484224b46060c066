//! Identifiers: 16 random bytes each, written as 32 lower-case hexadecimal digits. They say nothing about
//! what they identify, and are never reused.

use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::VaultError;

/// A text is not an identifier: it must be 32 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an identifier is 32 lower-case hexadecimal digits")]
pub struct IdError;

macro_rules! identifier {
    ($(#[$doc:meta])* $visibility:vis $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visibility struct $name([u8; 16]);

        impl $name {
            /// A fresh identifier from the operating system's randomness.
            ///
            /// # Errors
            /// [`VaultError::NoRandomness`] if the system gives none.
            $visibility fn make_random() -> Result<Self, VaultError> {
                let mut bytes = [0; 16];
                getrandom::fill(&mut bytes).map_err(|_| VaultError::NoRandomness)?;
                Ok(Self(bytes))
            }

            /// The identifier made of these bytes.
            $visibility const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// Its 16 bytes, as they stand in the database.
            $visibility const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&HEXLOWER.encode(&self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| IdError)?;
                Self::try_from(bytes.as_slice())
            }
        }

        impl TryFrom<&[u8]> for $name {
            type Error = IdError;

            fn try_from(bytes: &[u8]) -> Result<Self, IdError> {
                bytes.try_into().map(Self).map_err(|_| IdError)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

identifier! {
    /// Names one vault, also in the keychain. It stays the same when the vault is copied or rekeyed.
    pub VaultId
}
identifier! {
    /// Names one key slot of a vault.
    pub SlotId
}
identifier! {
    /// Names one account.
    pub AccountId
}
identifier! {
    /// Names one enrollment.
    pub EnrollmentId
}
identifier! {
    /// Names one server.
    pub ServerId
}
identifier! {
    /// Names any sealed record: an account, an enrollment, a server, a tombstone, a retired key or keychain item, or the
    /// vault's own row.
    pub RecordId
}
identifier! {
    /// Names the copy of the vault that wrote a value. It tells apart writers whose clocks agree.
    pub(crate) DeviceId
}

macro_rules! record {
    ($name:ident) => {
        impl From<$name> for RecordId {
            fn from(id: $name) -> Self {
                Self(id.0)
            }
        }

        impl From<RecordId> for $name {
            fn from(id: RecordId) -> Self {
                Self(id.0)
            }
        }
    };
}

record!(VaultId);
record!(AccountId);
record!(EnrollmentId);
record!(ServerId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_read_back_from_its_text() {
        let id = AccountId::make_random().unwrap();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().len(), 32);
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!("\"{id}\""));
        assert_eq!(serde_json::from_str::<AccountId>(&json).unwrap(), id);
    }

    #[test]
    fn other_texts_are_no_identifiers() {
        for text in [
            "",
            "00",
            "0123456789ABCDEF0123456789ABCDEF",
            "0123456789abcdef0123456789abcdeg",
        ] {
            assert_eq!(text.parse::<AccountId>(), Err(IdError));
        }
    }
}
