//! What a typed code turns out to be.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test"
)]

use countersign_otp::{
    Algorithm, CodeError, DiagnosisWindow, Digits, HotpVerdict, Kind, Period, Secret, TypedCode,
    UnixTime, Verdict, code_at, code_for_step, hotp_code, verify, verify_hotp,
};

const NOW: UnixTime = UnixTime(1_700_000_000);
const STEP: u64 = 56_666_666;

fn key() -> Secret {
    Secret::from_bytes(b"countersign-KAT-key!".to_vec()).unwrap()
}

fn kind(digits: u8, seconds: u64) -> Kind {
    Kind::Totp {
        algorithm: Algorithm::Sha1,
        digits: Digits::new(digits).unwrap(),
        period: Period::new(seconds).unwrap(),
    }
}

fn window(steps: u32) -> DiagnosisWindow {
    DiagnosisWindow::new(steps).unwrap()
}

fn typed(text: &str, kind: &Kind) -> TypedCode {
    TypedCode::read(text, kind).unwrap()
}

fn code_of(step: u64, kind: &Kind) -> TypedCode {
    typed(code_for_step(&key(), kind, step).expose(), kind)
}

fn verdict(typed: &TypedCode, kind: &Kind, now: UnixTime, steps: u32) -> Verdict {
    verify(&key(), kind, typed, now, window(steps)).unwrap()
}

#[test]
fn the_current_code_and_its_neighbours_are_right() {
    for kind in [kind(6, 30), kind(8, 30), kind(10, 30), Kind::Steam] {
        for steps in [-1, 0, 1] {
            let code = code_of(STEP.checked_add_signed(steps).unwrap(), &kind);
            // Whatever the window is.
            for width in [0, 1, 20] {
                assert_eq!(
                    verdict(&code, &kind, NOW, width),
                    Verdict::Right { steps },
                    "{kind:?}"
                );
            }
        }
    }
}

#[test]
fn a_code_of_another_time_is_not_right_and_says_which_clock_is_off() {
    let kind = kind(8, 60);
    let here = NOW.as_secs() / 60;
    for steps in [-20, -3, -2, 2, 5, 20] {
        let code = code_of(here.checked_add_signed(steps).unwrap(), &kind);
        let Verdict::OtherTime {
            steps: found,
            seconds,
            coincidence,
        } = verdict(&code, &kind, NOW, 20)
        else {
            panic!("{steps} steps away is another time");
        };
        assert_eq!((found, seconds), (steps, steps * 60));
        assert!(coincidence > 0.0 && coincidence < 1e-6, "{coincidence}");
    }
}

#[test]
fn two_steps_away_is_never_right() {
    let kind = kind(8, 30);
    for steps in [-2, 2] {
        let code = code_of(STEP.checked_add_signed(steps).unwrap(), &kind);
        assert_eq!(verdict(&code, &kind, NOW, 0), Verdict::Wrong);
        assert_eq!(verdict(&code, &kind, NOW, 1), Verdict::Wrong);
        assert!(matches!(
            verdict(&code, &kind, NOW, 2),
            Verdict::OtherTime { .. }
        ));
    }
}

#[test]
fn a_code_outside_of_the_window_or_of_another_secret_is_wrong() {
    let kind = kind(8, 30);
    assert_eq!(
        verdict(&code_of(STEP - 21, &kind), &kind, NOW, 20),
        Verdict::Wrong
    );
    assert_eq!(
        verdict(&code_of(STEP + 21, &kind), &kind, NOW, 20),
        Verdict::Wrong
    );
    let other = Secret::from_bytes(b"another key entirely".to_vec()).unwrap();
    let code = code_at(&other, &kind, NOW).unwrap();
    assert_eq!(
        verdict(&typed(code.code.expose(), &kind), &kind, NOW, 5_000),
        Verdict::Wrong
    );
}

#[test]
fn a_code_that_differs_in_any_one_character_is_wrong() {
    let kind = kind(8, 30);
    let right = code_for_step(&key(), &kind, STEP);
    for place in 0..8 {
        let mut text = right.expose().to_owned().into_bytes();
        text[place] = if text[place] == b'9' {
            b'0'
        } else {
            text[place] + 1
        };
        let text = String::from_utf8(text).unwrap();
        assert_eq!(
            verdict(&typed(&text, &kind), &kind, NOW, 1),
            Verdict::Wrong,
            "character {place}"
        );
    }
}

#[test]
fn of_several_steps_with_the_same_code_the_nearest_is_given() {
    // With one digit nearly every code occurs several times.
    let kind = kind(1, 30);
    for digit in '0'..='9' {
        let text = digit.to_string();
        let has_code = |step: u64| code_for_step(&key(), &kind, step).expose() == text;
        let nearest = (0..=20_i64)
            .flat_map(|distance| [-distance, distance])
            .find(|offset| has_code(STEP.checked_add_signed(*offset).unwrap()));
        let found = match verdict(&typed(&text, &kind), &kind, NOW, 20) {
            Verdict::Right { steps } | Verdict::OtherTime { steps, .. } => Some(steps),
            Verdict::Wrong => None,
        };
        assert_eq!(found, nearest, "digit {digit}");
    }
}

