//! The clock test, for a caller whose secret nobody here has: a throw-away key is scanned, the code read out shows how far
//! the clock that made it is off, and then the key is forgotten. It signs nobody in anywhere.

use std::sync::{Mutex, PoisonError};

use countersign_otp::{Kind, Malformed, OtpAuth, Secret, TypedCode, UnixTime, code_for_step};
use zeroize::Zeroizing;

use crate::app::App;
use crate::error::{Problem, Result};
use crate::key_images::draw_key;
use crate::verdicts::duration;
use crate::view;

/// Bytes of the key, as ZITADEL has them.
const KEY_BYTES: usize = 20;
/// How far a code is looked for, in steps either way, nearest first: one, ten minutes, an hour, half a day, two weeks.
const RINGS: [u64; 5] = [1, 20, 120, 1_440, 40_320];
/// As far as this a single code says enough: one in 24,000 would have been found there by chance.
const ENOUGH: u64 = 20;
/// As far apart as this may the drifts of two codes be, in steps: a code may be read out late.
const SAME: i64 = 1;

/// The test that is on.
#[derive(Default)]
pub(crate) struct ClockTests(Mutex<Option<Test>>);

struct Test {
    secret: Secret,
    /// Where the first code was found, in steps off, and that code's own step.
    first: Option<Vec<(i64, u64)>>,
}

impl App {
    /// Begins a clock test; an earlier one is forgotten.
    ///
    /// # Errors
    /// [`Problem::NoRandomness`].
    pub fn start_clock_test(&self) -> Result<view::ClockTest> {
        let mut bytes = vec![0; KEY_BYTES];
        getrandom::fill(&mut bytes).map_err(|_| Problem::NoRandomness)?;
        let secret = Secret::from_bytes(bytes).map_err(|_| Problem::Internal)?;
        let qr = countersign_qr::svg(&link(&secret)).map_err(|_| Problem::Internal)?;
        let images = view::KeyImages {
            qr: self.key_images.put(qr)?,
            key: self.key_images.put(draw_key(&secret.to_base32()))?,
        };
        self.clock_tests.put(Some(Test {
            secret,
            first: None,
        }));
        Ok(view::ClockTest {
            images,
            qr_text: (),
            period: period(),
        })
    }

    /// The test's QR code in characters, for a terminal.
    ///
    /// # Errors
    /// [`Problem::ClockTestOff`].
    pub fn clock_test_for_terminal(&self) -> Result<Zeroizing<String>> {
        let tests = self
            .clock_tests
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let test = tests.as_ref().ok_or(Problem::ClockTestOff)?;
        Ok(countersign_qr::terminal(&link(&test.secret)).map_err(|_| Problem::Internal)?)
    }

    /// What a code that was read out says.
    ///
    /// # Errors
    /// [`Problem::ClockTestOff`].
    pub fn clock_test_code(&self, typed: &str) -> Result<view::ClockTestResult> {
        let now = self.now();
        let mut tests = self
            .clock_tests
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let test = tests.as_mut().ok_or(Problem::ClockTestOff)?;
        Ok(test.judge(typed, now))
    }

    /// Forgets the test and its key.
    pub fn end_clock_test(&self) {
        self.clock_tests.put(None);
    }
}

impl ClockTests {
    fn put(&self, test: Option<Test>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = test;
    }

    pub(crate) fn clear(&self) {
        self.put(None);
    }
}

impl Test {
    fn judge(&mut self, typed: &str, now: UnixTime) -> view::ClockTestResult {
        let code = match TypedCode::read(typed, &Kind::default()) {
            Ok(code) => code,
            Err(malformed) => return not_a_code(&malformed),
        };
        let here = now.as_secs() / u64::from(period());
        if let Some(first) = &self.first {
            let found = self.matches(&code, here, RINGS[RINGS.len() - 1]);
            let confirmed = found.iter().find(|(drift, step)| {
                first.iter().any(|(before, first_step)| {
                    before.abs_diff(*drift) <= SAME.unsigned_abs() && step > first_step
                })
            });
            if let Some((drift, _)) = confirmed {
                let pairs = first.len() as f64 * (2 * SAME + 1) as f64;
                let drift = *drift;
                self.first = None;
                return told(drift, pairs * CODE_CHANCE);
            }
            let repeated = first
                .iter()
                .any(|(_, step)| code.expose() == self.code_of(*step).expose());
            if repeated {
                return unconfirmed(
                    "That is the same code",
                    "Wait until the code on that device changes, then read the next one.",
                );
            }
            self.first = None;
        }
        for ring in RINGS {
            let found = self.matches(&code, here, ring);
            let Some((drift, _)) = found.first() else {
                continue;
            };
            let chance = (2 * ring + 1) as f64 * CODE_CHANCE;
            if ring <= ENOUGH {
                return told(*drift, chance);
            }
            let off = direction(*drift);
            let result = unconfirmed(
                "Read the next code",
                &format!(
                    "If that is a code of this test, its clock is about {off}. By chance one code in {} would be found as well, so the next code has to say the same.",
                    one_in(chance)
                ),
            );
            self.first = Some(found);
            return result;
        }
        view::ClockTestResult {
            understood: false,
            drift_seconds: None,
            headline: "Not a code of this test".to_owned(),
            explanation: "No clock within two weeks of this computer's makes that code. Check that the right entry is read, or scan the test again.".to_owned(),
            needs_second: false,
        }
    }

    /// Where the code is found within that many steps, the nearest first: how many steps off, and its step.
    fn matches(&self, code: &TypedCode, here: u64, steps: u64) -> Vec<(i64, u64)> {
        let mut found: Vec<(i64, u64)> = (here.saturating_sub(steps)..=here.saturating_add(steps))
            .filter(|step| code.expose() == self.code_of(*step).expose())
            .map(|step| (step.wrapping_sub(here).cast_signed(), step))
            .collect();
        found.sort_by_key(|(drift, _)| drift.unsigned_abs());
        found
    }

