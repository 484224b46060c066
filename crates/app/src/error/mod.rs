//! One error type for the window and the command line: a stable problem, with the server's raw answer beside it where
//! there is one.

mod problem;
mod sources;

use countersign_enrollment::sign_in::{SignInError, SignInErrorKind};
use countersign_enrollment::{ErrorKind, Exchange, ProviderError, ServerSaid};

pub use problem::{Asked, Problem, Through};

use crate::view;

/// A problem, with what was sent and received beside it.
#[derive(Debug, Clone)]
pub struct AppError {
    /// What went wrong.
    pub problem: Problem,
    /// The request and its answer, where there was one.
    pub raw: Option<Box<Raw>>,
}

/// What a server really said.
#[derive(Debug, Clone)]
pub struct Raw {
    /// The request and its answer.
    pub exchange: Exchange,
    /// The error in the known shape.
    pub said: Option<ServerSaid>,
}

/// What every use case returns.
pub type Result<T> = std::result::Result<T, AppError>;

impl AppError {
    /// A provider's refusal, or its silence.
    pub(crate) fn from_provider(error: ProviderError, host: &str, asked: Asked) -> Self {
        let problem = match error.kind {
            // It is this computer's matter, whatever the server was asked for.
            ErrorKind::SessionBusy => Problem::SessionBusy,
            kind => Problem::Provider {
                kind,
                host: host.to_owned(),
                asked,
                through: Through::Token,
            },
        };
        Self {
            problem,
            raw: Some(Box::new(Raw {
                exchange: error.exchange,
                said: error.said,
            })),
        }
    }

    /// The same, where a sign-in was used: signing in again is what helps then.
    pub(crate) fn through_session(mut self, on_behalf: bool) -> Self {
        if let Problem::Provider { through, .. } = &mut self.problem {
            *through = match on_behalf {
                true => Through::OnBehalf,
                false => Through::OwnSession,
            };
        }
        self
    }

    /// What kept somebody from signing in, renewing or signing out.
    pub(crate) fn from_sign_in(error: SignInError, host: &str) -> Self {
        let host = host.to_owned();
        let problem = match error.kind {
            SignInErrorKind::Provider(kind) => Problem::Provider {
                kind,
                host,
                asked: Asked::SignIn,
                through: Through::OwnSession,
            },
            SignInErrorKind::SessionOver => Problem::SessionOver { host },
            SignInErrorKind::NoRandomness => Problem::NoRandomness,
            kind => Problem::SignIn { kind, host },
        };
        let said = error.said;
        Self {
            problem,
            raw: error
                .exchange
                .map(|exchange| Box::new(Raw { exchange, said })),
        }
    }

    /// As the person meets it, in answer to something: it is noted in the log, by its reference.
    pub fn met(&self) -> view::AppError {
        tracing::info!(
            reference = self.problem.reference(),
            code = self.problem.code(),
            "a problem was met"
        );
        self.view()
    }

    /// As the person meets it.
    pub fn view(&self) -> view::AppError {
        let words = self.problem.words();
        view::AppError {
            code: self.problem.code().to_owned(),
            reference: self.problem.reference().to_owned(),
            title: words.title,
            message: words.message,
            next: words.next,
            action: words.action,
            retry_after_seconds: self.problem.retry_after_seconds(),
            host: self.problem.host().map(str::to_owned),
            exchange: self.raw.as_ref().map(|raw| (&raw.exchange).into()),
            said: self
                .raw
                .as_ref()
                .and_then(|raw| raw.said.as_ref())
                .map(Into::into),
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = self.problem.words();
        write!(f, "{} {}", words.message, words.next)?;
        write!(
            f,
            " ({}, {})",
            self.problem.reference(),
            self.problem.code()
        )
    }
}

impl std::error::Error for AppError {}

impl From<Problem> for AppError {
    fn from(problem: Problem) -> Self {
        Self { problem, raw: None }
    }
}

impl From<&Exchange> for view::Exchange {
    fn from(exchange: &Exchange) -> Self {
        Self {
            method: exchange.method.clone(),
            url: exchange.url.clone(),
            request_body: exchange.request_body.clone(),
            status: exchange.status,
            request_id: exchange.request_id.clone(),
            content_type: exchange.content_type.clone(),
            response_body: exchange.response_body.clone(),
            duration_ms: exchange.duration_ms,
            server_date: exchange.server_date.clone(),
            clock_difference_seconds: exchange.clock_difference_seconds,
        }
    }
}

impl From<&ServerSaid> for view::ServerSaid {
    fn from(said: &ServerSaid) -> Self {
        Self {
            http_status: said.http_status,
            code: said.code,
            id: said.id.clone(),
            message: said.message.clone(),
            details: said.details.clone(),
            request_id: said.request_id.clone(),
        }
    }
}
