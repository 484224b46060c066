//! Masking: what must not be seen is taken out of everything that is shown, kept or handed on.
//!
//! A JSON body keeps its own bytes but for the masked values. Anything else is searched as text, for it may be half a
//! JSON body or a page that repeats what was sent.

mod json;
mod text;

use percent_encoding::percent_decode_str;
use url::Url;
use zeroize::Zeroizing;

/// What stands in the place of a secret, whatever its length was.
pub(crate) const MASK: &str = "••••••";

/// The most bytes of a body that are shown.
const SHOWN_BYTES: usize = 64 * 1_024;

/// The most characters of a header's value that are shown.
const SHOWN_HEADER_CHARS: usize = 256;

/// Knows what was sent, so that an answer that repeats it can be masked.
#[derive(Clone, Copy)]
pub(crate) struct Redactor<'a> {
    sent: &'a [&'a str],
    code: Option<&'a str>,
}

impl<'a> Redactor<'a> {
    /// Masks the secrets that were `sent`, and `code` if one was, beside keys and links, which are known by their names
    /// and looks.
    pub(crate) fn new(sent: &'a [&'a str], code: Option<&'a str>) -> Self {
        Self { sent, code }
    }

    /// The body without its secrets, whole. `is_json` says that it was parsed as JSON without an error.
    pub(crate) fn body(&self, body: &str, is_json: bool) -> String {
        if is_json {
            json::mask(body, self)
        } else {
            self.text(body)
        }
    }

    /// A header's value without secrets, bounded.
    pub(crate) fn header(&self, value: &str) -> String {
        self.text(value).chars().take(SHOWN_HEADER_CHARS).collect()
    }

    /// An address with the secrets in its query masked. Its path holds none, by construction.
    pub(crate) fn url(&self, url: &Url) -> String {
        let Some(query) = url.query() else {
            return url.to_string();
        };
        let mut shown = url.clone();
        shown.set_query(None);
        shown.set_fragment(None);
        format!("{shown}?{}", form(query, self))
    }

    /// Any text without its secrets.
    pub(crate) fn text(&self, text: &str) -> String {
        text::mask(text, self.sent, self.code)
    }

    /// Whether `number`, as JSON writes it, is the code.
    fn is_code(&self, number: &str) -> bool {
        self.code
            .is_some_and(|code| code.chars().count() >= text::SHORTEST_CODE && code == number)
    }
}

/// What a value that is a secret whatever it looks like is called: in lower case, letters and digits only.
const SECRET_NAMES: [&str; 19] = [
    "secret",
    "uri",
    "totpsecret",
    "totpuri",
    "recoverycodes",
    "accesstoken",
    "refreshtoken",
    "idtoken",
    "token",
    "devicecode",
    "usercode",
    "verificationuricomplete",
    "codeverifier",
    "clientsecret",
    "clientassertion",
    "password",
    "otpkey",
    "googleurl",
    "otps",
];

/// What is secret in a form or a query besides: in an answer, a `code` is the number of an error.
const SECRET_FIELDS: [&str; 6] = ["code", "state", "nonce", "token", "verify", "pass"];

/// Whether a value of this name is a secret whatever it looks like.
fn is_secret_name(name: &str) -> bool {
    SECRET_NAMES.contains(&plain_name(name).as_str())
}

fn plain_name(name: &str) -> Zeroizing<String> {
    let plain = name.chars().filter(char::is_ascii_alphanumeric);
    Zeroizing::new(plain.map(|c| c.to_ascii_lowercase()).collect())
}

/// Fields as a form or a query has them, with the secrets among them masked and the others as they came.
fn form(fields: &str, redactor: &Redactor<'_>) -> String {
    let shown = fields.split('&').map(|field| {
        let (name, _) = field.split_once('=').unwrap_or((field, ""));
        let decoded = percent_decode_str(name).decode_utf8_lossy();
        let plain = plain_name(&decoded);
        if SECRET_NAMES.contains(&plain.as_str()) || SECRET_FIELDS.contains(&plain.as_str()) {
            format!("{name}={MASK}")
        } else {
            redactor.text(field)
        }
    });
    shown.collect::<Vec<_>>().join("&")
}

