//! A system bus and a session bus of a test's own, with stand-ins for logind and for screen savers (python-dbusmock), and
//! other processes that use them. The real buses are never touched.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and one that is skipped says so"
)]
#![allow(missing_docs, unreachable_pub, reason = "this is only seen by tests")]
#![allow(
    dead_code,
    reason = "several test programs share this, and not each of them needs all"
)]

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use dbus::Message;
use dbus::arg::{AppendAll, PropMap, ReadAll, RefArg, Variant};
use dbus::blocking::Connection;
use dbus::channel::Sender;
use tempfile::TempDir;

pub const ROLE: &str = "COUNTERSIGN_TEST_ROLE";
pub const DIR: &str = "COUNTERSIGN_TEST_DIR";
/// The test that plays the roles.
pub const PLAYER: &str = "another_process";

pub const LOGIND: &str = "org.freedesktop.login1";
pub const MANAGER: &str = "org.freedesktop.login1.Manager";
pub const MANAGER_PATH: &str = "/org/freedesktop/login1";
pub const SESSION: &str = "org.freedesktop.login1.Session";
pub const OWN_PATH: &str = "/org/freedesktop/login1/session/c1";
pub const OTHER_PATH: &str = "/org/freedesktop/login1/session/c2";
/// How logind finds the first session, and how it says that there is none.
pub const OWN: &str = "ret = '/org/freedesktop/login1/session/c1'";
pub const UNKNOWN: &str = "raise dbus.exceptions.DBusException('there is none', name='org.freedesktop.login1.NoSessionForPID')";
const USER_PATH: &str = "/org/freedesktop/login1/user/self";
const MOCK: &str = "org.freedesktop.DBus.Mock";
const BUS: &str = "org.freedesktop.DBus";
const ANSWER: Duration = Duration::from_secs(20);
/// More than the watch's longest wait.
const PATIENCE: Duration = Duration::from_secs(60);

/// A process that ends with its owner.
struct Owned(Child);

impl Drop for Owned {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether all that these tests need is there; says what is not.
pub fn is_equipped() -> bool {
    if !runs(Command::new("dbus-daemon").arg("--version")) {
        println!("skipped: dbus-daemon is not installed");
        return false;
    }
    if python().is_none() {
        println!("skipped: no Python here has dbusmock (Debian: python3-dbusmock)");
        return false;
    }
    true
}

/// The Python that has dbusmock. Another one may stand before that of the system.
fn python() -> Option<&'static str> {
    ["python3", "/usr/bin/python3"]
        .into_iter()
        .find(|python| runs(Command::new(python).args(["-c", "import dbusmock"])))
}

