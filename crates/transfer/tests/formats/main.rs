//! One module for each format: known answers, files made by other tools (`tests/fixtures`), and what is wrong with
//! files that are damaged, hostile, or have the wrong password.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed; what hostile files cost is told"
)]

mod aegis;
mod andotp;
mod bitwarden;
mod common;
mod damage;
mod ente;
mod freeotp;
mod google;
mod hostile;
mod kdbx;
mod listed;
mod onepassword;
mod otp_auth;
mod otpauth;
mod phones;
mod proton;
mod proton_pass;
mod smaller;
mod steam;
mod stratum;
mod twofas;
mod zips;
