//! Enrolling: start, verify, look, give up. What a provider returned is sealed before it is shown or used.

use std::sync::Arc;
use std::time::Duration;

use countersign_enrollment::{
    AddressError, Answer, ErrorKind, Exchange, Provider, ProviderError, Registration,
    RegistrationState, ServerAddress, Started, Status, Token, UserId, Verified, Zitadel,
};
use countersign_otp::{
    Code, DiagnosisWindow, Kind, Secret, TypedCode, UnixTime, code_at, next_code,
};
use countersign_vault::{
    Account, AccountProfile, AccountState, EnrollmentId, Guard, NewAccount, NewEnrollment,
};
use zeroize::Zeroizing;

use crate::accounts::account_view;
use crate::app::App;
use crate::enrollment_profile::EnrollmentProfile;
use crate::error::{AppError, Asked, Problem, Result};
use crate::key_images::draw_key;
use crate::verdicts::judge;
use crate::view::{self, EnrollmentState};

/// How long an operation may keep the key past a lock: longer than the longest request and what follows it.
const GUARD: Duration = Duration::from_secs(120);

impl App {
    /// All enrollments, the newest first. One that can't be read is in [`App::list_accounts`]' damaged ones.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], what the disk says.
    pub async fn list_enrollments(&self) -> Result<Vec<view::Enrollment>> {
        let mut enrollments = Vec::new();
        for record in self.vault()?.enrollments().await?.enrollments {
            enrollments.push(EnrollmentProfile::read(&record)?.view(record.id)?);
        }
        enrollments.sort_by(|a, b| (b.started_at, &b.id).cmp(&(a.started_at, &a.id)));
        Ok(enrollments)
    }

    /// Starts a registration from the form: [`view::StartRequest`] as JSON.
    ///
    /// # Errors
    /// What is wrong with a field, before anything is sent; what the server said.
    pub async fn start_enrollment(&self, request: Zeroizing<Vec<u8>>) -> Result<view::Enrollment> {
        let request: view::StartRequest =
            serde_json::from_slice(&request).map_err(|_| Problem::RequestMalformed)?;
        self.start_registration(&request).await
    }

    /// Starts a registration: asks the server, then seals what it returned, before anything is shown.
    ///
    /// # Errors
    /// As [`App::start_enrollment`].
    pub async fn start_registration(
        &self,
        request: &view::StartRequest,
    ) -> Result<view::Enrollment> {
        let (server, token) = match &self.demonstration {
            Some(demonstration) => (demonstration.url().to_owned(), demonstration.token()),
            None => (
                request.server.trim().to_owned(),
                Zeroizing::new(request.token.trim_end_matches(['\r', '\n']).to_owned()),
            ),
        };
        let address = ServerAddress::parse(&server).map_err(address_problem)?;
        let user = UserId::parse(&request.user).map_err(|_| Problem::UserIdUnfit)?;
        let parsed = Token::parse(&token).map_err(|_| Problem::TokenUnfit)?;
        let host = address.host().to_owned();
        let guard = self.vault()?.guard(GUARD).await?;
        let provider = self.provider(address, request.dialect.into(), parsed)?;

        tracing::info!(host, "enrollment: starting");
        let Answer {
            value: started,
            exchange,
        } = provider
            .start(&user)
            .await
            .map_err(|error| AppError::from_provider(error, &host, Asked::Start))?;
        let mut profile = self.new_profile(&server, request, &started, &exchange, &host)?;
        let id = guard
            .add_enrollment(NewEnrollment {
                id: None,
                profile: profile.sealed_form()?,
                secret: Some(started.link.secret),
                token: Some(token),
            })
            .await?;
        tracing::info!(enrollment = %id, "enrollment: pending");

        // Whose it is, for the screen. What was set up does not depend on it.
        if let Ok(answer) = provider.status(&user).await
            && let Some(info) = answer.value.user
        {
            profile.user_name = info.name;
            guard.update_enrollment(id, profile.sealed_form()?).await?;
        }
        profile.view(id)
    }

    fn new_profile(
        &self,
        server: &str,
        request: &view::StartRequest,
        started: &Started,
        exchange: &Exchange,
        host: &str,
    ) -> Result<EnrollmentProfile> {
        let Kind::Totp {
            algorithm,
            digits,
            period,
        } = started.link.kind
        else {
            let kind = ErrorKind::NotUnderstood;
            return Err(Problem::Provider {
                kind,
                host: host.to_owned(),
                asked: Asked::Start,
            }
            .into());
        };
        Ok(EnrollmentProfile {
            state: EnrollmentState::Pending,
            server: server.to_owned(),
            dialect: countersign_enrollment::Dialect::from(request.dialect)
                .name()
                .to_owned(),
            user: request.user.clone(),
            user_name: None,
            registration_id: started
                .registration_id
                .as_ref()
                .map(|id| id.as_str().to_owned()),
            issuer: started.link.issuer.clone(),
            label: started.link.label.clone(),
            algorithm,
            digits,
            period,
            started_at: self.now().as_secs(),
            account: None,
            details: started.details.clone(),
            clock_difference_seconds: exchange.clock_difference_seconds,
            answer_outstanding: false,
        })
    }

