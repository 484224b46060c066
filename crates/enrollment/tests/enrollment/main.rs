//! Enrolling against servers that answer with literal bytes, and against the demonstration provider.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't go on has failed"
)]

mod demonstration;
mod exchanges;
mod failures;
mod proxies;
mod refusals;
mod requests;
mod secrecy;
mod shapes;
mod statuses;
mod support;
mod tls;
