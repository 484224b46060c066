//! A private way for this user's programs to tell each other to lock: one socket for each program that has a vault open,
//! in a folder that only the user can enter. The only thing that can be said is *lock*; nothing is ever told back but that it
//! was done.

#[cfg(not(unix))]
pub use elsewhere::{lock_running_programs, serve};
#[cfg(unix)]
pub(crate) use unix::private;
#[cfg(unix)]
pub use unix::{lock_running_programs, serve};

/// What came of asking every running program to lock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    /// How many locked the vault.
    pub locked: usize,
    /// How many run and did not say that they did.
    pub unanswered: usize,
}

#[cfg(unix)]
mod unix {
    use std::io::ErrorKind;
    use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{UnixListener, UnixStream};

    use super::Asked;
    use crate::app::App;
    use crate::error::Result;

    const LOCK: &[u8; 4] = b"lock";
    const DONE: &[u8; 4] = b"done";
    /// How long the one that asks waits. Longer than the other, so that a stranger's silent connection can't use it up.
    const PATIENCE: Duration = Duration::from_secs(5);
    /// How long a connection may take to say its word.
    const WORD: Duration = Duration::from_millis(500);

    /// Locks the vault when another program asks for it, and calls `locked` after it. Runs as long as it is polled.
    ///
    /// # Errors
    /// What the system says where the socket can't be made.
    pub async fn serve(app: &App, locked: impl Fn()) -> std::io::Result<()> {
        let folder = sockets(app).await.map_err(|_| ErrorKind::NotFound)?;
        private(&folder)?;
        let socket = Socket(folder.join(format!("{}.sock", std::process::id())));
        let _ = std::fs::remove_file(&socket.0);
        let listener = UnixListener::bind(&socket.0)?;
        loop {
            let Ok((mut stream, _)) = listener.accept().await else {
                // Too many open files, for the moment.
                tokio::time::sleep(WORD).await;
                continue;
            };
            let done = match tokio::time::timeout(WORD, hear(&mut stream)).await {
                Ok(Ok(word)) if word == *LOCK && app.lock().await.is_ok() => {
                    locked();
                    true
                }
                _ => false,
            };
            if done {
                let _ = tokio::time::timeout(WORD, stream.write_all(DONE)).await;
            }
        }
    }

    async fn hear(stream: &mut UnixStream) -> std::io::Result<[u8; 4]> {
        let mut word = [0u8; 4];
        stream.read_exact(&mut word).await?;
        Ok(word)
    }

    /// Asks every running program that has this vault open to lock it.
    ///
    /// # Errors
    /// What opening the vault's file said.
    pub async fn lock_running_programs(app: &App) -> Result<Asked> {
        let mut asked = Asked::default();
        let Ok(entries) = std::fs::read_dir(sockets(app).await?) else {
            return Ok(asked);
        };
        for entry in entries.flatten() {
            let path = entry.path();
            match tokio::time::timeout(PATIENCE, ask(&path, LOCK)).await {
                Ok(Ok(())) => asked.locked += 1,
                // Left behind by a program that was killed.
                Ok(Err(error)) if error.kind() == ErrorKind::ConnectionRefused => {
                    let _ = std::fs::remove_file(&path);
                }
                Ok(Err(_)) | Err(_) => asked.unanswered += 1,
            }
        }
        Ok(asked)
    }

    async fn ask(path: &Path, said: &[u8]) -> std::io::Result<()> {
        let mut stream = UnixStream::connect(path).await?;
        stream.write_all(said).await?;
        let mut word = [0u8; 4];
        stream.read_exact(&mut word).await?;
        if word == *DONE {
            Ok(())
        } else {
            Err(ErrorKind::InvalidData.into())
        }
    }

    /// In the folder that the system keeps for what runs, where there is one: a socket's path has to be short.
    async fn sockets(app: &App) -> Result<PathBuf> {
        let vault = app.vault()?.id().await?;
        let running = std::env::var_os("XDG_RUNTIME_DIR").filter(|folder| !folder.is_empty());
        Ok(match running {
            Some(folder) => PathBuf::from(folder)
                .join("countersign")
                .join(vault.to_string()),
            None => app.folder().join("running"),
        })
    }

    /// Makes a folder that only the person can enter, or makes sure that it is one.
    pub(crate) fn private(folder: &Path) -> std::io::Result<()> {
        std::fs::DirBuilder::new()
            .mode(0o700)
            .recursive(true)
            .create(folder)?;
        let found = std::fs::symlink_metadata(folder)?;
        if found.is_dir() && found.mode() & 0o077 == 0 {
            Ok(())
        } else {
            Err(ErrorKind::PermissionDenied.into())
        }
    }

    /// The socket's file, removed when the program ends.
    struct Socket(PathBuf);

    impl Drop for Socket {
        fn drop(&mut self) {
            let _ = std::fs::remove_file(&self.0);
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use super::Asked;
    use crate::app::App;
    use crate::error::Result;

    /// No program can ask on this system; runs as long as it is polled.
    ///
    /// # Errors
    /// None.
    pub async fn serve(_: &App, _: impl Fn()) -> std::io::Result<()> {
        std::future::pending().await
    }

    /// No program listens on this system.
    ///
    /// # Errors
    /// None.
    pub async fn lock_running_programs(_: &App) -> Result<Asked> {
        Ok(Asked::default())
    }
}
