//! The ids: the user's and the registration's, which go into a path, and the client's.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};

/// What RFC 3986 calls unreserved stays as it is; everything else is percent-encoded.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The most characters an id may have, as the provider says.
const MAX_CHARS: usize = 200;

/// Why a text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// There is nothing in it.
    #[error("the id is empty")]
    Empty,
    /// More than 200 characters.
    #[error("the id is too long")]
    TooLong,
    /// It begins or ends with white space.
    #[error("the id begins or ends with white space")]
    OuterWhiteSpace,
    /// A control character is in it.
    #[error("the id holds a control character")]
    Control,
    /// One of `/`, `\`, `?` and `#` is in it, which no id has and a pasted address does.
    #[error("the id holds {character}")]
    Separator {
        /// The first such character.
        character: char,
    },
    /// It is `.` or `..`, which would name another path.
    #[error("the id is a dot segment")]
    DotSegment,
}

fn check(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text.chars().count() > MAX_CHARS {
        return Err(IdError::TooLong);
    }
    if text.contains(char::is_control) {
        return Err(IdError::Control);
    }
    if text.trim() != text {
        return Err(IdError::OuterWhiteSpace);
    }
    if let Some(character) = text.chars().find(|c| matches!(c, '/' | '\\' | '?' | '#')) {
        return Err(IdError::Separator { character });
    }
    // URL parsers resolve these even when they are percent-encoded.
    if text == "." || text == ".." {
        return Err(IdError::DotSegment);
    }
    Ok(())
}

macro_rules! path_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The id that `text` is: 1 to 200 characters, none of them a control character, `/`, `\`, `?` or `#`.
            ///
            /// # Errors
            /// [`UserIdError`](crate::UserIdError) says what is wrong with it.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                check(text)?;
                Ok(Self(text.to_owned()))
            }

            /// The id as it was given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(text: String) -> Result<Self, IdError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    };
}

path_id! {
    /// The id of a person at the provider.
    UserId
}

path_id! {
    /// The id of one registration at the provider, where the dialect has one (ZITADEL's `totpId`).
    RegistrationId
}

path_id! {
    /// The id under which this program is registered at the provider (RFC 6749, section 2.2). It is no secret.
    ClientId
}

impl UserId {
    /// The id as one segment of a path.
    pub(crate) fn segment(&self) -> String {
        segment(&self.0)
    }
}

impl RegistrationId {
    /// The id as one segment of a path.
    pub(crate) fn segment(&self) -> String {
        segment(&self.0)
    }
}

fn segment(id: &str) -> String {
    utf8_percent_encode(id, ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_to_two_hundred_characters_are_taken() {
        assert_eq!(
            UserId::parse("163840776835432705").unwrap().as_str(),
            "163840776835432705"
        );
        assert!(UserId::parse(&"é".repeat(200)).is_ok());
        assert_eq!(UserId::parse(&"é".repeat(201)), Err(IdError::TooLong));
        assert_eq!(UserId::parse(""), Err(IdError::Empty));
    }

    #[test]
    fn what_would_change_the_path_is_refused() {
        for (text, why) in [
            (".", IdError::DotSegment),
            ("..", IdError::DotSegment),
            ("a/b", IdError::Separator { character: '/' }),
            ("a?b", IdError::Separator { character: '?' }),
            ("a#b", IdError::Separator { character: '#' }),
            ("a\\b", IdError::Separator { character: '\\' }),
            ("a\nb", IdError::Control),
            (" a", IdError::OuterWhiteSpace),
            ("a\u{a0}", IdError::OuterWhiteSpace),
        ] {
            assert_eq!(UserId::parse(text), Err(why), "{text:?}");
            assert_eq!(RegistrationId::parse(text), Err(why), "{text:?}");
        }
    }

    #[test]
    fn a_segment_survives_the_url_parser_unchanged() {
        for (text, segment) in [
            ("...", "..."),
            ("%2e%2e", "%252e%252e"),
            ("a b;c=d&e", "a%20b%3Bc%3Dd%26e"),
            ("gigi@acme", "gigi%40acme"),
            ("é", "%C3%A9"),
            ("~-_.", "~-_."),
        ] {
            let id = UserId::parse(text).unwrap();
            assert_eq!(id.segment(), segment);
            let url = url::Url::parse(&format!("https://example.org/users/{}/totp", id.segment()))
                .unwrap();
            assert_eq!(url.path(), format!("/users/{segment}/totp"));
        }
    }
}
