//! Verifying: posting a code, and finding out what became of it where the answer was lost.

use countersign_enrollment::{
    Answer, ErrorKind, Exchange, Provider, ProviderError, ProviderKind, Registration,
    RegistrationState, Verified,
};
use countersign_otp::{DiagnosisWindow, Kind, Secret, TypedCode};
use countersign_vault::{
    Account, AccountId, AccountProfile, AccountState, EnrollmentId, Guard, NewAccount,
};
use zeroize::Zeroizing;

use super::{GUARD, missing};
use crate::accounts::account_view;
use crate::app::App;
use crate::enrollment_profile::EnrollmentProfile;
use crate::error::{AppError, Asked, Problem, Result};
use crate::verdicts::judge;
use crate::view::{self, EnrollmentState, VerdictWord};

/// From here on a difference of clocks may be why a code is refused, in seconds.
const CLOCK_MATTERS: u64 = 5;

/// How an enrollment came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// The server accepted the code.
    Accepted,
    /// The answer was lost, and the state tells that the server had accepted it.
    FoundOut,
    /// The server wants no proof: it counted from the start, and looked at no code. The code is right here.
    CountedAlready,
}

/// A code whose answer was lost, or that the server says was accepted before.
struct Lost {
    error: ProviderError,
    /// What the code was by this computer's clock.
    verdict: VerdictWord,
}

impl App {
    /// Posts a typed code. On success the enrollment becomes an account. Where the answer was lost, or the server says that
    /// it is done already, the state is looked up before anything is said.
    ///
    /// # Errors
    /// What the server said; the enrollment stays pending. [`Problem::EnrollmentFinished`] where another program of this
    /// computer was faster.
    pub async fn verify_enrollment(&self, id: &str, typed: &str) -> Result<view::Enrolled> {
        let _one_at_a_time = self.enrolling.lock().await;
        match self.verify_pending(id, typed).await {
            // There is no pending one any more: another program has made an account of it, or it is gone.
            Err(error) if error.problem == Problem::EnrollmentNotFound => {
                self.pending(id).await?;
                Err(error)
            }
            outcome => outcome,
        }
    }

    async fn verify_pending(&self, id: &str, typed: &str) -> Result<view::Enrolled> {
        let (id, mut profile) = self.pending(id).await?;
        let guard = self.vault()?.guard(GUARD).await?;
        let provider = self.provider_of(id, &profile).await?;
        let secret = self.vault()?.enrollment_secret(id).await.map_err(missing)?;
        let registration = Registration {
            secret: Some(secret.duplicate()),
            ..profile.registration()?
        };
        let code = to_post(typed, &profile.kind());
        let was_outstanding = profile.answer_outstanding;
        // A code that is not this account's can't be the one that a server accepted.
        let verdict = self.verdict_here(&profile, &secret, typed).await?;
        profile.answer_outstanding |=
            matches!(verdict, VerdictWord::Right | VerdictWord::OtherTime);
        guard
            .update_enrollment(id, profile.sealed_form()?)
            .await
            .map_err(missing)?;
        tracing::info!(enrollment = %id, "enrollment: verifying");
        match provider.verify(&registration, &code).await {
            Ok(Answer {
                value: Verified { details },
                exchange,
            }) => {
                profile.details = details;
                let mut enrolled = self
                    .complete(&guard, id, profile.clone(), secret, exchange, How::Accepted)
                    .await?;
                enrolled.sign_in_again = self.must_sign_in_again(&profile, provider.as_ref()).await;
                Ok(enrolled)
            }
            // The server says so of this very registration, and would not have looked at the code: its key is in use.
            Err(error)
                if error.kind == ErrorKind::AlreadyEnrolled
                    && profile.answer_outstanding
                    && profile.server_kind()? == ProviderKind::PrivacyIdea =>
            {
                // Where no code was posted before, no answer was lost: the server never wanted a proof.
                let how = match was_outstanding {
                    true => How::FoundOut,
                    false => How::CountedAlready,
                };
                self.complete(&guard, id, profile, secret, error.exchange, how)
                    .await
            }
            Err(error)
                if error.outcome_unknown()
                    || (was_outstanding && error.kind == ErrorKind::AlreadyEnrolled) =>
            {
                let lost = Lost { error, verdict };
                self.find_out(&guard, id, profile, secret, provider.as_ref(), lost)
                    .await
            }
            Err(error) => {
                // Only an answer about this very code says that no earlier one was accepted.
                profile.answer_outstanding = was_outstanding
                    && !matches!(
                        error.kind,
                        ErrorKind::InvalidCode | ErrorKind::NoPendingRegistration
                    );
                profile.clock_difference_seconds = error
                    .exchange
                    .clock_difference_seconds
                    .or(profile.clock_difference_seconds);
                guard.update_enrollment(id, profile.sealed_form()?).await?;
                if let Some(server) = &profile.server_id {
                    self.keep_server_time(server).await;
                }
                Err(self.refused_code(&profile, error, verdict).await)
            }
        }
    }

