//! Keys of an X11 server: grabbed at its root window, and waited for by a thread that sleeps in between.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use countersign_app::{Key, Problem, Shortcut};
use tauri::{AppHandle, Manager as _, Runtime};
use x11rb::connection::Connection as _;
use x11rb::errors::ReplyError;
use x11rb::protocol::xproto::{ConnectionExt as _, GrabMode, Keycode, ModMask, Window};
use x11rb::protocol::{ErrorKind, Event};
use x11rb::rust_connection::RustConnection;

use crate::main_window::MainWindow;
use crate::quick;

/// Num Lock and Caps Lock are held keys to the server; the shortcut is to work with and without them.
const LOCKS: [u16; 4] = [0, CAPS_LOCK, NUM_LOCK, CAPS_LOCK | NUM_LOCK];
const CAPS_LOCK: u16 = 1 << 1;
const NUM_LOCK: u16 = 1 << 4;
const SHIFT: u16 = 1;
const CTRL: u16 = 1 << 2;
const ALT: u16 = 1 << 3;
const META: u16 = 1 << 6;
/// A key that is held comes again and again, sooner than this.
const REPEATS: Duration = Duration::from_millis(700);

/// The keys that were taken. Nothing is connected before the first one.
#[derive(Default)]
pub(crate) struct Keys(Arc<Mutex<Option<Server>>>);

struct Server {
    connection: Arc<RustConnection>,
    root: Window,
    taken: Arc<Mutex<Vec<Taken>>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Taken {
    shortcut: Shortcut,
    held: u16,
    key: Keycode,
}

impl Keys {
    /// Whether keys can be had: Wayland gives none to programs, and an X11 server beside it hears only its own windows.
    #[allow(clippy::unused_self, reason = "elsewhere it is the keys that know")]
    pub(crate) fn can_be_taken<R: Runtime>(&self, app: &AppHandle<R>) -> bool {
        !app.state::<MainWindow>().is_placeless()
    }

    /// Takes a key from now on.
    pub(crate) async fn take<R: Runtime>(
        &self,
        app: &AppHandle<R>,
        shortcut: Shortcut,
    ) -> Result<(), Problem> {
        if !self.can_be_taken(app) {
            return Err(Problem::ShortcutImpossible);
        }
        let (keys, app) = (Arc::clone(&self.0), app.clone());
        let taken = tokio::task::spawn_blocking(move || {
            let mut server = keys.lock().unwrap_or_else(PoisonError::into_inner);
            if server.is_none() {
                *server = Some(Server::listen(&app)?);
            }
            let server = server.as_ref().ok_or(Problem::ShortcutImpossible)?;
            server.take(shortcut)
        });
        taken.await.unwrap_or(Err(Problem::Internal))
    }

    /// Gives a key back.
    pub(crate) async fn give_back<R: Runtime>(&self, _: &AppHandle<R>, shortcut: Shortcut) {
        let keys = Arc::clone(&self.0);
        let given = tokio::task::spawn_blocking(move || {
            let server = keys.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(server) = server.as_ref() {
                server.give_back(shortcut);
            }
        });
        // One that could not be given back is not answered to any more.
        let _ = given.await;
    }
}

impl Server {
    fn listen<R: Runtime>(app: &AppHandle<R>) -> Result<Self, Problem> {
        let (connection, screen) = x11rb::connect(None).map_err(|_| Problem::ShortcutImpossible)?;
        let root = connection.setup().roots.get(screen);
        let server = Self {
            root: root.ok_or(Problem::ShortcutImpossible)?.root,
            connection: Arc::new(connection),
            taken: Arc::default(),
        };
        let (connection, taken) = (Arc::clone(&server.connection), Arc::clone(&server.taken));
        let app = app.clone();
        let thread = std::thread::Builder::new().name("keys".to_owned());
        thread
            .spawn(move || answer(&connection, &taken, || quick::open(&app)))
            .map_err(|_| Problem::Internal)?;
        Ok(server)
    }

