//! One window for each vault's folder: a second start finds the first one, and hands over what it was started with. Whoever
//! holds the lock of a file is the first; a file that was left behind by a program that was killed holds nothing up.

#[cfg(not(unix))]
pub use elsewhere::{Instance, claim};
#[cfg(unix)]
pub use unix::{Instance, claim};

use std::fmt;

use zeroize::Zeroizing;

/// What a program is started for, beside showing its window.
#[derive(Default, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The small window for finding a code, and not the large one.
    pub find: bool,
    /// By this the desktop knows that the person asked for the window just now, so that it may come to the front. At most
    /// 256 bytes.
    pub startup: String,
    /// A link, or the content of a file, that the system opened; empty for none. At most 64 KiB.
    pub opened: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Wish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wish")
            .field("find", &self.find)
            .finish_non_exhaustive()
    }
}

/// What came of a start.
pub enum Claim {
    /// This program is the one for that folder, as long as it holds this.
    First(Instance),
    /// Another one is, and does what was wished.
    Handed,
}

#[cfg(unix)]
mod unix {
    use std::fs::{File, OpenOptions};
    use std::io::ErrorKind;
    use std::os::unix::fs::OpenOptionsExt as _;
    use std::os::unix::net::UnixListener as Listener;
    use std::path::{Path, PathBuf};
    use std::time::Duration;

    use data_encoding::HEXLOWER;
    use sha2::{Digest as _, Sha256};
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{UnixListener, UnixStream};
    use zeroize::Zeroizing;

    use super::{Claim, Wish};
    use crate::control::private;

    const SHOW: &[u8; 4] = b"show";
    const FIND: &[u8; 4] = b"find";
    const DONE: &[u8; 4] = b"done";
    /// How long a second start waits for the first one. One that hangs must not keep the person out.
    const PATIENCE: Duration = Duration::from_secs(5);
    /// How long a connection may take to say what it wants.
    const WORD: Duration = Duration::from_millis(500);
    const LONGEST_STARTUP: u16 = 256;

    /// The one program for a vault's folder.
    #[derive(Debug)]
    pub struct Instance {
        /// Held until the program ends.
        _lock: Option<File>,
        socket: Option<(Listener, PathBuf)>,
    }

    /// Claims the vault's folder, or hands the wish to the program that has it. Where neither works there is one more
    /// program: several may work on one vault.
    pub async fn claim(vault: &Path, wish: &Wish) -> Claim {
        let alone = || {
            Claim::First(Instance {
                _lock: None,
                socket: None,
            })
        };
        let Some((folder, name)) = place(vault) else {
            return alone();
        };
        if private(&folder).is_err() {
            return alone();
        }
        let lock = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(folder.join(format!("{name}.lock")));
        let Ok(lock) = lock else { return alone() };
        let address = folder.join(format!("{name}.sock"));
        if lock.try_lock().is_ok() {
            // Left behind by a program that was killed.
            let _ = std::fs::remove_file(&address);
            let socket = Listener::bind(&address)
                .ok()
                .map(|socket| (socket, address));
            return Claim::First(Instance {
                _lock: Some(lock),
                socket,
            });
        }
        match tokio::time::timeout(PATIENCE, hand_over(&address, wish)).await {
            Ok(Ok(())) => Claim::Handed,
            Ok(Err(_)) | Err(_) => {
                tracing::warn!("another program has this vault, and does not answer");
                alone()
            }
        }
    }

    /// The folder of what runs, and a name in it. A socket's path has to be short: in the folder that the system keeps for
    /// this the vault's folder is named by a hash, and in the vault's own there is but one. `None` where there is neither.
    fn place(vault: &Path) -> Option<(PathBuf, String)> {
        let vault = resolved(vault)?;
        match std::env::var_os("XDG_RUNTIME_DIR").filter(|folder| !folder.is_empty()) {
            Some(running) => {
                let hash = Sha256::digest(vault.as_os_str().as_encoded_bytes());
                let name = HEXLOWER.encode(hash.get(..16)?);
                Some((PathBuf::from(running).join("countersign"), name))
            }
            None if vault.is_dir() => Some((vault.join("instance"), "window".to_owned())),
            None => None,
        }
    }

