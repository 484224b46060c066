//! Being signed in: the tokens and whose they are, and the form in which the vault seals them.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::id::{ClientId, UserId};
use crate::token::Token;

/// The version of the sealed form.
const VERSION: u32 = 1;

/// The most bytes of a sealed form.
const MOST_BYTES: usize = 128 * 1_024;

/// How long before its end, in seconds, an access token counts as about to end.
const DUE_SECONDS: u64 = 60;

/// A sign-in, or a token that was pasted. Its tokens are never printed and never serialized but by
/// [`Session::to_sealed_bytes`].
#[derive(Clone, Debug)]
pub struct Session(Kind);

#[derive(Clone, Debug)]
enum Kind {
    SignedIn(Box<SignedIn>),
    Pasted(Token),
}

/// What a sign-in gave.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    pub(crate) issuer: String,
    pub(crate) client_id: ClientId,
    pub(crate) access_token: Token,
    pub(crate) refresh_token: Option<Token>,
    pub(crate) expires_at: Option<u64>,
    pub(crate) identity: Identity,
    pub(crate) scopes: Vec<String>,
    pub(crate) methods: Vec<String>,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// The subject, which at ZITADEL is the user's id.
    pub user_id: UserId,
    /// The name to show.
    pub name: Option<String>,
    /// The name to sign in with.
    pub login: Option<String>,
}

/// Why bytes are no session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// A newer program made it.
    #[error("the session is of a newer version")]
    Newer,
    /// It can't be read.
    #[error("the session can't be read")]
    Malformed,
}

impl Session {
    /// A token that somebody pasted, of which nothing else is known: a helpdesk's, as a rule.
    #[must_use]
    pub fn pasted(token: Token) -> Self {
        Self(Kind::Pasted(token))
    }

    pub(crate) fn of_sign_in(signed_in: SignedIn) -> Self {
        Self(Kind::SignedIn(Box::new(signed_in)))
    }

    pub(crate) fn signed_in(&self) -> Option<&SignedIn> {
        match &self.0 {
            Kind::SignedIn(signed_in) => Some(signed_in),
            Kind::Pasted(_) => None,
        }
    }

    /// The token for requests.
    #[must_use]
    pub fn access_token(&self) -> &Token {
        match &self.0 {
            Kind::SignedIn(signed_in) => &signed_in.access_token,
            Kind::Pasted(token) => token,
        }
    }

    /// Whether the token was pasted, so that nothing is known of it and nobody signed in.
    #[must_use]
    pub fn is_pasted(&self) -> bool {
        matches!(self.0, Kind::Pasted(_))
    }

    /// Whether there is a refresh token.
    #[must_use]
    pub fn can_refresh(&self) -> bool {
        self.signed_in()
            .is_some_and(|signed_in| signed_in.refresh_token.is_some())
    }

    /// When the access token ends, in seconds since 1970 by our clock; `None` if that isn't known.
    #[must_use]
    pub fn expires_at(&self) -> Option<u64> {
        self.signed_in()?.expires_at
    }

    /// Whether the access token has ended, or ends within a minute of `now` (seconds since 1970).
    #[must_use]
    pub fn is_due(&self, now: u64) -> bool {
        self.expires_at()
            .is_some_and(|end| end <= now.saturating_add(DUE_SECONDS))
    }

    /// The client that it was given to; `None` for a pasted token.
    #[must_use]
    pub fn client_id(&self) -> Option<&ClientId> {
        Some(&self.signed_in()?.client_id)
    }

    /// Who signed in; `None` for a pasted token.
    #[must_use]
    pub fn identity(&self) -> Option<&Identity> {
        Some(&self.signed_in()?.identity)
    }

    /// The scopes that were granted, or asked for where the server didn't say.
    #[must_use]
    pub fn scopes(&self) -> &[String] {
        self.signed_in().map_or(&[], |signed_in| &signed_in.scopes)
    }

