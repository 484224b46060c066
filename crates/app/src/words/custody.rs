//! What opens the vault, in words; and the problems of slots, recovery codes, snapshots and a vault that can only be read.

use countersign_vault::{RecoveryCodeError, SlotInfo, SnapshotCondition};

use super::{Words, words};
use crate::error::Problem;
use crate::view::{Action, Slot, SlotKind};

/// A vault that a newer version changed.
pub(crate) const READ_ONLY: &str = "A newer version of Countersign made this vault. You can read it here; to change anything, install the newest version.";

/// What a plain keychain slot does not do.
pub(crate) const KEYCHAIN_NOTE: &str = "The keychain opens your accounts without asking. A lock clears them from memory, but whoever sits at your unlocked desktop can open them again. “Ask for my passphrase” changes that.";

/// A slot in words.
pub(crate) fn slot(slot: &SlotInfo) -> Slot {
    let kind = SlotKind::from(slot.kind);
    let words = match kind {
        SlotKind::Keychain => "Opens without asking while your desktop's keychain is unlocked.",
        SlotKind::Passphrase => "Opens when you enter it, on this computer or with a copy.",
        SlotKind::Recovery => {
            "Opens the vault when nothing else does. It was shown once; only you have it."
        }
        SlotKind::TwoPart => {
            "Opens with your passphrase and this computer's keychain together. A stolen disk alone is not enough."
        }
    };
    Slot {
        id: slot.id.to_string(),
        kind,
        damaged: slot.damaged,
        title: title(kind).to_owned(),
        words: if slot.damaged {
            "It is damaged on the disk and opens nothing. Remove it, or make it anew.".to_owned()
        } else {
            words.to_owned()
        },
    }
}

fn title(kind: SlotKind) -> &'static str {
    match kind {
        SlotKind::Keychain => "The keychain",
        SlotKind::Passphrase => "A passphrase",
        SlotKind::Recovery => "A recovery code",
        SlotKind::TwoPart => "A passphrase, with the keychain",
    }
}

/// What a rekey does, in words.
pub(crate) fn rekey(keeps: &[SlotKind], drops: &[Slot]) -> String {
    let list = |titles: Vec<String>| titles.join(", ");
    let mut words =
        "The vault gets a new key, and everything in it is sealed again. Copies made elsewhere still open as before."
            .to_owned();
    if !keeps.is_empty() {
        let titles = keeps.iter().map(|&kind| title(kind).to_lowercase());
        words.push_str(&format!(
            " It can stay open to: {}.",
            list(titles.collect())
        ));
    }
    if !drops.is_empty() {
        let titles = drops.iter().map(|slot| slot.title.to_lowercase());
        words.push_str(&format!(
            " These open nothing afterwards: {}.",
            list(titles.collect())
        ));
    }
    words.push_str(" A recovery code is always a new one.");
    words
}

