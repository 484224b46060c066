//! From what the person or the keychain gives to a slot's key, from there to the vault key, and from there to an open
//! session.

use std::sync::Arc;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::attempts::Attempts;
use crate::error::{Damage, VaultError};
use crate::ids::{SlotId, VaultId};
use crate::inspect::Header;
use crate::keychain::{KeychainError, KeychainItem, SlotKeyText};
use crate::keys::{KEY_BYTES, KeyBytes, Keys, derive_from, key_matches};
use crate::listing::Listing;
use crate::passphrase::derive_slot_key;
use crate::slot_changes::MAX_SLOTS;
use crate::slots::{Derivation, Opening, SlotKind, SlotRow};
use crate::stack::on_wiped_stack;
use crate::vault::Vault;

/// How often unlocking begins anew when other programs rekey the vault meanwhile.
const MAX_TRIES: u32 = 8;

/// A slot that was opened.
pub(crate) struct OpenedSlot {
    pub(crate) header: Header,
    pub(crate) slot: SlotId,
    pub(crate) vault_key: KeyBytes,
}

impl Vault {
    /// Unlocks. Whatever the keychain says, no key is made and nothing is changed.
    ///
    /// # Errors
    /// [`VaultError::Locked`] if the vault was locked while this was at it;
    /// [`VaultError::NoSuchSlot`], [`VaultError::SlotDamaged`]; [`VaultError::WrongPassphrase`],
    /// [`VaultError::WrongRecoveryCode`]; [`VaultError::TooManyTries`] with the time left if this comes too early after a
    /// wrong one, and then it was not tried; [`VaultError::Keychain`] if the keychain can't be asked,
    /// [`VaultError::KeychainEmpty`] if it has nothing, [`VaultError::KeychainOfAnotherVault`] if what it has does not
    /// open the slot.
    pub async fn unlock(&self, with: Opening) -> Result<(), VaultError> {
        let locked = self.inner.locked();
        let mut attempts = self.inner.turn.lock().await;
        let with = Arc::new(with);
        let mut tries = 0;
        loop {
            let opened = self.open_slot(&mut attempts, &with).await?;
            let session = self
                .open_with_key(locked, &opened.header, &opened.vault_key)
                .await;
            tries += 1;
            // Another program may have rekeyed the vault since its slots were read; the new ones are tried then.
            if session == Err(VaultError::EpochChanged) && tries < MAX_TRIES {
                continue;
            }
            session?;
            // Before any code is made: a counter must not be used that the damaged database had used already.
            return self.salvage_if_owed().await;
        }
    }

    /// The slot that this opens. Leaves the vault locked or unlocked, as it is.
    ///
    /// # Errors
    /// As [`Vault::unlock`].
    pub async fn try_opening(&self, with: Opening) -> Result<SlotId, VaultError> {
        let mut attempts = self.inner.turn.lock().await;
        let opened = self.open_slot(&mut attempts, &Arc::new(with)).await?;
        Ok(opened.slot)
    }

    /// Opens a slot with what was given, and checks that the key in it is the vault's.
    pub(crate) async fn open_slot(
        &self,
        attempts: &mut Attempts,
        with: &Arc<Opening>,
    ) -> Result<OpenedSlot, VaultError> {
        let (header, slots) = self.inner.store().await?.header_and_slots().await?;
        self.open_slot_of(header, slots, attempts, with).await
    }

