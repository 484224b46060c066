//! Signing in to an identity provider, and enrolling with it: start, verify, status and remove. Everything is answered
//! with the raw exchange beside it.
//!
//! This is the only crate that speaks HTTP. It keeps nothing, retries nothing that is unsafe to repeat, reads the
//! wall clock only through [`Clock`], and lets no token, code or key out through an error, an [`Exchange`] or a log.
#![allow(
    clippy::result_large_err,
    reason = "an error carries its exchange, is rare, and is moved once"
)]

mod address;
mod authority;
mod clock;
mod details;
mod error;
mod exchange;
mod http;
mod id;
mod privacyidea;
mod probe;
mod provider;
mod provider_kind;
mod recorder;
mod redact;
mod server;
mod session;
pub mod sign_in;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod token;
mod zitadel;

pub use address::{AddressError, ServerAddress};
pub use authority::{Authority, AuthorityError};
pub use clock::{Clock, ClockDifference};
pub use details::Details;
pub use error::{ErrorKind, ProviderError, ServerSaid};
pub use exchange::Exchange;
pub use http::Limits;
pub use id::{ClientId, IdError as UserIdError, RegistrationId, UserId};
pub use privacyidea::PrivacyIdea;
pub use probe::{Found, Probe, SignInOffer, probe};
pub use provider::{
    Answer, Provider, Registration, RegistrationState, Started, Status, UserInfo, Verified,
};
pub use provider_kind::{ProviderKind, UnknownProvider};
pub use recorder::{ExchangeLog, Recorded, Recorder};
pub use server::{Server, ServerSettings, SetupError};
pub use session::{Identity, Session, SessionError};
pub use token::{Token, TokenError};
pub use zitadel::{Dialect, UnknownDialect, Zitadel};