    /// Checks a typed code here, before it is posted.
    ///
    /// # Errors
    /// [`Problem::EnrollmentNotFound`], [`Problem::EnrollmentFinished`], [`Problem::VaultLocked`].
    pub async fn check_enrollment_code(&self, id: &str, typed: &str) -> Result<view::Verdict> {
        let (id, profile) = self.pending(id).await?;
        let secret = self.vault()?.enrollment_secret(id).await?;
        judge(
            &secret,
            &profile.kind(),
            None,
            &profile.spoken_name(),
            typed,
            self.now(),
            DiagnosisWindow::default(),
        )
    }

    /// This computer's code for a pending enrollment.
    ///
    /// # Errors
    /// As [`App::check_enrollment_code`].
    pub async fn enrollment_code(&self, id: &str) -> Result<view::TimedCode> {
        let (id, profile) = self.pending(id).await?;
        let secret = self.vault()?.enrollment_secret(id).await?;
        let now = self.clock.now_ms();
        let at = UnixTime(now / 1000);
        let code = code_at(&secret, &profile.kind(), at).map_err(|_| Problem::WrongKind)?;
        let next = next_code(&secret, &profile.kind(), at).map_err(|_| Problem::WrongKind)?;
        Ok(view::TimedCode {
            now,
            code: text(&code.code),
            next: text(&next.code),
            valid_from: code.valid_from.as_secs(),
            valid_until: code.valid_until.as_secs(),
        })
    }

    /// Posts a typed code. On success the enrollment becomes an account. Where the answer was lost, or the server says that
    /// it is done already, the state is looked up before anything is said.
    ///
    /// # Errors
    /// What the server said; the enrollment stays pending.
    pub async fn verify_enrollment(&self, id: &str, typed: &str) -> Result<view::Enrolled> {
        let (id, mut profile) = self.pending(id).await?;
        let guard = self.vault()?.guard(GUARD).await?;
        let provider = self.provider_of(id, &profile).await?;
        let secret = self.vault()?.enrollment_secret(id).await?;
        let registration = Registration {
            user: profile.user()?,
            id: profile.registration_id()?,
            secret: Some(secret.duplicate()),
        };
        let code = to_post(typed, &profile.kind());
        let was_outstanding = std::mem::replace(&mut profile.answer_outstanding, true);
        guard.update_enrollment(id, profile.sealed_form()?).await?;
        tracing::info!(enrollment = %id, "enrollment: verifying");
        match provider.verify(&registration, &code).await {
            Ok(Answer {
                value: Verified { details },
                exchange,
            }) => {
                profile.details = details;
                self.complete(&guard, id, profile, secret, exchange, false)
                    .await
            }
            Err(error)
                if error.outcome_unknown()
                    || (was_outstanding && error.kind == ErrorKind::AlreadyEnrolled) =>
            {
                self.find_out(&guard, id, profile, secret, provider.as_ref(), error)
                    .await
            }
            Err(error) => {
                profile.answer_outstanding = false;
                profile.clock_difference_seconds = error
                    .exchange
                    .clock_difference_seconds
                    .or(profile.clock_difference_seconds);
                guard.update_enrollment(id, profile.sealed_form()?).await?;
                Err(self.refused(&profile, error, Asked::Verify))
            }
        }
    }

    /// Asks how the registration stands, and completes nothing.
    ///
    /// # Errors
    /// What the server said.
    pub async fn enrollment_status(&self, id: &str) -> Result<view::RegistrationStatus> {
        let (id, mut profile) = self.pending(id).await?;
        let guard = self.vault()?.guard(GUARD).await?;
        let provider = self.provider_of(id, &profile).await?;
        let Answer {
            value: status,
            exchange,
        } = provider
            .status(&profile.user()?)
            .await
            .map_err(|error| self.refused(&profile, error, Asked::Status))?;
        let user_name = status.user.and_then(|user| user.name);
        profile.user_name = user_name.clone().or(profile.user_name);
        profile.clock_difference_seconds = exchange
            .clock_difference_seconds
            .or(profile.clock_difference_seconds);
        guard.update_enrollment(id, profile.sealed_form()?).await?;
        Ok(view::RegistrationStatus {
            state: status.state.into(),
            methods: status.methods,
            user_name,
            exchange: (&exchange).into(),
        })
    }

