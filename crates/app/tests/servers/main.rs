//! Servers, signing in, and a registration's whole life, as the window uses them: a real vault, a real demonstration server,
//! and a browser that follows addresses and fills in forms.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that can't be set up has failed"
)]

#[path = "../../../../tests/cli/browser.rs"]
mod browser;
mod life;
mod profiles;
mod sessions;
mod stage;
mod support;
mod times;
