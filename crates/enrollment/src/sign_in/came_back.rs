//! Reading what a browser brings back: one request, bounded, of which only the path and the query count.

use subtle::ConstantTimeEq;
use url::form_urlencoded;
use zeroize::Zeroizing;

use super::page::Page;

/// The most bytes of a request's head. Codes and states are short; cookies of other programs on 127.0.0.1 are not.
pub(super) const MOST_BYTES: usize = 32 * 1_024;

/// The most characters of a code, as for tokens, and of an error's texts.
const CODE_CHARS: usize = 16 * 1_024;
const ERROR_CHARS: usize = 200;

/// What a request has to agree with.
pub(super) struct Expected {
    /// The authority of our own address, as in `127.0.0.1:4711`.
    pub(super) authority: String,
    pub(super) path: &'static str,
    pub(super) state: Zeroizing<String>,
    pub(super) issuer: String,
    /// Whether the server said that it always names itself.
    pub(super) issuer_wanted: bool,
}

/// What was brought back to the sign-in that waits.
pub(super) enum CameBack {
    Code(Zeroizing<String>),
    /// An error code of the server's, with its description.
    Error(String, Option<String>),
    /// The answer is another server's (RFC 9207).
    OtherIssuer,
}

/// What the head of a request brings, or the page that answers it without more. [`Page::Stale`] is for another state.
pub(super) fn read(head: &[u8], expected: &Expected) -> Result<CameBack, Page> {
    let head = std::str::from_utf8(head).map_err(|_| Page::BadRequest)?;
    let mut lines = head.split("\r\n");
    let mut line = lines.next().unwrap_or_default().split(' ');
    let (method, target, version) = (line.next(), line.next(), line.next());
    let http = version.is_some_and(|version| version.starts_with("HTTP/1."));
    if !http || line.next().is_some() || method != Some("GET") {
        return Err(Page::BadRequest);
    }
    // Another name for this computer would be a page's that points its own name here.
    let mut hosts = lines.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("host").then_some(value.trim())
    });
    if hosts.next() != Some(&expected.authority) || hosts.next().is_some() {
        return Err(Page::BadRequest);
    }
    let target = target.unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path != expected.path {
        return Err(Page::NotFound);
    }
    read_query(query, expected)
}

