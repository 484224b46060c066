//! A ZITADEL-compatible server over real HTTP on loopback, for demonstrations and for tests.
//!
//! It speaks the four REST dialects of TOTP registration and the look-ups around them, with ZITADEL's own error ids and
//! texts; Connect, gRPC and gRPC-Web for ZITADEL's official clients; signing in with OpenID Connect; and privacyIDEA's
//! calls for the same people. It can be told to misbehave while it runs ([`Scenario`]), from inside the program or, if it is
//! started so, from outside of it ([`ControlClient`]). It shares no wire type,
//! parser or code generator with the crates that enroll and that make codes: if it did, both sides could be
//! wrong together and no test would notice.
//!
//! It binds loopback only, refuses a foreign `Host` and any `Origin`, and keeps nothing on disk.
//!
//! ```no_run
//! # async fn demonstrate() -> Result<(), countersign_demo_idp::StartError> {
//! use countersign_demo_idp::{Options, Scenario, start};
//!
//! let server = start(Options::default()).await?;
//! server.set_scenario(Scenario::WrongCode);
//! let address = server.url().to_owned();
//! server.stop().await;
//! # Ok(())
//! # }
//! ```

mod body;
mod caller;
mod clock;
mod connection;
mod control;
mod dialects;
mod directory;
mod gate;
mod kept;
mod lookups;
mod oidc;
mod privacyidea;
mod provider;
mod refusal;
mod rpc;
mod scenario;
mod server;
mod totp;
mod users;

pub use clock::{Clock, FixedClock, SystemClock};
pub use control::{
    ControlClient, ControlError, ControlPerson, ControlScenario, ControlState, RegistrationState,
};
pub use oidc::{Signing, ZITADEL_AUDIENCE_SCOPE};
pub use scenario::{Scenario, UnknownScenario};
pub use server::{DemoServer, Extras, Options, StartError, start, start_with, start_with_clock};
pub use users::{DemoStaff, DemoUser, Role, StaffRights};
