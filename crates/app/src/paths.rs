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

fn project() -> Result<ProjectDirs> {
    Ok(ProjectDirs::from("org", "countersign", "countersign").ok_or(Problem::File)?)
}
