//! The desktop's portal for pictures of the screen (`org.freedesktop.portal.Screenshot`).

use std::cell::RefCell;
use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::{Duration, SystemTime};

use countersign_qr::MAX_IMAGE_BYTES;
use dbus::Message;
use dbus::arg::{PropMap, RefArg as _, Variant, prop_cast};
use dbus::blocking::LocalConnection;
use dbus::channel::Channel;
use dbus::message::MatchRule;
use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

use crate::error::CaptureError;
use crate::wire::read_up_to;

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const REQUEST: &str = "org.freedesktop.portal.Request";
/// How long the portal may take to take up the request. What the person takes is up to the parent.
const ANSWER: Duration = Duration::from_secs(25);
/// How often it is looked whether the portal is still there.
const TURN: Duration = Duration::from_secs(1);
const TOKEN: &str = "countersign";

/// A picture of all screens: width, height, and how light each pixel is.
pub(crate) fn screenshot() -> Result<(u32, u32, Vec<u8>), CaptureError> {
    // Also what is told from a file that was there before: the file system's own clock.
    let before = tempfile::tempfile()
        .and_then(|file| file.metadata())
        .and_then(|metadata| metadata.modified());
    let uri = asked()?;
    let path = local_path(&uri).ok_or(CaptureError::NoPicture)?;
    let read = read(&path);
    if let Ok(before) = before {
        remove_if_newer(&path, before);
    }
    countersign_qr::read_as_luma(&read?).map_err(|error| match error {
        countersign_qr::ReadError::TooLarge { .. }
        | countersign_qr::ReadError::TooManyPixels { .. } => CaptureError::TooLarge,
        _ => CaptureError::NoPicture,
    })
}

/// Whether the session's bus has the portal, or would start it; the bus is asked, and not the portal.
pub(crate) fn is_there() -> bool {
    const BUS: &str = "org.freedesktop.DBus";
    const PATIENCE: Duration = Duration::from_secs(2);
    let Some(bus) = session_bus() else {
        return false;
    };
    let bus = bus.with_proxy(BUS, "/org/freedesktop/DBus", PATIENCE);
    let named = |list: &str| {
        let names: Result<(Vec<String>,), _> = bus.method_call(BUS, list, ());
        names.is_ok_and(|(names,)| names.iter().any(|name| name == PORTAL))
    };
    named("ListNames") || named("ListActivatableNames")
}

