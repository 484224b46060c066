//! A session bus, and a stand-in for the portal on it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{ChildStdout, Command, Stdio};

use tempfile::TempDir;

use super::{Owned, is_installed};

/// Nobody, where root has to be left.
const NOBODY: &str = "65534";

pub(crate) struct Bus {
    folder: TempDir,
    as_nobody: bool,
    portal: Option<(Owned, BufReader<ChildStdout>)>,
    _daemon: Owned,
}

impl Bus {
    /// `None`, and a word about it, where there can be none.
    pub(crate) fn start() -> Option<Self> {
        Self::start_as(false)
    }

    /// A bus whose processes all run as nobody, if this one runs as root.
    pub(crate) fn start_as_nobody() -> Option<Self> {
        let is_root = fs::metadata("/proc/self")
            .is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == 0);
        if is_root && !is_installed("setpriv", "--version") {
            return None;
        }
        Self::start_as(is_root)
    }

    fn start_as(as_nobody: bool) -> Option<Self> {
        if !is_installed("dbus-daemon", "--version") {
            return None;
        }
        if python().is_none() {
            println!("skipped: no Python here has dbus and gi (Debian: python3-dbus, python3-gi)");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        if as_nobody {
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
        }
        let config = folder.path().join("bus.conf");
        let text = format!(
            r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}/bus</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#,
            folder.path().display()
        );
        fs::write(&config, text).unwrap();
        let mut command = as_whom(as_nobody, "dbus-daemon");
        let mut daemon = command
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(daemon.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        assert!(!line.is_empty(), "the bus did not start");
        Some(Self {
            folder,
            as_nobody,
            portal: None,
            _daemon: Owned(daemon),
        })
    }

    /// A place in the bus's own folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn address(&self) -> String {
        format!("unix:path={}", self.path("bus").display())
    }

    /// Puts a stand-in for the portal on the bus, in place of the last one.
    pub(crate) fn portal(&mut self, behaviour: &[&str]) {
        self.portal = None;
        let script = self.path("portal.py");
        fs::write(&script, include_str!("portal.py")).unwrap();
        let mut portal = as_whom(self.as_nobody, python().unwrap())
            .arg(&script)
            .args(behaviour)
            .env("DBUS_SESSION_BUS_ADDRESS", self.address())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(portal.stdout.take().unwrap());
        self.portal = Some((Owned(portal), said));
        self.wait_for("ready");
    }

    /// Waits until a portal that hangs was asked.
    pub(crate) fn wait_until_portal_is_asked(&mut self) {
        self.wait_for("asked");
    }

    fn wait_for(&mut self, word: &str) {
        let mut line = String::new();
        let (_, said) = self.portal.as_mut().unwrap();
        said.read_line(&mut line).unwrap();
        assert_eq!(line.trim(), word);
    }

    /// Has a process of this program use the bus.
    pub(crate) fn for_command(&self, command: &mut Command) {
        command.env("DBUS_SESSION_BUS_ADDRESS", self.address());
        if self.as_nobody {
            // Where this program lies nobody may not go.
            let copy = self.path("program");
            fs::copy(command.get_program(), &copy).unwrap();
            let mut nobody = as_whom(true, copy.to_str().unwrap());
            for (name, value) in command.get_envs() {
                match value {
                    Some(value) => nobody.env(name, value),
                    None => nobody.env_remove(name),
                };
            }
            nobody
                .env("TMPDIR", self.folder.path())
                .stdin(Stdio::piped())
                .stdout(Stdio::piped());
            *command = nobody;
        }
    }
}

fn as_whom(as_nobody: bool, program: &str) -> Command {
    if !as_nobody {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args([
        "--reuid",
        NOBODY,
        "--regid",
        NOBODY,
        "--clear-groups",
        program,
    ]);
    command
}

/// The Python that can speak to a bus. Another one may stand before that of the system.
fn python() -> Option<&'static str> {
    ["python3", "/usr/bin/python3"].into_iter().find(|python| {
        let asked = Command::new(python)
            .args(["-c", "import dbus, gi"])
            .output();
        asked.is_ok_and(|output| output.status.success())
    })
}
