//! Trying again, for requests that only read.

use std::time::Duration;

use super::call::{Call, Reply};
use super::client::Sender;
use crate::error::{ErrorKind, ProviderError};

/// How often a read is tried again.
const RETRIES: u32 = 2;

impl Sender {
    /// Sends `call`, which must only read, and tries again at most twice when the connection failed or the server was
    /// briefly unavailable. A time-out is not tried again: it has cost enough.
    ///
    /// # Errors
    /// The last attempt's.
    pub(crate) async fn send_read(&self, call: &Call) -> Result<Reply, ProviderError> {
        let mut pause = self.server.limits().retry_pause;
        for _ in 0..RETRIES {
            let outcome = self.send(call).await;
            let Some(wait) = self.wait_before_retry(&outcome, pause) else {
                return outcome;
            };
            tokio::time::sleep(wait).await;
            pause *= 4;
        }
        self.send(call).await
    }

    /// How long to wait before the next attempt; `None` if the outcome stands.
    fn wait_before_retry(
        &self,
        outcome: &Result<Reply, ProviderError>,
        pause: Duration,
    ) -> Option<Duration> {
        let reply = match outcome {
            Err(error) => {
                let passing = matches!(error.kind, ErrorKind::NoAnswer | ErrorKind::ConnectionLost);
                return passing.then_some(pause);
            }
            Ok(reply) => reply,
        };
        let asked_for = reply.retry_after_seconds.map(Duration::from_secs);
        match (reply.status, asked_for) {
            (429 | 502 | 503, Some(wait)) => {
                (wait <= self.server.limits().longest_retry_after).then(|| wait.max(pause))
            }
            (502 | 503, None) => Some(pause),
            _ => None,
        }
    }
}