/// The words of this file's problems.
pub(super) fn words_of(problem: &Problem) -> Words {
    match problem {
        Problem::WrongRecoveryCode => words(
            "Not this vault's code",
            "That is a recovery code, but it does not open this vault. Nothing was changed.",
            "Look for the one that was made last.",
            Action::TryAgain,
        ),
        Problem::RecoveryCodeMistyped(error) => mistyped(*error),
        Problem::RecoveryCodeMissing => words(
            "No code waits",
            "The recovery code that was shown is gone. Nothing was changed.",
            "Make a new one.",
            Action::TryAgain,
        ),
        Problem::RecoveryCodeDiffers => words(
            "Not the code that was shown",
            "That is another recovery code than the one that was shown. Nothing was changed.",
            "Enter the newest one, or make a new one.",
            Action::TryAgain,
        ),
        Problem::LastSlot => words(
            "This is the only way in",
            "Nothing else would open the vault, so this stays.",
            "Add another way first, then remove this one.",
            Action::None,
        ),
        Problem::OpenWithAnother => words(
            "Open with another way",
            "To remove this, show that something else opens the vault. Nothing was changed.",
            "Choose another way to confirm.",
            Action::TryAgain,
        ),
        Problem::SlotNotFound => words(
            "No such way in",
            "Nothing by that id opens this vault. Nothing was changed.",
            "Look at what opens the vault.",
            Action::None,
        ),
        Problem::TooManySlots => words(
            "Too many ways in",
            "A vault has 16 ways to open it at the most. Nothing was changed.",
            "Remove one first.",
            Action::None,
        ),
        Problem::NoSlots => words(
            "Nothing would open the vault",
            "At least one way to open the vault has to stay. Nothing was changed.",
            "Choose one.",
            Action::TryAgain,
        ),
        Problem::VaultInUse => words(
            "A setup is under way",
            "A setup is waiting for its server, and needs the vault's present key. Nothing was changed.",
            "Try again when it has finished.",
            Action::TryAgain,
        ),
        Problem::VaultReadOnly => words(
            "This vault can only be read",
            "A newer version of Countersign made this vault. Nothing was changed.",
            "Install the newest version to change it.",
            Action::None,
        ),
        Problem::NoSuchSnapshot => words(
            "No such snapshot",
            "There is no snapshot by that name. Nothing was changed.",
            "Look at the list of snapshots.",
            Action::None,
        ),
        Problem::SnapshotUnusable(condition) => unusable(*condition),
        Problem::VaultNotDamaged => words(
            "The vault is not damaged",
            "The vault's file is sound. Nothing was changed.",
            "Unlock it, then restore from a snapshot.",
            Action::Unlock,
        ),
        // The others have their words where this is called.
        _ => Problem::Internal.words(),
    }
}

fn mistyped(error: RecoveryCodeError) -> Words {
    let message = match error {
        RecoveryCodeError::Length { characters } => {
            format!("A recovery code has 35 characters in 7 groups; this has {characters}.")
        }
        RecoveryCodeError::Character { group, character } => {
            format!("Group {group} has “{character}”, which is in no recovery code.")
        }
        RecoveryCodeError::Group { group } => format!("Group {group} was mistyped."),
    };
    let next = match error {
        RecoveryCodeError::Length { .. } => "Check that no group is missing.".to_owned(),
        RecoveryCodeError::Character { group, .. } | RecoveryCodeError::Group { group } => {
            format!("Look at group {group} once more.")
        }
    };
    words("Check the code", message, &next, Action::TryAgain)
}

fn unusable(condition: SnapshotCondition) -> Words {
    let message = match condition {
        SnapshotCondition::Damaged => "This snapshot's file is damaged. Nothing was changed.",
        SnapshotCondition::OtherVault => {
            "This snapshot is of another vault, or of an earlier key. Nothing was changed."
        }
        SnapshotCondition::Newer => {
            "A newer version of Countersign made this snapshot. Nothing was changed."
        }
        SnapshotCondition::Good | SnapshotCondition::Outdated => {
            "This snapshot did not pass its checks. Nothing was changed."
        }
    };
    words(
        "This snapshot can't be used",
        message,
        "Choose another one.",
        Action::TryAgain,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_code_names_its_group() {
        let words = mistyped(RecoveryCodeError::Group { group: 3 });
        assert!(words.message.contains("Group 3") && words.next.contains("group 3"));
    }

    #[test]
    fn a_rekey_says_what_opens_nothing_afterwards() {
        let slot = Slot {
            id: String::new(),
            kind: SlotKind::Recovery,
            damaged: false,
            title: title(SlotKind::Recovery).to_owned(),
            words: String::new(),
        };
        let words = rekey(&[SlotKind::Passphrase], &[slot]);
        assert!(words.contains("stay open to: a passphrase."), "{words}");
        assert!(
            words.contains("nothing afterwards: a recovery code."),
            "{words}"
        );
    }
}
