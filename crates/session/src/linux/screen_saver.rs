//! The screen savers of the session bus, which say when they come on. They speak one interface under several names; not
//! every desktop that has one also tells logind.

use super::bus::{Bus, Heard};
use super::patience::LONGEST;
use super::{Ended, Listener};
use crate::SessionEvent;

/// The names, each also that of its interface. The first is KDE's and the common one, the second GNOME's.
const NAMES: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];
const MEMBER: &str = "ActiveChanged";

/// Tells of every screen saver that comes on, until the bus is gone or nobody listens.
pub(crate) fn watch(mut bus: Bus, listener: &Listener) -> Result<(), Ended> {
    for name in NAMES {
        bus.hear(name, name, MEMBER)?;
    }
    loop {
        listener.inhibitor()?;
        let Some(Heard::Signal(message)) = bus.next(LONGEST)? else {
            continue;
        };
        let interface = message.interface();
        let spoken = NAMES.iter().any(|name| interface.as_deref() == Some(name));
        if spoken
            && message.member().as_deref() == Some(MEMBER)
            && message.read1::<bool>() == Ok(true)
        {
            listener.tell(SessionEvent::Locked, None)?;
        }
    }
}
