//! Renewing a sign-in: one renewal at a time over all programs, and on the disk before anything is done with it.

use std::time::Duration;

use countersign_enrollment::Session;
use countersign_enrollment::sign_in::SignInErrorKind;
use countersign_vault::{Guard, ServerId};

use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::servers::missing;
use crate::servers::profile::ServerProfile;
use crate::servers::session::{Present, SealedSession};

/// How long a renewal may keep the key past a lock: longer than the refresh and a look at the server's keys take at the most.
const GUARD: Duration = Duration::from_secs(180);
/// How long another program's renewal is waited for.
const WAIT: Duration = Duration::from_secs(90);

impl App {
    /// The sign-in at a server, fit for use: renewed first where it is about to end, or where `refused` names the one that
    /// the server did not take.
    ///
    /// The refresh token works once. So the vault's lock of this session is taken, and the session read again: somebody else
    /// may have renewed it. Before the request a mark is sealed; one that is found by whoever gets the lock was left by a
    /// program that ended between the request and the sealing of its answer, so that nobody has the new tokens. Then it is
    /// over, and nothing is sent again and again.
    ///
    /// # Errors
    /// [`Problem::NotSignedIn`], [`Problem::SessionOver`], [`Problem::SessionBusy`]; what the server or the disk says.
    pub(crate) async fn fit_session(
        &self,
        id: ServerId,
        profile: &ServerProfile,
        refused: Option<&Session>,
    ) -> Result<SealedSession> {
        let now = self.now().as_secs();
        let needs_renewal = |sealed: &SealedSession| match refused {
            Some(refused) => sealed.is_same(refused),
            None => sealed.session.is_due(now),
        };
        let present = self.present_session(id, profile).await?;
        if !needs_renewal(&present) {
            return Ok(present);
        }
        let vault = self.vault()?;
        let _lock = vault.lock_session(id, WAIT).await.map_err(missing)?;
        let mut present = self.present_session(id, profile).await?;
        if !needs_renewal(&present) {
            return Ok(present);
        }
        let host = profile.host();
        if present.about.renewing || !present.session.can_refresh() {
            // A token that was pasted has no end that is known here; the server may take it again.
            if !present.session.is_pasted() {
                present.about.over = true;
                let form = present.sealed_form();
                vault
                    .replace_session(id, Some(&form))
                    .await
                    .map_err(missing)?;
            }
            return Err(Problem::SessionOver { host }.into());
        }
        let openid = self.openid(profile).await?;
        // From here on, so that its time is the refresh's alone: what comes of that has to be sealed.
        let guard = vault.guard(GUARD).await?;
        present.about.renewing = true;
        keep(&guard, id, &present).await?;
        tracing::info!(server = %id, "session: renewing");
        let renewed = openid.refresh(&present.session).await;
        present.about.renewing = false;
        match renewed {
            Ok(session) => {
                present.session = session;
                keep(&guard, id, &present).await?;
                tracing::info!(server = %id, "session: renewed");
                Ok(present)
            }
            Err(error) => {
                tracing::info!(server = %id, kind = ?error.kind, "session: not renewed");
                present.about.over = matches!(
                    error.kind,
                    SignInErrorKind::SessionOver
                        | SignInErrorKind::SessionUnfit
                        // The new tokens are somebody else's, and the old ones are used up.
                        | SignInErrorKind::IdToken(_)
                );
                keep(&guard, id, &present).await?;
                Err(AppError::from_sign_in(error, &host))
            }
        }
    }

    async fn present_session(
        &self,
        id: ServerId,
        profile: &ServerProfile,
    ) -> Result<SealedSession> {
        let host = profile.host();
        match self.present(id, profile).await? {
            Present::Nobody => Err(Problem::NotSignedIn { host }.into()),
            Present::Signed(sealed) if !sealed.about.over => Ok(*sealed),
            Present::Signed(_) | Present::Unreadable => Err(Problem::SessionOver { host }.into()),
        }
    }
}

async fn keep(guard: &Guard, id: ServerId, sealed: &SealedSession) -> Result<()> {
    let form = sealed.sealed_form();
    guard
        .replace_session(id, Some(&form))
        .await
        .map_err(missing)
}
