//! Giving a sign-in up from elsewhere in the program.

use tokio::sync::watch;

/// Gives up the sign-in that it came from. Dropping it changes nothing; dropping the sign-in's own future does the same.
#[derive(Clone, Debug)]
pub struct Canceller(watch::Sender<bool>);

/// The other end.
#[derive(Debug)]
pub(super) struct Cancelled(watch::Receiver<bool>);

/// A pair of both.
pub(super) fn pair() -> (Canceller, Cancelled) {
    let (sender, receiver) = watch::channel(false);
    (Canceller(sender), Cancelled(receiver))
}

impl Canceller {
    /// Gives it up. More than once is the same as once, and after the end it does nothing.
    pub fn cancel(&self) {
        self.0.send_replace(true);
    }
}

impl Cancelled {
    /// Whether it was given up.
    pub(super) fn is_set(&self) -> bool {
        *self.0.borrow()
    }

    /// Returns when the sign-in was given up, and never if it wasn't.
    pub(super) async fn wait(&mut self) {
        if self.0.wait_for(|cancelled| *cancelled).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
