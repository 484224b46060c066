//! What opens the vault: the key slots in words, adding, changing and removing them.

use countersign_vault::{Opening, Passphrase, SlotId, SlotKind, VaultError};

use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::recovery;
use crate::view;
use crate::words::custody;

impl App {
    /// All that there is to say about the vault's custody. Works while it is locked, and says what it can of a vault that
    /// does not open.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn vault_details(&self) -> Result<view::VaultDetails> {
        let state = self.state().await;
        let mut details = view::VaultDetails {
            folder: self.folder().display().to_string(),
            vault_id: None,
            slots: Vec::new(),
            keychain_note: state.keychain_note,
            has_recovery_code: false,
            snapshots: state.snapshots,
            snapshot_folder: self.folder().join("snapshots").display().to_string(),
            trash: 0,
            read_only: state.read_only,
        };
        if !matches!(
            state.vault,
            view::VaultStatus::Locked | view::VaultStatus::Unlocked
        ) {
            return Ok(details);
        }
        let vault = self.vault()?;
        details.vault_id = Some(vault.id().await?.to_string());
        details.slots = self.slot_views().await?;
        details.has_recovery_code = details
            .slots
            .iter()
            .any(|slot| slot.kind == view::SlotKind::Recovery && !slot.damaged);
        details.snapshots = self.snapshot_views().await?;
        details.snapshot_folder = vault.snapshot_folder().display().to_string();
        details.trash = vault.trash_count().await?;
        Ok(details)
    }

    /// Adds a way to open the vault. A recovery code must be the one that was shown last, typed back.
    ///
    /// # Errors
    /// As [`App::unlock`] for `with`; [`Problem::PassphraseUnfit`], [`Problem::RecoveryCodeDiffers`] and its kin;
    /// [`Problem::TooManySlots`]; what the keychain says.
    pub async fn add_slot(
        &self,
        with: view::Opening,
        slot: view::Opening,
    ) -> Result<view::VaultDetails> {
        let (with, slot) = (existing(&with)?, self.new_slot(&slot)?);
        let kind = slot.kind();
        let id = self.vault()?.add_slot(with, slot).await?;
        tracing::info!(slot = %id, %kind, "key slot added");
        self.slots_changed(kind).await
    }

    /// Puts another way to open the vault in the place of one.
    ///
    /// # Errors
    /// As [`App::add_slot`]; [`Problem::SlotNotFound`].
    pub async fn replace_slot(
        &self,
        with: view::Opening,
        id: &str,
        slot: view::Opening,
    ) -> Result<view::VaultDetails> {
        let old = parse_slot_id(id)?;
        let (with, slot) = (existing(&with)?, self.new_slot(&slot)?);
        let kind = slot.kind();
        let replaced = self.vault()?.replace_slot(with, old, slot).await;
        let new = replaced.map_err(missing_slot)?;
        tracing::info!(slot = %old, %new, %kind, "key slot changed");
        self.slots_changed(kind).await
    }

    /// Removes a way to open the vault. `with` must open another one.
    ///
    /// # Errors
    /// [`Problem::LastSlot`], [`Problem::OpenWithAnother`], [`Problem::SlotNotFound`]; as [`App::unlock`] for `with`.
    pub async fn remove_slot(&self, with: view::Opening, id: &str) -> Result<view::VaultDetails> {
        let (slot, with) = (parse_slot_id(id)?, existing(&with)?);
        let removed = self.vault()?.remove_slot(with, slot).await;
        removed.map_err(missing_slot)?;
        tracing::info!(%slot, "key slot removed");
        self.maintain().await;
        self.vault_details().await
    }

    pub(crate) async fn slot_views(&self) -> Result<Vec<view::Slot>> {
        let slots = self.vault()?.slots().await?;
        Ok(slots.iter().map(custody::slot).collect())
    }

    /// What a new slot is to be opened with.
    pub(crate) fn new_slot(&self, slot: &view::Opening) -> Result<Opening> {
        let passphrase = || {
            let passphrase = Passphrase::parse(slot.text.as_bytes());
            passphrase.map_err(|_| Problem::PassphraseUnfit)
        };
        Ok(match slot.kind {
            view::SlotKind::Keychain => Opening::Keychain,
            view::SlotKind::Passphrase => Opening::Passphrase(passphrase()?),
            view::SlotKind::TwoPart => Opening::TwoPart(passphrase()?),
            view::SlotKind::Recovery => Opening::Recovery(self.recovery.confirm(&slot.text)?),
        })
    }

    /// A confirmed code has done its work. Snapshots must not open with what is gone.
    async fn slots_changed(&self, kind: SlotKind) -> Result<view::VaultDetails> {
        if kind == SlotKind::Recovery {
            self.discard_recovery_code();
        }
        self.maintain().await;
        self.vault_details().await
    }
}

/// What a slot that is there is opened with. A text that can't be anybody's passphrase is a wrong one.
pub(crate) fn existing(with: &view::Opening) -> Result<Opening> {
    let passphrase = || {
        let passphrase = Passphrase::parse(with.text.as_bytes());
        passphrase.map_err(|_| Problem::WrongPassphrase)
    };
    Ok(match with.kind {
        view::SlotKind::Keychain => Opening::Keychain,
        view::SlotKind::Passphrase => Opening::Passphrase(passphrase()?),
        view::SlotKind::TwoPart => Opening::TwoPart(passphrase()?),
        view::SlotKind::Recovery => Opening::Recovery(recovery::parse(&with.text)?),
    })
}

fn parse_slot_id(id: &str) -> Result<SlotId> {
    Ok(id.parse().map_err(|_| Problem::SlotNotFound)?)
}

fn missing_slot(error: VaultError) -> AppError {
    match error {
        VaultError::NotFound => Problem::SlotNotFound.into(),
        other => other.into(),
    }
}

impl From<SlotKind> for view::SlotKind {
    fn from(kind: SlotKind) -> Self {
        match kind {
            SlotKind::Keychain => Self::Keychain,
            SlotKind::Passphrase => Self::Passphrase,
            SlotKind::Recovery => Self::Recovery,
            SlotKind::TwoPart => Self::TwoPart,
        }
    }
}
