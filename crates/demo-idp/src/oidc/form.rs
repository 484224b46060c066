//! The parameters of a request: in its query, or in a body of `application/x-www-form-urlencoded`.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Method};
use url::form_urlencoded;

use super::oauth_error::OAuthError;

/// The most parameters that are looked at, and the most bytes of one value.
const MAX_PARAMETERS: usize = 64;
const MAX_VALUE_BYTES: usize = 4096;

/// Parameters, none of them twice (RFC 6749, section 3.1). Those without a value count as left out.
#[derive(Debug, Default)]
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    pub(crate) fn parse(text: &[u8]) -> Result<Self, OAuthError> {
        let mut read: Vec<(String, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(text) {
            if read.iter().any(|(before, _)| *before == name) {
                return Err(OAuthError::invalid("a parameter is there twice"));
            }
            if read.len() == MAX_PARAMETERS || value.len() > MAX_VALUE_BYTES {
                return Err(OAuthError::invalid("the parameters are too long"));
            }
            read.push((name.into_owned(), value.into_owned()));
        }
        Ok(Self(read))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// The value of a parameter that must be there.
    pub(crate) fn want(&self, name: &'static str) -> Result<&str, OAuthError> {
        self.get(name)
            .ok_or_else(|| OAuthError::invalid(format!("{name} missing")))
    }

    /// The words of a value, as in `scope`.
    pub(crate) fn words(&self, name: &str) -> Vec<String> {
        let value = self.get(name).unwrap_or_default();
        value.split_ascii_whitespace().map(str::to_owned).collect()
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = OAuthError;

    /// From the query of a GET, else from the body alone: a token does not belong into an address.
    async fn from_request(request: Request, state: &S) -> Result<Self, OAuthError> {
        if request.method() == Method::GET || request.method() == Method::HEAD {
            return Self::parse(request.uri().query().unwrap_or_default().as_bytes());
        }
        if !is_form(request.headers()) {
            return Err(OAuthError::invalid("error parsing form"));
        }
        let body = Bytes::from_request(request, state)
            .await
            .map_err(|_| OAuthError::invalid("error parsing form"))?;
        Self::parse(&body)
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| {
            kind.trim()
                .eq_ignore_ascii_case("application/x-www-form-urlencoded")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_decoded_and_empty_ones_are_left_out() {
        let form = Form::parse(b"scope=openid+profile%20email&state=&code=a%2Bb").unwrap();
        assert_eq!(form.words("scope"), ["openid", "profile", "email"]);
        assert_eq!(form.get("state"), None);
        assert_eq!(form.want("code"), Ok("a+b"));
        assert_eq!(
            form.want("state"),
            Err(OAuthError::invalid("state missing"))
        );
    }

    #[test]
    fn a_parameter_that_is_there_twice_or_too_long_or_one_too_many_is_refused() {
        assert!(Form::parse(b"code=1&code=1").is_err());
        assert!(Form::parse(format!("code={}", "1".repeat(4097)).as_bytes()).is_err());
        let many: String = (0..65).map(|n| format!("a{n}=1&")).collect();
        assert!(Form::parse(many.as_bytes()).is_err());
    }
}