    /// Gives a pending enrollment up: removed at the server where it still is unfinished there, then here.
    ///
    /// # Errors
    /// [`Problem::EnrollmentNotFound`], [`Problem::EnrollmentFinished`], [`Problem::VaultLocked`]. What the server says
    /// against it is in the answer; here it is gone in any case.
    pub async fn discard_enrollment(&self, id: &str) -> Result<view::Discarded> {
        let (id, profile) = self.pending(id).await?;
        let guard = self.vault()?.guard(GUARD).await?;
        let removed = self.remove_at_server(id, &profile).await;
        guard.remove_enrollment(id).await?;
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
        let user = profile.user()?;
        let status = provider
            .status(&user)
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
        let registration = Registration {
            user,
            id: profile.registration_id()?,
            secret: None,
        };
        match provider.remove(&registration).await {
            Ok(_) => Ok(true),
            Err(error) => Err(self.refused(profile, error, Asked::Remove)),
        }
    }

    /// Pictures of a pending enrollment's QR code and key, each to be fetched once.
    ///
    /// # Errors
    /// As [`App::check_enrollment_code`].
    pub async fn show_key(&self, id: &str) -> Result<view::KeyImages> {
        let (id, profile) = self.pending(id).await?;
        let link = self.link(id, &profile).await?;
        let qr = countersign_qr::svg(&link).map_err(|_| Problem::LinkTooLong)?;
        let key = draw_key(&self.vault()?.enrollment_secret(id).await?.to_base32());
        Ok(view::KeyImages {
            qr: self.key_images.put(qr)?,
            key: self.key_images.put(key)?,
        })
    }

    /// The picture behind an address that [`App::show_key`] gave, once.
    pub fn take_key_image(&self, name: &str) -> Option<Zeroizing<String>> {
        self.key_images.take(name)
    }

    /// A pending enrollment's key as text, for a screen reader: asked for each time.
    ///
    /// # Errors
    /// As [`App::check_enrollment_code`].
    pub async fn key_text(&self, id: &str) -> Result<Zeroizing<String>> {
        let (id, _) = self.pending(id).await?;
        Ok(self.vault()?.enrollment_secret(id).await?.to_base32())
    }

    /// A pending enrollment's QR code in characters, for a terminal.
    ///
    /// # Errors
    /// As [`App::check_enrollment_code`].
    pub async fn qr_for_terminal(&self, id: &str) -> Result<Zeroizing<String>> {
        let (id, profile) = self.pending(id).await?;
        let link = self.link(id, &profile).await?;
        Ok(countersign_qr::terminal(&link).map_err(|_| Problem::LinkTooLong)?)
    }

    async fn link(
        &self,
        id: EnrollmentId,
        profile: &EnrollmentProfile,
    ) -> Result<Zeroizing<String>> {
        let account = countersign_otp::OtpAuth {
            issuer: profile.issuer.clone(),
            label: profile.label.clone(),
            kind: profile.kind(),
            counter: None,
            secret: self.vault()?.enrollment_secret(id).await?,
            notes: Vec::new(),
        };
        Ok(account.to_link())
    }

    async fn pending(&self, id: &str) -> Result<(EnrollmentId, EnrollmentProfile)> {
        let id: EnrollmentId = id.parse().map_err(|_| Problem::EnrollmentNotFound)?;
        let records = self.vault()?.enrollments().await?.enrollments;
        let record = records
            .iter()
            .find(|record| record.id == id)
            .ok_or(Problem::EnrollmentNotFound)?;
        let profile = EnrollmentProfile::read(record)?;
        match profile.state {
            EnrollmentState::Pending => Ok((id, profile)),
            EnrollmentState::Enrolled => Err(Problem::EnrollmentFinished.into()),
        }
    }

    async fn provider_of(
        &self,
        id: EnrollmentId,
        profile: &EnrollmentProfile,
    ) -> Result<Box<dyn Provider>> {
        let token = self.vault()?.enrollment_token(id).await?;
        let token = Token::parse(&token).map_err(|_| Problem::TokenUnfit)?;
        self.provider(profile.address()?, profile.dialect()?, token)
    }

    fn provider(
        &self,
        address: ServerAddress,
        dialect: countersign_enrollment::Dialect,
        token: Token,
    ) -> Result<Box<dyn Provider>> {
        let provider = Zitadel::new(address, dialect, token, Arc::new(self.clock))
            .map_err(|_| Problem::File)?;
        Ok(Box::new(provider))
    }

