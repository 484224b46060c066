//! Sign-ins that are under way: each on a task of its own, so that nothing is lost where nobody waits for it just then.

use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};

use countersign_enrollment::Session;
use countersign_enrollment::sign_in::{Canceller, OpenId, SignInError};
use countersign_vault::{ServerId, Vault};
use tokio::sync::watch;

use super::seal;
use crate::error::{AppError, Problem, Result};
use crate::servers::profile::ServerProfile;
use crate::servers::session::SealedSession;
use crate::view;

/// How many are remembered at the most; the oldest are given up.
const LIMIT: usize = 8;

/// What becomes of a sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ending {
    /// It is the server's session from now on.
    Keep,
    /// It is, if the person with this id signed in. Otherwise it is signed out again, and that is an error.
    KeepIf(String),
    /// It is signed out again: it was only tried, for the person with this id.
    TakeBackOf(String),
}

/// What a sign-in needs when it is done.
pub(super) struct Patience {
    pub(super) vault: Vault,
    pub(super) server: ServerId,
    /// As it was when the sign-in began.
    pub(super) profile: ServerProfile,
    pub(super) openid: OpenId,
    pub(super) way: view::SignInWay,
    pub(super) ending: Ending,
}

/// The sign-ins of one vault's use.
#[derive(Default)]
pub(crate) struct SignIns(Mutex<Vec<UnderWay>>);

struct UnderWay {
    id: String,
    address: String,
    server: ServerId,
    canceller: Canceller,
    outcome: watch::Receiver<Option<std::result::Result<(), AppError>>>,
}

impl SignIns {
    pub(super) fn put(
        &self,
        begun: &view::SignIn,
        canceller: Canceller,
        patience: Patience,
        finish: impl Future<Output = std::result::Result<Session, SignInError>> + Send + 'static,
    ) {
        let (done, outcome) = watch::channel(None);
        let mut under_way = self.lock();
        while under_way.len() >= LIMIT {
            under_way.remove(0).canceller.cancel();
        }
        under_way.push(UnderWay {
            id: begun.id.clone(),
            address: begun.address.clone(),
            server: patience.server,
            canceller,
            outcome,
        });
        tokio::spawn(async move {
            let outcome = patience.end(finish.await).await;
            if let Err(error) = &outcome {
                tracing::info!(code = error.problem.code(), "not signed in");
            }
            // Nobody waits for one that was given up.
            let _ = done.send(Some(outcome));
        });
    }

    /// Waits for one; it is forgotten afterwards.
    pub(super) async fn wait(&self, id: &str) -> Result<ServerId> {
        let (server, mut outcome) = {
            let under_way = self.lock();
            let one = under_way.iter().find(|one| one.id == id);
            let one = one.ok_or(Problem::SignInNotFound)?;
            (one.server, one.outcome.clone())
        };
        let done = outcome.wait_for(Option::is_some).await;
        let outcome = done.ok().and_then(|done| done.clone());
        self.lock().retain(|one| one.id != id);
        outcome.unwrap_or_else(|| Err(Problem::SignInNotFound.into()))?;
        Ok(server)
    }

    pub(super) fn cancel(&self, id: &str) {
        if let Some(one) = self.lock().iter().find(|one| one.id == id) {
            one.canceller.cancel();
        }
    }

    pub(super) fn address(&self, id: &str) -> Option<String> {
        let under_way = self.lock();
        let one = under_way.iter().find(|one| one.id == id)?;
        Some(one.address.clone())
    }

    /// Gives all of them up: after a lock nothing could be sealed.
    pub(crate) fn cancel_all(&self) {
        for one in self.lock().iter() {
            one.canceller.cancel();
        }
    }

    /// Gives up all at one server, because its profile becomes another one's.
    pub(crate) fn cancel_at(&self, server: ServerId) {
        for one in self.lock().iter().filter(|one| one.server == server) {
            one.canceller.cancel();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<UnderWay>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Patience {
    async fn end(self, outcome: std::result::Result<Session, SignInError>) -> Result<()> {
        let host = self.profile.host();
        let session = outcome.map_err(|error| AppError::from_sign_in(error, &host))?;
        let sealed = SealedSession::new(&self.profile.address, self.way, session);
        let expected = match &self.ending {
            Ending::Keep => None,
            Ending::KeepIf(user) | Ending::TakeBackOf(user) => Some(user),
        };
        let is_expected = expected.is_none() || sealed.about.user_id.as_ref() == expected;
        if !is_expected || matches!(self.ending, Ending::TakeBackOf(_)) {
            self.take_back(&sealed).await;
            return match is_expected {
                true => Ok(()),
                false => Err(Problem::SignedInAsAnother { host }.into()),
            };
        }
        match seal(&self.vault, self.server, &self.profile, &sealed).await {
            Ok(replaced) => {
                tracing::info!(server = %self.server, "signed in");
                if let Some(replaced) = replaced.filter(SealedSession::can_be_taken_back) {
                    self.take_back(&replaced).await;
                }
                Ok(())
            }
            Err(error) => {
                self.take_back(&sealed).await;
                Err(error)
            }
        }
    }

    /// A sign-in that is not kept is ended at the server, too.
    async fn take_back(&self, sealed: &SealedSession) {
        if let Err(error) = self.openid.sign_out(&sealed.session).await {
            tracing::info!(kind = ?error.kind, "a sign-in that is not kept was not taken back");
        }
    }
}
