//! The doctor's probe: an item of its own, written, read back and deleted.

use countersign_vault::{KeychainError, VaultId};

use crate::platform;
use crate::worker::Prompting;

/// Returns the name of the provider that kept the item and gave it back.
pub(crate) fn probe(prompting: &Prompting) -> Result<String, KeychainError> {
    let no_randomness = |_| KeychainError::Other("the system gives no random numbers".to_owned());
    let user = format!("probe-{}", VaultId::make_random().map_err(no_randomness)?);
    let text = VaultId::make_random().map_err(no_randomness)?.to_string();

    platform::make_writable(&user, prompting)?;
    let entry = platform::entry(&user)?;
    crate::write(&entry, &text)?;
    let kept = crate::read(&entry);
    let deleted = crate::delete(&entry);
    if kept?.is_none_or(|kept| kept.expose() != text) {
        return Err(KeychainError::NotKept);
    }
    deleted?;
    Ok(platform::provider().unwrap_or_default())
}
