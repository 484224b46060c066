//! One module for each format: known answers, files made by other tools (`tests/fixtures`), and what is wrong with
//! files that are damaged, hostile, or have the wrong password.

mod aegis;
mod common;
mod google;
mod otpauth;
