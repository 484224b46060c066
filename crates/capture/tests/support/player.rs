//! Other processes, which this program plays.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use countersign_capture::{CaptureError, Clip, Copier, Screen, Screens};

use super::Owned;

pub(crate) const ROLE: &str = "COUNTERSIGN_TEST_ROLE";

/// Longer than any test waits.
const LONG: Duration = Duration::from_secs(120);

/// What the other process does.
pub(crate) fn play(role: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let said = match role {
        "screens" => said_of_screens(runtime.block_on(countersign_capture::screens(LONG))),
        "screens-briefly" => {
            let brief = Duration::from_millis(700);
            let said = said_of_screens(runtime.block_on(countersign_capture::screens(brief)));
            say(said);
            // It is looked at whether its child has ended.
            wait_to_go_on();
            return;
        }
        "screens-cancelled" => {
            runtime.block_on(async {
                let go_on = tokio::task::spawn_blocking(wait_to_go_on);
                tokio::select! {
                    screens = countersign_capture::screens(LONG) => say(said_of_screens(screens)),
                    _ = go_on => say("cancelled"),
                }
            });
            wait_to_go_on();
            return;
        }
        "hardened" => {
            secmem_proc::harden_process().unwrap();
            said_of_screens(runtime.block_on(countersign_capture::screens(LONG)))
        }
        "hardened-itself" => {
            secmem_proc::harden_process().unwrap();
            asked_by_itself()
        }
        "clipboard" => match runtime.block_on(countersign_capture::clipboard()) {
            Ok(Clip::Text(text)) => format!("text {}", *text),
            Ok(Clip::Picture(picture)) => format!("picture {}", said_of(picture)),
            Err(error) => format!("{error:?}"),
        },
        "portal" => format!("{:?}", countersign_capture::has_portal()),
        "copier" => {
            let mut copier = Copier::new().unwrap();
            say(format!("copied {}", copier.copy_secret("123456")));
            wait_to_go_on();
            copier.clear_if("654321");
            say("cleared something else");
            wait_to_go_on();
            copier.clear_if("123456");
            say("cleared");
            wait_to_go_on();
            return;
        }
        "picture" => {
            let file = fs::read(std::env::var_os("COUNTERSIGN_TEST_FILE").unwrap()).unwrap();
            match runtime.block_on(countersign_capture::read_picture(&file)) {
                Ok(codes) => listed(codes.texts.iter().map(|text| text.as_str())),
                Err(error) => format!("{error:?}"),
            }
        }
        "drawings" => {
            let file = fs::read(std::env::var_os("COUNTERSIGN_TEST_FILE").unwrap()).unwrap();
            let files: Vec<&[u8]> = file.split(|byte| *byte == 0).collect();
            let drawn = runtime.block_on(countersign_capture::small_drawings(&files, 64));
            let sizes: Vec<String> = drawn
                .iter()
                .map(|png| {
                    png.as_ref().map_or("none".to_owned(), |png| {
                        let read = image::load_from_memory(png).unwrap();
                        format!("{}x{}", read.width(), read.height())
                    })
                })
                .collect();
            listed(sizes.iter().map(String::as_str))
        }
        other => panic!("no such role: {other}"),
    };
    say(said);
}

fn said_of_screens(screens: Result<Screens, CaptureError>) -> String {
    match screens {
        Ok(Screens { way, screens }) => {
            let screens: Vec<String> = screens.into_iter().map(said_of).collect();
            format!("{way:?} {}", screens.join(" "))
        }
        Err(error) => format!("{error:?}"),
    }
}

/// What a picture is called, how large it is, and which codes are on it.
fn said_of(screen: Screen) -> String {
    let (width, height) = (screen.width, screen.height);
    // The one monitor of a server without any real ones.
    let name = match screen.name.as_str() {
        "" | "screen" => String::new(),
        name => format!("{name}:"),
    };
    let texts = countersign_qr::read_luma(width, height, screen.into_luma()).unwrap_or_default();
    format!(
        "{name}{width}x{height} {}",
        listed(texts.iter().map(|text| text.as_str()))
    )
}

fn listed<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", texts.collect::<Vec<_>>().join(" "))
}

/// The portal asked without a child: the name of the error.
fn asked_by_itself() -> String {
    let bus = dbus::blocking::Connection::new_session().unwrap();
    let portal = bus.with_proxy(
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        LONG,
    );
    let mut options = dbus::arg::PropMap::new();
    options.insert(
        "handle_token".to_owned(),
        dbus::arg::Variant(Box::new("itself".to_owned())),
    );
    let asked: Result<(dbus::Path<'static>,), dbus::Error> = portal.method_call(
        "org.freedesktop.portal.Screenshot",
        "Screenshot",
        ("", options),
    );
    match asked {
        Ok(_) => "taken".to_owned(),
        Err(error) => error.name().unwrap_or_default().to_owned(),
    }
}

fn say(what: impl std::fmt::Display) {
    println!("said:{what}");
}

/// Waits until it may go on, or nobody is there any more.
fn wait_to_go_on() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
}

/// Another process, in an environment without any screen, bus or clipboard but those it is given.
pub(crate) struct Player {
    child: Owned,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Player {
    pub(crate) fn start(role: &str, change: impl FnOnce(&mut Command)) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        for name in [
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "XDG_SESSION_TYPE",
            "DBUS_SESSION_BUS_ADDRESS",
            "XDG_RUNTIME_DIR",
            "XAUTHORITY",
        ] {
            command.env_remove(name);
        }
        command
            .env(ROLE, role)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        change(&mut command);
        let mut child = command.spawn().unwrap();
        let stdin = child.stdin.take().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Self {
            child: Owned(child),
            stdin,
            stdout,
        }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.0.id()
    }

    /// The next thing that it says.
    pub(crate) fn hear(&mut self) -> String {
        let mut heard = String::new();
        loop {
            let mut line = String::new();
            let read = self.stdout.read_line(&mut line).unwrap();
            if let Some((_, said)) = line.split_once("said:") {
                return said.trim_end().to_owned();
            }
            heard.push_str(&line);
            assert!(read > 0, "it ended and had not said anything: {heard}");
        }
    }

    /// Lets it go on.
    pub(crate) fn go_on(&mut self) {
        self.stdin.write_all(b"go on\n").unwrap();
    }
}

/// The processes that a process has started and that still run: not those that have ended and are remembered.
pub(crate) fn children_of(process: u32) -> Vec<u32> {
    let tasks = PathBuf::from(format!("/proc/{process}/task"));
    let tasks = fs::read_dir(tasks).into_iter().flatten().flatten();
    let listed = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let children: Vec<u32> = listed
        .flat_map(|ids| {
            ids.split_whitespace()
                .map(|id| id.parse().unwrap())
                .collect::<Vec<_>>()
        })
        .collect();
    children.into_iter().filter(|child| runs(*child)).collect()
}

fn runs(process: u32) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name stands in brackets before the state.
    let state = stat
        .rsplit_once(") ")
        .and_then(|(_, rest)| rest.chars().next());
    state.is_some_and(|state| state != 'Z')
}
