//! What all commands share. The vault is opened beside the window, not before it: a keychain may take its time.

use std::path::{Path, PathBuf};

use countersign_app::Desk;
use tokio::sync::OnceCell;

pub(crate) struct Shell {
    folder: PathBuf,
    desk: OnceCell<Desk>,
}

impl Shell {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            desk: OnceCell::new(),
        }
    }

    /// The vault's folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The desk, opened by whoever asks first.
    pub(crate) async fn desk(&self) -> &Desk {
        self.desk.get_or_init(|| Desk::open(&self.folder)).await
    }

    /// The desk, if it is open already.
    pub(crate) fn desk_if_open(&self) -> Option<&Desk> {
        self.desk.get()
    }
}
