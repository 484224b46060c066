//! Codes against what the RFCs print, and against values that were computed elsewhere.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test"
)]

use countersign_otp::{
    Algorithm, Code, CodeError, Digits, Kind, Period, Secret, UnixTime, code_at, code_for_step,
    hotp_code, next_code,
};

fn secret(bytes: &[u8]) -> Secret {
    Secret::from_bytes(bytes.to_vec()).unwrap()
}

fn digits(count: u8) -> Digits {
    Digits::new(count).unwrap()
}

fn totp(algorithm: Algorithm, count: u8, seconds: u64) -> Kind {
    Kind::Totp {
        algorithm,
        digits: digits(count),
        period: Period::new(seconds).unwrap(),
    }
}

fn text_at(secret: &Secret, kind: Kind, seconds: u64) -> String {
    code_at(secret, &kind, UnixTime(seconds))
        .unwrap()
        .code
        .expose()
        .to_owned()
}

#[test]
fn the_hotp_values_of_rfc_4226_appendix_d_come_out() {
    let secret = secret(b"12345678901234567890");
    let expected = [
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
        "520489",
    ];
    for (counter, expected) in (0..).zip(expected) {
        let code = hotp_code(&secret, Algorithm::Sha1, Digits::default(), counter);
        assert_eq!(code.expose(), expected, "counter {counter}");
    }
}

#[test]
fn the_totp_values_of_rfc_6238_appendix_b_come_out() {
    let sha1 = secret(b"12345678901234567890");
    let sha256 = secret(b"12345678901234567890123456789012");
    let sha512 = secret(b"1234567890123456789012345678901234567890123456789012345678901234");
    for (time, in_sha1, in_sha256, in_sha512) in [
        (59, "94287082", "46119246", "90693936"),
        (1_111_111_109, "07081804", "68084774", "25091201"),
        (1_111_111_111, "14050471", "67062674", "99943326"),
        (1_234_567_890, "89005924", "91819424", "93441116"),
        (2_000_000_000, "69279037", "90698825", "38618901"),
        (20_000_000_000, "65353130", "77737706", "47863826"),
    ] {
        assert_eq!(
            text_at(&sha1, totp(Algorithm::Sha1, 8, 30), time),
            in_sha1,
            "SHA1 at {time}"
        );
        assert_eq!(
            text_at(&sha256, totp(Algorithm::Sha256, 8, 30), time),
            in_sha256,
            "SHA256 at {time}"
        );
        assert_eq!(
            text_at(&sha512, totp(Algorithm::Sha512, 8, 30), time),
            in_sha512,
            "SHA512 at {time}"
        );
    }
}

#[test]
fn the_known_answers_of_every_kind_come_out() {
    const TIME: u64 = 1_700_000_000;
    let key = secret(b"countersign-KAT-key!");
    for (kind, expected) in [
        (totp(Algorithm::Sha1, 6, 30), "106984"),
        (totp(Algorithm::Sha1, 7, 30), "8106984"),
        (totp(Algorithm::Sha1, 8, 30), "78106984"),
        (totp(Algorithm::Sha1, 9, 30), "478106984"),
        (totp(Algorithm::Sha1, 10, 30), "0478106984"),
        (totp(Algorithm::Sha1, 1, 30), "4"),
        (totp(Algorithm::Sha256, 6, 30), "808989"),
        (totp(Algorithm::Sha256, 8, 30), "92808989"),
        (totp(Algorithm::Sha256, 8, 60), "53634403"),
        (totp(Algorithm::Sha512, 6, 30), "510995"),
        (totp(Algorithm::Sha512, 8, 30), "18510995"),
        (Kind::Steam, "6V888"),
    ] {
        assert_eq!(text_at(&key, kind, TIME), expected, "{kind:?}");
    }
    for (counter, expected) in [(0, "223467"), (1, "543521"), (4_294_967_296, "392878")] {
        assert_eq!(
            hotp_code(&key, Algorithm::Sha1, Digits::default(), counter).expose(),
            expected
        );
    }
}

#[test]
fn a_code_says_from_when_to_when_it_is_the_current_one() {
    let key = secret(b"countersign-KAT-key!");
    let kind = totp(Algorithm::Sha1, 6, 30);
    for time in [1_699_999_980, 1_699_999_995, 1_700_000_009] {
        let code = code_at(&key, &kind, UnixTime(time)).unwrap();
        assert_eq!(
            (code.step, code.valid_from, code.valid_until),
            (56_666_666, UnixTime(1_699_999_980), UnixTime(1_700_000_010))
        );
        assert_eq!(code.code.expose(), "106984");
    }
    assert_eq!(
        code_at(&key, &kind, UnixTime(1_700_000_010)).unwrap().step,
        56_666_667
    );
}

#[test]
fn the_next_code_is_the_current_one_of_the_next_step() {
    let key = secret(b"countersign-KAT-key!");
    for kind in [
        totp(Algorithm::Sha1, 6, 30),
        totp(Algorithm::Sha512, 10, 7),
        Kind::Steam,
    ] {
        let now = code_at(&key, &kind, UnixTime(1_700_000_000)).unwrap();
        let next = next_code(&key, &kind, UnixTime(1_700_000_000)).unwrap();
        let then = code_at(&key, &kind, now.valid_until).unwrap();
        assert_eq!(
            (next.step, next.valid_from),
            (now.step + 1, now.valid_until)
        );
        assert_eq!(next.code.expose(), then.code.expose());
        assert_ne!(next.code.expose(), now.code.expose());
    }
}

