//! The shape of every answer: JSON-RPC with `result.status`, and `result.value` or `result.error`.

use serde_json::Value;

/// `result.value`, if the answer is a success.
pub(super) fn value(answer: &Value) -> Option<&Value> {
    let result = answer.get("result")?;
    (result.get("status")? == true).then(|| result.get("value"))?
}

/// The error in an answer, if it is one.
pub(super) struct Fault<'a>(&'a Value);

impl<'a> Fault<'a> {
    pub(super) fn of(answer: &'a Value) -> Option<Self> {
        answer.get("result")?.get("error").map(Self)
    }

    pub(super) fn code(&self) -> Option<i64> {
        self.0.get("code")?.as_i64()
    }

    pub(super) fn message(&self) -> Option<&'a str> {
        self.0.get("message")?.as_str()
    }
}

/// A text of at most 200 characters; `None` when it is missing, empty or anything else.
pub(super) fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    let text = value.get(name)?.as_str()?;
    (!text.is_empty() && text.chars().count() <= 200).then_some(text)
}
