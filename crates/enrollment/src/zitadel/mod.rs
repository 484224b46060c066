//! ZITADEL in its four dialects: one file per dialect, one reading of answers and refusals for all.

mod answer;
mod dialect;
mod refusal;
mod resources_v3alpha;
mod started;
mod status;
#[cfg(any(test, feature = "testing"))]
pub(crate) mod testing;
mod v2;
mod v2beta;
mod v3alpha;
mod wire;

use std::sync::Arc;

use async_trait::async_trait;

use self::refusal::Asked;
use self::wire::Operation;
use crate::address::ServerAddress;
use crate::clock::Clock;
use crate::details::Details;
use crate::error::{ErrorKind, ProviderError};
use crate::exchange::Exchange;
use crate::http::{Authorization, Json, Limits, Reply, Sender};
use crate::id::UserId;
use crate::provider::{Answer, Provider, Registration, Started, Status, Verified};
use crate::server::{Server, ServerSettings, SetupError};
use crate::token::Token;

pub use self::dialect::{Dialect, UnknownDialect};

/// A ZITADEL server, spoken to in one dialect with one token.
pub struct Zitadel {
    dialect: Dialect,
    sender: Sender,
}

impl Zitadel {
    /// A server at `address`. Sends nothing yet.
    ///
    /// # Errors
    /// [`SetupError`] when the system's certificates can't be loaded.
    pub fn new(
        address: ServerAddress,
        dialect: Dialect,
        token: Token,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, SetupError> {
        Self::with_limits(address, dialect, token, clock, Limits::default())
    }

    /// As [`Zitadel::new`], with other bounds than the usual.
    ///
    /// # Errors
    /// As [`Zitadel::new`].
    pub fn with_limits(
        address: ServerAddress,
        dialect: Dialect,
        token: Token,
        clock: Arc<dyn Clock>,
        limits: Limits,
    ) -> Result<Self, SetupError> {
        let settings = ServerSettings {
            limits,
            ..ServerSettings::default()
        };
        let server = Server::with(address, clock, settings)?;
        Ok(Self::at(server, dialect, token))
    }

    /// A server that is set up already.
    #[must_use]
    pub fn at(server: Server, dialect: Dialect, token: Token) -> Self {
        Self {
            dialect,
            sender: Sender::new(server, Authorization::Bearer(token)),
        }
    }

    async fn change(
        &self,
        asked: Asked,
        operation: &Operation,
        registration: &Registration,
        code: Option<&str>,
    ) -> Result<(Json, Exchange), ProviderError> {
        let call = operation
            .call(
                self.sender.address(),
                &registration.user,
                registration.id.as_ref(),
                code,
            )
            .map_err(unsent)?;
        accept(asked, self.sender.send(&call).await?)
    }
}

#[async_trait]
impl Provider for Zitadel {
    async fn start(&self, user: &UserId) -> Result<Answer<Started>, ProviderError> {
        let wire = self.dialect.wire();
        let call = wire
            .start
            .call(self.sender.address(), user, None, None)
            .map_err(unsent)?;
        let (json, exchange) = accept(Asked::Start, self.sender.send(&call).await?)?;
        let started = started::read(
            json.value(),
            wire.has_registration_ids(),
            self.sender.address().host(),
            user,
        );
        answer(started, exchange)
    }

    async fn verify(
        &self,
        registration: &Registration,
        code: &str,
    ) -> Result<Answer<Verified>, ProviderError> {
        let wire = self.dialect.wire();
        let lengths = &wire.code_characters;
        if !lengths.contains(&code.chars().count()) {
            return Err(unsent(ErrorKind::CodeLength {
                min: *lengths.start(),
                max: *lengths.end(),
            }));
        }
        let (json, exchange) = self
            .change(Asked::Verify, &wire.verify, registration, Some(code))
            .await?;
        answer(
            answer::details(json.value()).map(|details| Verified { details }),
            exchange,
        )
    }

    async fn status(&self, user: &UserId) -> Result<Answer<Status>, ProviderError> {
        status::look_up(&self.sender, user).await
    }

    async fn remove(&self, registration: &Registration) -> Result<Answer<Details>, ProviderError> {
        let (json, exchange) = self
            .change(
                Asked::Remove,
                &self.dialect.wire().remove,
                registration,
                None,
            )
            .await?;
        answer(answer::details(json.value()), exchange)
    }
}

/// The JSON of a success, or the error that the reply stands for.
fn accept(asked: Asked, mut reply: Reply) -> Result<(Json, Exchange), ProviderError> {
    match reply.status {
        400.. => return Err(refusal::read(asked, reply)),
        300.. => return Err(reply.into_error(ErrorKind::Redirected, None)),
        _ => {}
    }
    if let Some(fault) = reply.fault.take() {
        return Err(reply.into_error(fault, Some("the answer broke off")));
    }
    match reply.json.take() {
        Some(json) => Ok((json, reply.exchange)),
        None => Err(reply.into_error(ErrorKind::NotUnderstood, Some("the answer is not JSON"))),
    }
}

/// An error from before anything was sent.
fn unsent(kind: ErrorKind) -> ProviderError {
    ProviderError {
        kind,
        said: None,
        cause: None,
        exchange: Exchange::default(),
    }
}

/// The answer with its exchange, or the error that it couldn't be understood and why.
fn answer<T>(value: Result<T, String>, exchange: Exchange) -> Result<Answer<T>, ProviderError> {
    match value {
        Ok(value) => Ok(Answer { value, exchange }),
        Err(cause) => Err(ProviderError {
            kind: ErrorKind::NotUnderstood,
            said: None,
            cause: Some(cause),
            exchange,
        }),
    }
}

/// The path of a start in `dialect`, for a user that nobody is, to see whether there is one.
pub(crate) fn probe_path(dialect: Dialect) -> String {
    dialect.wire().start.path_of_nobody()
}

/// What a refusal means that a request without a token got.
pub(crate) fn refusal_of_probe(reply: Reply) -> ProviderError {
    refusal::read(Asked::Status, reply)
}
