//! What every request passes before it reaches a route: the name it came in under, the scenarios that stand in for a
//! proxy, the token; and what every answer carries.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, DATE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Version};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use crate::caller::Caller;
use crate::control;
use crate::oidc::{PAGES, ZITADEL_AUDIENCE_SCOPE};
use crate::privacyidea;
use crate::provider::Provider;
use crate::refusal::Refusal;
use crate::rpc;
use crate::scenario::Scenario;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What a gateway shows when the server behind it is down.
const GATEWAY_PAGE: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><title>502 Bad Gateway</title></head>\
    <body><h1>502 Bad Gateway</h1><p>The server behind this gateway did not answer.</p></body></html>\n";

/// What the outermost layer needs.
pub(crate) struct Gate {
    pub(crate) provider: Arc<Provider>,
    pub(crate) names: OwnNames,
    pub(crate) request_ids: RequestIds,
}

/// The outermost layer. Also answers for routes that do not exist.
pub(crate) async fn guard(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let request_id = gate.request_ids.next();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());

    let mut response = match gate.refuse(&request) {
        Some(refused) => refused,
        None => {
            if !control::is_path(&path) {
                gate.hold_back().await;
            }
            next.run(request).await
        }
    };

    tracing::debug!(%method, %path, status = response.status().as_u16(), %request_id, "answered");
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&request_id) {
        headers.insert(REQUEST_ID, id);
    }
    if let Ok(date) = HeaderValue::from_str(&gate.provider.time().http_date()) {
        headers.insert(DATE, date);
    }
    response
}

impl Gate {
    fn refuse(&self, request: &Request) -> Option<Response> {
        if let Err(refusal) = self.names.check(request) {
            return Some(in_its_form(request, refusal));
        }
        if request.headers().contains_key(ORIGIN) && !is_own_form(request) {
            return Some(in_its_form(request, Refusal::ORIGIN_NOT_ALLOWED));
        }
        if control::is_path(request.uri().path()) {
            return None;
        }
        match self.provider.scenario() {
            Scenario::HtmlError => {
                Some((StatusCode::BAD_GATEWAY, Html(GATEWAY_PAGE)).into_response())
            }
            Scenario::RateLimited => Some(in_its_form(request, Refusal::RATE_LIMITED)),
            _ => None,
        }
    }

    /// Waits before the request is looked at, so that a client which gives up meanwhile has changed nothing.
    async fn hold_back(&self) {
        if self.provider.scenario() == Scenario::Slow {
            tokio::time::sleep(self.provider.slow_by()).await;
        }
    }
}

/// A refusal, in the form that belongs to what was called.
fn in_its_form(request: &Request, refusal: Refusal) -> Response {
    rpc::refused(request, &refusal)
        .or_else(|| privacyidea::refused(request, &refusal))
        .unwrap_or_else(|| refusal.into_response())
}

/// Whether a page of this server sent this: then its origin is the name that it came in under, which was checked before.
fn is_own_form(request: &Request) -> bool {
    let mut origins = request.headers().get_all(ORIGIN).iter();
    let origin = origins.next().and_then(|origin| origin.to_str().ok());
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    request.method() == Method::POST
        && PAGES.contains(&request.uri().path())
        && origins.next().is_none()
        && origin
            .and_then(|origin| origin.strip_prefix("http://"))
            .zip(host)
            .is_some_and(|(origin, host)| origin.eq_ignore_ascii_case(host))
}

/// The layer around each route of the API: the token comes before everything that the request says.
pub(crate) async fn authenticate(
    State(provider): State<Arc<Provider>>,
    mut request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let caller = admit(&provider, request.headers())?;
    request.extensions_mut().insert(caller);
    Ok(next.run(request).await)
}

/// Who calls the API, if the token is good for it.
pub(crate) fn admit(provider: &Provider, headers: &HeaderMap) -> Result<Caller, Refusal> {
    let token = bearer_token(headers)?;
    let bearer = provider
        .bearer(token)
        .filter(|bearer| bearer.scope.iter().any(|one| one == ZITADEL_AUDIENCE_SCOPE))
        .ok_or(Refusal::BAD_TOKEN)?;
    match provider.scenario() {
        Scenario::MfaRequired => return Err(Refusal::MFA_REQUIRED),
        Scenario::ServerError => return Err(Refusal::INTERNAL),
        _ => {}
    }
    provider.check_factors(&bearer)?;
    Ok(bearer.caller)
}

