//! Exchanges with servers as support may read them. The inspector has masked tokens, codes and keys when they were made; here
//! whatever may name a person goes too: of addresses and bodies only what is known to be harmless stays.

use serde_json::{Map, Value};
use url::Url;

use super::names::{LEFT_OUT, Names};
use crate::view::{Exchange, InspectedExchange};

/// How many are told, of those that are kept.
pub(super) const MOST: usize = 30;
/// The longest body, in bytes.
const BODY_BYTES: usize = 2048;
/// The longest sentence of a server, in characters.
const SENTENCE: usize = 300;
/// How many of a list, or of an object's fields, are told.
const MOST_PARTS: usize = 20;

/// The parts of addresses that are the same for everybody.
const PATH_WORDS: [&str; 40] = [
    "",
    ".well-known",
    "_search",
    "_verify",
    "auth",
    "authentication_factors",
    "authentication_methods",
    "authorize",
    "callback",
    "debug",
    "device",
    "device_authorization",
    "end_session",
    "healthz",
    "init",
    "introspect",
    "keys",
    "login",
    "management",
    "me",
    "oauth",
    "oidc",
    "openid-configuration",
    "orgs",
    "policy",
    "resources",
    "revoke",
    "sessions",
    "settings",
    "token",
    "tokens",
    "totp",
    "ui",
    "userinfo",
    "users",
    "v1",
    "v2",
    "v2beta",
    "v3alpha",
    "verify",
];

/// Fields whose value is a sentence for people.
const SENTENCES: [&str; 4] = ["message", "error_description", "localizedMessage", "detail"];

/// An exchange as a text. `server`: what its server is called here.
pub(super) fn text(inspected: &InspectedExchange, server: &str, names: &Names) -> String {
    let exchange = &inspected.exchange;
    let names = &with_what_was_asked(exchange, names);
    let mut lines = vec![
        format!("### {} {}", super::moment(inspected.at_ms), inspected.what),
        String::new(),
        format!(
            "- Request: {} {server} {}",
            exchange.method,
            address(&exchange.url)
        ),
    ];
    if let Some(sent) = &exchange.request_body {
        lines.push(format!("- Sent: {}", body(sent, names)));
    }
    let status = exchange
        .status
        .map_or_else(|| "no answer".to_owned(), |status| format!("HTTP {status}"));
    lines.push(format!(
        "- Answer: {status} after {} ms",
        exchange.duration_ms
    ));
    let mut technical = |what: &str, value: &Option<String>| {
        if let Some(value) = value {
            lines.push(format!("- {what}: {}", names.out_of(&plain(value))));
        }
    };
    technical("Request id", &exchange.request_id);
    technical("Content type", &exchange.content_type);
    technical("Server's date", &exchange.server_date);
    if let Some(seconds) = exchange.clock_difference_seconds {
        lines.push(format!("- Clock: {seconds} s, server minus this computer"));
    }
    if let Some(said) = &exchange.response_body {
        lines.push(format!("- Body: {}", body(said, names)));
    }
    lines.join("\n") + "\n"
}

/// The host that an exchange was with.
pub(super) fn host(exchange: &Exchange) -> Option<String> {
    let url = Url::parse(&exchange.url).ok()?;
    url.host_str().map(str::to_owned)
}

/// Besides the names that are known, whatever this request itself named: an answer may say it again.
fn with_what_was_asked(exchange: &Exchange, names: &Names) -> Names {
    let mut more = names.clone();
    if let Ok(url) = Url::parse(&exchange.url) {
        for part in url
            .path()
            .split('/')
            .filter(|part| !PATH_WORDS.contains(part))
        {
            let decoded = percent_encoding::percent_decode_str(part).decode_utf8_lossy();
            more.leave_out(&decoded);
        }
        for (_, value) in url.query_pairs() {
            more.leave_out(&value);
        }
    }
    if let Some(Ok(sent)) = exchange.request_body.as_deref().map(serde_json::from_str) {
        texts_of(&sent, &mut |text| more.leave_out(text));
    }
    more
}

fn texts_of(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::Array(parts) => parts.iter().for_each(|part| texts_of(part, each)),
        Value::Object(fields) => fields.values().for_each(|part| texts_of(part, each)),
        _ => {}
    }
}