    /// The same for the slots of another database, such as a snapshot.
    pub(crate) async fn open_slot_of(
        &self,
        header: Header,
        slots: Vec<SlotRow>,
        attempts: &mut Attempts,
        with: &Arc<Opening>,
    ) -> Result<OpenedSlot, VaultError> {
        let kind = with.kind();
        let mut slots = intact(of_kind(slots, kind)?)?;
        slots.truncate(MAX_SLOTS);
        let is_typed = kind != SlotKind::Keychain;
        if is_typed && let Some(retry_after) = attempts.wait_left(self.inner.clock.now_ms()) {
            return Err(VaultError::TooManyTries { retry_after });
        }
        let mut refusal = None;
        for row in &slots {
            let derivation = row.derivation().ok_or(VaultError::SlotDamaged)?;
            let item = row.item(header.vault);
            let slot_key = match self.slot_key(header.vault, derivation, item, with).await {
                Ok(key) => key,
                // Another slot may have its item in this keychain.
                Err(VaultError::KeychainEmpty) => {
                    refusal.get_or_insert(VaultError::KeychainEmpty);
                    continue;
                }
                Err(VaultError::KeychainOfAnotherVault) => {
                    refusal = Some(VaultError::KeychainOfAnotherVault);
                    continue;
                }
                Err(error) => return Err(error),
            };
            match row.unwrap(header.vault, &slot_key)? {
                Some(vault_key) => {
                    if !key_matches(&vault_key, header.vault, &header.key_check)? {
                        return Err(VaultError::Damaged(Damage::KeyCheck));
                    }
                    if is_typed {
                        attempts.succeed();
                    }
                    let slot = row.id;
                    return Ok(OpenedSlot {
                        header,
                        slot,
                        vault_key,
                    });
                }
                None => {
                    refusal = Some(match kind {
                        SlotKind::Keychain => VaultError::KeychainOfAnotherVault,
                        SlotKind::Passphrase | SlotKind::TwoPart => VaultError::WrongPassphrase,
                        SlotKind::Recovery => VaultError::WrongRecoveryCode,
                    });
                }
            }
        }
        let refusal = refusal.unwrap_or(VaultError::SlotDamaged);
        if matches!(
            refusal,
            VaultError::WrongPassphrase | VaultError::WrongRecoveryCode
        ) {
            attempts.fail(self.inner.clock.now_ms());
        }
        Err(refusal)
    }

    /// Makes a slot for this vault key, keeps in the keychain what it needs there, and confirms the slot by opening it
    /// anew. The slot is not in the database yet.
    pub(crate) async fn make_slot(
        &self,
        vault: VaultId,
        vault_key: &KeyBytes,
        with: &Arc<Opening>,
    ) -> Result<SlotRow, VaultError> {
        let id = SlotId::make_random()?;
        let kind = with.kind();
        let derivation = Derivation::make(kind, self.inner.cost)?;
        let item = matches!(kind, SlotKind::Keychain | SlotKind::TwoPart).then_some(KeychainItem {
            vault,
            slot: Some(id),
        });
        if let Some(item) = item {
            self.keep_in_keychain(item).await?;
        }
        let made = async {
            let slot_key = self.slot_key(vault, derivation, item, with).await?;
            let row = SlotRow::wrap(vault, id, kind, derivation, &slot_key, vault_key)?;
            self.confirm(vault, &row, with, vault_key).await?;
            Ok(row)
        };
        match made.await {
            Ok(row) => Ok(row),
            Err(error) => {
                self.remove_items(item).await;
                Err(error)
            }
        }
    }

    /// Opens a slot from the beginning, as if it were unlocked with.
    pub(crate) async fn confirm(
        &self,
        vault: VaultId,
        row: &SlotRow,
        with: &Arc<Opening>,
        vault_key: &KeyBytes,
    ) -> Result<(), VaultError> {
        let derivation = row.derivation().ok_or(VaultError::SlotDamaged)?;
        let slot_key = self
            .slot_key(vault, derivation, row.item(vault), with)
            .await?;
        let opened = row.unwrap(vault, &slot_key)?;
        let is_same = |opened: KeyBytes| opened.expose().ct_eq(vault_key.expose()).into();
        match opened.is_some_and(is_same) {
            true => Ok(()),
            false => Err(VaultError::Internal(
                "a new slot opens with what it was made with",
            )),
        }
    }

    /// Removes items that nothing needs. One that stays is harmless: it opens nothing.
    pub(crate) async fn remove_items(&self, items: impl IntoIterator<Item = KeychainItem>) {
        for item in items {
            if let Err(error) = self.inner.keychain.delete(item).await {
                tracing::warn!(%item, %error, "a key that nothing needs any more stays in the keychain");
            }
        }
    }

    /// Checks the key, reads the accounts, and opens the session, unless the vault was locked since [`Inner::locked`] said
    /// `locked`. `header` is what the key was come by with: if the
    /// vault has been rekeyed since, reading says so.
    pub(crate) async fn open_with_key(
        &self,
        locked: u64,
        header: &Header,
        vault_key: &KeyBytes,
    ) -> Result<(), VaultError> {
        if !key_matches(vault_key, header.vault, &header.key_check)? {
            return Err(VaultError::Damaged(Damage::KeyCheck));
        }
        let keys = Arc::new(Keys::derive(header.vault, header.epoch, vault_key)?);
        let mut store = self.inner.store().await?;
        let listing = Listing::read(&mut store, &keys).await?;
        self.inner.open_session(locked, keys, listing)
    }

