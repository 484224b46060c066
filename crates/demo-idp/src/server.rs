//! Starting and stopping the server, and what can be done to it while it runs.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::{Router, middleware};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

use crate::body::MAX_BYTES;
use crate::clock::{Clock, SystemClock};
use crate::connection::{Cut, Door, stopped};
use crate::control;
use crate::dialects::{NAMES, resources_v3alpha, v2, v3alpha};
use crate::gate::{Gate, OwnNames, RequestIds, authenticate, guard};
use crate::kept::make_random_name;
use crate::lookups;
use crate::oidc::{self, CLIENT_ID, Signing, SigningKey};
use crate::privacyidea;
use crate::provider::Provider;
use crate::refusal::Refusal;
use crate::rpc;
use crate::scenario::Scenario;
use crate::users::{DemoStaff, DemoUser, people, staff};

/// Where the server listens and how it behaves at first. By default: 127.0.0.1, any free port, everything works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// A loopback address. Port 0 takes any free port.
    pub listen: SocketAddr,
    /// The scenario to begin with.
    pub scenario: Scenario,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            scenario: Scenario::Normal,
        }
    }
}

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address can be reached from other computers. The server has a token that opens everything, so it binds
    /// loopback only.
    #[error("the demonstration server listens on loopback only, not on {0}")]
    NotLoopback(SocketAddr),
    /// The address could not be bound, most often because the port is taken.
    #[error("cannot listen on {address}")]
    Bind {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the operating system said.
        #[source]
        source: io::Error,
    },
    /// The operating system gave no random bytes for the token and the keys.
    #[error("the operating system gave no random bytes")]
    NoRandomness,
    /// The RSA key that was given for signing is none, or is too short.
    #[error("the key for signing is not RSA in PKCS#8 with 2048 bits or more")]
    SigningKey,
}

/// What a server can be given besides [`Options`]. By default: the computer's clock, ES256, and no control path.
#[derive(Clone)]
pub struct Extras {
    /// What the server's time is measured with.
    pub clock: Arc<dyn Clock>,
    /// What signs ID tokens.
    pub signing: Signing,
    /// Whether it can be steered over HTTP, by whoever has [`DemoServer::control_token`].
    pub control: bool,
}

impl Default for Extras {
    fn default() -> Self {
        Self {
            clock: Arc::new(SystemClock),
            signing: Signing::default(),
            control: false,
        }
    }
}

impl fmt::Debug for Extras {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extras")
            .field("signing", &self.signing)
            .field("control", &self.control)
            .finish_non_exhaustive()
    }
}

/// Starts a server that goes by the computer's clock. It serves until [`DemoServer::stop`] or until it is dropped.
///
/// # Errors
/// [`StartError`]: the address is not loopback or cannot be bound, or there is no randomness.
///
/// # Panics
/// Outside a tokio runtime, with I/O and time enabled.
pub async fn start(options: Options) -> Result<DemoServer, StartError> {
    start_with(options, Extras::default()).await
}

/// As [`start`], with a clock of the caller's choice.
///
/// # Errors
/// As [`start`].
///
/// # Panics
/// As [`start`].
pub async fn start_with_clock(
    options: Options,
    clock: Arc<dyn Clock>,
) -> Result<DemoServer, StartError> {
    let extras = Extras {
        clock,
        ..Extras::default()
    };
    start_with(options, extras).await
}

/// As [`start`], with everything else of the caller's choice.
///
/// # Errors
/// As [`start`], and [`StartError::SigningKey`].
///
/// # Panics
/// As [`start`].
pub async fn start_with(options: Options, extras: Extras) -> Result<DemoServer, StartError> {
    if !options.listen.ip().is_loopback() {
        return Err(StartError::NotLoopback(options.listen));
    }
    let cannot_bind = |source| StartError::Bind {
        address: options.listen,
        source,
    };
    let listener = TcpListener::bind(options.listen)
        .await
        .map_err(cannot_bind)?;
    let address = listener.local_addr().map_err(cannot_bind)?;

    let signing_key = SigningKey::make(&extras.signing).map_err(|_| match extras.signing {
        Signing::Rs256(_) => StartError::SigningKey,
        Signing::Es256 | Signing::EdDsa => StartError::NoRandomness,
    })?;
    let provider = Provider::make_random(
        format!("http://{address}"),
        address.port(),
        signing_key,
        options.scenario,
        extras.clock,
    );
    let provider = Arc::new(provider.map_err(|_| StartError::NoRandomness)?);
    let gate = Arc::new(Gate {
        provider: Arc::clone(&provider),
        names: OwnNames::of(address),
        request_ids: RequestIds::make_random().map_err(|_| StartError::NoRandomness)?,
    });

    let control_token = extras.control.then(make_random_name).transpose();
    let control_token = control_token
        .map_err(|_| StartError::NoRandomness)?
        .map(Zeroizing::new);

    let (stop, running) = watch::channel(());
    let service =
        router(&provider, gate, control_token.clone()).into_make_service_with_connect_info::<Cut>();
    let door = Door {
        listener,
        running: running.clone(),
    };
    let serving = axum::serve(door, service).with_graceful_shutdown(stopped(running));
    let task = tokio::spawn(async move {
        if let Err(error) = serving.await {
            tracing::warn!(%error, "the demonstration server ended early");
        }
    });
    Ok(DemoServer {
        provider,
        control_token,
        stop,
        task,
    })
}