/// The token in `Authorization`.
pub(crate) fn bearer_token(headers: &HeaderMap) -> Result<&str, Refusal> {
    let header = headers.get(AUTHORIZATION).ok_or(Refusal::NO_AUTH_HEADER)?;
    header
        .to_str()
        .ok()
        .and_then(|header| header.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token)
        .ok_or(Refusal::BAD_AUTH_HEADER)
}

/// The names under which the server may be called: its own address and `localhost`, each with its port. Any other is
/// refused, so that a web page cannot reach the server by pointing a name of its own at loopback.
pub(crate) struct OwnNames {
    host: String,
    authorities: Vec<String>,
}

impl OwnNames {
    pub(crate) fn of(address: SocketAddr) -> Self {
        let host = match address {
            SocketAddr::V4(v4) => v4.ip().to_string(),
            SocketAddr::V6(v6) => format!("[{}]", v6.ip()),
        };
        let port = address.port();
        let mut authorities = vec![format!("{host}:{port}"), format!("localhost:{port}")];
        if port == 80 {
            authorities.extend([host.clone(), "localhost".to_owned()]);
        }
        Self { host, authorities }
    }

    fn check(&self, request: &Request) -> Result<(), Refusal> {
        let mut given = request.headers().get_all(HOST).iter();
        let in_target = request.uri().authority().map(|name| name.as_str());
        let header = match given.next() {
            Some(host) => host.to_str().unwrap_or_default(),
            // HTTP/2 names the server in `:authority` instead (RFC 9113, section 8.3.1).
            None if request.version() >= Version::HTTP_2 => in_target.unwrap_or_default(),
            None => "",
        };
        let in_target = in_target.unwrap_or(header);
        if given.next().is_none() && self.is_own(header) && self.is_own(in_target) {
            return Ok(());
        }
        Err(Refusal::instance_not_found(header, &self.host))
    }

    fn is_own(&self, authority: &str) -> bool {
        self.authorities
            .iter()
            .any(|own| own.eq_ignore_ascii_case(authority))
    }
}

/// Ids for answers: unlike those of another run, and counted within one.
pub(crate) struct RequestIds {
    run: u64,
    count: AtomicU64,
}

impl RequestIds {
    pub(crate) fn make_random() -> Result<Self, getrandom::Error> {
        Ok(Self {
            run: getrandom::u64()?,
            count: AtomicU64::new(0),
        })
    }

    fn next(&self) -> String {
        let count = self.count.fetch_add(1, Ordering::Relaxed);
        format!("{:016x}{count:016x}", self.run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(target: &str, hosts: &[&str]) -> Request {
        let mut request = Request::builder().uri(target);
        for host in hosts {
            request = request.header(HOST, *host);
        }
        request.body(axum::body::Body::empty()).unwrap()
    }

    #[test]
    fn only_its_own_address_and_localhost_with_the_port_are_its_names() {
        let names = OwnNames::of("127.0.0.1:4711".parse().unwrap());
        for host in ["127.0.0.1:4711", "localhost:4711", "LOCALHOST:4711"] {
            assert_eq!(names.check(&request("/", &[host])), Ok(()), "{host}");
        }
        for host in [
            "127.0.0.1",
            "localhost:4712",
            "127.0.0.2:4711",
            "demo.example:4711",
            "",
        ] {
            assert!(names.check(&request("/", &[host])).is_err(), "{host}");
        }
        assert!(names.check(&request("/", &[])).is_err());
        assert!(
            names
                .check(&request("/", &["localhost:4711", "demo.example"]))
                .is_err()
        );
        assert!(
            names
                .check(&request("http://demo.example/", &["localhost:4711"]))
                .is_err()
        );
    }

    #[test]
    fn http_2_names_the_server_in_its_target() {
        let names = OwnNames::of("127.0.0.1:4711".parse().unwrap());
        for (target, hosts, is_own) in [
            ("http://localhost:4711/", &[][..], true),
            ("http://demo.example:4711/", &[], false),
            ("http://localhost:4711/", &["demo.example"], false),
            ("http://demo.example/", &["localhost:4711"], false),
            ("/", &[], false),
        ] {
            let mut request = request(target, hosts);
            *request.version_mut() = Version::HTTP_2;
            assert_eq!(names.check(&request).is_ok(), is_own, "{target} {hosts:?}");
        }
    }

    #[test]
    fn an_ipv6_address_is_named_in_brackets_and_port_80_may_be_left_out() {
        let names = OwnNames::of("[::1]:80".parse().unwrap());
        for host in ["[::1]:80", "[::1]", "localhost"] {
            assert_eq!(names.check(&request("/", &[host])), Ok(()), "{host}");
        }
    }
}
