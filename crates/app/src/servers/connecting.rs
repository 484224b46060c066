//! From a server profile to what speaks with it.

use std::sync::Arc;

use countersign_enrollment::sign_in::OpenId;
use countersign_enrollment::{ClientId, Recorded, Recorder, Server, ServerAddress, ServerSettings};

use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::inspector::Inspector;
use crate::server_time::ServerTimes;
use crate::servers::profile::ServerProfile;
use crate::view;

/// Hears of every exchange with one server: for the inspector, and for what it shows of the server's clock.
struct Ear {
    address: String,
    inspector: Arc<Inspector>,
    times: Arc<ServerTimes>,
}

impl Recorder for Ear {
    fn record(&self, recorded: Recorded) {
        if let Some(seconds) = recorded.exchange.clock_difference_seconds {
            self.times.note(&self.address, seconds);
        }
        self.inspector.note(&recorded);
    }
}

impl App {
    /// A server as it is spoken to, with the authorities that were added for it.
    pub(crate) fn connection(&self, profile: &ServerProfile) -> Result<Server> {
        let settings = ServerSettings {
            authorities: profile.authorities()?,
            recorder: Some(self.ear(&profile.address)),
            ..ServerSettings::default()
        };
        let server = Server::with(profile.address()?, Arc::new(self.clock), settings);
        Ok(server.map_err(|_| Problem::File)?)
    }

    /// A server that has no profile.
    pub(crate) fn bare_connection(&self, address: ServerAddress) -> Result<Server> {
        let settings = ServerSettings {
            recorder: Some(self.ear(address.as_str())),
            ..ServerSettings::default()
        };
        let server = Server::with(address, Arc::new(self.clock), settings);
        Ok(server.map_err(|_| Problem::File)?)
    }

    /// What the server offers for signing in, to this profile's client.
    pub(crate) async fn openid(&self, profile: &ServerProfile) -> Result<OpenId> {
        if profile.provider == view::ProviderKind::PrivacyIdea {
            return Err(Problem::NotAtThisProvider.into());
        }
        let client = ClientId::parse(&profile.client_id).map_err(|_| Problem::ClientIdMissing)?;
        OpenId::discover(&self.connection(profile)?, client)
            .await
            .map_err(|error| AppError::from_sign_in(error, &profile.host()))
    }

    fn ear(&self, address: &str) -> Arc<dyn Recorder> {
        Arc::new(Ear {
            address: address.to_owned(),
            inspector: Arc::clone(&self.inspector),
            times: Arc::clone(&self.server_times),
        })
    }
}