fn runs(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

/// A bus, and the stand-ins on it.
pub struct TestBus {
    option: &'static str,
    variable: &'static str,
    socket: PathBuf,
    daemon: Option<Owned>,
    mocks: Vec<Owned>,
}

impl TestBus {
    /// A place for a bus, which does not run yet.
    fn place(option: &'static str, variable: &'static str, socket: PathBuf) -> Self {
        Self {
            option,
            variable,
            socket,
            daemon: None,
            mocks: Vec::new(),
        }
    }

    pub fn address(&self) -> String {
        format!("unix:path={}", self.socket.display())
    }

    /// Starts the bus. No service is started on demand: a test decides what runs.
    pub fn start(&mut self) {
        let config = self.socket.with_extension("conf");
        let text = format!(
            r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>{}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#,
            self.address()
        );
        fs::write(&config, text).unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(daemon.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        assert!(!line.is_empty(), "the bus did not start");
        self.daemon = Some(Owned(daemon));
    }

    /// Ends the bus, and what was on it.
    pub fn stop(&mut self) {
        self.mocks.clear();
        self.daemon = None;
        let _ = fs::remove_file(&self.socket);
    }

    pub fn connect(&self) -> Connection {
        Connection::new_address(&self.address()).unwrap()
    }

    /// Starts a stand-in and waits until it has this name.
    fn mock(&mut self, name: &str, arguments: &[&str]) {
        let mock = Command::new(python().unwrap())
            .args(["-m", "dbusmock", self.option])
            .args(arguments)
            .env(self.variable, self.address())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        self.mocks.push(Owned(mock));
        self.wait_for_owner(name, true);
    }

    /// Ends every stand-in; `name` is the one to wait for.
    pub fn stop_mocks(&mut self, name: &str) {
        self.mocks.clear();
        self.wait_for_owner(name, false);
    }

    fn wait_for_owner(&self, name: &str, wanted: bool) {
        let connection = self.connect();
        until(name, || {
            let (owned,): (bool,) = ask(&connection, "NameHasOwner", (name,));
            (owned == wanted).then_some(())
        });
    }

    /// A screen saver by this name.
    pub fn screen_saver(&mut self, name: &str) {
        let path = format!("/{}", name.replace('.', "/"));
        self.mock(name, &[name, &path, name]);
    }

    /// The screen saver comes on or goes off.
    pub fn screen_saver_turns(&self, name: &str, active: bool) {
        let path = format!("/{}", name.replace('.', "/"));
        self.emit(name, &path, name, "ActiveChanged", Some(active));
    }

    /// logind with two sessions, the first of them the caller's.
    pub fn logind(&mut self) {
        self.logind_that_says(OWN, UNKNOWN);
    }

    /// logind with two sessions. What it says when it is asked for the caller's, by process and by name, is Python.
    pub fn logind_that_says(&mut self, by_process: &str, by_name: &str) {
        let template = self.socket.with_extension("py");
        fs::write(&template, include_str!("logind.py")).unwrap();
        let template = template.display().to_string();
        let answers =
            format!(r#"{{"GetSessionByPID": "{by_process}", "GetSession": "{by_name}"}}"#);
        let arguments = ["--template", &template, "--parameters", &answers];
        self.mock(LOGIND, &arguments);
    }

    /// From now on logind answers this to the question for a session by its name.
    pub fn logind_now_says(&self, by_name: &str) {
        let method = (MANAGER, "GetSession", "s", "o", by_name);
        self.call::<()>(LOGIND, MANAGER_PATH, MOCK, "AddMethod", method);
    }

    /// Has logind know the user who asks, with a desktop in this session.
    pub fn user_with_display(&self, session: &str) {
        let display = (
            "c1".to_owned(),
            dbus::Path::new(session).unwrap().into_static(),
        );
        let properties = PropMap::from([("Display".to_owned(), Variant(Box::new(display) as _))]);
        let methods: Vec<(&str, &str, &str, &str)> = Vec::new();
        let user = (
            USER_PATH,
            "org.freedesktop.login1.User",
            properties,
            methods,
        );
        self.call::<()>(LOGIND, MANAGER_PATH, MOCK, "AddObject", user);
    }

    /// logind says that sleep begins, or is over.
    pub fn prepare_for_sleep(&self, begins: bool) {
        self.emit(
            LOGIND,
            MANAGER_PATH,
            MANAGER,
            "PrepareForSleep",
            Some(begins),
        );
    }

    /// The inhibitors that logind knows of: what, who, mode.
    pub fn inhibitors(&self) -> Vec<(String, String, String)> {
        type Listed = Vec<(String, String, String, String, u32, u32)>;
        let (listed,): (Listed,) = self.call(LOGIND, MANAGER_PATH, MANAGER, "ListInhibitors", ());
        listed
            .into_iter()
            .map(|(what, who, _, mode, ..)| (what, who, mode))
            .collect()
    }

    /// Waits until logind knows of as many.
    pub fn wait_for_inhibitors(&self, number: usize) {
        until("inhibitors", || {
            (self.inhibitors().len() == number).then_some(())
        });
    }

    /// Has a stand-in send a signal.
    pub fn emit(&self, name: &str, path: &str, interface: &str, member: &str, flag: Option<bool>) {
        let arguments: Vec<Variant<Box<dyn RefArg>>> = flag
            .into_iter()
            .map(|flag| Variant(Box::new(flag) as Box<dyn RefArg>))
            .collect();
        let signature = if flag.is_some() { "b" } else { "" };
        let signal = (interface, member, signature, arguments);
        self.call::<()>(name, path, MOCK, "EmitSignal", signal);
    }

    /// Calls a method of a stand-in.
    pub fn call<R: ReadAll>(
        &self,
        name: &str,
        path: &str,
        interface: &str,
        member: &str,
        arguments: impl AppendAll,
    ) -> R {
        self.connect()
            .with_proxy(name, path, ANSWER)
            .method_call(interface, member, arguments)
            .unwrap()
    }

    /// Sends a signal that a stranger made up, to everybody and to this process alone.
    pub fn forge(
        &self,
        process: u32,
        path: &str,
        interface: &str,
        member: &str,
        flag: Option<bool>,
    ) {
        let stranger = self.connect();
        for destination in [None, Some(self.name_of(process))] {
            let mut signal = Message::new_signal(path, interface, member).unwrap();
            signal.set_destination(destination.map(Into::into));
            if let Some(flag) = flag {
                signal = signal.append1(flag);
            }
            stranger.send(signal).unwrap();
        }
        // The bus has passed the signals on when it answers what was asked after them.
        let (_,): (bool,) = ask(&stranger, "NameHasOwner", (BUS,));
    }

    /// Waits until the process is on this bus and has dealt with all that it was sent before this.
    pub fn wait_until_heard(&self, process: u32) {
        let connection = self.connect();
        let pinged = connection.with_proxy(self.name_of(process), "/", ANSWER);
        let answer: Result<(), _> = pinged.method_call("org.freedesktop.DBus.Peer", "Ping", ());
        answer.unwrap();
    }

    /// The name of that process's connection; waits for it.
    fn name_of(&self, process: u32) -> String {
        let connection = self.connect();
        let bus = connection.with_proxy(BUS, "/", ANSWER);
        until("the program on the bus", || {
            let (names,): (Vec<String>,) = ask(&connection, "ListNames", ());
            let mut unique = names.into_iter().filter(|name| name.starts_with(':'));
            unique.find(|name| {
                // It may have gone meanwhile.
                let owner = bus.method_call(BUS, "GetConnectionUnixProcessID", (name,));
                owner.is_ok_and(|(owner,): (u32,)| owner == process)
            })
        })
    }
}

/// Asks again and again until there is an answer.
pub fn until<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < PATIENCE, "waited in vain: {what}");
        thread::yield_now();
    }
}

