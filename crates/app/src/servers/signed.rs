//! A provider with the session of a server profile: renewed where it is due, and once more where the server did not take
//! it, because another program may have renewed it meanwhile.

use async_trait::async_trait;
use countersign_enrollment::{
    Answer, Details, ErrorKind, Provider, ProviderError, ProviderKind, Registration, Server,
    Session, Started, Status, UserId, Verified,
};
use countersign_vault::ServerId;
use tokio::sync::Mutex;

use crate::app::App;
use crate::error::Result;
use crate::servers::profile::ServerProfile;

pub(crate) struct Signed<'a> {
    app: &'a App,
    id: ServerId,
    profile: ServerProfile,
    kind: ProviderKind,
    server: Server,
    session: Mutex<Session>,
}

impl App {
    /// The provider of a server profile, signed in; of another kind than the profile's where an enrollment was begun with
    /// another dialect.
    ///
    /// # Errors
    /// As [`App::fit_session`]; [`crate::Problem::DialectUnknown`].
    pub(crate) async fn signed(
        &self,
        id: ServerId,
        profile: &ServerProfile,
        kind: Option<ProviderKind>,
    ) -> Result<Box<dyn Provider + '_>> {
        // Whatever can't be made of it is told before anything is sent.
        let kind = kind.map_or_else(|| profile.kind(), Ok)?;
        let server = self.connection(profile)?;
        let session = self.fit_session(id, profile, None).await?.session;
        Ok(Box::new(Signed {
            app: self,
            id,
            profile: profile.clone(),
            kind,
            server,
            session: Mutex::new(session),
        }))
    }
}

impl Signed<'_> {
    async fn inner(&self) -> Box<dyn Provider> {
        let token = self.session.lock().await.access_token().clone();
        self.kind.connect(&self.server, token)
    }

    /// The provider anew, where there is another token than the one that was refused.
    async fn renewed(&self) -> Option<Box<dyn Provider>> {
        let refused = self.session.lock().await.clone();
        let fit = self
            .app
            .fit_session(self.id, &self.profile, Some(&refused))
            .await;
        *self.session.lock().await = fit.ok()?.session;
        Some(self.inner().await)
    }
}

/// One call, and once more if the server refused the token: what it refused for that, it did not do.
macro_rules! call {
    ($signed:ident, $provider:ident, $call:expr) => {{
        let $provider = $signed.inner().await;
        match $call.await {
            Err(error) if error.kind == ErrorKind::Unauthenticated => {
                match $signed.renewed().await {
                    Some($provider) => $call.await,
                    None => Err(error),
                }
            }
            outcome => outcome,
        }
    }};
}

#[async_trait]
impl Provider for Signed<'_> {
    async fn start(&self, user: &UserId) -> std::result::Result<Answer<Started>, ProviderError> {
        call!(self, provider, provider.start(user))
    }

    async fn verify(
        &self,
        registration: &Registration,
        code: &str,
    ) -> std::result::Result<Answer<Verified>, ProviderError> {
        call!(self, provider, provider.verify(registration, code))
    }

    async fn status(&self, user: &UserId) -> std::result::Result<Answer<Status>, ProviderError> {
        call!(self, provider, provider.status(user))
    }

    async fn remove(
        &self,
        registration: &Registration,
    ) -> std::result::Result<Answer<Details>, ProviderError> {
        call!(self, provider, provider.remove(registration))
    }
}
