//! From an account to a link.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use zeroize::Zeroizing;

use super::OtpAuth;
use crate::Kind;

/// All but the unreserved characters of RFC 3986, section 2.3.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

pub(super) fn print(account: &OtpAuth) -> Zeroizing<String> {
    let OtpAuth {
        issuer,
        label,
        kind,
        counter,
        secret,
        ..
    } = account;
    let secret = secret.to_base32();
    let issuer = utf8_percent_encode(issuer, ENCODED).to_string();
    let label = utf8_percent_encode(label, ENCODED).to_string();

    // Room for all of it from the start: a buffer that grows leaves copies of itself behind.
    const ROOM_FOR_THE_REST: usize = 128;
    let room = 2 * issuer.len() + label.len() + secret.len() + ROOM_FOR_THE_REST;
    let mut link = Zeroizing::new(String::with_capacity(room));
    link.push_str(match kind {
        Kind::Totp { .. } => "otpauth://totp/",
        Kind::Hotp { .. } => "otpauth://hotp/",
        Kind::Steam => "otpauth://steam/",
    });
    link.push_str(&issuer);
    // Without an issuer, a colon in the label would be taken for the one that ends it: then an
    // empty one is written.
    if !issuer.is_empty() || label.contains("%3A") {
        link.push(':');
    }
    link.push_str(&label);
    link.push_str("?secret=");
    link.push_str(&secret);
    if !issuer.is_empty() {
        push_parameter(&mut link, "issuer", &issuer);
    }
    push_parameter(&mut link, "algorithm", kind.algorithm());
    push_parameter(&mut link, "digits", kind.digits().get());
    match kind.period() {
        Some(period) => push_parameter(&mut link, "period", period.get()),
        None => push_parameter(&mut link, "counter", counter.unwrap_or(0)),
    }
    link
}

fn push_parameter(link: &mut String, name: &str, value: impl Display) {
    link.push('&');
    link.push_str(name);
    link.push('=');
    link.push_str(&value.to_string());
}
