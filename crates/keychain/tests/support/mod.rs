//! A D-Bus session of a test's own, with the real GNOME Keyring in it, and other processes that use it.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and one that is skipped says so"
)]
#![allow(
    missing_docs,
    unreachable_pub,
    dead_code,
    reason = "this is only seen by tests, and not every part by each of them"
)]

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

use dbus::blocking::Connection;
use dbus::channel::Channel;
use tempfile::TempDir;

pub const ROLE: &str = "COUNTERSIGN_TEST_ROLE";
pub const DIR: &str = "COUNTERSIGN_TEST_DIR";
/// The test that plays the roles.
pub const PLAYER: &str = "another_process";

const SECRETS: &str = "org.freedesktop.secrets";
const LOGIN_PASSWORD: &str = "the login password";

/// No service is started on demand: a test decides what runs.
const BUS_CONFIG: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#;

/// A process that ends with its owner.
struct Owned(Child);

impl Drop for Owned {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How the daemon comes up.
#[derive(Clone, Copy)]
pub enum Keyring {
    /// With its login keyring open; it is made if there is none.
    Unlocked,
    /// As it is found: locked, or without any login keyring.
    AsFound,
}

/// A session bus in a home of its own.
pub struct Session {
    daemon: Option<Owned>,
    _bus: Owned,
    address: String,
    home: TempDir,
}

impl Session {
    /// A session without a keychain; `None`, and a word about it, where it can't be had.
    pub fn start() -> Option<Self> {
        for program in ["dbus-daemon", "gnome-keyring-daemon", "secret-tool"] {
            let found = Command::new("sh")
                .args(["-c", &format!("command -v {program}")])
                .output();
            if !found.is_ok_and(|output| output.status.success()) {
                println!("skipped: {program} is not installed");
                return None;
            }
        }
        let home = tempfile::tempdir().unwrap();
        for name in ["data", "run", "config", "cache"] {
            fs::DirBuilder::new()
                .create(home.path().join(name))
                .unwrap();
        }
        let closed = Command::new("chmod")
            .arg("700")
            .arg(home.path().join("run"))
            .status()
            .unwrap();
        assert!(closed.success());
        let config = home.path().join("bus.conf");
        fs::write(&config, BUS_CONFIG).unwrap();
        let mut bus = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        let address = address.trim().to_owned();
        Some(Self {
            daemon: None,
            _bus: Owned(bus),
            address,
            home,
        })
    }

    /// A session with an open login keyring.
    pub fn with_keyring() -> Option<Self> {
        let mut session = Self::start()?;
        session.start_daemon(Keyring::Unlocked);
        Some(session)
    }

    pub fn start_daemon(&mut self, keyring: Keyring) {
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]);
        if let Keyring::Unlocked = keyring {
            command.arg("--unlock");
        }
        let mut daemon = self
            .in_session(&mut command)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut stdin = daemon.stdin.take().unwrap();
        if let Keyring::Unlocked = keyring {
            stdin.write_all(LOGIN_PASSWORD.as_bytes()).unwrap();
        }
        drop(stdin);
        self.daemon = Some(Owned(daemon));
        self.wait_for_daemon(true);
    }

    pub fn stop_daemon(&mut self) {
        self.daemon = None;
        self.wait_for_daemon(false);
    }

    /// Removes every keyring from disk. The daemon must not run.
    pub fn wipe_keyrings(&self) {
        fs::remove_dir_all(self.home.path().join("data/keyrings")).unwrap();
    }

    /// Sends a signal to the daemon.
    pub fn signal_daemon(&self, signal: &str) {
        let process = self.daemon.as_ref().unwrap().0.id().to_string();
        let sent = Command::new("kill")
            .args([signal, &process])
            .status()
            .unwrap();
        assert!(sent.success());
    }

    /// What libsecret's own tool says; `None` if it fails.
    pub fn secret_tool(&self, arguments: &[&str]) -> Option<String> {
        let mut command = Command::new("secret-tool");
        let output = self.in_session(command.args(arguments)).output().unwrap();
        output
            .status
            .success()
            .then(|| String::from_utf8(output.stdout).unwrap())
    }

    /// The folder of the vault that the tests make.
    pub fn vault_dir(&self) -> PathBuf {
        self.home.path().join("vault")
    }

    /// Starts this test program again as another process in this session.
    pub fn player(&self, role: &str) -> Player {
        self.player_with(role, |_| {})
    }

    pub fn player_with(&self, role: &str, change: impl FnOnce(&mut Command)) -> Player {
        let mut command = Command::new(env::current_exe().unwrap());
        command
            .args(["--exact", PLAYER, "--nocapture", "--test-threads=1"])
            .env(ROLE, role)
            .env(DIR, self.vault_dir())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        self.in_session(&mut command);
        change(&mut command);
        let mut child = command.spawn().unwrap();
        let stdin = child.stdin.take();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Player {
            _child: Owned(child),
            stdin,
            stdout,
        }
    }

    /// What another process says in this role, which says one thing.
    pub fn play(&self, role: &str) -> String {
        self.player(role).hear()
    }

    /// Has a command run in this session.
    pub fn in_session<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let home = self.home.path();
        command
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_RUNTIME_DIR", home.join("run"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("GNOME_KEYRING_CONTROL")
    }

    fn wait_for_daemon(&self, wanted: bool) {
        let mut channel = Channel::open_private(&self.address).unwrap();
        channel.register().unwrap();
        let connection = Connection::from(channel);
        let bus = connection.with_proxy("org.freedesktop.DBus", "/", Duration::from_secs(5));
        loop {
            let (owned,): (bool,) = bus
                .method_call("org.freedesktop.DBus", "NameHasOwner", (SECRETS,))
                .unwrap();
            if owned == wanted {
                return;
            }
            thread::yield_now();
        }
    }
}

/// Another process.
pub struct Player {
    _child: Owned,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
}

impl Player {
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
        self.stdin.as_mut().unwrap().write_all(b"go on\n").unwrap();
    }
}
