//! One module for each format: known answers, files made by other tools (`tests/fixtures`), and what is wrong with
//! files that are damaged, hostile, or have the wrong password.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed; what hostile files cost is told"
)]

mod aegis;
mod bitwarden;
mod common;
mod damage;
mod ente;
mod google;
mod hostile;
mod listed;
mod otpauth;
mod proton;
mod proton_pass;
mod smaller;
mod stratum;
mod twofas;
