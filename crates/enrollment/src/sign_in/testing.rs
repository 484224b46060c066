//! An answer read as every answer of an OpenID provider, and a request as what a browser brings back, for the fuzz targets.

use data_encoding::BASE64URL_NOPAD;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::json;
use zeroize::Zeroizing;

use super::answer::{self, Asked};
use super::error::SignInError;
use super::id_token::{self, Expected};
use super::{came_back, device, jws, metadata, read_identity};
use crate::address::ServerAddress;
use crate::http::Answered;

const CLIENT: &str = "287614093520241027";
const NONCE: &str = "the-nonce";
const NOW: i64 = 1_718_304_276;

/// Everything that may be made of `answered` when `address` was asked; the last refusal.
pub(crate) fn read(answered: &Answered<'_>, address: &ServerAddress) -> Option<SignInError> {
    let mut refused = None;
    for asked in [Asked::Exchange, Asked::Refresh, Asked::Poll, Asked::Other] {
        refused = answer::polled(asked, answered.reply()).err().or(refused);
    }
    if let Ok(reply) = answer::accept(answered.reply(), |_| None)
        && let Some(json) = &reply.json
    {
        if let Ok(found) = metadata::read(json.value(), address) {
            // Nothing is sent where it can be listened to, and nobody else speaks for the server.
            for url in [&found.token, &found.keys] {
                assert!(metadata::is_safe(url, address));
            }
            assert_eq!(found.issuer.trim_end_matches('/'), address.as_str());
        }
        let _ = device::read(json.value(), address);
        let _ = read_identity(json.value());
    }
    refused
}

/// Whose a token is that has these claims and was signed by the key that its issuer publishes, if anybody's.
pub(crate) fn subject_of_claims(claims: &[u8]) -> Option<String> {
    let key = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).ok()?;
    let (header, claims) = (
        BASE64URL_NOPAD.encode(br#"{"alg":"EdDSA"}"#),
        BASE64URL_NOPAD.encode(claims),
    );
    let signed = format!("{header}.{claims}");
    let signature = BASE64URL_NOPAD.encode(key.sign(signed.as_bytes()).as_ref());
    let public = BASE64URL_NOPAD.encode(key.public_key().as_ref());
    let keys = json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "x": public}]});
    let token = format!("{signed}.{signature}");
    let _ = jws::claims_unverified(&token);
    id_token::check(&token, &keys, &expected())
        .ok()
        .map(|about| about.subject)
}

/// Whether a token is taken for signed: it, and the document of keys, are of a stranger's making.
pub(crate) fn is_id_token(token: &str, keys: &[u8]) -> bool {
    let keys = serde_json::from_slice(keys).unwrap_or_default();
    let _ = jws::claims_unverified(token);
    id_token::check(token, &keys, &expected()).is_ok()
}

/// What is read of the head of a request that came to the port which waits for a browser: the code, if it brought one.
pub(crate) fn code_of_return(head: &[u8]) -> Option<Zeroizing<String>> {
    let expected = came_back::Expected {
        authority: "127.0.0.1:4711".to_owned(),
        path: "/callback",
        state: Zeroizing::new("the-state".to_owned()),
        issuer: "https://id.example.org".to_owned(),
        issuer_wanted: false,
    };
    match came_back::read(head, &expected) {
        Ok(came_back::CameBack::Code(code)) => Some(code),
        _ => None,
    }
}

fn expected() -> Expected<'static> {
    Expected {
        issuer: "https://id.example.org",
        client_id: CLIENT,
        nonce: Some(NONCE),
        access_token: "the-access-token",
        now: NOW,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(more: &str) -> Option<String> {
        let text = format!(
            r#"{{"iss":"https://id.example.org","aud":"{CLIENT}","exp":{NOW},"iat":{NOW},"nonce":"{NONCE}","sub":"1"{more}}}"#
        );
        subject_of_claims(text.as_bytes())
    }

    #[test]
    fn times_at_the_ends_of_what_a_number_holds_are_compared_and_no_more() {
        assert_eq!(claims("").as_deref(), Some("1"));
        for (time, good) in [
            (i64::MIN, true),
            (NOW + 60, true),
            (NOW + 61, false),
            (i64::MAX, false),
        ] {
            let found = claims(&format!(r#","nbf":{time}"#));
            assert_eq!(found.is_some(), good, "{time}");
        }
    }

    #[test]
    fn what_a_browser_brings_back_is_read_as_the_fuzz_target_reads_it() {
        let head = b"GET /callback?code=a&state=the-state HTTP/1.1\r\nHost: 127.0.0.1:4711\r\n\r\n";
        assert_eq!(
            code_of_return(head).as_deref().map(String::as_str),
            Some("a")
        );
        assert!(!is_id_token("a.b.c", b"{}"));
    }
}
