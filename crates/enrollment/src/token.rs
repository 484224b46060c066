//! Tokens: those that a user pasted, and those that a sign-in gave.

use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

/// A bearer token, or a token to refresh one with. Never printed, never serialized, wiped when dropped.
///
/// A clone shares the text and copies nothing. A request's header needs a copy, which the HTTP library holds for as long
/// as the request lasts and doesn't wipe.
#[derive(Clone)]
pub struct Token(Arc<Zeroizing<String>>);

/// Why a text is not a [`Token`]. It never repeats the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// There is nothing in it.
    #[error("the token is empty")]
    Empty,
    /// More than [`Token::MAX_BYTES`] bytes.
    #[error("the token is too long")]
    TooLong,
    /// A space, a tab or a line break is in it, at its end too.
    #[error("the token holds white space")]
    WhiteSpace,
    /// A control character is in it.
    #[error("the token holds a control character")]
    Control,
    /// A character is in it that is not ASCII, and that no token has (RFC 6750, 2.1).
    #[error("the token holds a character that no token has")]
    NotAscii,
}

impl Token {
    /// The most bytes a token may have.
    pub const MAX_BYTES: usize = 16 * 1_024;

    /// The token that `text` is. Nothing is trimmed: a text that was cut or pasted with more around it is refused.
    ///
    /// # Errors
    /// [`TokenError`] says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, TokenError> {
        if text.is_empty() {
            return Err(TokenError::Empty);
        }
        if text.len() > Self::MAX_BYTES {
            return Err(TokenError::TooLong);
        }
        if text.contains(char::is_whitespace) {
            return Err(TokenError::WhiteSpace);
        }
        if text.contains(char::is_control) {
            return Err(TokenError::Control);
        }
        if !text.is_ascii() {
            return Err(TokenError::NotAscii);
        }
        Ok(Self(Arc::new(Zeroizing::new(text.to_owned()))))
    }

    /// The token's text. The boundary where it leaves this type: the request, the masking of answers, and the sealed form.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_taken_as_it_is() {
        let text = "dEmO-._~+/0123==";
        assert_eq!(Token::parse(text).unwrap().expose(), text);
        assert!(Token::parse(&"a".repeat(Token::MAX_BYTES)).is_ok());
    }

    #[test]
    fn what_no_token_has_is_refused_not_trimmed() {
        for (text, why) in [
            ("", TokenError::Empty),
            ("token\n", TokenError::WhiteSpace),
            ("token\r\nX-Other: 1", TokenError::WhiteSpace),
            (" token", TokenError::WhiteSpace),
            ("to\u{7f}ken", TokenError::Control),
            ("to\0ken", TokenError::Control),
            ("tokén", TokenError::NotAscii),
        ] {
            assert_eq!(Token::parse(text).unwrap_err(), why, "{text:?}");
        }
        assert_eq!(
            Token::parse(&"a".repeat(Token::MAX_BYTES + 1)).unwrap_err(),
            TokenError::TooLong
        );
    }

    #[test]
    fn debug_says_nothing() {
        assert_eq!(
            format!("{:?}", Token::parse("hunter2").unwrap()),
            "Token(..)"
        );
    }
}
