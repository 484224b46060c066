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
use crate::error::{Problem, Result};
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

    /// The provider anew, where there is another token than the one that was refused. Where there is none because the
    /// server could not be asked, that is why, and not that the sign-in has ended.
    async fn renewed(
        &self,
        error: ProviderError,
    ) -> std::result::Result<Box<dyn Provider>, ProviderError> {
        let refused = self.session.lock().await.clone();
        let fit = self
            .app
            .fit_session(self.id, &self.profile, Some(&refused))
            .await;
        match fit {
            Ok(fit) => {
                *self.session.lock().await = fit.session;
                Ok(self.inner().await)
            }
            Err(why) => Err(ProviderError {
                kind: why_not_renewed(&why.problem).unwrap_or(error.kind),
                ..error
            }),
        }
    }
}

/// What kept a sign-in from being renewed, where it has not ended by that. What was refused was not done in any case.
fn why_not_renewed(problem: &Problem) -> Option<ErrorKind> {
    match problem {
        Problem::Provider { kind, .. } => match kind {
            ErrorKind::Timeout { .. } => Some(ErrorKind::Timeout { maybe_sent: false }),
            // The renewal's answer was lost, not that of what was asked.
            ErrorKind::ConnectionLost
            | ErrorKind::ServerError
            | ErrorKind::NotUnderstood
            | ErrorKind::TooLarge => Some(ErrorKind::NoAnswer),
            ErrorKind::NoAnswer
            | ErrorKind::Certificate
            | ErrorKind::Redirected
            | ErrorKind::RateLimited { .. } => Some(kind.clone()),
            _ => None,
        },
        Problem::SessionBusy => Some(ErrorKind::SessionBusy),
        _ => None,
    }
}

/// One call, and once more if the server refused the token: what it refused for that, it did not do.
macro_rules! call {
    ($signed:ident, $provider:ident, $call:expr) => {{
        let $provider = $signed.inner().await;
        match $call.await {
            Err(error) if error.kind == ErrorKind::Unauthenticated => {
                let $provider = $signed.renewed(error).await?;
                $call.await
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

    async fn status_of(
        &self,
        registration: &Registration,
    ) -> std::result::Result<Answer<Status>, ProviderError> {
        call!(self, provider, provider.status_of(registration))
    }

    async fn remove(
        &self,
        registration: &Registration,
    ) -> std::result::Result<Answer<Details>, ProviderError> {
        call!(self, provider, provider.remove(registration))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{AppError, Asked};
    use countersign_enrollment::Exchange;

    #[test]
    fn a_sign_in_that_another_program_holds_is_told_as_that_and_not_as_a_server_that_is_late() {
        let error = ProviderError {
            kind: why_not_renewed(&Problem::SessionBusy).unwrap(),
            said: None,
            cause: None,
            exchange: Exchange::default(),
        };
        assert!(!error.outcome_unknown(), "the old token was refused");
        let told = AppError::from_provider(error, "id.example.org", Asked::Start);
        assert_eq!(told.problem, Problem::SessionBusy);
        let view = told.through_session(false).view();
        assert_eq!(view.reference, "CS-E203");
    }
}
