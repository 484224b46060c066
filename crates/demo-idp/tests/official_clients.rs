//! ZITADEL's official clients against the server: they were written by others, from the published definitions.
//!
//! They are installed into a folder beside the build, once. Where they can't be, the test says why and is skipped.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says aloud what it skips"
)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs};

use countersign_demo_idp::{DemoServer, Options, Role, start};
use serde_json::{Value, json};

const PYTHON_CLIENT: &str = "zitadel-client==4.1.9";
const NPM_CLIENT: &str = "@zitadel/client@1.3.1";
/// The forms of the npm client's own transports, and those of the library below it.
const NPM_FORMS: [&str; 4] = ["grpc", "grpc-web", "connect-json", "connect-proto"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_official_python_client_registers_fails_verifies_and_removes() {
    let Some(python) = installed("python", PYTHON_CLIENT, install_python) else {
        return;
    };
    let server = start(Options::default()).await.unwrap();
    let user = server.users()[0].clone();
    assert_eq!(user.role, Role::NewStarter);
    let mut run = Command::new(python.join("bin/python"));
    run.arg(script("official_client.py"))
        .args([server.url(), &user.id]);
    let said = said(run, &server);

    is_what_was_started(&said, &user.login);
    assert_eq!(said["sequences"], json!(["2", "3", "4"]));
    assert_eq!(said["owner"], "287614093517946883");
    assert_eq!(said["pending"], json!(["AUTH_FACTOR_STATE_NOT_READY"]));
    assert_eq!(said["ready"], json!(["AUTH_FACTOR_STATE_READY"]));
    assert_eq!(
        said["methods"],
        json!([
            "AUTHENTICATION_METHOD_TYPE_PASSWORD",
            "AUTHENTICATION_METHOD_TYPE_TOTP"
        ])
    );
    for (call, status, code, message) in [
        (
            "wrongCode",
            400,
            "invalid_argument",
            "Invalid code (EVENT-8isk2)",
        ),
        (
            "again",
            400,
            "failed_precondition",
            "Errors.Users.MFA.OTP.AlreadyReady (COMMAND-qx4ls)",
        ),
        (
            "gone",
            404,
            "not_found",
            "Multifactor OTP (OneTimePassword) doesn't exist (COMMAND-Hd9sd)",
        ),
    ] {
        let refused = &said[call];
        assert_eq!(refused["status"], status, "{call}: {refused}");
        assert_eq!(refused["body"]["code"], code, "{call}: {refused}");
        assert_eq!(refused["body"]["message"], message, "{call}: {refused}");
    }
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_official_npm_client_registers_fails_verifies_and_removes_in_each_of_its_forms() {
    let Some(folder) = installed("npm", NPM_CLIENT, install_npm) else {
        return;
    };
    // Packages are looked for beside the script.
    let copy = folder.join("official_client.mjs");
    fs::copy(script("official_client.mjs"), &copy).unwrap();
    for form in NPM_FORMS {
        let server = start(Options::default()).await.unwrap();
        let user = server.users()[0].clone();
        let mut run = Command::new("node");
        run.arg(&copy).args([form, server.url(), &user.id]);
        let said = said(run, &server);

        is_what_was_started(&said, &user.login);
        let gone = "Multifactor OTP (OneTimePassword) doesn't exist";
        let refused = |code: &str, id: &str, text: &str| {
            json!({
                "code": code,
                "message": format!("{text} ({id})"),
                "details": [{"id": id, "message": text}],
            })
        };
        let expected = json!({
            "uri": said["uri"],
            "secret": said["secret"],
            "sequences": ["2", "3", "4"],
            "owner": "287614093517946883",
            "aboutNow": true,
            "pending": [["NOT_READY", "otp"]],
            "wrongCode": refused("InvalidArgument", "EVENT-8isk2", "Invalid code"),
            "methods": ["PASSWORD", "TOTP"],
            "ready": [["READY", "otp"]],
            "again": refused(
                "FailedPrecondition",
                "COMMAND-qx4ls",
                "Errors.Users.MFA.OTP.AlreadyReady",
            ),
            "gone": refused("NotFound", "COMMAND-Hd9sd", gone),
        });
        assert_eq!(said, expected, "{form}");
        server.stop().await;
    }
}

fn is_what_was_started(said: &Value, login: &str) {
    let secret = said["secret"].as_str().unwrap();
    assert_eq!(secret.len(), 32);
    assert_eq!(
        said["uri"],
        format!(
            "otpauth://totp/Demo%20Organisation:{login}?algorithm=SHA1&digits=6&issuer=Demo%20Organisation&period=30&secret={secret}"
        )
    );
}

/// What a client printed. It reads the token from its standard input.
fn said(mut run: Command, server: &DemoServer) -> Value {
    let mut child = run
        .env("NO_PROXY", "127.0.0.1")
        .env("no_proxy", "127.0.0.1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(server.token().as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", words(&output));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", words(&output)))
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/clients")
        .join(name)
}

/// The folder with a client, or `None` and the reason printed. What was left half installed is begun again.
fn installed(
    name: &str,
    client: &str,
    install: fn(&Path, &str) -> Result<(), String>,
) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("official-clients")
        .join(name);
    let mark = folder.join("installed");
    if fs::read_to_string(&mark).is_ok_and(|which| which == client) {
        return Some(folder);
    }
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    match install(&folder, client) {
        Ok(()) => {
            fs::write(mark, client).unwrap();
            Some(folder)
        }
        Err(reason) => {
            println!("skipped: {client} can't be installed: {reason}");
            None
        }
    }
}

fn install_python(folder: &Path, client: &str) -> Result<(), String> {
    let mut venv = Command::new("python3");
    succeeded(venv.args(["-m", "venv"]).arg(folder))?;
    let mut pip = Command::new(folder.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--no-input"]);
    pip.args(["--disable-pip-version-check", "--retries", "1"]);
    succeeded(pip.arg(client))
}

fn install_npm(folder: &Path, client: &str) -> Result<(), String> {
    fs::write(folder.join("package.json"), r#"{"private":true}"#).unwrap();
    let mut npm = Command::new("npm");
    npm.current_dir(folder)
        .args(["install", "--no-package-lock"]);
    npm.args(["--no-audit", "--no-fund", "--ignore-scripts"]);
    succeeded(npm.args(["--loglevel=error", "--fetch-retries=1", client]))
}

fn succeeded(command: &mut Command) -> Result<(), String> {
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(words(&output)),
        Err(error) => Err(format!("{:?}: {error}", command.get_program())),
    }
}

fn words(output: &Output) -> String {
    [&output.stdout, &output.stderr]
        .map(|bytes| String::from_utf8_lossy(bytes).trim().to_owned())
        .join("\n")
}
