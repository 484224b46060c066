//! The list of dialects. A new one is one new file and one line here.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::wire::Wire;
use super::{resources_v3alpha, v2, v2beta, v3alpha};

/// A name that is no dialect's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such dialect")]
pub struct UnknownDialect;

macro_rules! dialects {
    ($($(#[$doc:meta])* $variant:ident => $wire:path,)+) => {
        /// A version of ZITADEL's interface. They differ in paths, bodies and the lengths of codes.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Dialect {
            $($(#[$doc])* $variant,)+
        }

        impl Dialect {
            /// All dialects, the default one first.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            pub(super) fn wire(self) -> &'static Wire {
                match self {
                    $(Self::$variant => {
                        static WIRE: Wire = $wire;
                        &WIRE
                    })+
                }
            }
        }
    };
}

dialects! {
    /// What servers ship today.
    #[default]
    V2 => v2::WIRE,
    /// Its predecessor.
    V2Beta => v2beta::WIRE,
    /// June 2024: registrations have ids.
    V3Alpha => v3alpha::WIRE,
    /// October 2024 on, under `resources`.
    ResourcesV3Alpha => resources_v3alpha::WIRE,
}

impl Dialect {
    /// The name by which it is chosen and stored: `v2`, `v2beta`, `v3alpha`, `resources-v3alpha`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.wire().name
    }

    /// How many characters a code may have. Any other is refused before a request is made.
    #[must_use]
    pub fn code_length(self) -> RangeInclusive<usize> {
        self.wire().code_characters.clone()
    }

    /// Whether a registration has an id of its own, without which it can't be verified or removed.
    #[must_use]
    pub fn has_registration_ids(self) -> bool {
        self.wire().has_registration_ids()
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Dialect {
    type Err = UnknownDialect;

    fn from_str(name: &str) -> Result<Self, UnknownDialect> {
        Self::ALL
            .iter()
            .copied()
            .find(|dialect| dialect.name() == name)
            .ok_or(UnknownDialect)
    }
}

impl TryFrom<String> for Dialect {
    type Error = UnknownDialect;

    fn try_from(name: String) -> Result<Self, UnknownDialect> {
        name.parse()
    }
}

impl From<Dialect> for String {
    fn from(dialect: Dialect) -> Self {
        dialect.name().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dialect_is_found_by_its_name() {
        let names: Vec<_> = Dialect::ALL.iter().map(|dialect| dialect.name()).collect();
        assert_eq!(names, ["v2", "v2beta", "v3alpha", "resources-v3alpha"]);
        for dialect in Dialect::ALL {
            assert_eq!(dialect.name().parse(), Ok(*dialect));
            let stored = serde_json::to_string(dialect).unwrap();
            assert_eq!(stored, format!("{:?}", dialect.name()));
            assert_eq!(serde_json::from_str::<Dialect>(&stored).unwrap(), *dialect);
        }
        assert_eq!("v4".parse::<Dialect>(), Err(UnknownDialect));
        assert_eq!(Dialect::default(), Dialect::V2);
    }

    #[test]
    fn the_newer_dialects_take_six_to_nine_characters() {
        assert_eq!(Dialect::V2.code_length(), 1..=200);
        assert_eq!(Dialect::V2Beta.code_length(), 1..=200);
        assert_eq!(Dialect::V3Alpha.code_length(), 6..=9);
        assert_eq!(Dialect::ResourcesV3Alpha.code_length(), 6..=9);
    }
}