/// The path with the words that are the same for everybody, and the names of what was asked.
fn address(url: &str) -> String {
    let Ok(url) = Url::parse(url) else {
        return LEFT_OUT.to_owned();
    };
    let path = url
        .path()
        .split('/')
        .map(|part| match PATH_WORDS.contains(&part) {
            true => part,
            false => LEFT_OUT,
        });
    let path = path.collect::<Vec<_>>().join("/");
    let asked: Vec<String> = url
        .query_pairs()
        .map(|(name, _)| format!("{}={LEFT_OUT}", plain(&name)))
        .collect();
    match asked.is_empty() {
        true => path,
        false => format!("{path}?{}", asked.join("&")),
    }
}

/// A body with its shape, and of its values those that name nobody.
fn body(body: &str, names: &Names) -> String {
    if let Ok(value) = serde_json::from_str::<Value>(body) {
        let mut shown = harmless("", &value, names).to_string();
        if shown.len() > BODY_BYTES {
            let end = (0..=BODY_BYTES)
                .rev()
                .find(|end| shown.is_char_boundary(*end));
            shown.truncate(end.unwrap_or(0));
            shown.push_str(" [cut]");
        }
        return shown;
    }
    if body.contains('=') && !body.contains(char::is_whitespace) && !body.contains('<') {
        let fields = url::form_urlencoded::parse(body.as_bytes()).take(MOST_PARTS);
        let fields = fields.map(|(name, value)| match &*name {
            "grant_type" | "token_type_hint" => format!("{name}={}", plain(&value)),
            _ => format!("{}={LEFT_OUT}", plain(&name)),
        });
        return fields.collect::<Vec<_>>().join("&");
    }
    format!("[{} bytes that are no JSON]", body.len())
}

fn harmless(name: &str, value: &Value, names: &Names) -> Value {
    match value {
        Value::Null | Value::Bool(_) => value.clone(),
        Value::Number(number) => match is_small(name, number) {
            true => value.clone(),
            false => LEFT_OUT.into(),
        },
        Value::String(text) => harmless_text(name, text, names).into(),
        Value::Array(parts) => {
            let parts = parts.iter().take(MOST_PARTS);
            parts.map(|part| harmless(name, part, names)).collect()
        }
        Value::Object(fields) => {
            let fields = fields.iter().take(MOST_PARTS).map(|(name, part)| {
                let shown = match name.as_str() {
                    "@type" => name.clone(),
                    _ => names.out_of(&plain(name)),
                };
                (shown, harmless(name, part, names))
            });
            Value::Object(fields.collect::<Map<_, _>>())
        }
    }
}

/// A number that can be neither a code nor somebody's id.
fn is_small(name: &str, number: &serde_json::Number) -> bool {
    let least = match name.to_ascii_lowercase().as_str() {
        "expires_in" | "interval" => 10_000_000,
        // An error's or a state's; where it is a one-time code it has more digits.
        "code" | "otp" | "pin" => 1_000,
        _ => 10_000,
    };
    number
        .as_i64()
        .is_some_and(|number| number.unsigned_abs() < least)
}

fn harmless_text(name: &str, text: &str, names: &Names) -> String {
    let is_harmless = match name {
        "id" => is_error_id(text),
        "error" => is_word(text),
        "@type" => is_type(text),
        _ => false,
    };
    if is_harmless || is_constant(text) || text.parse::<jiff::Timestamp>().is_ok() {
        return names.out_of(text);
    }
    if SENTENCES.contains(&name) {
        let words = text.split(' ').map(|word| match word.contains("://") {
            true => LEFT_OUT,
            false => word,
        });
        let said: String = words.collect::<Vec<_>>().join(" ");
        return names.out_of(&said).chars().take(SENTENCE).collect();
    }
    match text.is_empty() {
        true => String::new(),
        false => LEFT_OUT.to_owned(),
    }
}

