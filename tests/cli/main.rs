//! The whole program through its commands, as a person or a script runs it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says aloud what it skips"
)]

mod accounts;
mod browser;
mod canned;
mod custody;
mod damage;
mod demo_control;
mod doctor;
mod enroll;
mod export;
mod home;
mod hostile;
mod import;
mod lost_answers;
mod no_secret_on_disk;
mod servers;
mod support;
mod vault_of;
