//! Signing in with OpenID Connect as a public native client: by browser, from another device, and what follows.
//!
//! Nothing is kept here. Whoever gets a [`Session`] has to keep it before using it; see [`OpenId::refresh`].

mod answer;
mod browser;
mod came_back;
mod cancel;
mod device;
mod error;
mod form;
mod id_token;
mod jws;
mod listener;
mod metadata;
mod page;
mod random;
#[cfg(any(test, feature = "testing"))]
pub(crate) mod testing;

use std::sync::Arc;

use reqwest::Method;
use serde_json::Value;
use url::Url;

use self::answer::{Asked, Granted, granted, id_token_error};
use self::form::Form;
use self::id_token::Expected;
use self::metadata::Metadata;
use crate::clock::ClockDifference;
use crate::error::ErrorKind;
use crate::http::{Authorization, Call, Content, Reply, Sender};
use crate::id::{ClientId, UserId};
use crate::provider::Answer;
use crate::server::Server;
use crate::session::{Identity, Session, SignedIn};
use crate::token::Token;

pub use self::browser::{BrowserRequest, BrowserSignIn, Prompt, REDIRECT_PATH};
pub use self::cancel::Canceller;
pub use self::device::DeviceSignIn;
pub use self::error::{IdTokenFault, SignInError, SignInErrorKind};

/// The scope without which ZITADEL's API takes no token: it puts ZITADEL's own project into the token's audience.
pub const AUDIENCE_SCOPE: &str = "urn:zitadel:iam:org:project:id:zitadel:aud";

/// The scopes that are asked for if no others are named.
pub const SCOPES: [&str; 5] = [
    "openid",
    "profile",
    "email",
    "offline_access",
    AUDIENCE_SCOPE,
];

/// The most characters of a subject (OpenID Connect Core, section 8) and of a name.
const SUBJECT_CHARS: usize = 255;
const NAME_CHARS: usize = 200;

/// The most scopes that are remembered.
const MOST_SCOPES: usize = 64;

/// A server's OpenID Connect, as discovery found it, for one client. A clone is the same and costs nothing.
#[derive(Clone)]
pub struct OpenId(Arc<Inner>);

struct Inner {
    server: Server,
    client_id: ClientId,
    metadata: Metadata,
}

/// What the tokens of a fresh sign-in have to agree with.
struct Granting<'a> {
    granted: Granted,
    asked_scopes: Vec<String>,
    nonce: Option<&'a str>,
}

impl OpenId {
    /// Asks the server what it can do. The issuer that it names must be the address that it was asked at.
    ///
    /// # Errors
    /// [`SignInErrorKind::NotOffered`], [`SignInErrorKind::IssuerMismatch`], [`SignInErrorKind::Provider`].
    pub async fn discover(server: &Server, client_id: ClientId) -> Result<Self, SignInError> {
        let sender = Sender::anonymous(server.clone());
        let (metadata, _) = metadata::discover(&sender).await?;
        Ok(Self(Arc::new(Inner {
            server: server.clone(),
            client_id,
            metadata,
        })))
    }

    /// Whether people can sign in with a browser here.
    #[must_use]
    pub fn has_browser(&self) -> bool {
        self.metadata().authorization.is_some()
    }

    /// Whether people can sign in from another device here.
    #[must_use]
    pub fn has_device(&self) -> bool {
        self.metadata().device_authorization.is_some()
    }

    /// Begins a sign-in by browser: takes a port of 127.0.0.1, and makes the address to open. Sends nothing.
    ///
    /// # Errors
    /// [`SignInErrorKind::NotOffered`], [`SignInErrorKind::NoPort`], [`SignInErrorKind::NoRandomness`].
    pub async fn begin_browser(
        &self,
        request: BrowserRequest,
    ) -> Result<BrowserSignIn, SignInError> {
        BrowserSignIn::begin(self.clone(), request).await
    }

    /// Begins a sign-in from another device: asks for the code to show. Without `scopes`, for the usual ones.
    ///
    /// # Errors
    /// [`SignInErrorKind::NotOffered`], [`SignInErrorKind::ClientUnknown`], [`SignInErrorKind::Provider`].
    pub async fn begin_device(&self, scopes: Vec<String>) -> Result<DeviceSignIn, SignInError> {
        DeviceSignIn::begin(self.clone(), scopes).await
    }

