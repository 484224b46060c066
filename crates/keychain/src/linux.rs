//! The Secret Service (<https://specifications.freedesktop.org/secret-service/>), and what can be told apart about
//! it: no bus, no daemon, no default collection, locked.

use std::collections::HashMap;
use std::env;
use std::error::Error as StdError;
use std::fs;
use std::path::Path;
use std::time::Duration;

use countersign_vault::KeychainError;
use dbus::blocking::Connection;
use dbus_secret_service::{Collection, EncryptionType, Error, Item, SecretService};
use dbus_secret_service_keyring_store::Store;
use keyring::Entry;
use keyring::api::CredentialStoreApi;

use crate::SERVICE;
use crate::worker::Prompting;

/// How long a prompt stays up. Less than the caller waits.
const PROMPT_SECONDS: u64 = 50;
const SECRETS: &str = "org.freedesktop.secrets";

/// The item of this user name. The store speaks to the service anew each time: a connection does not outlive a restart
/// of the daemon.
pub(crate) fn entry(user: &str) -> Result<Entry, KeychainError> {
    let store = Store::new().map_err(|error| crate::explain(&error))?;
    let label = format!("Countersign vault {user}");
    store
        .build(
            SERVICE,
            user,
            Some(&HashMap::from([("label", label.as_str())])),
        )
        .map_err(|error| crate::explain(&error))
}

/// Sees to it that "there is no such item" can be believed: the item is there and unlocked, or the default collection
/// is there, unlocked, and doesn't have it.
pub(crate) fn make_readable(user: &str, prompting: &Prompting) -> Result<(), KeychainError> {
    let service = connect()?;
    if unlock_item(&service, user, prompting)? {
        return Ok(());
    }
    let collection = default_collection(&service)?;
    if collection.is_locked().map_err(|e| translate(&e))? {
        unlock_collection(&collection, prompting)?;
        // Some services show what a collection has only now.
        unlock_item(&service, user, prompting)?;
    }
    Ok(())
}

/// Sees to it that an item can be written: it is there and unlocked, or the default collection is.
pub(crate) fn make_writable(user: &str, prompting: &Prompting) -> Result<(), KeychainError> {
    let service = connect()?;
    unlock_item(&service, user, prompting)?;
    unlock_collection(&default_collection(&service)?, prompting)
}

/// The name of the program that owns the service on the bus; `None` if none does.
pub(crate) fn provider() -> Option<String> {
    if !has_bus_address() {
        return None;
    }
    let name = owner()?;
    Some(match name.as_str() {
        name if name.starts_with("gnome-keyring") => "GNOME Keyring".to_owned(),
        name if name.starts_with("kwallet") || name.starts_with("ksecret") => "KWallet".to_owned(),
        name if name.starts_with("keepassxc") => "KeePassXC".to_owned(),
        "" => "Secret Service".to_owned(),
        other => format!("Secret Service ({other})"),
    })
}

/// What an error of the store is about, if it came from the Secret Service.
pub(crate) fn explain(error: &(dyn StdError + Send + Sync + 'static)) -> Option<KeychainError> {
    error.downcast_ref::<Error>().map(translate)
}

fn connect() -> Result<SecretService, KeychainError> {
    // Without this, libdbus would try to start a bus of its own.
    if !has_bus_address() {
        return Err(KeychainError::NoBus);
    }
    SecretService::connect_with_max_prompt_timeout(EncryptionType::Plain, PROMPT_SECONDS).map_err(
        |error| match Connection::new_session() {
            Ok(_) => translate(&error),
            Err(_) => KeychainError::NoBus,
        },
    )
}

fn has_bus_address() -> bool {
    let named = env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some_and(|address| !address.is_empty());
    named || env::var_os("XDG_RUNTIME_DIR").is_some_and(|dir| Path::new(&dir).join("bus").exists())
}

/// Unlocks the item if it is locked. Whether there is one.
fn unlock_item(
    service: &SecretService,
    user: &str,
    prompting: &Prompting,
) -> Result<bool, KeychainError> {
    let attributes = HashMap::from([("service", SERVICE), ("username", user)]);
    let found = service
        .search_items(attributes.clone())
        .map_err(|e| translate(&e))?;
    if found.locked.is_empty() {
        return Ok(!found.unlocked.is_empty());
    }
    prompting.begin();
    let locked: Vec<&Item<'_>> = found.locked.iter().collect();
    service.unlock_all(&locked).map_err(|e| translate(&e))?;
    let found = service
        .search_items(attributes)
        .map_err(|e| translate(&e))?;
    if found.locked.is_empty() {
        Ok(true)
    } else {
        Err(KeychainError::Locked)
    }
}

fn default_collection(service: &SecretService) -> Result<Collection<'_>, KeychainError> {
    service
        .get_default_collection()
        .map_err(|error| match error {
            Error::NoResult => KeychainError::NoDefaultCollection,
            other => translate(&other),
        })
}

fn unlock_collection(
    collection: &Collection<'_>,
    prompting: &Prompting,
) -> Result<(), KeychainError> {
    let is_locked = || collection.is_locked().map_err(|e| translate(&e));
    if !is_locked()? {
        return Ok(());
    }
    prompting.begin();
    collection.unlock().map_err(|e| translate(&e))?;
    if is_locked()? {
        Err(KeychainError::Locked)
    } else {
        Ok(())
    }
}

fn translate(error: &Error) -> KeychainError {
    match error {
        // A prompt that was dismissed, or that there was nobody to show.
        Error::Locked | Error::Prompt => KeychainError::Locked,
        Error::NoResult => KeychainError::NoDefaultCollection,
        Error::Unavailable => KeychainError::NoDaemon,
        Error::Dbus(error) => translate_bus(error.name().unwrap_or_default())
            .unwrap_or_else(|| KeychainError::Other(error.to_string())),
        other => KeychainError::Other(other.to_string()),
    }
}

/// What the names of D-Bus errors mean for a keychain.
fn translate_bus(name: &str) -> Option<KeychainError> {
    let bus_error = name.strip_prefix("org.freedesktop.DBus.Error.");
    Some(match (bus_error, name) {
        (Some("ServiceUnknown" | "NameHasNoOwner"), _) => KeychainError::NoDaemon,
        (Some(spawn), _) if spawn.starts_with("Spawn.") => KeychainError::NoDaemon,
        (Some("NoReply" | "Timeout" | "TimedOut"), _) => KeychainError::NoAnswer,
        (Some("AccessDenied" | "AuthFailed"), _) => KeychainError::Denied,
        (Some("NoServer" | "Disconnected"), _) => KeychainError::NoBus,
        (_, "org.freedesktop.Secret.Error.IsLocked") => KeychainError::Locked,
        _ => return None,
    })
}

fn owner() -> Option<String> {
    let connection = Connection::new_session().ok()?;
    let bus = connection.with_proxy("org.freedesktop.DBus", "/", Duration::from_secs(2));
    let (process,): (u32,) = bus
        .method_call(
            "org.freedesktop.DBus",
            "GetConnectionUnixProcessID",
            (SECRETS,),
        )
        .ok()?;
    let name = fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
    Some(name.trim().to_owned())
}
