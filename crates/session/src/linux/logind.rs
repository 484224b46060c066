//! logind on the system bus: the caller's session, which is locked, and the computer, which goes to sleep
//! (<https://www.freedesktop.org/software/systemd/man/org.freedesktop.login1.html>).

use std::time::{Duration, Instant};

use dbus::arg::{AppendAll, Arg, Get, OwnedFd, PropMap, ReadAll, Variant, prop_cast};
use dbus::{Error, Message};

use super::bus::{Bus, Heard};
use super::patience::{LONGEST, Patience};
use super::{Ended, Listener};
use crate::SessionEvent;

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const MANAGER_PATH: &str = "/org/freedesktop/login1";
const SESSION: &str = "org.freedesktop.login1.Session";
const USER: &str = "org.freedesktop.login1.User";
/// logind's own name for the caller's user.
const OWN_USER_PATH: &str = "/org/freedesktop/login1/user/self";
/// The caller, whose number may be another one here than logind's, in a sandbox.
const CALLER: u32 = 0;
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
const LOCKED_HINT: &str = "LockedHint";

/// Tells of locks and sleep, and keeps a delay inhibitor, until the bus is gone or nobody listens.
pub(crate) fn watch(mut bus: Bus, listener: &Listener) -> Result<(), Ended> {
    bus.hear(LOGIND, MANAGER, "PrepareForSleep")?;
    bus.hear(LOGIND, SESSION, "Lock")?;
    bus.hear(LOGIND, PROPERTIES, "PropertiesChanged")?;
    let mut logind = Logind {
        bus,
        listener,
        session: None,
        asleep: false,
        retry: Retry::default(),
        said_no_inhibitor: false,
    };
    let ended = logind.run();
    // It belonged to this connection's logind; the next one gives another.
    if let Ok(inhibitor) = listener.inhibitor() {
        inhibitor.replace(None);
    }
    ended
}

struct Logind<'a> {
    bus: Bus,
    listener: &'a Listener,
    /// The path of the caller's own session, where it is known.
    session: Option<String>,
    /// Between the two halves of a sleep no inhibitor can be had.
    asleep: bool,
    retry: Retry,
    said_no_inhibitor: bool,
}

