//! One thread for each bus. Each connects, watches until the bus is gone, and tries again after a while.

mod bus;
mod logind;
mod patience;
mod screen_saver;

use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Instant;

use dbus::Error;
use dbus::arg::OwnedFd;
use tokio::sync::mpsc::Sender;

use crate::{Notice, SessionEvent};
use bus::Bus;
use patience::{LONGEST, Patience};

/// What a watch holds: it ends, and the inhibitor is given back, when this is dropped.
pub(crate) struct Watch {
    _inhibitor: Arc<Inhibitor>,
}

/// logind's delay inhibitor: the computer doesn't go to sleep before this descriptor is closed, or its patience is over.
#[derive(Default)]
struct Inhibitor(Mutex<Option<OwnedFd>>);

impl Inhibitor {
    fn is_taken(&self) -> bool {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }

    /// Puts another one in its place, and returns the one before.
    fn replace(&self, other: Option<OwnedFd>) -> Option<OwnedFd> {
        std::mem::replace(
            &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner),
            other,
        )
    }
}

/// The way from the threads to whoever watches. Gone when nobody does any more.
#[derive(Clone)]
struct Listener {
    notices: Sender<Notice>,
    inhibitor: Weak<Inhibitor>,
}

/// Nobody listens any more.
struct Unheard;

impl Listener {
    fn inhibitor(&self) -> Result<Arc<Inhibitor>, Unheard> {
        if self.notices.is_closed() {
            return Err(Unheard);
        }
        self.inhibitor.upgrade().ok_or(Unheard)
    }

    fn tell(&self, event: SessionEvent, hold: Option<OwnedFd>) -> Result<(), Unheard> {
        let hold = hold.map(|hold| Box::new(hold) as crate::Hold);
        let notice = Notice { event, hold };
        self.notices.blocking_send(notice).map_err(|_| Unheard)
    }
}

/// Why watching a bus ended.
enum Ended {
    /// The bus is gone, or did not do what was asked.
    Bus,
    /// Nobody listens any more.
    Unheard,
}

impl From<Error> for Ended {
    fn from(_: Error) -> Self {
        Self::Bus
    }
}

impl From<Unheard> for Ended {
    fn from(_: Unheard) -> Self {
        Self::Unheard
    }
}

/// Starts the threads.
pub(crate) fn watch(notices: Sender<Notice>) -> Watch {
    let inhibitor = Arc::new(Inhibitor::default());
    let listener = Listener {
        notices,
        inhibitor: Arc::downgrade(&inhibitor),
    };
    let other = listener.clone();
    start("logind", move || {
        keep_watching(&listener, Bus::system, logind::watch);
    });
    start("screen saver", move || {
        keep_watching(&other, Bus::session, screen_saver::watch);
    });
    Watch {
        _inhibitor: inhibitor,
    }
}

fn start(name: &str, work: impl FnOnce() + Send + 'static) {
    if let Err(error) = thread::Builder::new().name(name.to_owned()).spawn(work) {
        tracing::warn!(name, kind = ?error.kind(), "the session is not watched");
    }
}

fn keep_watching(
    listener: &Listener,
    connect: fn() -> Result<Bus, Error>,
    watch: fn(Bus, &Listener) -> Result<(), Ended>,
) {
    let mut patience = Patience::default();
    while listener.inhibitor().is_ok() {
        let start = Instant::now();
        if let Ok(bus) = connect()
            && let Err(Ended::Unheard) = watch(bus, listener)
        {
            return;
        }
        // A bus that takes calls and drops them at once is not asked more and more often.
        if start.elapsed() > LONGEST {
            patience = Patience::default();
        }
        thread::sleep(patience.next_wait());
    }
}
