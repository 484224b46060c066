//! Custody of accounts, pending enrollments and servers: sealed records in one SQLite database, and the key slots that
//! open them. `docs/vault-format.md` describes what is on disk.
//!
//! This crate reads no clock and knows no operating system's keychain; both come in as traits ([`Clock`],
//! [`Keychain`]). It makes no codes and knows no network.

mod access;
mod accounts;
mod attempts;
mod batch;
mod clock;
mod copies;
mod create;
mod enrollments;
mod error;
mod files;
mod guard;
mod ids;
mod inspect;
mod keychain;
mod keys;
mod known;
mod listing;
mod maintenance;
mod opening;
mod passphrase;
mod profile;
mod recovery;
mod rekey;
mod restoring;
mod rewriting;
mod salvage;
mod sealed;
mod sealed_settings;
mod servers;
mod sessions;
mod set_aside;
mod slot_changes;
mod slots;
mod snapshots;
mod stack;
mod store;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod vault;
mod writing;

pub use accounts::{
    Account, AccountList, AccountStateChange, MAX_ICON_BYTES, NewAccount, TRASH_DAYS,
    TrashedAccount,
};
pub use batch::{Batch, CounterChange, NewCounter};
pub use clock::Clock;
pub use enrollments::{EnrollmentList, EnrollmentRecord, NewEnrollment};
pub use error::{Damage, Damaged, StorageKind, VaultError};
pub use guard::Guard;
pub use ids::{AccountId, EnrollmentId, IdError, RecordId, ServerId, SlotId, VaultId};
pub use inspect::{FORMAT, ReadOnly};
pub use keychain::{Keychain, KeychainError, KeychainItem, SlotKeyText};
pub use listing::Edition;
pub use maintenance::Maintained;
pub use passphrase::{Passphrase, PassphraseError};
pub use profile::{AccountProfile, AccountState};
pub use recovery::{RecoveryCode, RecoveryCodeError};
pub use restoring::Restored;
pub use sealed_settings::SealedSetting;
pub use servers::{ChangedProfile, NewServer, ServerList, ServerRecord};
pub use sessions::SessionLock;
pub use set_aside::{SetAside, Unopenable, is_damaged, restore_damaged, restore_unopenable};
pub use slots::{Opening, SlotInfo, SlotKind};
pub use snapshots::{Snapshot, SnapshotCondition, SnapshotName, SnapshotReason, snapshots_in};
pub use stack::{on_wiped_stack, wipe_stack};
pub use vault::{State, Vault};