    /// How the person proved who they are, as the ID token's `amr` has it (RFC 8176): `pwd`, `otp`, `mfa`.
    #[must_use]
    pub fn methods(&self) -> &[String] {
        self.signed_in().map_or(&[], |signed_in| &signed_in.methods)
    }

    /// Everything, tokens included, for the vault to seal: JSON with a version. It is wiped when it is dropped.
    #[must_use]
    pub fn to_sealed_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut sealed = Zeroizing::new(Sealed {
            version: VERSION,
            pasted: self.is_pasted(),
            access_token: self.access_token().expose().to_owned(),
            ..Sealed::default()
        });
        if let Some(signed_in) = self.signed_in() {
            sealed.issuer.clone_from(&signed_in.issuer);
            signed_in
                .client_id
                .as_str()
                .clone_into(&mut sealed.client_id);
            let refresh_token = signed_in.refresh_token.as_ref();
            sealed.refresh_token = refresh_token.map(|token| token.expose().to_owned());
            sealed.expires_at = signed_in.expires_at;
            signed_in
                .identity
                .user_id
                .as_str()
                .clone_into(&mut sealed.user_id);
            sealed.name.clone_from(&signed_in.identity.name);
            sealed.login.clone_from(&signed_in.identity.login);
            sealed.scopes.clone_from(&signed_in.scopes);
            sealed.methods.clone_from(&signed_in.methods);
        }
        // As large as it can get, so that it never moves and leaves a copy behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(MOST_BYTES));
        // Texts and numbers always have a JSON form.
        let _ = serde_json::to_writer(&mut *bytes, &*sealed);
        bytes
    }

    /// The session that [`Session::to_sealed_bytes`] wrote.
    ///
    /// # Errors
    /// [`SessionError`].
    pub fn from_sealed_bytes(bytes: &[u8]) -> Result<Self, SessionError> {
        #[derive(Deserialize)]
        struct Versioned {
            version: u32,
        }
        if bytes.len() > MOST_BYTES {
            return Err(SessionError::Malformed);
        }
        let versioned: Versioned =
            serde_json::from_slice(bytes).map_err(|_| SessionError::Malformed)?;
        if versioned.version > VERSION {
            return Err(SessionError::Newer);
        }
        let sealed: Sealed = serde_json::from_slice(bytes).map_err(|_| SessionError::Malformed)?;
        Zeroizing::new(sealed).read().ok_or(SessionError::Malformed)
    }
}

/// The sealed form. Fields may be added; what is not known is passed over.
#[derive(Default, Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "camelCase", default)]
struct Sealed {
    version: u32,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pasted: bool,
    #[serde(skip_serializing_if = "String::is_empty")]
    issuer: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    client_id: String,
    access_token: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<u64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    user_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    login: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    methods: Vec<String>,
}