    /// The key of a slot, if what was given is right for it.
    async fn slot_key(
        &self,
        vault: VaultId,
        derivation: Derivation,
        item: Option<KeychainItem>,
        with: &Arc<Opening>,
    ) -> Result<KeyBytes, VaultError> {
        // First, because it costs next to nothing.
        let kept = match item {
            Some(item) => Some(self.kept_key(item).await?),
            None => None,
        };
        match (&**with, derivation, kept) {
            (Opening::Keychain, _, Some(kept)) => Ok(kept),
            (Opening::Recovery(code), Derivation::Recovery, None) => code.derive_slot_key(vault),
            (Opening::Passphrase(_), Derivation::Argon2id { .. }, None) => {
                stretch(derivation, with).await
            }
            (Opening::TwoPart(_), Derivation::Argon2id { .. }, Some(kept)) => {
                let stretched = stretch(derivation, with).await?;
                let mut both = Zeroizing::new([0; 2 * KEY_BYTES]);
                both[..KEY_BYTES].copy_from_slice(stretched.expose());
                both[KEY_BYTES..].copy_from_slice(kept.expose());
                derive_from(&*both, vault, "two parts")
            }
            _ => Err(VaultError::SlotDamaged),
        }
    }

    async fn kept_key(&self, item: KeychainItem) -> Result<KeyBytes, VaultError> {
        let kept = self.inner.keychain.read(item).await?;
        kept.ok_or(VaultError::KeychainEmpty)?.decode()
    }

    /// Writes a new random key to the keychain, and reads it back: some keychains forget what they took.
    async fn keep_in_keychain(&self, item: KeychainItem) -> Result<(), VaultError> {
        let keychain = &self.inner.keychain;
        let text = SlotKeyText::encode(&KeyBytes::make_random()?);
        keychain.write(item, &text).await?;
        let failure = match keychain.read(item).await {
            Ok(Some(kept)) if kept.is_same(&text) => return Ok(()),
            Ok(_) => KeychainError::NotKept,
            Err(error) => error,
        };
        self.remove_items([item]).await;
        Err(failure.into())
    }
}

/// Argon2id, where it holds up nobody.
async fn stretch(derivation: Derivation, with: &Arc<Opening>) -> Result<KeyBytes, VaultError> {
    let with = Arc::clone(with);
    in_background(move || match (&*with, derivation) {
        (
            Opening::Passphrase(passphrase) | Opening::TwoPart(passphrase),
            Derivation::Argon2id { cost, salt },
        ) => derive_slot_key(passphrase, &salt, cost),
        _ => Err(VaultError::Internal("only passphrases are stretched")),
    })
    .await
}

/// The slots of one kind, and damaged ones that may have been of it.
///
/// # Errors
/// [`VaultError::NoSuchSlot`] if there is none.
fn of_kind(mut slots: Vec<SlotRow>, kind: SlotKind) -> Result<Vec<SlotRow>, VaultError> {
    slots.retain(|slot| match slot.known_kind() {
        Some(found) => found == kind,
        None => !slot.is_intact(),
    });
    if slots.is_empty() {
        return Err(VaultError::NoSuchSlot(kind));
    }
    Ok(slots)
}

/// The slots that can be tried.
///
/// # Errors
/// [`VaultError::SlotDamaged`] if there is none.
fn intact(slots: Vec<SlotRow>) -> Result<Vec<SlotRow>, VaultError> {
    let intact: Vec<_> = slots
        .into_iter()
        .filter(|slot| slot.info().is_some_and(|info| !info.damaged))
        .collect();
    if intact.is_empty() {
        Err(VaultError::SlotDamaged)
    } else {
        Ok(intact)
    }
}

/// Runs what takes long where it holds up nobody.
pub(crate) async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    tokio::task::spawn_blocking(|| on_wiped_stack(work))
        .await
        .map_err(|_| VaultError::Internal("work in the background ended early"))?
}
