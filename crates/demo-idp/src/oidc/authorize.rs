//! The beginning of a sign-in with a browser (RFC 6749, section 4.1.1; RFC 7636; OpenID Connect Core, section 3.1.2.1).

use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use url::{Host, Url};

use super::form::Form;
use super::log_in::{go_on, go_to};
use super::oauth_error::OAuthError;
use super::sign_ins::{Asked, CLIENT_ID, Goal, SignedIn};
use crate::provider::Provider;

/// The length of an S256 challenge: 32 bytes in base64url.
const CHALLENGE_CHARS: usize = 43;

/// Sends the browser to the log-in, or straight back where nothing has to be asked. A client or an address that is not known
/// gets an answer of its own: nobody is sent to an address that was not checked (RFC 6749, section 4.1.2.1).
pub(crate) async fn authorize(
    State(provider): State<Arc<Provider>>,
    headers: HeaderMap,
    form: Result<Form, OAuthError>,
) -> Result<Response, OAuthError> {
    let form = form?;
    if form.want("client_id")? != CLIENT_ID {
        return Err(OAuthError::invalid("Errors.App.NotFound"));
    }
    let uri = loopback(form.want("redirect_uri")?)?;
    let state = form.get("state");
    let browser = provider.browser(&headers);
    match checked(&form, browser.as_ref(), provider.time().seconds()) {
        Err(error) => Ok(go_to(&refused(&uri, state, &error))),
        Ok(reuse) => {
            let asked = Asked {
                goal: Goal::Redirect {
                    uri: form.want("redirect_uri")?.to_owned(),
                    state: state.map(str::to_owned),
                    nonce: form.get("nonce").map(str::to_owned),
                    challenge: form.want("code_challenge")?.to_owned(),
                },
                scope: form.words("scope"),
                hint: form.get("login_hint").map(str::to_owned),
                signed_in: None,
            };
            go_on(&provider, asked, browser.filter(|_| reuse)).map(IntoResponse::into_response)
        }
    }
}

/// Whether who is signed in with the browser will do, or somebody has to sign in.
fn checked(form: &Form, browser: Option<&SignedIn>, now: u64) -> Result<bool, OAuthError> {
    if form.want("response_type")? != "code" {
        return Err(OAuthError::known(
            "unsupported_response_type",
            "The response type is not supported.",
        ));
    }
    if !form.words("scope").iter().any(|scope| scope == "openid") {
        return Err(OAuthError::known(
            "invalid_scope",
            "The scope openid is missing.",
        ));
    }
    if form.get("code_challenge_method") != Some("S256") {
        return Err(OAuthError::invalid("code_challenge_method must be S256"));
    }
    if form.want("code_challenge")?.len() != CHALLENGE_CHARS {
        return Err(OAuthError::invalid("code_challenge is not one of S256"));
    }
    let prompts = form.words("prompt");
    let silent = prompts.iter().any(|prompt| prompt == "none");
    if silent && prompts.len() > 1 {
        return Err(OAuthError::invalid(
            "The prompt parameter `none` must only be used as a single value",
        ));
    }
    let max_age = match form.get("max_age") {
        Some(text) => text
            .parse()
            .map_err(|_| OAuthError::invalid("max_age is no number"))?,
        None => u64::MAX,
    };
    let fresh = prompts
        .iter()
        .any(|prompt| prompt == "login" || prompt == "select_account");
    let reuse =
        !fresh && browser.is_some_and(|signed_in| now.saturating_sub(signed_in.at) <= max_age);
    if silent && !reuse {
        return Err(OAuthError::known(
            "login_required",
            "The user has to sign in.",
        ));
    }
    Ok(reuse)
}

/// An address on this computer, with a port (RFC 8252, section 7.3).
pub(crate) fn loopback(text: &str) -> Result<Url, OAuthError> {
    let refused = || {
        OAuthError::invalid("The requested redirect_uri is missing in the client configuration.")
    };
    let uri = Url::parse(text).map_err(|_| refused())?;
    let here = match uri.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address == std::net::Ipv4Addr::LOCALHOST,
        Some(Host::Ipv6(address)) => address == std::net::Ipv6Addr::LOCALHOST,
        None => false,
    };
    let plain = uri.scheme() == "http"
        && uri.port().is_some()
        && uri.username().is_empty()
        && uri.password().is_none()
        && uri.fragment().is_none();
    if here && plain {
        Ok(uri)
    } else {
        Err(refused())
    }
}

/// The address with what went wrong.
pub(crate) fn refused(uri: &Url, state: Option<&str>, error: &OAuthError) -> Url {
    let mut uri = uri.clone();
    uri.query_pairs_mut()
        .append_pair("error", error.error())
        .append_pair("error_description", error.description());
    with_state(uri, state)
}

pub(crate) fn with_state(mut uri: Url, state: Option<&str>) -> Url {
    if let Some(state) = state {
        uri.query_pairs_mut().append_pair("state", state);
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_on_this_computer_with_a_port_is_a_redirect() {
        for uri in [
            "http://127.0.0.1:4711/",
            "http://127.0.0.1:4711/callback?a=b",
            "http://[::1]:4711/callback",
            "http://localhost:4711",
        ] {
            assert!(loopback(uri).is_ok(), "{uri}");
        }
        for uri in [
            "",
            "/callback",
            "https://127.0.0.1:4711/",
            "http://127.0.0.1/",
            "http://127.0.0.2:4711/",
            "http://localhost.demo.example:4711/",
            "http://127.0.0.1.demo.example:4711/",
            "http://demo.example@127.0.0.1:4711/",
            "http://127.0.0.1:4711@demo.example:4711/",
            "http://127.0.0.1:4711/#",
            "countersign://callback",
        ] {
            assert!(loopback(uri).is_err(), "{uri}");
        }
    }
}