#[test]
fn the_coincidence_is_the_chance_that_a_random_code_is_found_outside_of_the_right_steps() {
    let coincidence_of = |kind: Kind, now: UnixTime, steps: u32, offset: i64| {
        let here = now.as_secs() / u64::from(kind.period().unwrap().get());
        let code = code_of(here.checked_add_signed(offset).unwrap(), &kind);
        match verdict(&code, &kind, now, steps) {
            Verdict::OtherTime { coincidence, .. } => coincidence,
            other => panic!("{other:?}"),
        }
    };
    let near = |left: f64, right: f64| (left - right).abs() < right * 1e-6;
    // 20 steps either way, without the three that are right: 38 candidates.
    assert!(near(
        coincidence_of(kind(6, 30), NOW, 20, 9),
        1.0 - (1.0 - 1e-6_f64).powi(38)
    ));
    assert!(near(
        coincidence_of(kind(8, 30), NOW, 5_000, 9),
        1.0 - (1.0 - 1e-8_f64).powi(9_998)
    ));
    assert!(near(
        coincidence_of(Kind::Steam, NOW, 2, 2),
        2.0 / 11_881_376.0
    ));
    // Ten digits come from 31 bits.
    assert!(near(
        coincidence_of(kind(10, 30), NOW, 2, 2),
        2.0 / 2_147_483_648.0
    ));
    // At the beginning of time there is no earlier step: of 0 to 20, all but 0 and 1.
    assert!(near(
        coincidence_of(kind(6, 30), UnixTime(0), 20, 9),
        1.0 - (1.0 - 1e-6_f64).powi(19)
    ));
}

#[test]
fn verifying_near_the_ends_of_time_neither_panics_nor_wraps() {
    let kind = kind(8, 30);
    assert_eq!(
        verdict(&code_of(0, &kind), &kind, UnixTime(0), 5_000),
        Verdict::Right { steps: 0 }
    );
    assert_eq!(
        verdict(&code_of(1, &kind), &kind, UnixTime(0), 5_000),
        Verdict::Right { steps: 1 }
    );
    assert!(matches!(
        verdict(&code_of(7, &kind), &kind, UnixTime(29), 20),
        Verdict::OtherTime {
            steps: 7,
            seconds: 210,
            ..
        }
    ));
    assert_eq!(
        verdict(&code_of(u64::MAX, &kind), &kind, UnixTime(0), 20),
        Verdict::Wrong
    );
    let second = Kind::Totp {
        algorithm: Algorithm::Sha1,
        digits: Digits::new(8).unwrap(),
        period: Period::new(1).unwrap(),
    };
    assert_eq!(
        verdict(&code_of(u64::MAX, &second), &second, UnixTime(u64::MAX), 20),
        Verdict::Right { steps: 0 }
    );
    assert_eq!(
        verdict(&code_of(0, &second), &second, UnixTime(u64::MAX), 20),
        Verdict::Wrong
    );
}

#[test]
fn a_hotp_account_is_not_verified_by_time() {
    let kind = Kind::Hotp {
        algorithm: Algorithm::Sha1,
        digits: Digits::default(),
    };
    let answer = verify(
        &key(),
        &kind,
        &typed("223467", &kind),
        NOW,
        DiagnosisWindow::default(),
    );
    assert_eq!(answer, Err(CodeError::NeedsCounter));
}

#[test]
fn a_hotp_code_is_right_ahead_behind_or_wrong() {
    let digits = Digits::new(8).unwrap();
    let kind = Kind::Hotp {
        algorithm: Algorithm::Sha256,
        digits,
    };
    let verdict_at = |counter: u64, code_counter: u64, steps: u32| {
        let code = hotp_code(&key(), Algorithm::Sha256, digits, code_counter);
        verify_hotp(
            &key(),
            Algorithm::Sha256,
            digits,
            counter,
            &typed(code.expose(), &kind),
            window(steps),
        )
    };
    assert_eq!(verdict_at(100, 100, 0), HotpVerdict::Right);
    assert_eq!(verdict_at(100, 101, 20), HotpVerdict::Ahead { by: 1 });
    assert_eq!(verdict_at(100, 120, 20), HotpVerdict::Ahead { by: 20 });
    assert_eq!(verdict_at(100, 121, 20), HotpVerdict::Wrong);
    assert_eq!(verdict_at(100, 99, 20), HotpVerdict::Behind { by: 1 });
    assert_eq!(verdict_at(100, 80, 20), HotpVerdict::Behind { by: 20 });
    assert_eq!(verdict_at(100, 99, 0), HotpVerdict::Wrong);
    assert_eq!(verdict_at(0, 0, 20), HotpVerdict::Right);
    assert_eq!(
        verdict_at(u64::MAX, u64::MAX - 3, 20),
        HotpVerdict::Behind { by: 3 }
    );
    assert_eq!(verdict_at(u64::MAX, 0, 20), HotpVerdict::Wrong);
}

#[test]
fn a_window_is_bounded() {
    assert_eq!(DiagnosisWindow::default().get(), 20);
    assert_eq!(window(5_000).get(), 5_000);
    assert!(DiagnosisWindow::new(5_001).is_err());
}
