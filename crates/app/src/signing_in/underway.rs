//! Sign-ins that are under way: each on a task of its own, so that nothing is lost where nobody waits for it just then.

use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};

use countersign_enrollment::Session;
use countersign_enrollment::sign_in::{Canceller, OpenId, SignInError};
use countersign_vault::{ServerId, Vault};
use tokio::sync::watch;

use super::seal;
use crate::error::{AppError, Problem, Result};
use crate::servers::session::SealedSession;
use crate::view;

/// How many are remembered at the most; the oldest are given up.
const LIMIT: usize = 8;

/// What becomes of a sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ending {
    /// It is the server's session from now on.
    Keep,
    /// It is, if the person with this id signed in; otherwise it is signed out again.
    KeepIf(String),
    /// It is signed out again: it was only tried.
    TakeBack,
}

/// What a sign-in needs when it is done.
pub(super) struct Patience {
    pub(super) vault: Vault,
    pub(super) server: ServerId,
    pub(super) host: String,
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

    fn lock(&self) -> MutexGuard<'_, Vec<UnderWay>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Patience {
    async fn end(self, outcome: std::result::Result<Session, SignInError>) -> Result<()> {
        let session = outcome.map_err(|error| AppError::from_sign_in(error, &self.host))?;
        let sealed = SealedSession::new(self.way, session);
        let is_kept = match &self.ending {
            Ending::Keep => true,
            Ending::KeepIf(user) => sealed.about.user_id.as_ref() == Some(user),
            Ending::TakeBack => false,
        };
        if !is_kept {
            self.take_back(&sealed).await;
            return Ok(());
        }
        let kept = seal(&self.vault, self.server, &sealed).await;
        if kept.is_err() {
            self.take_back(&sealed).await;
        }
        kept?;
        tracing::info!(server = %self.server, "signed in");
        Ok(())
    }

    /// A sign-in that is not kept is ended at the server, too.
    async fn take_back(&self, sealed: &SealedSession) {
        if let Err(error) = self.openid.sign_out(&sealed.session).await {
            tracing::info!(kind = ?error.kind, "a sign-in that is not kept was not taken back");
        }
    }
}
