//! What can go wrong with signing in, in words.

use countersign_enrollment::sign_in::SignInErrorKind;

use super::{Words, words};
use crate::view::Action;

pub(super) fn words_of(kind: &SignInErrorKind, host: &str) -> Words {
    use SignInErrorKind as K;
    match kind {
        K::Cancelled => words(
            "Sign-in cancelled",
            "You cancelled the sign-in. Nothing was changed.",
            "Sign in again when you are ready.",
            Action::SignInAgain,
        ),
        K::TimedOut => words(
            "The sign-in took too long",
            "Nobody came back from the browser in time. Nothing was changed.",
            "Sign in again.",
            Action::TryAgain,
        ),
        K::Denied => words(
            "The sign-in was refused",
            format!("You, or {host} for you, said no to the sign-in. Nothing was changed."),
            "Sign in again if that was a mistake.",
            Action::SignInAgain,
        ),
        K::StateMismatch => words(
            "The browser came back with something else",
            "What came back belongs to another sign-in, so it was not used. Nothing was changed.",
            "Close the old page, then sign in again.",
            Action::SignInAgain,
        ),
        K::IdToken(_) => words(
            "The server's answer can't be trusted",
            format!("{host} did not prove who signed in, so the sign-in was not used."),
            "Check both clocks and try again, or send your helpdesk the reference.",
            Action::CopyForHelpdesk,
        ),
        K::IssuerMismatch => words(
            "The server calls itself something else",
            format!(
                "The server at {host} names another address as its own. Nothing was sent to it."
            ),
            "Enter the address as your helpdesk gave it.",
            Action::CheckAddress,
        ),
        K::NotOffered => words(
            "No such way to sign in",
            format!("{host} does not offer this way of signing in."),
            "Check the address, or sign in another way.",
            Action::CheckAddress,
        ),
        K::CodeRefused => words(
            "The sign-in came too late",
            format!("{host} no longer took what the browser brought. Nothing was changed."),
            "Sign in again.",
            Action::SignInAgain,
        ),
        K::SessionUnfit | K::SessionOver => words(
            "Your sign-in has ended",
            format!("The sign-in at {host} can't be used any more. Your setup is kept."),
            "Sign in again.",
            Action::SignInAgain,
        ),
        K::ClientUnknown => words(
            "The server does not know this program",
            format!("{host} does not know the client id, or not for this way of signing in."),
            "Check the client id that your helpdesk gave you.",
            Action::CheckAddress,
        ),
        K::AudienceMissing => words(
            "Signed in, but not for this",
            format!(
                "You signed in at {host}, but may not set up codes with it. The sign-in was not kept."
            ),
            "Send your helpdesk the reference. The server has to allow it.",
            Action::CopyForHelpdesk,
        ),
        K::ScopeRefused => words(
            "The server did not allow that",
            format!("{host} does not let this program ask for what setting up codes needs."),
            "Send your helpdesk the reference. The server has to allow it.",
            Action::CopyForHelpdesk,
        ),
        K::DeviceCodeExpired => words(
            "That code is too old",
            "Nobody entered the code in time. Nothing was changed.",
            "Sign in again, with a new code.",
            Action::SignInAgain,
        ),
        K::NoPort => words(
            "The browser can't come back",
            "This computer let the program listen on no port of its own. Nothing was sent.",
            "Sign in on another device instead.",
            Action::SignInAgain,
        ),
        K::Refused | K::NoRandomness | K::Provider(_) => words(
            "The server said no",
            format!(
                "{host} refused the sign-in for a reason that we don't know. Nothing was changed."
            ),
            "Sign in again, or send your helpdesk the reference.",
            Action::SignInAgain,
        ),
    }
}
