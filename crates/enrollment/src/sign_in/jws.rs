//! Signed tokens (RFC 7515, the compact serialization) and the keys that servers publish for them (RFC 7517).
//!
//! `ring` verifies: RS256 with 2048 to 8192 bits, ES256 and EdDSA with Ed25519, and nothing else. Libraries for JWTs bring
//! either another implementation of RSA (RUSTSEC-2023-0071) or a second cryptographic library.

use data_encoding::BASE64URL_NOPAD;
use ring::digest::{self, SHA256, SHA512};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents,
    UnparsedPublicKey,
};
use serde_json::Value;

use super::error::IdTokenFault;
use crate::http::Json;

/// The most bytes of a token that are looked at, and the most keys.
const MOST_BYTES: usize = 64 * 1_024;
const MOST_KEYS: usize = 64;

/// An algorithm that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Algorithm {
    Rs256,
    Es256,
    EdDsa,
}

impl Algorithm {
    fn named(name: &str) -> Option<Self> {
        match name {
            "RS256" => Some(Self::Rs256),
            "ES256" => Some(Self::Es256),
            // RFC 8037, and its successor in RFC 9864.
            "EdDSA" | "Ed25519" => Some(Self::EdDsa),
            _ => None,
        }
    }

    /// Whether a published key is one of this algorithm's, whatever else it says about itself.
    fn fits(self, key: &Value) -> bool {
        let is = |name: &str, value: &str| text(key, name) == Some(value);
        match self {
            Self::Rs256 => is("kty", "RSA"),
            Self::Es256 => is("kty", "EC") && is("crv", "P-256"),
            Self::EdDsa => is("kty", "OKP") && is("crv", "Ed25519"),
        }
    }

    /// Whether `key` made `signature` on `message`. A key that can't be read made nothing.
    fn verifies(self, key: &Value, message: &[u8], signature: &[u8]) -> bool {
        let part = |name: &str| text(key, name).and_then(decode);
        let verified = match self {
            Self::Rs256 => part("n").zip(part("e")).map(|(n, e)| {
                RsaPublicKeyComponents { n, e }
                    .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
                    .is_ok()
            }),
            Self::Es256 => part("x").zip(part("y")).map(|(x, y)| {
                let is_point = x.len() == 32 && y.len() == 32;
                let point = [&[4], x.as_slice(), y.as_slice()].concat();
                let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
                is_point && key.verify(message, signature).is_ok()
            }),
            Self::EdDsa => part("x").map(|x| {
                UnparsedPublicKey::new(&ED25519, x)
                    .verify(message, signature)
                    .is_ok()
            }),
        };
        verified.unwrap_or(false)
    }

    /// The left half of the hash of an access token, as `at_hash` has it (OpenID Connect Core, 3.1.3.6).
    fn half_hash(self, token: &str) -> String {
        let algorithm = match self {
            Self::Rs256 | Self::Es256 => &SHA256,
            Self::EdDsa => &SHA512,
        };
        let hash = digest::digest(algorithm, token.as_bytes());
        BASE64URL_NOPAD.encode(&hash.as_ref()[..hash.as_ref().len() / 2])
    }
}

/// What a token says, after its signature was found to be right.
pub(super) struct Verified {
    algorithm: Algorithm,
    claims: Json,
}

impl Verified {
    pub(super) fn claims(&self) -> &Value {
        self.claims.value()
    }

    /// Whether `at_hash` is the one of this access token.
    pub(super) fn is_of(&self, at_hash: &str, access_token: &str) -> bool {
        self.algorithm.half_hash(access_token) == at_hash
    }
}

/// The claims of `token`, which one of the published `keys` signed.
///
/// # Errors
/// [`IdTokenFault`]: what is wrong with its form, its algorithm, its key or its signature.
pub(super) fn verify(token: &str, keys: &Value) -> Result<Verified, IdTokenFault> {
    let [header, claims, signature] = parts(token)?;
    let signed = &token[..header.len() + 1 + claims.len()];
    let header = decode(header)
        .and_then(parse)
        .ok_or(IdTokenFault::Malformed)?;
    // What must be understood and isn't (RFC 7515, 4.1.11).
    if header.value().get("crit").is_some() {
        return Err(IdTokenFault::Algorithm);
    }
    let algorithm = text(header.value(), "alg")
        .and_then(Algorithm::named)
        .ok_or(IdTokenFault::Algorithm)?;
    let signature = decode(signature).ok_or(IdTokenFault::Malformed)?;

    let kid = text(header.value(), "kid");
    let published = keys.get("keys").and_then(Value::as_array);
    let published = published.map_or(&[][..], Vec::as_slice);
    let mut candidates = published
        .iter()
        .take(MOST_KEYS)
        .filter(|key| {
            let same_id = kid.is_none() || text(key, "kid") == kid;
            let for_signing = text(key, "use").is_none_or(|used| used == "sig");
            let same_algorithm =
                text(key, "alg").is_none_or(|name| Algorithm::named(name) == Some(algorithm));
            same_id && for_signing && same_algorithm && algorithm.fits(key)
        })
        .peekable();
    if candidates.peek().is_none() {
        return Err(IdTokenFault::UnknownKey);
    }
    if !candidates.any(|key| algorithm.verifies(key, signed.as_bytes(), &signature)) {
        return Err(IdTokenFault::Signature);
    }
    let claims = decode(claims)
        .and_then(parse)
        .ok_or(IdTokenFault::Malformed)?;
    Ok(Verified { algorithm, claims })
}

