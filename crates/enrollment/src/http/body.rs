//! Reading a body within bounds, and JSON that is wiped when it is dropped.

use reqwest::Response;
use serde_json::Value;
use zeroize::{Zeroize, Zeroizing};

use crate::error::ErrorKind;

/// As much of a body as was read, and why it isn't all of it.
pub(super) struct Body {
    pub(super) bytes: Zeroizing<Vec<u8>>,
    pub(super) fault: Option<ErrorKind>,
}

impl Body {
    /// Reads a body of at most `limit` bytes, counted after decompression.
    pub(super) async fn read(mut response: Response, limit: usize) -> Self {
        let mut bytes = Zeroizing::new(Vec::new());
        let fault = loop {
            match response.chunk().await {
                Ok(Some(chunk)) if bytes.len() + chunk.len() > limit => {
                    let room = limit - bytes.len();
                    append(&mut bytes, &chunk[..room]);
                    break Some(ErrorKind::TooLarge);
                }
                Ok(Some(chunk)) => append(&mut bytes, &chunk),
                Ok(None) => break None,
                Err(error) if error.is_timeout() => {
                    break Some(ErrorKind::Timeout { maybe_sent: true });
                }
                Err(_) => break Some(ErrorKind::NotUnderstood),
            }
        };
        Self { bytes, fault }
    }
}

/// Appends without leaving an unwiped copy behind when the buffer has to grow.
fn append(bytes: &mut Zeroizing<Vec<u8>>, more: &[u8]) {
    if bytes.capacity() - bytes.len() < more.len() {
        let mut larger = Zeroizing::new(Vec::with_capacity(
            (bytes.len() + more.len()).next_power_of_two(),
        ));
        larger.extend_from_slice(bytes);
        *bytes = larger;
    }
    bytes.extend_from_slice(more);
}

/// A JSON value whose texts are wiped when it is dropped, since they may be a key. Nested at most 128 deep.
pub(crate) struct Json(Value);

impl Json {
    /// The value of a JSON text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// The value itself.
    pub(crate) fn value(&self) -> &Value {
        &self.0
    }
}

impl Drop for Json {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(values) => values.iter_mut().for_each(wipe),
        Value::Object(fields) => fields.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_wiped() {
        let mut value = serde_json::json!({"a": "secret", "b": [{"c": "secret"}], "d": 1});
        wipe(&mut value);
        assert_eq!(
            value,
            serde_json::json!({"a": "", "b": [{"c": ""}], "d": 1})
        );
    }

    #[test]
    fn json_that_is_nested_too_deep_is_not_read() {
        assert!(Json::parse(&"[".repeat(100_000)).is_none());
        assert!(Json::parse(&format!("{}{}", "[".repeat(1_000), "]".repeat(1_000))).is_none());
    }

    #[test]
    fn a_buffer_grows_without_losing_anything() {
        let mut bytes = Zeroizing::new(Vec::new());
        for part in [b"ab".as_slice(), b"", b"cdefghijk", b"l"] {
            append(&mut bytes, part);
        }
        assert_eq!(bytes.as_slice(), b"abcdefghijkl");
    }
}