    /// New tokens for a session whose access token is, or is about to be, too old.
    ///
    /// **The refresh token of `session` is used up when this succeeds, and at ZITADEL its access token dies with it.** So:
    /// 1. one refresh at a time for each sign-in, over all processes: take the lock, read the sealed session again, and see
    ///    whether it still has to be refreshed ([`Session::is_due`]);
    /// 2. keep what comes back durably before it is used, and before the lock is given back;
    /// 3. a process that dies between the answer and the keeping has lost the sign-in: the next refresh gets
    ///    [`SignInErrorKind::SessionOver`], which ends in signing in again, never in another try.
    ///
    /// Sends one request and never repeats it. If [`SignInError::outcome_unknown`], the old refresh token may or may not be
    /// good still; one later refresh tells.
    ///
    /// # Errors
    /// [`SignInErrorKind::SessionOver`] means: sign in again. [`SignInErrorKind::SessionUnfit`] before anything is sent.
    pub async fn refresh(&self, session: &Session) -> Result<Session, SignInError> {
        let unfit = || SignInError::bare(SignInErrorKind::SessionUnfit);
        let before = session.signed_in().ok_or_else(unfit)?;
        let refresh_token = before.refresh_token.as_ref().ok_or_else(unfit)?;
        if !self.issued(before) {
            return Err(unfit());
        }
        let form = Form::default()
            .plain("grant_type", "refresh_token")
            .plain("client_id", self.client_id().as_str())
            .secret("refresh_token", refresh_token.expose());
        let call = post(&self.metadata().token, Content::from(form));
        let sender = Sender::anonymous(self.server().clone());
        let granted = granted(Asked::Refresh, sender.send(&call).await?)?;
        // The answer came straight from the issuer, and the tokens in it are the only ones left: nothing but another
        // person's may cost them.
        let subject = granted.id_token.as_ref().and_then(|token| {
            let claims = jws::claims_unverified(token)?;
            text(claims.value(), "sub", SUBJECT_CHARS)
        });
        if subject.is_some_and(|subject| subject != before.identity.user_id.as_str()) {
            return Err(id_token_error(IdTokenFault::Subject, granted.exchange));
        }
        Ok(Session::of_sign_in(SignedIn {
            expires_at: self.expiry(granted.expires_in),
            access_token: granted.access_token,
            refresh_token: granted
                .refresh_token
                .or_else(|| Some(refresh_token.clone())),
            scopes: granted.scopes.unwrap_or_else(|| before.scopes.clone()),
            ..before.clone()
        }))
    }

    /// Signs out: takes the tokens of `session` back, the refresh token first, which ends everything that came of it. A
    /// server that can't do this keeps them until they are too old. A pasted token is not touched.
    ///
    /// # Errors
    /// [`SignInErrorKind::SessionUnfit`] for a session of another server or client; what kept the server from being told.
    pub async fn sign_out(&self, session: &Session) -> Result<(), SignInError> {
        let Some(signed_in) = session.signed_in() else {
            return Ok(());
        };
        if !self.issued(signed_in) {
            return Err(SignInError::bare(SignInErrorKind::SessionUnfit));
        }
        self.revoke(signed_in.refresh_token.as_ref(), &signed_in.access_token)
            .await
    }

    /// Who the token belongs to, as the server says (OpenID Connect Core, section 5.3).
    ///
    /// # Errors
    /// [`SignInErrorKind::SessionOver`] when the token isn't accepted any more, [`SignInErrorKind::NotOffered`],
    /// [`SignInErrorKind::Provider`].
    pub async fn who(&self, token: &Token) -> Result<Answer<Identity>, SignInError> {
        userinfo(self.server(), self.metadata(), token).await
    }

    /// The address at which a browser forgets who is signed in with it, to be opened by the person; `None` where the server
    /// has none.
    #[must_use]
    pub fn end_session_url(&self) -> Option<String> {
        let mut url = self.metadata().end_session.clone()?;
        url.query_pairs_mut()
            .append_pair("client_id", self.client_id().as_str());
        Some(url.into())
    }

    fn server(&self) -> &Server {
        &self.0.server
    }

    fn client_id(&self) -> &ClientId {
        &self.0.client_id
    }

    fn metadata(&self) -> &Metadata {
        &self.0.metadata
    }

    fn issued(&self, signed_in: &SignedIn) -> bool {
        signed_in.issuer == self.metadata().issuer && signed_in.client_id == *self.client_id()
    }

