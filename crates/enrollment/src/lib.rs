//! Enrolling with an identity provider: start, verify, status and remove, each answered with the raw exchange beside it.
//!
//! This is the only crate that speaks HTTP. It keeps nothing, retries nothing that is unsafe to repeat, reads the
//! wall clock only through [`Clock`], and lets no token, code or key out through an error, an [`Exchange`] or a log.
#![allow(
    clippy::result_large_err,
    reason = "an error carries its exchange, is rare, and is moved once"
)]

mod address;
mod clock;
mod details;
mod error;
mod exchange;
mod http;
mod id;
mod provider;
mod redact;
mod token;
mod zitadel;

pub use address::{AddressError, ServerAddress};
pub use clock::Clock;
pub use details::Details;
pub use error::{ErrorKind, ProviderError, ServerSaid};
pub use exchange::Exchange;
pub use http::Limits;
pub use id::{IdError as UserIdError, RegistrationId, UserId};
pub use provider::{
    Answer, Provider, Registration, RegistrationState, Started, Status, UserInfo, Verified,
};
pub use token::{Token, TokenError};
pub use zitadel::{Dialect, SetupError, UnknownDialect, Zitadel};
