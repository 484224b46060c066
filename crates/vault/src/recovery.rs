//! Recovery codes: made by the program, written down by the person, typed in when nothing else opens the vault.
//! `docs/vault-format.md` ("Recovery codes") gives the arithmetic.

use std::fmt;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::ids::VaultId;
use crate::keys::{KeyBytes, derive_from};

/// Crockford's base 32 (<https://www.crockford.com/base32.html>): no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Groups in a code.
const GROUPS: usize = 7;
/// Characters in a group that carry 5 bits each; one more checks them.
const DATA: usize = 4;
const CHARACTERS: usize = GROUPS * (DATA + 1);
/// Longer texts are not looked at.
const MAX_TEXT_BYTES: usize = 1024;

/// A recovery code: 140 random bits in 7 groups of 5 characters, the last of which checks its group. Never printed
/// by accident, wiped when dropped.
pub struct RecoveryCode(Zeroizing<String>);

/// Why a text is no recovery code. It says where the error is, and nothing of what was typed but one character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// It has too few or too many characters, spaces and hyphens aside.
    #[error("a recovery code has {CHARACTERS} characters, and this has {characters}")]
    Length {
        /// How many there are.
        characters: usize,
    },
    /// A character that no recovery code has.
    #[error("the character in group {group} is in no recovery code")]
    Character {
        /// The group, from 1.
        group: usize,
        /// The character.
        character: char,
    },
    /// The group does not match its check character: something in it was mistyped, or it stands in another place.
    #[error("group {group} of the recovery code was mistyped")]
    Group {
        /// The group, from 1; the first that does not match.
        group: usize,
    },
}

impl RecoveryCode {
    /// How many groups a code has.
    pub const GROUPS: usize = GROUPS;

    /// A new code from the operating system's randomness.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn make_random() -> Result<Self, VaultError> {
        let mut random = Zeroizing::new([0; GROUPS * DATA]);
        getrandom::fill(&mut *random).map_err(|_| VaultError::NoRandomness)?;
        for value in random.iter_mut() {
            *value &= 31;
        }
        Ok(Self::from_values(&random))
    }

    /// Reads a code as a person types it: in either case, with any spaces and hyphens, with O for 0 and I or L for 1.
    ///
    /// # Errors
    /// Which group is wrong, if it can be told.
    pub fn parse(text: &str) -> Result<Self, RecoveryCodeError> {
        let mut values = Zeroizing::new([0u8; CHARACTERS]);
        let mut characters = 0;
        let mut unknown = None;
        for character in text.chars().take(MAX_TEXT_BYTES) {
            if character.is_whitespace() || is_hyphen(character) {
                continue;
            }
            match value_of(character) {
                Some(value) => {
                    if let Some(place) = values.get_mut(characters) {
                        *place = value;
                    }
                }
                None => {
                    unknown.get_or_insert((characters / (DATA + 1) + 1, character));
                }
            }
            characters += 1;
        }
        if let Some((group, character)) = unknown {
            return Err(RecoveryCodeError::Character {
                group: group.min(GROUPS),
                character,
            });
        }
        if characters != CHARACTERS {
            return Err(RecoveryCodeError::Length { characters });
        }
        let mut data = Zeroizing::new([0; GROUPS * DATA]);
        for (number, group) in values.chunks_exact(DATA + 1).enumerate() {
            if check(number, &group[..DATA]) != group[DATA] {
                return Err(RecoveryCodeError::Group { group: number + 1 });
            }
            data[number * DATA..][..DATA].copy_from_slice(&group[..DATA]);
        }
        Ok(Self::from_values(&data))
    }

    /// The code as it is shown: upper case, its groups joined by hyphens.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Its groups, in order.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.0.split('-')
    }

    /// Whether both are the same code. Takes the same time either way.
    pub fn is_same(&self, other: &Self) -> bool {
        self.0.as_bytes().ct_eq(other.0.as_bytes()).into()
    }

    /// The slot key: HKDF-SHA256 of the text as shown. 140 random bits need no slow derivation.
    pub(crate) fn derive_slot_key(&self, vault: VaultId) -> Result<KeyBytes, VaultError> {
        derive_from(self.0.as_bytes(), vault, "recovery code")
    }

    fn from_values(data: &[u8; GROUPS * DATA]) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(CHARACTERS + GROUPS));
        for (number, group) in data.chunks_exact(DATA).enumerate() {
            if number > 0 {
                text.push('-');
            }
            for &value in group {
                text.push(character(value));
            }
            text.push(character(check(number, group)));
        }
        Self(text)
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

