//! Discovery: what the server can do and where (OpenID Connect Discovery 1.0, section 4).

use serde_json::Value;
use url::{Host, Url};

use super::error::{SignInError, SignInErrorKind};
use crate::address::ServerAddress;
use crate::error::ErrorKind;
use crate::exchange::Exchange;
use crate::http::{Call, Reply, Sender};

const PATH: &str = "/.well-known/openid-configuration";

/// The most characters of an address that are taken.
const ADDRESS_CHARS: usize = 2_048;

/// What discovery found.
#[derive(Clone, Debug)]
pub(super) struct Metadata {
    pub(super) issuer: String,
    pub(super) authorization: Option<Url>,
    pub(super) token: Url,
    pub(super) keys: Url,
    pub(super) userinfo: Option<Url>,
    pub(super) revocation: Option<Url>,
    pub(super) device_authorization: Option<Url>,
    pub(super) end_session: Option<Url>,
    /// Whether the server names itself in what the browser brings back (RFC 9207).
    pub(super) names_itself: bool,
}

/// Asks the server what it can do.
///
/// # Errors
/// [`SignInErrorKind::NotOffered`] where there is no such document, [`SignInErrorKind::IssuerMismatch`], and what keeps a
/// server from being asked.
pub(super) async fn discover(sender: &Sender) -> Result<(Metadata, Exchange), SignInError> {
    let url = sender
        .address()
        .join(PATH)
        .map_err(|_| SignInError::bare(SignInErrorKind::Provider(ErrorKind::NoAnswer)))?;
    let reply = sender.send_read(&Call::get(url)).await?;
    let reply = super::answer::accept(reply, |status| match status {
        404 | 405 | 501 => Some(SignInErrorKind::NotOffered),
        _ => None,
    })?;
    let Reply { json, exchange, .. } = reply;
    let found = match &json {
        Some(json) => read(json.value(), sender.address()),
        None => Err((SignInErrorKind::NotOffered, "what was found is not JSON")),
    };
    match found {
        Ok(metadata) => Ok((metadata, exchange)),
        Err((kind, cause)) => Err(SignInError::because(kind, cause, exchange)),
    }
}

type Fault = (SignInErrorKind, &'static str);

pub(super) fn read(document: &Value, address: &ServerAddress) -> Result<Metadata, Fault> {
    let issuer = super::text(document, "issuer", ADDRESS_CHARS)
        .ok_or((SignInErrorKind::NotOffered, "the issuer is missing"))?;
    // A slash at the end is all that may differ: anything else would let one server speak for another.
    if issuer.strip_suffix('/').unwrap_or(&issuer) != address.as_str() {
        return Err((
            SignInErrorKind::IssuerMismatch,
            "the issuer is another address",
        ));
    }
    let endpoint = |name: &'static str| endpoint(document, name, address);
    let wanted = |name| {
        let missing = (SignInErrorKind::NotOffered, "an endpoint is missing");
        endpoint(name)?.ok_or(missing)
    };
    let challenges = document.get("code_challenge_methods_supported");
    let challenges = challenges.and_then(Value::as_array);
    let with_s256 = challenges.is_none_or(|all| all.iter().any(|one| one == "S256"));
    Ok(Metadata {
        authorization: endpoint("authorization_endpoint")?.filter(|_| with_s256),
        token: wanted("token_endpoint")?,
        keys: wanted("jwks_uri")?,
        userinfo: endpoint("userinfo_endpoint")?,
        revocation: endpoint("revocation_endpoint")?,
        device_authorization: endpoint("device_authorization_endpoint")?,
        end_session: endpoint("end_session_endpoint")?,
        names_itself: document.get("authorization_response_iss_parameter_supported")
            == Some(&Value::Bool(true)),
        issuer,
    })
}

fn endpoint(document: &Value, name: &str, address: &ServerAddress) -> Result<Option<Url>, Fault> {
    let Some(text) = super::text(document, name, ADDRESS_CHARS) else {
        return Ok(None);
    };
    let unsafe_address = (
        SignInErrorKind::NotOffered,
        "an endpoint's address is not safe",
    );
    let url = Url::parse(&text).map_err(|_| unsafe_address.clone())?;
    if is_safe(&url, address) {
        Ok(Some(url))
    } else {
        Err(unsafe_address)
    }
}

/// Whether tokens may go to, and a person may be sent to, this address: https, or on this computer if the server is. A
/// server elsewhere must not send us to this computer.
pub(super) fn is_safe(url: &Url, address: &ServerAddress) -> bool {
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => return false,
    };
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    let scheme = url.scheme() == "https" || url.scheme() == "http" && here && address.is_plain();
    plain && scheme && here == address.is_loopback()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn address(text: &str) -> ServerAddress {
        ServerAddress::parse(text).unwrap()
    }

    fn document(issuer: &str) -> Value {
        json!({
            "issuer": issuer,
            "authorization_endpoint": format!("{issuer}/authorize"),
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/keys"),
        })
    }

    #[test]
    fn the_issuer_is_the_address_but_for_a_slash() {
        let own = address("https://id.example.org");
        assert!(read(&document("https://id.example.org"), &own).is_ok());
        assert!(read(&document("https://id.example.org/"), &own).is_ok());
        for other in [
            "https://id.example.org//",
            "https://id.example.org/a",
            "https://ID.example.org",
            "http://id.example.org",
            "https://id.example.org.example.net",
        ] {
            let fault = read(&document(other), &own).unwrap_err();
            assert_eq!(fault.0, SignInErrorKind::IssuerMismatch, "{other}");
        }
    }

    #[test]
    fn an_endpoint_that_is_not_safe_or_missing_is_not_used() {
        let own = address("https://id.example.org");
        for (name, value) in [
            ("token_endpoint", json!("http://id.example.org/token")),
            ("token_endpoint", json!("https://127.0.0.1/token")),
            ("token_endpoint", json!("https://localhost:8080/token")),
            ("token_endpoint", json!("file:///token")),
            ("token_endpoint", json!("https://a:b@id.example.org/token")),
            ("token_endpoint", json!(7)),
            ("jwks_uri", json!(null)),
            ("revocation_endpoint", json!("javascript:alert(1)")),
        ] {
            let mut document = document("https://id.example.org");
            document[name] = value.clone();
            let fault = read(&document, &own).unwrap_err();
            assert_eq!(fault.0, SignInErrorKind::NotOffered, "{name} {value}");
        }
        let mut elsewhere = document("https://id.example.org");
        elsewhere["token_endpoint"] = json!("https://tokens.example.org/token");
        assert!(read(&elsewhere, &own).is_ok());
    }

    #[test]
    fn without_s256_there_is_no_sign_in_by_browser() {
        let own = address("https://id.example.org");
        let mut found = document("https://id.example.org");
        assert!(read(&found, &own).unwrap().authorization.is_some());
        found["code_challenge_methods_supported"] = json!(["plain"]);
        assert!(read(&found, &own).unwrap().authorization.is_none());
    }
}