/// The claims of a token that came straight from its issuer, whose signature decides nothing (OpenID Connect Core, 3.1.3.7).
pub(super) fn claims_unverified(token: &str) -> Option<Json> {
    let [_, claims, _] = parts(token).ok()?;
    decode(claims).and_then(parse)
}

fn parts(token: &str) -> Result<[&str; 3], IdTokenFault> {
    if token.len() > MOST_BYTES {
        return Err(IdTokenFault::Malformed);
    }
    let parts: Vec<&str> = token.splitn(4, '.').collect();
    parts.try_into().map_err(|_| IdTokenFault::Malformed)
}

fn parse(bytes: Vec<u8>) -> Option<Json> {
    let json = Json::parse(std::str::from_utf8(&bytes).ok()?)?;
    json.value().is_object().then_some(json)
}

fn decode(text: &str) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}

fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name)?.as_str()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The claims of RFC 7515, appendices A.2 and A.3.
    const CLAIMS: &str = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

    fn rs256() -> (String, Value) {
        let signature = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";
        let modulus = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
        let key = json!({"kty": "RSA", "n": modulus, "e": "AQAB"});
        (format!("eyJhbGciOiJSUzI1NiJ9.{CLAIMS}.{signature}"), key)
    }

    fn es256() -> (String, Value) {
        let signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
        let key = json!({"kty": "EC", "crv": "P-256", "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
            "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"});
        (format!("eyJhbGciOiJFUzI1NiJ9.{CLAIMS}.{signature}"), key)
    }

    #[test]
    fn the_examples_of_rfc_7515_are_verified() {
        for (token, key) in [rs256(), es256()] {
            let verified = verify(&token, &json!({"keys": [key]})).unwrap();
            assert_eq!(verified.claims()["iss"], "joe");
            let last = if token.ends_with('A') { "B" } else { "A" };
            let other = format!("{}{last}", &token[..token.len() - 2]);
            assert!(verify(&other, &json!({"keys": [key]})).is_err());
        }
    }

    #[test]
    fn a_key_of_another_kind_verifies_nothing() {
        let (rs256, rsa) = rs256();
        let (es256, ec) = es256();
        let keys = |key: &Value| json!({"keys": [key]});
        assert_eq!(
            verify(&rs256, &keys(&ec)).err(),
            Some(IdTokenFault::UnknownKey)
        );
        assert_eq!(
            verify(&es256, &keys(&rsa)).err(),
            Some(IdTokenFault::UnknownKey)
        );
        assert!(verify(&rs256, &json!({"keys": [ec, rsa]})).is_ok());
    }

    #[test]
    fn the_example_of_rfc_8037_appendix_a_4_is_verified() {
        let key = json!({"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"});
        let signed = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
        let mut signature = decode(
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
        )
        .unwrap();
        assert!(Algorithm::EdDsa.fits(&key));
        assert!(Algorithm::EdDsa.verifies(&key, signed, &signature));
        signature[0] ^= 1;
        assert!(!Algorithm::EdDsa.verifies(&key, signed, &signature));
    }

    #[test]
    fn half_a_hash_is_the_one_of_openid_connects_own_example() {
        // OpenID Connect Core, appendix A.3.
        let token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";
        assert_eq!(Algorithm::Rs256.half_hash(token), "77QmUPtjPfzWtF2AnpK9RQ");
    }

    #[test]
    fn any_text_is_refused_without_a_panic() {
        for text in [
            "",
            ".",
            "..",
            "...",
            "a.b.c",
            "e30.e30.e30",
            "é.é.é",
            "bnVsbA.bnVsbA.AA",
        ] {
            assert!(verify(text, &json!({"keys": []})).is_err(), "{text}");
            assert!(claims_unverified(text).is_none_or(|claims| claims.value() == &json!({})));
        }
    }
}
