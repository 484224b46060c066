//! A server as it is spoken to: its address, the connection's bounds and trust, the clock, and who is told of exchanges.

use std::sync::Arc;

use reqwest::Client;

use crate::address::ServerAddress;
use crate::authority::Authority;
use crate::clock::Clock;
use crate::http::{self, Limits};
use crate::recorder::Recorder;

/// One server and how it is spoken to. A clone is the same server and costs nothing.
#[derive(Clone)]
pub struct Server(Arc<Inner>);

struct Inner {
    address: ServerAddress,
    client: Client,
    clock: Arc<dyn Clock>,
    limits: Limits,
    recorder: Option<Arc<dyn Recorder>>,
}

/// What can be set for a server. The default is right for most.
#[derive(Clone, Default)]
pub struct ServerSettings {
    /// The bounds of every request.
    pub limits: Limits,
    /// Authorities whose certificates are taken for this server, besides those that the system trusts.
    pub authorities: Vec<Authority>,
    /// Told of every exchange, redacted.
    pub recorder: Option<Arc<dyn Recorder>>,
}

/// Why a provider can't be set up on this computer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetupError {
    /// The HTTP client can't be made, mostly because the system has no certificates to trust.
    #[error("secure connections can't be made on this computer: {cause}")]
    Client {
        /// What is the matter, in technical terms.
        cause: String,
    },
}

impl Server {
    /// A server at `address`, with the usual settings. Sends nothing yet. Loading the system's certificates takes a few
    /// milliseconds, so keep it.
    ///
    /// # Errors
    /// [`SetupError`] when the system's certificates can't be loaded.
    pub fn new(address: ServerAddress, clock: Arc<dyn Clock>) -> Result<Self, SetupError> {
        Self::with(address, clock, ServerSettings::default())
    }

    /// As [`Server::new`], with settings of the caller's choice.
    ///
    /// # Errors
    /// As [`Server::new`].
    pub fn with(
        address: ServerAddress,
        clock: Arc<dyn Clock>,
        settings: ServerSettings,
    ) -> Result<Self, SetupError> {
        let ServerSettings {
            limits,
            authorities,
            recorder,
        } = settings;
        let client = http::client(&address, &limits, &authorities).map_err(|error| {
            let cause = std::error::Error::source(&error);
            SetupError::Client {
                cause: cause.map_or_else(|| error.to_string(), ToString::to_string),
            }
        })?;
        Ok(Self(Arc::new(Inner {
            address,
            client,
            clock,
            limits,
            recorder,
        })))
    }

    /// Where it is.
    #[must_use]
    pub fn address(&self) -> &ServerAddress {
        &self.0.address
    }

    pub(crate) fn client(&self) -> &Client {
        &self.0.client
    }

    /// Our time now, in milliseconds since 1970.
    pub(crate) fn now_ms(&self) -> i64 {
        i64::try_from(self.0.clock.now_ms()).unwrap_or(i64::MAX)
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn recorder(&self) -> Option<&dyn Recorder> {
        self.0.recorder.as_deref()
    }
}
