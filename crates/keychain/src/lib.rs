//! The adapter between the vault and the operating system's keychain: the Secret Service on Linux (GNOME Keyring,
//! KWallet, KeePassXC), the login keychain on macOS, the Credential Manager on Windows. The only place that touches
//! any of them.
//!
//! One item per slot that needs one, under the service `countersign` and the name that the vault gives it. Nothing in
//! the environment chooses another keychain; on Linux the session bus's address is where the desktop says it is.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
mod probe;
#[cfg(windows)]
mod windows;
mod worker;

#[cfg(target_os = "linux")]
use linux as platform;
#[cfg(target_os = "macos")]
use macos as platform;
#[cfg(windows)]
use windows as platform;

use async_trait::async_trait;
use countersign_vault::{Keychain, KeychainError, KeychainItem, SlotKeyText};
use keyring::{Entry, Error};
use zeroize::Zeroizing;

use worker::{Limits, Worker};

/// The service that every item stands under.
const SERVICE: &str = "countersign";
/// More than any slot key's text. What is longer is not read.
const MAX_TEXT_BYTES: usize = 1024;

/// The operating system's keychain. All of its calls block, so they run on one thread of their own; a call that
/// takes longer than 10 seconds, or 60 while the keychain may be asking the user, is given up with
/// [`KeychainError::NoAnswer`].
#[derive(Debug)]
pub struct OsKeychain {
    worker: Worker,
}

impl OsKeychain {
    /// The keychain of the user who runs the program. Nothing is asked of it yet.
    pub fn new() -> Self {
        Self {
            worker: Worker::new(Limits::DEFAULT),
        }
    }
}

impl Default for OsKeychain {
    fn default() -> Self {
        Self::new()
    }
}

#[async_trait]
impl Keychain for OsKeychain {
    async fn read(&self, item: KeychainItem) -> Result<Option<SlotKeyText>, KeychainError> {
        let user = item.to_string();
        self.worker
            .run(move |prompting| {
                platform::make_readable(&user, prompting)?;
                read(&platform::entry(&user)?)
            })
            .await
    }

    async fn write(&self, item: KeychainItem, text: &SlotKeyText) -> Result<(), KeychainError> {
        let user = item.to_string();
        let text = Zeroizing::new(text.expose().to_owned());
        self.worker
            .run(move |prompting| {
                platform::make_writable(&user, prompting)?;
                write(&platform::entry(&user)?, &text)
            })
            .await
    }

    async fn delete(&self, item: KeychainItem) -> Result<(), KeychainError> {
        let user = item.to_string();
        self.worker
            .run(move |prompting| {
                platform::make_readable(&user, prompting)?;
                delete(&platform::entry(&user)?)
            })
            .await
    }

    async fn probe(&self) -> Result<String, KeychainError> {
        self.worker.run(probe::probe).await
    }

    async fn provider(&self) -> Option<String> {
        let seen = self.worker.run(|_| Ok(platform::provider())).await;
        seen.ok().flatten()
    }
}

fn read(entry: &Entry) -> Result<Option<SlotKeyText>, KeychainError> {
    match entry.get_password() {
        Ok(text) => {
            let text = Zeroizing::new(text);
            if text.len() > MAX_TEXT_BYTES {
                return Err(KeychainError::Other("the item is far too long".to_owned()));
            }
            Ok(Some(SlotKeyText::new(text)))
        }
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(explain(&error)),
    }
}

fn write(entry: &Entry, text: &str) -> Result<(), KeychainError> {
    // A line break in an item has destroyed whole keyrings.
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(KeychainError::Other(
            "only one line of base64 is kept".to_owned(),
        ));
    }
    entry.set_password(text).map_err(|error| explain(&error))
}

fn delete(entry: &Entry) -> Result<(), KeychainError> {
    match entry.delete_credential() {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(explain(&error)),
    }
}

/// What a store's error means here. Its text may be shown, so the variants that carry what was read are not put into
/// words.
fn explain(error: &Error) -> KeychainError {
    match error {
        Error::PlatformFailure(inner) | Error::NoStorageAccess(inner) => {
            platform::explain(inner.as_ref()).unwrap_or_else(|| match error {
                Error::NoStorageAccess(_) => KeychainError::Locked,
                _ => KeychainError::Other(inner.to_string()),
            })
        }
        Error::BadEncoding(_) | Error::BadDataFormat(..) => {
            KeychainError::Other("the item is not text".to_owned())
        }
        Error::Ambiguous(items) => {
            KeychainError::Other(format!("{} items have the same name", items.len()))
        }
        other => KeychainError::Other(other.to_string()),
    }
}
