//! Enrolling against servers that answer with literal bytes, and against the demonstration provider.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't go on has failed"
)]

mod browser;
mod demonstration;
mod devices;
mod exchanges;
mod failures;
mod hostile;
mod id_tokens;
mod issuer;
mod oauth;
mod privacyidea;
mod probes;
mod proxies;
mod recorded;
mod refusals;
mod requests;
mod secrecy;
mod sessions;
mod shapes;
mod sign_in;
mod statuses;
mod support;
mod tls;
