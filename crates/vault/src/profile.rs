//! What an account says about itself (its profile), how it is used (its state), and how both become bytes.

use std::io;

use countersign_otp::Kind;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::error::VaultError;

/// What an account says about itself. Sealed as JSON, and read when the vault is unlocked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccountProfile {
    /// Who issued it, as shown.
    pub issuer: String,
    /// Whose it is at the issuer.
    pub label: String,
    /// How its codes are made.
    #[serde(flatten)]
    pub kind: Kind,
    /// What the user wrote beside it.
    #[serde(default)]
    pub note: String,
    /// The user's own groups.
    #[serde(default)]
    pub tags: Vec<String>,
    /// When it was added, in seconds since the Unix epoch.
    #[serde(default)]
    pub created: u64,
}

impl AccountProfile {
    pub(crate) fn encode(&self) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let broken = |_| VaultError::Internal("a profile can be written as JSON");
        // Measured first: a growing buffer would leave copies of its content behind.
        let mut length = Length(0);
        serde_json::to_writer(&mut length, self).map_err(broken)?;
        let mut bytes = Zeroizing::new(Vec::with_capacity(length.0));
        serde_json::to_writer(&mut *bytes, self).map_err(broken)?;
        Ok(bytes)
    }

    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

impl Zeroize for AccountProfile {
    /// Wipes every text in it.
    fn zeroize(&mut self) {
        self.issuer.zeroize();
        self.label.zeroize();
        self.note.zeroize();
        self.tags.zeroize();
    }
}

/// How an account is used. Sealed in a fixed length, so that its size tells nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountState {
    /// The counter that the next HOTP code uses; `None` for the other kinds.
    pub counter: Option<u64>,
    /// Whether it is kept on top.
    pub pinned: bool,
    /// Its place in the user's own order, lowest first.
    pub order: i64,
    /// When a code of it was last used, in seconds since the Unix epoch.
    pub last_used: Option<u64>,
}

impl AccountState {
    const BYTES: usize = 25;
    const HAS_COUNTER: u8 = 1;
    const PINNED: u8 = 2;
    const HAS_LAST_USED: u8 = 4;

    pub(crate) fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut flags = 0;
        if self.counter.is_some() {
            flags |= Self::HAS_COUNTER;
        }
        if self.pinned {
            flags |= Self::PINNED;
        }
        if self.last_used.is_some() {
            flags |= Self::HAS_LAST_USED;
        }
        let mut bytes = Zeroizing::new(Vec::with_capacity(Self::BYTES));
        bytes.push(flags);
        bytes.extend_from_slice(&self.counter.unwrap_or(0).to_be_bytes());
        bytes.extend_from_slice(&self.order.to_be_bytes());
        bytes.extend_from_slice(&self.last_used.unwrap_or(0).to_be_bytes());
        bytes
    }

    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        let (&flags, rest) = bytes.split_first()?;
        let (counter, rest) = rest.split_first_chunk::<8>()?;
        let (order, rest) = rest.split_first_chunk::<8>()?;
        let last_used: &[u8; 8] = rest.try_into().ok()?;
        if flags & !(Self::HAS_COUNTER | Self::PINNED | Self::HAS_LAST_USED) != 0 {
            return None;
        }
        let has = |flag| flags & flag != 0;
        Some(Self {
            counter: has(Self::HAS_COUNTER).then_some(u64::from_be_bytes(*counter)),
            pinned: has(Self::PINNED),
            order: i64::from_be_bytes(*order),
            last_used: has(Self::HAS_LAST_USED).then_some(u64::from_be_bytes(*last_used)),
        })
    }
}

/// Counts what is written to it.
struct Length(usize);

impl io::Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use countersign_otp::{Algorithm, Digits};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_profile_is_written_as_it_always_was() {
        let profile = AccountProfile {
            issuer: "ZITADEL".to_owned(),
            label: "mona@example.com".to_owned(),
            kind: Kind::Hotp {
                algorithm: Algorithm::Sha256,
                digits: Digits::default(),
            },
            note: "VPN".to_owned(),
            tags: vec!["work".to_owned()],
            created: 1_700_000_000,
        };
        let bytes = profile.encode().unwrap();
        assert_eq!(
            std::str::from_utf8(&bytes).unwrap(),
            r#"{"issuer":"ZITADEL","label":"mona@example.com","kind":"hotp","algorithm":"SHA256","digits":6,"note":"VPN","tags":["work"],"created":1700000000}"#
        );
        assert_eq!(AccountProfile::decode(&bytes), Some(profile));
    }

    #[test]
    fn an_unknown_kind_is_no_profile() {
        let text = br#"{"issuer":"a","label":"b","kind":"motp","digits":6}"#;
        assert_eq!(AccountProfile::decode(text), None);
    }

    proptest! {
        #[test]
        fn a_state_is_read_back_and_always_has_the_same_size(
            counter: Option<u64>, pinned: bool, order: i64, last_used: Option<u64>
        ) {
            let state = AccountState { counter, pinned, order, last_used };
            let bytes = state.encode();
            prop_assert_eq!(bytes.len(), AccountState::BYTES);
            prop_assert_eq!(AccountState::decode(&bytes), Some(state));
            prop_assert_eq!(AccountState::decode(&bytes[1..]), None);
        }
    }

    #[test]
    fn a_state_with_unknown_flags_is_refused() {
        let mut bytes = AccountState::default().encode();
        bytes[0] = 8;
        assert_eq!(AccountState::decode(&bytes), None);
    }
}