/// The first [`SHOWN_BYTES`] of a masked body, and a line that says what was cut. `unread` says that the server had
/// more to say than was read.
pub(crate) fn bounded(masked: String, unread: bool) -> String {
    let whole = masked.len();
    let mut shown = masked;
    if whole > SHOWN_BYTES {
        let end = (0..=SHOWN_BYTES)
            .rev()
            .find(|end| shown.is_char_boundary(*end))
            .unwrap_or(0);
        shown.truncate(end);
        shown.push_str(&format!("\n[cut: {end} of {whole} bytes are shown]"));
    }
    if unread {
        shown.push_str("\n[the answer was not read to its end]");
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value;

    use super::*;

    const TOKEN: &str = "dEmO-token-0123456789";
    const KEY: &str = "TJOPWSDYILLHXFV4MLKNNJOWFG7VSDCK";

    fn masked(body: &str) -> String {
        let is_json = serde_json::from_str::<serde_json::Value>(body).is_ok();
        Redactor::new(&[TOKEN], Some("123456")).body(body, is_json)
    }

    #[test]
    fn a_start_answer_keeps_every_byte_but_its_link_and_key() {
        let body = format!(
            "{{\"details\": {{\"sequence\":\"2\"}},\n \"totpId\":\"163840776835432705\",\n \
             \"uri\":\"otpauth://totp/ZITADEL:gigi?secret={KEY}\",\n \"secret\":\"{KEY}\"}}"
        );
        assert_eq!(
            masked(&body),
            "{\"details\": {\"sequence\":\"2\"},\n \"totpId\":\"163840776835432705\",\n \"uri\":\"••••••\",\n \"secret\":\"••••••\"}"
        );
    }

    #[test]
    fn secrets_are_found_however_deep_and_whatever_their_kind() {
        assert_eq!(
            masked(r#"[{"a":{"Secret":["x",{"y":"z"}],"b":1}}]"#),
            r#"[{"a":{"Secret":"••••••","b":1}}]"#
        );
        assert_eq!(
            masked(r#"{"secret":12345,"uri":null,"recovery_codes":[]}"#),
            r#"{"secret":"••••••","uri":null,"recovery_codes":"••••••"}"#
        );
        assert_eq!(
            masked(r#"{"s\u0065cret":"x"}"#),
            r#"{"s\u0065cret":"••••••"}"#
        );
    }

    #[test]
    fn what_was_sent_is_found_when_it_is_repeated() {
        assert_eq!(
            masked(&format!(r#"{{"message":"bad token {TOKEN}!"}}"#)),
            r#"{"message":"bad token ••••••!"}"#
        );
        assert_eq!(
            masked(r#"{"message":"\u0031\u00323456 is wrong","typed":123456}"#),
            r#"{"message":"•••••• is wrong","typed":"••••••"}"#
        );
        assert_eq!(
            masked(r#"{"otp":"otpauth:\/\/totp\/x?secret=AB"}"#),
            r#"{"otp":"••••••"}"#
        );
        assert_eq!(
            masked(&format!(r#"{{"hint":"{KEY}"}}"#)),
            r#"{"hint":"••••••"}"#
        );
    }

    #[test]
    fn what_is_no_secret_stays() {
        for body in [
            r#"{"code":3,"message":"Invalid code (EVENT-8isk2)","details":[{"@type":"type.googleapis.com/zitadel.v1.ErrorDetail","id":"EVENT-8isk2"}]}"#,
            r#"{"details":{"sequence":"2","resourceOwner":"69629023912345688334"},"authMethodTypes":["AUTHENTICATION_METHOD_TYPE_TOTP"]}"#,
            r#"{"factors":[{"state":"AUTH_FACTOR_STATE_NOT_READY","otp":{}}], "n": 1e3, "b": [true,false,null]}"#,
            "<html><body>502 Bad Gateway</body></html>",
        ] {
            assert_eq!(masked(body), body);
        }
    }

    #[test]
    fn half_a_body_is_masked_as_text() {
        let whole = format!(
            r#"{{"uri":"otpauth://totp/a?secret={KEY}&digits=6","secret":"{KEY}","totpId":"1"}}"#
        );
        for end in 0..whole.len() {
            let shown = masked(&whole[..end]);
            assert!(!shown.contains("TJ"), "{shown}");
        }
    }

    #[test]
    fn a_page_is_masked_as_text() {
        let page = format!(
            "<p>{TOKEN}</p> <b>123456</b> <a href='OTPAUTH%3A%2F%2Ftotp%2Fx'>secret = 'abc def'</a> {KEY}"
        );
        assert_eq!(
            masked(&page),
            "<p>••••••</p> <b>••••••</b> <a href='••••••'>secret = '••••••'</a> ••••••"
        );
    }

    #[test]
    fn what_oauth_and_privacyidea_call_a_secret_is_one() {
        for name in [
            "access_token",
            "refresh_token",
            "id_token",
            "device_code",
            "user_code",
            "verification_uri_complete",
            "code_verifier",
            "client_secret",
            "client_assertion",
            "password",
            "otpkey",
            "googleurl",
            "token",
        ] {
            let body = format!(r#"{{"{name}":"hunter2","expires_in":5}}"#);
            let shown = format!(r#"{{"{name}":"••••••","expires_in":5}}"#);
            assert_eq!(masked(&body), shown);
            let nested = format!(r#"{{"{name}":{{"value":"hunter2","img":["hunter2"]}}}}"#);
            assert!(!masked(&nested).contains("hunter2"), "{name}");
        }
        // Half of it, which is no JSON.
        for name in [
            "access_token",
            "id_token",
            "device_code",
            "otpkey",
            "client_secret",
        ] {
            let body = format!(r#"{{"{name}" : "hunter2","more"#);
            assert!(!masked(&body).contains("hunter2"), "{name}");
        }
        let found = r#"{"token_type":"Bearer","token_endpoint":"https://id.example.org/token","jwks_uri":"https://id.example.org/keys","code":5}"#;
        assert_eq!(masked(found), found);
    }

    #[test]
    fn the_query_of_an_address_shows_no_secret() {
        let redactor = Redactor::new(&["tok+en/1"], None);
        let shown = |text: &str| redactor.url(&Url::parse(text).unwrap());
        assert_eq!(
            shown(
                "https://id.example.org/a?code=1&state=2&scope=openid+email&access%5Ftoken=4#code=5"
            ),
            "https://id.example.org/a?code=••••••&state=••••••&scope=openid+email&access%5Ftoken=••••••"
        );
        assert_eq!(
            shown("https://id.example.org/token/?user=new.starter&type=totp"),
            "https://id.example.org/token/?user=new.starter&type=totp"
        );
        assert_eq!(
            shown("https://id.example.org/a?hint=tok%2Ben%2F1"),
            "https://id.example.org/a?hint=••••••"
        );
        assert_eq!(
            shown("https://id.example.org/a/b"),
            "https://id.example.org/a/b"
        );
    }

    #[test]
    fn the_control_finds_what_was_planted() {
        let nobody = Redactor::new(&["another-token"], None);
        let body = format!(r#"{{"message":"{TOKEN} 123456"}}"#);
        assert_eq!(nobody.body(&body, true), body);
    }

    /// JSON of any shape whose texts may be, or hold, what must not be seen.
    fn any_json() -> impl Strategy<Value = Value> {
        let secrets =
            prop::sample::select(vec![TOKEN, KEY, "123456", "otpauth://totp/x?secret=AB"]);
        let text = prop_oneof![
            any::<String>(),
            secrets.clone().prop_map(str::to_owned),
            (any::<String>(), secrets)
                .prop_map(|(around, secret)| format!("{around} {secret} {around}")),
        ];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            Just(Value::from(123_456)),
            text.clone().prop_map(Value::from),
        ];
        let name = prop_oneof![text, Just("secret".to_owned()), Just("uri".to_owned())];
        leaf.prop_recursive(4, 32, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((name.clone(), inner), 0..4)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn no_secret_survives_in_any_json_and_it_stays_json(value in any_json(), pretty: bool) {
            let body = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
            let shown = masked(&body);
            prop_assert!(serde_json::from_str::<Value>(&shown).is_ok(), "{shown}");
            for secret in [TOKEN, KEY, "otpauth"] {
                prop_assert!(!shown.contains(secret), "{shown}");
            }
        }

        #[test]
        fn any_text_can_be_masked_and_no_secret_survives(before: String, secret in prop::sample::select(vec![TOKEN, KEY]), after: String) {
            let shown = Redactor::new(&[TOKEN], Some("123456")).text(&format!("{before}{secret} {after}"));
            prop_assert!(!shown.contains(secret));
        }

        #[test]
        fn any_cut_of_a_start_answer_can_be_masked(end in 0..200_usize, junk in "[a-z\"'=:&{}\\\\ é]*") {
            let whole = format!("{junk}\"uri\":\"otpauth://totp/a?secret={KEY}\",\"secret\" : \"{KEY}\"{junk}");
            let cut: String = whole.chars().take(end).collect();
            let shown = masked(&cut);
            prop_assert!(!shown.contains(KEY), "{shown}");
        }
    }

    #[test]
    fn a_long_body_is_cut_and_says_so() {
        let shown = bounded("é".repeat(SHOWN_BYTES), false);
        assert!(shown.ends_with("é\n[cut: 65536 of 131072 bytes are shown]"));
        assert_eq!(bounded("short".to_owned(), false), "short");
        assert_eq!(
            bounded("short".to_owned(), true),
            "short\n[the answer was not read to its end]"
        );
        assert_eq!(
            Redactor::new(&[TOKEN], None)
                .header(&"x".repeat(9_999))
                .len(),
            SHOWN_HEADER_CHARS
        );
    }
}
