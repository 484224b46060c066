//! The server's own TOTP (RFC 6238: SHA-1, 6 digits, 30 seconds) and the text of its links.
//!
//! Written here a second time on purpose: the crate that makes the codes must not also judge them.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sha1::Sha1;
use zeroize::Zeroizing;

/// Who the codes are for, as an authenticator shows it.
pub(crate) const ISSUER: &str = "Demo Organisation";

const STEP_SECONDS: u64 = 30;
const DIGITS: usize = 6;
const KEY_BYTES: usize = 20;
const SHA1_BLOCK_BYTES: usize = 64;

/// What stays as it is in the label and in query values; all else is percent-encoded, a space as `%20`.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'@');

/// The shared key of one registration: 20 random bytes. It has no `Debug`, and is wiped when dropped.
#[derive(Clone)]
pub(crate) struct SharedKey(Zeroizing<[u8; KEY_BYTES]>);

impl SharedKey {
    /// A new key from the operating system.
    pub(crate) fn make_random() -> Result<Self, getrandom::Error> {
        let mut bytes = Zeroizing::new([0; KEY_BYTES]);
        getrandom::fill(bytes.as_mut_slice())?;
        Ok(Self(bytes))
    }

    /// The key in base32 without padding (RFC 4648): 32 characters.
    pub(crate) fn base32(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE32_NOPAD.encode(self.0.as_slice()))
    }

    /// The key in lower-case hexadecimal.
    pub(crate) fn hex(&self) -> Zeroizing<String> {
        Zeroizing::new(HEXLOWER.encode(self.0.as_slice()))
    }

    /// The `otpauth` link for `login`, its query keys sorted as ZITADEL sorts them.
    pub(crate) fn link(&self, login: &str) -> Zeroizing<String> {
        let issuer = utf8_percent_encode(ISSUER, ESCAPED);
        let account = utf8_percent_encode(login, ESCAPED);
        let secret = self.base32();
        Zeroizing::new(format!(
            "otpauth://totp/{issuer}:{account}?algorithm=SHA1&digits={DIGITS}&issuer={issuer}&period={STEP_SECONDS}&secret={}",
            secret.as_str()
        ))
    }

    /// The code that a device with this key shows at `seconds`: six digits.
    pub(crate) fn shown_at(&self, seconds: u64) -> String {
        format!("{:06}", self.code(seconds / STEP_SECONDS))
    }

    /// The step whose code `typed` is: the current one at `seconds`, the one before or the one after. Outer
    /// white space is ignored; anything but six digits matches nothing.
    pub(crate) fn matching_step(&self, typed: &str, seconds: u64) -> Option<u64> {
        let typed = typed.trim();
        if typed.len() != DIGITS || !typed.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let typed: u32 = typed.parse().ok()?;
        let now = seconds / STEP_SECONDS;
        [Some(now), now.checked_sub(1), now.checked_add(1)]
            .into_iter()
            .flatten()
            .find(|&step| self.code(step) == typed)
    }

    /// RFC 4226, section 5.3, with the step as the counter.
    fn code(&self, step: u64) -> u32 {
        // A key shorter than a block is padded with zeros (RFC 2104), so this is the same key.
        let mut block = Zeroizing::new([0; SHA1_BLOCK_BYTES]);
        block[..KEY_BYTES].copy_from_slice(self.0.as_slice());
        let mut mac = Hmac::<Sha1>::new((&*block).into());
        mac.update(&step.to_be_bytes());
        let digest: [u8; 20] = mac.finalize().into_bytes().into();

        let offset = usize::from(digest[19] & 0x0f);
        let word = [
            digest[offset],
            digest[offset + 1],
            digest[offset + 2],
            digest[offset + 3],
        ];
        (u32::from_be_bytes(word) & 0x7fff_ffff) % 1_000_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rfc_key() -> SharedKey {
        SharedKey(Zeroizing::new(*b"12345678901234567890"))
    }

    #[test]
    fn the_codes_are_those_of_rfc_6238_appendix_b() {
        // The RFC prints eight digits; six digits are the last six of them.
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(
                rfc_key().matching_step(code, seconds),
                Some(seconds / 30),
                "{seconds}"
            );
            assert_eq!(rfc_key().shown_at(seconds), code);
        }
    }

    #[test]
    fn one_step_either_way_matches_and_two_do_not() {
        let key = rfc_key();
        for seconds in [30, 59, 60, 89] {
            assert_eq!(key.matching_step("287082", seconds), Some(1), "{seconds}");
        }
        assert_eq!(key.matching_step("287082", 29), Some(1));
        assert_eq!(key.matching_step("287082", 90), None);
        assert_eq!(key.matching_step("755224", 60), None);
    }

    #[test]
    fn outer_white_space_is_ignored_and_every_other_length_is_wrong() {
        let key = rfc_key();
        assert_eq!(key.matching_step(" 287082\n", 59), Some(1));
        for typed in [
            "",
            "28708",
            "0287082",
            "94287082",
            "287 082",
            "28708a",
            "２８７０８２",
            "+87082",
        ] {
            assert_eq!(key.matching_step(typed, 59), None, "{typed}");
        }
    }

    #[test]
    fn the_link_has_sorted_keys_and_no_plus_for_a_space() {
        assert_eq!(
            rfc_key()
                .link("new.starter@demo.countersign.example")
                .as_str(),
            "otpauth://totp/Demo%20Organisation:new.starter@demo.countersign.example\
             ?algorithm=SHA1&digits=6&issuer=Demo%20Organisation&period=30\
             &secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        );
    }
}
