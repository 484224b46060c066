//! Reading what every successful answer shares.

use serde_json::Value;

use crate::details::Details;

/// The details of a successful answer. A server leaves out what is empty, the details themselves too.
///
/// # Errors
/// One sentence, when the answer is no object, is an error in disguise, or its details are no object.
pub(super) fn details(answer: &Value) -> Result<Details, String> {
    let Some(fields) = answer.as_object() else {
        return Err("the answer is not an object".to_owned());
    };
    match fields.get("details") {
        None | Some(Value::Null)
            if ["code", "message", "error"]
                .iter()
                .any(|name| fields.contains_key(*name)) =>
        {
            Err("the answer is an error with the status of a success".to_owned())
        }
        None | Some(Value::Null) => Ok(Details::default()),
        Some(details) => {
            Details::read(details).ok_or_else(|| "the details are not an object".to_owned())
        }
    }
}

/// The text of a field; `None` when it is missing, null or empty.
///
/// # Errors
/// One sentence, when it is of another kind.
pub(super) fn text<'a>(answer: &'a Value, name: &str) -> Result<Option<&'a str>, String> {
    match answer.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.as_str()).filter(|text| !text.is_empty())),
        Some(_) => Err(format!("{name} is not a text")),
    }
}
