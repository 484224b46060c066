//! Checking a typed code here, and saying in words what came of it.

use countersign_otp::{
    DiagnosisWindow, HotpVerdict, Kind, Malformed, Secret, TypedCode, UnixTime, Verdict, verify,
    verify_hotp,
};

use crate::accounts::{parse_id, spoken_name};
use crate::app::App;
use crate::error::{Problem, Result};
use crate::view::{self, VerdictWord};

impl App {
    /// Checks a typed code against an account. Nothing is used up and nothing is kept.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`], [`Problem::VaultLocked`], [`Problem::RecordDamaged`]. A wrong code is no error.
    pub async fn verify_code(
        &self,
        id: &str,
        typed: &str,
        window: DiagnosisWindow,
    ) -> Result<view::Verdict> {
        let account = self.account(parse_id(id)?).await?;
        let secret = self.vault()?.account_secret(account.id).await?;
        let name = spoken_name(&account.profile);
        let counter = account.state.counter;
        let ahead = self.server_offsets().await?.get(&account.id).copied();
        let now = self
            .now()
            .as_secs()
            .saturating_add_signed(ahead.unwrap_or(0));
        judge(
            &secret,
            &account.profile.kind,
            counter,
            &name,
            typed,
            UnixTime(now),
            window,
        )
    }
}

/// The verdict on a typed code, in words and numbers.
pub(crate) fn judge(
    secret: &Secret,
    kind: &Kind,
    counter: Option<u64>,
    name: &str,
    typed: &str,
    now: UnixTime,
    window: DiagnosisWindow,
) -> Result<view::Verdict> {
    let verdict = Blank {
        now,
        kind: *kind,
        account: name.to_owned(),
    };
    let typed = match TypedCode::read(typed, kind) {
        Ok(typed) => typed,
        Err(malformed) => return Ok(verdict.malformed(malformed)),
    };
    if let Kind::Hotp { algorithm, digits } = *kind {
        let found = verify_hotp(
            secret,
            algorithm,
            digits,
            counter.unwrap_or(0),
            &typed,
            window,
        );
        return Ok(verdict.by_counter(found));
    }
    let found = verify(secret, kind, &typed, now, window).map_err(|_| Problem::WrongKind)?;
    Ok(verdict.by_time(found))
}

struct Blank {
    now: UnixTime,
    kind: Kind,
    account: String,
}

impl Blank {
    fn say(
        self,
        verdict: VerdictWord,
        title: impl Into<String>,
        message: impl Into<String>,
    ) -> view::Verdict {
        let mut view = view::Verdict {
            verdict,
            title: title.into(),
            message: message.into(),
            steps: None,
            seconds: None,
            coincidence: None,
            now: self.now.as_secs(),
            accepted_from: None,
            accepted_until: None,
            code_from: None,
            code_until: None,
            account: self.account,
        };
        if let Some(period) = self.kind.period().map(|period| u64::from(period.get())) {
            let start = self.now.as_secs() / period * period;
            view.accepted_from = Some(start.saturating_sub(period));
            view.accepted_until = Some(start.saturating_add(2 * period));
        }
        view
    }

    fn at_step(self, steps: i64, say: impl FnOnce(Self) -> view::Verdict) -> view::Verdict {
        let period = self
            .kind
            .period()
            .map_or(30, |period| u64::from(period.get()));
        let start = self.now.as_secs() / period * period;
        let from = start.saturating_add_signed(steps.saturating_mul(period as i64));
        let mut view = say(self);
        view.steps = Some(steps);
        view.seconds = Some(steps.saturating_mul(period as i64));
        view.code_from = Some(from);
        view.code_until = Some(from.saturating_add(period));
        view
    }

    /// By counter: how many codes further on, or back where negative.
    fn at_code(self, steps: i64, say: impl FnOnce(Self) -> view::Verdict) -> view::Verdict {
        let mut view = say(self);
        view.steps = Some(steps);
        view
    }

    fn by_time(self, found: Verdict) -> view::Verdict {
        let account = self.account.clone();
        match found {
            Verdict::Right { steps } => self.at_step(steps, |blank| {
                let (title, message) = match steps {
                    0 => (
                        "Right, now",
                        format!("This is the code of {account} for this moment."),
                    ),
                    -1 => (
                        "Right, one step ago",
                        format!(
                            "This is the code of {account} from one step ago. It still counts."
                        ),
                    ),
                    _ => (
                        "Right, one step ahead",
                        format!("This is the next code of {account}. It already counts."),
                    ),
                };
                blank.say(VerdictWord::Right, title, message)
            }),
            Verdict::OtherTime {
                steps,
                seconds,
                coincidence,
            } => {
                let way = if seconds < 0 {
                    ("slow", "slow")
                } else {
                    ("fast", "fast")
                };
                let off = duration(seconds.unsigned_abs());
                let mut view = self.at_step(steps, |blank| {
                    blank.say(
                        VerdictWord::OtherTime,
                        format!("Right, but {off} {}: not accepted", way.0),
                        format!(
                            "That code belongs to {account}, but to another time. The clock that made it is about {off} {}, seen from this computer.",
                            way.1
                        ),
                    )
                });
                view.coincidence = Some(coincidence);
                view
            }
            Verdict::Wrong => self.say(
                VerdictWord::Wrong,
                "Wrong",
                format!("That code isn't right. Check that you are reading {account}."),
            ),
        }
    }

