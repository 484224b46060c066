//! The whole program through its commands, as a person or a script runs it.

mod accounts;
mod enroll;
mod home;
mod no_secret_on_disk;