/// Asks the portal, and waits for the name of the file that it made.
fn asked() -> Result<String, CaptureError> {
    let bus = session_bus().ok_or(CaptureError::NoPortal)?;
    let sender = bus.unique_name().trim_start_matches(':').replace('.', "_");
    let expected = format!("{PATH}/request/{sender}/{TOKEN}");
    let response: Rc<RefCell<Option<Message>>> = Rc::default();
    // The bus puts the owner of the name in place of it, so that nobody else is heard.
    let heard = Rc::clone(&response);
    let listen = move |path: &str| {
        let heard = Rc::clone(&heard);
        let rule = MatchRule::new_signal(REQUEST, "Response")
            .with_sender(PORTAL)
            .with_path(path.to_owned());
        bus_match(&rule, heard)
    };
    let add = |path: &str| {
        let (rule, keep) = listen(path);
        bus.add_match(rule, keep)
            .map_err(|_| CaptureError::NoPortal)
    };
    // Before it is asked, because it may answer at once.
    add(&expected)?;
    let options: PropMap = [
        ("handle_token", Variant(Box::new(TOKEN.to_owned()) as _)),
        ("interactive", Variant(Box::new(false) as _)),
        ("modal", Variant(Box::new(false) as _)),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    let portal = bus.with_proxy(PORTAL, PATH, ANSWER);
    let asked: Result<(dbus::Path<'static>,), dbus::Error> = portal.method_call(
        "org.freedesktop.portal.Screenshot",
        "Screenshot",
        ("", options),
    );
    let (handle,) = asked.map_err(|error| refusal(&error))?;
    if &*handle != expected.as_str() {
        // Portals before version 0.9 choose the name themselves.
        add(&handle)?;
    }
    loop {
        bus.process(TURN).map_err(|_| CaptureError::NoPortal)?;
        if let Some(response) = response.borrow_mut().take() {
            return answer(&response);
        }
        let bus_itself = bus.with_proxy("org.freedesktop.DBus", "/org/freedesktop/DBus", ANSWER);
        let has_owner: Result<(bool,), _> =
            bus_itself.method_call("org.freedesktop.DBus", "NameHasOwner", (PORTAL,));
        if !has_owner.is_ok_and(|(has_owner,)| has_owner) {
            return Err(CaptureError::NoPortal);
        }
    }
}

type Listener = Box<dyn FnMut((), &LocalConnection, &Message) -> bool>;

fn bus_match(
    rule: &MatchRule<'static>,
    heard: Rc<RefCell<Option<Message>>>,
) -> (MatchRule<'static>, Listener) {
    let keep = move |(): (), _: &LocalConnection, message: &Message| {
        *heard.borrow_mut() = message.duplicate().ok();
        true
    };
    (rule.clone(), Box::new(keep))
}

/// The session bus where it is named, or where systemd puts it. libdbus's own way may start one.
fn session_bus() -> Option<LocalConnection> {
    let named = env::var("DBUS_SESSION_BUS_ADDRESS")
        .ok()
        .filter(|named| !named.is_empty());
    let address = named.or_else(|| {
        let socket = PathBuf::from(env::var_os("XDG_RUNTIME_DIR")?).join("bus");
        let escaped: String = socket
            .as_os_str()
            .as_bytes()
            .iter()
            .map(|byte| match byte {
                b'-' | b'_' | b'/' | b'.' => char::from(*byte).to_string(),
                byte if byte.is_ascii_alphanumeric() => char::from(*byte).to_string(),
                byte => format!("%{byte:02x}"),
            })
            .collect();
        Some(format!("unix:path={escaped}"))
    })?;
    let mut channel = Channel::open_private(&address).ok()?;
    channel.register().ok()?;
    Some(channel.into())
}

fn refusal(error: &dbus::Error) -> CaptureError {
    match error.name() {
        Some(
            "org.freedesktop.DBus.Error.AccessDenied" | "org.freedesktop.portal.Error.NotAllowed",
        ) => CaptureError::Refused,
        Some("org.freedesktop.portal.Error.Cancelled") => CaptureError::Cancelled,
        Some("org.freedesktop.DBus.Error.NoReply" | "org.freedesktop.DBus.Error.Timeout") => {
            CaptureError::TimedOut
        }
        _ => CaptureError::NoPortal,
    }
}

/// What a `Response` says: 0 is yes, 1 that the person said no, 2 that it ended in another way.
fn answer(response: &Message) -> Result<String, CaptureError> {
    let (code, results): (u32, PropMap) = response.read2().map_err(|_| CaptureError::NoPicture)?;
    match code {
        0 => prop_cast::<String>(&results, "uri")
            .cloned()
            .or_else(|| results.get("uri")?.as_str().map(str::to_owned))
            .ok_or(CaptureError::NoPicture),
        1 => Err(CaptureError::Cancelled),
        _ => Err(CaptureError::Refused),
    }
}

/// The path in a file URI of this computer (RFC 8089).
fn local_path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let bytes: Vec<u8> = percent_decode_str(path).collect();
    let is_one = bytes.starts_with(b"/") && !bytes.contains(&0);
    is_one.then(|| OsString::from_vec(bytes).into())
}

/// The bytes of a file, which must be one: a pipe or a device could keep us waiting.
fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, CaptureError> {
    let is_file = |metadata: io::Result<fs::Metadata>| metadata.is_ok_and(|it| it.is_file());
    if !is_file(fs::symlink_metadata(path)) {
        return Err(CaptureError::NoPicture);
    }
    let file = File::open(path).map_err(|_| CaptureError::NoPicture)?;
    let bytes = read_up_to(file, MAX_IMAGE_BYTES).map_err(|_| CaptureError::NoPicture)?;
    bytes.ok_or(CaptureError::TooLarge)
}

/// The portal leaves the picture behind, often among the person's own. What was made after it was asked was made for us.
fn remove_if_newer(path: &Path, before: SystemTime) {
    let made = fs::symlink_metadata(path)
        .ok()
        .filter(fs::Metadata::is_file);
    let made = made.and_then(|metadata| metadata.modified().ok());
    if made.is_some_and(|made| made >= before) {
        // It may be in a folder of the portal's that can't be written.
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_this_computer_have_a_path() {
        for (uri, path) in [
            (
                "file:///home/ann/Screenshot%20from%20today.png",
                Some("/home/ann/Screenshot from today.png"),
            ),
            ("file://localhost/tmp/a.png", Some("/tmp/a.png")),
            ("file:///tmp/m%C3%BCll.png", Some("/tmp/müll.png")),
            ("file://elsewhere/tmp/a.png", None),
            ("file:///tmp/a%00.png", None),
            ("file:tmp/a.png", None),
            ("https://acme.test/a.png", None),
            ("/tmp/a.png", None),
            ("", None),
        ] {
            assert_eq!(local_path(uri), path.map(PathBuf::from), "{uri}");
        }
    }
}
