//! A home with a vault behind a passphrase, and the command line run in it as a person or a script would.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// RFC 6238's key for SHA-1: the ASCII text `12345678901234567890`.
pub(crate) const RFC_KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/// An empty home.
pub(crate) struct Home(TempDir);

/// How a run ended.
pub(crate) struct Ended {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    /// Nothing in it but a file with a passphrase.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("passphrase"), "correct horse battery\n").unwrap();
        Self(folder)
    }

    /// With a vault, made by the program.
    pub(crate) fn with_vault() -> Self {
        let home = Self::empty();
        home.ok(&["vault", "init"], "");
        home
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn vault(&self) -> PathBuf {
        self.path().join("vault")
    }

    /// The program in this home: no keychain, no bus, its own folders. `COUNTERSIGN_CLI` names another build of it.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let program = std::env::var_os("COUNTERSIGN_CLI");
        let built = env!("CARGO_BIN_EXE_countersign-cli");
        let mut command = Command::new(program.unwrap_or_else(|| built.into()));
        command
            .args(arguments)
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("XDG_RUNTIME_DIR", self.path())
            .env("XDG_STATE_HOME", self.path().join("state"))
            .env("XDG_DATA_HOME", self.path().join("data"))
            .env("COUNTERSIGN_VAULT", self.vault())
            .env(
                "COUNTERSIGN_PASSPHRASE_FILE",
                self.path().join("passphrase"),
            )
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Writes a file into the home; its path.
    pub(crate) fn file(&self, name: &str, content: &str) -> String {
        let path = self.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub(crate) fn run(&self, arguments: &[&str], input: &str) -> Ended {
        ended(self.command(arguments), input)
    }

    /// Runs what shows a recovery code and has it typed back; `typed` makes of the code what is typed. The code, and how it
    /// ended.
    pub(crate) fn run_with_code(
        &self,
        arguments: &[&str],
        typed: impl FnOnce(&str) -> String,
    ) -> (String, Ended) {
        let mut child = self
            .command(&[&["--json"], arguments].concat())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap_or_default();
        let code = said["recoveryCode"].as_str().unwrap_or_default().to_owned();
        let mut stdin = child.stdin.take().unwrap();
        let _ = stdin.write_all(typed(&code).as_bytes());
        drop(stdin);
        let mut out = String::new();
        stdout.read_to_string(&mut out).unwrap();
        let output = child.wait_with_output().unwrap();
        let ended = Ended {
            status: output.status.code().unwrap_or(-1),
            out,
            err: String::from_utf8(output.stderr).unwrap(),
        };
        (code, ended)
    }
    /// What a run that must succeed printed.
    pub(crate) fn ok(&self, arguments: &[&str], input: &str) -> String {
        let ended = self.run(arguments, input);
        assert_eq!(ended.status, 0, "{arguments:?}: {}{}", ended.out, ended.err);
        ended.out
    }

    /// The JSON of a run that must succeed.
    pub(crate) fn json(&self, arguments: &[&str], input: &str) -> Value {
        let out = self.ok(&[&["--json"], arguments].concat(), input);
        serde_json::from_str(out.lines().last().unwrap()).unwrap()
    }

    /// Exit status and JSON error of a run that must fail.
    pub(crate) fn refused(&self, arguments: &[&str], input: &str) -> (i32, Value) {
        let ended = self.run(&[&["--json"], arguments].concat(), input);
        assert_ne!(ended.status, 0, "{arguments:?} succeeded: {}", ended.out);
        let error: Value = serde_json::from_str(ended.err.lines().last().unwrap_or_default())
            .unwrap_or_else(|_| {
                panic!(
                    "{arguments:?} gave no JSON error: {}{}",
                    ended.out, ended.err
                )
            });
        (ended.status, error["error"].clone())
    }
}

/// Runs a program to its end.
pub(crate) fn ended(mut command: Command, input: &str) -> Ended {
    let mut child = command.spawn().unwrap();
    let mut stdin: ChildStdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // A program that ends without reading closes the pipe; that is its right.
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ended {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A demonstration server in a process of its own.
pub(crate) struct Server {
    child: Child,
    pub(crate) said: Value,
}

impl Server {
    pub(crate) fn start(home: &Home, scenario: &str) -> Self {
        Self::start_with(home, &["--scenario", scenario])
    }

    pub(crate) fn start_with(home: &Home, options: &[&str]) -> Self {
        let mut child = home
            .command(&[&["demo-server"], options].concat())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        Self {
            child,
            said: serde_json::from_str(&line).unwrap(),
        }
    }

    pub(crate) fn url(&self) -> &str {
        self.said["url"].as_str().unwrap()
    }

    pub(crate) fn token(&self) -> &str {
        self.said["token"].as_str().unwrap()
    }

    pub(crate) fn user(&self, role: &str) -> String {
        let users = self.said["users"].as_array().unwrap();
        users.iter().find(|user| user["role"] == role).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