/// The check of a group: the sum of its values, each times a power of x, and of the group's number, in GF(32) with
/// x⁵ + x² + 1. Every single wrong character, every swap of two characters and every swap of two groups is noticed.
fn check(number: usize, group: &[u8]) -> u8 {
    let start = u8::try_from(number + 1).unwrap_or(0);
    group
        .iter()
        .rev()
        .fold(0, |sum, value| times_x(sum ^ value))
        ^ start
}

fn times_x(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0x20 == 0 {
        shifted
    } else {
        shifted ^ 0x25
    }
}

fn character(value: u8) -> char {
    char::from(ALPHABET[usize::from(value & 31)])
}

fn value_of(character: char) -> Option<u8> {
    let upper = match character.to_ascii_uppercase() {
        'O' => b'0',
        'I' | 'L' => b'1',
        other => u8::try_from(other).ok()?,
    };
    let place = ALPHABET.iter().position(|&known| known == upper)?;
    u8::try_from(place).ok()
}

fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn code() -> impl Strategy<Value = RecoveryCode> {
        proptest::array::uniform28(0u8..32).prop_map(|values| RecoveryCode::from_values(&values))
    }

    proptest! {
        #[test]
        fn a_code_is_read_back_however_it_is_typed(code in code()) {
            let text = code.text();
            prop_assert_eq!(text.len(), 41);
            prop_assert_eq!(code.groups().count(), RecoveryCode::GROUPS);
            let forms = [
                text.to_owned(),
                text.to_lowercase(),
                text.replace('-', ""),
                text.replace('-', " \n\u{2013} "),
                text.replace('0', "o").replace('1', "l"),
                text.replace('0', "O").replace('1', "I"),
            ];
            for form in forms {
                prop_assert!(RecoveryCode::parse(&form).unwrap().is_same(&code));
            }
        }

        #[test]
        fn one_wrong_character_is_noticed_in_its_group(code in code(), at in 0usize..35, by in 1u8..32) {
            let at = at + at / 5;
            let mut typed = code.text().as_bytes().to_vec();
            let value = value_of(char::from(typed[at])).unwrap();
            typed[at] = ALPHABET[usize::from(value ^ by)];
            let typed = String::from_utf8(typed).unwrap();
            prop_assert_eq!(
                RecoveryCode::parse(&typed).err(),
                Some(RecoveryCodeError::Group { group: at / 6 + 1 })
            );
        }

        #[test]
        fn two_swapped_characters_of_a_group_are_noticed(code in code(), group in 0usize..7, a in 0usize..5, b in 0usize..5) {
            let mut typed = code.text().as_bytes().to_vec();
            typed.swap(group * 6 + a, group * 6 + b);
            let same = typed == code.text().as_bytes();
            let read = RecoveryCode::parse(std::str::from_utf8(&typed).unwrap());
            prop_assert_eq!(read.is_ok(), same);
            let expected = (!same).then_some(RecoveryCodeError::Group { group: group + 1 });
            prop_assert_eq!(read.err(), expected);
        }

        #[test]
        fn two_swapped_groups_are_noticed(code in code(), a in 0usize..7, b in 0usize..7) {
            let mut groups: Vec<&str> = code.groups().collect();
            groups.swap(a, b);
            prop_assert_eq!(RecoveryCode::parse(&groups.join(" ")).is_ok(), a == b);
        }

        #[test]
        fn any_text_is_answered(text: String) {
            let _ = RecoveryCode::parse(&text);
        }
    }

    #[test]
    fn what_is_wrong_with_a_text_is_told() {
        let code = RecoveryCode::from_values(&[7; 28]);
        let text = code.text();
        assert_eq!(
            RecoveryCode::parse("").err(),
            Some(RecoveryCodeError::Length { characters: 0 })
        );
        assert_eq!(
            RecoveryCode::parse(&text[..40]).err(),
            Some(RecoveryCodeError::Length { characters: 34 })
        );
        assert_eq!(
            RecoveryCode::parse(&format!("{text}{text}")).err(),
            Some(RecoveryCodeError::Length { characters: 70 })
        );
        assert_eq!(
            RecoveryCode::parse(&text.replacen('7', "U", 1)).err(),
            Some(RecoveryCodeError::Character {
                group: 1,
                character: 'U'
            })
        );
    }

    #[test]
    fn codes_are_random_and_never_printed() {
        let (a, b) = (
            RecoveryCode::make_random().unwrap(),
            RecoveryCode::make_random().unwrap(),
        );
        assert!(!a.is_same(&b));
        assert_eq!(format!("{a:?}"), "RecoveryCode(..)");
    }
}
