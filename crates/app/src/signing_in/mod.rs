//! Signing in at a server, and out: in the person's own browser, from another device, or with a token that was given. A
//! sign-in is sealed before it is used.

mod underway;

use std::time::Duration;

use countersign_enrollment::sign_in::{BrowserRequest, OpenId, Prompt};
use countersign_enrollment::{Session, Token, probe};
use countersign_vault::{ServerId, Vault};
use zeroize::Zeroizing;

pub(crate) use self::underway::SignIns;
use self::underway::{Ending, Patience};
use crate::adding::random_id;
use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::servers::missing;
use crate::servers::profile::ServerProfile;
use crate::servers::session::{Present, SealedSession};
use crate::view::{self, SignInWay};

/// How long the browser is waited for.
const BROWSER_PATIENCE: Duration = Duration::from_secs(600);
/// How long another program's work on the session is waited for before it is replaced.
pub(crate) const WAIT: Duration = Duration::from_secs(30);
/// How long sealing may keep the key past a lock.
const GUARD: Duration = Duration::from_secs(60);
/// How long a server is waited for that is told of a sign-in that was replaced.
const TAKING_BACK: Duration = Duration::from_secs(10);

/// How new codes are tried out.
#[derive(Debug)]
pub enum Trial {
    /// On the server's own page, at this address. How it goes is not known here.
    Page(String),
    /// With a sign-in, whose outcome tells.
    SignIn(view::SignIn),
}

impl Trial {
    /// The address to open.
    #[must_use]
    pub fn address(&self) -> &str {
        match self {
            Self::Page(address) => address,
            Self::SignIn(begun) => &begun.address,
        }
    }
}

impl App {
    /// Begins to sign in. The address is to be opened in the person's browser, or the code shown; then
    /// [`App::await_sign_in`]. With `fresh` the server asks for everything again although the browser is signed in.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`], [`Problem::ClientIdMissing`], [`Problem::NotAtThisProvider`];
    /// [`Problem::SignIn`] with what the server says.
    pub async fn begin_sign_in(
        &self,
        server: &str,
        way: SignInWay,
        fresh: bool,
    ) -> Result<view::SignIn> {
        let (id, profile) = self.server(server).await?;
        let openid = self.openid(&profile).await?;
        let ending = Ending::Keep;
        match way {
            SignInWay::Browser => {
                let request = BrowserRequest {
                    prompt: fresh.then_some(Prompt::Login),
                    ..BrowserRequest::default()
                };
                self.begin_in_browser(id, &profile, openid, request, ending)
                    .await
            }
            SignInWay::Device => self.begin_on_device(id, &profile, openid, ending).await,
            SignInWay::Token => Err(Problem::NotAtThisProvider.into()),
        }
    }

    /// The same, and opens the browser where it is one for the browser. That it could not be opened is no error: the address
    /// can be opened by hand.
    ///
    /// # Errors
    /// As [`App::begin_sign_in`].
    pub async fn begin_sign_in_and_open(
        &self,
        server: &str,
        way: SignInWay,
        fresh: bool,
        open: impl FnOnce(&str) -> Result<()>,
    ) -> Result<view::SignIn> {
        let begun = self.begin_sign_in(server, way, fresh).await?;
        if begun.way == SignInWay::Browser
            && let Err(error) = open(&begun.address)
        {
            tracing::warn!(code = error.problem.code(), "no browser was opened");
        }
        Ok(begun)
    }

    /// Waits until a sign-in is done and sealed.
    ///
    /// # Errors
    /// [`Problem::SignInNotFound`]; [`Problem::SignIn`] with what went wrong; [`Problem::VaultLocked`].
    pub async fn await_sign_in(&self, id: &str) -> Result<view::Server> {
        let server = self.sign_ins.wait(id).await?;
        let (server, profile) = self.server(&server.to_string()).await?;
        self.server_view(server, &profile).await
    }

    /// Gives a sign-in up. One that is over already is none.
    pub fn cancel_sign_in(&self, id: &str) {
        self.sign_ins.cancel(id);
    }

    /// The address to open for a sign-in that is under way.
    ///
    /// # Errors
    /// [`Problem::SignInNotFound`].
    pub fn sign_in_address(&self, id: &str) -> Result<String> {
        Ok(self.sign_ins.address(id).ok_or(Problem::SignInNotFound)?)
    }

