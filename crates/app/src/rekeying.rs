//! Giving the vault a new key: what stays, what goes, and doing it.

use crate::app::App;
use crate::error::{Problem, Result};
use crate::slots::existing;
use crate::view;
use crate::words::custody;

impl App {
    /// What a rekey would keep and drop. One slot of each kind can be made again; a recovery code is always a new one.
    ///
    /// # Errors
    /// [`Problem::VaultEmpty`], what the disk says.
    pub async fn rekey_plan(&self) -> Result<view::RekeyPlan> {
        let (mut keeps, mut drops) = (Vec::new(), Vec::new());
        for slot in self.slot_views().await? {
            let can_stay = !slot.damaged && slot.kind != view::SlotKind::Recovery;
            if can_stay && !keeps.contains(&slot.kind) {
                keeps.push(slot.kind);
            } else {
                drops.push(slot);
            }
        }
        let words = custody::rekey(&keeps, &drops);
        Ok(view::RekeyPlan {
            keeps,
            drops,
            words,
        })
    }

    /// Gives the vault a new key and seals everything anew. Afterwards these slots open it and no others. What one of kind
    /// passphrase or two-part is opened with is the passphrase; a recovery code must be the one that was shown last, typed
    /// back.
    ///
    /// # Errors
    /// As [`App::add_slot`]; [`Problem::NoSlots`]; [`Problem::VaultInUse`] while an enrollment is under way.
    pub async fn rekey(&self, request: view::Rekey) -> Result<view::VaultDetails> {
        let with = existing(&request.with)?;
        let mut slots = Vec::new();
        for &kind in &request.kinds {
            let text = match kind {
                view::SlotKind::Keychain => "",
                view::SlotKind::Passphrase | view::SlotKind::TwoPart => request
                    .passphrase
                    .as_deref()
                    .ok_or(Problem::PassphraseUnfit)?,
                // Below, whether it is in the list or not.
                view::SlotKind::Recovery => continue,
            };
            slots.push(self.new_slot(&view::Opening::new(kind, text))?);
        }
        let has_code =
            !request.recovery.is_empty() || request.kinds.contains(&view::SlotKind::Recovery);
        if has_code {
            let code = view::Opening::new(view::SlotKind::Recovery, &request.recovery);
            slots.push(self.new_slot(&code)?);
        }
        self.vault()?.rekey(with, slots).await?;
        if has_code {
            self.discard_recovery_code();
        }
        self.maintain().await;
        self.vault_details().await
    }
}
