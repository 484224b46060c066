//! The Credential Manager. It is unlocked with the user's session and asks nothing.

use std::collections::HashMap;
use std::error::Error as StdError;

use countersign_vault::KeychainError;
use keyring::Entry;
use keyring::api::CredentialStoreApi;
use windows_native_keyring_store::Store;

use crate::SERVICE;
use crate::worker::Prompting;

/// The item of this user name. It stays on this computer: by default it would roam with the user's profile.
pub(crate) fn entry(user: &str) -> Result<Entry, KeychainError> {
    let store = Store::new().map_err(|error| crate::explain(&error))?;
    store
        .build(
            SERVICE,
            user,
            Some(&HashMap::from([("persistence", "Local")])),
        )
        .map_err(|error| crate::explain(&error))
}

/// Nothing has to be unlocked.
pub(crate) fn make_readable(_user: &str, _prompting: &Prompting) -> Result<(), KeychainError> {
    Ok(())
}

/// Nothing has to be unlocked.
pub(crate) fn make_writable(_user: &str, _prompting: &Prompting) -> Result<(), KeychainError> {
    Ok(())
}

/// The name of the keychain.
pub(crate) fn provider() -> Option<String> {
    Some("Windows Credential Manager".to_owned())
}

/// The system's own words are the best there is.
pub(crate) fn explain(_error: &(dyn StdError + Send + Sync + 'static)) -> Option<KeychainError> {
    None
}
