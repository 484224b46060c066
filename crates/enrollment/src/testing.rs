//! What the fuzz targets call: everything that is made of what servers and browsers send, with nothing sent.
//!
//! Each function panics where something was made of the bytes that must never be.

use data_encoding::BASE32_NOPAD;

use crate::address::ServerAddress;
use crate::exchange::Exchange;
use crate::http::Answered;
use crate::id::UserId;
use crate::{privacyidea, sign_in, zitadel};

/// A token and a code that were sent, as the answers know them.
const TOKEN: &str = "fuzz-token-Yb3kQ";
const CODE: &str = "314159";

/// Shorter keys stand in many texts by chance.
const SHORTEST_KEY: usize = 16;

/// Reads an answer as every answer of every provider. Of its bytes the first two are the status, the first line after them is the
/// value of each header, and the rest is the body.
///
/// # Panics
/// When what may be shown of the answer holds the token that was sent, or a key that was read of it.
pub fn read_provider_answer(bytes: &[u8]) {
    let Some(answered) = answered(bytes) else {
        return;
    };
    let Ok(user) = UserId::parse("287614093518143491") else {
        return;
    };
    let shown = answered.reply().exchange;
    assert_hidden(&shown, TOKEN);
    for (begun, refused) in [
        zitadel::testing::read(&answered, &user),
        privacyidea::testing::read(&answered, &user),
    ] {
        for started in begun {
            let key = BASE32_NOPAD.encode(started.link.secret.expose());
            if key.len() >= SHORTEST_KEY && key.contains(|c: char| c.is_ascii_alphabetic()) {
                assert_hidden(&shown, &key);
            }
        }
        if let Some(error) = refused {
            assert!(!format!("{error} {error:?}").contains(TOKEN));
        }
    }
}

/// Reads an answer, its bytes as those of [`read_provider_answer`], as every answer of an OpenID provider: what it offers, tokens, a
/// device's codes, who somebody is, refusals.
///
/// # Panics
/// When what may be shown of the answer holds the token that was sent, or an address was taken that isn't safe.
pub fn read_sign_in_answer(bytes: &[u8]) {
    let Ok(address) = ServerAddress::parse("https://id.example.org") else {
        return;
    };
    let Some(answered) = answered(bytes) else {
        return;
    };
    assert_hidden(&answered.reply().exchange, TOKEN);
    if let Some(error) = sign_in::testing::read(&answered, &address) {
        assert!(!format!("{error} {error:?}").contains(TOKEN));
    }
}

/// Reads claims as those of an ID token whose signature is right; whom they name, if they are right too.
#[must_use]
pub fn subject_of_claims(claims: &[u8]) -> Option<String> {
    sign_in::testing::subject_of_claims(claims)
}

/// Whether somebody who has none of the keys gets an ID token taken.
#[must_use]
pub fn is_id_token(token: &str, keys: &[u8]) -> bool {
    sign_in::testing::is_id_token(token, keys)
}

/// Reads a request to the port that a browser comes back to; the code that it brought.
#[must_use]
pub fn code_of_return(head: &[u8]) -> Option<String> {
    sign_in::testing::code_of_return(head).map(|code| code.to_string())
}

fn answered(bytes: &[u8]) -> Option<Answered<'_>> {
    let (status, rest) = bytes.split_first_chunk()?;
    let (header, body) = match rest.iter().position(|byte| *byte == b'\n') {
        Some(at) => (&rest[..at], &rest[at + 1..]),
        None => (&[][..], rest),
    };
    Some(Answered {
        status: 100 + u16::from_be_bytes(*status) % 500,
        header,
        body,
        sent: (TOKEN, CODE),
    })
}

fn assert_hidden(exchange: &Exchange, secret: &str) {
    assert!(!format!("{exchange:?}").contains(secret));
}
