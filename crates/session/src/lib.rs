//! The desktop session that the program runs in: that its screen was locked, and that the computer goes to sleep. On
//! Linux this comes over D-Bus, and nothing else speaks to these services; what is done about it is decided elsewhere.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;

#[cfg(not(target_os = "linux"))]
use elsewhere as platform;
#[cfg(target_os = "linux")]
use linux as platform;

use std::any::Any;
use std::fmt;

use tokio::sync::mpsc;

/// How many notices may wait. They are few, and each of them asks for the same.
const WAITING: usize = 16;

/// What happened to the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionEvent {
    /// The screen was locked, or its saver came on.
    Locked,
    /// The computer goes to sleep, and waits a little for those that asked it to.
    Suspending,
}

/// An event, and the right to keep the computer awake until something was done about it. Dropping the notice gives that
/// right back, as [`done`](Self::done) does.
#[must_use = "dropped at once, it lets the computer sleep before anything was done"]
pub struct Notice {
    event: SessionEvent,
    hold: Option<Hold>,
}

/// What keeps the computer awake while it lives.
type Hold = Box<dyn Any + Send>;

impl Notice {
    /// What happened.
    pub fn event(&self) -> SessionEvent {
        self.event
    }

    /// Whether the computer waits for this notice. It waits five seconds at the most, where logind's
    /// `InhibitDelayMaxSec` says nothing else.
    pub fn is_awaited(&self) -> bool {
        self.hold.is_some()
    }

    /// What had to be done is done; the computer may go to sleep.
    pub fn done(self) {}
}

impl fmt::Debug for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notice")
            .field("event", &self.event)
            .field("is_awaited", &self.is_awaited())
            .finish()
    }
}

/// Watches the session for as long as it lives.
///
/// On Linux: logind on the system bus (`Lock` and `LockedHint` of the caller's own session, `PrepareForSleep` with a delay
/// inhibitor, <https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html>) and the screen savers of the
/// session bus. A bus or a service that is missing is looked for again, at first soon and then every half minute. Never
/// starts a bus. On macOS and Windows nothing is watched yet, and no notice ever comes.
#[must_use = "the session is watched only while this lives"]
pub struct SessionWatch {
    _held: platform::Watch,
}

impl SessionWatch {
    /// Begins to watch, on threads of its own. Where there is nothing to watch the receiver stays silent. It ends when this
    /// is dropped, up to half a minute later, or where no thread can be had.
    pub fn start() -> (Self, mpsc::Receiver<Notice>) {
        let (sender, receiver) = mpsc::channel(WAITING);
        let watch = Self {
            _held: platform::watch(sender),
        };
        (watch, receiver)
    }
}

impl fmt::Debug for SessionWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionWatch").finish_non_exhaustive()
    }
}
