//! A small test runner, X11 servers, buses with a stand-in for the portal, and other processes that use them. The real ones
//! are never touched.

mod bus;
mod player;
mod x11;

pub(crate) use bus::Bus;
pub(crate) use player::{Player, children_of};
pub(crate) use x11::X11;

use std::panic::catch_unwind;
use std::process::{Child, Command, ExitCode};
use std::time::{Duration, Instant};

/// A test, and its name.
pub(crate) type Test = (&'static str, fn());

/// Plays a role, or runs the tests whose names contain one of the arguments, as libtest does.
pub(crate) fn main(tests: &[Test]) -> ExitCode {
    if let Ok(role) = std::env::var(player::ROLE) {
        player::play(&role);
        return ExitCode::SUCCESS;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_exact = arguments.iter().any(|argument| argument == "--exact");
    let wanted: Vec<&String> = arguments
        .iter()
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    if arguments.iter().any(|argument| argument == "--list") {
        // A runner asks twice: what it finds in the list of the ignored ones as well, it never runs.
        let is_of_ignored = arguments.iter().any(|argument| argument == "--ignored");
        for (name, _) in tests.iter().filter(|_| !is_of_ignored) {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    let is_wanted = |name: &str| {
        wanted.is_empty()
            || wanted.iter().any(|wanted| {
                if is_exact {
                    name == *wanted
                } else {
                    name.contains(*wanted)
                }
            })
    };
    let (mut passed, mut failed) = (0, 0);
    for (name, test) in tests.iter().filter(|(name, _)| is_wanted(name)) {
        let went_well = catch_unwind(test).is_ok();
        println!(
            "test {name} ... {}",
            if went_well { "ok" } else { "FAILED" }
        );
        if went_well { passed += 1 } else { failed += 1 }
    }
    let filtered = tests.len() - passed - failed;
    let result = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {result}. {passed} passed; {failed} failed; 0 ignored; 0 measured; {filtered} filtered out\n"
    );
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// A process that ends with its owner.
pub(crate) struct Owned(pub(crate) Child);

impl Drop for Owned {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether a program is there; says so if it is not.
pub(crate) fn is_installed(program: &str, version: &str) -> bool {
    let is_there = Command::new(program).arg(version).output().is_ok();
    if !is_there {
        println!("skipped: {program} is not installed");
    }
    is_there
}

/// Asks again and again until there is an answer.
pub(crate) fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    const PATIENCE: Duration = Duration::from_secs(60);
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
        std::thread::yield_now();
    }
}
