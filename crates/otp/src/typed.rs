//! A code as somebody typed it, pasted it or read it out.

use std::fmt;

use zeroize::Zeroizing;

use crate::Kind;
use crate::ignored::is_ignored;
use crate::maker::STEAM_ALPHABET;

/// A typed code that could be one: as many characters as the account's codes have, all of its
/// alphabet. Wiped when dropped, and never printed by `Debug`.
pub struct TypedCode(Zeroizing<String>);

impl TypedCode {
    /// The most that is read, in bytes. What is longer was not meant as a code.
    pub const MAX_BYTES: usize = 512;

    /// Reads a code for an account of this kind.
    ///
    /// White space, dashes of every kind and invisible characters are dropped. Full-width,
    /// Arabic-Indic and extended Arabic-Indic digits are read as the digits they are. Steam's
    /// letters may be in either case.
    pub fn read(text: &str, kind: &Kind) -> Result<Self, Malformed> {
        if text.len() > Self::MAX_BYTES {
            return Err(Malformed::TooLong);
        }
        let mut code = Zeroizing::new(String::with_capacity(text.len()));
        for character in text.chars().filter(|c| !is_ignored(*c)) {
            code.push(match kind {
                Kind::Totp { .. } | Kind::Hotp { .. } => decimal(character)?,
                Kind::Steam => steam(character)?,
            });
        }
        let expected = usize::from(kind.digits().get());
        match code.len() {
            0 => Err(Malformed::Empty),
            typed if typed == expected => Ok(Self(code)),
            typed => Err(Malformed::Length { typed, expected }),
        }
    }

    /// The code in plain ASCII, as a server takes it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedCode(..)")
    }
}

/// Why a typed text can't be a code of the account, whatever its secret is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Nothing was typed that counts.
    #[error("no code was typed")]
    Empty,
    /// The number of characters that count is not that of the account's codes.
    #[error("the code has {typed} characters, and the codes of this account have {expected}")]
    Length {
        /// How many characters were typed.
        typed: usize,
        /// How many a code of this account has.
        expected: usize,
    },
    /// A character that no code of the account has.
    #[error("{character:?} does not occur in the codes of this account")]
    Letter {
        /// The character, as typed.
        character: char,
        /// What it looks like and was probably meant as, if there is such a thing.
        suggestion: Option<char>,
    },
    /// More than [`TypedCode::MAX_BYTES`] bytes.
    #[error("what was typed is far too long for a code")]
    TooLong,
}

fn decimal(character: char) -> Result<char, Malformed> {
    ascii_digit(character).ok_or_else(|| Malformed::Letter {
        character,
        suggestion: digit_like(character),
    })
}

fn steam(character: char) -> Result<char, Malformed> {
    let upper = ascii_digit(character).unwrap_or_else(|| ascii_letter(character));
    if upper.is_ascii()
        && STEAM_ALPHABET
            .iter()
            .any(|known| char::from(*known) == upper)
    {
        Ok(upper)
    } else {
        Err(Malformed::Letter {
            character,
            suggestion: steam_like(upper),
        })
    }
}

/// The ASCII digit of an ASCII, full-width, Arabic-Indic or extended Arabic-Indic one.
fn ascii_digit(character: char) -> Option<char> {
    let zero = match character {
        '0'..='9' => '0',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    char::from_digit(u32::from(character) - u32::from(zero), 10)
}

/// The upper-case ASCII letter of an ASCII or full-width one; anything else as it is.
fn ascii_letter(character: char) -> char {
    const FULL_WIDTH_OFFSET: u32 = 0xFF21 - 0x41;
    match character {
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            char::from_u32(u32::from(character) - FULL_WIDTH_OFFSET)
                .unwrap_or(character)
                .to_ascii_uppercase()
        }
        _ => character.to_ascii_uppercase(),
    }
}

/// The digit that a letter, Latin or Cyrillic, is easily taken for.
fn digit_like(character: char) -> Option<char> {
    Some(match ascii_letter(character) {
        _ if character == 'b' || character == 'б' => '6',
        _ if character == 'q' || character == 'g' => '9',
        'O' | 'Q' | 'D' | 'О' | 'о' => '0',
        'I' | 'L' | '|' | '!' | 'І' | 'і' => '1',
        'Z' => '2',
        'З' | 'з' => '3',
        'A' => '4',
        'S' => '5',
        'G' => '6',
        'T' => '7',
        'B' => '8',
        _ => return None,
    })
}

/// The character of Steam's alphabet that one outside of it is easily taken for.
fn steam_like(upper: char) -> Option<char> {
    Some(match upper {
        'S' => '5',
        'Z' => '2',
        'U' => 'V',
        'А' | 'а' | 'A' => '4',
        'З' | 'з' => '3',
        'В' | 'в' => 'B',
        'С' | 'с' => 'C',
        'Н' | 'н' => 'H',
        'К' | 'к' => 'K',
        'М' | 'м' => 'M',
        'Р' | 'р' => 'P',
        'Т' | 'т' => 'T',
        'У' | 'у' => 'Y',
        'Х' | 'х' => 'X',
        _ => return None,
    })
}
