//! Enrolling: start, verify, look, give up. What a provider returned is sealed before it is shown or used.

use std::sync::Arc;
use std::time::Duration;

use countersign_enrollment::{
    AddressError, Answer, ErrorKind, Exchange, Provider, ProviderError, Registration,
    RegistrationState, ServerAddress, Started, Token, UserId, Verified, Zitadel,
};
use countersign_otp::{
    Code, DiagnosisWindow, Kind, Secret, TypedCode, UnixTime, code_at, next_code,
};
use countersign_vault::{
    Account, AccountId, AccountProfile, AccountState, EnrollmentId, Guard, NewAccount,
    NewEnrollment, VaultError,
};
use zeroize::Zeroizing;

use crate::accounts::account_view;
use crate::app::App;
use crate::enrollment_profile::EnrollmentProfile;
use crate::error::{AppError, Asked, Problem, Result};
use crate::key_images::draw_key;
use crate::verdicts::judge;
use crate::view::{self, EnrollmentState, VerdictWord};

/// How long an operation may keep the key past a lock: longer than the longest request and what follows it.
const GUARD: Duration = Duration::from_secs(180);

impl App {
    /// All enrollments, the newest first. One that can't be read is in [`App::list_accounts`]' damaged ones.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], what the disk says.
    pub async fn list_enrollments(&self) -> Result<Vec<view::Enrollment>> {
        let mut enrollments = Vec::new();
        for record in self.vault()?.enrollments().await?.enrollments {
            if let Ok(view) =
                EnrollmentProfile::read(&record).and_then(|profile| profile.view(record.id))
            {
                enrollments.push(view);
            }
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
            if let Err(error) = guard.update_enrollment(id, profile.sealed_form()?).await {
                tracing::warn!(enrollment = %id, %error, "enrollment: the name was not kept");
            }
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
        let secret = self.vault()?.enrollment_secret(id).await.map_err(missing)?;
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
        let secret = self.vault()?.enrollment_secret(id).await.map_err(missing)?;
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
        let _one_at_a_time = self.enrolling.lock().await;
        let (id, mut profile) = self.pending(id).await?;
        let guard = self.vault()?.guard(GUARD).await?;
        let provider = self.provider_of(id, &profile).await?;
        let secret = self.vault()?.enrollment_secret(id).await.map_err(missing)?;
        let registration = Registration {
            user: profile.user()?,
            id: profile.registration_id()?,
            secret: Some(secret.duplicate()),
        };
        let code = to_post(typed, &profile.kind());
        let was_outstanding = profile.answer_outstanding;
        // A code that is not this account's can't be the one that a server accepted.
        profile.answer_outstanding |= self.could_be_accepted(&profile, &secret, typed)?;
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
                Err(self.refused(&profile, error, Asked::Verify))
            }
        }
    }

    fn could_be_accepted(
        &self,
        profile: &EnrollmentProfile,
        secret: &Secret,
        typed: &str,
    ) -> Result<bool> {
        let window = DiagnosisWindow::default();
        let name = profile.spoken_name();
        let verdict = judge(
            secret,
            &profile.kind(),
            None,
            &name,
            typed,
            self.now(),
            window,
        )?;
        Ok(matches!(
            verdict.verdict,
            VerdictWord::Right | VerdictWord::OtherTime
        ))
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
            .status(&profile.user()?)
            .await
            .map_err(|error| self.refused(&profile, error, Asked::Status))?;
        let user_name = status.user.and_then(|user| user.name);
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
            let enrolled = self.complete(&guard, id, profile, secret, exchange, true);
            answer.enrolled = Some(Box::new(enrolled.await?));
            return Ok(answer);
        }
        profile.user_name = user_name.or(profile.user_name);
        profile.clock_difference_seconds = exchange
            .clock_difference_seconds
            .or(profile.clock_difference_seconds);
        guard.update_enrollment(id, profile.sealed_form()?).await?;
        Ok(answer)
    }

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
        tracing::info!(enrollment = %id, "enrollment: discarded");
        Ok(view::Discarded {
            removed_at_server: matches!(removed, Ok(true)),
            problem: removed.err().map(|error| error.view()),
        })
    }

    /// Whether a later setup here is for the same person at the same server: it has taken this one's place there.
    async fn is_superseded(&self, id: EnrollmentId, profile: &EnrollmentProfile) -> Result<bool> {
        let records = self.vault()?.enrollments().await?.enrollments;
        let later = records.iter().skip_while(|record| record.id != id).skip(1);
        Ok(later
            .filter_map(|record| EnrollmentProfile::read(record).ok())
            .any(|other| other.server == profile.server && other.user == profile.user))
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
        let key = draw_key(
            &self
                .vault()?
                .enrollment_secret(id)
                .await
                .map_err(missing)?
                .to_base32(),
        );
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
        Ok(self
            .vault()?
            .enrollment_secret(id)
            .await
            .map_err(missing)?
            .to_base32())
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
        Ok(profile.link(self.vault()?.enrollment_secret(id).await.map_err(missing)?))
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
        let token = self.vault()?.enrollment_token(id).await.map_err(missing)?;
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
        if !profile.answer_outstanding || self.is_superseded(id, &profile).await? {
            return Err(self.refused(&profile, error, Asked::Verify));
        }
        tracing::info!(enrollment = %id, "enrollment: answer lost, looking the state up");
        let answer = match provider.status(&profile.user()?).await {
            Ok(answer) => answer,
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
        self.complete(guard, id, profile, secret, answer.exchange, true)
            .await
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
        tracing::info!(enrollment = %id, account = shown.id, found_out, "enrollment: enrolled");
        Ok(view::Enrolled {
            enrollment: profile.view(id)?,
            account: shown,
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

/// A record that is gone, or complete, is an enrollment here.
fn missing(error: VaultError) -> AppError {
    match error {
        VaultError::NotFound => Problem::EnrollmentNotFound.into(),
        other => other.into(),
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
