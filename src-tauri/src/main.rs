//! The desktop program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(ended) = countersign_capture::child::run() {
        return ended;
    }
    countersign_shell::run();
    ExitCode::SUCCESS
}
