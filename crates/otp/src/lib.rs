//! One-time codes: the secrets they are made from, the `otpauth` links that carry those, and what a
//! typed code turns out to be.
//!
//! Everything here is pure. Time comes in as [`UnixTime`], randomness is not needed, and nothing is
//! read or written. The same arguments give the same answer, so every answer can be checked against
//! the RFCs.

mod algorithm;
mod code;
mod ignored;
mod kind;
mod link;
mod maker;
mod parameters;
mod quote;
mod secret;
mod time;
mod typed;
mod verdict;

pub use algorithm::{Algorithm, UnknownAlgorithm};
pub use code::{Code, CodeError, TimedCode, code_at, code_for_step, hotp_code, next_code};
pub use kind::Kind;
pub use link::{LinkError, MAX_LINK_BYTES, Notice, OtpAuth, Parameter, other_parameters};
pub use parameters::{Digits, DigitsError, Period, PeriodError};
pub use secret::{Secret, SecretError};
pub use time::UnixTime;
pub use typed::{Malformed, TypedCode};
pub use verdict::{DiagnosisWindow, HotpVerdict, Verdict, WindowTooWide, verify, verify_hotp};