    /// Signs in with a token that was given, after asking the server whose it is where the server tells. One that the server
    /// refuses is not kept.
    ///
    /// # Errors
    /// [`Problem::TokenUnfit`]; [`Problem::SessionOver`] where the server does not accept it.
    pub async fn use_token(&self, server: &str, token: Zeroizing<Vec<u8>>) -> Result<view::Server> {
        let (id, profile) = self.server(server).await?;
        let text = std::str::from_utf8(&token).map_err(|_| Problem::TokenUnfit)?;
        let token = Token::parse(text.trim()).map_err(|_| Problem::TokenUnfit)?;
        let session = Session::pasted(token);
        let mut sealed = SealedSession::new(&profile.address, SignInWay::Token, session);
        if profile.provider == view::ProviderKind::Zitadel {
            let connection = self.connection(&profile)?;
            let found = probe(&connection, Some(sealed.session.access_token())).await;
            match found.signed_in {
                Some(Ok(who)) => {
                    sealed.about.user_id = Some(who.user_id.as_str().to_owned());
                    sealed.about.name = who.name;
                    sealed.about.login = who.login;
                }
                Some(Err(error)) if is_refused(&error) => {
                    return Err(AppError::from_sign_in(error, &profile.host()));
                }
                Some(Err(_)) | None => {}
            }
        }
        let replaced = seal(&self.vault()?, id, &profile, &sealed).await?;
        tracing::info!(server = %id, "signed in with a token");
        if let Some(replaced) = replaced {
            self.take_back(&profile, &replaced).await;
        }
        self.server_view(id, &profile).await
    }

    /// Signs out: here in any case, and at the server where it can be told. A token that was given is only forgotten.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`]; [`Problem::SignedOutHereOnly`] where the server could not be told.
    pub async fn sign_out(&self, server: &str) -> Result<view::Server> {
        let (id, profile) = self.server(server).await?;
        self.sign_out_of(id, &profile).await?;
        self.server_view(id, &profile).await
    }

    pub(crate) async fn sign_out_of(&self, id: ServerId, profile: &ServerProfile) -> Result<()> {
        let vault = self.vault()?;
        // Not while another program renews it: what came of that would stay signed in.
        let lock = vault.lock_session(id, WAIT).await.map_err(missing)?;
        let present = self.present(id, profile).await?;
        vault.replace_session(id, None).await.map_err(missing)?;
        drop(lock);
        tracing::info!(server = %id, "signed out here");
        let Present::Signed(sealed) = present else {
            return Ok(());
        };
        if !sealed.can_be_taken_back() {
            return Ok(());
        }
        let host = profile.host();
        let told = match self.openid(profile).await {
            Ok(openid) => openid
                .sign_out(&sealed.session)
                .await
                .map_err(|error| AppError::from_sign_in(error, &host)),
            Err(error) => Err(error),
        };
        told.map_err(|error| AppError {
            problem: Problem::SignedOutHereOnly { host },
            raw: error.raw,
        })
    }