/// `AUTHENTICATION_METHOD_TYPE_TOTP`
fn is_constant(text: &str) -> bool {
    text.contains('_')
        && text.len() <= 60
        && text
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

/// `COMMAND-3Mif9s`
fn is_error_id(text: &str) -> bool {
    text.split_once('-').is_some_and(|(kind, id)| {
        (3..=10).contains(&kind.len())
            && kind
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && (4..=7).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}

/// `invalid_grant`
fn is_word(text: &str) -> bool {
    text.len() <= 40 && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}

/// `type.googleapis.com/zitadel.v1.ErrorDetail`
fn is_type(text: &str) -> bool {
    text.starts_with("type.googleapis.com/") && text.len() <= 100
}

/// A technical value: the characters that such have, and not too many of them.
fn plain(value: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || "-_.,:;/+= ".contains(*c);
    value.chars().filter(fits).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(of: &[&str]) -> Names {
        let mut names = Names::default();
        of.iter().for_each(|name| names.leave_out(name));
        names
    }

    fn inspected(url: &str, sent: Option<&str>, said: &str) -> InspectedExchange {
        InspectedExchange {
            id: 1,
            at_ms: 1_767_225_600_000,
            what: "Start a setup".to_owned(),
            path: String::new(),
            exchange: Exchange {
                method: "POST".to_owned(),
                url: url.to_owned(),
                request_body: sent.map(str::to_owned),
                status: Some(404),
                request_id: Some("req-1 <ann@acme>".to_owned()),
                content_type: Some("application/json; charset=utf-8".to_owned()),
                response_body: Some(said.to_owned()),
                duration_ms: 12,
                server_date: None,
                clock_difference_seconds: Some(-3),
            },
        }
    }

    #[test]
    fn an_exchange_keeps_what_helps_and_names_nobody() {
        let said = r#"{"code":5,
            "details":[{"@type":"type.googleapis.com/zitadel.v1.ErrorDetail","id":"QUERY-1kIjX"}],
            "message":"User ann.example of Acme not found at https://x/ann (QUERY-1kIjX)","n":163840776835432705,
            "user":{"name":"Ann Example","state":"USER_STATE_ACTIVE","userId":"163840776835432705"}}"#;
        let exchange = inspected(
            "https://id.acme.example/v2/users/ann%2Eexample/totp?user=ann&x=1",
            Some(r#"{"code":"••••••","login":"ann.smith"}"#),
            said,
        );
        assert_eq!(
            text(&exchange, "server 1", &names(&["Acme"])),
            "### 2026-01-01 00:00:00 UTC Start a setup\n\n\
             - Request: POST server 1 /v2/users/…/totp?user=…&x=…\n\
             - Sent: {\"code\":\"…\",\"login\":\"…\"}\n\
             - Answer: HTTP 404 after 12 ms\n\
             - Request id: req-1 annacme\n\
             - Content type: application/json; charset=utf-8\n\
             - Clock: -3 s, server minus this computer\n\
             - Body: {\"code\":5,\"details\":[{\"@type\":\"type.googleapis.com/zitadel.v1.ErrorDetail\",\"id\":\"QUERY-1kIjX\"}],\
             \"message\":\"User … of … not found at … (QUERY-1kIjX)\",\"n\":\"…\",\
             \"user\":{\"name\":\"…\",\"state\":\"USER_STATE_ACTIVE\",\"userId\":\"…\"}}\n"
        );
    }

    #[test]
    fn a_body_of_another_kind_shows_its_shape() {
        let none = Names::default();
        assert_eq!(
            body(
                "grant_type=refresh_token&client_id=1@acme&refresh_token=••••••",
                &none
            ),
            "grant_type=refresh_token&client_id=…&refresh_token=…"
        );
        assert_eq!(
            body("<p>Hello Ann</p>", &none),
            "[16 bytes that are no JSON]"
        );
        let long = format!("[{}1]", "[1],".repeat(2_000));
        assert!(body(&long, &none).len() < 100);
        let long = serde_json::json!({ "message": "x y ".repeat(9_999) }).to_string();
        assert!(body(&long, &none).len() < 400);
    }

    #[test]
    fn a_number_that_may_be_a_code_or_an_id_is_none_that_is_shown() {
        let shown = |text: &str| body(text, &Names::default());
        assert_eq!(
            shown(r#"{"code":9999,"expires_in":43199,"f":1.5,"id":42,"n":-12345,"otp":123456}"#),
            r#"{"code":"…","expires_in":43199,"f":"…","id":42,"n":"…","otp":"…"}"#
        );
    }
}
