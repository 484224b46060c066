//! Where things are kept.

use std::path::PathBuf;

use directories::ProjectDirs;

use crate::error::{Problem, Result};

/// The folder of the person's vault, unless another one is named: `countersign` in the data folder of the system.
///
/// # Errors
/// [`Problem::File`] where the person has no home.
pub fn vault_folder() -> Result<PathBuf> {
    Ok(project()?.data_dir().to_owned())
}

/// The folder of the log files: `logs` in the state folder of the system, or in the local data folder where the system
/// has none.
///
/// # Errors
/// [`Problem::File`] where the person has no home.
pub fn log_folder() -> Result<PathBuf> {
    let project = project()?;
    Ok(project
        .state_dir()
        .unwrap_or_else(|| project.data_local_dir())
        .join("logs"))
}

/// The file of the managed policy, which only administrators can write: `/etc/countersign/policy.json`, on macOS
/// `/Library/Application Support/Countersign/policy.json`, on Windows `ProgramData\Countersign\policy.json` on the system drive. No
/// variable of the person's names another one.
pub fn policy_file() -> PathBuf {
    let file = match std::env::consts::OS {
        "macos" => "/Library/Application Support/Countersign/policy.json",
        "windows" => r"C:\ProgramData\Countersign\policy.json",
        _ => "/etc/countersign/policy.json",
    };
    PathBuf::from(file)
}

fn project() -> Result<ProjectDirs> {
    Ok(ProjectDirs::from("org", "countersign", "countersign").ok_or(Problem::File)?)
}
