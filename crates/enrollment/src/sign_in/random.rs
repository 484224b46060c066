//! What only this sign-in knows: the state, the nonce, and the verifier of PKCE with its challenge (RFC 7636).

use data_encoding::BASE64URL_NOPAD;
use ring::digest::{SHA256, digest};
use zeroize::Zeroizing;

use super::error::{SignInError, SignInErrorKind};

/// 256 random bits: 43 characters, all of which RFC 7636 calls unreserved.
pub(super) fn make_random_text() -> Result<Zeroizing<String>, SignInError> {
    let mut bytes = Zeroizing::new([0_u8; 32]);
    getrandom::fill(bytes.as_mut_slice())
        .map_err(|_| SignInError::bare(SignInErrorKind::NoRandomness))?;
    Ok(Zeroizing::new(BASE64URL_NOPAD.encode(bytes.as_slice())))
}

/// The S256 challenge of a verifier (RFC 7636, section 4.2).
pub(super) fn challenge(verifier: &str) -> String {
    BASE64URL_NOPAD.encode(digest(&SHA256, verifier.as_bytes()).as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_the_one_of_rfc_7636_appendix_b() {
        assert_eq!(
            challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn a_random_text_has_43_characters_and_is_another_each_time() {
        let (one, other) = (make_random_text().unwrap(), make_random_text().unwrap());
        assert_eq!((one.len(), other.len()), (43, 43));
        assert_ne!(one, other);
    }
}
