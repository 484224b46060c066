//! Codes against an independent program: `oathtool` of the OATH Toolkit.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test"
)]

use std::process::Command;

use countersign_otp::{Algorithm, Digits, Kind, Period, Secret, UnixTime, code_at, hotp_code};

const OATHTOOL: &str = "oathtool";
const SEED: u64 = 0x00c0_ffee_2026_1101;
const ROUNDS: usize = 120;

#[test]
fn oathtool_makes_the_same_codes() {
    if Command::new(OATHTOOL).arg("--version").output().is_err() {
        println!("skipped: {OATHTOOL} is not installed");
        return;
    }
    println!("seed {SEED:#x}");
    let mut random = SplitMix(SEED);
    for _ in 0..ROUNDS {
        let length = random.within(1, 70);
        let bytes: Vec<u8> = (0..length)
            .map(|_| random.within(0, 255).to_le_bytes()[0])
            .collect();
        let secret = Secret::from_bytes(bytes).unwrap();
        // oathtool knows six to eight digits.
        let digits = Digits::new(random.within(6, 8).to_le_bytes()[0]).unwrap();
        let (algorithm, mode) = [
            (Algorithm::Sha1, "--totp=sha1"),
            (Algorithm::Sha256, "--totp=sha256"),
            (Algorithm::Sha512, "--totp=sha512"),
        ][usize::try_from(random.within(0, 2)).unwrap()];
        let period = Period::new(random.within(1, 86_400)).unwrap();
        let time = random.within(0, 9_000_000_000);

        let kind = Kind::Totp {
            algorithm,
            digits,
            period,
        };
        let ours = code_at(&secret, &kind, UnixTime(time)).unwrap();
        let (step, now) = (
            format!("--time-step-size={}s", period.get()),
            format!("--now=@{time}"),
        );
        let theirs = oathtool(&secret, digits, &[mode, &step, &now]);
        assert_eq!(
            ours.code.expose(),
            theirs,
            "{kind:?} at {time} with {}",
            secret.to_base32().as_str()
        );

        let counter = random.within(0, i64::MAX.unsigned_abs());
        let ours = hotp_code(&secret, Algorithm::Sha1, digits, counter);
        let theirs = oathtool(
            &secret,
            digits,
            &["--hotp", &format!("--counter={counter}")],
        );
        assert_eq!(
            ours.expose(),
            theirs,
            "HOTP {digits:?} at {counter} with {}",
            secret.to_base32().as_str()
        );
    }
}

fn oathtool(secret: &Secret, digits: Digits, arguments: &[&str]) -> String {
    let output = Command::new(OATHTOOL)
        .args(arguments)
        .arg(format!("--digits={}", digits.get()))
        .args(["--base32", secret.to_base32().as_str()])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// SplitMix64: random enough for choosing parameters, and the same on every run.
struct SplitMix(u64);

impl SplitMix {
    fn within(&mut self, low: u64, high: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + (mixed ^ (mixed >> 31)) % (high - low + 1)
    }
}
