//! The HTTP client of one server: its trust, its time-outs, and the record of each exchange.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, DATE, HeaderMap, HeaderValue, RETRY_AFTER,
};
use reqwest::{Client, Method, redirect, retry};
use zeroize::Zeroizing;

use super::body::{Body, Json};
use super::call::{Call, Reply};
use super::limits::Limits;
use super::{date, failure};
use crate::address::ServerAddress;
use crate::clock::Clock;
use crate::error::{ErrorKind, ProviderError};
use crate::exchange::Exchange;
use crate::redact::{Redactor, bounded};
use crate::token::Token;

const USER_AGENT: &str = concat!("countersign/", env!("CARGO_PKG_VERSION"));

/// Sends requests to one server with one token.
pub(crate) struct Sender {
    client: Client,
    token: Token,
    clock: Arc<dyn Clock>,
    pub(super) limits: Limits,
}

impl Sender {
    /// A sender for `address`. Fails when the system's certificates can't be loaded.
    pub(crate) fn new(
        address: &ServerAddress,
        token: Token,
        clock: Arc<dyn Clock>,
        limits: Limits,
    ) -> Result<Self, reqwest::Error> {
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
        }
        Ok(Self {
            client: builder.build()?,
            token,
            clock,
            limits,
        })
    }

    /// Sends `call` once.
    ///
    /// # Errors
    /// A [`ProviderError`] when no status came; every status is a [`Reply`].
    pub(crate) async fn send(&self, call: &Call) -> Result<Reply, ProviderError> {
        let redactor = Redactor::new(
            self.token.expose(),
            call.code.as_deref().map(String::as_str),
        );
        let mut exchange = Exchange {
            method: call.method.to_string(),
            url: call.url.to_string(),
            request_body: call.shown_body.clone(),
            ..Exchange::default()
        };
        let sent_ms = i64::try_from(self.clock.now_ms()).unwrap_or(i64::MAX);
        let sent = Instant::now();
        let request = match self.request(call) {
            Ok(request) => request,
            Err(error) => return Err(not_sent(&error, exchange)),
        };
        let response = match self.client.execute(request).await {
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
        let status = response.status().as_u16();
        let header = |name: &str| header_text(response.headers(), name);
        let server_seconds = header(DATE.as_str()).and_then(|value| date::unix_seconds(&value));
        let retry_after_seconds = header(RETRY_AFTER.as_str()).and_then(|value| {
            date::retry_after_seconds(
                &value,
                server_seconds,
                sent_ms.saturating_add(round_trip_ms),
            )
        });
        exchange.status = Some(status);
        exchange.request_id = header("x-request-id").map(|value| redactor.header(&value));
        exchange.content_type = header(CONTENT_TYPE.as_str()).map(|value| redactor.header(&value));
        exchange.server_date = header(DATE.as_str()).map(|value| redactor.header(&value));
        exchange.clock_difference_seconds = server_seconds.map(|seconds| {
            date::clock_difference(seconds, sent_ms.saturating_add(round_trip_ms / 2))
        });

        let Body { bytes, fault } = Body::read(response, self.limits.body_bytes).await;
        exchange.duration_ms = milliseconds(sent);
        tracing::debug!(method = %call.method, host = call.url.host_str(), status, ms = exchange.duration_ms, "answered");
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
        Ok(Reply {
            status,
            json,
            shown_json,
            fault,
            retry_after_seconds,
            exchange,
        })
    }

    fn request(&self, call: &Call) -> Result<reqwest::Request, reqwest::Error> {
        let mut request = self.client.request(call.method.clone(), call.url.clone());
        let bearer = Zeroizing::new(format!("Bearer {}", self.token.expose()));
        // A token is visible ASCII, so this can't fail; were it to, the server would ask for a token.
        if let Ok(mut value) = HeaderValue::from_str(&bearer) {
            value.set_sensitive(true);
            request = request.header(AUTHORIZATION, value);
        }
        request = request.header(ACCEPT, "application/json");
        request = match &call.body {
            Some(body) => request
                .header(CONTENT_TYPE, "application/json")
                .body(body.as_bytes().to_vec()),
            // Without a length some gateways answer 411.
            None if call.method == Method::POST => request.header(CONTENT_LENGTH, 0),
            None => request,
        };
        request.build()
    }
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

fn header_text(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get(name)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

fn milliseconds(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}
