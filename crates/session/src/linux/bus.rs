//! A connection to a bus that hears the signals of services by their well-known names, and nobody else's.
//!
//! The bus delivers a signal that is addressed to this connection whether or not it was asked for, so that a match rule
//! alone doesn't keep strangers out: every signal's sender is compared with the owner of the name.

use std::collections::HashMap;
use std::env;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dbus::arg::{AppendAll, IterAppend, ReadAll};
use dbus::channel::{Channel, default_reply};
use dbus::message::MessageType;
use dbus::{Error, Message};

use super::Ended;

const BUS: &str = "org.freedesktop.DBus";
const BUS_PATH: &str = "/org/freedesktop/DBus";
/// Where the specification of D-Bus puts the system bus.
const SYSTEM_BUS: &str = "unix:path=/var/run/dbus/system_bus_socket";
/// How long a service may take to answer.
const ANSWER: Duration = Duration::from_secs(5);

/// What was heard.
pub(crate) enum Heard {
    /// The name went to another program, which may be none, or came to its first.
    Owner,
    /// A signal of the program that owns the name.
    Signal(Message),
}

/// A connection, and who owns the names that it follows.
pub(crate) struct Bus {
    channel: Channel,
    owners: HashMap<&'static str, String>,
}

impl Bus {
    /// The system bus.
    pub(crate) fn system() -> Result<Self, Error> {
        Self::connect(&named("DBUS_SYSTEM_BUS_ADDRESS").unwrap_or(SYSTEM_BUS.to_owned()))
    }

    /// The session bus, if there is one.
    pub(crate) fn session() -> Result<Self, Error> {
        let runtime = env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
        let address = session_address(named("DBUS_SESSION_BUS_ADDRESS"), runtime);
        Self::connect(&address.ok_or(Error::new_failed("there is no session bus"))?)
    }

    /// Connects to this very address. libdbus's own way looks up the addresses of all buses once, and where the session's
    /// was not there at that time it would start one, for the keychain too.
    fn connect(address: &str) -> Result<Self, Error> {
        let mut channel = Channel::open_private(address)?;
        channel.register()?;
        Ok(Self {
            channel,
            owners: HashMap::new(),
        })
    }

    /// Follows who owns this name, and hears this interface's signal from whoever does.
    pub(crate) fn hear(
        &mut self,
        name: &'static str,
        interface: &str,
        member: &str,
    ) -> Result<(), Error> {
        if !self.owners.contains_key(name) {
            // In this order nothing falls between the question and the news.
            self.add_match(&format!(
                "type='signal',sender='{BUS}',interface='{BUS}',member='NameOwnerChanged',arg0='{name}'"
            ))?;
            self.owners.insert(name, String::new());
            if let Ok((owner,)) = self.ask::<(String,)>("GetNameOwner", (name,)) {
                self.owners.insert(name, owner);
            }
        }
        self.add_match(&format!(
            "type='signal',sender='{name}',interface='{interface}',member='{member}'"
        ))
    }

    /// Whether a program owns the name.
    pub(crate) fn is_owned(&self, name: &str) -> bool {
        self.owners.get(name).is_some_and(|owner| !owner.is_empty())
    }

    /// Asks the owner of a name that is followed. Starts no service.
    pub(crate) fn call<R: ReadAll>(
        &self,
        name: &str,
        path: &str,
        interface: &str,
        member: &str,
        arguments: impl AppendAll,
    ) -> Result<R, Error> {
        let mut message =
            Message::new_method_call(name, path, interface, member).map_err(|_| malformed())?;
        message.set_auto_start(false);
        arguments.append(&mut IterAppend::new(&mut message));
        let answer = self.channel.send_with_reply_and_block(message, ANSWER)?;
        Ok(R::read(&mut answer.iter_init())?)
    }

    /// The next thing that is heard within this time.
    pub(crate) fn next(&mut self, within: Duration) -> Result<Option<Heard>, Ended> {
        let start = Instant::now();
        loop {
            while let Some(message) = self.channel.pop_message() {
                if let Some(heard) = self.understand(message) {
                    return Ok(Some(heard));
                }
            }
            let left = within.saturating_sub(start.elapsed());
            if left.is_zero() {
                return Ok(None);
            }
            self.channel
                .read_write(Some(left))
                .map_err(|()| Ended::Bus)?;
        }
    }

    fn understand(&mut self, message: Message) -> Option<Heard> {
        if message.msg_type() != MessageType::Signal {
            if let Some(reply) = default_reply(&message) {
                let _ = self.channel.send(reply);
                self.channel.flush();
            }
            return None;
        }
        let sender = message.sender()?;
        // This name belongs to the bus itself; nobody can take it.
        if &*sender == BUS {
            return self.note_owner(&message);
        }
        let known = self.owners.values().any(|owner| *owner == *sender);
        known.then_some(Heard::Signal(message))
    }

    fn note_owner(&mut self, message: &Message) -> Option<Heard> {
        if message.member().as_deref() != Some("NameOwnerChanged") {
            return None;
        }
        let (name, _, owner) = message.read3::<&str, &str, &str>().ok()?;
        *self.owners.get_mut(name)? = owner.to_owned();
        Some(Heard::Owner)
    }

    fn add_match(&self, rule: &str) -> Result<(), Error> {
        self.ask("AddMatch", (rule,))
    }

    fn ask<R: ReadAll>(&self, member: &str, arguments: impl AppendAll) -> Result<R, Error> {
        self.call(BUS, BUS_PATH, BUS, member, arguments)
    }
}

/// Where the session bus is; `None` where finding it would mean starting it.
fn session_address(named: Option<String>, runtime: Option<PathBuf>) -> Option<String> {
    match named {
        Some(address) => {
            let starts_one = address.split(';').any(|one| one.starts_with("autolaunch:"));
            (!starts_one).then_some(address)
        }
        None => {
            let socket = runtime?.join("bus");
            socket.exists().then(|| unix_address(&socket))
        }
    }
}

fn named(variable: &str) -> Option<String> {
    env::var(variable)
        .ok()
        .filter(|address| !address.is_empty())
}

/// The address of a socket, escaped as the specification has it
/// (<https://dbus.freedesktop.org/doc/dbus-specification.html#addresses>).
fn unix_address(socket: &Path) -> String {
    let mut address = "unix:path=".to_owned();
    for byte in socket.as_os_str().as_bytes() {
        match byte {
            b'-' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'/' | b'.' | b'\\' | b'*' => {
                address.push(char::from(*byte));
            }
            other => address.push_str(&format!("%{other:02x}")),
        }
    }
    address
}

fn malformed() -> Error {
    Error::new_failed("a name that D-Bus doesn't know")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_starts_a_bus_is_none() {
        let none = |named: &str| session_address(Some(named.to_owned()), None);
        assert_eq!(none("autolaunch:"), None);
        assert_eq!(none("unix:path=/nowhere;autolaunch:scope=user"), None);
        assert_eq!(none("unix:path=/here").as_deref(), Some("unix:path=/here"));
        assert_eq!(session_address(None, None), None);
        assert_eq!(session_address(None, Some("/nowhere".into())), None);
    }

    #[test]
    fn a_socket_with_odd_characters_becomes_an_address_that_means_it() {
        assert_eq!(
            unix_address(Path::new("/run/user/1000/bus")),
            "unix:path=/run/user/1000/bus"
        );
        assert_eq!(
            unix_address(Path::new("/a b,c;d=e%f/bus")),
            "unix:path=/a%20b%2cc%3bd%3de%25f/bus"
        );
    }
}
