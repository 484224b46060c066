//! The whole program through its commands, as a person or a script runs it.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says aloud what it skips"
)]

mod accounts;
mod canned;
mod custody;
mod damage;
mod doctor;
mod enroll;
mod home;
mod import;
mod lost_answers;
mod no_secret_on_disk;
