//! The ways in which the server can be told to behave, and the words that introduce each.

use std::fmt;
use std::str::FromStr;

/// How the server behaves. It can be changed while the server runs, and holds from the next request on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scenario {
    /// Everything works.
    #[default]
    Normal,
    /// No code is ever right.
    WrongCode,
    /// The right code counts as used already; the code of the next 30 seconds is accepted.
    CodeReused,
    /// The token may do nothing for anybody.
    NoPermission,
    /// No user exists.
    UserNotFound,
    /// What was started is gone when it is to be verified.
    NoPending,
    /// Everybody has verified codes already.
    AlreadyEnrolled,
    /// The token is not enough any more: every call wants a second factor.
    MfaRequired,
    /// Every call is one too many.
    RateLimited,
    /// Every call fails inside the server.
    ServerError,
    /// A proxy answers every call with a web page.
    HtmlError,
    /// Every call is answered late (see [`crate::DemoServer::set_slow_delay`]).
    Slow,
    /// A right code is accepted, and then the connection is closed without an answer.
    DropAfterAccept,
    /// The server's clock is ahead by this many seconds; behind, if negative.
    ClockOff(i64),
}

/// How far off the clock is when nothing else is said, in seconds: beyond the one step that is tolerated.
const USUAL_CLOCK_OFF: i64 = 120;

impl Scenario {
    /// Every scenario, in the order in which they are listed, the clock two minutes ahead.
    pub const ALL: [Self; 14] = [
        Self::Normal,
        Self::WrongCode,
        Self::CodeReused,
        Self::NoPermission,
        Self::UserNotFound,
        Self::NoPending,
        Self::AlreadyEnrolled,
        Self::MfaRequired,
        Self::RateLimited,
        Self::ServerError,
        Self::HtmlError,
        Self::Slow,
        Self::DropAfterAccept,
        Self::ClockOff(USUAL_CLOCK_OFF),
    ];

    /// A guided demonstration, step by step: with one setup, whose code is refused for three reasons and then accepted.
    pub const GUIDED: [Self; 4] = [
        Self::WrongCode,
        Self::ClockOff(USUAL_CLOCK_OFF),
        Self::NoPermission,
        Self::Normal,
    ];

    /// The stable name, in kebab case. [`FromStr`] reads it back; for the clock it then means two minutes
    /// ahead, and [`fmt::Display`] is the form that keeps the seconds.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::WrongCode => "wrong-code",
            Self::CodeReused => "code-reused",
            Self::NoPermission => "no-permission",
            Self::UserNotFound => "user-not-found",
            Self::NoPending => "no-pending",
            Self::AlreadyEnrolled => "already-enrolled",
            Self::MfaRequired => "mfa-required",
            Self::RateLimited => "rate-limited",
            Self::ServerError => "server-error",
            Self::HtmlError => "html-error",
            Self::Slow => "slow",
            Self::DropAfterAccept => "drop-after-accept",
            Self::ClockOff(_) => "clock-off",
        }
    }

    /// A few words for a list.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Normal => "Everything works",
            Self::WrongCode => "Wrong code",
            Self::CodeReused => "Code used twice",
            Self::NoPermission => "No permission",
            Self::UserNotFound => "User not found",
            Self::NoPending => "Setup is gone",
            Self::AlreadyEnrolled => "Already set up",
            Self::MfaRequired => "Second factor required",
            Self::RateLimited => "Too many requests",
            Self::ServerError => "Server error",
            Self::HtmlError => "A web page for an answer",
            Self::Slow => "Slow server",
            Self::DropAfterAccept => "Accepted, but the answer is lost",
            Self::ClockOff(_) => "Wrong server clock",
        }
    }

    /// What the audience will see happen.
    #[must_use]
    pub fn what_happens(&self) -> String {
        let text = match self {
            Self::Normal => "A right code is accepted. A wrong code is refused.",
            Self::WrongCode => "The server refuses every code, whatever is typed.",
            Self::CodeReused => {
                "The first right code is refused because it counts as used. The next code is accepted."
            }
            Self::NoPermission => {
                "The server refuses every call about a person, because the caller lacks the right."
            }
            Self::UserNotFound => "The server says that it does not know the person.",
            Self::NoPending => {
                "A setup can be started, but the server no longer has it when the code arrives."
            }
            Self::AlreadyEnrolled => {
                "The server says that codes are set up for everybody, and refuses to start again. This holds until another scenario is chosen."
            }
            Self::MfaRequired => {
                "The server refuses every call until the caller signs in again with a second factor."
            }
            Self::RateLimited => "The server refuses every call and asks to wait 40 seconds.",
            Self::ServerError => "The server fails on every call and says no more than that.",
            Self::HtmlError => {
                "A gateway in front of the server answers with a web page instead of data."
            }
            Self::Slow => "Every answer takes several seconds. Then everything works.",
            Self::DropAfterAccept => {
                "The server accepts a right code and closes the connection without an answer. A look at the state shows that codes are set up."
            }
            Self::ClockOff(seconds) => return clock_words(*seconds),
        };
        text.to_owned()
    }

    /// A sentence or two that a presenter can read out.
    #[must_use]
    pub fn say_aloud(&self) -> &'static str {
        match self {
            Self::Normal => "This is how it goes when all is well: scan, type the code, done.",
            Self::WrongCode => "Somebody mistypes the code. Nothing is lost, and we can try again.",
            Self::CodeReused => "A code works once only. We wait for the next one.",
            Self::NoPermission => {
                "The helpdesk may not do this for that person. Nothing was changed."
            }
            Self::UserNotFound => {
                "The user id is wrong, or it belongs to another server. Nothing was changed."
            }
            Self::NoPending => {
                "Somebody removed the setup on the server meanwhile. We start again."
            }
            Self::AlreadyEnrolled => {
                "This person has codes already. They have to be removed before a new setup."
            }
            Self::MfaRequired => {
                "The codes probably work now, so the server wants one. We sign in again."
            }
            Self::RateLimited => "The server asks for a pause, and says how long it should be.",
            Self::ServerError => "Something broke on the server. It is not our mistake.",
            Self::HtmlError => {
                "A gateway in front of the server is in trouble, and sends a web page that no program asked for."
            }
            Self::Slow => "The network is slow today. We wait, and it works all the same.",
            Self::DropAfterAccept => {
                "The code was right, but the answer got lost on the way. Nobody should guess now: we look the state up."
            }
            Self::ClockOff(_) => {
                "One of the two clocks is wrong. The code is right and yet refused, and we can see why."
            }
        }
    }

    /// By how many seconds the server's clock is ahead of the real one.
    pub(crate) fn clock_offset(self) -> i64 {
        match self {
            Self::ClockOff(seconds) => seconds,
            _ => 0,
        }
    }
}