    /// One path for each folder, also while the folder is not there yet.
    fn resolved(folder: &Path) -> Option<PathBuf> {
        let folder = std::path::absolute(folder).ok()?;
        folder.ancestors().find_map(|there| {
            let rest = folder.strip_prefix(there).ok()?;
            // Joining the components one by one ends in no separator, so that the path is the same before and after the folder is made.
            Some(
                there
                    .canonicalize()
                    .ok()?
                    .components()
                    .chain(rest.components())
                    .collect(),
            )
        })
    }

    async fn hand_over(address: &Path, wish: &Wish) -> std::io::Result<()> {
        let mut said = Zeroizing::new(Vec::new());
        said.extend_from_slice(if wish.find { FIND } else { SHOW });
        for part in [wish.startup.as_bytes(), &wish.opened] {
            let length = u16::try_from(part.len()).map_err(|_| ErrorKind::InvalidInput)?;
            said.extend_from_slice(&length.to_be_bytes());
            said.extend_from_slice(part);
        }
        // The first one may be about to listen.
        let mut stream = loop {
            match UnixStream::connect(address).await {
                Ok(stream) => break stream,
                Err(_) => tokio::time::sleep(WORD / 10).await,
            }
        };
        stream.write_all(&said).await?;
        let mut word = [0u8; 4];
        stream.read_exact(&mut word).await?;
        if word == *DONE {
            Ok(())
        } else {
            Err(ErrorKind::InvalidData.into())
        }
    }

    async fn hear(stream: &mut UnixStream) -> std::io::Result<Wish> {
        let mut word = [0u8; 4];
        stream.read_exact(&mut word).await?;
        let find = match &word {
            SHOW => false,
            FIND => true,
            _ => return Err(ErrorKind::InvalidData.into()),
        };
        let length = stream.read_u16().await?;
        if length > LONGEST_STARTUP {
            return Err(ErrorKind::InvalidData.into());
        }
        let mut startup = vec![0; length.into()];
        stream.read_exact(&mut startup).await?;
        let startup = String::from_utf8(startup).map_err(|_| ErrorKind::InvalidData)?;
        let mut opened = Zeroizing::new(vec![0; stream.read_u16().await?.into()]);
        stream.read_exact(&mut opened).await?;
        Ok(Wish {
            find,
            startup,
            opened,
        })
    }

    impl Instance {
        /// Where it is heard; `None` where nothing can be.
        pub fn address(&self) -> Option<&Path> {
            self.socket.as_ref().map(|(_, address)| address.as_path())
        }

        /// Calls `wished` with what each later start was made for. Runs as long as it is polled.
        ///
        /// # Errors
        /// What the system says where nothing can be heard.
        pub async fn serve(&self, wished: impl Fn(Wish)) -> std::io::Result<()> {
            let Some((socket, _)) = &self.socket else {
                return Err(ErrorKind::NotFound.into());
            };
            let socket = socket.try_clone()?;
            socket.set_nonblocking(true)?;
            let socket = UnixListener::from_std(socket)?;
            loop {
                let Ok((mut stream, _)) = socket.accept().await else {
                    // Too many open files, for the moment.
                    tokio::time::sleep(WORD).await;
                    continue;
                };
                if let Ok(Ok(wish)) = tokio::time::timeout(WORD, hear(&mut stream)).await {
                    wished(wish);
                    let _ = tokio::time::timeout(WORD, stream.write_all(DONE)).await;
                }
            }
        }
    }

    impl Drop for Instance {
        fn drop(&mut self) {
            if let Some((_, address)) = &self.socket {
                let _ = std::fs::remove_file(address);
            }
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_folder_has_the_same_path_before_and_after_it_is_made() {
            let home = tempfile::tempdir().unwrap();
            let vault = home.path().join("vault");
            let before = resolved(&vault).unwrap();
            std::fs::create_dir(&vault).unwrap();
            let after = resolved(&vault).unwrap();
            // As bytes: paths are equal also where only one ends in a separator.
            assert_eq!(before.as_os_str(), after.as_os_str());
        }
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::path::Path;

    use super::{Claim, Wish};

    /// Nothing: the shell asks the system.
    #[derive(Debug)]
    pub struct Instance;

    /// Every program is the first one here.
    pub async fn claim(_: &Path, _: &Wish) -> Claim {
        Claim::First(Instance)
    }

    impl Instance {
        /// Nothing is heard on this system; runs as long as it is polled.
        ///
        /// # Errors
        /// None.
        pub async fn serve(&self, _: impl Fn(Wish)) -> std::io::Result<()> {
            std::future::pending().await
        }
    }
}
