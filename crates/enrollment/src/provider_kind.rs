//! The list of providers. A new one is one implementation of [`Provider`] and one line here.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::privacyidea::PrivacyIdea;
use crate::provider::Provider;
use crate::server::Server;
use crate::token::Token;
use crate::zitadel::{Dialect, Zitadel};

/// A kind of server: which program it is, and which of its dialects is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum ProviderKind {
    /// ZITADEL, in one of its dialects.
    Zitadel(Dialect),
    /// privacyIDEA.
    PrivacyIdea,
}

/// A name that is no provider's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such provider")]
pub struct UnknownProvider;

impl ProviderKind {
    /// All of them, the default one first.
    pub fn all() -> impl Iterator<Item = Self> {
        Dialect::ALL
            .iter()
            .copied()
            .map(Self::Zitadel)
            .chain([Self::PrivacyIdea])
    }

    /// The name by which it is chosen and stored: a dialect's own name for ZITADEL's (`v2`), else `privacyidea`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Zitadel(dialect) => dialect.name(),
            Self::PrivacyIdea => "privacyidea",
        }
    }

    /// The provider at `server`, spoken to with `token`. Sends nothing yet.
    #[must_use]
    pub fn connect(self, server: &Server, token: Token) -> Box<dyn Provider> {
        match self {
            Self::Zitadel(dialect) => Box::new(Zitadel::at(server.clone(), dialect, token)),
            Self::PrivacyIdea => Box::new(PrivacyIdea::at(server.clone(), token)),
        }
    }

    /// How many characters a code may have. Any other is refused before a request is made.
    #[must_use]
    pub fn code_length(self) -> RangeInclusive<usize> {
        match self {
            Self::Zitadel(dialect) => dialect.code_length(),
            Self::PrivacyIdea => PrivacyIdea::CODE_CHARACTERS,
        }
    }

    /// Whether a registration has an id of its own, without which it can't be verified or removed.
    #[must_use]
    pub fn has_registration_ids(self) -> bool {
        match self {
            Self::Zitadel(dialect) => dialect.has_registration_ids(),
            Self::PrivacyIdea => true,
        }
    }

    /// Whether people sign in to it with OpenID Connect ([`OpenId`](crate::sign_in::OpenId)). To the others a token is
    /// pasted.
    #[must_use]
    pub fn has_sign_in(self) -> bool {
        matches!(self, Self::Zitadel(_))
    }
}

impl Default for ProviderKind {
    fn default() -> Self {
        Self::Zitadel(Dialect::default())
    }
}

impl From<Dialect> for ProviderKind {
    fn from(dialect: Dialect) -> Self {
        Self::Zitadel(dialect)
    }
}

impl fmt::Display for ProviderKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for ProviderKind {
    type Err = UnknownProvider;

    fn from_str(name: &str) -> Result<Self, UnknownProvider> {
        Self::all()
            .find(|kind| kind.name() == name)
            .ok_or(UnknownProvider)
    }
}

impl TryFrom<String> for ProviderKind {
    type Error = UnknownProvider;

    fn try_from(name: String) -> Result<Self, UnknownProvider> {
        name.parse()
    }
}

impl From<ProviderKind> for String {
    fn from(kind: ProviderKind) -> Self {
        kind.name().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_is_found_by_the_name_that_is_stored() {
        let names: Vec<_> = ProviderKind::all().map(ProviderKind::name).collect();
        assert_eq!(
            names,
            [
                "v2",
                "v2beta",
                "v3alpha",
                "resources-v3alpha",
                "privacyidea"
            ]
        );
        for kind in ProviderKind::all() {
            assert_eq!(kind.name().parse(), Ok(kind));
            let stored = serde_json::to_string(&kind).unwrap();
            assert_eq!(serde_json::from_str::<ProviderKind>(&stored).unwrap(), kind);
        }
        assert_eq!("okta".parse::<ProviderKind>(), Err(UnknownProvider));
        assert_eq!(ProviderKind::default(), ProviderKind::Zitadel(Dialect::V2));
    }
}