    /// Ends a sign-in at the server that gave it, after another one took its place here. That it could not be told is no
    /// error: what is here is right, and it is not waited for long.
    pub(crate) async fn take_back(&self, profile: &ServerProfile, sealed: &SealedSession) {
        if !sealed.can_be_taken_back() {
            return;
        }
        let told = async {
            let openid = self.openid(profile).await?;
            let told = openid.sign_out(&sealed.session).await;
            told.map_err(|error| AppError::from_sign_in(error, &profile.host()))
        };
        match tokio::time::timeout(TAKING_BACK, told).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                tracing::info!(
                    code = error.problem.code(),
                    "an earlier sign-in was not taken back"
                );
            }
            Err(_) => tracing::info!("an earlier sign-in was not taken back in time"),
        }
    }

    /// Begins a fresh log-in at the server of an enrollment, to see whether the new codes work. What comes of it takes the
    /// session's place if it is the person whose codes they are and who was signed in, and is signed out again if not. The
    /// address is to be opened; [`App::await_sign_in`] then tells whether it worked.
    ///
    /// # Errors
    /// [`Problem::EnrollmentNotFound`]; what the server says.
    pub async fn try_signing_in(&self, enrollment: &str) -> Result<Trial> {
        let profile = self.enrollment_profile(enrollment).await?;
        let Some(server) = &profile.server_id else {
            // Nothing is known but the address; its page asks who it is.
            return Ok(Trial::Page(profile.address()?.as_str().to_owned()));
        };
        let (id, server) = self.server(server).await?;
        if server.client_id.is_empty() || server.provider == view::ProviderKind::PrivacyIdea {
            return Ok(Trial::Page(server.address));
        }
        let openid = self.openid(&server).await?;
        let request = BrowserRequest {
            prompt: Some(Prompt::Login),
            login_hint: profile.login.clone(),
            ..BrowserRequest::default()
        };
        let ending = match profile.on_behalf {
            true => Ending::TakeBackOf(profile.user.clone()),
            false => Ending::KeepIf(profile.user.clone()),
        };
        let begun = self
            .begin_in_browser(id, &server, openid, request, ending)
            .await?;
        Ok(Trial::SignIn(begun))
    }

    async fn begin_in_browser(
        &self,
        id: ServerId,
        profile: &ServerProfile,
        openid: OpenId,
        request: BrowserRequest,
        ending: Ending,
    ) -> Result<view::SignIn> {
        let host = profile.host();
        let sign_in = openid
            .begin_browser(request)
            .await
            .map_err(|error| AppError::from_sign_in(error, &host))?;
        let begun = view::SignIn {
            id: random_id()?,
            way: SignInWay::Browser,
            address: sign_in.url().to_owned(),
            user_code: None,
            verification_address: None,
            qr: None,
            expires_at: self.now().as_secs() + BROWSER_PATIENCE.as_secs(),
        };
        let patience = Patience {
            vault: self.vault()?,
            server: id,
            profile: profile.clone(),
            openid,
            way: SignInWay::Browser,
            ending,
        };
        let canceller = sign_in.canceller();
        let finish = sign_in.finish(BROWSER_PATIENCE);
        self.sign_ins.put(&begun, canceller, patience, finish);
        Ok(begun)
    }

    async fn begin_on_device(
        &self,
        id: ServerId,
        profile: &ServerProfile,
        openid: OpenId,
        ending: Ending,
    ) -> Result<view::SignIn> {
        let host = profile.host();
        let sign_in = openid
            .begin_device(Vec::new())
            .await
            .map_err(|error| AppError::from_sign_in(error, &host))?;
        let whole = sign_in.verification_uri_complete();
        let qr = whole.and_then(|address| countersign_qr::svg(address).ok());
        let begun = view::SignIn {
            id: random_id()?,
            way: SignInWay::Device,
            address: whole.unwrap_or(sign_in.verification_uri()).to_owned(),
            user_code: Some(sign_in.user_code().to_owned()),
            verification_address: Some(sign_in.verification_uri().to_owned()),
            qr: qr.map(|picture| self.key_images.put(picture)).transpose()?,
            expires_at: self.now().as_secs() + sign_in.expires_in_seconds(),
        };
        let patience = Patience {
            vault: self.vault()?,
            server: id,
            profile: profile.clone(),
            openid,
            way: SignInWay::Device,
            ending,
        };
        let canceller = sign_in.canceller();
        self.sign_ins
            .put(&begun, canceller, patience, sign_in.finish());
        Ok(begun)
    }
}

/// Puts a sign-in into the vault: durable when it returns, with the one that it replaced.
///
/// # Errors
/// [`Problem::ServerChanged`] where the profile stands for another server or client by now; what the disk says.
async fn seal(
    vault: &Vault,
    id: ServerId,
    profile: &ServerProfile,
    sealed: &SealedSession,
) -> Result<Option<SealedSession>> {
    let guard = vault.guard(GUARD).await?;
    // Not in the middle of another program's renewal, whose end would take this one's place.
    let _lock = guard.lock_session(id, WAIT).await.map_err(missing)?;
    let records = vault.servers().await?.servers;
    let record = records.iter().find(|record| record.id == id);
    let present = ServerProfile::read(record.ok_or(Problem::ServerNotFound)?)?;
    if !sealed.belongs_to(&present) {
        let host = profile.host();
        return Err(Problem::ServerChanged { host }.into());
    }
    let old = vault.server_session(id).await.ok();
    let form = sealed.sealed_form();
    guard
        .replace_session(id, Some(&form))
        .await
        .map_err(missing)?;
    let old = old.and_then(|old| SealedSession::read(&old));
    Ok(old.filter(|old| old.belongs_to(&present)))
}

fn is_refused(error: &countersign_enrollment::sign_in::SignInError) -> bool {
    use countersign_enrollment::ErrorKind;
    use countersign_enrollment::sign_in::SignInErrorKind as Kind;
    matches!(
        error.kind,
        Kind::SessionOver | Kind::Provider(ErrorKind::Unauthenticated)
    )
}
