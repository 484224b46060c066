//! The key that signs ID tokens, and the tokens' form: a JSON Web Signature (RFC 7515) in the compact serialization.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use ring::digest::{SHA256, SHA512, digest};
use ring::rand::SystemRandom;
use ring::rsa;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256,
    RsaKeyPair,
};
use serde::Serialize;
use serde_json::{Value, json};

/// What signs the ID tokens. Keys are made when the server starts, except for RSA, which `ring` signs with but cannot make.
#[derive(Clone, Default)]
pub enum Signing {
    /// ECDSA on P-256 with SHA-256: one of ZITADEL's choices.
    #[default]
    Es256,
    /// Ed25519: another one.
    EdDsa,
    /// RSASSA-PKCS1-v1_5 with SHA-256, ZITADEL's default, with this key: PKCS#8 in DER, 2048 bits or more.
    Rs256(Vec<u8>),
}

impl fmt::Debug for Signing {
    /// The algorithm without the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Es256 => "ES256",
            Self::EdDsa => "EdDSA",
            Self::Rs256(_) => "RS256",
        })
    }
}

/// A key could not be made or read.
pub(crate) struct NoKey;

/// The key with its id.
pub(crate) struct SigningKey {
    id: String,
    pair: Pair,
    random: SystemRandom,
}

enum Pair {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
    Rs256(RsaKeyPair),
}

impl SigningKey {
    /// A new key, or the one that was given.
    pub(crate) fn make(signing: &Signing) -> Result<Self, NoKey> {
        let random = SystemRandom::new();
        let pair = match signing {
            Signing::Es256 => {
                let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
                let made = EcdsaKeyPair::generate_pkcs8(algorithm, &random).map_err(|_| NoKey)?;
                EcdsaKeyPair::from_pkcs8(algorithm, made.as_ref(), &random)
                    .map(Pair::Es256)
                    .map_err(|_| NoKey)?
            }
            Signing::EdDsa => {
                let made = Ed25519KeyPair::generate_pkcs8(&random).map_err(|_| NoKey)?;
                Ed25519KeyPair::from_pkcs8(made.as_ref())
                    .map(Pair::EdDsa)
                    .map_err(|_| NoKey)?
            }
            Signing::Rs256(given) => RsaKeyPair::from_pkcs8(given)
                .map(Pair::Rs256)
                .map_err(|_| NoKey)?,
        };
        Ok(Self {
            id: getrandom::u64().map_err(|_| NoKey)?.to_string(),
            pair,
            random,
        })
    }

    /// The name of the algorithm (RFC 7518, section 3.1; RFC 8037).
    pub(crate) fn algorithm(&self) -> &'static str {
        match self.pair {
            Pair::Es256(_) => "ES256",
            Pair::EdDsa(_) => "EdDSA",
            Pair::Rs256(_) => "RS256",
        }
    }

    /// The public half as a JSON Web Key (RFC 7517).
    pub(crate) fn public(&self) -> Value {
        let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        let mut key = match &self.pair {
            Pair::Es256(pair) => {
                // An uncompressed point: 4, then x and y of 32 bytes each.
                let (x, y) = pair.public_key().as_ref()[1..].split_at(32);
                json!({"kty": "EC", "crv": "P-256", "x": text(x), "y": text(y)})
            }
            Pair::EdDsa(pair) => {
                json!({"kty": "OKP", "crv": "Ed25519", "x": text(pair.public_key().as_ref())})
            }
            Pair::Rs256(pair) => {
                let parts: rsa::PublicKeyComponents<Vec<u8>> = pair.public().into();
                json!({"kty": "RSA", "n": text(&parts.n), "e": text(&parts.e)})
            }
        };
        key["use"] = json!("sig");
        key["kid"] = json!(self.id);
        key["alg"] = json!(self.algorithm());
        key
    }

    /// A signed token with these claims.
    pub(crate) fn sign(&self, claims: &impl Serialize) -> Result<String, NoKey> {
        let header = json!({"alg": self.algorithm(), "kid": self.id, "typ": "JWT"});
        let claims = serde_json::to_vec(claims).map_err(|_| NoKey)?;
        let signed = format!(
            "{}.{}",
            BASE64URL_NOPAD.encode(header.to_string().as_bytes()),
            BASE64URL_NOPAD.encode(&claims)
        );
        let signature = match &self.pair {
            Pair::Es256(pair) => pair
                .sign(&self.random, signed.as_bytes())
                .map_err(|_| NoKey)?
                .as_ref()
                .to_vec(),
            Pair::EdDsa(pair) => pair.sign(signed.as_bytes()).as_ref().to_vec(),
            Pair::Rs256(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(
                    &RSA_PKCS1_SHA256,
                    &self.random,
                    signed.as_bytes(),
                    &mut signature,
                )
                .map_err(|_| NoKey)?;
                signature
            }
        };
        Ok(format!("{signed}.{}", BASE64URL_NOPAD.encode(&signature)))
    }

    /// The left half of the hash of an access token, as `at_hash` has it (OpenID Connect Core, section 3.1.3.6). The hash is
    /// the one of the signature's algorithm; Ed25519's is SHA-512.
    pub(crate) fn half_hash(&self, token: &str) -> String {
        let algorithm = match self.pair {
            Pair::EdDsa(_) => &SHA512,
            Pair::Es256(_) | Pair::Rs256(_) => &SHA256,
        };
        let hash = digest(algorithm, token.as_bytes());
        let half = hash.as_ref().len() / 2;
        BASE64URL_NOPAD.encode(&hash.as_ref()[..half])
    }
}
