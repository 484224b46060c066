//! What can be wrong with a server profile, a sign-in, or an enrollment file, in words.

use super::{Words, words};
use crate::error::Problem;
use crate::verdicts::duration;
use crate::view::Action;

/// The words of the problems that this file has; the list is in [`Problem::words`].
pub(super) fn words_of(problem: &Problem) -> Words {
    use Problem as P;
    match problem {
        P::TokenNotNeeded => words(
            "This setup goes by your sign-in",
            "This setup was begun with the sign-in of its server, which is used. Nothing was changed.",
            "Sign in at the server again instead.",
            Action::SignInAgain,
        ),
        P::ServerClockApart {
            seconds,
            can_follow,
        } => {
            let way = if *seconds > 0 { "slower" } else { "faster" };
            let off = duration(seconds.unsigned_abs());
            let (next, action) = match can_follow {
                true => ("Use the server's time for codes?", Action::UseServerTime),
                false => ("Set this computer's clock right.", Action::FixClock),
            };
            words(
                "The clocks don't agree",
                format!(
                    "The server did not accept the code. This computer's clock is {off} {way} than the server's. Your setup is kept."
                ),
                next,
                action,
            )
        }
        P::RegistrationIdNeeded { host } => words(
            "The setup's id is needed",
            format!(
                "{host} removes codes only by the id of their setup, which is not known here. Nothing was changed."
            ),
            "Enter the id, if you or your helpdesk have it.",
            Action::GiveRegistrationId,
        ),
        P::ServerChanged { host } => words(
            "The server was changed meanwhile",
            format!(
                "This server was changed while you signed in at {host}, so the sign-in was not kept."
            ),
            "Sign in again.",
            Action::SignInAgain,
        ),
        P::SignedInAsAnother { host } => words(
            "Somebody else signed in",
            format!(
                "Another person than the one with the new codes signed in at {host}. That was ended again."
            ),
            "Try again, and sign in as the person with the new codes.",
            Action::TryAgain,
        ),
        P::ServerNotFound => words(
            "No such server",
            "There is no server by that name here.",
            "Look at the list of servers.",
            Action::None,
        ),
        P::ServerAmbiguous { matches } => words(
            "Which server?",
            format!("{matches} servers go by that name. Nothing was done."),
            "Name one by its whole name or its id.",
            Action::None,
        ),
        P::ServerManaged => words(
            "Set by your organisation",
            "This server is laid down by your organisation. It was not changed.",
            "Ask your helpdesk if it has to change.",
            Action::CopyForHelpdesk,
        ),
        P::ServerFormUnfit => words(
            "Check what you entered",
            "A name has up to 200 characters, a help contact up to 500, in one line. A client id has no spaces. Nothing was changed.",
            "Shorten or correct it.",
            Action::TryAgain,
        ),
        P::DialectUnknown { host } => words(
            "The server's version is not known",
            format!("It could not be found out which version {host} speaks. Nothing was changed."),
            "Test the server, or choose the version that your helpdesk names.",
            Action::CheckAddress,
        ),
        P::NotAtThisProvider => words(
            "Not at this server",
            "This kind of server does not offer that. Nothing was sent.",
            "Ask your helpdesk how to sign in there.",
            Action::None,
        ),
        P::CertificateUnfit => words(
            "That is no certificate authority",
            "The file holds no certificate of an authority that can be read, or more than 16. Nothing was changed.",
            "Choose the file that your helpdesk gave you.",
            Action::TryAgain,
        ),
        P::ServerTimeUnknown => words(
            "The server's time is not known",
            "The server's clock was not seen in the last 24 hours. Nothing was changed.",
            "Test the server first.",
            Action::TryAgain,
        ),
        P::NotSignedIn { host } => words(
            "You are not signed in",
            format!("Nobody is signed in at {host} on this computer. Nothing was sent."),
            "Sign in first.",
            Action::SignInAgain,
        ),
        P::SessionOver { host } => words(
            "Your sign-in has ended",
            format!("The sign-in at {host} is over. Your setup is kept."),
            "Sign in again.",
            Action::SignInAgain,
        ),
        P::SessionBusy => session_busy(),
        P::SignInNotFound => words(
            "That sign-in is over",
            "This sign-in was finished, cancelled, or too old.",
            "Sign in again.",
            Action::SignInAgain,
        ),
        P::SignedOutHereOnly { host } => words(
            "Signed out on this computer",
            format!(
                "You are signed out here, but {host} could not be told. The sign-in there ends by itself later."
            ),
            "Sign out on the server's own page to end it now.",
            Action::None,
        ),
        P::ClientIdMissing => words(
            "The client id is missing",
            "To sign in there, the server needs a client id. Nothing was sent.",
            "Enter the one that your helpdesk gave you.",
            Action::CheckAddress,
        ),
        P::BrowserUnavailable => words(
            "The browser could not be opened",
            "This computer opened no browser. Nothing was sent.",
            "Copy the address into a browser, or sign in on another device.",
            Action::TryAgain,
        ),
        P::OfferHasToken => words(
            "That file or link holds something secret",
            "It has a token, key or password in it, so nothing of it was used. Whoever saw it could use that.",
            "Tell your helpdesk, so that it is made invalid.",
            Action::CopyForHelpdesk,
        ),
        P::OfferNewer => words(
            "Made for a newer version",
            "This file or link is for a newer version of Countersign. Nothing was changed.",
            "Install the newest version, then open it again.",
            Action::None,
        ),
        P::OfferTooLarge => words(
            "The file is too large",
            "An enrollment file has at most 16 KiB. Nothing was changed.",
            "Choose the file that your helpdesk gave you.",
            Action::TryAgain,
        ),
        P::OfferMissing => words(
            "Nothing to agree to",
            "No file or link waits for your word.",
            "Open it again.",
            Action::None,
        ),
        P::LockTooLate { minutes } => words(
            "Set by your organisation",
            format!(
                "Your organisation has it lock after {minutes} minutes at the latest. Nothing was changed."
            ),
            "Choose a shorter time.",
            Action::None,
        ),
        P::ClockTestOff => words(
            "The clock test is over",
            "No clock test is on.",
            "Start one, and have the new picture scanned.",
            Action::StartAgain,
        ),
        P::UnknownReference => words(
            "No such reference",
            "This version knows no reference like that.",
            "Read it once more, as in CS-E403.",
            Action::None,
        ),
        _ => words(
            "No enrollment file or link",
            "That is no enrollment file or link that can be read, or has more in it than there should be. Nothing was changed.",
            "Open the one that your helpdesk gave you.",
            Action::TryAgain,
        ),
    }
}

/// What was refused for an old token was not done either.
pub(super) fn session_busy() -> Words {
    words(
        "Another program is busy with the sign-in",
        "Another Countersign is renewing the sign-in and does not finish. Nothing was done.",
        "Wait a moment, then try again.",
        Action::Wait,
    )
}
