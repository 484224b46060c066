//! Enrolling: start, verify, look, give up. What a provider returned is sealed before it is shown or used. Here: the list,
//! the start, and what the other steps share.

mod discarding;
mod showing;
mod verifying;

use std::sync::Arc;
use std::time::Duration;

use countersign_enrollment::{
    AddressError, Answer, ErrorKind, Exchange, Provider, ProviderError, ServerAddress, Started,
    Token, UserId, Zitadel,
};
use countersign_otp::Kind;
use countersign_vault::{EnrollmentId, NewEnrollment, VaultError};
use zeroize::Zeroizing;

use crate::app::App;
use crate::enrollment_profile::EnrollmentProfile;
use crate::error::{AppError, Asked, Problem, Result};
use crate::view::{self, EnrollmentState};

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
        self.changed();
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

    /// Whether a later setup here is for the same person at the same server: it has taken this one's place there.
    async fn is_superseded(&self, id: EnrollmentId, profile: &EnrollmentProfile) -> Result<bool> {
        let records = self.vault()?.enrollments().await?.enrollments;
        let later = records.iter().skip_while(|record| record.id != id).skip(1);
        Ok(later
            .filter_map(|record| EnrollmentProfile::read(record).ok())
            .any(|other| other.server == profile.server && other.user == profile.user))
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

    fn refused(&self, profile: &EnrollmentProfile, error: ProviderError, asked: Asked) -> AppError {
        let host = profile
            .address()
            .map(|address| address.host().to_owned())
            .unwrap_or_default();
        tracing::info!(kind = ?error.kind, "enrollment: the server refused or did not answer");
        AppError::from_provider(error, &host, asked)
    }
}

/// A record that is gone, or complete, is an enrollment here.
fn missing(error: VaultError) -> AppError {
    match error {
        VaultError::NotFound => Problem::EnrollmentNotFound.into(),
        other => other.into(),
    }
}

pub(crate) fn address_problem(error: AddressError) -> Problem {
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
