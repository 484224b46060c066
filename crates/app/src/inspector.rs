//! The inspector: the last exchanges with servers, as they were masked when they were made. In memory only.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use countersign_enrollment::{Exchange, Recorded};

use crate::app::App;
use crate::view;

/// How many are kept; the oldest go first.
const LIMIT: usize = 200;
/// How many bytes of bodies are kept at the most.
const LIMIT_BYTES: usize = 2 * 1024 * 1024;

/// The exchanges of one vault's use.
#[derive(Default)]
pub(crate) struct Inspector(Mutex<Ring>);

#[derive(Default)]
struct Ring {
    count: u64,
    bytes: usize,
    kept: VecDeque<Kept>,
}

struct Kept {
    id: u64,
    at_ms: u64,
    what: &'static str,
    exchange: Exchange,
}

impl Kept {
    fn bytes(&self) -> usize {
        let of = |body: &Option<String>| body.as_ref().map_or(0, String::len);
        of(&self.exchange.request_body) + of(&self.exchange.response_body) + self.exchange.url.len()
    }

    fn view(&self) -> view::InspectedExchange {
        view::InspectedExchange {
            id: self.id,
            at_ms: self.at_ms,
            what: self.what.to_owned(),
            path: path(&self.exchange.url),
            exchange: (&self.exchange).into(),
        }
    }
}

impl Inspector {
    /// Keeps an exchange. One that was never sent is none.
    pub(crate) fn note(&self, recorded: &Recorded) {
        let exchange = &recorded.exchange;
        if exchange.url.is_empty() {
            return;
        }
        let mut ring = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ring.count += 1;
        let kept = Kept {
            id: ring.count,
            at_ms: recorded.at_ms,
            what: what(&exchange.method, &path(&exchange.url)),
            exchange: exchange.clone(),
        };
        ring.bytes += kept.bytes();
        ring.kept.push_back(kept);
        while ring.kept.len() > LIMIT || (ring.bytes > LIMIT_BYTES && ring.kept.len() > 1) {
            let gone = ring.kept.pop_front().map_or(0, |kept| kept.bytes());
            ring.bytes = ring.bytes.saturating_sub(gone);
        }
    }

    pub(crate) fn clear(&self) {
        let mut ring = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        ring.kept.clear();
        ring.bytes = 0;
    }
}

impl App {
    /// The last exchanges, the newest first.
    pub fn exchanges(&self) -> Vec<view::InspectedExchange> {
        let ring = self
            .inspector
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        ring.kept.iter().rev().map(Kept::view).collect()
    }

    /// Forgets them.
    pub fn clear_exchanges(&self) {
        self.inspector.clear();
    }

    /// These exchanges as a text for support, in the order in which they were made.
    pub fn exchanges_text(&self, ids: &[u64]) -> String {
        let ring = self
            .inspector
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut text = format!(
            "Countersign {} on {}. Tokens, codes and keys are masked.\n",
            env!("CARGO_PKG_VERSION"),
            crate::surroundings::system_name()
        );
        for kept in ring.kept.iter().filter(|kept| ids.contains(&kept.id)) {
            text.push_str(&support_text(kept));
        }
        text
    }
}

fn support_text(kept: &Kept) -> String {
    let exchange = &kept.exchange;
    let moment = i64::try_from(kept.at_ms)
        .ok()
        .and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
    let local = moment.map_or_else(String::new, |moment| {
        let zoned = moment.to_zoned_datetime(jiff::tz::TimeZone::system());
        format!(
            "{} ({})",
            zoned.strftime("%Y-%m-%d %H:%M:%S"),
            moment.strftime("%Y-%m-%d %H:%M:%S UTC")
        )
    });
    let status = exchange
        .status
        .map_or_else(|| "no answer".to_owned(), |status| format!("HTTP {status}"));
    let mut text = format!(
        "\n{} · {local}\n{} {}\n",
        kept.what, exchange.method, exchange.url
    );
    let mut line = |name: &str, value: &Option<String>| {
        if let Some(value) = value {
            text.push_str(&format!("{name}: {value}\n"));
        }
    };
    line("Sent", &exchange.request_body);
    line(
        "Answer",
        &Some(format!("{status} after {} ms", exchange.duration_ms)),
    );
    line("Request id", &exchange.request_id);
    line("Content type", &exchange.content_type);
    line("Server's date", &exchange.server_date);
    line(
        "Clock difference",
        &exchange
            .clock_difference_seconds
            .map(|seconds| format!("{seconds} s, server minus this computer")),
    );
    line("Body", &exchange.response_body);
    text
}

/// What an exchange was for, by its method and path. Whatever is not known is a request.
fn what(method: &str, path: &str) -> &'static str {
    let place = path.split('?').next().unwrap_or_default();
    let ends = |end: &str| place.ends_with(end);
    let has = |part: &str| place.contains(part);
    match method {
        // Nobody has this id: it is asked for what the server makes of the path.
        _ if has("/users/0/totp") => "Try a version out",
        _ if has("/.well-known/") => "Look what the server offers",
        "POST" if ends("/totp") => "Start a setup",
        "POST" if ends("/verify") || ends("/_verify") => "Check a code",
        "DELETE" if has("/totp") || has("/token/") => "Remove a setup",
        "POST" if ends("/token/init") => "Start a setup, or check a code",
        "GET" if ends("/token/") => "Look the state up",
        _ if ends("/authentication_methods") || has("/authentication_factors") => {
            "Look the state up"
        }
        "GET" if has("/users/") => "Look up who it is",
        _ if ends("/userinfo") => "Look up who is signed in",
        _ if ends("/device_authorization") => "Ask for a code to sign in with",
        _ if ends("/revoke") => "Sign out",
        _ if ends("/oauth/v2/token") || ends("/token") => "Sign in, or renew the sign-in",
        _ if ends("/keys") => "Look up the server's keys",
        _ => "A request",
    }
}

/// What of an address stands after scheme and host.
fn path(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/')
        .map_or("/", |start| &rest[start..])
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recorded(at_ms: u64, url: &str, body: &str) -> Recorded {
        Recorded {
            at_ms,
            failure: None,
            exchange: Exchange {
                method: "POST".to_owned(),
                url: url.to_owned(),
                response_body: Some(body.to_owned()),
                status: Some(200),
                ..Exchange::default()
            },
        }
    }

    const START: &str = "https://id.example.com/v2/users/1/totp";

    #[test]
    fn the_last_exchanges_are_kept_and_what_was_not_sent_is_none() {
        let inspector = Inspector::default();
        inspector.note(&recorded(1, "", ""));
        for number in 1..=LIMIT as u64 + 5 {
            inspector.note(&recorded(number, START, "{}"));
        }
        let ring = inspector.0.lock().unwrap();
        assert_eq!(ring.kept.len(), LIMIT);
        let oldest = ring.kept.front().unwrap().view();
        assert_eq!((oldest.id, oldest.at_ms), (6, 6));
        assert_eq!(
            (oldest.path.as_str(), oldest.what.as_str()),
            ("/v2/users/1/totp", "Start a setup")
        );
    }

    #[test]
    fn large_bodies_take_no_more_memory_than_is_laid_down() {
        let inspector = Inspector::default();
        let body = "x".repeat(64 * 1024);
        for _ in 0..100 {
            inspector.note(&recorded(0, START, &body));
        }
        let ring = inspector.0.lock().unwrap();
        assert!(ring.bytes <= LIMIT_BYTES && ring.kept.len() > 20);
    }
}