    /// Asks how the registration stands. Where the answer to a code was lost and the server turns out to have accepted it,
    /// the enrollment becomes an account.
    ///
    /// # Errors
    /// What the server said.
    pub async fn enrollment_status(&self, id: &str) -> Result<view::RegistrationStatus> {
        let _one_at_a_time = self.enrolling.lock().await;
        let (id, mut profile) = self.pending(id).await?;
        let guard = self.vault()?.guard(GUARD).await?;
        let provider = self.provider_of(id, &profile).await?;
        let Answer {
            value: status,
            exchange,
        } = provider
            .status_of(&profile.registration()?)
            .await
            .map_err(|error| self.refused(&profile, error, Asked::Status))?;
        let (user_name, login) = status
            .user
            .map_or((None, None), |user| (user.name, user.login));
        let mut answer = view::RegistrationStatus {
            state: status.state.into(),
            methods: status.methods,
            user_name: user_name.clone(),
            exchange: (&exchange).into(),
            enrolled: None,
        };
        let accepted = profile.answer_outstanding && status.state == RegistrationState::Ready;
        if accepted && !self.is_superseded(id, &profile).await? {
            let secret = self.vault()?.enrollment_secret(id).await.map_err(missing)?;
            let enrolled = self.complete(&guard, id, profile, secret, exchange, How::FoundOut);
            answer.enrolled = Some(Box::new(enrolled.await?));
            return Ok(answer);
        }
        profile.user_name = user_name.or(profile.user_name);
        profile.login = login.or(profile.login);
        profile.clock_difference_seconds = exchange
            .clock_difference_seconds
            .or(profile.clock_difference_seconds);
        guard.update_enrollment(id, profile.sealed_form()?).await?;
        Ok(answer)
    }

    async fn verdict_here(
        &self,
        profile: &EnrollmentProfile,
        secret: &Secret,
        typed: &str,
    ) -> Result<VerdictWord> {
        let window = DiagnosisWindow::default();
        let name = profile.spoken_name();
        let verdict = judge(
            secret,
            &profile.kind(),
            None,
            &name,
            typed,
            self.now_for(profile).await,
            window,
        )?;
        Ok(verdict.verdict)
    }

    /// What a refusal of a code means: where it is right by this computer's clock, and the server's shows another time, it
    /// is the clocks.
    async fn refused_code(
        &self,
        profile: &EnrollmentProfile,
        error: ProviderError,
        verdict: VerdictWord,
    ) -> AppError {
        let difference = error.exchange.clock_difference_seconds.unwrap_or(0);
        let is_clock = error.kind == ErrorKind::InvalidCode
            && verdict == VerdictWord::Right
            && difference.unsigned_abs() > CLOCK_MATTERS;
        let mut refused = self.refused(profile, error, Asked::Verify);
        if is_clock && !self.follows_server(profile).await {
            refused.problem = Problem::ServerClockApart {
                seconds: difference,
                can_follow: profile.server_id.is_some(),
            };
        }
        refused
    }

