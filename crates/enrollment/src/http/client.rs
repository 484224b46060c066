//! The HTTP client of one server: its trust, its time-outs, and the record of each exchange.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Instant;

use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, DATE, HeaderMap, HeaderValue, RETRY_AFTER,
};
use reqwest::{Certificate, Client, Method, Response, redirect, retry};
use zeroize::Zeroizing;

use super::body::{Body, Json};
use super::call::{Authorization, Call, Reply};
use super::limits::Limits;
use super::{date, failure};
use crate::address::ServerAddress;
use crate::authority::Authority;
use crate::clock::ClockDifference;
use crate::error::{ErrorKind, ProviderError};
use crate::exchange::Exchange;
use crate::recorder::Recorded;
use crate::redact::{Redactor, bounded};
use crate::server::Server;

const USER_AGENT: &str = concat!("countersign/", env!("CARGO_PKG_VERSION"));

/// The client for `address`. Fails when the system's certificates can't be loaded.
pub(crate) fn client(
    address: &ServerAddress,
    limits: &Limits,
    authorities: &[Authority],
) -> Result<Client, reqwest::Error> {
    // An error says that a provider is installed already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = Client::builder()
        .user_agent(USER_AGENT)
        .redirect(redirect::Policy::none())
        .referer(false)
        .retry(retry::never())
        // A connection of its own for every request: a kept one that had died would look like a lost answer.
        .pool_max_idle_per_host(0)
        .connect_timeout(limits.connect)
        .read_timeout(limits.read)
        .timeout(limits.whole)
        .https_only(!address.is_plain());
    if address.is_loopback() {
        // The name means this computer whatever a name server or a proxy would make of it.
        let here = [
            SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            SocketAddr::from((Ipv6Addr::LOCALHOST, 0)),
        ];
        builder = builder.no_proxy().resolve_to_addrs("localhost", &here);
    }
    if address.is_plain() {
        // No TLS will be spoken, so that a system without certificates can do this too.
        builder = builder.tls_certs_only([]);
    } else if !authorities.is_empty() {
        let added = authorities
            .iter()
            .map(|one| Certificate::from_der(one.der()));
        builder = builder.tls_certs_merge(added.collect::<Result<Vec<_>, _>>()?);
    }
    builder.build()
}

/// Sends requests to one server as one caller, or as nobody.
pub(crate) struct Sender {
    pub(super) server: Server,
    authorization: Option<Authorization>,
}

impl Sender {
    /// A sender that says who it is.
    pub(crate) fn new(server: Server, authorization: Authorization) -> Self {
        Self {
            server,
            authorization: Some(authorization),
        }
    }

    /// A sender without a token.
    pub(crate) fn anonymous(server: Server) -> Self {
        Self {
            server,
            authorization: None,
        }
    }

    pub(crate) fn address(&self) -> &ServerAddress {
        self.server.address()
    }

    /// Sends `call` once.
    ///
    /// # Errors
    /// A [`ProviderError`] when no status came; every status is a [`Reply`].
    pub(crate) async fn send(&self, call: &Call) -> Result<Reply, ProviderError> {
        let at_ms = u64::try_from(self.server.now_ms()).unwrap_or(0);
        let outcome = self.send_unrecorded(call).await;
        if let Some(recorder) = self.server.recorder() {
            let (exchange, failure) = match &outcome {
                Ok(reply) => (
                    &reply.exchange,
                    reply.fault.as_ref().map(ToString::to_string),
                ),
                Err(error) => (&error.exchange, Some(error.to_string())),
            };
            recorder.record(Recorded {
                at_ms,
                failure,
                exchange: exchange.clone(),
            });
        }
        outcome
    }

