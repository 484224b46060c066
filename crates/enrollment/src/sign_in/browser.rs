//! Signing in with the person's own browser: the code grant with PKCE and a loopback redirect (RFC 8252).

use std::time::Duration;

use url::Url;
use zeroize::Zeroizing;

use super::answer::{Asked, browser_error, granted};
use super::came_back::{CameBack, Expected};
use super::cancel::{self, Cancelled, Canceller};
use super::error::{SignInError, SignInErrorKind};
use super::form::Form;
use super::listener::{Listener, Visit};
use super::page::Page;
use super::random::{challenge, make_random_text};
use super::{Granting, OpenId};
use crate::error::ServerSaid;
use crate::http::{Content, Sender};
use crate::session::Session;

/// The path of the address that a browser comes back to. The client is registered with `http://127.0.0.1/callback`.
pub const REDIRECT_PATH: &str = "/callback";

/// How a person is to sign in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrowserRequest {
    /// The scopes to ask for; [`SCOPES`](super::SCOPES) if there are none.
    pub scopes: Vec<String>,
    /// Whether the person has to sign in although the browser remembers somebody.
    pub prompt: Option<Prompt>,
    /// The name of who is expected to sign in, for the page to fill in.
    pub login_hint: Option<String>,
}

/// What the server's page asks for (OpenID Connect Core, section 3.1.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// A fresh log-in, with everything that belongs to it.
    Login,
    /// Which of the remembered people it is, or another.
    SelectAccount,
}

/// A sign-in that waits for the browser. Dropping it, or the future of [`BrowserSignIn::finish`], closes the port.
pub struct BrowserSignIn {
    openid: OpenId,
    listener: Listener,
    url: Url,
    redirect: String,
    scopes: Vec<String>,
    state: Zeroizing<String>,
    nonce: Zeroizing<String>,
    verifier: Zeroizing<String>,
    canceller: Canceller,
    cancelled: Cancelled,
}

impl BrowserSignIn {
    pub(super) async fn begin(
        openid: OpenId,
        request: BrowserRequest,
    ) -> Result<Self, SignInError> {
        let authorization = openid.metadata().authorization.clone();
        let mut url = authorization.ok_or(SignInError::bare(SignInErrorKind::NotOffered))?;
        let (state, nonce, verifier) = (
            make_random_text()?,
            make_random_text()?,
            make_random_text()?,
        );
        let listener = Listener::bind().await?;
        let redirect = format!("http://{}{REDIRECT_PATH}", listener.authority());
        let scopes = super::or_usual(request.scopes);
        {
            let mut query = url.query_pairs_mut();
            query
                .append_pair("response_type", "code")
                .append_pair("client_id", openid.client_id().as_str())
                .append_pair("redirect_uri", &redirect)
                .append_pair("scope", &scopes.join(" "))
                .append_pair("state", &state)
                .append_pair("nonce", &nonce)
                .append_pair("code_challenge", &challenge(&verifier))
                .append_pair("code_challenge_method", "S256");
            if let Some(prompt) = request.prompt {
                query.append_pair("prompt", prompt.name());
            }
            if let Some(hint) = request
                .login_hint
                .as_deref()
                .filter(|hint| !hint.is_empty())
            {
                query.append_pair("login_hint", hint);
            }
        }
        let (canceller, cancelled) = cancel::pair();
        Ok(Self {
            openid,
            listener,
            url,
            redirect,
            scopes,
            state,
            nonce,
            verifier,
            canceller,
            cancelled,
        })
    }

    /// The address to open in the person's own browser. It holds nothing that signs anybody in.
    #[must_use]
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// What gives this sign-in up from elsewhere.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        self.canceller.clone()
    }

    /// Waits until the browser comes back, at most `patience`, and signs in with what it brings, once.
    ///
    /// The page in the browser says how it went, but not that somebody is signed in: the session that comes back was not kept
    /// anywhere yet. Where it was given up after the browser was back, the server's answer is waited for, and the tokens in it
    /// are taken back.
    ///
    /// # Errors
    /// [`SignInError`], of every kind but those of devices and refreshes.
    pub async fn finish(self, patience: Duration) -> Result<Session, SignInError> {
        let Self {
            openid,
            listener,
            redirect,
            scopes,
            state,
            nonce,
            verifier,
            canceller: _canceller,
            mut cancelled,
            ..
        } = self;
        let metadata = openid.metadata();
        let expected = Expected {
            authority: listener.authority(),
            path: REDIRECT_PATH,
            state,
            issuer: metadata.issuer.clone(),
            issuer_wanted: metadata.names_itself,
        };
        let mut stale = 0;
        let visit = tokio::select! {
            visit = listener.wait(expected, &mut stale) => visit?,
            () = tokio::time::sleep(patience) => {
                let kind = if stale > 0 { SignInErrorKind::StateMismatch } else { SignInErrorKind::TimedOut };
                return Err(SignInError::bare(kind));
            }
            () = cancelled.wait() => return Err(SignInError::bare(SignInErrorKind::Cancelled)),
        };
        // Not left in the middle: the server may have given tokens, which nobody would take back.
        let outcome = exchange(&openid, &visit, &redirect, scopes, &nonce, &verifier).await;
        let outcome = match cancelled.is_set() {
            true => Err(openid.given_up(outcome.ok()).await),
            false => outcome,
        };
        let page = match &outcome {
            Ok(_) => Page::Done,
            Err(error)
                if matches!(
                    error.kind,
                    SignInErrorKind::Denied | SignInErrorKind::Cancelled
                ) =>
            {
                Page::Denied
            }
            Err(_) => Page::Failed,
        };
        visit.show(page).await;
        outcome
    }
}

impl Prompt {
    fn name(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::SelectAccount => "select_account",
        }
    }
}

async fn exchange(
    openid: &OpenId,
    visit: &Visit,
    redirect: &str,
    scopes: Vec<String>,
    nonce: &str,
    verifier: &str,
) -> Result<Session, SignInError> {
    let code = match &visit.brought {
        CameBack::Code(code) => code,
        CameBack::OtherIssuer => {
            return Err(SignInError::bare(SignInErrorKind::IssuerMismatch));
        }
        CameBack::Error(error, description) => {
            return Err(SignInError {
                said: Some(ServerSaid {
                    http_status: 302,
                    code: None,
                    id: Some(error.clone()),
                    message: description.clone(),
                    details: Vec::new(),
                    request_id: None,
                }),
                ..SignInError::bare(browser_error(error))
            });
        }
    };
    let form = Form::default()
        .plain("grant_type", "authorization_code")
        .plain("client_id", openid.client_id().as_str())
        .plain("redirect_uri", redirect)
        .secret("code", code)
        .secret("code_verifier", verifier);
    let sender = Sender::anonymous(openid.server().clone());
    let call = super::post(&openid.metadata().token, Content::from(form));
    let answered = granted(Asked::Exchange, sender.send(&call).await?)?;
    openid
        .session_of(Granting {
            granted: answered,
            asked_scopes: scopes,
            nonce: Some(nonce),
        })
        .await
}
