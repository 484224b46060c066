//! What a keychain said, in words.

use countersign_vault::KeychainError;

use super::{Words, words};
use crate::view::Action;

pub(super) fn words_of(error: &KeychainError) -> Words {
    match error {
        KeychainError::NoBus => words(
            "No keychain here",
            "This session has no message bus, so no keychain can be reached. Your accounts are safe.",
            "Start Countersign from your desktop, or use your passphrase.",
            Action::TryAgain,
        ),
        KeychainError::NoDaemon => words(
            "No keychain is running",
            "No keychain program is running. Your accounts are safe.",
            "Start GNOME Keyring or KWallet, or use your passphrase.",
            Action::TryAgain,
        ),
        KeychainError::Locked => words(
            "Your keychain is locked",
            "Your keychain is locked. Your accounts are safe.",
            "Unlock it, or use your passphrase.",
            Action::TryAgain,
        ),
        KeychainError::NoDefaultCollection => words(
            "The keychain has no place for a key",
            "The keychain has no default collection to keep a key in. Your accounts are safe.",
            "Make a default keyring in your desktop's settings, or use a passphrase.",
            Action::TryAgain,
        ),
        KeychainError::Denied => words(
            "The keychain said no",
            "The keychain refused Countersign. Your accounts are safe.",
            "Allow it in the keychain's settings, or use your passphrase.",
            Action::TryAgain,
        ),
        KeychainError::NoAnswer => words(
            "The keychain does not answer",
            "The keychain does not answer. Your accounts are safe.",
            "Look for a window that asks for its password, or use your passphrase.",
            Action::TryAgain,
        ),
        KeychainError::NotKept => words(
            "The keychain did not keep the key",
            "The keychain took the key and did not give it back, so no vault was made.",
            "Use a passphrase instead, or look at the keychain's settings.",
            Action::TryAgain,
        ),
        KeychainError::Other(_) => words(
            "The keychain failed",
            "The keychain could not be used. Your accounts are safe.",
            "Try again, or use your passphrase.",
            Action::TryAgain,
        ),
    }
}