fn read_query(query: &str, expected: &Expected) -> Result<CameBack, Page> {
    let field = |name: &str| -> Result<Option<Zeroizing<String>>, Page> {
        let mut values = form_urlencoded::parse(query.as_bytes())
            .filter(|(own, _)| own == name)
            .map(|(_, value)| Zeroizing::new(value.into_owned()));
        let value = values.next();
        // A parameter must not be there twice (RFC 6749, 3.1).
        if values.next().is_some() {
            return Err(Page::BadRequest);
        }
        Ok(value.filter(|value| !value.is_empty()))
    };
    let state = field("state")?.unwrap_or_default();
    if !bool::from(state.as_bytes().ct_eq(expected.state.as_bytes())) {
        return Err(Page::Stale);
    }
    let issuer = field("iss")?;
    let other = match &issuer {
        Some(issuer) => issuer.as_str() != expected.issuer,
        None => expected.issuer_wanted,
    };
    if other {
        return Ok(CameBack::OtherIssuer);
    }
    if let Some(error) = field("error")? {
        let description = field("error_description")?;
        let short = |text: &str| {
            text.chars()
                .filter(|c| !c.is_control())
                .take(ERROR_CHARS)
                .collect()
        };
        return Ok(CameBack::Error(
            short(&error),
            description.map(|text| short(&text)),
        ));
    }
    match field("code")? {
        Some(code) if code.len() <= CODE_CHARS && !code.contains(char::is_control) => {
            Ok(CameBack::Code(code))
        }
        _ => Err(Page::BadRequest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(issuer_wanted: bool) -> Expected {
        Expected {
            authority: "127.0.0.1:4711".to_owned(),
            path: "/callback",
            state: Zeroizing::new("the-state".to_owned()),
            issuer: "https://id.example.org".to_owned(),
            issuer_wanted,
        }
    }

    fn outcome(line: &str, host: &str, issuer_wanted: bool) -> String {
        let head = format!("{line}\r\nAccept: */*\r\nHost: {host}\r\n\r\n");
        match read(head.as_bytes(), &expected(issuer_wanted)) {
            Ok(CameBack::Code(code)) => format!("code {}", *code),
            Ok(CameBack::Error(error, description)) => format!("error {error} {description:?}"),
            Ok(CameBack::OtherIssuer) => "other issuer".to_owned(),
            Err(page) => format!("{page:?}"),
        }
    }

    #[test]
    fn only_a_get_of_the_path_at_our_own_address_is_read() {
        let good = "GET /callback?code=a%2Bb&state=the-state HTTP/1.1";
        assert_eq!(outcome(good, "127.0.0.1:4711", false), "code a+b");
        for host in ["localhost:4711", "127.0.0.1", "evil.example:4711", ""] {
            assert_eq!(outcome(good, host, false), "BadRequest", "{host}");
        }
        let twice = "127.0.0.1:4711\r\nHost: 127.0.0.1:4711";
        assert_eq!(outcome(good, twice, false), "BadRequest");
        for (line, page) in [
            (
                "POST /callback?code=a&state=the-state HTTP/1.1",
                "BadRequest",
            ),
            ("GET /callback?code=a&state=the-state", "BadRequest"),
            (
                "GET /callback?code=a &state=the-state HTTP/1.1",
                "BadRequest",
            ),
            (
                "GET /callback?code=a&state=the-state HTTP/2.0",
                "BadRequest",
            ),
            ("GET /favicon.ico HTTP/1.1", "NotFound"),
            ("GET /callback/?code=a&state=the-state HTTP/1.1", "NotFound"),
            (
                "GET http://127.0.0.1:4711/callback?code=a&state=the-state HTTP/1.1",
                "NotFound",
            ),
            ("", "BadRequest"),
        ] {
            assert_eq!(outcome(line, "127.0.0.1:4711", false), page, "{line}");
        }
    }

    #[test]
    fn the_state_comes_before_everything_else() {
        for (query, said) in [
            ("", "Stale"),
            ("code=a", "Stale"),
            ("code=a&state=", "Stale"),
            ("code=a&state=the-stat", "Stale"),
            ("code=a&state=the-statE", "Stale"),
            ("error=access_denied&state=another", "Stale"),
            ("code=a&state=the-state&state=the-state", "BadRequest"),
            ("code=a&code=b&state=the-state", "BadRequest"),
            ("state=the-state", "BadRequest"),
            ("code=&state=the-state", "BadRequest"),
            ("code=a%00&state=the-state", "BadRequest"),
            (
                "error=access_denied&state=the-state",
                "error access_denied None",
            ),
            (
                "error=a%0d%0ab&error_description=No+way&code=x&state=the-state",
                "error ab Some(\"No way\")",
            ),
        ] {
            let line = format!("GET /callback?{query} HTTP/1.1");
            assert_eq!(outcome(&line, "127.0.0.1:4711", false), said, "{query}");
        }
    }

    #[test]
    fn a_server_that_names_itself_has_to_be_the_one_that_was_asked() {
        let with = |issuer: &str| format!("GET /callback?code=a&state=the-state{issuer} HTTP/1.1");
        let own = with("&iss=https%3A%2F%2Fid.example.org");
        let other = with("&iss=https%3A%2F%2Fid.example.net");
        for wanted in [false, true] {
            assert_eq!(outcome(&own, "127.0.0.1:4711", wanted), "code a");
            assert_eq!(outcome(&other, "127.0.0.1:4711", wanted), "other issuer");
        }
        assert_eq!(outcome(&with(""), "127.0.0.1:4711", true), "other issuer");
    }
}
