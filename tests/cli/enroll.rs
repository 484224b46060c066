//! Enrolling from the command line, against the demonstration server in a process of its own.

use crate::home::{Home, Server};
use serde_json::Value;

fn token_file(home: &Home, token: &str) -> String {
    let path = home.path().join("token");
    std::fs::write(&path, token).unwrap();
    path.to_str().unwrap().to_owned()
}

fn start(home: &Home, server: &Server, role: &str, dialect: &str) -> Value {
    let token = token_file(home, server.token());
    let user = server.user(role);
    let words = [
        "enroll",
        "start",
        "--server",
        server.url(),
        "--user",
        &user,
        "--dialect",
        dialect,
        "--token-file",
        &token,
    ];
    home.json(&words, "")
}

fn refused_start(home: &Home, server: &Server, role: &str) -> (i32, Value) {
    let token = token_file(home, server.token());
    let user = server.user(role);
    home.refused(
        &[
            "enroll",
            "start",
            "--server",
            server.url(),
            "--user",
            &user,
            "--token-file",
            &token,
        ],
        "",
    )
}

#[test]
fn a_wrong_code_then_the_right_one_in_every_dialect() {
    for dialect in ["v2", "v2beta", "v3alpha", "resources-v3alpha"] {
        let home = Home::with_vault();
        let server = Server::start(&home, "normal");
        let started = start(&home, &server, "newStarter", dialect);
        let id = started["id"].as_str().unwrap();
        assert_eq!(started["state"], "pending");
        let own = home.json(&["enroll", "list"], "");
        assert_eq!(own[0]["id"], id);

        let (status, error) = home.refused(&["enroll", "verify", id, "--anyway"], "531975");
        assert_eq!(
            (status, error["code"].as_str(), error["reference"].as_str()),
            (9, Some("invalidCode"), Some("CS-E400")),
            "{dialect}"
        );
        assert_eq!(error["said"]["id"], "EVENT-8isk2");
        assert_eq!(error["exchange"]["status"], 400);
        assert!(
            !error.to_string().contains("531975"),
            "the code is in the error: {error}"
        );

        let enrolled = home.json(&["enroll", "verify", id, "--own-code"], "");
        let details = enrolled["enrollment"]["details"].as_array().unwrap();
        assert!(
            details
                .iter()
                .any(|row| row["name"] == "changeDate" && row["local"].is_string()),
            "{dialect}: {details:?}"
        );
        assert!(
            details.iter().any(|row| row["name"] == "resourceOwner"),
            "{dialect}: {details:?}"
        );
        assert_eq!(
            home.json(&["accounts", "list"], "")["accounts"][0]["id"],
            enrolled["account"]["id"]
        );
        assert_eq!(
            home.refused(&["enroll", "verify", id, "--own-code"], "").1["code"],
            "enrollmentFinished"
        );
    }
}

#[test]
fn what_a_start_prints_holds_no_key() {
    let home = Home::with_vault();
    let server = Server::start(&home, "normal");
    let started = start(&home, &server, "newStarter", "v2");
    assert!(
        !started.to_string().to_lowercase().contains("secret"),
        "{started}"
    );
    assert!(!started.to_string().contains(server.token()));
}

#[test]
fn an_answer_that_was_lost_is_found_out() {
    let home = Home::with_vault();
    let server = Server::start(&home, "drop-after-accept");
    let started = start(&home, &server, "newStarter", "v2");
    let enrolled = home.json(
        &[
            "enroll",
            "verify",
            started["id"].as_str().unwrap(),
            "--own-code",
        ],
        "",
    );
    assert_eq!(enrolled["foundOut"], true);
}

#[test]
fn refusals_at_the_start_say_what_they_mean_and_leave_nothing_behind() {
    let home = Home::with_vault();
    for (scenario, role, status, code) in [
        ("normal", "noPermission", 9, "notAllowed"),
        ("normal", "alreadyEnrolled", 9, "alreadyEnrolled"),
        ("no-permission", "newStarter", 9, "notAllowed"),
        ("user-not-found", "newStarter", 9, "userNotFound"),
        ("mfa-required", "newStarter", 9, "mfaRequired"),
        ("rate-limited", "newStarter", 9, "rateLimited"),
        ("server-error", "newStarter", 9, "serverError"),
        ("html-error", "newStarter", 9, "serverError"),
    ] {
        let server = Server::start(&home, scenario);
        let (exit, error) = refused_start(&home, &server, role);
        assert_eq!(
            (exit, error["code"].as_str()),
            (status, Some(code)),
            "{scenario}: {error}"
        );
        if code == "rateLimited" {
            assert_eq!(error["retryAfterSeconds"], 40);
        }
    }
    assert_eq!(home.json(&["enroll", "list"], ""), serde_json::json!([]));
}

