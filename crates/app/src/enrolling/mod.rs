//! Enrolling: start, verify, look, give up. What a provider returned is sealed before it is shown or used. Here: the list,
//! the start, and what the other steps share.

mod discarding;
mod showing;
pub(crate) mod verifying;

use std::time::Duration;

use countersign_enrollment::{
    AddressError, Answer, ErrorKind, Exchange, Provider, ProviderError, ProviderKind,
    ServerAddress, Started, Token, UserId,
};
use countersign_otp::Kind;
use countersign_vault::{EnrollmentId, NewEnrollment, VaultError};
use zeroize::Zeroizing;

use crate::app::App;
use crate::enrollment_profile::EnrollmentProfile;
use crate::error::{AppError, Asked, Problem, Result, Through};
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
        let start = Start {
            server,
            host: address.host().to_owned(),
            kind: countersign_enrollment::Dialect::from(request.dialect).into(),
            user,
            token: Some(token),
            server_id: None,
            on_behalf: false,
            asked: Asked::Start,
        };
        let provider = start.kind.connect(&self.bare_connection(address)?, parsed);
        self.start_at(start, provider.as_ref()).await
    }

    /// Starts at a provider, and seals what it returned.
    pub(crate) async fn start_at(
        &self,
        mut start: Start,
        provider: &dyn Provider,
    ) -> Result<view::Enrollment> {
        let guard = self.vault()?.guard(GUARD).await?;
        tracing::info!(host = start.host, "enrollment: starting");
        let Answer {
            value: started,
            exchange,
        } = provider.start(&start.user).await.map_err(|error| {
            let error = AppError::from_provider(error, &start.host, start.asked);
            match start.server_id.is_some() {
                true => error.through_session(start.on_behalf),
                false => error,
            }
        })?;
        let mut profile = self.new_profile(&start, &started, &exchange)?;
        let id = guard
            .add_enrollment(NewEnrollment {
                id: None,
                profile: profile.sealed_form()?,
                secret: Some(started.link.secret),
                token: start.token.take(),
            })
            .await?;
        self.changed();
        tracing::info!(enrollment = %id, "enrollment: pending");

        // Whose it is, for the screen. What was set up does not depend on it.
        if let Ok(answer) = provider.status(&start.user).await
            && let Some(info) = answer.value.user
        {
            profile.user_name = info.name;
            profile.login = info.login;
            if let Err(error) = guard.update_enrollment(id, profile.sealed_form()?).await {
                tracing::warn!(enrollment = %id, %error, "enrollment: the name was not kept");
            }
        }
        if let Some(server) = &start.server_id {
            self.keep_server_time(server).await;
        }
        profile.view(id)
    }

    fn new_profile(
        &self,
        start: &Start,
        started: &Started,
        exchange: &Exchange,
    ) -> Result<EnrollmentProfile> {
        let Kind::Totp {
            algorithm,
            digits,
            period,
        } = started.link.kind
        else {
            return Err(Problem::Provider {
                kind: ErrorKind::NotUnderstood,
                host: start.host.clone(),
                asked: start.asked,
                through: match (start.server_id.is_some(), start.on_behalf) {
                    (false, _) => Through::Token,
                    (true, false) => Through::OwnSession,
                    (true, true) => Through::OnBehalf,
                },
            }
            .into());
        };
        Ok(EnrollmentProfile {
            state: EnrollmentState::Pending,
            server: start.server.clone(),
            dialect: start.kind.name().to_owned(),
            user: start.user.as_str().to_owned(),
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
            server_id: start.server_id.clone(),
            on_behalf: start.on_behalf,
            login: None,
        })
    }

    /// Gives an unfinished enrollment another token, where its own is no longer accepted.
    ///
    /// # Errors
    /// [`Problem::EnrollmentNotFound`], [`Problem::EnrollmentFinished`], [`Problem::TokenUnfit`]. One that was started
    /// through a server profile that is still there goes by its sign-in: [`Problem::TokenNotNeeded`].
    pub async fn give_enrollment_token(
        &self,
        id: &str,
        token: Zeroizing<Vec<u8>>,
    ) -> Result<view::Enrollment> {
        let (id, mut profile) = self.pending(id).await?;
        let text = std::str::from_utf8(&token).map_err(|_| Problem::TokenUnfit)?;
        let text = Zeroizing::new(text.trim_end_matches(['\r', '\n']).to_owned());
        Token::parse(&text).map_err(|_| Problem::TokenUnfit)?;
        if let Some(server) = &profile.server_id {
            match self.server(server).await {
                Err(error) if error.problem == Problem::ServerNotFound => {
                    profile.server_id = None;
                }
                Err(error) => return Err(error),
                // It is another server's now.
                Ok((_, server)) if server.address != profile.server => profile.server_id = None,
                Ok(_) => return Err(Problem::TokenNotNeeded.into()),
            }
        }
        let guard = self.vault()?.guard(GUARD).await?;
        guard
            .replace_enrollment_token(id, text)
            .await
            .map_err(missing)?;
        guard
            .update_enrollment(id, profile.sealed_form()?)
            .await
            .map_err(missing)?;
        tracing::info!(enrollment = %id, "enrollment: another token");
        profile.view(id)
    }

    /// What is sealed of an enrollment, finished or not.
    pub(crate) async fn enrollment_profile(&self, id: &str) -> Result<EnrollmentProfile> {
        let id: EnrollmentId = id.parse().map_err(|_| Problem::EnrollmentNotFound)?;
        let records = self.vault()?.enrollments().await?.enrollments;
        let record = records.iter().find(|record| record.id == id);
        EnrollmentProfile::read(record.ok_or(Problem::EnrollmentNotFound)?)
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

    /// The provider of an enrollment: with its server profile's session, or with a token of its own.
    async fn provider_of(
        &self,
        id: EnrollmentId,
        profile: &EnrollmentProfile,
    ) -> Result<Box<dyn Provider + '_>> {
        let vault = self.vault()?;
        if let Some(server) = &profile.server_id {
            match self.server(server).await {
                // A profile whose address was changed since stands for another server.
                Ok((_, server)) if server.address != profile.server => {}
                Ok((server_id, server)) => {
                    let kind = profile.server_kind()?;
                    return self.signed(server_id, &server, Some(kind)).await;
                }
                Err(error) if error.problem == Problem::ServerNotFound => {}
                Err(error) => return Err(error),
            }
        }
        let token = match vault.enrollment_token(id).await {
            Err(VaultError::NotFound) if profile.server_id.is_some() => {
                let host = profile.address()?.host().to_owned();
                return Err(Problem::NotSignedIn { host }.into());
            }
            token => token.map_err(missing)?,
        };
        let token = Token::parse(&token).map_err(|_| Problem::TokenUnfit)?;
        let connection = self.bare_connection(profile.address()?)?;
        Ok(profile.server_kind()?.connect(&connection, token))
    }

    fn refused(&self, profile: &EnrollmentProfile, error: ProviderError, asked: Asked) -> AppError {
        let host = profile
            .address()
            .map(|address| address.host().to_owned())
            .unwrap_or_default();
        tracing::info!(kind = ?error.kind, "enrollment: the server refused or did not answer");
        let error = AppError::from_provider(error, &host, asked);
        match profile.server_id.is_some() {
            true => error.through_session(profile.on_behalf),
            false => error,
        }
    }
}

/// What an enrollment is started with.
pub(crate) struct Start {
    /// The server's address.
    pub(crate) server: String,
    pub(crate) host: String,
    pub(crate) kind: ProviderKind,
    pub(crate) user: UserId,
    /// One of its own; `None` where a server profile's session is used.
    pub(crate) token: Option<Zeroizing<String>>,
    pub(crate) server_id: Option<String>,
    pub(crate) on_behalf: bool,
    /// A start, or one after a removal.
    pub(crate) asked: Asked,
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
