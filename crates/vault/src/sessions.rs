//! The lock on one server's session: of all programs and tasks that would refresh it, one does.

use std::fmt;
use std::fs::File;
use std::path::Path;
use std::time::Duration;

use crate::error::VaultError;
use crate::files;
use crate::ids::ServerId;

/// The lock on one server's session, until it is dropped. The operating system takes it back when the process ends,
/// however it ends.
pub struct SessionLock {
    server: ServerId,
    file: File,
    dir: std::path::PathBuf,
}

impl SessionLock {
    /// The server whose session it is.
    pub fn server(&self) -> ServerId {
        self.server
    }

    pub(crate) async fn take(
        dir: &Path,
        server: ServerId,
        limit: Duration,
    ) -> Result<Self, VaultError> {
        let file = files::lock_session(dir, server, limit).await?;
        Ok(Self {
            server,
            file: file.ok_or(VaultError::SessionBusy)?,
            dir: dir.to_owned(),
        })
    }

    /// The lock, if its server was found to be there after it was taken. If there is none, neither is there a file.
    pub(crate) fn confirm(self, found: Result<(), VaultError>) -> Result<Self, VaultError> {
        match found {
            Ok(()) => Ok(self),
            Err(VaultError::NotFound) => {
                files::remove_session_lock(&self.dir, self.server)?;
                Err(VaultError::NotFound)
            }
            Err(error) => Err(error),
        }
    }
}

impl Drop for SessionLock {
    fn drop(&mut self) {
        // Closing the file would do it too, but for a child process that has just been forked and not yet closed it.
        let _ = self.file.unlock();
    }
}

impl fmt::Debug for SessionLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionLock")
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}
