//! Parameters, which privacyIDEA takes from the query, from a form and from JSON alike.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::Value;
use url::form_urlencoded;

use super::answers::Failure;

/// The parameters of a request. What the body says goes before what the query says.
pub(super) struct Params(HashMap<String, String>);

impl Params {
    pub(super) async fn of(request: Request) -> Result<Self, Failure> {
        let query = request.uri().query().unwrap_or_default().to_owned();
        let is_json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.trim_start().starts_with("application/json"));
        let body = Bytes::from_request(request, &())
            .await
            .map_err(|_| Failure::parameter("The request could not be read, or is too large."))?;
        let mut params: HashMap<String, String> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        if is_json && !body.trim_ascii().is_empty() {
            let Ok(Value::Object(fields)) = serde_json::from_slice(&body) else {
                return Err(Failure::parameter("The request is no JSON object."));
            };
            params.extend(
                fields
                    .into_iter()
                    .filter_map(|(name, value)| Some((name, text(value)?))),
            );
        } else {
            params.extend(form_urlencoded::parse(&body).into_owned());
        }
        Ok(Self(params))
    }

    /// A parameter that is there and not empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// Whether a parameter says yes.
    pub(super) fn is_true(&self, name: &str) -> bool {
        self.get(name)
            .is_some_and(|value| matches!(&*value.to_ascii_lowercase(), "1" | "true" | "yes"))
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}
