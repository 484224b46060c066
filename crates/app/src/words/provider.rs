//! What a provider said, or didn't, in words. What is claimed depends on what was asked and on what is known.

use countersign_enrollment::ErrorKind;

use super::{Words, words};
use crate::error::{Asked, Through};
use crate::view::Action;

pub(super) fn words_of(kind: &ErrorKind, host: &str, asked: Asked, through: Through) -> Words {
    use ErrorKind as E;
    let unknown = matches!(
        kind,
        E::Timeout { maybe_sent: true }
            | E::ConnectionLost
            | E::ServerError
            | E::NotUnderstood
            | E::TooLarge
    );
    let kept = match asked {
        Asked::Start if unknown => {
            "Nothing was saved here. The server may have begun a setup, which replaces an unfinished one."
        }
        Asked::Start => "Nothing was set up.",
        Asked::StartAfterRemoval if unknown => {
            "The old codes are removed. The server may have begun a new setup, whose key is not here."
        }
        Asked::StartAfterRemoval => "The old codes are removed. New ones are not set up yet.",
        Asked::Verify if unknown => "The code may have been accepted. Your setup is kept.",
        Asked::VerifyStillPending => {
            "The server still has your setup as unfinished, and it is kept."
        }
        Asked::Verify | Asked::Status => "Your setup is kept.",
        Asked::Remove if unknown => "The old codes may be removed there, or not.",
        Asked::Remove => "The server still has its side.",
        Asked::RemoveStillThere => "The server says that the old codes are there still.",
        Asked::SignIn => "Nothing was changed.",
    };
    let mut words = match kind {
        E::MfaRequired => mfa_required(host, asked, through, kept),
        kind => words_for(kind, host, asked, kept),
    };
    if unknown && asked == Asked::Verify {
        words.next = "Check the state before you try again.".to_owned();
        words.action = Action::CheckState;
    }
    if through != Through::Token && words.action == Action::NewToken {
        words.action = Action::SignInAgain;
        if *kind == E::Unauthenticated {
            words.message = format!("{host} did not accept your sign-in. {kept}");
            words.next = "Sign in again.".to_owned();
        }
    }
    words
}

/// The server wants a second factor of whoever asks. Only where a code of one's own was just posted is that a sign of success.
fn mfa_required(host: &str, asked: Asked, through: Through, kept: &str) -> Words {
    let is_verify = matches!(asked, Asked::Verify | Asked::VerifyStillPending);
    match through {
        Through::OnBehalf => words(
            "Your own sign-in needs a code",
            format!("{host} asks for a code of yours before it lets you do this. {kept}"),
            "Sign in again, with a code.",
            Action::NewToken,
        ),
        _ if is_verify => words(
            "You are probably set up already",
            format!("{host} now asks for a code at sign-in. {kept}"),
            "Sign in again to make sure. Your helpdesk can look, too.",
            Action::NewToken,
        ),
        _ => words(
            "The server asks for a code at sign-in",
            format!("{host} wants a sign-in with a code, so codes may be set up already. {kept}"),
            "Sign in again with a code. Your helpdesk can look, too.",
            Action::NewToken,
        ),
    }
}

