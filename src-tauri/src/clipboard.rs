//! What is copied. A code is marked as secret where the system can, and cleared after a while if it is still there.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use countersign_app::{AppError, Problem, view};
use countersign_capture::Copier;
use zeroize::Zeroizing;

struct Job {
    text: Zeroizing<String>,
    /// How long it stays; `None` for ever.
    kept: Option<Duration>,
    done: tokio::sync::oneshot::Sender<bool>,
}

/// The clipboard, on a thread of its own: on X11 and Wayland the owner must stay to serve what it copied.
pub(crate) struct Clipboard(Mutex<Option<(Sender<Job>, JoinHandle<()>)>>);

impl Clipboard {
    pub(crate) fn start() -> Self {
        let (jobs, inbox) = channel();
        let thread = std::thread::spawn(move || serve(&inbox));
        Self(Mutex::new(Some((jobs, thread))))
    }

    /// Copies a code, which stays for so many seconds; 0 for ever.
    pub(crate) async fn copy(
        &self,
        text: Zeroizing<String>,
        seconds: u32,
    ) -> Result<view::Copied, Box<view::AppError>> {
        let (done, copied) = tokio::sync::oneshot::channel();
        let kept = (seconds > 0).then(|| Duration::from_secs(seconds.into()));
        if self.send(Job { text, kept, done }) && copied.await.unwrap_or(false) {
            return Ok(view::Copied {
                clears_after_seconds: seconds,
            });
        }
        Err(Box::new(AppError::from(Problem::Clipboard).view()))
    }

    fn send(&self, job: Job) -> bool {
        let jobs = self.0.lock();
        jobs.is_ok_and(|jobs| {
            jobs.as_ref()
                .is_some_and(|(jobs, _)| jobs.send(job).is_ok())
        })
    }

    /// Takes a code that is still there off the clipboard, and returns when that is done: the program is about to end.
    pub(crate) fn end(&self) {
        if let Some((jobs, thread)) = self.0.lock().ok().and_then(|mut running| running.take()) {
            drop(jobs);
            // A thread that panicked has nothing left to clear with.
            let _ = thread.join();
        }
    }
}

fn serve(inbox: &Receiver<Job>) {
    let mut clipboard: Option<Copier> = None;
    let mut ours: Option<(Zeroizing<String>, Instant)> = None;
    loop {
        let job = match &ours {
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some((_, until)) => inbox.recv_timeout(until.saturating_duration_since(Instant::now())),
        };
        match job {
            Ok(Job { text, kept, done }) => {
                if clipboard.is_none() {
                    clipboard = Copier::new();
                }
                let copied = clipboard
                    .as_mut()
                    .is_some_and(|clipboard| clipboard.copy_secret(&text));
                if copied {
                    ours = kept.map(|kept| (text, Instant::now() + kept));
                }
                // Whoever asked may have gone; the code is copied all the same.
                let _ = done.send(copied);
            }
            Err(ended) => {
                if let (Some(clipboard), Some((text, _))) = (clipboard.as_mut(), ours.take()) {
                    clipboard.clear_if(&text);
                }
                if ended == RecvTimeoutError::Disconnected {
                    return;
                }
            }
        }
    }
}