impl Logind<'_> {
    fn run(&mut self) -> Result<(), Ended> {
        self.meet()?;
        loop {
            self.listener.inhibitor()?;
            if self.is_missing_something()? && self.retry.is_due() {
                self.look()?;
            }
            let wait = if self.is_missing_something()? {
                self.retry.wait()
            } else {
                LONGEST
            };
            match self.bus.next(wait)? {
                Some(Heard::Owner) => self.meet()?,
                Some(Heard::Signal(message)) => self.understand(&message)?,
                None => {}
            }
        }
    }

    /// A logind is there that was not asked anything yet, or there is none any more.
    fn meet(&mut self) -> Result<(), Ended> {
        self.session = None;
        self.retry = Retry::default();
        let preparing = self.property(MANAGER_PATH, MANAGER, "PreparingForSleep");
        self.asleep = matches!(preparing, Ok(true));
        if self.asleep {
            self.suspend()?;
        }
        // One of an older logind may count for nothing.
        self.listener.inhibitor()?.replace(None);
        Ok(())
    }

    fn is_missing_something(&self) -> Result<bool, Ended> {
        let inhibitor = self.listener.inhibitor()?;
        let missing = self.session.is_none() || !(self.asleep || inhibitor.is_taken());
        Ok(missing && self.bus.is_owned(LOGIND))
    }

    /// Asks for what is missing. The inhibitor comes last: who has it hears everything.
    fn look(&mut self) -> Result<(), Ended> {
        self.retry.tried();
        if self.session.is_none() {
            self.session = self.find_session();
            if self.is_locked() {
                self.listener.tell(SessionEvent::Locked, None)?;
            }
        }
        let inhibitor = self.listener.inhibitor()?;
        if self.asleep || inhibitor.is_taken() {
            return Ok(());
        }
        match self.inhibit() {
            Ok(taken) => {
                inhibitor.replace(Some(taken));
            }
            Err(error) if !self.said_no_inhibitor => {
                self.said_no_inhibitor = true;
                tracing::warn!(
                    error = error.name().unwrap_or_default(),
                    "the computer will not wait for the vault to be locked before it sleeps"
                );
            }
            Err(_) => {}
        }
        Ok(())
    }

    /// The session of this process; else the one that logind takes the caller for, which is that of the desktop when the
    /// program was started as a service of the user; else the one that the user's desktop is shown in.
    fn find_session(&self) -> Option<String> {
        let path = |found: Result<(dbus::Path<'static>,), Error>| Some(found.ok()?.0.to_string());
        path(self.manager("GetSessionByPID", (CALLER,)))
            .or_else(|| path(self.manager("GetSession", ("auto",))))
            .or_else(|| {
                let display = self.property(OWN_USER_PATH, USER, "Display");
                let (_, path): (String, dbus::Path<'static>) = display.ok()?;
                // What logind says where there is none.
                (&*path != "/").then(|| path.to_string())
            })
    }

    fn inhibit(&self) -> Result<OwnedFd, Error> {
        let (what, who, why, mode) = ("sleep", "Countersign", "The vault is locked first", "delay");
        let (taken,) = self.manager("Inhibit", (what, who, why, mode))?;
        Ok(taken)
    }

    fn is_locked(&self) -> bool {
        self.session
            .as_ref()
            .is_some_and(|session| matches!(self.property(session, SESSION, LOCKED_HINT), Ok(true)))
    }

    fn understand(&mut self, message: &Message) -> Result<(), Ended> {
        let (interface, member) = (message.interface(), message.member());
        let (Some(interface), Some(member)) = (interface.as_deref(), member.as_deref()) else {
            return Ok(());
        };
        match (interface, member) {
            (MANAGER, "PrepareForSleep") => match message.read1::<bool>() {
                Ok(true) => {
                    self.asleep = true;
                    self.suspend()?;
                }
                Ok(false) => {
                    self.asleep = false;
                    self.retry = Retry::default();
                }
                Err(_) => {}
            },
            (SESSION, "Lock") if self.is_own(message) => {
                self.listener.tell(SessionEvent::Locked, None)?;
            }
            (PROPERTIES, "PropertiesChanged")
                if self.is_own(message) && self.became_locked(message) =>
            {
                self.listener.tell(SessionEvent::Locked, None)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn is_own(&self, message: &Message) -> bool {
        self.session.is_some() && message.path().as_deref() == self.session.as_deref()
    }

    fn became_locked(&self, message: &Message) -> bool {
        let Ok((interface, changed, unsaid)) = message.read3::<&str, PropMap, Vec<&str>>() else {
            return false;
        };
        if interface != SESSION {
            return false;
        }
        match prop_cast::<bool>(&changed, LOCKED_HINT) {
            Some(locked) => *locked,
            None => unsaid.contains(&LOCKED_HINT) && self.is_locked(),
        }
    }

    /// Hands the inhibitor to whoever listens, who gives it back.
    fn suspend(&self) -> Result<(), Ended> {
        let hold = self.listener.inhibitor()?.replace(None);
        Ok(self.listener.tell(SessionEvent::Suspending, hold)?)
    }

    fn manager<R: ReadAll>(&self, member: &str, arguments: impl AppendAll) -> Result<R, Error> {
        self.bus
            .call(LOGIND, MANAGER_PATH, MANAGER, member, arguments)
    }

    fn property<T>(&self, path: &str, interface: &str, name: &str) -> Result<T, Error>
    where
        T: for<'b> Get<'b> + Arg,
    {
        let (value,): (Variant<T>,) =
            self.bus
                .call(LOGIND, path, PROPERTIES, "Get", (interface, name))?;
        Ok(value.0)
    }
}

/// When to ask again for what could not be had.
struct Retry {
    at: Instant,
    patience: Patience,
}

impl Default for Retry {
    fn default() -> Self {
        Self {
            at: Instant::now(),
            patience: Patience::default(),
        }
    }
}

impl Retry {
    fn is_due(&self) -> bool {
        self.wait().is_zero()
    }

    fn wait(&self) -> Duration {
        self.at.saturating_duration_since(Instant::now())
    }

    fn tried(&mut self) {
        self.at = Instant::now() + self.patience.next_wait();
    }
}
