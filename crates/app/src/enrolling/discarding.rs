//! Giving a pending enrollment up, without throwing away the only key to something that a server has accepted.

use countersign_enrollment::RegistrationState;
use countersign_vault::EnrollmentId;

use super::{GUARD, missing};
use crate::app::App;
use crate::enrollment_profile::EnrollmentProfile;
use crate::error::{Asked, Problem, Result};
use crate::view;

impl App {
    /// Gives a pending enrollment up: removed at the server where it still is unfinished there, then here.
    ///
    /// # Errors
    /// [`Problem::EnrollmentNotFound`], [`Problem::EnrollmentFinished`], [`Problem::VaultLocked`]. Where the server may have
    /// accepted a code, the only key to it is not thrown away: [`Problem::AcceptedAfterAll`], [`Problem::MaybeAccepted`], or
    /// what the look-up failed with. Otherwise what the server says against the removal is in the answer, and here it is gone.
    pub async fn discard_enrollment(&self, id: &str) -> Result<view::Discarded> {
        let (record, profile) = self.pending(id).await?;
        let superseded = self.is_superseded(record, &profile).await?;
        if profile.answer_outstanding && !superseded {
            match self.enrollment_status(id).await?.state {
                view::RegistrationState::Ready => return Err(Problem::AcceptedAfterAll.into()),
                view::RegistrationState::Unknown => return Err(Problem::MaybeAccepted.into()),
                view::RegistrationState::Pending | view::RegistrationState::None => {}
            }
        }
        let _one_at_a_time = self.enrolling.lock().await;
        let (id, profile) = self.pending(id).await?;
        let guard = self.vault()?.guard(GUARD).await?;
        // A server has one setup for each person: removing it would take the newer one's.
        let removed = match superseded {
            true => Ok(false),
            false => self.remove_at_server(id, &profile).await,
        };
        guard.remove_enrollment(id).await.map_err(missing)?;
        self.changed();
        tracing::info!(enrollment = %id, "enrollment: discarded");
        Ok(view::Discarded {
            removed_at_server: matches!(removed, Ok(true)),
            problem: removed.err().map(|error| error.view()),
        })
    }

    /// Whether something was removed. A registration that is *ready* there is somebody's sign-in, and stays.
    async fn remove_at_server(
        &self,
        id: EnrollmentId,
        profile: &EnrollmentProfile,
    ) -> Result<bool> {
        let provider = self.provider_of(id, profile).await?;
        let status = provider
            .status_of(&profile.registration()?)
            .await
            .map_err(|error| self.refused(profile, error, Asked::Status))?
            .value;
        let removable = match status.state {
            RegistrationState::Pending => true,
            RegistrationState::Unknown => profile.registration_id.is_some(),
            RegistrationState::None | RegistrationState::Ready => false,
        };
        if !removable {
            return Ok(false);
        }
        match provider.remove(&profile.registration()?).await {
            Ok(_) => Ok(true),
            Err(error) => Err(self.refused(profile, error, Asked::Remove)),
        }
    }
}