fn ask<R: ReadAll>(connection: &Connection, member: &str, arguments: impl AppendAll) -> R {
    connection
        .with_proxy(BUS, "/", ANSWER)
        .method_call(BUS, member, arguments)
        .unwrap()
}

/// Two buses in a home of their own.
pub struct Desktop {
    pub system: TestBus,
    pub session: TestBus,
    home: TempDir,
}

impl Desktop {
    /// Buses that do not run yet; `None`, and a word about it, where they can't be had.
    pub fn without_buses() -> Option<Self> {
        if !is_equipped() {
            return None;
        }
        let home = tempfile::tempdir().unwrap();
        let place =
            |option, variable, name: &str| TestBus::place(option, variable, home.path().join(name));
        Some(Self {
            system: place("--system", "DBUS_SYSTEM_BUS_ADDRESS", "system"),
            session: place("--session", "DBUS_SESSION_BUS_ADDRESS", "bus"),
            home,
        })
    }

    /// Both buses, and logind.
    pub fn start() -> Option<Self> {
        let mut desktop = Self::without_buses()?;
        desktop.system.start();
        desktop.session.start();
        desktop.system.logind();
        Some(desktop)
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Starts this test program again as another process on these buses.
    pub fn player(&self, role: &str) -> Player {
        self.player_with(role, |_| {})
    }

    pub fn player_with(&self, role: &str, change: impl FnOnce(&mut Command)) -> Player {
        let mut command = Command::new(env::current_exe().unwrap());
        command
            .args(["--exact", PLAYER, "--nocapture", "--test-threads=1"])
            .env(ROLE, role)
            .env(DIR, self.home().join("vault"))
            .env("HOME", self.home())
            .env("XDG_RUNTIME_DIR", self.home())
            .env("DBUS_SYSTEM_BUS_ADDRESS", self.system.address())
            .env("DBUS_SESSION_BUS_ADDRESS", self.session.address())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        change(&mut command);
        let mut child = command.spawn().unwrap();
        let stdin = child.stdin.take().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Player {
            child: Owned(child),
            stdin,
            stdout,
        }
    }
}

/// Another process.
pub struct Player {
    child: Owned,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Player {
    pub fn id(&self) -> u32 {
        self.child.0.id()
    }

    /// The next thing that it says.
    pub fn hear(&mut self) -> String {
        let mut heard = String::new();
        loop {
            let mut line = String::new();
            let read = self.stdout.read_line(&mut line).unwrap();
            if let Some((_, said)) = line.split_once("said:") {
                return said.trim().to_owned();
            }
            heard.push_str(&line);
            assert!(read > 0, "it ended and had not said anything: {heard}");
        }
    }

    /// Lets it go on.
    pub fn go_on(&mut self) {
        self.stdin.write_all(b"go on\n").unwrap();
    }

    /// Lets it go on, and hears what it says then.
    pub fn answer(&mut self) -> String {
        self.go_on();
        self.hear()
    }

    /// How many processes it has started that still run.
    pub fn children(&self) -> usize {
        let id = self.id();
        let listed = fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
        listed.unwrap_or_default().split_whitespace().count()
    }
}

/// In the other process: says something.
pub fn say(what: impl std::fmt::Display) {
    println!("said:{what}");
}

/// In the other process: waits until it may go on; `false` when nobody is there any more.
pub fn wait_to_go_on() -> bool {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap() > 0
}