    /// The answer to a verify did not come, or is that it was done before: only the state tells what is true.
    async fn find_out(
        &self,
        guard: &Guard,
        id: EnrollmentId,
        mut profile: EnrollmentProfile,
        secret: Secret,
        provider: &dyn Provider,
        lost: Lost,
    ) -> Result<view::Enrolled> {
        let Lost { error, verdict } = lost;
        if !profile.answer_outstanding || self.is_superseded(id, &profile).await? {
            return Err(self.refused(&profile, error, Asked::Verify));
        }
        tracing::info!(enrollment = %id, "enrollment: answer lost, looking the state up");
        let answer = match provider.status_of(&profile.registration()?).await {
            Ok(answer) => answer,
            // The person's own sign-in was good for everything until a code was posted that is right. What it lacks now, the
            // server wants of whoever has codes set up.
            Err(status)
                if status.kind == ErrorKind::MfaRequired
                    && verdict == VerdictWord::Right
                    && is_own(&profile) =>
            {
                let how = How::FoundOut;
                let mut enrolled = self
                    .complete(guard, id, profile, secret, status.exchange, how)
                    .await?;
                enrolled.sign_in_again = true;
                return Ok(enrolled);
            }
            Err(status) if status.kind == ErrorKind::MfaRequired => {
                return Err(self.refused(&profile, status, Asked::Verify));
            }
            Err(_) => return Err(self.refused(&profile, error, Asked::Verify)),
        };
        let accepted = match answer.value.state {
            RegistrationState::Ready => true,
            // The server itself says that this registration is verified, and a code for it was posted from here.
            RegistrationState::Unknown => error.kind == ErrorKind::AlreadyEnrolled,
            RegistrationState::Pending => {
                profile.answer_outstanding = false;
                guard
                    .update_enrollment(id, profile.sealed_form()?)
                    .await
                    .map_err(missing)?;
                return Err(self.refused(&profile, error, Asked::VerifyStillPending));
            }
            RegistrationState::None => false,
        };
        if !accepted {
            return Err(self.refused(&profile, error, Asked::Verify));
        }
        self.complete(guard, id, profile, secret, answer.exchange, How::FoundOut)
            .await
    }

    async fn complete(
        &self,
        guard: &Guard,
        id: EnrollmentId,
        mut profile: EnrollmentProfile,
        secret: Secret,
        exchange: Exchange,
        how: How,
    ) -> Result<view::Enrolled> {
        profile.state = EnrollmentState::Enrolled;
        profile.answer_outstanding = false;
        profile.clock_difference_seconds = exchange
            .clock_difference_seconds
            .or(profile.clock_difference_seconds);
        let account = Account {
            id: AccountId::make_random()?,
            profile: AccountProfile {
                issuer: profile.issuer.clone(),
                label: profile.label.clone(),
                kind: profile.kind(),
                note: String::new(),
                tags: Vec::new(),
                created: self.now().as_secs(),
            },
            state: AccountState::default(),
            has_icon: false,
        };
        profile.account = Some(account.id.to_string());
        let shown = account_view(&account);
        let new = NewAccount {
            id: Some(account.id),
            profile: account.profile,
            secret,
            state: account.state,
        };
        guard
            .complete_enrollment(id, profile.sealed_form()?, new)
            .await
            .map_err(missing)?;
        self.changed();
        tracing::info!(enrollment = %id, account = shown.id, ?how, "enrollment: enrolled");
        Ok(view::Enrolled {
            enrollment: profile.view(id)?,
            account: shown,
            exchange: (&exchange).into(),
            found_out: how == How::FoundOut,
            counted_already: how == How::CountedAlready,
            sign_in_again: false,
            wait_for_next_code: how == How::Accepted,
        })
    }

    /// Whether the server asks for a sign-in with a code, now that there is one: the person's own session, made without,
    /// is then good for nothing more.
    async fn must_sign_in_again(
        &self,
        profile: &EnrollmentProfile,
        provider: &dyn Provider,
    ) -> bool {
        if !is_own(profile) {
            return false;
        }
        let Ok(user) = profile.user() else {
            return false;
        };
        matches!(
            provider.status(&user).await,
            Err(error) if matches!(error.kind, ErrorKind::MfaRequired | ErrorKind::Unauthenticated)
        )
    }
}

/// Whether the person sets up codes of their own, with their own sign-in.
fn is_own(profile: &EnrollmentProfile) -> bool {
    profile.server_id.is_some() && !profile.on_behalf
}

/// What goes to the server: the code as this account's codes look, or what was typed where it can't be one.
fn to_post(typed: &str, kind: &Kind) -> Zeroizing<String> {
    match TypedCode::read(typed, kind) {
        Ok(code) => Zeroizing::new(code.expose().to_owned()),
        Err(_) => Zeroizing::new(typed.trim().to_owned()),
    }
}

impl From<RegistrationState> for view::RegistrationState {
    fn from(state: RegistrationState) -> Self {
        match state {
            RegistrationState::None => Self::None,
            RegistrationState::Pending => Self::Pending,
            RegistrationState::Ready => Self::Ready,
            RegistrationState::Unknown => Self::Unknown,
        }
    }
}