fn router(
    provider: &Arc<Provider>,
    gate: Arc<Gate>,
    control_token: Option<Zeroizing<String>>,
) -> Router {
    Router::new()
        .merge(v2::routes("v2"))
        .merge(v2::routes("v2beta"))
        .merge(v3alpha::routes())
        .merge(resources_v3alpha::routes())
        .merge(lookups::routes())
        // Around the routes alone: that a route or a verb does not exist is said without a token.
        .route_layer(middleware::from_fn_with_state(
            Arc::clone(provider),
            authenticate,
        ))
        .merge(oidc::routes())
        .merge(rpc::routes())
        .merge(privacyidea::routes())
        .merge(control_token.map_or_else(Router::new, control::routes))
        .method_not_allowed_fallback(async || Refusal::WRONG_VERB)
        .fallback(async || Refusal::NO_SUCH_ROUTE)
        .layer(DefaultBodyLimit::max(MAX_BYTES))
        .layer(middleware::from_fn_with_state(gate, guard))
        .with_state(Arc::clone(provider))
}

/// A running server. Dropping it stops it too, without waiting for the port to be free again.
pub struct DemoServer {
    provider: Arc<Provider>,
    control_token: Option<Zeroizing<String>>,
    /// Dropped to stop the server and close its connections.
    stop: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl DemoServer {
    /// The address to enroll against, as in `http://127.0.0.1:4711`.
    #[must_use]
    pub fn url(&self) -> &str {
        self.provider.issuer()
    }

    /// The helpdesk's bearer token: another one in each run, good for everything the server offers.
    #[must_use]
    pub fn token(&self) -> &str {
        self.provider.token()
    }

    /// The token for the control path: another one in each run. `None` where there is no such path.
    #[must_use]
    pub fn control_token(&self) -> Option<&str> {
        self.control_token.as_ref().map(|token| token.as_str())
    }

    /// The people, one for each role, with the same ids in every run.
    #[must_use]
    pub fn users(&self) -> Vec<DemoUser> {
        people()
    }

    /// Those who can sign in to act for others, with the same ids in every run.
    #[must_use]
    pub fn staff(&self) -> Vec<DemoStaff> {
        staff()
    }

    /// The id of the client that people can sign in with: public, native, the same in every run.
    #[must_use]
    pub fn client_id(&self) -> &'static str {
        CLIENT_ID
    }

    /// An access token of this person or member of staff, as a log-in with the password alone and with every scope gives
    /// it. `None` where there is nobody with this id.
    #[must_use]
    pub fn make_token(&self, user_id: &str) -> Option<String> {
        self.provider.make_token(user_id)
    }

    /// The names of the dialects the server speaks.
    #[must_use]
    pub fn dialects(&self) -> [&'static str; 4] {
        NAMES
    }

    /// How the server behaves now.
    #[must_use]
    pub fn scenario(&self) -> Scenario {
        self.provider.scenario()
    }

    /// Changes how the server behaves, from the next request on.
    pub fn set_scenario(&self, scenario: Scenario) {
        self.provider.set_scenario(scenario);
    }

    /// How long each answer is held back in [`Scenario::Slow`]. Five seconds unless set.
    pub fn set_slow_delay(&self, delay: Duration) {
        self.provider.set_slow_by(delay);
    }

    /// By how many seconds the server's clock is put ahead (behind, if negative), besides what a scenario does.
    #[must_use]
    pub fn clock_offset(&self) -> i64 {
        self.provider.clock_offset()
    }

    /// Puts the server's clock ahead by this many seconds; behind, if negative. It holds beside any scenario.
    pub fn set_clock_offset(&self, seconds: i64) {
        self.provider.set_clock_offset(seconds);
    }

    /// By how many seconds the clock of a caller's device is ahead of the right time (behind, if negative).
    #[must_use]
    pub fn caller_clock_offset(&self) -> i64 {
        self.provider.caller_clock_offset()
    }

    /// Puts the clock of a caller's device ahead by this many seconds; behind, if negative. The server's is another one.
    pub fn set_caller_clock_offset(&self, seconds: i64) {
        self.provider.set_caller_clock_offset(seconds);
    }

    /// The code that this person would read out on the telephone: what a device with the key shows by the caller's clock.
    /// `None` where nothing was started for the person, or where there is nobody with this id.
    #[must_use]
    pub fn caller_code(&self, user_id: &str) -> Option<String> {
        self.provider.caller_code(user_id)
    }

    /// How many seconds a device has to wait before it asks again, from the next one on. Five unless set.
    pub fn set_device_interval(&self, seconds: u64) {
        self.provider.set_device_interval(seconds);
    }

    /// How many tokens privacyIDEA lets each person have, from the next one on. One unless set.
    pub fn set_tokens_per_person(&self, most: usize) {
        self.provider
            .change_token_rules(|rules| rules.per_person = most);
    }

    /// Whether privacyIDEA wants a code before a token counts, from the next one on. It does unless set.
    pub fn set_proof_wanted(&self, wanted: bool) {
        self.provider
            .change_token_rules(|rules| rules.proof_wanted = wanted);
    }

    /// Puts the people and their registrations back to what they were at the start, the keys included, and ends every
    /// sign-in. The scenario, the clocks and the helpdesk's own token stay.
    pub fn reset(&self) {
        self.provider.reset();
    }

    /// Stops the server: closes its connections, a request in progress included, and returns once the port is free.
    pub async fn stop(self) {
        drop(self.stop);
        if let Err(error) = self.task.await {
            tracing::warn!(%error, "the demonstration server did not end cleanly");
        }
    }
}

impl fmt::Debug for DemoServer {
    /// Without the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DemoServer")
            .field("url", &self.url())
            .field("scenario", &self.scenario())
            .finish_non_exhaustive()
    }
}
