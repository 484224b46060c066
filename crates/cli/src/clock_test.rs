//! The clock test in a terminal.

use countersign_app::{App, Result};

use crate::exit::Exit;
use crate::input::visible_line;
use crate::output::Output;

/// Shows a throw-away key, and reads codes until one tells how far the clock is off.
pub(crate) async fn run(app: &App, output: &Output) -> Result<Exit> {
    app.start_clock_test()?;
    let qr = app.clock_test_for_terminal()?;
    if output.is_json() {
        output.object(&serde_json::json!({ "qr": *qr }));
    } else {
        qr.lines().for_each(|line| output.line(line));
        output.remark("Have the caller scan this with the app whose clock is in doubt, then read out its code.");
        output.remark("It signs nobody in. Afterwards it can be removed from that app.");
    }
    let mut last = Exit::Failed;
    while let Some(typed) = visible_line("Code")? {
        if typed.trim().is_empty() {
            break;
        }
        let result = app.clock_test_code(&typed)?;
        output.answer(&result, || {
            vec![result.headline.clone(), result.explanation.clone()]
        });
        last = match (result.understood, result.drift_seconds) {
            (true, Some(-30..=30)) => Exit::Done,
            (true, Some(_)) => Exit::OtherTime,
            (true, None) => Exit::Failed,
            (false, _) => Exit::Malformed,
        };
        if result.drift_seconds.is_some() {
            break;
        }
    }
    app.end_clock_test();
    Ok(last)
}
