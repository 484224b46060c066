//! A private way for this user's programs to tell each other to lock: one socket for each program that has a vault open,
//! in a folder that only the user can enter. The only thing that can be said is *lock*, and nothing is ever told back but
//! that it was done.

#[cfg(unix)]
pub use unix::{lock_running_programs, serve};

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{UnixListener, UnixStream};

    use crate::app::App;

    const LOCK: &[u8; 4] = b"lock";
    const DONE: &[u8; 4] = b"done";
    /// How long one program waits for another.
    const PATIENCE: Duration = Duration::from_secs(5);

    /// Locks that vault when another program asks for it, and calls `locked` after it. Runs as long as it is polled.
    ///
    /// # Errors
    /// What the system says where the socket can't be made.
    pub async fn serve(app: &App, vault_folder: &Path, locked: impl Fn()) -> std::io::Result<()> {
        let folder = sockets(vault_folder);
        std::fs::DirBuilder::new()
            .mode(0o700)
            .create(&folder)
            .or_else(|error| {
                let ours = std::fs::symlink_metadata(&folder)
                    .is_ok_and(|found| found.is_dir() && found.mode() & 0o077 == 0);
                if ours { Ok(()) } else { Err(error) }
            })?;
        let socket = Socket(folder.join(format!("{}.sock", std::process::id())));
        let _ = std::fs::remove_file(&socket.0);
        let listener = UnixListener::bind(&socket.0)?;
        loop {
            let (mut stream, _) = listener.accept().await?;
            let mut word = [0u8; 4];
            let asked = tokio::time::timeout(PATIENCE, stream.read_exact(&mut word)).await;
            if matches!(asked, Ok(Ok(_))) && word == *LOCK && app.lock().await.is_ok() {
                locked();
                let _ = stream.write_all(DONE).await;
            }
        }
    }

    /// Asks every running program that has this vault open to lock it, and returns how many did.
    pub async fn lock_running_programs(vault_folder: &Path) -> usize {
        let Ok(entries) = std::fs::read_dir(sockets(vault_folder)) else {
            return 0;
        };
        let mut locked = 0;
        for entry in entries.flatten() {
            let path = entry.path();
            match tokio::time::timeout(PATIENCE, ask(&path)).await {
                Ok(Ok(true)) => locked += 1,
                // Left behind by a program that was killed.
                Ok(Err(error)) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
                    let _ = std::fs::remove_file(&path);
                }
                _ => {}
            }
        }
        locked
    }

    async fn ask(path: &Path) -> std::io::Result<bool> {
        let mut stream = UnixStream::connect(path).await?;
        stream.write_all(LOCK).await?;
        let mut word = [0u8; 4];
        stream.read_exact(&mut word).await?;
        Ok(word == *DONE)
    }

    fn sockets(vault_folder: &Path) -> PathBuf {
        vault_folder.join("running")
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
    use std::path::Path;

    use crate::app::App;

    /// No program can ask on this system; runs as long as it is polled.
    ///
    /// # Errors
    /// None.
    pub async fn serve(_: &App, _: &Path, _: impl Fn()) -> std::io::Result<()> {
        std::future::pending().await
    }

    /// No program listens on this system.
    pub async fn lock_running_programs(_: &Path) -> usize {
        0
    }
}

#[cfg(not(unix))]
pub use elsewhere::{lock_running_programs, serve};