fn clock_words(seconds: i64) -> String {
    let by = seconds.unsigned_abs();
    let unit = if by == 1 { "second" } else { "seconds" };
    match seconds {
        0 => "The server's clock is right.".to_owned(),
        1.. => format!(
            "The server's clock is {by} {unit} ahead. More than 30 seconds can make right codes wrong."
        ),
        _ => format!(
            "The server's clock is {by} {unit} behind. More than 30 seconds can make right codes wrong."
        ),
    }
}

impl fmt::Display for Scenario {
    /// The name; for the clock with its seconds, as in `clock-off:90`. [`FromStr`] reads it back exactly.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ClockOff(seconds) => write!(f, "{}:{seconds}", self.name()),
            _ => f.write_str(self.name()),
        }
    }
}

/// The text names no scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no scenario has this name; the clock is written as clock-off:90, with whole seconds")]
pub struct UnknownScenario;

impl FromStr for Scenario {
    type Err = UnknownScenario;

    fn from_str(text: &str) -> Result<Self, UnknownScenario> {
        if let Some(seconds) = text.strip_prefix("clock-off:") {
            return seconds
                .parse()
                .map(Self::ClockOff)
                .map_err(|_| UnknownScenario);
        }
        Self::ALL
            .into_iter()
            .find(|scenario| scenario.name() == text)
            .ok_or(UnknownScenario)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_scenario_can_be_written_and_read_back() {
        let others = [Scenario::ClockOff(-90), Scenario::ClockOff(0)];
        for scenario in Scenario::ALL.into_iter().chain(others) {
            assert_eq!(scenario.to_string().parse(), Ok(scenario));
        }
    }

    #[test]
    fn a_bare_clock_off_is_two_minutes_ahead() {
        assert_eq!("clock-off".parse(), Ok(Scenario::ClockOff(120)));
        assert_eq!("clock-off:90".parse(), Ok(Scenario::ClockOff(90)));
    }

    #[test]
    fn what_is_no_scenario_is_refused() {
        for text in [
            "",
            "Normal",
            "normal ",
            "clock-off:",
            "clock-off:1.5",
            "slow:5",
        ] {
            assert_eq!(text.parse::<Scenario>(), Err(UnknownScenario), "{text}");
        }
    }

    #[test]
    fn names_are_unique_and_the_words_are_plain_sentences() {
        let names: HashSet<_> = Scenario::ALL.iter().map(Scenario::name).collect();
        assert_eq!(names.len(), Scenario::ALL.len());
        for scenario in Scenario::ALL {
            let aloud = scenario.say_aloud();
            for words in [scenario.what_happens(), aloud.to_owned()] {
                assert!(words.ends_with('.'), "{words}");
                assert!(!words.contains('!'), "{words}");
            }
            assert!(!scenario.title().ends_with('.'));
        }
    }

    #[test]
    fn the_words_on_the_clock_say_which_way_and_how_far() {
        assert!(
            Scenario::ClockOff(120)
                .what_happens()
                .contains("120 seconds ahead")
        );
        assert!(
            Scenario::ClockOff(-1)
                .what_happens()
                .contains("1 second behind")
        );
        assert!(Scenario::ClockOff(0).what_happens().contains("is right"));
    }
}
