//! Custody of accounts and pending enrollments: sealed records in one SQLite database, and the key slots that
//! open them. `docs/vault-format.md` describes what is on disk.
//!
//! This crate reads no clock and knows no operating system's keychain; both come in as traits ([`Clock`],
//! [`Keychain`]). It makes no codes and knows no network.

mod access;
mod accounts;
mod attempts;
mod clock;
mod create;
mod enrollments;
mod error;
mod files;
mod guard;
mod ids;
mod inspect;
mod keychain;
mod keys;
mod listing;
mod passphrase;
mod profile;
mod sealed;
mod slots;
mod stack;
mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod unlock;
mod vault;
mod writing;

pub use accounts::{Account, AccountList, AccountStateChange, NewAccount};
pub use clock::Clock;
pub use enrollments::{EnrollmentList, EnrollmentRecord, NewEnrollment};
pub use error::{Damage, Damaged, StorageKind, VaultError};
pub use guard::Guard;
pub use ids::{AccountId, EnrollmentId, IdError, RecordId, SlotId, VaultId};
pub use inspect::FORMAT;
pub use keychain::{Keychain, KeychainError, SlotKeyText};
pub use passphrase::{Passphrase, PassphraseError};
pub use profile::{AccountProfile, AccountState};
pub use slots::{NewSlot, SlotInfo, SlotKind};
pub use stack::{on_wiped_stack, wipe_stack};
pub use vault::{State, Vault};