    fn take(&self, shortcut: Shortcut) -> Result<(), Problem> {
        let key = self
            .keycode(keysym(shortcut.key))
            .ok_or(Problem::ShortcutUnfit)?;
        let taken = Taken {
            shortcut,
            held: held(shortcut),
            key,
        };
        for locks in LOCKS {
            let grabbed = self.connection.grab_key(
                false,
                self.root,
                ModMask::from(taken.held | locks),
                key,
                GrabMode::ASYNC,
                GrabMode::ASYNC,
            );
            match grabbed.map(|grabbed| grabbed.check()) {
                Ok(Ok(())) => {}
                Ok(Err(ReplyError::X11Error(error))) if error.error_kind == ErrorKind::Access => {
                    self.release(taken);
                    return Err(Problem::ShortcutTaken);
                }
                _ => {
                    self.release(taken);
                    return Err(Problem::ShortcutImpossible);
                }
            }
        }
        self.taken().push(taken);
        Ok(())
    }

    fn give_back(&self, shortcut: Shortcut) {
        let mut all = self.taken();
        if let Some(at) = all.iter().position(|taken| taken.shortcut == shortcut) {
            self.release(all.remove(at));
        }
    }

    fn release(&self, taken: Taken) {
        for locks in LOCKS {
            let held = ModMask::from(taken.held | locks);
            if let Ok(released) = self.connection.ungrab_key(taken.key, self.root, held) {
                // One of another program's stays with it.
                let _ = released.check();
            }
        }
    }

    fn taken(&self) -> std::sync::MutexGuard<'_, Vec<Taken>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The key that has this sign in the person's layout.
    fn keycode(&self, keysym: u32) -> Option<Keycode> {
        let setup = self.connection.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let count = last.checked_sub(first)?.saturating_add(1);
        let mapping = self.connection.get_keyboard_mapping(first, count);
        let mapping = mapping.ok()?.reply().ok()?;
        let each = usize::from(mapping.keysyms_per_keycode).max(1);
        let at = mapping
            .keysyms
            .chunks(each)
            .position(|signs| signs.contains(&keysym))?;
        first.checked_add(u8::try_from(at).ok()?)
    }
}

/// Waits for the keys, as long as there is a server.
fn answer(connection: &RustConnection, taken: &Mutex<Vec<Taken>>, pressed: impl Fn()) {
    let mut last: Option<Instant> = None;
    // When a key came up, by the server's clock. One that is held comes up and goes down at the same moment, again and again.
    let mut up = None;
    while let Ok(event) = connection.wait_for_event() {
        let event = match event {
            Event::KeyPress(event) => event,
            Event::KeyRelease(event) => {
                up = Some(event.time);
                continue;
            }
            _ => continue,
        };
        let held = u16::from(event.state) & (SHIFT | CTRL | ALT | META);
        let is_ours = {
            let taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
            taken
                .iter()
                .any(|taken| (taken.held, taken.key) == (held, event.detail))
        };
        let now = Instant::now();
        let is_held = up.is_none_or(|up| up == event.time);
        let repeats = is_held && last.is_some_and(|last| now.duration_since(last) < REPEATS);
        if is_ours {
            last = Some(now);
            up = None;
            if !repeats {
                pressed();
            }
        }
    }
}

fn held(shortcut: Shortcut) -> u16 {
    [
        (shortcut.shift, SHIFT),
        (shortcut.ctrl, CTRL),
        (shortcut.alt, ALT),
        (shortcut.meta, META),
    ]
    .iter()
    .filter(|(is_held, _)| *is_held)
    .map(|(_, bit)| bit)
    .sum()
}

/// The server's number for what stands on a key (`keysymdef.h`).
fn keysym(key: Key) -> u32 {
    match key {
        Key::Letter(letter) => letter.to_ascii_lowercase().into(),
        Key::Digit(digit) => digit.into(),
        Key::Function(number) => 0xffbd + u32::from(number),
        Key::Space => 0x20,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_the_numbers_of_the_server() {
        for (key, number) in [
            (Key::Letter('C'), 0x63),
            (Key::Digit('0'), 0x30),
            (Key::Function(1), 0xffbe),
            (Key::Function(12), 0xffc9),
            (Key::Space, 0x20),
        ] {
            assert_eq!(keysym(key), number);
        }
        let all = Shortcut::parse("Ctrl+Alt+Shift+Meta+Space").unwrap();
        assert_eq!(held(all), 0b0100_1101);
    }
}