impl Sealed {
    fn read(&self) -> Option<Session> {
        let access_token = Token::parse(&self.access_token).ok()?;
        if self.version == 0 {
            return None;
        }
        if self.pasted {
            return Some(Session::pasted(access_token));
        }
        let refresh_token = self
            .refresh_token
            .as_deref()
            .map(Token::parse)
            .transpose()
            .ok()?;
        Some(Session::of_sign_in(SignedIn {
            issuer: self.issuer.clone(),
            client_id: ClientId::parse(&self.client_id).ok()?,
            access_token,
            refresh_token,
            expires_at: self.expires_at,
            identity: Identity {
                user_id: UserId::parse(&self.user_id).ok()?,
                name: self.name.clone(),
                login: self.login.clone(),
            },
            scopes: self.scopes.clone(),
            methods: self.methods.clone(),
        }))
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_deref().or(self.login.as_deref());
        f.write_str(name.unwrap_or(self.user_id.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        Session::of_sign_in(SignedIn {
            issuer: "https://id.example.org".to_owned(),
            client_id: ClientId::parse("287614093520241027").unwrap(),
            access_token: Token::parse("access-hunter2").unwrap(),
            refresh_token: Some(Token::parse("refresh-hunter2").unwrap()),
            expires_at: Some(1_718_304_276),
            identity: Identity {
                user_id: UserId::parse("287614093518143491").unwrap(),
                name: Some("New starter".to_owned()),
                login: None,
            },
            scopes: vec!["openid".to_owned()],
            methods: vec!["pwd".to_owned()],
        })
    }

    /// The first version's form. Sessions that it sealed have to be read for ever.
    const FIRST: &str = r#"{"version":1,"issuer":"https://id.example.org","clientId":"287614093520241027","accessToken":"access-hunter2","refreshToken":"refresh-hunter2","expiresAt":1718304276,"userId":"287614093518143491","name":"New starter","scopes":["openid"],"methods":["pwd"]}"#;

    #[test]
    fn the_sealed_form_is_read_back() {
        let bytes = session().to_sealed_bytes();
        assert_eq!(std::str::from_utf8(&bytes).unwrap(), FIRST);
        let read = Session::from_sealed_bytes(FIRST.as_bytes()).unwrap();
        assert_eq!(read.to_sealed_bytes(), bytes);
        assert_eq!(read.identity().unwrap().to_string(), "New starter");
        assert!(read.can_refresh() && !read.is_pasted());

        let pasted = Session::pasted(Token::parse("pasted-hunter2").unwrap());
        let bytes = pasted.to_sealed_bytes();
        let sealed = r#"{"version":1,"pasted":true,"accessToken":"pasted-hunter2"}"#;
        assert_eq!(std::str::from_utf8(&bytes).unwrap(), sealed);
        let read = Session::from_sealed_bytes(&bytes).unwrap();
        assert!(read.is_pasted() && !read.can_refresh() && read.identity().is_none());
        assert_eq!(read.access_token().expose(), "pasted-hunter2");
    }

    #[test]
    fn what_is_no_session_is_told_from_a_newer_one() {
        let newer = FIRST.replace(r#""version":1"#, r#""version":2"#);
        let read = |text: &str| Session::from_sealed_bytes(text.as_bytes()).map(|_| ());
        assert_eq!(read(&newer), Err(SessionError::Newer));
        let more = FIRST.replace(r#""version":1"#, r#""version":1,"more":[]"#);
        assert_eq!(read(&more), Ok(()));
        for text in [
            "",
            "{}",
            r#"{"version":1}"#,
            r#"{"version":0,"pasted":true,"accessToken":"a"}"#,
            r#"{"version":1,"pasted":true,"accessToken":"a b"}"#,
            &FIRST.replace("refresh-hunter2", ""),
            &FIRST.replace("287614093518143491", ".."),
            &FIRST[..FIRST.len() - 1],
        ] {
            assert_eq!(read(text), Err(SessionError::Malformed), "{text}");
        }
    }

    #[test]
    fn the_largest_session_fits_without_growing() {
        let token = Token::parse(&"\"".repeat(Token::MAX_BYTES)).unwrap();
        let mut largest = session().signed_in().unwrap().clone();
        largest.access_token = token.clone();
        largest.refresh_token = Some(token);
        largest.scopes = vec!["é".repeat(200); 64];
        let bytes = Session::of_sign_in(largest).to_sealed_bytes();
        assert_eq!(bytes.capacity(), MOST_BYTES);
        assert!(Session::from_sealed_bytes(&bytes).is_ok());
    }

    #[test]
    fn debug_shows_no_token() {
        for session in [session(), Session::pasted(Token::parse("hunter2").unwrap())] {
            assert!(!format!("{session:?} {session:#?}").contains("hunter2"));
        }
    }

    #[test]
    fn it_is_due_a_minute_before_its_end() {
        let end = 1_718_304_276;
        assert!(!session().is_due(end - 61));
        assert!(session().is_due(end - 60));
        assert!(session().is_due(end + 1));
        assert!(!Session::pasted(Token::parse("a").unwrap()).is_due(u64::MAX));
    }
}