    /// What a sign-in ends with that was given up while the server answered: its tokens are taken back.
    async fn given_up(&self, session: Option<Session>) -> SignInError {
        if let Some(session) = session
            && let Err(error) = self.sign_out(&session).await
        {
            tracing::info!(%error, "tokens of a sign-in that was given up could not be taken back");
        }
        SignInError::bare(SignInErrorKind::Cancelled)
    }

    /// The session of a fresh sign-in, after everything was checked. If something is wrong, the tokens are taken back.
    async fn session_of(&self, granting: Granting<'_>) -> Result<Session, SignInError> {
        let access_token = granting.granted.access_token.clone();
        let refresh_token = granting.granted.refresh_token.clone();
        let outcome = self.checked(granting).await;
        if outcome.is_err()
            && let Err(error) = self.revoke(refresh_token.as_ref(), &access_token).await
        {
            tracing::info!(%error, "tokens that are not used could not be taken back");
        }
        outcome
    }

    async fn checked(&self, granting: Granting<'_>) -> Result<Session, SignInError> {
        let Granting {
            granted,
            asked_scopes,
            nonce,
        } = granting;
        let expires_at = self.expiry(granted.expires_in);
        let Some(id_token) = &granted.id_token else {
            return Err(id_token_error(IdTokenFault::Missing, granted.exchange));
        };
        let keys = self.keys().await?;
        let difference = granted.exchange.clock_difference;
        let expected = Expected {
            issuer: &self.metadata().issuer,
            client_id: self.client_id().as_str(),
            nonce,
            access_token: granted.access_token.expose(),
            now: (self.server().now_ms() + difference.map_or(0, ClockDifference::milliseconds))
                / 1_000,
        };
        let about = match id_token::check(id_token, &keys, &expected) {
            Ok(about) => about,
            Err(fault) => return Err(id_token_error(fault, granted.exchange)),
        };
        let Ok(user_id) = UserId::parse(&about.subject) else {
            return Err(id_token_error(IdTokenFault::Malformed, granted.exchange));
        };
        let mut identity = Identity {
            user_id,
            name: about.name,
            login: about.login,
        };
        self.complete(&mut identity, &granted.access_token).await?;
        self.check_audience(&identity.user_id, &granted.access_token)
            .await?;
        Ok(Session::of_sign_in(SignedIn {
            issuer: self.metadata().issuer.clone(),
            client_id: self.client_id().clone(),
            access_token: granted.access_token,
            refresh_token: granted.refresh_token,
            expires_at,
            identity,
            scopes: granted.scopes.unwrap_or(asked_scopes),
            methods: about.methods,
        }))
    }

    /// Adds the names that the ID token doesn't have. A server that doesn't tell costs nothing but the names.
    async fn complete(&self, identity: &mut Identity, token: &Token) -> Result<(), SignInError> {
        match self.who(token).await {
            Ok(answer) if answer.value.user_id != identity.user_id => {
                Err(id_token_error(IdTokenFault::Subject, answer.exchange))
            }
            Ok(answer) => {
                identity.name = answer.value.name.or(identity.name.take());
                identity.login = answer.value.login.or(identity.login.take());
                Ok(())
            }
            Err(error) => {
                tracing::info!(%error, "the server doesn't say who signed in");
                Ok(())
            }
        }
    }

    /// Asks the API for what everybody may know about oneself. Only that it takes no such token decides anything.
    async fn check_audience(&self, user: &UserId, token: &Token) -> Result<(), SignInError> {
        let path = format!("/v2/users/{}/authentication_methods", user.segment());
        let Ok(url) = self.server().address().join(&path) else {
            return Ok(());
        };
        let authorization = Authorization::Bearer(token.clone());
        let sender = Sender::new(self.server().clone(), authorization);
        match sender.send_read(&Call::get(url)).await {
            Ok(reply) if reply.status == 401 => Err(SignInError::at(
                SignInErrorKind::AudienceMissing,
                reply.exchange,
            )),
            _ => Ok(()),
        }
    }

    async fn keys(&self) -> Result<Value, SignInError> {
        let sender = Sender::anonymous(self.server().clone());
        let call = Call::get(self.metadata().keys.clone());
        let reply = answer::accept(sender.send_read(&call).await?, |_| None)?;
        let Reply { json, exchange, .. } = reply;
        match json {
            Some(json) => Ok(json.value().clone()),
            None => {
                let kind = SignInErrorKind::Provider(ErrorKind::NotUnderstood);
                Err(SignInError::because(
                    kind,
                    "the keys are not JSON",
                    exchange,
                ))
            }
        }
    }