    /// The answer to a verify did not come, or is that it was done before: only the state tells what is true.
    async fn find_out(
        &self,
        guard: &Guard,
        id: EnrollmentId,
        mut profile: EnrollmentProfile,
        secret: Secret,
        provider: &dyn Provider,
        error: ProviderError,
    ) -> Result<view::Enrolled> {
        tracing::info!(enrollment = %id, "enrollment: answer lost, looking the state up");
        match provider.status(&profile.user()?).await {
            Ok(Answer {
                value:
                    Status {
                        state: RegistrationState::Ready,
                        ..
                    },
                exchange,
            }) => {
                self.complete(guard, id, profile, secret, exchange, true)
                    .await
            }
            Ok(Answer {
                value:
                    Status {
                        state: RegistrationState::Pending,
                        ..
                    },
                ..
            }) => {
                profile.answer_outstanding = false;
                guard.update_enrollment(id, profile.sealed_form()?).await?;
                let kind = match error.kind {
                    ErrorKind::Timeout { .. } => ErrorKind::Timeout { maybe_sent: false },
                    ErrorKind::ConnectionLost => ErrorKind::NoAnswer,
                    other => other,
                };
                Err(self.refused(&profile, ProviderError { kind, ..error }, Asked::Verify))
            }
            Err(status) if status.kind == ErrorKind::MfaRequired => {
                Err(self.refused(&profile, status, Asked::Verify))
            }
            _ => Err(self.refused(&profile, error, Asked::Verify)),
        }
    }

    async fn complete(
        &self,
        guard: &Guard,
        id: EnrollmentId,
        mut profile: EnrollmentProfile,
        secret: Secret,
        exchange: Exchange,
        found_out: bool,
    ) -> Result<view::Enrolled> {
        profile.state = EnrollmentState::Enrolled;
        profile.answer_outstanding = false;
        profile.clock_difference_seconds = exchange
            .clock_difference_seconds
            .or(profile.clock_difference_seconds);
        let account = AccountProfile {
            issuer: profile.issuer.clone(),
            label: profile.label.clone(),
            kind: profile.kind(),
            note: String::new(),
            tags: Vec::new(),
            created: self.now().as_secs(),
        };
        let state = AccountState::default();
        let new = NewAccount {
            profile: account.clone(),
            secret,
            state,
        };
        let account_id = guard
            .complete_enrollment(id, profile.sealed_form()?, new)
            .await?;
        // Only for finding the account from here; the account itself is there already.
        profile.account = Some(account_id.to_string());
        guard.update_enrollment(id, profile.sealed_form()?).await?;
        tracing::info!(enrollment = %id, account = %account_id, found_out, "enrollment: enrolled");
        Ok(view::Enrolled {
            enrollment: profile.view(id)?,
            account: account_view(&Account {
                id: account_id,
                profile: account,
                state,
            }),
            exchange: (&exchange).into(),
            found_out,
        })
    }

    fn refused(&self, profile: &EnrollmentProfile, error: ProviderError, asked: Asked) -> AppError {
        let host = profile
            .address()
            .map(|address| address.host().to_owned())
            .unwrap_or_default();
        tracing::info!(kind = ?error.kind, "enrollment: the server refused or did not answer");
        AppError::from_provider(error, &host, asked)
    }
}

/// What goes to the server: the code as this account's codes look, or what was typed where it can't be one.
fn to_post(typed: &str, kind: &Kind) -> Zeroizing<String> {
    match TypedCode::read(typed, kind) {
        Ok(code) => Zeroizing::new(code.expose().to_owned()),
        Err(_) => Zeroizing::new(typed.trim().to_owned()),
    }
}

fn text(code: &Code) -> String {
    code.expose().to_owned()
}

fn address_problem(error: AddressError) -> Problem {
    match error {
        AddressError::PlainHttp { host } => Problem::ServerNotHttps { host },
        AddressError::Empty => Problem::ServerAddress("There is no address yet. Nothing was sent."),
        AddressError::NoScheme => Problem::ServerAddress(
            "The address does not say how to connect: https:// is missing. Nothing was sent.",
        ),
        AddressError::UnknownScheme(_) => Problem::ServerAddress(
            "The address begins with something other than https://. Nothing was sent.",
        ),
        AddressError::Credentials => Problem::ServerAddress(
            "The address has a user name or password in it. Nothing was sent.",
        ),
        AddressError::QueryOrFragment => Problem::ServerAddress(
            "The address has a question mark or a number sign in it. Nothing was sent.",
        ),
        _ => Problem::ServerAddress("That address can't be read. Nothing was sent."),
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
