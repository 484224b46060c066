//! Where a server is: an HTTPS address, or a plain one on loopback.

use std::fmt;

use serde::{Deserialize, Serialize};
use url::{Host, Url};

/// The address of an identity provider: scheme, host, port and, where there is one, a path prefix.
///
/// It is `https`, or `http` to loopback (127.0.0.0/8, `::1`, `localhost`), and has no user name, query or fragment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ServerAddress {
    text: String,
    host: String,
    loopback: bool,
}

/// Why a text is not a [`ServerAddress`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing but white space.
    #[error("the address is empty")]
    Empty,
    /// There is no `https://` in front.
    #[error("the address has no https:// in front")]
    NoScheme,
    /// The scheme is neither `https` nor `http`; it is given here, at most 32 characters of it.
    #[error("the scheme {0} is not known")]
    UnknownScheme(String),
    /// `http` to a host that is not this computer: the token would cross the network in the clear.
    #[error("plain http to {host} is refused")]
    PlainHttp {
        /// The host that was named.
        host: String,
    },
    /// A user name or password stands in the address.
    #[error("the address holds a user name or password")]
    Credentials,
    /// A query or a fragment stands in the address.
    #[error("the address holds a query or a fragment")]
    QueryOrFragment,
    /// The text is not a URL with a host.
    #[error("the address cannot be read")]
    Unparsable,
    /// More than [`ServerAddress::MAX_CHARS`] characters.
    #[error("the address is too long")]
    TooLong,
}

impl ServerAddress {
    /// The most characters an address may have.
    pub const MAX_CHARS: usize = 2_048;

    /// The address that `text` names. White space around it and slashes at its end are dropped; a path prefix is kept.
    ///
    /// # Errors
    /// [`AddressError`] says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if text.chars().count() > Self::MAX_CHARS {
            return Err(AddressError::TooLong);
        }
        let Some((scheme, rest)) = text.split_once("://") else {
            return Err(AddressError::NoScheme);
        };
        check_scheme(scheme)?;
        // The URL parser would mend these silently, and what is shown must be what is meant.
        if rest.starts_with('/')
            || text.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\')
        {
            return Err(AddressError::Unparsable);
        }
        let url = Url::parse(text).map_err(|_| AddressError::Unparsable)?;
        let host = url.host().ok_or(AddressError::Unparsable)?;
        let loopback = is_loopback(&host);
        if !url.username().is_empty() || url.password().is_some() {
            return Err(AddressError::Credentials);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(AddressError::QueryOrFragment);
        }
        let host = host.to_string();
        if url.scheme() == "http" && !loopback {
            return Err(AddressError::PlainHttp { host });
        }
        let text = url.as_str().trim_end_matches('/').to_owned();
        // What has to be percent-encoded makes it longer, and it is kept and handed on in that form.
        if text.len() > Self::MAX_CHARS {
            return Err(AddressError::TooLong);
        }
        Ok(Self {
            text,
            host,
            loopback,
        })
    }

    /// The host, without the port; an IPv6 address in brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The whole address in its normal form, without a slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the address is this computer by its name alone, without asking a name server.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// Whether requests go out without TLS, which only loopback may.
    pub(crate) fn is_plain(&self) -> bool {
        self.text.starts_with("http://")
    }

    /// The URL of `path`, which starts with a slash and whose segments are encoded already.
    pub(crate) fn join(&self, path: &str) -> Result<Url, url::ParseError> {
        Url::parse(&format!("{}{path}", self.text))
    }
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for ServerAddress {
    type Error = AddressError;

    fn try_from(text: String) -> Result<Self, AddressError> {
        Self::parse(&text)
    }
}

impl From<ServerAddress> for String {
    fn from(address: ServerAddress) -> Self {
        address.text
    }
}

fn check_scheme(scheme: &str) -> Result<(), AddressError> {
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    if scheme.is_empty() || !scheme.chars().all(is_scheme) {
        return Err(AddressError::NoScheme);
    }
    if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") {
        return Ok(());
    }
    Err(AddressError::UnknownScheme(
        scheme.chars().take(32).collect(),
    ))
}

fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<String, AddressError> {
        ServerAddress::parse(text).map(|address| address.as_str().to_owned())
    }

    #[test]
    fn https_is_taken_with_its_port_and_path_prefix() {
        assert_eq!(
            parse("https://acme.zitadel.cloud").unwrap(),
            "https://acme.zitadel.cloud"
        );
        assert_eq!(
            parse("  HTTPS://Acme.Zitadel.cloud:8443/ \n").unwrap(),
            "https://acme.zitadel.cloud:8443"
        );
        assert_eq!(
            parse("https://example.org/idp/").unwrap(),
            "https://example.org/idp"
        );
        assert_eq!(
            ServerAddress::parse("https://example.org:8443/idp")
                .unwrap()
                .host(),
            "example.org"
        );
    }

    #[test]
    fn plain_http_is_for_loopback_only() {
        for text in [
            "http://127.0.0.1:8080",
            "http://127.8.9.10",
            "http://[::1]:80",
            "http://localhost:9",
        ] {
            assert!(ServerAddress::parse(text).unwrap().is_loopback(), "{text}");
        }
        for host in [
            "example.org",
            "localhost.example.org",
            "10.0.0.1",
            "0.0.0.0",
            "[::ffff:127.0.0.1]",
            "127.0.0.1.nip.io",
        ] {
            let refused = ServerAddress::parse(&format!("http://{host}"));
            assert!(
                matches!(refused, Err(AddressError::PlainHttp { .. })),
                "{host}: {refused:?}"
            );
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert_eq!(parse(" \t"), Err(AddressError::Empty));
        assert_eq!(parse("acme.zitadel.cloud"), Err(AddressError::NoScheme));
        assert_eq!(parse("localhost:8080"), Err(AddressError::NoScheme));
        assert_eq!(parse("://x"), Err(AddressError::NoScheme));
        assert_eq!(
            parse("ftp://example.org"),
            Err(AddressError::UnknownScheme("ftp".to_owned()))
        );
        assert_eq!(
            parse(&format!("{}://x", "a".repeat(99))),
            Err(AddressError::UnknownScheme("a".repeat(32)))
        );
        assert_eq!(
            parse("https://me@example.org"),
            Err(AddressError::Credentials)
        );
        assert_eq!(
            parse("https://me:pw@example.org"),
            Err(AddressError::Credentials)
        );
        assert_eq!(
            parse("https://example.org/?a=b"),
            Err(AddressError::QueryOrFragment)
        );
        assert_eq!(
            parse("https://example.org/#top"),
            Err(AddressError::QueryOrFragment)
        );
        assert_eq!(parse("https://"), Err(AddressError::Unparsable));
        assert_eq!(parse("https:///example.org"), Err(AddressError::Unparsable));
        assert_eq!(
            parse("https://exa\nmple.org"),
            Err(AddressError::Unparsable)
        );
        assert_eq!(
            parse("https://example.org\\@evil"),
            Err(AddressError::Unparsable)
        );
        assert_eq!(
            parse(&format!("https://example.org/{}", "a".repeat(2_048))),
            Err(AddressError::TooLong)
        );
        // Each brace is three characters in the normal form, which has to be read again.
        for (braces, fits) in [(676, true), (677, false)] {
            let read = parse(&format!("https://example.org/{}", "}".repeat(braces)));
            assert_eq!(read.is_ok(), fits, "{braces}");
            if let Ok(text) = read {
                assert_eq!(parse(&text), Ok(text.clone()));
            }
        }
    }

    #[test]
    fn credentials_are_never_repeated_in_the_error() {
        let error = ServerAddress::parse("https://me:hunter2@example.org").unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }

    #[test]
    fn it_is_checked_again_when_it_is_read_from_storage() {
        let address: ServerAddress = serde_json::from_str(r#""https://example.org""#).unwrap();
        assert_eq!(
            serde_json::to_string(&address).unwrap(),
            r#""https://example.org""#
        );
        assert!(serde_json::from_str::<ServerAddress>(r#""http://example.org""#).is_err());
    }
}
