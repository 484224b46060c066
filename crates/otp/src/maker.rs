//! From a secret and a counter to the text of a code. HMAC and truncation are those of `totp-rs`;
//! what that has not (ten digits, Steam's alphabet) is truncated here, from its HMAC.

use std::fmt::Write;

use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

use crate::{Algorithm, Digits, Kind, Secret};

/// Steam's alphabet: no vowels, and nothing that looks like something else.
pub(crate) const STEAM_ALPHABET: &[u8; 26] = b"23456789BCDFGHJKMNPQRTVWXY";

/// The most digits that `totp-rs` makes; with more it panics.
const MAX_DIGITS_OF_LIBRARY: u8 = 9;

/// Makes the codes of one secret. Built once for many steps, and wiped when dropped.
pub(crate) struct Maker {
    /// With a step of one second, so that the time is the counter.
    totp: Totp,
    shape: Shape,
}

enum Shape {
    Decimal,
    TenDigits,
    Steam,
}

impl Maker {
    pub(crate) fn new(secret: &Secret, kind: &Kind) -> Self {
        let shape = match kind {
            Kind::Steam => Shape::Steam,
            Kind::Totp { digits, .. } | Kind::Hotp { digits, .. }
                if digits.get() > MAX_DIGITS_OF_LIBRARY =>
            {
                Shape::TenDigits
            }
            Kind::Totp { .. } | Kind::Hotp { .. } => Shape::Decimal,
        };
        let totp = Builder::new()
            .with_algorithm(match kind.algorithm() {
                Algorithm::Sha1 => totp_rs::Algorithm::SHA1,
                Algorithm::Sha256 => totp_rs::Algorithm::SHA256,
                Algorithm::Sha512 => totp_rs::Algorithm::SHA512,
            })
            .with_digits(kind.digits().get())
            .with_secret(secret.expose())
            .with_step_duration(1)
            // `build` refuses secrets under 128 bits and digits outside 6 to 8, both of which are
            // in use.
            .build_noncompliant();
        Self { totp, shape }
    }

    /// The code of one counter (HOTP) or step (TOTP, Steam).
    pub(crate) fn make(&self, counter: u64) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(usize::from(Digits::MAX)));
        // Writing to a String never fails.
        let _ = match self.shape {
            Shape::Decimal => write!(text, "{}", self.totp.generate(counter)),
            Shape::TenDigits => write!(text, "{:010}", self.truncated(counter)),
            Shape::Steam => {
                let mut value = self.truncated(counter);
                for _ in 0..Digits::STEAM.get() {
                    let [.., place] = (value % 26).to_be_bytes();
                    text.push(char::from(STEAM_ALPHABET[usize::from(place)]));
                    value /= 26;
                }
                Ok(())
            }
        };
        text
    }

    /// Dynamic truncation (RFC 4226, section 5.3): 31 bits, from where the last four bits of the
    /// HMAC point to.
    fn truncated(&self, counter: u64) -> u32 {
        let mac = self.totp.sign(counter);
        let mac = mac.as_ref();
        let offset = mac.last().map_or(0, |last| usize::from(last & 0x0f));
        let four = mac.iter().skip(offset).take(4);
        four.fold(0, |value, byte| (value << 8) | u32::from(*byte)) & 0x7fff_ffff
    }
}
