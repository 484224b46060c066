//! Trying a server out: is it there, does it know us, what does it speak, and does its clock agree.

use reqwest::Method;

use crate::clock::ClockDifference;
use crate::error::{ErrorKind, ProviderError};
use crate::exchange::Exchange;
use crate::http::{Call, Content, Sender};
use crate::provider::Answer;
use crate::server::Server;
use crate::session::Identity;
use crate::sign_in::{self, SignInError, SignInErrorKind};
use crate::token::Token;
use crate::zitadel::{self, Dialect};

/// What was found out about a server.
#[derive(Debug)]
pub struct Probe {
    /// Whether the server could be reached, with its certificate where it has one.
    pub reached: Found,
    /// Whether it serves an organisation under this address.
    pub instance: Found,
    /// Which dialects it speaks, in the order of [`Dialect::ALL`].
    pub dialects: Vec<(Dialect, Found)>,
    /// The server's clock minus ours, from all answers together; `None` if it sent no date, or a clock was set meanwhile.
    pub clock: Option<ClockDifference>,
    /// How people can sign in; an error if they can't.
    pub sign_in: Result<SignInOffer, SignInError>,
    /// Who the token belongs to; `None` without a token.
    pub signed_in: Option<Result<Identity, SignInError>>,
    /// The error that was met first, if the server could not be reached or has no instance.
    pub trouble: Option<ProviderError>,
    /// All exchanges in their order, redacted.
    pub exchanges: Vec<Exchange>,
}

/// What is known about one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is there.
    Yes,
    /// It is not there.
    No,
    /// The server didn't say.
    Unknown,
}

/// The ways of signing in that a server offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignInOffer {
    /// By browser.
    pub browser: bool,
    /// From another device.
    pub device: bool,
}

impl Probe {
    /// The dialects that were found, the default one first.
    #[must_use]
    pub fn spoken(&self) -> Vec<Dialect> {
        let found = self
            .dialects
            .iter()
            .filter(|(_, found)| *found == Found::Yes);
        found.map(|(dialect, _)| *dialect).collect()
    }
}

/// Tries `server` out, and `token` at it if there is one. Changes nothing: the dialects are asked for without a token, so that
/// a route that is there answers that one is missing.
///
/// Seven requests at the most, one after the other; none but the first if that one finds nobody.
pub async fn probe(server: &Server, token: Option<&Token>) -> Probe {
    let sign_in = sign_in::offer(server).await;
    let mut probe = Probe {
        reached: Found::Yes,
        instance: Found::Unknown,
        dialects: Dialect::ALL
            .iter()
            .map(|dialect| (*dialect, Found::Unknown))
            .collect(),
        clock: None,
        sign_in: Err(SignInError::not_offered()),
        signed_in: None,
        trouble: None,
        exchanges: Vec::new(),
    };
    let offer = match sign_in {
        Ok(Answer { value, exchange }) => {
            probe.instance = Found::Yes;
            probe.sign_in = Ok(SignInOffer {
                browser: value.has_browser,
                device: value.has_device,
            });
            probe.exchanges.push(exchange);
            Some(value)
        }
        Err(error) => {
            probe.exchanges.extend(error.exchange.clone());
            let answered = error
                .exchange
                .as_ref()
                .is_some_and(|exchange| exchange.status.is_some());
            probe.note_first(&error);
            probe.sign_in = Err(error);
            if !answered {
                probe.reached = Found::No;
                return probe;
            }
            None
        }
    };
    probe.ask_for_dialects(server).await;
    if let Some(token) = token {
        let who = match &offer {
            Some(offer) => offer.who(server, token).await,
            None => Err(SignInError::not_offered()),
        };
        let exchange = match &who {
            Ok(answer) => Some(answer.exchange.clone()),
            Err(error) => error.exchange.clone(),
        };
        probe.exchanges.extend(exchange);
        probe.signed_in = Some(who.map(|answer| answer.value));
    }
    probe.compare_clocks();
    probe
}

impl Probe {
    fn note_first(&mut self, error: &SignInError) {
        let SignInErrorKind::Provider(kind) = &error.kind else {
            return;
        };
        if *kind == ErrorKind::TenantNotFound {
            self.instance = Found::No;
        }
        self.trouble = Some(ProviderError {
            kind: kind.clone(),
            said: error.said.clone(),
            cause: error.cause.clone(),
            exchange: error.exchange.clone().unwrap_or_default(),
        });
    }

    async fn ask_for_dialects(&mut self, server: &Server) {
        let sender = Sender::anonymous(server.clone());
        for at in 0..self.dialects.len() {
            let Ok(url) = server
                .address()
                .join(&zitadel::probe_path(self.dialects[at].0))
            else {
                continue;
            };
            let call = Call {
                method: Method::POST,
                url,
                body: Some(Content::json("{}".to_owned().into(), "{}".to_owned())),
                code: None,
            };
            let kind = match sender.send(&call).await {
                Ok(reply) if reply.status < 400 => {
                    self.exchanges.push(reply.exchange);
                    continue;
                }
                Ok(reply) => {
                    let error = zitadel::refusal_of_probe(reply);
                    self.exchanges.push(error.exchange);
                    error.kind
                }
                Err(error) => {
                    self.exchanges.push(error.exchange);
                    continue;
                }
            };
            self.dialects[at].1 = match kind {
                // Whoever misses a token knows the route.
                ErrorKind::Unauthenticated => Found::Yes,
                ErrorKind::RouteNotFound => Found::No,
                ErrorKind::TenantNotFound => {
                    self.instance = Found::No;
                    Found::Unknown
                }
                _ => Found::Unknown,
            };
        }
        if self.instance == Found::Unknown && !self.spoken().is_empty() {
            self.instance = Found::Yes;
        }
    }

    fn compare_clocks(&mut self) {
        let found = self
            .exchanges
            .iter()
            .filter_map(|exchange| exchange.clock_difference);
        self.clock = found.fold(
            None,
            |before: Option<ClockDifference>, found| match before {
                // A contradiction means that a clock was set meanwhile: the newest word counts.
                Some(before) => Some(before.and(found).unwrap_or(found)),
                None => Some(found),
            },
        );
    }
}
