//! The log files: what happened, when, and with which stable code. Never a secret, a code, a token or a link.

use std::path::Path;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_appender::rolling::{Builder, Rotation};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::error::{Problem, Result};
use crate::private_file;

/// How many days are kept.
const DAYS: usize = 7;

/// Begins to log into that folder, one file a day, a week kept. Only this program's own events: what libraries say may
/// hold what they were given. What was not written yet is written when the guard is dropped.
///
/// # Errors
/// [`Problem::File`] where the folder can't be written; the program works without a log.
pub fn start(folder: &Path) -> Result<WorkerGuard> {
    private_file::make_folder(folder).map_err(|_| Problem::File)?;
    let files = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("countersign")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder)
        .map_err(|_| Problem::File)?;
    let (writer, guard) = tracing_appender::non_blocking(files);
    let own = [
        "app",
        "shell",
        "cli",
        "vault",
        "keychain",
        "session",
        "enrollment",
        "demo_idp",
    ]
    .map(|part| (format!("countersign_{part}"), tracing::Level::INFO));
    tracing_subscriber::registry()
        .with(Targets::new().with_targets(own))
        .with(
            tracing_subscriber::fmt::layer()
                .with_writer(writer)
                .with_ansi(false),
        )
        .try_init()
        .map_err(|_| Problem::File)?;
    Ok(guard)
}