fn words_for(kind: &ErrorKind, host: &str, asked: Asked, kept: &str) -> Words {
    use ErrorKind as E;
    match kind {
        E::InvalidCode => words(
            "That code isn't right",
            "The server did not accept the code. Your setup is kept.",
            "Wait for the next code and check that you read the right account.",
            Action::TryAgain,
        ),
        E::CodeReused => words(
            "That code was already used",
            "Each code works once. Your setup is kept.",
            "Wait for the next code.",
            Action::Wait,
        ),
        E::CodeLength { min, max } => words(
            "That code has the wrong length",
            format!("This server takes codes of {min} to {max} characters, so nothing was sent."),
            "Check the code.",
            Action::TryAgain,
        ),
        E::RegistrationIdMissing => words(
            "The setup has no id",
            "This version of the server wants the setup's id, and it never gave one. Nothing was sent.",
            "Start again.",
            Action::StartAgain,
        ),
        E::NoPendingRegistration if matches!(asked, Asked::Remove | Asked::RemoveStillThere) => {
            words(
                "Nothing to remove",
                "The server has no codes set up for you.",
                "Set them up anew.",
                Action::StartAgain,
            )
        }
        E::NoPendingRegistration => words(
            "No unfinished setup there",
            "The server has no unfinished setup for you. It may have been removed, or finished already.",
            "Check the state, or start again.",
            Action::CheckState,
        ),
        E::AlreadyEnrolled => words(
            "Codes are already set up",
            "The server says that codes are set up for this person already.",
            "Check a code, or have the old ones removed first.",
            Action::CheckState,
        ),
        E::NotAllowed => words(
            "You may not do this",
            format!("You may not set up codes for this person. {kept}"),
            "Send your helpdesk the reference.",
            Action::CopyForHelpdesk,
        ),
        E::CallerUnknown => words(
            "The server won't show this person to you",
            format!("{host} does not show this person to you. {kept}"),
            "Check the user id, or have your helpdesk do it.",
            Action::ChangeUser,
        ),
        E::MfaRequired => mfa_required(host, asked, Through::Token, kept),
        E::SessionBusy => super::servers::session_busy(),
        E::OriginRefused => words(
            "The server refused the program",
            format!("{host} took this for a web page's call. {kept}"),
            "Send your helpdesk the reference.",
            Action::CopyForHelpdesk,
        ),
        E::Unauthenticated => words(
            "Your sign-in has ended",
            format!("{host} did not accept the token. {kept}"),
            "Get a new token from your helpdesk.",
            Action::NewToken,
        ),
        E::Locked => words(
            "This user is locked",
            format!("{host} has locked this user. {kept}"),
            "Ask your helpdesk to unlock it.",
            Action::CopyForHelpdesk,
        ),
        E::RateLimited {
            retry_after_seconds: Some(seconds),
        } => words(
            "Too many tries",
            format!("{host} asks to wait. {kept}"),
            &format!("Possible again in {seconds} s."),
            Action::Wait,
        ),
        E::RateLimited { .. } => words(
            "Too many tries",
            format!("{host} asks to wait. {kept}"),
            "Try again in a minute.",
            Action::Wait,
        ),
        E::UserNotFound => words(
            "No such person",
            format!("{host} knows no person by this user id. {kept}"),
            "Check the user id.",
            Action::ChangeUser,
        ),
        E::TenantNotFound => words(
            "No such service there",
            format!("No service answers by the name {host}. {kept}"),
            "The address may be wrong. Check it.",
            Action::CheckAddress,
        ),
        E::RouteNotFound => words(
            "No such service there",
            format!("No such service at {host}. {kept}"),
            "The address or the version may be wrong.",
            Action::CheckAddress,
        ),
        E::NotFound => words(
            "Not found",
            format!("{host} did not find what was asked for. {kept}"),
            "Check the address, the user id and the version.",
            Action::CheckAddress,
        ),
        E::ServerError => words(
            "The server has a problem",
            format!("{host} failed while it answered. {kept}"),
            "Try again in a minute.",
            Action::TryAgain,
        ),
        E::Timeout { .. } => words(
            "No answer in time",
            format!("{host} did not answer in time. {kept}"),
            "Try again when you are on-line.",
            Action::TryAgain,
        ),
        E::ConnectionLost => words(
            "The connection was lost",
            format!("The connection to {host} was lost before it answered. {kept}"),
            "Try again.",
            Action::TryAgain,
        ),
        E::NoAnswer => words(
            "No answer",
            format!("No answer from {host}. {kept}"),
            "Try again when you are on-line.",
            Action::TryAgain,
        ),
        E::Certificate => words(
            "The server could not prove who it is",
            format!("{host} could not prove who it is, so nothing was sent."),
            "Your helpdesk can check its certificate.",
            Action::CopyForHelpdesk,
        ),
        E::Redirected => words(
            "The server pointed elsewhere",
            format!("{host} answered with another address, which is not followed. {kept}"),
            "Enter the address that it should be.",
            Action::CheckAddress,
        ),
        E::TooLarge => words(
            "The answer is too large",
            format!("{host} sent more than an answer holds. {kept}"),
            "The address may be wrong. Check it.",
            Action::CheckAddress,
        ),
        E::NotUnderstood => words(
            "The server's answer was not understood",
            format!("{host} answered something that is no answer to this. {kept}"),
            "The address may be wrong, or something stands between. Try again.",
            Action::TryAgain,
        ),
        E::Refused => words(
            "The server said no",
            format!("{host} answered something that we don't know. {kept}"),
            "Try again, or send your helpdesk the reference.",
            Action::TryAgain,
        ),
    }
}