    fn code_of(&self, step: u64) -> countersign_otp::Code {
        code_for_step(&self.secret, &Kind::default(), step)
    }
}

/// How probable it is that a step has a given code of six digits.
const CODE_CHANCE: f64 = 1e-6;

fn period() -> u32 {
    Kind::default().period().map_or(30, |period| period.get())
}

fn link(secret: &Secret) -> Zeroizing<String> {
    let account = OtpAuth {
        issuer: "Clock test".to_owned(),
        label: "remove me afterwards".to_owned(),
        kind: Kind::default(),
        counter: None,
        secret: secret.duplicate(),
        notes: Vec::new(),
    };
    account.to_link()
}

fn direction(drift: i64) -> String {
    let seconds = drift.saturating_mul(i64::from(period()));
    let way = if seconds < 0 { "slow" } else { "fast" };
    format!("{} {way}", duration(seconds.unsigned_abs()))
}

fn one_in(chance: f64) -> u64 {
    (1.0 / chance).round() as u64
}

fn told(drift: i64, chance: f64) -> view::ClockTestResult {
    let sure = format!(
        "By chance this would come out for one code in {}.",
        one_in(chance)
    );
    let (headline, meaning) = match drift {
        0 => (
            "That clock is right".to_owned(),
            "It shows the same 30 seconds as this computer's clock.".to_owned(),
        ),
        -1 | 1 => (
            "That clock is right to a step".to_owned(),
            format!(
                "It is about {} by this computer's clock, or the code was read out at its change. Servers accept that.",
                direction(drift)
            ),
        ),
        _ => (
            format!("That clock is {}", direction(drift)),
            format!(
                "It is about {} by this computer's clock; servers don't accept its codes. Setting the date and time of that device automatically mends it.",
                direction(drift)
            ),
        ),
    };
    view::ClockTestResult {
        understood: true,
        drift_seconds: Some(drift.saturating_mul(i64::from(period()))),
        headline,
        explanation: format!("{meaning} {sure}"),
        needs_second: false,
    }
}

fn unconfirmed(headline: &str, explanation: &str) -> view::ClockTestResult {
    view::ClockTestResult {
        understood: true,
        drift_seconds: None,
        headline: headline.to_owned(),
        explanation: explanation.to_owned(),
        needs_second: true,
    }
}

fn not_a_code(malformed: &Malformed) -> view::ClockTestResult {
    let explanation = match malformed {
        Malformed::Empty => "There is no code yet.".to_owned(),
        Malformed::Length { typed, expected } => {
            format!("That has {typed} digits; the test's codes have {expected}.")
        }
        Malformed::Letter { character, .. } => {
            format!("This code has “{character}” in it, which no code of the test has.")
        }
        Malformed::TooLong => "That is far too long for a code.".to_owned(),
    };
    view::ClockTestResult {
        understood: false,
        drift_seconds: None,
        headline: "Not a code".to_owned(),
        explanation,
        needs_second: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixTime = UnixTime(1_700_000_010);

    // The RFC's own key, so that the codes of the steps can be had from `oathtool` as well.
    fn test() -> Test {
        Test {
            secret: Secret::from_bytes(b"12345678901234567890".to_vec()).unwrap(),
            first: None,
        }
    }

    fn code(test: &Test, seconds_off: i64) -> String {
        let at = NOW.as_secs().saturating_add_signed(seconds_off);
        test.code_of(at / 30).expose().to_owned()
    }

    #[test]
    fn a_code_near_by_tells_at_once_how_far_the_clock_is_off() {
        for (seconds, drift, words) in [
            (0, 0, "right"),
            (-30, -30, "right to a step"),
            (-120, -120, "2 min slow"),
            (600, 600, "10 min fast"),
        ] {
            let mut test = test();
            let typed = code(&test, seconds);
            let result = test.judge(&typed, NOW);
            assert_eq!(result.drift_seconds, Some(drift), "{result:?}");
            assert!(result.headline.contains(words), "{result:?}");
            assert!(!result.needs_second);
        }
    }

    #[test]
    fn a_code_far_off_is_believed_only_when_the_next_one_says_the_same() {
        let mut test = test();
        let hour_slow = code(&test, -3_630);
        let first = test.judge(&hour_slow, NOW);
        assert!(
            first.needs_second && first.drift_seconds.is_none(),
            "{first:?}"
        );
        assert!(
            test.judge(&hour_slow, NOW).needs_second,
            "the same again proves nothing"
        );
        let next = code(&test, -3_600);
        let second = test.judge(&next, UnixTime(NOW.as_secs() + 30));
        assert_eq!(second.drift_seconds, Some(-3_630), "{second:?}");
        assert!(second.headline.contains("61 min slow"), "{second:?}");
    }

    #[test]
    fn two_codes_that_say_different_things_are_not_believed() {
        let mut test = test();
        let first = code(&test, -3_630);
        assert!(test.judge(&first, NOW).needs_second);
        let other = code(&test, 7_200);
        let second = test.judge(&other, UnixTime(NOW.as_secs() + 30));
        assert!(
            second.needs_second && second.drift_seconds.is_none(),
            "{second:?}"
        );
    }

    #[test]
    fn another_code_and_no_code_claim_nothing() {
        let mut test = test();
        let far = code(&test, 40 * 24 * 3_600);
        assert!(!test.judge(&far, NOW).understood);
        assert!(!test.judge("12345", NOW).understood);
        assert!(!test.judge("", NOW).understood);
    }
}
