//! The one thread that talks to the keychain, and how long its callers wait.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use countersign_vault::{KeychainError, on_wiped_stack};
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout_at};

/// How long a call may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// From the request to the answer.
    pub(crate) answer: Duration,
    /// The same, if the keychain may be asking the user for something.
    pub(crate) prompt: Duration,
}

impl Limits {
    pub(crate) const DEFAULT: Self = Self {
        answer: Duration::from_secs(10),
        prompt: Duration::from_secs(60),
    };
}

/// With this a call says that from now on the keychain may be asking the user.
#[derive(Debug, Clone, Default)]
pub(crate) struct Prompting(Arc<AtomicBool>);

impl Prompting {
    /// A prompt may be up from now on.
    pub(crate) fn begin(&self) {
        self.0.store(true, Ordering::Release);
    }

    fn has_begun(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }
}

type Job = Box<dyn FnOnce() + Send>;

/// Runs one call after the other on a thread of its own, which is started with the first.
pub(crate) struct Worker {
    limits: Limits,
    jobs: Mutex<Option<mpsc::Sender<Job>>>,
}

impl Worker {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            limits,
            jobs: Mutex::new(None),
        }
    }

    /// Runs the call, and waits for it as long as the limits say. A call that nobody waits for any more is not begun;
    /// one that has begun can't be stopped, and holds up those after it.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        call: impl FnOnce(&Prompting) -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let start = Instant::now();
        let prompting = Prompting::default();
        let (reply, mut answer) = oneshot::channel();
        let seen = prompting.clone();
        self.submit(Box::new(move || {
            if !reply.is_closed() {
                // If it came too late, nobody takes it, and it is dropped here.
                let _ = reply.send(call(&seen));
            }
        }))?;

        let mut waited = timeout_at(start + self.limits.answer, &mut answer).await;
        if waited.is_err() && prompting.has_begun() {
            waited = timeout_at(start + self.limits.prompt, &mut answer).await;
        }
        match waited {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(KeychainError::Other(
                "the call ended without an answer".to_owned(),
            )),
            Err(_) => Err(KeychainError::NoAnswer),
        }
    }

    fn submit(&self, job: Job) -> Result<(), KeychainError> {
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let job = match jobs.as_ref() {
            Some(sender) => match sender.send(job) {
                Ok(()) => return Ok(()),
                // The thread is gone; another one takes its place.
                Err(mpsc::SendError(job)) => job,
            },
            None => job,
        };
        let (sender, receiver) = mpsc::channel::<Job>();
        thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(move || receiver.into_iter().for_each(on_wiped_stack))
            .map_err(|error| KeychainError::Other(error.to_string()))?;
        // The receiver is there as long as the thread, which waits for this.
        let _ = sender.send(job);
        *jobs = Some(sender);
        Ok(())
    }
}

impl fmt::Debug for Worker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Worker")
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Duration = Duration::from_millis(30);
    const LONG: Duration = Duration::from_secs(60);

    #[tokio::test]
    async fn a_call_that_does_not_end_is_given_up() {
        let worker = Worker::new(Limits {
            answer: SHORT,
            prompt: LONG,
        });
        let (release, held) = mpsc::channel::<()>();
        let stuck = worker.run(move |_| Ok(held.recv().is_ok())).await;
        assert_eq!(stuck, Err(KeychainError::NoAnswer));
        drop(release);
    }

    #[tokio::test]
    async fn a_call_that_waits_for_the_user_is_given_more_time() {
        let worker = Worker::new(Limits {
            answer: SHORT,
            prompt: LONG,
        });
        let start = Instant::now();
        let answered = worker
            .run(move |prompting| {
                prompting.begin();
                // The user takes longer than the keychain may by itself.
                while start.elapsed() < SHORT * 2 {
                    thread::yield_now();
                }
                Ok(1)
            })
            .await;
        assert_eq!(answered, Ok(1));
    }

    #[tokio::test]
    async fn a_prompt_that_nobody_answers_is_given_up_too() {
        let worker = Worker::new(Limits {
            answer: SHORT,
            prompt: SHORT * 2,
        });
        let (release, held) = mpsc::channel::<()>();
        let stuck = worker
            .run(move |prompting| {
                prompting.begin();
                Ok(held.recv().is_ok())
            })
            .await;
        assert_eq!(stuck, Err(KeychainError::NoAnswer));
        drop(release);
    }

    #[tokio::test]
    async fn a_call_that_was_given_up_before_it_began_never_begins() {
        let worker = Worker::new(Limits {
            answer: SHORT,
            prompt: LONG,
        });
        let (release, held) = mpsc::channel::<()>();
        let began = Prompting::default();
        let stuck = worker.run(move |_| Ok(held.recv().is_ok())).await;
        assert_eq!(stuck, Err(KeychainError::NoAnswer));
        let seen = began.clone();
        let queued = worker
            .run(move |_| {
                seen.begin();
                Ok(())
            })
            .await;
        assert_eq!(queued, Err(KeychainError::NoAnswer));
        release.send(()).unwrap();
        // A third call is served, so the second has been passed over by then.
        let third = Worker::run(&worker, |_| Ok(3)).await;
        assert_eq!(third, Ok(3));
        assert!(!began.has_begun());
    }

    #[tokio::test]
    async fn a_call_that_panics_takes_no_other_call_with_it() {
        let worker = Worker::new(Limits {
            answer: LONG,
            prompt: LONG,
        });
        let broken: Result<(), _> = worker
            .run(|_| panic!("this panic belongs to the test"))
            .await;
        assert!(matches!(broken, Err(KeychainError::Other(_))));
        // The thread may not have ended yet when the first of these is handed to it.
        let mut answer = worker.run(|_| Ok(2)).await;
        while answer != Ok(2) {
            answer = worker.run(|_| Ok(2)).await;
        }
    }
}