    async fn send_unrecorded(&self, call: &Call) -> Result<Reply, ProviderError> {
        let mut secrets: Vec<&str> = Vec::new();
        secrets.extend(self.authorization.iter().map(|one| one.token().expose()));
        let in_body = call.body.iter().flat_map(|body| &body.secrets);
        secrets.extend(in_body.map(|secret| secret.as_str()));
        let redactor = Redactor::new(&secrets, call.code.as_deref().map(String::as_str));
        let mut exchange = Exchange {
            method: call.method.to_string(),
            url: redactor.url(&call.url),
            request_body: call.body.as_ref().map(|body| body.shown.clone()),
            ..Exchange::default()
        };
        let sent_ms = self.server.now_ms();
        let sent = Instant::now();
        let request = match self.request(call) {
            Ok(request) => request,
            Err(error) => return Err(not_sent(&error, exchange)),
        };
        let response = match self.server.client().execute(request).await {
            Ok(response) => response,
            Err(error) => {
                exchange.duration_ms = milliseconds(sent);
                let (kind, cause) = failure::classify(&error);
                tracing::debug!(method = %call.method, host = call.url.host_str(), ?kind, "no answer");
                return Err(ProviderError {
                    kind,
                    said: None,
                    cause,
                    exchange,
                });
            }
        };
        let round_trip_ms = i64::try_from(milliseconds(sent)).unwrap_or(i64::MAX);
        let received_ms = sent_ms.saturating_add(round_trip_ms);
        let status = response.status().as_u16();
        let retry_after_seconds = read_headers(
            response.headers(),
            &redactor,
            &mut exchange,
            sent_ms,
            received_ms,
        );
        exchange.status = Some(status);
        let reply = self.read(response, &redactor, exchange, sent).await;
        tracing::debug!(method = %call.method, host = call.url.host_str(), status, ms = reply.exchange.duration_ms, "answered");
        Ok(Reply {
            retry_after_seconds,
            ..reply
        })
    }

    /// The answer with its body.
    async fn read(
        &self,
        response: Response,
        redactor: &Redactor<'_>,
        mut exchange: Exchange,
        sent: Instant,
    ) -> Reply {
        let status = response.status().as_u16();
        let body = Body::read(response, self.server.limits().body_bytes).await;
        exchange.duration_ms = milliseconds(sent);
        reply_of(status, body, redactor, exchange)
    }

    fn request(&self, call: &Call) -> Result<reqwest::Request, reqwest::Error> {
        let client = self.server.client();
        let mut request = client.request(call.method.clone(), call.url.clone());
        if let Some(authorization) = &self.authorization {
            // A token is visible ASCII, so this can't fail; were it to, the server would ask for a token.
            if let Ok(mut value) = HeaderValue::from_str(&authorization.header()) {
                value.set_sensitive(true);
                request = request.header(AUTHORIZATION, value);
            }
        }
        request = request.header(ACCEPT, "application/json");
        request = match &call.body {
            Some(body) => request
                .header(CONTENT_TYPE, body.kind.media_type())
                .body(body.text.as_bytes().to_vec()),
            // Without a length some gateways answer 411.
            None if call.method == Method::POST => request.header(CONTENT_LENGTH, 0),
            None => request,
        };
        request.build()
    }
}

/// The answer that a status and a body are: its JSON, if it is some, and what may be shown.
pub(super) fn reply_of(
    status: u16,
    body: Body,
    redactor: &Redactor<'_>,
    mut exchange: Exchange,
) -> Reply {
    let Body { bytes, fault } = body;
    let text = Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned());
    let json = if fault.is_none() && std::str::from_utf8(&bytes).is_ok() {
        Json::parse(&text)
    } else {
        None
    };
    let masked = redactor.body(&text, json.is_some());
    let shown_json = if status < 400 {
        None
    } else {
        json.as_ref().and_then(|_| Json::parse(&masked))
    };
    exchange.response_body = (!masked.is_empty()).then(|| bounded(masked, fault.is_some()));
    Reply {
        status,
        json,
        shown_json,
        fault,
        retry_after_seconds: None,
        exchange,
    }
}

/// Notes what the headers say, and gives the seconds until the server wants to be asked again.
pub(super) fn read_headers(
    headers: &HeaderMap,
    redactor: &Redactor<'_>,
    exchange: &mut Exchange,
    sent_ms: i64,
    received_ms: i64,
) -> Option<u64> {
    let header = |name: &str| {
        headers
            .get(name)
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let shown = |name: &str| header(name).map(|value| redactor.header(&value));
    exchange.request_id = shown("x-request-id");
    exchange.content_type = shown(CONTENT_TYPE.as_str());
    exchange.server_date = shown(DATE.as_str());
    let server_seconds = header(DATE.as_str()).and_then(|value| date::unix_seconds(&value));
    exchange.clock_difference =
        server_seconds.map(|seconds| ClockDifference::of_answer(seconds, sent_ms, received_ms));
    exchange.clock_difference_seconds = exchange.clock_difference.map(ClockDifference::seconds);
    header(RETRY_AFTER.as_str())
        .and_then(|value| date::retry_after_seconds(&value, server_seconds, received_ms))
}

fn not_sent(error: &reqwest::Error, exchange: Exchange) -> ProviderError {
    tracing::warn!(%error, "a request could not be made");
    let cause = Some("the request could not be made".to_owned());
    ProviderError {
        kind: ErrorKind::NoAnswer,
        said: None,
        cause,
        exchange,
    }
}

fn milliseconds(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}