    async fn revoke(&self, refresh: Option<&Token>, access: &Token) -> Result<(), SignInError> {
        let Some(endpoint) = &self.metadata().revocation else {
            return Ok(());
        };
        let sender = Sender::anonymous(self.server().clone());
        let kinds = refresh.map(|token| (token, "refresh_token"));
        for (token, kind) in kinds.into_iter().chain([(access, "access_token")]) {
            let form = Form::default()
                .plain("client_id", self.client_id().as_str())
                .plain("token_type_hint", kind)
                .secret("token", token.expose());
            let reply = sender.send(&post(endpoint, Content::from(form))).await?;
            // What a server doesn't know any more is taken back (RFC 7009, section 2.2); ZITADEL has been seen to say no.
            if reply.status >= 500 || matches!(reply.status, 300..=399 | 404 | 408 | 429) {
                return Err(answer::refusal(Asked::Other, reply));
            }
        }
        Ok(())
    }

    /// When a token that was just given ends by our clock, in seconds since 1970.
    fn expiry(&self, expires_in: Option<u64>) -> Option<u64> {
        let now = u64::try_from(self.server().now_ms() / 1_000).unwrap_or(0);
        expires_in.map(|seconds| now.saturating_add(seconds))
    }
}

/// What discovery finds at a server, without a client.
pub(crate) struct Offer {
    pub(crate) has_browser: bool,
    pub(crate) has_device: bool,
    metadata: Metadata,
}

/// Asks a server what it offers for signing in.
pub(crate) async fn offer(server: &Server) -> Result<Answer<Offer>, SignInError> {
    let (metadata, exchange) = metadata::discover(&Sender::anonymous(server.clone())).await?;
    let value = Offer {
        has_browser: metadata.authorization.is_some(),
        has_device: metadata.device_authorization.is_some(),
        metadata,
    };
    Ok(Answer { value, exchange })
}

impl Offer {
    /// Who a token belongs to.
    pub(crate) async fn who(
        &self,
        server: &Server,
        token: &Token,
    ) -> Result<Answer<Identity>, SignInError> {
        userinfo(server, &self.metadata, token).await
    }
}

async fn userinfo(
    server: &Server,
    metadata: &Metadata,
    token: &Token,
) -> Result<Answer<Identity>, SignInError> {
    let endpoint = metadata.userinfo.clone();
    let endpoint = endpoint.ok_or(SignInError::bare(SignInErrorKind::NotOffered))?;
    let sender = Sender::new(server.clone(), Authorization::Bearer(token.clone()));
    let reply = sender.send_read(&Call::get(endpoint)).await?;
    let reply = answer::accept(reply, |status| {
        (status == 401).then_some(SignInErrorKind::SessionOver)
    })?;
    let identity = reply
        .json
        .as_ref()
        .and_then(|json| read_identity(json.value()));
    match identity {
        Some(value) => Ok(Answer {
            value,
            exchange: reply.exchange,
        }),
        None => {
            let kind = SignInErrorKind::Provider(ErrorKind::NotUnderstood);
            Err(SignInError::because(
                kind,
                "the subject is missing",
                reply.exchange,
            ))
        }
    }
}

fn read_identity(claims: &Value) -> Option<Identity> {
    Some(Identity {
        user_id: UserId::parse(&text(claims, "sub", SUBJECT_CHARS)?).ok()?,
        name: text(claims, "name", NAME_CHARS),
        login: text(claims, "preferred_username", NAME_CHARS),
    })
}

/// A text of at most `most` characters that is not empty; anything else is not there.
fn text(value: &Value, name: &str, most: usize) -> Option<String> {
    let text = value.get(name)?.as_str()?;
    (!text.is_empty() && text.chars().count() <= most).then(|| text.to_owned())
}

fn words(text: &str) -> Vec<String> {
    let words = text.split_ascii_whitespace().take(MOST_SCOPES);
    words
        .map(|word| word.chars().take(NAME_CHARS).collect())
        .collect()
}

fn or_usual(scopes: Vec<String>) -> Vec<String> {
    if scopes.is_empty() {
        SCOPES.map(str::to_owned).to_vec()
    } else {
        scopes
    }
}

fn post(url: &Url, body: Content) -> Call {
    Call {
        method: Method::POST,
        url: url.clone(),
        body: Some(body),
        code: None,
    }
}
