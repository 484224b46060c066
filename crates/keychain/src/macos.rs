//! The login keychain. macOS itself asks the user when it is locked, or when the program has changed.

use std::error::Error as StdError;

use apple_native_keyring_store::keychain::Store;
use countersign_vault::KeychainError;
use keyring::Entry;
use keyring::api::CredentialStoreApi;

use crate::SERVICE;
use crate::worker::Prompting;

/// The item of this user name.
pub(crate) fn entry(user: &str) -> Result<Entry, KeychainError> {
    let store = Store::new().map_err(|error| crate::explain(&error))?;
    store
        .build(SERVICE, user, None)
        .map_err(|error| crate::explain(&error))
}

/// Any access may bring up a prompt.
pub(crate) fn make_readable(_user: &str, prompting: &Prompting) -> Result<(), KeychainError> {
    prompting.begin();
    Ok(())
}

/// Any access may bring up a prompt.
pub(crate) fn make_writable(_user: &str, prompting: &Prompting) -> Result<(), KeychainError> {
    prompting.begin();
    Ok(())
}

/// The name of the keychain.
pub(crate) fn provider() -> Option<String> {
    Some("macOS Keychain".to_owned())
}

/// The system's own words are the best there is.
pub(crate) fn explain(_error: &(dyn StdError + Send + Sync + 'static)) -> Option<KeychainError> {
    None
}