    fn by_counter(self, found: HotpVerdict) -> view::Verdict {
        let account = self.account.clone();
        let codes = |by: u64| {
            if by == 1 {
                "1 code".to_owned()
            } else {
                format!("{by} codes")
            }
        };
        let steps = |by: u64| i64::try_from(by).unwrap_or(i64::MAX);
        match found {
            HotpVerdict::Right => {
                self.say(VerdictWord::Right, "Right, next", format!("This is the next code of {account}."))
            }
            HotpVerdict::Ahead { by } => self.at_code(steps(by), |blank| {
                blank.say(
                    VerdictWord::OtherTime,
                    format!("Right, but {} ahead: not accepted", codes(by)),
                    format!(
                        "That code belongs to {account}, but {} further on than this computer has counted.",
                        codes(by)
                    ),
                )
            }),
            HotpVerdict::Behind { by } => self.at_code(-steps(by), |blank| {
                blank.say(
                    VerdictWord::OtherTime,
                    format!("Right, but {} ago: not accepted", codes(by)),
                    format!(
                        "That code belongs to {account}, but it was used {} ago.",
                        codes(by)
                    ),
                )
            }),
            HotpVerdict::Wrong => self.say(
                VerdictWord::Wrong,
                "Wrong",
                format!("That code isn't right. Check that you are reading {account}."),
            ),
        }
    }

    fn malformed(self, malformed: Malformed) -> view::Verdict {
        let message = match malformed {
            Malformed::Empty => "There is no code yet.".to_owned(),
            Malformed::Length { typed, expected } if self.kind == Kind::Steam => {
                format!("That has {typed} characters; this account's codes have {expected}.")
            }
            Malformed::Length { typed, expected } => {
                format!("That has {typed} digits; this account's codes have {expected}.")
            }
            Malformed::Letter {
                character,
                suggestion: Some(digit),
            } => {
                format!("This code has “{character}” in it. Did you mean {digit} instead?")
            }
            Malformed::Letter {
                character,
                suggestion: None,
            } => {
                format!("This code has “{character}” in it, which no code of this account has.")
            }
            Malformed::TooLong => "That is far too long for a code.".to_owned(),
        };
        self.say(VerdictWord::Malformed, "Not a code", message)
    }
}

/// A length of time as people say it: seconds up to two minutes, then minutes, hours, days.
pub(crate) fn duration(seconds: u64) -> String {
    match seconds {
        0..=119 => format!("{seconds} s"),
        120..=7_199 => format!("{} min", (seconds + 30) / 60),
        7_200..=172_799 => format!("{} h", (seconds + 1_800) / 3_600),
        _ => format!("{} days", (seconds + 43_200) / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 6238, appendix B: at 59 s the eight-digit SHA-1 code is 94287082, so the six-digit one is 287082.
    fn rfc(typed: &str, now: u64) -> view::Verdict {
        let secret = Secret::from_bytes(b"12345678901234567890".to_vec()).unwrap();
        judge(
            &secret,
            &Kind::default(),
            None,
            "Example (ann)",
            typed,
            UnixTime(now),
            DiagnosisWindow::default(),
        )
        .unwrap()
    }

    #[test]
    fn a_right_code_names_the_account_and_the_window() {
        let verdict = rfc("287 082", 59);
        assert_eq!(verdict.verdict, VerdictWord::Right);
        assert_eq!(verdict.title, "Right, now");
        assert_eq!(
            (verdict.accepted_from, verdict.accepted_until),
            (Some(0), Some(90))
        );
        assert_eq!(
            (verdict.code_from, verdict.code_until),
            (Some(30), Some(60))
        );
        assert_eq!(verdict.account, "Example (ann)");
    }

    #[test]
    fn a_code_of_a_slow_clock_is_a_diagnosis_and_not_accepted() {
        let verdict = rfc("287082", 59 + 90);
        assert_eq!(verdict.verdict, VerdictWord::OtherTime);
        assert_eq!(verdict.title, "Right, but 90 s slow: not accepted");
        assert_eq!((verdict.steps, verdict.seconds), (Some(-3), Some(-90)));
        assert!(
            verdict
                .coincidence
                .is_some_and(|chance| chance > 0.0 && chance < 0.0001)
        );
    }

    #[test]
    fn a_short_code_says_how_many_digits_are_wanted() {
        let verdict = rfc("28708", 59);
        assert_eq!(verdict.verdict, VerdictWord::Malformed);
        assert_eq!(
            verdict.message,
            "That has 5 digits; this account's codes have 6."
        );
    }

    #[test]
    fn a_wrong_code_claims_nothing_but_that() {
        let verdict = rfc("000000", 59);
        assert_eq!(verdict.verdict, VerdictWord::Wrong);
        assert_eq!((verdict.steps, verdict.coincidence), (None, None));
    }
}