#[test]
fn a_registration_that_is_gone_keeps_the_setup_and_can_be_discarded() {
    let home = Home::with_vault();
    let server = Server::start(&home, "no-pending");
    let started = start(&home, &server, "newStarter", "v2");
    let id = started["id"].as_str().unwrap();
    let (status, error) = home.refused(&["enroll", "verify", id, "--own-code"], "");
    assert_eq!(
        (status, error["code"].as_str()),
        (9, Some("noPendingRegistration"))
    );
    assert_eq!(home.json(&["enroll", "list"], "")[0]["state"], "pending");
    home.ok(&["enroll", "discard", id], "");
    assert_eq!(home.json(&["enroll", "list"], ""), serde_json::json!([]));
}

#[test]
fn a_discarded_setup_is_removed_at_the_server_too() {
    let home = Home::with_vault();
    let server = Server::start(&home, "normal");
    let started = start(&home, &server, "newStarter", "v2");
    let id = started["id"].as_str().unwrap();
    assert_eq!(home.json(&["enroll", "status", id], "")["state"], "pending");
    assert_eq!(
        home.json(&["enroll", "discard", id], "")["removedAtServer"],
        true
    );
}

#[test]
fn unusable_addresses_users_and_tokens_are_refused_before_anything_is_sent() {
    let home = Home::with_vault();
    let start = |server: &str, user: &str, token: &str| {
        let token = token_file(&home, token);
        home.refused(
            &[
                "enroll",
                "start",
                "--server",
                server,
                "--user",
                user,
                "--token-file",
                &token,
            ],
            "",
        )
    };
    for (server, user, token, code) in [
        ("id.example.com", "1", "t", "serverAddress"),
        ("ftp://id.example.com", "1", "t", "serverAddress"),
        ("", "1", "t", "serverAddress"),
        ("http://id.example.com", "1", "t", "serverNotHttps"),
        ("https://id.example.com", "a/b", "t", "userIdUnfit"),
        ("https://id.example.com", "", "t", "userIdUnfit"),
        ("https://id.example.com", "1", "two\nlines", "tokenUnfit"),
        ("https://id.example.com", "1", "", "tokenUnfit"),
    ] {
        let (status, error) = start(server, user, token);
        assert_eq!(
            (status, error["code"].as_str()),
            (8, Some(code)),
            "{server} {user}: {error}"
        );
        assert!(error["exchange"].is_null());
    }
    // A port that nothing listens on: bound, and closed again.
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let (status, error) = start(&format!("http://127.0.0.1:{port}"), "1", "t");
    assert_eq!((status, error["code"].as_str()), (10, Some("noAnswer")));
}

#[test]
fn the_demonstration_ends_well_and_shows_the_details() {
    let home = Home::empty();
    let ended = home.run(&["demo"], "");
    assert_eq!(ended.status, 0, "{}", ended.err);
    assert!(ended.out.contains("You're set up"), "{}", ended.out);
    assert!(ended.out.contains("Organisation:"), "{}", ended.out);
    assert!(
        ended.err.contains("CS-E400"),
        "the wrong code was not refused: {}",
        ended.err
    );
    assert!(
        !home.vault().exists(),
        "the demonstration touched the person's own vault"
    );
}

#[cfg(unix)]
#[test]
fn the_demonstration_server_stops_when_it_is_told_to() {
    let home = Home::empty();
    let mut child = home.command(&["demo-server"]).spawn().unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(
        &mut std::io::BufReader::new(child.stdout.take().unwrap()),
        &mut line,
    )
    .unwrap();
    let said: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(said["dialects"].as_array().unwrap().len(), 4);
    let told = std::process::Command::new("kill")
        .arg(child.id().to_string())
        .status()
        .unwrap();
    assert!(told.success());
    assert!(child.wait().unwrap().success());
    let other = home.run(&["demo-server", "--listen", "0.0.0.0:0"], "");
    assert_ne!(other.status, 0, "it listened to the whole network");
}
