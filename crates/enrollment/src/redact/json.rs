//! Masking within a JSON text that is known to be valid, leaving every other byte as it came.

use zeroize::Zeroizing;

use super::{MASK, Redactor, is_secret_name};

/// The JSON text with its secrets masked.
pub(super) fn mask(json: &str, redactor: &Redactor<'_>) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    let mut secret_is_next = false;
    while let Some(token) = next_token(rest) {
        rest = &rest[token.len()..];
        match token.as_bytes()[0] {
            b'"' if rest.trim_start().starts_with(':') => {
                let name = decode(token);
                secret_is_next = is_secret_name(&name);
                push_string(&mut out, token, &name, redactor);
            }
            b':' | b',' | b' ' | b'\t' | b'\r' | b'\n' | b'n' => {
                // `null` under a secret's name is shown: that there is none is worth knowing.
                secret_is_next &= token != "null";
                out.push_str(token);
            }
            b'{' | b'[' if secret_is_next => {
                rest = after_close(rest);
                secret_is_next = false;
                push_mask(&mut out);
            }
            b'{' | b'[' | b'}' | b']' => out.push_str(token),
            _ if secret_is_next => {
                secret_is_next = false;
                push_mask(&mut out);
            }
            b'"' => push_string(&mut out, token, &decode(token), redactor),
            _ if redactor.is_code(token) => push_mask(&mut out),
            _ => out.push_str(token),
        }
    }
    out
}

fn push_mask(out: &mut String) {
    out.push('"');
    out.push_str(MASK);
    out.push('"');
}

fn push_string(out: &mut String, literal: &str, decoded: &str, redactor: &Redactor<'_>) {
    let masked = redactor.text(decoded);
    if masked == decoded {
        out.push_str(literal);
    } else {
        out.push_str(&serde_json::Value::from(masked).to_string());
    }
}

fn decode(literal: &str) -> Zeroizing<String> {
    // What can't be decoded isn't shown.
    Zeroizing::new(serde_json::from_str(literal).unwrap_or_else(|_| MASK.to_owned()))
}

/// The first token of `rest`: a string with its quotes, one punctuation mark, a run of white space, or a bare word.
fn next_token(rest: &str) -> Option<&str> {
    let is_space = |b: u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n');
    let bytes = rest.as_bytes();
    let end = match *bytes.first()? {
        b'"' => string_end(bytes),
        b'{' | b'}' | b'[' | b']' | b':' | b',' => 1,
        first if is_space(first) => bytes
            .iter()
            .position(|b| !is_space(*b))
            .unwrap_or(bytes.len()),
        _ => bytes
            .iter()
            .position(|b| {
                is_space(*b) || matches!(b, b'{' | b'}' | b'[' | b']' | b':' | b',' | b'"')
            })
            .unwrap_or(bytes.len()),
    };
    rest.get(..end)
}

/// Where the string that `bytes` begins with ends, its closing quote included.
fn string_end(bytes: &[u8]) -> usize {
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// What follows the bracket that closes the one just passed.
fn after_close(mut rest: &str) -> &str {
    let mut depth = 1_usize;
    while let Some(token) = next_token(rest) {
        rest = &rest[token.len()..];
        match token {
            "{" | "[" => depth += 1,
            "}" | "]" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    rest
}