#[test]
fn a_hotp_account_has_no_code_for_a_time() {
    let key = secret(b"countersign-KAT-key!");
    let kind = Kind::Hotp {
        algorithm: Algorithm::Sha1,
        digits: Digits::default(),
    };
    assert_eq!(
        code_at(&key, &kind, UnixTime(0)).unwrap_err(),
        CodeError::NeedsCounter
    );
    assert_eq!(
        next_code(&key, &kind, UnixTime(0)).unwrap_err(),
        CodeError::NeedsCounter
    );
    assert_eq!(code_for_step(&key, &kind, 1).expose(), "543521");
}

#[test]
fn the_beginning_and_the_end_of_time_have_codes() {
    let key = secret(b"countersign-KAT-key!");
    for kind in [
        totp(Algorithm::Sha256, 10, 1),
        totp(Algorithm::Sha1, 6, 30),
        totp(Algorithm::Sha1, 9, 86_400),
        Kind::Steam,
    ] {
        let first = code_at(&key, &kind, UnixTime(0)).unwrap();
        assert_eq!((first.step, first.valid_from), (0, UnixTime(0)));
        let last = code_at(&key, &kind, UnixTime(u64::MAX)).unwrap();
        assert_eq!(last.valid_until, UnixTime(u64::MAX));
        assert_eq!(last.code.expose().len(), usize::from(kind.digits().get()));
        assert_eq!(
            next_code(&key, &kind, UnixTime(u64::MAX)).unwrap_err(),
            CodeError::NoLaterStep
        );
        assert_eq!(
            code_for_step(&key, &kind, u64::MAX).expose().len(),
            usize::from(kind.digits().get())
        );
    }
}

#[test]
fn a_secret_of_any_length_makes_codes() {
    // One byte, a block of the hash, and more than a block, which HMAC hashes first.
    for length in [1, 10, 20, 63, 64, 65, 128, 129, Secret::MAX_BYTES] {
        let key = secret(&vec![0x5a; length]);
        for algorithm in [Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512] {
            let code = hotp_code(&key, algorithm, digits(10), 7);
            assert!(
                code.expose().len() == 10
                    && code.expose().bytes().all(|byte| byte.is_ascii_digit())
            );
        }
    }
}

#[test]
fn secrets_and_codes_are_never_printed_by_debug() {
    let key = secret(b"countersign-KAT-key!");
    let timed = code_at(&key, &Kind::default(), UnixTime(1_700_000_000)).unwrap();
    let code: &Code = &timed.code;
    assert_eq!(format!("{key:?} {key:#?}"), "Secret(..) Secret(..)");
    assert_eq!(format!("{code:?} {code:#?}"), "Code(..) Code(..)");
    assert!(!format!("{timed:?}").contains("106984"));
}

#[test]
fn digits_and_periods_exist_only_within_their_bounds() {
    assert!(
        [0, 11, 255]
            .into_iter()
            .all(|count| Digits::new(count).is_err())
    );
    assert!((1..=10).all(|count| Digits::new(count).unwrap().get() == count));
    assert!(
        [0, 86_401, u64::from(u32::MAX) + 31, u64::MAX]
            .into_iter()
            .all(|seconds| Period::new(seconds).is_err())
    );
    assert!(
        [1, 30, 86_400]
            .into_iter()
            .all(|seconds| u64::from(Period::new(seconds).unwrap().get()) == seconds)
    );
    let unusual: Vec<u8> = (1..=10)
        .filter(|count| digits(*count).is_unusual())
        .collect();
    assert_eq!(unusual, [1, 2, 3, 4, 5, 9, 10]);
    let usual: Vec<u64> = [1, 9, 10, 300, 301, 86_400]
        .into_iter()
        .filter(|seconds| !Period::new(*seconds).unwrap().is_unusual())
        .collect();
    assert_eq!(usual, [10, 300]);
}

#[test]
fn the_stored_form_of_a_kind_stays_the_same_and_is_checked_when_read() {
    for (kind, stored) in [
        (
            Kind::default(),
            r#"{"kind":"totp","algorithm":"SHA1","digits":6,"period":30}"#,
        ),
        (
            Kind::Hotp {
                algorithm: Algorithm::Sha512,
                digits: digits(8),
            },
            r#"{"kind":"hotp","algorithm":"SHA512","digits":8}"#,
        ),
        (
            totp(Algorithm::Sha256, 10, 86_400),
            r#"{"kind":"totp","algorithm":"SHA256","digits":10,"period":86400}"#,
        ),
        (Kind::Steam, r#"{"kind":"steam"}"#),
    ] {
        assert_eq!(serde_json::to_string(&kind).unwrap(), stored);
        assert_eq!(serde_json::from_str::<Kind>(stored).unwrap(), kind);
    }
    for wrong in [
        r#"{"kind":"totp","algorithm":"SHA1","digits":11,"period":30}"#,
        r#"{"kind":"totp","algorithm":"SHA1","digits":0,"period":30}"#,
        r#"{"kind":"totp","algorithm":"SHA1","digits":6,"period":0}"#,
        r#"{"kind":"totp","algorithm":"SHA1","digits":6,"period":4294967326}"#,
        r#"{"kind":"totp","algorithm":"MD5","digits":6,"period":30}"#,
        r#"{"kind":"totp","digits":6,"period":30}"#,
        r#"{"kind":"yandex"}"#,
    ] {
        assert!(serde_json::from_str::<Kind>(wrong).is_err(), "{wrong}");
    }
}
