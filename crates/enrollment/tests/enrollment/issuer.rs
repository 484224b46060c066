//! An issuer of tokens that does what a test wants: its answers and its ID tokens can be changed at will.

use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};

use countersign_enrollment::sign_in::{BrowserRequest, OpenId, SignInError};
use countersign_enrollment::{ClientId, Server as Spoken, ServerAddress, ServerSettings, Session};
use data_encoding::BASE64URL_NOPAD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use url::Url;

use crate::browser;
use crate::sign_in::PATIENCE;
use crate::support::{FixedClock, NOW_MS, Reply, Sent, Server, answer, json, limits};

pub(crate) const CLIENT: &str = "client-7";
pub(crate) const ACCESS: &str = "access-hunter2-0123456789";
pub(crate) const REFRESH: &str = "refresh-hunter2-0123456789";

/// What a test changes.
#[derive(Clone)]
pub(crate) struct Changes {
    pub(crate) header: fn(&mut Value),
    pub(crate) claims: fn(&mut Value),
    pub(crate) keys: fn(&mut Value),
    /// The finished ID token.
    pub(crate) token: fn(String) -> String,
    /// The answer of the token endpoint, the ID token included.
    pub(crate) tokens: fn(&mut Value),
    pub(crate) discovery: fn(&mut Value),
    /// Answers instead of the token endpoint.
    pub(crate) instead: Option<fn() -> Reply>,
    pub(crate) userinfo: fn() -> Reply,
    /// Headers of the token's answer besides.
    pub(crate) headers: &'static str,
}

impl Default for Changes {
    fn default() -> Self {
        Self {
            header: |_| {},
            claims: |_| {},
            keys: |_| {},
            token: |token| token,
            tokens: |_| {},
            discovery: |_| {},
            instead: None,
            userinfo: || json(200, r#"{"sub":"user-7","name":"Seven"}"#),
            headers: "",
        }
    }
}

/// A key pair of ES256.
pub(crate) struct Key(EcdsaKeyPair);

impl Key {
    pub(crate) fn make() -> Self {
        let (algorithm, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
        let made = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        Self(EcdsaKeyPair::from_pkcs8(algorithm, made.as_ref(), &random).unwrap())
    }

    fn public(&self) -> Value {
        let (x, y) = self.0.public_key().as_ref()[1..].split_at(32);
        json!({"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "k1",
            "x": BASE64URL_NOPAD.encode(x), "y": BASE64URL_NOPAD.encode(y)})
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
        let signed = format!("{}.{}", part(header), part(claims));
        let signature = self
            .0
            .sign(&SystemRandom::new(), signed.as_bytes())
            .unwrap();
        format!("{signed}.{}", BASE64URL_NOPAD.encode(signature.as_ref()))
    }
}

pub(crate) struct Issuer {
    pub(crate) server: Server,
    nonce: Arc<Mutex<String>>,
}

impl Issuer {
    pub(crate) async fn start(changes: Changes) -> Self {
        let nonce = Arc::new(Mutex::new(String::new()));
        let (key, own_nonce) = (Key::make(), nonce.clone());
        let server =
            Server::start(move |sent, _| respond(sent, &key, &own_nonce.lock().unwrap(), &changes))
                .await;
        Self { server, nonce }
    }

    pub(crate) fn spoken(&self) -> Spoken {
        let address = ServerAddress::parse(&self.server.url).unwrap();
        let settings = ServerSettings {
            limits: limits(),
            ..ServerSettings::default()
        };
        let clock = Arc::new(FixedClock(AtomicU64::new(NOW_MS)));
        Spoken::with(address, clock, settings).unwrap()
    }

    pub(crate) async fn openid(&self) -> Result<OpenId, SignInError> {
        OpenId::discover(&self.spoken(), ClientId::parse(CLIENT).unwrap()).await
    }

    /// Signs in by browser, whose return has `more` in its query besides the state.
    pub(crate) async fn sign_in_with(&self, more: &str) -> Result<Session, SignInError> {
        let openid = self.openid().await?;
        let begun = openid.begin_browser(BrowserRequest::default()).await?;
        let url = Url::parse(begun.url()).unwrap();
        let field = |name: &str| {
            let mut pairs = url.query_pairs();
            pairs.find(|(own, _)| own == name).unwrap().1.into_owned()
        };
        *self.nonce.lock().unwrap() = field("nonce");
        let back = format!("{}?state={}&{more}", field("redirect_uri"), field("state"));
        let back = Url::parse(&back).unwrap();
        let (outcome, _) = tokio::join!(begun.finish(PATIENCE), browser::get(&back));
        outcome
    }

    pub(crate) async fn sign_in(&self) -> Result<Session, SignInError> {
        self.sign_in_with("code=the-code").await
    }

    /// What was sent to a path.
    pub(crate) fn sent_to(&self, path: &str) -> Vec<Sent> {
        let mut sent = self.server.sent();
        sent.retain(|one| one.line.split(' ').nth(1) == Some(path));
        sent
    }
}

fn respond(sent: &Sent, key: &Key, nonce: &str, changes: &Changes) -> Reply {
    let host = sent
        .headers
        .iter()
        .find_map(|header| header.strip_prefix("host: "))
        .unwrap();
    let issuer = format!("http://{host}");
    match sent.line.split(' ').nth(1).unwrap() {
        "/.well-known/openid-configuration" => {
            let mut found = json!({
                "issuer": issuer,
                "authorization_endpoint": format!("{issuer}/authorize"),
                "token_endpoint": format!("{issuer}/token"),
                "jwks_uri": format!("{issuer}/keys"),
                "userinfo_endpoint": format!("{issuer}/userinfo"),
                "revocation_endpoint": format!("{issuer}/revoke"),
                "device_authorization_endpoint": format!("{issuer}/device"),
            });
            (changes.discovery)(&mut found);
            json(200, &found.to_string())
        }
        "/keys" => {
            let mut keys = json!({"keys": [key.public()]});
            (changes.keys)(&mut keys);
            json(200, &keys.to_string())
        }
        "/userinfo" => (changes.userinfo)(),
        "/token" => match changes.instead {
            Some(instead) => instead(),
            None => answer(
                200,
                changes.headers,
                &tokens(&issuer, key, nonce, changes).to_string(),
            ),
        },
        "/device" => json(
            200,
            &json!({"device_code": "device-hunter2-0123456789", "user_code": "ABCD-EFGH",
                "verification_uri": format!("{issuer}/d"), "expires_in": 60, "interval": 0})
            .to_string(),
        ),
        "/revoke" => json(200, "{}"),
        _ => json(404, r#"{"code":5,"message":"Not Found"}"#),
    }
}

fn tokens(issuer: &str, key: &Key, nonce: &str, changes: &Changes) -> Value {
    let now = NOW_MS / 1_000;
    let mut header = json!({"alg": "ES256", "kid": "k1", "typ": "JWT"});
    let hash = digest(&SHA256, ACCESS.as_bytes());
    let mut claims = json!({
        "iss": issuer, "sub": "user-7", "aud": [CLIENT], "exp": now + 3_600, "iat": now, "nonce": nonce,
        "at_hash": BASE64URL_NOPAD.encode(&hash.as_ref()[..16]), "amr": ["pwd"],
    });
    (changes.header)(&mut header);
    (changes.claims)(&mut claims);
    let mut tokens = json!({
        "access_token": ACCESS, "token_type": "Bearer", "refresh_token": REFRESH, "expires_in": 3_600,
        "id_token": (changes.token)(key.sign(&header, &claims)),
    });
    (changes.tokens)(&mut tokens);
    tokens
}
